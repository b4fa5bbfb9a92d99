"""The words of a repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from journal.domain.repeats import NoRepeat, Repeat

translate = QCoreApplication.translate


def sentence(repeat: Repeat) -> str:
    """How often: "every 2 weeks"."""
    from journal.domain.repeats import Every  # most follow-ups are there once

    if repeat.unit is Every.DAYS:
        return translate("Repeats", "every %n day(s)", None, repeat.n)
    if repeat.unit is Every.WEEKS:
        return translate("Repeats", "every %n week(s)", None, repeat.n)
    return translate("Repeats", "every %n month(s)", None, repeat.n)


def of_kept(text: str) -> str:
    """The same of what is stored; nothing for once."""
    if not text:
        return ""
    from journal.domain.repeats import from_kept

    repeat = from_kept(text)
    return "" if repeat is None else sentence(repeat)


def problem(why: NoRepeat) -> str:
    """Why what was typed is no repeat, and what would be one."""
    from journal.domain.repeats import NoRepeat

    return {
        NoRepeat.ZERO: translate(
            "Repeats", "Every 0 days would never end. Type “1d” for every day, “2w”, “1m”."
        ),
        NoRepeat.TOO_LONG: translate("Repeats", "That is longer than two years."),
        NoRepeat.NOT_UNDERSTOOD: translate(
            "Repeats", "Type how often: “2w”, “every month”, “weekly”; nothing for once."
        ),
    }[why]
