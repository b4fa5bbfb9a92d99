"""Codes of the next steps, and what belongs to each: its button, its letter, its follow-up."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from journal.domain.codes import FollowUpKind, InterviewStatus, LetterKind


class NextStepCode(StrEnum):
    """What the user, or somebody else, should do next."""

    ADD_DETAILS = "add details"
    WRITE_REQUEST = "write request"
    PLAN_INTERVIEW = "plan interview"
    WAIT_HOLD = "wait for hold"
    DO_MY_PART = "do my part"
    HOLD_MET = "introduction was made"
    DECIDE_HOLD = "decide about hold"
    CHECK_BACK_REFERRER = "check back with referrer"
    WAIT_REPLY = "wait for reply"
    REMIND = "remind"
    LET_REST = "let rest"
    TRY_ANOTHER = "try somebody else"
    SCHEDULE = "set a date"
    RESCHEDULE = "propose a new date"
    PREPARE = "prepare"
    SEND_QUESTIONS = "send questions"
    WAIT_ANSWERS = "wait for answers"
    CONFIRM = "confirm"
    PRINT_SHEET = "print sheet"
    MEET = "meet"
    START_MEETING = "start meeting"
    CAPTURE = "capture"
    THANK = "thank"
    THANK_REFERRER = "thank the referrer"
    THANK_FOR_NAME = "thank for a name"
    ASK_FOR_NAMES = "ask for names"
    CHECK_BACK_NAMES = "check back about names"
    CONNECT = "connect"
    KEEP_PROMISE = "keep promise"
    CHECK_BACK = "check back"
    REPORT_BACK = "report back"
    UPDATE = "update"
    GOOD_NEWS = "tell good news"
    DO_FOLLOW_UP = "do follow-up"
    KEEP_IN_TOUCH = "keep in touch"
    NOTHING = "nothing"


class Missing(StrEnum):
    """What a meeting is not prepared without; the first that is missing is named."""

    QUESTIONS = "questions"
    RESEARCH = "research"
    PITCH = "pitch"


class ActionCode(StrEnum):
    """What the button of a step does."""

    EDIT_CONTACT = "edit contact"
    WRITE_LETTER = "write letter"
    NEW_INTERVIEW = "new interview"
    OPEN_HOLD = "open hold"
    FREE_AND_WRITE = "end hold and write"
    RECORD_REPLY = "record reply"
    CLOSE_NO_REPLY = "close as no reply"
    FIND_PERSON = "find person"
    SET_DATE = "set date"
    OPEN_PREPARE = "open prepare"
    PRINT_SHEET = "print sheet"
    START_MEETING = "start meeting"
    OPEN_CAPTURE = "open capture"
    FINISH_FOLLOW_UP = "finish follow-up"
    OPEN_PROFILE = "open profile link"


_S, _A = NextStepCode, ActionCode
ACTIONS: Final[dict[NextStepCode, ActionCode]] = {
    _S.ADD_DETAILS: _A.EDIT_CONTACT,
    _S.WRITE_REQUEST: _A.WRITE_LETTER,
    _S.PLAN_INTERVIEW: _A.NEW_INTERVIEW,
    _S.WAIT_HOLD: _A.OPEN_HOLD,
    _S.DO_MY_PART: _A.OPEN_HOLD,
    _S.HOLD_MET: _A.FREE_AND_WRITE,
    _S.DECIDE_HOLD: _A.OPEN_HOLD,
    _S.CHECK_BACK_REFERRER: _A.WRITE_LETTER,
    _S.WAIT_REPLY: _A.RECORD_REPLY,
    _S.REMIND: _A.WRITE_LETTER,
    _S.LET_REST: _A.CLOSE_NO_REPLY,
    _S.TRY_ANOTHER: _A.FIND_PERSON,
    _S.SCHEDULE: _A.SET_DATE,
    _S.RESCHEDULE: _A.SET_DATE,
    _S.PREPARE: _A.OPEN_PREPARE,
    _S.SEND_QUESTIONS: _A.WRITE_LETTER,
    _S.WAIT_ANSWERS: _A.OPEN_CAPTURE,
    _S.CONFIRM: _A.WRITE_LETTER,
    _S.PRINT_SHEET: _A.PRINT_SHEET,
    _S.MEET: _A.OPEN_PREPARE,
    _S.START_MEETING: _A.START_MEETING,
    _S.CAPTURE: _A.OPEN_CAPTURE,
    _S.THANK: _A.WRITE_LETTER,
    _S.THANK_REFERRER: _A.WRITE_LETTER,
    _S.THANK_FOR_NAME: _A.WRITE_LETTER,
    _S.ASK_FOR_NAMES: _A.OPEN_CAPTURE,
    _S.CHECK_BACK_NAMES: _A.WRITE_LETTER,
    _S.CONNECT: _A.OPEN_PROFILE,
    _S.KEEP_PROMISE: _A.WRITE_LETTER,
    _S.CHECK_BACK: _A.WRITE_LETTER,
    _S.REPORT_BACK: _A.WRITE_LETTER,
    _S.UPDATE: _A.WRITE_LETTER,
    _S.GOOD_NEWS: _A.WRITE_LETTER,
    _S.DO_FOLLOW_UP: _A.FINISH_FOLLOW_UP,
    _S.KEEP_IN_TOUCH: _A.WRITE_LETTER,
    _S.NOTHING: _A.NEW_INTERVIEW,
}
"""The one action of each step."""

LETTERS: Final[dict[NextStepCode, LetterKind]] = {
    _S.WRITE_REQUEST: LetterKind.REQUEST,
    _S.CHECK_BACK_REFERRER: LetterKind.CHECK_BACK,
    _S.REMIND: LetterKind.REQUEST,
    _S.SEND_QUESTIONS: LetterKind.QUESTIONS,
    _S.CONFIRM: LetterKind.CONFIRMATION,
    _S.THANK: LetterKind.THANK_YOU,
    _S.THANK_REFERRER: LetterKind.THANK_REFERRER,
    _S.THANK_FOR_NAME: LetterKind.THANK_REFERRER,
    _S.CHECK_BACK_NAMES: LetterKind.CHECK_BACK,
    _S.CHECK_BACK: LetterKind.CHECK_BACK,
    _S.REPORT_BACK: LetterKind.UPDATE,
    _S.KEEP_PROMISE: LetterKind.UPDATE,
    _S.UPDATE: LetterKind.UPDATE,
    _S.KEEP_IN_TOUCH: LetterKind.UPDATE,
    _S.GOOD_NEWS: LetterKind.GOOD_NEWS,
}
"""What kind of letter the steps write whose action is to write one."""

TO_OTHER: Final = frozenset({_S.CHECK_BACK_REFERRER, _S.THANK_REFERRER})
"""Steps whose letter goes to ``other_name``, not to the contact."""

REACHES_OUT: Final = frozenset(
    code
    for code, action in ACTIONS.items()
    if action in (_A.WRITE_LETTER, _A.OPEN_PROFILE) and code not in TO_OTHER
)
"""Steps that write to the contact, or invite them: none for somebody on hold."""

WAITING: Final = frozenset({_S.WAIT_HOLD, _S.WAIT_REPLY, _S.WAIT_ANSWERS})
"""Steps in which the move is somebody else's."""

