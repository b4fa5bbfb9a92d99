"""The table of commands, the menus, and their keys."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from journal.ui.shell import menus
from journal.ui.shell.window import MainWindow


def mnemonic(text: str) -> str:
    found = re.search(r"&([^&])", text.replace("&&", ""))
    return found.group(1).casefold() if found else ""


def test_every_command_has_words_and_a_tip(window: MainWindow) -> None:
    for action in window.actions_by_code:
        assert action.text().strip("&… "), action.objectName()
        assert action.statusTip(), action.objectName()


def test_every_command_does_something(window: MainWindow) -> None:
    routes = window.routes.table()
    codes = {action.objectName().partition(".")[2] for action in window.actions_by_code}
    assert codes == set(routes)


def test_every_command_is_in_a_menu(window: MainWindow) -> None:
    listed = {action for menu in window.menus.values() for action in menu.actions()}
    missing = [each.objectName() for each in window.actions_by_code if each not in listed]
    assert missing == ["action.file.save"]  # nobody needs it; it answers Ctrl+S


def test_mnemonics_are_unique_within_each_menu(window: MainWindow) -> None:
    titles = [mnemonic(menu.title()) for menu in window.menus.values()]
    assert len(set(titles)) == len(titles)
    assert all(titles)
    for name, menu in window.menus.items():
        letters = [mnemonic(each.text()) for each in menu.actions() if not each.isSeparator()]
        assert all(letters), name
        assert len(set(letters)) == len(letters), (name, sorted(letters))


def test_no_two_commands_share_a_key(window: MainWindow) -> None:
    seen: dict[str, str] = {}
    for action in window.actions_by_code:
        for key in action.shortcuts():
            text = key.toString()
            assert text not in seen, (text, seen.get(text), action.objectName())
            seen[text] = action.objectName()


def test_no_command_takes_a_key_that_fields_and_lists_need(window: MainWindow) -> None:
    theirs = {"Del", "Space", "Backspace", "Return", "Enter", "Ctrl+D", "Ctrl+Return",
              "Ctrl+Enter", "Ctrl+E", "Ctrl+U", "Ctrl+Y", "Ctrl+Backspace"}  # fmt: skip
    for action in window.actions_by_code:
        taken = {key.toString() for key in action.shortcuts()} & theirs
        assert taken <= ({"Ctrl+Y"} if action.objectName() == "action.edit.redo" else set())
        assert not any(re.fullmatch(r"Alt\+[A-Z]", key.toString()) for key in action.shortcuts())


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QListView])
def test_every_key_reaches_its_command_or_the_field(
    window: MainWindow, qtbot: QtBot, kind: type[QWidget]
) -> None:
    """With the focus in a field or a list no key is ambiguous; each is used exactly once."""
    focus = kind(window.centralWidget())
    focus.resize(200, 60)
    focus.show()
    window.activateWindow()
    focus.setFocus()
    qtbot.waitUntil(focus.hasFocus)
    for action in window.actions_by_code:
        for key in typeable(action.shortcuts()):
            told: list[str] = []
            action.triggered.disconnect()
            action.triggered.connect(lambda _checked=False, told=told: told.append("command"))
            field_takes = overrides(focus, key)
            press(window, focus, key)
            assert told == ([] if field_takes else ["command"]), (key.toString(), kind)


def typeable(keys: list[QKeySequence]) -> list[QKeySequence]:
    """Without the keys of special keyboards (Copy, Undo), which can't be played."""
    named = [key for key in keys if key[0].key() < Qt.Key.Key_Back]
    return [key for key in named if not Qt.Key.Key_F13 <= key[0].key() <= Qt.Key.Key_F35]


def overrides(field: QWidget, keys: QKeySequence) -> bool:
    """Whether the focused widget keeps this key for itself."""
    pressed = keys[0]
    event = QKeyEvent(QEvent.Type.ShortcutOverride, pressed.key(), pressed.keyboardModifiers())
    event.ignore()
    QApplication.sendEvent(field, event)
    return event.isAccepted()


def press(window: QWidget, focus: QWidget, keys: QKeySequence) -> None:
    pressed = keys[0]
    QTest.keyClick(focus, pressed.key(), pressed.keyboardModifiers())
    QApplication.processEvents()


def test_text_fields_keep_their_own_undo_and_clipboard(window: MainWindow, qtbot: QtBot) -> None:
    field = QLineEdit(window.centralWidget())
    field.show()
    field.setFocus()
    field.insert("typed")
    for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Copy):
        assert overrides(field, QKeySequence(key))


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_a_field_with_nothing_to_undo_lets_the_journal_undo(
    window: MainWindow, qtbot: QtBot, people: dict[str, int], kind: type[QWidget]
) -> None:
    window.library.contacts.delete(people["Mr Hall"])
    field = kind(window.centralWidget())
    field.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    keys = QKeySequence(QKeySequence.StandardKey.Undo)
    press(window, field, keys)
    assert window.library.people.card(people["Mr Hall"]) is not None
    assert window.toast.text() == "Undone: Delete Mr Hall"
    field.setFocus()
    press(window, field, QKeySequence(QKeySequence.StandardKey.Redo))
    assert window.library.people.card(people["Mr Hall"]) is None


