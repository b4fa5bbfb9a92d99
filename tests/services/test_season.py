"""A season of forty interviews; fifty of them: ``python -m tests.reliability --only season``."""

from __future__ import annotations

import pytest

from tests.reliability.season import one
from tests.reliability.season_looks import Looks

HAPPENS = (
    *("letters", "agreed", "meetings", "substitutes", "declined", "no reply", "cancelled"),
    *("promised", "introduced", "held back", "late thanks", "people told", "promises"),
)
"""What is in each season, or it would show nothing."""


@pytest.mark.parametrize("seed", [1, 2])
def test_a_season_keeps_what_was_promised(qapp: object, seed: int) -> None:
    looks = one(seed, every=21).looks
    assert looks.troubles == []
    assert looks.happened["interviews"] >= 40
    assert [what for what in HAPPENS if not looks.happened[what]] == []
    assert all(looks.happened[what] for what in Looks.PROMISES.values())
