"""Brings deleted things back, out of order too: within one step, so that it is undone like any.

Rows come back under their old keys. What belonged to something that is gone itself stays away
until that comes back too. Links that deleting had emptied lead to their ends again, and everybody
stands in the tree where they stood, unless their place was taken meanwhile.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from journal.domain.changes import Kind
from journal.domain.holds import OWNER_GONE
from journal.domain.views.deleted import Key, NotAsBefore, Restored, Why
from journal.store.connection import JournalDatabase
from journal.store.deleted import Deletions, Reference, Row
from journal.store.history import HAPPENED, Progress
from journal.store.journal import Step
from journal.store.ordering import put_in_order
from journal.store.past import Values, read_row
from journal.store.places import Places

_PART = 200  # rows between two words about how far it is


class Reviving:
    """One restoring, inside of an open step."""

    def __init__(
        self, database: JournalDatabase, step: Step, progress: Progress | None = None
    ) -> None:
        self._database = database
        self._step = step
        self._progress = progress
        self._deletions = Deletions(database)
        self._schema = self._deletions.schema
        self._there: dict[Row, bool] = {}
        self._others: list[NotAsBefore] = []

    def bring_back(self, keys: Sequence[Key]) -> Restored:
        """Restores these things with all that went with them; what is there is left alone."""
        wanted = {(str(key.kind), key.id) for key in keys}
        groups = self._deletions.groups()
        roots = [root for root in groups if root in wanted]
        rows = [row for root in roots for row in groups[root]]
        rows += self._left_over(groups, set(rows), set(roots))
        coming = self._possible(rows)
        places = Places(self._database, self._deletions)
        made = self._insert(coming, places)
        self._link(coming)
        put_in_order(self._database, self._step, coming)
        places.hand_back(self._step)
        self._others += places.others
        done = tuple(key for key in keys if (str(key.kind), key.id) in coming)
        return Restored(done, made, tuple(self._others))

    def _left_over(
        self, groups: dict[Row, list[Row]], coming: set[Row], roots: set[Row]
    ) -> list[Row]:
        """What had to stay away when something else was restored, since one of these was gone."""
        found = []
        for root, rows in groups.items():
            if root in roots:
                continue
            for row in rows:
                owners = list(self._schema.owners(row[0], self._deletions.values(row)))
                if (
                    row not in coming
                    and coming.intersection(owners)
                    and self._went_with_another(row, owners)
                ):
                    found.append(row)
        return found

    def _went_with_another(self, row: Row, owners: Iterable[Row]) -> bool:
        """Whether its step deleted one of its owners, which is there again."""
        step = self._deletions.step_of[row]
        return any(
            owner not in self._deletions.step_of
            and self._exists(owner)
            and self._was_deleted_by(step, owner)
            for owner in owners
        )

    def _was_deleted_by(self, step: int, row: Row) -> bool:
        return (
            self._database.one(
                "SELECT 1 FROM history_change WHERE step_id = ? AND kind = ? AND row = ?"
                " AND operation = 'D'",
                (step, *row),
            )
            is not None
        )

    def _possible(self, rows: Sequence[Row]) -> dict[Row, Values]:
        """The rows whose owners are there, or come back too, and which nothing stands for now."""
        coming = {row: self._deletions.values(row) for row in rows}
        for row, values in list(coming.items()):
            twin = self._twin(row[0], values)
            if twin:
                del coming[row]
                self._say(row, values, Why.THERE_ALREADY)
        wanted, again = set(rows), True
        while again:
            again = False
            for row, values in list(coming.items()):
                gone = [
                    owner
                    for owner in self._schema.owners(row[0], values)
                    if owner not in coming and not self._exists(owner)
                ]
                if gone:
                    del coming[row]
                    again = True
                    if not wanted.intersection(gone):  # else it was told with that
                        self._say(row, values, Why.OTHER_END_GONE, gone[0])
        self._refuse_loops(coming)
        return coming

    def _refuse_loops(self, coming: dict[Row, Values]) -> None:
        """Whoever was reached through somebody meanwhile can't have referred them as well."""
        referrals = sorted(row for row in coming if row[0] == Kind.REFERRAL)
        if not referrals:
            return
        above: dict[int, set[int]] = {}
        for referrer, referred in self._database.rows(
            "SELECT referrer_id, referred_id FROM referral"
        ):
            above.setdefault(referred, set()).add(referrer)
        for row in referrals:
            values = coming[row]
            referrer, referred = values["referrer_id"], values["referred_id"]
            if _stands_above(above, referred, referrer):
                del coming[row]
                self._say(row, values, Why.LOOP)
            else:
                above.setdefault(referred, set()).add(referrer)

    def _twin(self, kind: str, values: Values) -> bool:
        """Whether another row stands where this one stood: the same tag, the same referrer."""
        for columns in self._schema.unique(kind):
            if columns == ("uuid",):
                continue  # nobody makes the same one twice
            if all(values.get(column) is not None for column in columns):
                where = " AND ".join(f'"{column}" = ?' for column in columns)
                wanted = [values[column] for column in columns]
                if self._database.one(f'SELECT 1 FROM "{kind}" WHERE {where}', wanted):
                    return True
        return False

    def _insert(self, coming: dict[Row, Values], places: Places) -> int:
        """Everything at once for each kind; but one referral decides about the next."""
        self._database.run("PRAGMA defer_foreign_keys = ON")
        waiting: dict[tuple[str, ...], list[list[object]]] = {}
        done = 0
        for (kind, key), values in coming.items():
            known = self._known(kind, values, coming)
            rows = waiting.setdefault((kind, *known), [])
            if kind == Kind.REFERRAL:
                places.settle(self._step, key, known)
            rows.append(list(known.values()))
            if kind == Kind.REFERRAL or len(rows) >= _PART:
                done += self._write((kind, *known), rows)
                if self._progress is not None and done % _PART == 0:
                    self._progress(done, len(coming))
        for columns, rows in waiting.items():
            done += self._write(columns, rows)
        if self._progress is not None:
            self._progress(len(coming), len(coming))
        return done

    def _known(self, kind: str, values: Values, coming: dict[Row, Values]) -> Values:
        """A row with the columns that the table has now; links to what is gone are empty."""
        known = {
            column: values[column] for column in self._database.columns(kind) if column in values
        }
        for reference in self._schema.references(kind):
            if not reference.owner and not self._leads_on(reference, known, coming):
                known[reference.column] = None
        return known

    def _write(self, columns: tuple[str, ...], rows: list[list[object]]) -> int:
        kind, *names = columns
        listed = ", ".join(f'"{name}"' for name in names)
        cursor = self._database.raw().cursor()
        cursor.executemany(
            f'INSERT INTO "{kind}" ({listed}) VALUES ({", ".join("?" * len(names))})', rows
        )
        cursor.close()
        written = len(rows)
        rows.clear()
        return written

    def _leads_on(self, reference: Reference, values: Values, coming: dict[Row, Values]) -> bool:
        key = values.get(reference.column)
        if not isinstance(key, int):
            return True
        end = (reference.kind, key)
        return end in coming or self._exists(end)

    def _link(self, coming: dict[Row, Values]) -> None:
        """Leads the links again that were emptied when one of their two ends was deleted."""
        rows = self._database.rows(
            "SELECT c.kind, c.row, c.old FROM history_change c"
            f" JOIN history_step s ON s.id = c.step_id AND s.state IN {HAPPENED}"
            " WHERE c.operation = 'U' AND c.step_id IN"
            "   (SELECT step_id FROM history_change WHERE operation = 'D')"
            " ORDER BY c.id DESC"
        )
        for kind, key, old in rows:
            links = [each for each in self._schema.references(kind) if not each.owner]
            if not links:
                continue
            before: Values = json.loads(old)
            mine = (kind, key) in coming
            ends = {
                each.column: (each.kind, before[each.column])
                for each in links
                if isinstance(before.get(each.column), int)
            }
            if not mine and not coming.keys() & ends.values():
                continue
            self._link_one(kind, key, ends, coming, mine=mine)

    def _link_one(
        self,
        kind: str,
        key: int,
        ends: dict[str, Row],
        coming: dict[Row, Values],
        *,
        mine: bool,
    ) -> None:
        now = read_row(self._database, kind, key)
        for column, end in ends.items():
            if now is None or now.get(column) is not None:
                continue
            if end in coming or (mine and self._exists(end) and self._was_emptied(end)):
                self._step.update(Kind(kind), key, **{column: end[1]})
                if kind == Kind.HOLD and now.get("ended_how") == OWNER_GONE:
                    self._step.update(Kind.HOLD, key, ended_how="")  # somebody has the move again

    def _was_emptied(self, end: Row) -> bool:
        """Whether this was deleted once: then deleting emptied the link, not the user."""
        return (
            self._database.one(
                "SELECT 1 FROM history_change c JOIN history_step s ON s.id = c.step_id"
                f" AND s.state IN {HAPPENED}"
                " WHERE c.kind = ? AND c.row = ? AND c.operation = 'D'",
                end,
            )
            is not None
        )

    def _exists(self, row: Row) -> bool:
        if row not in self._there:
            self._there[row] = self._deletions.is_there(row)
        return self._there[row]

    def _say(self, row: Row, values: Values, why: Why, gone: Row | None = None) -> None:
        kind = Kind(row[0])
        if kind in (Kind.CONTACT_TAG, Kind.QUESTION_LEVEL):
            return  # nobody looks for these by themselves
        other = ""
        if gone is not None:
            other = self._deletions.whose(gone) if gone in self._deletions.step_of else ""
        self._others.append(
            NotAsBefore(
                kind, self._deletions.whose(row, values), self._deletions.text(row), why, other
            )
        )


def _stands_above(above: dict[int, set[int]], somebody: int, below: int) -> bool:
    seen: set[int] = set()
    waiting = [below]
    while waiting:
        one = waiting.pop()
        if one == somebody:
            return True
        if one not in seen:
            seen.add(one)
            waiting.extend(above.get(one, ()))
    return False
