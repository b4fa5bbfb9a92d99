"""Thinning keeps a past that grows coarser, and never the damaged in place of the good."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from journal.domain.generations import DAYS, MONTHS, WEEKS, Made, to_keep

FIRST = date(2025, 1, 31)
HOURS = (9, 13, 18)
TODAY = date(2026, 3, 5)


def at(day: date, hour: int = 9) -> Made:
    return Made(datetime(day.year, day.month, day.day, hour))


def lived(days: int, *, skip: frozenset[int] = frozenset()) -> tuple[set[Made], date]:
    """Three backups a day for so many days, thinned after each, as the program does it."""
    there: set[Made] = set()
    today = FIRST
    for number in range(days):
        if number in skip:
            continue
        today = FIRST + timedelta(days=number)
        for hour in HOURS:
            there.add(at(today, hour))
            there = to_keep(there, today)
    return there, today


def test_400_days_leave_days_weeks_and_months() -> None:
    there, today = lived(400)
    recent = {at(today - timedelta(days=back), hour) for back in (0, 1) for hour in HOURS}
    daily = {at(today - timedelta(days=back), 18) for back in range(2, 2 + DAYS)}
    assert recent | daily <= there
    coarser = sorted(there - recent - daily, reverse=True)
    weekly, monthly = coarser[:WEEKS], coarser[WEEKS:]
    assert len({each.at.isocalendar()[:2] for each in weekly}) == WEEKS
    # The last day of each full week; the newest week may still be passing out of the daily ones.
    assert all(each.at.isoweekday() == 7 for each in weekly[1:])
    assert [each.at.hour for each in weekly] == [18] * WEEKS
    assert len(monthly) == MONTHS
    assert len({(each.at.year, each.at.month) for each in monthly}) == MONTHS
    # No hole is larger than its span: a day, a week, a month and the week in which it ends.
    gaps = [newer.at - older.at for newer, older in pairwise(weekly)]
    assert max(gaps) == timedelta(days=7)
    ends = [weekly[-1], *monthly]
    gaps = [newer.at - older.at for newer, older in pairwise(ends)]
    assert max(gaps) <= timedelta(days=38)
    assert len(there) == len(HOURS) * 2 + DAYS + WEEKS + MONTHS


def test_thinning_day_by_day_reaches_back_for_most_of_a_year() -> None:
    there, today = lived(400)
    assert today - min(there).at.date() > timedelta(days=300)


def test_a_year_away_costs_nothing() -> None:
    before, _today = lived(60)
    after = to_keep(before | {at(FIRST + timedelta(days=500))}, FIRST + timedelta(days=500))
    lost = before - after
    assert len(before) - len(lost) >= DAYS + WEEKS // 2
    assert max(before) in after


def test_days_without_backups_do_not_count() -> None:
    """On twelve days of a month there were backups: all twelve are kept."""
    days = [TODAY - timedelta(days=back) for back in range(5, 5 + 3 * DAYS, 3)]
    made = {at(day) for day in days}
    assert to_keep(made, TODAY) == made


def test_a_clock_set_back_costs_nothing() -> None:
    made = {at(TODAY + timedelta(days=ahead)) for ahead in range(40)}
    assert to_keep(made, TODAY) == made


def test_a_damaged_one_does_not_stand_for_its_day() -> None:
    day = TODAY - timedelta(days=4)
    morning, noon, evening = (at(day, hour) for hour in HOURS)
    assert to_keep({morning, noon, evening}, TODAY) == {evening}
    kept = to_keep({morning, noon, evening}, TODAY, lambda each: each != evening)
    assert kept == {noon}


def test_the_last_good_one_stays_whatever_its_age() -> None:
    good = at(TODAY - timedelta(days=2_000))
    made = {at(TODAY - timedelta(days=back)) for back in range(1_000)} | {good}
    assert good not in to_keep(made, TODAY)
    assert good in to_keep(made, TODAY, lambda each: each == good)


def test_it_asks_about_few() -> None:
    """To be asked means that a file is read: not of all of them after each backup."""
    there, today = lived(200)
    asked: list[Made] = []

    def is_good(each: Made) -> bool:
        asked.append(each)
        return True

    to_keep(there | {at(today, 23)}, today, is_good)
    assert len(asked) <= 4


MOMENTS = st.datetimes(datetime(2023, 1, 1), datetime(2026, 4, 1))
SOME = st.sets(st.builds(Made, MOMENTS, st.sampled_from(["", "a", "b"])), max_size=60)


@given(SOME, st.sets(st.integers(0, 59)))
def test_of_any_backups(made: set[Made], bad_ones: set[int]) -> None:
    ordered = sorted(made)
    bad = {each for place, each in enumerate(ordered) if place in bad_ones}
    kept = to_keep(made, TODAY, lambda each: each not in bad)
    assert kept <= made
    assert {each for each in made if each.at.date() >= TODAY - timedelta(days=1)} <= kept
    good = made - bad
    if good:
        assert kept & good
    if good and max(good) == max(made):
        assert max(good) in kept  # the newest
    old = [each for each in kept if each.at.date() < TODAY - timedelta(days=1)]
    assert len(old) <= DAYS + WEEKS + MONTHS + 1
    assert to_keep(kept, TODAY, lambda each: each not in bad) == kept
