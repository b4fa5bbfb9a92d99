"""The parts of a typed date: patterns made from one language's words, and what each one means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import TypeVar

from journal.domain.codes import Format
from journal.domain.date_draft import DayOf, Draft, Unit, Which, WhyNot
from journal.domain.date_words import DateWords
from journal.domain.dates import end_of_month, next_weekday
from journal.domain.names import fold

_END = r"(?![^\W\d_])"  # no letter follows: a word ends here
_FRIDAY = 4
_MONTHS = 12
_LAST_UNSURE_HOUR = 6
_LONGEST_MEETING = 8
_HOURS = 24
_MINUTES_OF_WEEK = 7 * 24 * 60
_T = TypeVar("_T")

_Handler = Callable[["Grammar", "re.Match[str]", Draft], bool]


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language, ready to read: patterns in the order in which they are tried."""

    patterns: tuple[tuple[re.Pattern[str], _Handler], ...]
    filler: re.Pattern[str]
    weekdays: dict[str, int]
    months: dict[str, int]
    which: dict[str, Which]
    numbers: dict[str, int]
    units: dict[str, Unit]
    formats: dict[str, Format]
    pm: frozenset[str]

    def read(self, folded: str, draft: Draft) -> bool:
        """Take in a folded piece of text; False when some of it isn't understood."""
        place = 0
        while place < len(folded):
            filler = self.filler.match(folded, place)
            if filler:
                place = filler.end()
                continue
            for pattern, handler in self.patterns:
                match = pattern.match(folded, place)
                if match and handler(self, match, draft):
                    place = match.end()
                    break
            else:
                return False
        return True


@lru_cache(maxsize=8)
def grammar(words: DateWords) -> Grammar:
    """The grammar of a language, made once."""
    units = _by_word(
        (words.day_units, Unit.DAY),
        (words.week_units, Unit.WEEK),
        (words.month_units, Unit.MONTH),
        (words.year_units, Unit.YEAR),
        (words.hour_units, Unit.HOUR),
        (words.minute_units, Unit.MINUTE),
        (words.minute_or_month, Unit.EITHER),
    )
    which = _by_word((words.next, Which.NEXT), (words.this, Which.THIS), (words.last, Which.LAST))
    return Grammar(
        patterns=_patterns(words, units, which),
        filler=re.compile(rf"\s+|{_any(words.fillers)}"),
        weekdays=_by_word(*((names, n) for n, names in enumerate(words.weekdays))),
        months=_by_word(*((names, n) for n, names in enumerate(words.months, 1))),
        which=which,
        numbers={fold(word): n for word, n in words.numbers},
        units=units,
        formats={fold(word): kind for word, kind in words.formats},
        pm=frozenset(map(fold, words.pm)),
    )


def _patterns(
    words: DateWords, units: dict[str, Unit], which: dict[str, Which]
) -> tuple[tuple[re.Pattern[str], _Handler], ...]:
    weekday = _any(name for names in words.weekdays for name in names)
    month = _any(name for names in words.months for name in names)
    number = rf"(?:\d{{1,9}}|{_any(word for word, _ in words.numbers)})"
    half, in_ = _any((*words.am, *words.pm)), rf"(?:({_any(words.in_)})\s+)?"
    hour, minute = _any(words.hour_units), _any((*words.minute_units, *words.minute_or_month))
    ordinal, oclock = _any(words.ordinals), _any(words.oclock)
    clock = rf"(\d{{1,2}})(?:[:.](\d{{2}}))?(?!\d)(?:\s*({half}))?"
    rows: list[tuple[str, _Handler]] = [
        (r"(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?!\d)(?:t(\d\d):(\d\d)(?::\d\d)?(?!\d))?", _iso),
        (rf"{clock}\s*(?:-|{_any(words.until)})\s*{clock}(?![-/:])", _from_to),
        (rf"(\d{{1,2}})(?:[:.](\d{{2}}))?\s*({half})", _half_day),
        (r"(\d{1,2})\.\s?(\d{1,2})(?!\d)(?:\.(\d{4}|\d{2})(?![\d:])|(\.))?", _dotted),
        (r"(\d{1,2})([-/])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![-/\d:])", _slashed),
        (rf"(\d{{1,2}})(?:{ordinal}|\.)?\s*({month})\.?", _day_month),
        (rf"({month})\.?\s*(\d{{1,2}})(?:{ordinal}|\.)?(?![\d:])", _month_day),
        (rf"(\d{{1,2}})(?:{ordinal}|\.(?!\d))", _ordinal),
        (r"(\d{4})(?![\d:])", lambda _, match, draft: draft.take_year(int(match[1]))),
        (_any(words.day_after_tomorrow), _days(2)),
        (_any(words.today), _days(0)),
        (_any(words.tomorrow), _days(1)),
        (_any(words.yesterday), _days(-1)),
        (_any(words.end_of_next_month), _end_of_next_month),
        (_any(words.end_of_month), _end_of_month),
        (_any(words.end_of_week), _end_of_week),
        (_any(words.end_of_year), _end_of_year),
        (rf"({_any(which)})\s+({weekday})\.?", _weekday),
        (rf"({weekday})\.?(?:\s+({_any(words.next)}))?", _weekday_first),
        (rf"({_any(which)})\s+({_any(units)})", _next_unit),
        (rf"{in_}(\d{{1,2}})\s*{hour}\s*(\d{{1,2}})\s*{minute}", _hours_minutes),
        (rf"{in_}(\d{{1,2}})\s*{hour.replace(_END, '')}(\d{{1,2}})(?![\d:])", _hours_minutes),
        (rf"{in_}({number})\s*({_any(units)})(?:\s+({_any(words.ago)}))?", _quantity),
        (rf"(\d{{1,2}}):(\d{{2}})(?!\d)(?:\s*{oclock})?", _time),
        (rf"(\d{{1,2}})()\s*{oclock}", _time),
        (_any(words.noon), lambda _, match, draft: draft.take_time(12, 0)),
        (_any(words.midnight), lambda _, match, draft: draft.take_time(0, 0)),
        (_any(word for word, _ in words.formats), _format),
        (rf"(\d{{1,2}})(?![\d:./]){_END}", _bare),
    ]
    return tuple((re.compile(pattern), handler) for pattern, handler in rows)


