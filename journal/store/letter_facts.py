"""Reads what a letter may be filled with: which interview it is about, and whom it speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from journal.domain.codes import FollowUpKind, Introduction, LetterKind
from journal.domain.letters.facts import AdviceFact, Person
from journal.store.connection import JournalDatabase
from journal.store.nameless import forgotten
from journal.store.values import Codes, day, listed

_FOLLOW_UPS = Codes(FollowUpKind, FollowUpKind.OTHER)
_INTRODUCTIONS = Codes(Introduction, Introduction.NAMED)
_USABLE = frozenset({Introduction.NAMED, Introduction.MADE})
_HELD_ON = "coalesce(date(i.held_from, 'localtime'), substr(i.start, 1, 10), '')"
_PERSON = (
    "SELECT c.id, c.name, c.addressed_as, coalesce((SELECT o.name FROM position p"
    " JOIN company o ON o.id = p.company_id WHERE p.contact_id = c.id AND p.until IS NULL"
    " ORDER BY p.id DESC LIMIT 1), '') FROM contact c"
)
_LEADING: dict[LetterKind, str] = {
    LetterKind.REQUEST: (
        "i.contact_id = :who AND i.status IN ('idea', 'requested')"
        " ORDER BY i.status = 'requested' DESC, i.id DESC"
    ),
    LetterKind.QUESTIONS: (
        "i.contact_id = :who AND i.status IN ('idea', 'requested', 'scheduled')"
        " ORDER BY i.status = 'scheduled' DESC, i.start < :today, i.start, i.id DESC"
    ),
    LetterKind.CONFIRMATION: (
        "i.contact_id = :who AND i.status = 'scheduled' ORDER BY i.start < :today, i.start, i.id"
    ),
    LetterKind.THANK_YOU: (
        "i.status = 'held' AND (i.contact_id = :who OR EXISTS (SELECT 1 FROM participant t"
        " WHERE t.interview_id = i.id AND t.contact_id = :who))"
        " ORDER BY i.held_from DESC, i.id DESC"
    ),
    LetterKind.THANK_REFERRER: (
        "i.status = 'held' AND (i.instead_of_id = :who OR EXISTS (SELECT 1 FROM referral r"
        " WHERE r.referrer_id = :who AND r.referred_id = i.contact_id))"
        " AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.interview_id = i.id"
        " AND f.contact_id = :who AND f.kind = 'thank the referrer' AND f.state <> 'open')"
        " ORDER BY i.instead_of_id IS :who DESC, i.held_from DESC, i.id DESC"
    ),
    LetterKind.CHECK_BACK: (
        "i.contact_id = :who AND i.status = 'held' AND i.referral_question = 'will think about it'"
        " ORDER BY i.held_from DESC, i.id DESC"
    ),
}


class ToDo(NamedTuple):
    """The open follow-up that a letter would do."""

    kind: FollowUpKind
    interview_id: int | None
    about_id: int | None
    origin: str
    what: str


class Referral(NamedTuple):
    """A usable referral: who named the person, how far it is, in which words to write."""

    referrer: Person
    introduction: Introduction
    words: str


def to_do(
    database: JournalDatabase,
    contact_id: int,
    kinds: Iterable[FollowUpKind],
    interview_id: int | None,
) -> ToDo | None:
    """The most pressing open follow-up of these kinds, one of this interview first."""
    wanted = tuple(map(str, kinds))
    found = database.one(
        "SELECT kind, interview_id, about_id, origin, what FROM follow_up"
        f" WHERE contact_id = ? AND state = 'open' AND kind IN ({', '.join('?' * len(wanted))})"
        " ORDER BY interview_id IS NOT ?, due_on IS NULL, due_on, id LIMIT 1",
        (contact_id, *wanted, interview_id),
    )
    return ToDo(_FOLLOW_UPS[found[0]], *found[1:]) if found else None


def leading_interview(
    database: JournalDatabase, contact_id: int, kind: LetterKind, today: date
) -> int | None:
    """The interview that a letter of this kind to a person is about, where none is named."""
    which = _LEADING.get(kind)
    if which is None:
        return None
    found = database.one(
        f"SELECT i.id FROM interview i WHERE {which} LIMIT 1",
        {"who": contact_id, "today": today.isoformat()},
    )
    return int(found[0]) if found else None


def person(database: JournalDatabase, contact_id: int | None) -> Person | None:
    """Somebody with the name under which they are addressed."""
    found = database.one(f"{_PERSON} WHERE c.id = ?", (contact_id,))
    return Person._make(found) if found else None


def persons(database: JournalDatabase, ids: Iterable[int]) -> dict[int, Person]:
    """The same for several."""
    found = database.rows(f"{_PERSON} WHERE c.id IN ({listed(ids)})")
    return {row[0]: Person._make(row) for row in found}


def referrals(database: JournalDatabase, contact_id: int) -> list[Referral]:
    """Who may be named in a letter to a person, the primary referrer first.

    Nobody who wants to speak with them first, or who said no, or whose name was forgotten.
    """
    nameless = forgotten(database)
    rows = database.rows(
        "SELECT r.referrer_id, r.introduction, r.words FROM referral r WHERE r.referred_id = ?"
        " ORDER BY r.is_primary DESC, r.introduction = 'made' DESC, r.id",
        (contact_id,),
    )
    people = persons(database, [row[0] for row in rows])
    return [
        Referral(people[row[0]], introduction, row[2])
        for row in rows
        if (introduction := _INTRODUCTIONS[row[1]]) in _USABLE
        and row[0] in people
        and row[0] not in nameless
    ]


def promised_by(database: JournalDatabase, mover_id: int) -> int | None:
    """Whom this person wants to speak with first: the one to come back to first."""
    found = database.one(
        "SELECT h.contact_id FROM hold h WHERE h.whose_move_id = ?1 AND h.ended_on IS NULL"
        " ORDER BY h.check_back IS NULL, h.check_back, h.id LIMIT 1",
        (mover_id,),
    ) or database.one(
        "SELECT referred_id FROM referral WHERE referrer_id = ? AND introduction = 'promised'"
        " ORDER BY made_on, id LIMIT 1",
        (mover_id,),
    )
    return int(found[0]) if found else None


def last_named(database: JournalDatabase, referrer_id: int) -> int | None:
    """Whom this person named last, those to whom they spoke first."""
    found = database.one(
        "SELECT referred_id FROM referral WHERE referrer_id = ?"
        " AND introduction IN ('made', 'named')"
        " ORDER BY introduction = 'made' DESC, made_on DESC, id DESC LIMIT 1",
        (referrer_id,),
    )
    return int(found[0]) if found else None


def introduction(
    database: JournalDatabase, referrer_id: int, referred_id: int
) -> Introduction | None:
    """How far the introduction of one to the other is."""
    found = database.one(
        "SELECT introduction FROM referral WHERE referrer_id = ? AND referred_id = ?",
        (referrer_id, referred_id),
    )
    return _INTRODUCTIONS[found[0]] if found else None


def may_thank_for(database: JournalDatabase, referrer_id: int, contact_id: int) -> bool:
    """Whether somebody can be thanked for this person: for the name, or for sending them."""
    found = database.one(
        "SELECT 1 WHERE EXISTS (SELECT 1 FROM referral WHERE referrer_id = ?1 AND referred_id = ?2"
        " AND introduction IN ('made', 'named', 'promised')) OR EXISTS (SELECT 1 FROM interview"
        " WHERE instead_of_id = ?1 AND contact_id = ?2 AND status = 'held')",
        (referrer_id, contact_id),
    )
    return found is not None


def may_ask_about(database: JournalDatabase, mover_id: int, contact_id: int) -> bool:
    """Whether it is somebody's move before this person may be written to."""
    found = database.one(
        "SELECT 1 WHERE EXISTS (SELECT 1 FROM hold WHERE whose_move_id = ?1 AND contact_id = ?2"
        " AND ended_on IS NULL) OR EXISTS (SELECT 1 FROM referral WHERE referrer_id = ?1"
        " AND referred_id = ?2 AND introduction = 'promised')",
        (mover_id, contact_id),
    )
    return found is not None


