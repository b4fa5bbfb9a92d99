"""Opens everything that a window can show, one thing after the other, for tests that look at all.

``walk(window, visit)`` calls ``visit(place, root)`` with each page, dialog, menu and popup while it
is on the screen; the pages with the sample journal in them, or empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QTimer, QTranslator
from PySide6.QtGui import QContextMenuEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QMenu,
    QPushButton,
    QWidget,
)
from shiboken6 import isValid

from journal.domain.clock import FixedClock
from journal.domain.codes import LetterKind
from journal.errors import BadFile
from journal.keeping import Keeping
from journal.paths import find_paths
from journal.services.backup_files import Reason
from journal.services.backup_folder import Backups, Generation
from journal.services.library import open_library
from journal.services.sample import ensure_sample
from journal.services.settings import Settings
from journal.services.starting import bring_along, make_journal
from journal.store.database import open_file
from journal.store.journal import Journal
from journal.ui.dialogs.about import AboutDialog
from journal.ui.dialogs.crash_report import CrashReport
from journal.ui.dialogs.deleted import DeletedDialog
from journal.ui.dialogs.history import HistoryDialog
from journal.ui.dialogs.opening import Do, Offers, OpeningProblem, tell
from journal.ui.dialogs.shortcuts import ShortcutsDialog
from journal.ui.preferences.dialog import FOLLOW_UPS, LETTERS, PreferencesDialog
from journal.ui.shell.surroundings import Surroundings
from journal.ui.shell.window import MainWindow
from journal.ui.style import install
from journal.ui.theme import Theme
from journal.ui.today.row import Row
from tests.e2e.hand import until
from tests.strays import Strays

NOW = datetime(2026, 3, 5, 9, 0, tzinfo=ZoneInfo("Europe/London"))
Visit = Callable[[str, QWidget], object]
PAGES = ("today", "people", "interviews", "calendar", "letters")
CSV = """\
Name,Company,Email,Birthday
Nadia Osei,Kittiwake Ferries,nadia@kittiwake.example,
Priya Nair,Northwind Logistics,priya.nair@northwind.example,
,,,
"""


@contextmanager
def window_on(
    folder: Path,
    *,
    sample: bool,
    translators: tuple[QTranslator, ...] = (),
    spoil: Callable[[Path], object] = id,
) -> Iterator[MainWindow]:
    """A window on the sample journal, or on a new one; words come from ``translators``.

    ``spoil`` may change the file before it is opened.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    clock = FixedClock(NOW)
    paths = find_paths(folder)
    path = paths.sample if sample else paths.journal
    if sample:
        ensure_sample(folder, clock)
    else:
        make_journal(path, clock)
    spoil(path)
    style = app.style().objectName()
    with ExitStack() as after:
        for translator in translators:
            app.installTranslator(translator)
            after.callback(app.removeTranslator, translator)
        install(app)
        after.callback(app.setStyle, style)
        theme = Theme(app, "light")
        after.callback(app.setPalette, QPalette())
        after.callback(theme.deleteLater)
        journal = Journal(open_file(path), path, clock)
        after.callback(journal.close)
        library = open_library(journal, clock, bring_along())
        settings = Settings(paths.settings)
        around = Surroundings(
            theme=theme,
            settings=settings,
            paths=paths,
            journal=path,
            keeper=Keeping(
                journal,
                library.autosave,
                lambda: Backups(paths.backups, path, clock),
                settings,
                automatic=False,
            ),
            is_sample=sample,
            open_url=lambda _url: True,
        )
        strays = Strays()
        app.installEventFilter(strays)
        after.callback(app.removeEventFilter, strays)
        window = MainWindow(library, around)
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        settle()
        try:
            yield window
        finally:
            close_dialogs()
            window.hide()
            window.deleteLater()
            settle()
        assert not strays.found, f"shown as windows of their own: {set(strays.found)}"


def settle() -> None:
    """Lets everything happen that is waiting to happen now."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
    if QApplication.activeWindow() is None:
        shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        following = QApplication.activeModalWidget() or next(
            (each for each in shown if isinstance(each, MainWindow)), None
        )
        if following is not None:
            following.activateWindow()
            QCoreApplication.processEvents()


def close_dialogs() -> None:
    """Closes what lies over the window."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
        settle()
    while (dialog := QApplication.activeModalWidget()) is not None:
        dialog.reject() if isinstance(dialog, QDialog) else dialog.close()
        settle()


