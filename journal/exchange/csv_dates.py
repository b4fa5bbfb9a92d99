"""Days as programs write them: "12 Mar 2024", "12-Mar-24", 2024-03-12, 12.03.2024, 45363."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, NamedTuple

from journal.exchange.csv_words import normal

_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_DAY_MONTH_NAME: Final = re.compile(r"(\d{1,2})[\s./-]*([^\W\d_]+)[\s./-]*(\d{4}|\d{2})(?: .*)?")
_MONTH_NAME_DAY: Final = re.compile(r"([^\W\d_]+)[\s./-]*(\d{1,2})[\s,./-]+(\d{4}|\d{2})(?: .*)?")
_NUMBERS: Final = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:[T ].*)?")
_SERIAL: Final = re.compile(r"\d{5}(?:[.,]\d+)?")
_NO_DATE: Final = re.compile(r"0{1,4}([./-])0{1,2}\1(?:0{1,4})|0{4}-00-00.*|0{1,2}:0{2}.*|-+")
# A spreadsheet counts days from here.
_SERIAL_START: Final = date(1899, 12, 30)
_MONTHS: Final = (
    "jan januar january janvier janv enero ene gennaio gen janeiro januari stycznia",
    "feb februar february fevrier fevr fev febrero febbraio fevereiro februari lutego",
    "mar marz march mars marzo marco mrz maart mrt maerz marca",
    "apr april avril avr abril abr aprile kwietnia",
    "may mai mayo maggio mag maio mei maja maj",
    "jun juni june juin junio giugno giu junho czerwca",
    "jul juli july juillet juil julio luglio lug julho lipca",
    "aug august aout agosto ago augustus augusti sierpnia",
    "sep sept september septembre septiembre settembre set setembro wrzesnia",
    "oct okt october oktober octobre octubre ottobre ott outubro out pazdziernika",
    "nov november novembre noviembre novembro listopada",
    "dec dez december dezember decembre diciembre dic dicembre dezembro desember des grudnia",
)
_MONTH_NUMBERS: Final = {
    word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()
}


class Numeric(NamedTuple):
    """A date in numbers of which nobody can say whether the day or the month comes first."""

    first: int
    second: int
    year: int


def read_date(text: str, today: date) -> date | Numeric | None:
    """The day that ``text`` names; None if there is no such day or it can't be read.

    A year of two digits lies at most in the year of ``today``.
    """
    text = " ".join(text.split())
    if found := _ISO.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.fullmatch(text):
        first, second, year = int(found[1]), int(found[3]), _year(found[4], today)
        if found[2] == ".":
            return _day(year, second, first)  # nobody writes the month first with points
        if first > 12 or second > 12 or first == second:
            return resolve(Numeric(first, second, year), day_first=first > 12)
        return Numeric(first, second, year)
    if found := _DAY_MONTH_NAME.fullmatch(text):
        month = _MONTH_NUMBERS.get(normal(found[2]))
        return _day(_year(found[3], today), month, int(found[1])) if month else None
    if found := _MONTH_NAME_DAY.fullmatch(text):
        month = _MONTH_NUMBERS.get(normal(found[1]))
        return _day(_year(found[3], today), month, int(found[2])) if month else None
    if _SERIAL.fullmatch(text):
        return _SERIAL_START + timedelta(days=int(text[:5]))
    return None


def is_no_date(text: str) -> bool:
    """Whether this is how a program writes that there is no date: ``0/0/00``, ``0.0.00``."""
    return bool(_NO_DATE.fullmatch(text.strip()))


def is_date(text: str) -> bool:
    """Whether a text is a date in numbers, in any order; telephone numbers can look alike."""
    return bool(_ISO.fullmatch(text) or _NUMBERS.fullmatch(text))


def is_in_numbers(text: str) -> bool:
    """Whether a date is written in numbers whose order could be either."""
    found = _NUMBERS.fullmatch(text.strip())
    return found is not None and found[2] != "."


def resolve(date_in_numbers: Numeric, *, day_first: bool) -> date | None:
    """The day, once the order is known; None if there is no such day."""
    first, second, year = date_in_numbers
    return _day(year, second, first) if day_first else _day(year, first, second)


def order_of(texts: Iterable[str]) -> bool | None:
    """Whether a column of dates in numbers has the day first; None if it doesn't say.

    One date that can only be read one way tells it for the column; two that contradict each
    other tell nothing.
    """
    seen = set()
    for text in texts:
        found = _NUMBERS.fullmatch(text.strip())
        if found and found[2] != ".":
            if int(found[1]) > 12:
                seen.add(True)
            elif int(found[3]) > 12:
                seen.add(False)
    return seen.pop() if len(seen) == 1 else None


def _year(text: str, today: date) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    return 2000 + year if 2000 + year <= today.year else 1900 + year


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
