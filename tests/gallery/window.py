"""Drives one window through all that can be seen in it, and photographs each."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QLocale, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget
from shiboken6 import isValid

from journal.app import run_window
from journal.domain.codes import Channel, LetterKind
from journal.domain.letters.hints import HintCode
from journal.domain.proposals import Event
from journal.options import Options
from journal.services.backup_files import Reason
from journal.ui.shell.window import MainWindow
from tests.e2e.hand import until

Shot = tuple[str, Callable[[], object]]


def photograph(
    folder: Path,
    *,
    look: str,
    sample: bool,
    scheme: str,
    size: tuple[int, int],
    now: datetime,
    only: str,
    pseudo: bool,
    right_to_left: bool,
) -> int:
    """Takes all pictures of one look and journal; 0, or 1 when a step failed."""
    QLocale.setDefault(QLocale("en_GB"))
    app = QApplication(sys.argv[:1])
    if right_to_left:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    translator = None
    if pseudo:
        from journal.ui.i18n import PseudoTranslator

        translator = PseudoTranslator(app)
        app.installTranslator(translator)
    options = Options(
        data_dir=Path(tempfile.mkdtemp(prefix="gallery-")), sample=sample, now=now, scheme=scheme
    )
    camera = Camera(folder, look, "sample" if sample else "empty", QSize(*size), only)
    QTimer.singleShot(0, camera.begin)
    code = run_window(options)
    del translator
    return code or camera.failed


class Camera:
    """Goes through the pictures one by one and closes the window after the last."""

    def __init__(self, folder: Path, look: str, journal: str, size: QSize, only: str) -> None:
        self._folder = folder
        self._look = look
        self._journal = journal
        self._size = size
        self._only = only
        self.failed = 0

    def begin(self) -> None:
        """Waits for the window, then takes the pictures."""
        window = next(
            (w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)), None
        )
        if window is None or not window.isVisible():
            QTimer.singleShot(20, self.begin)
            return
        window.resize(self._size)
        settle()
        try:
            for name, do in shots(window, sample=self._journal == "sample"):
                if self._only in name:
                    self._take(window, name, do)
        finally:
            window.close()

    def _take(self, window: MainWindow, name: str, do: Callable[[], object]) -> None:
        target = self._folder / f"{name}-{self._journal}-{self._look}.png"
        taken: list[bool] = []
        waiting = QEventLoop()

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            settle()
            picture = window.grab()
            if isinstance(dialog, QDialog):
                picture = with_dialog(window, dialog)
            picture.save(str(target))
            taken.append(True)
            if isinstance(dialog, QDialog):
                dialog.reject()
            waiting.quit()

        QTimer.singleShot(250, look)
        try:
            do()
        except Exception as error:  # the others are worth seeing all the same
            self.failed = 1
            print(f"{name}: {type(error).__name__}: {error}", file=sys.stderr)
        if not taken:
            waiting.exec()
        settle()


def with_dialog(window: QWidget, dialog: QDialog) -> QPixmap:
    """The window with the dialog over its middle, as a screen would show it."""
    picture = window.grab()
    front = dialog.grab()
    painter = QPainter(picture)
    painter.fillRect(window.rect(), QColor(0, 0, 0, 90))
    left = (window.width() - dialog.width()) // 2
    top = (window.height() - dialog.height()) // 2
    painter.drawPixmap(left, top, front)
    painter.end()
    return picture


def settle() -> None:
    """Lets layouts, deferred deletions and paints happen."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


def show_substitute(window: MainWindow, interview: int) -> None:
    """Somebody else came; the thanks for both are proposed."""
    window.library.substitutes.somebody_new(interview, "Dr. Wilhelmina Oyelaran", "Northwind")
    window.navigator.show_interview(interview, "capture")


def show_backups(window: MainWindow) -> None:
    """A backup of before somebody was added; on an empty journal there is none."""
    backups = window._around.keeper.backing().backups
    if window.library.people.count():
        backups.make(window.library._journal.database, Reason.ASKED)
        window.library.contacts.add("Wilhelmina Oyelaran")
        window.library.contacts.set_field(1, "place", "Lisbon")
    window.backing.restore()
    dialog = QApplication.activeModalWidget()
    if dialog is not None and window.library.people.count():
        until(lambda: not isValid(dialog) or dialog.verb.isEnabled())


