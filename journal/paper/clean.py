"""Makes any text printable: no controls, no letters piled upon each other, no boundless length."""

from __future__ import annotations

import re
import unicodedata

# Controls, and the signs that turn the direction of what follows, also outside their text.
_INVISIBLE = re.compile("[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]+")
_BREAKS = re.compile("\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_SPACES = re.compile("[ \t]{2,}")
# Hebrew with accents has two or three marks on a letter; more in a row are a joke or an attack.
_MOST_MARKS = 4
_JOINER = "\u200d"
# What belongs to the sign before it: the joiner, and the colours of skin.
_JOINED = _JOINER + "🏻🏼🏽🏾🏿"
# Whoever pastes a book gets its first pages.
_MOST_LETTERS = 20_000


def cleaned(text: str, limit: int) -> tuple[str, bool]:
    """One paragraph without controls, and whether it had to be cut.

    At most ``limit`` characters are kept, and never half a letter.
    """
    start = text[: limit * 2 + 64]
    cut = len(start) < len(text)
    if not (start.isascii() and start.isprintable()):
        start = _BREAKS.sub(" ", start).replace("\t", " ")
        start = _INVISIBLE.sub("", start)
        start = _SURROGATES.sub("\ufffd", start)
        start = _without_piles(start)
    start = _SPACES.sub(" ", start.strip())
    if len(start) <= limit:
        return start, cut
    return start[: whole_letters(start, limit)], True


def whole_letters(text: str, end: int) -> int:
    """The last place up to ``end`` at which ``text`` can be cut without halving a letter."""
    while 0 < end < len(text) and (
        text[end] in _JOINED
        or text[end - 1] == _JOINER
        or unicodedata.category(text[end]) in ("Mn", "Me", "Mc")
    ):
        end -= 1
    return end


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text that have something in them."""
    parts = _BREAKS.split(text[:_MOST_LETTERS])
    return tuple(part for part in (part.strip() for part in parts) if part)


def plain_title(text: str, limit: int) -> str:
    """A text for the title of a file: as ``cleaned``, and without any sign of direction."""
    return re.sub("[\u061c\u200e\u200f]", "", cleaned(text, limit)[0])


def _without_piles(text: str) -> str:
    marks = 0
    kept = []
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter) in ("Mn", "Me") else 0
        if marks <= _MOST_MARKS:
            kept.append(letter)
    return "".join(kept)
