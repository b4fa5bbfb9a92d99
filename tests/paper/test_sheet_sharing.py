"""How the height of pages is shared out among questions."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.paper.sharing import MOST_LINES, Ask, Share, item_height, least_height, share_out

RULE = 8.0
ASKS = st.lists(st.builds(Ask, st.sampled_from([5.0, 10.1, 15.2]), st.booleans()), max_size=80)
ROOMS = st.floats(30, 260)


def ends(asks: list[Ask], share: Share) -> list[float]:
    """Lower ends of a page's questions."""
    return [
        place.y + item_height(asks[place.number].height, place.lines, RULE)
        for place in share.places
    ]


@given(ASKS, ROOMS, ROOMS)
def test_each_question_once_in_order_and_within_its_page(
    asks: list[Ask], first: float, later: float
) -> None:
    shares = share_out(asks, first, later, RULE)
    assert [p.number for share in shares for p in share.places] == list(range(len(asks)))
    for number, share in enumerate(shares):
        room = later if number else first
        bottoms = ends(asks, share)
        assert all(place.lines >= 1 for place in share.places)
        assert all(bottom <= room + 1e-6 for bottom in bottoms)
        for bottom, place in zip(bottoms, share.places[1:], strict=False):
            assert place.y - bottom >= 1.2 - 1e-6
        if bottoms:
            assert bottoms[-1] + share.left == pytest.approx(room)


@given(ASKS.filter(bool), ROOMS)
def test_lines_differ_only_by_what_must_be_asked(asks: list[Ask], room: float) -> None:
    for share in share_out(asks, room, 240, RULE):
        plain = {p.lines for p in share.places if not asks[p.number].must_ask}
        starred = [p.lines for p in share.places if asks[p.number].must_ask]
        assert len(plain) <= 1
        assert all(first - second in (0, 1) for first, second in pairwise(starred))
        if plain and starred:
            assert min(starred) >= min(plain)


@given(ASKS.filter(bool), ROOMS)
def test_no_line_is_wasted_on_a_page_with_something_to_ask(asks: list[Ask], room: float) -> None:
    """Where there is height for a line more, those that must be asked have all they may."""
    for share in share_out(asks, room, 240, RULE):
        if not share.places:
            continue
        used = sum(item_height(asks[p.number].height, p.lines, RULE) for p in share.places)
        whole = room if share.places[0].number == 0 else 240
        if whole - used - 2.0 * (len(share.places) - 1) >= RULE:
            wanting = [p for p in share.places if asks[p.number].must_ask]
            assert all(p.lines == MOST_LINES for p in wanting)


@given(st.integers(1, 30))
def test_as_many_as_fit_stay_on_the_first_page(count: int) -> None:
    asks = [Ask(5.0, False)] * count
    shares = share_out(asks, least_height(asks, RULE) + 1e-6, 240, RULE)
    assert len(shares) == 1
    assert all(place.lines == 1 for place in shares[0].places)
    assert len(share_out([*asks, asks[0]], least_height(asks, RULE) + 1e-6, 240, RULE)) == 2


def test_no_questions_is_one_page_without_any() -> None:
    assert share_out([], 100.0, 240.0, RULE) == (Share((), 100.0),)


def test_a_first_page_without_room_is_left_empty() -> None:
    shares = share_out([Ask(5.0, True)], 3.0, 240.0, RULE)
    assert [len(share.places) for share in shares] == [0, 1]


def test_what_is_higher_than_a_page_still_comes() -> None:
    shares = share_out([Ask(500.0, False)] * 2, 100.0, 240.0, RULE)
    assert [len(share.places) for share in shares] == [0, 1, 1]
