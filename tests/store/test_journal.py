"""The one door for writes: steps, undo, redo, what is announced."""

from __future__ import annotations

import hashlib
import sqlite3
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.domain.changes import ChangeSet, Kind
from journal.domain.clock import FixedClock
from journal.store import search
from journal.store.journal import Journal
from journal.store.tables import RECORDED


def fingerprint(journal: Journal) -> str:
    """A hash of all rows of all recorded tables, and of the index."""
    state = hashlib.sha256()
    for kind in RECORDED:
        state.update(repr(journal.database.rows(f'SELECT * FROM "{kind}" ORDER BY id')).encode())
    state.update(repr(search.stored(journal.database)).encode())
    return state.hexdigest()


def add(journal: Journal, name: str) -> int:
    with journal.step(f"Add {name}") as step:
        return step.insert(Kind.CONTACT, name=name)


def test_a_step_is_announced_after_its_commit(journal: Journal) -> None:
    heard: list[ChangeSet] = []
    journal.subscribe(heard.append)
    me = object()
    with journal.step("Add Ana", origin=me) as step:
        ana = step.insert(Kind.CONTACT, name="Ana Souza")
        step.insert(Kind.POINT, contact_id=ana, kind="mail", value="ana@example.org")
        assert heard == []
    assert [changes.of(Kind.CONTACT) for changes in heard] == [frozenset({ana})]
    assert heard[0].contacts == {ana}
    assert heard[0].origin is me


def test_a_referral_is_about_the_one_who_was_referred(journal: Journal) -> None:
    tom, ana = add(journal, "Tom"), add(journal, "Ana")
    heard: list[ChangeSet] = []
    journal.subscribe(heard.append)
    with journal.step("Refer") as step:
        step.insert(Kind.REFERRAL, referrer_id=tom, referred_id=ana)
    journal.undo()
    assert [(each.contacts, each.about) for each in heard] == [({tom, ana}, {ana})] * 2


def test_nothing_changed_leaves_no_step(journal: Journal) -> None:
    ana = add(journal, "Ana")
    before = journal.undo_step()
    with journal.step("Rename Ana") as step:
        assert not step.update(Kind.CONTACT, ana, name="Ana")
    assert journal.undo_step() == before


def test_an_error_inside_a_step_writes_nothing(journal: Journal) -> None:
    empty = fingerprint(journal)

    def fail_half_way() -> None:
        with journal.step("Add two") as step:
            step.insert(Kind.CONTACT, name="Ana")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert fingerprint(journal) == empty
    assert journal.undo_step() is None


def test_writing_outside_a_step_is_refused(journal: Journal) -> None:
    with pytest.raises(sqlite3.OperationalError):
        journal.database.run("INSERT INTO tag (uuid, name) VALUES ('x', 'y')")
    add(journal, "Ana")
    with pytest.raises(sqlite3.IntegrityError):
        journal.database.run("INSERT INTO tag (uuid, name) VALUES ('x', 'y')")


def test_deleting_somebody_with_everything_comes_back_whole(journal: Journal) -> None:
    with journal.step("Set up") as step:
        tom = step.insert(Kind.CONTACT, name="Tom")
        ana = step.insert(Kind.CONTACT, name="Ana")
        step.insert(Kind.REFERRAL, referrer_id=tom, referred_id=ana, is_primary=True)
        for _ in range(5):
            meeting = step.insert(Kind.INTERVIEW, contact_id=ana, status="held")
            step.insert(
                Kind.INTERVIEW_QUESTION, interview_id=meeting, text="Why?", answer="Because"
            )
            step.insert(Kind.NOTE, contact_id=ana, interview_id=meeting, text="Müller")
            step.insert(Kind.FOLLOW_UP, contact_id=tom, interview_id=meeting, what="Thank Tom")
    before = fingerprint(journal)
    with journal.step("Delete Ana") as step:
        step.delete(Kind.CONTACT, ana)
    after = fingerprint(journal)
    assert search.find(journal.database, "because") == []
    changes = journal.undo()
    assert changes.name == "Delete Ana"
    assert ana in changes.of(Kind.CONTACT)
    assert fingerprint(journal) == before
    journal.redo()
    assert fingerprint(journal) == after
    journal.undo()
    assert fingerprint(journal) == before


def test_autosaves_of_one_visit_are_one_step(journal: Journal, clock: FixedClock) -> None:
    ana = add(journal, "A")
    for text in ("An", "Ana", "Ana S"):
        with journal.step("Rename", merge="contact:1:name:visit 1") as step:
            step.update(Kind.CONTACT, ana, name=text)
        clock.advance(timedelta(seconds=30))
    clock.advance(timedelta(seconds=61))
    with journal.step("Rename", merge="contact:1:name:visit 1") as step:
        step.update(Kind.CONTACT, ana, name="Ana Souza")
    names = []
    for _ in range(2):
        journal.undo()
        names.append(journal.database.one("SELECT name FROM contact")[0])
    assert names == ["Ana S", "A"]


def test_a_new_step_ends_redo(journal: Journal) -> None:
    add(journal, "Ana")
    journal.undo()
    assert journal.redo_step() is not None
    add(journal, "Tom")
    assert journal.redo_step() is None
    assert journal.redo().empty


