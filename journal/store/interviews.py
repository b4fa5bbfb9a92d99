"""Reads interviews: the list, and one with all that is prepared and captured."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from journal.domain.clock import later_by, to_utc_text
from journal.domain.codes import NoteKind, PointKind
from journal.domain.views.meetings import (
    Agreed,
    AskedQuestion,
    BringItem,
    HeardLead,
    HeardName,
    InterviewCard,
    InterviewRow,
    Pitch,
)
from journal.store import holds, known, people
from journal.store.connection import JournalDatabase
from journal.store.values import day, length_of, listed, moment, shared, start_of, zone_of

_SELECTED = """
SELECT i.id, i.contact_id, c.name, coalesce(p.role, ''), coalesce(o.name, ''), i.status, i.format,
       i.start, i.minutes, i.place, i.requested_on, i.closed_on, i.held_from,
       {on_hold},
       coalesce((SELECT m.name FROM referral r JOIN contact m ON m.id = r.referrer_id
                  WHERE r.referred_id = c.id AND r.is_primary = 1), ''),
       {counted},
       i.printed_at IS NOT NULL, i.zone,
       coalesce((SELECT f.name FROM contact f WHERE f.id = i.instead_of_id), '')
  FROM interview i
  JOIN contact c ON c.id = i.contact_id
  LEFT JOIN position p ON p.id = coalesce(i.position_id,
       (SELECT max(id) FROM position WHERE contact_id = c.id AND until IS NULL))
  LEFT JOIN company o ON o.id = p.company_id
"""
_ROWS = _SELECTED.format(
    on_hold=holds.on_hold("i.contact_id"),
    counted="""
       (SELECT count(*) FROM interview_question q WHERE q.interview_id = i.id),
       (SELECT count(*) FROM interview_question q
         WHERE q.interview_id = i.id AND q.answer <> ''),
       (SELECT count(*) FROM referral r WHERE r.interview_id = i.id),
       EXISTS (SELECT 1 FROM follow_up f WHERE f.interview_id = i.id
                AND f.kind = 'thank-you' AND f.state = 'open')""",
)
# Of all interviews it is counted once for all of them: each by itself takes twice as long.
_ALL_ROWS = (
    _SELECTED.format(
        on_hold=f"i.contact_id IN ({holds.ALL_ON_HOLD})",
        counted="""coalesce(a.asked, 0), coalesce(a.answered, 0), coalesce(n.named, 0),
       i.id IN (SELECT interview_id FROM follow_up WHERE kind = 'thank-you' AND state = 'open'
                 AND interview_id IS NOT NULL)""",
    )
    + """
  LEFT JOIN (SELECT interview_id, count(*) AS asked, sum(answer <> '') AS answered
               FROM interview_question GROUP BY interview_id) a ON a.interview_id = i.id
  LEFT JOIN (SELECT interview_id, count(*) AS named FROM referral
              WHERE interview_id IS NOT NULL GROUP BY interview_id) n ON n.interview_id = i.id
