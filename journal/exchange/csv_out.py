"""Writes a CSV file of contacts that every spreadsheet opens, and that comes back unchanged."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Final

from journal.exchange.atomic import replacing
from journal.exchange.own_format import COLUMNS, guard, join_list

__all__ = [
    "COLUMNS",
    "DEFAULT_COLUMNS",
    "ROWS_AT_ONCE",
    "Part",
    "locale_separator",
    "preview",
    "write",
    "write_parts",
]

DEFAULT_COLUMNS: Final = tuple(
    column
    for column in COLUMNS
    if column not in ("id", "given", "family", "area", "attained", "thanks_by", "private_notes")
)
"""What is exported unless somebody chooses: never the private notes."""

_SEPARATORS: Final = (",", ";", "\t", "|")
# Any separator, not only the one of this file: a program that splits at another one then still
# sees one cell.
_QUOTED_SIGNS: Final = '",;\t|\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029'
_QUOTED: Final = re.compile(f"[{_QUOTED_SIGNS}]")
_UNWRITABLE: Final = re.compile("[\0\ud800-\udfff]")
_UNUSUAL_START: Final = re.compile(r"\0[^\w\0]")
_EMPTY_VALUE: Final = re.compile("\0; |; [\0;]")
# The commonest cell that begins with a sign; ``guard`` would leave it alone as well.
_NUMBER: Final = re.compile(r"[+(-][0-9 ().-]*[0-9]")
ROWS_AT_ONCE: Final = 500
"""So many rows make a good part."""

Part = Mapping[str, Sequence[object]]
"""Some rows, by column."""


def write(
    path: Path,
    rows: Iterable[Mapping[str, object]],
    columns: Sequence[str] = DEFAULT_COLUMNS,
    *,
    separator: str = ",",
    labels: Mapping[str, str] | None = None,
    protected: Path | None = None,
) -> int:
    """Writes ``rows`` to ``path``; returns how many. The rest is as in ``write_parts``."""
    supply = iter(rows)

    def parts() -> Iterator[Part]:
        while some := list(islice(supply, ROWS_AT_ONCE)):
            yield {column: [row.get(column) for row in some] for column in columns}

    return write_parts(
        path, parts(), columns, separator=separator, labels=labels, protected=protected
    )


def write_parts(
    path: Path,
    parts: Iterable[Part],
    columns: Sequence[str] = DEFAULT_COLUMNS,
    *,
    separator: str = ",",
    labels: Mapping[str, str] | None = None,
    protected: Path | None = None,
    later: Mapping[str, Callable[[], Sequence[object]]] = MappingProxyType({}),
) -> int:
    """Writes some rows after the other, each part by column, to ``path``; returns how many.

    UTF-8 with a byte-order mark, CRLF, quotes as in RFC 4180; cells that a spreadsheet would
    run get an apostrophe before them. A value is text, a number, a day, a truth (yes, no),
    None, or several values (joined by "; "). ``labels`` are the headings, by code; without
    them the codes. The file is replaced as a whole or not at all; ``protected`` (the journal)
    is never written over. ``later`` gives whole columns that the parts haven't: asked once all
    others are ready. Raises CannotWrite; ValueError for an unknown column or separator.
    """
    if separator not in _SEPARATORS:
        raise ValueError(f"no separator: {separator!r}")
    unknown = [column for column in columns if column not in COLUMNS]
    if unknown or not columns:
        raise ValueError(f"no such columns: {unknown}")
    header = separator.join(map(_cell, _headings(columns, labels)))
    now = [column for column in columns if column not in later]
    count = 0
    with replacing(path, protected=protected) as file:
        file.write(b"\xef\xbb\xbf" + header.encode() + b"\r\n")
        ready: Iterable[_Ready] = (_Ready(part, now) for part in parts)
        if later:
            ready = list(ready)  # before anything is waited for
            whole = {column: give() for column, give in later.items()}
        for some in ready:
            for column in later:
                some.add(column, whole[column][count : count + some.count])
            file.write(some.lines(columns, separator))
            count += some.count
    return count


class _Ready:
    """A part whose columns are made ready to be put together."""

    def __init__(self, part: Part, columns: Sequence[str]) -> None:
        self.count = max(map(len, part.values()), default=0)
        self._texts: dict[str, Sequence[str]] = {}
        self._cells: dict[str, Sequence[str]] = {}
        for column in columns:
            self.add(column, part[column])

    def add(self, column: str, values: Sequence[object]) -> None:
        """Another column."""
        texts = self._texts[column] = _texts(values)
        self._cells[column] = _cells(texts)

    def lines(self, columns: Sequence[str], separator: str) -> bytes:
        """All of it, as it stands in the file."""
        try:
            return _lines([self._cells[column] for column in columns], separator).encode()
        except UnicodeEncodeError:  # half a character somewhere
            cells = [list(map(_cell, self._texts[column])) for column in columns]
            return _lines(cells, separator).encode()


def preview(
    rows: Iterable[Mapping[str, object]],
    columns: Sequence[str] = DEFAULT_COLUMNS,
    n: int = 5,
    *,
    labels: Mapping[str, str] | None = None,
) -> list[list[str]]:
    """The headings and the first ``n`` rows, each cell as a spreadsheet will show it."""
    shown = [[guard(_text(row.get(column))) for column in columns] for row in islice(rows, n)]
    return [_headings(columns, labels), *shown]


def locale_separator(decimal_point: str) -> str:
    """The separator that the spreadsheets of a language expect: ``;`` where 1.5 is "1,5"."""
    return ";" if decimal_point == "," else ","


def _headings(columns: Sequence[str], labels: Mapping[str, str] | None) -> list[str]:
    return [(labels or {}).get(column, column) for column in columns]


def _text(value: object) -> str:
    """A value as text, before anything is guarded or quoted."""
    kind = type(value)
    if kind is list or kind is tuple:
        parts: Sequence[object] = value  # type: ignore[assignment]
        if set(map(type, parts)) <= {str}:
            return join_list(parts)  # type: ignore[arg-type]
        return join_list([_text(part) for part in parts])
    if isinstance(value, str):
        return str(value)
    if value is None:
        return ""
    if kind is bool:
        return "yes" if value else "no"
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, int | float):
        return str(value)
    raise TypeError(f"a cell can't hold a {kind.__name__}")


def _lines(cells: Iterable[Sequence[str]], separator: str) -> str:
    # A row of one empty cell would be a blank line, which readers skip.
    lines = [separator.join(line) or '""' for line in zip(*cells, strict=True)]
    return "\r\n".join([*lines, ""])


def _cells(texts: Sequence[str]) -> Sequence[str]:
    """The cells of a part of one column, as ``_cell`` gives them, but for halves of characters.

    Looked at as a whole first, since most need nothing: cell by cell takes several times as long.
    """
    whole = "\0" + "\0".join(texts)
    if (
        whole.count("\0") != len(texts)
        or "=" in whole
        or "＝" in whole
        or _UNUSUAL_START.search(whole)
    ):
        return list(map(_cell, texts))
    if '"' in whole:
        texts = [text.replace('"', '""') for text in texts]
    signs = [sign for sign in _QUOTED_SIGNS if sign in whole]
    if not signs:
        return texts
    if len(signs) == 1:
        (sign,) = signs
        return [f'"{text}"' if sign in text else text for text in texts]
    # Faster than a pattern, which looks at each letter of a long note.
    return [f'"{text}"' if text and any(map(text.__contains__, signs)) else text for text in texts]


def _texts(values: Sequence[object]) -> Sequence[str]:
    """The values of a part of one column as texts, each as ``_text`` gives it."""
    kinds = set(map(type, values))
    if kinds == {str}:
        return values  # type: ignore[return-value]
    if kinds <= {str, type(None)}:
        return [value or "" for value in values]  # type: ignore[misc]
    if kinds == {bool}:
        return ["yes" if value else "no" for value in values]
    if kinds == {list}:
        return _joined(values)  # type: ignore[arg-type]
    return list(map(_text, values))


def _joined(values: Sequence[list[object]]) -> Sequence[str]:
    """Several values to a cell, for a part of a column: joined without a look at each of them,
    unless there is something among them that a list can't hold as it is.
    """
    try:
        texts = list(map("; ".join, values))  # type: ignore[arg-type]
    except TypeError:  # no texts
        return list(map(_text, values))
    whole = "\0".join(["", *texts, ""])
    between = sum(map(len, values)) - sum(map(bool, values))
    if "\\" in whole or whole.count(";") != between or _EMPTY_VALUE.search(whole):
        return list(map(_text, values))
    return texts


def _cell(text: str) -> str:
    """A text as it stands between two separators: guarded, and quoted if it must be."""
    if not text:
        return ""
    plain_start = text[:1].isalnum()
    if not plain_start and _NUMBER.fullmatch(text):
        return text
    text = guard(_UNWRITABLE.sub("", text))
    if _QUOTED.search(text) or (not plain_start and text[:1].isspace()):
        return '"' + text.replace('"', '""') + '"'
    return text
