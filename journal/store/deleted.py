"""What was deleted, read from the history: which thing, and what went with it.

Nothing else is kept for it: a row that was deleted and isn't there now, since keys are never
reused, is still deleted. So what is restored, or undone, leaves the list by itself.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from journal.domain.changes import Kind
from journal.domain.views.deleted import DeletedItem, Key
from journal.store.connection import JournalDatabase
from journal.store.history import HAPPENED, LEFT
from journal.store.past import Values, read_row
from journal.store.values import listed, moment

Row = tuple[str, int]  # kind, id

# What is worth restoring for itself; the rest only comes back with what it belonged to.
_WORDS: Mapping[Kind, tuple[str, ...]] = {
    Kind.CONTACT: ("name",),
    Kind.INTERVIEW: (),
    Kind.FOLLOW_UP: ("what", "why"),
    Kind.NOTE: ("text",),
    Kind.INTERVIEW_QUESTION: ("text", "answer"),
    Kind.QUESTION: ("text",),
    Kind.PITCH: ("title", "body"),
    Kind.REFERRAL: (),
    Kind.HOLD: (),
    Kind.AGREEMENT: ("what",),
    Kind.ADVICE: ("what",),
    Kind.LEAD: ("what",),
    Kind.LETTER: ("subject", "body"),
    Kind.TOUCH: ("what",),
    Kind.MILESTONE: ("name",),
}
_MAY_BE_EMPTY = frozenset(
    (
        *(Kind.CONTACT, Kind.INTERVIEW, Kind.FOLLOW_UP, Kind.REFERRAL),
        *(Kind.HOLD, Kind.TOUCH, Kind.LEAD),
    )
)
_ABOUT = re.compile(r"\b(contact|interview|follow-up) ([0-9]{1,18})\b")  # in the names of drafts
_CODES = {Kind.INTERVIEW: "format", Kind.TOUCH: "channel"}
_DAYS = ("start", "due_on", "on_day", "said_on", "check_back")
# A row of these that was replaced by another in the same step was changed, not deleted.
_REPLACED_BY = {
    Kind.NOTE: ("contact_id", "company_id", "interview_id", "kind"),
    Kind.REFERRAL: ("referred_id",),
}


class Reference(NamedTuple):
    """A foreign key: the column, what it leads to, and whether the row goes with that."""

    column: str
    kind: str
    owner: bool


class Schema:
    """The foreign keys and unique columns of the tables, as the file has them."""

    def __init__(self, database: JournalDatabase) -> None:
        self._database = database
        self._references: dict[str, tuple[Reference, ...]] = {}
        self._unique: dict[str, tuple[tuple[str, ...], ...]] = {}

    def references(self, kind: str) -> tuple[Reference, ...]:
        """The foreign keys of a table, in the order of its columns."""
        if kind not in self._references:
            rows = self._database.rows(f'PRAGMA foreign_key_list("{kind}")')
            found = {row[3]: Reference(row[3], row[2], row[6] == "CASCADE") for row in rows}
            columns = self._database.columns(kind)
            self._references[kind] = tuple(found[column] for column in columns if column in found)
        return self._references[kind]

    def owners(self, kind: str, values: Values) -> Iterator[Row]:
        """What a row belongs to: with which it goes."""
        for reference in self.references(kind):
            if reference.owner and isinstance(key := values.get(reference.column), int):
                yield reference.kind, key

    def unique(self, kind: str) -> tuple[tuple[str, ...], ...]:
        """The columns that no two rows may share, beside the id."""
        if kind not in self._unique:
            found = []
            for row in self._database.rows(f'PRAGMA index_list("{kind}")'):
                if row[2] and not row[4]:  # unique, and not only for some rows
                    columns = self._database.rows(f'PRAGMA index_info("{row[1]}")')
                    found.append(tuple(str(column[2]) for column in columns))
            self._unique[kind] = tuple(found)
        return self._unique[kind]


class Deletions:
    """All rows that were deleted and are still, as they were before the step that deleted them."""

    def __init__(self, database: JournalDatabase) -> None:
        self._database = database
        self.schema = Schema(database)
        self.step_of: dict[Row, int] = {}
        self._before: dict[Row, str] = {}
        self._values: dict[Row, Values] = {}
        self._present: dict[str, set[int]] = {}
        self._replaced: dict[int, set[Row]] = {}
        self._read()
        self._roots: dict[Row, Row] = {}

    def _read(self) -> None:
        rows = self._database.rows(
            "SELECT c.step_id, c.kind, c.row, c.old FROM history_change c"
            f" JOIN history_step s ON s.id = c.step_id AND s.state IN {HAPPENED}"
            " WHERE c.operation = 'D' ORDER BY c.id"
        )
        deleted: dict[str, set[int]] = {}
        for _step, kind, key, _old in rows:
            deleted.setdefault(kind, set()).add(key)
        for kind, keys in deleted.items():
            self._present[kind] = self._ids(kind, keys)
        for step, kind, key, old in rows:
            if key not in self._present[kind]:  # the newest step that deleted it counts
                self.step_of[kind, key] = step
                self._before[kind, key] = old
        if self.step_of:
            self._read_changed_first()

    def _read_changed_first(self) -> None:
        """A row that its step changed before it deleted it was, before the step, the first."""
        steps = listed(set(self.step_of.values()))
        first: set[tuple[int, Row]] = set()
        for step, kind, key, operation, old in self._database.rows(
            "SELECT step_id, kind, row, operation, old FROM history_change"
            f" WHERE step_id IN ({steps}) AND operation IN ('I', 'U') ORDER BY id"
        ):
            row = (kind, key)
            if operation == "I" or kind == Kind.NOTE:  # who moves up replaces nobody
                self._replaced.setdefault(step, set()).add(row)
            if self.step_of.get(row) != step or (step, row) in first:
                continue
            first.add((step, row))
            if operation == "U":
                self._before[row] = old
            else:  # it was added by the same step: nobody has ever seen it
                del self.step_of[row], self._before[row]

    def values(self, row: Row) -> Values:
        """A deleted row as it was."""
        if row not in self._values:
            self._values[row] = json.loads(self._before[row])
        return self._values[row]

    def root(self, row: Row) -> Row:
        """With what a row went: the thing that was deleted, or itself."""
        found, step = row, self.step_of[row]
        seen = {row}
        while True:
            above = next(
                (
                    owner
                    for owner in self.schema.owners(found[0], self.values(found))
                    if self.step_of.get(owner) == step and owner not in seen
                ),
                None,
            )
            if above is None:
                return found
            found = above
            seen.add(found)

    def groups(self) -> dict[Row, list[Row]]:
        """All deleted rows by what they went with, the newest deletion first."""
        made: dict[Row, list[Row]] = {}
        for row in self.step_of:
            made.setdefault(self.root(row), []).append(row)
        newest = sorted(made, key=lambda root: (-self.step_of[root], root))
        return {root: made[root] for root in newest}

    def is_there(self, row: Row) -> bool:
        """Whether a row exists now."""
        return bool(self._ids(row[0], [row[1]]))

    def name_of(self, contact: object) -> str:
        """The name of a person, who may be deleted too."""
        if not isinstance(contact, int):
            return ""
        row = (str(Kind.CONTACT), contact)
        if row in self.step_of:
            return str(self.values(row)["name"])
        found = self._database.one("SELECT name FROM contact WHERE id = ?", (contact,))
        return str(found[0]) if found else ""

    def whose(self, row: Row, values: Values | None = None) -> str:
        """The name of the person whom a row is, or is about."""
        kind, key = row
        if kind == Kind.CONTACT:
            return self.name_of(key)
        values = values if values is not None else self.values(row)
        if kind == Kind.REFERRAL:
            return self.name_of(values.get("referred_id"))
        if isinstance(values.get("contact_id"), int):
            return self.name_of(values["contact_id"])
        meeting = values.get("interview_id")
        if not isinstance(meeting, int):
            return ""
        row = (str(Kind.INTERVIEW), meeting)
        if row in self.step_of:
            return self.name_of(self.values(row).get("contact_id"))
        found = self._database.one("SELECT contact_id FROM interview WHERE id = ?", (meeting,))
        return self.name_of(found[0]) if found else ""

    def text(self, row: Row) -> str:
        """The words that a row is known by; of a lead its company, of a referral who made it."""
        kind, values = Kind(row[0]), self.values(row)
        if kind is Kind.REFERRAL:
            return self.name_of(values.get("referrer_id"))
        company = values.get("company_id")
        if kind is not Kind.LEAD or not isinstance(company, int):
            return words_of(kind, values)
        if (str(Kind.COMPANY), company) in self.step_of:
            return str(self.values((str(Kind.COMPANY), company))["name"])
        found = self._database.one("SELECT name FROM company WHERE id = ?", (company,))
        return str(found[0]) if found else words_of(kind, values)

    def is_worth_it(self, root: Row) -> bool:
        """Whether somebody might want it back: it says something, and wasn't only replaced."""
        kind = Kind(root[0])
        if kind not in _WORDS:
            return False
        values = self.values(root)
        if kind not in _MAY_BE_EMPTY and not words_of(kind, values):
            return False
        return not self._was_replaced(kind, root, values)

    def _was_replaced(self, kind: Kind, root: Row, values: Values) -> bool:
        columns = _REPLACED_BY.get(kind, ())
        others = self._replaced.get(self.step_of[root], set()) if columns else set()
        for other, key in others:
            if other != kind:
                continue
            if (other, key) in self.step_of:
                now: Values | None = self.values((other, key))
            else:
                now = read_row(self._database, other, key)
            if now and all(now.get(column) == values.get(column) for column in columns):
                return True
        return False

    def _ids(self, kind: str, keys: Iterable[int]) -> set[int]:
        found = self._database.rows(f'SELECT id FROM "{kind}" WHERE id IN ({listed(keys)})')
        return {int(row[0]) for row in found}


