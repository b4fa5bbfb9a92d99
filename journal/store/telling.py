"""What was done, read from the history: its steps, and what each changed from what to what."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from journal.domain.changes import Kind
from journal.domain.views.past import Details, Happened, PastChange, PastStep, StepState, Value
from journal.store import after_meetings
from journal.store.connection import JournalDatabase
from journal.store.deleted import Schema, words_of
from journal.store.history import DONE, HAPPENED, UNDONE
from journal.store.past import Values
from journal.store.values import listed, moment

MOST = 120  # things of one step that are told of one by one
_STATES = f"('{DONE}', '{UNDONE}', '{StepState.PAST}')"
_UNSEEN = frozenset(("id", "uuid", "folded", "created_at", "position", "rank", "zone"))
_TELL_FIRST = (Kind.CONTACT, Kind.INTERVIEW, Kind.REFERRAL, Kind.FOLLOW_UP, Kind.NOTE)
Row = tuple[str, int]


def steps(database: JournalDatabase) -> list[PastStep]:
    """Every step that was done or can be done again, the newest first. Raises KnownError."""
    return _steps(database, "1")


def steps_about(database: JournalDatabase, contact: int) -> list[PastStep]:
    """The steps that changed somebody, or what is theirs, the newest first.

    It looks through the whole history: not for a thread that draws.
    """
    related = related_to(database, contact)
    ids: set[int] = set()
    for kind, keys in related.items():
        found = database.rows(
            f"SELECT DISTINCT step_id FROM history_change WHERE kind = '{kind}'"
            f" AND row IN ({listed(keys)})"
        )
        ids.update(row[0] for row in found)
    return _steps(database, f"id IN ({listed(ids)})")


def related_to(database: JournalDatabase, contact: int) -> dict[str, set[int]]:
    """The rows that are, or were, about somebody, by kind."""
    schema = Schema(database)
    found: dict[str, set[int]] = {str(Kind.CONTACT): {contact}}
    new = dict(found)
    while new:
        above, new = new, {}
        for kind in map(str, Kind):
            for reference in schema.references(kind):
                # Whoever is only mentioned in something is concerned by it, not by its parts.
                if reference.kind not in above or not (
                    reference.owner or reference.kind == Kind.CONTACT
                ):
                    continue
                keys = _leading_to(database, kind, reference.column, above[reference.kind])
                keys -= found.get(kind, set())
                if keys and kind != Kind.CONTACT:
                    found.setdefault(kind, set()).update(keys)
                    if reference.owner and kind != Kind.REFERRAL:
                        new.setdefault(kind, set()).update(keys)
    return found


def details(
    database: JournalDatabase, step: int, only: dict[str, set[int]] | None = None
) -> Details:
    """What a step changed; with ``only`` as far as it changed these rows. Raises KnownError."""
    row = database.one("SELECT state, at FROM history_step WHERE id = ?", (step,))
    if row is None:
        return Details()
    operations: dict[Row, list[str]] = {}
    for kind, key, operation in database.rows(
        "SELECT kind, row, operation FROM history_change WHERE step_id = ? ORDER BY id", (step,)
    ):
        if only is None or key in only.get(kind, ()):
            operations.setdefault((kind, key), []).append(operation)
    undone = row[0] == UNDONE
    happened = {row: what for row, made in operations.items() if (what := _happened(made, undone))}
    told = sorted(happened, key=lambda row: (_order(row[0]), row))[:MOST]
    pairs = _pairs(database, step, {row: operations[row] for row in told}, undone=undone)
    names = _Names(database)
    put_off = [key for key in told if _is_put_off(key, *pairs[key])]
    meetings = after_meetings.told((pairs[key] for key in put_off), moment(row[1]))
    changes = [_put_off(names, key, *sides) for key, sides in meetings.items()]
    for key in put_off:
        told.remove(key)
        del happened[key]
    counted = Counter((Kind(key[0]), what) for key, what in happened.items())
    counted.update((each.kind, each.happened) for each in changes)
    others = (_change(names, key, happened[key], *pairs[key]) for key in told)
    return Details(
        (*changes, *(each for each in others if each is not None)),
        tuple((kind, what, number) for (kind, what), number in counted.items()),
    )


def _steps(database: JournalDatabase, where: str) -> list[PastStep]:
    rows = database.rows(
        f"SELECT id, name, at, state FROM history_step WHERE state IN {_STATES} AND {where}"
        " ORDER BY id DESC"
    )
    return [PastStep(row[0], row[1], moment(row[2]), StepState(row[3])) for row in rows]


def _leading_to(database: JournalDatabase, kind: str, column: str, ends: Iterable[int]) -> set[int]:
    keys = listed(ends)
    rows = database.rows(f'SELECT id FROM "{kind}" WHERE "{column}" IN ({keys})')
    rows += database.rows(
        f"SELECT DISTINCT row FROM history_change WHERE kind = '{kind}' AND old IS NOT NULL"
        f" AND json_extract(old, '$.{column}') IN ({keys})"
    )
    return {int(row[0]) for row in rows}


def _happened(operations: Sequence[str], undone: bool) -> Happened | None:
    """What became of a row; nothing for one that came and went within the step."""
    first, last = operations[0], operations[-1]
    if first == "I":
        if last == "D":
            return None
        return Happened.DELETED if undone else Happened.ADDED
    if last == "D":
        return Happened.ADDED if undone else Happened.DELETED
    return Happened.CHANGED


def _pairs(
    database: JournalDatabase, step: int, told: dict[Row, list[str]], *, undone: bool
) -> dict[Row, tuple[Values | None, Values | None]]:
    """Each row before the step and after it."""
    others = _on_the_other_side(database, step, told, undone=undone)
    made: dict[Row, tuple[Values | None, Values | None]] = {}
    for row, operations in told.items():
        recorded = None if operations[0] == "I" else _recorded(database, step, row)
        other = None if operations[-1] == "D" else others.get(row)
        made[row] = (other, recorded) if undone else (recorded, other)
    return made


def _recorded(database: JournalDatabase, step: int, row: Row) -> Values | None:
    """A row as the step recorded it first."""
    found = database.one(
        "SELECT old FROM history_change WHERE step_id = ? AND kind = ? AND row = ? ORDER BY id",
        (step, *row),
    )
    return json.loads(found[0]) if found and found[0] else None


def _on_the_other_side(
    database: JournalDatabase, step: int, rows: Iterable[Row], *, undone: bool
) -> dict[Row, Values]:
    """Rows as the next step found them that recorded them, or as they are now.

    After a step that is done the next ones were done later; an undone one was undone after those
    that came after it, so what was before it stands in the undone ones before it.
    """
    kinds: dict[str, list[int]] = {}
    for kind, key in rows:
        kinds.setdefault(kind, []).append(key)
    found: dict[Row, Values] = {}
    where = (
        f"s.state = '{UNDONE}' AND c.step_id < ?"
        if undone
        else (f"s.state IN {HAPPENED} AND c.step_id > ?")
    )
    order = "c.step_id DESC, c.id" if undone else "c.id"
    for kind, keys in kinds.items():
        columns = database.columns(kind)
        for row in database.rows(f'SELECT * FROM "{kind}" WHERE id IN ({listed(keys)})'):
            values = dict(zip(columns, row, strict=True))
            found[kind, int(values["id"])] = values
        seen: set[int] = set()
        for key, old in database.rows(
            "SELECT c.row, c.old FROM history_change c JOIN history_step s ON s.id = c.step_id"
            f" WHERE {where} AND c.kind = '{kind}' AND c.row IN ({listed(keys)})"
            f" AND c.old IS NOT NULL ORDER BY {order}",
            (step,),
        ):
            if key not in seen:
                seen.add(key)
                found[kind, key] = json.loads(old)
    return found


def _change(
    names: _Names,
    row: Row,
    happened: Happened,
    before: Values | None,
    after: Values | None,
) -> PastChange | None:
    kind = Kind(row[0])
    values = after or before
    if values is None:
        return None
    changed = tuple(
        Value(column, names.value(kind, column, old), names.value(kind, column, new))
        for column in values
        if column not in _UNSEEN
        and (old := (before or {}).get(column)) != (new := (after or {}).get(column))
    )
    if happened is Happened.CHANGED and not changed:
        return None
    return PastChange(
        kind, row[1], happened, names.whose(kind, row[1], values), words_of(kind, values), changed
    )


def _is_put_off(row: Row, before: Values | None, after: Values | None) -> bool:
    """Whether it says that a meeting was put off: that is kept among the hints."""
    values = after or before or {}
    return row[0] == Kind.HINT_DISMISSAL and values.get("hint") == after_meetings.HINT


def _put_off(names: _Names, meeting: int, before: str | None, after: str | None) -> PastChange:
    name = names.of(Kind.INTERVIEW, meeting)
    value = Value("remind_at", before, after)
    return PastChange(Kind.INTERVIEW, meeting, Happened.CHANGED, name, values=(value,))


def _order(kind: str) -> int:
    found = Kind(kind)
    return _TELL_FIRST.index(found) if found in _TELL_FIRST else len(_TELL_FIRST)


class _Names:
    """The names of what links lead to, of the deleted too."""

    def __init__(self, database: JournalDatabase) -> None:
        self._database = database
        self._schema = Schema(database)
        self._known: dict[Row, str] = {}

    def value(self, kind: Kind, column: str, value: str | int | None) -> str | int | None:
        """A value to be told: the name of what a link leads to."""
        if not isinstance(value, int):
            return value
        for reference in self._schema.references(kind):
            if reference.column == column:
                return self.of(reference.kind, value) or None
        return value

    def of(self, kind: str, key: int) -> str:
        """The name of a person, company, milestone or pitch; of an interview whose it is."""
        if (kind, key) not in self._known:
            self._known[kind, key] = ""  # an interview of an interview: no
            values = self._values(kind, key) or {}
            name = values.get("name") or values.get("title")
            if not name and isinstance(values.get("contact_id"), int):
                name = self.of(Kind.CONTACT, values["contact_id"])
            self._known[kind, key] = str(name or "")
        return self._known[kind, key]

    def whose(self, kind: Kind, key: int, values: Values) -> str:
        """The person whom a row is, or is about."""
        if kind in (Kind.CONTACT, Kind.COMPANY):
            return str(values.get("name") or "")
        for column, end in (
            ("referred_id", Kind.CONTACT),
            ("contact_id", Kind.CONTACT),
            ("company_id", Kind.COMPANY),
            ("interview_id", Kind.INTERVIEW),
            ("hold_id", Kind.HOLD),
        ):
            if isinstance(values.get(column), int):
                return self.of(end, values[column])
        return ""

    def _values(self, kind: str, key: int) -> Values | None:
        found = self._database.one(f'SELECT * FROM "{kind}" WHERE id = ?', (key,))
        if found is not None:
            return dict(zip(self._database.columns(kind), found, strict=True))
        old = self._database.one(
            "SELECT old FROM history_change WHERE kind = ? AND row = ? AND old IS NOT NULL"
            " ORDER BY id DESC LIMIT 1",
            (str(kind), key),
        )
        return json.loads(old[0]) if old else None
