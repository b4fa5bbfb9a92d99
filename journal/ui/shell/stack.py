"""The pages of the window, one above the other; each is made when it is first shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from journal.ui.shell.context import PageContext
from journal.ui.shell.page import Page
from journal.ui.shell.pages import PageEntry


class PageStack(QStackedWidget):
    """Makes pages, gives them back their state, and shows one."""

    made = Signal(object)  # a Page
    shown = Signal(str)  # its code

    def __init__(self, entries: list[PageEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shell.pages")
        self._entries = {entry.code: entry for entry in entries}
        self._pages: dict[str, Page] = {}
        self._states: dict[str, Any] = {}
        self._context: PageContext | None = None
        self._instead: QWidget | None = None
        self._code = ""

    def attach(self, context: PageContext, states: Mapping[str, Any]) -> None:
        """What pages are made with, and what they remember."""
        self._context = context
        self._states = dict(states)

    @property
    def code(self) -> str:
        """The page that is shown, or would be behind the card of the first start."""
        return self._code

    def first(self) -> str:
        """The first page there is."""
        return next(iter(self._entries), "")

    def page(self, code: str = "") -> Page | None:
        """The page shown, or one that was already made."""
        return self._pages.get(code or self._code)

    def show_page(self, code: str) -> None:
        """Shows a page; Today gives way to what is shown ``instead`` of it."""
        if code not in self._entries and not (code == "today" and self._instead is not None):
            return
        self._code = code
        if self._instead is not None and code == "today":
            self.setCurrentWidget(self._instead)
        else:
            self.setCurrentWidget(self._make(code))
        self.shown.emit(code)

    def set_instead(self, widget: QWidget | None) -> None:
        """A widget shown in place of Today; None shows Today again."""
        before, self._instead = self._instead, widget
        if before is not None:
            self.removeWidget(before)
            before.deleteLater()
        if widget is not None:
            self.addWidget(widget)
        if self._code == "today":
            self.show_page("today")

    def instead(self) -> QWidget | None:
        """What is shown in place of Today."""
        return self._instead

    def states(self) -> dict[str, Any]:
        """What all pages remember, those too that were not shown this time."""
        return self._states | {code: page.state() for code, page in self._pages.items()}

    def clock_moved(self) -> None:
        """Tells all pages that time passed."""
        for page in self._pages.values():
            page.clock_moved()

    def _make(self, code: str) -> Page:
        page = self._pages.get(code)
        if page is None:
            assert self._context is not None
            page = self._entries[code].make(self._context)
            self._pages[code] = page
            state = self._states.get(code)
            page.restore(state if isinstance(state, dict) else {})
            self.addWidget(page)
            self.made.emit(page)
        return page
