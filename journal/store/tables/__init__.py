"""The tables, private to the store; ``Kind`` names them outside."""

from __future__ import annotations

from peewee import Model

from journal.domain.changes import Kind
from journal.store.tables import meetings, people, promises, referrals
from journal.store.tables.base import Row
from journal.store.tables.bookkeeping import HistoryChange, HistoryStep, Setting

RECORDED: dict[Kind, type[Row]] = {
    Kind.COMPANY: people.Company,
    Kind.CONTACT: people.Contact,
    Kind.POSITION: people.Position,
    Kind.POINT: people.ContactPoint,
    Kind.TAG: people.Tag,
    Kind.CONTACT_TAG: people.ContactTag,
    Kind.REFERRAL: referrals.Referral,
    Kind.HOLD: referrals.Hold,
    Kind.HOLD_CONDITION: referrals.HoldCondition,
    Kind.PITCH: meetings.Pitch,
    Kind.INTERVIEW: meetings.Interview,
    Kind.PARTICIPANT: meetings.Participant,
    Kind.AGENDA_STEP: meetings.AgendaStep,
    Kind.BRING_ITEM: meetings.BringItem,
    Kind.MEETING_EVENT: meetings.MeetingEvent,
    Kind.QUESTION: meetings.Question,
    Kind.QUESTION_LEVEL: meetings.QuestionLevel,
    Kind.INTERVIEW_QUESTION: meetings.InterviewQuestion,
    Kind.NOTE: meetings.Note,
    Kind.AGREEMENT: meetings.Agreement,
    Kind.ADVICE: meetings.Advice,
    Kind.LEAD: meetings.Lead,
    Kind.MILESTONE: promises.Milestone,
    Kind.FOLLOW_UP: promises.FollowUp,
    Kind.LETTER_TEMPLATE: promises.LetterTemplate,
    Kind.LETTER: promises.Letter,
    Kind.LETTER_QUESTION: promises.LetterQuestion,
    Kind.TOUCH: promises.Touch,
    Kind.PROFILE: promises.Profile,
    Kind.RESUME_VERSION: promises.ResumeVersion,
    Kind.RESUME_COPY: promises.ResumeCopy,
    Kind.HINT_DISMISSAL: promises.HintDismissal,
    Kind.SAVED_FILTER: promises.SavedFilter,
}
BOOKKEEPING: tuple[type[Model], ...] = (Setting, HistoryStep, HistoryChange)

# The full-text indexes: rowid is made from kind and id (search.py), both columns are folded.
# Names are found from the first letter on, so people have an index of single letters too.
SEARCH = tuple(
    f"CREATE VIRTUAL TABLE search_{of} USING fts5(title, body, tokenize = 'unicode61',"
    f" prefix = '{letters}')"
    for of, letters in (("people", "1 2 3"), ("texts", "2 3"))
)
EXTRAS: tuple[str, ...] = (referrals.ONE_PRIMARY, *SEARCH)

__all__ = ["BOOKKEEPING", "EXTRAS", "RECORDED", "HistoryChange", "HistoryStep", "Setting"]
