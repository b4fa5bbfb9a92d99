"""Who came instead of the person asked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from journal.domain.codes import InterviewStatus
from journal.domain.views.meetings import InterviewCard
from journal.ui.dialogs.substitute import SubstituteDialog
from journal.ui.shell.context import PageContext
from tests.ui.dialogs.conftest import Shown, keys, problem

Key = Qt.Key
TO_COME, PAST = "2026-03-10T14:00", "2026-03-04T14:00"


def planned(context: PageContext, people: dict[str, int], start: str) -> InterviewCard:
    library = context.library
    found = library.interviews.card(library.meetings.plan(people["Ana Souza"], start=start))
    assert found is not None
    return found


def now(context: PageContext, interview: int) -> InterviewCard:
    found = context.library.interviews.card(interview)
    assert found is not None
    return found


def test_a_new_person_takes_two_keys(
    context: PageContext, people: dict[str, int], shown: Shown[SubstituteDialog]
) -> None:
    card = planned(context, people, PAST)
    dialog = shown(SubstituteDialog(context, card))
    assert "Ana Souza" in dialog.windowTitle()
    assert keys("Dan Ortiz", Key.Key_Return) == 1
    row = now(context, card.id).row
    assert (row.name, row.company, row.instead_of) == ("Dan Ortiz", "Northwind", "Ana Souza")
    assert row.status == InterviewStatus.HELD  # the hour is over: they have met
    context.library.history.undo()
    row = now(context, card.id).row
    assert (row.name, row.status) == ("Ana Souza", InterviewStatus.SCHEDULED)
    assert context.library.people.names("Dan Ortiz") == []


def test_before_the_hour_it_stays_scheduled(
    context: PageContext, people: dict[str, int], shown: Shown[SubstituteDialog]
) -> None:
    card = planned(context, people, TO_COME)
    dialog = shown(SubstituteDialog(context, card))
    assert not dialog.held.isChecked()
    keys("Dan Ortiz", Key.Key_Return)
    assert now(context, card.id).row.status == InterviewStatus.SCHEDULED


def test_somebody_known_is_completed_and_their_company_is_known(
    context: PageContext, people: dict[str, int], shown: Shown[SubstituteDialog]
) -> None:
    card = planned(context, people, TO_COME)
    dialog = shown(SubstituteDialog(context, card))
    keys("tom", Key.Key_Return)
    assert (dialog.who.text(), dialog.company.text()) == ("Tom Becker", "Harbour Lines")
    assert not dialog.company.isEnabled()
    keys(Key.Key_Backspace)
    assert dialog.company.isEnabled()
    assert dialog.company.text() == "Northwind"
    keys("r", Key.Key_Return)
    assert now(context, card.id).row.contact_id == people["Tom Becker"]
    assert context.library.people.count() == len(people)


def test_a_company_that_was_typed_comes_back(
    context: PageContext, people: dict[str, int], shown: Shown[SubstituteDialog]
) -> None:
    dialog = shown(SubstituteDialog(context, planned(context, people, TO_COME)))
    dialog.company.setFocus()
    dialog.company.selectAll()
    keys("Baltic Freight")
    dialog.who.setFocus()
    keys("tom", Key.Key_Return, Key.Key_Backspace)
    assert dialog.company.text() == "Baltic Freight"


def test_nobody_is_asked_for_under_the_field(
    context: PageContext, people: dict[str, int], shown: Shown[SubstituteDialog]
) -> None:
    card = planned(context, people, TO_COME)
    dialog = shown(SubstituteDialog(context, card))
    keys(Key.Key_Return)
    assert problem(dialog, dialog.who) == "Type a name."
    keys("ana souza", Key.Key_Return)
    assert "with Ana Souza already" in problem(dialog, dialog.who)
    assert now(context, card.id).row.instead_of == ""


def test_several_of_a_name_are_chosen_from(
    context: PageContext, people: dict[str, int], shown: Shown[SubstituteDialog]
) -> None:
    context.library.contacts.add("Mr Hall", company="Baltic Freight")
    card = planned(context, people, TO_COME)
    dialog = shown(SubstituteDialog(context, card))
    keys("Mr Hall", Key.Key_Escape)
    dialog.accept()
    assert "several" in problem(dialog, dialog.who)


@pytest.mark.parametrize("status", [InterviewStatus.HELD, InterviewStatus.SCHEDULED])
def test_whether_they_met_is_asked_where_it_is_not_known(
    context: PageContext,
    people: dict[str, int],
    shown: Shown[SubstituteDialog],
    status: InterviewStatus,
) -> None:
    card = planned(context, people, PAST)
    context.library.meetings.set_status(card.id, status)
    dialog = shown(SubstituteDialog(context, now(context, card.id)))
    assert dialog.held.isVisible() == (status is InterviewStatus.SCHEDULED)
