"""What the table of next steps is told, read for a few people and for everybody."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path

import pytest

from journal.domain.changes import Kind
from journal.domain.clock import FixedClock
from journal.domain.codes import Cadence, Introduction
from journal.domain.next_step import OpenFollowUp, for_contact
from journal.services.sample import ensure_sample
from journal.store import facts
from journal.store.contact_table import contact_table
from journal.store.database import open_file
from journal.store.journal import Journal


@pytest.mark.parametrize(
    ("zone", "start", "end"),
    [
        ("America/New_York", "2026-03-08T01:30", datetime(2026, 3, 8, 8, 30, tzinfo=UTC)),
        ("America/New_York", "2026-11-01T00:30", datetime(2026, 11, 1, 6, 30, tzinfo=UTC)),
        ("Europe/Berlin", "2026-03-29T01:30", datetime(2026, 3, 29, 2, 30, tzinfo=UTC)),
        ("Europe/Berlin", "2026-10-25T01:30", datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
    ],
)
def test_a_meeting_over_a_change_of_the_clocks_ends_after_its_minutes(
    journal: Journal, clock: FixedClock, zone: str, start: str, end: datetime
) -> None:
    with journal.step("Set up") as step:
        ana = step.insert(Kind.CONTACT, name="Ana")
        key = step.insert(
            Kind.INTERVIEW, contact_id=ana, status="scheduled", start=start, zone=zone, minutes=120
        )
    found = facts.interviews(journal.database, [key], clock)[key].end
    assert found is not None
    assert found.astimezone(UTC) == end


def test_the_facts_are_the_same_for_few_for_all_and_for_who_has_read_some(
    tmp_path: Path, clock: FixedClock
) -> None:
    path = ensure_sample(tmp_path, clock)
    journal = Journal(open_file(path), path, clock)
    try:
        database = journal.database
        every = facts.contacts(database, None, clock)
        assert len(every) == 12
        assert any(each.interview and each.interview.answers for each in every.values())
        assert facts.contacts(database, list(every), clock) == every
        for key, each in every.items():
            assert facts.contacts(database, [key], clock) == {key: each}
        steps = {key: str(for_contact(each, clock.now()).code) for key, each in every.items()}
        table = contact_table(database, clock)  # has the basics
        assert dict(zip(table["id"], table["next_step"], strict=True)) == steps
        table = contact_table(database, clock, columns=("id", "next_step"))  # has not
        assert dict(zip(table["id"], table["next_step"], strict=True)) == steps
    finally:
        journal.close()


def test_the_code_alone_is_that_of_the_whole_step(journal: Journal, clock: FixedClock) -> None:
    """Of people of one kind it is looked up once: no kind may be too wide."""
    touched = (None, "2026-03-04", "2025-12-20", "2025-07-01")
    with journal.step("Set up") as step:
        tom = step.insert(Kind.CONTACT, name="Tom")
        for introduction, cadence, reachable, on in product(
            (None, *Introduction), Cadence, (False, True), touched
        ):
            key = step.insert(Kind.CONTACT, name="Ana", cadence=cadence)
            if introduction is not None:
                step.insert(
                    Kind.REFERRAL,
                    referrer_id=tom,
                    referred_id=key,
                    is_primary=True,
                    introduction=introduction,
                )
            if reachable:
                step.insert(Kind.POINT, contact_id=key, kind="phone", value="1")
            if on is not None:
                step.insert(
                    Kind.TOUCH, contact_id=key, at=clock.now(), on_day=on,
                    channel="phone", direction="out",
                )  # fmt: skip
            if key % 17 == 0:
                step.insert(Kind.HOLD, contact_id=key)
            if key % 19 == 0:
                step.insert(
                    Kind.FOLLOW_UP, contact_id=key, kind="update", due_on="2026-03-01",
                    created_at=clock.now(),
                )  # fmt: skip
            if key % 23 == 0:
                step.insert(Kind.INTERVIEW, contact_id=key, status="requested")
    whole = facts.contacts(journal.database, None, clock)
    codes = {key: for_contact(each, clock.now()).code for key, each in whole.items()}
    assert len(set(codes.values())) > 6
    assert facts.next_steps(journal.database, None, clock) == codes
    assert facts.next_steps(journal.database, [tom, tom + 5], clock) == {
        key: codes[key] for key in (tom, tom + 5)
    }


def test_the_most_pressing_follow_up_and_the_most_pressing_thanks(
    journal: Journal, clock: FixedClock
) -> None:
    with journal.step("Set up") as step:
        ana = step.insert(Kind.CONTACT, name="Ana", cadence=Cadence.MONTHLY)
        for kind, due in (
            ("update", "2026-03-09"), ("thank-you", "2026-03-08"), ("write to them", "2026-03-02"),
            ("thank-you", "2026-03-07"), ("check back", None),
        ):  # fmt: skip
            step.insert(
                Kind.FOLLOW_UP, contact_id=ana, kind=kind, due_on=due, created_at=clock.now()
            )
    person = facts.contacts(journal.database, [ana], clock)[ana].person
    assert isinstance(person.follow_up, OpenFollowUp)
    assert (person.follow_up.kind, person.follow_up.due) == ("write to them", date(2026, 3, 2))
    assert person.thank_you is not None
    assert person.thank_you.due == date(2026, 3, 7)
    assert (person.reachable, person.cadence) == (False, Cadence.MONTHLY)
