"""What the status of an interview means."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest

from journal.domain import statuses
from journal.domain.codes import Format, InterviewStatus, LetterKind
from journal.domain.statuses import Fixed, Part
from journal.domain.step_codes import ActionCode

S = InterviewStatus
NOW = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
NEWER = "postponed"


class Row(NamedTuple):
    id: int
    status: str


@pytest.mark.parametrize(
    ("status", "start", "part"),
    [
        (S.HELD, None, Part.CAPTURE),
        (S.HELD, NOW + HOUR, Part.CAPTURE),
        (S.SCHEDULED, NOW, Part.CAPTURE),
        (S.SCHEDULED, NOW + HOUR, Part.PREPARE),
        (S.SCHEDULED, None, Part.PREPARE),
        (S.IDEA, NOW - HOUR, Part.PREPARE),
        (S.CANCELLED, NOW - HOUR, Part.PREPARE),
        (NEWER, NOW - HOUR, Part.PREPARE),
    ],
)
def test_the_part_that_fits_the_time(status: str, start: datetime | None, part: Part) -> None:
    assert statuses.fitting_part(status, start, NOW) is part


def test_only_a_letter_is_agreed_without_a_date() -> None:
    assert statuses.needs_date(S.SCHEDULED, None, Format.COFFEE)
    assert not statuses.needs_date(S.SCHEDULED, None, Format.LETTER)
    assert not statuses.needs_date(S.SCHEDULED, NOW, Format.COFFEE)
    assert not statuses.needs_date(S.HELD, None, Format.COFFEE)


def test_a_substitute_comes_where_somebody_was_asked() -> None:
    may = [status for status in (*S, NEWER) if statuses.may_have_substitute(status)]
    assert may == [S.REQUESTED, S.SCHEDULED, S.HELD]


def test_the_course_and_its_ends() -> None:
    places = {str(status): statuses.place_on_course(status) for status in (*S, NEWER)}
    assert [status for status, place in places.items() if place is None] == [
        "declined",
        "no reply",
        "cancelled",
        NEWER,
    ]
    assert [places[str(each)] for each in (S.IDEA, S.REQUESTED, S.SCHEDULED, S.HELD)] == [
        0,
        1,
        2,
        3,
    ]
    assert [status for status in (*S, NEWER) if statuses.is_closed(status)] == [
        S.DECLINED,
        S.NO_REPLY,
        S.CANCELLED,
    ]


def test_what_stays_on_its_day() -> None:
    found = {str(status): statuses.fixed(status) for status in (*S, NEWER)}
    assert {key: why for key, why in found.items() if why} == {
        "held": Fixed.HELD,
        "no reply": Fixed.GIVEN_UP,
    }


def test_a_status_of_a_newer_program_is_not_known() -> None:
    assert statuses.known(NEWER) is None
    assert statuses.known("held") is S.HELD
    assert not statuses.was_held(NEWER)
    assert not statuses.is_to_come(NEWER)


def test_which_interview_speaks() -> None:
    rows = [Row(1, S.HELD), Row(2, S.REQUESTED), Row(3, S.REQUESTED), Row(4, S.DECLINED)]
    assert statuses.waiting(rows) == rows[2]
    assert statuses.waiting(rows, 2) == rows[1]
    assert statuses.waiting(rows, 1) == rows[2]
    assert statuses.waiting([]) is None
    assert statuses.waiting([rows[0], rows[3]]) is None
    assert statuses.of_action(ActionCode.OPEN_CAPTURE, rows) == rows[0]
    assert statuses.of_action(ActionCode.EDIT_CONTACT, rows) is None
    assert statuses.of_letter(LetterKind.THANK_YOU, rows) == rows[0]
    assert statuses.of_letter(LetterKind.CHECK_BACK, rows) is None


def test_only_a_request_is_left_out_and_only_where_nobody_was_asked() -> None:
    left_out = [each for each in InterviewStatus if statuses.was_skipped(each, asked=False)]
    assert left_out == [InterviewStatus.REQUESTED]
    assert not any(statuses.was_skipped(each, asked=True) for each in InterviewStatus)
