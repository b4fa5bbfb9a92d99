"""The words about forgetting a person: what goes, and where they are still to be found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from journal.domain.changes import Kind
from journal.domain.views.finding import Hit
from journal.services.backup_files import parse
from journal.services.backup_folder import Generation
from journal.services.forgetting import Extent, Held
from journal.ui.dialogs.backups_words import when, why

translate = QCoreApplication.translate
LONGEST: Final = 120  # letters of a text that mentions somebody

_COUNTED: Final[Mapping[Kind, Callable[[int], str]]] = {
    Kind.POSITION: lambda n: translate("Forget", "%n position(s)", None, n),
    Kind.POINT: lambda n: translate("Forget", "%n contact detail(s)", None, n),
    Kind.CONTACT_TAG: lambda n: translate("Forget", "%n tag(s)", None, n),
    Kind.NOTE: lambda n: translate("Forget", "%n note(s)", None, n),
    Kind.INTERVIEW: lambda n: translate("Forget", "%n interview(s)", None, n),
    Kind.INTERVIEW_QUESTION: lambda n: translate("Forget", "%n question(s) asked", None, n),
    Kind.AGREEMENT: lambda n: translate("Forget", "%n agreement(s)", None, n),
    Kind.ADVICE: lambda n: translate("Forget", "%n thing(s) they advised", None, n),
    Kind.LEAD: lambda n: translate("Forget", "%n lead(s)", None, n),
    Kind.FOLLOW_UP: lambda n: translate("Forget", "%n follow-up(s)", None, n),
    Kind.LETTER: lambda n: translate("Forget", "%n letter(s)", None, n),
    Kind.TOUCH: lambda n: translate("Forget", "%n time(s) in touch", None, n),
    Kind.HOLD: lambda n: translate("Forget", "%n hold(s)", None, n),
    Kind.RESUME_COPY: lambda n: translate("Forget", "%n copied résumé(s)", None, n),
}  # fmt: skip


def placeholder() -> str:
    """What the row of somebody who was forgotten is called."""
    return translate("Forget", "Somebody (forgotten)")


def going(found: Extent) -> str:
    """All that would be removed, in one sentence."""
    parts = [words(found.rows[kind]) for kind, words in _COUNTED.items() if kind in found.rows]
    first = translate("Forget", "Name and all that is known about them")
    return translate("Forget", "; ").join([first, *parts])


def staying(found: Extent) -> str:
    """The nameless row, and why it stays."""
    if found.referred:
        return translate(
            "Forget",
            "A row without data, called “{name}”, so that the tree holds:"
            " whom they referred (%n contact(s)) stay in place under it.",
            None,
            found.referred,
        ).format(name=placeholder())
    return translate(
        "Forget",
        "A row without data, called “{name}”, in its place in the tree. You can delete it.",
    ).format(name=placeholder())


def ending(found: Extent) -> str:
    """What of the history ends, for everybody."""
    if not found.steps:
        return translate(
            "Forget", "Undo, Recently deleted and History, which are empty just now anyway."
        )
    steps = translate("Forget", "%n change(s) can’t be undone any more", None, found.steps)
    return translate(
        "Forget", "{steps}, about anybody; Recently deleted and History are emptied."
    ).format(steps=steps)


def copy_text(held: Held, today: date) -> str:
    """A backup: when it was made, or its name; and whether it can be looked into."""
    made = parse(held.path.name)
    text = held.path.name
    if made is not None:
        text = translate("Forget", "{when}, {why}").format(
            when=when(made[0], today), why=why(Generation(held.path, made[0], made[1]))
        )
    if not held.sure:
        return translate("Forget", "{file}: can’t be read, may hold them").format(file=text)
    return text


def mention_text(hit: Hit) -> str:
    """Where a text stands, and its beginning."""
    text = " ".join(hit.text[: 4 * LONGEST].split())
    if len(text) > LONGEST:
        text = text[:LONGEST].rstrip() + "…"
    where = _where(hit)
    if not text:
        return where
    return translate("Forget", "{where}: {text}").format(where=where, text=text)


def _where(hit: Hit) -> str:
    kinds = {
        Kind.CONTACT: translate("Forget", "Page of {name}"),
        Kind.COMPANY: translate("Forget", "Company"),
        Kind.NOTE: translate("Forget", "Note, {name}"),
        Kind.INTERVIEW_QUESTION: translate("Forget", "Question or answer, {name}"),
        Kind.LETTER: translate("Forget", "Letter, {name}"),
        Kind.LETTER_QUESTION: translate("Forget", "Mailed question, {name}"),
        Kind.FOLLOW_UP: translate("Forget", "Follow-up, {name}"),
        Kind.TOUCH: translate("Forget", "Touch, {name}"),
        Kind.INTERVIEW: translate("Forget", "Interview, {name}"),
        Kind.AGREEMENT: translate("Forget", "Agreement, {name}"),
        Kind.ADVICE: translate("Forget", "Advice, {name}"),
        Kind.LEAD: translate("Forget", "Lead, {name}"),
        Kind.HOLD: translate("Forget", "Hold, {name}"),
        Kind.HOLD_CONDITION: translate("Forget", "Hold, {name}"),
        Kind.REFERRAL: translate("Forget", "Referral, {name}"),
        Kind.BRING_ITEM: translate("Forget", "Bring along, {name}"),
        Kind.QUESTION: translate("Forget", "Question bank"),
        Kind.PITCH: translate("Forget", "Pitch"),
        Kind.LETTER_TEMPLATE: translate("Forget", "Letter template"),
        Kind.PROFILE: translate("Forget", "About you"),
        Kind.MILESTONE: translate("Forget", "Milestone"),
        Kind.TAG: translate("Forget", "Tag"),
        Kind.SAVED_FILTER: translate("Forget", "Saved filter"),
    }
    text = kinds.get(hit.kind, translate("Forget", "Text, {name}"))
    return text.format(name=hit.name or translate("Forget", "without a person"))
