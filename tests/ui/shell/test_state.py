"""What a window remembers, and that broken memories do no harm."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from journal.services.settings import Settings
from journal.ui.shell import state
from journal.ui.shell.window import MainWindow

from .conftest import Desk

SCREEN = QRect(0, 0, 1920, 1050)
LEAST = QSize(900, 480)


@pytest.mark.parametrize(
    "broken",
    ["", "{", "[]", "null", '"text"', '{"window": 3, "pages": "x", "scheme": {}}',
     '{"window": {"x": "a", "y": null, "width": [], "height": {}}}',
     '{"window": {"x": 1e9, "y": 0, "width": 9, "height": 9}}',
     '{"window": {"x": 5, "y": 5, "width": 99999, "height": 99999}}',
     '{"pages": {"/x": {"page": 7, "states": 8}}}', "\x00\xff", "[" * 5000],
)  # fmt: skip
def test_a_broken_settings_file_is_survived(qtbot: QtBot, tmp_path: Path, broken: str) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(broken.encode("latin-1"))
    settings = Settings(path)
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setMinimumSize(LEAST)
    state.restore_window(window, settings)
    assert window.width() >= LEAST.width()
    assert state.kept_pages(settings, "/x")[0] in ("today",)
    assert settings.text("scheme") == ""


def test_size_and_place_come_back(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setGeometry(10, 20, 700, 500)
    state.keep_window(window, settings)
    assert settings.save()
    other = QMainWindow()
    qtbot.addWidget(other)
    state.restore_window(other, Settings(tmp_path / "settings.json"))
    assert other.geometry() == QRect(10, 20, 700, 500)


def test_made_smaller_after_the_first_start_its_title_bar_is_on_the_screen(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    state.restore_window(window, Settings(tmp_path / "settings.json"))
    assert window.isMaximized(), "the screen of no screen is small"
    assert window.normalGeometry().top() >= state.FRAME


def test_a_window_of_a_screen_that_is_gone_is_not_put_there() -> None:
    assert state.fitting(QRect(2500, 100, 1200, 800), [SCREEN], LEAST) is None
    assert state.fitting(QRect(100, -400, 1200, 800), [SCREEN], LEAST) is None


def test_a_window_larger_than_its_screen_is_made_smaller() -> None:
    found = state.fitting(QRect(100, 100, 4000, 3000), [SCREEN], LEAST)
    assert found is not None
    assert (found.width(), found.height()) == (1920, 1050)


def test_a_window_on_the_second_screen_stays_there() -> None:
    second = QRect(1920, 0, 1280, 1000)
    wanted = QRect(2000, 50, 1000, 700)
    assert state.fitting(wanted, [SCREEN, second], LEAST) == wanted


def test_page_and_what_pages_remember_come_back(
    window: MainWindow, desk: Desk, open_window: Callable[..., MainWindow]
) -> None:
    window.navigator.show_page("people")
    window.keep_state()
    kept = json.loads(desk.paths.settings.read_text())
    assert next(iter(kept["pages"].values()))["page"] == "people"
    again = open_window()
    assert again.stack.code == "people"


def test_only_some_journals_are_remembered(window: MainWindow, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "s.json")
    for number in range(20):
        state.keep_pages(window.stack, settings, f"/journals/{number}")
    assert list(settings.mapping("pages")) == [f"/journals/{n}" for n in range(12, 20)]


def test_text_size_scheme_and_sidebar_are_kept(window: MainWindow, desk: Desk) -> None:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before = app.font()
    window.actions_by_code["view.larger"].trigger()
    try:
        assert app.font().pointSizeF() > before.pointSizeF()
        window.actions_by_code["view.normal"].trigger()
        assert app.font().pointSizeF() == before.pointSizeF()
    finally:
        app.setFont(before)
    window.actions_by_code["view.dark"].trigger()
    assert desk.theme.scheme == "dark"
    assert window.actions_by_code["view.dark"].isChecked()
    window.actions_by_code["view.sidebar"].trigger()
    assert not window.sidebar.isVisible()
    window.keep_state()
    kept = Settings(desk.paths.settings)
    assert kept.text("scheme") == "dark"
    assert kept.flag("sidebar hidden")


def test_a_narrow_window_has_a_rail(window: MainWindow, qtbot: QtBot) -> None:
    assert window.sidebar_panel.width() == 184
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: window.sidebar_panel.width() == 56)
    assert window.sidebar.model().index(1, 0).data(3) == "People"  # the tooltip
