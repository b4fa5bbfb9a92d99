"""News that waited while somebody was not to be written to are told once they may be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from journal.domain.changes import Kind
from journal.domain.codes import FollowUpKind, Introduction
from journal.domain.milestones import Milestone
from journal.domain.views.days import FollowUpRow
from journal.services.library import Library
from journal.store.journal import Journal

FOUND = Milestone.FOUND
TODAY = date(2026, 3, 5)
TOLD = (date(2026, 3, 9), FollowUpKind.GOOD_NEWS)
WAITS = (None, FollowUpKind.REPORT_BACK)

People = dict[str, int]


@pytest.fixture
def people(library: Library) -> People:
    """Tom gave Eve's name; what becomes of that is for each test."""
    ids = {name: library.contacts.add(name) for name in ("Tom", "Ana", "Eve", "Lena")}
    library.referrals.refer(ids["Tom"], ids["Eve"])
    return ids


@pytest.fixture
def promise(library: Library, journal: Journal, people: People) -> int:
    """Tom promised to introduce her, and no hold was written down for it; the referral."""
    card = library.people.card(people["Eve"])
    assert card is not None
    (referral,) = (row.id for row in card.referrers)
    with journal.step("promise") as step:
        step.update(Kind.REFERRAL, referral, introduction=Introduction.PROMISED)
    return referral


def row_of(library: Library, key: int) -> FollowUpRow:
    row = library.days.follow_up(key)
    assert row is not None
    return row


def waiting(library: Library, contact_id: int) -> int:
    """A follow-up whose news was left out when everybody was told."""
    key = library.milestones.wait(FOUND, contact_id, FollowUpKind.REPORT_BACK)
    library.milestones.reach(FOUND, TODAY)
    row = row_of(library, key)
    assert (row.due_on, row.kind) == WAITS
    return key


_ENDS: dict[str, Callable[[Library, People, int], object]] = {
    "made": lambda lib, who, key: lib.referrals.set_introduction(key, Introduction.MADE),
    "another referrer": lambda lib, who, _key: lib.referrals.refer(who["Ana"], who["Eve"]),
    "moved with others": lambda lib, who, _key: lib.referrals.place(
        [who["Eve"], who["Lena"]], who["Ana"]
    ),
    "no referrer": lambda lib, who, _key: lib.referrals.to_root(who["Eve"]),
    "taken back": lambda lib, who, key: lib.referrals.remove(key),
    "the referrer is deleted": lambda lib, who, _key: lib.contacts.delete(who["Tom"]),
    "deleted with others": lambda lib, who, _key: lib.contacts.delete(who["Lena"], who["Tom"]),
}


@pytest.mark.parametrize("end", _ENDS)
def test_whoever_is_promised_nothing_any_more_is_told(
    library: Library, people: People, promise: int, end: str
) -> None:
    key = waiting(library, people["Eve"])
    before = row_of(library, key)
    _ENDS[end](library, people, promise)
    row = row_of(library, key)
    assert (row.due_on, row.kind) == TOLD
    library.history.undo()
    assert row_of(library, key) == before


@pytest.mark.parametrize("end", _ENDS)
def test_nobody_is_told_who_still_waits_for_something_else(
    library: Library, people: People, promise: int, end: str
) -> None:
    library.referrals.hold(people["Eve"], whose_move_id=people["Lena"], conditions=["Lena calls"])
    library.referrals.hold(people["Eve"], whose_move_id=None, conditions=["read her book"])
    key = waiting(library, people["Eve"])
    _ENDS[end](library, people, promise)
    row = row_of(library, key)
    assert (row.due_on, row.kind) == WAITS


def test_the_last_of_two_holds_that_ends_lets_the_news_go(library: Library, people: People) -> None:
    eve = people["Eve"]
    holds = [library.referrals.hold(eve, whose_move_id=people[who]) for who in ("Ana", "Lena")]
    key = waiting(library, eve)
    library.referrals.end_hold(holds[0])
    assert (row_of(library, key).due_on, row_of(library, key).kind) == WAITS
    library.referrals.end_hold(holds[1])
    assert (row_of(library, key).due_on, row_of(library, key).kind) == TOLD


def test_whoever_was_not_on_hold_is_told_by_no_change_of_referrers(
    library: Library, people: People
) -> None:
    """The user left them out when everybody else was told."""
    key = waiting(library, people["Eve"])
    library.referrals.refer(people["Ana"], people["Eve"])
    library.referrals.to_root(people["Eve"])
    row = row_of(library, key)
    assert (row.due_on, row.kind) == WAITS
