"""Dates as people type them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.codes import Format
from journal.domain.date_text import (
    Reading,
    WhyNot,
    parse_minutes,
    parse_time,
    parse_when,
    why_not,
)
from journal.domain.date_words import ENGLISH, DateWords

BERLIN = ZoneInfo("Europe/Berlin")
THURSDAY = datetime(2026, 3, 5, 9, 30, tzinfo=BERLIN)
TUESDAY = datetime(2026, 3, 3, 9, 30, tzinfo=BERLIN)
WEDNESDAY = datetime(2026, 3, 4, 9, 30, tzinfo=BERLIN)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def read(text: str, now: datetime = THURSDAY, *, day_first: bool = True) -> Reading | None:
    return parse_when(text, now, words=ENGLISH, day_first=day_first)


def day(text: str, now: datetime = THURSDAY, *, day_first: bool = True) -> date | None:
    reading = read(text, now, day_first=day_first)
    return reading.day if reading else None


def reason(text: str) -> WhyNot | None:
    return why_not(text, THURSDAY, words=ENGLISH, day_first=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", date(2026, 3, 5)),
        ("Tomorrow", date(2026, 3, 6)),
        ("the day after tomorrow", date(2026, 3, 7)),
        ("tue", date(2026, 3, 10)),
        ("Tuesday", date(2026, 3, 10)),
        ("on Fri.", date(2026, 3, 6)),
        ("in 2 weeks", date(2026, 3, 19)),
        ("in two weeks", date(2026, 3, 19)),
        ("2w", date(2026, 3, 19)),
        ("3d", date(2026, 3, 8)),
        ("1m", date(2026, 4, 5)),
        ("in a month", date(2026, 4, 5)),
        ("2y", date(2028, 3, 5)),
        ("next week", date(2026, 3, 12)),
        ("next month", date(2026, 4, 5)),
        ("end of month", date(2026, 3, 31)),
        ("end of next month", date(2026, 4, 30)),
        ("end of the week", date(2026, 3, 6)),
        ("eoy", date(2026, 12, 31)),
        ("28.5.", date(2026, 5, 28)),
        ("28.5", date(2026, 5, 28)),
        ("28. 5. 2026", date(2026, 5, 28)),
        ("28.5.26", date(2026, 5, 28)),
        ("28/5", date(2026, 5, 28)),
        ("28-5-2026", date(2026, 5, 28)),
        ("2026-05-28", date(2026, 5, 28)),
        ("2026/5/28", date(2026, 5, 28)),
        ("28 May", date(2026, 5, 28)),
        ("May 28th", date(2026, 5, 28)),
        ("may 28, 2027", date(2027, 5, 28)),
        ("28. may 2027", date(2027, 5, 28)),
        ("Thu 28 May", date(2026, 5, 28)),
        ("Fri, 28 May", date(2027, 5, 28)),
        ("the 28th", date(2026, 3, 28)),
        ("2nd", date(2026, 4, 2)),
        ("28.", date(2026, 3, 28)),
        ("30", date(2026, 3, 30)),
        ("5.3.", date(2026, 3, 5)),
        ("٢٨/٥", date(2026, 5, 28)),
    ],
)
def test_days(text: str, expected: date) -> None:
    assert day(text) == expected


def test_the_order_of_the_locale() -> None:
    assert day("5/28", day_first=False) == date(2026, 5, 28)
    assert day("5/28", day_first=True) == date(2026, 5, 28)
    british, american = read("5/6"), read("5/6", day_first=False)
    assert british is not None
    assert american is not None
    assert (british.day, american.day) == (date(2026, 6, 5), date(2026, 5, 6))
    assert british.other == replace(american, other=None)
    assert american.other == replace(british, other=None)
    # Nobody writes 5.6. with the month first.
    assert read("5.6.", day_first=False) == Reading(date(2026, 6, 5))
    assert read("6/6") == Reading(date(2026, 6, 6))


def test_two_numbers_with_a_point_may_be_a_time() -> None:
    assert read("10.30") == Reading(date(2026, 3, 5), time(10, 30))
    assert read("10.30", day_first=False) == Reading(date(2026, 10, 30))
    assert read("tue 10.30", day_first=False) == Reading(date(2026, 3, 10), time(10, 30))
    assert read("14.30", day_first=False) == Reading(date(2026, 3, 5), time(14, 30))


def test_weekdays_on_that_weekday() -> None:
    assert day("tue", TUESDAY) == date(2026, 3, 10)
    assert day("next tue", TUESDAY) == date(2026, 3, 10)
    assert day("tue next", TUESDAY) == date(2026, 3, 10)
    assert day("this tue", TUESDAY) == date(2026, 3, 3)
    assert read("next tue", TUESDAY) == Reading(date(2026, 3, 10))


def test_next_weekday_shows_the_coming_one_too() -> None:
    reading = read("next fri 14:00", WEDNESDAY)
    assert reading == Reading(
        date(2026, 3, 13), time(14), other=Reading(date(2026, 3, 6), time(14))
    )
    assert read("fri", WEDNESDAY) == Reading(date(2026, 3, 6))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tue 14", time(14)),
        ("tue 14:00", time(14)),
        ("tue 8:15", time(8, 15)),
        ("tue 14.30", time(14, 30)),
        ("tue 2pm", time(14)),
        ("tue 2:30 p.m.", time(14, 30)),
        ("tue 12am", time(0)),
        ("tue 12pm", time(12)),
        ("tue noon", time(12)),
        ("tue at midnight", time(0)),
        ("tue 9 o'clock", time(9)),
        ("14:00 tue", time(14)),
        ("2026-03-10T14:05", time(14, 5)),
    ],
)
def test_times(text: str, expected: time) -> None:
    reading = read(text)
    assert reading is not None
    assert (reading.day, reading.time) == (date(2026, 3, 10), expected)


def test_a_time_alone_is_the_next_one() -> None:
    assert read("14:00") == Reading(date(2026, 3, 5), time(14))
    assert read("9:00") == Reading(date(2026, 3, 6), time(9))
    assert read("9:30") == Reading(date(2026, 3, 5), time(9, 30))


def test_a_plain_number_is_an_hour_or_a_day() -> None:
    reading = read("14")
    assert reading == Reading(date(2026, 3, 5), time(14), other=Reading(date(2026, 3, 14)))


def test_small_hours_offer_the_afternoon() -> None:
    reading = read("tue 2:00")
    assert reading is not None
    assert reading.time == time(2)
    assert reading.other == Reading(date(2026, 3, 10), time(14))
    assert read("tue 02:00") == Reading(date(2026, 3, 10), time(2))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("tue 14:00 30m", 30),
        ("tue 14:00 5m", 5),
        ("tue 14:00 1h", 60),
        ("tue 14:00 1h30", 90),
        ("tue 14:00 1 h 15 min", 75),
        ("tue 14:00 for an hour", 60),
        ("tue 14:00-14:45", 45),
        ("tue 14:00 to 15:00", 60),
        ("tue 14-15", 60),
        ("tue 2-3pm", 60),
        ("tue 11-1pm", 120),
        ("tue 23:30-0:30", 60),
    ],
)
def test_lengths(text: str, minutes: int) -> None:
    reading = read(text)
    assert reading is not None
    assert (reading.day, reading.minutes) == (date(2026, 3, 10), minutes)


def test_from_eleven_to_one_begins_in_the_morning() -> None:
    assert read("tue 11-1pm") == Reading(date(2026, 3, 10), time(11), 120)
    assert read("tue 2-3pm") == Reading(date(2026, 3, 10), time(14), 60)


@pytest.mark.parametrize("months", range(1, 13))
def test_m_is_a_month_without_a_day_and_a_minute_with_one(months: int) -> None:
    reading = read(f"{months}m")
    assert reading is not None
    assert reading.minutes is None
    assert (reading.day.year * 12 + reading.day.month) - (2026 * 12 + 3) == months
    timed = read(f"14:00 {months}m")
    assert timed is not None
    assert timed.minutes == months


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("next tue 14:00 30m", None, None),
        ("tue 14:00 30m coffee, Harbour Café", Format.COFFEE, "Harbour Café"),
        ("tue 14:00 30m coffee @ Harbour Café", Format.COFFEE, "Harbour Café"),
        ("tue 14:00 30m coffee @Harbour Café, 1st floor", Format.COFFEE, "Harbour Café, 1st floor"),
        ("tue at 14:00 30m lunch at Quay 12, door 3", Format.LUNCH, "Quay 12, door 3"),
        ("tue, 14:00, 30m, Room 5, 3rd floor", None, "Room 5, 3rd floor"),
        ("tue 14:00 30m, coffee, Bar", Format.COFFEE, "Bar"),
        ("tue 14:00 30m, Coffee House", None, "Coffee House"),
        ("tue 14:00 30m video call, https://example.org/a?b=1", Format.VIDEO,
         "https://example.org/a?b=1"),
        ("tue 14:00 30m, 25:99 Club", None, "25:99 Club"),
        ("tue 14:00 30m phone call", Format.PHONE, None),
        ("tue 14:00 30m, <img src=x>", None, "<img src=x>"),
    ],
)  # fmt: skip
def test_meetings(text: str, kind: Format | None, place: str | None) -> None:
    assert read(text) == Reading(date(2026, 3, 10), time(14), 30, kind, place)


def test_a_day_gone_by_is_next_years_and_marked() -> None:
    assert read("1.3.") == Reading(date(2027, 3, 1), past=True)
    assert read("4 March") == Reading(date(2027, 3, 4), past=True)
    assert read("6.3.") == Reading(date(2026, 3, 6))
    assert read("1.3.2026") == Reading(date(2026, 3, 1), past=True)
    assert read("yesterday") == Reading(date(2026, 3, 4), past=True)
    assert read("today 9:00") == Reading(date(2026, 3, 5), time(9), past=True)


def test_backwards_for_things_that_were() -> None:
    def back(text: str) -> Reading | None:
        return parse_when(text, THURSDAY, words=ENGLISH, day_first=True, backwards=True)

    assert back("tue") == Reading(date(2026, 3, 3))
    assert back("28.5.") == Reading(date(2025, 5, 28))
    assert back("5.3.") == Reading(date(2026, 3, 5))
    assert back("18:00") == Reading(date(2026, 3, 4), time(18))
    assert back("9:00") == Reading(date(2026, 3, 5), time(9))
    assert back("9:30") == Reading(date(2026, 3, 5), time(9, 30))
    assert back("3 days ago") == Reading(date(2026, 3, 2))
    assert back("the 6th") == Reading(date(2026, 2, 6))


@pytest.mark.parametrize(
    ("text", "at", "minutes"),
    [("12.3. 14h", time(14), None), ("thu 9h", time(9), None), ("thu 14:00 2h", time(14), 120)],
)
def test_more_hours_than_a_meeting_has_are_a_time(text: str, at: time, minutes: int | None) -> None:
    found = read(text)
    assert isinstance(found, Reading)
    assert (found.time, found.minutes) == (at, minutes)


def test_from_now_on_in_hours() -> None:
    assert read("in 2 hours") == Reading(date(2026, 3, 5), time(11, 30))
    assert read("in 1h30") == Reading(date(2026, 3, 5), time(11))
    late = datetime(2026, 3, 28, 23, 30, tzinfo=BERLIN)
    assert read("in 3 hours", late) == Reading(date(2026, 3, 29), time(3, 30))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", WhyNot.EMPTY),
        (" \n\0 ", WhyNot.EMPTY),
        ("31.2.", WhyNot.NO_SUCH_DAY),
        ("31.2", WhyNot.NO_SUCH_DAY),
        ("2026-02-30", WhyNot.NO_SUCH_DAY),
        ("29.2.", WhyNot.NO_SUCH_DAY),
        ("29.2.2027", WhyNot.NO_SUCH_DAY),
        ("31 June", WhyNot.NO_SUCH_DAY),
        ("32/13", WhyNot.NO_SUCH_DAY),
        ("40", WhyNot.NO_SUCH_DAY),
        ("29 Feb 2027", WhyNot.NO_SUCH_DAY),
        ("25:99", WhyNot.NO_SUCH_TIME),
        ("tue 24:00", WhyNot.NO_SUCH_TIME),
        ("tue 13pm", WhyNot.NO_SUCH_TIME),
        ("tue 14:00 0m", WhyNot.NO_SUCH_TIME),
        ("30m", WhyNot.NO_DAY),
        ("coffee, Harbour Café", WhyNot.NO_DAY),
        ("tue 28 May 2026", WhyNot.WEEKDAY_DIFFERS),
        ("in 99999999 days", WhyNot.TOO_FAR),
        ("in 900 years", WhyNot.TOO_FAR),
        ("1.1.1800", WhyNot.TOO_FAR),
        ("foo", WhyNot.NOT_UNDERSTOOD),
        ("tue tue", WhyNot.NOT_UNDERSTOOD),
        ("tue 14:00 15:00", WhyNot.NOT_UNDERSTOOD),
        ("tuesdayish", WhyNot.NOT_UNDERSTOOD),
        ("@ Harbour Café", WhyNot.NO_DAY),
        ("9" * 5_000, WhyNot.NOT_UNDERSTOOD),
    ],
)
def test_why_not(text: str, why: WhyNot) -> None:
    assert reason(text) is why
    assert read(text) is None


def test_the_29th_of_february_in_a_leap_year() -> None:
    assert day("29.2.", datetime(2028, 1, 10, tzinfo=BERLIN)) == date(2028, 2, 29)
    assert day("29.2.", datetime(2027, 12, 1, tzinfo=BERLIN)) == date(2028, 2, 29)
    assert day("1y", datetime(2028, 2, 29, tzinfo=BERLIN)) == date(2029, 2, 28)


@given(DAYS, st.booleans())
def test_iso_comes_back(when: date, day_first: bool) -> None:
    reading = read(when.isoformat(), day_first=day_first)
    assert reading == Reading(when, past=when < THURSDAY.date())


@given(DAYS, st.times())
def test_what_is_shown_can_be_typed(when: date, clock: time) -> None:
    clock = clock.replace(second=0, microsecond=0)
    months = [names[-1] for names in ENGLISH.months]
    weekdays = [names[0] for names in ENGLISH.weekdays]
    shown = (
        f"{weekdays[when.weekday()]} {when.day} {months[when.month - 1]} {when.year} {clock:%H:%M}"
    )
    reading = read(shown)
    assert reading is not None
    assert (reading.day, reading.time) == (when, clock)


@given(st.integers(0, 364))
def test_a_date_without_a_year_is_within_the_year_to_come(days: int) -> None:
    when = THURSDAY.date() + timedelta(days=days)
    for text in (f"{when.day}.{when.month}.", f"{when:%a} {when.day}.{when.month}."):
        reading = read(text)
        assert reading is not None
        assert reading.day == when


@given(st.text(max_size=40) | st.from_regex(r"[a-z0-9 .,:@/-]{0,30}", fullmatch=True))
def test_any_text_gives_a_reading_or_a_reason(text: str) -> None:
    for day_first in (True, False):
        for backwards in (True, False):
            arguments = {"words": ENGLISH, "day_first": day_first, "backwards": backwards}
            reading = parse_when(text, THURSDAY, **arguments)
            why = why_not(text, THURSDAY, **arguments)
            assert (reading is None) == (why is not None)
            if reading is not None and reading.other is not None:
                assert reading.other.other is None
                assert reading.other != replace(reading, other=None)


def test_another_language_brings_its_own_words() -> None:
    german: DateWords = replace(
        ENGLISH,
        today=("heute",),
        tomorrow=("morgen",),
        weekdays=tuple((short,) for short in ("mo", "di", "mi", "do", "fr", "sa", "so")),
        next=("nächsten", "nächste"),
        week_units=("Woche", "Wochen", "w"),
        oclock=("Uhr",),
        end_of_month=("Ende des Monats",),
        until=("bis",),
        fillers=("am", "um", "von"),
        am=(),
        pm=(),
    )

    def lies(text: str) -> Reading | None:
        return parse_when(text, THURSDAY, words=german, day_first=True)

    assert lies("nachsten Di 14 Uhr 30m") == Reading(date(2026, 3, 10), time(14), 30)
    assert lies("MORGEN von 14 bis 15:30") == Reading(date(2026, 3, 6), time(14), 90)
    assert lies("in 2 Wochen") == Reading(date(2026, 3, 19))
    assert lies("Ende des Monats") == Reading(date(2026, 3, 31))
    assert lies("tue") is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("30m", 30), ("5m", 5), ("1h", 60), ("1h30", 90), ("45", 45), ("90 min", 90), ("1440", 1440),
     ("0", None), ("1441", None), ("tue", None), ("14:00", None), ("", None), ("30m 1h", None),
     ("30m coffee", None), ("٣٠", 30)],
)  # fmt: skip
def test_a_length_alone(text: str, minutes: int | None) -> None:
    assert parse_minutes(text, words=ENGLISH) == minutes


@pytest.mark.parametrize(
    ("text", "expected"),
    [("14", time(14)), ("14:05", time(14, 5)), ("2pm", time(14)), ("noon", time(12)),
     ("at 9", time(9)), ("tue", None), ("tue 9", None), ("25:00", None), ("30m", None),
     ("", None), ("31", None)],
)  # fmt: skip
def test_a_time_of_day_alone(text: str, expected: time | None) -> None:
    assert parse_time(text, words=ENGLISH) == expected


@pytest.mark.parametrize("text", ["0.", "00.", "0th", "the 0th", "tue 0."])
@pytest.mark.parametrize("backwards", [False, True])
def test_no_month_has_a_day_0(text: str, backwards: bool) -> None:
    told = why_not(text, THURSDAY, words=ENGLISH, day_first=True, backwards=backwards)
    assert told is WhyNot.NO_SUCH_DAY


PIECES = st.sampled_from(
    ["0", "00", "1", "2", "7", "13", "30", "31", "99", "2026", "999999999", ".", "/", "-", ":", ",",
     "@", "t", "m", "h", "w", "am", "pm", "tue", "may", "next", "last", "in", "ago", "to", "th",
     "end of month", "today", "noon", "o'clock", " "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=8).map("".join), DAYS, st.booleans(), st.booleans())
def test_pieces_of_dates_never_raise(
    text: str, today: date, day_first: bool, backwards: bool
) -> None:
    now = datetime.combine(today, time(9, 30), BERLIN)
    parse_when(text, now, words=ENGLISH, day_first=day_first, backwards=backwards)
    parse_minutes(text, words=ENGLISH)
    parse_time(text, words=ENGLISH)
