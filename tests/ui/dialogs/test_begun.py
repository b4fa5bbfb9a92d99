"""What is written in a dialog outlives a kill, and nothing is left of what was added."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from journal.errors import NoRoom
from journal.services.autosave import SaveState
from journal.ui.dialogs.follow_up import ChangeDateDialog, FollowUpDialog, SkipDialog
from journal.ui.dialogs.form_dialog import FormDialog
from journal.ui.dialogs.hold import HoldDialog
from journal.ui.dialogs.new_contact import NewContactDialog
from journal.ui.dialogs.new_interview import InterviewDialog
from journal.ui.dialogs.open_hold import OpenHoldDialog
from journal.ui.dialogs.pitch import PitchDialog
from journal.ui.dialogs.referred_by import ReferredByDialog
from journal.ui.dialogs.substitute import SubstituteDialog
from journal.ui.dialogs.touch import TouchDialog
from journal.ui.shell.context import PageContext
from journal.ui.widgets.link_label import LinkLabel
from tests.ui.dialogs.conftest import Shown, card_of, keys

Key = Qt.Key
CODES = (
    "contact", "named", "interview", "schedule", "follow-up",
    "hold", "touch", "substitute", "pitch", "skip",
    "change", "another day", "referrer", "open hold",
)  # fmt: skip


def make(code: str, context: PageContext, people: dict[str, int]) -> FormDialog:
    ana, library = people["Ana Souza"], context.library
    meeting = next(iter(library.people.interviews(ana)), None)
    number = meeting.id if meeting is not None else library.meetings.plan(ana)
    card = library.interviews.card(number)
    assert card is not None
    if "a follow-up" not in people:
        people["a follow-up"] = library.follow_ups.add(ana)
    if code == "open hold" and not card_of(context, ana).holds:
        library.referrals.hold(ana, whose_move_id=None, conditions=["has called"])
    row = library.days.follow_up(people["a follow-up"])
    assert row is not None
    made = {
        "contact": lambda: NewContactDialog(context),
        "named": lambda: NewContactDialog(context, ana),
        "interview": lambda: InterviewDialog(context, contact_id=ana),
        "schedule": lambda: InterviewDialog(context, interview_id=number),
        "follow-up": lambda: FollowUpDialog(context, ana),
        "hold": lambda: HoldDialog(context, card_of(context, ana)),
        "touch": lambda: TouchDialog(context, card_of(context, ana)),
        "substitute": lambda: SubstituteDialog(context, card),
        "pitch": lambda: PitchDialog(context),
        "skip": lambda: SkipDialog(context, row),
        "change": lambda: FollowUpDialog(context, follow_up=row),
        "another day": lambda: ChangeDateDialog(context, row),
        "referrer": lambda: ReferredByDialog(context, card_of(context, ana)),
        "open hold": lambda: OpenHoldDialog(context, card_of(context, ana)),
    }
    return made[code]()


def begun(context: PageContext) -> dict[str, object]:
    database = context.library.choices._journal.database
    rows = database.rows("SELECT key FROM setting WHERE key LIKE 'begun: %'")
    return {row[0]: context.library.choices.get(row[0]) for row in rows}


def told(dialog: FormDialog) -> bool:
    found = dialog.findChild(LinkLabel, "begun.start_empty")
    return found is not None and found.isVisible()


def write(dialog: FormDialog, text: str) -> None:
    """Into every line that doesn't say something already."""
    for field in dialog.form.findChildren(QLineEdit):
        if not field.text():
            field.setText(text)
    for field in dialog.form.findChildren(QPlainTextEdit):
        field.setPlainText(f"{text}\n{text}")


@pytest.mark.parametrize("code", CODES)
def test_what_was_written_before_a_kill_stands_there_again(
    code: str, context: PageContext, people: dict[str, int], shown: Shown[FormDialog]
) -> None:
    steps = context.library.history.undo_name
    dialog = shown(make(code, context, people))
    before = steps()
    assert not told(dialog)
    write(dialog, "half a")
    assert context.library.autosave.pending
    assert context.library.autosave.flush()
    assert len(begun(context)) == 1
    assert steps() == before, "nothing to undo"
    written = dialog.written()
    dialog.hide()  # neither added nor given up
    again = shown(make(code, context, people))
    assert again.written() == written
    assert told(again)
    empty = again.findChild(LinkLabel, "begun.start_empty")
    assert empty is not None
    empty.click()
    assert not told(again)
    assert begun(context) == {}
    assert not again._is_written()
    assert again.written() != written


@pytest.mark.parametrize("code", CODES)
def test_what_was_written_is_told_when_it_is_put_away(
    code: str, context: PageContext, people: dict[str, int], shown: Shown[FormDialog]
) -> None:
    dialog = shown(make(code, context, people))
    write(dialog, "half a")
    away = dialog.put_away(keep=False)
    assert "half a" in away.typed
    assert (away.again is None) == (code not in ("contact", "pitch"))


