"""The check finds what can't be, and nothing in a sound journal."""

from __future__ import annotations

import sqlite3

import pytest

from journal.domain.changes import Kind
from journal.store.checking import Fault, check
from journal.store.damage import damage
from journal.store.database import open_file
from journal.store.journal import Journal


def spoil(journal: Journal, *statements: str) -> None:
    """Writes past all rules, as a program that is none of ours would."""
    other = sqlite3.connect(journal.path)
    other.execute("PRAGMA foreign_keys = 0")
    other.execute("PRAGMA ignore_check_constraints = 1")
    for statement in statements:
        other.execute(statement)
    other.commit()
    other.close()


def found(journal: Journal) -> list[tuple[Fault, str, int]]:
    """Fault, table and column, and how many rows."""
    return [
        (each.fault, f"{each.kind}.{each.column}" if each.kind else "", len(each.ids))
        for each in check(journal.database)
    ]


def chain(journal: Journal) -> tuple[int, int]:
    with journal.step("Set up") as step:
        tom = step.insert(Kind.CONTACT, name="Tom")
        ana = step.insert(Kind.CONTACT, name="Ana")
        step.insert(Kind.REFERRAL, referrer_id=tom, referred_id=ana, is_primary=True)
    return tom, ana


def test_a_sound_journal(journal: Journal) -> None:
    chain(journal)
    assert check(journal.database) == []


def test_a_circle_is_found_with_the_names_of_those_in_it(journal: Journal) -> None:
    tom, ana = chain(journal)
    spoil(
        journal,
        "INSERT INTO referral (uuid, referrer_id, referred_id, is_primary)"
        f" VALUES ('x', {ana}, {tom}, 1)",
    )
    (circle,) = check(journal.database)
    assert (circle.fault, circle.ids, circle.names) == (Fault.LOOP, (tom, ana), ("Tom", "Ana"))


def test_rows_of_a_person_who_is_gone(journal: Journal) -> None:
    _, ana = chain(journal)
    spoil(journal, f"DELETE FROM contact WHERE id = {ana}")
    assert found(journal) == [
        (Fault.PERSON_GONE, "referral.referred_id", 1),
        (Fault.INDEX, "", 1),
    ]


def test_rows_that_point_nowhere(journal: Journal) -> None:
    tom, _ = chain(journal)
    with journal.step("Meet") as step:
        meeting = step.insert(Kind.INTERVIEW, contact_id=tom)
        step.insert(Kind.BRING_ITEM, interview_id=meeting, text="Résumé")
    spoil(
        journal,
        f"INSERT INTO position (uuid, contact_id, company_id) VALUES ('p', {tom}, 99)",
        f"UPDATE bring_item SET interview_id = {meeting + 1}",
        "INSERT INTO note (uuid, company_id, text) VALUES ('n', 77, '')",
    )
    assert found(journal) == [
        (Fault.LINK, "position.company_id", 1),
        (Fault.ORPHAN, "bring_item.interview_id", 1),
        (Fault.LINK, "note.company_id", 1),
    ]


def test_people_referred_by_themselves_or_twice(journal: Journal) -> None:
    tom, ana = chain(journal)
    ben = add(journal, "Ben")
    spoil(
        journal,
        "DROP INDEX referral_one_primary",
        referral("a", tom, tom, 0),
        referral("b", ben, ana, 1),
    )
    assert found(journal) == [
        (Fault.SELF, "referral.referrer_id", 1),
        (Fault.PRIMARY, "referral.is_primary", 1),
        (Fault.INDEX, "", 0),
    ]
    assert [each.names for each in check(journal.database)] == [("Tom",), ("Ana",), ()]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("contact.level", "'president'"),
        ("contact.recruiter", "7"),
        ("contact.created_at", "'yesterday'"),
        ("contact.created_at", "'2026-02-30T10:00:00Z'"),
    ],
)
def test_values_that_cannot_be(journal: Journal, column: str, value: str) -> None:
    chain(journal)
    table, name = column.split(".")
    spoil(journal, f"UPDATE {table} SET {name} = {value} WHERE name = 'Ana'")
    assert found(journal) == [(Fault.VALUE, column, 1)]


