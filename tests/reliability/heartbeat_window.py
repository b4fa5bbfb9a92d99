"""A process whose window beats every 20 ms during long work.

``heartbeat_window import FOLDER PEOPLE`` begins with the sample journal in FOLDER and imports so
many; ``heartbeat_window large FOLDER PEOPLE`` works on ``FOLDER/large.journal``, which is as large
and has something to repair. Prints the milliseconds between beats, and how many of them the
window's thread was computing, by what was done meanwhile, as JSON. HEART_STACKS in the environment
is a file into which it is told what that thread did when a beat was late.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QFileDialog, QPushButton

from journal.app import run_window
from journal.options import Options
from journal.ui.shell.window import MainWindow
from tests.e2e.hand import Hand, settle
from tests.reliability.heart import Heart, idle, live
from tests.reliability.places import NOW

IDLE_MS = 2_000
SETTLED_MS = 8_000  # the backup of this day has begun, and what is imported ahead is there
DELETED = 3_000
LARGE = "large.journal"


class Work:
    """What takes long, one after the other."""

    def __init__(self, window: MainWindow, folder: Path, people: int) -> None:
        self.heart = Heart()
        self.hand = Hand(window)
        self.folder = folder
        self.people = people
        self.copy = folder / "copy.journal"
        QFileDialog.getSaveFileName = lambda *_a, **_k: (str(self.copy), "")  # type: ignore[method-assign]
        QFileDialog.getOpenFileName = lambda *_a, **_k: (str(self.copy), "")  # type: ignore[method-assign]

    @property
    def window(self) -> MainWindow:
        """The one that is open."""
        return self.hand.window

    def do(self, code: str) -> Callable[[], None]:
        """An action of the menus."""
        return self.window.actions_by_code[code].trigger

    def nothing(self) -> None:
        """To see whether others leave this process the processor."""
        live(IDLE_MS)
        beats = self.heart.beats
        self.heart.during("nothing", lambda: None, lambda: len(beats.get("nothing", ())) > 100)

    def imports(self) -> None:
        """Import of so many, undone and done again."""
        heart, library = self.heart, self.window.library
        count, people = library.people.count(), self.people
        file = self.folder / "people.csv"
        rows = [f"Person {n},p{n}@example.org,Works {n % 500},Planner" for n in range(people)]
        file.write_text("\n".join(["Name,E-mail,Company,Role", *rows]), encoding="utf-8")

        def verb() -> QPushButton:
            return self.hand.find("import", QDialog).findChild(QPushButton, "import.verb")

        heart.during(
            "reading the file",
            lambda: self.window.navigator.import_file(file),
            lambda: verb().isVisible() and verb().isEnabled(),
        )
        heart.during(
            "import", lambda: verb().click(), lambda: self.hand.dialog() is None and idle()
        )
        assert library.people.count() == count + people
        self.backup()
        heart.during("undo of the import", self.do("edit.undo"), idle)
        assert library.people.count() == count
        heart.during("redo of the import", self.do("edit.redo"), idle)
        assert library.people.count() == count + people

    def backup(self) -> None:
        """To any place."""
        self.heart.during("backup", self.do("file.backup"), lambda: self.copy.exists() and idle())

    def check(self) -> None:
        """All of the file."""
        self.heart.during("check", self.do("tools.check"), self._is_checked)
        self.hand.find("check", QDialog).close()

    def repair(self) -> None:
        """Of what the check finds."""
        self.do("tools.check")()
        live(100)
        dialog = self.hand.find("check", QDialog)
        verb = dialog.findChild(QPushButton, "check.verb")
        self._until(self._is_checked)
        assert verb.isVisible(), "there is nothing to repair"
        self.heart.during("repair", verb.click, lambda: "repaired" in dialog.text())  # type: ignore[attr-defined]
        dialog.close()

    def revive(self) -> None:
        """Many who were deleted."""
        library = self.window.library
        everybody = library.people.count()
        library.contacts.delete(*[row.id for row in library.people.tree()][-DELETED:])
        self._until(idle)
        live(1_000)
        assert library.people.count() == everybody - DELETED

        def view() -> QAbstractItemView:
            return self.hand.find("deleted", QDialog).findChild(QAbstractItemView, "deleted.list")

        self.heart.during(
            f"listing {DELETED:,} deleted",
            self.do("edit.deleted"),
            lambda: self.hand.sees("deleted") and view().model().rowCount() >= DELETED,
        )
        verb = self.hand.find("deleted.verb", QPushButton)

        def restore() -> None:
            view().selectAll()
            verb.click()

        self.heart.during(
            f"restoring {DELETED:,} deleted",
            restore,
            lambda: idle() and library.people.count() == everybody,
        )
        self.hand.find("deleted", QDialog).close()

    def forget(self) -> None:
        """Somebody, for good: the file is written anew."""
        library = self.window.library
        key = library.people.tree()[self.people // 2].id
        self.window.navigator.forget_contact(key)
        settle()
        verb = self.hand.find("forget.verb", QPushButton)
        self.heart.during("forget", verb.click, lambda: not self.hand.sees("forget") and idle())
        assert library.forgetting.is_forgotten(key)
        if self.hand.sees("forgotten"):
            self.hand.find("forgotten", QDialog).close()

    def restore(self) -> None:
        """A backup in the place of what is there; the window that follows begins as at a start."""
        before = self.window
        self.do("file.restore")()
        self._until(lambda: self.hand.sees("backups.file"))
        self.hand.click("backups.file")
        verb = self.hand.find("backups.verb", QPushButton)
        self._until(lambda: verb.isEnabled() and idle())
        verb.click()
        live(100)
        strip = self.hand.find("backups.strip")
        ready: list[object] = []
        before.backing.restore_requested.disconnect()  # what follows is a start
        before.backing.restore_requested.connect(ready.append)
        button = next(each for each in strip.findChildren(QPushButton) if each.isVisible())
        self.heart.during("restore, until the new window", button.click, lambda: bool(ready))

    def _is_checked(self) -> bool:
        return self.hand.sees("check.verdict")

    def _until(self, over: Callable[[], bool]) -> None:
        self.heart.during("", lambda: None, over)


def measure(window: MainWindow, what: str, folder: Path, people: int) -> Work:
    """One of the two."""
    work = Work(window, folder, people)
    live(SETTLED_MS)
    work._until(idle)
    work.nothing()
    if what == "import":
        work.imports()
        work.check()
        work.revive()
    else:
        work.backup()
        work.check()
        work.repair()
        work.forget()
        work.restore()
    return work


def main() -> None:
    """Opens the window, measures, ends."""
    what, folder, people = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])

    def begin() -> None:
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
        if not found or not found[0].is_painted:
            QTimer.singleShot(10, begin)
            return
        try:
            found[0].showNormal()
            found[0].resize(1280, 800)
            found[0].activateWindow()
            settle()
            found[0].navigator.show_page("people")
            settle()
            beats = measure(found[0], what, folder, people).heart.beats
            print(json.dumps(beats), flush=True)
        except BaseException:
            traceback.print_exc()
            os._exit(3)
        os._exit(0)

    app = QApplication(sys.argv[:1])
    QTimer.singleShot(0, begin)
    large = folder / LARGE
    journal = {"journal": large} if what == "large" else {"sample": True}
    run_window(Options(data_dir=folder, now=NOW, **journal))
    del app


if __name__ == "__main__":
    main()
