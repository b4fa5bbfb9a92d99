"""The left side of People: tree or list of everybody, filtered, with a line that counts them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journal.domain.changes import ChangeSet
from journal.itemmodels.contact_filter import ContactFilter, asks_for_steps
from journal.itemmodels.contact_list import ContactListModel
from journal.itemmodels.contact_tree import ContactTreeModel, Dropped
from journal.itemmodels.step_cache import StepCache
from journal.itemmodels.tree_shape import ME, Grown, is_person
from journal.services.library import Library
from journal.ui.people import words
from journal.ui.people.filter_bar import FilterBar
from journal.ui.people.flat_side import FlatSide
from journal.ui.people.foot import PeopleFoot
from journal.ui.people.list_view import MARGIN as LIST_MARGIN
from journal.ui.people.list_view import ContactListView
from journal.ui.people.neighbours import next_to
from journal.ui.people.step_loader import StepLoader
from journal.ui.people.tree_view import MARGIN as TREE_MARGIN
from journal.ui.people.tree_view import ContactTreeView
from journal.ui.theme import SPACE
from journal.ui.widgets.empty_state import EmptyState

EDGE: Final = SPACE.page - LIST_MARGIN  # words of rows begin so far from the edge of their view


class PeopleBrowser(QWidget):
    """``chosen`` comes with an id; ``opened``, ``renamed`` ask for the person's own side.

    ``menu_asked`` comes with the ids and where on the screen.
    """

    chosen = Signal(object)
    opened = Signal(object)
    renamed = Signal()
    deleted = Signal(object)  # list of ids
    menu_asked = Signal(object, object)
    refused = Signal(object)
    drop_refused = Signal(object)

    def __init__(self, library: Library, dropped: Dropped, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._words = words.contact_words(library.clock)
        self.steps = StepCache(library.people.next_steps)
        self._loader = StepLoader(self.steps, self)
        self.model = ContactTreeModel(
            library.people.tree, self.steps, self._words, library.people.links, dropped, self
        )
        self._shorter = words.shorter_steps(library.clock)
        self.tree = ContactTreeView(self.model, self._shorter)
        self.tree.setObjectName("people.tree")
        self.tree.setAccessibleName(self.tr("People by who referred them"))
        self.tree.refused.connect(self.refused)
        self.tree.drop_refused.connect(self.drop_refused)
        self.flat = FlatSide(library, self.model, self.steps, self._loader, self)
        self._applying = False
        self.bar = FilterBar()
        self.bar.sought.connect(self._filter)
        self.bar.view_chosen.connect(self.show_view)
        self.bar.field.focused.connect(self.model.get_ready)
        self.foot = PeopleFoot(LIST_MARGIN)
        self.foot.all_asked.connect(lambda: self._filter(self.bar.filter(), None))
        self.nobody = EmptyState("search", "", self.tr("Clear filter"))
        self.nobody.setObjectName("people.nobody")
        self.nobody.acted.connect(self._clear)
        self._lay_out()
        self._connect(self.tree)

    def _lay_out(self) -> None:
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.stack = QStackedWidget()
        moved_in = LIST_MARGIN - TREE_MARGIN
        self._tree_side = QWidget()
        side = QHBoxLayout(self._tree_side)
        side.setContentsMargins(moved_in, 0, moved_in, 0)
        side.addWidget(self.tree)
        self.stack.addWidget(self._tree_side)
        self.stack.addWidget(self.nobody)
        head = QHBoxLayout()
        head.setContentsMargins(LIST_MARGIN, 0, LIST_MARGIN, 0)
        head.addWidget(self.bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, SPACE.small, EDGE, SPACE.medium)
        column.setSpacing(SPACE.small)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        column.addWidget(self.foot)
        self.bar.field.entered.connect(self._enter_rows)

    def _connect(self, view: ContactTreeView | ContactListView) -> None:
        view.chosen.connect(self._chosen)
        view.selectionModel().selectionChanged.connect(lambda: self._count())
        view.opened.connect(self.opened)
        for key, run in (
            (QKeySequence.StandardKey.Delete, self._delete),
            (QKeySequence(Qt.Key.Key_F2), self.renamed.emit),
        ):
            action = QAction(view)
            action.setShortcut(key)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _checked=False, run=run: run())
            view.addAction(action)

    def _chosen(self, key: object) -> None:
        """Not while rows come and go: whoever listens might write, and so change them again."""
        if not self._applying:
            self.chosen.emit(key)

    # reading

    def reload(self) -> None:
        """Reads everybody anew."""
        self.take(None)
        self.reloaded()

    def take(self, ready: Grown | None) -> None:
        """The long part of ``reload``, with who was just read; ``reloaded`` is to follow."""
        self.flat.forget_rows()
        self.model.reload(ready)

    def reloaded(self) -> None:
        """The rest of ``reload``."""
        self._after()
        if asks_for_steps(self.bar.filter().status):
            self._loader.load([row.id for row in self.model.rows()], self._find_again)

    def _find_again(self) -> None:
        self.model.refilter()
        self.flat.forget_rows()
        self._after()

    def apply(self, changes: ChangeSet) -> None:
        """Shows what changed."""
        self._applying = True
        try:
            self.model.apply(changes)
        finally:
            self._applying = False
        self.flat.apply(changes, shown=self._shows_list())
        self._after()

    def time_passed(self) -> None:
        """What comes next, and "yesterday", are told anew."""
        self.steps.forget()
        self.view().viewport().update()

    def _after(self) -> None:
        self.tree.share_width()
        if self._shows_list():
            self.flat.catch_up(self.bar.filter())
        self._count()

    # which view

    def view(self) -> ContactTreeView | ContactListView:
        """The view that is chosen."""
        return self.flat.view if self._shows_list() and self.flat.view else self.tree

    def _shows_list(self) -> bool:
        return self.bar.views.code() == "list"

    def show_view(self, code: object) -> None:
        """ "tree" or "list"; who is chosen stays chosen."""
        key = self.view_of_before().chosen_id()
        self.bar.views.set_code(code)
        if code == "list":
            self._make_list()
            self.flat.catch_up(self.bar.filter())
        else:
            self.model.set_filter(self.bar.filter())
        if key is not None:
            self.choose(key)
        self._count()

    def view_of_before(self) -> ContactTreeView | ContactListView:
        """The view that was last on the screen."""
        listed = self.flat.view
        return listed if listed and self.stack.currentWidget() is listed else self.tree

    def _make_list(self) -> None:
        if self.flat.view is None:
            made = self.flat.make(self._words, self._shorter)
            self.stack.addWidget(made)
            self._connect(made)

    def _model(self) -> ContactTreeModel | ContactListModel:
        """That of the view that is chosen."""
        return self.flat.model if self._shows_list() and self.flat.model else self.model

    def show_touch(self, shown: bool) -> None:
        """Whether there is room for the tree's column of last touches; the list sees for itself."""
        self.tree.show_touch(shown)

    # filter

    def _filter(self, sought: ContactFilter, most: int | None) -> None:
        self._loader.stop()

        def act() -> None:
            self._model().set_filter(sought, most)
            self._count()

        if asks_for_steps(sought.status):
            self._loader.load([row.id for row in self.model.rows()], act)
        else:
            act()

    def _clear(self) -> None:
        self.bar.clear()
        self.view().setFocus()

    def _enter_rows(self) -> None:
        """Into the rows; the first match is chosen unless the chosen person is one."""
        self.bar.settle()
        view = self.view()
        if view.chosen_id() is None:
            first = self._first_match()
            if first is not None:
                view.choose(first)
        view.setFocus()

    def _first_match(self) -> int | None:
        model = self._model()
        if isinstance(model, ContactListModel):
            return next(iter(model.ids()), None)
        return model.first_match()

    def _count(self) -> None:
        model, people = self._model(), self.model.people
        self.foot.tell(model, people, self.model.on_hold, len(self.selected()))
        nobody = model.sought.active and model.found == 0 and people > 0
        if nobody:
            sought = model.sought
            self.nobody.sentence.setText(words.nobody_matches(sought.text, sought.status))
        side: QWidget = self._tree_side if self.view() is self.tree else self.view()
        self.stack.setCurrentWidget(self.nobody if nobody else side)

    # who is chosen

    def choose(self, key: int) -> bool:
        """Chooses a person in the view shown; False when the filter leaves them out."""
        return self.view().choose(key)

    def reveal(self, key: int) -> None:
        """Chooses a person, taking the filter off if it hides them."""
        if not self.choose(key) and self.bar.filter().active:
            self.bar.clear()
            self.choose(key)

    def chosen_id(self) -> int | None:
        """Who is chosen in the view shown."""
        return self.view().chosen_id()

    def forget(self, key: int) -> None:
        """Somebody is gone and not to be chosen again."""
        for view in (self.tree, self.flat.view):
            if view is not None:
                view.forget_choice(key)

    def to_top(self) -> None:
        """Me, at the top of the tree."""
        self.show_view("tree")
        self.tree.setCurrentIndex(self.model.index_of(ME))
        self.tree.scrollToTop()

    def first(self) -> int | None:
        """The first person shown."""
        return self._first_match()

    def neighbour(self) -> int | None:
        """Who is chosen when those chosen now are gone: the next one shown, or the one before."""
        model = self._model()

        def person_at(index: QModelIndex) -> int | None:
            node = model.node_at(index)
            return node if is_person(node) else None

        return next_to(self.view(), person_at, set(self.selected()))

    def selected(self) -> list[int]:
        """Everybody selected, from the top down."""
        return self.view().selected_ids()

    def name_of(self, key: int) -> str:
        """The name of a person, shown or not."""
        row = self.model.row(key)
        return row.name if row is not None else ""

    def roles(self, typed: str) -> list[tuple[object, str]]:
        """Roles of others that begin like this, for completion."""
        return self.model.roles(typed)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By mouse where it points, by key at the current row."""
        view = self.view()
        if self.stack.currentWidget() is self.nobody:
            return
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = view.visualRect(view.currentIndex())
            place = view.viewport().mapToGlobal(rect.bottomLeft())
        elif not view.indexAt(view.viewport().mapFromGlobal(place)).isValid():
            return
        ids = self.selected()
        if ids:
            self.menu_asked.emit(ids, place)

    def _delete(self) -> None:
        ids = self.selected()
        if ids:
            self.deleted.emit(ids)

    # memory

    def state(self) -> dict[str, object]:
        """View, folding and columns, as plain values."""
        return {
            "view": self.bar.views.code(),
            "tree": self.tree.layout_state(),
            "list": self.flat.state(),
        }

    def restore(self, state: dict[str, object]) -> None:
        """Takes back what ``state`` gave."""
        tree, listed = state.get("tree"), state.get("list")
        if isinstance(tree, dict):
            self.tree.restore_layout(tree)
        if isinstance(listed, dict):
            self.flat.restore(listed)
        if state.get("view") == "list":
            self.bar.views.set_code("list")
            self._make_list()
