"""Follow-ups accepted with one click after scheduling; choices that hold over a restart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from journal.domain.codes import FollowUpKind
from journal.services.library import Library
from tests.e2e.hand import Hand, settle
from tests.e2e.season import Season

WHO = "Chiara Ricci"  # asked six days ago


def interview(library: Library) -> int:
    return next(row.id for row in library.interviews.rows() if row.name == WHO)


def planned(library: Library) -> list[tuple[str, date | None]]:
    """What stands before the interview, without the reminder of the request."""
    key = interview(library)
    rows = library.days.open_with(next(r.contact_id for r in library.interviews.rows([key])))
    return [(row.kind, row.due_on) for row in rows if row.interview_id == key and row.origin]


def schedule(hand: Hand, when: str) -> None:
    hand.window.navigator.schedule(interview(hand.window.library))
    settle()
    hand.key("Ctrl+A")
    hand.type(when)
    hand.click("schedule.verb")
    settle()


def test_one_click_after_scheduling(sample: Season) -> None:
    def task(hand: Hand) -> None:
        schedule(hand, "thu 14:00 45m")
        assert hand.dialog() is None  # nothing stands in the way
        hand.start_counting()
        hand.click("strip.button1")
        hand.used(clicks=1)
        assert hand.window.strips.text() == "Sample journal"

    sample.run(task)
    assert (FollowUpKind.SEND_QUESTIONS, date(2026, 3, 9)) in sample.read(planned)
    assert (FollowUpKind.CONFIRM, date(2026, 3, 11)) in sample.read(planned)


def test_closed_makes_nothing_and_undone_offers_nothing(sample: Season) -> None:
    before = sample.read(planned)

    def task(hand: Hand) -> None:
        schedule(hand, "thu 14:00 45m")
        hand.click("strip.close")
        assert hand.window.strips.text() == "Sample journal"
        schedule(hand, "fri 14:00 45m")
        assert hand.window.strips.text().startswith("Follow-up")
        hand.window.edits.undo()
        settle()
        hand.window.edits.undo()
        settle()
        assert hand.window.strips.text() == "Sample journal"

    sample.run(task)
    assert sample.read(planned) == before


def test_preferences_hold_over_a_restart(sample: Season) -> None:
    def choose(hand: Hand) -> None:
        hand.key("Ctrl+,")
        settle()
        hand.key("Right")
        settle()
        hand.click("preferences.follow_ups.scheduled.confirm.on")
        hand.key("Escape")
        settle()

    def task(hand: Hand) -> None:
        schedule(hand, "thu 14:00 45m")
        assert "Confirm" not in hand.window.strips.text()
        hand.click("strip.button1")

    sample.run(choose)
    sample.run(task)
    kinds = [kind for kind, _due in sample.read(planned)]
    assert FollowUpKind.SEND_QUESTIONS in kinds
    assert FollowUpKind.CONFIRM not in kinds


def test_what_came_due_meanwhile_is_told_once(sample: Season) -> None:
    told: list[str] = []

    def look(hand: Hand) -> None:
        settle()
        told.append(hand.window.strips.text())

    sample.run(look)
    later = replace(sample, now=sample.now + timedelta(days=10))
    later.run(look)
    later.run(look)
    assert told[0] == told[2] == "Sample journal"
    assert told[1].endswith("things came due while you were away.")
