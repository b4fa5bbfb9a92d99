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
from journal.services.wording import name_of, shown, translate
from journal.store import follow_ups
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
        title = title_of_new(self._journal, contact_id, new_name, what)
        with self._journal.step(title, origin=origin) as step:
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
        with self._journal.step(title_of(self._journal, follow_up_id)) as step:
            if new_name:
                name = required_name(new_name)
                contact_id = insert_person(step, self._journal, self._clock, name)
            old = follow_ups.kept(self._journal.database, follow_up_id)
            before = from_kept(old.repeat) if old else None
            if old and repeat is not None and before is not None and old.due_on == due_on:
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
        title = title_of(self._journal, follow_up_id)
        with self._journal.step(title, merge=merge) as step:
            step.update(Kind.FOLLOW_UP, follow_up_id, **plain)

    def done(
        self, follow_up_id: int, *, channel: Channel | None = None, origin: object = None
    ) -> int | None:
        """Marks it done; with a channel it also counts as having been in touch.

        The id of the next one, where it repeats.
        """
        if not follow_ups.is_there(self._journal.database, follow_up_id):
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
        return follow_ups.is_noted(self._journal.database, follow_up_id)

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
            made = follow_ups.repeated(self._journal.database, follow_up_id)
            step.delete(Kind.FOLLOW_UP, *made)

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

    def _note_touch(self, step: Step, follow_up_id: int, channel: Channel) -> None:
        found = follow_ups.kept(self._journal.database, follow_up_id)
        if found is not None and found.contact_id is not None:
            insert_touch(
                step,
                self._clock,
                found.contact_id,
                channel,
                found.what,
                interview_id=found.interview_id,
                follow_up_id=follow_up_id,
            )

    def _title(self, follow_up_id: int) -> str:
        return shown(follow_ups.words(self._journal.database, follow_up_id))


def title_of_new(journal: Journal, contact_id: int | None, new_name: str, what: str) -> str:
    """What the step is called that adds one: by its own words, else by whom it is for."""
    whose = "" if contact_id is None else name_of(journal, contact_id)
    words = shown(clean_line(what) or clean_line(new_name) or whose)
    return translate("Steps", "Add follow-up: {what}").format(what=words)


def title_of(journal: Journal, follow_up_id: int) -> str:
    """What the step is called that changes one."""
    words = shown(follow_ups.words(journal.database, follow_up_id))
    return translate("Steps", "Edit follow-up: {what}").format(what=words)


def close(
    step: Step, journal: Journal, clock: Clock, follow_up_id: int, state: FollowUpState
) -> int | None:
    """Within an open step: it is done or left out; the next one of its series, if it was open."""
    was_open = follow_ups.is_open(journal.database, follow_up_id)
    values = {"state": state, "closed_on": clock.today(), "remind_at": None}
    step.update(Kind.FOLLOW_UP, follow_up_id, **values)
    return _repeat(step, journal, clock, follow_up_id) if was_open else None


def _repeat(step: Step, journal: Journal, clock: Clock, follow_up_id: int) -> int | None:
    before = follow_ups.kept(journal.database, follow_up_id)
    repeat = from_kept(before.repeat) if before else None
    if before is None or repeat is None:
        return None
    try:
        due = following(repeat, before.due_on, clock.today())
    except OverflowError:  # the calendar ends before
        return None
    return step.insert(
        Kind.FOLLOW_UP,
        **before._replace(due_on=due)._asdict(),
        origin=f"{follow_ups.REPEATED}{follow_up_id}",
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
