"""What is wrong in the words of a template: nothing would be filled in, or left out, there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from enum import Enum, auto
from typing import Final, NamedTuple

_NAMED: Final = re.compile(r"\{([^\W\d_][\w ]{0,39})(\}?)")
_BRACKET: Final = re.compile(r"\[\?|[\[\]]")


class Fault(Enum):
    """What is wrong."""

    UNKNOWN = auto()  # a placeholder that there isn't
    OPEN_BRACE = auto()  # a placeholder without its end
    OPEN_PART = auto()  # a part that may be left out, without its end
    PART_IN_PART = auto()  # such a part inside another


class Mistake(NamedTuple):
    """One place in a template, as indexes into the string; ``text`` is what stands there."""

    fault: Fault
    text: str
    start: int
    end: int


def mistakes(template: str, known: Collection[str]) -> tuple[Mistake, ...]:
    """All that is wrong in a template, in the order in which it stands there.

    ``known`` are the placeholders that can be filled.
    """
    found = {*_placeholders(template, known), *_parts(template)}
    return tuple(sorted(found, key=lambda each: each.start))


def _placeholders(template: str, known: Collection[str]) -> Iterator[Mistake]:
    for match in _NAMED.finditer(template):
        start, name = match.start(), match[1]
        if not match[2]:  # what follows is the letter's: only the first word can be meant
            text = f"{{{name.split(' ', 1)[0]}"
            yield Mistake(Fault.OPEN_BRACE, text, start, start + len(text))
        elif name not in known:
            yield Mistake(Fault.UNKNOWN, match[0], start, match.end())


def _parts(template: str) -> Iterator[Mistake]:
    """Brackets in pairs; of those that have none, the parts that may be left out."""
    opened: list[tuple[str, int, list[int]]] = []  # sign, place, the parts that begin inside
    for match in _BRACKET.finditer(template):
        if match[0] != "]":
            for sign, _at, inside in opened:
                if sign == match[0] == "[?":
                    inside.append(match.start())
            opened.append((match[0], match.start(), []))
        elif opened:
            _sign, _at, inside = opened.pop()
            for at in inside:
                yield Mistake(Fault.PART_IN_PART, "[?", at, at + 2)
    for sign, at, _inside in opened:
        if sign == "[?":
            yield Mistake(Fault.OPEN_PART, "[?", at, at + 2)
