"""Who is owed the news of a milestone, in which order, on which day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.codes import Introduction, Warmth
from journal.domain.milestones import Known, LeftOut, Reason, Telling, owed, span, way_to

DAY = date(2026, 3, 5)


def person(key: int, name: str, **more: object) -> Known:
    return Known(key, name)._replace(**more)  # type: ignore[arg-type]


def names(found: list) -> list[str]:  # type: ignore[type-arg]
    return [each.known.name for each in found]


def test_who_asked_then_who_was_met_then_who_named_somebody() -> None:
    everybody = [
        person(1, "Referrer", referred=("Met",)),
        person(2, "Met", met_on=date(2026, 2, 1)),
        person(3, "Asked", waiting=7),
        person(4, "Nobody"),
    ]
    found = owed(everybody, DAY, DAY)
    assert names(found) == ["Asked", "Met", "Referrer"]
    assert [each.reason for each in found] == [Reason.ASKED, Reason.MET, Reason.REFERRER]


def test_nobody_is_listed_twice_and_the_nearest_reason_is_told() -> None:
    all_at_once = person(1, "Ana", waiting=7, met_on=DAY, referred=("Lena",))
    found = owed([all_at_once, all_at_once], DAY, DAY)
    assert [each.reason for each in found] == [Reason.ASKED]


def test_the_warmer_come_first_then_those_met_last() -> None:
    found = owed(
        [
            person(1, "New", met_on=date(2026, 3, 1)),
            person(2, "Warm, long ago", met_on=date(2025, 1, 1), warmth=Warmth.WARM),
            person(3, "Advocate", met_on=date(2025, 1, 1), warmth=Warmth.ADVOCATE),
            person(4, "Warm, lately", met_on=date(2026, 1, 1), warmth=Warmth.WARM),
        ],
        DAY,
        DAY,
    )
    assert names(found) == ["Advocate", "Warm, lately", "Warm, long ago", "New"]


def test_the_way_to_whoever_led_to_it_comes_before_the_others() -> None:
    found = owed(
        [
            person(1, "Warm", met_on=DAY, warmth=Warmth.ADVOCATE),
            person(2, "Led", met_on=DAY),
            person(3, "Named them"),
            person(4, "Asked", waiting=1),
        ],
        DAY,
        DAY,
        {2: 0, 3: 1},
    )
    assert names(found) == ["Asked", "Led", "Named them", "Warm"]
    assert found[1].reason is Reason.LED


def test_who_is_on_hold_or_said_no_is_listed_last_and_has_no_day() -> None:
    found = owed(
        [
            person(1, "Said no", referred=("Met",), declined=True),
            person(2, "On hold", waiting=3, on_hold=True),
            person(3, "Met", met_on=DAY),
            person(4, "Said no but asked", waiting=5, declined=True),
        ],
        DAY,
        DAY,
    )
    assert names(found) == ["Said no but asked", "Met", "On hold", "Said no"]
    assert [each.left_out for each in found] == [None, None, LeftOut.ON_HOLD, LeftOut.DECLINED]
    assert found[2].due_on is None
    assert found[3].due_on is None


def test_who_asked_is_told_first_the_others_within_two_weeks() -> None:
    met = [person(key, f"Met {key}", met_on=DAY - timedelta(days=key)) for key in range(1, 6)]
    found = owed([person(9, "Asked", waiting=1), *met], DAY, DAY)
    assert [(each.due_on - DAY).days for each in found if each.due_on] == [
        *(4, 4, 6, 11, 12, 14)  # the second is a Saturday, so is the ninth
    ]


@pytest.mark.parametrize(
    ("reached", "today", "first", "last"),
    [
        (date(2026, 3, 4), date(2026, 3, 4), date(2026, 3, 6), date(2026, 3, 18)),
        (date(2026, 3, 5), date(2026, 3, 5), date(2026, 3, 9), date(2026, 3, 19)),  # a Saturday
        (date(2026, 3, 6), date(2026, 3, 7), date(2026, 3, 9), date(2026, 3, 20)),
        (date(2026, 3, 7), date(2026, 3, 8), date(2026, 3, 9), date(2026, 3, 20)),
        (date(2026, 3, 3), date(2026, 3, 5), date(2026, 3, 5), date(2026, 3, 17)),
        (date(2026, 1, 5), date(2026, 3, 5), date(2026, 3, 5), date(2026, 3, 17)),
        (date(2024, 2, 27), date(2024, 2, 27), date(2024, 2, 29), date(2024, 3, 12)),
        (date(2026, 10, 24), date(2026, 10, 24), date(2026, 10, 26), date(2026, 11, 6)),
        (date(9999, 12, 30), date(9999, 12, 30), date.max, date.max),
    ],
)
def test_the_days_by_hand(reached: date, today: date, first: date, last: date) -> None:
    assert span(reached, today) == (first, last)


def test_the_days_are_the_users_own() -> None:
    sundays = Telling(0, 7, frozenset({6}))
    assert span(DAY, DAY, sundays) == (date(2026, 3, 8), date(2026, 3, 8))
    assert span(DAY, DAY, Telling(0, 0)) == (DAY, DAY)
    assert span(DAY, DAY, Telling(1, 30)) == (date(2026, 3, 6), date(2026, 4, 3))
    # Whose last day is no working day, and the first one neither: all on the next.
    assert span(DAY, DAY, Telling(2, 3)) == (date(2026, 3, 9), date(2026, 3, 9))
    met = [person(key, f"Met {key}", met_on=DAY) for key in range(1, 4)]
    told = owed(met, DAY, DAY, telling=Telling(1, 9))
    assert [each.due_on for each in told] == [
        date(2026, 3, 6), date(2026, 3, 10), date(2026, 3, 13),
    ]  # fmt: skip


def test_the_way_ends_in_circles_and_a_no_led_nowhere() -> None:
    links = [
        (1, 2, Introduction.MADE, True),
        (2, 3, Introduction.NAMED, True),
        (3, 1, Introduction.NAMED, False),
        (9, 3, Introduction.DECLINED, False),
    ]
    assert way_to(3, links, [(8, 2)]) == {3: 0, 2: 1, 1: 2, 8: 2}


@given(
    st.lists(
        st.builds(
            Known,
            contact_id=st.integers(1, 30),
            name=st.text(max_size=3),
            waiting=st.none() | st.integers(1, 9),
            met_on=st.none() | st.dates(),
            warmth=st.sampled_from(Warmth),
            referred=st.lists(st.text(max_size=2), max_size=2).map(tuple),
            on_hold=st.booleans(),
            declined=st.booleans(),
        ),
        max_size=40,
    ),
    st.dates(max_value=date(9999, 11, 1)),
    st.dates(max_value=date(9999, 11, 1)),
    st.builds(
        lambda first, more, working: Telling(first, first + more, working),
        st.integers(0, 20),
        st.integers(0, 20),
        st.frozensets(st.integers(0, 6), min_size=1),
    ),
)
def test_everybody_once_in_time_on_a_working_day_and_in_order(
    everybody: list[Known], reached: date, today: date, telling: Telling
) -> None:
    found = owed(everybody, reached, today, telling=telling)
    ids = [each.known.contact_id for each in found]
    assert len(ids) == len(set(ids))
    told = [each for each in found if each.left_out is None]
    assert found[: len(told)] == told
    first, last = span(reached, today, telling)
    assert first <= last
    days = [each.due_on for each in told if each.due_on is not None]
    assert len(days) == len(told)
    assert days == sorted(days)
    assert all(max(first, today) <= day <= last for day in days)
    assert all(day.weekday() in telling.working for day in (first, last, *days))
    assert not any(each.known.on_hold for each in told)
