"""To whom one writes, and which letter."""

from __future__ import annotations

from PySide6.QtCore import Qt

from journal.domain.codes import FollowUpKind, InterviewStatus, LetterKind
from journal.ui.dialogs.new_letter import NewLetterDialog
from journal.ui.shell.context import PageContext
from tests.ui.dialogs.conftest import Shown, keys, problem

Key = Qt.Key


def test_a_name_is_enough(
    context: PageContext, people: dict[str, int], shown: Shown[NewLetterDialog]
) -> None:
    dialog = shown(NewLetterDialog(context))
    assert keys("ana s", Key.Key_Return, Key.Key_Return) == 2
    assert dialog.receiver == people["Ana Souza"]
    assert dialog.kind_chosen() is LetterKind.REQUEST
    assert not dialog.isVisible()


def test_the_letter_that_comes_next_is_proposed_and_a_choice_kept(
    context: PageContext, people: dict[str, int], shown: Shown[NewLetterDialog]
) -> None:
    library, ana = context.library, people["Ana Souza"]
    held = library.meetings.plan(ana, start="2026-03-04T10:00")
    library.meetings.set_status(held, InterviewStatus.HELD)
    library.follow_ups.add(ana, FollowUpKind.THANK_YOU, interview_id=held)
    dialog = shown(NewLetterDialog(context))
    keys("ana s", Key.Key_Return)
    assert dialog.kind_chosen() is LetterKind.THANK_YOU
    dialog.kind.set_code(LetterKind.UPDATE)
    dialog.kind.chosen.emit(LetterKind.UPDATE)
    dialog.who.clear()
    dialog.who.setFocus()
    keys("ana s", Key.Key_Return)
    assert dialog.kind_chosen() is LetterKind.UPDATE


def test_without_a_name_it_asks_for_one(
    context: PageContext, shown: Shown[NewLetterDialog]
) -> None:
    dialog = shown(NewLetterDialog(context))
    keys(Key.Key_Return)
    assert dialog.isVisible()
    assert problem(dialog, dialog.who) == "To whom? Type a name."
    assert dialog.receiver is None


def test_somebody_new_is_added_on_the_way(
    context: PageContext, people: dict[str, int], shown: Shown[NewLetterDialog]
) -> None:
    dialog = shown(NewLetterDialog(context))
    keys("Noor Haddad", Key.Key_Return)
    assert problem(dialog, dialog.who) == "Nobody called Noor Haddad is in the journal."
    dialog.who._add_new()  # the link beside the sentence
    assert dialog.receiver is not None
    card = context.library.people.card(dialog.receiver)
    assert card is not None
    assert card.name == "Noor Haddad"