def show_deleted(window: MainWindow) -> None:
    """With things of several kinds, where there are any; they are back in the next picture."""
    library = window.library
    people = {row.name: row.id for row in library.people.tree()}
    if people:
        library.contacts.delete(people["Priya Nair"])
        library.contacts.delete(people["Tom Becker"], people["Carmen Reyes"])
        meeting = library.interviews.rows()[0].id
        library.meetings.delete(meeting)
        library.follow_ups.delete(1)
    window.past.show_deleted()


def show_history(window: MainWindow) -> None:
    """With what was deleted taken back."""
    for _ in range(4 if window.library.history.undo_name() else 0):
        window.library.history.undo()
    people = [row.id for row in window.library.people.tree()]
    if people:
        window.library.contacts.set_field(people[0], "place", "Hamburg")
        window.library.contacts.set_field(people[0], "level", "director")
        window.library.contacts.delete(people[1], people[2])
        window.library.history.undo()
    window.past.show_history()


def show_forgotten(window: MainWindow, key: int) -> None:
    """Where somebody is still to be found; in the program the window can be used beside it."""
    from journal.ui.dialogs.forget_words import placeholder
    from journal.ui.dialogs.forgotten import ForgottenDialog

    backing = window._around.keeper.backing()
    forgotten = window.library.forgetting.forget(key, placeholder(), backing.backups.folders())
    ForgottenDialog(window.context, backing, forgotten, window).open()


def letters(window: MainWindow, people: dict[str, int]) -> Iterator[Shot]:
    """The composer in all its states, and the list with something in each group."""
    go, composing = window.navigator, window.library.composing
    kind, update = LetterKind.REQUEST, LetterKind.UPDATE
    yield "letter-new", lambda: go.write_to(people["Karim Haddad"], kind)
    yield "letter-hold", lambda: go.compose(people["Carmen Reyes"], kind)
    yield "letter-gaps", lambda: go.write_to(people["Lena Fischer"], LetterKind.GOOD_NEWS)

    def draft(name: str, which: LetterKind, body: str = "") -> int:
        card = composing.card(people[name], which)
        return composing.keep(card, card.subject, body or card.body)

    def hinted() -> None:
        text = "Dear Karim,\n\nI am looking for a job in planning. Could you hire me?\n\nMax"
        go.show_letter(draft("Karim Haddad", kind, text))

    yield "letter-hints", hinted

    def by_hand() -> None:
        window.library.contacts.set_field(people["Ana Souza"], "thanks_by", "handwritten")
        go.show_letter(draft("Ana Souza", LetterKind.THANK_YOU))

    yield "letter-by-hand", by_hand

    def sent() -> None:
        card = composing.card(people["Tom Becker"], update)
        composing.send(card, card.subject, card.body, Channel.MAIL)
        draft("Wilhelmina Oyelaran" if "Wilhelmina Oyelaran" in people else "Jonas Weber", update)
        go.show_letter(composing.rows()[0].id)
        latest = next(row for row in composing.rows() if row.state == "sent")
        go.show_letter(latest.id)

    yield "letter-sent", sent

    def handed() -> None:
        go.write_to(people["Karim Haddad"], kind)
        page = window.stack.page("letters")
        page.composer.handed.add(page.composer.card())
        page.composer.over.say_unmarked(
            "Another program is using the journal at this moment. Try again in a moment."
        )
        page.composer.show_handed()

    yield "letter-handed", handed
    card = composing.card(people["Karim Haddad"], kind)
    yield "dialog-print-letter", lambda: go.print_letter(card, card.subject, card.body)


