"""How values are stored in the rows of the tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from journal.domain.changes import Kind
from journal.domain.clock import to_utc_text
from journal.domain.names import sort_key

_FOLDED = (Kind.CONTACT, Kind.COMPANY)


def new_uuid() -> str:
    """For a new row."""
    from uuid import uuid4  # with what it imports, too much for a start that only reads

    return str(uuid4())


def insertion(kind: Kind, columns: Iterable[str]) -> str:
    """The statement that adds a row with these columns."""
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join(f":{column}" for column in columns)
    return f'INSERT INTO "{kind}" ({names}) VALUES ({marks})'


def stored(kind: Kind, values: Mapping[str, object]) -> dict[str, object]:
    """Values as they are stored, with the folded name that belongs to a name."""
    values_of = {column: _plain(value) for column, value in values.items()}
    if kind in _FOLDED and "name" in values_of:
        values_of["folded"] = sort_key(str(values_of["name"]))
    return values_of


def _plain(value: object) -> object:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, datetime):
        return to_utc_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return _storable(value)
    return value


def _storable(value: str) -> str:
    """Without NUL (it would cut SQL's text functions short) and without half surrogates."""
    plain = str(value).replace("\0", "")
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
