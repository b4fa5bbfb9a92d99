"""The page of everybody: who referred whom, and one person beside it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from journal.domain.changes import ChangeSet, Kind
from journal.errors import KnownError
from journal.itemmodels.tree_drop import Refusal
from journal.ui.growth import grown
from journal.ui.people import words
from journal.ui.people.browser import PeopleBrowser
from journal.ui.people.commands import PersonCommands
from journal.ui.people.detail import LEAST_WIDTH, PersonDetail
from journal.ui.people.row_reader import SLICE, RowReader
from journal.ui.shell.context import PageContext
from journal.ui.shell.page import Chosen, Page
from journal.ui.widgets.empty_state import EmptyState

NARROW: Final = 960  # page width below which the detail covers the list
TOUCH_FROM: Final = 1100  # window width from which on the last touch has a column
LEAST_LIST: Final = 280
MOST_LIST: Final = 600  # of the tree; the flat list has more columns
MOST_TABLE: Final = 760
SHARE: Final = 0.55
AGAIN_MS: Final = 250
WIDEST: Final = 16_777_215  # Qt's own limit, which is none


class PeoplePage(Page):
    """Reads only what is shown; single changes are put into what is there."""

    code = "people"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._wanted: int | None = None
        self._missed: list[ChangeSet] = []
        self._neighbour: int | None = None
        self._sized = False
        self._narrow = False
        self._covering = False
        self.commands = PersonCommands(context, self)
        self.browser = PeopleBrowser(self.library, self._dropped)
        self._reader = RowReader(self.library.people.tree, self._read_again, self)
        self.detail = PersonDetail(context, self.commands, self.browser.roles)
        self.empty = EmptyState(
            "users",
            self.tr("People you know, or want to know, go here."),
            self.tr("Add a contact"),
            self.tr("Import from a file…"),
        )
        self.empty.setObjectName("people.empty")
        self._lay_out()
        self._connect()
        self.browser.tree.setFocus()  # where the focus goes when the page is first shown

    def _lay_out(self) -> None:
        self.splitter = QSplitter()
        self.splitter.setObjectName("people.splitter")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.browser)
        self.splitter.addWidget(self.detail)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.browser.setMinimumWidth(LEAST_LIST)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def _connect(self) -> None:
        browser, detail = self.browser, self.detail
        browser.chosen.connect(self._choose)
        browser.bar.view_chosen.connect(self._change_view)
        browser.opened.connect(self._open)
        browser.renamed.connect(self.rename)
        browser.deleted.connect(self.commands.delete)
        browser.menu_asked.connect(self._show_menu)
        browser.refused.connect(self._refuse)
        browser.drop_refused.connect(self._refuse_drop)
        detail.left.connect(self._leave_detail)
        detail.gone_to.connect(self._go_to)
        self.empty.acted.connect(lambda: self.context.navigator.new_contact())
        self.empty.link_clicked.connect(self._import)

    # what the window asks

    def title(self) -> str:
        """The page's name."""
        return self.tr("People")

    def new_is_primary(self) -> bool:
        """While nobody's next step is shown."""
        return self.detail.person_id() is None

    def chosen(self) -> Chosen:
        """Who is shown."""
        return Chosen(contact_id=self.detail.person_id())

    def filter_field(self) -> QWidget | None:
        """Where one filters; nothing while there is nobody."""
        return self.browser.bar.field if self.browser.model.people else None

    def focus_first(self) -> None:
        """Among the people; on the button that adds the first one."""
        if self.stack.currentWidget() is self.empty:
            self.empty.setFocus()
        elif self._narrow and self._covering:
            self.detail.enter()
        else:
            self.browser.view().setFocus()

    # reading

    def read(self) -> None:
        """Reads everybody, and the person shown."""
        self._reader.stop()
        self._missed = []
        try:
            self.browser.reload()
            self._after_reading()
            self.detail.refresh()
        except KnownError:
            self._read_again()

    def _taken(self) -> None:
        self.browser.reloaded()
        self._after_reading()
        self.detail.refresh()

    def _read_beside(self) -> None:
        """Thousands of people are read between events; until then the old picture stays."""
        try:
            ids = self.library.people.ids()
        except KnownError:
            self._read_again()
            return
        if len(ids) > SLICE:
            self._reader.begin(ids, self.browser.take, self._taken)
        else:
            self.read()

    def read_changed(self, changes: ChangeSet) -> None:
        """Puts the change into what is shown."""
        if self._reader.busy:
            self._read_beside()  # anew: what was read may be of before the change
            return
        if self.detail.person_id() in changes.of(Kind.CONTACT):
            self._neighbour = self.browser.neighbour()  # the rows are as before still
        try:
            self.browser.apply(changes)
            self._after_reading()
            self.detail.apply(changes)
        except KnownError:
            self._read_again()

    def _read_again(self) -> None:
        """The journal is busy: the old picture stays, and a moment later it is read."""
        self._stale = True
        QTimer.singleShot(AGAIN_MS, self, self._if_visible)

    def _if_visible(self) -> None:
        if self.isVisible():
            self.catch_up()

    def _after_reading(self) -> None:
        anybody = self.browser.model.people > 0
        side = self.splitter if anybody else self.empty
        if self.stack.currentWidget() is not side:
            # Of this window, since a dialog may be before it that brings the people.
            focus = self.window().focusWidget()
            had_focus = focus is not None and self.isAncestorOf(focus)
            self.stack.setCurrentWidget(side)
            if had_focus:
                self.focus_first()
        self.browser.bar.set_usable(anybody)
        shown = self.detail.person_id()
        if shown is not None and self.browser.model.row(shown) is None:
            self.detail.keeper.abandon()
            self.browser.forget(shown)
            beside, self._neighbour = self._neighbour, None
            known = beside is not None and self.browser.model.row(beside) is not None
            following = beside if known else self.browser.chosen_id()
            if following is not None:
                self.browser.choose(following)  # Qt makes it the current row without choosing it
            self._show(following)
        if self.detail.person_id() is None and anybody:
            self._choose_somebody()

    def _choose_somebody(self) -> None:
        """Who was shown last, or the first one: the right side isn't left empty."""
        wanted = self._wanted
        known = wanted is not None and self.browser.model.row(wanted) is not None
        key = wanted if known else self.browser.first()
        if key is not None and not self.browser.choose(key):
            self._show(key)

    def _later_or_now(self, changes: ChangeSet | None) -> None:
        """While hidden, single changes are kept to be put in later."""
        visible = self.isVisible()
        if visible and changes is not None and changes.rebuild:
            self._read_beside()
        elif visible or self._stale or changes is None or changes.rebuild:
            super()._later_or_now(changes)
        else:
            self._missed.append(changes)

    def catch_up(self) -> None:
        """What was missed while hidden."""
        missed, self._missed = self._missed, []
        if self._stale or len(missed) > 50:
            self._stale = True
            super().catch_up()
            return
        for changes in missed:
            self.read_changed(changes)
        self.clock_moved()

    def clock_moved(self) -> None:
        """Nobody is read anew for it: only words that depend on now."""
        if self.isVisible() and not self._stale:
            self.browser.time_passed()
            self.detail.time_passed()

    # who is shown

    def show_contact(self, contact_id: int) -> None:
        """Shows a person, and where they stand; takes a filter off that hides them."""
        self.catch_up()
        self.browser.reveal(contact_id)
        self._show(contact_id)
        self._cover(True)
        self.detail.enter() if self._narrow else self.browser.view().setFocus()

    def selected_people(self) -> list[int]:
        """Everybody selected, for commands that take several."""
        return self.browser.selected()

    def show_people(self, text: str) -> None:
        """Filters by a text."""
        self.catch_up()
        self._cover(False)
        self.browser.bar.set_text(text)
        self.browser.view().setFocus()

    def rename(self) -> None:
        """Puts the keyboard into the name of the chosen person."""
        if self.detail.person_id() is not None:
            self._cover(True)
            self.detail.edit_name()

    def _choose(self, key: object) -> None:
        self._show(key if isinstance(key, int) else None)

    def _show(self, key: int | None) -> None:
        had = self.detail.person_id()
        try:
            self.detail.show_person(key)
        except KnownError:
            self._read_again()
            return
        shown = self.detail.person_id()
        self._wanted = shown if shown is not None else self._wanted
        if shown is not None:
            self.context.navigator.choose_contact(shown)
        if (had is None) != (shown is None):
            self.header_changed.emit()

    def _open(self, key: object) -> None:
        self._choose(key)
        self._cover(True)
        self.detail.enter()

    def _go_to(self, key: object) -> None:
        """A link to somebody; None is me, the top of the tree."""
        if isinstance(key, int):
            self.context.navigator.show_contact(key)
        else:
            self._leave_detail()
            self.browser.to_top()

    def _leave_detail(self) -> None:
        self.detail.keeper.flush()
        self._cover(False)
        self.browser.view().setFocus()

    def _show_menu(self, keys: list[int], place: QPoint) -> None:
        menu = self.commands.menu(keys, self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _import(self) -> None:
        if "file.import" in self.context.actions:
            self.context.actions["file.import"].trigger()

    # dragging

    def _dropped(self, keys: list[int], referrer: int | None, primary: bool) -> None:
        name_of = self.browser.name_of
        target = name_of(referrer) if referrer is not None else None
        said = words.moved([name_of(key) for key in keys], target, primary=primary)
        self.detail.keeper.flush()
        self.commands.place(keys, referrer, primary, said)

    def _refuse(self, why: Refusal | None) -> None:
        """Over somebody who can't be the target; None takes it back."""
        if why is None:
            self.context.notifier.withdraw()
            return
        self.context.notifier.refuse(words.refusal(why, self.browser.name_of))

    def _refuse_drop(self, why: Refusal) -> None:
        """Seen and not only read in the status bar, which said it while dragging."""
        self.context.notifier.say(words.refusal(why, self.browser.name_of))

    # widths

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow page shows one side at a time."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self.browser.show_touch(self.window().width() >= TOUCH_FROM)
        self._narrow = self.width() < grown(NARROW, self.font(), 0.3)
        self.detail.show_back(self._narrow)
        self._bound_list()
        self._cover(self._covering)
        if not self._narrow and not self._sized:
            self._sized = True
            self._share_out(self._first_width())

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters leave room for one side only."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "splitter"):
            self._arrange()

    def _change_view(self, _view: object) -> None:
        """What is as wide as the tree may be becomes wider with the list, where there is room."""
        widest = self.browser.width() >= self.browser.maximumWidth()
        self._bound_list()
        if widest and self._sized and not self._narrow:
            self._share_out(self._first_width())

    def _bound_list(self) -> None:
        self.browser.setMaximumWidth(WIDEST if self._narrow else self._most())

    def _most(self) -> int:
        table = self.browser.bar.views.code() == "list"
        return grown(MOST_TABLE if table else MOST_LIST, self.font(), 0.5)

    def _first_width(self) -> int:
        wanted = min(round(self.width() * SHARE), self._most(), self.width() - LEAST_WIDTH)
        return max(wanted, LEAST_LIST)

    def _share_out(self, listed: int) -> None:
        self.splitter.setSizes([listed, max(self.width() - listed, LEAST_WIDTH)])

    def _cover(self, detail: bool) -> None:
        self._covering = detail
        self.browser.setVisible(not (self._narrow and detail))
        self.detail.setVisible(not self._narrow or detail)

    # memory

    def state(self) -> dict[str, object]:
        """Who is shown, view, folding, columns, and how wide the list is."""
        sizes = self.splitter.sizes()
        width = sizes[0] if self._sized and not self._narrow else 0
        return {"person": self._wanted, "list width": width, "browser": self.browser.state()}

    def restore(self, state: dict[str, object]) -> None:
        """Takes back what ``state`` gave."""
        person, width, browser = (state.get(name) for name in ("person", "list width", "browser"))
        self._wanted = person if isinstance(person, int) else None
        if isinstance(browser, dict):
            self.browser.restore(browser)
        if isinstance(width, int) and LEAST_LIST <= width <= 2 * MOST_TABLE:
            self._sized = True
            self._share_out(width)
