"""The pages of the sidebar, in order; a page is imported and made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from journal.ui.shell.context import PageContext
from journal.ui.shell.page import Page

translate = QCoreApplication.translate


class PageEntry(NamedTuple):
    """A row of the sidebar. ``go`` is the code of the command that leads there."""

    code: str
    title: str
    icon: str
    make: Callable[[PageContext], Page]

    @property
    def go(self) -> str:
        """Code of the command that shows it."""
        return f"go.{self.code}"


def entries() -> list[PageEntry]:
    """All pages, titles in the user's language."""
    return [
        PageEntry("today", translate("Pages", "Today"), "sun", _today),
        PageEntry("people", translate("Pages", "People"), "users", _people),
        PageEntry(
            "interviews", translate("Pages", "Interviews"), "message-square-text", _interviews
        ),
        PageEntry("calendar", translate("Pages", "Calendar"), "calendar", _calendar),
        PageEntry("letters", translate("Pages", "Letters"), "mail", _letters),
    ]


def _today(context: PageContext) -> Page:
    from journal.ui.today.page import TodayPage

    return TodayPage(context)


def _people(context: PageContext) -> Page:
    from journal.ui.people.page import PeoplePage

    return PeoplePage(context)


def _interviews(context: PageContext) -> Page:
    from journal.ui.interviews.page import InterviewsPage

    return InterviewsPage(context)


def _calendar(context: PageContext) -> Page:
    from journal.ui.calendar.page import CalendarPage

    return CalendarPage(context)


def _letters(context: PageContext) -> Page:
    from journal.ui.letters.page import LettersPage

    return LettersPage(context)
