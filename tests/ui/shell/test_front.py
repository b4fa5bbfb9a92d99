"""Letters typed before a dialog has the keyboard are typed into it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journal.ui.dialogs.new_contact import NewContactDialog
from journal.ui.shell.front import Front
from journal.ui.shell.window import MainWindow

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier


class SlowDialog(NewContactDialog):
    """A desktop that leaves the keyboard with the window for now."""

    def activateWindow(self) -> None:
        """Not yet."""


@pytest.fixture
def dialog(window: MainWindow) -> Iterator[SlowDialog]:
    slow = SlowDialog(window.context, parent=window)
    slow.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    Front(slow, window).open()
    give_keyboard(window)  # showing gave it to the dialog: here there is nobody who takes time
    yield slow
    slow.close()
    slow.deleteLater()


def give_keyboard(window: QWidget) -> None:
    QWidget.activateWindow(window)
    QApplication.processEvents()


def press(window: QWidget, *keys: str | Qt.Key) -> None:
    """As the desktop sends them: to the window that has the keyboard."""
    for key in keys:
        QTest.keyClick(window.windowHandle(), key, NONE)


def test_what_is_typed_too_early_is_not_lost(window: MainWindow, dialog: SlowDialog) -> None:
    assert QApplication.activeWindow() is window
    press(window, *"Priya", Key.Key_Space, "N", Key.Key_Tab, *"Zeta")
    assert dialog.person.text() == "Priya N"
    assert dialog.company.text() == "Zeta"
    press(window, Key.Key_Return)
    assert dialog.added is not None
    assert not dialog.isVisible()


def test_the_window_waits_for_it(window: MainWindow, dialog: SlowDialog) -> None:
    shown = window.stack.code
    QTest.keyClick(window.windowHandle(), Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.stack.code == shown
    sidebar = window.sidebar.viewport()
    row = window.sidebar.visualRect(window.sidebar.pages.index(1)).center()
    place = sidebar.mapTo(window, row)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, NONE, QPoint(place))
    assert window.stack.code == shown
    closing = QCloseEvent()
    QApplication.sendEvent(window.windowHandle(), closing)
    assert not closing.isAccepted()
    assert window.isVisible()
    press(window, Key.Key_Escape)
    assert not dialog.isVisible()


def test_afterwards_the_window_has_its_keys_again(window: MainWindow, dialog: SlowDialog) -> None:
    dialog.reject()
    give_keyboard(window)
    QTest.keyClick(window.windowHandle(), Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.stack.code == "people"


def test_no_message_stands_behind_it(window: MainWindow) -> None:
    window.context.notifier.say("Given up", action="Bring it back", run=lambda: None)
    slow = SlowDialog(window.context, parent=window)
    Front(slow, window).open()
    assert window.toast.text() == ""
    slow.reject()
    assert window.toast.text() == "Given up"
    window.context.notifier.done("Deleted")
    slow = SlowDialog(window.context, parent=window)
    Front(slow, window).open()
    slow.reject()
    assert window.toast.text() == ""  # its undo is in the menu
