"""The list of bad inputs names tests that are there."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).parents[1]


def test_every_file_that_is_named_is_there() -> None:
    text = (TESTS / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w/]+\.py)`", text))
    assert len(named) > 30
    assert [name for name in sorted(named) if not (TESTS / name).is_file()] == []
