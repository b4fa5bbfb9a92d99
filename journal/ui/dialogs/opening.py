"""Says why a journal can't be opened, and offers what can be done instead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from journal.errors import KnownError
from journal.ui import show
from journal.ui.shell.telling import sentences, told
from journal.ui.theme import SPACE
from journal.ui.widgets.buttons import PlainButton, PrimaryButton
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.label import Label

if TYPE_CHECKING:
    from journal.services.backup_folder import Generation

translate = QCoreApplication.translate
WIDTH = 520
WIDTH_OF_OFFERS = 620


class Do(StrEnum):
    """What can be done about a journal that doesn't open."""

    AGAIN = "again"
    READ = "read"
    TAKE_OVER = "take_over"
    MOVE_ASIDE = "move_aside"
    RESTORE = "restore"
    OTHER = "other"
    NEW = "new"


class Offers(NamedTuple):
    """``first`` is the primary button; ``copy(target)`` and ``show`` leave the dialog open."""

    first: Do | None = None
    more: tuple[Do, ...] = ()
    backup: Generation | None = None
    since: datetime | None = None
    now: datetime | None = None
    copy: Callable[[Path], object] | None = None
    show: Callable[[], object] | None = None


class Plain(QDialog):
    """What happened in bold, then what it means and what to do, then buttons."""

    def __init__(self, error: KnownError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Opening", "Networking Journal"))
        what, meaning, advice = sentences(error)
        column = self.column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.page)
        column.setSpacing(SPACE.medium)
        column.addWidget(Label(what, "section", wrap=True))
        for text in (meaning, advice):
            if text:
                column.addWidget(Label(text, wrap=True))
        self.row = QHBoxLayout()
        self.row.setSpacing(SPACE.small)
        self.row.addStretch(1)
        self.setMinimumWidth(WIDTH)

    def finish(self, primary: PrimaryButton) -> None:
        """Puts the row of buttons below what was added; the last of them is the one for Enter."""
        self.row.addWidget(primary)
        self.column.addSpacing(SPACE.small)
        self.column.addLayout(self.row)
        width = max(self.minimumWidth(), self.column.totalMinimumSize().width())
        self.resize(width, self.column.totalHeightForWidth(width))  # of lines that wrap, too
        primary.setFocus()


