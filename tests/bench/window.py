"""What happens in the open window; ``window_process.py`` runs it as a process of its own.

Prints the milliseconds of each measurement as JSON: from the event to the end of painting.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QPlainTextEdit, QWidget

from journal.app import run_window
from journal.domain.codes import LetterKind
from journal.options import Options
from journal.ui.shell.window import MainWindow
from tests.bench.now import NOW_TEXT
from tests.bench.processes import pss

TYPED = ("martin", "johans", "berger", "olu ka", "łukasz", "clara h")
LETTER = "I would like to hear how your days look, and what you would do differently. " * 64
"""Some 5,000 characters."""
KEYS = 400
SIZE = (1280, 800)
PATIENCE = 20.0  # seconds
LOOKED_THROUGH_MS = 5_000  # until then the first write waits


class Painted(QObject):
    """Sees when widgets are painted."""

    def __init__(self) -> None:
        super().__init__()
        self._wanted: list[QWidget] = []
        self._seen: set[QObject] = set()
        self._ended = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._seen.add(watched)
            # Comes when all of this picture is painted, before what was left for later.
            QApplication.postEvent(self, QEvent(QEvent.Type.User))
        return False

    def customEvent(self, event: QEvent) -> None:
        if self._wanted and self._seen.issuperset(self._wanted):
            self._wanted = []
            self._ended = perf_counter()

    def watch(self, widgets: Sequence[QWidget]) -> None:
        """From now on these."""
        self._wanted = list(widgets)
        self._seen.clear()
        for widget in widgets:
            widget.installEventFilter(self)

    def wait(self, began: float) -> float:
        """Until each of them was painted; milliseconds since ``began``."""
        watched = self._wanted
        while self._wanted:
            QApplication.processEvents()
            if perf_counter() - began > PATIENCE:
                raise TimeoutError(f"not painted: {set(self._wanted) - self._seen}")
        for widget in watched:
            widget.removeEventFilter(self)
        return (self._ended - began) * 1000


class Measuring:
    """Drives the window and notes how long it takes."""

    def __init__(self, window: MainWindow, times: int) -> None:
        self.window = window
        self.times = times
        self.painted = Painted()
        self.values: dict[str, list[float]] = {}

    def run(self, only: str = "") -> None:
        """All of it, in the order in which a user would; or only Today."""
        self._today()
        if only:
            return
        self._first_show("people")
        page: Any = self.window.stack.page("people")
        tree = page.browser.tree
        tree.expandAll()  # the most that there can be to paint and to filter
        wait(50)
        self._filter(page)
        tree.collapseAll()
        self._select(page)
        for code in ("interviews", "calendar"):
            self._first_show(code)
        self._type_letter(rows[0].id if (rows := page.browser.model.rows()) else 1)
        memory = pss_of_self()
        if memory is not None:
            self.values["memory"] = [memory]

    def _today(self) -> None:
        """Shown again after something was done elsewhere."""
        self.window.navigator.show_page("today")
        page: Any = self.window.stack.page("today")
        for _ in range(max(2, self.times // 4)):
            settle()
            self.window.navigator.show_page("calendar")
            settle()
            page.library.follow_ups.done(page.library.days.today().needs[0].id)
            settle()
            self._note(
                "today again", lambda: self.window.navigator.show_page("today"), painted_part(page)
            )

    def _first_show(self, code: str) -> None:
        """With importing and making it, so only once."""
        began = perf_counter()
        self.window.navigator.show_page(code)
        page = self.window.stack.page(code)
        if page is None:
            return
        self.painted.watch([painted_part(page)])
        self.values[f"{code} first"] = [self.painted.wait(began)]
        settle()

    def _filter(self, page: Any) -> None:
        field, view = page.browser.bar.field, page.browser.tree.viewport()
        field.setFocus()
        for number in range(self.times):
            for place, sign in enumerate(TYPED[number % len(TYPED)], 1):
                name = f"filter {min(place, 3)}"
                if sign.isspace():  # leaves the same people, so that nothing is to be painted
                    press(field, sign)
                    continue
                self._note(name, lambda sign=sign: press(field, sign), view)
            wait(260)  # the pause after which more is shown
            self._note("filter cleared", field.clear, view)
            wait(260)

    def _select(self, page: Any) -> None:
        """Down the list of those whom the busiest know, and somebody far away."""
        browser, tree = page.browser, page.browser.tree
        rows = sorted(browser.model.rows(), key=lambda row: row.id)
        tree.setFocus()
        for number in range(self.times * 4):
            key = rows[number * 7919 % len(rows)].id
            tree.choose(key)
            settle()
            if browser.model.row_at(tree.indexAbove(tree.currentIndex())) is None:
                continue
            below = browser.model.row_at(tree.indexBelow(tree.currentIndex()))
            way = Qt.Key.Key_Down if below is not None else Qt.Key.Key_Up
            name = page.detail.header.name
            self._note("select", lambda way=way: press(tree, "", way), name, tree.viewport())
            if page.detail.person_id() == key:
                raise RuntimeError("nobody else was chosen")

    def _type_letter(self, contact_id: int) -> None:
        """Keys in the middle of a long letter, the hints after a pause, and its saving.

        Of a key all that it does before the next event; what waits for a pause by itself.
        """
        self.window.navigator.write_to(contact_id, LetterKind.REQUEST)
        wait(300)
        text = self.window.findChild(QPlainTextEdit, "letters.text")
        composer: Any = self.window.findChild(QWidget, "letters.composer")
        if text is None or not text.isVisible():
            raise RuntimeError("the letter was not opened")
        text.setFocus()
        text.setPlainText(LETTER)
        cursor = text.textCursor()
        cursor.setPosition(len(LETTER) // 2)
        text.setTextCursor(cursor)
        wait(600)
        for number in range(KEYS if self.times > 2 else 40):
            sign = "ein Wort mehr, "[number % 15]
            began = perf_counter()
            press(text, sign)
            self.values.setdefault("letter key", []).append((perf_counter() - began) * 1000)
            if number % 10 == 0:
                settle()
            if number % 100 == 99:  # as somebody who thinks: all that waits for a pause
                wait(600)
        for _ in range(self.times):
            began = perf_counter()
            composer.look()
            self.values.setdefault("letter hints", []).append((perf_counter() - began) * 1000)
        if len(text.toPlainText()) <= len(LETTER):
            raise RuntimeError("nothing was typed")

    def _note(self, name: str, act: Callable[[], object], *widgets: QWidget) -> None:
        self.painted.watch(widgets)
        began = perf_counter()
        act()
        self.values.setdefault(name, []).append(self.painted.wait(began))
        settle()


def painted_part(page: QWidget) -> QWidget:
    """What is seen of the page: itself, unless its parts cover it, then the largest of them."""
    areas = [each.viewport() for each in page.findChildren(QAbstractItemView) if each.isVisible()]
    return max(areas, key=lambda each: each.width() * each.height(), default=page)


def press(widget: QWidget, text: str, key: Qt.Key = Qt.Key.Key_unknown) -> None:
    """One key, down and up."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key.value, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(widget, event)


