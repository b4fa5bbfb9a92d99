"""Finishing, putting off and editing follow-ups from the window, and what is offered then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from journal.domain.clock import FixedClock
from journal.domain.codes import Channel, FollowUpKind
from journal.domain.repeats import Every, Repeat
from journal.errors import JournalBusy
from journal.services.library import Library
from journal.ui.shell.window import MainWindow

TODAY = date(2026, 3, 5)


@pytest.fixture
def window(open_window: Callable[..., MainWindow], people: dict[str, int]) -> MainWindow:
    return open_window()


def add(library: Library, key: int, kind: FollowUpKind = FollowUpKind.CHECK_BACK) -> int:
    return library.follow_ups.add(key, kind, due_on=TODAY)


def press(window: MainWindow, words: str) -> None:
    next(each for each in window.strips.buttons() if each.text() == words).click()


def touches(library: Library, key: int) -> list[str]:
    return [item.code for item in library.people.timeline(key) if item.kind == "touch"]


def dialog() -> QWidget:
    found = QApplication.activeModalWidget()
    assert found is not None
    return found


def test_done_asks_quietly_how_one_was_in_touch(
    window: MainWindow, library: Library, people: dict[str, int]
) -> None:
    key = add(library, people["Ana Souza"])
    window.navigator.finish_follow_up(key)
    assert window.toast.text() == "Done: Check back with Ana Souza"
    assert window.strips.text() == "How were you in touch with Ana Souza?"
    press(window, "By mail")
    assert touches(library, people["Ana Souza"]) == [Channel.MAIL]
    assert window.strips.text() == ""
    library.history.undo()
    assert touches(library, people["Ana Souza"]) == []


def test_another_way_is_the_dialog(
    window: MainWindow, library: Library, people: dict[str, int]
) -> None:
    window.navigator.finish_follow_up(add(library, people["Ana Souza"]))
    press(window, "Another way…")
    dialog().accept()  # type: ignore[attr-defined]
    assert touches(library, people["Ana Souza"]) == [Channel.PHONE]
    assert window.strips.text() == ""  # it is known now


def test_thanks_by_hand_are_offered_as_such(
    window: MainWindow, library: Library, people: dict[str, int]
) -> None:
    library.contacts.set_field(people["Ana Souza"], "thanks_by", "handwritten")
    window.navigator.finish_follow_up(add(library, people["Ana Souza"], FollowUpKind.THANK_YOU))
    press(window, "By hand")
    assert touches(library, people["Ana Souza"]) == [Channel.HAND]


@pytest.mark.parametrize("kind", [FollowUpKind.PRINT, FollowUpKind.OTHER, FollowUpKind.CONNECT])
def test_it_asks_only_where_it_fits(
    window: MainWindow, library: Library, people: dict[str, int], kind: FollowUpKind
) -> None:
    window.navigator.finish_follow_up(add(library, people["Ana Souza"], kind))
    assert window.strips.text() == ""


def test_it_asks_nobody_twice_and_not_where_it_is_noted(
    window: MainWindow, library: Library, people: dict[str, int]
) -> None:
    library.contacts.log_touch(people["Ana Souza"], Channel.PHONE)
    window.navigator.finish_follow_up(add(library, people["Ana Souza"]))
    assert window.strips.text() == ""
    window.navigator.finish_follow_up(add(library, people["Lena Fischer"]))
    window.navigator.finish_follow_up(add(library, people["Mr Hall"]))
    assert "Mr Hall" in window.strips.text()
    window.strips._strip._close()
    assert window.strips.text() == ""  # the one before isn't asked about again


def test_undone_it_is_not_asked_any_more(
    window: MainWindow, library: Library, people: dict[str, int]
) -> None:
    window.navigator.finish_follow_up(add(library, people["Ana Souza"]))
    window.toast._act()
    assert window.strips.text() == ""


def test_a_series_says_when_it_comes_again(
    window: MainWindow, library: Library, people: dict[str, int]
) -> None:
    key = library.follow_ups.add(
        people["Ana Souza"], what="Call", due_on=TODAY, repeat=Repeat(1, Every.WEEKS)
    )
    window.navigator.finish_follow_up(key)
    assert window.toast.text() == "Done: Call (Ana Souza). Again Thu 12 Mar"


def row_menu(window: MainWindow, key: int) -> QMenu:
    page = window.stack.page()
    assert page is not None
    row = next(
        each
        for each in (*page._needs.rows(), *page._later.rows())  # type: ignore[attr-defined]
        if each.key == key
    )
    menu: QMenu = row._context
    menu.clear()
    menu.aboutToShow.emit()
    return menu


def entry(menu: QMenu, words: str) -> None:
    within = next(
        each for each in menu.actions() if each.text().replace("&", "") == "Remind me later"
    ).menu()
    assert isinstance(within, QMenu)
    next(each for each in within.actions() if each.text().replace("&", "") == words).trigger()


def test_put_off_from_the_row_and_back_at_its_time(
    window: MainWindow, library: Library, people: dict[str, int], clock: FixedClock
) -> None:
    key = add(library, people["Ana Souza"])
    page = window.stack.page()
    assert page is not None
    entry(row_menu(window, key), "This evening, 18:00")
    assert window.toast.text() == "Hidden until 18:00: Check back with Ana Souza"
    assert page._needs.rows() == []  # type: ignore[attr-defined]
    assert [row.key for row in page._later.rows()] == [key]  # type: ignore[attr-defined]
    assert page._later.rows()[0]._chip.text() == "until 18:00"  # type: ignore[attr-defined]
    clock.advance(hours=9)
    window.ticking.look()
    assert [row.key for row in page._needs.rows()] == [key]  # type: ignore[attr-defined]
    window.library.history.undo()
    assert [row.key for row in page._needs.rows()] == [key]  # type: ignore[attr-defined]


def test_shown_again_before_its_time(
    window: MainWindow, library: Library, people: dict[str, int], clock: FixedClock
) -> None:
    key = add(library, people["Ana Souza"])
    window.navigator.put_off(key, clock.now() + timedelta(hours=2))
    entry(row_menu(window, key), "Show it again now")
    assert [row.id for row in library.days.today().needs] == [key]


@pytest.mark.parametrize(
    ("typed", "until"),
    [("15:00", "until 15:00"), ("in 2 hours", "until 11:00"), ("mon", "until Mon 9 Mar 09:00")],
)
def test_another_time_is_typed(
    window: MainWindow, library: Library, people: dict[str, int], typed: str, until: str
) -> None:
    key = add(library, people["Ana Souza"])
    window.navigator.remind_later(key)
    form = dialog()
    form.when.set_text(typed)  # type: ignore[attr-defined]
    form.accept()  # type: ignore[attr-defined]
    assert window.toast.text() == f"Hidden {until}: Check back with Ana Souza"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("yesterday", "That time is over."),
        ("in 0 days", ""),  # today at nine, which is now
        ("31.2.", ""),
        ("", "Type a day"),
    ],
)
def test_what_is_no_time_to_come_is_said_under_the_field(
    window: MainWindow, library: Library, people: dict[str, int], typed: str, said: str
) -> None:
    key = add(library, people["Ana Souza"])
    window.navigator.remind_later(key)
    form = dialog()
    form.when.set_text(typed)  # type: ignore[attr-defined]
    form.accept()  # type: ignore[attr-defined]
    assert form.isVisible()
    told = form.form.problem(form.when) + form.when.below()  # type: ignore[attr-defined]
    assert told
    assert said in told
    row = library.days.follow_up(key)
    assert row is not None
    assert row.remind_at is None


def test_a_follow_up_is_edited_whole(
    window: MainWindow, library: Library, people: dict[str, int]
) -> None:
    key = add(library, people["Ana Souza"])
    window.navigator.edit_follow_up(key)
    form = dialog()
    assert form.when.text() == "5 Mar 2026"  # type: ignore[attr-defined]
    form.repeat.setText("every 0 days")  # type: ignore[attr-defined]
    form.accept()  # type: ignore[attr-defined]
    assert "never end" in form.form.problem(form.repeat)  # type: ignore[attr-defined]
    form.repeat.setText("2w")  # type: ignore[attr-defined]
    form.when.set_text("fri")  # type: ignore[attr-defined]
    form.why.setText("she asked me to")  # type: ignore[attr-defined]
    form.accept()  # type: ignore[attr-defined]
    row = library.days.follow_up(key)
    assert row is not None
    assert (row.due_on, row.repeat, row.why) == (date(2026, 3, 6), "2w", "she asked me to")
    assert window.toast.text() == "Follow-up changed"
    library.history.undo()
    row = library.days.follow_up(key)
    assert row is not None
    assert (row.due_on, row.repeat, row.why) == (TODAY, "", "")


def test_a_touch_with_several_is_noted_for_each(
    window: MainWindow, library: Library, people: dict[str, int]
) -> None:
    window.navigator.log_touches(people["Ana Souza"], people["Tom Becker"])
    form = dialog()
    assert form.windowTitle() == "In touch with 2 people"
    form.when.set_text("yesterday")  # type: ignore[attr-defined]
    form.accept()  # type: ignore[attr-defined]
    assert window.toast.text() == "In touch with 2 people: noted"
    for name in ("Ana Souza", "Tom Becker"):
        card = library.people.card(people[name])
        assert card is not None
        assert card.last_touch == date(2026, 3, 4)
    window.toast._act()
    card = library.people.card(people["Ana Souza"])
    assert card is not None
    assert card.last_touch is None


def test_with_one_it_is_the_dialog_of_one(window: MainWindow, people: dict[str, int]) -> None:
    window.navigator.log_touches(people["Ana Souza"])
    assert dialog().objectName() == "touch"


def test_the_command_takes_everybody_selected(window: MainWindow, people: dict[str, int]) -> None:
    window.navigator.show_page("people")
    page = window.stack.page()
    assert page is not None
    page.browser.view().selectAll()  # type: ignore[attr-defined]
    window.actions_by_code["tools.touch"].trigger()
    assert dialog().windowTitle() == "In touch with 4 people"


def test_going_elsewhere_it_is_not_asked_any_more(
    window: MainWindow, library: Library, people: dict[str, int]
) -> None:
    window.navigator.finish_follow_up(add(library, people["Ana Souza"]))
    assert window.strips.text() != ""
    window.navigator.show_page("people")
    assert window.strips.text() == ""


@pytest.mark.parametrize(
    "do",
    ["change_date", "skip_follow_up", "finish_follow_up", "edit_follow_up", "propose_for"],
)
def test_a_busy_journal_is_told_and_nothing_is_done(
    window: MainWindow,
    library: Library,
    people: dict[str, int],
    monkeypatch: pytest.MonkeyPatch,
    do: str,
) -> None:
    key = add(library, people["Ana Souza"])

    def busy(*args: object) -> object:
        raise JournalBusy("Another program is writing.")

    monkeypatch.setattr(library.days, "follow_up", busy)
    monkeypatch.setattr(library.people, "card", busy)
    getattr(window.navigator, do)(key)
    assert window.strips.text() == "Another program is writing."
    assert QApplication.activeModalWidget() is None


def test_what_is_done_is_told_where_the_next_can_not_be_read(
    window: MainWindow, library: Library, people: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    key = library.follow_ups.add(
        people["Ana Souza"], FollowUpKind.OTHER, due_on=TODAY, repeat=Repeat(1, Every.WEEKS)
    )
    real = library.days.follow_up

    def busy(wanted: int) -> object:
        if wanted != key:
            raise JournalBusy("busy")
        return real(wanted)

    monkeypatch.setattr(library.days, "follow_up", busy)
    window.navigator.finish_follow_up(key)
    assert window.toast.text().startswith("Done: ")
    assert "Again" not in window.toast.text()
