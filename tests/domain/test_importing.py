"""Who of a file is new and who is known: sure signs only, and nobody is dropped unseen."""

from __future__ import annotations

import time
from dataclasses import dataclass

import pytest

from journal.domain.importing import Known, PlannedRow, Reason, Verdict, plan
from journal.domain.names import fold


@dataclass(frozen=True)
class Person:
    name: str
    company: str = ""
    emails: tuple[str, ...] = ()
    uuid: str | None = None


def known(name: str, company: str = "", *emails: str, number: int = 1, uuid: str = "u1") -> Known:
    return Known(number, uuid, fold(name), emails, company)


def one(person: Person, *existing: Known) -> PlannedRow[Person]:
    [row] = plan([person], existing)
    assert row.draft is person
    return row


def test_somebody_new() -> None:
    row = one(Person("Ana Reyes", "Orbit", ("a@x.example",)), known("Tom", "Orbit", "t@x.example"))
    assert (row.verdict, row.reason, row.match) == (Verdict.NEW, Reason.NONE, None)


@pytest.mark.parametrize(
    ("person", "reason"),
    [
        (Person("Somebody else", uuid="U1"), Reason.SAME_UUID),
        (Person("ana  REYES", "Elsewhere", ("A@X.example ",)), Reason.SAME_MAIL),
        (Person("A. R.", "", ("b@x.example", "a@x.example")), Reason.SAME_MAIL_OTHER_NAME),
        (Person("Ána Réyes", "ORBIT"), Reason.SAME_NAME_AND_COMPANY),
        (Person("Ana Reyes", "Orbit", ("other@x.example",)), Reason.SAME_NAME_AND_COMPANY),
        (Person("Ana Reyes"), Reason.SAME_NAME),
        (Person("Ana Reyes", "", ("other@x.example",)), Reason.SAME_NAME),
    ],
)
def test_somebody_known(person: Person, reason: Reason) -> None:
    row = one(person, known("Tom"), known("Ana Reyes", "Orbit", "a@x.example", number=7))
    if reason is Reason.SAME_UUID:
        row = one(person, known("Ana Reyes", "Orbit", number=7))
    assert (row.verdict, row.reason, row.match) == (Verdict.KNOWN, reason, 7)


def test_known_without_a_company_in_the_journal() -> None:
    row = one(Person("Ana Reyes", "Orbit"), known("Ana Reyes", number=7))
    assert (row.verdict, row.reason, row.match) == (Verdict.KNOWN, Reason.SAME_NAME, 7)


def test_a_namesake_at_another_company_is_new_and_told() -> None:
    row = one(Person("Ana Reyes", "Orbit"), known("Ana Reyes", "Nordwind", number=7))
    assert (row.verdict, row.reason, row.match) == (Verdict.NEW, Reason.NAMESAKE, 7)


def test_of_several_namesakes_the_one_at_the_company_is_meant() -> None:
    row = one(
        Person("Ana Reyes", "Orbit"),
        known("Ana Reyes", "Nordwind", number=1),
        known("Ana Reyes", "Orbit", number=2),
        known("Ana Reyes", "", number=3),
    )
    assert row.match == 2


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "\n"])
def test_without_a_name_unusable(name: str) -> None:
    row = one(Person(name, "Orbit", ("a@x.example",)))
    assert (row.verdict, row.reason) == (Verdict.UNUSABLE, Reason.NO_NAME)


def test_twice_in_the_file() -> None:
    people = [
        Person("Ana Reyes", "Orbit", ("a@x.example",)),
        Person("ana reyes", "", ("A@x.example",)),
        Person("Ana Reyes", "Orbit"),
        Person("Ana Reyes"),
    ]
    rows = plan(people, [])
    assert [row.verdict for row in rows] == [Verdict.NEW, *[Verdict.KNOWN] * 3]
    assert {(row.reason, row.twin) for row in rows[1:]} == {(Reason.TWICE_IN_FILE, 0)}


def test_two_people_of_one_name_in_the_file() -> None:
    people = [
        Person("Ana Reyes", "Orbit"),
        Person("Ana Reyes", "Nordwind"),
        Person("Li Wei", "", ("l1@x.example",)),
        Person("Li Wei", "", ("l2@x.example",)),
    ]
    rows = plan(people, [])
    assert {row.verdict for row in rows} == {Verdict.NEW}
    assert [row.reason for row in rows] == [
        Reason.NONE, Reason.NAMESAKE, Reason.NONE, Reason.NAMESAKE,
    ]  # fmt: skip


def test_one_address_on_two_people_in_the_file() -> None:
    rows = plan(
        [Person("Ana", "", ("home@x.example",)), Person("Tom", "", ("HOME@x.example",))], []
    )
    assert [row.verdict for row in rows] == [Verdict.NEW, Verdict.NEW]
    assert (rows[1].reason, rows[1].twin) == (Reason.MAIL_TWICE_IN_FILE, 0)


def test_the_same_file_again_adds_nobody() -> None:
    people = [
        Person("Ana", "Orbit", ("shared@x.example",)),
        Person("Tom", "", ("shared@x.example",)),
        Person("Li Wei", "", ("l1@x.example",)),
        Person("Li Wei", "", ("l2@x.example",)),
        Person("Eva"),
        Person("Eva", "Nord"),
    ]
    first = plan(people, [])
    added = [row.draft for row in first if row.verdict is Verdict.NEW]
    journal = [
        Known(number, f"u{number}", fold(person.name), person.emails, person.company)
        for number, person in enumerate(added)
    ]
    assert {row.verdict for row in plan(people, journal)} == {Verdict.KNOWN}


def test_ten_thousand_namesakes_are_quick() -> None:
    people = [Person("John Smith", f"Company {number}") for number in range(10_000)]
    journal = [
        Known(number, f"u{number}", "john smith", (), f"Firm {number}") for number in range(10_000)
    ]
    start = time.process_time()
    rows = plan(people, journal)
    assert time.process_time() - start < 2
    assert all(row.verdict is Verdict.NEW for row in rows)
