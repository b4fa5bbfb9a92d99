"""The words of the codes, in the user's language.

Tables are functions, so that a change of language is seen at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from journal.domain import codes as c
from journal.domain.names import fold, shown
from journal.domain.views.days import DayItem
from journal.ui.code_looks import icon_of, role_of

__all__ = [
    "capital",
    "choices",
    "follow_up_title",
    "format_sentence",
    "icon_of",
    "label",
    "role_of",
]

translate = QCoreApplication.translate
SEEN = 32  # letters of a title that are seen nearly everywhere


def label(code: StrEnum) -> str:
    """The word for a code: ``label(Format.COFFEE)`` is "coffee"."""
    return _TABLES[type(code)]()[code]


def choices(kind: type[StrEnum], blank: str | None = None) -> list[tuple[str, str]]:
    """All codes of a kind with their words, for a box to choose from; ``blank`` stands for ""."""
    found = [(str(code), label(code)) for code in kind]
    return found if blank is None else [("", blank), *found]


def day_item_title(item: DayItem) -> str:
    """What a follow-up on a day asks for; to check back with somebody also what for."""
    title = follow_up_title(item.code, item.name, item.what, item.about)
    if item.code != c.FollowUpKind.CHECK_BACK or item.what or not item.why:
        return title
    return translate("Proposals", "{title}: {what}").format(title=title, what=item.why)


def follow_up_title(kind: str, name: str, what: str = "", about: str = "") -> str:
    """What a follow-up asks for: its own words, or "Thank Ana Souza".

    Words of its own that are cut where there is little room tell first for whom it is.
    """
    name, about = shown(name), shown(about)
    if what:
        if not name or _names(what[:SEEN], name):
            return what
        if len(what) > SEEN:
            return translate("FollowUps", "{name}: {what}").format(what=what, name=name)
        return translate("FollowUps", "{what} ({name})").format(what=what, name=name)
    if about:
        text = _ABOUT.get(kind)
        if text is not None:
            return text().format(name=name, about=about)
    if not name:
        return label(c.FollowUpKind(kind))
    return _TITLES[c.FollowUpKind(kind)]().format(name=name)


def _names(what: str, name: str) -> bool:
    """Whether the words say already whom they are about, by one part of the name."""
    said = set(fold(what).replace(",", " ").split())
    return any(len(part) > 1 and part in said for part in fold(name).split())


def capital(text: str) -> str:
    """A label at the beginning of a line: its first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]


def format_sentence(code: c.Format, name: str) -> str:
    """An interview in a few words: "Coffee with Jonas Weber"."""
    return _MEETINGS[code]().format(name=name)


def _statuses() -> Mapping[StrEnum, str]:
    s = c.InterviewStatus
    return {
        s.IDEA: translate("Codes", "idea"),
        s.REQUESTED: translate("Codes", "requested"),
        s.SCHEDULED: translate("Codes", "scheduled"),
        s.HELD: translate("Codes", "held"),
        s.DECLINED: translate("Codes", "declined"),
        s.NO_REPLY: translate("Codes", "no reply"),
        s.CANCELLED: translate("Codes", "cancelled"),
    }


def _formats() -> Mapping[StrEnum, str]:
    f = c.Format
    return {
        f.IN_PERSON: translate("Codes", "in person"),
        f.COFFEE: translate("Codes", "coffee"),
        f.LUNCH: translate("Codes", "lunch"),
        f.PHONE: translate("Codes", "phone"),
        f.VIDEO: translate("Codes", "video"),
        f.LETTER: translate("Codes", "letter"),
    }


def _levels() -> Mapping[StrEnum, str]:
    level = c.Level
    return {
        level.JUNIOR: translate("Codes", "student or junior"),
        level.PROFESSIONAL: translate("Codes", "professional"),
        level.MANAGER: translate("Codes", "manager"),
        level.DIRECTOR: translate("Codes", "director"),
        level.EXECUTIVE: translate("Codes", "executive"),
    }


def _introductions() -> Mapping[StrEnum, str]:
    i = c.Introduction
    return {
        i.NAMED: translate("Codes", "named"),
        i.PROMISED: translate("Codes", "promised"),
        i.MADE: translate("Codes", "made"),
        i.DECLINED: translate("Codes", "declined"),
    }


def _referral_questions() -> Mapping[StrEnum, str]:
    r = c.ReferralQuestion
    return {
        r.NOT_YET: translate("Codes", "not asked yet"),
        r.ASKED: translate("Codes", "asked"),
        r.THINKING: translate("Codes", "will think about it"),
        r.NOT_ON_PURPOSE: translate("Codes", "not asked on purpose"),
    }


