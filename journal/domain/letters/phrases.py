"""Short texts of the journal made fit for the middle of a sentence."""

from __future__ import annotations

import re
from typing import Final

from journal.domain.names import clean_line, fold

LONGEST: Final = 200
"""A longer phrase doesn't fit into a sentence and is cut at a word."""
_LONG_WORD: Final = 4
_MOST: Final = 1_000
_WORD: Final = re.compile(r"\w+")
_REMINDER: Final = 60
_NO_BRACKETS: Final = str.maketrans("[]{}\n", "()() ")


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


def reminder(text: str) -> str:
    """What was noted, as it can stand inside a gap."""
    return clause(text).translate(_NO_BRACKETS)[:_REMINDER]


def lowered(text: str) -> str:
    """With a small first letter, unless the first word is written in capitals."""
    first = text.split(" ", 1)[0]
    return text if len(first) > 1 and first.isupper() else text[:1].lower() + text[1:]


def speaks_of(folded: str, phrase: str) -> bool:
    """Whether a text (as ``fold`` gives it) speaks of what was noted.

    It does when half of the note's longer words stand in it.
    """
    words = _WORD.findall(fold(phrase[:_MOST]))
    wanted = [word for word in words if len(word) >= _LONG_WORD] or words
    said = sum(has_word(folded, word) for word in wanted)
    return bool(wanted) and 2 * said >= len(wanted)


def has_word(text: str, words: str) -> bool:
    """Whether these words stand in a text as whole ones; both as ``fold`` gives them."""
    at = text.find(words) if words else -1
    while at >= 0:
        end = at + len(words)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            return True
        at = text.find(words, at + 1)
    return False
