"""Who is on hold: one meaning, whatever door one asks at."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Iterable
from datetime import date
from itertools import product
from typing import NamedTuple

import pytest

from journal.cli.listing import run
from journal.domain.batches import Standing
from journal.domain.changes import Kind
from journal.domain.codes import (
    Cadence,
    Channel,
    FollowUpKind,
    InterviewStatus,
    Introduction,
    LetterKind,
    LetterState,
)
from journal.domain.holds import is_on_hold
from journal.domain.milestones import Milestone
from journal.domain.next_step import NextStepCode
from journal.options import Options
from journal.services.library import Library
from journal.store import batches, days, holds, milestones, others, people
from journal.store.connection import JournalDatabase
from journal.store.contact_table import contact_table
from journal.store.fading import fading
from journal.store.holds import ALL_ON_HOLD
from journal.store.journal import Journal
from tests.services.conftest import NOW

I = InterviewStatus  # noqa: E741
TODAY = NOW.date()
LONG_AGO = date(2025, 1, 6)
INTRODUCTIONS = (None, *Introduction)
HOLDS = ((), (True,), (False,), (True, False), (False, False))
"""Whether each hold has ended."""
HELD_UP = {NextStepCode.WAIT_HOLD, NextStepCode.CHECK_BACK_REFERRER}
MEETINGS = ((), *((each,) for each in I), (I.HELD, I.IDEA), (I.SCHEDULED, I.IDEA),
            (I.DECLINED, I.REQUESTED))  # fmt: skip


class Case(NamedTuple):
    """One person; the introduction is the primary referrer's, ``other`` that of another one."""

    introduction: Introduction | None
    holds: tuple[bool, ...]
    meetings: tuple[InterviewStatus, ...]
    other: Introduction | None = None

    @property
    def waits(self) -> bool:
        """What the domain says."""
        return is_on_hold(self.holds.count(False), self.introduction, self.meetings)


CASES = [
    *(Case(*each) for each in product(INTRODUCTIONS, HOLDS, MEETINGS)),
    *(
        Case(Introduction.NAMED, each, (), Introduction.PROMISED) for each in HOLDS
    ),  # somebody else's promise keeps nobody waiting
]


@pytest.fixture
def cases(journal: Journal) -> dict[int, Case]:
    """By person. Everybody works at one place and firm, is asked for news, and fades."""
    found: dict[int, Case] = {}
    with journal.step("Everybody") as step:
        daniel = step.insert(Kind.CONTACT, name="Daniel Ortiz")
        ben = step.insert(Kind.CONTACT, name="Ben Adler")
        firm = step.insert(Kind.COMPANY, name="Northbank", place="Leeds")
        step.insert(Kind.POSITION, contact_id=ben, company_id=firm)
        milestone = step.insert(Kind.MILESTONE, name=Milestone.FOUND)
        for number, case in enumerate(CASES):
            who = step.insert(
                Kind.CONTACT, name=f"Person {number:03}", place="Leeds", cadence=Cadence.MONTHLY
            )
            found[who] = case
            step.insert(Kind.POSITION, contact_id=who, company_id=firm)
            step.insert(Kind.TOUCH, contact_id=who, on_day=LONG_AGO, channel=Channel.MAIL)
            step.insert(
                Kind.FOLLOW_UP, contact_id=who, kind=FollowUpKind.REPORT_BACK,
                milestone_id=milestone,
            )  # fmt: skip
            step.insert(
                Kind.LETTER, contact_id=who, kind=LetterKind.UPDATE, state=LetterState.DRAFT
            )
            referral = None
            for referrer, primary, how in (
                (daniel, True, case.introduction),
                (ben, False, case.other),
            ):
                if how is not None:
                    key = step.insert(
                        Kind.REFERRAL, referrer_id=referrer, referred_id=who, is_primary=primary,
                        introduction=how,
                    )  # fmt: skip
                    referral = key if primary else referral
            for ended in case.holds:
                step.insert(
                    Kind.HOLD, contact_id=who, referral_id=referral, whose_move_id=daniel,
                    ended_on=TODAY if ended else None,
                )  # fmt: skip
            for status in case.meetings:
                step.insert(Kind.INTERVIEW, contact_id=who, status=status, zone="Europe/London")
    return found


