"""Reads a day, a time, a length and a place as people type them: ``next tue 14:00 30m``.

What is decided where usage differs:

- ``tue`` is the coming Tuesday, never today; ``this tue`` may be today; ``next tue`` is the
  Tuesday of next week (weeks begin on Monday), so in 7 days on a Tuesday. Where the coming one
  is another day it is offered as the other reading.
- ``next week`` and ``next month`` are the same day a week or month on; ``in 1m`` after the 31st
  is the last day of a short month. ``end of week`` is Friday.
- ``28.5.`` has the day first everywhere; ``5/6`` follows the locale and offers the other order.
  A date without a year that has gone by is read as next year's and marked.
- ``14`` alone is two o'clock, with the 14th as the other reading; ``2`` and ``2:00`` offer
  14:00, ``02:00`` doesn't. A time without a day is today's, or tomorrow's once it is over.
- ``1m`` is a month while no day or time stands before it, otherwise a minute; from ``13m`` on
  always minutes.
- A place follows a comma, ``@``, or "at"; whatever of it reads as a date is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from journal.domain.codes import Format
from journal.domain.date_draft import Choice, Draft, WhyNot
from journal.domain.date_tokens import Grammar, grammar
from journal.domain.date_words import DateWords
from journal.domain.names import clean_line, fold

__all__ = ["Reading", "WhyNot", "parse_minutes", "parse_time", "parse_when", "why_not"]

LIMIT: Final = 500
"""Longer texts aren't read: nobody types a date like that."""

