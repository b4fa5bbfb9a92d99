"""The words of a row in the list of interviews."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from journal.domain.clock import later_by
from journal.domain.codes import Format
from journal.domain.next_step import NextStep, NextStepCode
from journal.domain.statuses import is_to_come, known
from journal.domain.views.meetings import InterviewRow
from journal.itemmodels.interview_list import Group, Lines, group_of
from journal.ui import show
from journal.ui.labels import icon_of, label, role_of

translate = QCoreApplication.translate
_NEAR = timedelta(days=1)


def group_name(group: Group) -> str:
    """The head of a group."""
    return {
        Group.TO_WRITE: translate("InterviewRows", "To write down"),
        Group.UPCOMING: translate("InterviewRows", "Upcoming"),
        Group.ASKED: translate("InterviewRows", "Asked (waiting)"),
        Group.IDEAS: translate("InterviewRows", "Ideas"),
        Group.HELD: translate("InterviewRows", "Held"),
        Group.CLOSED: translate("InterviewRows", "Closed"),
    }[group]


def describe(row: InterviewRow, now: datetime, holds: Mapping[int, NextStep]) -> Lines:
    """Name, second line, icon; ``holds`` are the next steps of ideas with people on hold."""
    below = {
        Group.TO_WRITE: _upcoming,
        Group.UPCOMING: _upcoming,
        Group.ASKED: _asked,
        Group.HELD: _held,
        Group.CLOSED: _closed,
    }
    group = group_of(row, now)
    words = below[group](row, now) if group in below else _idea(row, holds.get(row.id))
    if row.on_hold and group in below:
        words = _also_on_hold(words)
    icon, role = _icon(row, now)
    spoken = translate("InterviewRows", "{name}, {words}, {status}").format(
        name=row.name, words=words, status=_status(row)
    )
    return Lines(row.name, words, icon, role, spoken)


def met_on(day: date, today: date) -> str:
    """A day that was, as a line begins with it: "Yesterday", "13 May"."""
    if abs(today - day) <= _NEAR:
        return show.day(day, today)
    return show.past_day(day, today)


def _status(row: InterviewRow) -> str:
    status = known(row.status)
    return label(status) if status is not None else row.status


def _icon(row: InterviewRow, now: datetime) -> tuple[str, str]:
    if group_of(row, now) is Group.IDEAS and row.on_hold:
        return "hourglass", "neutral"
    status = known(row.status)
    if status is None:
        return "circle", "neutral"
    today = row.start is not None and row.start.date() == now.astimezone(row.start.tzinfo).date()
    if is_to_come(status) and today:
        return icon_of(status), "today"
    return icon_of(status), role_of(status)


def _upcoming(row: InterviewRow, now: datetime) -> str:
    form = label(Format(row.format))
    if row.start is None:
        if row.format == Format.LETTER:
            return translate("InterviewRows", "By letter")
        return translate("InterviewRows", "No date yet, {format}").format(format=form)
    if later_by(row.start, row.minutes) <= now:
        return translate("InterviewRows", "{when}, to write down").format(
            when=show.when(row.start, 0, now)
        )
    return translate("InterviewRows", "{when}, {format}").format(
        when=show.when(row.start, 0, now), format=form
    )


def _asked(row: InterviewRow, now: datetime) -> str:
    if row.requested_on is None:
        return translate("InterviewRows", "No answer yet")
    return translate("InterviewRows", "No answer yet, since {day}").format(
        day=show.past_day(row.requested_on, now.date())
    )


def _also_on_hold(words: str) -> str:
    if not words:
        return translate("InterviewRows", "On hold")
    return translate("InterviewRows", "{words}, on hold").format(words=words)


def _idea(row: InterviewRow, hold: NextStep | None) -> str:
    if row.on_hold:
        if hold is not None and hold.code is NextStepCode.DO_MY_PART:
            return translate("InterviewRows", "On hold: your move first")
        if hold is not None and hold.code is NextStepCode.HOLD_MET:
            return translate("InterviewRows", "Nothing to wait for any more")
        if hold is not None and hold.code is NextStepCode.DECIDE_HOLD:
            return translate("InterviewRows", "On hold: nobody has the move")
        if hold is not None and hold.other_name:
            return translate("InterviewRows", "On hold: {name} speaks first").format(
                name=hold.other_name
            )
        return translate("InterviewRows", "On hold")
    if row.referrer:
        return translate("InterviewRows", "Named by {name}").format(name=row.referrer)
    return row.company or row.role or translate("InterviewRows", "Not asked yet")


def _held(row: InterviewRow, now: datetime) -> str:
    day = row.held_on or (row.start.date() if row.start else None)
    if day is None:
        if row.thank_open:
            return translate("InterviewRows", "Thank-you open")
        return translate("InterviewRows", "%n name(s)", None, row.names) if row.names else ""
    when = met_on(day, now.date())
    if row.thank_open:
        return translate("InterviewRows", "{day}, thank-you open").format(day=when)
    if row.names:
        return translate("InterviewRows", "{day}, %n name(s)", None, row.names).format(day=when)
    return when


def _closed(row: InterviewRow, now: datetime) -> str:
    status = _status(row).capitalize()
    if row.closed_on is None:
        return status
    return translate("InterviewRows", "{status}, {day}").format(
        status=status, day=show.past_day(row.closed_on, now.date())
    )
