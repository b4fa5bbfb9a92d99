"""The sentence and the button of each next step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from journal.domain.codes import Urgency
from journal.domain.names import shown
from journal.domain.next_step import ACTIONS, ActionCode, Missing, NextStep, NextStepCode
from journal.ui import show

translate = QCoreApplication.translate
_S, _A = NextStepCode, ActionCode


def sentence(step: NextStep, name: str, now: datetime) -> str:
    """What comes next, short enough for a column: "Thank Ana, 4 h left"."""
    made = _SENTENCES[step.code]
    if step.code is _S.PREPARE and step.missing is not Missing.QUESTIONS:
        made = _prepare
    if step.code is _S.DO_FOLLOW_UP and step.what:
        made = _own_words
    if step.code is _S.CHECK_BACK and step.other_name:
        made = _check_back_about
    text = made().format(
        what=step.what,
        name=shown(name),
        other=shown(step.other_name or "") or translate("Steps", "the referrer"),
    )
    when = _when(step, now)
    return translate("NextStep", "{what}, {when}").format(what=text, when=when) if when else text


def details(step: NextStep) -> str:
    """Why, or what to think of: a second line; may be empty."""
    if step.what and step.code is not _S.DO_FOLLOW_UP:  # there they are the sentence
        return step.what
    text = _MISSING[step.missing] if step.code is _S.PREPARE else _DETAILS.get(step.code)
    if step.code is _S.HOLD_MET and step.other_name:
        text = _did_their_part
    return text().format(other=step.other_name or "") if text else ""


def button(step: NextStep) -> str:
    """The words on the button that does the step; "" where nothing is to press."""
    text = _BUTTONS.get(ACTIONS[step.code])
    special = _OWN_BUTTONS.get(step.code)
    if special is not None:
        return special()
    return text() if text else ""


def icon(step: NextStep) -> str:
    """The icon of the step: how pressing it is, or what it waits for."""
    if step.code is _S.NOTHING:
        return "circle-check"
    return {
        Urgency.OVERDUE: "triangle-alert",
        Urgency.TODAY: "clock",
        Urgency.WAITING: "hourglass",
    }.get(step.urgency, "arrow-right")


def role(step: NextStep) -> str:
    """The colour role of the step."""
    if step.code is _S.NOTHING:
        return "done"
    return {Urgency.OVERDUE: "overdue", Urgency.TODAY: "today", Urgency.SOON: "soon"}.get(
        step.urgency, "neutral"
    )


def _prepare() -> str:
    return translate("NextStep", "Prepare")


def _check_back_about() -> str:
    return translate("NextStep", "Check back about {other}")


def _did_their_part() -> str:
    return translate("NextStep", "What {other} was to do first has happened.")


def _own_words() -> str:
    return "{what}"


def _when(step: NextStep, now: datetime) -> str:
    if step.due is None:
        return ""
    if step.urgency in (Urgency.OVERDUE, Urgency.TODAY):
        if step.code in (_S.MEET, _S.PRINT_SHEET, _S.PREPARE, _S.START_MEETING):
            at = step.due_time
            return show.clock(at) if at and step.code is _S.MEET else ""
        if step.code is _S.HOLD_MET:
            return ""
        if step.code is _S.CAPTURE and step.urgency is Urgency.TODAY:
            return ""  # it is no hour late the moment the meeting ends
        if step.urgency is Urgency.TODAY and step.due_time is None:
            return show.day_inside(step.due, now.date())
        return show.due_chip(step.due, step.due_time, "open", False, now)[1]
    shown = show.day_inside(step.due, now.date())
    if step.code is _S.MEET and step.due_time is not None:
        return translate("Days", "{day} {time}").format(day=shown, time=show.clock(step.due_time))
    return shown


_SENTENCES: Mapping[NextStepCode, Callable[[], str]] = {
    _S.ADD_DETAILS: lambda: translate("NextStep", "Add an address"),
    _S.WRITE_REQUEST: lambda: translate("NextStep", "Write a request"),
    _S.PLAN_INTERVIEW: lambda: translate("NextStep", "Plan an interview"),
    _S.WAIT_HOLD: lambda: translate("NextStep", "Wait for {other}"),
    _S.DO_MY_PART: lambda: translate("NextStep", "Your move first"),
    _S.HOLD_MET: lambda: translate("NextStep", "You may write now"),
    _S.DECIDE_HOLD: lambda: translate("NextStep", "Decide on the hold"),
    _S.CHECK_BACK_REFERRER: lambda: translate("NextStep", "Check back with {other}"),
    _S.WAIT_REPLY: lambda: translate("NextStep", "Wait for a reply"),
    _S.REMIND: lambda: translate("NextStep", "Remind"),
    _S.LET_REST: lambda: translate("NextStep", "Let it rest"),
    _S.TRY_ANOTHER: lambda: translate("NextStep", "Try somebody else"),
    _S.SCHEDULE: lambda: translate("NextStep", "Set a date"),
    _S.RESCHEDULE: lambda: translate("NextStep", "Propose a new date"),
    _S.PREPARE: lambda: translate("NextStep", "Prepare questions"),
    _S.SEND_QUESTIONS: lambda: translate("NextStep", "Send your questions"),
    _S.WAIT_ANSWERS: lambda: translate("NextStep", "Wait for answers"),
    _S.CONFIRM: lambda: translate("NextStep", "Confirm"),
    _S.PRINT_SHEET: lambda: translate("NextStep", "Print the sheet"),
    _S.MEET: lambda: translate("NextStep", "Meet"),
    _S.START_MEETING: lambda: translate("NextStep", "Meeting now"),
    _S.CAPTURE: lambda: translate("NextStep", "Write down the answers"),
    _S.THANK: lambda: translate("NextStep", "Thank"),
    _S.THANK_REFERRER: lambda: translate("NextStep", "Thank {other}"),
    _S.THANK_FOR_NAME: lambda: translate("NextStep", "Thank them for {other}"),
    _S.ASK_FOR_NAMES: lambda: translate("NextStep", "Ask for names"),
    _S.CHECK_BACK_NAMES: lambda: translate("NextStep", "Check back about names"),
    _S.CONNECT: lambda: translate("NextStep", "Invite on LinkedIn"),
    _S.KEEP_PROMISE: lambda: translate("NextStep", "Keep your promise"),
    _S.CHECK_BACK: lambda: translate("NextStep", "Check back"),
    _S.REPORT_BACK: lambda: translate("NextStep", "Report back"),
    _S.UPDATE: lambda: translate("NextStep", "Write an update"),
    _S.GOOD_NEWS: lambda: translate("NextStep", "Tell the good news"),
    _S.DO_FOLLOW_UP: lambda: translate("NextStep", "Follow up"),
    _S.KEEP_IN_TOUCH: lambda: translate("NextStep", "Keep in touch"),
    _S.NOTHING: lambda: translate("NextStep", "Nothing to do"),
}
_DETAILS: Mapping[NextStepCode, Callable[[], str]] = {
    _S.ADD_DETAILS: lambda: translate("NextStep", "No mail, phone or link is known yet."),
    _S.WRITE_REQUEST: lambda: translate(
        "NextStep", "Say who you are, who sent you, why them, and ask for 20 to 30 minutes."
    ),
    _S.PLAN_INTERVIEW: lambda: translate("NextStep", "You have not met yet."),
    _S.WAIT_HOLD: lambda: translate("NextStep", "Not before the introduction was made."),
    _S.DO_MY_PART: lambda: translate("NextStep", "They are on hold until you have done it."),
    _S.HOLD_MET: lambda: translate("NextStep", "All that was waited for has happened."),
    _S.DECIDE_HOLD: lambda: translate(
        "NextStep", "Whoever had the move was deleted: wait for somebody else, or end the hold."
    ),
    _S.CHECK_BACK_REFERRER: lambda: translate(
        "NextStep", "The introduction was promised and has not come yet."
    ),
    _S.WAIT_REPLY: lambda: translate("NextStep", "You asked; it is their move."),
    _S.REMIND: lambda: translate("NextStep", "No answer yet; a short reminder is fine."),
    _S.LET_REST: lambda: translate("NextStep", "Two reminders are enough. Who else is there?"),
    _S.TRY_ANOTHER: lambda: translate("NextStep", "Perhaps somebody else at that company?"),
    _S.PRINT_SHEET: lambda: translate("NextStep", "The sheet is not printed yet."),
    _S.CAPTURE: lambda: translate("NextStep", "Best within minutes, while it is fresh."),
    _S.THANK: lambda: translate("NextStep", "Within 24 hours, by mail or by hand."),
    _S.THANK_REFERRER: lambda: translate("NextStep", "And tell how it went."),
    _S.THANK_FOR_NAME: lambda: translate("NextStep", "And tell how it went."),
    _S.ASK_FOR_NAMES: lambda: translate("NextStep", "Two or three names keep the circle growing."),
}
_MISSING: Mapping[Missing | None, Callable[[], str]] = {
    Missing.QUESTIONS: lambda: translate("NextStep", "No questions are chosen yet."),
    Missing.RESEARCH: lambda: translate("NextStep", "No research is noted yet."),
    Missing.PITCH: lambda: translate("NextStep", "No pitch is chosen yet."),
    None: lambda: translate("NextStep", "Nothing is missing; read it once more."),
}
_BUTTONS: Mapping[ActionCode, Callable[[], str]] = {
    _A.EDIT_CONTACT: lambda: translate("NextStep", "Add details"),
    _A.WRITE_LETTER: lambda: translate("NextStep", "Write…"),
    _A.NEW_INTERVIEW: lambda: translate("NextStep", "Plan interview…"),
    _A.OPEN_HOLD: lambda: translate("NextStep", "Open hold…"),
    _A.FREE_AND_WRITE: lambda: translate("NextStep", "Write…"),
    _A.RECORD_REPLY: lambda: translate("NextStep", "They said yes…"),
    _A.CLOSE_NO_REPLY: lambda: translate("NextStep", "Close as no reply"),
    _A.FIND_PERSON: lambda: translate("NextStep", "See people"),
    _A.SET_DATE: lambda: translate("NextStep", "Schedule…"),
    _A.OPEN_PREPARE: lambda: translate("NextStep", "Prepare"),
    _A.PRINT_SHEET: lambda: translate("NextStep", "Print sheet…"),
    _A.START_MEETING: lambda: translate("NextStep", "Capture"),
    _A.OPEN_CAPTURE: lambda: translate("NextStep", "Capture now"),
    _A.FINISH_FOLLOW_UP: lambda: translate("NextStep", "Done"),
    _A.OPEN_PROFILE: lambda: translate("NextStep", "Open link"),
}
_OWN_BUTTONS: Mapping[NextStepCode, Callable[[], str]] = {
    _S.CHECK_BACK_REFERRER: lambda: translate("NextStep", "Check back…"),
}
