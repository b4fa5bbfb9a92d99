"""A list in groups: heads, and under each the rows that belong there."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from enum import IntEnum, StrEnum
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt

from journal.itemmodels.keyed_list import Index, KeyedList


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


class Listed(Protocol):
    """What a row must have: an id (never a StrEnum, those are groups) and a name."""

    @property
    def id(self) -> Any: ...

    @property
    def name(self) -> str: ...


ListedRow = TypeVar("ListedRow", bound=Listed)


class GroupedList(KeyedList["ListedRow | Heading"], Generic[ListedRow]):
    """Headings and rows; only rows can be chosen. Keys are groups and ids.

    ``describe`` and ``name_group`` give the words, which item models don't know. Only rows that
    are seen are described: among thousands they are few.
    """

    def __init__(
        self,
        describe: Callable[[ListedRow], Lines],
        name_group: Callable[[Any], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._describe = describe
        self._name_group = name_group
        self._told: dict[Hashable, Lines] = {}

    def set_groups(self, groups: Iterable[tuple[StrEnum, Iterable[ListedRow]]]) -> None:
        """Shows these groups in their order; whoever is chosen stays chosen."""
        entries: dict[Hashable, ListedRow | Heading] = {}
        for group, found in groups:
            members = list(found)
            entries[group] = Heading(self._name_group(group), len(members))
            entries.update((row.id, row) for row in members)
        told, self._told = self._told, {}
        before = {key: self._entries[key] for key in told}
        self.set_entries(entries)
        self._retell(told, before)

    def _retell(
        self, told: Mapping[Hashable, Lines], before: Mapping[Hashable, ListedRow | Heading]
    ) -> None:
        """Words may differ although the row doesn't: they depend on the time and on others."""
        for key, lines in told.items():
            row = self.row(key)
            if row is not None and row == before[key] and self.lines(row) != lines:
                index = self.index_of(key)
                self.dataChanged.emit(index, index)

    def lines(self, row: ListedRow) -> Lines:
        """The words of a row, made when they are first asked for."""
        lines = self._told.get(row.id)
        if lines is None:
            lines = self._told[row.id] = self._describe(row)
        return lines

    def row(self, row_id: Hashable | None) -> ListedRow | None:
        """A listed row by its id."""
        entry = self._entries.get(row_id)
        return None if entry is None or isinstance(entry, Heading) else entry

    def is_heading(self, row: int) -> bool:
        """Whether a row is the head of a group."""
        return isinstance(self.key_at(row), StrEnum)

    def id_at(self, index: Index) -> Any:
        """The id at an index; None on a heading."""
        key = self.key_at(index.row()) if index.isValid() else None
        return None if isinstance(key, StrEnum) else key

    def ids(self) -> list[Any]:
        """The ids of all rows in order."""
        return [key for key in self._keys if not isinstance(key, StrEnum)]

    def first(self) -> Any:
        """The first row."""
        return next((key for key in self._keys if not isinstance(key, StrEnum)), None)

    def after(self, row_id: Hashable) -> Any:
        """The row to choose when this one goes: the next, or else the one before."""
        if row_id not in self._entries:
            return self.first()
        ids = self.ids()
        place = ids.index(row_id)
        others = ids[place + 1 :] + ids[:place][::-1]
        return others[0] if others else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a row, and its parts for the delegate."""
        entry = self.entry_at(index.row()) if index.isValid() else None
        if entry is None:
            return None
        if isinstance(entry, Heading):
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                return entry.text
            return entry if role == Role.HEADING else None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.lines(entry).spoken
        if role == Role.LINES:
            return self.lines(entry)
        return entry.id if role == Role.ID else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are there to be read only."""
        if self.id_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )
