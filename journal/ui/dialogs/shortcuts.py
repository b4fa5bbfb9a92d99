"""The list of all keys."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journal.ui.shell.actions import Actions
from journal.ui.theme import SPACE
from journal.ui.widgets.buttons import PrimaryButton
from journal.ui.widgets.plain import native_keys, without_mnemonic

translate = QCoreApplication.translate


class _Table(QTableWidget):
    """Home and End go to the first and the last row: whole rows are chosen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.rowCount() - 1}
        row = next((row for key, row in ends.items() if event.key() == key), None)
        if row is None:
            super().keyPressEvent(event)
        else:
            self.setCurrentCell(row, 0)


class ShortcutsDialog(QDialog):
    """What the window knows, and after it the keys that belong to lists and fields."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Shortcuts", "Keyboard shortcuts"))
        rows = [*_of(actions), *_of_lists()]
        self.table = _Table(len(rows), 2)
        self.table.setObjectName("shortcuts.table")
        self.table.setAccessibleName(self.windowTitle())
        self.table.setHorizontalHeaderLabels(
            [translate("Shortcuts", "Command"), translate("Shortcuts", "Keys")]
        )
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                self.table.setItem(row, column, QTableWidgetItem(text))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        close = PrimaryButton(translate("Shortcuts", "Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.card)
        column_.setSpacing(SPACE.card)
        column_.addWidget(self.table, 1)
        column_.addLayout(foot)
        self.resize(560, 440)


def _of(actions: Actions) -> list[tuple[str, str]]:
    found = []
    for action in actions:
        keys = [native_keys(key) for key in action.shortcuts() if _is_on_every_keyboard(key)]
        if keys:
            found.append((_name(action), ", ".join(keys)))
    return found


def _name(action: QAction) -> str:
    """Without what would be undone now: that is no part of the command."""
    plain = {
        "action.edit.undo": translate("Shortcuts", "Undo"),
        "action.edit.redo": translate("Shortcuts", "Redo"),
    }
    return plain.get(action.objectName()) or without_mnemonic(action.text())


def _is_on_every_keyboard(keys: QKeySequence) -> bool:
    """Not so the special keys of some, whose names ("Undo", "Zoom In") read like commands."""
    first: QKeyCombination = keys[0]  # type: ignore[index]  # the stubs don't know of it
    key = first.key().value
    return key < Qt.Key.Key_F13.value or Qt.Key.Key_F35.value < key < Qt.Key.Key_Back.value


def _of_lists() -> list[tuple[str, str]]:
    return [
        (translate("Shortcuts", "In lists: do what comes next"), native_keys("Return")),
        (translate("Shortcuts", "In lists: mark a follow-up done"), native_keys("Ctrl+Return")),
        (translate("Shortcuts", "In lists: change the date"), native_keys("Ctrl+D")),
        (translate("Shortcuts", "In lists: delete or skip"), native_keys("Del")),
        (translate("Shortcuts", "In People: rename"), native_keys("F2")),
        (translate("Shortcuts", "In questions: must ask"), native_keys("Space")),
        (
            translate("Shortcuts", "In questions: move up or down"),
            ", ".join((native_keys("Alt+Up"), native_keys("Alt+Down"))),
        ),
        (translate("Shortcuts", "In answers: tick as asked"), native_keys("Ctrl+T")),
        (
            translate("Shortcuts", "In letters: open in mail program"),
            native_keys("Ctrl+Return"),
        ),
        (translate("Shortcuts", "In letters: on to the next gap"), native_keys("Tab")),
        (translate("Shortcuts", "In letters: copy the text"), native_keys("Ctrl+Shift+C")),
        (translate("Shortcuts", "In dialogs: finish from every field"), native_keys("Ctrl+Return")),
        (translate("Shortcuts", "One step back"), native_keys("Esc")),
    ]