def wrong(cases: dict[int, Case], said: Iterable[int]) -> list[Case]:
    """The people of whom something else is said than what the domain says."""
    told = set(said)
    return [case for who, case in cases.items() if (who in told) != case.waits]


def test_the_domain_knows_what_was_worked_out_by_hand() -> None:
    promised = Introduction.PROMISED
    assert not is_on_hold(0, None, ())
    assert is_on_hold(1, None, ())
    assert is_on_hold(0, promised, ())
    assert is_on_hold(0, promised, (I.IDEA, I.REQUESTED))
    assert not is_on_hold(0, promised, (I.SCHEDULED,))
    assert not is_on_hold(0, promised, (I.HELD, I.IDEA))
    assert is_on_hold(1, promised, (I.HELD,))
    assert not is_on_hold(0, Introduction.MADE, ())
    assert sum(case.waits for case in CASES) == 5 * 3 * 11 + 2 * 7 + 3


def _table(database: JournalDatabase, column: str) -> list[int]:
    table = contact_table(database, columns=("id", column))
    return [key for key, on in zip(table["id"], table[column], strict=True) if on]


DOORS: dict[str, Callable[[Library, JournalDatabase], Iterable[int]]] = {
    "the question before a letter": lambda library, database: [
        row.id for row in library.people.tree() if library.guard.of(row.id) is not None
    ],
    "the tree": lambda library, database: [row.id for row in library.people.tree() if row.on_hold],
    "a person's page": lambda library, database: [
        row.id
        for row in library.people.tree()
        if (card := library.people.card(row.id)) is not None and card.on_hold
    ],
    "the referrals of a page": lambda library, database: [
        row.contact_id
        for key in (1, 2)
        for row in people.card(database, key).referred  # type: ignore[union-attr]
        if row.on_hold
    ],
    "an exported file": lambda library, database: _table(database, "on_hold"),
    "a visit": lambda library, database: [
        each.contact_id
        for each in batches.people_in(database, "Leeds")
        if each.standing is Standing.ON_HOLD
    ],
    "a milestone": lambda library, database: [
        each.contact_id
        for each in milestones.known(database, Milestone.FOUND)
        if each.on_hold and each.contact_id is not None
    ],
    "letters": lambda library, database: [
        row.contact_id for row in library.composing.rows() if row.on_hold and row.contact_id
    ],
    "Today's people who are waited for": lambda library, database: [
        row.contact_id for row in library.days.waiting()
    ],
    "all at once": lambda library, database: [row[0] for row in database.rows(ALL_ON_HOLD)],
    "one by one": lambda library, database: [
        row.id for row in library.people.tree()
        if holds.is_on_hold(database, row.id)
    ],
}  # fmt: skip


@pytest.mark.parametrize("door", DOORS)
def test_every_door_says_the_same(
    library: Library, journal: Journal, cases: dict[int, Case], door: str
) -> None:
    said = set(DOORS[door](library, journal.database))
    if door == "the referrals of a page":  # who has no referrer stands on nobody's
        cases = {who: case for who, case in cases.items() if case.introduction}
    assert wrong(cases, said) == []


def test_the_interviews_say_the_same(
    library: Library, journal: Journal, cases: dict[int, Case], capsys: pytest.CaptureFixture[str]
) -> None:
    rows = library.interviews.rows()
    cases = {who: case for who, case in cases.items() if case.meetings}
    assert wrong(cases, [row.contact_id for row in rows if row.on_hold]) == []
    for row in rows:
        card = library.interviews.card(row.id)
        assert card is not None
        assert card.row.on_hold == row.on_hold
    assert run(Options(journal=journal.path, now=NOW), Namespace(what="contacts", json=True)) == 0
    listed = json.loads(capsys.readouterr().out)
    assert wrong(cases, [row["id"] for row in listed if row["on_hold"]]) == []


