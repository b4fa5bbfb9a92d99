"""The flat list of people: sorted by any column, filtered like the tree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, Qt

from journal.domain.changes import ChangeSet
from journal.domain.names import fold
from journal.domain.next_step import NextStep
from journal.domain.views.people import TreeRow
from journal.itemmodels import contact_mime
from journal.itemmodels.contact_filter import FIRST, ContactFilter, Haystack, matches
from journal.itemmodels.contact_tree import MANY, ROW_KINDS, Read
from journal.itemmodels.contact_words import (
    ID_ROLE,
    Column,
    ContactWords,
    Index,
    ListColumn,
    RowTexts,
)
from journal.itemmodels.step_cache import BATCH, StepCache

_COLUMNS: Final = (Column.NAME, Column.ROLE, Column.COMPANY, Column.STEP, Column.TOUCH)
_DISPLAY = Qt.ItemDataRole.DisplayRole
_FLAGS: Final = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)
_NO_INDEX: Final = QModelIndex()
_LAST_HOUR: Final = "99"  # a day without an hour comes after its hours


class ContactListModel(QAbstractTableModel):
    """One row for each person. Whoever sorts by the next step loads the steps before."""

    def __init__(
        self,
        read: Read,
        steps: StepCache,
        words: ContactWords,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._steps = steps
        self._texts = RowTexts(words, self.step_of)
        self._rows: dict[int, TreeRow] = {}
        self._hay = Haystack()
        self._sought = ContactFilter()
        self._most: int | None = FIRST
        self._matches = 0
        self._order: list[int] = []
        self._places: dict[int, int] = {}
        self._sorting: tuple[int, Qt.SortOrder] = (ListColumn.NAME, Qt.SortOrder.AscendingOrder)

    @property
    def found(self) -> int:
        """How many people match the filter; everybody when there is none."""
        return self._matches if self._sought.active else len(self._rows)

    @property
    def sought(self) -> ContactFilter:
        """The filter that is on."""
        return self._sought

    @property
    def is_cut(self) -> bool:
        """Whether only the first matches are shown."""
        return len(self._order) < self.found

    @property
    def shown(self) -> int:
        """How many people are shown."""
        return len(self._order)

    @property
    def sorting(self) -> tuple[int, Qt.SortOrder]:
        """Column and direction."""
        return self._sorting

    def row_at(self, index: Index) -> TreeRow | None:
        """The person in a row."""
        return self._rows.get(index.internalId()) if index.isValid() else None

    def node_at(self, index: Index) -> int:
        """The id in a row; 0 for none."""
        return int(index.internalId()) if index.isValid() else 0

    def step_at(self, index: Index) -> NextStep | None:
        """The next step of the person in a row; asked for if it isn't known."""
        node = self.node_at(index)
        return self.step_of(node) if node in self._rows else None

    def step_of(self, key: int) -> NextStep | None:
        """The next step of a person who is shown."""
        return self._steps.get(key, lambda: self._around(key))

    def text(self, row: TreeRow, column: Column) -> str:
        """What a cell of a person shows."""
        return self._texts.text(row, column)

    def index_of(self, key: int, column: int = 0) -> QModelIndex:
        """Where a person is shown; an invalid index when they are not."""
        place = self._places.get(key)
        return QModelIndex() if place is None else self.createIndex(place, column, key)

    def ids(self) -> list[int]:
        """Everybody shown, from the top down."""
        return list(self._order)

    # changes

    def reload(self) -> None:
        """Reads everybody anew; everything shown is reset."""
        self._steps.forget()
        self.reload_rows()

    def reload_rows(self) -> None:
        """The same, when what is known of next steps is up to date."""
        rows = self._read(None)
        self.beginResetModel()
        self._rows = {row[0]: row for row in rows}
        self._hay.forget()
        self._arrange()
        self.endResetModel()

    def set_filter(self, sought: ContactFilter, most: int | None = FIRST) -> None:
        """Leaves the first ``most`` people who match, or with None all of them."""
        if sought == self._sought and most == self._most:
            return
        self.beginResetModel()
        self._sought = sought
        self._most = most
        self._arrange()
        self.endResetModel()

    def apply(self, changes: ChangeSet) -> None:
        """Shows what changed; the rows move at once if they are to."""
        keys = changes.contacts
        if changes.rebuild or not keys or len(keys) > MANY:
            self.reload()
            return
        self._steps.forget(keys)
        if changes.touches(ROW_KINDS):
            fresh = {row[0]: row for row in self._read(keys)}
            self._hay.forget(keys)
            rows = {key: row for key, row in self._rows.items() if key not in keys} | fresh
            self._rows = dict(sorted(rows.items(), key=lambda item: (item[1].folded, item[0])))
            self._rearrange()
        for key in keys:
            if key in self._places:
                last = self.index_of(key, len(ListColumn) - 1)
                self.dataChanged.emit(self.index_of(key), last)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column; who is chosen stays chosen."""
        self._sorting = (column, order)
        if self._rows:
            self._rearrange()

    def _rearrange(self) -> None:
        """New order, same rows: a layout change; other rows: a reset."""
        before = self._order
        self._arrange()
        after = self._order
        if before == after:
            return
        places = self._places
        self._order, self._places = before, {key: row for row, key in enumerate(before)}
        if before and len(before) == len(after) and set(before) == set(after):
            self.layoutAboutToBeChanged.emit()
            old = self.persistentIndexList()
            self._order, self._places = after, places
            new = [self.index_of(index.internalId(), index.column()) for index in old]
            self.changePersistentIndexList(old, new)
            self.layoutChanged.emit()
            return
        self.beginResetModel()
        self._order, self._places = after, places
        self.endResetModel()

    def _arrange(self) -> None:
        """Finds and sorts; people without a value in the sorted column come last either way."""
        column, order = self._sorting
        descending = order == Qt.SortOrder.DescendingOrder
        found = matches(self._rows, self._sought, self._hay, self._steps.known)
        self._matches = len(found)
        if column != ListColumn.NAME:  # in the order of names they are already
            values = self._values(column, found)
            known = [key for key in found if values[key]]
            known.sort(key=values.__getitem__, reverse=descending)
            found = known + [key for key in found if not values[key]]
        elif descending:
            found.reverse()
        self._order = found[: self._most] if self._sought.active else found
        self._places = dict(zip(self._order, range(len(self._order)), strict=True))

    def _values(self, column: int, keys: Iterable[int]) -> dict[int, str]:
        """What each of these people is sorted by in a column."""
        rows = self._rows
        if column == ListColumn.TOUCH:
            return {key: rows[key].last_touch for key in keys}
        if column == ListColumn.STEP:
            return {key: _pressing(self._steps.known(key)) for key in keys}
        if column == ListColumn.ROLE:
            texts = {key: rows[key].role for key in keys}
        else:
            texts = {key: rows[key].company for key in keys}
        folded = {text: fold(text) for text in set(texts.values())}
        return {key: folded[text] for key, text in texts.items()}

    # what Qt asks

    def index(self, row: int, column: int, parent: Index = _NO_INDEX) -> QModelIndex:
        """The index of a cell; its internal id is the person's."""
        inside = 0 <= row < len(self._order) and 0 <= column < len(ListColumn)
        if parent.isValid() or not inside:
            return QModelIndex()
        return self.createIndex(row, column, self._order[row])

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many people are shown."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """See ``ListColumn``."""
        return 0 if parent.isValid() else len(ListColumn)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """People can be chosen and dragged."""
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """The words of the columns."""
        known = orientation == Qt.Orientation.Horizontal and 0 <= section < len(_COLUMNS)
        return self._texts.header(_COLUMNS[section]) if known and role == _DISPLAY else None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Texts for the eye and for screen readers, and the id."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == ID_ROLE:
            return row.id
        if role == _DISPLAY:
            return self._texts.text(row, _COLUMNS[index.column()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._texts.spoken(row, _COLUMNS[index.column()])
        return None

    def _around(self, key: int) -> list[int]:
        start = max(self._places.get(key, 0) - BATCH // 4, 0)
        return self._order[start : start + BATCH]

    # drag

    def supportedDragActions(self) -> Qt.DropAction:
        """People are dragged to other pages, or their names to other programs."""
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """People of this program."""
        return [contact_mime.CONTACTS]

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        """The people of some cells, each once."""
        keys: Sequence[int] = list(dict.fromkeys(self.node_at(index) for index in indexes))
        return contact_mime.pack((key, self._rows[key].name) for key in keys if key in self._rows)


def _pressing(step: NextStep | None) -> str:
    if step is None or step.due is None:
        return ""
    return f"{step.due} {step.due_time or _LAST_HOUR}"
