"""What a page is handed: services to read and write, and ways to reach the rest of the window."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol

from journal.domain.codes import LetterKind
from journal.domain.next_step import NextStep
from journal.services.asking import Notifier, Prompter
from journal.services.library import Library
from journal.ui.shell.actions import Actions

if TYPE_CHECKING:
    from journal.domain.proposals import Event
    from journal.domain.views.letters import LetterCard


class Navigator(Protocol):
    """Goes to things, and opens what needs a dialog; a page never reaches into another page."""

    def show_page(self, page: str) -> None:
        """Shows "today", "people", "interviews", "calendar" or "letters"."""

    def show_contact(self, contact_id: int) -> None:
        """Shows a person on People."""

    def show_interview(self, interview_id: int, tab: str = "") -> None:
        """Shows an interview; ``tab`` "prepare" or "capture", "" for the fitting one."""

    def show_day(self, day: date, kind: str = "", item_id: int = 0) -> None:
        """Shows a day of the calendar, and chooses an item on it."""

    def focus_follow_up(self, follow_up_id: int) -> None:
        """Gives the focus to a follow-up, if the page that is shown has it."""

    def show_people(self, text: str) -> None:
        """Shows People filtered by ``text`` (a company, say)."""

    def choose_contact(self, contact_id: int | None) -> None:
        """Makes a person the chosen one, for commands from menus and keys."""

    def do_step(self, step: NextStep, *, contact_id: int, interview_id: int | None = None) -> None:
        """Does what the button of a next step does."""

    def new_contact(self, referrer_id: int | None = None) -> None:
        """Asks for a new person and adds them."""

    def write_pitch(self) -> None:
        """Asks for the words in which the user tells who they are."""

    def new_interview(self, contact_id: int | None = None, day: date | None = None) -> None:
        """Asks for a new interview and opens it."""

    def schedule(self, interview_id: int) -> None:
        """Asks when and where, and schedules."""

    def set_substitute(self, interview_id: int) -> None:
        """Asks who came instead, and hands the interview over to them."""

    def new_follow_up(self, contact_id: int | None = None, day: date | None = None) -> None:
        """Asks for a new follow-up and adds it."""

    def change_date(self, follow_up_id: int) -> None:
        """Asks for another day for a follow-up."""

    def skip_follow_up(self, follow_up_id: int) -> None:
        """Asks why, and skips."""

    def finish_follow_up(self, follow_up_id: int) -> None:
        """Marks it done, says so, and offers to note how one was in touch."""

    def put_off(self, follow_up_id: int, when: datetime | None) -> None:
        """Hides a follow-up until an aware moment; with None it is shown again."""

    def remind_later(self, follow_up_id: int) -> None:
        """Asks until when to hide a follow-up."""

    def put_off_meeting(self, interview_id: int, what: str, when: datetime | None) -> None:
        """Hides a meeting that is over until an aware moment; with None it is shown again."""

    def remind_of_meeting(self, interview_id: int, what: str) -> None:
        """Asks until when to hide it; ``what`` says what is to be done."""

    def edit_follow_up(self, follow_up_id: int) -> None:
        """Opens all of a follow-up."""

    def referred_by(self, contact_id: int) -> None:
        """Asks who referred this person."""

    def put_on_hold(self, contact_id: int) -> None:
        """Asks until when and for whom, and puts the person on hold."""

    def open_hold(self, contact_id: int, hold_id: int | None = None) -> None:
        """Shows what is waited for before they may be written to; of several ``hold_id`` first."""

    def end_hold(self, hold_id: int) -> None:
        """What was waited for has happened: ends it, says so, offers what may follow."""

    def free(self, contact_id: int) -> None:
        """Nothing is waited for any more: ends all holds on a person, says so."""

    def log_touch(self, contact_id: int) -> None:
        """Asks how one was in touch, and notes it."""

    def log_touches(self, *ids: int) -> None:
        """Asks how one was in touch with several people, and notes it for each."""

    def write_to(
        self,
        contact_id: int,
        kind: LetterKind,
        interview_id: int | None = None,
        *,
        about_id: int | None = None,
    ) -> None:
        """Opens the letter in the composer; asks first for somebody on hold.

        ``about_id`` is whom it speaks of besides the person.
        """

    def new_letter(self, contact_id: int | None = None) -> None:
        """Opens the letter that comes next with a person; without one it asks to whom."""

    def write_next(self, contact_id: int, interview_id: int | None = None) -> None:
        """Opens the letter of a person's next step, to whomever it goes; else the next to them."""

    def write_for(self, follow_up_id: int) -> None:
        """Opens the letter that a follow-up asks for, or else the person's next one."""

    def show_letter(self, letter_id: int) -> None:
        """Opens a letter that was kept or sent."""

    def settle_letter(self, letter_id: int) -> None:
        """The letter that is begun here was kept: Back and Forward lead to it."""

    def leave_letter(self) -> bool:
        """Goes back to where one began to write; False where that was among the letters."""

    def print_letter(
        self, card: LetterCard, subject: str, body: str, *, to_file: bool = False
    ) -> None:
        """Shows the preview of a letter; ``to_file`` asks at once where its PDF is to go."""

    def open_link(self, url: str) -> bool:
        """Hands a link, encoded, to the desktop; False where no program answers."""

    def propose(
        self,
        event: Event,
        contact_id: int,
        interview_id: int | None = None,
        other_id: int | None = None,
    ) -> None:
        """Offers, without keeping anybody from going on, the follow-ups that fit what happened.

        ``other_id`` is who made an introduction, where that isn't the primary referrer. To be
        called after the step that it is about; where nothing fits, nothing is offered.
        """

    def propose_for(self, contact_id: int) -> None:
        """Shows all follow-ups that fit a person now, to be ticked."""

    def print_sheet(self, interview_id: int | None = None) -> None:
        """Shows the preview of the interview sheet; without an interview, of an empty one."""

    def delete_contacts(self, *ids: int) -> None:
        """Deletes people, with Undo in the toast."""

    def show_history(self, contact_id: int | None = None) -> None:
        """Opens what was done, or what was done with one person."""

    def forget_contact(self, contact_id: int) -> None:
        """Asks, and removes all of a person for good."""

    def preferences(self, tab: str = "you") -> None:
        """Opens Preferences: "you", "follow-ups" or "letters"."""

    def plan_visit(self, place: str = "") -> None:
        """Asks where and when, then whom of those there one writes to."""

    def export_contacts(self, *ids: int) -> None:
        """Opens the export of contacts, of these people or of all."""


class PageContext(NamedTuple):
    """Handed to each page by the window."""

    library: Library
    actions: Actions
    navigator: Navigator
    notifier: Notifier
    prompter: Prompter
