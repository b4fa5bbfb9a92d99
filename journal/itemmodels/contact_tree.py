"""The tree of people by who referred whom, as Qt wants it; it filters itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Final

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt

from journal.domain.changes import ChangeSet, Kind
from journal.domain.names import fold
from journal.domain.next_step import NextStep
from journal.domain.views.people import TreeRow
from journal.itemmodels import contact_mime
from journal.itemmodels.contact_filter import (
    FIRST,
    GLIMPSE,
    ContactFilter,
    Haystack,
    asks_for_steps,
    matches,
)
from journal.itemmodels.contact_words import (
    ID_ROLE,
    Column,
    ContactWords,
    Index,
    RowTexts,
    TreeColumn,
)
from journal.itemmodels.node_model import NodeModel
from journal.itemmodels.step_cache import BATCH, StepCache
from journal.itemmodels.tree_drop import DropRules, Links, Refusal
from journal.itemmodels.tree_shape import ROOT, Grown, group_of, grown, is_person, sort_key, thinned
from journal.itemmodels.tree_updates import Patch, restructured

Read = Callable[[Iterable[int] | None], Sequence[TreeRow]]
Dropped = Callable[[list[int], int | None, bool], None]

ROW_KINDS: Final = frozenset(
    {
        *(Kind.CONTACT, Kind.POSITION, Kind.COMPANY, Kind.REFERRAL, Kind.HOLD, Kind.TOUCH),
        Kind.INTERVIEW,  # one that is agreed ends the waiting for an introduction
    }
)
"""What a row is made of; other changes only concern next steps."""

MANY: Final = 100  # from here on rows are read anew rather than moved one by one
_SMALL: Final = 4 * BATCH
_COLUMNS: Final = (Column.NAME, Column.STEP, Column.TOUCH, Column.INTRODUCTION)
_DISPLAY = Qt.ItemDataRole.DisplayRole


class ContactTreeModel(NodeModel):
    """Me, the groups of people I found myself, and below everybody whom they referred.

    ``read`` gives the rows of everybody or of some, in the order of their folded names.
    ``dropped(people, referrer or None, primary)`` is called for a drop that is allowed; the
    model itself changes when it is told what changed in the journal (``apply``).
    """

    def __init__(
        self,
        read: Read,
        steps: StepCache,
        words: ContactWords,
        links: Links = tuple,
        dropped: Dropped | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(len(TreeColumn), parent)
        self._read = read
        self._steps = steps
        self._words = words
        self._texts = RowTexts(words, self.step_of)
        self._dropped = dropped
        self._drops = DropRules(links)
        self._rows: dict[int, TreeRow] = {}
        self._full = self._shown
        self._hay = Haystack()
        self._sought = ContactFilter()
        self._most: int | None = FIRST
        self._matches: list[int] = []
        self.refusal: Refusal | None = None

    # what there is

    @property
    def people(self) -> int:
        """How many people there are, filtered or not."""
        return len(self._rows)

    @property
    def on_hold(self) -> int:
        """How many people are on hold."""
        return sum(row.on_hold for row in self._rows.values())

    @property
    def sought(self) -> ContactFilter:
        """The filter that is on."""
        return self._sought

    @property
    def found(self) -> int:
        """How many people match the filter; everybody when there is none."""
        return len(self._matches) if self._sought.active else len(self._rows)

    @property
    def shows_first_alone(self) -> bool:
        """Whether no more than the first matches are shown, with those above them."""
        return self.shown <= FIRST

    @property
    def is_cut(self) -> bool:
        """Whether only the first matches are shown."""
        return self._most is not None and len(self._matches) > self._most

    @property
    def shown(self) -> int:
        """How many matches are shown."""
        wanted = self._matches[: self._most]
        if self._most != GLIMPSE:
            return len(wanted)
        return sum(node in self._shown for node in wanted)

    def rows(self) -> list[TreeRow]:
        """Everybody, filtered or not, in the order of their folded names."""
        return sorted(self._rows.values(), key=sort_key)

    def roles(self, typed: str, most: int = 8) -> list[tuple[object, str]]:
        """Roles that begin like this, as (value, label) for a completion."""
        start = fold(typed)
        found: dict[str, None] = {}
        for row in self._rows.values():
            if row.role and row.role not in found and fold(row.role).startswith(start):
                found[row.role] = None
        return [(role, role) for role in sorted(found, key=fold)[:most]]

    def first_match(self) -> int | None:
        """The first person shown who matches the filter; the first of all without one."""
        wanted = set(self._matches) if self._sought.active else self._rows
        return next((node for node in self._shown.preorder() if node in wanted), None)

    def row(self, key: int) -> TreeRow | None:
        """The row of a person, shown or not."""
        return self._rows.get(key)

    def row_at(self, index: Index) -> TreeRow | None:
        """The person in a row; None for other rows."""
        return self._rows.get(self.node_at(index)) if index.isValid() else None

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

    def to_open(self) -> list[int]:
        """The nodes to unfold so that the (first) matches of the filter are seen."""
        if self.shows_first_alone:
            opened = self._shown
        else:
            opened = thinned(self._full, self._matches[:FIRST])
        return [node for node in opened.kids if node != ROOT]

    # changes

    def reload(self, ready: Grown | None = None) -> None:
        """Reads everybody anew, or takes who was just read; everything shown is reset."""
        if ready is None:
            ready = grown(self._read(None))
        with self._reset():
            self._rows, self._full = ready
            self._hay.forget()
            self._steps.forget()
            self._drops.forget()
            self._refilter()

    def set_filter(self, sought: ContactFilter, most: int | None = FIRST) -> None:
        """Leaves the first ``most`` people who match (None: all) and everybody above them.

        Of a glimpse it is that many rows. Who is shown for this filter already stays.
        """
        if sought == self._sought and self.shown >= len(self._matches[:most]):
            if most is None or (self._most is not None and most > self._most):
                self._most = most
            return
        with self._reset():
            self._most = most
            if sought == self._sought:
                self._thin()
            else:
                self._sought = sought
                self._refilter()

    def get_ready(self) -> None:
        """Somebody is about to filter: prepares what the first key would have to wait for."""
        self._hay.fill(self._rows)

    def refilter(self) -> None:
        """Finds anew: next steps that the filter goes by have become known."""
        with self._reset():
            self._refilter()

    def apply(self, changes: ChangeSet) -> None:
        """Shows what changed in the journal; single changes keep what is unfolded and chosen."""
        keys = changes.contacts
        company_alone = Kind.COMPANY in changes.ids and not keys
        if changes.rebuild or company_alone or len(keys) > MANY:
            self.reload()
            return
        if Kind.REFERRAL in changes.ids or Kind.CONTACT in changes.ids:
            self._drops.forget()
        concerned = {below for key in keys for below in self._full.kids.get(key, ())} | keys
        self._steps.forget(concerned)
        by_steps = asks_for_steps(self._sought.status)
        if by_steps:
            self._steps.load(list(concerned))
        if by_steps or changes.touches(ROW_KINDS):
            self._update(keys)
        self._repaint(concerned)

    def _update(self, keys: Collection[int]) -> None:
        fresh = {row[0]: row for row in self._read(keys)}
        self._hay.forget(keys)
        patch = Patch(
            changed=fresh,
            gone=frozenset(key for key in keys if key in self._rows and key not in fresh),
        )
        if self._sought.active:
            self._refit(patch)
        elif self._full.loose or not restructured(self, self._rows, self._full, patch):
            self.reload()

    def _refit(self, patch: Patch) -> None:
        """With a filter on, who matches is found anew; reset only if the rows differ."""
        rows = {key: row for key, row in self._rows.items() if key not in patch.gone}
        rows |= patch.changed
        before = self._shown
        self._rows, self._full = grown(sorted(rows.values(), key=sort_key))
        self._refilter()
        if self._shown.kids == before.kids:
            return
        after, self._shown = self._shown, before
        with self._reset():
            self._shown = after

    def _refilter(self) -> None:
        if not self._sought.active:
            self._matches = []
            self._shown = self._full
            return
        self._matches = matches(self._rows, self._sought, self._hay, self._steps.known)
        self._thin()

    def _thin(self) -> None:
        rows = GLIMPSE if self._most == GLIMPSE else None
        self._shown = thinned(self._full, self._matches[: self._most], rows)

    def _repaint(self, nodes: Iterable[int]) -> None:
        for node in nodes:
            if node in self._shown:
                first, last = self.index_of(node), self.index_of(node, len(TreeColumn) - 1)
                self.dataChanged.emit(first, last)

    # what Qt asks

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = _DISPLAY,
    ) -> object:
        """The words of the columns."""
        known = orientation == Qt.Orientation.Horizontal and 0 <= section < len(_COLUMNS)
        return self._texts.header(_COLUMNS[section]) if known and role == _DISPLAY else None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Texts for the eye and for screen readers, and the id."""
        if not index.isValid():
            return None
        node = self.node_at(index)
        row = self._rows.get(node)
        if row is None:
            return self._heading(node, role) if index.column() == TreeColumn.NAME else None
        if role == _DISPLAY:
            return self._texts.text(row, _COLUMNS[index.column()])
        if role == ID_ROLE:
            return node
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._texts.spoken(row, _COLUMNS[index.column()])
        return None

    def _heading(self, node: int, role: int) -> str | None:
        """The words of Me and of the groups; to screen readers with the number of people."""
        if role not in (_DISPLAY, Qt.ItemDataRole.AccessibleTextRole):
            return None
        group = group_of(node)
        if group is None:
            return self._words.me
        label = self._words.groups[group]
        if role == _DISPLAY:
            return label
        return self._words.heading(label, len(self.below(node)))

    def _around(self, node: int) -> list[int]:
        """People who are probably seen together with this one."""
        shown = self._shown
        if self._sought.active or len(shown.above) <= _SMALL:
            around = shown.near(node, BATCH // 4, BATCH)
        else:  # a large tree is mostly folded: brothers and sisters stand together
            siblings = shown.kids[shown.above[node]]
            start = max(shown.place(node) - BATCH // 4, 0)
            around = siblings[start : start + BATCH]
            if len(around) < BATCH:
                around = around + shown.near(node, BATCH // 4, BATCH)
        return [each for each in around if each in self._rows]

    # drag and drop

    def supportedDropActions(self) -> Qt.DropAction:
        """Move is the primary referrer, copy a further one."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """Only people of this program can be dropped here."""
        return [contact_mime.CONTACTS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The people of some cells, each once."""
        self._drops.forget()
        self.refusal = None
        keys = dict.fromkeys(self.node_at(index) for index in indexes)
        return contact_mime.pack((key, self._rows[key].name) for key in keys if key in self._rows)

    def canDropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: Index,
    ) -> bool:
        """Whether the people may be put there; ``refusal`` then says why not."""
        people = [key for key in contact_mime.unpack(data) if key in self._rows]
        node = self.node_at(parent)
        if not people or node == ROOT or self._dropped is None:
            self.refusal = None
            return False
        target = node if is_person(node) else None
        primary = action != Qt.DropAction.CopyAction
        if target is None and not primary:
            self.refusal = None
            return False
        self.refusal = self._drops.refusal(people, target, primary=primary)
        return self.refusal is None

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: Index,
    ) -> bool:
        """Has the change made; always False, so that the view takes nothing away itself."""
        if self.canDropMimeData(data, action, row, column, parent) and self._dropped is not None:
            people = [key for key in contact_mime.unpack(data) if key in self._rows]
            node = self.node_at(parent)
            primary = action != Qt.DropAction.CopyAction
            self._dropped(people, node if is_person(node) else None, primary)
        return False
