"""The list of interviews, grouped by how far they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from journal.domain.clock import later_by
from journal.domain.codes import InterviewStatus
from journal.domain.names import sort_key
from journal.domain.views.meetings import InterviewRow
from journal.itemmodels.grouped_list import GroupedList, Heading, Lines, Role

__all__ = ["Group", "Heading", "InterviewList", "Lines", "Role", "group_of", "grouped"]


class Group(StrEnum):
    """The groups, in their order."""

    TO_WRITE = "to write down"
    UPCOMING = "upcoming"
    ASKED = "asked"
    IDEAS = "ideas"
    HELD = "held"
    CLOSED = "closed"


_GROUPS: dict[str, Group] = {
    InterviewStatus.SCHEDULED: Group.UPCOMING,
    InterviewStatus.REQUESTED: Group.ASKED,
    InterviewStatus.IDEA: Group.IDEAS,
    InterviewStatus.HELD: Group.HELD,
}
_LATEST = date.max.toordinal()


def group_of(row: InterviewRow, now: datetime) -> Group:
    """The group of an interview; a status of a newer program counts as closed. ``now`` is aware.

    What is over, and of which nobody said that it was held, is to be written down.
    """
    over = row.start is not None and later_by(row.start, row.minutes) <= now
    if row.status == InterviewStatus.SCHEDULED and over:
        return Group.TO_WRITE
    return _GROUPS.get(row.status, Group.CLOSED)


def grouped(rows: Iterable[InterviewRow], now: datetime) -> dict[Group, list[InterviewRow]]:
    """The groups that aren't empty, in order: the next, the longest waiting, the latest first."""
    found: dict[Group, list[InterviewRow]] = {group: [] for group in Group}
    for row in rows:
        found[group_of(row, now)].append(row)
    return {
        group: sorted(members, key=_SORTING[group]) for group, members in found.items() if members
    }


def _by_start(row: InterviewRow) -> tuple[float, int]:
    return (row.start.timestamp() if row.start else float("inf"), row.id)


def _by_waiting(row: InterviewRow) -> tuple[int, int]:
    return (row.requested_on.toordinal() if row.requested_on else _LATEST, row.id)


def _by_name(row: InterviewRow) -> tuple[str, int]:
    return (sort_key(row.name), row.id)


def _latest_first(row: InterviewRow) -> tuple[int, int]:
    day = row.held_on or row.closed_on or (row.start.date() if row.start else None)
    return (-day.toordinal() if day else 0, -row.id)


_SORTING: dict[Group, Callable[[InterviewRow], Any]] = {
    Group.TO_WRITE: _by_start,
    Group.UPCOMING: _by_start,
    Group.ASKED: _by_waiting,
    Group.IDEAS: _by_name,
    Group.HELD: _latest_first,
    Group.CLOSED: _latest_first,
}


class InterviewList(GroupedList[InterviewRow]):
    """The interviews by how far they are."""

    def set_rows(self, rows: Iterable[InterviewRow], now: datetime) -> None:
        """Shows these interviews; whoever is chosen stays chosen."""
        self.set_groups(grouped(rows, now).items())

    def interview(self, interview_id: int | None) -> InterviewRow | None:
        """A listed interview by its id."""
        return self.row(interview_id)
