"""What a check found, and what a repair did, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from journal.domain.changes import Kind
from journal.domain.views.checking import Fault, Finding, Words

translate = QCoreApplication.translate

_THINGS: Mapping[Kind, Callable[[], str]] = {
    Kind.CONTACT: lambda: translate("Check", "people"),
    Kind.COMPANY: lambda: translate("Check", "companies"),
    Kind.POSITION: lambda: translate("Check", "positions"),
    Kind.POINT: lambda: translate("Check", "addresses"),
    Kind.INTERVIEW: lambda: translate("Check", "interviews"),
    Kind.INTERVIEW_QUESTION: lambda: translate("Check", "questions and answers"),
    Kind.QUESTION: lambda: translate("Check", "questions of the bank"),
    Kind.NOTE: lambda: translate("Check", "notes"),
    Kind.REFERRAL: lambda: translate("Check", "referrals"),
    Kind.HOLD: lambda: translate("Check", "holds"),
    Kind.AGREEMENT: lambda: translate("Check", "agreements"),
    Kind.FOLLOW_UP: lambda: translate("Check", "follow-ups"),
    Kind.LETTER: lambda: translate("Check", "letters"),
    Kind.TOUCH: lambda: translate("Check", "times in touch"),
}
_FOUND: Mapping[Fault, Callable[[], str]] = {
    Fault.DAMAGED: lambda: translate("Check", "Parts of the file can’t be read."),
    Fault.PERSON_GONE: lambda: translate("Check", "Belonging to people who are gone: {things}"),
    Fault.ORPHAN: lambda: translate("Check", "Belonging to something that is gone: {things}"),
    Fault.LINK: lambda: translate("Check", "Pointing to something that is gone: {things}"),
    Fault.SELF: lambda: translate("Check", "Referred by themselves: {things}"),
    Fault.PRIMARY: lambda: translate("Check", "Having several first referrers: {things}"),
    Fault.LOOP: lambda: translate("Check", "Having referred each other in a circle: {things}"),
    Fault.NAME: lambda: translate("Check", "Without a name: {things}"),
    Fault.VALUE: lambda: translate(
        "Check", "With a date, number or choice that can’t be: {things}"
    ),
    Fault.SORT_KEY: lambda: translate("Check", "Sorted under a wrong name: {things}"),
    Fault.INDEX: lambda: translate("Check", "The search doesn’t find everything."),
}
_MENDED: Mapping[Fault, Callable[[], str]] = {
    Fault.PERSON_GONE: lambda: translate(
        "Check", "Belonging to somebody called “{somebody}” now: {things}"
    ),
    Fault.ORPHAN: lambda: translate(
        "Check", "Removed, since what they belonged to is gone: {things}"
    ),
    Fault.LINK: lambda: translate("Check", "No longer pointing to something gone: {things}"),
    Fault.SELF: lambda: translate("Check", "No longer referred by themselves: {things}"),
    Fault.PRIMARY: lambda: translate(
        "Check", "The first referrer stays, the others are further ones: {things}"
    ),
    Fault.LOOP: lambda: translate(
        "Check", "The referral noted last is removed, so the circle is open: {things}"
    ),
    Fault.NAME: lambda: translate("Check", "Named “{somebody}” or “{nameless}”: {things}"),
    Fault.VALUE: lambda: translate(
        "Check", "Without the date, or with the plainest choice: {things}"
    ),
    Fault.SORT_KEY: lambda: translate("Check", "Sorted under their names: {things}"),
    Fault.INDEX: lambda: translate("Check", "The search finds everything again."),
}


def words() -> Words:
    """What a repair calls people and things without a name, and itself."""
    return Words(
        translate("Check", "Somebody"),
        translate("Check", "Without a name"),
        translate("Check", "Repair the journal"),
    )


def found_lines(findings: Iterable[Finding]) -> list[str]:
    """A line for each kind of fault."""
    return _lines(findings, _FOUND)


def mended_lines(findings: Iterable[Finding]) -> list[str]:
    """What became of each kind of fault."""
    return _lines(findings, _MENDED)


def _lines(findings: Iterable[Finding], sentences: Mapping[Fault, Callable[[], str]]) -> list[str]:
    grouped: dict[Fault, list[Finding]] = {}
    for each in findings:
        grouped.setdefault(each.fault, []).append(each)
    names = words()
    lines = []
    for fault, those in grouped.items():
        groups = [those] if fault is not Fault.LOOP else [[each] for each in those]
        for group in groups:
            text = sentences[fault]()
            for place, name in (("{somebody}", names.somebody), ("{nameless}", names.nameless)):
                text = text.replace(place, name)
            lines.append(text.replace("{things}", _things(fault, group)))
    return lines


def _things(fault: Fault, findings: Iterable[Finding]) -> str:
    """ "Tom → Ana", or "notes (3), interviews (1)"."""
    if fault is Fault.LOOP:
        return " → ".join(name for each in findings for name in each.names)
    if fault in (Fault.SELF, Fault.PRIMARY):
        return QLocale().createSeparatedList([name for each in findings for name in each.names])
    counts: dict[str, int] = {}
    for each in findings:
        thing = _THINGS.get(each.kind) if each.kind is not None else None
        name = thing() if thing is not None else translate("Check", "other entries")
        counts[name] = counts.get(name, 0) + len(each.ids)
    counted = translate("Check", "{things} ({count})")
    return QLocale().createSeparatedList(
        [
            counted.format(things=name, count=QLocale().toString(count))
            for name, count in counts.items()
        ]
    )
