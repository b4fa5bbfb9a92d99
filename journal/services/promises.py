"""Changes to follow-ups."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from journal.domain.changes import Kind
from journal.domain.clock import Clock
from journal.domain.codes import Channel, FollowUpKind, FollowUpState
from journal.domain.names import clean_line
from journal.domain.proposals import Proposal, Whom
from journal.errors import Refused, mark
from journal.services.contacts import insert_person, insert_touch, required_name
from journal.services.wording import shown, translate
from journal.store.journal import Journal, Step


class FollowUpCommands:
    """Each method is one undoable step. Days and times are local."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def add(
        self,
        contact_id: int | None,
        kind: FollowUpKind = FollowUpKind.OTHER,
        *,
        new_name: str = "",
        what: str = "",
        why: str = "",
        due_on: date | None = None,
        due_time: time | None = None,
        about_id: int | None = None,
        interview_id: int | None = None,
        origin_rule: str = "",
        origin: object = None,
    ) -> int:
        """Adds a follow-up; its id. Raises Refused when it says neither what nor for whom.

        ``new_name`` is that of somebody to be added whom it is for.
        """
        what = clean_line(what)
        if contact_id is None and not what and not new_name:
            raise Refused(
                mark("A follow-up needs a person or a few words on what to do."),
                mark("Nothing was changed."),
            )
        with self._journal.step(translate("Steps", "Add follow-up"), origin=origin) as step:
            if new_name:
                name = required_name(new_name)
                contact_id = insert_person(step, self._journal, self._clock, name)
            return step.insert(
                Kind.FOLLOW_UP,
                contact_id=contact_id,
                about_id=about_id,
                interview_id=interview_id,
                kind=kind,
                what=what,
                why=clean_line(why),
                due_on=due_on,
                due_time=due_time.strftime("%H:%M") if due_time and due_on else None,
                origin=origin_rule,
                created_at=self._clock.now(),
            )

    def accept(
        self, interview_id: int, contact_id: int, referrer_id: int | None, each: Sequence[Proposal]
    ) -> list[int]:
        """Creates the proposals that the user ticked, in one step; their ids."""
        told = []
        for proposal in each:
            to_referrer = proposal.whom is Whom.REFERRER and referrer_id is not None
            whom = referrer_id if to_referrer else contact_id
            told.append((whom or contact_id, contact_id if to_referrer else None, proposal))
        return self.accept_for(interview_id, told)

    def accept_for(
        self, interview_id: int, each: Sequence[tuple[int, int | None, Proposal]]
    ) -> list[int]:
        """The same for several people: (whom to turn to, about whom else, the proposal)."""
        title = translate("Steps", "Create %n follow-up(s)", None, len(each))
        with self._journal.step(title):
            return [
                self.add(
                    contact_id,
                    proposal.kind,
                    what=proposal.words if proposal.kind is FollowUpKind.PROMISED_BY_ME else "",
                    why=proposal.words if proposal.kind is FollowUpKind.CHECK_BACK else "",
                    due_on=proposal.due_on,
                    due_time=proposal.due_time,
                    about_id=about_id,
                    interview_id=interview_id,
                    origin_rule=proposal.origin,
                )
                for contact_id, about_id, proposal in each
            ]

    def edit(self, follow_up_id: int, *, visit: str = "", **values: object) -> None:
        """Sets columns of a follow-up: what, why, kind, contact_id …"""
        merge = f"follow-up:{follow_up_id}:{visit}" if visit else ""
        plain = {
            name: clean_line(value) if isinstance(value, str) and name in ("what", "why") else value
            for name, value in values.items()
        }
        with self._journal.step(translate("Steps", "Edit follow-up"), merge=merge) as step:
            step.update(Kind.FOLLOW_UP, follow_up_id, **plain)

    def done(
        self, follow_up_id: int, *, channel: Channel | None = None, origin: object = None
    ) -> None:
        """Marks it done; with a channel it also counts as having been in touch."""
        row = self._journal.database.one(
            "SELECT contact_id, interview_id, what FROM follow_up WHERE id = ?", (follow_up_id,)
        )
        if row is None:
            return
        title = translate("Steps", "Done: {what}").format(what=self._title(follow_up_id))
        with self._journal.step(title, origin=origin) as step:
            self._close(step, follow_up_id, FollowUpState.DONE)
            if channel is not None and row[0] is not None:
                insert_touch(
                    step,
                    self._clock,
                    row[0],
                    channel,
                    row[2],
                    interview_id=row[1],
                    follow_up_id=follow_up_id,
                )

    def skip(self, follow_up_id: int, why: str = "") -> None:
        """Leaves it out, with a word why."""
        title = translate("Steps", "Skip: {what}").format(what=self._title(follow_up_id))
        with self._journal.step(title) as step:
            self._close(step, follow_up_id, FollowUpState.SKIPPED)
            step.update(Kind.FOLLOW_UP, follow_up_id, skipped_why=clean_line(why))

    def reopen(self, follow_up_id: int) -> None:
        """Opens it again."""
        title = translate("Steps", "Open again: {what}").format(what=self._title(follow_up_id))
        with self._journal.step(title) as step:
            step.update(
                Kind.FOLLOW_UP,
                follow_up_id,
                state=FollowUpState.OPEN,
                closed_on=None,
                skipped_why="",
            )

    def move(self, follow_up_id: int, day: date, at: time | None = None) -> None:
        """Sets another day; the hour stays unless ``at`` gives one."""
        title = translate("Steps", "Move: {what}").format(what=self._title(follow_up_id))
        with self._journal.step(title) as step:
            values: dict[str, object] = {"due_on": day}
            if at is not None:
                values["due_time"] = at.strftime("%H:%M")
            step.update(Kind.FOLLOW_UP, follow_up_id, **values)

    def delete(self, follow_up_id: int) -> None:
        """Deletes a follow-up."""
        title = translate("Steps", "Delete: {what}").format(what=self._title(follow_up_id))
        with self._journal.step(title) as step:
            step.delete(Kind.FOLLOW_UP, follow_up_id)

    def _close(self, step: Step, follow_up_id: int, state: FollowUpState) -> None:
        step.update(Kind.FOLLOW_UP, follow_up_id, state=state, closed_on=self._clock.today())

    def _title(self, follow_up_id: int) -> str:
        row = self._journal.database.one(
            "SELECT f.what, c.name FROM follow_up f LEFT JOIN contact c ON c.id = f.contact_id"
            " WHERE f.id = ?",
            (follow_up_id,),
        )
        return shown(row[0] or row[1] or "") if row else ""
