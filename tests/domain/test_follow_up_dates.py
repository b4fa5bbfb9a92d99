"""How pressing a follow-up is, the order of Today, thanks within a day, the cadence."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.codes import Cadence, FollowUpState, Urgency
from journal.domain.followups import (
    cadence_days,
    is_done,
    is_fading,
    needs_you_key,
    next_touch_due,
    thank_you_due,
    urgency,
    was_left_out,
)

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 5, 14, 30, tzinfo=BERLIN)
TODAY = NOW.date()
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("due_on", "due_time", "expected"),
    [
        (TODAY - DAY, None, Urgency.OVERDUE),
        (TODAY - DAY, time(23), Urgency.OVERDUE),
        (TODAY, time(14), Urgency.OVERDUE),
        (TODAY, time(14, 30), Urgency.OVERDUE),
        (TODAY, time(14, 31), Urgency.TODAY),
        (TODAY, None, Urgency.TODAY),
        (TODAY + DAY, None, Urgency.SOON),
        (TODAY + DAY, time(0), Urgency.SOON),
        (None, None, Urgency.SOON),
    ],
)
def test_urgency(due_on: date | None, due_time: time | None, expected: Urgency) -> None:
    assert urgency(due_on, due_time, FollowUpState.OPEN, False, NOW) is expected
    assert urgency(due_on, due_time, FollowUpState.OPEN, True, NOW) is Urgency.WAITING
    assert urgency(due_on, due_time, FollowUpState.DONE, False, NOW) is None
    assert urgency(due_on, due_time, FollowUpState.SKIPPED, True, NOW) is None


def test_the_order_of_what_needs_you() -> None:
    ordered = [
        (TODAY - 3 * DAY, None),
        (TODAY - DAY, time(9)),
        (TODAY - DAY, None),
        (TODAY, time(8)),
        (TODAY, time(14, 31)),
        (TODAY, time(18)),
        (TODAY, None),
        (TODAY + DAY, time(9)),
        (TODAY + 2 * DAY, None),
        (None, None),
    ]
    wrong_way_round = ordered[::-1]
    assert sorted(wrong_way_round, key=lambda row: needs_you_key(*row, NOW)) == ordered


@given(st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.none() | st.times())
def test_every_follow_up_has_its_place(due_on: date | None, due_time: time | None) -> None:
    key = needs_you_key(due_on, due_time, NOW)
    assert (key[0] == 0) == (
        urgency(due_on, due_time, FollowUpState.OPEN, False, NOW) is Urgency.OVERDUE
    )


def test_thanks_within_24_real_hours() -> None:
    end = datetime(2026, 3, 28, 14, 30, tzinfo=BERLIN)
    due = thank_you_due(end)
    assert due == datetime(2026, 3, 29, 15, 30, tzinfo=BERLIN)  # that night is an hour short
    assert due.timestamp() - end.timestamp() == 24 * 3600
    assert thank_you_due(NOW) == NOW + DAY


def test_cadence() -> None:
    assert [cadence_days(each) for each in Cadence] == [None, 30, 91, 182]
    assert next_touch_due(date(2024, 1, 30), Cadence.MONTHLY) == date(2024, 2, 29)
    assert next_touch_due(None, Cadence.MONTHLY) is None
    assert next_touch_due(TODAY, Cadence.NONE) is None


def test_fading_begins_after_the_day_itself() -> None:
    last = TODAY - timedelta(days=30)
    assert not is_fading(last, Cadence.MONTHLY, TODAY)
    assert is_fading(last - DAY, Cadence.MONTHLY, TODAY)
    assert not is_fading(last - DAY, Cadence.QUARTERLY, TODAY)
    assert not is_fading(None, Cadence.MONTHLY, TODAY)
    assert not is_fading(date(2000, 1, 1), Cadence.NONE, TODAY)


def test_what_was_done_and_what_was_left_out() -> None:
    done = [state for state in FollowUpState if is_done(state)]
    left_out = [state for state in FollowUpState if was_left_out(state)]
    assert (done, left_out) == ([FollowUpState.DONE], [FollowUpState.SKIPPED])
    assert not is_done("of a newer program")