class OpeningProblem(Plain):
    """``do`` is what was chosen; for another or a new journal ``path`` is which.

    Over a window, which keeps its own journal, other journals are not offered.
    """

    def __init__(
        self,
        error: KnownError,
        folder: Path,
        parent: QWidget | None = None,
        offers: Offers | None = None,
    ) -> None:
        super().__init__(error, parent)
        self.setObjectName("opening" if parent is None else "opening.told")
        self.do: Do | None = None
        self.path: Path | None = None
        self._folder = folder
        self._offers = offers = offers or Offers()
        if offers != Offers():
            self.setMinimumWidth(WIDTH_OF_OFFERS)
        self._result = Label("", wrap=True)
        self._result.setObjectName("opening.result")
        self._result.hide()
        for text in self._explanations():
            self.column.addWidget(Label(text, wrap=True))
        self._add_smaller(parent is None)
        self.column.addWidget(self._result)
        first = offers.first or (Do.OTHER if parent is None else None)
        leave = translate("Opening", "Quit") if parent is None else translate("Opening", "Close")
        name = "quit" if parent is None else "close"
        if first is None:
            button = PrimaryButton(leave)
            button.clicked.connect(self.reject)
            button.setObjectName(f"opening.{name}")
        else:
            self.row.addWidget(self._button(leave, name, self.reject))
            button = PrimaryButton(self._words(first))
            button.setObjectName(f"opening.{first}")
            button.clicked.connect(lambda: self._choose(first))
        self.finish(button)

    def _explanations(self) -> list[str]:
        """What belongs to the offers: since when it is open, what the backup holds."""
        offers, found = self._offers, []
        now = offers.now
        if offers.since is not None and now is not None:
            text = translate("Opening", "It has been open there since {day}, {time}.")
            found.append(_at(text, offers.since, now))
        if Do.TAKE_OVER in offers.more:
            found.append(
                translate(
                    "Opening",
                    "If that computer stopped without closing it, you can open it here all the"
                    " same. If it is open there after all, one of the two will have to give way.",
                )
            )
        if offers.backup is None and offers.copy is not None:
            found.append(translate("Opening", "There is no backup of it on this computer."))
        if offers.backup is not None and now is not None:
            text = translate(
                "Opening",
                "The newest good backup is of {day}, {time}, with {people} and {interviews}."
                " What lies in its place now is kept beside the backups.",
            )
            people = translate("Opening", "%n contact(s)", None, offers.backup.people)
            interviews = translate("Opening", "%n interview(s)", None, offers.backup.interviews)
            text = text.replace("{people}", people).replace("{interviews}", interviews)
            found.append(_at(text, offers.backup.made, now))
        return found

    def _add_smaller(self, alone: bool) -> None:
        """The other offers, in as many lines as they need."""
        flow = FlowLayout(None, SPACE.small, SPACE.small)
        more = [each for each in self._offers.more if each is not self._offers.first]
        if alone:
            more += [Do.NEW] + [Do.OTHER] * (self._offers.first is not None)
        for do in more:
            flow.addWidget(self._button(self._words(do), str(do), partial(self._choose, do)))
        if self._offers.copy is not None:
            flow.addWidget(
                self._button(translate("Opening", "Save a copy…"), "copy", self._save_copy)
            )
        if self._offers.show is not None:
            flow.addWidget(
                self._button(translate("Opening", "Show folder"), "show", self._offers.show)
            )
        self.column.addLayout(flow)

    def _button(self, text: str, name: str, run: Callable[[], object]) -> PlainButton:
        button = PlainButton(text)
        button.setObjectName(f"opening.{name}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: run())
        return button

    def _words(self, do: Do) -> str:
        if do is Do.RESTORE:
            assert self._offers.backup is not None
            assert self._offers.now is not None
            text = translate("Opening", "Restore the backup of {day}, {time}")
            return _at(text, self._offers.backup.made, self._offers.now)
        return {
            Do.AGAIN: translate("Opening", "Try again"),
            Do.READ: translate("Opening", "Open for reading"),
            Do.TAKE_OVER: translate("Opening", "Open it here anyway"),
            Do.MOVE_ASIDE: translate("Opening", "Move it aside and open"),
            Do.OTHER: translate("Opening", "Open another…"),
            Do.NEW: translate("Opening", "Start a new journal…"),
        }[do]

    def _choose(self, do: Do) -> None:
        if do is Do.OTHER:
            self.path = self._other()
        elif do is Do.NEW:
            self.path = self._new()
        if self.path is not None or do not in (Do.OTHER, Do.NEW):
            self.do = do
            self.accept()

    def _other(self) -> Path | None:
        chosen, _pattern = QFileDialog.getOpenFileName(
            self,
            translate("Opening", "Open journal"),
            str(self._folder),
            translate("Opening", "Journals (*.journal);;All files (*)"),
        )
        return Path(chosen) if chosen else None

    def _new(self) -> Path | None:
        chosen, _pattern = QFileDialog.getSaveFileName(
            self,
            translate("Opening", "Start a new journal"),
            str(free_name(self._folder)),
            translate("Opening", "Journals (*.journal)"),
            options=QFileDialog.Option.DontConfirmOverwrite,  # one that exists is never replaced
        )
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(".journal")

    def _save_copy(self) -> None:
        assert self._offers.copy is not None
        chosen, _pattern = QFileDialog.getSaveFileName(
            self,
            translate("Opening", "Save a copy"),
            str(self._folder / translate("Opening", "copy.journal")),
            translate("Opening", "All files (*)"),
        )
        if not chosen:
            return
        try:
            self._offers.copy(Path(chosen))
        except KnownError as error:
            text = told(error)
        else:
            text = translate("Opening", "Saved as “{file}”.").format(file=Path(chosen).name)
        self._result.setText(text)
        self._result.show()


def _at(text: str, moment: datetime, now: datetime) -> str:
    """Fills day and time; ``text`` may hold a file's name, with braces of its own."""
    day = show.day_inside(moment.date(), now.date())
    return text.replace("{day}", day).replace("{time}", show.clock(moment))


def free_name(folder: Path) -> Path:
    """A name for a new journal that no file has yet."""
    number = 1
    while True:
        name = "networking.journal" if number == 1 else f"networking-{number}.journal"
        if not (folder / name).exists():
            return folder / name
        number += 1


def tell(error: KnownError, parent: QWidget | None) -> None:
    """One problem, one button."""
    dialog = Plain(error, parent)
    dialog.setObjectName("opening.told")
    button = PrimaryButton(translate("Opening", "Close"))
    button.clicked.connect(dialog.accept)
    dialog.finish(button)
    dialog.exec()
