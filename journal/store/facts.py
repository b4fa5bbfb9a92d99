"""Reads the facts that the table of next steps decides on, for many people in a few queries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from journal.domain.clock import Clock, later_by
from journal.domain.codes import (
    Cadence,
    FollowUpKind,
    FollowUpState,
    Format,
    InterviewStatus,
    Introduction,
    ReferralQuestion,
)
from journal.domain.followups import needs_you_key
from journal.domain.holds import OWNER_GONE
from journal.domain.next_step import (
    Awaited,
    ContactFacts,
    InterviewFacts,
    NextStepCode,
    OpenFollowUp,
    OpenHold,
    PersonFacts,
    Sent,
    for_contact,
    leading,
)
from journal.store import touches
from journal.store.connection import JournalDatabase
from journal.store.habits import pace
from journal.store.holds import met, on_hold
from journal.store.nameless import forgotten
from journal.store.values import (
    Codes,
    clock_time,
    day,
    length_of,
    listed,
    moment,
    start_of,
    zone_of,
)

_BASICS = f"""
SELECT c.id, c.cadence, r.introduction, m.name,
       {touches.LAST},
       EXISTS (SELECT 1 FROM contact_point q WHERE q.contact_id = c.id)
  FROM contact c
  LEFT JOIN referral r ON r.referred_id = c.id AND r.is_primary = 1
  LEFT JOIN contact m ON m.id = r.referrer_id
 WHERE {{whom}}
"""
_HOLDS = f"""
SELECT h.contact_id, m.name, h.check_back, m.id IS NULL AND h.ended_how = '{OWNER_GONE}',
       {met("h")}, {on_hold("m.id")}
  FROM hold h LEFT JOIN contact m ON m.id = h.whose_move_id
 WHERE h.ended_on IS NULL AND {{whom}} ORDER BY h.id
"""
_OTHER_WAYS = """
SELECT r.referred_id, m.name FROM referral r JOIN contact m ON m.id = r.referrer_id
 WHERE r.is_primary = 0 AND r.introduction IN ('named', 'made') AND {whom}
   AND EXISTS (SELECT 1 FROM referral p WHERE p.referred_id = r.referred_id AND p.is_primary = 1
                AND p.introduction = 'declined')
 ORDER BY r.id DESC
"""
_AWAITED = f"""
SELECT h.whose_move_id, c.name, h.check_back FROM hold h JOIN contact c ON c.id = h.contact_id
 WHERE h.ended_on IS NULL AND h.check_back IS NOT NULL AND {{whom}} AND NOT {met("h")}
 ORDER BY h.check_back DESC, h.id DESC
"""
# The + keeps SQLite from looking through all that is open, or of this status, instead.
_FOLLOW_UPS = """
SELECT f.contact_id, f.kind, f.due_on, f.due_time, a.name, f.what
  FROM follow_up f LEFT JOIN contact a ON a.id = f.about_id
 WHERE +f.state = 'open' AND {whom} AND (f.due_on IS NOT NULL OR f.milestone_id IS NULL)
"""
_SENT = """
SELECT i.instead_of_id, c.name, i.held_from, i.zone FROM interview i
  JOIN contact c ON c.id = i.contact_id
 WHERE i.instead_of_id IS NOT NULL AND {whom}
   AND +i.status IN ('requested', 'scheduled', 'held')
   AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.interview_id = i.id
                    AND f.kind = 'thank the referrer' AND f.state <> 'open')
 ORDER BY i.id
"""
_INTERVIEWS = """
SELECT i.contact_id, i.id, i.status, i.format, i.start, i.zone, i.minutes, i.held_until,
       i.printed_at IS NOT NULL, i.rating > 0,
       CASE WHEN i.status <> 'requested' THEN i.requested_on ELSE max(i.requested_on, coalesce((
         SELECT max(t.on_day) FROM touch t WHERE t.contact_id = i.contact_id
            AND t.direction <> 'out'), '')) END,
       i.referral_question, m.name,
       i.pitch_id IS NOT NULL,
       i.status = 'held' AND EXISTS (
         SELECT 1 FROM referral r JOIN interview j ON j.id = r.interview_id
          WHERE r.referred_id = i.contact_id AND r.is_primary = 1
            AND substr(j.held_from, 1, 10) > coalesce(i.requested_on, substr(i.held_from, 1, 10)))
  FROM interview i LEFT JOIN contact m ON m.id = i.instead_of_id WHERE {whom}
