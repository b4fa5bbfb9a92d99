"""What all tests share: a fixed place on earth, no screen, real fonts, a profile to throw away."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

# Before anything imports Qt. A zone with summer time, so that local time taken for UTC shows up;
# a locale that every system has and that is UTF-8 (Qt warns otherwise).
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for _name in [name for name in os.environ if name.startswith("LC_") or name == "LANGUAGE"]:
    del os.environ[_name]
os.environ["LANG"] = os.environ["LC_ALL"] = "C.UTF-8"
os.environ["TZ"] = "Europe/Berlin"
if hasattr(time, "tzset"):
    time.tzset()

# The same examples in every run, without a bound on their time: as hypothesis does under CI.
settings.load_profile("ci")

_FEWEST_FAMILIES = 4
_FULL_AFTER = 100  # tests: looking through everything takes a fifth of a second


@pytest.fixture(autouse=True)
def _garbage() -> Iterator[None]:
    """Collects on this thread alone, as the window does (``journal/garbage.py`` says why)."""
    gc.disable()
    yield
    gc.disable()
    gc.collect(2 if gc.get_count()[2] > _FULL_AFTER else 1)


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """pytest-qt's application, refused where there are no fonts.

    Without font files Qt draws every letter as a box and says nothing, so that a test of
    anything that is drawn or measured would pass on boxes.
    """
    from PySide6.QtGui import QFontDatabase

    families = QFontDatabase.families()
    if len(families) < _FEWEST_FAMILIES:
        pytest.exit(f"only {len(families)} font families: install fonts-dejavu-core", returncode=3)
    return qapp


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder for `--data-dir`, and no home: whoever writes into the home fails the test.

    Child processes inherit this. Only caches (of fontconfig, of Mesa) may go elsewhere.
    """
    home = tmp_path / "home-that-nobody-makes"
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_DIRS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "profile"
    folder.mkdir(mode=0o700)
    yield folder
    strays = sorted(str(path.relative_to(home)) for path in home.rglob("*"))
    assert not home.exists(), f"written outside of --data-dir: {strays}"
