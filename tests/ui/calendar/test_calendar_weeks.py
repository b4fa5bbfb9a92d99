"""Which days a page holds, in every month and with every first day of the week."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from journal.ui.calendar.weeks import (
    FIRST,
    LAST,
    Scope,
    first_weekday,
    leaf,
    shifted,
    turned,
    within,
)

DAYS = st.dates(FIRST, LAST)
WEEKDAYS = st.integers(min_value=0, max_value=6)


@given(DAYS, WEEKDAYS)
def test_a_month_is_whole_weeks_and_no_more(day: date, begins: int) -> None:
    page = leaf(Scope.MONTH, day, begins)
    first = day.replace(day=1)
    last = (first + timedelta(31)).replace(day=1) - timedelta(1)
    assert page.first.weekday() == begins
    assert page.holds(first)
    assert page.holds(last)
    assert 4 <= page.weeks <= 6
    assert (first - page.first).days < 7
    assert (page.last - last).days < 7
    assert sum(page.is_own(page.day(place)) for place in range(page.weeks * 7)) == last.day


@given(DAYS, WEEKDAYS)
def test_a_week_holds_its_day(day: date, begins: int) -> None:
    page = leaf(Scope.WEEK, day, begins)
    assert (page.weeks, page.first.weekday()) == (1, begins)
    assert page.holds(day)
    assert page.day(page.place(day)) == day
    assert page.is_own(page.first)


@given(DAYS, st.sampled_from(list(Scope)), st.integers(min_value=-30, max_value=30))
def test_turning_stays_in_the_calendar(day: date, scope: Scope, pages: int) -> None:
    there = turned(scope, day, pages)
    assert FIRST <= there <= LAST
    if FIRST < there < LAST and scope is Scope.MONTH:
        months = (there.year - day.year) * 12 + there.month - day.month
        assert months == pages


@pytest.mark.parametrize(
    ("begins", "first", "weeks"),
    [(0, date(2026, 2, 23), 6), (6, date(2026, 3, 1), 5), (5, date(2026, 2, 28), 5)],
)
def test_march_2026_by_first_weekday(begins: int, first: date, weeks: int) -> None:
    page = leaf(Scope.MONTH, date(2026, 3, 5), begins)
    assert (page.first, page.weeks) == (first, weeks)


@pytest.mark.parametrize("begins", [0, 6, 5])
def test_week_numbers_are_those_of_the_thursday(begins: int) -> None:
    page = leaf(Scope.MONTH, date(2026, 3, 5), begins)
    numbers = [page.week_number(row) for row in range(page.weeks)]
    assert numbers[-5:] == ([10, 11, 12, 13, 14])
    january = leaf(Scope.MONTH, date(2027, 1, 15), 0)
    assert january.week_number(0) == 53


def test_four_weeks_are_enough_for_some_february() -> None:
    assert leaf(Scope.MONTH, date(2027, 2, 10), 0).weeks == 4


def test_the_leap_day_is_there_and_turning_from_it_is_safe() -> None:
    leap = date(2028, 2, 29)
    page = leaf(Scope.MONTH, leap, 0)
    assert page.is_own(leap)
    assert turned(Scope.MONTH, leap, 12) == date(2029, 2, 28)
    assert turned(Scope.MONTH, date(2028, 1, 31), 1) == leap
    assert shifted(date(2028, 2, 28), 1) == leap


def test_the_ends_of_the_calendar_hold() -> None:
    assert shifted(LAST, 1) == LAST
    assert shifted(FIRST, -7) == FIRST
    assert shifted(date.max, 400) == LAST
    assert turned(Scope.MONTH, date(1900, 1, 31), -1) == FIRST
    assert within(date.min) == FIRST


@pytest.mark.parametrize(("name", "begins"), [("en_GB", 0), ("en_US", 6), ("ar_EG", 5)])
def test_the_first_weekday_is_the_locale_s(name: str, begins: int) -> None:
    assert first_weekday(QLocale(name)) == begins
