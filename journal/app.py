"""The program with a window: the one place where everything is built, run and shut down."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from journal import __version__
from journal.crash import CrashHook
from journal.domain.clock import Clock, FixedClock, SystemClock
from journal.errors import KnownError
from journal.garbage import GarbageCollector
from journal.keeping import Keeping
from journal.logs import Log
from journal.opening import Opener
from journal.options import Options
from journal.paths import find_paths, whole
from journal.services.bring_along import BringAlong
from journal.services.library import open_library
from journal.services.lock import OpenElsewhere, window_name
from journal.services.opening import Opened, Wish
from journal.services.settings import Settings
from journal.session import Session
from journal.signals import ending_signals
from journal.stopped import Stopped
from journal.ui.i18n import install_translators
from journal.ui.shell.surroundings import Surroundings
from journal.ui.shell.views import SCHEMES, apply_text_size
from journal.ui.shell.window import MainWindow
from journal.ui.style import install as install_style
from journal.ui.theme import Theme

if TYPE_CHECKING:
    from journal.services.backing_up import Ready
    from journal.ui.shell.instance import InstanceServer

JOURNAL_SUFFIXES = (".journal",)


class _Already(Exception):  # noqa: N818 - no error
    """What was asked for is open."""


def run_window(options: Options) -> int:
    """Opens the window and runs until it is closed; the exit code."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    return Program(app, options).run()


