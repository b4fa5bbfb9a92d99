"""Working days, months, and how far away a day is."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.dates import (
    Move,
    Relative,
    RelativeKind,
    add_months,
    add_working_days,
    end_of_month,
    hours_left,
    is_working_day,
    moved,
    next_weekday,
    previous_weekday,
    relative,
    weekday_of_next_week,
)

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
BERLIN = ZoneInfo("Europe/Berlin")
FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 3, 6) + timedelta(days=n) for n in range(4))


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        (FRIDAY, 0, FRIDAY),
        (FRIDAY, 1, MONDAY),
        (SATURDAY, 1, MONDAY),
        (SUNDAY, 1, MONDAY),
        (SUNDAY, 0, MONDAY),
        (FRIDAY, 3, date(2026, 3, 11)),
        (FRIDAY, 5, date(2026, 3, 13)),
        (SATURDAY, 7, date(2026, 3, 17)),
        (MONDAY, -1, FRIDAY),
        (SUNDAY, -1, FRIDAY),
        (SATURDAY, -5, date(2026, 3, 2)),
        (date(2024, 2, 28), 2, date(2024, 3, 1)),
    ],
)
def test_working_days(day: date, n: int, expected: date) -> None:
    assert add_working_days(day, n) == expected


@given(DAYS, st.integers(1, 400))
def test_so_many_working_days_lie_between(day: date, n: int) -> None:
    after = add_working_days(day, n)
    between = [day + timedelta(days=k) for k in range(1, (after - day).days + 1)]
    assert is_working_day(after)
    assert sum(map(is_working_day, between)) == n


@given(DAYS, st.integers(1, 400))
def test_back_is_forward_seen_from_behind(day: date, n: int) -> None:
    before = add_working_days(day, -n)
    between = [before + timedelta(days=k) for k in range((day - before).days)]
    assert is_working_day(before)
    assert sum(map(is_working_day, between)) == n


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 5), -13, date(2024, 12, 5)),
    ],
)
def test_months(day: date, n: int, expected: date) -> None:
    assert add_months(day, n) == expected


@given(DAYS, st.integers(-600, 600))
def test_months_keep_the_day_or_end_the_month(day: date, n: int) -> None:
    later = add_months(day, n)
    assert (later.year - day.year) * 12 + later.month - day.month == n
    assert later.day == day.day or (later.day < day.day and later == end_of_month(later))
    assert (later < day) == (n < 0)


@pytest.mark.parametrize("n", [-12 * 2026, 12 * 8000, 10**9])
def test_months_out_of_all_years(n: int) -> None:
    with pytest.raises(OverflowError):
        add_months(FRIDAY, n)


@given(DAYS, st.integers(0, 6))
def test_weekdays(day: date, weekday: int) -> None:
    after, before = next_weekday(day, weekday), previous_weekday(day, weekday)
    assert after.weekday() == before.weekday() == weekday
    assert 1 <= (after - day).days <= 7
    assert 1 <= (day - before).days <= 7
    following = weekday_of_next_week(day, weekday)
    assert following.weekday() == weekday
    assert (following - timedelta(days=7)).isocalendar()[:2] == day.isocalendar()[:2]


@pytest.mark.parametrize(
    ("days", "kind", "n"),
    [
        (0, RelativeKind.TODAY, 0),
        (1, RelativeKind.TOMORROW, 1),
        (-1, RelativeKind.YESTERDAY, 1),
        (2, RelativeKind.IN_DAYS, 2),
        (7, RelativeKind.IN_DAYS, 7),
        (14, RelativeKind.IN_WEEKS, 2),
        (15, RelativeKind.IN_DAYS, 15),
        (-21, RelativeKind.WEEKS_AGO, 3),
        (-5, RelativeKind.DAYS_AGO, 5),
        (61, RelativeKind.IN_MONTHS, 2),
        (-365, RelativeKind.MONTHS_AGO, 12),
    ],
)
def test_told_from_today(days: int, kind: RelativeKind, n: int) -> None:
    assert relative(FRIDAY + timedelta(days=days), FRIDAY) == Relative(kind, n, days)


@given(DAYS, DAYS)
def test_the_exact_days_are_always_told(day: date, today: date) -> None:
    told = relative(day, today)
    assert today + timedelta(days=told.days) == day
    assert told.n >= 0


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (datetime(2026, 3, 28, 12, 0), 0),
        (datetime(2026, 3, 28, 12, 1), 1),
        (datetime(2026, 3, 28, 13, 0), 1),
        (datetime(2026, 3, 29, 12, 0), 23),  # the night that is an hour short
        (datetime(2026, 3, 28, 11, 1), 0),
        (datetime(2026, 3, 28, 10, 0), -2),
    ],
)
def test_hours_left_are_real_hours(due: datetime, expected: int) -> None:
    noon = datetime(2026, 3, 28, 12, tzinfo=BERLIN)
    assert hours_left(due.replace(tzinfo=BERLIN), noon) == expected


def test_ready_answers_to_move_a_date() -> None:
    today = date(2026, 1, 31)
    assert [moved(move, today) for move in Move] == [
        date(2026, 2, 1),
        date(2026, 2, 3),
        date(2026, 2, 7),
        date(2026, 2, 14),
        date(2026, 2, 28),
    ]
