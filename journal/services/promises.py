"""Changes to follow-ups."""

from __future__ import annotations

from datetime import date, datetime, time

from journal.domain.changes import Kind
from journal.domain.clock import Clock
from journal.domain.codes import Channel, FollowUpKind, FollowUpState
from journal.domain.names import clean_line
from journal.domain.repeats import Repeat, anchored, following, from_kept, kept
from journal.errors import Refused, mark
from journal.services.contacts import insert_person, insert_touch, required_name
from journal.services.wording import shown, translate
from journal.store.journal import Journal, Step
from journal.store.values import day

REPEATED = "repeat:"
"""An origin that begins so is followed by the id of the one before in a series."""
_AGAIN = (
    "SELECT contact_id, about_id, interview_id, kind, what, why, due_on, due_time, repeat"
    " FROM follow_up WHERE id = ?"
)


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
        repeat: Repeat | None = None,
        origin_rule: str = "",
        origin: object = None,
    ) -> int:
        """Adds a follow-up; its id. Raises Refused when it says neither what nor for whom.

        ``new_name`` is that of somebody to be added whom it is for. With ``repeat`` the next one
        is made when this one is done or skipped.
        """
        what = clean_line(what)
        if contact_id is None and not what and not new_name:
            raise _says_nothing()
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
                repeat=kept(anchored(repeat, due_on) if repeat else None),
                origin=origin_rule,
                created_at=self._clock.now(),
            )

    def change(
        self,
        follow_up_id: int,
        contact_id: int | None,
        kind: FollowUpKind,
        *,
        new_name: str = "",
        what: str = "",
        why: str = "",
        due_on: date | None = None,
        due_time: time | None = None,
        repeat: Repeat | None = None,
    ) -> None:
        """Writes a follow-up anew as ``add`` would; one that waits for a milestone goes on waiting.

        Raises Refused when it says neither what nor for whom.
        """
        what = clean_line(what)
        if contact_id is None and not what and not new_name:
            raise _says_nothing()
        title = translate("Steps", "Edit follow-up")
        with self._journal.step(title) as step:
            if new_name:
                name = required_name(new_name)
                contact_id = insert_person(step, self._journal, self._clock, name)
            old = self._journal.database.one(
                "SELECT due_on, repeat FROM follow_up WHERE id = ?", (follow_up_id,)
            )
            before = from_kept(old[1]) if old else None
            if old and repeat is not None and before is not None and day(old[0]) == due_on:
                repeat = repeat._replace(on=before.on if repeat.unit is before.unit else 0)
            step.update(
                Kind.FOLLOW_UP,
                follow_up_id,
                contact_id=contact_id,
                kind=kind,
                what=what,
                why=clean_line(why),
                due_on=due_on,
                due_time=due_time.strftime("%H:%M") if due_time and due_on else None,
                repeat=kept(anchored(repeat, due_on) if repeat else None),
                remind_at=None,
            )

    def edit(self, follow_up_id: int, *, visit: str = "", **values: object) -> None:
        """Sets columns of a follow-up: what, why, kind, contact_id, due_on, repeat …"""
        merge = f"follow-up:{follow_up_id}:{visit}" if visit else ""
        plain = {name: _plain(name, value) for name, value in values.items()}
        with self._journal.step(translate("Steps", "Edit follow-up"), merge=merge) as step:
            step.update(Kind.FOLLOW_UP, follow_up_id, **plain)

    def done(
        self, follow_up_id: int, *, channel: Channel | None = None, origin: object = None
    ) -> int | None:
        """Marks it done; with a channel it also counts as having been in touch.

        The id of the next one, where it repeats.
        """
        if not self._is_there(follow_up_id):
            return None
        title = translate("Steps", "Done: {what}").format(what=self._title(follow_up_id))
        with self._journal.step(title, origin=origin) as step:
            following_one = close(
                step, self._journal, self._clock, follow_up_id, FollowUpState.DONE
            )
            if channel is not None:
                self._note_touch(step, follow_up_id, channel)
            return following_one

    def note_touch(self, follow_up_id: int, channel: Channel) -> None:
        """Says afterwards how one was in touch for what is done."""
        title = translate("Steps", "In touch: {what}").format(what=self._title(follow_up_id))
        with self._journal.step(title) as step:
            self._note_touch(step, follow_up_id, channel)

    def is_noted(self, follow_up_id: int) -> bool:
        """Whether a touch says already how one was in touch for it, or with them that day."""
        found = self._journal.database.one(
            "SELECT 1 FROM touch t JOIN follow_up f ON f.id = ?"
            " WHERE t.follow_up_id = f.id"
            " OR (t.contact_id = f.contact_id AND t.on_day = f.closed_on) LIMIT 1",
            (follow_up_id,),
        )
        return found is not None

    def skip(self, follow_up_id: int, why: str = "") -> int | None:
        """Leaves it out, with a word why; a series goes on: the id of its next one."""
        title = translate("Steps", "Skip: {what}").format(what=self._title(follow_up_id))
        with self._journal.step(title) as step:
            following_one = close(
                step, self._journal, self._clock, follow_up_id, FollowUpState.SKIPPED
            )
            step.update(Kind.FOLLOW_UP, follow_up_id, skipped_why=clean_line(why))
            return following_one

    def reopen(self, follow_up_id: int) -> None:
        """Opens it again; the next one of its series, not done yet, goes."""
        title = translate("Steps", "Open again: {what}").format(what=self._title(follow_up_id))
        with self._journal.step(title) as step:
            step.update(
                Kind.FOLLOW_UP,
                follow_up_id,
                state=FollowUpState.OPEN,
                closed_on=None,
                skipped_why="",
            )
            made = self._journal.database.rows(
                "SELECT id FROM follow_up WHERE origin = ? AND state = 'open'",
                (f"{REPEATED}{follow_up_id}",),
            )
            step.delete(Kind.FOLLOW_UP, *(row[0] for row in made))

    def move(self, follow_up_id: int, to: date, at: time | None = None) -> None:
        """Sets another day; the hour stays unless ``at`` gives one. It isn't put off any more."""
        title = translate("Steps", "Move: {what}").format(what=self._title(follow_up_id))
        with self._journal.step(title) as step:
            values: dict[str, object] = {"due_on": to, "remind_at": None}
            if at is not None:
                values["due_time"] = at.strftime("%H:%M")
            step.update(Kind.FOLLOW_UP, follow_up_id, **values)

    def remind(self, follow_up_id: int, at: datetime | None) -> None:
        """Puts it off until an aware moment, or with None no longer; its day stays.

        Raises Refused for a moment that is not to come.
        """
        if at is not None and at <= self._clock.now():
            raise Refused(
                mark("That time is over."),
                mark("Nothing was changed."),
                mark("Type one to come: “15:00”, “tomorrow 9:00”."),
            )
        title = translate("Steps", "Remind later: {what}").format(what=self._title(follow_up_id))
        with self._journal.step(title) as step:
            step.update(Kind.FOLLOW_UP, follow_up_id, remind_at=at)

    def delete(self, follow_up_id: int) -> None:
        """Deletes a follow-up."""
        title = translate("Steps", "Delete: {what}").format(what=self._title(follow_up_id))
        with self._journal.step(title) as step:
            step.delete(Kind.FOLLOW_UP, follow_up_id)

    def _is_there(self, follow_up_id: int) -> bool:
        found = self._journal.database.one("SELECT 1 FROM follow_up WHERE id = ?", (follow_up_id,))
        return found is not None

    def _note_touch(self, step: Step, follow_up_id: int, channel: Channel) -> None:
        row = self._journal.database.one(
            "SELECT contact_id, interview_id, what FROM follow_up WHERE id = ?", (follow_up_id,)
        )
        if row is not None and row[0] is not None:
            insert_touch(
                step,
                self._clock,
                row[0],
                channel,
                row[2],
                interview_id=row[1],
                follow_up_id=follow_up_id,
            )

    def _title(self, follow_up_id: int) -> str:
        row = self._journal.database.one(
            "SELECT f.what, c.name FROM follow_up f LEFT JOIN contact c ON c.id = f.contact_id"
            " WHERE f.id = ?",
            (follow_up_id,),
        )
        return shown(row[0] or row[1] or "") if row else ""


