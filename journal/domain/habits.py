"""What the user chose about follow-ups: which are proposed, after how long, on which days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from journal.domain.codes import Cadence
from journal.domain.dates import WORKING_DAYS
from journal.domain.milestones import USUAL_TELLING, Telling
from journal.domain.proposals import PROPOSALS, ProposalRule, Unit
from journal.domain.step_facts import USUAL_PACE

MOST: Final = 365
"""A delay longer than this is a slip of the keyboard."""
COUNTED: Final = frozenset(
    {Unit.HOURS, Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS, Unit.DAYS_BEFORE_START, Unit.AS_AGREED}
)
"""Units whose number the user may change; the others take the day from somewhere else."""
MONTHS_MOST: Final = 24
_REST_LATER: Final = 3
_REMINDERS: Final = ("request.remind.1", "request.remind.2")
_NOTHING: Final[Mapping[str, int]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Habits:
    """``off`` and ``delays`` name rules by their key; ``working`` holds weekdays, 0 is Monday.

    ``cadence`` is how often to be in touch with somebody who was met and for whom nothing else
    was chosen. ``tell_first`` and ``tell_last`` are the days after a milestone on which those who
    asked, and the last of the others, hear of it.
    """

    off: frozenset[str] = frozenset()
    delays: Mapping[str, int] = field(default_factory=lambda: _NOTHING)
    working: frozenset[int] = WORKING_DAYS
    cadence: Cadence = Cadence.NONE
    tell_first: int = USUAL_TELLING.first
    tell_last: int = USUAL_TELLING.last

    def telling(self) -> Telling:
        """Within how many days the news of a milestone are told, and on which."""
        return Telling(self.tell_first, self.tell_last, self.working)

    def with_telling(self, *, first: int | None = None, last: int | None = None) -> Habits:
        """Other days for the news of a milestone; the other end gives way where they cross.

        Raises ValueError for a number out of 0 to ``MOST``.
        """
        if not all(0 <= each <= MOST for each in (first, last) if each is not None):
            raise ValueError((first, last))
        begins = self.tell_first if first is None else first
        ends = self.tell_last if last is None else last
        if first is None:
            begins = min(begins, ends)
        return replace(self, tell_first=begins, tell_last=max(begins, ends))

    def rules(self) -> tuple[ProposalRule, ...]:
        """The table of proposals as the user has it: without those switched off."""
        return tuple(self._changed(rule) for rule in PROPOSALS if rule.key not in self.off)

    def delay(self, rule: ProposalRule) -> int:
        """The number of the rule's unit that counts."""
        return self.delays.get(rule.key, rule.n)

    def with_rule(self, key: str, *, on: bool | None = None, n: int | None = None) -> Habits:
        """A rule switched, or with another number.

        Raises KeyError for a rule that doesn't exist, ValueError for a number out of
        ``least`` to ``most``.
        """
        rule = RULES[key]
        found = self
        if on is not None:
            off = self.off - {key} if on else self.off | {key}
            found = replace(found, off=frozenset(off))
        if n is not None:
            if not least(rule) <= n <= most(rule):
                raise ValueError(n)
            delays = {**found.delays, key: n}
            if n == rule.n:
                del delays[key]
            found = replace(found, delays=MappingProxyType(delays))
        return found

    def waits(self) -> tuple[int, ...]:
        """Working days after a request at which to remind, in order; one for each reminder."""
        kept = (RULES[key] for key in _REMINDERS if key not in self.off)
        return tuple(sorted(self.delay(rule) for rule in kept))

    def rest_after(self) -> int:
        """Working days after a request at which it is left to rest."""
        return max((USUAL_PACE.rest, *(each + _REST_LATER for each in self.waits())))

    def _changed(self, rule: ProposalRule) -> ProposalRule:
        return replace(rule, n=self.delay(rule)) if rule.key in self.delays else rule


RULES: Final[Mapping[str, ProposalRule]] = {rule.key: rule for rule in PROPOSALS}
USUAL: Final = Habits()
"""What holds until something else was chosen."""


def least(rule: ProposalRule) -> int:
    """The smallest number of a rule: "in 0 days" is no reminder, "0 days before" is the day."""
    return 0 if rule.unit is Unit.DAYS_BEFORE_START else 1


def most(rule: ProposalRule) -> int:
    """The largest number of a rule."""
    return MONTHS_MOST if rule.unit is Unit.MONTHS else MOST


def to_plain(habits: Habits) -> dict[str, object]:
    """As JSON holds it."""
    return {
        "off": sorted(habits.off),
        "delays": dict(sorted(habits.delays.items())),
        "working": sorted(habits.working),
        "cadence": str(habits.cadence),
        "news": [habits.tell_first, habits.tell_last],
    }


def from_plain(value: object) -> Habits:
    """Back from JSON; whatever is odd in it counts as not chosen."""
    kept = value if isinstance(value, dict) else {}
    off = kept.get("off")
    found = Habits(
        off=frozenset(each for each in off if isinstance(each, str) and each in RULES)
        if isinstance(off, list)
        else frozenset(),
        working=_working(kept.get("working")),
        cadence=_cadence(kept.get("cadence")),
    )
    delays = kept.get("delays")
    for key, n in delays.items() if isinstance(delays, dict) else ():
        whole = isinstance(n, int) and not isinstance(n, bool)
        if key in RULES and whole and least(RULES[key]) <= n <= most(RULES[key]):
            found = found.with_rule(key, n=n)
    return _with_news(found, kept.get("news"))


def _with_news(habits: Habits, value: object) -> Habits:
    if not isinstance(value, list) or len(value) != 2:
        return habits
    days = [each for each in value if isinstance(each, int) and not isinstance(each, bool)]
    if len(days) != 2 or not 0 <= days[0] <= days[1] <= MOST:
        return habits
    return replace(habits, tell_first=days[0], tell_last=days[1])


def _working(value: object) -> frozenset[int]:
    if not isinstance(value, list):
        return WORKING_DAYS
    days = {each for each in value if isinstance(each, int) and 0 <= each <= 6}
    return frozenset(int(each) for each in days) or WORKING_DAYS


def _cadence(value: object) -> Cadence:
    return Cadence(value) if isinstance(value, str) and value in set(Cadence) else Cadence.NONE
