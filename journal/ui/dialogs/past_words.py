"""Sentences about the past: what was deleted, what didn't come back, what a step changed."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from datetime import date, datetime, tzinfo
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QLocale

from journal.domain.changes import Kind
from journal.domain.codes import Channel, FollowUpKind, Format, NoteKind
from journal.domain.holds import OWNER_GONE
from journal.domain.names import clean_line
from journal.domain.views.deleted import DeletedItem, NotAsBefore, Why
from journal.domain.views.past import Details, Happened, PastChange, Value
from journal.ui import labels, show
from journal.ui.dialogs.past_kinds import code_of, column, counted, noun, weight

Code = TypeVar("Code", bound=StrEnum)

translate = QCoreApplication.translate
LONGEST = 160  # letters of one value
SHORT = 60
FLAGS = frozenset(
    (
        *("decides_hiring", "recruiter", "is_primary", "packed", "retired", "must_ask", "asked"),
        *("private", "mine", "is_default", "spontaneous"),
    )
)
NOTHING_SAID = ("none", "unknown")  # codes of what was added or deleted
WHOSE = ("contact_id", "referred_id")  # is in the heading already
Part = tuple[str, int, list[str]]  # heading, a number after it or 0, lines


def when(at: datetime | None, zone: tzinfo | None, today: date) -> tuple[str, str]:
    """Day and time of a moment, for the user's clock: "Today", "09:12"."""
    if at is None:
        return "", ""
    local = at.astimezone(zone)
    return show.day(local.date(), today), show.clock(local)


def short(text: str, longest: int = SHORT) -> str:
    """A text on one line, cut with an ellipsis."""
    plain = clean_line(text)
    return plain if len(plain) <= longest else plain[: longest - 1].rstrip() + "…"


# Recently deleted


def deleted_name(item: DeletedItem, today: date) -> str:
    """What was deleted: "Priya Nair", "Coffee with Priya Nair, Mon 9 Mar"."""
    kind, name = item.key.kind, item.name
    if kind is Kind.CONTACT:
        return name
    if kind is Kind.INTERVIEW:
        text = _known(Format, item.code, lambda code: labels.format_sentence(code, name))
        return _on_day(text or name, item.day, today)
    if kind is Kind.FOLLOW_UP:
        text = _known(
            FollowUpKind, item.code, lambda code: labels.follow_up_title(code, name, item.text)
        )
        return _on_day(short(text or item.text or name), item.day, today)
    if kind is Kind.REFERRAL:
        return translate("Past", "{referrer} named {name}").format(referrer=item.text, name=name)
    if kind is Kind.HOLD:
        return translate("Past", "{name} on hold").format(name=name)
    if kind is Kind.TOUCH:
        by = _known(Channel, item.code, labels.label)
        return _on_day(_with_name(item.text or by, name), item.day, today)
    return _with_name(item.text, name)


def deleted_kind(item: DeletedItem) -> str:
    """What it was: "Contact", "Note: Research"."""
    if item.key.kind is Kind.NOTE:
        return _known(NoteKind, item.code, labels.label) or noun(Kind.NOTE)
    return noun(item.key.kind)


def along(item: DeletedItem) -> str:
    """What went with it: "2 interviews, 5 questions"; "" for nothing worth counting."""
    by_weight = sorted(item.along, key=lambda each: weight(each[0]))
    found = [text for kind, number in by_weight if (text := counted(kind, number))]
    return translate("Past", ", ").join(found)


def not_as_before(others: Sequence[NotAsBefore], most: int = 4) -> str:
    """What stayed away, or came back otherwise, by name."""
    said = list(dict.fromkeys(_not_as_before(each) for each in others))
    if len(said) > most:
        more = translate("Past", "And %n more.", None, len(said) - most)
        said = [*said[:most], more]
    return " ".join(said)


def _not_as_before(each: NotAsBefore) -> str:
    about = {"name": each.name, "referrer": each.text, "other": each.other}
    if each.kind is Kind.REFERRAL:
        if each.why is Why.FURTHER:
            return translate(
                "Past",
                "{referrer} is a further referrer of {name} now: {other} has that place in the"
                " tree.",
            ).format(**about)
        if each.why is Why.LOOP:
            return translate(
                "Past",
                "That {referrer} named {name} stays away: {referrer} was reached through {name}"
                " meanwhile.",
            ).format(**about)
        if each.why is Why.OTHER_END_GONE:
            return translate(
                "Past", "That {referrer} named {name} comes back with {other}, who is deleted."
            ).format(**about)
    thing = _thing(each.kind, each.name, short(each.text))
    if each.why is Why.THERE_ALREADY:
        return translate("Past", "{thing} is there already.").format(thing=thing)
    if each.other:
        return translate("Past", "{thing} comes back with {other}, who is deleted.").format(
            thing=thing, other=each.other
        )
    return translate("Past", "{thing} stays away: what it belonged to is deleted.").format(
        thing=thing
    )


