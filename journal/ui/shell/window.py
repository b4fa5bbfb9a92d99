"""The main window: composes its parts and connects them, and does little else."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from journal.services.library import Library
from journal.ui.icons import app_icon
from journal.ui.shell import menus, state
from journal.ui.shell.actions import Actions
from journal.ui.shell.backing import Backing
from journal.ui.shell.commands import table
from journal.ui.shell.context import PageContext
from journal.ui.shell.context_key import ContextKey
from journal.ui.shell.edits import Edits
from journal.ui.shell.files import Files
from journal.ui.shell.glance import Glance
from journal.ui.shell.header import Header
from journal.ui.shell.navigator import WindowNavigator
from journal.ui.shell.notifier import WindowNotifier
from journal.ui.shell.page import Page
from journal.ui.shell.pages import entries
from journal.ui.shell.past import Past
from journal.ui.shell.prompter import WindowPrompter
from journal.ui.shell.routes import Routes
from journal.ui.shell.second_press import SecondPress
from journal.ui.shell.sidebar import Sidebar, SidebarPanel
from journal.ui.shell.stack import PageStack
from journal.ui.shell.status_bar import StatusBar
from journal.ui.shell.strips import StripHolder, Strips
from journal.ui.shell.surroundings import Surroundings
from journal.ui.shell.ticking import Ticking
from journal.ui.shell.views import Views
from journal.ui.widgets.strip import MessageStrip
from journal.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from journal.ui.shell.file_trouble import FileTrouble
    from journal.ui.shell.reading import Reading
    from journal.ui.shell.search_popup import SearchPopup

SMALLEST = (900, 480)
RAIL_BELOW = 1100


class MainWindow(QMainWindow):
    """One window on one journal."""

    painted = Signal()  # the first time
    closed = Signal()

    def __init__(self, library: Library, around: Surroundings) -> None:
        super().__init__()
        self.setObjectName("shell.window")
        self.library = library
        self.around = self._around = around
        self.is_painted = False
        self._search: SearchPopup | None = None
        self._compose()
        self._connect()
        self._begin()

    def _compose(self) -> None:
        self.setWindowTitle(self._title())
        self.setWindowIcon(app_icon())
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        library, around = self.library, self._around
        pages = entries()
        self.actions_by_code = actions = Actions(self)
        self.stack = PageStack(pages)
        self.navigator = WindowNavigator(self.stack, self)
        self.sidebar = Sidebar(pages)
        self.sidebar_panel = SidebarPanel(self.sidebar)
        self.status = StatusBar()
        self.setStatusBar(self.status)
        if around.journal not in (around.paths.journal, around.paths.sample):
            self.status.name_file(around.journal.name)
        strip = MessageStrip()
        strip.setObjectName("shell.strip")
        self.strips = Strips(strip)
        self.toast = Toast(self)
        self.notifier = WindowNotifier(self.toast, self.strips, self.status, self._undo)
        self.context = PageContext(
            library, actions, self.navigator, self.notifier, WindowPrompter(self)
        )
        self.navigator.attach(self.context, around)
        self.edits = Edits(library, actions, self.navigator, self.notifier, self.strips)
        self.past = Past(self, self.context, self.edits, self.toast.dismiss)
        self.navigator.past = self.past
        self.navigator.strips = self.strips
        self.files = Files(self.context, around, self)
        self.backing = Backing(self, self.context, around, self.strips, self.files.show_folder)
        self.edits.backing = self.navigator.backing = self.backing
        commands = table(pages)
        for command in commands:
            actions.add(command)
        self.views = Views(self, self.sidebar_panel, actions, around.theme, around.settings)
        self.routes = Routes(self, self.context, self.navigator, self.edits, self.views, self.files)
        self.header = Header(actions)
        self.glance = Glance(self.context, self.stack, self.header, self.sidebar, self.status)
        self.ticking = Ticking(library.clock, self)
        self.menus = menus.fill(
            self.menuBar(), actions, [page.code for page in pages], self._refresh_menu
        )
        self.reading = self._for_reading()
        self._lay_out(strip)

    @cached_property
    def trouble(self) -> FileTrouble:
        """Tells what happens to the file; from the first paint on."""
        from journal.ui.shell.file_trouble import FileTrouble

        trouble = FileTrouble(self.context, self.around, self.strips, self.files, self)
        trouble.page_wanted.connect(self.enter_page)
        trouble.restore_wanted.connect(self.backing.restore)
        return trouble

    def _secure(self) -> None:
        """Before the window goes: what can't be written is kept elsewhere."""
        if not self.library.file.in_place:
            self.trouble.secure()

    def _for_reading(self) -> Reading | None:
        """What makes a window of one that only shows."""
        if not self.library.file.read_only:
            return None
        from journal.ui.shell.reading import Reading

        return Reading(self, self.around.why)

    def _refresh_menu(self, menu: str) -> None:
        self.routes.refresh(menu)
        if menu and self.reading is not None:
            self.reading.disable()

    def _lay_out(self, strip: MessageStrip) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(StripHolder(strip))
        column.addWidget(self.stack, 1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar_panel)
        row.addWidget(right, 1)
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        """Every connection of the window."""
        ContextKey(self)
        self.second_press = SecondPress(self)
        for code, run in self.routes.table().items():
            if self.reading is not None:
                run = self.reading.instead(code, run)
            self.actions_by_code[code].triggered.connect(lambda _checked=False, run=run: run())
        self.painted.connect(self._enter_at_first)  # rows made while showing take no focus before
        self.sidebar.chosen.connect(self.navigator.show_page)
        self.sidebar.activated.connect(self.enter_page)
        self.sidebar.begun.connect(lambda begun: begun.run(self.navigator))
        self.header.search_opened.connect(self.open_search)
        self.stack.shown.connect(self.sidebar.show_page)
        self.stack.shown.connect(self.glance.show_header)
        self.stack.shown.connect(self.toast.place_soon)
        self.stack.made.connect(self._connect_page)
        self.navigator.moved.connect(self.glance.show_header)
        self.status.next.pressed.connect(self.glance.go_to_next)
        self.library.autosave.state_changed.connect(self.status.show_saving)
        self.library.autosave.state_changed.connect(self.glance.show_saving_problem)
        self.glance.copy_wanted.connect(lambda: self.trouble.keep_elsewhere())
        self.around.settings.when_unsaved = self.glance.show_settings_problem
        self.library.bus.changed.connect(self.glance.look)
        self.library.bus.changed.connect(self._changed)
        self.ticking.minute.connect(self.stack.clock_moved)
        self.ticking.minute.connect(self.glance.look)
        self.ticking.minute.connect(self.backing.look)
        self.painted.connect(self.backing.begin)
        self.painted.connect(self._tell_missed)

    def _connect_page(self, page: Page) -> None:
        page.header_changed.connect(self.glance.show_header)
        page.header_changed.connect(self.navigator.look_again)

    def _begin(self) -> None:
        """Takes back what the last time left, and shows the first page."""
        page, states = state.kept_pages(self._around.settings, str(self._around.journal))
        self.stack.attach(self.context, states)
        if self._around.is_sample and self.reading is None:
            self._say_sample()
        self._offer_beginning()
        self.navigator.show_page(page)
        if not self.stack.code:  # a page of another version
            self.navigator.show_page(self.stack.first())
        self.glance.look()

    def _title(self) -> str:
        if self.library.file.read_only:
            name = self._around.journal.stem
            return self.tr("{journal} (read-only) – Networking Journal").replace("{journal}", name)
        if self._around.is_sample:
            return self.tr("Sample journal – Networking Journal")
        if self._around.journal == self._around.paths.journal:
            return self.tr("Networking Journal")
        name = self._around.journal.stem
        return self.tr("{journal} – Networking Journal").format(journal=name)

    def _say_sample(self) -> None:
        back, start = self.tr("Back to my journal"), self.tr("Start my own")
        self.strips.stand(
            self.tr("Sample journal"),
            "soon",
            [(back if self._around.paths.journal.exists() else start, self.files.open_own)],
            "book-open",
        )

    def _offer_beginning(self) -> None:
        """The card of the first start, until there is a person."""
        if self._around.is_sample or self.library.people.count():
            return
        from journal.ui.shell.first_run import FirstRun

        card = FirstRun(self.context)
        card.sample.connect(self.files.open_sample)
        card.bring.connect(self.navigator.import_file)
        card.open.connect(self.files.open_journal)
        self.stack.set_instead(card)

    def _changed(self) -> None:
        if self.stack.instead() is None or not self.library.people.count():
            return
        self.library.beginning.offer_first_steps()
        self.stack.set_instead(None)
        # What had the focus is gone; without this it would go wherever Tab leads.
        self.enter_page()

    def _undo(self) -> None:
        self.edits.undo_step()

    def open_search(self, text: str = "") -> None:
        """Shows the search over the window."""
        if self._search is None:
            from journal.ui.shell.search_popup import SearchPopup

            names = self.edits.refresh_names
            self._search = SearchPopup(self.context, self.navigator, self, names)
        self._search.open(text)

    def enter_page(self) -> None:
        """Puts the focus into the page."""
        page = self.stack.page()
        if page is not None and page.isVisible():
            page.focus_first()
        elif (card := self.stack.instead()) is not None:
            card.setFocus()

    def _enter_at_first(self) -> None:
        """The focus that Qt gives to the first widget goes to where one begins instead."""
        if QApplication.focusWidget() in (None, self.sidebar):
            self.enter_page()

    def next_pane(self) -> None:
        """First to what a message offers; from the sidebar through the page, and back to it."""
        if self.toast.enter() or self.strips.enter():
            return
        from journal.ui.shell.panes import focus_next_pane

        focus_next_pane(self.sidebar, self.stack.currentWidget(), self.toast.entered_from())

    def show_at_last_place(self) -> None:
        """Shows the window where it was the last time."""
        state.restore_window(self, self._around.settings)
        self.show()

    def come_forward(self) -> None:
        """A second start asks for this window."""
        self.setWindowState(
            (self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive
        )
        self.show()
        self.raise_()
        self.activateWindow()

    def _tell_missed(self) -> None:
        """What came due while nobody could see it."""
        from journal.ui.shell import missed

        def show() -> None:
            self.strips.answered()
            self.navigator.show_page("today")
            self.enter_page()

        journal = str(self._around.journal)
        missed.tell(self.library, self._around.settings, journal, self.strips, show)

    def keep_state(self) -> None:
        """Notes place and pages for the next time."""
        from journal.ui.shell import missed

        missed.note(self.library, self._around.settings, str(self._around.journal))
        state.keep_window(self, self._around.settings)
        state.keep_pages(self.stack, self._around.settings, str(self._around.journal))
        self._around.settings.save()

    def can_close(self) -> bool:
        """Saves what is typed; asks when that can't be done."""
        self._secure()
        self.edits.end()  # it holds the file
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            focus.clearFocus()  # fields hand over what was typed when they are left
        if self.library.autosave.flush():
            return True
        return self.context.prompter.confirm(
            self.tr("What you typed last can’t be saved."),
            self.tr("It is still on the screen. If you quit now, it is lost."),
            self.tr("Quit and lose it"),
            self.tr("Stay"),
        )

    def leave(self) -> None:
        """Saves what can be saved and closes without a question: the system is going down."""
        self.edits.end()
        self._secure()
        self.library.autosave.flush()
        self.keep_state()
        self.hide()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing typed is lost without a word."""
        if not self.can_close():
            event.ignore()
            return
        self.keep_state()
        event.accept()
        self.closed.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on as one reads."""
        from journal.ui.widgets.reading_order import go_on  # not before Tab is pressed

        return go_on(self, forward) or super().focusNextPrevChild(forward)

    def changeEvent(self, event: QEvent) -> None:
        """Coming to front is a moment to look at the clock: the computer may have slept."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.ticking.look()
            if self.is_painted:
                self.library.file.look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows have a rail in place of the sidebar."""
        super().resizeEvent(event)
        self.sidebar_panel.set_narrow(event.size().width() < RAIL_BELOW)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tells when it was painted first, once what waits in the queue is done."""
        super().paintEvent(event)
        if not self.is_painted:
            self.is_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file of people may be dropped anywhere."""
        if _dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """It is shown before anything is added."""
        path = _dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.navigator.import_file(path)


def _dropped_file(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    if len(urls) == 1 and urls[0].isLocalFile():
        path = Path(urls[0].toLocalFile())
        if path.suffix.lower() == ".csv":
            return path
    return None
