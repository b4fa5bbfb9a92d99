"""Changes to interviews: planning, scheduling, status, what is brought along."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from journal.domain.agenda import default_minutes
from journal.domain.changes import Kind
from journal.domain.clock import Clock, later_by, resolve
from journal.domain.codes import CLOSED, Format, InterviewStatus, StepCode
from journal.domain.names import clean_line
from journal.errors import Refused, mark
from journal.services.contacts import insert_person, required_name
from journal.services.fulfilling import printed
from journal.services.guarding import Holds, OnHold
from journal.services.moving_on import moved_on
from journal.services.wording import name_of, shown, translate
from journal.store import settings
from journal.store.habits import habits
from journal.store.journal import Journal, Step
from journal.store.values import start_of

BRING_SETTING = "bring-along list"


def _prepare() -> str:
    return translate("Steps", "Prepare {name}")


def _meeting() -> str:
    return translate("Steps", "Where and how to meet {name}")


_FIELD_STEPS: Mapping[str, Callable[[], str]] = {
    **dict.fromkeys(("place", "link", "format", "minutes"), _meeting),
    "rating": lambda: translate("Steps", "How it went with {name}"),
    "referral_question": lambda: translate("Steps", "Whether {name} was asked for names"),
}
"""What the step is called that sets a column; of others it is preparing."""


class InterviewCommands:
    """Each method is one undoable step. Starts are wall times ``YYYY-MM-DDTHH:MM``."""

    def __init__(self, journal: Journal, clock: Clock, bring: Sequence[str]) -> None:
        """``bring`` is the list that a new interview starts with, in the user's language."""
        self._journal = journal
        self._clock = clock
        self._bring = bring

    def plan(
        self,
        contact_id: int | None,
        *,
        new_name: str = "",
        status: InterviewStatus = InterviewStatus.IDEA,
        start: str | None = None,
        minutes: int | None = None,
        form: Format = Format.IN_PERSON,
        place: str = "",
        anyway: bool = False,
        origin: object = None,
    ) -> int:
        """Plans an interview with a person; its id. With a start it is scheduled at once.

        ``new_name`` is that of somebody to be added, in place of ``contact_id``.
        Raises Refused for a start that no clock shows, or a length that no day holds, and OnHold
        for a meeting with somebody on hold, unless it is planned ``anyway``.
        """
        if start:
            self._check_start(start)
            if contact_id is not None:
                self._check_hold(contact_id, anyway)
        if minutes is not None:
            _check_minutes(minutes)
        who = shown(new_name) if contact_id is None else name_of(self._journal, contact_id)
        title = translate("Steps", "Interview with {name}").format(name=who)
        with self._journal.step(title, origin=origin) as step:
            if contact_id is None:
                name = required_name(new_name)
                contact_id = insert_person(step, self._journal, self._clock, name)
            pitch = self._journal.database.one(
                "SELECT id FROM pitch ORDER BY is_default DESC, id LIMIT 1"
            )
            job = self._journal.database.one(
                "SELECT max(id) FROM position WHERE contact_id = ? AND until IS NULL",
                (contact_id,),
            )
            key = step.insert(
                Kind.INTERVIEW,
                contact_id=contact_id,
                position_id=job[0] if job else None,
                pitch_id=pitch[0] if pitch else None,
                status=InterviewStatus.SCHEDULED if start else status,
                format=form,
                start=start,
                zone=self._clock.zone,
                minutes=default_minutes(form) or 0 if minutes is None else minutes,
                place=clean_line(place),
                requested_on=self._clock.today() if status is InterviewStatus.REQUESTED else None,
                created_at=self._clock.now(),
            )
            for position, text in enumerate(
                settings.read(self._journal.database, BRING_SETTING, None) or self._bring
            ):
                step.insert(Kind.BRING_ITEM, interview_id=key, position=position, text=text)
            if start or status is not InterviewStatus.IDEA:
                moved_on(step, self._journal, self._clock, key)
            return key

    def set_field(
        self,
        interview_id: int,
        field: str,
        value: object,
        *,
        visit: str = "",
        origin: object = None,
    ) -> None:
        """Sets one column: place, link, format, minutes, travel_minutes, dress, pitch_id …

        With another format a length that was only the usual one becomes the new usual one.
        Raises Refused for a length that no day holds.
        """
        if isinstance(value, str) and not isinstance(value, Format):
            value = clean_line(value)
        if field == "minutes":
            _check_minutes(value)
        merge = f"interview:{interview_id}:{field}:{visit}" if visit else ""
        title = _FIELD_STEPS.get(field, _prepare)().format(name=self._name(interview_id))
        with self._journal.step(title, origin=origin, merge=merge) as step:
            if isinstance(value, Format):
                self._refit_length(step, interview_id, value)
            step.update(Kind.INTERVIEW, interview_id, **{field: value})

    def set_steps(
        self,
        interview_id: int,
        steps: Sequence[tuple[StepCode, int]],
        *,
        visit: str = "",
        origin: object = None,
    ) -> None:
        """Plans the parts of the meeting and their minutes; without any, as is usual."""
        merge = f"interview:{interview_id}:steps:{visit}" if visit else ""
        with self._journal.step(self._edit(interview_id), origin=origin, merge=merge) as step:
            old = self._journal.database.rows(
                "SELECT id FROM agenda_step WHERE interview_id = ?", (interview_id,)
            )
            step.delete(Kind.AGENDA_STEP, *(row[0] for row in old))
            for position, (code, minutes) in enumerate(steps):
                step.insert(
                    Kind.AGENDA_STEP,
                    interview_id=interview_id,
                    position=position,
                    code=code,
                    minutes=max(0, min(minutes, 1440)),
                )

    def schedule(
        self,
        interview_id: int,
        start: str,
        *,
        minutes: int | None = None,
        form: Format | None = None,
        place: str | None = None,
        anyway: bool = False,
        origin: object = None,
    ) -> None:
        """Sets when, how and where one meets; the interview counts as scheduled.

        A letter, which has no clock, keeps none. Moving the start makes a printed sheet stale.
        What was to be done for an earlier status is left out, as by ``set_status``.
        Raises Refused for a start that no clock shows, or a length that no day holds, and OnHold
        for an idea about somebody on hold, unless it is planned ``anyway``; who was asked already
        has agreed to it.
        """
        self._check_start(start)
        if minutes is not None:
            _check_minutes(minutes)
        idea = self._journal.database.one(
            "SELECT contact_id FROM interview WHERE id = ? AND status = ?",
            (interview_id, InterviewStatus.IDEA),
        )
        if idea is not None:
            self._check_hold(idea[0], anyway)
        title = translate("Steps", "Schedule {name}").format(name=self._name(interview_id))
        with self._journal.step(title, origin=origin) as step:
            values: dict[str, object] = {"start": start, "zone": self._clock.zone}
            if form is not None:
                values["format"] = form
            if minutes is not None:
                values["minutes"] = minutes
            elif form is not None:
                values["minutes"] = default_minutes(form) or 0
            if place is not None:
                values["place"] = clean_line(place)
            if step.update(Kind.INTERVIEW, interview_id, **values):
                step.update(Kind.INTERVIEW, interview_id, printed_at=None)
            step.update(
                Kind.INTERVIEW,
                interview_id,
                status=InterviewStatus.SCHEDULED,
                closed_on=None,
                held_from=None,
                held_until=None,
            )
            moved_on(step, self._journal, self._clock, interview_id)

    def _check_hold(self, contact_id: int, anyway: bool) -> None:
        """Where nothing is waited for any more, a hold is in nobody's way."""
        found = None if anyway else Holds(self._journal, self._clock).of(contact_id)
        if found is not None and not found.all_met:
            raise OnHold(found)

    def move_to(self, interview_id: int, day: str, *, origin: object = None) -> None:
        """Moves an interview to another day (ISO), at the same time; its printed sheet is stale."""
        row = self._journal.database.one(
            "SELECT start FROM interview WHERE id = ?", (interview_id,)
        )
        if row and row[0]:
            start = day + row[0][10:]
            self._check_start(start)
            title = translate("Steps", "Move {name}").format(name=self._name(interview_id))
            with self._journal.step(title, origin=origin) as step:
                step.update(Kind.INTERVIEW, interview_id, start=start, printed_at=None)

    def set_status(
        self, interview_id: int, status: InterviewStatus, *, held_until: datetime | None = None
    ) -> None:
        """Sets where it stands, with the day on which that became so.

        Held: from its start until its agreed end (``held_until`` if told), but not later than now.
        Open follow-ups that the new status leaves behind (a reminder of a request, questions to
        send in advance) are left out; back in their status they are open again.
        """
        title = translate("Steps", "Status of {name}").format(name=self._name(interview_id))
        with self._journal.step(title) as step:
            row = self._journal.database.one(
                "SELECT requested_on, start, zone, minutes, held_from FROM interview WHERE id = ?",
                (interview_id,),
            )
            if row is None:
                return
            values: dict[str, object] = {"status": status, "closed_on": None}
            if status is not InterviewStatus.HELD:
                values |= {"held_from": None, "held_until": None}
            if status is InterviewStatus.REQUESTED and not row[0]:
                values["requested_on"] = self._clock.today()
            if status in CLOSED:
                values["closed_on"] = self._clock.today()
            if status is InterviewStatus.HELD and not row[4]:
                values |= self._held(row[1], row[2], row[3], held_until)
            step.update(Kind.INTERVIEW, interview_id, **values)
            moved_on(step, self._journal, self._clock, interview_id)
            if status is InterviewStatus.HELD:
                self.warm_up(step, interview_id)

    def delete(self, interview_id: int) -> None:
        """Deletes an interview with its questions and answers."""
        title = translate("Steps", "Delete interview with {name}")
        with self._journal.step(title.format(name=self._name(interview_id))) as step:
            step.delete(Kind.INTERVIEW, interview_id)

    def mark_printed(self, interview_id: int) -> None:
        """Notes that the sheet was printed; a follow-up to print it is done by that."""
        title = translate("Steps", "Sheet for {name} printed")
        with self._journal.step(title.format(name=self._name(interview_id))) as step:
            step.update(Kind.INTERVIEW, interview_id, printed_at=self._clock.now())
            printed(step, self._clock, interview_id)

    def set_bring(
        self,
        interview_id: int,
        item_id: int | None,
        text: str,
        *,
        visit: str = "",
        origin: object = None,
    ) -> None:
        """Adds, changes or (with an empty text) removes something to bring along."""
        text = clean_line(text)
        merge = f"bring:{item_id}:{visit}" if visit else ""
        with self._journal.step(self._edit(interview_id), origin=origin, merge=merge) as step:
            if item_id is None:
                if text:
                    place = step.find(
                        "SELECT coalesce(max(position), -1) + 1 FROM bring_item"
                        " WHERE interview_id = ?",
                        (interview_id,),
                    )
                    step.insert(
                        Kind.BRING_ITEM, interview_id=interview_id, position=place, text=text
                    )
            elif text:
                step.update(Kind.BRING_ITEM, item_id, text=text)
            else:
                step.delete(Kind.BRING_ITEM, item_id)

    def set_packed(self, interview_id: int, item_id: int, packed: bool) -> None:
        """Ticks something as packed."""
        with self._journal.step(self._edit(interview_id)) as step:
            step.update(Kind.BRING_ITEM, item_id, packed=packed)

    def _held(
        self, start: str | None, zone: str, minutes: int, until: datetime | None
    ) -> dict[str, object]:
        now = self._clock.now()
        begun = min(start_of(start, zone) or now, now)
        end = later_by(begun, minutes)
        return {"held_from": begun, "held_until": until or min(end, now)}

    def _refit_length(self, step: Step, interview_id: int, form: Format) -> None:
        row = self._journal.database.one(
            "SELECT format, minutes FROM interview WHERE id = ?", (interview_id,)
        )
        if row and row[1] == (default_minutes(Format(row[0])) or 0):
            step.update(Kind.INTERVIEW, interview_id, minutes=default_minutes(form) or 0)

    def warm_up(self, step: Step, interview_id: int) -> None:
        """Somebody met is no longer new, and one keeps in touch with them as one means to.

        For use within an open step. How often stays where it was chosen for that person.
        """
        row = self._journal.database.one(
            "SELECT c.id FROM contact c JOIN interview i ON i.contact_id = c.id"
            " WHERE i.id = ? AND i.status = 'held' AND c.warmth = 'new'",
            (interview_id,),
        )
        if row:
            often = habits(self._journal.database).cadence
            known = step.find(
                "SELECT id FROM contact WHERE id = ? AND cadence <> 'none'", (row[0],)
            )
            chosen = {"cadence": often} if known is None else {}
            step.update(Kind.CONTACT, row[0], warmth="met", **chosen)

    def _check_start(self, start: str) -> None:
        try:
            resolve(start, self._clock.zone)
        except ValueError:
            raise Refused(
                mark("“{start}” is no day and time."),
                mark("Nothing was changed."),
                mark("Type a date and a time like 2026-03-05 14:00."),
                start=start,
            ) from None

    def _edit(self, interview_id: int) -> str:
        return _prepare().format(name=self._name(interview_id))

    def _name(self, interview_id: int) -> str:
        row = self._journal.database.one(
            "SELECT c.name FROM contact c JOIN interview i ON i.contact_id = c.id WHERE i.id = ?",
            (interview_id,),
        )
        return shown(row[0]) if row else ""


def _check_minutes(minutes: object) -> None:
    if not (isinstance(minutes, int) and 0 <= minutes <= 1440):
        raise Refused(
            mark("A conversation lasts between 0 and 1440 minutes."),
            mark("The length was left as it was."),
        )