def holds(window: MainWindow, people: dict[str, int]) -> Iterator[Shot]:
    """Holds of every kind: on Today, in the dialogs, in the question before a letter."""
    go, library = window.navigator, window.library
    today = library.clock.today()
    tom, ana, karim, jonas = (
        people[name] for name in ("Tom Becker", "Ana Souza", "Karim Haddad", "Jonas Weber")
    )

    def begin() -> None:
        put = library.referrals.hold
        put(karim, whose_move_id=tom, conditions=["has called him", "has mailed me"])
        put(karim, whose_move_id=None, conditions=["finish my portfolio"], check_back=today)
        put(jonas, whose_move_id=ana, conditions=["has called him"])
        silent = today - timedelta(days=3)
        put(people["Marta Kowalska"], whose_move_id=ana, check_back=silent)
        mover = library.contacts.add("Uwe Kraft")
        put(people["Lena Fischer"], whose_move_id=mover, conditions=["writes to her"])
        library.contacts.delete(mover)
        (called,) = library.guard.waiting_for(ana)[0].conditions
        library.holds.heard(ana, Channel.PHONE, "She spoke with Jonas", met=[called.id])
        go.show_page("today")

    yield "holds-today", begin
    yield "holds-person", lambda: go.show_contact(karim)
    yield "holds-person-met", lambda: go.show_contact(jonas)
    yield "holds-person-nobody", lambda: go.show_contact(people["Lena Fischer"])
    idea = library.people.interviews(people["Marta Kowalska"])[0].id
    yield "holds-interviews", lambda: go.show_interview(idea)
    yield "holds-calendar", lambda: go.show_page("calendar")
    yield "dialog-holds-several", lambda: go.open_hold(karim)
    yield "dialog-holds-met", lambda: go.open_hold(jonas)
    yield "dialog-holds-nobody", lambda: go.open_hold(people["Lena Fischer"])
    yield "dialog-holds-touch", lambda: go.log_touch(tom)
    yield "dialog-holds-question", lambda: go.write_to(karim, LetterKind.REQUEST)

    def freed() -> None:
        go.end_hold(library.guard.of(jonas).holds[0].id)  # type: ignore[union-attr]

    yield "holds-freed", freed


def show_profile(window: MainWindow) -> None:
    """With two versions of the résumé, which some people have."""
    profile = window.library.profile
    if not profile.versions() and window.library.people.count():
        people = {row.name: row.id for row in window.library.people.tree()}
        profile.set_field("where_now", "Rotterdam, until May")
        short = profile.add_version("Short, one page", "/home/maya/cv-short.pdf")
        for name in ("Ana Souza", "Tom Becker", "Priya Nair"):
            profile.give(short, people[name])
        profile.give(profile.add_version("For port planning"), people["Carmen Reyes"])
    window.navigator.preferences("you")


def show_rules(window: MainWindow) -> None:
    """With something changed."""
    habits = window.library.habits
    habits.set(habits.get().with_rule("held.connect", on=False).with_rule("made.write", n=3))
    window.navigator.preferences("follow-ups")


def show_last_rules(window: MainWindow) -> None:
    """The end of the page, below what is seen at first."""
    window.navigator.preferences("follow-ups")
    for area in QApplication.activeModalWidget().findChildren(QScrollArea):  # type: ignore[union-attr]
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def show_hints(window: MainWindow) -> None:
    """One switched off."""
    window.library.composing.dismiss(HintCode.TOO_LONG)
    window.navigator.preferences("letters")


def offer(window: MainWindow, meeting: int) -> None:
    """What comes before a meeting, in the strip."""
    window.library.meetings.schedule(meeting, "2026-03-12T14:00")
    window.navigator.show_page("today")
    contact = window.library.interviews.rows([meeting])[0].contact_id
    window.navigator.propose(Event.INTERVIEW_SCHEDULED, contact, meeting)


def choose_offer(window: MainWindow) -> None:
    """The same on one page."""
    buttons = window.strips.buttons()
    if buttons:
        buttons[-1].click()


def draft_for_visit(window: MainWindow) -> None:
    """Two letters, the first of them open."""
    go = window.navigator
    go.plan_visit("London")
    dialog = window.findChild(QDialog, "visit")
    QCoreApplication.processEvents()  # who is there has to be seen first
    dialog.verb.click()


def put_off(window: MainWindow) -> None:
    """Something hidden until the evening, below the rest."""
    needs = window.library.days.today().needs
    window.navigator.show_page("today")
    window.navigator.put_off(needs[0].id, window.library.clock.now() + timedelta(hours=4))