def _any(spellings: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; one that never fits for none."""
    folded = sorted({fold(each) for each in spellings}, key=len, reverse=True)
    if not folded:
        return r"(?!)"
    return f"(?:{'|'.join(map(re.escape, folded))}){_END}"


def _by_word(*entries: tuple[tuple[str, ...], _T]) -> dict[str, _T]:
    return {fold(word): value for names, value in entries for word in names}


# What each pattern does with what it found; False where that can't be meant here.


def _iso(_: Grammar, match: re.Match[str], draft: Draft) -> bool:
    year, _sep, month, day, hour, minute = match.groups()
    taken = draft.take_written((DayOf(int(year), int(month), int(day)),))
    return taken and (hour is None or draft.take_time(int(hour), int(minute)))


def _from_to(grammar: Grammar, match: re.Match[str], draft: Draft) -> bool:
    hour1, minute1, half1, hour2, minute2, half2 = match.groups()
    if not (minute1 or minute2 or half1 or half2 or draft.has_day):
        return False  # two plain numbers are a date
    half1 = half1 or half2
    start = _minute_of_day(grammar, hour1, minute1, half1)
    end = _minute_of_day(grammar, hour2, minute2, half2)
    if start is None or end is None:
        return draft.wrong(WhyNot.NO_SUCH_TIME)
    if half2 and not match[3] and start > end:
        start -= 12 * 60  # 11-1pm begins in the morning
    unsure = half2 is None and _may_be_later(hour1)
    return draft.take_time(*divmod(start % (24 * 60), 60), unsure=unsure) and draft.take_minutes(
        (end - start) % (24 * 60)
    )


def _half_day(grammar: Grammar, match: re.Match[str], draft: Draft) -> bool:
    minutes = _minute_of_day(grammar, *match.groups())
    if minutes is None:
        return draft.wrong(WhyNot.NO_SUCH_TIME)
    return draft.take_time(*divmod(minutes, 60))


def _dotted(_: Grammar, match: re.Match[str], draft: Draft) -> bool:
    first, second, year, dot = match.groups()
    day_first = DayOf(_year(year), int(second), int(first))
    if year or dot:
        return draft.take_written((day_first,))
    month_first = DayOf(None, int(first), int(second))
    if int(second) > _MONTHS and len(second) == 2 and int(first) < 24 and not draft.times:
        # 14.30: where days come first it can only be a time; elsewhere 10.30 may be October.
        october = int(first) <= _MONTHS and int(second) <= 31
        if october and not (draft.day_first or draft.has_day):
            return draft.take_written((month_first,))
        return draft.take_time(int(first), int(second))
    return draft.take_written(_ordered(draft, day_first, month_first))


def _slashed(_: Grammar, match: re.Match[str], draft: Draft) -> bool:
    first, year, second = int(match[1]), _year(match[4]), int(match[3])
    choices = _ordered(draft, DayOf(year, second, first), DayOf(year, first, second))
    return draft.take_written(choices)


def _ordered(draft: Draft, day_first: DayOf, month_first: DayOf) -> tuple[DayOf, ...]:
    return (day_first, month_first) if draft.day_first else (month_first, day_first)


def _day_month(grammar: Grammar, match: re.Match[str], draft: Draft) -> bool:
    return draft.take_written((DayOf(None, grammar.months[match[2]], int(match[1])),))


def _month_day(grammar: Grammar, match: re.Match[str], draft: Draft) -> bool:
    return draft.take_written((DayOf(None, grammar.months[match[1]], int(match[2])),))


def _ordinal(_: Grammar, match: re.Match[str], draft: Draft) -> bool:
    choice = draft.day_of_month(int(match[1]))
    return draft.take_day(choice.day) if choice else draft.wrong(WhyNot.NO_SUCH_DAY)


def _days(n: int) -> _Handler:
    return lambda _, match, draft: draft.take_distance(n, Unit.DAY)


def _end_of_week(_: Grammar, match: re.Match[str], draft: Draft) -> bool:
    today = draft.today
    return draft.take_day(today if today.weekday() == _FRIDAY else next_weekday(today, _FRIDAY))


def _end_of_month(_: Grammar, match: re.Match[str], draft: Draft) -> bool:
    return draft.take_day(end_of_month(draft.today))


def _end_of_next_month(_: Grammar, match: re.Match[str], draft: Draft) -> bool:
    return draft.take_day(end_of_month(end_of_month(draft.today) + timedelta(days=1)))


def _end_of_year(_: Grammar, match: re.Match[str], draft: Draft) -> bool:
    return draft.take_day(draft.today.replace(month=12, day=31))


def _weekday(grammar: Grammar, match: re.Match[str], draft: Draft) -> bool:
    return draft.take_weekday(grammar.weekdays[match[2]], grammar.which[match[1]])


def _weekday_first(grammar: Grammar, match: re.Match[str], draft: Draft) -> bool:
    which = Which.NEXT if match[2] else Which.COMING
    return draft.take_weekday(grammar.weekdays[match[1]], which)


def _next_unit(grammar: Grammar, match: re.Match[str], draft: Draft) -> bool:
    unit, which = grammar.units[match[2]], grammar.which[match[1]]
    unit = Unit.MONTH if unit is Unit.EITHER else unit
    if which is Which.THIS or unit in (Unit.HOUR, Unit.MINUTE, Unit.DAY):
        return False
    return draft.take_distance(1 if which is Which.NEXT else -1, unit)


def _hours_minutes(_: Grammar, match: re.Match[str], draft: Draft) -> bool:
    minutes = int(match[2]) * 60 + int(match[3])
    return draft.take_moment(minutes) if match[1] else draft.take_minutes(minutes)


def _quantity(grammar: Grammar, match: re.Match[str], draft: Draft) -> bool:
    ahead, number, word, ago = match.groups()
    n = grammar.numbers[number] if number in grammar.numbers else int(number)
    unit = grammar.units[word]
    if unit is Unit.EITHER:
        is_month = n <= _MONTHS and (ahead or ago or not (draft.has_day or draft.times))
        unit = Unit.MONTH if is_month else Unit.MINUTE
    sign = -1 if ago else 1
    alone = not (ahead or ago or draft.times)
    if unit is Unit.HOUR and alone and _LONGEST_MEETING < n < _HOURS:  # "14h": no length, a time
        return draft.take_time(n, 0)
    if unit not in (Unit.HOUR, Unit.MINUTE):
        return draft.take_distance(sign * n, unit)
    minutes = n * (60 if unit is Unit.HOUR else 1)
    if minutes > _MINUTES_OF_WEEK:
        return draft.wrong(WhyNot.NO_SUCH_TIME)
    return draft.take_moment(sign * minutes) if ahead or ago else draft.take_minutes(minutes)


def _time(_: Grammar, match: re.Match[str], draft: Draft) -> bool:
    return draft.take_time(int(match[1]), int(match[2] or 0), unsure=_may_be_later(match[1]))


def _format(grammar: Grammar, match: re.Match[str], draft: Draft) -> bool:
    return draft.take_format(grammar.formats[match[0]])


def _bare(grammar: Grammar, match: re.Match[str], draft: Draft) -> bool:
    number = int(match[1])
    if draft.times:
        return False
    if number < 24:
        draft.bare = number if number else None
        return draft.take_time(number, 0, unsure=_may_be_later(match[1]))
    return draft.wrong(WhyNot.NO_SUCH_TIME) if draft.has_day else _ordinal(grammar, match, draft)


def _minute_of_day(grammar: Grammar, hour: str, minute: str | None, half: str | None) -> int | None:
    hours, minutes = int(hour), int(minute or 0)
    if half is not None:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half in grammar.pm else 0)
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None


def _may_be_later(hour: str) -> bool:
    # 2:00 may be meant for the afternoon, 02:00 not.
    return not hour.startswith("0") and 1 <= int(hour) <= _LAST_UNSURE_HOUR


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) + (2000 if len(text) == 2 else 0)
