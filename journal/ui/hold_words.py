"""What a hold is called where it stands on a day."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from journal.domain.holds import OWNER_GONE
from journal.domain.views.days import DayItem

translate = QCoreApplication.translate


def day_title(item: DayItem) -> str:
    """What is to be done on the day to check back: "Check back with Mr Hall about Ms Reyes"."""
    if item.code == OWNER_GONE:
        text = translate("Holds", "{name} is on hold: nobody’s move")
        return text.format(name=item.name)
    if item.about:
        text = translate("FollowUps", "Check back with {name} about {about}")
        return text.format(name=item.about, about=item.name)
    return translate("Calendar", "{name} waits for your move").format(name=item.name)


def with_whom(item: DayItem) -> str:
    """The same without whom it is about, where there is less room; "" for nobody."""
    if not item.about:
        return ""
    return translate("FollowUps", "Check back with {name}").format(name=item.about)
