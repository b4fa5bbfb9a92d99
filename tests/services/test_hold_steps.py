"""What comes next with people on hold: everywhere the same, and never a letter to them."""

from __future__ import annotations

import json
from argparse import Namespace
from datetime import date
from itertools import product
from typing import NamedTuple

import pytest

from journal.cli.listing import run
from journal.domain.changes import Kind
from journal.domain.codes import (
    Cadence,
    Channel,
    FollowUpKind,
    InterviewStatus,
    Introduction,
    LetterKind,
    PointKind,
)
from journal.domain.holds import AGREED, OWNER_GONE
from journal.domain.next_step import REACHES_OUT, NextStepCode
from journal.options import Options
from journal.services.library import Library
from journal.store import days, holds
from journal.store.fading import fading
from journal.store.journal import Journal, Step
from tests.services.conftest import NOW

S, State, Intro = NextStepCode, InterviewStatus, Introduction
TODAY = NOW.date()
BEFORE, LATER = date(2026, 3, 2), date(2026, 3, 20)
STATES = (None, *State)
INTRODUCTIONS = (None, *Intro)
HOLDS = {
    "none": None,
    "ended": None,
    "open": S.WAIT_HOLD,
    "due": S.CHECK_BACK_REFERRER,
    "mine": S.DO_MY_PART,
    "two": S.CHECK_BACK_REFERRER,
    "met": S.HOLD_MET,
    "one of two met": S.WAIT_HOLD,
    "both met": S.HOLD_MET,
    "owner gone": S.DECIDE_HOLD,
    "due, and they are on hold too": S.WAIT_HOLD,
}
"""The cases, and what comes next by them."""


class Case(NamedTuple):
    """One person of the table."""

    status: InterviewStatus | None
    introduction: Introduction | None
    hold: str

    def expected(self) -> NextStepCode:
        """Worked out by hand."""
        waits = HOLDS[self.hold]
        if self.status is State.SCHEDULED:
            return S.PREPARE  # a meeting that is agreed takes place
        if self.status is State.HELD:
            if waits is None:
                return S.THANK
            return S.THANK_REFERRER if self.introduction else waits
        if waits is not None:
            return waits
        if self.introduction is Intro.PROMISED:
            return S.WAIT_HOLD
        if self.introduction is Intro.DECLINED and self.status in (None, State.IDEA):
            return S.TRY_ANOTHER
        if self.introduction is Intro.DECLINED and self.status is State.CANCELLED:
            return S.TRY_ANOTHER
        return {
            None: S.WRITE_REQUEST,
            State.IDEA: S.WRITE_REQUEST,
            State.REQUESTED: S.WAIT_REPLY,
            State.DECLINED: S.TRY_ANOTHER,
            State.NO_REPLY: S.TRY_ANOTHER,
            State.CANCELLED: S.RESCHEDULE,
        }[self.status]


class Table(NamedTuple):
    """Everybody in it, and their interviews."""

    people: dict[int, Case]
    meetings: dict[int, int]  # person by interview


@pytest.fixture
def table(journal: Journal) -> Table:
    people: dict[int, Case] = {}
    meetings: dict[int, int] = {}
    with journal.step("Everybody") as step:
        daniel = step.insert(Kind.CONTACT, name="Daniel Ortiz")
        held_up = step.insert(Kind.CONTACT, name="Ana Souza")
        step.insert(Kind.HOLD, contact_id=held_up)
        for number, case in enumerate(
            Case(*each) for each in product(STATES, INTRODUCTIONS, HOLDS)
        ):
            who = step.insert(Kind.CONTACT, name=f"Person {number}")
            people[who] = case
            step.insert(Kind.POINT, contact_id=who, kind=PointKind.MAIL, value="x@example.org")
            referral = None
            if case.introduction is not None:
                referral = step.insert(
                    Kind.REFERRAL, referrer_id=daniel, referred_id=who, is_primary=True,
                    introduction=case.introduction,
                )  # fmt: skip
            _hold(step, case.hold, who, daniel, held_up, referral)
            if case.status is not None:
                meetings[_meeting(step, case.status, who)] = who
    return Table(people, meetings)


def _hold(step: Step, case: str, who: int, daniel: int, held_up: int, referral: int | None) -> None:
    def add(**values: object) -> int:
        return step.insert(Kind.HOLD, contact_id=who, **values)

    theirs: dict[str, object] = {"whose_move_id": daniel, "referral_id": referral}
    if case == "ended":
        add(**theirs, check_back=BEFORE, ended_on=TODAY, ended_how="made")
    elif case == "open":
        step.insert(Kind.HOLD_CONDITION, hold_id=add(**theirs, check_back=LATER), what="calls")
    elif case == "due":
        add(**theirs, check_back=BEFORE)
    elif case == "mine":
        add()
    elif case == "two":
        add(**theirs)
        add(whose_move_id=daniel, check_back=TODAY)
    elif case == "met":
        key = add(**theirs, check_back=LATER)
        step.insert(Kind.HOLD_CONDITION, hold_id=key, what="calls", met_on=BEFORE)
    elif case in ("one of two met", "both met"):
        both = case == "both met"
        for number in range(2):
            key = add(**theirs, check_back=BEFORE if both else LATER)
            met = BEFORE if number or both else None
            step.insert(Kind.HOLD_CONDITION, hold_id=key, what="calls", met_on=met)
    elif case == "owner gone":
        add(ended_how=OWNER_GONE)
    elif case == "due, and they are on hold too":
        add(whose_move_id=held_up, check_back=BEFORE)