class Standing(NamedTuple):
    """How far the user is with somebody: to meet on a day, met on one, written to."""

    meets: date | None = None
    met: date | None = None
    asked: bool = False


def standing(database: JournalDatabase, contact_id: int, today: date) -> Standing:
    """When the user is to meet a person, when they met, and whether the user has written."""
    coming = database.one(
        "SELECT substr(min(i.start), 1, 10) FROM interview i WHERE i.contact_id = ?"
        " AND i.status = 'scheduled' AND i.start >= ?",
        (contact_id, today.isoformat()),
    )
    written = database.one(
        "SELECT 1 WHERE EXISTS (SELECT 1 FROM interview WHERE contact_id = ?1 AND status NOT IN"
        " ('idea', 'cancelled')) OR EXISTS (SELECT 1 FROM letter WHERE contact_id = ?1"
        " AND state = 'sent')",
        (contact_id,),
    )
    meets = day(coming[0]) if coming is not None else None
    return Standing(meets, met(database, contact_id), written is not None)


def held_with(database: JournalDatabase, contact_id: int) -> int | None:
    """The interview with a person that was held last."""
    found = database.one(
        "SELECT id FROM interview i WHERE contact_id = ? AND status = 'held'"
        f" ORDER BY {_HELD_ON} DESC, id DESC LIMIT 1",
        (contact_id,),
    )
    return int(found[0]) if found else None


def unconfirmed(database: JournalDatabase, contact_id: int, today: date) -> int | None:
    """The next interview with a person that is agreed and not confirmed yet."""
    found = database.one(
        "SELECT i.id FROM interview i WHERE i.contact_id = ? AND i.status = 'scheduled'"
        " AND i.start >= ? AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.interview_id = i.id"
        " AND f.kind = 'confirm' AND f.state <> 'open') ORDER BY i.start, i.id LIMIT 1",
        (contact_id, today.isoformat()),
    )
    return int(found[0]) if found else None