def _kinds() -> Mapping[StrEnum, str]:
    k = c.FollowUpKind
    return {
        k.REQUEST_REMINDER: translate("Codes", "request reminder"),
        k.SEND_QUESTIONS: translate("Codes", "send questions"),
        k.CONFIRM: translate("Codes", "confirm"),
        k.PRINT: translate("Codes", "print the sheet"),
        k.THANK_YOU: translate("Codes", "thank-you"),
        k.THANK_REFERRER: translate("Codes", "thank the referrer"),
        k.CONNECT: translate("Codes", "connect on LinkedIn"),
        k.PROMISED_BY_ME: translate("Codes", "promised by me"),
        k.REPORT_BACK: translate("Codes", "report back"),
        k.UPDATE: translate("Codes", "update"),
        k.CHECK_BACK: translate("Codes", "check back"),
        k.GOOD_NEWS: translate("Codes", "good news"),
        k.WRITE: translate("Codes", "write to them"),
        k.OTHER: translate("Codes", "something else"),
    }


def _states() -> Mapping[StrEnum, str]:
    s = c.FollowUpState
    return {
        s.OPEN: translate("Codes", "open"),
        s.DONE: translate("Codes", "done"),
        s.SKIPPED: translate("Codes", "skipped"),
    }


def _urgencies() -> Mapping[StrEnum, str]:
    u = c.Urgency
    return {
        u.OVERDUE: translate("Codes", "overdue"),
        u.TODAY: translate("Codes", "today"),
        u.SOON: translate("Codes", "soon"),
        u.WAITING: translate("Codes", "waiting"),
    }


def _warmths() -> Mapping[StrEnum, str]:
    w = c.Warmth
    return {
        w.NEW: translate("Codes", "new"),
        w.MET: translate("Codes", "met"),
        w.WARM: translate("Codes", "warm"),
        w.ADVOCATE: translate("Codes", "advocate"),
    }


def _cadences() -> Mapping[StrEnum, str]:
    k = c.Cadence
    return {
        k.NONE: translate("Codes", "none"),
        k.MONTHLY: translate("Codes", "monthly"),
        k.QUARTERLY: translate("Codes", "quarterly"),
        k.HALF_YEARLY: translate("Codes", "half-yearly"),
    }


def _sources() -> Mapping[StrEnum, str]:
    s = c.Source
    return {
        s.KNEW: translate("Codes", "knew already"),
        s.REFERRAL: translate("Codes", "referral"),
        s.LINKEDIN: translate("Codes", "LinkedIn"),
        s.EVENT: translate("Codes", "event or school"),
        s.ARTICLE: translate("Codes", "article"),
        s.COMPANY_SITE: translate("Codes", "company site"),
        s.OTHER: translate("Codes", "other"),
    }


def _linkedin() -> Mapping[StrEnum, str]:
    s = c.LinkedIn
    return {
        s.UNKNOWN: translate("Codes", "unknown"),
        s.NOT_INVITED: translate("Codes", "not invited"),
        s.INVITED: translate("Codes", "invited"),
        s.CONNECTED: translate("Codes", "connected"),
    }


def _thanks() -> Mapping[StrEnum, str]:
    return {
        c.ThanksBy.MAIL: translate("Codes", "by mail"),
        c.ThanksBy.HANDWRITTEN: translate("Codes", "handwritten"),
    }


def _notes() -> Mapping[StrEnum, str]:
    n = c.NoteKind
    return {
        n.RESEARCH: translate("Codes", "Research"),
        n.COMMON_GROUND: translate("Codes", "Common ground"),
        n.ISSUE: translate("Codes", "Issues"),
        n.PROFESSIONAL: translate("Codes", "Professional"),
        n.PERSONAL: translate("Codes", "Personal"),
        n.CLUE: translate("Codes", "Clues"),
        n.OFFER: translate("Codes", "What I can offer"),
        n.RESUME_FEEDBACK: translate("Codes", "Said about my résumé"),
        n.HOW_I_COME_ACROSS: translate("Codes", "How I come across"),
        n.SUMMARY: translate("Codes", "Summary of what we agreed"),
        n.FREE: translate("Codes", "Notes"),
    }


def _points() -> Mapping[StrEnum, str]:
    return {
        c.PointKind.MAIL: translate("Codes", "Mail"),
        c.PointKind.PHONE: translate("Codes", "Phone"),
        c.PointKind.LINK: translate("Codes", "Link"),
    }


def _channels() -> Mapping[StrEnum, str]:
    k = c.Channel
    return {
        k.MAIL: translate("Codes", "mail"),
        k.HAND: translate("Codes", "by hand"),
        k.LINKEDIN: translate("Codes", "LinkedIn"),
        k.PHONE: translate("Codes", "phone"),
        k.IN_PERSON: translate("Codes", "in person"),
        k.VIDEO: translate("Codes", "video"),
        k.OTHER: translate("Codes", "other"),
    }


def _directions() -> Mapping[StrEnum, str]:
    return {
        c.Direction.OUT: translate("Codes", "I wrote or called"),
        c.Direction.IN: translate("Codes", "they wrote or called"),
        c.Direction.BOTH: translate("Codes", "we spoke"),
    }


def _letters() -> Mapping[StrEnum, str]:
    k = c.LetterKind
    return {
        k.REQUEST: translate("Codes", "request"),
        k.QUESTIONS: translate("Codes", "questions in advance"),
        k.CONFIRMATION: translate("Codes", "confirmation"),
        k.THANK_YOU: translate("Codes", "thank-you"),
        k.THANK_REFERRER: translate("Codes", "thanks to the referrer"),
        k.CHECK_BACK: translate("Codes", "check-back"),
        k.UPDATE: translate("Codes", "update"),
        k.GOOD_NEWS: translate("Codes", "good news"),
    }


def _topics() -> Mapping[StrEnum, str]:
    t = c.Topic
    return {
        t.PATH: translate("Codes", "Their path"),
        t.DAY: translate("Codes", "A typical day"),
        t.LIKES: translate("Codes", "Best and least"),
        t.HINDSIGHT: translate("Codes", "Looking back"),
        t.SKILLS: translate("Codes", "Skills"),
        t.INDUSTRY: translate("Codes", "Industry and company"),
        t.ISSUES: translate("Codes", "Issues"),
        t.HIRING: translate("Codes", "Getting hired"),
        t.FIT: translate("Codes", "How I would fit"),
        t.RESUME: translate("Codes", "My résumé"),
        t.PEOPLE: translate("Codes", "Who else"),
        t.COMPANIES: translate("Codes", "Who is hiring"),
        t.OFFER: translate("Codes", "What I can do"),
    }


def _steps() -> Mapping[StrEnum, str]:
    s = c.StepCode
    return {
        s.INTRODUCTION: translate("Codes", "introduction"),
        s.CONVERSATION: translate("Codes", "conversation"),
        s.REFERRAL: translate("Codes", "referral"),
        s.CONCLUSION: translate("Codes", "conclusion"),
        s.SPARE: translate("Codes", "in hand"),
    }


_TABLES: Mapping[type[StrEnum], Callable[[], Mapping[StrEnum, str]]] = {
    c.InterviewStatus: _statuses,
    c.Format: _formats,
    c.Level: _levels,
    c.Introduction: _introductions,
    c.ReferralQuestion: _referral_questions,
    c.FollowUpKind: _kinds,
    c.FollowUpState: _states,
    c.Urgency: _urgencies,
    c.Warmth: _warmths,
    c.Cadence: _cadences,
    c.Source: _sources,
    c.LinkedIn: _linkedin,
    c.ThanksBy: _thanks,
    c.NoteKind: _notes,
    c.PointKind: _points,
    c.Channel: _channels,
    c.Direction: _directions,
    c.LetterKind: _letters,
    c.Topic: _topics,
    c.StepCode: _steps,
}

_K = c.FollowUpKind
_TITLES: Mapping[StrEnum, Callable[[], str]] = {
    _K.REQUEST_REMINDER: lambda: translate("FollowUps", "Remind {name}"),
    _K.SEND_QUESTIONS: lambda: translate("FollowUps", "Send your questions to {name}"),
    _K.CONFIRM: lambda: translate("FollowUps", "Confirm with {name}"),
    _K.PRINT: lambda: translate("FollowUps", "Print the sheet for {name}"),
    _K.THANK_YOU: lambda: translate("FollowUps", "Thank {name}"),
    _K.THANK_REFERRER: lambda: translate("FollowUps", "Thank {name} for the introduction"),
    _K.CONNECT: lambda: translate("FollowUps", "Invite {name} on LinkedIn"),
    _K.PROMISED_BY_ME: lambda: translate("FollowUps", "Keep your promise to {name}"),
    _K.REPORT_BACK: lambda: translate("FollowUps", "Report back to {name}"),
    _K.UPDATE: lambda: translate("FollowUps", "Write an update to {name}"),
    _K.CHECK_BACK: lambda: translate("FollowUps", "Check back with {name}"),
    _K.GOOD_NEWS: lambda: translate("FollowUps", "Tell {name} the good news"),
    _K.WRITE: lambda: translate("FollowUps", "Write to {name}"),
    _K.OTHER: lambda: translate("FollowUps", "Do something for {name}"),
}
_ABOUT: Mapping[str, Callable[[], str]] = {
    _K.THANK_REFERRER: lambda: translate("FollowUps", "Thank {name} for naming {about}"),
    _K.CHECK_BACK: lambda: translate("FollowUps", "Check back with {name} about {about}"),
}

_F = c.Format
_MEETINGS: Mapping[c.Format, Callable[[], str]] = {
    _F.IN_PERSON: lambda: translate("Meetings", "Interview with {name}"),
    _F.COFFEE: lambda: translate("Meetings", "Coffee with {name}"),
    _F.LUNCH: lambda: translate("Meetings", "Lunch with {name}"),
    _F.PHONE: lambda: translate("Meetings", "Call with {name}"),
    _F.VIDEO: lambda: translate("Meetings", "Video call with {name}"),
    _F.LETTER: lambda: translate("Meetings", "Letters with {name}"),
}
