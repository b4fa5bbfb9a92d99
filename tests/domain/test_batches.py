"""A visit: which texts name a place, and in which order people stand."""

from __future__ import annotations

from datetime import date

import pytest

from journal.domain.batches import MOST_TICKED, Local, Standing, Visit, matcher, sorted_people

DAY = date(2026, 3, 16)


@pytest.mark.parametrize(
    ("place", "text", "there"),
    [
        ("Hamburg", "Hamburg", True),
        ("hamburg", "20457 HAMBURG, Germany", True),
        ("Munchen", "München", True),
        ("Lodz", "Łódź (Poland)", True),
        ("New York", "new-york city", True),
        ("burg", "Hamburg", False),
        ("Ham", "Hamburg", True),
        ("Hamburg", "Hamm", False),
        ("", "Hamburg", False),
        ("–", "Hamburg", False),
        ("Hamburg", "", False),
    ],
)
def test_which_texts_name_a_place(place: str, text: str, there: bool) -> None:
    assert matcher(place)(text) is there


def local(key: int, name: str, standing: Standing) -> Local:
    return Local(key, name, "", "Hamburg", standing)


def test_who_can_be_asked_comes_first_by_name() -> None:
    people = [
        local(1, "Held", Standing.ON_HOLD),
        local(2, "Asked", Standing.ASKED),
        local(3, "Ümit", Standing.FREE),
        local(4, "Zoe", Standing.FREE),
        local(5, "Met", Standing.MET),
    ]
    assert [each.name for each in sorted_people(people)] == ["Ümit", "Zoe", "Met", "Asked", "Held"]


def test_a_few_are_ticked_and_of_many_nobody() -> None:
    few = tuple(local(key, str(key), Standing.FREE) for key in range(1, MOST_TICKED + 1))
    met = local(99, "Met", Standing.MET)
    assert Visit("Hamburg", DAY, DAY, (*few, met), ()).ticked == tuple(range(1, MOST_TICKED + 1))
    assert Visit("Hamburg", DAY, DAY, (*few, few[0]), ()).ticked == ()
