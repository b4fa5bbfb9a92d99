"""What the user chose about follow-ups: kept as JSON, read whatever stands there."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.codes import Cadence
from journal.domain.dates import WORKING_DAYS
from journal.domain.habits import MOST, RULES, USUAL, Habits, from_plain, least, most, to_plain
from journal.domain.milestones import USUAL_TELLING
from journal.domain.proposals import PROPOSALS

KEYS = st.sampled_from(sorted(RULES))
ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9) | KEYS,
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(KEYS | st.text(), inside),
    max_leaves=12,
)
NEWS = ODD | st.lists(st.integers(-9, 400) | st.booleans(), min_size=2, max_size=2)


@st.composite
def habits(draw: st.DrawFn) -> Habits:
    found = Habits(
        off=draw(st.frozensets(KEYS)),
        working=draw(st.frozensets(st.integers(0, 6), min_size=1)),
        cadence=draw(st.sampled_from(Cadence)),
    )
    found = found.with_telling(first=draw(st.integers(0, MOST)))
    found = found.with_telling(last=draw(st.integers(0, MOST)))
    for key in draw(st.sets(KEYS)):
        rule = RULES[key]
        found = found.with_rule(key, n=draw(st.integers(least(rule), most(rule))))
    return found


@given(habits())
def test_they_come_back_from_json(chosen: Habits) -> None:
    assert from_plain(json.loads(json.dumps(to_plain(chosen)))) == chosen


@given(
    ODD
    | st.fixed_dictionaries(
        {"off": ODD, "delays": ODD, "working": ODD, "cadence": ODD, "news": NEWS}
    )
)
def test_whatever_stands_there_is_read(odd: object) -> None:
    found = from_plain(odd)
    assert found.working
    assert 0 <= found.tell_first <= found.tell_last <= MOST
    assert all(least(rule) <= rule.n <= most(rule) for rule in found.rules() if rule.n)


def test_the_usual_is_the_table() -> None:
    assert USUAL.rules() == PROPOSALS
    assert (USUAL.waits(), USUAL.rest_after()) == ((3, 7), 10)
    assert from_plain(None) == USUAL


def test_reminders_change_how_long_one_waits() -> None:
    chosen = USUAL.with_rule("request.remind.1", n=12)
    assert chosen.waits() == (7, 12)
    assert chosen.rest_after() == 15
    assert chosen.with_rule("request.remind.2", on=False).waits() == (12,)
    assert chosen.with_rule("request.remind.1", n=3) == USUAL


@pytest.mark.parametrize("n", [0, -1, 366])
def test_in_0_days_is_no_reminder(n: int) -> None:
    with pytest.raises(ValueError, match=str(n)):
        USUAL.with_rule("named.write", n=n)
    assert USUAL.with_rule("scheduled.print", n=0).delay(RULES["scheduled.print"]) == 0


def test_the_days_of_news_give_way_to_each_other() -> None:
    assert USUAL.telling() == USUAL_TELLING == (2, 14, WORKING_DAYS)
    later = USUAL.with_telling(first=20)
    assert (later.tell_first, later.tell_last) == (20, 20)
    sooner = later.with_telling(last=5)
    assert (sooner.tell_first, sooner.tell_last) == (5, 5)
    assert sooner.with_telling(first=2).with_telling(last=14) == USUAL
    for wrong in (-1, 366):
        with pytest.raises(ValueError, match=str(wrong)):
            USUAL.with_telling(first=wrong)
    assert from_plain({"news": [3, 2]}) == from_plain({"news": [True, 9]}) == USUAL


def test_unknown_rules_are_no_rules() -> None:
    with pytest.raises(KeyError):
        USUAL.with_rule("world.peace", on=True)