def was_in_touch(database: JournalDatabase, contact_id: int) -> bool:
    """Whether the user was in touch with a person, or asked them for an interview."""
    found = database.one(
        "SELECT 1 WHERE EXISTS (SELECT 1 FROM touch WHERE contact_id = ?1) OR EXISTS (SELECT 1"
        " FROM interview WHERE contact_id = ?1 AND (status = 'held' OR requested_on IS NOT NULL))",
        (contact_id,),
    )
    return found is not None


def takes_part(database: JournalDatabase, interview_id: int, contact_id: int) -> bool:
    """Whether an interview is with a person, or they were met in it."""
    found = database.one(
        "SELECT 1 FROM interview i WHERE i.id = ?1 AND (i.contact_id = ?2 OR EXISTS (SELECT 1"
        " FROM participant t WHERE t.interview_id = i.id AND t.contact_id = ?2))",
        (interview_id, contact_id),
    )
    return found is not None


def named_by(database: JournalDatabase, referrer_id: int) -> tuple[Person, ...]:
    """All whom a person named, the first first."""
    rows = database.rows(
        "SELECT referred_id FROM referral WHERE referrer_id = ? AND introduction <> 'declined'"
        " ORDER BY made_on, id",
        (referrer_id,),
    )
    people, nameless = persons(database, [row[0] for row in rows]), forgotten(database)
    return tuple(people[key] for (key,) in rows if key in people and key not in nameless)


def named_in(database: JournalDatabase, interview_id: int, referrer_id: int) -> frozenset[int]:
    """Whom a person named in an interview; somebody else who was there may have named others."""
    rows = database.rows(
        "SELECT referred_id FROM referral WHERE interview_id = ? AND referrer_id = ?",
        (interview_id, referrer_id),
    )
    return frozenset(key for (key,) in rows)


def in_common(database: JournalDatabase, contact_id: int) -> str:
    """What the user noted that they have in common; nothing that is private."""
    found = database.one(
        "SELECT text FROM note WHERE contact_id = ? AND interview_id IS NULL"
        " AND kind = 'common ground' AND private = 0 AND trim(text) <> '' ORDER BY id LIMIT 1",
        (contact_id,),
    )
    return str(found[0]) if found else ""


def advice(
    database: JournalDatabase, contact_id: int, interview_id: int | None
) -> tuple[AdviceFact, ...]:
    """What a person advised, in the order in which it was noted."""
    return tuple(
        AdviceFact(row[0], row[1], row[2] is not None, row[3] is not None, row[4] == interview_id)
        for row in database.rows(
            "SELECT id, what, done_on, told_on, interview_id FROM advice WHERE contact_id = ?"
            " ORDER BY id",
            (contact_id,),
        )
    )


def met(database: JournalDatabase, contact_id: int) -> date | None:
    """The last day on which the user met a person."""
    found = database.one(
        f"SELECT max({_HELD_ON}) FROM interview i WHERE i.status = 'held' AND (i.contact_id = ?1"
        " OR EXISTS (SELECT 1 FROM participant t WHERE t.interview_id = i.id"
        " AND t.contact_id = ?1))",
        (contact_id,),
    )
    return day(found[0]) if found else None


def met_on_word_of(database: JournalDatabase, referrer_id: int) -> list[tuple[Person, date | None]]:
    """Whom the user met of those whom a person named, with the last day, the first met first."""
    rows = database.rows(
        f"SELECT r.referred_id, max({_HELD_ON}) FROM referral r"
        " JOIN interview i ON i.contact_id = r.referred_id AND i.status = 'held'"
        " WHERE r.referrer_id = ? GROUP BY r.referred_id ORDER BY 2, 1",
        (referrer_id,),
    )
    people, nameless = persons(database, [row[0] for row in rows]), forgotten(database)
    return [(people[key], day(on)) for key, on in rows if key in people and key not in nameless]


def met_since(database: JournalDatabase, since: date, without: Iterable[int]) -> int:
    """How many other people the user met after a day."""
    found = database.one(
        f"SELECT count(DISTINCT i.contact_id) FROM interview i WHERE i.status = 'held'"
        f" AND {_HELD_ON} > ? AND i.contact_id NOT IN ({listed(without)})",
        (since.isoformat(),),
    )
    return int(found[0]) if found else 0


def reminders(database: JournalDatabase, interview_id: int) -> int:
    """How often the user reminded somebody of this request."""
    found = database.one(
        "SELECT count(*) FROM follow_up WHERE interview_id = ? AND kind = 'request reminder'"
        " AND state = 'done'",
        (interview_id,),
    )
    return int(found[0]) if found else 0


def is_thanked(database: JournalDatabase, interview_id: int) -> bool:
    """Whether the thank-you after an interview was written, or left out on purpose."""
    found: tuple[Any, ...] | None = database.one(
        "SELECT 1 FROM follow_up WHERE interview_id = ? AND kind = 'thank-you' AND state <> 'open'",
        (interview_id,),
    )
    return found is not None
