"""What one does with something on a day; every change is said, and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from journal.domain.clock import later_by
from journal.domain.codes import FollowUpKind
from journal.domain.followups import is_done, thank_you_due
from journal.domain.proposals import Event
from journal.domain.statuses import Fixed, fixed
from journal.domain.views.days import DayItem
from journal.errors import KnownError
from journal.itemmodels.calendar_days import FOLLOW_UP, HOLD, INTERVIEW
from journal.ui import show
from journal.ui.calendar.looks import Looks
from journal.ui.calendar.short_words import title
from journal.ui.shell.context import PageContext

translate = QCoreApplication.translate


class Acts:
    """Runs commands and tells what came of them."""

    def __init__(self, context: PageContext, looks: Looks) -> None:
        self._context = context
        self._library = context.library
        self._looks = looks

    def now(self) -> datetime:
        """The local time."""
        return self._library.clock.now()

    def open(self, item: DayItem) -> None:
        """Shows the interview, or the person."""
        if item.kind == INTERVIEW:
            self._context.navigator.show_interview(item.id)
        elif item.contact_id is not None:
            self._context.navigator.show_contact(item.contact_id)
        else:  # all that can be opened of what belongs to nobody
            self.pick_date(item)

    def finish(self, item: DayItem) -> None:
        """Marks a follow-up as done, or opens it again."""
        commands = self._library.follow_ups
        if item.kind == INTERVIEW:
            self._refuse(translate("Calendar", "An interview ends by writing down the answers."))
        elif item.kind == HOLD:
            self._refuse(translate("Calendar", "A hold ends when the introduction was made."))
        elif is_done(item.state):
            if self._try(lambda: commands.reopen(item.id)):
                self._say(translate("Calendar", "Open again: {what}").format(what=title(item)))
        else:
            self._context.navigator.finish_follow_up(item.id)

    def skip(self, item: DayItem) -> None:
        """Leaves a follow-up out, after asking why."""
        if item.kind != FOLLOW_UP:
            self._refuse(translate("Calendar", "Only follow-ups can be skipped."))
        elif is_done(item.state):
            self._refuse(translate("Calendar", "It is done already."))
        else:
            self._context.navigator.skip_follow_up(item.id)

    def pick_date(self, item: DayItem) -> None:
        """Asks for another day."""
        reason = self.why_fixed(item)
        if reason:
            self._refuse(reason)
        elif item.kind == FOLLOW_UP:
            self._context.navigator.change_date(item.id)
        elif item.kind == INTERVIEW:
            self._context.navigator.schedule(item.id)
        else:
            self._ask_check_back(item)

    def move(self, item: DayItem, day: date) -> bool:
        """Moves an item to another day and says so; False when it stays, with the reason said."""
        reason = self.why_fixed(item)
        if reason:
            self._refuse(reason)
            return False
        if day == item.day:
            return False
        command = {
            INTERVIEW: lambda: self._library.meetings.move_to(item.id, day.isoformat()),
            HOLD: lambda: self._library.referrals.move_check_back(item.id, day),
            FOLLOW_UP: lambda: self._library.follow_ups.move(item.id, day),
        }[item.kind]
        if not self._try(command):
            return False
        self._say(self._moved(item, day))
        if item.kind == INTERVIEW and item.contact_id is not None:  # what comes before it goes too
            go = self._context.navigator
            go.propose(Event.INTERVIEW_SCHEDULED, item.contact_id, item.id)
        return True

    def why_fixed(self, item: DayItem) -> str:
        """Why an item can't go to another day; "" when it can."""
        if item.kind == FOLLOW_UP and is_done(item.state):
            return translate("Calendar", "It is done; open it again to move it.")
        why = fixed(item.state) if item.kind == INTERVIEW else None
        if why is Fixed.HELD:
            return translate("Calendar", "What was held stays on its day.")
        if why is Fixed.GIVEN_UP:
            return translate("Calendar", "This interview is closed; open it to plan it again.")
        return ""

    def _moved(self, item: DayItem, day: date) -> str:
        shown = show.day_inside(day, self._looks.today)
        if day < self._looks.today:
            text = translate("Calendar", "Moved to {day}, which is past: {what}")
            return text.format(day=shown, what=title(item))
        if item.kind == INTERVIEW and item.time is not None:
            text = translate("Calendar", "Moved to {day}, {time}. Let {name} know.")
            return text.format(day=shown, time=show.clock(item.time), name=item.name)
        if item.code == FollowUpKind.THANK_YOU and self._later_than_a_day(item, day):
            text = translate(
                "Calendar", "Moved to {day}. That is later than 24 hours after the meeting."
            )
            return text.format(day=shown)
        text = translate("Calendar", "Moved to {day}: {what}")
        return text.format(day=shown, what=title(item))

    def _later_than_a_day(self, item: DayItem, day: date) -> bool:
        row = self._library.days.follow_up(item.id)
        if row is None or row.interview_id is None:
            return False
        card = self._library.interviews.card(row.interview_id)
        if card is None:
            return False
        end = card.held_until
        if end is None and card.row.start is not None:
            end = later_by(card.row.start, card.row.minutes)
        if end is None:
            return False
        zone = self._looks.now.tzinfo
        limit = thank_you_due(end).astimezone(zone)
        if item.time is None:
            return day > limit.date()
        return datetime.combine(day, item.time, zone) > limit

    def _ask_check_back(self, item: DayItem) -> None:
        text = self._context.prompter.ask_text(
            translate("Calendar", "Check back"),
            translate("Calendar", "On which day?"),
            show.day_name(item.day),
        )
        if text is None:
            return
        found = show.parse(text, self._looks.now)
        if found is None:
            self._refuse(translate("Calendar", "“{text}” is no day.").format(text=text))
        else:
            self.move(item, found.day)

    def _try(self, command: Callable[[], object]) -> bool:
        try:
            command()
        except KnownError as error:
            self._context.notifier.problem(error)
            return False
        return True

    def _say(self, text: str) -> None:
        self._context.notifier.done(text)

    def _refuse(self, text: str) -> None:
        self._context.notifier.refuse(text)
