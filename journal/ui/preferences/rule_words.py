"""What each rule proposes, and in what its number is counted, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from journal.domain.proposals import Event, ProposalRule, Unit
from journal.ui import show

translate = QCoreApplication.translate


def event(code: Event) -> str:
    """The heading over the rules of an event."""
    e = Event
    return {
        e.REQUEST_SENT: translate("Rules", "When a request was sent"),
        e.INTERVIEW_SCHEDULED: translate("Rules", "When an interview is scheduled"),
        e.INTERVIEW_HELD: translate("Rules", "When an interview was held"),
        e.REFERRAL_NAMED: translate("Rules", "When somebody was named to you"),
        e.REFERRAL_PROMISED: translate("Rules", "When an introduction was promised"),
        e.INTRODUCTION_MADE: translate("Rules", "When an introduction was made"),
        e.NAMES_NOT_GIVEN: translate("Rules", "When somebody thinks about names"),
    }[code]


def title(rule: ProposalRule) -> str:
    """What the rule proposes."""
    made = _TITLES.get(rule.key)
    return made() if made is not None else rule.key


def unit(rule: ProposalRule, n: int) -> str:
    """What its number counts, to be read after it: "working days after it was sent"."""
    made = _UNITS[rule.unit]
    if rule.unit is Unit.AS_AGREED:
        return show.counted(
            n,
            translate("Rules", "day later, unless a day was agreed"),
            translate("Rules", "days later, unless a day was agreed"),
        )
    return made(n)


def news(n: int, *, last: bool) -> str:
    """What the days of the news of a milestone count, to be read after the number."""
    if last:
        return show.counted(
            n,
            translate("Rules", "day later at the latest, the nearest first"),
            translate("Rules", "days later at the latest, the nearest first"),
        )
    return show.counted(
        n,
        translate("Rules", "day later, on a working day"),
        translate("Rules", "days later, on a working day"),
    )


_UNITS: Mapping[Unit, Callable[[int], str]] = {
    Unit.HOURS: lambda n: show.counted(
        n,
        translate("Rules", "hour after its end at the latest"),
        translate("Rules", "hours after its end at the latest"),
    ),
    Unit.DAYS: lambda n: show.counted(
        n, translate("Rules", "day later"), translate("Rules", "days later")
    ),
    Unit.WORKING_DAYS: lambda n: show.counted(
        n, translate("Rules", "working day later"), translate("Rules", "working days later")
    ),
    Unit.MONTHS: lambda n: show.counted(
        n, translate("Rules", "month later"), translate("Rules", "months later")
    ),
    Unit.DAYS_BEFORE_START: lambda n: show.counted(
        n, translate("Rules", "day before it"), translate("Rules", "days before it")
    ),
    Unit.CADENCE: lambda _n: translate("Rules", "as often as you keep in touch with them"),
    Unit.AS_AGREED: lambda n: str(n),
}
_TITLES: Mapping[str, Callable[[], str]] = {
    "request.remind.1": lambda: translate("Rules", "Remind them"),
    "request.remind.2": lambda: translate("Rules", "Remind them once more"),
    "scheduled.questions": lambda: translate("Rules", "Send your questions in advance"),
    "scheduled.confirm": lambda: translate("Rules", "Confirm"),
    "scheduled.print": lambda: translate("Rules", "Print the sheet, pack what you bring"),
    "held.thank": lambda: translate("Rules", "Thank whom you met"),
    "held.thank_referrer": lambda: translate("Rules", "Thank the referrer, tell how it went"),
    "held.connect": lambda: translate("Rules", "Invite them on LinkedIn"),
    "held.promise": lambda: translate("Rules", "Send what you promised"),
    "held.theirs": lambda: translate("Rules", "Ask about what they promised"),
    "held.report": lambda: translate("Rules", "Let them know how you are doing, if they asked"),
    "held.update": lambda: translate("Rules", "Write a first update"),
    "named.write": lambda: translate("Rules", "Write to them"),
    "promised.check": lambda: translate("Rules", "Check back with who promised it"),
    "made.write": lambda: translate("Rules", "Write to them"),
    "made.thank_referrer": lambda: translate("Rules", "Thank who introduced you"),
    "names.check": lambda: translate("Rules", "Check back"),
}
