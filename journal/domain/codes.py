"""The fixed codes that are stored, exported and read by scripts: English words, never translated.

Labels for people are made from them where text is shown (``journal/ui/labels.py``).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class InterviewStatus(StrEnum):
    """Where an interview stands: on its ``COURSE``, or ``CLOSED`` without having been held."""

    IDEA = "idea"
    REQUESTED = "requested"
    SCHEDULED = "scheduled"
    HELD = "held"
    DECLINED = "declined"
    NO_REPLY = "no reply"
    CANCELLED = "cancelled"


COURSE: Final = (
    InterviewStatus.IDEA,
    InterviewStatus.REQUESTED,
    InterviewStatus.SCHEDULED,
    InterviewStatus.HELD,
)
CLOSED: Final = (InterviewStatus.DECLINED, InterviewStatus.NO_REPLY, InterviewStatus.CANCELLED)


class Format(StrEnum):
    """How one meets; a letter has no clock."""

    IN_PERSON = "in person"
    COFFEE = "coffee"
    LUNCH = "lunch"
    PHONE = "phone"
    VIDEO = "video"
    LETTER = "letter"


class Level(StrEnum):
    """Seniority of a contact; decides which questions suit."""

    JUNIOR = "junior"
    PROFESSIONAL = "professional"
    MANAGER = "manager"
    DIRECTOR = "director"
    EXECUTIVE = "executive"


class Introduction(StrEnum):
    """How far a referral is usable: ``named`` may be written to, ``promised`` is on hold."""

    NAMED = "named"
    PROMISED = "promised"
    MADE = "made"
    DECLINED = "declined"


class ReferralQuestion(StrEnum):
    """Whether the question for further names was put in an interview."""

    NOT_YET = "not asked yet"
    ASKED = "asked"
    THINKING = "will think about it"
    NOT_ON_PURPOSE = "not asked on purpose"


class FollowUpKind(StrEnum):
    """What a follow-up asks the user to do."""

    REQUEST_REMINDER = "request reminder"
    SEND_QUESTIONS = "send questions"
    CONFIRM = "confirm"
    PRINT = "print"
    THANK_YOU = "thank-you"
    THANK_REFERRER = "thank the referrer"
    CONNECT = "connect on LinkedIn"
    PROMISED_BY_ME = "promised by me"
    REPORT_BACK = "report back"
    UPDATE = "update"
    CHECK_BACK = "check back"
    GOOD_NEWS = "good news"
    WRITE = "write to them"
    OTHER = "other"


class FollowUpState(StrEnum):
    """Stored state; how pressing it is (``Urgency``) is computed from now."""

    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"


class Urgency(StrEnum):
    """How pressing an open follow-up is, seen from now."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    WAITING = "waiting"


class Warmth(StrEnum):
    """How well the user and a contact know each other."""

    NEW = "new"
    MET = "met"
    WARM = "warm"
    ADVOCATE = "advocate"


class Cadence(StrEnum):
    """How often the user means to be in touch."""

    NONE = "none"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"


class Source(StrEnum):
    """How a contact was found."""

    KNEW = "knew already"
    REFERRAL = "referral"
    LINKEDIN = "LinkedIn"
    EVENT = "event or school"
    ARTICLE = "article"
    COMPANY_SITE = "company site"
    OTHER = "other"


class LinkedIn(StrEnum):
    """State of the LinkedIn connection."""

    UNKNOWN = "unknown"
    NOT_INVITED = "not invited"
    INVITED = "invited"
    CONNECTED = "connected"


class ThanksBy(StrEnum):
    """How this contact is thanked."""

    MAIL = "mail"
    HANDWRITTEN = "handwritten"


class NoteKind(StrEnum):
    """What a note is about. The first four after common ground are what one listens for."""

    RESEARCH = "research"
    COMMON_GROUND = "common ground"
    ISSUE = "issue"
    PROFESSIONAL = "professional interest"
    PERSONAL = "personal interest"
    CLUE = "clue"
    OFFER = "offer"
    RESUME_FEEDBACK = "résumé feedback"
    HOW_I_COME_ACROSS = "how I come across"
    SUMMARY = "summary"
    FREE = "free"


class PointKind(StrEnum):
    """Kind of a contact point."""

    MAIL = "mail"
    PHONE = "phone"
    LINK = "link"


class Channel(StrEnum):
    """Through what a touch or a letter went."""

    MAIL = "mail program"
    HAND = "by hand"
    LINKEDIN = "LinkedIn"
    PHONE = "phone"
    IN_PERSON = "in person"
    VIDEO = "video"
    OTHER = "other"


class Direction(StrEnum):
    """Who reached out in a touch."""

    OUT = "out"
    IN = "in"
    BOTH = "both"


class LetterKind(StrEnum):
    """What a letter is for."""

    REQUEST = "request"
    QUESTIONS = "questions in advance"
    CONFIRMATION = "confirmation"
    THANK_YOU = "thank-you"
    THANK_REFERRER = "thanks to referrer"
    CHECK_BACK = "check-back"
    UPDATE = "update"
    GOOD_NEWS = "good news"


class LetterState(StrEnum):
    """State of a letter."""

    DRAFT = "draft"
    SENT = "sent"
    RECEIVED = "received"


class Topic(StrEnum):
    """Topics of the question bank, in the order a conversation runs through them."""

    PATH = "path"
    DAY = "day"
    LIKES = "likes"
    HINDSIGHT = "hindsight"
    SKILLS = "skills"
    INDUSTRY = "industry"
    ISSUES = "issues"
    HIRING = "hiring"
    FIT = "fit"
    RESUME = "resume"
    PEOPLE = "people"
    COMPANIES = "companies"
    OFFER = "offer"


class QuestionOrigin(StrEnum):
    """Where a question of the bank came from."""

    BANK = "bank"
    OWN = "own"
    SPONTANEOUS = "spontaneous"


class StepCode(StrEnum):
    """Parts of the plan of a meeting."""

    INTRODUCTION = "introduction"
    CONVERSATION = "conversation"
    REFERRAL = "referral"
    CONCLUSION = "conclusion"
    SPARE = "spare"


class ParticipantRole(StrEnum):
    """Part of somebody met in an interview."""

    ASKED = "asked"
    MET = "met"
    SUBSTITUTE = "substitute"
