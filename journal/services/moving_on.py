"""Follow-ups of an interview that moved on: what fits its new status no more is left out."""

from __future__ import annotations

from journal.domain.changes import Kind
from journal.domain.clock import Clock
from journal.domain.codes import FollowUpKind, FollowUpState
from journal.domain.step_codes import FITS
from journal.services.news_held_back import after_hold
from journal.services.wording import translate
from journal.store import follow_ups, holds
from journal.store.journal import Journal, Step


def moved_on(step: Step, journal: Journal, clock: Clock, interview_id: int) -> None:
    """Within an open step: the follow-ups of an interview go with the status it has now.

    Open ones that come next in other states only are left out; a series of them ends. Those
    left out by this that fit the status again are open again, on the day that they had. News that
    waited because an introduction was promised are told once the meeting shows that it was made.
    To write to whom one asked already, or is about to meet, comes next no more either, whoever
    named them. Thanks for their name that are still owed belong to the meeting once it was held:
    they are said with word of how it went.
    """
    why = translate("Steps", "The interview moved on")
    rows = follow_ups.of_meeting(journal.database, interview_id, why)
    rows += follow_ups.first_words(journal.database, interview_id, why)
    for key, kind, state, status in rows:
        states = FITS.get(FollowUpKind(kind)) if kind in set(FollowUpKind) else None
        if states is None:
            continue
        fits = status in states
        if state == FollowUpState.OPEN and not fits:
            step.update(
                Kind.FOLLOW_UP,
                key,
                state=FollowUpState.SKIPPED,
                closed_on=clock.today(),
                remind_at=None,
                skipped_why=why,
            )
        elif state == FollowUpState.SKIPPED and fits:
            step.update(
                Kind.FOLLOW_UP, key, state=FollowUpState.OPEN, closed_on=None, skipped_why=""
            )
    for key in follow_ups.thanks_owed(journal.database, interview_id):
        step.update(Kind.FOLLOW_UP, key, interview_id=interview_id)
    freed = holds.freed_by(journal.database, interview_id)
    if freed is not None:
        after_hold(step, journal.database, freed, clock.today())
