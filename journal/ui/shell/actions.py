"""Every command of the program: text, icon, shortcut, tip, in one table of QActions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from journal.ui.icons import icon
from journal.ui.widgets.plain import entry_text


class Command(NamedTuple):
    """A command as the table of the window lists it. ``keys``: the first is shown in menus."""

    code: str
    text: str
    tip: str
    icon: str = ""
    keys: tuple[QKeySequence | QKeySequence.StandardKey | str, ...] = ()
    checkable: bool = False
    shown_keys: str = ""  # of lists and fields: shown in menus, but no shortcut of the window


class Actions:
    """QActions by code: "edit.undo", "go.people" … Added to the window, so shortcuts work."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._bare: dict[str, str] = {}  # icons not yet loaded

    def add(self, command: Command, run: Callable[[], object] | None = None) -> QAction:
        """Makes the action of a command; ``run`` is called when it is chosen."""
        action = QAction(entry_text(command.text, command.shown_keys), self._window)
        action.setObjectName(f"action.{command.code}")
        action.setStatusTip(command.tip)
        action.setProperty("tip", command.tip)
        if command.icon:
            self._bare[command.code] = command.icon
        keys: list[QKeySequence] = []
        for key in command.keys:
            keys += (
                QKeySequence.keyBindings(key)
                if isinstance(key, QKeySequence.StandardKey)
                else [QKeySequence(key)]
            )
        action.setShortcuts(keys)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(command.checkable)
        if run is not None:
            action.triggered.connect(lambda _checked=False: run())
        self._window.addAction(action)
        self._actions[command.code] = action
        return action

    def dress(self) -> None:
        """Gives the actions their icons; called before the first menu shows them."""
        while self._bare:
            code, name = self._bare.popitem()
            self._actions[code].setIcon(icon(name))

    def __getitem__(self, code: str) -> QAction:
        return self._actions[code]

    def __contains__(self, code: str) -> bool:
        return code in self._actions

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def enable(self, code: str, enabled: bool, why_not: str = "") -> None:
        """Enables a command, or says in its status tip why it can't be used now."""
        action = self._actions[code]
        action.setEnabled(enabled)
        action.setStatusTip(str(action.property("tip")) if enabled or not why_not else why_not)