"""
)

_IN_COMMON = (2, 3, 4, 5, 6, 9, 14)  # the texts above that many have in common


def rows(database: JournalDatabase, ids: Iterable[int] | None = None) -> list[InterviewRow]:
    """All interviews, or those of ``ids``, by start, those without one last."""
    query = _ALL_ROWS if ids is None else f"{_ROWS} WHERE i.id IN ({listed(ids)})"
    found = database.parts(f"{query} ORDER BY i.start IS NULL, i.start, i.id")
    return [_row(row) for row in shared(found, _IN_COMMON)]


def of_contact(database: JournalDatabase, contact_id: int) -> list[InterviewRow]:
    """The interviews with one person."""
    found = database.rows(f"{_ROWS} WHERE i.contact_id = ? ORDER BY i.start, i.id", (contact_id,))
    return [_row(row) for row in found]


def next_scheduled(
    database: JournalDatabase, wall_from: str, left_out: Iterable[int] = ()
) -> InterviewRow | None:
    """The first scheduled interview that starts at ``wall_from`` or later (by its own clock).

    None of ``left_out`` is it.
    """
    row = database.one(
        f"{_ROWS} WHERE i.status = 'scheduled' AND i.start >= ?"
        f" AND +i.id NOT IN ({listed(left_out)}) ORDER BY i.start, i.id LIMIT 1",
        (wall_from,),
    )
    return _row(row) if row else None


def held_since(database: JournalDatabase, since: datetime) -> list[InterviewRow]:
    """Interviews that were held and ended at ``since`` (aware) or later, the first first."""
    # Most were held, and no index knows when: with the + SQLite looks through all of them at once.
    found = database.rows(
        f"{_ROWS} WHERE +i.status = 'held' AND i.held_until >= ? ORDER BY i.held_until, i.id",
        (to_utc_text(since),),
    )
    return [_row(row) for row in found]


def over_since(database: JournalDatabase, since: datetime, now: datetime) -> list[InterviewRow]:
    """Interviews still scheduled that began at ``since`` (aware) or later and ended by ``now``.

    One in writing has no clock, and none without a start is over.
    """
    one = timedelta(days=1)  # stored as the clock there shows them: wider, until the zone is known
    found = database.rows(
        f"{_ROWS} WHERE i.status = 'scheduled' AND i.format <> 'letter'"
        " AND i.start >= ? AND i.start <= ? ORDER BY i.start, i.id",
        ((since - one).isoformat()[:16], (now + one).isoformat()[:16]),
    )
    rows = [_row(row) for row in found]
    return [
        row
        for row in rows
        if row.start is not None and since <= row.start and later_by(row.start, row.minutes) <= now
    ]


def card(database: JournalDatabase, interview_id: int) -> InterviewCard | None:
    """One interview whole; None when there is none of this id."""
    found = rows(database, [interview_id])
    if not found:
        return None
    row = found[0]
    own = database.one(
        "SELECT i.uuid, c.level, i.zone, i.link, min(max(i.travel_minutes, 0), 1440), i.dress,"
        " i.rating, i.referral_question, c.how_known, c.attained, t.id, t.title, t.body,"
        " i.held_from, i.held_until, i.instead_of_id"
        " FROM interview i JOIN contact c ON c.id = i.contact_id"
        " LEFT JOIN pitch t ON t.id = i.pitch_id WHERE i.id = ?",
        (interview_id,),
    )
    assert own is not None
    points = people.points(database, row.contact_id)
    introduction, touched, channel = _referrer(database, row.contact_id)
    return InterviewCard(
        row=row,
        uuid=own[0],
        level=known.LEVELS[own[1]],
        mail=next((point.value for point in points if point.kind is PointKind.MAIL), ""),
        phone=next((point.value for point in points if point.kind is PointKind.PHONE), ""),
        zone=own[2],
        link=own[3],
        travel_minutes=own[4],
        dress=own[5],
        rating=own[6],
        referral_question=known.NAMES_ASKED[own[7]],
        how_known=own[8],
        attained=own[9],
        pitch=Pitch(own[10], own[11], own[12]) if own[10] else None,
        questions=questions(database, interview_id),
        bring=_bring(database, interview_id),
        steps=tuple(
            (known.STEPS[code], length_of(minutes))
            for code, minutes in database.rows(
                "SELECT code, minutes FROM agenda_step WHERE interview_id = ?"
                " ORDER BY position, id",
                (interview_id,),
            )
        ),
        person_notes=people.notes(database, row.contact_id),
        notes=_notes(database, interview_id),
        names=_names(database, interview_id),
        leads=_leads(database, interview_id),
        agreements=_agreements(database, interview_id),
        holds=holds.on(database, row.contact_id),
        path=tuple(person.name for person in people.path(database, row.contact_id)),
        held_from=moment(own[13]),
        held_until=moment(own[14]),
        instead_of_id=own[15],
        introduction=introduction,
        referrer_touch=touched,
        referrer_channel=channel,
        private_kinds=_private_kinds(database, row.contact_id),
    )


def questions(database: JournalDatabase, interview_id: int) -> tuple[AskedQuestion, ...]:
    """The questions of an interview in their order."""
    found = database.rows(
        "SELECT id, question_id, text, topic, must_ask, asked, spontaneous, answer"
        " FROM interview_question WHERE interview_id = ? ORDER BY position, id",
        (interview_id,),
    )
    return tuple(
        AskedQuestion._make([*row[:3], known.TOPICS[row[3]], *map(bool, row[4:7]), row[7]])
        for row in found
    )


def _row(row: Sequence[Any]) -> InterviewRow:
    start = start_of(row[7], row[20])
    held = moment(row[12])
    return InterviewRow._make(
        [
            *row[:5],
            known.STATUSES[row[5]],
            known.FORMATS[row[6]],
            start,
            length_of(row[8]),
            row[9],
            day(row[10]),
            day(row[11]),
            held.astimezone(zone_of(row[20])).date() if held else None,
            bool(row[13]),
            *row[14:18],
            bool(row[18]),
            bool(row[19]),
            row[21],
        ]
    )


def _private_kinds(database: JournalDatabase, contact_id: int) -> frozenset[NoteKind]:
    """The kinds of notes of a person that are private."""
    found = database.rows(
        "SELECT DISTINCT kind FROM note WHERE contact_id = ? AND private = 1", (contact_id,)
    )
    return frozenset(people.NOTE_KINDS[kind] for (kind,) in found)


def _bring(database: JournalDatabase, interview_id: int) -> tuple[BringItem, ...]:
    found = database.rows(
        "SELECT id, text, packed FROM bring_item WHERE interview_id = ? ORDER BY position, id",
        (interview_id,),
    )
    return tuple(BringItem(row[0], row[1], bool(row[2])) for row in found)


def _notes(database: JournalDatabase, interview_id: int) -> dict[NoteKind, str]:
    found = database.rows(
        "SELECT kind, text FROM note WHERE interview_id = ? ORDER BY id", (interview_id,)
    )
    return {people.NOTE_KINDS[kind]: text for kind, text in found}


def _referrer(database: JournalDatabase, contact_id: int) -> tuple[str, date | None, str]:
    """The primary referral's introduction, and day and channel of the last touch with them."""
    found = database.one(
        "SELECT r.introduction, t.on_day, t.channel FROM referral r"
        " LEFT JOIN touch t ON t.contact_id = r.referrer_id"
        " WHERE r.referred_id = ? AND r.is_primary = 1 ORDER BY t.on_day DESC, t.id DESC LIMIT 1",
        (contact_id,),
    )
    if not found:
        return "", None, ""
    channel = known.CHANNELS[found[2]] if found[2] else ""
    return known.INTRODUCTIONS[found[0]], day(found[1]), channel


