"""The plan of a meeting: the table, what lies between its rows, and the clock."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.agenda import (
    arrive_by,
    conversation_minutes,
    default_minutes,
    default_steps,
    is_face_to_face,
    leave_by,
    minutes_for_questions,
    notice_after,
)
from journal.domain.codes import Format, StepCode

LENGTHS = st.integers(min_value=1, max_value=24 * 60)
START = datetime(2024, 5, 14, 14, 0)


@pytest.mark.parametrize(
    ("minutes", "parts", "notice"),
    [
        (20, [2, 11, 4, 3, 0], 15),
        (30, [2, 15, 5, 3, 5], 20),
        (60, [2, 38, 10, 5, 5], 50),
    ],
)
def test_table(minutes: int, parts: list[int], notice: int) -> None:
    steps = default_steps(minutes)
    assert [step.minutes for step in steps] == parts
    assert [step.code for step in steps] == list(StepCode)
    assert notice_after(minutes) == notice


def test_between_and_beyond_the_rows() -> None:
    assert [step.minutes for step in default_steps(45)] == [2, 27, 7, 4, 5]
    assert [step.minutes for step in default_steps(10)] == [1, 6, 2, 1, 0]
    assert [step.minutes for step in default_steps(90)] == [2, 68, 10, 5, 5]
    assert notice_after(90) == 80


@pytest.mark.parametrize("minutes", [None, 0, -1, -30])
def test_no_length_is_no_plan(minutes: int | None) -> None:
    assert default_steps(minutes) == ()
    assert notice_after(minutes) is None


@given(LENGTHS)
def test_steps_sum_up_and_are_never_negative(minutes: int) -> None:
    steps = default_steps(minutes)
    assert sum(step.minutes for step in steps) == minutes
    assert all(step.minutes >= 0 for step in steps)
    assert conversation_minutes(steps) > 0


@given(LENGTHS)
def test_names_are_asked_for_before_the_time_is_nearly_up(minutes: int) -> None:
    steps = default_steps(minutes)
    notice = notice_after(minutes)
    assert notice is not None
    assert steps[0].minutes + steps[1].minutes <= notice <= minutes


@given(LENGTHS)
def test_one_minute_more_takes_from_no_part_but_the_conversation(minutes: int) -> None:
    shorter, longer = default_steps(minutes), default_steps(minutes + 1)
    for before, after in zip(shorter, longer, strict=True):
        if before.code is not StepCode.CONVERSATION:
            assert after.minutes >= before.minutes


def test_arrive_and_leave() -> None:
    arrive = arrive_by(START, Format.IN_PERSON)
    assert arrive == datetime(2024, 5, 14, 13, 45)
    assert leave_by(arrive, 35) == datetime(2024, 5, 14, 13, 10)
    assert leave_by(arrive, 0) == arrive
    assert leave_by(arrive, None) is None
    assert leave_by(arrive, -5) is None
    assert leave_by(None, 35) is None
    assert arrive_by(None, Format.COFFEE) is None
    assert arrive_by(START, None) is None


@pytest.mark.parametrize("how", list(Format))
def test_formats(how: Format) -> None:
    goes_there = how in (Format.IN_PERSON, Format.COFFEE, Format.LUNCH)
    assert is_face_to_face(how) is goes_there
    assert (arrive_by(START, how) is not None) is goes_there
    expected = {Format.LETTER: None, Format.COFFEE: 60, Format.LUNCH: 60}.get(how, 30)
    assert default_minutes(how) == expected


def test_questions_take_about_three_minutes_each() -> None:
    assert minutes_for_questions(7) == 21
    assert minutes_for_questions(0) == 0
    assert minutes_for_questions(-1) == 0


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_question_minutes_add_up(first: int, second: int) -> None:
    total = minutes_for_questions(first) + minutes_for_questions(second)
    assert minutes_for_questions(first + second) == total