FOLLOW_UP_STEPS: Final[dict[FollowUpKind, NextStepCode]] = {
    FollowUpKind.REQUEST_REMINDER: _S.REMIND,
    FollowUpKind.SEND_QUESTIONS: _S.SEND_QUESTIONS,
    FollowUpKind.CONFIRM: _S.CONFIRM,
    FollowUpKind.PRINT: _S.PRINT_SHEET,
    FollowUpKind.THANK_YOU: _S.THANK,
    FollowUpKind.THANK_REFERRER: _S.THANK_REFERRER,
    FollowUpKind.CONNECT: _S.CONNECT,
    FollowUpKind.PROMISED_BY_ME: _S.KEEP_PROMISE,
    FollowUpKind.REPORT_BACK: _S.REPORT_BACK,
    FollowUpKind.UPDATE: _S.UPDATE,
    FollowUpKind.CHECK_BACK: _S.CHECK_BACK,
    FollowUpKind.GOOD_NEWS: _S.GOOD_NEWS,
    FollowUpKind.WRITE: _S.WRITE_REQUEST,
    FollowUpKind.OTHER: _S.DO_FOLLOW_UP,
}
"""The step that an open follow-up stands for."""

REACHING_OUT: Final = frozenset(
    kind for kind, code in FOLLOW_UP_STEPS.items() if code in REACHES_OUT or code in TO_OTHER
)
"""Kinds of follow-ups that write to whom they are for, or invite them."""

FITS: Final[dict[FollowUpKind, frozenset[InterviewStatus | None]]] = {
    FollowUpKind.REQUEST_REMINDER: frozenset({InterviewStatus.REQUESTED}),
    FollowUpKind.WRITE: frozenset({None, InterviewStatus.IDEA}),
    FollowUpKind.SEND_QUESTIONS: frozenset({InterviewStatus.SCHEDULED}),
    FollowUpKind.CONFIRM: frozenset({InterviewStatus.SCHEDULED}),
    FollowUpKind.PRINT: frozenset({InterviewStatus.SCHEDULED}),
}
"""Kinds that are a next step in some interview states only (None: no interview); one that was
left open when the interview moved on is still listed, but isn't what comes next."""
