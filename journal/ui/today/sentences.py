"""Sentences of Today that say more than a title."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from journal.domain.next_step import NextStepCode
from journal.domain.views.days import TodayView, WaitingRow
from journal.ui import show
from journal.ui.today.week import words

translate = QCoreApplication.translate


def waiting_chip(item: WaitingRow, now: datetime) -> tuple[str, str, str]:
    """When to check back."""
    waits = item.step.code is NextStepCode.WAIT_HOLD
    return show.due_chip(item.check_back, None, "open", waits or item.check_back is None, now)


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
    if item.owner_gone:
        return translate("TodayPage", "{name} is on hold: nobody’s move").format(name=item.name)
    if item.condition and item.more:
        return translate("TodayPage", "{name}: {condition}, and %n more", None, item.more).format(
            name=item.name, condition=item.condition
        )
    if item.condition:
        return translate("TodayPage", "{name}: {condition}").format(
            name=item.name, condition=item.condition
        )
    if item.mover:
        return translate("TodayPage", "{mover} speaks with {name} first").format(
            mover=item.mover, name=item.name
        )
    return translate("TodayPage", "Your move before you may write to {name}").format(name=item.name)


def waiting_why(item: WaitingRow) -> str:
    """Whose move it is, and what comes after it; "" where the title says it."""
    if item.owner_gone:
        return translate("TodayPage", "Whoever had the move was deleted; decide")
    if not item.mover:
        if not item.condition:
            return ""
        return translate("TodayPage", "It is your move; then you may write to {name}").format(
            name=item.name
        )
    if item.step.code is NextStepCode.CHECK_BACK_REFERRER:
        return translate(
            "TodayPage", "Nothing heard from {mover} yet; a short note is fine"
        ).format(mover=item.mover)
    return translate("TodayPage", "It is {mover}’s move; then you may write to {name}").format(
        name=item.name, mover=item.mover
    )
