"""The list of interviews, grouped by how far they are."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from enum import IntEnum, StrEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt

from journal.domain.codes import InterviewStatus
from journal.domain.names import sort_key
from journal.domain.views.meetings import InterviewRow
from journal.itemmodels.keyed_list import Index, KeyedList


class Group(StrEnum):
    """The groups, in their order."""

    UPCOMING = "upcoming"
    ASKED = "asked"
    IDEAS = "ideas"
    HELD = "held"
    CLOSED = "closed"


class Lines(NamedTuple):
    """What a row says: name, a second line, icon and its colour role, and all of it aloud."""

    name: str
    below: str
    icon: str
    role: str
    spoken: str


class Heading(NamedTuple):
    """The head of a group."""

    text: str
    members: int


class Role(IntEnum):
    """What a delegate asks for."""

    LINES = Qt.ItemDataRole.UserRole
    HEADING = Qt.ItemDataRole.UserRole + 1
    ID = Qt.ItemDataRole.UserRole + 2


_GROUPS: dict[str, Group] = {
    InterviewStatus.SCHEDULED: Group.UPCOMING,
    InterviewStatus.REQUESTED: Group.ASKED,
    InterviewStatus.IDEA: Group.IDEAS,
    InterviewStatus.HELD: Group.HELD,
}
_LATEST = date.max.toordinal()


def group_of(row: InterviewRow) -> Group:
    """The group of an interview; a status of a newer program counts as closed."""
    return _GROUPS.get(row.status, Group.CLOSED)


def grouped(rows: Iterable[InterviewRow]) -> dict[Group, list[InterviewRow]]:
    """The groups that aren't empty, in order: the next, the longest waiting, the latest first."""
    found: dict[Group, list[InterviewRow]] = {group: [] for group in Group}
    for row in rows:
        found[group_of(row)].append(row)
    return {
        group: sorted(members, key=_SORTING[group]) for group, members in found.items() if members
    }


def _by_start(row: InterviewRow) -> tuple[float, int]:
    return (row.start.timestamp() if row.start else float("inf"), row.id)


def _by_waiting(row: InterviewRow) -> tuple[int, int]:
    return (row.requested_on.toordinal() if row.requested_on else _LATEST, row.id)


def _by_name(row: InterviewRow) -> tuple[str, int]:
    return (sort_key(row.name), row.id)


def _latest_first(row: InterviewRow) -> tuple[int, int]:
    day = row.held_on or row.closed_on or (row.start.date() if row.start else None)
    return (-day.toordinal() if day else 0, -row.id)


_SORTING: dict[Group, Callable[[InterviewRow], Any]] = {
    Group.UPCOMING: _by_start,
    Group.ASKED: _by_waiting,
    Group.IDEAS: _by_name,
    Group.HELD: _latest_first,
    Group.CLOSED: _latest_first,
}


class InterviewList(KeyedList[InterviewRow | Heading]):
    """Headings and interviews; only interviews can be chosen. Keys are groups and ids.

    ``describe`` and ``name_group`` give the words, which item models don't know. Only rows that
    are seen are described: among thousands they are few.
    """

    def __init__(
        self,
        describe: Callable[[InterviewRow], Lines],
        name_group: Callable[[Group], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._describe = describe
        self._name_group = name_group
        self._told: dict[int, Lines] = {}

    def set_rows(self, rows: Iterable[InterviewRow]) -> None:
        """Shows these interviews; whoever is chosen stays chosen."""
        entries: dict[Hashable, InterviewRow | Heading] = {}
        for group, members in grouped(rows).items():
            entries[group] = Heading(self._name_group(group), len(members))
            entries.update((row.id, row) for row in members)
        told, self._told = self._told, {}
        before = {key: self._entries[key] for key in told}
        self.set_entries(entries)
        self._retell(told, before)

    def _retell(self, told: dict[int, Lines], before: dict[int, InterviewRow | Heading]) -> None:
        """Words may differ although the row doesn't: they depend on the time and on others."""
        for key, lines in told.items():
            row = self._entries.get(key)
            if isinstance(row, InterviewRow) and row == before[key] and self.lines(row) != lines:
                index = self.index_of(key)
                self.dataChanged.emit(index, index)

    def lines(self, row: InterviewRow) -> Lines:
        """The words of a row, made when they are first asked for."""
        lines = self._told.get(row.id)
        if lines is None:
            lines = self._told[row.id] = self._describe(row)
        return lines

    def interview(self, interview_id: int | None) -> InterviewRow | None:
        """A listed interview by its id."""
        row = self._entries.get(interview_id)
        return row if isinstance(row, InterviewRow) else None

    def is_heading(self, row: int) -> bool:
        """Whether a row is the head of a group."""
        return isinstance(self.key_at(row), Group)

    def id_at(self, index: Index) -> int | None:
        """The interview of an index; None on a heading."""
        key = self.key_at(index.row()) if index.isValid() else None
        return key if isinstance(key, int) else None

    def first(self) -> int | None:
        """The first interview."""
        return next((key for key in self._keys if isinstance(key, int)), None)

    def after(self, interview_id: int) -> int | None:
        """The interview to choose when this one goes: the next, or else the one before."""
        if interview_id not in self._entries:
            return self.first()
        ids = [key for key in self._keys if isinstance(key, int)]
        place = ids.index(interview_id)
        others = ids[place + 1 :] + ids[:place][::-1]
        return others[0] if others else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a row, and its parts for the delegate."""
        entry = self.entry_at(index.row()) if index.isValid() else None
        if isinstance(entry, Heading):
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                return entry.text
            return entry if role == Role.HEADING else None
        if isinstance(entry, InterviewRow):
            if role == Qt.ItemDataRole.DisplayRole:
                return entry.name
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return self.lines(entry).spoken
            if role == Role.LINES:
                return self.lines(entry)
            return entry.id if role == Role.ID else None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are there to be read only."""
        if self.id_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )
