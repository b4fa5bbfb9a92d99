"""Somebody with two interviews: all places speak of the same one."""

from __future__ import annotations

from itertools import product

import pytest

from journal.domain.codes import InterviewStatus
from journal.services.library import Library

S = InterviewStatus
STARTS = ("2026-03-01T10:00", "2026-03-06T10:00")


@pytest.mark.parametrize(("first", "second"), list(product(S, S)), ids=str)
def test_the_next_step_is_of_the_leading_interview(library: Library, first: S, second: S) -> None:
    person = library.contacts.add("Ana Souza", mail="ana@x.example")
    both = []
    for status, start in zip((first, second), STARTS, strict=True):
        dated = status not in (S.IDEA, S.REQUESTED)
        key = library.meetings.plan(person, start=start if dated else None)
        library.meetings.set_status(key, status)
        both.append(key)
    leading = library.people.leading_interview(person)
    assert leading in both
    step = library.people.next_step(person)
    assert step == library.interviews.next_step(leading)
