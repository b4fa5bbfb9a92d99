"""The words for "what changed": announced after each commit, so that pages refresh only that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class Kind(StrEnum):
    """The kinds of things a journal holds; each is the name of its table."""

    COMPANY = "company"
    CONTACT = "contact"
    POSITION = "position"
    POINT = "contact_point"
    MILESTONE = "milestone"
    PITCH = "pitch"
    INTERVIEW = "interview"
    PARTICIPANT = "participant"
    AGENDA_STEP = "agenda_step"
    BRING_ITEM = "bring_item"
    MEETING_EVENT = "meeting_event"
    QUESTION = "question"
    QUESTION_LEVEL = "question_level"
    INTERVIEW_QUESTION = "interview_question"
    NOTE = "note"
    REFERRAL = "referral"
    HOLD = "hold"
    HOLD_CONDITION = "hold_condition"
    AGREEMENT = "agreement"
    ADVICE = "advice"
    LEAD = "lead"
    FOLLOW_UP = "follow_up"
    LETTER_TEMPLATE = "letter_template"
    LETTER = "letter"
    LETTER_QUESTION = "letter_question"
    TOUCH = "touch"
    PROFILE = "profile"
    RESUME_VERSION = "resume_version"
    RESUME_COPY = "resume_copy"
    TAG = "tag"
    CONTACT_TAG = "contact_tag"
    HINT_DISMISSAL = "hint_dismissal"
    SAVED_FILTER = "saved_filter"


class ChangeSet(NamedTuple):
    """What one step, undo or redo changed.

    ``ids`` names the rows per kind; ``rebuild`` says that too much changed to name it (an
    import, a write by another program) and everything shown is to be read anew. ``origin`` is
    whoever made the change and need not listen to it. ``contacts`` are the people concerned,
    also where only a row of theirs changed; ``about`` those among them whom it is about: of a
    referral the one who was referred.
    """

    ids: Mapping[Kind, frozenset[int]] = MappingProxyType({})
    contacts: frozenset[int] = frozenset()
    about: frozenset[int] = frozenset()
    rebuild: bool = False
    origin: object | None = None
    name: str = ""

    def touches(self, kinds: Iterable[Kind]) -> bool:
        """True when any of these kinds changed, or everything may have."""
        return self.rebuild or any(kind in self.ids for kind in kinds)

    def of(self, kind: Kind) -> frozenset[int]:
        """The ids of one kind that changed."""
        return self.ids.get(kind, frozenset())

    @property
    def empty(self) -> bool:
        """True when nothing changed."""
        return not self.rebuild and not self.ids
