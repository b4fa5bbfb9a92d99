"""Everybody can use it: names for screen readers, the keyboard alone, one meaning for each key."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import (
    QAccessible,
    QAction,
    QGuiApplication,
    QKeySequence,
    QShortcut,
    QShortcutEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from journal.services.background import Job
from journal.ui.shell.window import MainWindow
from journal.ui.widgets import reading_order
from tests.e2e.hand import until
from tests.ui.walking import Walk, close_dialogs, settle, walk, window_on

MOST_WITHIN = 12
PAGES = ("today", "people", "interviews", "calendar", "letters")


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab may stop at a widget."""
    policy = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(policy) and widget.isEnabled() and widget.focusProxy() is None


def controls(root: QWidget) -> list[QWidget]:
    """What one can go to by keyboard in a window."""
    found = [each for each in root.findChildren(QWidget) if each.isVisibleTo(root)]
    return [each for each in found if takes_tab(each) and each.window() is root]


def spoken(widget: QWidget) -> str:
    """What a screen reader calls it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def is_icon(widget: QWidget) -> bool:
    """A button with a picture and no words."""
    return isinstance(widget, QAbstractButton) and not widget.icon().isNull() and not widget.text()


def name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()}".strip()


@pytest.mark.parametrize("sample", [True, False], ids=["sample", "empty"])
def test_everything_has_a_name(qapp: QApplication, tmp_path: Path, sample: bool) -> None:
    """What can have the focus is called something; what shows an icon alone says what it does."""
    silent: dict[str, str] = {}
    doubled: list[str] = []

    def visit(place: str, root: QWidget) -> None:
        if isinstance(root, QMenu):
            return
        for widget in controls(root):
            if not spoken(widget):
                silent.setdefault(f"{name(widget)} has no name", place)
            if is_icon(widget) and not widget.toolTip():
                silent.setdefault(f"{name(widget)} has no tooltip", place)
        if isinstance(root, QDialog):
            letters = Counter(mnemonics(root))
            doubled.extend(f"{place}: Alt+{each}" for each, times in letters.items() if times > 1)

    with window_on(tmp_path, sample=sample) as window:
        walk(window, visit, tmp_path)
    assert not silent, "\n".join(f"{what} in {where}" for what, where in silent.items())
    assert not doubled


def mnemonics(root: QWidget) -> Iterator[str]:
    """The letters that, with Alt, lead somewhere in a dialog."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root) or not widget.isEnabled():
            continue
        text = ""
        if isinstance(widget, QAbstractButton) or (
            isinstance(widget, QLabel) and widget.buddy() is not None
        ):
            text = widget.text()
        found = re.search(r"&([^&])", text.replace("&&", ""))
        if found:
            yield found.group(1).casefold()


def test_tab_leads_through_every_page_and_back(qapp: QApplication, tmp_path: Path) -> None:
    """Everything is reached, nothing holds the focus, and Shift+Tab takes the same way back."""
    with window_on(tmp_path, sample=True) as window:
        way = Walk(window, print, tmp_path)
        for page in PAGES:
            way.go.show_page(page)
            settle()
            round_trip(window, page)
        way.go.show_contact(way.people["Priya Nair"])
        settle()
        round_trip(window, "a person")
        for who, tab in (("Priya Nair", "prepare"), ("Ana Souza", "capture")):
            way.go.show_interview(way.meetings[who], tab)
            settle()
            round_trip(window, f"{tab} of {who}")


@pytest.mark.parametrize("sample", [True], ids=["sample"])
def test_tab_leads_through_every_dialog(qapp: QApplication, tmp_path: Path, sample: bool) -> None:
    def visit(place: str, root: QWidget) -> None:
        if isinstance(root, QDialog) and root.isVisible():
            round_trip(root, place)

    with window_on(tmp_path, sample=sample) as window:
        way = Walk(window, visit, tmp_path)
        way.dialogs()
        way.dialogs_about()


def nothing_at_work() -> bool:
    """What is read beside a dialog enables buttons when it comes: not between there and back."""
    settle()
    return not Job._at_work


def round_trip(root: QWidget, place: str) -> None:
    """Tab until it comes back to where it began; then the other way round."""
    until(nothing_at_work)
    stops = [each for each in controls(root) if not isinstance(each, QAbstractScrollArea)
             or isinstance(each, QAbstractItemView | QPlainTextEdit)]  # fmt: skip
    if not stops:
        return
    root.activateWindow()
    stops[0].setFocus()
    settle()
    forth = steps(Qt.Key.Key_Tab, len(stops), place)
    back = steps(Qt.Key.Key_Backtab, len(stops), place)
    assert set(forth) == set(back), f"{place}: {names(set(forth) ^ set(back))}"
    # Of a group of choices Tab stops at the chosen one alone; arrows lead to the others.
    missed = {each for each in stops if not isinstance(each, QRadioButton)} - set(forth)
    assert not missed, f"{place}: Tab never comes to {names(missed)}"
    jumps = [
        f"{name(before)} → {name(after)}"
        for before, after in pairwise(from_the_top(forth, root))
        if jumps_back(box(before, root), box(after, root))
    ]
    assert not jumps, f"{place}: against the order of reading: {jumps}"


def from_the_top(found: list[QWidget], root: QWidget) -> list[QWidget]:
    """The round, begun where one begins to read."""
    at = found.index(next(reading_order.stops(root)))
    return found[at:] + found[:at]


