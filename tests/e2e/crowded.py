"""A process that runs the program where nothing more can be written.

``crowded FOLDER OUTSIDE full|limited|forbidden``: the journal and all else lie in FOLDER.
``full`` fills its disk, ``limited`` forbids large files,
``forbidden`` takes the right to write in it away.
Prints what was told, as JSON.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import resource
import sqlite3
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit, QPushButton

from journal.app import run_window
from journal.cli import main as run_command
from journal.options import Options
from journal.ui.shell.window import MainWindow
from tests.e2e.hand import Hand, settle, until
from tests.e2e.typist import NOW, go_to

SMALLEST = 4_096  # bytes of a file, where more is forbidden
TYPED = "typed while there was no room"
MORE = ", and some more"


class Disk:
    """Takes all room away, and gives it back."""

    def __init__(self, folder: Path, how: str) -> None:
        self._folder = folder
        self._filler = folder / "filler"
        self._how = how

    def fill(self) -> None:
        if self._how == "limited":
            resource.setrlimit(resource.RLIMIT_FSIZE, (SMALLEST, resource.RLIM_INFINITY))
            return
        if self._how == "forbidden":
            self._folder.chmod(0o500)
            return
        with contextlib.suppress(OSError), self._filler.open("wb", buffering=0) as file:
            for size in (65_536, 512, 1):
                with contextlib.suppress(OSError):
                    while file.write(bytes(size)) == size:
                        pass

    def free(self) -> None:
        if self._how == "limited":
            limits = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        elif self._how == "forbidden":
            self._folder.chmod(0o700)
        else:
            self._filler.unlink()


def work(window: MainWindow, folder: Path, outside: Path, disk: Disk) -> dict[str, object]:
    """Everything that writes, first without room, then with some."""
    hand, told = Hand(window), dict[str, object]()
    window.showNormal()
    window.resize(1280, 800)
    window.activateWindow()
    settle()
    go_to(hand, "note")
    field = hand.find("people.detail.note.offer", QPlainTextEdit)
    disk.fill()
    hand.type(TYPED)
    window.library.autosave.flush()
    settle()
    told["status"] = window.status.saving_text()
    told["strip"] = window.strips.text()
    told["buttons"] = [button.text() for button in window.strips.buttons()]
    told["typed"] = field.toPlainText()

    window.around.settings.set("scheme", "dark")
    saved = window.around.settings.save()
    told["settings"] = [saved, window.status.shown_message()]
    for name, arguments in (
        ("backup", ["backup", str(folder / "copy.journal")]),
        ("export", ["export", str(folder / "people.csv")]),
        ("sheet", ["sheet", "1", str(folder / "sheet.pdf")]),
        ("backup outside", ["backup", str(outside / "copy.journal")]),
    ):
        options = ["--data-dir", str(folder), "--sample", "--now", NOW.isoformat()]
        with contextlib.redirect_stderr(io.StringIO()) as said:
            code = run_command([*options, *arguments])
        told[name] = [code, said.getvalue()]
    told["left"] = sorted(each.name for each in folder.iterdir())

    hand.type(MORE)
    window.library.autosave.flush()
    settle()
    press(window, "Try again")
    told["still"] = [window.status.saving_text(), field.toPlainText()]
    if outside.joinpath("go").exists():
        target = outside / "mine.journal"
        QFileDialog.getSaveFileName = lambda *_a, **_k: (str(target), "")  # type: ignore[method-assign]
        press(window, "Save a copy elsewhere…")
        until(lambda: str(target) == str(the_window().around.journal))
        told["after"] = the_window().status.saving_text()
        disk.free()
    else:
        disk.free()
        press(window, "Try again")
        told["after"] = window.status.saving_text()
        told["strip after"] = window.strips.text()
        target = folder / "sample.journal"
    with contextlib.closing(sqlite3.connect(target)) as file:
        query = "SELECT text FROM note WHERE text LIKE 'typed while%'"
        told["stored"] = [row[0] for row in file.execute(query)]
        told["whole"] = file.execute("PRAGMA integrity_check").fetchone()[0]
    return told


def press(window: MainWindow, text: str) -> None:
    """A button of the strip."""
    buttons: list[QPushButton] = list(window.strips.buttons())
    next(each for each in buttons if each.text() == text).click()
    settle()


def the_window() -> MainWindow:
    """The one that is shown."""
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
    return next(each for each in found if each.isVisible())


def main(folder: Path, outside: Path, how: str) -> None:
    """Runs until the end."""

    def begin() -> None:
        windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
        if not windows or not windows[0].is_painted:
            QTimer.singleShot(0, begin)
            return
        guarded(lambda: work(windows[0], folder, outside, Disk(folder, how)))

    def guarded(act: Callable[[], object]) -> None:
        try:
            sys.stdout.write(json.dumps(act()) + "\n")
            sys.stdout.flush()
        except BaseException:
            traceback.print_exc()
            os._exit(3)
        QTimer.singleShot(0, lambda: the_window().close())

    app = QApplication(sys.argv[:1])
    QTimer.singleShot(0, begin)
    run_window(Options(data_dir=folder, sample=True, now=NOW))
    del app


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
