"""Task 3: schedule after a yes. Two clicks, or three keys."""

from __future__ import annotations

from journal.services.library import Library
from tests.e2e.hand import Hand, settle
from tests.e2e.season import Season

WHO = "Chiara Ricci"  # asked six days ago


def interview(library: Library) -> int:
    return next(row.id for row in library.interviews.rows() if row.name == WHO)


def in_file(library: Library) -> tuple[str, str, int, str]:
    card = library.interviews.card(interview(library))
    assert card is not None
    return str(card.row.status), card.start_wall, card.row.minutes, card.row.place


def test_by_mouse_from_the_interview(sample: Season) -> None:
    def task(hand: Hand) -> None:
        hand.window.navigator.show_interview(interview(hand.window.library))
        settle()
        hand.click("interviews.header.step")
        hand.type("thu 14:00 45m")
        hand.tab()
        hand.type("https://meet.example/chiara")
        hand.click("schedule.verb")
        hand.used(clicks=2)
        assert hand.dialog() is None

    sample.run(task)
    assert sample.read(in_file) == (
        "scheduled",
        "2026-03-12T14:00",
        45,
        "https://meet.example/chiara",
    )


def test_by_mouse_from_the_person(sample: Season) -> None:
    def task(hand: Hand) -> None:
        people = {row.name: row.id for row in hand.window.library.people.tree()}
        hand.window.navigator.show_contact(people[WHO])
        settle()
        hand.click("people.detail.step.act")
        hand.type("thu 14:00 45m, Harbour Café")
        hand.click("schedule.verb")
        hand.used(clicks=2)

    sample.run(task)
    assert sample.read(in_file) == ("scheduled", "2026-03-12T14:00", 45, "Harbour Café")


def test_by_keyboard(sample: Season) -> None:
    def task(hand: Hand) -> None:
        hand.window.navigator.show_interview(interview(hand.window.library))
        settle()
        hand.key("Ctrl+Shift+N")
        hand.type("thu 14:00 45m")
        hand.key("Tab")
        hand.type("Harbour Café")
        hand.key("Return")
        hand.used(keys=3)
        assert hand.dialog() is None

    sample.run(task)
    assert sample.read(in_file) == ("scheduled", "2026-03-12T14:00", 45, "Harbour Café")