def test_nobody_fades_nor_is_named_instead_while_on_hold(
    library: Library, journal: Journal, cases: dict[int, Case]
) -> None:
    database = journal.database
    with journal.step("nothing is on a day") as step:
        for (key,) in database.rows("SELECT id FROM follow_up"):
            step.update(Kind.FOLLOW_UP, key, due_on=None)
    quiet = {row.contact_id for row in fading(database, TODAY, 1000)}
    assert [case for who, case in cases.items() if (who not in quiet) != case.waits] == []
    found = {each.id for each in others.others(database, 2, 1000)}
    free = (None, Introduction.NAMED, Introduction.MADE, Introduction.PROMISED)
    for who, case in cases.items():
        asked = set(case.meetings) - {I.IDEA, I.CANCELLED}
        assert (who in found) == (not case.waits and not asked and case.introduction in free), case


def test_what_comes_next_agrees(library: Library, cases: dict[int, Case]) -> None:
    """Before a meeting that is agreed, and after one, something else may come first."""
    steps = library.people.next_steps(cases)
    for who, case in cases.items():
        if not {I.SCHEDULED, I.HELD} & set(case.meetings):
            assert (steps[who].code in HELD_UP) == case.waits, case
        elif not case.waits:
            assert steps[who].code not in HELD_UP, case


def test_a_meeting_that_is_agreed_is_seen_wherever_it_is_said(
    library: Library, journal: Journal
) -> None:
    """What changed names whoever it concerns: those who wait for them, too."""
    tom, ana, ben = (library.contacts.add(name) for name in ("Tom", "Ana", "Ben"))
    library.referrals.hold(ben, whose_move_id=ana, check_back=TODAY)
    with journal.step("promise") as step:
        key = step.insert(
            Kind.REFERRAL, referrer_id=tom, referred_id=ana, is_primary=True,
            introduction=Introduction.PROMISED,
        )  # fmt: skip
    assert key
    before = library.people.next_steps([ana, ben])
    told: list[frozenset[int]] = []
    library.bus.changed.connect(lambda changes: told.append(changes.contacts))
    library.meetings.plan(ana, start="2026-03-14T10:00", status=I.SCHEDULED, anyway=True)
    assert not library.people.card(ana).on_hold  # type: ignore[union-attr]
    after = library.people.next_steps([ana, ben])
    assert {who for who in (ana, ben) if before[who] != after[who]} == {ana, ben}
    assert {ana, ben} <= told[-1]


@pytest.mark.parametrize("how", ["meeting", "introduction"])
def test_news_that_waited_for_a_promise_are_told_once_it_is_kept(
    library: Library, journal: Journal, how: str
) -> None:
    tom, ana = library.contacts.add("Tom"), library.contacts.add("Ana")
    with journal.step("promise") as step:
        referral = step.insert(
            Kind.REFERRAL, referrer_id=tom, referred_id=ana, is_primary=True,
            introduction=Introduction.PROMISED,
        )  # fmt: skip
        waiting = step.insert(Kind.MILESTONE, name=Milestone.FOUND)
        reached = step.insert(Kind.MILESTONE, name=Milestone.FOUND, reached_on=TODAY)
        key = step.insert(
            Kind.FOLLOW_UP, contact_id=ana, kind=FollowUpKind.REPORT_BACK, milestone_id=waiting
        )
    assert reached
    row = library.days.follow_up(key)
    assert row is not None
    assert row.due_on is None
    if how == "meeting":
        library.meetings.plan(ana, status=I.REQUESTED)
        meeting = library.interviews.rows()[0].id
        assert library.days.follow_up(key) == row
        library.meetings.set_status(meeting, I.SCHEDULED)
    else:
        library.referrals.set_introduction(referral, Introduction.MADE)
    row = library.days.follow_up(key)
    assert row is not None
    assert row.due_on is not None
    assert row.kind == FollowUpKind.GOOD_NEWS


def test_what_stands_on_a_day_says_it_too(
    library: Library, journal: Journal, cases: dict[int, Case]
) -> None:
    with journal.step("days") as step:
        for who in cases:
            step.insert(Kind.FOLLOW_UP, contact_id=who, kind=FollowUpKind.CHECK_BACK, due_on=TODAY)
    items = [item for item in library.days.between(TODAY, TODAY) if item.kind == "follow-up"]
    assert wrong(cases, [item.contact_id or 0 for item in items if item.on_hold]) == []
    due = days.due_until(journal.database, TODAY)
    assert wrong(cases, [row.contact_id or 0 for row in due if row.on_hold]) == []
