"""What all pages share: they read when they are shown, and only what changed."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from journal.domain.changes import ChangeSet, Kind
from journal.errors import KnownError
from journal.ui.shell.context import PageContext


class Chosen(NamedTuple):
    """What is chosen on a page; commands of menus and keys act on it."""

    contact_id: int | None = None
    interview_id: int | None = None
    follow_up_id: int | None = None
    day: date | None = None  # that new things are for


class Page(QWidget):
    """A page of the sidebar. A hidden one only notes that it is stale.

    The navigator reaches a page by the methods of its own names, where the page has them:
    ``show_contact(id)``, ``show_people(text)``, ``show_interview(id, tab)``,
    ``show_day(day, kind, item_id)``.

    Subclasses set ``code`` and ``kinds`` (what they show), and implement ``read`` (everything
    anew) and, where they can, ``read_changed``. They don't read in their constructor.
    """

    header_changed = Signal()  # emitted when subtitle or the New button have become others

    code = ""
    kinds: frozenset[Kind] = frozenset(Kind)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"page.{self.code}")
        self.context = context
        self.library = context.library
        self._stale = True
        context.library.bus.changed.connect(self._on_changed)

    def title(self) -> str:
        """The page's name in sidebar and header."""
        raise NotImplementedError

    def subtitle(self) -> str:
        """Muted words beside the title: Today's date."""
        return ""

    def new_command(self) -> str:
        """Code of the action that the header's New button runs here."""
        return "new.contact"

    def new_is_primary(self) -> bool:
        """Whether New is the accent button: where no next step is shown."""
        return False

    def chosen(self) -> Chosen:
        """What is chosen here."""
        return Chosen()

    def filter_field(self) -> QWidget | None:
        """The field that Find in page (Ctrl+F) goes to; None where there is nothing to filter."""
        return None

    def read(self) -> None:
        """Reads everything anew and shows it, keeping selection and scroll where they are."""
        raise NotImplementedError

    def read_changed(self, changes: ChangeSet) -> None:
        """Shows what changed; reads everything unless the page knows better."""
        self.read()

    def clock_moved(self) -> None:
        """A minute passed, or a day: what depends on now is shown anew."""
        self._later_or_now(None)

    def state(self) -> dict[str, object]:
        """What is to be remembered until the next start: plain JSON values."""
        return {}

    def restore(self, state: dict[str, object]) -> None:
        """Takes back what ``state`` gave; called before the page is first shown."""

    def focus_first(self) -> None:
        """Puts the keyboard focus where one would begin."""
        self.setFocus()

    def holds_focus(self) -> bool:
        """Whether the focus is seen here, or will be when the dialog before the window goes."""
        focus = self.window().focusWidget()
        return focus is not None and focus.isVisibleTo(self.window()) and self.isAncestorOf(focus)

    def showEvent(self, event: QShowEvent) -> None:
        """Reads what was missed while hidden."""
        super().showEvent(event)
        self.catch_up()

    def catch_up(self) -> None:
        """Reads now if something changed since the last time."""
        if self._stale:
            self._stale = False
            try:
                self.read()
            except KnownError:
                self._stale = True
                raise

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.origin is self and not changes.rebuild:
            return
        if changes.touches(self.kinds):
            self._later_or_now(changes)

    def _later_or_now(self, changes: ChangeSet | None) -> None:
        if not self.isVisible():
            self._stale = True
        elif changes is None or changes.rebuild:
            self.read()
        else:
            self.read_changed(changes)
