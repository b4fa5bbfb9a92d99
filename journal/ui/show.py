"""Days and times as people read them, and as they type them; always in the user's locale."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from journal.domain.clock import later_by
from journal.domain.codes import FollowUpState, Urgency
from journal.domain.dates import Move, RelativeKind, hours_left, relative
from journal.domain.followups import urgency

if TYPE_CHECKING:
    from journal.domain.date_text import Reading
    from journal.domain.date_words import DateWords

translate = QCoreApplication.translate
_NEAR = timedelta(days=6)
_SAME_YEAR = 300  # days within which a date is shown without its year


def day(when: date, today: date) -> str:
    """A day in short: "Today", "Tomorrow", "Thu 16 May", "16 May 2025"."""
    kind = relative(when, today).kind
    if kind is RelativeKind.TODAY:
        return translate("Days", "Today")
    if kind is RelativeKind.TOMORROW:
        return translate("Days", "Tomorrow")
    if kind is RelativeKind.YESTERDAY:
        return translate("Days", "Yesterday")
    return day_name(when) if abs((when - today).days) < _SAME_YEAR else day_year(when)


def day_name(when: date) -> str:
    """A day with its weekday: "Thu 16 May"."""
    return QLocale().toString(_qdate(when), translate("DatePatterns", "ddd d MMM"))


def day_month(when: date) -> str:
    """A day without its weekday: "16 May"."""
    return QLocale().toString(_qdate(when), translate("DatePatterns", "d MMM"))


def day_year(when: date) -> str:
    """A day with its year: "16 May 2025"."""
    return QLocale().toString(_qdate(when), translate("DatePatterns", "d MMM yyyy"))


def day_long(when: date) -> str:
    """A day in full: "Tuesday 14 May"."""
    return QLocale().toString(_qdate(when), translate("DatePatterns", "dddd d MMMM"))


def day_inside(when: date, today: date) -> str:
    """A day within a sentence: "today", "tomorrow", "Thu 16 May"."""
    kind = relative(when, today).kind
    if kind is RelativeKind.TODAY:
        return translate("Days", "today")
    if kind is RelativeKind.TOMORROW:
        return translate("Days", "tomorrow")
    if kind is RelativeKind.YESTERDAY:
        return translate("Days", "yesterday")
    return day(when, today)


def past_day(when: date, today: date) -> str:
    """A day that was: "today", "yesterday", "3 May", "3 May 2024"."""
    kind = relative(when, today).kind
    if kind is RelativeKind.TODAY:
        return translate("Days", "today")
    if kind is RelativeKind.YESTERDAY:
        return translate("Days", "yesterday")
    return day_month(when) if abs((today - when).days) < _SAME_YEAR else day_year(when)


def clock(at: time | datetime) -> str:
    """A time of a day as the locale writes it, without seconds: "14:00", "2:00 PM"."""
    return QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)


def span(start: datetime, minutes: int) -> str:
    """From when to when: "14:00–14:30"; the start alone when there is no length."""
    if not minutes:
        return clock(start)
    return translate("Days", "{start}–{end}").format(
        start=clock(start), end=clock(later_by(start, minutes))
    )


def when(start: datetime | None, minutes: int, now: datetime) -> str:
    """Day and time of a meeting on its own clock: "Today 14:00–14:30"."""
    if start is None:
        return translate("Days", "No date yet")
    return translate("Days", "{day} {time}").format(
        day=day(start.date(), now.astimezone(start.tzinfo).date()), time=span(start, minutes)
    )


def when_inside(start: datetime, minutes: int, now: datetime) -> str:
    """The same within a sentence: "yesterday 14:00–14:30", "Thu 16 May 14:00"."""
    return translate("Days", "{day} {time}").format(
        day=day_inside(start.date(), now.astimezone(start.tzinfo).date()),
        time=span(start, minutes),
    )


def ago_or_in(when: date, today: date) -> str:
    """How far away: "today", "tomorrow", "in 3 days", "2 days ago"."""
    found = relative(when, today)
    if found.kind is RelativeKind.TODAY:
        return translate("Days", "today")
    if found.kind is RelativeKind.TOMORROW:
        return translate("Days", "tomorrow")
    if found.kind is RelativeKind.YESTERDAY:
        return translate("Days", "yesterday")
    texts = {
        RelativeKind.IN_DAYS: translate("Days", "in %n day(s)", None, found.n),
        RelativeKind.IN_WEEKS: translate("Days", "in %n week(s)", None, found.n),
        RelativeKind.IN_MONTHS: translate("Days", "in %n month(s)", None, found.n),
        RelativeKind.DAYS_AGO: translate("Days", "%n day(s) ago", None, found.n),
        RelativeKind.WEEKS_AGO: translate("Days", "%n week(s) ago", None, found.n),
        RelativeKind.MONTHS_AGO: translate("Days", "%n month(s) ago", None, found.n),
    }
    return texts[found.kind]


def counted(number: int, one: str, many: str) -> str:
    """``one`` for 1, else ``many`` with ``{n}``: for what Qt's own plural forms can't reach."""
    return one if number == 1 else many.format(n=number)


def time_left(until: datetime, now: datetime) -> str:
    """How long until a moment: "In 2 h 10 min", "In 3 days"."""
    minutes = int((until - now).total_seconds() // 60)
    if minutes < 0:
        return translate("Days", "Now")
    hours, rest = divmod(minutes, 60)
    if hours >= 24:
        days = (until.date() - now.astimezone(until.tzinfo).date()).days
        if days <= 1:
            return translate("Days", "Tomorrow")
        return translate("Days", "In %n day(s)", None, days)
    if hours and rest:
        return translate("Days", "In {hours} h {minutes} min").format(hours=hours, minutes=rest)
    if hours:
        return translate("Days", "In {hours} h").format(hours=hours)
    return translate("Days", "In {minutes} min").format(minutes=minutes)


def due_chip(
    due_on: date | None, due_time: time | None, state: str, waits: bool, now: datetime
) -> tuple[str, str, str]:
    """Icon, words and colour role of a follow-up's due date."""
    if state == FollowUpState.DONE:
        return "circle-check", translate("Days", "Done"), "done"
    if state == FollowUpState.SKIPPED:
        return "ban", translate("Days", "Skipped"), "neutral"
    pressing = urgency(due_on, due_time, FollowUpState.OPEN, waits, now)
    if due_on is None:
        return (
            "hourglass",
            translate("Days", "Waits") if waits else translate("Days", "No date"),
            "neutral",
        )
    if pressing is Urgency.OVERDUE:
        return "triangle-alert", _late(due_on, due_time, now), "overdue"
    if pressing is Urgency.TODAY:
        return "clock", _left(due_on, due_time, now), "today"
    return "calendar", day(due_on, now.date()), "neutral"


