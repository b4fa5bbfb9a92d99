"""Follow-ups that something else has done: nobody is asked for what has happened already.

Each function is for use within an open step, so that undo brings back what it closed.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from journal.domain.changes import Kind
from journal.domain.clock import Clock, to_utc_text
from journal.domain.codes import FollowUpState
from journal.services.wording import translate
from journal.store import fulfilled
from journal.store.journal import Step


def reached_out(step: Step, clock: Clock, contact_id: int, on_day: date) -> None:
    """The user was in touch with them, which is what "write to" asks for."""
    today, until = clock.today().isoformat(), _end(clock, on_day)
    while (key := fulfilled.to_write(step, contact_id, today, until)) is not None:
        _close(step, clock, key)


def answered(step: Step, clock: Clock, contact_id: int, on_day: date) -> None:
    """They were heard of: there is nothing to remind them of now."""
    today, until = clock.today().isoformat(), _end(clock, on_day)
    while (key := fulfilled.to_remind(step, contact_id, today, until)) is not None:
        _close(step, clock, key, translate("Steps", "They answered"))


def connected(step: Step, clock: Clock, contact_id: int) -> None:
    """They were invited, or are connected already."""
    while (key := fulfilled.to_connect(step, contact_id)) is not None:
        _close(step, clock, key)


def printed(step: Step, clock: Clock, interview_id: int) -> None:
    """The sheet of this interview was printed."""
    while (key := fulfilled.to_print(step, interview_id)) is not None:
        _close(step, clock, key)


def thanked(step: Step, clock: Clock, referrer_id: int, about_id: int) -> None:
    """Thanks for naming this person were said, whatever asked for them."""
    while (key := fulfilled.to_thank(step, referrer_id, about_id)) is not None:
        _close(step, clock, key)


def _close(step: Step, clock: Clock, key: int, why: str = "") -> None:
    """It is done, or left out for a reason."""
    step.update(
        Kind.FOLLOW_UP,
        key,
        state=FollowUpState.SKIPPED if why else FollowUpState.DONE,
        closed_on=clock.today(),
        remind_at=None,
        skipped_why=why,
    )


def _end(clock: Clock, day: date) -> str:
    """The end of a day: what was made later is not done by what happened on it."""
    if day >= clock.today():
        return "9999"
    after = datetime.combine(day + timedelta(days=1), time(), tzinfo=clock.now().tzinfo)
    return to_utc_text(after)