def _names(database: JournalDatabase, interview_id: int) -> tuple[HeardName, ...]:
    found = database.rows(
        "SELECT r.id, c.id, c.name, coalesce(o.name, ''), r.introduction FROM referral r"
        " JOIN contact c ON c.id = r.referred_id"
        " LEFT JOIN position p ON p.contact_id = c.id AND p.until IS NULL"
        " LEFT JOIN company o ON o.id = p.company_id"
        " WHERE r.interview_id = ? GROUP BY r.id ORDER BY r.id",
        (interview_id,),
    )
    return tuple(HeardName._make([*row[:4], known.INTRODUCTIONS[row[4]]]) for row in found)


def _leads(database: JournalDatabase, interview_id: int) -> tuple[HeardLead, ...]:
    found = database.rows(
        "SELECT l.id, coalesce(o.name, ''), l.what FROM lead l"
        " LEFT JOIN company o ON o.id = l.company_id WHERE l.interview_id = ? ORDER BY l.id",
        (interview_id,),
    )
    return tuple(map(HeardLead._make, found))


def _agreements(database: JournalDatabase, interview_id: int) -> tuple[Agreed, ...]:
    found = database.rows(
        "SELECT id, mine, what, due_on FROM agreement WHERE interview_id = ? ORDER BY id",
        (interview_id,),
    )
    return tuple(Agreed(row[0], bool(row[1]), row[2], day(row[3])) for row in found)
