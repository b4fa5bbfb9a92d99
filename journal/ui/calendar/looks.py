"""How an item of a day looks and what is said of it, seen from now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from journal.domain.agenda import arrive_by, leave_by
from journal.domain.clock import Clock
from journal.domain.codes import FollowUpKind, FollowUpState, Format, InterviewStatus, Urgency
from journal.domain.followups import is_done, urgency
from journal.domain.statuses import is_closed, is_to_come, was_held
from journal.domain.views.days import DayItem
from journal.itemmodels.calendar_days import FOLLOW_UP, HOLD, INTERVIEW, DayWords
from journal.ui import labels, show
from journal.ui.calendar.short_words import compact, shorter, title

translate = QCoreApplication.translate
LONGEST = 200
MOST_KEPT = 5_000


@dataclass(frozen=True, slots=True)
class Look:
    """``ticked`` is None where there is nothing to tick; ``texts`` from the longest to the least.

    ``compact`` tells as much as the title, with the names alone by which one tells people apart.
    ``role`` is a colour role, ``time`` the hour in words or "", ``hour`` the same without AM or PM.
    """

    kind: str
    role: str
    icon: str
    ticked: bool | None
    late: bool
    time: str
    hour: str
    title: str
    texts: tuple[str, ...]
    compact: str


class Looks:
    """Knows now, which ``look`` sets anew; looks are kept until then."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: dict[DayItem, Look] = {}
        self._worded: dict[DayItem, tuple[str, str, str, tuple[str, ...], str]] = {}
        self.now = clock.now()

    @property
    def today(self) -> date:
        """The day of now."""
        return self.now.date()

    def look(self) -> None:
        """Looks at the clock."""
        self.now = self._clock.now()
        self._kept.clear()

    def words(self) -> DayWords:
        """The words for a model."""
        return DayWords(title, self.spoken, self.spoken_day)

    def of(self, item: DayItem) -> Look:
        """How an item looks."""
        found = self._kept.get(item)
        if found is None:
            found = self._kept[item] = self._make(item)
        return found

    def spoken(self, item: DayItem) -> str:
        """All of an item in one line: "Thank Ana Souza, thank-you, 4 h left, not done"."""
        if item.kind == INTERVIEW:
            status = InterviewStatus(item.state)
            parts = [self.hours(item), title(item), labels.label(status), item.place]
        elif item.kind == HOLD:
            parts = [title(item), translate("Calendar", "on hold"), self.due(item)]
        else:
            done = is_done(item.state)
            parts = [
                title(item),
                labels.label(FollowUpKind(item.code)),
                "" if done else self.due(item),
                translate("Calendar", "done") if done else translate("Calendar", "not done"),
            ]
        if item.on_hold and item.kind != HOLD:
            parts.append(translate("Calendar", "on hold"))
        return ", ".join(part for part in parts if part)

    def spoken_day(self, day: date, items: Sequence[DayItem]) -> str:
        """A day and how much is on it: "Tuesday 14 May 2024, today, 1 interview, 2 follow-ups"."""
        counts = {kind: sum(item.kind == kind for item in items) for kind in _COUNTED}
        parts = [
            translate("Calendar", "{day} {year}").format(day=show.day_long(day), year=day.year),
            translate("Calendar", "today") if day == self.today else "",
        ]
        parts += [_COUNTED[kind](n) for kind, n in counts.items() if n]
        if not items:
            parts.append(translate("Calendar", "nothing planned"))
        return ", ".join(part for part in parts if part)

    def due(self, item: DayItem) -> str:
        """How pressing it is: "2 days late", "4 h left", "Thu 16 May"."""
        return show.due_chip(item.day, item.time, FollowUpState.OPEN, False, self.now)[1]

    def hours(self, item: DayItem) -> str:
        """From when to when: "14:00–14:30"."""
        start = start_of(item)
        return show.span(start, item.minutes) if start else ""

    def form(self, item: DayItem) -> str:
        """How one meets: "in person"; of an interview that is over also that it was held."""
        form = labels.label(Format(item.code))
        if is_to_come(item.state):
            return form
        text = translate("Calendar", "{form}, {status}")
        return text.format(form=form, status=labels.label(InterviewStatus(item.state)))

    def hint(self, item: DayItem, *, near: bool) -> tuple[str, str, bool]:
        """What stands at the end of an agenda row: words, colour role, whether they are strong.

        On the chosen day that is until when, later on the hour.
        """
        look = self.of(item)
        if look.ticked:
            return translate("Calendar", "done"), "muted", False
        if item.remind_at is not None and item.is_put_off(self.now):
            from journal.ui import remind_menu  # little is put off

            return remind_menu.until(item.remind_at, self.now), "muted", False
        if look.late:
            return self.due(item), "overdue", False
        if item.kind == FOLLOW_UP and item.time and near:
            text = translate("Calendar", "by {time}").format(time=look.time)
            return text, look.role if look.role == "today" else "muted", False
        if item.on_hold and item.kind == FOLLOW_UP and not look.time:
            return translate("Calendar", "on hold"), "muted", False
        return look.time, "text", True

    def way(self, item: DayItem) -> str:
        """When to set out and to be there; "" where nobody goes anywhere any more."""
        if was_held(item.state) or is_closed(item.state):
            return ""
        arrive = arrive_by(start_of(item), Format(item.code))
        if arrive is None:
            return ""
        leave = leave_by(arrive, item.travel)
        if leave is None:
            text = translate("Calendar", "Arrive by {arrive}")
            return text.format(arrive=show.clock(arrive))
        text = translate("Calendar", "Leave by {leave}, arrive by {arrive}")
        return text.format(leave=show.clock(leave), arrive=show.clock(arrive))

    def _make(self, item: DayItem) -> Look:
        late, ticked = False, None
        if item.kind == INTERVIEW:
            role, icon = self._interview_role(item), labels.icon_of(Format(item.code))
        else:
            state = FollowUpState(item.state)
            pressing = urgency(item.day, item.time, state, False, self.now)
            late = pressing is Urgency.OVERDUE
            role = labels.role_of(pressing) if pressing in _PRESSING else "neutral"
            icon = "hourglass"
            if item.kind == FOLLOW_UP:
                ticked = is_done(state)
                role = "done" if ticked else role
                icon = labels.icon_of(FollowUpKind(item.code))
        return Look(item.kind, role, icon, ticked, late, *self._words_of(item))

    def _words_of(self, item: DayItem) -> tuple[str, str, str, tuple[str, ...], str]:
        """The words of a look. They don't depend on now, and making them takes longest."""
        found = self._worded.get(item)
        if found is None:
            clock = show.clock(item.time) if item.time else ""
            hour = _bare_hour(item.time) if item.time and item.kind == INTERVIEW else clock
            texts = tuple(_bounded(text) for text in shorter(item))
            if len(self._worded) > MOST_KEPT:
                self._worded.clear()
            whole, short = _bounded(title(item)), _bounded(compact(item))
            found = self._worded[item] = (clock, hour, whole, texts, short)
        return found

    def _interview_role(self, item: DayItem) -> str:
        """A scheduled one that is today, or was and isn't written down, asks for attention."""
        if is_to_come(item.state) and item.day <= self.today:
            return "today"
        return labels.role_of(InterviewStatus(item.state))


def _bare_hour(at: time) -> str:
    """The hour as the locale writes it, without the half of the day."""
    pattern = QLocale().timeFormat(QLocale.FormatType.ShortFormat)
    bare = re.sub(r"\s*(?:AP|ap|Ap|aP|A|a)\s*", "", pattern)
    # Without the mark an h would count to 24.
    half = QLocale().toString(QTime((at.hour + 11) % 12 + 1, at.minute), bare)
    return half if bare != pattern else show.clock(at)


def _bounded(text: str) -> str:
    """Nobody reads on in a cell, and endless words take long to measure."""
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def start_of(item: DayItem) -> datetime | None:
    """When an interview starts, by its own clock."""
    return datetime.combine(item.day, item.time) if item.time else None


_PRESSING = (Urgency.OVERDUE, Urgency.TODAY)
_COUNTED = {
    INTERVIEW: lambda n: translate("Calendar", "%n interview(s)", None, n),
    FOLLOW_UP: lambda n: translate("Calendar", "%n follow-up(s)", None, n),
    HOLD: lambda n: translate("Calendar", "%n check-back(s)", None, n),
}