class Program:
    """What lives as long as the program; windows come and go when another journal is opened."""

    def __init__(self, app: QApplication, options: Options) -> None:
        self._app = app
        self._options = options
        self._session: Session | None = None
        self._garbage = GarbageCollector(app)
        self._server: InstanceServer | None = None
        app.setApplicationName("networking-journal")
        app.setApplicationDisplayName("Networking Journal")
        app.setApplicationVersion(__version__)
        app.setDesktopFileName("networking-journal")
        app.setQuitOnLastWindowClosed(False)  # one window may follow another
        self._translators = install_translators(app, QLocale())
        install_style(app)
        self.clock: Clock = FixedClock(options.now) if options.now else SystemClock()

    def run(self) -> int:
        """Opens what was asked for, and runs."""
        try:
            self.paths = find_paths(self._options.data_dir)
        except KnownError as error:
            Theme(self._app, self._options.scheme)
            return self._tell_alone(error)
        self.settings = Settings(self.paths.settings)
        self.opener = Opener(self.paths, self.settings, self.clock, self._asked)
        self.log = Log(self.paths.log, echo=self._options.debug)
        kept = self.settings.text("scheme")
        scheme = self._options.scheme or (kept if kept in SCHEMES[:2] else None)
        self.theme = Theme(self._app, scheme)
        apply_text_size(self._app, self.settings)
        self._crashes = CrashHook(self.log, self.clock, self._window)
        self._crashes.install()
        self._stopped = Stopped(self.log, self.clock)
        self._stopped.watch()
        self._signals = ending_signals(self._leave)
        try:
            return self._app.exec() if self._open_first() else 0
        finally:
            if self._signals is not None:
                self._signals.close()
            self._crashes.remove()
            self._end_session()
            self._stopped.end()
            for translator in self._translators:
                self._app.removeTranslator(translator)

    def _window(self) -> MainWindow | None:
        return self._session.window if self._session is not None else None

    def _open_first(self) -> bool:
        """Opens the journal asked for, or another that is chosen instead; False to quit."""

        def build(opened: Opened) -> bool:
            self._show(opened, first=True)
            return True

        def called(error: OpenElsewhere) -> bool:
            return error.here and self._call_first_window(error.journal)

        return bool(self.opener.run(lambda: Wish(self._wanted()), build, self._make, called))

    def _wanted(self) -> Path:
        """The journal that the command line names; the user's own is made if there is none."""
        options = self._options
        if options.journal is not None:
            return whole(options.journal)
        file = options.file
        if file is not None and file.suffix.lower() in JOURNAL_SUFFIXES:
            return whole(file)
        return self._sample() if options.sample else self._own()

    def _sample(self) -> Path:
        from journal.services.sample import ensure_sample

        return ensure_sample(self.paths.data, self.clock)

    def _own(self) -> Path:
        path = self.paths.journal
        if not os.path.lexists(path) and self.opener.backups(path).newest_good() is None:
            self._make(path)  # one that is lost is not begun anew without a word
        return path

    def _make(self, path: Path) -> None:
        from journal.services.starting import make_journal

        make_journal(path, self.clock)

    def _show(self, opened: Opened, *, first: bool = False) -> None:
        """Shows an open journal in a window of its own, and closes the one before."""
        library = open_library(
            opened.journal, self.clock, BringAlong(), lambda: keeping.before_many()
        )
        keeping = Keeping(
            opened.journal,
            library.autosave,
            lambda: self.opener.backups(opened.path),
            self.settings,
            automatic=opened.path != self.paths.sample,
        )
        around = self._around(opened.path, keeping)
        around = around._replace(why=opened.why, history_ended=opened.history_ended)
        window = MainWindow(library, around)
        before, self._session = self._session, Session(opened, window, keeping, first)
        window.files.open_requested.connect(self._change_to)
        window.files.sample_requested.connect(lambda: self._change(self._sample))
        window.files.own_requested.connect(lambda: self._change(self._own))
        window.backing.restore_requested.connect(self._restore)
        window.closed.connect(self._app.quit)
        window.painted.connect(self._ready)
        try:
            window.show_at_last_place()
        except KnownError:  # its pages are damaged: nothing of it stays on the screen
            self._session = before
            library.file.close()
            window.hide()
            window.deleteLater()
            raise
        if before is not None:
            before.window.hide()
            before.end(self._session.lock)
            if not before.replaced:
                self._back_up_beside(before.keeping, opened.path)

    def _around(self, path: Path, keeping: Keeping) -> Surroundings:
        return Surroundings(
            theme=self.theme,
            settings=self.settings,
            paths=self.paths,
            journal=path,
            keeper=keeping,
            is_sample=path == self.paths.sample,
        )

    def _change_to(self, path: object) -> None:
        self._change(lambda: Path(str(path)).absolute())

    def _change(self, which: Callable[[], Path]) -> None:
        """Another journal in place of this one; when it can't be opened, this one stays."""
        session = self._session
        if session is None or not session.window.can_close():
            return
        session.window.keep_state()

        def wanted() -> Wish:
            path = which()
            if os.path.realpath(path) == os.path.realpath(session.path):
                raise _Already
            return Wish(path)

        with contextlib.suppress(_Already):
            self.opener.run(wanted, self._show, self._make, lambda _error: False, session.window)

    def _restore(self, ready: Ready) -> None:
        """Puts a backup in the place of the journal, and begins anew with it."""
        session = self._session
        if session is None or session.lock is None or not session.window.can_close():
            ready.staged.discard()
            return
        session.window.keep_state()
        try:
            session.journal.close()
            ready.put_in_place(session.path)
            session.replaced = True
            self.opener.open(Wish(session.path, lock=session.lock), self._show)
        except KnownError as error:
            session.replaced = False
            from journal.ui.dialogs.opening import tell

            tell(error, session.window)
            return
        window = self._window()
        assert window is not None
        window.painted.connect(lambda: window.backing.restored(ready))

    def _back_up_beside(self, keeping: Keeping, following: Path) -> None:
        """The last backup of a journal that was closed; the program waits for it at its end."""
        from journal.services.background import Job

        job = Job(lambda _progress: keeping.at_end(following), self._app)
        job.done.connect(keeping.noted)
        job.start()

    def _reload(self) -> None:
        """What lies at the journal's path now, in place of what is open; the lock stays."""
        session = self._session
        if session is not None:
            wish, parent = Wish(session.path, lock=session.lock), session.window
            self.opener.run(lambda: wish, self._show, self._make, lambda _error: False, parent)

    def _rescue(self, error: KnownError) -> None:
        """What can be done about the open journal, which turned out to be damaged."""
        session = self._session
        if session is not None and session.window.can_close():
            session.journal.close()  # a backup may take its place; what is shown is read anew
            wish = Wish(session.path, lock=session.lock)
            self.opener.rescue(error, wish, self._show, self._make, session.window)

    def _asked(self) -> None:
        """For whoever measures or drives the start: there is a question in the window's place."""
        if self._options.mark_ready and self._session is None:
            QTimer.singleShot(0, lambda: print("asked", flush=True))  # noqa: T201

    def _tell_alone(self, error: KnownError) -> int:
        from journal.ui.dialogs.opening import tell

        tell(error, None)
        return 1

    def _ready(self) -> None:
        """After the first paint: what nobody has to wait for."""
        if self._options.mark_ready:
            from journal.measuring import milliseconds_since_start

            print(f"ready {milliseconds_since_start()}", flush=True)  # noqa: T201
        self._garbage.start()
        self._be_called()
        self._look_around()
        self._tell_stopped()
        file = self._options.file
        if self._session is not None and file is not None and self._session.first:
            self._session.first = False
            if file.suffix.lower() not in JOURNAL_SUFFIXES:
                self._session.window.navigator.import_file(file.absolute())

    def _look_around(self) -> None:
        """From now on the file is watched; what is to be said about it is said."""
        if self._session is not None:
            from journal.ui.shell import arrival, warming

            window = self._session.window
            window.trouble.reload_requested.connect(self._reload)
            window.trouble.rescue_requested.connect(self._rescue)
            window.library.file.start()
            arrival.tell(window.around, window.strips, window.files)
            warming.Warming(lambda: window.library.autosave.pending, window)

    def _tell_stopped(self) -> None:
        """That the program crashed the last time, if it did."""
        report = self._stopped.found()
        if report and self._session is not None:
            from journal.ui.shell.stopping import tell_stopped

            tell_stopped(self._session.window, report, self.paths.logs)

    def _be_called(self) -> None:
        """Listens for a second start on this journal, under its name."""
        from journal.ui.shell.instance import InstanceServer

        if self._session is None:
            return
        if self._server is not None:
            self._server.close()
        window = self._session.window
        self._server = InstanceServer(window_name(self._session.path), self._app)
        self._server.called.connect(window.come_forward)
        self._server.file_brought.connect(window.navigator.import_file)
        self._server.listen()

    def _call_first_window(self, journal: Path) -> bool:
        from journal.ui.shell.instance import call

        file = self._options.file
        brought = file is not None and file.suffix.lower() not in JOURNAL_SUFFIXES
        return call(window_name(journal), str(file.absolute()) if file and brought else "")

    def _leave(self) -> None:
        """Asked to end by the system: saves what can be saved, and asks nothing."""
        if self._session is not None:
            self._session.window.leave()
        self._app.exit(0)  # unlike quit() it also ends a dialog before the first window

    def _end_session(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        if self._session is not None:
            session, self._session = self._session, None
            session.end()
            session.keeping.noted(session.keeping.at_end())
