"""The words in which dates are typed: data, one set per language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from journal.domain.codes import Format

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DateWords:
    """One language. Each entry lists spellings, whose case and accents don't matter.

    Several words count as one spelling ("end of month"). Weekdays begin with Monday. A word
    may stand in several entries only where its place tells them apart.
    """

    today: Words
    tomorrow: Words
    day_after_tomorrow: Words
    yesterday: Words
    weekdays: tuple[Words, ...]
    months: tuple[Words, ...]
    next: Words
    this: Words
    last: Words
    in_: Words
    ago: Words
    numbers: tuple[tuple[str, int], ...]
    day_units: Words
    week_units: Words
    month_units: Words
    year_units: Words
    hour_units: Words
    minute_units: Words
    minute_or_month: Words
    """A unit that is a month for up to 12 where a day is still missing, otherwise a minute."""
    end_of_week: Words
    end_of_month: Words
    end_of_next_month: Words
    end_of_year: Words
    noon: Words
    midnight: Words
    am: Words
    pm: Words
    oclock: Words
    until: Words
    at: Words
    """Words after which a place may stand, as after ``@``."""
    ordinals: Words
    fillers: Words
    """Words that say nothing here: "on", "for"."""
    formats: tuple[tuple[str, Format], ...]


ENGLISH: Final = DateWords(
    today=("today", "tod"),
    tomorrow=("tomorrow", "tom", "tmrw"),
    day_after_tomorrow=("the day after tomorrow", "day after tomorrow"),
    yesterday=("yesterday",),
    weekdays=(
        ("mon", "monday", "mondays"),
        ("tue", "tues", "tuesday", "tuesdays"),
        ("wed", "weds", "wednesday", "wednesdays"),
        ("thu", "thur", "thurs", "thursday", "thursdays"),
        ("fri", "friday", "fridays"),
        ("sat", "saturday", "saturdays"),
        ("sun", "sunday", "sundays"),
    ),
    months=(
        ("jan", "january"),
        ("feb", "february"),
        ("mar", "march"),
        ("apr", "april"),
        ("may",),
        ("jun", "june"),
        ("jul", "july"),
        ("aug", "august"),
        ("sep", "sept", "september"),
        ("oct", "october"),
        ("nov", "november"),
        ("dec", "december"),
    ),
    next=("next",),
    this=("this", "coming"),
    last=("last",),
    in_=("in", "within"),
    ago=("ago",),
    numbers=(
        ("a", 1),
        ("an", 1),
        ("one", 1),
        ("two", 2),
        ("a couple of", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("seven", 7),
        ("eight", 8),
        ("nine", 9),
        ("ten", 10),
        ("twelve", 12),
    ),
    day_units=("d", "day", "days"),
    week_units=("w", "wk", "wks", "week", "weeks"),
    month_units=("mo", "mos", "month", "months"),
    year_units=("y", "yr", "yrs", "year", "years"),
    hour_units=("h", "hr", "hrs", "hour", "hours"),
    minute_units=("min", "mins", "minute", "minutes"),
    minute_or_month=("m",),
    end_of_week=("end of week", "end of the week", "eow"),
    end_of_month=("end of month", "end of the month", "end of this month", "eom"),
    end_of_next_month=("end of next month",),
    end_of_year=("end of year", "end of the year", "eoy"),
    noon=("noon", "midday"),
    midnight=("midnight",),
    am=("am", "a.m.", "a"),
    pm=("pm", "p.m.", "p"),
    oclock=("o'clock", "oclock"),
    until=("to", "until", "till"),
    at=("at",),
    ordinals=("st", "nd", "rd", "th"),
    fillers=("on", "at", "for", "from", "the", "by"),
    formats=(
        ("in person", Format.IN_PERSON),
        ("in-person", Format.IN_PERSON),
        ("face to face", Format.IN_PERSON),
        ("coffee", Format.COFFEE),
        ("lunch", Format.LUNCH),
        ("phone", Format.PHONE),
        ("phone call", Format.PHONE),
        ("call", Format.PHONE),
        ("video", Format.VIDEO),
        ("video call", Format.VIDEO),
        ("zoom", Format.VIDEO),
        ("teams", Format.VIDEO),
        ("letter", Format.LETTER),
        ("by letter", Format.LETTER),
        ("by mail", Format.LETTER),
        ("by e-mail", Format.LETTER),
        ("by email", Format.LETTER),
    ),
)
"""English, as typed on both sides of the Atlantic."""
