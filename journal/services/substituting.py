"""Somebody else meets the user than the person who was asked."""

from __future__ import annotations

from typing import NamedTuple

from journal.domain.changes import Kind
from journal.domain.clock import Clock
from journal.domain.codes import FollowUpKind, InterviewStatus, Introduction
from journal.errors import Refused, mark
from journal.services.contacts import insert_person, required_name
from journal.services.meetings import InterviewCommands
from journal.services.moving_on import moved_on
from journal.services.referring import ReferralCommands
from journal.services.wording import name_of, shown, translate
from journal.store.journal import Journal, Step


class _Meeting(NamedTuple):
    """An interview: whom it is with now, and whom the user asked first."""

    id: int
    contact_id: int
    first_id: int


class SubstituteCommands:
    """Each method is one undoable step.

    The interview is with the substitute from then on: what was said in it, and what is still to
    do for it, is theirs. They count as introduced by the person first asked.
    """

    def __init__(self, journal: Journal, clock: Clock, meetings: InterviewCommands) -> None:
        self._journal = journal
        self._clock = clock
        self._meetings = meetings
        self._referrals = ReferralCommands(journal, clock)

    def somebody_new(
        self, interview_id: int, name: str, company: str = "", *, held: bool = False
    ) -> int:
        """A person who is not in the journal yet; their id. ``held``: one has met them already.

        Raises Refused without a name, or when the interview is gone.
        """
        meeting, name = self._meeting(interview_id), required_name(name)
        with self._journal.step(self._title(name, meeting.first_id)) as step:
            key = insert_person(
                step,
                self._journal,
                self._clock,
                name,
                company=company,
                referrer_id=meeting.first_id,
                introduction=Introduction.MADE,
            )
            self._hand_over(step, meeting, key, held)
            return key

    def somebody_known(self, interview_id: int, contact_id: int, *, held: bool = False) -> None:
        """A person of the journal. The person first asked, named here, takes their place back.

        They stay where they are in the tree, unless nobody referred them yet; where they stand
        above the person who sent them, no referral is noted. Raises Refused when the interview
        is with them already, or is gone.
        """
        meeting = self._meeting(interview_id)
        name = name_of(self._journal, contact_id)
        if contact_id == meeting.contact_id:
            raise Refused(
                mark("The interview is with {name} already."),
                mark("Nothing was changed."),
                name=name,
            )
        with self._journal.step(self._title(name, meeting.first_id)) as step:
            if contact_id != meeting.first_id:
                self._introduce(meeting.first_id, contact_id)
            self._hand_over(step, meeting, contact_id, held)

    def _introduce(self, first: int, substitute: int) -> None:
        if self._referrals.would_loop(first, substitute):
            return
        known = self._journal.database.one(
            "SELECT 1 FROM referral WHERE referred_id = ?", (substitute,)
        )
        if self._referral(first, substitute) is None:
            self._referrals.refer(first, substitute, primary=known is None)
        made = self._referral(first, substitute)
        if made is not None:
            self._referrals.set_introduction(made, Introduction.MADE)

    def _hand_over(self, step: Step, meeting: _Meeting, to: int, held: bool) -> None:
        job = self._journal.database.one(
            "SELECT max(id) FROM position WHERE contact_id = ? AND until IS NULL", (to,)
        )
        step.update(
            Kind.INTERVIEW,
            meeting.id,
            contact_id=to,
            position_id=job[0] if job else None,
            instead_of_id=None if to == meeting.first_id else meeting.first_id,
        )
        self._move_follow_ups(step, meeting, to)
        for kind, table in (
            (Kind.NOTE, "note"),
            (Kind.LEAD, "lead"),
            (Kind.AGREEMENT, "agreement"),
            (Kind.ADVICE, "advice"),
        ):
            for (key,) in self._journal.database.rows(
                f"SELECT id FROM {table} WHERE interview_id = ? AND contact_id = ?",
                (meeting.id, meeting.contact_id),
            ):
                step.update(kind, key, contact_id=to)
        self._move_names(step, meeting, to)
        if held:
            self._meetings.set_status(meeting.id, InterviewStatus.HELD)
        else:
            moved_on(step, self._journal, self._clock, meeting.id)
        self._meetings.warm_up(step, meeting.id)

    def _move_follow_ups(self, step: Step, meeting: _Meeting, to: int) -> None:
        """What is open for the interview; thanks to a referrer go to whoever sent them."""
        for key, contact, about, kind in self._journal.database.rows(
            "SELECT id, contact_id, about_id, kind FROM follow_up"
            " WHERE interview_id = ? AND state = 'open'",
            (meeting.id,),
        ):
            if kind == FollowUpKind.THANK_REFERRER and about == meeting.contact_id:
                step.update(
                    Kind.FOLLOW_UP, key, contact_id=self._sender(meeting, to, contact), about_id=to
                )
            elif contact == meeting.contact_id:
                step.update(Kind.FOLLOW_UP, key, contact_id=to)

    def _sender(self, meeting: _Meeting, to: int, otherwise: int) -> int:
        if to != meeting.first_id:
            return meeting.first_id
        row = self._journal.database.one(
            "SELECT referrer_id FROM referral WHERE referred_id = ? AND is_primary = 1", (to,)
        )
        return row[0] if row else otherwise

    def _move_names(self, step: Step, meeting: _Meeting, to: int) -> None:
        """Names heard in the interview were given by whoever was there."""
        for key, referred in self._journal.database.rows(
            "SELECT id, referred_id FROM referral WHERE interview_id = ? AND referrer_id = ?",
            (meeting.id, meeting.contact_id),
        ):
            if self._referral(to, referred) or self._referrals.would_loop(to, referred):
                continue
            step.update(Kind.REFERRAL, key, referrer_id=to)
            for (hold,) in self._journal.database.rows(
                "SELECT id FROM hold WHERE referral_id = ? AND whose_move_id = ?",
                (key, meeting.contact_id),
            ):
                step.update(Kind.HOLD, hold, whose_move_id=to)

    def _referral(self, referrer: int, referred: int) -> int | None:
        row = self._journal.database.one(
            "SELECT id FROM referral WHERE referrer_id = ? AND referred_id = ?",
            (referrer, referred),
        )
        return row[0] if row else None

    def _title(self, name: str, first: int) -> str:
        title = translate("Steps", "{name} instead of {other}")
        return title.format(name=shown(name), other=name_of(self._journal, first))

    def _meeting(self, interview_id: int) -> _Meeting:
        row = self._journal.database.one(
            "SELECT id, contact_id, coalesce(instead_of_id, contact_id) FROM interview"
            " WHERE id = ?",
            (interview_id,),
        )
        if row is None:
            raise Refused(
                mark("This interview is not in the journal any more."),
                mark("Nothing was changed."),
            )
        return _Meeting._make(row)
