"""Copies are looked into without a trace, and compared with the open journal."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from journal.domain.changes import Kind
from journal.domain.clock import FixedClock
from journal.domain.views.restoring import Comparison, Item
from journal.errors import JournalProblem
from journal.store.comparing import _changed, _changed_by_id, compare
from journal.store.copies import look, side_by_side, state_of, verify
from journal.store.database import create_file, open_file
from journal.store.journal import Journal


def copied(journal: Journal, name: str = "copy.journal") -> Path:
    return Path(shutil.copyfile(journal.path, journal.path.with_name(name)))


def add(journal: Journal, name: str) -> int:
    with journal.step("Add") as step:
        return step.insert(Kind.CONTACT, name=name)


def files(folder: Path) -> dict[str, str]:
    return {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in folder.iterdir()}


def zeroed(path: Path, table: str = "contact") -> Path:
    """With the first page of a table gone."""
    with sqlite3.connect(path) as file:
        (page,) = file.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)
        ).fetchone()
        (size,) = file.execute("PRAGMA page_size").fetchone()
    file.close()
    with path.open("r+b") as raw:
        raw.seek((page - 1) * size)
        raw.write(bytes(size))
    return path


def test_looking_counts_and_leaves_no_trace(journal: Journal) -> None:
    ana = add(journal, "Ana")
    add(journal, "Ben")
    with journal.step("Plan") as step:
        step.insert(Kind.INTERVIEW, contact_id=ana)
    copy = copied(journal)
    before = files(copy.parent)
    copy.chmod(0o400)
    facts = look(copy)
    verify(copy)
    compare(journal.path, copy)
    assert (facts.people, facts.interviews) == (2, 1)
    assert files(copy.parent) == before


@pytest.mark.parametrize("name", ["a?b#c%20d.journal", "Zoë’s “journal”.journal", " \t.journal"])
def test_any_name_is_looked_into(journal: Journal, name: str) -> None:
    add(journal, "Ana")
    copy = copied(journal, name)
    assert look(copy).people == 1
    assert compare(journal.path, copy).same


def test_the_state_tells_whether_anything_was_done_since(
    journal: Journal, clock: FixedClock
) -> None:
    states = [state_of(journal.database)]
    add(journal, "Ana")
    states.append(state_of(journal.database))
    assert look(copied(journal)).state == states[-1]
    journal.undo()
    states.append(state_of(journal.database))
    journal.redo()
    states.append(state_of(journal.database))
    clock.advance(seconds=1)
    for name in ("Anna", "Hannah"):  # autosaves of one visit join
        clock.advance(seconds=1)
        with journal.step("Edit", merge="name") as step:
            step.update(Kind.CONTACT, 1, name=name)
        states.append(state_of(journal.database))
    assert len(set(states)) == len(states)


def test_a_damaged_copy_is_told(journal: Journal) -> None:
    add(journal, "Ana")
    copy = zeroed(copied(journal))
    before = files(copy.parent)
    with pytest.raises(JournalProblem):
        verify(copy)
    with pytest.raises(JournalProblem):
        compare(journal.path, copy)
    assert files(copy.parent) == before


def test_what_is_no_journal_is_told(journal: Journal) -> None:
    other = journal.path.with_name("other.journal")
    with sqlite3.connect(other) as file:
        file.execute("CREATE TABLE contact (id)")
    file.close()
    for path in (other, journal.path.with_name("none.journal"), journal.path.parent):
        for ask in (look, verify):
            with pytest.raises(JournalProblem):
                ask(path)


def test_a_stranger_with_triggers_is_told(journal: Journal) -> None:
    copy = copied(journal)
    with sqlite3.connect(copy) as file:
        file.execute("CREATE TRIGGER t AFTER INSERT ON contact BEGIN DELETE FROM note; END")
    file.close()
    with pytest.raises(JournalProblem, match="not a journal"):
        verify(copy)


def test_a_file_that_is_being_written_is_no_copy(journal: Journal) -> None:
    copy = copied(journal)
    copy.with_name(copy.name + "-journal").write_bytes(b"hot")
    with pytest.raises(JournalProblem, match="open in another program"):
        verify(copy)


def test_nothing_differs_from_oneself(journal: Journal) -> None:
    add(journal, "Ana")
    assert compare(journal.path, copied(journal)) == Comparison()


def test_people_come_go_and_differ(journal: Journal) -> None:
    ana, ben, cleo = (add(journal, name) for name in ("Ana", "Ben", "Cleo"))
    copy = copied(journal)
    add(journal, "Dora")
    with journal.step("Delete") as step:
        step.delete(Kind.CONTACT, ana)
    with journal.step("Note") as step:
        step.insert(Kind.NOTE, contact_id=ben, text="Likes tea")
    found = compare(journal.path, copy)
    assert found.people == ((Item("Ana"),), (Item("Dora"),), (Item("Ben"),))
    assert found.interviews.total == found.follow_ups.total == 0
    assert not found.other
    with journal.step("Rename") as step:
        step.update(Kind.CONTACT, cleo, name="Clio")
    assert compare(journal.path, copy).people.differ == (Item("Ben"), Item("Clio"))


def test_interviews_and_follow_ups_are_named_with_whose_and_when(journal: Journal) -> None:
    ana = add(journal, "Ana")
    with journal.step("Plan") as step:
        kept = step.insert(Kind.INTERVIEW, contact_id=ana, start="2026-03-05T10:00", zone="UTC")
        gone = step.insert(Kind.INTERVIEW, contact_id=ana)
        thank = step.insert(Kind.FOLLOW_UP, contact_id=ana, what="Thank her", due_on="2026-03-06")
        step.insert(Kind.INTERVIEW_QUESTION, interview_id=kept, text="Why?")
    copy = copied(journal)
    with journal.step("Work") as step:
        step.delete(Kind.INTERVIEW, gone)
        step.update(Kind.FOLLOW_UP, thank, due_on="2026-03-09")
        step.insert(Kind.AGREEMENT, interview_id=kept, what="Send the paper")
        step.insert(Kind.FOLLOW_UP, contact_id=None, what="Buy a suit")
    found = compare(journal.path, copy)
    assert found.interviews == ((Item("Ana"),), (), (Item("Ana", "2026-03-05"),))
    assert found.follow_ups.go == (Item("", "", "Buy a suit"),)
    assert found.follow_ups.differ == (Item("Ana", "2026-03-09", "Thank her"),)
    assert found.people.total == 0


def test_a_referral_is_a_difference_of_who_was_referred(journal: Journal) -> None:
    ana, ben = add(journal, "Ana"), add(journal, "Ben")
    copy = copied(journal)
    with journal.step("Refer") as step:
        step.insert(Kind.REFERRAL, referrer_id=ana, referred_id=ben, is_primary=True)
    assert compare(journal.path, copy).people.differ == (Item("Ben"),)


def test_what_is_neither_is_said(journal: Journal) -> None:
    copy = copied(journal)
    with journal.step("Pitch") as step:
        step.insert(Kind.PITCH, title="Mine")
    found = compare(journal.path, copy)
    assert found == Comparison(other=True)
    assert not found.same


def test_another_journal_is_compared_by_who_is_in_it(journal: Journal, clock: FixedClock) -> None:
    """Ids mean nothing there; equal ones are of other people."""
    add(journal, "Ana")
    path = journal.path.with_name("other.journal")
    create_file(path)
    other = Journal(open_file(path), path, clock)
    add(other, "Zeno")
    other.close()
    assert compare(journal.path, path).people == ((Item("Zeno"),), (Item("Ana"),), ())


def test_an_id_that_stands_for_another_is_no_difference_of_one_person(
    journal: Journal, clock: FixedClock
) -> None:
    """After a restore, ids are given out again: Cleo has the one that Ben had."""
    add(journal, "Ana")
    before = copied(journal, "before.journal")
    ben = add(journal, "Ben")
    with journal.step("Note") as step:
        step.insert(Kind.NOTE, contact_id=ben, text="Likes tea")
    with_ben = copied(journal, "ben.journal")
    journal.close()
    shutil.copyfile(before, journal.path)
    again = Journal(open_file(journal.path), journal.path, clock)
    assert add(again, "Cleo") == ben
    with again.step("Note") as step:
        step.insert(Kind.NOTE, contact_id=ben, text="Likes tea")
    assert compare(journal.path, with_ben).people == ((Item("Ben"),), (Item("Cleo"),), ())
    with side_by_side(journal.path, with_ben) as both:
        assert _changed_by_id(both) is None
    again.close()


ACTS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 5), st.integers(0, 5)), max_size=12)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(ACTS, ACTS)
@example([(0, 0, 0), (0, 1, 0), (5, 0, 0)], [(6, 0, 1)])  # a hold for somebody else
def test_the_quick_way_and_the_thorough_one_agree(
    tmp_path_factory: pytest.TempPathFactory,
    clock: FixedClock,
    before: list[tuple[int, int, int]],
    after: list[tuple[int, int, int]],
) -> None:
    path = tmp_path_factory.mktemp("agree") / "x.journal"
    create_file(path)
    journal = Journal(open_file(path), path, clock)
    act(journal, before)
    copy = copied(journal)
    act(journal, after)
    with side_by_side(path, copy) as both:
        quick = _changed_by_id(both)
        assert quick == {kind: _changed(both, kind) for kind in Kind}
    journal.close()


def act(journal: Journal, acts: list[tuple[int, int, int]]) -> None:
    """Adds, changes and deletes, whatever is there."""
    for what, one, other in acts:
        with journal.step("Act") as step:
            keys = [key for (key,) in journal.database.rows("SELECT id FROM contact ORDER BY id")]
            if what == 0 or not keys:
                step.insert(Kind.CONTACT, name=f"Person {one}")
                continue
            first, second = keys[one % len(keys)], keys[other % len(keys)]
            if what == 1:
                step.update(Kind.CONTACT, first, place=f"Place {other}")
            elif what == 2:
                step.delete(Kind.CONTACT, first)
            elif what == 3 and first != second:
                exists = "SELECT id FROM referral WHERE referrer_id = ? AND referred_id = ?"
                if step.find(exists, (first, second)) is None:
                    step.insert(Kind.REFERRAL, referrer_id=first, referred_id=second)
            elif what == 4:
                step.insert(Kind.FOLLOW_UP, contact_id=first, about_id=second, what="Thank")
            elif what == 5:
                hold = step.insert(Kind.HOLD, contact_id=first, whose_move_id=second)
                step.insert(Kind.HOLD_CONDITION, hold_id=hold, what="They call")
            elif what == 6:
                moved = step.find("SELECT max(id) FROM hold")
                if moved is not None:
                    step.update(Kind.HOLD, moved, contact_id=second)


def test_every_kind_is_looked_at(journal: Journal) -> None:
    """A table that is new belongs to somebody, or counts as something else."""
    with sqlite3.connect(journal.path) as file:
        file.execute("PRAGMA foreign_keys = 0")
        for kind in Kind:
            copy = copied(journal)
            columns = file.execute(f'PRAGMA table_info("{kind}")').fetchall()
            given = {
                row[1]: 7 if row[2] == "INTEGER" else f"x{kind}"
                for row in columns
                if row[3] and row[4] is None and row[1] != "id"
            }
            if kind is Kind.NOTE:
                given["contact_id"] = 1
            names = ", ".join(given)
            marks = ", ".join("?" * len(given))
            file.execute("PRAGMA ignore_check_constraints = 1")
            file.execute(f'INSERT INTO "{kind}" ({names}) VALUES ({marks})', list(given.values()))
            file.commit()
            assert not compare(journal.path, copy).same, kind
    file.close()
