"""The words of proposed follow-ups."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from journal.domain.codes import FollowUpKind
from journal.domain.names import shown
from journal.services.proposing import Proposed
from journal.ui import show
from journal.ui.labels import follow_up_title

translate = QCoreApplication.translate
MOST_TOLD = 4
_SECOND_REMINDER = "request.remind.2"


def title_of(item: Proposed) -> str:
    """What it asks for."""
    kind, words = item.proposal.kind, item.proposal.words
    if item.proposal.rule == _SECOND_REMINDER:  # beside the first, which says the same
        return translate("Proposals", "Remind {name} once more").format(name=shown(item.name))
    if kind is FollowUpKind.PROMISED_BY_ME:
        return follow_up_title(kind, item.name, words, item.about)
    title = follow_up_title(kind, item.name, "", item.about)
    if not words:
        return title
    return translate("Proposals", "{title}: {what}").format(title=title, what=words)


def due_words(item: Proposed, now: datetime) -> str:
    """On which day, and by which hour where that matters: "Thu 16 May", "Tomorrow, by 14:30"."""
    day = show.day(item.proposal.due_on, now.date())
    if item.proposal.due_time is None:
        return day
    return translate("Proposals", "{day}, by {time}").format(
        day=day, time=show.clock(item.proposal.due_time)
    )


def told(items: Sequence[Proposed], now: datetime) -> str:
    """All of them in a sentence or two: nothing is made of what wasn't seen."""
    today = now.date()
    text = translate("Proposals", "{title}, {day}")
    parts = [
        text.format(title=title_of(each), day=show.day_inside(each.proposal.due_on, today))
        for each in items[:MOST_TOLD]
    ]
    if all(each.moves_follow_up is not None for each in items):
        opening = translate("Proposals", "To another day as well? {what}")
    elif len(items) == 1:
        opening = translate("Proposals", "A follow-up? {what}")
    else:
        opening = translate("Proposals", "Follow-ups? {what}")
    return opening.format(what=" · ".join(parts))


def verb(items: Sequence[Proposed]) -> str:
    """The button that makes them."""
    if all(each.moves_follow_up is not None for each in items):
        return translate("Proposals", "Move %n", None, len(items))
    if len(items) == 1:
        return translate("Proposals", "Add")
    return translate("Proposals", "Add all %n", None, len(items))


def made(items: Sequence[Proposed], now: datetime) -> str:
    """What was done."""
    if len(items) == 1:
        day = show.day_inside(items[0].proposal.due_on, now.date())
        text = translate("Proposals", "Noted: {title}, {day}")
        return text.format(title=title_of(items[0]), day=day)
    return translate("Proposals", "%n follow-up(s) created", None, len(items))
