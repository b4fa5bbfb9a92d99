"""What all small dialogs have in common."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from journal.ui.dialogs.follow_up import ChangeDateDialog, FollowUpDialog, SkipDialog
from journal.ui.dialogs.form_dialog import FormDialog
from journal.ui.dialogs.hold import HoldDialog, OpenHoldDialog
from journal.ui.dialogs.new_contact import NewContactDialog
from journal.ui.dialogs.new_interview import InterviewDialog
from journal.ui.dialogs.referred_by import ReferredByDialog
from journal.ui.dialogs.substitute import SubstituteDialog
from journal.ui.dialogs.touch import TouchDialog
from journal.ui.shell.context import PageContext
from tests.ui.dialogs.conftest import Shown, card_of

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
