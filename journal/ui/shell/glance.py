"""What the window shows around the page: head, badge, what is due, trouble with saving."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from journal.errors import CannotWrite, JournalBusy, KnownError, WrittenOver
from journal.services.autosave import SaveState
from journal.ui.shell.context import PageContext
from journal.ui.shell.header import Header
from journal.ui.shell.sidebar import Sidebar
from journal.ui.shell.stack import PageStack
from journal.ui.shell.status_bar import StatusBar
from journal.ui.shell.telling import told

translate = QCoreApplication.translate


class Glance(QObject):
    """Reads little and often: two counts after each change."""

    copy_wanted = Signal()  # the journal can't be written where it is

    def __init__(
        self,
        context: PageContext,
        stack: PageStack,
        header: Header,
        sidebar: Sidebar,
        status: StatusBar,
    ) -> None:
        super().__init__(stack)
        self._context = context
        self._library = context.library
        self._stack = stack
        self._header = header
        self._sidebar = sidebar
        self._status = status
        self._failing = False

    def show_header(self) -> None:
        """Title and New button of the page that is shown."""
        page = self._stack.page()
        if self._stack.instead() is not None and self._stack.code == "today":
            self._header.show_page(translate("Glance", "Welcome"), "", line=False)
            self._header.show_new("new.contact", translate("Glance", "New"), primary=False)
            return
        if page is None:
            return
        self._header.show_page(page.title(), page.subtitle(), line=page.code != "today")
        command = page.new_command()
        if page.code == "today":
            text = translate("Glance", "New")
        else:
            text = self._context.actions[command].text().replace("&", "")
        self._header.show_new(command, text, primary=page.new_is_primary())

    def look(self) -> None:
        """The badge and what is due next."""
        now = self._library.clock.now()
        due = self._library.days.due()
        spoken = translate("Glance", "%n due", None, due)
        self._sidebar.pages.set_badge("today", due, spoken)
        self._status.show_next(self._library.days.next_due(), now)
        self.show_header()

    def go_to_next(self) -> None:
        """Goes to what is due next."""
        row = self._library.days.next_due()
        if row is None:
            return
        if row.due_on is not None and row.due_on > self._library.clock.today():
            self._context.navigator.show_day(row.due_on, "follow-up", row.id)
        else:
            self._context.navigator.show_page("today")

    def show_settings_problem(self, error: KnownError) -> None:
        """In the strip, unless that says something worse."""
        if self._failing:
            self._context.notifier.refuse(told(error))
        else:
            self._context.notifier.problem(error)

    def _try_again(self) -> None:
        if not self._library.autosave.flush():
            self._context.notifier.refuse(translate("Glance", "It still can’t be saved."))

    def show_saving_problem(self, state: SaveState, error: KnownError | None) -> None:
        """Says once in the strip what keeps the journal from being written, and what to do."""
        from journal.ui.shell.notifier import WindowNotifier

        notifier = self._context.notifier
        if not isinstance(notifier, WindowNotifier) or isinstance(error, WrittenOver):
            return  # of that the strip tells more
        if state is SaveState.FAILED and error is not None and not self._failing:
            self._failing = True
            buttons: list[tuple[str, Callable[[], object]]] = [
                (translate("Glance", "Try again"), self._try_again)
            ]
            if isinstance(error, CannotWrite | JournalBusy):
                elsewhere = translate("Glance", "Save a copy elsewhere…")
                buttons.append((elsewhere, self.copy_wanted.emit))
            notifier.problem_with(error, buttons)
        elif state is SaveState.SAVED and self._failing:
            self._failing = False
            notifier.settled()
