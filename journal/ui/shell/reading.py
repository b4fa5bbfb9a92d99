"""A journal that is open for reading: said in title and strip; commands and fields refuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from journal.errors import KnownError
from journal.services.opening import ReadOnly

if TYPE_CHECKING:
    from journal.ui.shell.window import MainWindow

translate = QCoreApplication.translate

# Everything that would write into the journal; the rest looks, prints or copies.
WRITING = {
    *("new.contact", "new.interview", "new.followup", "new.letter"),
    *("file.import", "file.restore"),
    *("edit.undo", "edit.redo", "edit.delete"),
    *("tools.referral", "tools.referred_by", "tools.hold", "tools.touch", "tools.substitute"),
    *("tools.done", "tools.change_date", "tools.skip", "tools.write"),
    *("tools.propose", "tools.remind", "edit.followup", "edit.preferences"),
}


class Reading(QObject):
    """Takes writing away from a window, and offers a copy to write into."""

    def __init__(self, window: MainWindow, why: ReadOnly | None) -> None:
        super().__init__(window)
        self._window = window
        self._file = window.library.file
        self._name = window.around.journal.name
        QApplication.instance().focusChanged.connect(self._shield)  # type: ignore[union-attr]
        copy = translate("Reading", "Work on a copy…"), self._work_on_a_copy
        again = translate("Reading", "Try again"), lambda: window.trouble.reload_requested.emit()
        buttons = [copy, again] if why is ReadOnly.ELSEWHERE else [copy]
        window.strips.stand(self._words(why), "soon", buttons, "info")

    def instead(self, code: str, run: Callable[[], object]) -> Callable[[], object]:
        """What a command does here."""
        return self._refuse if code in WRITING else run

    def disable(self) -> None:
        """In a menu that opens."""
        for code in WRITING:
            if code in self._window.actions_by_code:
                self._window.actions_by_code.enable(code, False, self._why_not())

    def _why_not(self) -> str:
        return translate("Reading", "The journal is open for reading only")

    def _refuse(self) -> None:
        self._window.notifier.refuse(self._why_not())

    def _words(self, why: ReadOnly | None) -> str:
        text = {
            ReadOnly.FILE: translate(
                "Reading", "Open for reading: “{file}” is protected against writing."
            ),
            ReadOnly.FOLDER: translate(
                "Reading", "Open for reading: nothing can be written in the folder of “{file}”."
            ),
            ReadOnly.NAME: translate(
                "Reading", "Open for reading: the name of “{file}” is too long to write into it."
            ),
        }.get(
            why or ReadOnly.ELSEWHERE,
            translate(
                "Reading",
                "Open for reading: “{file}” is open elsewhere. You can look at everything and"
                " print it, but not change it.",
            ),
        )
        return text.replace("{file}", self._name)

    def _shield(self, _before: QWidget | None, now: QWidget | None) -> None:
        """A field of a page that gets the focus can be read and copied from, not written in."""
        if not isinstance(now, QLineEdit | QPlainTextEdit | QTextEdit):
            return
        page = self._window.stack.page()
        if page is None or not page.isAncestorOf(now):
            return
        filter_field = page.filter_field()
        if filter_field is None or (filter_field is not now and not filter_field.isAncestorOf(now)):
            now.setReadOnly(True)

    def _work_on_a_copy(self) -> None:
        around, context = self._window.around, self._window.context
        target = context.prompter.save_path(
            translate("Reading", "Work on a copy"),
            around.paths.data / self._name,
            translate("Reading", "Journals (*.journal)"),
        )
        if target is None:
            return
        try:
            self._file.keep(target)
        except KnownError as error:
            context.notifier.problem(error)
            return
        self._window.files.open_requested.emit(target)
