"""The list of letters by what is still to be done with them, and the list of their templates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from journal.domain.codes import LetterKind, LetterState
from journal.domain.views.letters import LetterRow, TemplateRow
from journal.itemmodels.grouped_list import GroupedList


class Group(StrEnum):
    """The groups of letters, in their order."""

    DRAFTS = "drafts"
    BY_HAND = "by hand"
    SENT = "sent"


class TemplateItem(NamedTuple):
    """A template. Its id is made of its key, which stays when the user's words take its place."""

    template: TemplateRow

    @property
    def id(self) -> str:
        """Never equal to a kind, by which templates are grouped."""
        return f"template {self.template.key}"

    @property
    def name(self) -> str:
        """Its title."""
        return self.template.title


def group_of(row: LetterRow) -> Group:
    """The group of a letter; what somebody else wrote stands among those sent."""
    if row.by_hand:
        return Group.BY_HAND
    return Group.DRAFTS if row.state is LetterState.DRAFT else Group.SENT


def grouped(rows: Iterable[LetterRow]) -> dict[Group, list[LetterRow]]:
    """The groups that aren't empty, in order; the latest letter first."""
    found: dict[Group, list[LetterRow]] = {group: [] for group in Group}
    for row in rows:
        found[group_of(row)].append(row)
    return {
        group: sorted(members, key=_latest_first) for group, members in found.items() if members
    }


def _latest_first(row: LetterRow) -> tuple[int, int]:
    return -(row.day or date.min).toordinal(), -row.id


def grouped_templates(rows: Iterable[TemplateRow]) -> dict[LetterKind, list[TemplateItem]]:
    """By what they are for; the program's in their order, then the user's own by their titles."""
    found: dict[LetterKind, list[TemplateItem]] = {kind: [] for kind in LetterKind}
    for row in rows:
        found[row.kind].append(TemplateItem(row))
    for members in found.values():
        members.sort(key=_own_last)
    return {kind: members for kind, members in found.items() if members}


def _own_last(item: TemplateItem) -> tuple[bool, str]:
    added = item.template.own and not item.template.replaces
    return added, item.name.casefold() if added else ""


class LetterList(GroupedList[LetterRow]):
    """Drafts, letters to be sent by hand, letters sent."""

    def set_rows(self, rows: Iterable[LetterRow]) -> None:
        """Shows these letters; the one chosen stays chosen."""
        self.set_groups(grouped(rows).items())


class TemplateList(GroupedList[TemplateItem]):
    """Templates by their keys."""

    def set_rows(self, rows: Iterable[TemplateRow]) -> None:
        """Shows these templates; the one chosen stays chosen."""
        self.set_groups(grouped_templates(rows).items())
