"""Which template fits: one table, read from the top; the last row of each kind fits always."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from journal.domain.codes import FollowUpKind, Format, InterviewStatus, Introduction, LetterKind
from journal.domain.letters.facts import LetterFacts

LAST_REMINDER: Final = 1
"""After so many reminders the next one is the last."""


def _asked(facts: LetterFacts) -> bool:
    meeting = facts.meeting
    return meeting is not None and meeting.status is InterviewStatus.REQUESTED


def _asked_twice(facts: LetterFacts) -> bool:
    meeting = facts.meeting
    return _asked(facts) and meeting is not None and meeting.reminders >= LAST_REMINDER


def _in_writing(facts: LetterFacts) -> bool:
    return facts.meeting is not None and facts.meeting.format is Format.LETTER


def _introduced(facts: LetterFacts) -> bool:
    return bool(facts.referrers) and facts.introduction is Introduction.MADE


def _always(_facts: LetterFacts) -> bool:
    return True


_K = LetterKind
TABLE: Final[tuple[tuple[LetterKind, str, Callable[[LetterFacts], bool]], ...]] = (
    (_K.REQUEST, "request.last_reminder", _asked_twice),
    (_K.REQUEST, "request.reminder", _asked),
    (_K.REQUEST, "request.again", lambda facts: facts.last_met is not None),
    (_K.REQUEST, "request.by_letter", _in_writing),
    (_K.REQUEST, "request.introduced", _introduced),
    (_K.REQUEST, "request.referred", lambda facts: bool(facts.referrers)),
    (_K.REQUEST, "request.known", lambda facts: facts.acquainted),
    (_K.REQUEST, "request.stranger", _always),
    (_K.QUESTIONS, "questions.by_letter", _in_writing),
    (_K.QUESTIONS, "questions.meeting", _always),
    (_K.CONFIRMATION, "confirmation", _always),
    (_K.THANK_YOU, "thank_you.by_letter", lambda facts: facts.held and _in_writing(facts)),
    (_K.THANK_YOU, "thank_you.meeting", lambda facts: facts.met_on is not None),
    (_K.THANK_YOU, "thank_you.other", _always),
    (_K.THANK_REFERRER, "thank_referrer.sent", lambda facts: facts.about_sent),
    (_K.THANK_REFERRER, "thank_referrer.met", lambda facts: facts.held),
    (_K.THANK_REFERRER, "thank_referrer.introduced", lambda facts: facts.about_made),
    (_K.THANK_REFERRER, "thank_referrer.named", _always),
    (_K.CHECK_BACK, "check_back.introduction", lambda facts: facts.about is not None),
    (
        _K.CHECK_BACK,
        "check_back.names",
        lambda facts: facts.meeting is not None and facts.meeting.thinking,
    ),
    (
        _K.CHECK_BACK,
        "check_back.agreed",
        lambda facts: facts.meeting is not None and bool(facts.meeting.theirs),
    ),
    (_K.CHECK_BACK, "check_back.plain", _always),
    (
        _K.UPDATE,
        "update.promise",
        lambda facts: facts.follow_up is FollowUpKind.PROMISED_BY_ME,
    ),
    (_K.UPDATE, "update.report", lambda facts: facts.follow_up is FollowUpKind.REPORT_BACK),
    (
        _K.UPDATE,
        "update.advice",
        lambda facts: any(each.done and not each.told for each in facts.advice),
    ),
    (_K.UPDATE, "update.plain", _always),
    (_K.GOOD_NEWS, "good_news", _always),
)
"""Kind, key of the template, and when it fits."""


def choose(facts: LetterFacts) -> str:
    """The key of the template that fits."""
    return next(key for kind, key, fits in TABLE if kind is facts.kind and fits(facts))