@pytest.mark.parametrize("day", ["2026-02-30", "2026-19-39", "0000-00-00", "soon", ""])
def test_days_that_no_calendar_has(journal: Journal, day: str) -> None:
    tom, _ = chain(journal)
    with journal.step("To do") as step:
        step.insert(Kind.FOLLOW_UP, contact_id=tom)
    spoil(journal, f"UPDATE follow_up SET due_on = '{day}', due_time = '29:00'")
    assert found(journal) == [
        (Fault.VALUE, "follow_up.due_on", 1),
        (Fault.VALUE, "follow_up.due_time", 1),
    ]


def test_a_name_that_is_blank(journal: Journal) -> None:
    chain(journal)
    spoil(journal, "UPDATE contact SET name = '  ', folded = '' WHERE name = 'Ana'")
    assert (Fault.NAME, "contact.name", 1) in found(journal)


def test_a_note_about_nobody(journal: Journal) -> None:
    spoil(journal, "INSERT INTO note (uuid, text) VALUES ('n', '')")
    assert found(journal) == [(Fault.PERSON_GONE, "note.contact_id", 1)]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM search_people",
        "DELETE FROM search_people_data WHERE id > 10",
        "DROP INDEX referral_one_primary",
    ],
)
def test_an_index_behind_the_texts_is_found(journal: Journal, statement: str) -> None:
    chain(journal)
    spoil(journal, statement)
    assert [each.fault for each in check(journal.database)] == [Fault.INDEX]


def test_a_wrong_sort_key_is_found(journal: Journal) -> None:
    chain(journal)
    spoil(journal, "UPDATE contact SET folded = 'zzz' WHERE name = 'Ana'")
    assert found(journal) == [(Fault.SORT_KEY, "contact.folded", 1)]


def test_damage_is_told_alone(journal: Journal) -> None:
    chain(journal)
    with journal.step("Many") as step:
        step.insert_many(Kind.CONTACT, [{"name": f"Person {n}"} for n in range(2_000)])
    journal.close()
    with journal.path.open("r+b") as file:
        file.seek(4096 * (journal.path.stat().st_size // 8192))
        file.write(bytes(4096))
    before = journal.path.read_bytes()
    assert {each.fault for each in check(journal.database)} == {Fault.DAMAGED}
    assert journal.path.read_bytes() == before


def test_a_broken_rule_is_no_damage() -> None:
    complaints = [("CHECK constraint failed in contact",), ("ok",)]
    assert damage(complaints) == []
    assert damage([*complaints, ("NULL value in contact.name",)]) == ["NULL value in contact.name"]


def test_the_file_is_only_read_and_nothing_is_left_beside_it(journal: Journal) -> None:
    chain(journal)
    before = journal.path.read_bytes()
    there = sorted(journal.path.parent.iterdir())
    check(journal.database)
    assert journal.path.read_bytes() == before
    assert sorted(journal.path.parent.iterdir()) == there


def test_it_tells_how_far_it_is_and_can_be_given_up(journal: Journal) -> None:
    chain(journal)
    told: list[float] = []
    check(journal.database, lambda done, total: told.append(done / total))
    assert told == sorted(told)
    assert 0 < told[0] <= 0.25 < told[-1] < 1

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check(journal.database, stop)


def test_who_writes_meanwhile_does_not_keep_it_for_ever(journal: Journal) -> None:
    """Each part of the copy begins anew when somebody wrote; after a few of them all is one."""
    with journal.step("Many") as step:
        step.insert_many(
            Kind.NOTE,
            [{"contact_id": add(journal, "Tom"), "text": "x" * 9_000} for _ in range(1_500)],
        )
    other = Journal(open_file(journal.path), journal.path, journal.clock)
    wrote: list[int] = []

    def write(done: int, total: int) -> None:
        if 0 < done < total / 4:
            wrote.append(add(other, f"Person {len(wrote)}"))

    assert check(journal.database, write) == []
    other.close()
    assert 3 < len(wrote) < 10


def add(journal: Journal, name: str) -> int:
    with journal.step("Add") as step:
        return step.insert(Kind.CONTACT, name=name)


def referral(uuid: str, referrer: int, referred: int, primary: int) -> str:
    return (
        "INSERT INTO referral (uuid, referrer_id, referred_id, is_primary)"
        f" VALUES ('{uuid}', {referrer}, {referred}, {primary})"
    )
