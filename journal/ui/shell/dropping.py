"""What may be let go on a page's row in the sidebar, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from journal.itemmodels import calendar_mime, contact_mime

if TYPE_CHECKING:
    from journal.ui.shell.context import Navigator

FOLLOW_UP, INTERVIEW = "follow-up", "interview"


@dataclass(frozen=True)
class Begun:
    """What is begun: a follow-up, interview or letter for somebody, or another day for one."""

    page: str
    kind: str
    id: int

    def run(self, go: Navigator) -> None:
        """Asks for the rest in a dialog."""
        if self.kind == FOLLOW_UP:
            go.change_date(self.id)
        elif self.kind == INTERVIEW:
            go.schedule(self.id)
        elif self.page == "calendar":
            go.new_follow_up(self.id)
        elif self.page == "letters":
            go.new_letter(self.id)
        else:
            go.new_interview(self.id)


def begun(page: str, data: QMimeData) -> Begun | None:
    """What a drop on a page would begin; None where it begins nothing."""
    people = contact_mime.unpack(data)
    if len(people) == 1 and page in ("calendar", "interviews", "letters"):
        return Begun(page, "contact", people[0])
    item = calendar_mime.unpack(data)
    if item is not None and page == "calendar" and item[0] in (FOLLOW_UP, INTERVIEW):
        return Begun(page, *item)
    return None