def shots(window: MainWindow, *, sample: bool) -> Iterator[Shot]:
    """What there is to see: pages, their states, dialogs."""
    go = window.navigator
    people = {row.name: row.id for row in window.library.people.tree()}
    meetings = {row.name: row.id for row in window.library.interviews.rows()}
    if not sample:
        yield "first-run", lambda: None
        window.stack.set_instead(None)
    yield "today", lambda: go.show_page("today")
    yield "people", lambda: go.show_page("people")
    yield "interviews", lambda: go.show_page("interviews")
    yield "calendar", lambda: go.show_page("calendar")
    yield "letters", lambda: go.show_page("letters")
    yield "letters-templates", lambda: window.stack.page("letters")._show_templates()

    def mistaken() -> None:
        editor = window.stack.page("letters").templates
        editor.text.set_text("Dear {foo},\n\n[?At the word of {referrer} I write.\n\n{me")
        editor.look()

    yield "letters-templates-mistakes", mistaken
    yield "search-nothing", lambda: window.open_search("zzz")
    if window._search is not None:
        window._search.close()
    yield "dialog-new-contact", lambda: go.new_contact()
    yield "dialog-new-interview", lambda: go.new_interview()
    yield "dialog-new-follow-up", lambda: go.new_follow_up()
    yield "dialog-new-letter", lambda: go.new_letter()
    yield "milestone", lambda: go.milestone()
    yield (
        "milestone-again",
        lambda: (
            window.library.milestones.reach("moved", window.library.clock.today())
            and go.milestone("moved")
        ),
    )
    yield "visit", lambda: go.plan_visit("London" if sample else "")
    yield "preferences-you", lambda: show_profile(window)
    yield "preferences-follow-ups", lambda: show_rules(window)
    yield "preferences-follow-ups-end", lambda: show_last_rules(window)
    yield "preferences-letters", lambda: show_hints(window)
    yield "dialog-export", lambda: go.export_contacts()
    yield "dialog-deleted", lambda: show_deleted(window)
    yield "dialog-history", lambda: show_history(window)
    yield "dialog-restore", lambda: show_backups(window)
    if not sample:
        return
    for name in ("Priya Nair", "Ana Souza", "Carmen Reyes"):
        slug = name.split()[-1].lower()
        yield f"person-{slug}", lambda name=name: go.show_contact(people[name])
    yield "interview-prepare", lambda: go.show_interview(meetings["Priya Nair"], "prepare")
    yield "interview-capture", lambda: go.show_interview(meetings["Ana Souza"], "capture")
    yield "interview-idea", lambda: go.show_interview(meetings["Marta Kowalska"], "prepare")
    yield from letters(window, people)
    yield from holds(window, people)
    yield "search", lambda: window.open_search("plan")
    if window._search is not None:
        window._search.close()
    yield "visit-letters", lambda: draft_for_visit(window)
    yield "dialog-schedule", lambda: go.schedule(meetings["Marta Kowalska"])
    yield "proposals-strip", lambda: offer(window, meetings["Marta Kowalska"])
    yield "proposals-dialog", lambda: choose_offer(window)
    yield "today-put-off", lambda: put_off(window)
    yield "dialog-remind", lambda: go.remind_later(2)
    yield "dialog-edit-follow-up", lambda: go.edit_follow_up(2)
    yield "dialog-change-date", lambda: go.change_date(1)
    yield "dialog-skip", lambda: go.skip_follow_up(1)
    yield "dialog-referred-by", lambda: go.referred_by(people["Karim Haddad"])
    yield "dialog-forget", lambda: go.forget_contact(people["Ana Souza"])
    yield "dialog-hold", lambda: go.put_on_hold(people["Karim Haddad"])
    yield "dialog-touch", lambda: go.log_touch(people["Tom Becker"])
    yield "dialog-print", lambda: go.print_sheet(meetings["Priya Nair"])
    yield "dialog-print-empty", lambda: go.print_sheet()
    yield "dialog-interview-substitute", lambda: go.set_substitute(meetings["Marta Kowalska"])
    yield "interview-substitute", lambda: show_substitute(window, meetings["Ana Souza"])
    yield "toast", lambda: window.library.follow_ups.done(1) or window.notifier.done("Done")
    yield "dialog-forgotten", lambda: show_forgotten(window, people["Ana Souza"])
    yield "person-forgotten", lambda: go.show_contact(people["Ana Souza"])
