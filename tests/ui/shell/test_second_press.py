"""Enter pressed twice, or a double click: what comes up in the place is not pressed too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal.domain.codes import FollowUpKind
from journal.services.library import Library
from journal.ui.shell.window import MainWindow

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
MADE = "Introduction made"
SOON, LATER = 150, 2_000  # milliseconds on the clock of the desktop


class Desktop:
    """Sends keys to whichever window has the keyboard, at times that the test says."""

    def __init__(self) -> None:
        self.now = 10_000

    def press(
        self, key: Qt.Key = Key.Key_Return, after: int = SOON, *, repeat: bool = False
    ) -> None:
        self.now += after
        front = QApplication.activeWindow()
        assert front is not None
        text = {Key.Key_Return: "\r", Key.Key_Space: " "}.get(key, "")
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            event = QKeyEvent(kind, key, NONE, text, repeat)
            event.setTimestamp(self.now)
            QCoreApplication.sendEvent(front.windowHandle(), event)
        QApplication.processEvents()


@pytest.fixture
def desktop() -> Desktop:
    return Desktop()


@pytest.fixture
def first(window: MainWindow, qtbot: QtBot) -> QPushButton:
    """A button that makes way for another when it is pressed, as cards and strips have them."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = window.stack.page()
    assert page is not None
    gone = QPushButton(MADE, page)
    gone.setAutoDefault(False)
    following = QPushButton("Write…", page)
    following.setObjectName("following")

    def make_way() -> None:
        following.show()
        following.setFocus()
        gone.hide()

    gone.clicked.connect(make_way)
    for button in (gone, following):
        button.setGeometry(0, 0, 200, 40)
        button.raise_()
    gone.show()
    gone.raise_()
    gone.setFocus()
    qtbot.waitUntil(gone.hasFocus)
    return gone


def pressed(window: QWidget) -> list[str]:
    """Which of the second buttons was pressed, from now on."""
    found: list[str] = []
    button = window.findChild(QPushButton, "following")
    assert button is not None
    button.clicked.connect(lambda: found.append("following"))
    return found


def test_the_second_enter_presses_nothing_else(
    window: MainWindow, first: QPushButton, desktop: Desktop
) -> None:
    found = pressed(window)
    desktop.press(Key.Key_Space)
    release = QKeyEvent(QEvent.Type.KeyRelease, Key.Key_Space, NONE, " ")
    QCoreApplication.sendEvent(window.windowHandle(), release)
    assert not first.isVisible()
    for _time in range(3):  # until the hand rests
        desktop.press(Key.Key_Space)
        QCoreApplication.sendEvent(window.windowHandle(), release)
    assert found == []
    desktop.press(Key.Key_Space, after=LATER)
    QCoreApplication.sendEvent(window.windowHandle(), release)
    assert found == ["following"]


def test_a_key_between_them_says_that_the_other_is_meant(
    window: MainWindow, first: QPushButton, desktop: Desktop
) -> None:
    found = pressed(window)
    release = QKeyEvent(QEvent.Type.KeyRelease, Key.Key_Space, NONE, " ")
    desktop.press(Key.Key_Space)
    QCoreApplication.sendEvent(window.windowHandle(), release)
    assert not first.isVisible()
    desktop.press(Key.Key_Shift)
    desktop.press(Key.Key_Space)
    QCoreApplication.sendEvent(window.windowHandle(), release)
    assert found == ["following"]


def test_a_double_click_presses_one_button(
    window: MainWindow, first: QPushButton, qtbot: QtBot
) -> None:
    found = pressed(window)
    place = first.mapTo(window, first.rect().center())
    QTest.mouseDClick(window.windowHandle(), Qt.MouseButton.LeftButton, NONE, place)
    assert not first.isVisible()
    assert found == []
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, NONE, place)
    assert found == ["following"]


def test_what_took_the_hold_off_does_not_take_the_next_step(
    window: MainWindow, library: Library, people: dict[str, int], desktop: Desktop, qtbot: QtBot
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    ana = people["Ana Souza"]
    library.referrals.hold(ana, whose_move_id=people["Tom Becker"], conditions=["calls her"])
    window.navigator.show_contact(ana)
    act = window.findChild(QPushButton, "people.detail.step.act")
    assert act is not None
    act.setFocus()
    qtbot.waitUntil(act.hasFocus)
    desktop.press()
    (dialog,) = (each for each in window.findChildren(QDialog) if each.isVisible())
    (over,) = (each for each in dialog.findChildren(QPushButton) if each.text() == MADE)
    qtbot.waitUntil(dialog.isActiveWindow)
    over.setFocus()
    desktop.press(after=LATER)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert library.guard.of(ana) is None
    act.setFocus()
    heard: list[str] = []
    act.clicked.connect(lambda: heard.append(act.text()))
    desktop.press()
    assert heard == []
    desktop.press(after=LATER)
    assert heard != []


def test_behind_a_dialog_nothing_is_opened(
    window: MainWindow, library: Library, people: dict[str, int], desktop: Desktop, qtbot: QtBot
) -> None:
    day = library.clock.today()
    key = library.follow_ups.add(people["Ana Souza"], FollowUpKind.THANK_YOU, due_on=day)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.navigator.show_day(day, "follow-up", key)
    window.enter_page()
    window.navigator.change_date(key)
    (dialog,) = (each for each in window.findChildren(QDialog) if each.isVisible())
    field = dialog.findChild(QLineEdit)
    assert field is not None
    qtbot.waitUntil(field.hasFocus)
    field.setText("2w")
    desktop.press()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    row = library.days.follow_up(key)
    assert row is not None
    assert row.due_on != day
    desktop.press()
    assert window.stack.code == "calendar"
    desktop.press(after=LATER)
    assert window.stack.code == "people"


def test_a_dialog_isn_t_carried_out_by_the_key_that_opened_it(
    window: MainWindow, desktop: Desktop, qtbot: QtBot
) -> None:
    count = window.library.people.count()
    window.activateWindow()
    window.open_search("Zoltan")
    field = window.findChild(QLineEdit, "search.field")
    assert field is not None
    qtbot.waitUntil(field.hasFocus)
    desktop.press()
    name = window.findChild(QLineEdit, "new_contact.name")
    assert name is not None
    qtbot.waitUntil(name.hasFocus)
    desktop.press()
    assert window.library.people.count() == count
    desktop.press(after=LATER)
    assert window.library.people.count() == count + 1


def test_enter_still_leads_from_field_to_field(
    window: MainWindow, desktop: Desktop, qtbot: QtBot
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    one, two = QLineEdit(window), QLineEdit(window)
    went: list[str] = []
    one.returnPressed.connect(two.setFocus)
    two.returnPressed.connect(lambda: went.append("on"))
    for field in (one, two):
        field.show()
    one.setFocus()
    qtbot.waitUntil(one.hasFocus)
    desktop.press()
    desktop.press()
    assert went == ["on"]


def test_a_key_held_down_acts_once(
    window: MainWindow, first: QPushButton, desktop: Desktop
) -> None:
    found = pressed(window)
    desktop.press(Key.Key_Space)
    QCoreApplication.sendEvent(
        window.windowHandle(), QKeyEvent(QEvent.Type.KeyRelease, Key.Key_Space, NONE, " ")
    )
    assert not first.isVisible()
    button = window.findChild(QPushButton, "following")
    assert button is not None
    heard: list[bool] = []
    button.pressed.connect(lambda: heard.append(True))
    desktop.press(Key.Key_Space, after=LATER, repeat=True)
    assert heard == []
    assert found == []