def test_ids_are_never_used_again(journal: Journal) -> None:
    first = add(journal, "Ana")
    journal.undo()
    assert add(journal, "Tom") > first


@pytest.mark.parametrize(
    ("name", "typed"),
    [("Jürgen Müller", "muller"), ("Ewa Łukasik", "lukasik"), ("Straße AG", "strasse")],
)
def test_search_folds(journal: Journal, name: str, typed: str) -> None:
    found = add(journal, name)
    assert search.find(journal.database, typed)[0] == (Kind.CONTACT, found, True)


def test_a_renamed_company_finds_its_people(journal: Journal) -> None:
    with journal.step("Add") as step:
        company = step.insert(Kind.COMPANY, name="Northwind")
        ana = step.insert(Kind.CONTACT, name="Ana")
        step.insert(Kind.POSITION, contact_id=ana, company_id=company, role="Planner")
    with journal.step("Rename") as step:
        step.update(Kind.COMPANY, company, name="Baltic")
    assert search.Match(Kind.CONTACT, ana, False) in search.find(journal.database, "balt")
    assert search.find(journal.database, "northwind") == []


@pytest.mark.parametrize(
    "typed", ['"', "*", "NEAR(", "name:", "-x", "AND", "a AND", "\0", "(", "%"]
)
def test_odd_searches_find_nothing_and_raise_nothing(journal: Journal, typed: str) -> None:
    add(journal, "Zoë")
    assert search.find(journal.database, typed) == []


_ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(["add", "rename", "refer", "note", "delete", "undo", "redo"]),
        st.integers(0, 7),
        st.integers(0, 7),
    ),
    max_size=30,
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_ACTIONS)
def test_undo_and_redo_walk_through_the_same_states(
    journal: Journal, actions: list[tuple[str, int, int]]
) -> None:
    """The journal against a model: a list of the states that were, and a place in it."""
    states = [fingerprint(journal)]
    start = journal.undo_step()
    place = 0
    for action, one, other in actions:
        if action == "undo":
            if journal.undo_step() != start:
                journal.undo()
                place -= 1
        elif action == "redo":
            if place < len(states) - 1:
                journal.redo()
                place += 1
        elif act(journal, action, one, other):
            del states[place + 1 :]
            states.append(fingerprint(journal))
            place += 1
        assert fingerprint(journal) == states[place]
        assert journal.database.rows("PRAGMA foreign_key_check") == []


def act(journal: Journal, action: str, one: int, other: int) -> bool:
    """Does something to existing people; False when it changed nothing."""
    ids = [row[0] for row in journal.database.rows("SELECT id FROM contact ORDER BY id")]
    before = journal.undo_step()
    with journal.step(action) as step:
        if action == "add" or not ids:
            step.insert(Kind.CONTACT, name=f"Person {one}")
        elif action == "rename":
            step.update(Kind.CONTACT, ids[one % len(ids)], name=f"Name {other}")
        elif action == "note":
            step.insert(Kind.NOTE, contact_id=ids[one % len(ids)], text=f"note {other}")
        elif action == "delete":
            step.delete(Kind.CONTACT, ids[one % len(ids)])
        elif action == "refer" and ids[one % len(ids)] != ids[other % len(ids)]:
            pair = {"referrer_id": ids[one % len(ids)], "referred_id": ids[other % len(ids)]}
            journal.database.run(
                "DELETE FROM referral WHERE referrer_id = :referrer_id"
                " AND referred_id = :referred_id",
                pair,
            )
            step.insert(Kind.REFERRAL, **pair)
    return journal.undo_step() != before


def test_going_back_and_forward_takes_all_steps_between(journal: Journal) -> None:
    states, steps = [fingerprint(journal)], []
    for number in range(230):  # more than undo offers
        ana = add(journal, f"Ana {number}")
        if number % 3 == 0:
            with journal.step("Delete") as step:
                step.delete(Kind.CONTACT, ana)
        states.append(fingerprint(journal))
        found = journal.undo_step()
        assert found is not None
        steps.append(found[0])
    told: list[tuple[int, int]] = []
    changes = journal.go_back(steps[10], lambda done, total: told.append((done, total)))
    assert fingerprint(journal) == states[10]
    assert changes.rebuild is False
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]
    redo = journal.redo_step()
    assert redo is not None
    assert redo[0] == steps[10], "step by step"
    journal.redo()
    assert fingerprint(journal) == states[11]
    journal.go_forward(steps[-1])
    assert fingerprint(journal) == states[-1], "or as one"
    assert journal.go_forward(steps[-1]).empty
    journal.go_back(steps[1])
    assert fingerprint(journal) == states[1]


def test_going_back_given_up_half_way_leaves_everything(journal: Journal) -> None:
    add(journal, "Ana")
    first = journal.undo_step()
    add(journal, "Ben")
    before = fingerprint(journal)

    def give_up(done: int, total: int) -> None:
        if done == total:
            raise ZeroDivisionError

    assert first is not None
    with pytest.raises(ZeroDivisionError):
        journal.go_back(first[0], give_up)
    assert fingerprint(journal) == before
    assert journal.redo_step() is None
    journal.go_back(first[0])
    add(journal, "Cleo")  # what was undone is left behind
    assert journal.redo_step() is None
    assert journal.database.rows("SELECT name FROM contact") == [("Cleo",)]
