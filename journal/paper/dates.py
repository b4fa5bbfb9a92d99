"""Dates and times as the locale writes them, in the lengths that a sheet has room for.

Qt knows a long and a short date. What lies between (no year, a short month) is made from the
locale's long pattern, so that the order and the small words stay the locale's own.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QTime

_TOKEN = re.compile("(d{1,4}|M{1,4}|y{2,4})|('[^']*'|[^'dMy]+|.)")
_DAY_PART = re.compile(r"\s*[aA][pP]?\s*")


class Dates:
    """Formats for one locale; the patterns are worked out once."""

    def __init__(self, locale: QLocale) -> None:
        self._locale = locale
        pattern = locale.dateFormat(QLocale.FormatType.LongFormat)
        self._full = _shortened(pattern)
        self._day = _shortened(_without(pattern, "y"))
        self._spoken = _without(_without(pattern, "y"), "dddd")
        self._written = _without(pattern, "dddd")
        self._clock = locale.timeFormat(QLocale.FormatType.ShortFormat)
        self._bare_clock = _DAY_PART.sub("", self._clock)
        self._twelve_hours = self._bare_clock != self._clock

    def full(self, day: date) -> str:
        """Tue, 14 May 2024."""
        return self._date(day, self._full)

    def day(self, day: date) -> str:
        """Tue, 14 May."""
        return self._date(day, self._day)

    def spoken(self, day: date) -> str:
        """14 May, the month in full."""
        return self._date(day, self._spoken)

    def written(self, day: date) -> str:
        """14 May 2024, the month in full: as it stands in letters."""
        return self._date(day, self._written)

    def time(self, moment: datetime) -> str:
        """14:00 or 2:00 PM."""
        return self._time(moment, self._clock)

    def bare_time(self, moment: datetime) -> str:
        """14:00 or 2:00, where the half of the day is plain."""
        if self._twelve_hours:
            moment = moment.replace(hour=(moment.hour - 1) % 12 + 1)
        return self._time(moment, self._bare_clock)

    def number(self, value: int) -> str:
        """A number in the locale's digits, without grouping."""
        return self._locale.toString(value).replace(self._locale.groupSeparator(), "")

    def _date(self, day: date, pattern: str) -> str:
        return self._locale.toString(QDate(day.year, day.month, day.day), pattern)

    def _time(self, moment: datetime, pattern: str) -> str:
        text = self._locale.toString(QTime(moment.hour, moment.minute), pattern)
        # Many fonts lack the narrow no-break space.
        return text.replace("\u202f", "\u00a0")


def _shortened(pattern: str) -> str:
    return pattern.replace("dddd", "ddd").replace("MMMM", "MMM")


def _without(pattern: str, field: str) -> str:
    """The pattern without one field and the signs that belong to it.

    Those after the field go with it; for the last field those before it too, of a weekday only
    the comma (what stands there may be the suffix of the day's number).
    """
    tokens = [(match[1] or "", match[2] or "") for match in _TOKEN.finditer(pattern)]
    fields = [i for i, (name, _) in enumerate(tokens) if name]
    gone = next((i for i in fields if tokens[i][0].startswith(field)), None)
    if gone is None:
        return pattern
    after = next((i for i in fields if i > gone), len(tokens))
    head = tokens[:gone]
    if gone == fields[-1]:
        while head and not head[-1][0]:
            literal = head.pop()[1]
            if field == "dddd" and literal.rstrip(" ,،"):
                head.append(("", literal.rstrip(" ,،")))
                break
    return "".join(name or literal for name, literal in head + tokens[after:])