"""
_ASKED = """
SELECT interview_id, count(*), sum(answer <> ''), sum(asked AND answer = '')
  FROM interview_question
 WHERE {met} GROUP BY interview_id
"""
_DONE = """
SELECT f.interview_id, f.kind, f.state, f.contact_id, f.due_on FROM follow_up f
 WHERE {met} AND f.kind IN
       ('send questions', 'request reminder', 'thank-you', 'thank the referrer', 'check back')
   AND (+f.state <> 'open' OR f.kind = 'thank the referrer')
"""
_MAILED = """
SELECT interview_id FROM letter
 WHERE {met} AND kind = 'questions in advance' AND state = 'sent'
"""
_SUMMED_UP = "SELECT interview_id FROM note WHERE {met} AND kind = 'summary' AND text <> ''"
_RESEARCHED = "SELECT contact_id FROM note WHERE {whom} AND kind = 'research' AND text <> ''"

_Rows = list[tuple[Any, ...]]

Basics = tuple[int, str, str | None, str | None, str | None, bool]
"""A contact's id and cadence, introduction and name of the primary referrer, the day of the last
touch, whether there is an address, a number or a link."""

_INTRODUCTIONS = Codes(Introduction, Introduction.NAMED)
_CADENCES = Codes(Cadence, Cadence.NONE)
_KINDS = Codes(FollowUpKind, FollowUpKind.OTHER)
_STATUSES = Codes(InterviewStatus, InterviewStatus.IDEA)
_FORMATS = Codes(Format, Format.IN_PERSON)
_NAMES_ASKED = Codes(ReferralQuestion, ReferralQuestion.NOT_YET)


class _Reader:
    """Runs the queries for some people, or, with ``ids`` None, for everybody.

    Each fact is read for all of them by one query: asked of each row by itself, they take three
    times as long.
    """

    def __init__(self, database: JournalDatabase, ids: Iterable[int] | None) -> None:
        self.database = database
        self._ids = None if ids is None else listed(ids)
        self.nameless = forgotten(database)

    def of(self, query: str, column: str = "contact_id") -> _Rows:
        """The rows about the people."""
        whom = "1" if self._ids is None else f"{column} IN ({self._ids})"
        return self.database.rows(query.format(whom=whom))

    def in_meetings(self, query: str) -> _Rows:
        """The rows about the interviews with the people."""
        which = "interview_id IS NOT NULL"
        if self._ids is not None:
            which = f"interview_id IN (SELECT id FROM interview WHERE contact_id IN ({self._ids}))"
        return self.database.rows(query.format(met=which))


def contacts(
    database: JournalDatabase,
    ids: Iterable[int] | None,
    clock: Clock,
    basics: Iterable[Basics] | None = None,
) -> dict[int, ContactFacts]:
    """What the next step of each of these people, or of everybody, depends on.

    ``basics`` needn't be read again by whoever has read them already.
    """
    now, reader = clock.now(), _Reader(database, ids)
    meetings, open_ones = _meetings(reader), _Open(reader, now)
    nameless = reader.nameless  # nothing comes next with them
    return {
        row[0]: ContactFacts(
            open_ones.person(row, meetings.get(row[0], ())), _leading(meetings.get(row[0]), now)
        )
        for row in _basics(reader, basics)
        if row[0] not in nameless or row[0] in meetings
    }


def next_steps(
    database: JournalDatabase,
    ids: Iterable[int] | None,
    clock: Clock,
    basics: Iterable[Basics] | None = None,
) -> dict[int, NextStepCode]:
    """The code alone of what comes next with each of these people, or with everybody.

    As the table gives it for ``contacts``; those of whom nothing is open and whom one never asked
    are many and of few kinds, so that each kind is looked up once.
    """
    now, reader = clock.now(), _Reader(database, ids)
    meetings, open_ones = _meetings(reader), _Open(reader, now)
    kinds: dict[tuple[object, ...], NextStepCode] = {}
    found: dict[int, NextStepCode] = {}
    for row in _basics(reader, basics):
        key, cadence, introduction, referrer, touched, reachable = row
        if key in meetings or key in open_ones.people:
            mine = meetings.get(key)
            facts = ContactFacts(open_ones.person(row, mine or ()), _leading(mine, now))
            found[key] = for_contact(facts, now).code
        if key in reader.nameless or key in found:
            continue
        # Who referred them doesn't matter here, but whether anybody did.
        known = referrer is not None and referrer not in open_ones.unknown
        kind = (cadence, introduction, known, touched, reachable)
        if kind not in kinds:
            kinds[kind] = for_contact(ContactFacts(open_ones.person(row)), now).code
        found[key] = kinds[kind]
    return found


def leading_interview(database: JournalDatabase, contact_id: int, clock: Clock) -> int | None:
    """The interview that gives the next step with a person; None without any."""
    found = [(key, facts) for _who, key, facts in _interviews(_Reader(database, [contact_id]))]
    best = leading((facts for _key, facts in found), clock.now())
    return next((key for key, facts in found if facts is best), None)


def interviews(
    database: JournalDatabase, ids: Iterable[int], clock: Clock
) -> dict[int, InterviewFacts]:
    """What the next step of each of these interviews depends on."""
    wanted = set(ids)
    if not wanted:
        return {}
    owners = database.rows(
        f"SELECT DISTINCT contact_id FROM interview WHERE id IN ({listed(wanted)})"
    )
    reader = _Reader(database, [row[0] for row in owners])
    open_ones = _Open(reader, clock.now())
    every = list(_interviews(reader))
    meetings: dict[int, list[InterviewFacts]] = {}
    for contact, _key, facts in every:
        meetings.setdefault(contact, []).append(facts)
    people = {
        row[0]: open_ones.person(row, meetings.get(row[0], ())) for row in _basics(reader, None)
    }
    return {
        key: facts._replace(person=people[contact])
        for contact, key, facts in every
        if key in wanted and contact in people
    }


def _basics(reader: _Reader, known: Iterable[Basics] | None) -> Iterable[Any]:
    return reader.of(_BASICS, "c.id") if known is None else known


class _Open:
    """What is open with people, of which only few have anything."""

    def __init__(self, reader: _Reader, now: datetime) -> None:
        self._holds = _holds(reader, now)
        self._sent = {row[0]: _sent(*row[1:]) for row in reader.of(_SENT, "i.instead_of_id")}
        self._due, self._thanks = _follow_ups(reader, now)
        self.unknown = set(reader.nameless.values())  # nobody can be written to in their name
        self._ways = {
            key: name
            for key, name in reader.of(_OTHER_WAYS, "r.referred_id")
            if name not in self.unknown
        }
        self._awaited = {
            key: Awaited(name, since)
            for key, name, text in reader.of(_AWAITED, "h.whose_move_id")
            if (since := day(text)) is not None
        }
        self.people = {*self._holds, *self._sent, *self._due, *self._ways, *self._awaited}

    def person(self, basics: Basics, meetings: Iterable[InterviewFacts] = ()) -> PersonFacts:
        """All that is known of somebody."""
        key, cadence, introduction, referrer, touched, reachable = basics
        return PersonFacts(
            introduction=_INTRODUCTIONS[introduction] if introduction else None,
            referrer=None if referrer in self.unknown else referrer,
            hold=self._holds.get(key),
            follow_up=self._due.get(key),
            reachable=bool(reachable),
            last_touch=day(touched),
            cadence=_CADENCES[cadence],
            thank_you=self._thanks.get(key),
            other_way=self._ways.get(key),
            awaited=self._awaited.get(key),
            sent=self._sent.get(key),
            meetings=frozenset(each.status for each in meetings),
        )


def _holds(reader: _Reader, now: datetime) -> dict[int, OpenHold]:
    """Of each person on hold the one that speaks for them."""
    found: dict[int, OpenHold] = {}
    today = now.date()
    for contact, owner, check_back, gone, happened, held in reader.of(_HOLDS, "h.contact_id"):
        hold = OpenHold(owner, day(check_back), bool(gone), bool(happened), bool(held))
        other = found.get(contact)
        if other is None or hold.rank(today) < other.rank(today):
            found[contact] = hold
    return found


def _follow_ups(
    reader: _Reader, now: datetime
) -> tuple[dict[int, OpenFollowUp], dict[int, OpenFollowUp]]:
    """The most pressing open follow-up of each, and the most pressing one to say thanks."""
    due: dict[int, list[OpenFollowUp]] = {}
    for contact, kind, on, at, about, what in reader.of(_FOLLOW_UPS, "f.contact_id"):
        follow_up = OpenFollowUp(_KINDS[kind], day(on), clock_time(at), about, what)
        due.setdefault(contact, []).append(follow_up)
    for several in due.values():
        if len(several) > 1:
            several.sort(key=lambda each: needs_you_key(each.due, each.due_time, now))
    thanks = {
        contact: follow_up
        for contact, several in due.items()
        for follow_up in reversed(several)  # the first of them stays
        if follow_up.kind is FollowUpKind.THANK_YOU
    }
    return {contact: several[0] for contact, several in due.items()}, thanks


def _sent(name: str, held_from: str | None, zone: str) -> Sent:
    held = moment(held_from)
    return Sent(name, held.astimezone(zone_of(zone)).date() if held else None)


def _meetings(reader: _Reader) -> dict[int, list[InterviewFacts]]:
    found: dict[int, list[InterviewFacts]] = {}
    for contact, _key, facts in _interviews(reader):
        found.setdefault(contact, []).append(facts)
    return found


def _leading(meetings: list[InterviewFacts] | None, now: datetime) -> InterviewFacts | None:
    if not meetings:
        return None
    return meetings[0] if len(meetings) == 1 else leading(meetings, now)


def _interviews(reader: _Reader) -> Iterator[tuple[int, int, InterviewFacts]]:
    """Contact, interview and its facts, still without the person's."""
    asked = {row[0]: row[1:] for row in reader.in_meetings(_ASKED)}
    done: dict[str, set[int]] = {kind: set() for kind in _KINDS}
    checked: set[tuple[int, int]] = set()
    reminders: dict[int, int] = {}
    thanks: dict[int, date | None] = {}
    for key, kind, state, contact, due in reader.in_meetings(_DONE):
        if state == FollowUpState.OPEN:
            thanks[key] = day(due)
            continue
        done[kind].add(key)
        if kind == FollowUpKind.CHECK_BACK:
            checked.add((key, contact))
        elif kind == FollowUpKind.REQUEST_REMINDER and state == FollowUpState.DONE:
            reminders[key] = reminders.get(key, 0) + 1
    mailed = {row[0] for row in reader.in_meetings(_MAILED)} | done[FollowUpKind.SEND_QUESTIONS]
    thanked, referrer_thanked = done[FollowUpKind.THANK_YOU], done[FollowUpKind.THANK_REFERRER]
    summed_up = {row[0] for row in reader.in_meetings(_SUMMED_UP)}
    researched = {row[0] for row in reader.of(_RESEARCHED)}
    waits = pace(reader.database)
    for row in reader.of(_INTERVIEWS, "i.contact_id"):
        contact, key, start = row[0], row[1], start_of(row[4], row[5])
        questions, answers, unanswered = asked.get(key, (0, 0, 0))
        yield (
            contact,
            key,
            InterviewFacts(
                status=_STATUSES[row[2]],
                format=_FORMATS[row[3]],
                start=start,
                end=moment(row[7]) or (later_by(start, length_of(row[6])) if start else None),
                questions=questions,
                answers=answers,
                unanswered=unanswered,
                questions_sent=key in mailed,
                printed=bool(row[8]),
                captured=bool(row[9]) or key in summed_up,
                requested_on=day(row[10]),
                reminders=reminders.get(key, 0),
                thanked=key in thanked,
                # Who gave the name once one had asked for it didn't lead to this meeting.
                referrer_thanked=key in referrer_thanked or bool(row[14] and not row[12]),
                referrer_thanks=thanks.get(key),
                names=_NAMES_ASKED[row[11]],
                names_checked=(key, contact) in checked,
                instead_of=row[12],
                research=contact in researched,
                pitch=bool(row[13]),
                pace=waits,
            ),
        )
