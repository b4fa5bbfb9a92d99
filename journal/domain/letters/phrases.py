"""Short texts of the journal made fit for the middle of a sentence."""

from __future__ import annotations

from typing import Final

from journal.domain.names import clean_line

LONGEST: Final = 200
"""A longer phrase doesn't fit into a sentence and is cut at a word."""


def clause(text: str) -> str:
    """The first line of a text, without the sign that ends it; "" for nothing."""
    line = next((line for each in text.splitlines() if (line := clean_line(each))), "")
    if len(line) > LONGEST:
        line = line[:LONGEST].rsplit(" ", 1)[0] + " …"
    return line.rstrip(" .;,:")


def sentence(text: str) -> str:
    """The same with a capital first letter."""
    said = clause(text)
    return said[:1].upper() + said[1:]


def lowered(text: str) -> str:
    """With a small first letter, unless the first word is written in capitals."""
    first = text.split(" ", 1)[0]
    return text if len(first) > 1 and first.isupper() else text[:1].lower() + text[1:]