def test_an_undo_is_seen_in_a_field_the_focus_comes_back_to(
    window: MainWindow, qtbot: QtBot, people: dict[str, int]
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.navigator.show_contact(people["Ana Souza"])
    fields = [
        window.findChild(QPlainTextEdit, f"people.detail.note.{kind}")
        for kind in ("research", "common_ground")
    ]
    for field, words in zip(fields, ("one", "two"), strict=True):
        field.setFocus()
        qtbot.keyClicks(field, words)
    window.actions_by_code["go.today"].trigger()
    window.edits.undo_step()
    assert [field.toPlainText() for field in fields] == ["one", ""]


def test_lists_of_a_menu_hold_known_commands_alone(window: MainWindow) -> None:
    for _code, _title, commands in menus.menus(["today"]):
        for command in commands:
            assert command == menus.LINE or command in window.actions_by_code


def test_an_opened_menu_says_why_a_command_is_not_possible(window: MainWindow) -> None:
    window.actions_by_code["go.calendar"].trigger()  # Today names whom one could write to
    window.navigator.choose_contact(None)
    menu = window.menus["tools"]
    menu.aboutToShow.emit()
    action = window.actions_by_code["tools.hold"]
    assert not action.isEnabled()
    assert action.statusTip() == "Choose a person first"
    menu.aboutToHide.emit()
    assert action.isEnabled()


def test_a_command_without_a_person_is_refused_with_the_reason(window: MainWindow) -> None:
    window.actions_by_code["go.calendar"].trigger()  # Today names whom one could write to
    window.navigator.choose_contact(None)
    window.actions_by_code["tools.referred_by"].trigger()
    assert window.status.currentMessage() == "Choose a person first"


def test_ctrl_s_says_that_everything_is_saved(window: MainWindow) -> None:
    window.actions_by_code["file.save"].trigger()
    assert window.toast.text() == "Already saved; the journal saves as you type."


def test_the_undo_entry_names_the_step(window: MainWindow, people: dict[str, int]) -> None:
    window.library.contacts.delete(people["Mr Hall"])
    window.menus["edit"].aboutToShow.emit()
    assert window.actions_by_code["edit.undo"].text() == "&Undo: Delete Mr Hall"
    window.actions_by_code["edit.undo"].trigger()
    assert window.library.people.card(people["Mr Hall"]) is not None
    window.menus["edit"].aboutToShow.emit()
    assert window.actions_by_code["edit.redo"].text() == "&Redo: Delete Mr Hall"


def test_an_ampersand_in_a_name_is_no_mnemonic(window: MainWindow) -> None:
    window.library.contacts.add("Smith & Sons")
    window.menus["edit"].aboutToShow.emit()
    assert window.actions_by_code["edit.undo"].text() == "&Undo: Add Smith && Sons"


def test_undo_with_nothing_to_undo_is_said(window: MainWindow) -> None:
    while window.library.history.undo_name() is not None:
        window.library.history.undo()
    window.actions_by_code["edit.undo"].trigger()
    assert window.status.currentMessage() == "There is nothing to undo."


def test_undo_in_a_field_takes_back_typing_first(
    window: MainWindow, qtbot: QtBot, people: dict[str, int]
) -> None:
    field = QLineEdit(window.centralWidget())
    field.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "typed")
    before = window.library.history.undo_name()
    window.actions_by_code["edit.undo"].trigger()
    assert field.text() == ""
    assert window.library.history.undo_name() == before


def test_undo_writes_what_is_typed_first(window: MainWindow, people: dict[str, int]) -> None:
    person = people["Mr Hall"]
    window.library.autosave.stage(
        "name", lambda: window.library.contacts.set_field(person, "name", "Mr Hale")
    )
    window.edits.undo_step()
    card = window.library.people.card(person)
    assert card is not None
    assert card.name == "Mr Hall"  # the typing was saved, and that save was taken back
    assert window.library.history.redo_name() == "Edit Mr Hall"


def test_keys_of_lists_are_shown_but_not_taken(window: MainWindow) -> None:
    done = window.actions_by_code["tools.done"]
    assert "\tCtrl+" in done.text()
    assert not done.shortcuts()


def test_the_window_goes_on_when_a_key_has_no_platform_binding() -> None:
    from journal.ui.shell.commands.keys import standard

    keys = standard(QKeySequence.StandardKey.UnknownKey, "Ctrl+Q")
    assert [key.toString() for key in keys] == ["Ctrl+Q"]
    assert Qt.Key.Key_Q in [key[0].key() for key in keys]


def test_undo_of_a_deletion_stays_with_the_person(
    window: MainWindow, people: dict[str, int]
) -> None:
    """Not at one of the interviews that came back with them."""
    ana = people["Ana Souza"]
    window.library.meetings.plan(ana)
    window.navigator.show_contact(ana)
    window.navigator.delete_contacts(ana)
    window.edits.undo_step()
    page = window.navigator.page()
    assert page is not None
    assert page.code == "people"
    assert window.navigator.chosen().contact_id == ana
