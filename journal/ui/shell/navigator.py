"""The Navigator that pages are handed: goes to things, and opens what needs a dialog."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from journal.domain.codes import LetterKind
from journal.domain.next_step import NextStep
from journal.ui.shell.context import PageContext
from journal.ui.shell.going import Going

if TYPE_CHECKING:
    from journal.domain.proposals import Event
    from journal.domain.views.letters import LetterCard
    from journal.ui.shell.backing import Backing
    from journal.ui.shell.doing import Doing
    from journal.ui.shell.following import Following
    from journal.ui.shell.offers import Offers
    from journal.ui.shell.past import Past
    from journal.ui.shell.stack import PageStack
    from journal.ui.shell.strips import Strips
    from journal.ui.shell.surroundings import Surroundings
    from journal.ui.shell.writing import Writing


class WindowNavigator(Going):
    """Dialogs and the mail program are loaded when they are first needed."""

    def __init__(self, stack: PageStack, window: QWidget) -> None:
        super().__init__(stack)
        self._window = window
        self._context: PageContext | None = None
        self._around: Surroundings | None = None
        self._doing: Doing | None = None
        self._writing: Writing | None = None
        self._offers: Offers | None = None
        self._following: Following | None = None
        self.past: Past | None = None
        self.backing: Backing | None = None
        self.strips: Strips | None = None

    def attach(self, context: PageContext, around: Surroundings) -> None:
        """What dialogs are made with."""
        self._context = context
        self._around = around

    def _do(self) -> Doing:
        if self._doing is None:
            from journal.ui.shell.doing import Doing

            assert self._context is not None
            assert self._around is not None
            self._doing = Doing(self._window, self._context, self._around.open_url)
        return self._doing

    def _write(self) -> Writing:
        if self._writing is None:
            from journal.ui.shell.writing import Writing

            assert self._context is not None
            assert self._around is not None
            self._writing = Writing(self._context, self, self._around.open_url)
        return self._writing

    def do_step(self, step: NextStep, *, contact_id: int, interview_id: int | None = None) -> None:
        """Does what the button of a next step does."""
        from journal.ui.shell.steps import Steps

        assert self._context is not None
        assert self._around is not None
        steps = Steps(self._context, self._do(), self._around.open_url)
        steps.do(step, contact_id, interview_id)

    def offers(self) -> Offers:
        """What may follow what was just done."""
        if self._offers is None:
            from journal.ui.shell.offers import Offers

            assert self._context is not None
            assert self.strips is not None
            choose = self._follow().choose
            self._offers = Offers(self._context, self.strips, choose, self._letter)
            self.moved.connect(self._offers.went_on)
        return self._offers

    def _letter(self) -> LetterCard | None:
        ask = getattr(self.page(), "letter", None)
        card: LetterCard | None = ask() if ask is not None else None
        return card

    def look_again(self) -> None:
        """Something else is open on the page: what is offered may be another thing now."""
        if self._offers is not None:
            self._offers.look_again()

    def propose(
        self,
        event: Event,
        contact_id: int,
        interview_id: int | None = None,
        other_id: int | None = None,
    ) -> None:
        """Offers the follow-ups that fit what happened."""
        self.offers().after(event, contact_id, interview_id, other_id)

    def propose_for(self, contact_id: int) -> None:
        """Shows all that fit a person now."""
        self._follow().propose_for(contact_id)

    def write_to(
        self,
        contact_id: int,
        kind: LetterKind,
        interview_id: int | None = None,
        *,
        about_id: int | None = None,
    ) -> None:
        """Opens the composer."""
        self._write().write_to(contact_id, kind, interview_id, about_id)

    def new_letter(self, contact_id: int | None = None) -> None:
        """Opens the composer, or asks to whom."""
        if contact_id is None:
            self._do().new_letter()
        else:
            self._write().next_letter(contact_id)

    def write_next(self, contact_id: int, interview_id: int | None = None) -> None:
        """Opens the letter of a person's next step, to whomever it goes; else the next to them."""
        self._write().write_next(contact_id, interview_id)

    def write_for(self, follow_up_id: int) -> None:
        """Opens the letter that a follow-up asks for."""
        self._write().write_for(follow_up_id)

    def print_letter(
        self, card: LetterCard, subject: str, body: str, *, to_file: bool = False
    ) -> None:
        """Shows the preview of a letter, or asks where its PDF is to go."""
        self._write().print_letter(self._window, card, subject, body, to_file=to_file)

    def open_link(self, url: str) -> bool:
        """Hands a link to the desktop."""
        return self._write().open_link(url)

    def new_contact(self, referrer_id: int | None = None, name: str = "") -> None:
        """Asks for a new person and adds them; ``name`` is what was typed elsewhere."""
        self._do().new_contact(referrer_id, name)

    def write_pitch(self) -> None:
        """Asks for a pitch."""
        self._do().write_pitch()

    def new_interview(self, contact_id: int | None = None, day: date | None = None) -> None:
        """Asks for a new interview and opens it."""
        self._do().new_interview(contact_id, day)

    def schedule(self, interview_id: int) -> None:
        """Asks when and where."""
        self._do().schedule(interview_id)

    def set_substitute(self, interview_id: int) -> None:
        """Asks who came instead."""
        self._do().set_substitute(interview_id)

    def new_follow_up(self, contact_id: int | None = None, day: date | None = None) -> None:
        """Asks for a new follow-up."""
        self._follow().add(contact_id, day)

    def change_date(self, follow_up_id: int) -> None:
        """Asks for another day."""
        self._follow().change_date(follow_up_id)

    def skip_follow_up(self, follow_up_id: int) -> None:
        """Asks why, and skips."""
        self._follow().skip(follow_up_id)

    def _follow(self) -> Following:
        if self._following is None:
            from journal.ui.shell.following import Following

            assert self._context is not None
            doing = self._do()
            self._following = Following(self._window, self._context, self.offers, doing.open_dialog)
        return self._following

    def finish_follow_up(self, follow_up_id: int) -> None:
        """Marks it done, and offers to note how one was in touch."""
        self._follow().finish(follow_up_id)

    def put_off(self, follow_up_id: int, when: datetime | None) -> None:
        """Hides it until then."""
        self._follow().put_off(follow_up_id, when)

    def remind_later(self, follow_up_id: int) -> None:
        """Asks until when."""
        self._follow().remind(follow_up_id)

    def put_off_meeting(self, interview_id: int, what: str, when: datetime | None) -> None:
        """Doesn't ask until then what was said in it."""
        self._follow().put_off_meeting(interview_id, what, when)

    def remind_of_meeting(self, interview_id: int, what: str) -> None:
        """Asks until when."""
        self._follow().remind_of_meeting(interview_id, what)

    def edit_follow_up(self, follow_up_id: int) -> None:
        """Opens all of it."""
        self._follow().edit(follow_up_id)

    def referred_by(self, contact_id: int) -> None:
        """Asks who referred this person."""
        self._do().referred_by(contact_id)

    def put_on_hold(self, contact_id: int) -> None:
        """Asks whose move it is."""
        self._do().put_on_hold(contact_id)

    def open_hold(self, contact_id: int, hold_id: int | None = None) -> None:
        """Shows what is waited for."""
        self._do().open_hold(contact_id, hold_id)

    def end_hold(self, hold_id: int) -> None:
        """What was waited for has happened."""
        self._do().end_hold(hold_id)

    def free(self, contact_id: int) -> None:
        """Nothing is waited for any more: they may be written to."""
        self._do().free(contact_id)

    def log_touches(self, *ids: int) -> None:
        """Asks how one was in touch with several people."""
        self._follow().log_touches(ids)

    def log_touch(self, contact_id: int) -> None:
        """Asks how one was in touch."""
        self._do().log_touch(contact_id)

    def print_sheet(self, interview_id: int | None = None) -> None:
        """Shows the preview of the sheet, or of an empty one."""
        self._do().print_sheet(interview_id)

    def delete_contacts(self, *ids: int) -> None:
        """Deletes people, with Undo in the toast."""
        self._do().delete_contacts(*ids)

    def show_history(self, contact_id: int | None = None) -> None:
        """Opens what was done, or what was done with one person."""
        assert self.past is not None
        self.past.show_history(contact_id)

    def forget_contact(self, contact_id: int) -> None:
        """Asks, and forgets a person for good."""
        from journal.ui.shell.forgetting import forget

        assert self._context is not None
        assert self._around is not None
        assert self.backing is not None
        gone = self.backing.keep_restored
        forget(self._window, self._context, self._around.keeper, contact_id, gone)

    def milestone(self, name: str = "found a position") -> None:
        """Says that something was reached, and who is told."""
        from journal.ui.milestones.dialog import MilestoneDialog

        assert self._context is not None
        dialog = MilestoneDialog(self._context, name, self._window)
        notifier = self._context.notifier
        self._do().open_dialog(dialog, lambda: notifier.done(dialog.said()))

    def plan_visit(self, place: str = "") -> None:
        """Who is in a place on some days; then the letters to them, one after another."""
        from journal.ui.batches.dialog import VisitDialog

        assert self._context is not None
        context, dialog = self._context, VisitDialog(self._context, place, self._window)

        def drafted() -> None:
            from journal.ui.batches.walk import Walk

            context.notifier.done(dialog.said())
            if dialog.drafted is not None and dialog.drafted.letters:
                letters = dialog.drafted.letters
                Walk(context.library, letters, self.offers, self.show_letter).begin()

        self._do().open_dialog(dialog, drafted)

    def preferences(self, tab: str = "you") -> None:
        """What is chosen for good."""
        from journal.ui.preferences.dialog import PreferencesDialog

        assert self._context is not None
        self._do().open_dialog(PreferencesDialog(self._context, tab, self._window))

    def export_contacts(self, *ids: int) -> None:
        """Opens the export."""
        self._do().export_contacts(*ids)

    def import_file(self, path: Path | None = None) -> None:
        """Shows what a file would add; asks for the file first unless it is told."""
        self._do().import_file(path)
