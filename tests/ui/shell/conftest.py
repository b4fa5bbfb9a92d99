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

from journal.keeping import Keeping
from journal.paths import Paths, find_paths
from journal.services.backup_folder import Backups, second_folder
from journal.services.library import Library
from journal.services.settings import Settings
from journal.ui.i18n import install_translators
from journal.ui.shell.surroundings import Surroundings
from journal.ui.shell.window import MainWindow
from journal.ui.style import install
from journal.ui.theme import Theme


@dataclass
class Desk:
    """What a window would have opened, and what makes its backups."""

    folder: Path
    theme: Theme
    opened: list[QUrl] = field(default_factory=list)
    kept: list[Keeping] = field(default_factory=list)
    answers: bool = True
    automatic: bool = True

    def open_url(self, url: QUrl) -> bool:
        self.opened.append(url)
        return self.answers

    @property
    def paths(self) -> Paths:
        return find_paths(self.folder)

    def around(self, library: Library, *, is_sample: bool = False) -> Surroundings:
        paths = self.paths
        settings = Settings(paths.settings)
        journal = library._journal
        keeping = Keeping(
            journal,
            library.autosave,
            lambda: Backups(paths.backups, journal.path, library.clock, second_folder(settings)),
            settings,
            automatic=self.automatic,
        )
        self.kept.append(keeping)
        return Surroundings(
            theme=self.theme,
            settings=settings,
            paths=paths,
            journal=paths.journal,
            keeper=keeping,
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
        window = MainWindow(library, desk.around(library, is_sample=is_sample))
        opened.append(window)
        window.resize(1280, 800)
        window.show()
        qtbot.waitUntil(lambda: window.is_painted)
        return window

    yield open_one
    for keeping in desk.kept:
        keeping.let_go()
    for window in opened:
        window.hide()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(people: dict[str, int], open_window: Callable[..., MainWindow]) -> MainWindow:
    """On a journal with four people."""
    return open_window()
