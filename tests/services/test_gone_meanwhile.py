"""Typed text and clicks that come a moment after the row they belong to is gone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from journal.domain.clock import FixedClock
from journal.domain.codes import Channel, FollowUpKind, InterviewStatus, LetterKind, PointKind
from journal.errors import Refused
from journal.services.library import Library
from journal.store.journal import Journal


@pytest.fixture
def gone(library: Library) -> int:
    """The id of somebody who was deleted."""
    key = library.contacts.add("Ana")
    library.contacts.delete(key)
    return key


def test_typed_text_of_somebody_deleted_is_not_kept(library: Library, gone: int) -> None:
    library.contacts.set_job(gone, role="Planner", company="Harbour Lines", visit="1")
    assert library.contacts.set_point(gone, PointKind.MAIL, "a@example.org", visit="2") is None
    library.contacts.set_field(gone, "name", "Ana S", visit="3")
    assert library.people.companies() == []
    assert library.history.undo_name() == "Delete Ana"


@pytest.mark.parametrize(
    "command",
    [
        lambda library, key: library.contacts.log_touch(key, Channel.MAIL),
        lambda library, key: library.follow_ups.add(key, FollowUpKind.OTHER),
        lambda library, key: library.letters.written(key, LetterKind.UPDATE, "an update"),
        lambda library, key: library.meetings.plan(key),
        lambda library, key: library.referrals.hold(key, whose_move_id=None),
        lambda library, key: library.meetings.set_bring(key, None, "Map"),
        lambda library, key: library.capture.hear_name(key, "Ben"),
        lambda library, key: library.capture.hear_company(key, "Harbour Lines"),
    ],
)
def test_a_click_on_what_is_gone_is_refused(
    library: Library, gone: int, command: Callable[[Library, int], object]
) -> None:
    with pytest.raises(Refused):
        command(library, gone)
    assert library.history.undo_name() == "Delete Ana"


def test_deleting_twice_is_one_step(library: Library, gone: int) -> None:
    library.contacts.delete(gone)
    library.history.undo()
    assert library.people.card(gone) is not None


def test_half_a_company_typed_with_a_pause_is_no_company(library: Library) -> None:
    ana, ben = library.contacts.add("Ana"), library.contacts.add("Ben", company="Har")
    for text in ("Ha", "Har", "Harbour", "Harbour Lines"):
        library.contacts.set_job(ana, company=text, visit="1")
    assert library.people.companies() == ["Har", "Harbour Lines"], "Ben's company stays"
    library.history.undo()
    assert library.people.companies() == ["Har"]
    library.history.redo()
    card = library.people.card(ana)
    assert card is not None
    assert card.company == "Harbour Lines"
    library.contacts.set_job(ana, company="")
    assert library.people.companies() == ["Har"]
    card = library.people.card(ben)
    assert card is not None
    assert card.company == "Har"


def test_a_company_with_a_lead_stays(library: Library) -> None:
    ana = library.contacts.add("Ana", company="Harbour Lines")
    library.capture.hear_company(library.meetings.plan(ana), "Harbour Lines", "hiring")
    library.contacts.set_job(ana, company="Other")
    assert library.people.companies() == ["Harbour Lines", "Other"]


@pytest.mark.parametrize("start", ["tomorrow", "2026-02-30T09:00", "2026-03-05"])
def test_an_interview_starts_when_a_clock_shows_it(library: Library, start: str) -> None:
    ana = library.contacts.add("Ana")
    with pytest.raises(Refused):
        library.meetings.plan(ana, start=start)
    key = library.meetings.plan(ana)
    with pytest.raises(Refused):
        library.meetings.schedule(key, start)


def test_no_length_but_one_that_a_day_holds(library: Library) -> None:
    ana = library.contacts.add("Ana")
    key = library.meetings.plan(ana)
    with pytest.raises(Refused):
        library.meetings.plan(ana, minutes=1441)
    with pytest.raises(Refused):
        library.meetings.schedule(key, "2026-03-10T14:00", minutes=-1)


def test_held_by_mistake_is_held_on_the_right_day_later(
    library: Library, clock: FixedClock
) -> None:
    key = library.meetings.plan(library.contacts.add("Ana"))
    library.meetings.set_status(key, InterviewStatus.HELD)
    library.meetings.set_status(key, InterviewStatus.SCHEDULED)
    card = library.interviews.card(key)
    assert card is not None
    assert (card.held_from, card.row.held_on) == (None, None)
    clock.advance(days=3)
    library.meetings.set_status(key, InterviewStatus.HELD)
    assert library.interviews.rows()[0].held_on == date(2026, 3, 8)
    library.meetings.schedule(key, "2026-03-20T09:00")
    assert library.interviews.rows()[0].held_on is None


def test_held_in_a_zone_that_is_not_known_here(
    library: Library, journal: Journal, clock: FixedClock
) -> None:
    key = library.meetings.plan(library.contacts.add("Ana"), start="2026-03-05T07:00")
    with journal.step("From elsewhere") as step:
        from journal.domain.changes import Kind

        step.update(Kind.INTERVIEW, key, zone="Gone/Away")
    library.meetings.set_status(key, InterviewStatus.HELD)
    card = library.interviews.card(key)
    assert card is not None
    assert card.held_from == datetime(2026, 3, 5, 7, tzinfo=UTC)


def test_half_a_character_can_be_looked_for(library: Library) -> None:
    library.contacts.add("Ana", company="Harbour")
    assert [person.name for person in library.people.names("an\ud800a")] == ["Ana"]
    assert library.people.companies("\ud800har") == ["Harbour"]
    assert [hit.name for hit in library.finder.find("an\udfffa")] == ["Ana"]
