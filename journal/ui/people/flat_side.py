"""The flat list behind the tree: made when it is first shown, read only while it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Qt

from journal.domain.changes import ChangeSet
from journal.domain.views.people import TreeRow
from journal.itemmodels.contact_filter import ContactFilter
from journal.itemmodels.contact_list import ContactListModel
from journal.itemmodels.contact_tree import ContactTreeModel
from journal.itemmodels.contact_words import ContactWords, ListColumn
from journal.itemmodels.step_cache import StepCache
from journal.services.library import Library
from journal.ui.people.list_view import ContactListView
from journal.ui.people.step_loader import StepLoader
from journal.ui.people.tree_delegate import Shorter


class FlatSide(QObject):
    """``view`` and ``model`` are None until the list is first shown."""

    def __init__(
        self,
        library: Library,
        everybody: ContactTreeModel,
        steps: StepCache,
        loader: StepLoader,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._everybody = everybody
        self._steps = steps
        self._loader = loader
        self.view: ContactListView | None = None
        self.model: ContactListModel | None = None
        self._stale = True
        self._state: dict[str, object] = {}

    def make(self, words: ContactWords, shorter: Shorter) -> ContactListView:
        """The view, sorted and with the widths it had when it was last used."""
        model = ContactListModel(self._rows, self._steps, words, self)
        view = ContactListView(model, shorter)
        view.setObjectName("people.list")
        view.setAccessibleName(self.tr("People by name"))
        column, order = view.restore_layout(self._state)
        header = view.horizontalHeader()
        header.setSortIndicator(column, order)
        header.sortIndicatorChanged.connect(self._sort)
        model.sort(column, order)
        self.model, self.view = model, view
        return view

    def _rows(self, ids: Iterable[int] | None = None) -> Sequence[TreeRow]:
        """Everybody is in the tree's model already."""
        return self._everybody.rows() if ids is None else self._library.people.tree(ids)

    def forget_rows(self) -> None:
        """What is shown is not what is there any more; read when the list is shown."""
        self._stale = True

    def apply(self, changes: ChangeSet, *, shown: bool) -> None:
        """Shows what changed, or keeps in mind that something did."""
        self._stale = self._stale or not shown
        if self.model is not None and not self._stale:
            self.model.apply(changes)

    def catch_up(self, sought: ContactFilter) -> None:
        """Reads what is missing, filters and sorts."""
        model = self.model
        if model is None:
            return
        if self._stale:
            model.reload_rows()
            self._stale = False
        model.set_filter(sought)
        if model.sorting[0] == ListColumn.STEP:
            self._sort(*model.sorting)

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        model = self.model
        if model is None:
            return
        if column == ListColumn.STEP:
            keys = [row.id for row in self._everybody.rows()]
            self._loader.load(keys, lambda: model.sort(column, order))
        else:
            model.sort(column, order)

    # memory

    def state(self) -> dict[str, object]:
        """Order and widths of columns, as plain values."""
        return self.view.layout_state() if self.view is not None else self._state

    def restore(self, state: dict[str, object]) -> None:
        """Takes back what ``state`` gave, before the view is made."""
        self._state = state
