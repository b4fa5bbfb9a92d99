"""After the first start: where the focus is, and what could come first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from journal.domain.codes import InterviewStatus, LetterKind
from journal.services.library import Library
from journal.ui.dialogs.import_contacts import ImportDialog
from journal.ui.dialogs.pitch import PitchDialog
from journal.ui.shell.window import MainWindow


def test_after_an_import_the_focus_is_on_the_page(
    library: Library, open_window: Callable[..., MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "people.csv"
    file.write_text("First Name,Last Name,Company\nAna,Souza,Northwind\nTom,Becker,\n", "utf-8")
    window = open_window()
    card = window.stack.instead()
    assert card is not None
    card.more.setFocus()
    window.navigator.import_file(file)
    dialog = next(each for each in window.findChildren(ImportDialog) if each.isVisible())
    qtbot.waitUntil(lambda: dialog.verb.isVisible() and dialog.verb.isEnabled())
    dialog.carry_out()
    QApplication.processEvents()
    window.activateWindow()
    QApplication.processEvents()
    assert window.library.people.count() == 2
    focus = window.focusWidget()
    assert focus is not None
    page = window.navigator.page()
    assert page is not None
    assert page.isAncestorOf(focus), focus


def step(window: MainWindow, code: str) -> QPushButton:
    found = window.findChild(QPushButton, f"today.first_steps.{code}")
    assert found is not None
    return found


def test_three_first_steps_stay_until_they_are_done(
    library: Library, open_window: Callable[..., MainWindow]
) -> None:
    window = open_window()
    first = library.contacts.add("Ana Souza")
    window.navigator.show_page("today")
    assert not step(window, "person").isVisible()
    assert step(window, "pitch").isVisible()
    step(window, "pitch").click()
    dialog = next(each for each in window.findChildren(PitchDialog) if each.isVisible())
    dialog.accept()
    assert dialog.isVisible()  # a pitch has words
    dialog.words.setPlainText("I studied geography.")
    dialog.accept()
    assert [pitch.body for pitch in library.interviews.pitches()] == ["I studied geography."]
    assert not step(window, "pitch").isVisible()
    step(window, "request").click()
    assert window.stack.code == "people"
    library.meetings.plan(
        first, start="2026-03-10T14:00", status=InterviewStatus.SCHEDULED
    )  # without a request
    window.navigator.show_page("today")
    assert step(window, "request").isVisible()
    library.letters.written(library.contacts.add("Tom Becker"), LetterKind.REQUEST, "Asked")
    window.navigator.show_page("today")
    card = window.findChild(QWidget, "today.first_steps")
    assert card is not None
    assert not card.isVisible()
    library.history.undo()
    assert card.isVisible()


def test_the_first_steps_can_be_closed(
    library: Library, open_window: Callable[..., MainWindow]
) -> None:
    window = open_window()
    library.contacts.add("Ana Souza")
    close = window.findChild(QToolButton, "today.first_steps.close")
    assert close is not None
    close.click()
    assert not close.isVisible()
    library.contacts.add("Tom Becker")
    assert not close.isVisible()
    focus = window.focusWidget()
    assert focus is not None
    assert window.stack.page().isAncestorOf(focus)  # type: ignore[union-attr]


def test_a_journal_with_people_offers_no_first_steps(window: MainWindow) -> None:
    assert window.findChild(QWidget, "today.first_steps") is None


def test_the_name_for_letters_is_kept_as_one_step(
    library: Library, open_window: Callable[..., MainWindow]
) -> None:
    window = open_window()
    field = window.findChild(QLineEdit, "first_run.my_name")
    assert field is not None
    field.setText("  Robin  Doe ")
    field.editingFinished.emit()
    field.editingFinished.emit()
    assert library.beginning.my_name() == "Robin Doe"
    assert window.stack.instead() is not None
    library.history.undo()
    assert library.beginning.my_name() == ""
    assert library.history.undo_name() is None


def test_enter_takes_the_name_and_goes_on(
    library: Library, open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = open_window()
    window.activateWindow()
    name = window.findChild(QLineEdit, "first_run.my_name")
    about = window.findChild(QLineEdit, "first_run.about_me")
    begin = window.findChild(QPushButton, "first_run.begin")
    assert name is not None
    assert about is not None
    assert begin is not None
    name.setFocus()
    qtbot.waitUntil(name.hasFocus)
    qtbot.keyClicks(name, "Robin Doe")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert library.beginning.my_name() == "Robin Doe"
    assert about.hasFocus()
    qtbot.keyClicks(about, " a nurse  moving into planning")
    qtbot.keyClick(about, Qt.Key.Key_Return)
    assert library.profile.me().status == "a nurse moving into planning"
    assert begin.hasFocus()
    ana = library.contacts.add("Ana Souza")
    card = library.composing.card(ana, LetterKind.REQUEST)
    assert "My name is Robin Doe. I am a nurse moving into planning." in card.body


def test_both_lines_may_stay_empty(
    library: Library, open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = open_window()
    window.activateWindow()
    name = window.findChild(QLineEdit, "first_run.my_name")
    assert name is not None
    name.setFocus()
    qtbot.waitUntil(name.hasFocus)
    for _field in ("name", "about me"):
        focus = QApplication.focusWidget()
        assert isinstance(focus, QLineEdit)
        qtbot.keyClick(focus, Qt.Key.Key_Return)
    assert library.history.undo_name() is None
    assert QApplication.focusWidget().objectName() == "first_run.begin"
