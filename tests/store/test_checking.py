"""The check finds what can't be, and nothing in a sound journal."""

from __future__ import annotations

import sqlite3

from journal.domain.changes import Kind
from journal.store.checking import Fault, check
from journal.store.journal import Journal


def spoil(journal: Journal, statement: str) -> None:
    """Writes past all rules, as a program that is none of ours would."""
    other = sqlite3.connect(journal.path)
    other.execute("PRAGMA foreign_keys = 0")
    other.execute(statement)
    other.commit()
    other.close()


def chain(journal: Journal) -> tuple[int, int]:
    with journal.step("Set up") as step:
        tom = step.insert(Kind.CONTACT, name="Tom")
        ana = step.insert(Kind.CONTACT, name="Ana")
        step.insert(Kind.REFERRAL, referrer_id=tom, referred_id=ana, is_primary=True)
    return tom, ana


def test_a_sound_journal(journal: Journal) -> None:
    chain(journal)
    assert check(journal.database) == []


def test_a_circle_is_found(journal: Journal) -> None:
    tom, ana = chain(journal)
    spoil(
        journal,
        "INSERT INTO referral (uuid, referrer_id, referred_id, is_primary)"
        f" VALUES ('x', {ana}, {tom}, 1)",
    )
    assert [fault for fault, _ in check(journal.database)] == [Fault.LOOP]


def test_a_row_that_points_nowhere_is_found(journal: Journal) -> None:
    _, ana = chain(journal)
    spoil(journal, f"DELETE FROM contact WHERE id = {ana}")
    assert {fault for fault, _ in check(journal.database)} == {Fault.FOREIGN_KEY, Fault.INDEX}


def test_an_index_behind_the_texts_is_found(journal: Journal) -> None:
    chain(journal)
    spoil(journal, "DELETE FROM search_people")
    assert [fault for fault, _ in check(journal.database)] == [Fault.INDEX]


def test_a_wrong_sort_key_is_found(journal: Journal) -> None:
    chain(journal)
    spoil(journal, "UPDATE contact SET folded = 'zzz' WHERE name = 'Ana'")
    assert Fault.VALUE in [fault for fault, _ in check(journal.database)]
