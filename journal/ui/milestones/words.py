"""The words of milestones, and of why somebody is owed the news."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from journal.domain.milestones import LeftOut, Milestone, Owed, Reason
from journal.services.library import Library
from journal.ui import show
from journal.ui.labels import capital

translate = QCoreApplication.translate


def title(name: str) -> str:
    """A milestone as the user says it; one of their own as they called it."""
    words: dict[str, str] = {
        Milestone.FOUND: translate("Milestones", "I found a position"),
        Milestone.STARTED: translate("Milestones", "I have started"),
        Milestone.MOVED: translate("Milestones", "I have moved"),
        Milestone.DIRECTION: translate("Milestones", "I have a new direction"),
    }
    return words.get(name, name)


def until(name: str) -> str:
    """For what a follow-up waits: until I have …"""
    words: dict[str, str] = {
        Milestone.FOUND: translate("Milestones", "I have found a position"),
        Milestone.STARTED: translate("Milestones", "I have started"),
        Milestone.MOVED: translate("Milestones", "I have moved"),
        Milestone.DIRECTION: translate("Milestones", "I have a new direction"),
    }
    return words.get(name, name)


def example(name: str) -> str:
    """A line for letters, as one could write it."""
    words: dict[str, str] = {
        Milestone.MOVED: translate("Milestones", "I live in Hamburg now"),
        Milestone.DIRECTION: translate("Milestones", "I am looking at the planning of ports now"),
    }
    return words.get(name) or translate("Milestones", "I start as a planner at Northwind in May")


def names(library: Library) -> list[str]:
    """The usual ones, then those of the user's own."""
    own = [row.name for row in library.milestones.rows()]
    return list(dict.fromkeys([*map(str, Milestone), *own]))


def choices(library: Library) -> list[tuple[str, str]]:
    """Milestones to choose from."""
    return [(name, title(name)) for name in names(library)]


def waits(library: Library) -> list[tuple[str, str]]:
    """What a follow-up may wait for, nothing first."""
    day = translate("Milestones", "that day")
    return [("", day), *((name, until(name)) for name in names(library))]


def why(each: Owed, today: date) -> str:
    """Why somebody is owed the news, or why they are left out."""
    known = each.known
    if each.left_out is LeftOut.ON_HOLD:
        return translate("Milestones", "On hold: not to be written to yet")
    if each.left_out is LeftOut.DECLINED:
        return translate("Milestones", "They said no")
    if each.reason is Reason.ASKED:
        return _asked(known.asked)
    parts = []
    if each.reason is Reason.LED:
        parts.append(translate("Milestones", "On the way to it"))
    if known.met_on is not None:
        parts.append(_met(known.met_on, today))
    if known.referred:
        text = translate("Milestones", "led to {names}")
        parts.append(text.format(names=_listed(known.referred)))
    return capital(" · ".join(parts))


def _asked(said: str) -> str:
    if not said:
        return translate("Milestones", "Asked to be told")
    return translate("Milestones", "Asked to be told: {what}").format(what=said)


def _met(day: date, today: date) -> str:
    if day.year < 2:  # held, and nobody noted when
        return translate("Milestones", "met")
    return translate("Milestones", "met {day}").format(day=show.past_day(day, today))


def _listed(several: Iterable[str]) -> str:
    return QLocale().createSeparatedList(list(several))