def close(
    step: Step, journal: Journal, clock: Clock, follow_up_id: int, state: FollowUpState
) -> int | None:
    """Within an open step: it is done or left out; the next one of its series, if it was open."""
    was_open = journal.database.one(
        "SELECT 1 FROM follow_up WHERE id = ? AND state = 'open'", (follow_up_id,)
    )
    values = {"state": state, "closed_on": clock.today(), "remind_at": None}
    step.update(Kind.FOLLOW_UP, follow_up_id, **values)
    return _repeat(step, journal, clock, follow_up_id) if was_open else None


def _repeat(step: Step, journal: Journal, clock: Clock, follow_up_id: int) -> int | None:
    row = journal.database.one(_AGAIN, (follow_up_id,))
    repeat = from_kept(row[8]) if row else None
    if row is None or repeat is None:
        return None
    try:
        due = following(repeat, day(row[6]), clock.today())
    except OverflowError:  # the calendar ends before
        return None
    names = ("contact_id", "about_id", "interview_id", "kind", "what", "why")
    return step.insert(
        Kind.FOLLOW_UP,
        **dict(zip(names, row, strict=False)),
        due_on=due,
        due_time=row[7],
        repeat=row[8],
        origin=f"{REPEATED}{follow_up_id}",
        created_at=clock.now(),
    )


def _says_nothing() -> Refused:
    return Refused(
        mark("A follow-up needs a person or a few words on what to do."),
        mark("Nothing was changed."),
    )


def _plain(name: str, value: object) -> object:
    if isinstance(value, Repeat):
        return kept(value)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return clean_line(value) if isinstance(value, str) and name in ("what", "why") else value
