"""Changes to people: adding, editing, deleting, notes, touches."""

from __future__ import annotations

from datetime import date

from journal.domain.changes import Kind
from journal.domain.clock import Clock
from journal.domain.codes import (
    Channel,
    Direction,
    Introduction,
    LinkedIn,
    NoteKind,
    PointKind,
    Source,
)
from journal.domain.holds import OWNER_GONE
from journal.domain.names import clean_line, clean_text, is_blank
from journal.errors import Refused, mark
from journal.services.fulfilling import answered, connected, reached_out
from journal.services.news_held_back import releasing
from journal.services.updating import after_cadence, after_touch
from journal.services.wording import name_of, shown, translate
from journal.store import people
from journal.store.journal import Journal, Step


class ContactCommands:
    """Each method is one undoable step. ``visit`` joins the saves of one visit to a field."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def add(
        self,
        name: str,
        *,
        company: str = "",
        role: str = "",
        referrer_id: int | None = None,
        new_referrer: str = "",
        mail: str = "",
        phone: str = "",
        source: str = "",
        origin: object = None,
    ) -> int:
        """Adds a person; a name is enough. Their id. Raises Refused without a name.

        ``new_referrer`` is the name of somebody to be added as well, who referred them.
        """
        name = required_name(name)
        title = translate("Steps", "Add {name}").format(name=shown(name))
        with self._journal.step(title, origin=origin) as step:
            if new_referrer:
                referrer_id = insert_person(
                    step, self._journal, self._clock, required_name(new_referrer)
                )
            return insert_person(
                step,
                self._journal,
                self._clock,
                name,
                company=company,
                role=role,
                referrer_id=referrer_id,
                mail=mail,
                phone=phone,
                source=source,
            )

    def set_field(
        self, contact_id: int, field: str, value: object, *, visit: str = "", origin: object = None
    ) -> None:
        """Sets one column of a contact. Raises Refused for an empty name."""
        if isinstance(value, str):
            value = required_name(value) if field == "name" else clean_line(value)
        title = translate("Steps", "Edit {name}").format(name=name_of(self._journal, contact_id))
        merge = f"contact:{contact_id}:{field}:{visit}" if visit else ""
        with self._journal.step(title, origin=origin, merge=merge) as step:
            if not step.update(Kind.CONTACT, contact_id, **{field: value}):
                return
            if field == "cadence":
                after_cadence(step, self._journal, contact_id)
            elif field == "linkedin" and value in (LinkedIn.INVITED, LinkedIn.CONNECTED):
                connected(step, self._clock, contact_id)

    def set_job(
        self,
        contact_id: int,
        *,
        role: str | None = None,
        company: str | None = None,
        visit: str = "",
        origin: object = None,
    ) -> None:
        """Sets role or company of the present position; a new company is added by its name.

        A company that was only there for this position, and of which nothing else is known, goes
        with it: half a name, typed with a pause, is no company. Nothing is kept for somebody who
        was deleted meanwhile.
        """
        if not people.named(self._journal.database, [contact_id]):
            return
        title = translate("Steps", "Edit position of {name}").format(
            name=name_of(self._journal, contact_id)
        )
        merge = f"contact:{contact_id}:job:{visit}" if visit else ""
        with self._journal.step(title, origin=origin, merge=merge) as step:
            values: dict[str, object] = {}
            if role is not None:
                values["role"] = clean_line(role)
            if company is not None:
                values["company_id"] = company_for(step, self._journal, company)
            row = self._journal.database.one(
                "SELECT id, company_id FROM position WHERE contact_id = ? AND until IS NULL"
                " ORDER BY id DESC",
                (contact_id,),
            )
            if row:
                step.update(Kind.POSITION, row[0], **values)
                if row[1] is not None and values.get("company_id", row[1]) != row[1]:
                    _drop_company(step, row[1])
            elif any(values.values()):
                step.insert(Kind.POSITION, contact_id=contact_id, **values)

    def set_point(
        self,
        contact_id: int,
        kind: PointKind,
        value: str,
        *,
        point_id: int | None = None,
        visit: str = "",
        origin: object = None,
    ) -> int | None:
        """Adds, changes or (with an empty value) removes an address, number or link; its id."""
        value = clean_line(value)
        if not people.named(self._journal.database, [contact_id]):
            return None  # typed text may come a moment after the person was deleted
        title = translate("Steps", "Edit address of {name}").format(
            name=name_of(self._journal, contact_id)
        )
        # Without the id of the point, which a new one only gets in the middle of the visit.
        merge = f"contact:{contact_id}:point:{visit}" if visit else ""
        with self._journal.step(title, origin=origin, merge=merge) as step:
            if point_id is None:
                if not value:
                    return None
                rank = len(people.points(self._journal.database, contact_id))
                return step.insert(
                    Kind.POINT, contact_id=contact_id, kind=kind, value=value, rank=rank
                )
            if not value:
                step.delete(Kind.POINT, point_id)
                return None
            step.update(Kind.POINT, point_id, value=value)
        return point_id

    def set_note(
        self,
        contact_id: int,
        kind: NoteKind,
        text: str,
        *,
        visit: str = "",
        origin: object = None,
    ) -> None:
        """Sets the one note of this kind about the person; an empty text removes it.

        Typed text may come a moment after the person was deleted: then nothing is kept.
        """
        if not people.named(self._journal.database, [contact_id]):
            return
        title = translate("Steps", "Note on {name}").format(name=name_of(self._journal, contact_id))
        merge = f"contact:{contact_id}:note:{kind}:{visit}" if visit else ""
        with self._journal.step(title, origin=origin, merge=merge) as step:
            rows = self._journal.database.rows(
                "SELECT id FROM note WHERE contact_id = ? AND interview_id IS NULL AND kind = ?"
                " ORDER BY id",
                (contact_id, str(kind)),
            )
            write_note(
                step,
                [row[0] for row in rows],
                clean_text(text),
                self._clock,
                contact_id=contact_id,
                kind=kind,
            )

    def delete(self, *ids: int) -> None:
        """Deletes people and all that is theirs; whom they referred move up, as they should.

        Somebody who loses their primary referrer gets the next one, or stands at the root and
        says in ``how_known`` who had referred them.
        """
        names = people.named(self._journal.database, ids)
        if len(ids) == 1 and ids[0] in names:
            title = translate("Steps", "Delete {name}").format(name=shown(names[ids[0]].name))
        else:
            title = translate("Steps", "Delete %n people", None, len(ids))
        database, today = self._journal.database, self._clock.today()
        with (
            self._journal.step(title) as step,
            releasing(step, database, people.referred_by(database, ids), today),
        ):
            for key in ids:
                self._hand_on(step, key, set(ids), names[key].name if key in names else "")
                self._leave_holds(step, key)
            step.delete(Kind.CONTACT, *ids)

    def log_touch(
        self,
        contact_id: int,
        channel: Channel,
        what: str = "",
        *,
        direction: Direction = Direction.OUT,
        on_day: date | None = None,
        interview_id: int | None = None,
    ) -> int:
        """Records that the user and this person were in touch; its id."""
        title = translate("Steps", "In touch with {name}").format(
            name=name_of(self._journal, contact_id)
        )
        with self._journal.step(title) as step:
            return insert_touch(
                step,
                self._clock,
                contact_id,
                channel,
                what,
                direction=direction,
                on_day=on_day,
                interview_id=interview_id,
            )

    def _leave_holds(self, step: Step, mover: int) -> None:
        """Holds in which it is their move stay, and say that nobody is left to act."""
        for row in self._journal.database.rows(
            "SELECT id FROM hold WHERE whose_move_id = ? AND ended_on IS NULL", (mover,)
        ):
            step.update(Kind.HOLD, row[0], ended_how=OWNER_GONE)

    def _hand_on(self, step: Step, referrer: int, going: set[int], name: str) -> None:
        rows = self._journal.database.rows(
            "SELECT r.referred_id, c.how_known FROM referral r"
            " JOIN contact c ON c.id = r.referred_id"
            " WHERE r.referrer_id = ? AND r.is_primary = 1",
            (referrer,),
        )
        for referred, how_known in rows:
            if referred in going:
                continue
            other = self._journal.database.rows(
                "SELECT id, referrer_id FROM referral WHERE referred_id = ? AND is_primary = 0"
                " ORDER BY id",
                (referred,),
            )
            mine = self._journal.database.one(
                "SELECT id FROM referral WHERE referrer_id = ? AND referred_id = ?",
                (referrer, referred),
            )
            if mine:
                step.delete(Kind.REFERRAL, mine[0])
            next_one = next((key for key, who in other if who not in going), None)
            if next_one is not None:
                step.update(Kind.REFERRAL, next_one, is_primary=True)
            elif is_blank(how_known):
                said = translate("Steps", "Referred by {name}").format(name=name)
                step.update(Kind.CONTACT, referred, how_known=said)


def required_name(name: str) -> str:
    """The name on one line. Raises Refused when nothing is left of it."""
    name = clean_line(name)
    if is_blank(name):
        raise Refused(
            mark("A contact needs a name."),
            mark("Nothing was changed."),
            mark("Type a name; everything else may follow later."),
        )
    return name


def insert_person(
    step: Step,
    journal: Journal,
    clock: Clock,
    name: str,
    *,
    company: str = "",
    role: str = "",
    referrer_id: int | None = None,
    mail: str = "",
    phone: str = "",
    source: str = "",
    introduction: Introduction = Introduction.NAMED,
    interview_id: int | None = None,
) -> int:
    """Adds a person with what is known of them, within an open step; their id."""
    if referrer_id is not None and not source:
        source = Source.REFERRAL
    key = step.insert(Kind.CONTACT, name=name, source=source, created_at=clock.now())
    company_key = company_for(step, journal, company)
    if company_key is not None or role:
        step.insert(Kind.POSITION, contact_id=key, company_id=company_key, role=clean_line(role))
    for rank, (kind, value) in enumerate(((PointKind.MAIL, mail), (PointKind.PHONE, phone))):
        if value.strip():
            step.insert(Kind.POINT, contact_id=key, kind=kind, value=clean_line(value), rank=rank)
    if referrer_id is not None:
        step.insert(
            Kind.REFERRAL,
            referrer_id=referrer_id,
            referred_id=key,
            is_primary=True,
            introduction=introduction,
            interview_id=interview_id,
            made_on=clock.today(),
        )
    return key


def company_for(step: Step, journal: Journal, name: str) -> int | None:
    """The id of the company called so, added if it is new; None for no name."""
    name = clean_line(name)
    if is_blank(name):
        return None
    return people.company_id(journal.database, name) or step.insert(Kind.COMPANY, name=name)


def _drop_company(step: Step, company_id: int) -> None:
    """Deletes a company of which nothing is known but its name."""
    unknown = step.find(
        "SELECT id FROM company c WHERE id = ? AND industry = '' AND place = '' AND site = ''"
        " AND NOT EXISTS (SELECT 1 FROM position WHERE company_id = c.id)"
        " AND NOT EXISTS (SELECT 1 FROM note WHERE company_id = c.id)"
        " AND NOT EXISTS (SELECT 1 FROM lead WHERE company_id = c.id)",
        (company_id,),
    )
    if unknown is not None:
        step.delete(Kind.COMPANY, unknown)


def write_note(step: Step, existing: list[int], text: str, clock: Clock, **values: object) -> None:
    """Leaves one note with this text in place of ``existing``; none when the text is empty."""
    if not text.strip():
        step.delete(Kind.NOTE, *existing)
    elif existing:
        step.update(Kind.NOTE, existing[0], text=text)
        step.delete(Kind.NOTE, *existing[1:])
    else:
        step.insert(Kind.NOTE, text=text, written_at=clock.now(), **values)


def insert_touch(
    step: Step,
    clock: Clock,
    contact_id: int,
    channel: Channel,
    what: str = "",
    *,
    direction: Direction = Direction.OUT,
    on_day: date | None = None,
    interview_id: int | None = None,
    follow_up_id: int | None = None,
    letter_id: int | None = None,
) -> int:
    """Records a touch within an open step; today unless told.

    An update by cadence moves; what it does of the follow-ups is done, or is left out by it.
    """
    day = on_day or clock.today()
    after_touch(step, contact_id, day)
    if direction is not Direction.IN:
        reached_out(step, clock, contact_id, day)
    if direction is not Direction.OUT:
        answered(step, clock, contact_id, day)
    return step.insert(
        Kind.TOUCH,
        contact_id=contact_id,
        at=clock.now(),
        on_day=day,
        channel=channel,
        direction=direction,
        what=clean_text(what),
        interview_id=interview_id,
        follow_up_id=follow_up_id,
        letter_id=letter_id,
    )
