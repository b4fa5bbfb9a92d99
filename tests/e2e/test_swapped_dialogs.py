"""Another file takes the place of the journal while something is being written in a dialog."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

from journal.domain.clock import FixedClock
from journal.services.library import open_library
from journal.store.database import create_file, open_file
from journal.store.journal import Journal
from journal.ui.shell.window import MainWindow
from tests.e2e.hand import Hand, settle, until
from tests.e2e.season import NOW, Season, main_window

TYPED = "meant for mine alone"


def another(folder: Path) -> Path:
    """A journal of other people, under the same numbers."""
    path = folder / "another"
    create_file(path)
    journal = Journal(open_file(path), path, FixedClock(NOW))
    library = open_library(journal, FixedClock(NOW))
    for number in range(60):
        library.contacts.add(f"Stranger {number}")
    journal.close()
    return path


def write_over(season: Season, other: Path) -> None:
    season.journal.write_bytes(other.read_bytes())


def counts(path: Path) -> dict[str, int]:
    """The rows that somebody could have written into it."""
    connection = sqlite3.connect(path)
    tables = ("contact", "touch", "hold", "follow_up", "interview", "note", "referral")
    found = {
        each: connection.execute(f"SELECT count(*) FROM {each}").fetchone()[0] for each in tables
    }
    connection.close()
    return found


def open_touch(hand: Hand, *, typed: str = TYPED) -> int:
    """The dialog that asks how one was in touch, with something typed."""
    person = hand.window.library.people.tree()[0].id
    hand.window.navigator.show_contact(person)
    hand.window.navigator.log_touch(person)
    settle()
    hand.find("touch.what", QLineEdit).setFocus()
    hand.type(typed)
    return person


def texts(window: MainWindow) -> list[str]:
    return [button.text() for button in window.strips.buttons()]


@pytest.mark.parametrize("found_by", ["looking", "the dialog"])
def test_what_is_written_in_a_dialog_does_not_go_to_a_stranger(
    sample: Season, tmp_path: Path, found_by: str
) -> None:
    other = another(tmp_path)
    before = counts(other)

    def task(hand: Hand) -> None:
        hand.window.library.contacts.add("Mine")
        open_touch(hand)
        write_over(sample, other)
        if found_by == "looking":
            hand.window.library.file.look()
        else:
            hand.click("touch.verb")
        until(lambda: "wrote over" in hand.window.strips.text())
        settle()
        assert hand.dialog() is None, "its button would write to somebody else"
        hand.window.strips.buttons()[texts(hand.window).index("Copy what you were typing")].click()
        assert QApplication.clipboard().text() == TYPED
        assert not hand.sees("toast"), "nothing is offered that belongs to the other file"

    sample.run(task)
    assert counts(sample.journal) == before
    assert TYPED.encode() not in sample.journal.read_bytes()


def test_a_new_contact_is_no_strangers_and_stays_begun(sample: Season, tmp_path: Path) -> None:
    other = another(tmp_path)
    before = counts(other)

    def task(hand: Hand) -> None:
        hand.window.library.contacts.add("Mine")
        hand.window.navigator.new_contact()
        settle()
        hand.type("Half a Name")
        write_over(sample, other)
        hand.window.library.file.look()
        until(lambda: "wrote over" in hand.window.strips.text())
        settle()
        assert hand.dialog() is None
        hand.window.navigator.new_contact()
        settle()
        dialog = hand.dialog()
        assert dialog is not None
        assert "Half a Name" in [each.text() for each in dialog.findChildren(QLineEdit)]
        dialog.reject()

    sample.run(task)
    assert counts(sample.journal) == before


def test_a_question_is_answered_with_no(sample: Season, tmp_path: Path) -> None:
    other = another(tmp_path)
    answers: list[bool] = []

    def task(hand: Hand) -> None:
        hand.window.library.contacts.add("Mine")

        def swap() -> None:
            write_over(sample, other)
            hand.window.library.file.look()

        QTimer.singleShot(0, swap)
        answers.append(hand.window.context.prompter.confirm("Delete them?", "", "Delete", "Keep"))
        until(lambda: "wrote over" in hand.window.strips.text())

    sample.run(task)
    assert answers == [False]


def test_a_menu_is_closed(sample: Season, tmp_path: Path) -> None:
    other = another(tmp_path)

    def task(hand: Hand) -> None:
        hand.window.library.contacts.add("Mine")
        hand.open_menu("edit")
        write_over(sample, other)
        hand.window.library.file.look()
        until(lambda: "wrote over" in hand.window.strips.text())
        assert QApplication.activePopupWidget() is None

    sample.run(task)


def test_a_swap_keeps_what_was_begun_for_my_copy(sample: Season, tmp_path: Path) -> None:
    """Mine is still open, so what was written can go on in it."""
    other = another(tmp_path)
    before = counts(other)

    def task(hand: Hand) -> None:
        hand.window.library.contacts.add("Mine")
        person = open_touch(hand)
        shutil.copy(other, tmp_path / "swap")
        (tmp_path / "swap").replace(sample.journal)
        hand.click("touch.verb")
        until(lambda: "in the place of" in hand.window.strips.text())
        settle()
        assert hand.dialog() is None, "the strip can be reached"
        assert "What you were writing is kept" in hand.window.strips.text()
        hand.window.strips.buttons()[0].click()
        settle()
        window = main_window()
        assert window is not hand.window
        assert not window.library.autosave.pending
        window.navigator.log_touch(person)
        settle()
        now = Hand(window)
        assert now.find("touch.what", QLineEdit).text() == TYPED
        now.click("touch.verb")
        assert TYPED in [item.what for item in window.library.people.timeline(person)]

    sample.run(task)
    assert counts(sample.journal) == before
    assert TYPED.encode() not in sample.journal.read_bytes()


def type_about_me(hand: Hand, field: str, text: str) -> None:
    """Into a field of Preferences, as it has the focus."""
    line = hand.find(f"preferences.you.{field}", QLineEdit)
    line.setFocus()
    line.selectAll()
    hand.type(text)


def test_what_a_field_was_left_with_in_preferences_can_be_copied(
    sample: Season, tmp_path: Path
) -> None:
    """Leaving it finds out; by then another field has the focus."""
    other = another(tmp_path)

    def task(hand: Hand) -> None:
        hand.window.library.contacts.add("Mine")
        hand.window.navigator.preferences("you")
        settle()
        write_over(sample, other)
        type_about_me(hand, "direction", TYPED)
        hand.key("Tab")
        until(lambda: "wrote over" in hand.window.strips.text())
        settle()
        assert hand.dialog() is None
        hand.window.strips.buttons()[texts(hand.window).index("Copy what you were typing")].click()
        assert QApplication.clipboard().text() == TYPED

    sample.run(task)
    assert TYPED.encode() not in sample.journal.read_bytes()


def test_what_was_typed_in_preferences_goes_into_my_copy(sample: Season, tmp_path: Path) -> None:
    other = another(tmp_path)

    def task(hand: Hand) -> None:
        hand.window.library.contacts.add("Mine")
        shutil.copy(other, tmp_path / "swap")
        (tmp_path / "swap").replace(sample.journal)
        hand.window.navigator.preferences("you")
        settle()
        type_about_me(hand, "name", "Maya of mine")
        type_about_me(hand, "direction", TYPED)
        until(lambda: "in the place of" in hand.window.strips.text())
        settle()
        hand.key("Esc")
        settle()
        assert hand.dialog() is None
        hand.window.strips.buttons()[0].click()
        settle()
        me = main_window().library.profile.me()
        assert (me.name, me.direction) == ("Maya of mine", TYPED)

    sample.run(task)
    assert TYPED.encode() not in sample.journal.read_bytes()
