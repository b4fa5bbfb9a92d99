"""The history in words: its steps, whom they are about, and what changed from what to what."""

from __future__ import annotations

from datetime import timedelta

from journal.domain.changes import Kind
from journal.domain.clock import FixedClock, to_utc_text
from journal.domain.codes import NoteKind
from journal.domain.letters.hints import HintCode
from journal.domain.views.past import Happened, PastChange, StepState
from journal.services.library import Library
from journal.store import telling
from journal.store.journal import Journal


def names(journal: Journal) -> list[tuple[str, str]]:
    return [(step.name, str(step.state)) for step in telling.steps(journal.database)]


def changed(journal: Journal, place: int) -> list[PastChange]:
    step = telling.steps(journal.database)[place]
    return list(telling.details(journal.database, step.id).changes)


def values(change: PastChange) -> dict[str, tuple[object, object]]:
    return {value.column: (value.before, value.after) for value in change.values}


def test_the_steps_in_order_with_what_is_undone(journal: Journal, library: Library) -> None:
    ana = library.contacts.add("Ana")
    library.contacts.set_field(ana, "place", "Oslo")
    library.contacts.set_field(ana, "place", "Bergen")
    journal.undo()
    assert names(journal) == [("Edit Ana", "undone"), ("Edit Ana", "done"), ("Add Ana", "done")]
    library.contacts.delete(ana)  # what was undone is left behind
    assert names(journal)[0] == ("Delete Ana", "done")
    assert len(names(journal)) == 3


def test_from_what_to_what(journal: Journal, library: Library) -> None:
    ana = library.contacts.add("Ana")
    for place in ("Oslo", "Bergen", "Turku"):
        library.contacts.set_field(ana, "place", place)
    expected = [("Bergen", "Turku"), ("Oslo", "Bergen"), ("", "Oslo")]
    assert [values(changed(journal, at)[0])["place"] for at in range(3)] == expected
    for undone in range(1, 4):
        journal.undo()
        assert telling.steps(journal.database)[undone - 1].state is StepState.UNDONE
        assert [values(changed(journal, at)[0])["place"] for at in range(3)] == expected
    for _ in range(3):
        journal.redo()
    library.contacts.delete(ana)
    assert [values(changed(journal, at + 1)[0])["place"] for at in range(3)] == expected


def test_what_was_added_and_deleted_and_whose_it_is(journal: Journal, library: Library) -> None:
    tom = library.contacts.add("Tom")
    ana = library.contacts.add("Ana", referrer_id=tom)
    library.contacts.set_note(ana, NoteKind.RESEARCH, "led the merger")
    library.contacts.delete(tom)
    gone = {change.kind: change for change in changed(journal, 0)}
    people = [each for each in changed(journal, 0) if each.kind is Kind.CONTACT]
    assert [(each.name, each.happened) for each in people] == [
        ("Tom", Happened.DELETED),
        ("Ana", Happened.CHANGED),
    ]
    assert values(people[1]) == {"how_known": ("", "Referred by Tom")}
    referral = gone[Kind.REFERRAL]
    assert (referral.happened, referral.name) == (Happened.DELETED, "Ana")
    assert values(referral)["referrer_id"] == ("Tom", None)
    note = changed(journal, 1)[0]
    assert (note.kind, note.happened, note.name) == (Kind.NOTE, Happened.ADDED, "Ana")
    assert note.text == "led the merger"
    for _ in range(2):
        journal.undo()
    assert changed(journal, 1)[0] == note
    assert {change.kind for change in changed(journal, 0)} == set(gone)


def test_of_one_person(journal: Journal, library: Library) -> None:
    tom = library.contacts.add("Tom")
    ana = library.contacts.add("Ana", referrer_id=tom)
    library.contacts.set_field(tom, "place", "Oslo")
    meeting = library.meetings.plan(ana)
    question = library.questions.add_own(meeting, "Why?")
    assert question is not None
    library.questions.remove(question)
    library.contacts.add("Ben")
    about_ana = telling.steps_about(journal.database, ana)
    assert [step.name for step in about_ana] == [
        step.name
        for step in telling.steps(journal.database)
        if step.name not in ("Add Tom", "Edit Tom", "Add Ben")
    ]
    assert "Add Ana" in [step.name for step in telling.steps_about(journal.database, tom)]
    assert len(telling.steps_about(journal.database, tom)) == 3
    only = telling.related_to(journal.database, tom)
    added = next(step for step in about_ana if step.name == "Add Ana")
    told = telling.details(journal.database, added.id, only).changes
    assert [change.kind for change in told] == [Kind.REFERRAL]


def test_a_large_step_is_counted_and_told_in_part(journal: Journal) -> None:
    with journal.step("Many") as step:
        step.insert_many(Kind.CONTACT, [{"name": f"P {number}"} for number in range(300)])
        step.insert(Kind.TAG, name="x")
    found = telling.details(journal.database, telling.steps(journal.database)[0].id)
    assert len(found.changes) == telling.MOST
    assert {(kind, what): number for kind, what, number in found.counted} == {
        (Kind.CONTACT, Happened.ADDED): 300,
        (Kind.TAG, Happened.ADDED): 1,
    }
    assert telling.details(journal.database, 10**6).changes == ()


def test_what_befell_a_row_is_looked_up(journal: Journal) -> None:
    """In a long history, reading it through for each kind of thing took a second."""
    plan = journal.database.rows(
        "EXPLAIN QUERY PLAN SELECT DISTINCT step_id FROM history_change"
        " WHERE kind = 'note' AND row IN (1, 2)"
    )
    assert "USING COVERING INDEX historychange_kind_row_step_id (kind=? AND row=?)" in str(plan)


def test_a_meeting_put_off_is_told_of_as_one(
    journal: Journal, library: Library, clock: FixedClock
) -> None:
    """It is kept among the hints, and what is over goes with the next: nobody is told of that."""
    over, second = (
        library.meetings.plan(library.contacts.add(name), start="2026-03-04T15:00")
        for name in ("Tom", "Ana")
    )
    library.after_meetings.put_off(over, clock.now() + timedelta(minutes=30))
    clock.advance(hours=1)
    first, then = (to_utc_text(clock.now() + timedelta(hours=hours)) for hours in (1, 2))
    library.after_meetings.put_off(second, clock.now() + timedelta(hours=1))
    library.after_meetings.put_off(second, clock.now() + timedelta(hours=2))
    library.after_meetings.put_off(second, None)
    expected: list[tuple[object, object]] = [(then, None), (first, then), (None, first)]

    def told() -> list[tuple[object, object]]:
        return [values(each)["remind_at"] for at in range(3) for each in changed(journal, at)]

    for undone in range(4):
        assert told() == expected, undone
        (change,) = changed(journal, 1)
        assert (change.kind, change.id, change.name) == (Kind.INTERVIEW, second, "Ana")
        assert change.happened is Happened.CHANGED
        step = telling.steps(journal.database)[1]
        assert telling.details(journal.database, step.id).counted == (
            (Kind.INTERVIEW, Happened.CHANGED, 1),
        )
        if undone < 3:
            library.history.undo()
    library.composing.dismiss(next(iter(HintCode)))
    (change,) = changed(journal, 0)
    assert change.kind is Kind.HINT_DISMISSAL
