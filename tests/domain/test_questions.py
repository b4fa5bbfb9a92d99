"""Which questions are suggested, why, and how many."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.codes import Level, Topic
from journal.domain.questions import (
    DEEP_TOPICS,
    BankQuestion,
    Caution,
    Reason,
    capacity,
    cautions,
    pick,
    suggest,
    too_many,
)

FLOW = list(Topic)
BANK = [
    BankQuestion(10 * (n + 1) + k, f"{topic} {k}", topic, position=k)
    for n, topic in enumerate(reversed(FLOW))
    for k in (0, 1)
]


@st.composite
def banks(draw: st.DrawFn) -> list[BankQuestion]:
    rows = draw(
        st.lists(
            st.tuples(
                st.sampled_from(Topic),
                st.frozensets(st.sampled_from(Level)),
                st.integers(0, 3),
                st.booleans(),
            ),
            max_size=20,
        )
    )
    return [BankQuestion(n, "?", *row) for n, row in enumerate(rows, 1)]


@pytest.mark.parametrize(
    ("minutes", "fit"), [(15, 5), (11, 3), (38, 12), (2, 0), (-5, 0), (None, 5)]
)
def test_about_three_minutes_each(minutes: int | None, fit: int) -> None:
    assert capacity(minutes) == fit
    assert too_many(7, minutes) == max(0, 7 - fit)


def test_a_stranger_is_asked_less() -> None:
    assert too_many(7, 38) == 0
    assert too_many(7, 38, stranger=True) == 2
    chosen = {each.id: each for each in BANK}
    picked = [chosen[one] for one in pick(BANK, level=None, minutes=38, stranger=True)]
    assert len(picked) == 5
    assert not {each.topic for each in picked} & DEEP_TOPICS
    assert all(
        each.topic not in DEEP_TOPICS
        for each in suggest(BANK, level=None, minutes=38, stranger=True)
    )


def test_suggestions_say_why() -> None:
    manager = replace(BANK[0], id=1, topic=Topic.PATH, levels=frozenset({Level.MANAGER}))
    others = replace(BANK[0], id=2, topic=Topic.PATH, levels=frozenset({Level.JUNIOR}))
    covered = replace(BANK[0], id=3, topic=Topic.DAY)
    chosen = replace(BANK[0], id=4, topic=Topic.DAY)
    retired = replace(BANK[0], id=5, retired=True)
    before = replace(BANK[0], id=6)
    found = suggest(
        [covered, retired, others, chosen, before, manager],
        level=Level.MANAGER,
        minutes=15,
        already=[4],
        asked_before=[6],
        asked_anywhere={3},
    )
    assert [(each.question_id, each.reasons) for each in found] == [
        (
            1,
            (
                Reason.SUITS_LEVEL,
                Reason.TOPIC_NOT_COVERED,
                Reason.NOT_ASKED_YET,
                Reason.NOT_ASKED_ANYWHERE,
            ),
        ),
        (3, (Reason.SUITS_LEVEL, Reason.NOT_ASKED_YET)),
    ]


def test_without_a_level_nothing_is_said_of_it() -> None:
    (only,) = suggest([BANK[0]], level=None, minutes=15)
    assert only.reasons == (Reason.TOPIC_NOT_COVERED, Reason.NOT_ASKED_YET)
    assert suggest([BANK[0]], level=None, minutes=2) == []


@given(banks(), st.none() | st.sampled_from(Level), st.none() | st.integers(3, 60), st.booleans())
def test_suggestions_suit_and_run_with_the_conversation(
    bank: list[BankQuestion], level: Level | None, minutes: int | None, stranger: bool
) -> None:
    by_id = {each.id: each for each in bank}
    found = suggest(bank, level=level, minutes=minutes, stranger=stranger)
    keys = [(FLOW.index(each.topic), by_id[each.question_id].position) for each in found]
    assert keys == sorted(keys)
    for each in found:
        assert by_id[each.question_id].suits(level)
        assert not by_id[each.question_id].retired
        assert not cautions(by_id[each.question_id], level=level, stranger=stranger)
    picked = pick(bank, level=level, minutes=minutes, stranger=stranger)
    suggested = [each.question_id for each in found]
    assert [one for one in suggested if one in picked] == picked
    assert not too_many(len(picked), minutes, stranger=stranger)
    assert len(picked) == len(set(picked))


def test_further_people_and_companies_always_belong() -> None:
    topics = {each.id: each.topic for each in BANK}
    for minutes in range(9, 60):
        picked = [topics[one] for one in pick(BANK, level=None, minutes=minutes)]
        assert len(picked) == min(capacity(minutes), len(BANK) - 2)
        assert picked.count(Topic.PEOPLE) == picked.count(Topic.COMPANIES) == 1
        assert len(set(picked)) == min(len(picked), len(Topic))
    assert [topics[one] for one in pick(BANK, level=None, minutes=6)] == [Topic.PATH, Topic.PEOPLE]
    assert [topics[one] for one in pick(BANK, level=None, minutes=3)] == [Topic.PATH]
    assert pick(BANK, level=None, minutes=2) == []


def test_what_is_chosen_already_counts() -> None:
    people = next(each.id for each in BANK if each.topic is Topic.PEOPLE)
    topics = {each.id: each.topic for each in BANK}
    picked = pick(BANK, level=None, minutes=15, already=[people])
    assert len(picked) == 4
    assert Topic.PEOPLE not in {topics[one] for one in picked}
    assert Topic.COMPANIES in {topics[one] for one in picked}
    assert pick(BANK, level=None, minutes=15, already=range(1, 7)) == []


def test_what_was_asked_before_is_not_asked_again() -> None:
    first = pick(BANK, level=None, minutes=15)
    again = pick(BANK, level=None, minutes=15, asked_before=first)
    assert len(again) == 5
    assert not set(first) & set(again)


def test_cautions() -> None:
    question = BankQuestion(1, "?", Topic.RESUME, frozenset({Level.MANAGER}))
    assert cautions(question, level=Level.EXECUTIVE, asked_before={1}, stranger=True) == (
        Caution.DOESNT_SUIT_LEVEL,
        Caution.ASKED_HERE_ALREADY,
        Caution.DEEP_FOR_STRANGER,
    )
    assert cautions(question, level=None) == ()
