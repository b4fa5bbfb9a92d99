"""Nobody's pronouns are taken for granted: where they aren't known, people are named."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import journal

SOURCE = Path(journal.__file__).parent
TELLING = frozenset({"tr", "translate", "mark"})
GUESSED = re.compile(r"\b(he|she|him|her|his|hers|himself|herself)\b", re.IGNORECASE)
ASKS_FOR_THEM = frozenset({"she, he, they …"})  # the field in which they are written down


def _words(source: str) -> Iterator[str]:
    """What is said to people in a module."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        if name in TELLING:
            for given in node.args:
                if isinstance(given, ast.Constant) and isinstance(given.value, str):
                    yield given.value


def test_no_sentence_guesses_them() -> None:
    guessed = {
        f"{path.relative_to(SOURCE)}: {text}"
        for path in SOURCE.rglob("*.py")
        for text in _words(path.read_text("utf-8"))
        if GUESSED.search(text) and text not in ASKS_FOR_THEM
    }
    assert guessed == set()


def test_a_guess_is_seen() -> None:
    found = list(_words('self.tr("Write to her")\ntranslate("Steps", "{name} said he is there")'))
    assert [text for text in found if GUESSED.search(text)] == [
        "Write to her", "{name} said he is there",
    ]  # fmt: skip
    assert not GUESSED.search("There is nothing here; the others wait")