def _late(due_on: date, due_time: time | None, now: datetime) -> str:
    days = (now.date() - due_on).days
    if days < 1 and due_time is not None:
        hours = -hours_left(datetime.combine(due_on, due_time, now.tzinfo), now)
        return translate("Days", "{n} h late").format(n=max(hours, 1))
    return counted(days, translate("Days", "1 day late"), translate("Days", "{n} days late"))


def _left(due_on: date, due_time: time | None, now: datetime) -> str:
    if due_time is None:
        return translate("Days", "Today")
    hours = hours_left(datetime.combine(due_on, due_time, now.tzinfo), now)
    return translate("Days", "{n} h left").format(n=hours)


def reading(found: Reading, now: datetime) -> str:
    """What was understood of a typed date: "Tue 28 May 14:00, in 2 weeks"."""
    shown = day_name(found.day) if found.day.year == now.year else day_year(found.day)
    if found.time is not None:
        shown = translate("Days", "{day} {time}").format(day=shown, time=clock(found.time))
    if found.minutes:
        shown = translate("Days", "{when}, {n} min").format(when=shown, n=found.minutes)
    return translate("Days", "{when}, {distance}").format(
        when=shown, distance=ago_or_in(found.day, now.date())
    )


def moves() -> dict[Move, str]:
    """The ready answers to "which other day?" with their mnemonics, the nearest first."""
    return {
        Move.TOMORROW: translate("Days", "&Tomorrow"),
        Move.IN_3_DAYS: translate("Days", "In &3 days"),
        Move.NEXT_WEEK: translate("Days", "&Next week"),
        Move.IN_2_WEEKS: translate("Days", "In &2 weeks"),
        Move.IN_A_MONTH: translate("Days", "In a &month"),
    }


def date_words() -> DateWords:
    """The words in which dates are typed, in the user's language."""
    from journal.domain.date_words import ENGLISH

    return ENGLISH


def day_first() -> bool:
    """Whether 5/6 is the fifth of June here."""
    pattern = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return pattern.find("d") < pattern.find("M")


def parse(text: str, now: datetime, *, backwards: bool = False) -> Reading | None:
    """Understands a typed date, time and length; ``backwards`` for things that were."""
    from journal.domain.date_text import parse_when  # nothing is typed before the first paint

    return parse_when(text, now, words=date_words(), day_first=day_first(), backwards=backwards)


def _qdate(when: date) -> QDate:
    return QDate(when.year, when.month, when.day)