def items(database: JournalDatabase) -> list[DeletedItem]:
    """What was deleted and can come back, the newest first. Raises KnownError."""
    deletions = Deletions(database)
    groups = deletions.groups()
    steps = listed(set(deletions.step_of.values()))
    at = {
        int(row[0]): moment(row[1])
        for row in database.rows(f"SELECT id, at FROM history_step WHERE id IN ({steps})")
    }
    made = []
    for root, rows in groups.items():
        step = deletions.step_of[root]
        when = at.get(step)
        if when is None or not deletions.is_worth_it(root):
            continue
        kind, values = Kind(root[0]), deletions.values(root)
        along = Counter(Kind(row[0]) for row in rows if row != root)
        made.append(
            DeletedItem(
                Key(step, kind, root[1]),
                when,
                deletions.whose(root),
                deletions.text(root),
                str(values.get(_CODES.get(kind, "kind")) or ""),
                next((str(day)[:10] for name in _DAYS if (day := values.get(name))), ""),
                tuple(along.most_common()),
            )
        )
    return made


def words_of(kind: Kind, values: Values) -> str:
    """The words that a row is known by; of a person none, they have a name."""
    if kind is Kind.CONTACT:
        return ""
    found = (str(values.get(column) or "").strip() for column in _WORDS.get(kind, ()))
    return next((text for text in found if text), "")


def empty(database: JournalDatabase) -> int:
    """Ends the history up to the newest deletion, so that nothing deleted is left anywhere.

    Returns how many steps that were. What was undone and left behind goes too, and the index,
    which keeps words of the deleted until it is put in order. Runs in the caller's transaction.
    """
    found = database.one(
        "SELECT max(s.id) FROM history_step s JOIN history_change c ON c.step_id = s.id"
        f" WHERE s.state IN {HAPPENED} AND c.operation = 'D'"
    )
    newest = int(found[0] or 0) if found else 0
    cursor = database.run(f"DELETE FROM history_step WHERE id <= ? OR state = '{LEFT}'", (newest,))
    _drop_drafts(database)
    for index in ("search_people", "search_texts"):
        database.run(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
    return int(cursor.rowcount)


def _drop_drafts(database: JournalDatabase) -> None:
    """What was begun in a dialog about something that is there no more."""
    for (key,) in database.rows("SELECT key FROM setting WHERE key LIKE 'begun: %'"):
        for table, number in _ABOUT.findall(str(key)):
            kind = Kind(table.replace("-", "_"))
            if read_row(database, str(kind), int(number)) is None:
                database.run("DELETE FROM setting WHERE key = ?", (key,))
