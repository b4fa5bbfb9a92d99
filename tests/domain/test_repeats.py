"""Follow-ups that come again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.repeats import (
    Every,
    NoRepeat,
    Repeat,
    anchored,
    following,
    from_kept,
    kept,
    read,
)

D, W, M = Every.DAYS, Every.WEEKS, Every.MONTHS


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2w", Repeat(2, W)),
        ("1m", Repeat(1, M)),
        ("3d", Repeat(3, D)),
        ("every 2 weeks", Repeat(2, W)),
        ("Every  Month", Repeat(1, M)),
        ("weekly", Repeat(1, W)),
        ("every other week", Repeat(2, W)),
        ("quarterly", Repeat(3, M)),
        ("24 months", Repeat(24, M)),
        ("", None),
        ("   ", None),
        ("0d", NoRepeat.ZERO),
        ("every 0 days", NoRepeat.ZERO),
        ("000w", NoRepeat.ZERO),
        ("25 months", NoRepeat.TOO_LONG),
        ("9999999999999999999 days", NoRepeat.TOO_LONG),
        ("-1d", NoRepeat.NOT_UNDERSTOOD),
        ("sometimes", NoRepeat.NOT_UNDERSTOOD),
        ("2", NoRepeat.NOT_UNDERSTOOD),
        ("every", NoRepeat.NOT_UNDERSTOOD),
        ("1.5w", NoRepeat.NOT_UNDERSTOOD),
    ],
)
def test_what_is_typed(typed: str, found: Repeat | NoRepeat | None) -> None:
    assert read(typed) == found


@pytest.mark.parametrize("text", ["", "0d", "2x", "w", "999m", "1m/32", "'; drop", "1m/"])
def test_what_is_no_repeat_is_none(text: str) -> None:
    assert from_kept(text) is None


def test_the_31st_stays_the_31st() -> None:
    day, repeat = date(2026, 1, 31), anchored(Repeat(1, M), date(2026, 1, 31))
    days = []
    for _ in range(4):
        day = following(repeat, day, day)
        days.append(day)
    assert days == [date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31)]


@pytest.mark.parametrize(
    ("repeat", "due", "done", "next_one"),
    [
        (Repeat(1, W), date(2026, 3, 5), date(2026, 3, 5), date(2026, 3, 12)),
        (Repeat(1, W), date(2026, 3, 5), date(2026, 3, 3), date(2026, 3, 12)),  # done early
        (Repeat(1, W), date(2026, 3, 5), date(2026, 3, 25), date(2026, 3, 26)),  # three weeks late
        (Repeat(1, W), date(2026, 3, 5), date(2026, 3, 26), date(2026, 4, 2)),  # on the day itself
        (Repeat(2, W), None, date(2026, 3, 5), date(2026, 3, 19)),
        (Repeat(1, M, 29), date(2028, 1, 29), date(2028, 1, 29), date(2028, 2, 29)),  # leap day
        (Repeat(12, M, 29), date(2028, 2, 29), date(2028, 2, 29), date(2029, 2, 28)),
        (Repeat(3, M, 31), date(2025, 11, 30), date(2026, 3, 1), date(2026, 5, 31)),
        (Repeat(1, M), date(2026, 1, 15), date(2026, 5, 15), date(2026, 6, 15)),
        (Repeat(1, D), date(2026, 3, 28), date(2026, 3, 28), date(2026, 3, 29)),  # summer time
    ],
)
def test_the_next_day(repeat: Repeat, due: date | None, done: date, next_one: date) -> None:
    assert following(repeat, due, done) == next_one


REPEATS = st.builds(
    Repeat, st.integers(1, 24), st.sampled_from(Every), st.sampled_from([0, 1, 28, 29, 30, 31])
)


@given(REPEATS)
def test_it_is_read_back(repeat: Repeat) -> None:
    assert from_kept(kept(repeat)) == repeat


@given(REPEATS, st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(-900, 900))
def test_it_is_always_later_and_never_skips_a_turn(repeat: Repeat, due: date, apart: int) -> None:
    done = due + timedelta(days=apart)
    found = following(repeat, due, done)
    assert found > due
    assert found > done
    longest = {D: 1, W: 7, M: 31}[repeat.unit] * repeat.n
    if repeat.unit is M:
        longest += 31  # back to its day of the month, where it was moved away from it
    assert found - max(due, done) <= timedelta(days=longest)
