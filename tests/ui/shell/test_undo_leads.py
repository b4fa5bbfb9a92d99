"""Where an undo leads: to what came back by it."""

from __future__ import annotations

from datetime import timedelta

from journal.domain.codes import FollowUpKind
from journal.ui.shell.window import MainWindow
from journal.ui.today.row import Row


def focused(window: MainWindow) -> object:
    row = window.focusWidget()
    return row.key if isinstance(row, Row) else None


def test_what_is_due_again_has_the_focus_on_today(
    window: MainWindow, people: dict[str, int]
) -> None:
    library, go = window.library, window.navigator
    today = library.clock.today()
    first, second = (
        library.follow_ups.add(people[name], FollowUpKind.UPDATE, due_on=today)
        for name in ("Ana Souza", "Tom Becker")
    )
    go.show_page("today")
    for undone in (library.follow_ups.done, library.follow_ups.skip):
        undone(second)
        go.focus_follow_up(first)
        assert focused(window) == first
        window.edits.undo_step()
        assert focused(window) == second
    library.follow_ups.done(second)
    go.show_page("letters")
    window.edits.undo_step()
    page = go.page()
    assert page is not None
    assert page.code == "today"
    assert focused(window) == second


def test_the_calendar_shows_its_own_and_what_is_due_later(
    window: MainWindow, people: dict[str, int]
) -> None:
    library, go = window.library, window.navigator
    today = library.clock.today()
    due = library.follow_ups.add(people["Ana Souza"], FollowUpKind.UPDATE, due_on=today)
    later = today + timedelta(days=9)
    far = library.follow_ups.add(people["Ana Souza"], FollowUpKind.UPDATE, due_on=later)
    for here, key in (("calendar", due), ("letters", far)):
        library.follow_ups.done(key)
        go.show_page(here)
        window.edits.undo_step()
        page = go.page()
        assert page is not None
        assert page.code == "calendar"
