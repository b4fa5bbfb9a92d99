"""How a CSV file is written: its separator, where its header stands, what a headless file holds."""

from __future__ import annotations

import io
import itertools
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from journal.exchange.csv_columns import Layout, Role, heading_score, layout_of
from journal.exchange.csv_dates import is_date
from journal.exchange.csv_text import SEPARATORS, Lines, Problems, Record, Rows
from journal.exchange.csv_words import words_of

_SEP_LINE: Final = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
_LOOKED_AT: Final = 100
_HEADER_WITHIN: Final = 30
_MAIL: Final = re.compile(r"[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+")
_NUMBER: Final = re.compile(r"\+?[0-9][0-9 ()./-]{5,}[0-9]")
_LINK: Final = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_DECIMAL: Final = re.compile(r"[0-9]+\.[0-9]+")
_TELLING: Final = frozenset({Role.EMAIL, Role.LINK, Role.NAME, Role.GIVEN})
_PARTICLES: Final = words_of(
    "de|da|di|do|du|del|der|den|des|van|von|vom|zu|zur|la|le|el|al|bin|ibn|ben|y|e|i|af|av"
)


class Shape(NamedTuple):
    """How the rows are to be read. ``header``: the line it stands on, 0 without one.

    ``first``: the line of the first row after a ``sep=`` line; ``unwrap``: each line is
    quoted as a whole.
    """

    separator: str
    header: int
    headings: tuple[str, ...]
    unwrap: bool
    first: int


def find_shape(sample: str, name: str) -> Shape:
    """The shape of a file that begins with ``sample``."""
    first = 1
    told = _SEP_LINE.fullmatch(sample.split("\n", 1)[0].split("\r", 1)[0].rstrip("\r\n"))
    if told:
        first = 2
    candidates = (
        [told.group(1)] if told else [sign for sign in SEPARATORS if sign == "," or sign in sample]
    )
    wrapped = sample.lstrip().startswith('"')
    best: tuple[tuple[int, float], Shape] | None = None
    for separator in candidates:
        for unwrap in (False, True) if wrapped else (False,):
            records = _records(sample, separator, unwrap, name)[first - 1 :]
            shape, score = _shape(records, separator, unwrap, first)
            if best is None or score > best[0]:
                best = score, shape
    assert best is not None
    return best[1]


def _records(sample: str, separator: str, unwrap: bool, name: str) -> list[Record]:
    problems = Problems()
    rows = Rows(Lines(io.StringIO(sample, newline=""), problems, name), separator, problems)
    rows.unwrap = unwrap
    found = []
    for record in rows:
        found.append(record)
        if len(found) >= _LOOKED_AT:
            break
    return found


def _shape(
    records: list[Record], separator: str, unwrap: bool, first: int
) -> tuple[Shape, tuple[int, float]]:
    scores = [heading_score(record.cells) for record in records[:_HEADER_WITHIN]]
    top = max(scores, default=0)
    if top:
        header = records[scores.index(top)]
        shape = Shape(separator, header.line, tuple(header.cells), unwrap, first)
        body = [len(record.cells) for record in records[scores.index(top) :]]
        fitting = sum(width == body[0] for width in body) / len(body)
        return shape, (top, fitting - (0.0005 if unwrap else 0.0))
    widths = Counter(len(record.cells) for record in records if any(record.cells))
    width, count = max(widths.items(), key=lambda pair: (pair[1], pair[0]), default=(1, 0))
    even = count / max(sum(widths.values()), 1) if width > 1 else 0.0
    # Of equal shapes the one with more columns; a plain reading before an unwrapped one.
    even += min(width, 50) / 1000 - (0.0005 if unwrap else 0.0)
    return Shape(separator, 0, (), unwrap, first), (0, even)


def guess_layout(records: Sequence[Record]) -> tuple[Layout, bool] | None:
    """The columns of a file whose header says nothing, told by their contents.

    Also whether the first row is a header after all, in words nobody knows. None if no column
    holds mail addresses, numbers, links or names: then it is no list of contacts.
    """
    rows = [record.cells for record in records if any(map(str.strip, record.cells))]
    width = max((len(row) for row in rows), default=0)
    roles = [_content(_column(rows, place)) for place in range(width)]
    reached = any(role in (Role.EMAIL, Role.PHONE, Role.LINK) for role in roles)
    headed = reached and len(rows) > 1 and _is_heading(rows[0], roles)
    body = rows[1:] if headed else rows
    _find_names(roles, body, reached)
    if not _TELLING.intersection(roles):
        return None  # numbers alone can be anything
    headings = [*rows[0], *[""] * (width - len(rows[0]))] if headed else [""] * width
    plain = layout_of(headings)
    return Layout("generic", plain.columns, tuple(roles), plain.groups), headed


def _column(rows: list[list[str]], place: int) -> list[str]:
    return [row[place].strip() for row in rows if place < len(row) and row[place].strip()]


def _content(texts: list[str]) -> Role:
    if any(_DECIMAL.fullmatch(text) or is_date(text) for text in texts):
        return Role.OTHER
    for pattern, role in ((_MAIL, Role.EMAIL), (_LINK, Role.LINK), (_NUMBER, Role.PHONE)):
        if sum(bool(pattern.fullmatch(text[:300])) for text in texts) * 2 > len(texts):
            return role
    return Role.OTHER


def _is_heading(row: list[str], roles: list[Role]) -> bool:
    """Whether a row has words where all rows below have addresses or numbers."""
    told = [cell for cell, role in zip(row, roles, strict=False) if role is not Role.OTHER]
    return any(cell.strip() for cell in told) and not any(
        "@" in cell or any(sign.isdigit() for sign in cell) or "://" in cell for cell in told
    )


def _find_names(roles: list[Role], rows: list[list[str]], reached: bool) -> None:
    """The column of names, or two neighbours of given and family names."""
    alike = []
    for place, role in enumerate(roles):
        texts = _column(rows, place) if role is Role.OTHER else []
        names = [text for text in texts if _looks_like_name(text)]
        if texts and len(names) >= 0.8 * len(texts):
            single = sum(" " not in text for text in names) * 2 > len(names)
            alike.append((place, single))
    whole = next((place for place, single in alike if not single), None)
    pairs = [
        place
        for (place, single), (following, also) in itertools.pairwise(alike)
        if single and also and following == place + 1
    ]
    if pairs and reached:
        roles[pairs[0]], roles[pairs[0] + 1] = Role.GIVEN, Role.FAMILY
    elif whole is not None:
        roles[whole] = Role.NAME
    elif alike and (reached or len(roles) == 1):
        roles[alike[0][0]] = Role.NAME


def _looks_like_name(text: str) -> bool:
    words = text.replace(",", " ").split()
    if not words or len(words) > 5 or len(text) > 60 or any(sign.isdigit() for sign in text):
        return False
    return all(
        word.lower() in _PARTICLES
        or (word[0].isalpha() and not word[0].islower() and word[-1] not in ":;!?")
        for word in words
    )