def box(widget: QWidget, root: QWidget) -> QRect:
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())


def jumps_back(before: QRect, after: QRect) -> bool:
    """Up, and not into a column further on; or back in the same line."""
    up = after.bottom() <= before.top() and after.left() < before.right()
    back = after.right() <= before.left() and after.top() < before.bottom() - before.height() // 2
    return up or (back and after.bottom() > before.top() + before.height() // 2)


def steps(key: Qt.Key, most: int, place: str) -> list[QWidget]:
    """Where the focus stops until it is where it was."""
    begin = QApplication.focusWidget()
    assert begin is not None, place
    found = [begin]
    modifier = (
        Qt.KeyboardModifier.ShiftModifier
        if key == Qt.Key.Key_Backtab
        else Qt.KeyboardModifier.NoModifier
    )
    held = 0
    for _ in range(2 * most + MOST_WITHIN):
        QTest.keyClick(QGuiApplication.focusWindow(), key, modifier)
        now = QApplication.focusWidget()
        assert now is not None, f"{place}: the focus is lost after {name(found[-1])}"
        if now is begin:
            return found
        held = held + 1 if now is found[-1] else 0  # a calendar goes through its day first
        assert held < MOST_WITHIN, f"{place}: {name(now)} holds the focus"
        if not held:
            found.append(now)
    raise AssertionError(f"{place}: Tab goes round in {names(set(found[-6:]))}")


def names(widgets: set[QWidget]) -> list[str]:
    return sorted(f"{name(each)} {spoken(each)!r}" for each in widgets)


def test_esc_leads_out_of_every_dialog(qapp: QApplication, tmp_path: Path) -> None:
    """From every kind of field; a field that holds something for itself may take one Esc."""
    stuck: list[str] = []

    def visit(place: str, root: QWidget) -> None:
        if not isinstance(root, QDialog) or not root.isVisible():
            return
        ended: list[int] = []
        root.finished.connect(ended.append)
        root.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        kinds: dict[type[QWidget], QWidget] = {type(each): each for each in controls(root)}
        for each in kinds.values():
            ended.clear()
            root.show()
            root.activateWindow()
            each.setFocus()
            settle()
            for _ in range(2):
                if not ended and QGuiApplication.focusWindow() is not None:
                    QTest.keyClick(QGuiApplication.focusWindow(), Qt.Key.Key_Escape)
                    settle()
            if len(ended) != 1 or ended[0] == QDialog.DialogCode.Accepted.value:
                stuck.append(f"{place}: {name(each)}")
        root.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        root.close()

    with window_on(tmp_path, sample=True) as window:
        way = Walk(window, visit, tmp_path)
        for open_all in (way.dialogs, way.dialogs_about):
            open_all()
        close_dialogs()
    assert not stuck


class ShortcutsPressed(QObject):
    """Notes which shortcuts a key sets off, and keeps them from doing anything."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[QObject, bool]] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Shortcut:
            assert isinstance(event, QShortcutEvent)
            self.found.append((watched, event.isAmbiguous()))
            return True
        return False


def keys_of(window: MainWindow) -> dict[str, QKeySequence]:
    """Every key of a command or shortcut anywhere in the window."""
    found: dict[str, QKeySequence] = {}
    for action in window.findChildren(QAction):
        found.update({key.toString(): key for key in action.shortcuts()})
    for shortcut in window.findChildren(QShortcut):
        found[shortcut.key().toString()] = shortcut.key()
    special = Qt.Key.Key_Back.value  # keys of some keyboards ("Undo", "Zoom In"), beyond a test's
    return {text: key for text, key in found.items() if text and key[0].key().value < special}


def places_to_press(window: MainWindow) -> Iterator[QWidget]:
    """A list, a line, a text, a choice of the page that is shown."""
    seen: set[type] = set()
    for widget in controls(window):
        for kind in (QAbstractItemView, QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton):
            if isinstance(widget, kind) and kind not in seen:
                seen.add(kind)
                yield widget


def test_no_key_means_two_things(qapp: QApplication, tmp_path: Path) -> None:
    """Every shortcut, pressed in every kind of field of every page: one command, or the field."""
    pressed = ShortcutsPressed()
    wrong: list[str] = []
    used: set[str] = set()
    with window_on(tmp_path, sample=True) as window:
        way = Walk(window, print, tmp_path)
        for page in PAGES:
            way.go.show_page(page)
            settle()
            keys = keys_of(window)
            for widget in places_to_press(window):
                for text, sequence in keys.items():
                    widget.setFocus()
                    pressed.found.clear()
                    QCoreApplication.instance().installEventFilter(pressed)
                    chord = sequence[0]
                    QTest.keyClick(
                        QGuiApplication.focusWindow(), chord.key(), chord.keyboardModifiers()
                    )
                    QCoreApplication.instance().removeEventFilter(pressed)
                    if len(pressed.found) == 1:
                        used.add(text)
                    if len(pressed.found) > 1 or any(two for _who, two in pressed.found):
                        wrong.append(f"{page}, {name(widget)}: {text}")
        of_window = {
            key.toString() for action in window.actions_by_code for key in action.shortcuts()
        } & set(keys)
    assert not wrong
    assert not of_window - used, "these keys never reach a command"
