"""The questions that a new journal starts with: every topic, every level, worth asking."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from journal.domain.codes import Level, Topic
from journal.domain.questions import BankQuestion, capacity, pick

BANKS = sorted((Path(__file__).parents[2] / "resources" / "questions").glob("*.toml"))
FIELDS = {"key", "topic", "levels", "text"}
# Beginnings that yes or no would answer.
CLOSED = re.compile(
    r"(is|are|was|were|do|does|did|can|could|will|would|should|have|has|had|may|might)\b", re.I
)


def rows(path: Path) -> list[dict[str, str]]:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    assert data["version"] == 1
    assert set(data) == {"version", "question"}
    found: list[dict[str, str]] = data["question"]
    return found


def bank(path: Path) -> list[BankQuestion]:
    return [
        BankQuestion(n, row["text"], Topic(row["topic"]), frozenset(map(Level, row["levels"])), n)
        for n, row in enumerate(rows(path), 1)
    ]


def test_there_is_one_in_english() -> None:
    assert "en.toml" in [path.name for path in BANKS]


@pytest.mark.parametrize("path", BANKS, ids=lambda path: path.stem)
def test_every_question_is_complete_and_there_once(path: Path) -> None:
    found = rows(path)
    assert 45 <= len(found) <= 60
    for row in found:
        assert set(row) == FIELDS
        assert row["key"].startswith(f"{row['topic']}-")
        assert re.fullmatch(r"[a-z]+(-[a-z]+)+", row["key"])
        levels = [Level(each) for each in row["levels"]]
        assert levels == [each for each in Level if each in levels] != []
        assert row["text"] == row["text"].strip()
    assert len({row["key"] for row in found}) == len({row["text"] for row in found}) == len(found)


@pytest.mark.parametrize("path", BANKS, ids=lambda path: path.stem)
def test_every_topic_has_something_for_every_level(path: Path) -> None:
    questions = bank(path)
    for topic in Topic:
        of_topic = [each for each in questions if each.topic is topic]
        assert len(of_topic) >= 3
        assert frozenset().union(*(each.levels for each in of_topic)) == frozenset(Level)
    topics = [each.topic for each in questions]
    assert topics == sorted(topics, key=list(Topic).index)


@pytest.mark.parametrize("path", BANKS, ids=lambda path: path.stem)
def test_everybody_can_be_asked_for_as_long_as_there_is_time(path: Path) -> None:
    for level in Level:
        for minutes in (11, 15, 38):
            picked = pick(bank(path), level=level, minutes=minutes)
            assert len(picked) == capacity(minutes)


def test_no_question_is_answered_by_yes_or_no() -> None:
    for row in rows(next(path for path in BANKS if path.name == "en.toml")):
        assert row["text"].endswith("?"), row
        assert not CLOSED.match(row["text"]), row
        assert re.search(r"\b(what|which|who|whom|whose|how|where|why)\b", row["text"], re.I), row
        assert len(row["text"]) <= 120, row