def _meeting(step: Step, status: InterviewStatus, who: int) -> int:
    times: dict[str, object] = {}
    if status is State.REQUESTED:
        times = {"requested_on": TODAY}
    elif status is State.SCHEDULED:
        times = {"start": "2026-03-14T10:00"}
    elif status is State.HELD:
        times = {"start": "2026-03-04T10:00", "rating": 4}
    return step.insert(Kind.INTERVIEW, contact_id=who, status=status, zone="Europe/London", **times)


def test_the_person_has_the_step_that_is_expected(library: Library, table: Table) -> None:
    found = library.people.next_steps(table.people)
    wrong = {
        case: (str(found[who].code), str(case.expected()))
        for who, case in table.people.items()
        if found[who].code is not case.expected()
    }
    assert wrong == {}
    assert len(table.people) == 8 * 5 * len(HOLDS)


def test_the_interview_and_the_person_agree(library: Library, table: Table) -> None:
    people = library.people.next_steps(table.people)
    found = library.interviews.next_steps(table.meetings)
    assert {who: found[key] for key, who in table.meetings.items()} == {
        who: people[who] for who in table.meetings.values()
    }


def test_today_says_the_same_of_everybody_who_is_waited_for(library: Library, table: Table) -> None:
    people = library.people.next_steps(table.people)
    told: dict[int, list[object]] = {}
    view = library.days.today()
    for row in (*view.waiting, *view.ready):
        told.setdefault(row.contact_id, []).append(row.step)
    free = {who for who, case in table.people.items() if HOLDS[case.hold] is S.HOLD_MET}
    assert [row.contact_id for row in view.ready] == sorted(free)  # each once
    assert [row for row in view.pressing if row in view.ready] == list(view.ready)
    assert not free & {row.contact_id for row in view.waiting}
    assert library.days.first_waiting(1000) == (list(view.waiting), len(view.waiting))
    for who, case in table.people.items():
        if case.status in (State.SCHEDULED, State.HELD):
            continue  # there a meeting comes first
        waits = HOLDS[case.hold] is not None or case.introduction is Intro.PROMISED
        assert (who in told) == waits, case
        if waits:
            assert told[who][0] == people[who], case
            assert len(told[who]) == (2 if case.hold == "two" else 1), case


@pytest.mark.parametrize("what", ["contacts", "interviews"])
def test_the_command_line_says_the_same(
    journal: Journal, table: Table, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    assert run(Options(journal=journal.path, now=NOW), Namespace(what=what, json=True)) == 0
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    keys = {who: who for who in table.people} if what == "contacts" else table.meetings
    for key, who in keys.items():
        case = table.people[who]
        assert rows[key]["next_step"] == case.expected(), case
        promised = case.introduction is Intro.PROMISED and case.status not in AGREED
        assert rows[key]["on_hold"] is (HOLDS[case.hold] is not None or promised), case


def test_nobody_on_hold_has_a_step_that_writes_to_them(library: Library, table: Table) -> None:
    steps = library.people.next_steps(table.people)
    for who in table.people:
        if library.people.card(who).holds:  # type: ignore[union-attr]
            assert steps[who].code not in REACHES_OUT
        if steps[who].code in REACHES_OUT and table.people[who].status is not State.HELD:
            assert library.guard.of(who) is None, table.people[who]


def test_the_calendar_says_who_is_on_hold(library: Library) -> None:
    ana, ben = (library.contacts.add(name) for name in ("Ana Souza", "Ben Adler"))
    for who in (ana, ben):
        library.follow_ups.add(who, due_on=TODAY)
        library.meetings.plan(who, start="2026-03-05T14:00")
    library.referrals.hold(ana, whose_move_id=ben, check_back=TODAY)
    told = [(item.kind, item.name, item.on_hold) for item in library.days.between(TODAY, TODAY)]
    assert sorted(told) == [
        ("follow-up", "Ana Souza", True),
        ("follow-up", "Ben Adler", False),
        ("hold", "Ana Souza", True),
        ("interview", "Ana Souza", True),
        ("interview", "Ben Adler", False),
    ]


def test_an_introduction_that_is_promised_is_in_the_way_everywhere(
    library: Library, journal: Journal
) -> None:
    """Letters, days and fading say what the question before a letter says."""
    tom = library.contacts.add("Tom Becker")
    ana = library.contacts.add("Ana Souza", referrer_id=tom, mail="ana@example.org")
    library.contacts.set_field(ana, "cadence", Cadence.MONTHLY)
    library.contacts.log_touch(ana, Channel.MAIL, on_day=date(2025, 12, 1))
    card = library.composing.card(ana, LetterKind.REQUEST)
    assert card is not None
    letter = library.composing.keep(card, "Hello", "Dear Ana")
    key = library.follow_ups.add(ana, FollowUpKind.CHECK_BACK, due_on=TODAY)

    def said() -> tuple[bool, ...]:
        row = library.days.follow_up(key)
        (item,) = library.days.between(TODAY, TODAY)
        later = library.days.first_later(BEFORE)
        kept = library.composing.letter(letter or 0)
        assert row is not None and later is not None and kept is not None  # noqa: PT018
        kinds = [FollowUpKind.CHECK_BACK]
        first = days.first_due(journal.database, TODAY, library.clock.now(), kinds)
        listed = [each.on_hold for each in library.composing.rows()]
        return (
            holds.in_way(journal.database, ana, TODAY) is not None,
            *(row.on_hold, item.on_hold, later.on_hold, kept.on_hold, *listed),
            *(first is None, not fading(journal.database, TODAY, 5)),
        )

    assert said() == (False,) * 8
    with journal.step("promise") as step:
        (found,) = journal.database.rows("SELECT id FROM referral")
        step.update(Kind.REFERRAL, found[0], introduction=Introduction.PROMISED)
    assert said() == (True,) * 8
