"""What all small dialogs have in common."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from journal.ui.dialogs.begun import Written
from journal.ui.dialogs.follow_up import ChangeDateDialog, FollowUpDialog, SkipDialog
from journal.ui.dialogs.form_dialog import FormDialog
from journal.ui.dialogs.hold import HoldDialog
from journal.ui.dialogs.new_contact import NewContactDialog
from journal.ui.dialogs.new_interview import InterviewDialog
from journal.ui.dialogs.new_letter import NewLetterDialog
from journal.ui.dialogs.open_hold import OpenHoldDialog
from journal.ui.dialogs.referred_by import ReferredByDialog
from journal.ui.dialogs.substitute import SubstituteDialog
from journal.ui.dialogs.touch import TouchDialog
from journal.ui.shell.context import PageContext
from journal.ui.widgets.link_label import LinkLabel
from tests.ui.dialogs.conftest import Shown, card_of, keys, problem

Key = Qt.Key


def every(context: PageContext, people: dict[str, int]) -> list[FormDialog]:
    library = context.library
    row = library.days.follow_up(library.follow_ups.add(people["Ana Souza"]))
    assert row is not None
    library.referrals.hold(people["Lena Fischer"], whose_move_id=people["Ana Souza"])
    meeting = library.interviews.card(library.meetings.plan(people["Ana Souza"]))
    assert meeting is not None
    lena = card_of(context, people["Lena Fischer"])
    return [
        NewContactDialog(context),
        NewContactDialog(context, people["Ana Souza"]),
        InterviewDialog(context, contact_id=people["Ana Souza"]),
        FollowUpDialog(context),
        NewLetterDialog(context),
        ChangeDateDialog(context, row),
        SkipDialog(context, row),
        ReferredByDialog(context, lena),
        HoldDialog(context, lena),
        OpenHoldDialog(context, lena),
        TouchDialog(context, lena),
        SubstituteDialog(context, meeting),
    ]


def test_every_dialog_is_small_named_and_left_by_esc(
    context: PageContext, people: dict[str, int], shown: Shown[FormDialog]
) -> None:
    for dialog in every(context, people):
        shown(dialog)
        assert dialog.windowTitle()
        assert dialog.width() <= 900
        assert dialog.height() <= 440, dialog.objectName()
        for field in dialog.findChildren(QWidget):
            if field.focusPolicy() & Qt.FocusPolicy.TabFocus and field.isVisible():
                name = field.accessibleName() or getattr(field, "text", str)()
                assert name, (dialog.objectName(), field)
        QTest.keyClick(dialog, Key.Key_Escape)
        assert not dialog.isVisible()
        assert dialog.result() == QDialog.DialogCode.Rejected


def test_mnemonics_are_unique_in_every_dialog(
    context: PageContext, people: dict[str, int], shown: Shown[FormDialog]
) -> None:
    import re

    for dialog in every(context, people):
        shown(dialog)
        texts = [label.text() for label in dialog.findChildren(QLabel) if label.buddy()]
        letters = [found.group(1).casefold() for t in texts if (found := re.search("&(\\w)", t))]
        assert len(letters) == len(texts), texts
        assert len(set(letters)) == len(letters), (dialog.objectName(), texts)


def test_ctrl_enter_finishes_from_every_field(
    context: PageContext, people: dict[str, int], shown: Shown[HoldDialog]
) -> None:
    dialog = shown(HoldDialog(context, card_of(context, people["Lena Fischer"])))
    dialog.conditions.setFocus()
    QTest.keyClick(dialog.conditions, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    assert card_of(context, people["Lena Fischer"]).on_hold


def alt(letter: Key) -> None:
    window = QApplication.activeWindow()
    assert window is not None
    QTest.keyClick(window, letter, Qt.KeyboardModifier.AltModifier)


def test_every_underlined_letter_leads_into_its_field(
    context: PageContext, people: dict[str, int], shown: Shown[FormDialog]
) -> None:
    import re

    for dialog in every(context, people):
        shown(dialog)
        for label in dialog.findChildren(QLabel):
            buddy = label.buddy()
            letter = re.search("&(\\w)", label.text())
            if buddy is None or letter is None or not label.isVisible():
                continue
            dialog.verb.setFocus()
            alt(Key(ord(letter.group(1).upper())))
            focus = QApplication.focusWidget()
            assert focus is not None
            assert focus is buddy or buddy.isAncestorOf(focus), (dialog.objectName(), label.text())


def test_a_problem_goes_with_the_next_letter(
    context: PageContext, shown: Shown[FormDialog]
) -> None:
    dialog = shown(NewContactDialog(context))
    keys(Key.Key_Return)
    assert problem(dialog, dialog.person)
    keys("P")
    assert problem(dialog, dialog.person) == ""
    follow_up = shown(FollowUpDialog(context))
    follow_up.accept()
    assert problem(follow_up, follow_up.what)
    follow_up.who.setFocus()
    keys("A")  # either would do
    assert problem(follow_up, follow_up.what) == ""


@pytest.mark.parametrize("kind", [NewContactDialog, InterviewDialog, FollowUpDialog])
def test_somebody_unknown_is_added_with_it(
    context: PageContext, shown: Shown[FormDialog], kind: type[FormDialog]
) -> None:
    """In an empty journal there is nobody yet; it is one step."""
    dialog = shown(kind(context))
    if isinstance(dialog, NewContactDialog):
        dialog.person.setText("Priya Nair")
        who = dialog.referrer
    else:
        who = dialog.who
    who.setText("Lena Sommer")
    dialog.accept()
    assert problem(dialog, who) == "Nobody called Lena Sommer is in the journal."
    offer = next(x for x in dialog.findChildren(LinkLabel, "form.problem.offer") if x.isVisible())
    assert offer.text() == "Add Lena Sommer"
    keys(Key.Key_Tab)
    assert offer.hasFocus()
    keys(Key.Key_Return)
    assert not dialog.isVisible()
    library = context.library
    (lena,) = library.people.names("Lena Sommer")
    if kind is InterviewDialog:
        assert [row.contact_id for row in library.interviews.rows()] == [lena.id]
    elif kind is FollowUpDialog:
        row = library.days.follow_up(dialog.added)
        assert row is not None
        assert row.contact_id == lena.id
    else:
        assert [each.id for each in card_of(context, dialog.added).path] == [lena.id]
    library.history.undo()
    assert library.people.count() == 0
    assert library.history.undo_name() is None


def test_with_somebody_given_one_goes_on_with_when(
    context: PageContext, people: dict[str, int], shown: Shown[FormDialog]
) -> None:
    ana = people["Ana Souza"]
    for dialog in (FollowUpDialog(context, ana), InterviewDialog(context, contact_id=ana)):
        shown(dialog)
        assert dialog.who.text() == "Ana Souza"
        assert QApplication.focusWidget() is dialog.when.edit


def test_what_was_given_up_is_told_and_can_come_back(
    context: PageContext, shown: Shown[NewContactDialog]
) -> None:
    dialog = shown(NewContactDialog(context))
    told: list[Written] = []
    dialog.given_up.connect(told.append)
    dialog.reject()
    assert told == []
    dialog = shown(NewContactDialog(context))
    dialog.given_up.connect(told.append)
    dialog.person.setText("Priya Nair")
    dialog.role.setText("Planner")
    dialog.source.setCurrentIndex(2)
    dialog.reject()
    again = shown(NewContactDialog(context))
    again.bring_back(told[0])
    assert (again.person.text(), again.role.text()) == ("Priya Nair", "Planner")
    assert again.source.currentIndex() == 2
    assert again.role.isVisible()