class Walk:
    """The way through one window."""

    def __init__(self, window: MainWindow, visit: Visit, folder: Path) -> None:
        self.window = window
        self.visit = visit
        self.folder = folder
        self.go = window.navigator
        # A test may have put something behind the names.
        self.people = {_plain(row.name): row.id for row in window.library.people.tree()}
        self.meetings = {_plain(row.name): row.id for row in window.library.interviews.rows()}

    def pages(self) -> None:
        """The pages as one finds them."""
        window = self.window
        if window.stack.instead() is not None:
            self.visit("first run", window)
            window.findChild(QPushButton, "first_run.begin").click()
            settle()
            self.visit("first run, a name", window)
            window.findChild(QPushButton, "first_run.add").click()
            settle()
            self.visit("first run, no name", window)
            window.stack.set_instead(None)
        for page in PAGES:
            self.go.show_page(page)
            settle()
            self.visit(page, window)
            self.context_menus(page)

    def insides(self) -> None:
        """People and interviews of all kinds, and other ways of showing the same."""
        for name in self.people:
            self.go.show_contact(self.people[name])
            settle()
            self.visit(f"people, {name}", self.window)
        self.context_menus("people, detail")
        page = self.window.stack.page()
        for view in ("list", "tree"):
            page.browser.bar.views.set_code(view)
            page.browser.bar.views.changed.emit(view)
            settle()
            self.visit(f"people as {view}", self.window)
            self.context_menus(f"people as {view}")
        page.browser.bar.set_text("zzz")
        settle()
        self.visit("people, nobody found", self.window)
        page.browser.bar.set_text("")
        for name in self.meetings:
            for tab in ("prepare", "capture"):
                self.go.show_interview(self.meetings[name], tab)
                settle()
                self.visit(f"interview, {name}, {tab}", self.window)
                if name in ("Priya Nair", "Ana Souza"):
                    self.context_menus(f"interview, {name}, {tab}")
        self.go.show_day(date(2026, 3, 5))
        settle()
        self.context_menus("calendar, today")
        self.letters()

    def letters(self) -> None:
        """The composer: filled, with a gap, on hold, kept, sent; and a template."""
        composing, kinds = self.window.library.composing, LetterKind
        for name, kind in (
            ("Karim Haddad", kinds.REQUEST), ("Carmen Reyes", kinds.REQUEST),
            ("Lena Fischer", kinds.GOOD_NEWS),
        ):  # fmt: skip
            self.go.compose(self.people[name], kind)
            settle()
            self.visit(f"letter, {name}, {kind}", self.window)
        card = composing.card(self.people["Tom Becker"], kinds.UPDATE)
        kept = composing.keep(card, "[Subject]", "[Dear Tom]")
        self.go.show_letter(kept)
        settle()
        self.visit("letter, kept", self.window)
        self.context_menus("letters")
        composing.send(composing.letter(kept), "[Subject]", "[Dear Tom]")
        self.go.show_letter(kept)
        settle()
        self.visit("letter, sent", self.window)
        self.window.stack.page("letters")._show_templates()
        settle()
        self.visit("template", self.window)

    def narrow(self) -> None:
        """Where a page covers another."""
        self.window.resize(900, 480)
        for page in PAGES:
            self.go.show_page(page)
            settle()
            self.visit(f"{page}, narrow", self.window)
        if self.people:
            self.go.show_contact(self.people["Ana Souza"])
            settle()
            self.visit("person, narrow", self.window)
            self.go.show_interview(self.meetings["Ana Souza"])
            settle()
            self.visit("interview, narrow", self.window)
        self.window.resize(1280, 800)
        settle()

    def menus(self) -> None:
        """The menu bar, and all menus of buttons."""
        for code, menu in self.window.menus.items():
            menu.aboutToShow.emit()
            self.visit(f"menu {code}", menu)
            menu.aboutToHide.emit()

    def search(self) -> None:
        """The search, empty, with results, with commands."""
        for text in ("", "pri", "> ", "zzz"):
            self.window.open_search(text)
            settle()
            self.visit(f"search {text!r}", self.window)
            self.window._search.close_up()

    def dialogs(self) -> None:
        """All dialogs that one comes to from the window."""
        go = self.go
        self.dialog("new contact", go.new_contact, self._more)
        self.dialog("new interview", go.new_interview)
        self.dialog("new follow-up", go.new_follow_up)
        self.dialog("new letter", go.new_letter)
        self.dialog("milestone", go.milestone)
        self.dialog("visit", lambda: go.plan_visit("London" if self.people else ""))
        self.dialog("export", go.export_contacts)
        self.dialog("preferences", go.preferences, self._tabs)
        good, odd = self.folder / "some.csv", self.folder / "odd.csv"
        good.write_text(CSV, encoding="utf-8")
        odd.write_bytes(b"\x00\x01\x02" * 50)
        self.dialog("import", lambda: go.import_file(good))
        self.dialog("import of nonsense", lambda: go.import_file(odd))
        window = self.window
        self.dialog("about", lambda: AboutDialog(window).open())
        self.dialog("shortcuts", lambda: ShortcutsDialog(window.actions_by_code, window).open())
        self.dialog("crash", lambda: CrashReport("trace", self.folder, window).open())
        error = BadFile("What happened.", "What it means.", "What to do.")
        self.dialog("opening", lambda: OpeningProblem(error, self.folder, window).open())
        for first, more in ((Do.RESTORE, ()), (Do.READ, (Do.TAKE_OVER,)), (Do.MOVE_ASIDE, ())):
            backup = Generation(self.folder, NOW.replace(tzinfo=None), Reason.START, 1, 212, 31)
            offers = Offers(first, more, backup, NOW, NOW, lambda _target: None, lambda: None)
            rescue = OpeningProblem(error, self.folder, window, offers)
            self.dialog(f"opening {first}", rescue.open)
        self.dialog("told", lambda: tell(error, window))
        self.dialog("question", self._question)
        self.dialog("no backups", window.backing.restore)
        backups = window._around.keeper.backing().backups
        backups.make(window.library._journal.database, Reason.ASKED)
        window.library.contacts.add("[Added since]")
        self.dialog("backups", window.backing.restore, self._ask_to_restore)
        window.edits.undo_step()

    def dialogs_about(self) -> None:
        """Dialogs about somebody or something."""
        go, who = self.go, self.people
        self.dialog("named by", lambda: go.new_contact(who["Ana Souza"]))
        self.dialog("schedule", lambda: go.schedule(self.meetings["Marta Kowalska"]))
        follow_up = self.window.library.days.today().needs[0].id
        self.dialog("change date", lambda: go.change_date(follow_up))
        self.dialog("skip", lambda: go.skip_follow_up(follow_up))
        self.dialog("referred by", lambda: go.referred_by(who["Karim Haddad"]))
        self.dialog("hold", lambda: go.put_on_hold(who["Karim Haddad"]))
        self.dialog("open hold", lambda: go.put_on_hold(who["Carmen Reyes"]))
        self.dialog("touch", lambda: go.log_touch(who["Tom Becker"]))
        self.dialog("print", lambda: go.print_sheet(self.meetings["Priya Nair"]))
        self.dialog("print empty", lambda: go.print_sheet())
        card = self.window.library.composing.card(who["Karim Haddad"], LetterKind.REQUEST)
        self.dialog("print letter", lambda: go.print_letter(card, card.subject, card.body))
        self.dialog("substitute", lambda: go.set_substitute(self.meetings["Priya Nair"]))
        self.dialog("export chosen", lambda: go.export_contacts(who["Ana Souza"]))
        self.past()

    def past(self) -> None:
        """What was deleted and what was done: nothing, something, and questions about it."""
        window, who = self.window, self.people
        library = window.library
        of_ana = who["Ana Souza"]
        self.dialog("history of somebody", lambda: self.go.show_history(of_ana), self._read_past)
        library.contacts.delete(who["Tom Becker"], who["Priya Nair"])
        library.meetings.delete(self.meetings["Ana Souza"])
        self.dialog("deleted", window.past.show_deleted, self._read_past)
        self.dialog("history", window.past.show_history, self._read_past)
        window.edits.undo_step()
        self.dialog("history with what is undone", window.past.show_history, self._read_past)
        window.edits.undo_step()
        self.dialog("nothing deleted", window.past.show_deleted, self._read_past)

    def _read_past(self, dialog: QDialog) -> None:
        """Waits for what is read beside the window; asks what is asked about it."""
        if not dialog.isVisible():
            return  # Esc was tried
        assert isinstance(dialog, DeletedDialog | HistoryDialog)
        until(lambda: dialog.model.rowCount() > 0 or dialog.nothing.isVisible())
        if isinstance(dialog, DeletedDialog) and dialog.empty.isEnabled():
            self.visit("deleted, read", dialog)
            dialog.empty.click()
        elif isinstance(dialog, HistoryDialog) and dialog.model.rowCount():
            until(lambda: bool(dialog.changes.text()))

    def dialog(
        self, place: str, open_it: Callable[[], object], more: Callable[[QDialog], object] = id
    ) -> None:
        """Opens a dialog and looks at it, as it opens and after something wrong was entered."""
        seen: list[bool] = []

        def look() -> None:
            settle()
            dialog = QApplication.activeModalWidget()
            assert dialog is not None, place
            seen.append(True)
            try:
                self.visit(place, dialog)
                if isinstance(dialog, QDialog):
                    more(dialog)
                    settle()
                    self.visit(f"{place}, more", dialog)
            finally:
                close_dialogs()

        QTimer.singleShot(0, look)
        open_it()
        for _ in range(20):
            settle()
            if seen:
                return
        raise AssertionError(f"{place} did not open")

    def _tabs(self, dialog: QDialog) -> None:
        assert isinstance(dialog, PreferencesDialog)
        for tab in (FOLLOW_UPS, LETTERS):
            dialog.tabs.segment(tab).click()
            settle()
            self.visit(f"preferences, {tab}", dialog)

    def _more(self, dialog: QDialog) -> None:
        dialog.more.click()
        dialog.accept()  # without a name

    def _ask_to_restore(self, dialog: QDialog) -> None:
        if not dialog.isVisible():
            return  # Esc was tried
        until(lambda: dialog.verb.isEnabled())
        self.visit("backups, chosen", dialog)
        dialog.carry_out()

    def _question(self) -> None:
        if self.people:
            self.go.write_to(self.people["Carmen Reyes"], LetterKind.REQUEST)  # on hold
        else:
            self.window.context.prompter.confirm("[?]", "[?]", "[Yes]", "[No]")

    def context_menus(self, place: str) -> None:
        """The menu of each list and row that is seen."""
        for widget in self.window.findChildren(QWidget):
            if not widget.isVisible() or not isinstance(widget, QAbstractItemView | Row):
                continue
            at = widget.rect().center()
            target: QWidget = widget
            if isinstance(widget, QAbstractItemView):
                index = first_index(widget)
                if not index.isValid():
                    continue
                widget.setCurrentIndex(index)
                at, target = widget.visualRect(index).center(), widget.viewport()
            event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, target.mapToGlobal(at))
            QCoreApplication.sendEvent(target, event)
            menu = QApplication.activePopupWidget()
            if isinstance(menu, QMenu):
                self._menu(f"{place}: menu of {widget.objectName()}", menu)
                menu.close()
            settle()
        page = self.window.stack.currentWidget()
        for menu in page.findChildren(QMenu) if page is not None else []:
            if isValid(menu):
                menu.aboutToShow.emit()
                self._menu(f"{place}: menu {menu.objectName()}", menu)

    def _menu(self, place: str, menu: QMenu) -> None:
        self.visit(place, menu)
        for action in menu.actions():
            if action.menu() is not None:
                self._menu(place, action.menu())


def first_index(view: QAbstractItemView) -> QModelIndex:
    """The chosen row, or the first that can be chosen."""
    if view.currentIndex().isValid():
        return view.currentIndex()
    model = view.model()
    if model is None:
        return QModelIndex()
    for row in range(model.rowCount(view.rootIndex())):
        index = model.index(row, 0, view.rootIndex())
        if index.flags() & index.flags().ItemIsSelectable:
            return index
    return QModelIndex()


def _plain(name: str) -> str:
    return name.partition(" <")[0]


def walk(window: MainWindow, visit: Visit, folder: Path) -> None:
    """All of it."""
    way = Walk(window, visit, folder)
    way.pages()
    if way.people:
        way.insides()
    way.menus()
    way.search()
    way.dialogs()
    if way.people:
        way.dialogs_about()
    way.narrow()
    strips(way)


def strips(way: Walk) -> None:
    """What is told in the window itself."""
    window = way.window
    window.notifier.problem(BadFile("[What happened.]"))
    window.notifier.done("[Done]")
    settle()
    way.visit("strip and toast", window)
    window.strips.settled()
    window.toast.dismiss()
