"""Where an undo leads: to what came back by it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from journal.domain.codes import Channel, FollowUpKind, FollowUpState
from journal.errors import JournalBusy
from journal.ui.people.page import PeoplePage
from journal.ui.shell.window import MainWindow
from journal.ui.today.row import Row
from journal.ui.today.row_list import AT_FIRST


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


def test_what_was_done_on_today_comes_back_there(
    window: MainWindow, people: dict[str, int]
) -> None:
    """Whatever row it was, and from wherever it is undone."""
    library, go = window.library, window.navigator
    lena, hall, ana = people["Lena Fischer"], people["Mr Hall"], people["Ana Souza"]
    today = library.clock.today()
    due = library.follow_ups.add(people["Tom Becker"], FollowUpKind.UPDATE, due_on=today)
    hold = library.referrals.hold(lena, whose_move_id=ana, conditions=["calls her"])
    waits = library.referrals.hold(hall, whose_move_id=ana)
    go.show_page("today")
    (condition,) = library.guard.hold(hold).conditions  # type: ignore[union-attr]
    library.holds.heard(ana, Channel.PHONE, met=[condition.id])
    for done, row in (
        (lambda: go.free(lena), f"ready.{lena}"),
        (lambda: library.holds.over(waits), waits),
        (lambda: library.follow_ups.done(due), due),
    ):
        for page in ("today", "letters", "people"):
            go.show_page("today")
            done()
            go.show_page(page)
            window.edits.undo_step()
            shown = go.page()
            assert shown is not None
            assert (shown.code, focused(window)) == ("today", row)


@pytest.mark.parametrize("here", ["today", "letters"])
def test_where_it_leads_costs_no_reading_of_its_own(
    window: MainWindow, people: dict[str, int], monkeypatch: pytest.MonkeyPatch, here: str
) -> None:
    """Of thousands of people each would take as long as the undo itself."""
    library, go = window.library, window.navigator
    today = library.clock.today()
    due = library.follow_ups.add(people["Tom Becker"], FollowUpKind.UPDATE, due_on=today)
    waits = library.referrals.hold(people["Mr Hall"], whose_move_id=people["Ana Souza"])
    counted: list[str] = []
    for name in ("first_of_today", "waiting", "first_waiting", "fading"):
        read = getattr(library.days, name)

        def count(*args: object, name: str = name, read: object = read) -> object:
            counted.append(name)
            return read(*args)  # type: ignore[operator]

        monkeypatch.setattr(library.days, name, count)
    for done, row in (
        (lambda: library.follow_ups.done(due), due),
        (lambda: library.holds.over(waits), waits),
    ):
        go.show_page("today")
        done()
        go.show_page(here)
        counted.clear()
        window.edits.undo_step()
        assert focused(window) == row
        assert counted[0] == "first_of_today"
        assert len(set(counted)) == len(counted), "the page reads each once, as after any change"
        assert "waiting" not in counted, "all of them"


def test_what_can_t_be_read_after_it_is_not_gone_to(
    window: MainWindow, people: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    library, go = window.library, window.navigator
    today = library.clock.today()
    due = library.follow_ups.add(people["Tom Becker"], FollowUpKind.UPDATE, due_on=today)

    def busy(*_args: object) -> object:
        raise JournalBusy("Another program is writing.")

    go.show_page("today")
    library.follow_ups.done(due)
    go.show_page("letters")
    undo = library.history.undo
    with monkeypatch.context() as patch:

        def undo_then_busy() -> object:
            changes = undo()
            patch.setattr(library.days, "first_of_today", busy)
            return changes

        patch.setattr(library.history, "undo", undo_then_busy)
        window.edits.undo_step()
    shown = go.page()
    assert shown is not None
    assert shown.code == "letters"
    row = library.days.follow_up(due)
    assert row is not None
    assert row.state == FollowUpState.OPEN
    go.show_page("today")  # read as soon as it can be
    go.focus_follow_up(due)
    assert focused(window) == due


def test_what_only_moved_up_is_not_what_came_back(
    window: MainWindow, people: dict[str, int]
) -> None:
    library, go = window.library, window.navigator
    today = library.clock.today()
    for number in range(AT_FIRST + 1):
        who = library.contacts.add(f"Waits {number:02}")
        library.referrals.hold(who, whose_move_id=None, check_back=today + timedelta(days=9))
    go.show_page("today")
    tom = people["Tom Becker"]
    library.referrals.hold(tom, whose_move_id=None, check_back=today + timedelta(days=1))
    window.edits.undo_step()
    assert go.chosen_contact() == tom


def test_what_was_done_elsewhere_is_shown_there(window: MainWindow, people: dict[str, int]) -> None:
    library, go = window.library, window.navigator
    hold = library.referrals.hold(people["Mr Hall"], whose_move_id=people["Ana Souza"])
    go.show_page("people")
    library.holds.over(hold)
    window.edits.undo_step()
    shown = go.page()
    assert shown is not None
    assert shown.code == "people"
    go.show_page("today")
    library.contacts.set_field(people["Ana Souza"], "place", "Porto")  # no row comes or goes by it
    window.edits.undo_step()
    assert go.chosen_contact() == people["Ana Souza"]


def test_redo_of_an_addition_leads_to_whoever_was_added(
    window: MainWindow, people: dict[str, int]
) -> None:
    """Not to whoever named them, who was added with them; the tree is unfolded down to them."""
    library, go = window.library, window.navigator
    go.show_page("people")
    added = library.contacts.add("Wilma Quist", new_referrer="Theo Quist")
    go.show_contact(added)
    page = go.page()
    assert isinstance(page, PeoplePage)
    tree, model = page.browser.tree, page.browser.model
    tree.collapse(model.index_of(added).parent())
    window.edits.undo_step()
    assert model.row(added) is None
    for here in ("people", "today"):
        go.show_page(here)
        window.edits.redo()
        assert page.browser.selected() == [added]
        assert page.detail.person_id() == added
        assert not tree.visualRect(model.index_of(added)).isEmpty()
        window.edits.undo_step()
