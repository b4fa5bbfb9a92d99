"""The entries "remind me later" of every menu that offers them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from journal.domain.putting_off import Later, later
from journal.ui import show

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

translate = QCoreApplication.translate


def words(answer: Later, when: datetime) -> str:
    """A ready answer with its hour."""
    text = {
        Later.IN_AN_HOUR: translate("Reminding", "In an &hour, {time}"),
        Later.THIS_EVENING: translate("Reminding", "This &evening, {time}"),
        Later.TOMORROW_MORNING: translate("Reminding", "Tomorrow &morning, {time}"),
        Later.MONDAY_MORNING: translate("Reminding", "M&onday morning, {time}"),
    }[answer]
    return text.format(time=show.clock(when))


def until(when: datetime, now: datetime) -> str:
    """Until when something is put off: "until 15:00", "until Tomorrow 09:00"."""
    local = when.astimezone(now.tzinfo)
    if local.date() == now.date():
        return translate("Reminding", "until {time}").format(time=show.clock(local))
    return translate("Reminding", "until {day} {time}").format(
        day=show.day_inside(local.date(), now.date()), time=show.clock(local)
    )


def add_reminders(
    menu: QMenu,
    now: Callable[[], datetime],
    remind: Callable[[datetime | None], object],
    pick: Callable[[], object],
    *,
    put_off: bool = False,
) -> QMenu:
    """A menu of its own, called with a moment; ``put_off`` adds the way back."""
    within = menu.addMenu(translate("Reminding", "Remind me later"))

    def answered(answer: Later) -> None:
        when = later(now()).get(answer)  # a menu may be older than the hour
        if when is not None:
            remind(when)

    for answer, when in later(now()).items():
        within.addAction(words(answer, when)).triggered.connect(
            lambda _checked=False, answer=answer: answered(answer)
        )
    within.addSeparator()
    within.addAction(translate("Reminding", "&Another time…")).triggered.connect(
        lambda _checked=False: pick()
    )
    if put_off:
        within.addAction(translate("Reminding", "&Show it again now")).triggered.connect(
            lambda _checked=False: remind(None)
        )
    return within
