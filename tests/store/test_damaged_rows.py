"""Rows that only a damaged or hand-written file holds are read as far as they go."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, time

import pytest

from journal.domain.changes import Kind
from journal.domain.clock import FixedClock
from journal.domain.codes import PointKind
from journal.errors import JournalProblem
from journal.store import facts, interviews, listing, values
from journal.store.database import open_file
from journal.store.journal import Journal


@pytest.mark.parametrize("text", [None, "", "2026-02-30", "2026-19-39", "0001-01-01", "9999-12-31"])
def test_no_day(text: str | None) -> None:
    assert values.day(text) is None


def test_days_and_times() -> None:
    assert values.day("2026-03-05") == date(2026, 3, 5)
    assert values.clock_time("14:30") == time(14, 30)
    assert [values.clock_time(text) for text in (None, "", "29:99")] == [None, None, None]
    assert values.moment("2026-03-05T09:00:00Z") == datetime(2026, 3, 5, 9, tzinfo=UTC)
    assert [values.moment(text) for text in (None, "", "x", "0001-01-01T00:00:00Z")] == [None] * 4


@pytest.mark.parametrize(
    "zone", ["Pacific/Kiritimati", "America/Los_Angeles", "UTC", "", "Gone/Away"]
)
@pytest.mark.parametrize(
    "wall", ["0001-01-01T00:00", "9999-12-31T23:59", "2026-13-01T09:00", "", None]
)
def test_no_start(wall: str | None, zone: str) -> None:
    assert values.start_of(wall, zone) is None


def test_a_start_in_a_zone_that_is_not_known_here_is_read_as_utc() -> None:
    assert values.start_of("2026-03-05T09:00", "Gone/Away") == datetime(2026, 3, 5, 9, tzinfo=UTC)


def test_a_text_that_is_no_code_is_read_as_the_plainest_one() -> None:
    kinds = values.Codes(PointKind, PointKind.LINK)
    assert kinds["mail"] is PointKind.MAIL
    assert [kinds[text] for text in ("", "fax", "\0")] == [PointKind.LINK] * 3


@pytest.mark.parametrize(
    ("stored", "read"), [(0, 0), (1_440, 1_440), (-1, 0), (1_441, 0), (2**63 - 1, 0)]
)
def test_a_length_that_no_day_holds(stored: int, read: int) -> None:
    assert values.length_of(stored) == read


def test_orphans_are_left_out_of_lists(journal: Journal, clock: FixedClock) -> None:
    with journal.step("Set up") as step:
        tom, ben, ana = (step.insert(Kind.CONTACT, name=name) for name in ("Tom", "Ben", "Ana"))
        step.insert(Kind.REFERRAL, referrer_id=tom, referred_id=ana, is_primary=True)
        step.insert(Kind.REFERRAL, referrer_id=ben, referred_id=ana)
        meeting = step.insert(Kind.INTERVIEW, contact_id=ben)
    other = sqlite3.connect(journal.path)
    other.execute(f"DELETE FROM contact WHERE id IN ({tom}, {ben})")
    other.commit()
    other.close()
    (row,) = listing.contacts(journal.database, clock)
    assert (row["name"], row["referred_by"], row["also_referred_by"]) == ("Ana", None, [])
    assert (row["path"], row["introduction"]) == ([], None)
    assert listing.interviews(journal.database, clock) == []
    assert facts.interviews(journal.database, [meeting], clock) == {}


def test_a_meeting_without_a_start_was_held_on_the_day_of_its_own_zone(journal: Journal) -> None:
    with journal.step("Set up") as step:
        ana = step.insert(Kind.CONTACT, name="Ana")
        key = step.insert(
            Kind.INTERVIEW,
            contact_id=ana,
            status="held",
            zone="America/New_York",
            held_from=datetime(2026, 3, 6, 1, tzinfo=UTC),
        )
    (row,) = interviews.rows(journal.database, [key])
    assert row.held_on == date(2026, 3, 5)


def test_damaged_names_in_the_tables_are_damage(journal: Journal) -> None:
    journal.close()
    data = journal.path.read_bytes()
    damaged = data.replace(b"length(trim(name))", b"length(trim(nam\xe5))", 1)
    assert damaged != data
    journal.path.write_bytes(damaged)
    with pytest.raises(JournalProblem):
        open_file(journal.path)
    assert journal.path.read_bytes() == damaged
