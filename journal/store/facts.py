"""Reads the facts that the table of next steps decides on, for many people in a few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from journal.domain.clock import Clock
from journal.domain.codes import (
    Cadence,
    FollowUpKind,
    Format,
    InterviewStatus,
    Introduction,
    ReferralQuestion,
)
from journal.domain.followups import needs_you_key
from journal.domain.next_step import (
    ContactFacts,
    InterviewFacts,
    OpenFollowUp,
    OpenHold,
    PersonFacts,
    Sent,
    leading,
)
from journal.store.connection import JournalDatabase
from journal.store.values import clock_time, day, listed, moment, start_of, zone_of

_PEOPLE = """
SELECT c.id, r.introduction, m.name, c.cadence,
       (SELECT max(t.on_day) FROM touch t WHERE t.contact_id = c.id),
       EXISTS (SELECT 1 FROM contact_point q WHERE q.contact_id = c.id)
  FROM contact c
  LEFT JOIN referral r ON r.referred_id = c.id AND r.is_primary = 1
  LEFT JOIN contact m ON m.id = r.referrer_id
 WHERE c.id IN ({ids})
"""
_HOLDS = """
SELECT h.contact_id, m.name, h.check_back FROM hold h LEFT JOIN contact m ON m.id = h.whose_move_id
 WHERE h.ended_on IS NULL AND h.contact_id IN ({ids}) ORDER BY h.check_back DESC, h.id DESC
"""
_FOLLOW_UPS = """
SELECT f.contact_id, f.kind, f.due_on, f.due_time, a.name
  FROM follow_up f LEFT JOIN contact a ON a.id = f.about_id
 WHERE f.state = 'open' AND f.contact_id IN ({ids})
   AND (f.due_on IS NOT NULL OR f.milestone_id IS NULL)
"""
_SENT = """
SELECT i.instead_of_id, c.name, i.held_from, i.zone FROM interview i
  JOIN contact c ON c.id = i.contact_id
 WHERE i.instead_of_id IN ({ids}) AND i.status IN ('requested', 'scheduled', 'held')
   AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.interview_id = i.id
                    AND f.kind = 'thank the referrer' AND f.state <> 'open')
 ORDER BY i.id
"""
_INTERVIEWS = """
SELECT i.contact_id, i.id, i.status, i.format, i.start, i.zone, i.minutes, i.held_until,
       (SELECT count(*) FROM interview_question q WHERE q.interview_id = i.id),
       (SELECT count(*) FROM interview_question q
         WHERE q.interview_id = i.id AND q.answer <> ''),
       EXISTS (SELECT 1 FROM letter l WHERE l.interview_id = i.id
                AND l.kind = 'questions in advance' AND l.state = 'sent')
         OR EXISTS (SELECT 1 FROM follow_up f WHERE f.interview_id = i.id
                AND f.kind = 'send questions' AND f.state <> 'open'),
       i.printed_at IS NOT NULL,
       i.rating > 0 OR EXISTS (SELECT 1 FROM note n WHERE n.interview_id = i.id
                AND n.kind = 'summary' AND n.text <> ''),
       i.requested_on,
       (SELECT count(*) FROM follow_up f WHERE f.interview_id = i.id
         AND f.kind = 'request reminder' AND f.state = 'done'),
       EXISTS (SELECT 1 FROM follow_up f WHERE f.interview_id = i.id
                AND f.kind = 'thank-you' AND f.state <> 'open'),
       EXISTS (SELECT 1 FROM follow_up f WHERE f.interview_id = i.id
                AND f.kind = 'thank the referrer' AND f.state <> 'open'),
       i.referral_question,
       EXISTS (SELECT 1 FROM follow_up f WHERE f.interview_id = i.id
                AND f.contact_id = i.contact_id AND f.kind = 'check back' AND f.state <> 'open'),
       (SELECT name FROM contact WHERE id = i.instead_of_id),
       EXISTS (SELECT 1 FROM note n WHERE n.contact_id = i.contact_id
                AND n.kind = 'research' AND n.text <> ''),
       i.pitch_id IS NOT NULL
  FROM interview i WHERE i.contact_id IN ({ids})
