"""Task 10: finish a follow-up (a click, a key), or move it (two clicks, two keys)."""

from __future__ import annotations

from datetime import date

from journal.services.library import Library
from tests.e2e.hand import Hand, settle
from tests.e2e.season import Season


def first(library: Library) -> int:
    """The first thing that Today asks for."""
    return library.days.today().needs[0].id


def state(key: int):
    def look(library: Library) -> tuple[str, date | None]:
        row = library.days.follow_up(key)
        assert row is not None
        return str(row.state), row.due_on

    return look


def test_finish_by_mouse(sample: Season) -> None:
    key = sample.read(first)

    def task(hand: Hand) -> None:
        hand.click(f"today.needs.{key}.done")
        hand.used(clicks=1)

    sample.run(task)
    assert sample.read(state(key)) == ("done", date(2026, 3, 3))


def test_finish_by_keyboard(sample: Season) -> None:
    key = sample.read(first)

    def task(hand: Hand) -> None:
        assert hand.focus().objectName() == f"today.needs.{key}"  # Today begins there
        hand.key("Ctrl+Return")
        hand.used(keys=1)

    sample.run(task)
    assert sample.read(state(key)) == ("done", date(2026, 3, 3))


def test_move_by_mouse(sample: Season) -> None:
    key = sample.read(first)

    def task(hand: Hand) -> None:
        hand.pick(f"today.needs.{key}.more", "In 2 weeks")
        hand.used(clicks=2)

    sample.run(task)
    assert sample.read(state(key)) == ("open", date(2026, 3, 19))


def test_move_by_keyboard(sample: Season) -> None:
    key = sample.read(first)

    def task(hand: Hand) -> None:
        hand.key("Ctrl+D")
        hand.type("2w")
        hand.key("Return")
        hand.used(keys=2)
        assert hand.dialog() is None

    sample.run(task)
    assert sample.read(state(key)) == ("open", date(2026, 3, 19))


def test_finish_and_move_in_the_calendar(sample: Season) -> None:
    key = sample.read(first)
    assert isinstance(key, int)

    def done(hand: Hand) -> None:
        hand.window.navigator.show_day(date(2026, 3, 3), "follow-up", key)
        settle()
        hand.key("Ctrl+Return")
        hand.used(keys=1)

    def moved(hand: Hand) -> None:
        hand.window.navigator.show_day(date(2026, 3, 3), "follow-up", key)
        settle()
        hand.key("Ctrl+D")
        hand.type("2w")
        hand.key("Return")
        hand.used(keys=2)

    sample.run(moved)
    assert sample.read(state(key)) == ("open", date(2026, 3, 19))
    sample.change(lambda library: library.follow_ups.move(key, date(2026, 3, 3)))
    sample.run(done)
    assert sample.read(state(key)) == ("done", date(2026, 3, 3))