def settle() -> None:
    """Lets everything happen that is on its way."""
    for _ in range(3):
        QApplication.processEvents()


def wait(milliseconds: int) -> None:
    """Lets all go on meanwhile; without what Qt has for tests, which would be measured too."""
    quiet = QEventLoop()
    QTimer.singleShot(milliseconds, quiet.quit)
    quiet.exec()


def pss_of_self() -> float | None:
    """MiB that this process takes."""
    import os

    return pss(os.getpid())


def main() -> int:
    """Opens the window, measures, closes it."""
    journal, folder, times, *only = *map(Path, sys.argv[1:3]), int(sys.argv[3]), *sys.argv[4:]
    app = QApplication(sys.argv[:1])
    failed: list[BaseException] = []

    def begin() -> None:
        window = next(
            (each for each in app.topLevelWidgets() if isinstance(each, MainWindow)), None
        )
        if window is None or not window.isVisible():
            QTimer.singleShot(20, begin)
            return
        window.showNormal()
        window.resize(*SIZE)
        wait(LOOKED_THROUGH_MS)
        measuring = Measuring(window, times)
        try:
            measuring.run(*only)
            print(json.dumps(measuring.values), flush=True)
        except BaseException as error:
            failed.append(error)
        finally:
            window.close()

    QTimer.singleShot(0, begin)
    now = datetime.fromisoformat(NOW_TEXT).replace(tzinfo=UTC)
    run_window(Options(journal=journal, data_dir=folder, now=now))
    if failed:
        raise failed[0]
    return 0
