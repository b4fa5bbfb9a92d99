"""A session with private texts, in the real window: ``python -m tests.reliability.private_session
FOLDER UMASK``. The data lies in FOLDER/data, what is exported in FOLDER/out; FOLDER/others.csv is
imported.

It ends with a bug, a person forgotten, and the backups deleted that held them. Prints ``DONE``, and
what the report of the bug showed.
"""

from __future__ import annotations

import os
import sys
import time
import traceback
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget

from journal.app import run_window
from journal.domain.codes import NoteKind
from journal.options import Options
from journal.services.backup_files import Reason
from journal.ui.dialogs.crash_report import CrashReport
from journal.ui.dialogs.forget import ForgetDialog
from journal.ui.dialogs.forgotten import ForgottenDialog
from journal.ui.shell.window import MainWindow
from tests.e2e.hand import settle
from tests.reliability.places import NOW

GONE, KEPT = "Zqgoné Private", "Zqkept Private"  # names; mails and notes are made of them
PATIENCE_MS = 200_000


def until(what: type[QWidget]) -> QWidget:
    """Waits for a window of this class."""
    end = time.monotonic() + PATIENCE_MS / 1000
    while time.monotonic() < end:
        settle()
        for each in QApplication.topLevelWidgets():
            if isinstance(each, what) and each.isVisible():
                return each
    raise TimeoutError(what.__name__)


def wait(condition: object) -> None:
    """Lets the window live until something is so."""
    assert callable(condition)
    end = time.monotonic() + PATIENCE_MS / 1000
    while not condition():
        assert time.monotonic() < end, "it didn't come"
        settle()
        time.sleep(0.01)


def write(window: MainWindow, out: Path) -> int:
    """Two people with all kinds of texts, files out and in; who is to be forgotten."""
    library = window.library
    keys = []
    for name in (GONE, KEPT):
        word = name.split()[0]
        key = library.contacts.add(name, mail=f"{word}@example.org", company=f"{word} works")
        library.contacts.set_note(key, NoteKind.FREE, f"a note of {word}")
        meeting = library.meetings.plan(key)
        question = library.questions.add_own(meeting, f"What does {word} do?")
        library.questions.set_answer(question, f"{word} answers")
        library.choices.keep(f"begun: name in interview {meeting}", {"name": f"{word} draft"})
        keys.append(key)
    library.contacts.add("Somebody else", referrer_id=keys[0])
    window.navigator.show_contact(keys[0])
    window.open_search("Zqgoné")
    settle()
    assert window._search is not None
    window._search.close()
    library.exports.write(out / "people.csv")
    _result, rows = library.imports.plan(out.parent / "others.csv")
    library.imports.apply(rows)
    backing = window._around.keeper.backing()
    backing.make(Reason.ASKED, lambda _made: None, lambda error: sys.exit(str(error)))
    wait(lambda: not backing.busy)
    return keys[0]


def crash() -> str:
    """A bug with a private message; what its report shows."""

    def raise_it() -> None:
        secret = GONE
        raise ValueError(f"{secret} and {KEPT}")

    shown: list[str] = []

    def look() -> None:
        report = next(
            (w for w in QApplication.topLevelWidgets() if isinstance(w, CrashReport)), None
        )
        if report is None or not report.isVisible():
            QTimer.singleShot(20, look)
            return
        for kind, text in ((QLabel, "text"), (QPlainTextEdit, "toPlainText")):
            shown.extend(getattr(each, text)() for each in report.findChildren(kind))
        report.reject()

    QTimer.singleShot(0, raise_it)
    QTimer.singleShot(20, look)
    wait(lambda: bool(shown))
    return " ".join(shown)


def forget(window: MainWindow, key: int) -> None:
    """Through the dialogs, with the backups."""
    window.navigator.forget_contact(key)
    question = until(ForgetDialog)
    assert isinstance(question, ForgetDialog)
    question.verb.click()
    after = until(ForgottenDialog)
    assert isinstance(after, ForgottenDialog)
    assert after.copies.count() == 1, after.copies.count()
    after.delete.click()
    after.strip.buttons()[0].click()
    wait(lambda: after.copies.count() == 0)
    after.reject()


def main(folder: Path, umask: int) -> int:
    """Runs the window; the exit code."""
    os.umask(umask)
    out = folder / "out"
    out.mkdir(mode=0o700)
    failed: list[str] = []

    def begin() -> None:
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
        if not found or not found[0].is_painted:
            QTimer.singleShot(10, begin)
            return
        try:
            key = write(found[0], out)
            print("SHOWN", crash().replace("\n", " "))
            forget(found[0], key)
        except BaseException:
            failed.append(traceback.format_exc())
            print(failed[0], file=sys.stderr)
            os._exit(3)
        found[0].close()

    app = QApplication(sys.argv[:1])
    QTimer.singleShot(0, begin)
    code = run_window(Options(data_dir=folder / "data", now=NOW))
    del app
    print("DONE")
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2], 8)))
