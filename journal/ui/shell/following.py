"""What is done with a follow-up from any page: finished, put off, edited; and what it offers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from journal.domain.codes import Channel, FollowUpKind, FollowUpState, ThanksBy
from journal.domain.names import shown
from journal.domain.views.days import FollowUpRow
from journal.errors import KnownError
from journal.ui import remind_menu, show
from journal.ui.labels import follow_up_title
from journal.ui.shell.context import PageContext
from journal.ui.shell.offers import TOUCH, Buttons, Offer, Offers

if TYPE_CHECKING:
    from journal.services.proposing import Proposed

    Open = Callable[[QDialog, Callable[[], object] | None, Callable[[], object] | None], object]

translate = QCoreApplication.translate
LONGEST = 160  # letters of what is done, in a message
K = FollowUpKind
IN_TOUCH = frozenset(
    {K.REQUEST_REMINDER, K.SEND_QUESTIONS, K.CONFIRM, K.THANK_YOU, K.THANK_REFERRER,
     K.PROMISED_BY_ME, K.REPORT_BACK, K.UPDATE, K.CHECK_BACK, K.GOOD_NEWS, K.WRITE}
)  # fmt: skip
"""Kinds that one does by being in touch."""


class Following:
    """Every change is told with Undo; dialogs don't block."""

    def __init__(
        self, window: QWidget, context: PageContext, offers: Callable[[], Offers], opener: Open
    ) -> None:
        self._window = window
        self._context = context
        self._library = context.library
        self._offers = offers
        self._open = opener

    def add(self, contact_id: int | None = None, day: date | None = None) -> None:
        """Notes something to do."""
        from journal.ui.dialogs.follow_up import FollowUpDialog

        dialog = FollowUpDialog(self._context, contact_id, day, self._window)

        def added() -> None:
            if dialog.added is not None:
                self._context.navigator.focus_follow_up(dialog.added)
            self._context.notifier.done(translate("Following", "Follow-up added"))

        self._open(dialog, added, lambda: self.add(contact_id, day))

    def change_date(self, follow_up_id: int) -> None:
        """Another day."""
        from journal.ui.dialogs.follow_up import ChangeDateDialog

        row = self._row(follow_up_id)
        if row is None:
            return
        dialog = ChangeDateDialog(self._context, row, self._window)

        def moved() -> None:
            if dialog.moved_to is not None:
                today = self._library.clock.today()
                day = show.day_inside(dialog.moved_to, today)
                text = translate("Following", "Moved to {day}: {what}")
                if dialog.moved_to < today:
                    text = translate("Following", "Moved to {day}, which is past: {what}")
                self._context.notifier.done(text.format(day=day, what=_title(row)))

        self._open(dialog, moved, lambda: self.change_date(follow_up_id))

    def skip(self, follow_up_id: int) -> None:
        """Left out, with a word why."""
        from journal.ui.dialogs.follow_up import SkipDialog

        row = self._row(follow_up_id)
        if row is None:
            return
        dialog = SkipDialog(self._context, row, self._window)
        text = translate("Following", "Skipped: {what}").format(what=_title(row))
        self._open(
            dialog,
            lambda: self._context.notifier.done(text),
            lambda: self.skip(follow_up_id),
        )

    def finish(self, follow_up_id: int) -> None:
        """Done: says when it comes again, and offers to note how one was in touch."""
        row = self._row(follow_up_id)
        if row is None:
            return
        try:
            again = self._library.follow_ups.done(follow_up_id)
        except KnownError as error:
            self._context.notifier.problem(error)
            return
        self._context.notifier.done(self._told(row, again))
        if row.contact_id is not None and row.kind in IN_TOUCH:
            self._offers().add(Offer(TOUCH, lambda: self._ask_how(row)))

    def _row(self, follow_up_id: int) -> FollowUpRow | None:
        """A follow-up; None where it is gone, or can't be read, which is said."""
        try:
            return self._library.days.follow_up(follow_up_id)
        except KnownError as error:
            self._context.notifier.problem(error)
            return None

    def _told(self, row: FollowUpRow, again: int | None) -> str:
        try:
            following = None if again is None else self._library.days.follow_up(again)
        except KnownError:
            following = None  # it is done: only the day isn't told
        text = translate("Following", "Done: {what}").format(what=_title(row))
        if following is None or following.due_on is None:
            return text
        day = show.day_inside(following.due_on, self._library.clock.today())
        return translate("Following", "{done}. Again {day}").format(done=text, day=day)

    def _ask_how(self, row: FollowUpRow) -> tuple[str, Buttons] | None:
        """How one was in touch; nothing where that is known, or it isn't done any more."""
        now = self._library.days.follow_up(row.id)
        if now is None or now.state != FollowUpState.DONE or row.contact_id is None:
            return None
        if self._library.follow_ups.is_noted(row.id):
            return None
        card = self._library.people.card(row.contact_id)
        if card is None:
            return None
        by_hand = row.kind == K.THANK_YOU and card.thanks_by == ThanksBy.HANDWRITTEN
        channel = Channel.HAND if by_hand else Channel.MAIL
        words = translate("Following", "By hand") if by_hand else translate("Following", "By mail")
        contact = row.contact_id
        text = translate("Following", "How were you in touch with {name}?")
        return text.format(name=shown(card.name)), [
            (words, lambda: self._note(row.id, channel, card.name)),
            (translate("Following", "Another way…"), lambda: self._note_otherwise(contact)),
        ]

    def _note(self, follow_up_id: int, channel: Channel, name: str) -> None:
        self._offers().drop(TOUCH)
        try:
            self._library.follow_ups.note_touch(follow_up_id, channel)
        except KnownError as error:
            self._context.notifier.problem(error)
            return
        text = translate("Following", "In touch with {name}: noted")
        self._context.notifier.done(text.format(name=shown(name)))

    def _note_otherwise(self, contact_id: int) -> None:
        self._context.navigator.log_touch(contact_id)

    def log_touches(self, ids: Sequence[int]) -> None:
        """How one was in touch with several people; with one it is asked as usual."""
        from journal.domain.views.people import NamedPerson
        from journal.ui.dialogs.touches import TouchesDialog

        try:
            cards = [card for key in ids if (card := self._library.people.card(key)) is not None]
        except KnownError as error:
            self._context.notifier.problem(error)
            return
        if len(cards) == 1:
            self._context.navigator.log_touch(cards[0].id)
        if len(cards) < 2:
            return
        people = [NamedPerson(card.id, card.name, card.company) for card in cards]
        dialog = TouchesDialog(self._context, people, self._window)
        said = translate("Following", "In touch with %n people: noted", None, len(people))
        self._open(
            dialog,
            lambda: self._context.notifier.done(said),
            lambda: self.log_touches(ids),
        )

    def put_off(self, follow_up_id: int, when: datetime | None) -> None:
        """Hides it until then; with None it is shown again."""
        row = self._row(follow_up_id)
        if row is None:
            return
        try:
            self._library.follow_ups.remind(follow_up_id, when)
        except KnownError as error:
            self._context.notifier.problem(error)
            return
        self._say_put_off(_title(row), when)

    def remind(self, follow_up_id: int) -> None:
        """Asks for a time."""
        from journal.ui.dialogs.remind import RemindDialog

        row = self._row(follow_up_id)
        if row is None:
            return
        put_off = partial(self._library.follow_ups.remind, follow_up_id)
        dialog = RemindDialog(self._context, _title(row), put_off, self._window)
        self._open(
            dialog,
            lambda: self._say_put_off(_title(row), dialog.until),
            lambda: self.remind(follow_up_id),
        )

    def put_off_meeting(self, interview_id: int, what: str, when: datetime | None) -> None:
        """Doesn't ask about a meeting that is over until then; with None it asks again."""
        try:
            self._library.after_meetings.put_off(interview_id, when)
        except KnownError as error:
            self._context.notifier.problem(error)
            return
        self._say_put_off(what, when)

    def remind_of_meeting(self, interview_id: int, what: str) -> None:
        """Asks for a time."""
        from journal.ui.dialogs.remind import RemindDialog

        put_off = partial(self._library.after_meetings.put_off, interview_id)
        dialog = RemindDialog(self._context, what, put_off, self._window)
        self._open(
            dialog,
            lambda: self._say_put_off(what, dialog.until),
            lambda: self.remind_of_meeting(interview_id, what),
        )

    def _say_put_off(self, what: str, when: datetime | None) -> None:
        if when is None:
            text = translate("Following", "Shown again: {what}")
            self._context.notifier.done(text.format(what=what))
            return
        until = remind_menu.until(when, self._library.clock.now())
        text = translate("Following", "Hidden {until}: {what}")
        self._context.notifier.done(text.format(until=until, what=what))

    def propose_for(self, contact_id: int) -> None:
        """All that fit a person now; says so where there are none."""
        try:
            card = self._library.people.card(contact_id)
            if card is None:
                return
            self._library.autosave.flush()
            found = self._library.proposals.now(contact_id)
        except KnownError as error:
            self._context.notifier.problem(error)
            return
        if found:
            title = translate("Proposals", "Follow-ups for {name}").format(name=shown(card.name))
            self.choose(title, found, lambda: None)
            return
        text = translate("Proposals", "Nothing more to propose for {name}")
        self._context.notifier.refuse(text.format(name=shown(card.name)))

    def choose(self, title: str, found: Sequence[Proposed], then: Callable[[], object]) -> None:
        """Which of the follow-ups that are proposed are made, and for when."""
        from journal.ui.proposals import words
        from journal.ui.proposals.dialog import ProposalsDialog

        dialog = ProposalsDialog(self._context, title, found, self._window)

        def chosen() -> None:
            then()
            now = self._library.clock.now()
            self._context.notifier.done(words.made(dialog.accepted_items, now))

        self._open(dialog, chosen, None)

    def edit(self, follow_up_id: int) -> None:
        """All of it."""
        from journal.ui.dialogs.follow_up import FollowUpDialog

        row = self._row(follow_up_id)
        if row is None:
            return
        dialog = FollowUpDialog(self._context, parent=self._window, follow_up=row)
        said = translate("Following", "Follow-up changed")
        self._open(
            dialog,
            lambda: self._context.notifier.done(said),
            lambda: self.edit(follow_up_id),
        )


def _title(row: FollowUpRow) -> str:
    return shown(follow_up_title(row.kind, row.name, row.what, row.about), LONGEST)
