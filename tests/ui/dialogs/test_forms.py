"""The small dialogs: what is typed becomes what is meant, by few keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal.domain.codes import FollowUpKind, Format, InterviewStatus
from journal.services.library import Library
from journal.ui.dialogs.follow_up import ChangeDateDialog, FollowUpDialog, SkipDialog
from journal.ui.dialogs.form_dialog import FormDialog
from journal.ui.dialogs.hold import HoldDialog, OpenHoldDialog
from journal.ui.dialogs.new_contact import NewContactDialog
from journal.ui.dialogs.new_interview import InterviewDialog
from journal.ui.dialogs.referred_by import ReferredByDialog
from journal.ui.dialogs.touch import TouchDialog
from journal.ui.shell.context import PageContext

Key = Qt.Key
D = TypeVar("D", bound=QDialog)
Shown = Callable[[D], D]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown[QDialog]]:
    kept: list[QDialog] = []

    def show(dialog: QDialog) -> QDialog:
        kept.append(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return dialog

    yield show
    for dialog in kept:
        dialog.hide()
        dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def keys(*typed: str | Qt.Key) -> int:
    """Types into whatever has the focus; how many keys besides text."""
    pressed = 0
    for each in typed:
        target = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert target is not None
        if isinstance(each, str):
            for letter in each:  # keyClicks aborts at letters beyond Latin-1
                pressing = QKeyEvent(
                    QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter
                )
                QApplication.sendEvent(target, pressing)
                QApplication.processEvents()  # a list of suggestions comes, or goes
                target = QApplication.activePopupWidget() or QApplication.focusWidget()
        else:
            QTest.keyClick(target, each)
            pressed += 1
        QApplication.processEvents()
    return pressed


def problem(dialog: FormDialog, field: QWidget) -> str:
    return dialog.form.problem(field)


# -- new contact ------------------------------------------------------------------------------


def test_a_contact_with_company_and_referrer_takes_four_keys(
    context: PageContext, people: dict[str, int], shown: Shown[NewContactDialog]
) -> None:
    """With the key that opens the dialog five."""
    dialog = shown(NewContactDialog(context))
    pressed = keys(
        "Priya Nair", Key.Key_Tab, "Northwind", Key.Key_Tab, "ana", Key.Key_Return, Key.Key_Return
    )
    assert pressed == 4
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.added is not None
    card = context.library.people.card(dialog.added)
    assert card is not None
    assert (card.name, card.company) == ("Priya Nair", "Northwind")
    assert [person.name for person in card.path] == ["Tom Becker", "Ana Souza"]


def test_a_name_alone_will_do(context: PageContext, shown: Shown[NewContactDialog]) -> None:
    dialog = shown(NewContactDialog(context))
    keys("Ines", Key.Key_Return)
    assert dialog.added is not None
    assert context.library.people.count() == 1


@pytest.mark.parametrize("typed", ["", "   ", "\u200b"])
def test_without_a_name_it_stays_open_and_says_so(
    context: PageContext, shown: Shown[NewContactDialog], typed: str
) -> None:
    dialog = shown(NewContactDialog(context))
    dialog.person.setText(typed)
    dialog.accept()
    assert dialog.isVisible()
    assert "needs a name" in problem(dialog, dialog.person)
    assert dialog.person.accessibleDescription() == problem(dialog, dialog.person)
    assert context.library.people.count() == 0
    keys("Ines", Key.Key_Return)
    assert not dialog.isVisible()


def test_an_unknown_referrer_is_told_under_the_field(
    context: PageContext, people: dict[str, int], shown: Shown[NewContactDialog]
) -> None:
    dialog = shown(NewContactDialog(context))
    dialog.person.setText("Priya")
    dialog.referrer.setText("Danil")
    dialog.accept()
    assert problem(dialog, dialog.referrer) == "Nobody called Danil is in the journal."
    assert context.library.people.count() == len(people)


def test_a_referrer_typed_whole_needs_no_choosing(
    context: PageContext, people: dict[str, int], shown: Shown[NewContactDialog]
) -> None:
    dialog = shown(NewContactDialog(context))
    dialog.person.setText("Priya")
    dialog.referrer.setText("  tom BECKER ")
    dialog.accept()
    assert dialog.added is not None
    card = context.library.people.card(dialog.added)
    assert card is not None
    assert card.path[-1].id == people["Tom Becker"]


def test_two_of_one_name_must_be_chosen_from(
    context: PageContext, people: dict[str, int], shown: Shown[NewContactDialog]
) -> None:
    context.library.contacts.add("Tom Becker", company="Other Lines")
    dialog = shown(NewContactDialog(context))
    dialog.person.setText("Priya")
    dialog.referrer.setText("Tom Becker")
    dialog.accept()
    assert "several called Tom Becker" in problem(dialog, dialog.referrer)


def test_somebody_of_the_same_name_is_mentioned_and_may_be_added(
    context: PageContext, people: dict[str, int], shown: Shown[NewContactDialog]
) -> None:
    dialog = shown(NewContactDialog(context))
    keys("ana souza", Key.Key_Tab)
    assert dialog.same.text() == "Ana Souza, Northwind is in the journal already."
    assert not dialog.same.isHidden()
    dialog.accept()
    assert dialog.added is not None


def test_more_fields_come_when_asked_for(
    context: PageContext, shown: Shown[NewContactDialog]
) -> None:
    dialog = shown(NewContactDialog(context))
    assert not dialog.mail.isVisible()
    dialog.more.click()
    assert dialog.mail.isVisible()
    dialog.person.setText("Ines")
    dialog.mail.setText("ines@x.example")
    dialog.role.setText("Planner")
    dialog.accept()
    assert dialog.added is not None
    card = context.library.people.card(dialog.added)
    assert card is not None
    assert (card.role, card.points[0].value) == ("Planner", "ines@x.example")


def test_a_referral_names_who_it_is_from(
    context: PageContext, people: dict[str, int], shown: Shown[NewContactDialog]
) -> None:
    dialog = shown(NewContactDialog(context, people["Ana Souza"]))
    assert dialog.windowTitle() == "Somebody Ana Souza named"
    keys("Priya", Key.Key_Return)
    assert dialog.added is not None
    card = context.library.people.card(dialog.added)
    assert card is not None
    assert card.path[-1].name == "Ana Souza"
    assert card.source == "referral"


def test_markup_in_names_is_shown_as_text(
    context: PageContext, shown: Shown[NewContactDialog]
) -> None:
    evil = 'Eve <img src="file:///etc/hostname">'
    context.library.contacts.add(evil, company=evil)
    dialog = shown(NewContactDialog(context))
    keys(evil, Key.Key_Tab)
    assert evil in dialog.same.text()
    for label in dialog.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText


# -- interview --------------------------------------------------------------------------------


def test_a_yes_is_scheduled_by_when_tab_where_enter(
    context: PageContext, people: dict[str, int], shown: Shown[InterviewDialog]
) -> None:
    library = context.library
    asked = library.meetings.plan(people["Ana Souza"], status=InterviewStatus.REQUESTED)
    dialog = shown(InterviewDialog(context, interview_id=asked))
    pressed = keys("tue 14:00", Key.Key_Tab, "Harbour Café", Key.Key_Return)
    assert pressed == 2
    card = library.interviews.card(asked)
    assert card is not None
    assert (card.start_wall, card.row.place) == ("2026-03-10T14:00", "Harbour Café")
    assert card.row.status == InterviewStatus.SCHEDULED
    assert dialog.planned == asked


def test_one_line_fills_the_rest(
    context: PageContext, people: dict[str, int], shown: Shown[InterviewDialog]
) -> None:
    dialog = shown(InterviewDialog(context, contact_id=people["Ana Souza"]))
    keys("thu 14:00 45m coffee, Harbour Café", Key.Key_Return)
    assert dialog.planned is not None
    card = context.library.interviews.card(dialog.planned)
    assert card is not None
    assert (card.row.format, card.row.minutes, card.row.place) == (
        Format.COFFEE, 45, "Harbour Café",
    )  # fmt: skip


def test_what_was_set_by_hand_stays(
    context: PageContext, people: dict[str, int], shown: Shown[InterviewDialog]
) -> None:
    dialog = shown(InterviewDialog(context, contact_id=people["Ana Souza"]))
    dialog.where.setText("My office")
    dialog.where.textEdited.emit("My office")
    dialog.minutes.set_code(20)
    dialog.minutes.chosen.emit(20)
    keys("thu 14:00 45m lunch, Harbour Café", Key.Key_Return)
    assert dialog.planned is not None
    card = context.library.interviews.card(dialog.planned)
    assert card is not None
    assert (card.row.place, card.row.minutes) == ("My office", 20)


def test_a_day_without_a_time_asks_for_one(
    context: PageContext, people: dict[str, int], shown: Shown[InterviewDialog]
) -> None:
    dialog = shown(InterviewDialog(context, contact_id=people["Ana Souza"]))
    keys("thu", Key.Key_Return)
    assert "At what time?" in problem(dialog, dialog.when)
    assert context.library.people.interviews(people["Ana Souza"]) == []


@pytest.mark.parametrize("typed", ["blah", "31.2.", "25:00", "tue 99:99"])
def test_a_date_that_is_none_is_told(
    context: PageContext, people: dict[str, int], shown: Shown[InterviewDialog], typed: str
) -> None:
    dialog = shown(InterviewDialog(context, contact_id=people["Ana Souza"]))
    keys(typed, Key.Key_Return)
    assert dialog.isVisible()
    told = dialog.when.below()
    assert "Not understood" in told
    assert not problem(dialog, dialog.when)  # once is enough
    dialog.when.edit.selectAll()
    keys("fri 14:00")
    assert "Not understood" not in dialog.when.below()


def test_without_a_date_it_is_an_idea(
    context: PageContext, people: dict[str, int], shown: Shown[InterviewDialog]
) -> None:
    shown(InterviewDialog(context, contact_id=people["Ana Souza"]))
    keys(Key.Key_Return)
    (row,) = context.library.people.interviews(people["Ana Souza"])
    assert (row.status, row.start) == (InterviewStatus.IDEA, None)


def test_without_a_person_it_asks_with_whom(
    context: PageContext, people: dict[str, int], shown: Shown[InterviewDialog]
) -> None:
    dialog = shown(InterviewDialog(context, day=date(2026, 3, 12)))
    dialog.accept()
    assert problem(dialog, dialog.who) == "With whom? Type a name."
    keys("mr", Key.Key_Return)
    assert dialog.when.text()
    dialog.when.set_text(dialog.when.text() + " 10:00")
    dialog.accept()
    (row,) = context.library.people.interviews(people["Mr Hall"])
    assert row.start is not None
    assert row.start.isoformat() == "2026-03-12T10:00:00+00:00"


def test_a_letter_needs_no_time_and_has_no_length(
    context: PageContext, people: dict[str, int], shown: Shown[InterviewDialog]
) -> None:
    dialog = shown(InterviewDialog(context, contact_id=people["Ana Souza"]))
    dialog.format.set_code(str(Format.LETTER))
    dialog.format.chosen.emit(str(Format.LETTER))
    assert not dialog.minutes.isEnabled()
    keys("thu", Key.Key_Return)
    (row,) = context.library.people.interviews(people["Ana Souza"])
    assert (row.format, row.minutes) == (Format.LETTER, 0)


def test_an_unusual_length_is_kept(
    context: PageContext, people: dict[str, int], shown: Shown[InterviewDialog]
) -> None:
    key = context.library.meetings.plan(people["Ana Souza"], start="2026-03-10T14:00", minutes=25)
    dialog = shown(InterviewDialog(context, interview_id=key))
    assert dialog.minutes.code() == 25
    dialog.accept()
    card = context.library.interviews.card(key)
    assert card is not None
    assert (card.row.minutes, card.start_wall) == (25, "2026-03-10T14:00")


# -- follow-ups -------------------------------------------------------------------------------


def due(library: Library, key: int) -> date | None:
    row = library.days.follow_up(key)
    assert row is not None
    return row.due_on


def test_moving_a_follow_up_by_typing(
    context: PageContext, people: dict[str, int], shown: Shown[ChangeDateDialog]
) -> None:
    library = context.library
    key = library.follow_ups.add(people["Ana Souza"], due_on=date(2026, 3, 5))
    row = library.days.follow_up(key)
    assert row is not None
    dialog = shown(ChangeDateDialog(context, row))
    assert keys("2w", Key.Key_Return) == 1
    assert due(library, key) == date(2026, 3, 19)
    assert dialog.moved_to == date(2026, 3, 19)


@pytest.mark.parametrize(
    ("button", "day"),
    [("tomorrow", (3, 6)), ("in_3_days", (3, 8)), ("next_week", (3, 9)), ("in_a_month", (4, 5))],
)
def test_moving_a_follow_up_by_a_button(
    context: PageContext,
    people: dict[str, int],
    shown: Shown[ChangeDateDialog],
    button: str,
    day: tuple[int, int],
) -> None:
    from journal.domain.dates import Move, moved

    library = context.library
    key = library.follow_ups.add(people["Ana Souza"], due_on=date(2026, 3, 1))
    row = library.days.follow_up(key)
    assert row is not None
    dialog = shown(ChangeDateDialog(context, row))
    found = dialog.findChild(QWidget, f"change_date.{button}")
    assert found is not None
    found.click()  # type: ignore[attr-defined]
    assert due(library, key) == moved(Move[button.upper()], library.clock.today())
    assert not dialog.isVisible()


def test_no_day_is_no_move(
    context: PageContext, people: dict[str, int], shown: Shown[ChangeDateDialog]
) -> None:
    library = context.library
    key = library.follow_ups.add(people["Ana Souza"], due_on=date(2026, 3, 5))
    row = library.days.follow_up(key)
    assert row is not None
    dialog = shown(ChangeDateDialog(context, row))
    keys(Key.Key_Return)
    assert dialog.isVisible()
    assert problem(dialog, dialog.when)
    keys(Key.Key_Escape)
    assert due(library, key) == date(2026, 3, 5)


def test_a_new_follow_up(
    context: PageContext, people: dict[str, int], shown: Shown[FollowUpDialog]
) -> None:
    dialog = shown(FollowUpDialog(context, people["Ana Souza"]))
    dialog.kind.set_code(str(FollowUpKind.THANK_YOU))
    keys(Key.Key_Tab, Key.Key_Tab, "tomorrow 10:00", Key.Key_Return)
    assert dialog.added is not None
    row = context.library.days.follow_up(dialog.added)
    assert row is not None
    assert (row.kind, row.contact_id) == (FollowUpKind.THANK_YOU, people["Ana Souza"])
    assert (str(row.due_on), str(row.due_time)) == ("2026-03-06", "10:00:00")


def test_a_follow_up_for_nobody_needs_words(
    context: PageContext, shown: Shown[FollowUpDialog]
) -> None:
    dialog = shown(FollowUpDialog(context))
    dialog.accept()
    assert "needs a person or a few words" in problem(dialog, dialog.what)
    dialog.what.setText("Read the trade paper")
    dialog.accept()
    assert dialog.added is not None


def test_skipping_keeps_why(
    context: PageContext, people: dict[str, int], shown: Shown[SkipDialog]
) -> None:
    library = context.library
    key = library.follow_ups.add(people["Ana Souza"])
    row = library.days.follow_up(key)
    assert row is not None
    shown(SkipDialog(context, row))
    keys("she left", Key.Key_Return)
    after = library.days.follow_up(key)
    assert after is not None
    assert after.state == "skipped"


# -- referrer, hold, touch ----------------------------------------------------------------------


def card_of(context: PageContext, key: int):  # type: ignore[no-untyped-def]
    card = context.library.people.card(key)
    assert card is not None
    return card


def test_a_referrer_by_completion(
    context: PageContext, people: dict[str, int], shown: Shown[ReferredByDialog]
) -> None:
    shown(ReferredByDialog(context, card_of(context, people["Mr Hall"])))
    keys("len", Key.Key_Return, Key.Key_Return)
    path = card_of(context, people["Mr Hall"]).path
    assert [person.name for person in path] == ["Tom Becker", "Ana Souza", "Lena Fischer"]


def test_a_circle_is_refused_with_the_reason(
    context: PageContext, people: dict[str, int], shown: Shown[ReferredByDialog]
) -> None:
    dialog = shown(ReferredByDialog(context, card_of(context, people["Tom Becker"])))
    keys("lena", Key.Key_Return, Key.Key_Return)
    assert dialog.isVisible()
    said = problem(dialog, dialog.who)
    assert said.startswith("Lena Fischer was reached through Tom Becker")
    assert card_of(context, people["Tom Becker"]).path == ()


def test_a_further_referrer_leaves_the_first(
    context: PageContext, people: dict[str, int], shown: Shown[ReferredByDialog]
) -> None:
    dialog = shown(ReferredByDialog(context, card_of(context, people["Lena Fischer"])))
    dialog.also.setChecked(True)
    keys("mr hall", Key.Key_Return)  # typed out, there is nothing to choose from
    card = card_of(context, people["Lena Fischer"])
    assert card.path[-1].name == "Ana Souza"
    assert {row.name for row in card.referrers} == {"Ana Souza", "Mr Hall"}


def test_nobody_is_an_answer(
    context: PageContext, people: dict[str, int], shown: Shown[ReferredByDialog]
) -> None:
    dialog = shown(ReferredByDialog(context, card_of(context, people["Lena Fischer"])))
    link = dialog.findChild(QWidget, "referred_by.nobody")
    assert link is not None
    link.click()  # type: ignore[attr-defined]
    assert card_of(context, people["Lena Fischer"]).path == ()
    assert not dialog.isVisible()


def test_a_hold_waits_for_the_referrer_unless_told(
    context: PageContext, people: dict[str, int], shown: Shown[HoldDialog]
) -> None:
    dialog = shown(HoldDialog(context, card_of(context, people["Lena Fischer"])))
    assert dialog.who.text() == "Ana Souza"
    keys(Key.Key_Tab, "has called", Key.Key_Return, "has mailed", Key.Key_Tab, "thu")
    keys(Key.Key_Return)
    (hold,) = card_of(context, people["Lena Fischer"]).holds
    assert hold.whose_move == "Ana Souza"
    assert hold.conditions == ("has called", "has mailed")
    assert hold.check_back == date(2026, 3, 12)


def test_an_open_hold_ends_or_is_asked_about_later(
    context: PageContext, people: dict[str, int], shown: Shown[OpenHoldDialog]
) -> None:
    library, lena = context.library, people["Lena Fischer"]
    library.referrals.hold(lena, whose_move_id=people["Ana Souza"], conditions=["has called"])
    later = shown(OpenHoldDialog(context, card_of(context, lena)))
    later.check_back.edit.setFocus()
    keys("in 2 weeks")
    assert later.verb.text() == "Check back then"
    keys(Key.Key_Return)
    (hold,) = card_of(context, lena).holds
    assert hold.check_back == date(2026, 3, 19)
    over = shown(OpenHoldDialog(context, card_of(context, lena)))
    over.accept()
    assert over.ended
    assert card_of(context, lena).holds == ()


def test_a_touch_is_read_backwards(
    context: PageContext, people: dict[str, int], shown: Shown[TouchDialog]
) -> None:
    dialog = shown(TouchDialog(context, card_of(context, people["Mr Hall"])))
    dialog.when.edit.setFocus()
    keys("tue", Key.Key_Return)
    assert card_of(context, people["Mr Hall"]).last_touch == date(2026, 3, 3)


# -- all of them --------------------------------------------------------------------------------


def every(context: PageContext, people: dict[str, int]) -> list[FormDialog]:
    library = context.library
    row = library.days.follow_up(library.follow_ups.add(people["Ana Souza"]))
    assert row is not None
    library.referrals.hold(people["Lena Fischer"], whose_move_id=people["Ana Souza"])
    lena = card_of(context, people["Lena Fischer"])
    return [
        NewContactDialog(context),
        NewContactDialog(context, people["Ana Souza"]),
        InterviewDialog(context, contact_id=people["Ana Souza"]),
        FollowUpDialog(context),
        ChangeDateDialog(context, row),
        SkipDialog(context, row),
        ReferredByDialog(context, lena),
        HoldDialog(context, lena),
        OpenHoldDialog(context, lena),
        TouchDialog(context, lena),
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
