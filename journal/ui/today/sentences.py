"""Sentences of Today that say more than a title."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from journal.domain.views.days import TodayView, WaitingRow
from journal.ui import show
from journal.ui.today.week import words

translate = QCoreApplication.translate


def done_words(view: TodayView, today: date) -> str:
    """That nothing needs the user, and what comes next in the week."""
    if not view.week:
        return translate("TodayPage", "All done for today.")
    first = view.week[0]
    return translate("TodayPage", "All done for today. Next: {what}, {day}").format(
        what=words(first)[1], day=show.day_inside(first.day, today)
    )


def waiting_title(item: WaitingRow) -> str:
    """What is waited for."""
    if item.condition:
        return item.condition
    if item.mover:
        return translate("TodayPage", "{mover} speaks with {name} first").format(
            mover=item.mover, name=item.name
        )
    return translate("TodayPage", "Your move before you may write to {name}").format(name=item.name)


def waiting_why(item: WaitingRow) -> str:
    """What comes after it; nothing where the move is the user's own."""
    if not item.mover:
        return ""
    return translate("TodayPage", "It is {mover}’s move; then you may write to {name}").format(
        name=item.name, mover=item.mover
    )
