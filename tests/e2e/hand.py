"""A hand that works the program as a person does, and counts what it presses.

Everything goes through the window system's door: a click lands on whatever lies there, a key goes
to whatever has the focus, popups and shortcuts included. Nothing waits for time to pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QInputMethodEvent, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QMenu,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

from journal.ui.shell.window import MainWindow

W = TypeVar("W", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton
MOST_ROUNDS = 200


class Hand:
    """``clicks`` and ``keys`` count presses; what is typed into a field isn't counted."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.clicks = 0
        self.keys = 0

    # -- what is there --------------------------------------------------------------------------

    def find(self, name: str, kind: type[W] = QWidget) -> W:  # type: ignore[assignment]
        """The visible widget of this object name."""
        found = _visible(kind, name)
        assert found, f"there is no visible {kind.__name__} {name!r}; dialog: {self.dialog()}"
        return found[0]

    def sees(self, name: str) -> bool:
        """Whether a widget of this name is on the screen."""
        return bool(_visible(QWidget, name))

    def dialog(self) -> QDialog | None:
        """The dialog in front."""
        found = QApplication.activeModalWidget()
        return found if isinstance(found, QDialog) else None

    def focus(self) -> QWidget:
        """What has the keyboard."""
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the focus"
        return found

    # -- mouse ----------------------------------------------------------------------------------

    def click(self, target: QWidget | str, at: QPoint | None = None) -> None:
        """Presses and releases the left button over a widget, its middle unless told."""
        widget = self.find(target) if isinstance(target, str) else target
        place = widget.rect().center() if at is None else at
        assert widget.isVisible(), f"{widget.objectName()} is hidden"
        assert widget.isEnabled(), f"{widget.objectName()} is disabled"
        assert widget.visibleRegion().contains(place), (
            f"{widget.objectName() or widget} is out of sight at {place}"
        )
        window = widget.window()
        QTest.mouseClick(
            window.windowHandle(), LEFT, Qt.KeyboardModifier.NoModifier, widget.mapTo(window, place)
        )
        self.clicks += 1
        settle()

    def click_row(self, view: QAbstractItemView, index: QModelIndex) -> None:
        """Clicks on a row of a list."""
        assert index.isValid(), "no such row"
        self.click(view.viewport(), view.visualRect(index).center())

    def open_menu(self, title: str) -> QMenu:
        """Opens a menu of the menu bar, by its code."""
        menu = self.window.menus[title]
        bar = self.window.menuBar()
        self.click(bar, bar.actionGeometry(menu.menuAction()).center())
        assert menu.isVisible(), title
        return menu

    def choose(self, entry: QAction | str) -> None:
        """Clicks an entry of the menu that is open; a string is the beginning of its words."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), menu
        if isinstance(entry, str):
            texts = {action.text().replace("&", "").partition("\t")[0]: action for action in
                     menu.actions()}  # fmt: skip
            assert entry in texts, sorted(texts)
            entry = texts[entry]
        self.click(menu, menu.actionGeometry(entry).center())

    def pick(self, button: QWidget | str, entry: str) -> None:
        """Opens the menu of a button and clicks an entry; such a menu blocks until it is closed."""
        problems: list[BaseException] = []

        def choose() -> None:
            try:
                self.choose(entry)
            except BaseException as error:
                problems.append(error)
                if (popup := QApplication.activePopupWidget()) is not None:
                    popup.close()

        QTimer.singleShot(0, choose)
        self.click(button)
        if problems:
            raise problems[0]

    def scroll_to(self, widget: QWidget) -> None:
        """Turns the wheel until a widget is seen."""
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
            above = above.parentWidget()
        settle()

    # -- keys -----------------------------------------------------------------------------------

    def key(self, *keys: str) -> None:
        """Presses keys or chords one after the other: "Ctrl+N", "Return"."""
        for each in keys:
            chord = QKeySequence(each)[0]
            with unhurried():
                QTest.keyClick(front(), chord.key(), chord.keyboardModifiers())
            self.keys += 1
            settle()

    def tab(self) -> None:
        """Goes to the next field while typing; by mouse this is no press of a button."""
        QTest.keyClick(front(), Qt.Key.Key_Tab)
        settle()

    def type(self, text: str) -> None:
        """Types content into the focused field; letters beyond ASCII come as an input method's."""
        for letter in text:
            if " " <= letter <= "~":
                QTest.keyClick(front(), letter)
            else:
                event = QInputMethodEvent()
                event.setCommitString(letter)
                QCoreApplication.sendEvent(self.focus(), event)
        settle()

    # -- both -----------------------------------------------------------------------------------

    def start_counting(self) -> None:
        """What came before was to get there."""
        self.clicks = self.keys = 0

    def used(self, *, clicks: int = 0, keys: int = 0) -> None:
        """Fails when more was pressed than the budget allows."""
        assert self.clicks <= clicks, f"{self.clicks} clicks, budget {clicks}"
        assert self.keys <= keys, f"{self.keys} keys, budget {keys}"

    @contextmanager
    def answering(self, answer: Callable[[QDialog], object]) -> Iterator[None]:
        """For what blocks until a dialog is closed: ``answer`` is called with it once it is up."""
        met: list[QDialog] = []
        problems: list[BaseException] = []

        def look() -> None:
            dialog = self.dialog()
            if dialog is None or not dialog.isVisible():
                QTimer.singleShot(0, look)
                return
            met.append(dialog)
            dialog.activateWindow()
            settle()
            try:
                answer(dialog)
            except BaseException as error:
                problems.append(error)
                dialog.reject()

        QTimer.singleShot(0, look)
        yield
        if problems:
            raise problems[0]
        assert met, "no dialog came"


def _visible(kind: type[W], name: str) -> list[W]:
    tops = [top for top in QApplication.topLevelWidgets() if isValid(top) and top.isVisible()]
    found = [top for top in tops if isinstance(top, kind) and top.objectName() == name]
    for top in tops:
        found += [each for each in top.findChildren(kind, name) if each.isVisible()]
    return found


def front() -> QWindow:
    """The window that keys go to."""
    window = QGuiApplication.focusWindow()
    assert window is not None, "no window is in front"
    return window


@contextmanager
def unhurried() -> Iterator[None]:
    """Keys pressed as by somebody who looks in between: none is the second press of a double."""
    before = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(0)
    try:
        yield
    finally:
        QApplication.setDoubleClickInterval(before)


def settle() -> None:
    """Lets everything happen that is waiting to happen now."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
    if QGuiApplication.focusWindow() is None:
        _bring_forward()


def _bring_forward() -> None:
    """When a window goes, a desktop puts the one behind it in front; here there is no desktop."""
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    main = next((each for each in shown if isinstance(each, MainWindow)), None)
    following = QApplication.activeModalWidget() or main
    if following is not None:
        following.activateWindow()
        QCoreApplication.processEvents()


def until(condition: Callable[[], bool], told: str = "it didn't come") -> None:
    """Turns the event loop until something is so; for work in other threads and processes."""
    from PySide6.QtCore import QDeadlineTimer, QEventLoop

    patience = QDeadlineTimer(20_000)
    while not condition():
        assert not patience.hasExpired(), told
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    settle()
