"""Every command of the library is among those that are done, undone and redone."""

from __future__ import annotations

from tests.reliability.operations import ACTS, NO_OPERATIONS, missing


def test_a_new_command_is_tried_or_said_to_change_nothing() -> None:
    assert missing() == set()


def test_nothing_is_both() -> None:
    assert not ACTS.keys() & NO_OPERATIONS
