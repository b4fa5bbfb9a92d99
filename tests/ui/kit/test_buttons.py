from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from journal.ui.theme import DARK, LIGHT, SIZE, Theme
from journal.ui.widgets.buttons import (
    IconButton,
    MenuButton,
    PlainButton,
    PrimaryButton,
    SplitButton,
)
from tests.ui.kit.conftest import count, picture

Show = Callable[[QWidget], QWidget]
MAKERS = [
    lambda: PlainButton("Prepare", "mail"),
    lambda: PrimaryButton("Print sheet…", "printer"),
    lambda: IconButton("check", "Done", "Ctrl+Return"),
    lambda: SplitButton("New contact", QMenu()),
]


@pytest.mark.parametrize("make", MAKERS)
def test_pressed_by_mouse_space_and_enter(
    shown: Show, qtbot: QtBot, make: Callable[[], PlainButton]
) -> None:
    button = make()
    shown(button)
    pressed: list[int] = []
    button.clicked.connect(lambda: pressed.append(1))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        qtbot.keyClick(button, key)
    assert len(pressed) == 4


def test_ctrl_enter_is_left_to_the_page(shown: Show, qtbot: QtBot) -> None:
    for make in MAKERS:
        button = make()
        shown(button)
        with qtbot.assertNotEmitted(button.clicked):
            qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("make", MAKERS)
def test_one_height_and_words_never_cut(qtbot: QtBot, make: Callable[[], PlainButton]) -> None:
    button = make()
    qtbot.addWidget(button)
    assert button.sizeHint().height() == SIZE.control
    words = button.fontMetrics().horizontalAdvance(button.text())
    assert button.minimumSizeHint().width() >= words


def test_icon_buttons_tell_their_name_and_key(qtbot: QtBot) -> None:
    button = IconButton("check", "Mark done", "Ctrl+Return")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Mark done"
    assert button.toolTip() == "Mark done (Ctrl+Return)"
    assert button.sizeHint().width() == SIZE.control
    button.set_name("Skip")
    assert button.toolTip() == "Skip"


def test_icons_of_buttons_change_with_the_scheme(shown: Show, theme: Theme, qtbot: QtBot) -> None:
    button = IconButton("check", "Done")
    host = QWidget()
    button.setParent(host)
    host.resize(200, 100)
    shown(host)
    host.setFocus()
    assert count(picture(button), LIGHT.text, 90) > 10
    theme.set_scheme("dark")
    qtbot.waitUntil(lambda: host.palette().window().color() == DARK.window)
    assert count(picture(button), DARK.text, 90) > 10


def test_words_on_the_primary_button_keep_their_colour(shown: Show, theme: Theme) -> None:
    button = PrimaryButton("Print", "printer")
    shown(button)
    light = count(picture(button), LIGHT.on_accent, 60)
    theme.set_scheme("dark")
    assert light > 20
    assert count(picture(button), DARK.on_accent, 60) > 20


class TestSplitButton:
    @pytest.fixture
    def menu(self, qtbot: QtBot) -> QMenu:
        made = QMenu()
        qtbot.addWidget(made)
        made.addAction("Contact")
        return made

    @pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
    def test_its_arrow_is_at_the_end(
        self, shown: Show, qapp: QApplication, menu: QMenu, direction: Qt.LayoutDirection
    ) -> None:
        qapp.setLayoutDirection(direction)
        button = SplitButton("New contact", menu)
        shown(button)
        arrow = button.arrow_rect()
        assert arrow.width() == 28
        at_right = arrow.center().x() > button.width() // 2
        assert at_right == (direction == Qt.LayoutDirection.LeftToRight)
        assert not picture(button).isNull()

    @pytest.mark.parametrize("primary", [False, True])
    def test_accent(self, shown: Show, menu: QMenu, primary: bool) -> None:
        button = SplitButton("New contact", menu, primary=not primary)
        button.set_primary(primary)
        host = QWidget()
        button.setParent(host)
        host.resize(300, 100)
        shown(host)
        host.setFocus()
        filled = count(picture(button), LIGHT.accent, 30) > button.width() * 16
        assert filled == primary

    def test_down_opens_the_menu(self, shown: Show, qtbot: QtBot, menu: QMenu) -> None:
        button = SplitButton("New contact", menu)
        shown(button)
        seen: list[bool] = []

        def look() -> None:
            seen.append(menu.isVisible())
            menu.close()

        menu.aboutToShow.connect(lambda: _soon(look))
        qtbot.keyClick(button, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda: seen == [True])


def test_menu_button_opens_its_menu_by_every_key(shown: Show, qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addAction("In 2 weeks")
    button = MenuButton("chevron-down", "More", menu)
    shown(button)
    opened: list[int] = []

    def look() -> None:
        opened.append(1)
        menu.close()

    menu.aboutToShow.connect(lambda: _soon(look))
    keys = (Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return)
    for key in keys:
        qtbot.keyClick(button, key)
    assert len(opened) == len(keys)


def test_menu_is_closed_by_choosing(shown: Show, qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    action = menu.addAction("Tomorrow")
    chosen: list[QAction] = []
    menu.triggered.connect(chosen.append)
    button = MenuButton("chevron-down", "More", menu)
    shown(button)
    menu.aboutToShow.connect(lambda: _soon(lambda: qtbot.keyClick(menu, Qt.Key.Key_Return)))
    menu.aboutToShow.connect(lambda: menu.setActiveAction(action))
    qtbot.keyClick(button, Qt.Key.Key_Down)
    assert chosen == [action]


def _soon(run: Callable[[], object]) -> None:
    """After the menu has begun its own event loop."""
    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, run)