# History


def parts(details: Details, today: date, zone: tzinfo | None) -> list[Part]:
    """What a step changed: a heading for each thing, and its values before and after."""
    made: list[Part] = []
    for change in details.changes:
        lines = [line for value in change.values if (line := _line(change, value, today, zone))]
        made.append((_heading(change), 0, lines))
    total = sum(number for _kind, _what, number in details.counted)
    if total > len(details.changes) and made:
        more = translate("Past", "and %n more", None, total - len(details.changes))
        made.append((more, 0, []))
    return made


def _heading(change: PastChange) -> str:
    words = {
        Happened.ADDED: translate("Past", "{thing}: added"),
        Happened.CHANGED: translate("Past", "{thing}: changed"),
        Happened.DELETED: translate("Past", "{thing}: deleted"),
    }
    return words[change.happened].format(thing=_thing(change.kind, change.name, ""))


def _line(change: PastChange, value: Value, today: date, zone: tzinfo | None) -> str:
    label = column(value.column)
    if not label:
        return ""
    before = _shown(change.kind, value.column, value.before, today, zone)
    after = _shown(change.kind, value.column, value.after, today, zone)
    if change.happened is Happened.CHANGED:
        if before == after:
            return ""
        nothing = translate("Past", "nothing")
        text = translate("Past", "{label}: {before} → {after}")
        return text.format(label=label, before=before or nothing, after=after or nothing)
    told = value.after if change.happened is Happened.ADDED else value.before
    if told in NOTHING_SAID or (value.column in WHOSE and told == change.name):
        return ""
    only = after if change.happened is Happened.ADDED else before
    if not only or (value.column in FLAGS and not (value.after or value.before)):
        return ""
    return translate("Past", "{label}: {value}").format(label=label, value=only)


def _shown(kind: Kind, name: str, value: str | int | None, today: date, zone: tzinfo | None) -> str:
    if value is None or value == "":
        return ""
    if name in FLAGS:
        return translate("Past", "yes") if value else translate("Past", "no")
    if isinstance(value, int):
        return QLocale().toString(value)
    if name == "ended_how" and value == OWNER_GONE:
        return translate("Past", "nobody has the move")
    code = code_of(kind, name, value)
    if code is not None:
        with contextlib.suppress(KeyError):  # a kind of code that has no words
            return labels.label(code)
    return _moment(value, today, zone) or short(value, LONGEST)


def _moment(value: str, today: date, zone: tzinfo | None) -> str:
    """A day, a wall time or a moment in UTC as people write it; "" for any other text."""
    if len(value) not in (10, 16, 20) or value[4:5] != "-":
        return ""
    try:
        if len(value) == 10:
            return show.day_inside(date.fromisoformat(value), today)
        at = datetime.fromisoformat(value)
    except ValueError:
        return ""
    at = at.astimezone(zone) if at.tzinfo is not None else at
    return translate("Days", "{day} {time}").format(
        day=show.day_inside(at.date(), today), time=show.clock(at)
    )


def _thing(kind: Kind, name: str, text: str) -> str:
    if kind is Kind.CONTACT and name:
        return name
    if text and name:
        return translate("Past", "{kind} “{text}” ({name})").format(
            kind=noun(kind), text=text, name=name
        )
    if name:
        return translate("Past", "{kind} ({name})").format(kind=noun(kind), name=name)
    if text:
        return translate("Past", "{kind} “{text}”").format(kind=noun(kind), text=text)
    return noun(kind)


def _known(kind: type[Code], code: str, word: Callable[[Code], str]) -> str:
    try:
        return word(kind(code))
    except (ValueError, KeyError):
        return ""


def _with_name(text: str, name: str) -> str:
    if not name:
        return short(text)
    return translate("Past", "{text} ({name})").format(text=short(text), name=name)


def _on_day(text: str, day: str, today: date) -> str:
    try:
        shown = show.day_inside(date.fromisoformat(day), today)
    except ValueError:
        return text
    return translate("Past", "{text}, {day}").format(text=text, day=shown)
