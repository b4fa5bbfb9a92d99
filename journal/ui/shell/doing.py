"""Opens the dialogs of the window, and says what came of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtWidgets import QDialog, QWidget

from journal.domain import statuses
from journal.domain.names import shown
from journal.domain.proposals import Event
from journal.domain.views.people import PersonCard
from journal.errors import KnownError
from journal.ui import show
from journal.ui.dialogs.begun import Written
from journal.ui.dialogs.form_dialog import FormDialog
from journal.ui.shell.context import PageContext
from journal.ui.shell.front import open_in_front

translate = QCoreApplication.translate


class Doing:
    """Dialogs don't block: what follows is done when they are finished."""

    def __init__(
        self, window: QWidget, context: PageContext, open_url: Callable[[QUrl], bool]
    ) -> None:
        self._window = window
        self._context = context
        self._open_url = open_url
        self._library = context.library
        self._go = context.navigator
        self._given_up: Written | None = None  # on its way into the next dialog

    def new_contact(self, referrer_id: int | None = None, name: str = "") -> None:
        """Adds a person; a person named by another leaves one where one was."""
        from journal.ui.dialogs.new_contact import NewContactDialog

        dialog = NewContactDialog(self._context, referrer_id, name, self._window)

        def added() -> None:
            card = None if dialog.added is None else self._library.people.card(dialog.added)
            if card is None:
                return
            if referrer_id is None:
                self._go.show_contact(card.id)
            self._done(translate("Doing", "{name} added").format(name=shown(card.name)))
            if card.referrers:
                self._go.propose(Event.REFERRAL_NAMED, card.id)

        self._open(dialog, added, lambda: self.new_contact(referrer_id, name))

    def new_letter(self) -> None:
        """To whom, and which letter."""
        from journal.ui.dialogs.new_letter import NewLetterDialog

        dialog = NewLetterDialog(self._context, self._window)

        def begun() -> None:
            if dialog.receiver is not None:
                self._go.write_to(dialog.receiver, dialog.kind_chosen())

        self._open(dialog, begun, self.new_letter)

    def write_pitch(self) -> None:
        """In which words the user tells who they are."""
        from journal.ui.dialogs.pitch import PitchDialog

        dialog = PitchDialog(self._context, self._window)
        added = translate("Doing", "Pitch added")
        self._open(dialog, lambda: self._done(added), self.write_pitch)

    def new_interview(self, contact_id: int | None = None, day: date | None = None) -> None:
        """With somebody who was asked already, it is their yes that is noted."""
        if contact_id is not None:
            waiting = self._waiting_interview(contact_id)
            if waiting is not None:
                self.schedule(waiting, day)
                return
        from journal.ui.dialogs.new_interview import InterviewDialog

        dialog = InterviewDialog(self._context, contact_id=contact_id, day=day, parent=self._window)
        self._open(
            dialog,
            lambda: self._planned(dialog.planned),
            lambda: self.new_interview(contact_id, day),
        )

    def schedule(self, interview_id: int, day: date | None = None) -> None:
        """Sets when and where."""
        from journal.ui.dialogs.new_interview import InterviewDialog

        dialog = InterviewDialog(
            self._context, interview_id=interview_id, day=day, parent=self._window
        )
        self._open(
            dialog,
            lambda: self._planned(dialog.planned),
            lambda: self.schedule(interview_id, day),
        )

    def set_substitute(self, interview_id: int) -> None:
        """Somebody else came than the person asked; after a meeting its follow-ups are shown."""
        from journal.ui.dialogs.substitute import SubstituteDialog

        self._library.autosave.flush()
        card = self._library.interviews.card(interview_id)
        if card is None:
            return
        dialog = SubstituteDialog(self._context, card, self._window)

        def handed_over() -> None:
            now = self._library.interviews.card(interview_id)
            if now is None:
                return
            self._go.show_interview(interview_id)
            row = now.row
            if row.instead_of:
                text = translate("Doing", "The interview is with {name} instead of {other}")
            else:
                text = translate("Doing", "The interview is with {name}")
            self._done(text.format(name=shown(row.name), other=shown(row.instead_of)))

        self._open(dialog, handed_over, lambda: self.set_substitute(interview_id))

    def _waiting_interview(self, contact_id: int) -> int | None:
        people = self._library.people
        row = statuses.waiting(people.interviews(contact_id), people.leading_interview(contact_id))
        return row.id if row is not None else None

    def _planned(self, interview_id: int | None) -> None:
        card = None if interview_id is None else self._library.interviews.card(interview_id)
        if card is None:
            return
        self._go.show_interview(card.id)
        row = card.row
        if row.start is None:
            text = translate("Doing", "Interview with {name} planned").format(name=shown(row.name))
        else:
            when = show.when_inside(row.start, row.minutes, self._library.clock.now())
            text = translate("Doing", "Scheduled: {name}, {when}").format(
                name=shown(row.name), when=when
            )
        self._done(text)
        if row.start is not None:
            self._go.propose(Event.INTERVIEW_SCHEDULED, row.contact_id, card.id)

    def referred_by(self, contact_id: int) -> None:
        """Who referred somebody."""
        from journal.ui.dialogs.referred_by import ReferredByDialog

        self._about(
            contact_id,
            lambda card: ReferredByDialog(self._context, card, self._window),
            translate("Doing", "Referrer of {name} set"),
            lambda: self.referred_by(contact_id),
            then=lambda: self._go.propose(Event.REFERRAL_NAMED, contact_id),
        )

    def put_on_hold(self, contact_id: int) -> None:
        """Waits for somebody; a hold that is open is shown instead."""
        card = self._library.people.card(contact_id)
        if card is not None and card.holds:
            self.open_hold(contact_id)
        else:
            self.add_hold(contact_id)

    def add_hold(self, contact_id: int) -> None:
        """Waits for somebody, though perhaps for others already."""
        from journal.ui.dialogs.hold import HoldDialog

        self._about(
            contact_id,
            lambda card: HoldDialog(self._context, card, self._window),
            translate("Doing", "{name} is on hold"),
            lambda: self.add_hold(contact_id),
            then=lambda: self._go.propose(Event.REFERRAL_PROMISED, contact_id),
        )

    def open_hold(self, contact_id: int, hold_id: int | None = None) -> None:
        """What is waited for: it has happened, or is asked about later."""
        from journal.ui.dialogs.open_hold import OpenHoldDialog
        from journal.ui.shell.freeing import say_over

        card = self._library.people.card(contact_id)
        if card is None:
            return
        if not card.holds:
            if self._library.guard.of(contact_id) is not None:  # promised, and not written down
                self.add_hold(contact_id)
            else:
                self._go.show_contact(contact_id)
            return
        dialog = OpenHoldDialog(self._context, card, hold_id, self._window)

        def finished() -> None:
            if dialog.ended is not None:
                say_over(self._context, dialog.ended)
            else:
                text = translate("Doing", "{name} stays on hold")
                self._done(text.format(name=shown(card.name)))
            if dialog.wants_another:
                self.add_hold(contact_id)

        self._open(dialog, finished, lambda: self.open_hold(contact_id, hold_id))

    def end_hold(self, hold_id: int) -> None:
        """What was waited for has happened."""
        from journal.ui.shell.freeing import end_hold

        end_hold(self._context, hold_id)

    def free(self, contact_id: int) -> None:
        """Nothing is waited for any more: all holds on a person end."""
        from journal.ui.shell.freeing import free_person

        free_person(self._context, contact_id)

    def free_and_write(self, contact_id: int) -> None:
        """The same, and the letter that comes next is opened."""
        from journal.ui.shell.freeing import free_person

        if free_person(self._context, contact_id):
            self._go.new_letter(contact_id)

    def log_touch(self, contact_id: int) -> None:
        """How one was in touch."""
        from journal.ui.dialogs.touch import TouchDialog
        from journal.ui.shell.freeing import say_heard, say_over

        card = self._library.people.card(contact_id)
        if card is None:
            return
        dialog = TouchDialog(self._context, card, self._window)

        def noted() -> None:
            for hold in dialog.over:
                say_over(self._context, hold)
            if dialog.met or not dialog.over:
                say_heard(self._context, card.name, dialog.met, dialog.ticks.told())

        self._open(dialog, noted, lambda: self.log_touch(contact_id))

    def delete_contacts(self, *ids: int) -> None:
        """No question before it: Undo brings everything back."""
        if not ids:
            return
        names = [card.name for key in ids if (card := self._library.people.card(key))]
        told = self._deleted(ids[0], names[0]) if len(names) == 1 else ""
        try:
            self._library.contacts.delete(*ids)
        except KnownError as error:
            self._context.notifier.problem(error)
            return
        if len(names) == 1:
            self._done(told)
        else:
            self._done(translate("Doing", "%n people deleted", None, len(ids)))

    def _deleted(self, contact_id: int, name: str) -> str:
        """Who goes, and what goes with them."""
        people = self._library.people
        met = sum(row.contact_id == contact_id for row in people.interviews(contact_id))
        due = sum(item.kind == "follow-up" for item in people.timeline(contact_id))
        if met and due:
            text = translate("Doing", "{name} deleted, with {interviews} and {follow_ups}")
        elif met:
            text = translate("Doing", "{name} deleted, with {interviews}")
        elif due:
            text = translate("Doing", "{name} deleted, with {follow_ups}")
        else:
            text = translate("Doing", "{name} deleted")
        return text.format(
            name=shown(name),
            interviews=translate("Doing", "%n interview(s)", None, met),
            follow_ups=translate("Doing", "%n follow-up(s)", None, due),
        )

    def print_sheet(self, interview_id: int | None = None) -> None:
        """The preview of the sheet, of what is typed by now, or of an empty one."""
        from journal.ui.dialogs.print_sheet import PrintSheetDialog

        self._library.autosave.flush()
        self._open(
            PrintSheetDialog(self._context, interview_id, self._window, opener=self._open_url)
        )

    def export_contacts(self, *ids: int) -> None:
        """The export of these people, or of all."""
        from journal.ui.dialogs.export_contacts import ExportDialog

        self._library.autosave.flush()
        self._open(ExportDialog(self._context, ids, self._window, opener=self._open_url))

    def import_file(self, path: Path | None) -> None:
        """What a file would add; asks for the file first unless it is told."""
        if path is None:
            path = self._context.prompter.open_path(
                translate("Doing", "Import contacts"),
                Path.home(),
                translate("Doing", "CSV files (*.csv);;All files (*)"),
            )
        if path is None:
            return
        from journal.ui.dialogs.import_contacts import ImportDialog

        try:
            dialog = ImportDialog(self._context, path, self._window)
        except KnownError as error:
            self._context.notifier.problem(error)
            return
        self._open(dialog)

    def _about(
        self,
        contact_id: int,
        make: Callable[[PersonCard], QDialog],
        said: str,
        again: Callable[[], object] | None = None,
        then: Callable[[], object] | None = None,
    ) -> None:
        card = self._library.people.card(contact_id)
        if card is None:
            return
        name = card.name

        def finished() -> None:
            self._done(said.format(name=shown(name)))
            if then is not None:
                then()

        self._open(make(card), finished, again)

    def _done(self, text: str) -> None:
        self._context.notifier.done(text)

    def open_dialog(
        self,
        dialog: QDialog,
        then: Callable[[], object] | None = None,
        again: Callable[[], object] | None = None,
    ) -> None:
        """Opens a dialog before the window, and does ``then`` when it was accepted."""
        self._open(dialog, then, again)

    def _open(
        self,
        dialog: QDialog,
        then: Callable[[], object] | None = None,
        again: Callable[[], object] | None = None,
    ) -> None:
        """``again`` opens the same dialog once more; what was written in it comes back then."""
        if then is not None:
            dialog.accepted.connect(then)
        if again is not None and isinstance(dialog, FormDialog):
            left = dialog.if_left or translate("Doing", "{dialog}: nothing was added").format(
                dialog=dialog.windowTitle()
            )
            dialog.given_up.connect(lambda written: self._offer_back(left, again, written))
            if self._given_up is not None:
                dialog.bring_back(self._given_up)
                self._given_up = None
        open_in_front(dialog, self._window)

    def _offer_back(self, left: str, again: Callable[[], object], written: Written) -> None:
        def bring() -> None:
            self._given_up = written
            again()
            self._given_up = None  # nothing to bring it back into: it isn't for the next dialog

        self._context.notifier.say(left, action=translate("Doing", "Bring it back"), run=bring)