@pytest.mark.parametrize("code", CODES)
def test_names_of_drafts_lead_to_the_person_they_are_about(
    code: str, context: PageContext, people: dict[str, int], shown: Shown[FormDialog]
) -> None:
    dialog = shown(make(code, context, people))
    write(dialog, "half a")
    context.library.autosave.flush()
    (name,) = begun(context)
    (meeting,) = context.library.people.interviews(people["Ana Souza"])
    about = (f" contact {people['Ana Souza']}", f" in interview {meeting.id}")
    assert name.endswith(about) == (code not in ("contact", "pitch"))


@pytest.mark.parametrize("leave", ["accept", "reject"])
def test_added_or_given_up_it_is_gone(
    leave: str, context: PageContext, shown: Shown[NewContactDialog]
) -> None:
    dialog = shown(NewContactDialog(context))
    keys("Priya")
    context.library.autosave.flush()
    keys(" Nair")  # staged, and not written yet
    getattr(dialog, leave)()
    assert begun(context) == {}
    assert not context.library.autosave.pending
    again = shown(NewContactDialog(context))
    assert again.person.text() == ""
    assert not told(again)


def test_brought_back_it_is_kept_again(
    context: PageContext, shown: Shown[NewContactDialog]
) -> None:
    dialog = NewContactDialog(context)
    dialog.bring_back({"new_contact.name": "Priya Nair"})
    shown(dialog)
    assert not told(dialog)
    context.library.autosave.flush()
    (kept,) = begun(context).values()
    assert isinstance(kept, dict)
    assert kept["new_contact.name"] == "Priya Nair"


def test_the_next_key_goes_on_and_takes_nothing_away(
    context: PageContext, shown: Shown[NewContactDialog]
) -> None:
    dialog = shown(NewContactDialog(context))
    keys("Priya")
    context.library.autosave.flush()
    dialog.hide()
    again = shown(NewContactDialog(context))
    keys(" Nair")
    assert again.person.text() == "Priya Nair"


def test_another_name_than_the_one_given_is_another_person(
    context: PageContext, people: dict[str, int], shown: Shown[FollowUpDialog]
) -> None:
    ana = people["Ana Souza"]
    dialog = shown(FollowUpDialog(context, ana))
    dialog.who.setFocus()
    dialog.who.selectAll()
    keys("Lena Fischer")
    context.library.autosave.flush()
    dialog.hide()
    again = shown(FollowUpDialog(context, ana))
    assert again.who.text() == "Lena Fischer"
    assert again.who.person() == people["Lena Fischer"]


def test_what_somebody_else_wrote_into_the_file_is_passed_over(
    context: PageContext, shown: Shown[NewContactDialog]
) -> None:
    for kept in ([1], "text", {"new_contact.name": 7, "new_contact.source": "x", "other": 1}):
        context.library.choices.keep("begun: new contact", kept)
        dialog = shown(NewContactDialog(context))
        assert (dialog.person.text(), dialog.source.currentIndex()) == ("", 0)
        dialog.hide()


def test_what_cannot_be_written_stays_staged(
    context: PageContext, shown: Shown[NewContactDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise NoRoom("full")

    dialog = shown(NewContactDialog(context))
    monkeypatch.setattr(context.library.choices, "write", full)
    keys("Priya")
    assert QApplication.focusWidget() is dialog.person
    assert not context.library.autosave.flush()
    assert context.library.autosave.state is SaveState.FAILED
    monkeypatch.undo()
    assert context.library.autosave.flush()
    assert len(begun(context)) == 1


def test_what_was_begun_about_one_of_several_holds_goes_to_that_one(
    context: PageContext, people: dict[str, int], shown: Shown[OpenHoldDialog]
) -> None:
    lena, holds = people["Lena Fischer"], context.library.referrals
    first = holds.hold(lena, whose_move_id=None, conditions=["has called"])
    second = holds.hold(lena, whose_move_id=people["Ana Souza"], conditions=["is back"])
    dialog = shown(OpenHoldDialog(context, card_of(context, lena), first))
    place = next(n for n in range(2) if dialog.which._codes[n] == second)
    dialog.which.setCurrentIndex(place)
    dialog.which.chosen.emit(second)
    for words in ("and has mailed", "and has slept"):  # each makes room for another line
        dialog.conditions.lines()[-1][1].setText(words)
    context.library.autosave.flush()
    dialog.hide()
    again = shown(OpenHoldDialog(context, card_of(context, lena), first))
    assert told(again)
    assert again.which.code() == second
    again.accept()
    now = {hold.id: hold.unmet for hold in card_of(context, lena).holds}
    assert now == {first: ("has called",), second: ("is back", "and has mailed", "and has slept")}
