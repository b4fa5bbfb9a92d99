"""How long a pitch takes to say."""

from __future__ import annotations

from journal.domain.pitches import speaking_seconds


def test_a_minute_of_words_takes_a_minute() -> None:
    assert speaking_seconds(" ".join(["word"] * 130)) == 60


def test_nothing_takes_no_time() -> None:
    assert speaking_seconds(" \n ") == 0


def test_scripts_without_spaces_are_counted_by_their_signs() -> None:
    assert speaking_seconds("私は物流の仕事を探しています" * 10) > 20
