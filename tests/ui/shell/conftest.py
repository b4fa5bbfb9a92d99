"""A real window over a journal in a temporary folder; nothing leaves the program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QUrl
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.paths import find_paths
from journal.services.library import Library
from journal.services.settings import Settings
from journal.ui.i18n import install_translators
from journal.ui.shell.surroundings import Surroundings
from journal.ui.shell.window import MainWindow
from journal.ui.style import install
from journal.ui.theme import Theme


@dataclass
class Desk:
    """What a window would have opened, and where its backups went."""

    folder: Path
    theme: Theme
    opened: list[QUrl] = field(default_factory=list)
    backups: list[Path] = field(default_factory=list)
    answers: bool = True

    def open_url(self, url: QUrl) -> bool:
        self.opened.append(url)
        return self.answers

    def around(self, *, is_sample: bool = False) -> Surroundings:
        paths = find_paths(self.folder)
        return Surroundings(
            theme=self.theme,
            settings=Settings(paths.settings),
            paths=paths,
            journal=paths.journal,
            back_up=self.backups.append,
            is_sample=is_sample,
            open_url=self.open_url,
        )


@pytest.fixture(scope="module", autouse=True)
def _style(qapp: QApplication) -> Iterator[None]:
    before = qapp.style().objectName()
    install(qapp)
    translators = install_translators(qapp, QLocale("en_GB"))  # English plurals
    yield
    for translator in translators:
        qapp.removeTranslator(translator)
    qapp.setStyle(before)


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, _style: None) -> Iterator[Desk]:
    theme = Theme(qapp, "light")
    yield Desk(tmp_path, theme)
    theme.deleteLater()
    QCoreApplication.sendPostedEvents(theme, QEvent.Type.DeferredDelete)
    qapp.setPalette(QPalette())


@pytest.fixture
def open_window(qtbot: QtBot, library: Library, desk: Desk) -> Iterator[Callable[..., MainWindow]]:
    """Opens windows on the journal, and ends them."""
    opened: list[MainWindow] = []

    def open_one(*, is_sample: bool = False) -> MainWindow:
        window = MainWindow(library, desk.around(is_sample=is_sample))
        opened.append(window)
        window.resize(1280, 800)
        window.show()
        qtbot.waitUntil(lambda: window.is_painted)
        return window

    yield open_one
    for window in opened:
        window.hide()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(people: dict[str, int], open_window: Callable[..., MainWindow]) -> MainWindow:
    """On a journal with four people."""
    return open_window()