"""


def contacts(
    database: JournalDatabase, ids: Iterable[int], clock: Clock
) -> dict[int, ContactFacts]:
    """What the next step of each of these people depends on."""
    wanted = listed(ids)
    people = _people(database, wanted, clock.now())
    meetings: dict[int, list[InterviewFacts]] = defaultdict(list)
    for contact, _key, facts in _interviews(database, wanted):
        meetings[contact].append(facts)
    return {
        key: ContactFacts(person, leading(meetings.get(key, ()), clock.now()))
        for key, person in people.items()
    }


def interviews(
    database: JournalDatabase, ids: Iterable[int], clock: Clock
) -> dict[int, InterviewFacts]:
    """What the next step of each of these interviews depends on."""
    wanted = set(ids)
    owners = database.rows(
        f"SELECT DISTINCT contact_id FROM interview WHERE id IN ({listed(wanted)})"
    )
    people_ids = listed(row[0] for row in owners)
    people = _people(database, people_ids, clock.now())
    return {
        key: facts._replace(person=people[contact])
        for contact, key, facts in _interviews(database, people_ids)
        if key in wanted and contact in people
    }


def _people(database: JournalDatabase, wanted: str, now: datetime) -> dict[int, PersonFacts]:
    holds = {
        row[0]: OpenHold(row[1], day(row[2])) for row in database.rows(_HOLDS.format(ids=wanted))
    }
    sent = {row[0]: _sent(*row[1:]) for row in database.rows(_SENT.format(ids=wanted))}
    open_ones: dict[int, OpenFollowUp] = {}
    thanks: dict[int, OpenFollowUp] = {}
    due = [
        (row[0], OpenFollowUp(FollowUpKind(row[1]), day(row[2]), clock_time(row[3]), row[4]))
        for row in database.rows(_FOLLOW_UPS.format(ids=wanted))
    ]
    due.sort(key=lambda pair: needs_you_key(pair[1].due, pair[1].due_time, now))
    for contact, follow_up in due:
        open_ones.setdefault(contact, follow_up)
        if follow_up.kind is FollowUpKind.THANK_YOU:
            thanks.setdefault(contact, follow_up)
    return {
        row[0]: PersonFacts(
            introduction=Introduction(row[1]) if row[1] else None,
            referrer=row[2],
            hold=holds.get(row[0]),
            follow_up=open_ones.get(row[0]),
            thank_you=thanks.get(row[0]),
            reachable=bool(row[5]),
            last_touch=day(row[4]),
            cadence=Cadence(row[3]),
            sent=sent.get(row[0]),
        )
        for row in database.rows(_PEOPLE.format(ids=wanted))
    }


def _sent(name: str, held_from: str | None, zone: str) -> Sent:
    held = moment(held_from)
    return Sent(name, held.astimezone(zone_of(zone)).date() if held else None)


def _interviews(
    database: JournalDatabase, wanted: str
) -> Iterable[tuple[int, int, InterviewFacts]]:
    for row in database.rows(_INTERVIEWS.format(ids=wanted)):
        start = start_of(row[4], row[5])
        end = moment(row[7]) or (start + timedelta(minutes=row[6]) if start else None)
        yield (
            row[0],
            row[1],
            InterviewFacts(
                status=InterviewStatus(row[2]),
                format=Format(row[3]),
                start=start,
                end=end,
                questions=row[8],
                answers=row[9],
                questions_sent=bool(row[10]),
                printed=bool(row[11]),
                captured=bool(row[12]),
                requested_on=day(row[13]),
                reminders=row[14],
                thanked=bool(row[15]),
                referrer_thanked=bool(row[16]),
                names=ReferralQuestion(row[17]),
                names_checked=bool(row[18]),
                instead_of=row[19],
                research=bool(row[20]),
                pitch=bool(row[21]),
            ),
        )
