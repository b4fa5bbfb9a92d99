"""The program on a journal in a folder to throw away: fixtures."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QFileDialog

from journal.domain.clock import FixedClock
from journal.paths import SAMPLE_NAME
from journal.services.sample import ensure_sample
from tests.e2e.season import NOW, NoCrashHook, Outside, Season


@pytest.fixture(scope="session")
def sample_file(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample journal as it is on the day of the tests, made once."""
    return ensure_sample(tmp_path_factory.mktemp("sample"), FixedClock(NOW))


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> Outside:
    """See the class."""
    found = Outside()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", found.choose)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", found.choose)
    return found


@pytest.fixture
def _as_before(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Puts back what a program sets for the whole application."""
    style, font, palette = qapp.style().objectName(), qapp.font(), qapp.palette()
    locale, quits = QLocale(), qapp.quitOnLastWindowClosed()
    names = (qapp.applicationName(), qapp.applicationDisplayName(), qapp.applicationVersion())
    QLocale.setDefault(QLocale("en_GB"))
    monkeypatch.setattr("journal.app.CrashHook", NoCrashHook)
    yield
    QLocale.setDefault(locale)
    qapp.setQuitOnLastWindowClosed(quits)
    qapp.setApplicationName(names[0])
    qapp.setApplicationDisplayName(names[1])
    qapp.setApplicationVersion(names[2])
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyle(style)
    qapp.setPalette(QPalette(palette))
    qapp.setFont(QFont(font))


@pytest.fixture
def sample(
    qapp: QApplication, profile: Path, sample_file: Path, outside: Outside, _as_before: None
) -> Season:
    """The sample journal in a folder of its own."""
    shutil.copy(sample_file, profile / SAMPLE_NAME)
    return Season(qapp, profile, outside, sample=True)


@pytest.fixture
def own(qapp: QApplication, profile: Path, outside: Outside, _as_before: None) -> Season:
    """A first start: there is nothing yet."""
    return Season(qapp, profile, outside, sample=False)
