"""Runs the program where a question comes before its window, or instead of one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton

from journal.options import Options
from journal.ui.shell.window import MainWindow
from tests.e2e.hand import Hand, settle
from tests.e2e.season import Script, Season, Watched, close_all

STEP_MS = 20
MOST_STEPS = 1_000


class Asking:
    """Answers what is asked with buttons, then does what a script says in the window that comes.

    ``said`` is what the dialogs said; ``opened`` whether there was a window in the end.
    """

    def __init__(self, season: Season, *answers: str, **options: object) -> None:
        self._season = season
        self._answers = list(answers)
        given = {"data_dir": season.folder, "sample": season.sample, "now": season.now}
        self._options = Options(**(given | options))  # type: ignore[arg-type]
        self.said: list[str] = []
        self.opened = False
        self.before_last: Callable[[], object] = lambda: None  # before the last answer is given

    def run(self, script: Script = lambda _hand: None) -> Asking:
        """Starts the program and closes it again."""
        self._script = script
        self._problems: list[BaseException] = []
        self._left = MOST_STEPS
        program = Watched(self._season.app, self._options)
        program.outside = self._season.outside
        QTimer.singleShot(0, self._look)
        program.run()
        self._left = 0
        for translator in program._translators:
            self._season.app.removeTranslator(translator)
        program.theme.deleteLater()
        settle()
        if self._problems:
            raise self._problems[0]
        assert not self._answers, f"nobody asked for {self._answers}: {self.said}"
        return self

    def _look(self) -> None:
        if self._left <= 0:
            return
        self._left -= 1
        tops = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        questions = [each for each in tops if each.objectName() == "opening"]
        windows = [each for each in tops if isinstance(each, MainWindow) and each.is_painted]
        try:
            if questions:
                self._answer(questions[0])
            elif windows:
                self._left = 0
                self.opened = True
                self._work(windows[0])
                return
        except BaseException as error:
            self._problems.append(error)
            self._left = 0
            close_all()
            self._season.app.exit(1)
        if self._left == 1:
            self._problems.append(TimeoutError(f"waits: {tops}, {self.said}"))
            close_all()
            self._season.app.exit(1)
        QTimer.singleShot(STEP_MS, self._look)

    def _answer(self, question: object) -> None:
        assert isinstance(question, QDialog)
        labels = [each for each in question.findChildren(QLabel) if each.isVisible()]
        self.said.append(" ".join(label.text() for label in labels))
        if not self._answers:
            question.reject()
            raise AssertionError(f"nobody answers {self.said[-1]}")
        name = self._answers.pop(0)
        if not self._answers:
            self.before_last()
        button = question.findChild(QPushButton, f"opening.{name}")
        if button is None:
            question.reject()
            raise AssertionError(f"no {name} in {self.said[-1]}")
        button.click()

    def _work(self, window: MainWindow) -> None:
        window.showNormal()
        window.resize(*self._season.size)
        window.activateWindow()
        settle()
        try:
            self._script(Hand(window))
        finally:
            close_all()
