"""Single fields that are read alike in every kind of CSV file, and noted alike when odd."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from journal.domain.codes import Level
from journal.exchange.csv_dates import Numeric, is_no_date, read_date, resolve
from journal.exchange.csv_text import Problems
from journal.exchange.drafts import ProblemCode

_LEVELS: Final = frozenset(level.value for level in Level)


class Fields:
    """Reads fields of one file. ``day_first`` settles dates in numbers; None: it is not known."""

    def __init__(self, problems: Problems, today: date, day_first: bool | None) -> None:
        self._problems = problems
        self._today = today
        self._day_first = day_first

    def day(self, line: int, text: str) -> tuple[date | None, bool]:
        """The day of a first contact, and whether the text was understood."""
        if is_no_date(text):
            return None, True
        day = read_date(text, self._today)
        if isinstance(day, Numeric) and self._day_first is not None:
            day = resolve(day, day_first=self._day_first)
        if isinstance(day, Numeric):
            code = ProblemCode.DATE_ORDER_UNCLEAR
        elif day is None:
            code = ProblemCode.DATE_UNREADABLE
        elif day > self._today:
            code = ProblemCode.DATE_IN_FUTURE
        else:
            return day, True
        self._problems.add(line, code, text)
        return None, False

    def level(self, line: int, heading: str, text: str) -> str:
        """The code of a level; empty, and noted, for a word that is none."""
        level = text.strip().casefold()
        if level in _LEVELS:
            return level
        self._problems.add(line, ProblemCode.CODE_UNKNOWN, f"{heading}: {text}")
        return ""

    def name_instead(
        self,
        line: int,
        emails: Sequence[str],
        company: str,
        others: Sequence[str],
        texts: Iterable[str],
    ) -> str:
        """What stands for a name that isn't there; noted, so that somebody puts the name in.

        Empty, and noted, if nothing in the row (``texts``) can stand for it.
        """
        for code, values in (
            (ProblemCode.NAME_FROM_MAIL, emails),
            (ProblemCode.NAME_FROM_COMPANY, (company,) if company.strip() else ()),
            (ProblemCode.NAME_FROM_PHONE, others),
        ):
            if values:
                self._problems.add(line, code, values[0])
                return values[0]
        self._problems.add(line, ProblemCode.NO_NAME, ", ".join(texts))
        return ""