_COMMA: Final = re.compile("(?<!\\d)[,،、，]|[,،、，](?!\\d)")
_AT_SIGN: Final = re.compile("[@＠]")
_ANY_DAY: Final = datetime(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text was understood as.

    ``minutes`` is a length. ``past``: as typed it has gone by; a day without a year was then
    read as next year's. ``other`` is a second thing that the text can mean.
    """

    day: date
    time: time | None = None
    minutes: int | None = None
    format: Format | None = None
    place: str | None = None
    past: bool = False
    other: Reading | None = None


def parse_when(
    text: str, now: datetime, *, words: DateWords, day_first: bool, backwards: bool = False
) -> Reading | None:
    """The reading of ``text`` at ``now`` (aware, local); None where there is none.

    ``day_first`` is the locale's order of ``5/6``. ``backwards`` is for things that were: the
    last Tuesday, last May, yesterday's 18:00, and no mark for what is past.
    """
    read = _read(text, now, words, day_first, backwards)
    return read if isinstance(read, Reading) else None


def why_not(
    text: str, now: datetime, *, words: DateWords, day_first: bool, backwards: bool = False
) -> WhyNot | None:
    """Why ``parse_when`` gives None for the same arguments; None when it doesn't."""
    read = _read(text, now, words, day_first, backwards)
    return read if isinstance(read, WhyNot) else None


def parse_minutes(text: str, *, words: DateWords) -> int | None:
    """A length alone, in minutes: ``30m``, ``1h30``, ``45``; at most a day. None otherwise."""
    folded = fold(text)
    if folded.isdecimal() and len(folded) <= 4:
        minutes = int(folded)
        return minutes if 0 < minutes <= 24 * 60 else None
    # A time stands before it, so that 5m are minutes.
    draft = Draft(_ANY_DAY, True, times=(time(0),))
    understood = grammar(words).read(folded[:LIMIT], draft)
    alone = not draft.has_day and draft.format is None and draft.problem is None
    return draft.minutes if understood and alone else None


def parse_time(text: str, *, words: DateWords) -> time | None:
    """A time of day alone: ``14``, ``14:00``, ``2pm``, ``noon``. None otherwise."""
    draft = Draft(_ANY_DAY, True)
    understood = grammar(words).read(fold(text[:LIMIT]), draft)
    alone = not draft.has_day and draft.minutes is None and draft.format is None
    if not (understood and alone and draft.problem is None and draft.times):
        return None
    return draft.times[0]


def _read(
    text: str, now: datetime, words: DateWords, day_first: bool, backwards: bool
) -> Reading | WhyNot:
    line = clean_line(text)
    if not fold(line):
        return WhyNot.EMPTY
    if len(line) > LIMIT:
        return WhyNot.NOT_UNDERSTOOD
    head, *tail = _AT_SIGN.split(line, maxsplit=1)
    draft, place = _take_apart(head, Draft(now, day_first, backwards), words)
    places = [each.strip(" ,،、，") for each in (place, *tail)]
    try:
        return _reading(draft, ", ".join(each for each in places if each) or None)
    except OverflowError:
        return WhyNot.TOO_FAR


def _take_apart(text: str, draft: Draft, words: DateWords) -> tuple[Draft, str]:
    """Read piece by piece between the commas; from the first that is no date on it is a place."""
    language = grammar(words)
    start = 0
    for end, after in [*((m.start(), m.end()) for m in _COMMA.finditer(text)), (len(text),) * 2]:
        piece = text[start:end]
        attempt = replace(draft)
        if not language.read(fold(piece), attempt):
            split = _at_a_word(piece, draft, language, words)
            if split is not None:
                attempt, offset = split
                return attempt, text[start + offset :]
            if draft.is_empty:
                return replace(draft, problem=WhyNot.NOT_UNDERSTOOD), ""
            return draft, text[start:]
        draft, start = attempt, after
    return draft, ""


def _at_a_word(
    piece: str, draft: Draft, language: Grammar, words: DateWords
) -> tuple[Draft, int] | None:
    """A date, then "at", then a place: the draft, and where in ``piece`` the place begins."""
    signs = {fold(word) for word in words.at}
    for word in reversed(list(re.finditer(r"\S+", piece))):
        if fold(word[0]) in signs and piece[word.end() :].strip():
            attempt = replace(draft)
            if language.read(fold(piece[: word.start()]), attempt) and not attempt.is_empty:
                return attempt, word.end()
    return None


def _reading(draft: Draft, place: str | None) -> Reading | WhyNot:
    if draft.problem is not None:
        return draft.problem
    days = draft.days()
    if isinstance(days, WhyNot):
        return days
    if not days and not draft.times:
        return WhyNot.NO_DAY
    meant: list[tuple[Choice, time | None]] = []
    if days:
        first = draft.times[0] if draft.times else None
        meant = [(day, first) for day in days] + [(days[0], each) for each in draft.times[1:]]
    else:
        meant = [(_day_of_time(each, draft), each) for each in draft.times]
        by_number = draft.day_of_month(draft.bare) if draft.bare else None
        if by_number is not None:
            meant[1:] = [(by_number, None)]
    readings = [_one(choice, at, draft, place) for choice, at in meant]
    others = [each for each in readings[1:] if each != readings[0]]
    return replace(readings[0], other=others[0]) if others else readings[0]


def _one(choice: Choice, at: time | None, draft: Draft, place: str | None) -> Reading:
    over = choice.day == draft.today and at is not None and at < draft.now.time()
    past = choice.past or (over and not draft.backwards)
    return Reading(choice.day, at, draft.minutes, draft.format, place, past)


def _day_of_time(at: time, draft: Draft) -> Choice:
    clock = draft.now.time().replace(second=0, microsecond=0)
    if draft.backwards:
        return Choice(draft.today - timedelta(days=0 if at <= clock else 1), False)
    return Choice(draft.today + timedelta(days=0 if at >= clock else 1), False)


_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})(?:\.|$)\s?(\d{4})?")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")


def no_such_day(text: str) -> bool:
    """Whether a text names a day in numbers that no calendar has, as "31.2." or 2026-02-30."""
    found = _ISO.search(text)
    if found is not None:
        year, month, day = map(int, found.groups())
    else:
        found = _NUMERIC.search(text)
        if found is None:
            return False
        day, month = int(found[1]), int(found[2])
        year = int(found[3]) if found[3] else 2028  # a leap year: 29.2. may be meant
    try:
        date(year, month, day)
    except ValueError:
        return True
    return False
