"""The little language of templates.

``{referrer}`` is filled with what is known. ``[?A part like this, about {attained}.]`` is left
out when something in it isn't known; ``[?first|second|third]`` takes the first of its parts for
which all is known. What is not known elsewhere stays as a gap in square brackets, which says what
belongs there: ``[what they have achieved]``. Everything else stands for itself, and nothing that
was filled in is read again, so that names and notes may hold any sign.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(r"\[\?|[\[\]|]|\{([a-z][a-z_]{0,39})\}")
_GAP: Final = re.compile(r"\[[^\[\]\n]{2,120}\]|\{[a-z][a-z_]{0,39}\}")


class Span(NamedTuple):
    """A place in a text, as indexes into the string. ``key`` names the placeholder, if known."""

    start: int
    end: int
    key: str = ""
    missing: bool = False


class Filled(NamedTuple):
    """A filled template: what it says, and where something was filled in or is missing."""

    text: str
    spans: tuple[Span, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The placeholders without data, in the order in which they stand, each once."""
        return tuple(dict.fromkeys(span.key for span in self.spans if span.missing))


class _Place(NamedTuple):
    key: str


class _Choice(NamedTuple):
    parts: tuple[tuple[str | _Place, ...], ...]


_Part = str | _Place | _Choice


def parse(template: str) -> tuple[_Part, ...]:
    """The parts of a template. Never raises: what isn't well formed stands for itself."""
    found: list[_Part] = []
    at = start = 0
    while (start := template.find("[?", start)) >= 0:
        end = _closing(template, start + 2)
        if end < 0:
            start += 2
            continue
        found += _plain(template[at:start])
        found.append(_Choice(tuple(map(tuple, map(_plain, _split(template[start + 2 : end]))))))
        at = start = end + 1
    return (*found, *_plain(template[at:]))


def keys(template: str) -> tuple[str, ...]:
    """The placeholders that stand in a template, each once, in order."""
    return tuple(dict.fromkeys(match[1] for match in _TOKEN.finditer(template) if match[1]))


def fill(template: str, values: Mapping[str, str], gaps: Mapping[str, str]) -> Filled:
    """Fills a template. ``gaps``: what to say where a placeholder has no value.

    A placeholder that neither knows stands as it is written.
    """
    made = _Maker(values, gaps)
    for part in parse(template):
        if not isinstance(part, _Choice):
            made.add((part,))
            continue
        chosen = next((each for each in part.parts if made.knows_all(each)), ())
        made.add(chosen)
        made.joint = made.joint or not any(chosen)
    return made.result()


def gaps_in(text: str) -> tuple[Span, ...]:
    """Where something is still to be filled in: a gap in square brackets, or a placeholder."""
    return tuple(
        Span(match.start(), match.end(), match[0][1:-1], True)
        for match in _GAP.finditer(text)
        if any(map(str.isalpha, match[0]))
    )


class _Maker:
    """Puts the parts together; where one was left out, the text closes up."""

    def __init__(self, values: Mapping[str, str], gaps: Mapping[str, str]) -> None:
        self._values = values
        self._gaps = gaps
        self._text = ""
        self._spans: list[Span] = []
        self.joint = False

    def knows_all(self, parts: Sequence[str | _Place]) -> bool:
        return all(self._values.get(each.key) for each in parts if isinstance(each, _Place))

    def add(self, parts: Sequence[str | _Place]) -> None:
        for part in parts:
            if isinstance(part, str):
                self._write(part)
                continue
            value = self._values.get(part.key, "")
            gap = self._gaps.get(part.key)
            missing = not value
            if missing:
                value = f"{{{part.key}}}" if gap is None else f"[{gap}]"
            self._write("")
            start = len(self._text)
            self._text += value
            self._spans.append(Span(start, len(self._text), part.key, missing))
            self.joint = False

    def result(self) -> Filled:
        kept = self._text.rstrip()
        return Filled(kept, tuple(span for span in self._spans if span.end <= len(kept)))

    def _write(self, text: str) -> None:
        if self.joint and text:
            if not self._text or self._text.endswith("\n"):
                text = text.lstrip(" \t")
                while text.startswith("\n") and (not self._text or self._text.endswith("\n\n")):
                    text = text[1:]
            elif self._text.endswith(" "):
                text = text.lstrip(" \t")
                if text[:1] in (",", ".", ";", ":", "!", "?", ")", "\n"):
                    self._trim()
            self.joint = not text
        self._text += text

    def _trim(self) -> None:
        last = self._spans[-1].end if self._spans else 0
        self._text = self._text[:last] + self._text[last:].rstrip(" \t")


def _closing(template: str, at: int) -> int:
    """Where the part that begins at ``at`` ends; -1 when it doesn't, or another begins in it."""
    depth = 0
    for match in _TOKEN.finditer(template, at):
        if match[0] == "[?":
            return -1
        if match[0] == "[":
            depth += 1
        elif match[0] == "]":
            if not depth:
                return match.start()
            depth -= 1
    return -1


def _split(inner: str) -> list[str]:
    """The alternatives, divided by a bar that stands in no brackets."""
    found, depth, last = [], 0, 0
    for match in _TOKEN.finditer(inner):
        if match[0] == "[":
            depth += 1
        elif match[0] == "]":
            depth = max(0, depth - 1)
        elif match[0] == "|" and not depth:
            found.append(inner[last : match.start()])
            last = match.end()
    return [*found, inner[last:]]


def _plain(text: str) -> list[str | _Place]:
    found: list[str | _Place] = []
    at = 0
    for match in _TOKEN.finditer(text):
        if match[1]:
            if match.start() > at:
                found.append(text[at : match.start()])
            found.append(_Place(match[1]))
            at = match.end()
    if at < len(text):
        found.append(text[at:])
    return found
