"""The real program, run in this process by its own ``run``, on a real file in a spare folder.

A test hands over what a person does; it runs inside of the program's event loop and the program is
closed afterwards as a person closes it. Only what lies outside is replaced: the mail program, the
system's file dialogs, printers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtWidgets import QApplication

from journal.app import Program
from journal.domain.clock import FixedClock
from journal.keeping import Keeping
from journal.options import Options
from journal.paths import SAMPLE_NAME
from journal.services.library import Library, open_library
from journal.store.database import open_file
from journal.store.journal import Journal
from journal.ui.shell.surroundings import Surroundings
from journal.ui.shell.window import MainWindow
from tests.e2e.hand import Hand, settle, until
from tests.strays import Strays

NOW = datetime(2026, 3, 5, 9, 0, tzinfo=ZoneInfo("Europe/London"))
PATIENCE_MS = 30_000  # a program that waits for an answer nobody gives

Script = Callable[[Hand], object]


class NoCrashHook:
    """What nobody foresaw fails the test, instead of being told in a window."""

    def __init__(self, *_anything: object) -> None: ...

    def install(self) -> None: ...

    def remove(self) -> None: ...


@dataclass
class Outside:
    """What lies outside of the program: addresses it opened, files that a person would choose."""

    opened: list[QUrl] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def open_url(self, url: QUrl) -> bool:
        """The mail program, the browser, the folder window."""
        self.opened.append(url)
        return True

    def choose(self, _parent: object, title: str, proposed: str, *_more: object, **_: object):
        """The system's dialogs for files; the next one of ``files`` is chosen, or none."""
        self.asked.append(proposed)
        return (str(self.files.pop(0)) if self.files else "", "")


class Watched(Program):
    """The program, with a mail program that only notes what it was handed."""

    outside: Outside

    def _around(self, path: Path, keeping: Keeping) -> Surroundings:
        return super()._around(path, keeping)._replace(open_url=self.outside.open_url)


@dataclass
class Season:
    """A folder with a journal in it; ``run`` starts the program on it, as often as is needed."""

    app: QApplication
    folder: Path
    outside: Outside
    sample: bool
    now: datetime = NOW
    size: tuple[int, int] = (1280, 800)

    @property
    def journal(self) -> Path:
        """The file."""
        return self.folder / (SAMPLE_NAME if self.sample else "networking.journal")

    def run(self, script: Script, **options: object) -> None:
        """Starts the program, does what ``script`` says, and closes it by its own Quit."""
        problems: list[BaseException] = []
        asked = Options(
            **({"data_dir": self.folder, "sample": self.sample, "now": self.now} | options)
        )
        program = Watched(self.app, asked)
        program.outside = self.outside
        done: list[bool] = []

        def begin() -> None:
            try:
                self._act(script)
            except BaseException as error:
                problems.append(error)
            finally:
                done.append(True)
                close_all()

        def give_up() -> None:
            if not done:
                problems.append(TimeoutError(f"waits for {QApplication.activeModalWidget()}"))
                close_all()

        watchdog = QTimer()
        watchdog.setSingleShot(True)
        watchdog.timeout.connect(give_up)
        watchdog.start(PATIENCE_MS)
        QTimer.singleShot(0, begin)
        strays = Strays()
        self.app.installEventFilter(strays)
        code = program.run()
        self.app.removeEventFilter(strays)
        watchdog.stop()
        for translator in program._translators:
            self.app.removeTranslator(translator)
        program.theme.deleteLater()
        settle()
        if problems:
            raise problems[0]
        assert not strays.found, f"shown as windows of their own: {strays.found}"
        assert done, f"the program ended by itself with {code}"

    def _act(self, script: Script) -> None:
        window = main_window()
        window.showNormal()  # the screen of no screen is small, so that it began maximized
        window.resize(*self.size)
        window.activateWindow()
        until(lambda: window.is_painted and QApplication.activeWindow() is window)
        script(Hand(window))

    def read(self, look: Callable[[Library], object]) -> object:
        """What the file holds, by a connection of its own."""
        clock = FixedClock(self.now)
        journal = Journal(open_file(self.journal), self.journal, clock)
        try:
            return look(open_library(journal, clock))
        finally:
            journal.close()

    def change(self, change: Callable[[Library], object]) -> None:
        """What happened before the program is started."""
        self.read(change)


def main_window() -> MainWindow:
    """The program's window."""
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
    shown = [w for w in found if w.isVisible()]
    assert len(shown) == 1, found
    return shown[0]


def close_all() -> None:
    """Ends what is open, dialogs first."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
        settle()
    for _ in range(10):
        modal = QApplication.activeModalWidget()
        if modal is None:
            break
        modal.close()
        settle()
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and window.isVisible():
            window.close()
