"""The words for the kinds of things and for their columns, where the past is told of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from journal.domain import codes as c
from journal.domain.changes import Kind

translate = QCoreApplication.translate

_ONE: Mapping[Kind, Callable[[], str]] = {
    Kind.COMPANY: lambda: translate("Past", "Company"),
    Kind.CONTACT: lambda: translate("Past", "Contact"),
    Kind.POSITION: lambda: translate("Past", "Position"),
    Kind.POINT: lambda: translate("Past", "Address"),
    Kind.MILESTONE: lambda: translate("Past", "Milestone"),
    Kind.PITCH: lambda: translate("Past", "Pitch"),
    Kind.INTERVIEW: lambda: translate("Past", "Interview"),
    Kind.PARTICIPANT: lambda: translate("Past", "Participant"),
    Kind.AGENDA_STEP: lambda: translate("Past", "Part of the plan"),
    Kind.BRING_ITEM: lambda: translate("Past", "To bring along"),
    Kind.MEETING_EVENT: lambda: translate("Past", "Time of the meeting"),
    Kind.QUESTION: lambda: translate("Past", "Question of the bank"),
    Kind.QUESTION_LEVEL: lambda: translate("Past", "Level of a question"),
    Kind.INTERVIEW_QUESTION: lambda: translate("Past", "Question"),
    Kind.NOTE: lambda: translate("Past", "Note"),
    Kind.REFERRAL: lambda: translate("Past", "Referral"),
    Kind.HOLD: lambda: translate("Past", "Hold"),
    Kind.HOLD_CONDITION: lambda: translate("Past", "Condition of a hold"),
    Kind.AGREEMENT: lambda: translate("Past", "Agreement"),
    Kind.ADVICE: lambda: translate("Past", "Advice"),
    Kind.LEAD: lambda: translate("Past", "Company hiring"),
    Kind.FOLLOW_UP: lambda: translate("Past", "Follow-up"),
    Kind.LETTER_TEMPLATE: lambda: translate("Past", "Template"),
    Kind.LETTER: lambda: translate("Past", "Letter"),
    Kind.LETTER_QUESTION: lambda: translate("Past", "Question in a letter"),
    Kind.TOUCH: lambda: translate("Past", "In touch"),
    Kind.PROFILE: lambda: translate("Past", "About you"),
    Kind.RESUME_VERSION: lambda: translate("Past", "Résumé"),
    Kind.RESUME_COPY: lambda: translate("Past", "Copy of a résumé"),
    Kind.TAG: lambda: translate("Past", "Tag"),
    Kind.CONTACT_TAG: lambda: translate("Past", "Tag of a person"),
    Kind.HINT_DISMISSAL: lambda: translate("Past", "Hint"),
    Kind.SAVED_FILTER: lambda: translate("Past", "Filter"),
}
_COUNTED: Mapping[Kind, Callable[[int], str]] = {
    Kind.CONTACT: lambda n: translate("Past", "%n contact(s)", None, n),
    Kind.INTERVIEW: lambda n: translate("Past", "%n interview(s)", None, n),
    Kind.REFERRAL: lambda n: translate("Past", "%n referral(s)", None, n),
    Kind.FOLLOW_UP: lambda n: translate("Past", "%n follow-up(s)", None, n),
    Kind.INTERVIEW_QUESTION: lambda n: translate("Past", "%n question(s)", None, n),
    Kind.NOTE: lambda n: translate("Past", "%n note(s)", None, n),
    Kind.TOUCH: lambda n: translate("Past", "%n time(s) in touch", None, n),
    Kind.HOLD: lambda n: translate("Past", "%n hold(s)", None, n),
    Kind.LETTER: lambda n: translate("Past", "%n letter(s)", None, n),
    Kind.LEAD: lambda n: translate("Past", "%n lead(s)", None, n),
    Kind.AGREEMENT: lambda n: translate("Past", "%n agreement(s)", None, n),
}
_COLUMNS: Mapping[str, Callable[[], str]] = {
    "name": lambda: translate("Past", "Name"),
    "addressed_as": lambda: translate("Past", "Addressed as"),
    "pronouns": lambda: translate("Past", "Pronouns"),
    "area": lambda: translate("Past", "Area"),
    "level": lambda: translate("Past", "Level"),
    "decides_hiring": lambda: translate("Past", "Decides about hiring"),
    "recruiter": lambda: translate("Past", "Recruiter"),
    "source": lambda: translate("Past", "Found"),
    "place": lambda: translate("Past", "Place"),
    "how_known": lambda: translate("Past", "How I know them"),
    "attained": lambda: translate("Past", "Attained"),
    "warmth": lambda: translate("Past", "How well we know each other"),
    "cadence": lambda: translate("Past", "Keep in touch"),
    "thanks_by": lambda: translate("Past", "Thanks by"),
    "linkedin": lambda: translate("Past", "LinkedIn"),
    "company_id": lambda: translate("Past", "Company"),
    "role": lambda: translate("Past", "Role"),
    "since": lambda: translate("Past", "Since"),
    "until": lambda: translate("Past", "Until"),
    "kind": lambda: translate("Past", "Kind"),
    "label": lambda: translate("Past", "Label"),
    "value": lambda: translate("Past", "Address"),
    "contact_id": lambda: translate("Past", "Contact"),
    "referrer_id": lambda: translate("Past", "Referred by"),
    "referred_id": lambda: translate("Past", "Referred"),
    "is_primary": lambda: translate("Past", "Place in the tree"),
    "introduction": lambda: translate("Past", "Introduction"),
    "made_on": lambda: translate("Past", "Made on"),
    "words": lambda: translate("Past", "Words to use"),
    "whose_move_id": lambda: translate("Past", "Whose move"),
    "check_back": lambda: translate("Past", "Check back"),
    "ended_on": lambda: translate("Past", "Ended"),
    "ended_how": lambda: translate("Past", "How it ended"),
    "what": lambda: translate("Past", "What"),
    "why": lambda: translate("Past", "Why"),
    "met_on": lambda: translate("Past", "Met on"),
    "instead_of_id": lambda: translate("Past", "Instead of"),
    "pitch_id": lambda: translate("Past", "Pitch"),
    "status": lambda: translate("Past", "Status"),
    "format": lambda: translate("Past", "Format"),
    "start": lambda: translate("Past", "Start"),
    "minutes": lambda: translate("Past", "Minutes"),
    "link": lambda: translate("Past", "Link"),
    "travel_minutes": lambda: translate("Past", "Minutes of travel"),
    "dress": lambda: translate("Past", "Dress"),
    "requested_on": lambda: translate("Past", "Asked on"),
    "closed_on": lambda: translate("Past", "Closed on"),
    "rating": lambda: translate("Past", "How it went"),
    "referral_question": lambda: translate("Past", "Asked for names"),
    "code": lambda: translate("Past", "Part"),
    "text": lambda: translate("Past", "Text"),
    "packed": lambda: translate("Past", "Packed"),
    "topic": lambda: translate("Past", "Topic"),
    "retired": lambda: translate("Past", "Retired"),
    "must_ask": lambda: translate("Past", "Must ask"),
    "asked": lambda: translate("Past", "Asked"),
    "answer": lambda: translate("Past", "Answer"),
    "private": lambda: translate("Past", "Private"),
    "mine": lambda: translate("Past", "My part"),
    "due_on": lambda: translate("Past", "Due on"),
    "due_time": lambda: translate("Past", "Time"),
    "state": lambda: translate("Past", "State"),
    "skipped_why": lambda: translate("Past", "Left out because"),
    "repeat": lambda: translate("Past", "Again after"),
    "remind_at": lambda: translate("Past", "Put off until"),
    "about_id": lambda: translate("Past", "About"),
    "milestone_id": lambda: translate("Past", "Milestone"),
    "reached_on": lambda: translate("Past", "Reached on"),
    "news": lambda: translate("Past", "For the letters"),
    "condition": lambda: translate("Past", "Condition"),
    "said_on": lambda: translate("Past", "Said on"),
    "outcome": lambda: translate("Past", "What came of it"),
    "title": lambda: translate("Past", "Title"),
    "body": lambda: translate("Past", "Text"),
    "is_default": lambda: translate("Past", "The usual one"),
    "subject": lambda: translate("Past", "Subject"),
    "channel": lambda: translate("Past", "By"),
    "direction": lambda: translate("Past", "Direction"),
    "on_day": lambda: translate("Past", "Day"),
    "tag_id": lambda: translate("Past", "Tag"),
    "industry": lambda: translate("Past", "Industry"),
    "site": lambda: translate("Past", "Site"),
    "where_now": lambda: translate("Past", "Where now"),
    "printed_at": lambda: translate("Past", "Sheet printed"),
    "held_from": lambda: translate("Past", "Held from"),
    "held_until": lambda: translate("Past", "Held until"),
    "sent_at": lambda: translate("Past", "Sent"),
}
_CODES: Mapping[str, type[StrEnum]] = {
    "level": c.Level,
    "source": c.Source,
    "warmth": c.Warmth,
    "cadence": c.Cadence,
    "thanks_by": c.ThanksBy,
    "linkedin": c.LinkedIn,
    "introduction": c.Introduction,
    "status": c.InterviewStatus,
    "format": c.Format,
    "referral_question": c.ReferralQuestion,
    "code": c.StepCode,
    "topic": c.Topic,
    "state": c.FollowUpState,
    "channel": c.Channel,
    "direction": c.Direction,
    "ended_how": c.Introduction,
}
_KINDS: Mapping[Kind, type[StrEnum]] = {
    Kind.NOTE: c.NoteKind,
    Kind.POINT: c.PointKind,
    Kind.FOLLOW_UP: c.FollowUpKind,
    Kind.LETTER: c.LetterKind,
    Kind.LETTER_TEMPLATE: c.LetterKind,
}


def noun(kind: Kind) -> str:
    """What a thing is: "Interview"."""
    return _ONE[kind]()


def counted(kind: Kind, number: int) -> str:
    """So many things: "3 interviews"; "" for what nobody counts."""
    return _COUNTED[kind](number) if kind in _COUNTED else ""


def weight(kind: Kind) -> int:
    """Which of the counted is told of first."""
    return list(_COUNTED).index(kind) if kind in _COUNTED else len(_COUNTED)


def column(name: str) -> str:
    """The words of a column; "" for one that nobody is told of."""
    return _COLUMNS[name]() if name in _COLUMNS else ""


def code_of(kind: Kind, name: str, value: str) -> StrEnum | None:
    """The code that a value stands for; None where it is no code, or an unknown one."""
    codes = _KINDS.get(kind) if name == "kind" else _CODES.get(name)
    if name == "state" and kind is Kind.LETTER:
        return None
    try:
        return codes(value) if codes is not None else None
    except ValueError:
        return None
