"""People in memory, and words, for models of people: no journal behind them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from journal.domain.changes import ChangeSet, Kind
from journal.domain.names import sort_key
from journal.domain.next_step import NextStep, NextStepCode
from journal.domain.views.people import TreeRow
from journal.itemmodels.contact_words import Column, ContactWords
from journal.itemmodels.tree_shape import Group

WORDS = ContactWords(
    columns={column: column.value for column in Column},
    me="Me",
    groups={group: group.value for group in Group},
    step=lambda step, row: f"{step.code} {row.name}",
    day=lambda iso: f"on {iso}",
    introduction=lambda code: code.upper(),
    spoken=lambda row, step: f"{row.name} / {step.code if step else '?'}",
    heading=lambda label, people: f"{label} ({people})",
)


@dataclass
class People:
    """A journal of people in memory, which counts how often and for whom it is asked."""

    rows: dict[int, TreeRow] = field(default_factory=dict)
    asked: list[list[int]] = field(default_factory=list)
    further: list[tuple[int, int]] = field(default_factory=list)
    code: NextStepCode = NextStepCode.WRITE_REQUEST
    codes: dict[int, NextStepCode] = field(default_factory=dict)

    def add(self, key: int, name: str = "", parent: int | None = None, **values: object) -> None:
        """Adds or replaces a person."""
        row = TreeRow(key, name or f"Person {key:04}", parent, "", False, False, "", "", "", "", "")
        row = row._replace(**values)
        self.rows[key] = row._replace(folded=sort_key(row.name))

    def set(self, key: int, **values: object) -> ChangeSet:
        """Changes a person, and says so."""
        row = self.rows[key]._replace(**values)
        self.rows[key] = row._replace(folded=sort_key(row.name))
        return self.changed(key)

    def read(self, ids: Iterable[int] | None = None) -> list[TreeRow]:
        """As the journal reads rows: by folded name."""
        keys = list(self.rows) if ids is None else [key for key in ids if key in self.rows]
        return sorted((self.rows[key] for key in keys), key=lambda row: (row.folded, row.id))

    def links(self) -> list[tuple[int, int, str, bool]]:
        """As the journal reads referrals."""
        primary = [
            (row.parent, row.id, "named", True)
            for row in self.rows.values()
            if row.parent is not None
        ]
        return primary + [(above, below, "named", False) for above, below in self.further]

    def next_steps(self, ids: Iterable[int]) -> dict[int, NextStep]:
        """One kind of step for everybody."""
        wanted = list(ids)
        self.asked.append(wanted)
        return {key: NextStep(self.codes.get(key, self.code)) for key in wanted if key in self.rows}

    def changed(self, *keys: int) -> ChangeSet:
        """A change of these people and of who referred them."""
        ids = frozenset(keys)
        return ChangeSet({Kind.CONTACT: ids, Kind.REFERRAL: frozenset({1})}, contacts=ids)
