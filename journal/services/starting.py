"""Makes a new journal that already holds the starting bank of questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from journal import assets
from journal.domain.changes import Kind
from journal.domain.clock import Clock
from journal.domain.codes import QuestionOrigin
from journal.store.database import create_file, open_file
from journal.store.history import forget
from journal.store.journal import Journal, Step

LANGUAGE = "en"


def make_journal(path: Path, clock: Clock) -> None:
    """Makes the file with its questions, and no history; all of it, or nothing.

    Raises CannotWrite.
    """
    make_filled(path, clock, add_bank)


def make_filled(path: Path, clock: Clock, write: Callable[[Step], object]) -> None:
    """Makes a journal that begins with what ``write`` writes, and no history.

    It stands at ``path`` once it is whole: a start that is killed leaves none rather than an
    empty one. Raises CannotWrite.
    """

    def fill(made: Path) -> None:
        journal = Journal(open_file(made), made, clock)
        try:
            with journal.step("") as step:
                write(step)
            forget(journal.database)
        finally:
            journal.close()

    create_file(path, fill)


def add_bank(step: Step) -> dict[str, tuple[int, str, str]]:
    """Adds the starting questions; id, text and topic by key."""
    added: dict[str, tuple[int, str, str]] = {}
    places: dict[str, int] = {}
    for each in read_bank():
        topic = each["topic"]
        places[topic] = places.get(topic, -1) + 1
        key = step.insert(
            Kind.QUESTION,
            key=each["key"],
            text=each["text"],
            topic=topic,
            origin=QuestionOrigin.BANK,
            position=places[topic],
        )
        added[each["key"]] = (key, each["text"], topic)
        for level in each["levels"]:
            step.insert(Kind.QUESTION_LEVEL, question_id=key, level=level)
    return added


def read_bank() -> list[Mapping[str, Any]]:
    """The starting questions as they stand in the resources."""
    return list(read_data("questions")["question"])


def bring_along() -> list[str]:
    """What a new interview's bring-along list starts with."""
    return list(read_data("bring")["items"])


def read_data(folder: str) -> dict[str, Any]:
    """The data of this folder of the resources, in the user's language."""
    import tomllib  # a journal that is there already needs none of it

    return tomllib.loads(assets.text(folder, f"{LANGUAGE}.toml"))
