"""The tree of referrals: against plain recursion, with loops, with chains of thousands."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from journal.domain.codes import Introduction
from journal.domain.referrals import Branch, ReferralTree, find_cycles

NAMED = Introduction.NAMED
Skeleton = list[tuple[int, int | None]]
Further = list[tuple[int, int, Introduction]]


@st.composite
def forests(draw: st.DrawFn, most: int = 12) -> Skeleton:
    """Sound trees in any order: each referrer is older than those they referred."""
    size = draw(st.integers(0, most))
    rows: Skeleton = [
        (one, draw(st.none() | st.integers(1, one - 1)) if one > 1 else None)
        for one in range(1, size + 1)
    ]
    return draw(st.permutations(rows))


@st.composite
def any_links(draw: st.DrawFn) -> tuple[Skeleton, Further]:
    """Whatever a damaged journal may hold."""
    ids = st.integers(1, 8)
    rows = draw(st.dictionaries(ids, st.none() | st.integers(1, 10), max_size=8))
    further = draw(st.lists(st.tuples(ids, ids, st.sampled_from(Introduction)), max_size=8))
    return list(rows.items()), further


def links_of(rows: Skeleton, further: Further) -> list[tuple[int, int]]:
    """All referrals, as who referred whom."""
    primary = [(parent, contact) for contact, parent in rows if parent is not None]
    return primary + [(referrer, referred) for referrer, referred, _ in further]


def open_tree(tree: ReferralTree) -> list[int]:
    """Everybody in the tree, from the top."""
    found = list(tree.roots)
    for one in found:  # grows while it is walked
        found.extend(tree.children(one))
    return found


def reachable(links: list[tuple[int, int]], start: int) -> set[int]:
    """Everybody below ``start``, by repeated looking."""
    below: set[int] = set()
    while True:
        more = {b for a, b in links if a == start or a in below}
        if more <= below:
            return below
        below |= more


@given(forests())
def test_everybody_stands_in_the_tree_once(rows: Skeleton) -> None:
    tree = ReferralTree(rows)
    assert sorted(open_tree(tree)) == sorted(contact for contact, _ in rows)
    assert tree.looping == frozenset()
    for contact, parent in rows:
        assert tree.parent(contact) == parent
        assert contact not in tree.path(contact)
        chain = (*tree.path(contact), contact)
        assert chain[0] in tree.roots
        assert all(b in tree.children(a) for a, b in pairwise(chain))


@given(forests())
def test_brothers_and_sisters_keep_their_order(rows: Skeleton) -> None:
    tree = ReferralTree(rows)
    assert list(tree.roots) == [contact for contact, parent in rows if parent is None]
    for contact, _ in rows:
        assert list(tree.children(contact)) == [c for c, parent in rows if parent == contact]


@given(forests())
def test_branches_count_what_hangs_below(rows: Skeleton) -> None:
    tree = ReferralTree(rows)

    def depth(contact: int) -> int:
        return max((depth(child) + 1 for child in tree.children(contact)), default=0)

    for contact, _ in rows:
        people = len(reachable(links_of(rows, []), contact))
        assert tree.branch_counts(contact) == Branch(people, depth(contact))


@given(forests(), st.data())
def test_a_loop_is_one_by_whatever_links(rows: Skeleton, data: st.DataObject) -> None:
    if not rows:
        return
    ids = st.sampled_from([contact for contact, _ in rows])
    further = [
        (a, b, NAMED) for a, b in data.draw(st.lists(st.tuples(ids, ids), max_size=6)) if a < b
    ]
    tree = ReferralTree(rows, further)
    referrer, referred = data.draw(ids), data.draw(ids)
    links = links_of(rows, further)
    expected = referrer == referred or referrer in reachable(links, referred)
    assert tree.would_loop(referrer, referred) == expected
    assert bool(find_cycles([*links, (referrer, referred)])) == expected
    assert (referrer in tree.ancestors(referred)) == (referred in reachable(links, referrer))


@given(any_links())
def test_damaged_data_gives_a_tree_all_the_same(data: tuple[Skeleton, Further]) -> None:
    rows, further = data
    tree = ReferralTree(rows, further)
    assert sorted(open_tree(tree)) == sorted(contact for contact, _ in rows)
    placed = [(tree.parent(contact) or 0, contact) for contact, _ in rows]
    for contact, parent in rows:
        assert tree.branch_counts(contact).people == len(reachable(placed, contact))
        assert contact not in tree.path(contact)
        primary = [(p, c) for c, p in rows if p is not None]
        on_loop = contact in reachable(primary, contact)
        assert (contact in tree.looping) == on_loop
        if on_loop:
            assert contact in tree.roots
        elif parent in tree:
            assert tree.parent(contact) == parent
    assert tree.would_loop(1, 1)


@given(any_links())
def test_every_loop_is_found_and_is_one(data: tuple[Skeleton, Further]) -> None:
    links = links_of(*data)
    loops = find_cycles(links)
    for loop in loops:
        steps = zip(loop, (*loop[1:], loop[0]), strict=True)
        assert all(step in links for step in steps)
        assert loop[0] == min(loop)
        assert len(set(loop)) == len(loop)
    knotted = {one for pair in links for one in pair if one in reachable(links, one)}
    assert bool(loops) == bool(knotted)
    covered = {other for loop in loops for other in (*loop, *reachable(links, loop[0]))}
    assert knotted <= covered


def test_loops_are_told_in_order() -> None:
    assert find_cycles([(3, 1), (1, 2), (2, 3), (5, 5), (6, 7)]) == [(1, 2, 3), (5,)]


def test_looping_people_become_roots_and_keep_those_below() -> None:
    tree = ReferralTree([(1, 2), (2, 1), (3, 1), (4, 4), (5, 99)])
    assert tree.roots == (1, 2, 4, 5)
    assert tree.looping == {1, 2, 4}
    assert tree.children(1) == (3,)
    assert tree.would_loop(1, 2)
    assert not tree.would_loop(5, 3)


def test_a_further_referrer_gives_no_place_but_counts_for_loops() -> None:
    tree = ReferralTree([(1, None), (2, 1), (3, None)], [(3, 2, Introduction.PROMISED)])
    assert tree.children(3) == ()
    assert tree.ancestors(2) == {1, 3}
    assert tree.would_loop(2, 3)
    assert not tree.would_loop(1, 3)


def test_moving_below_somebody_else_is_no_loop() -> None:
    tree = ReferralTree([(1, None), (2, 1), (3, 2), (4, None)])
    assert not tree.would_loop(4, 2)
    assert not tree.would_loop(1, 3)
    assert tree.would_loop(3, 1)


def test_a_chain_of_five_thousand_is_no_recursion() -> None:
    tree = ReferralTree([(one, one - 1 if one > 1 else None) for one in range(1, 5_001)])
    assert tree.path(5_000) == tuple(range(1, 5_000))
    assert tree.branch_counts(1) == Branch(4_999, 4_999)
    assert open_tree(tree) == list(range(1, 5_001))
    assert tree.would_loop(5_000, 1)
    ring = [(one, one % 5_000 + 1) for one in range(1, 5_001)]
    assert find_cycles(ring) == [tuple(range(1, 5_001))]


def test_a_hundred_thousand_people() -> None:
    tree = ReferralTree([(one, one // 3 if one > 2 else None) for one in range(1, 100_001)])
    assert len(tree) == 100_000
    assert sum(tree.branch_counts(root).people + 1 for root in tree.roots) == 100_000
    assert len(tree.path(100_000)) == 10
