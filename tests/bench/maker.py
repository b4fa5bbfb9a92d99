"""Fills a journal of a given size, through the store's own door and with a history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from journal.domain.changes import Kind
from journal.domain.clock import FixedClock
from journal.domain.codes import (
    Cadence,
    Channel,
    Direction,
    FollowUpKind,
    FollowUpState,
    Format,
    InterviewStatus,
    Introduction,
    Level,
    NoteKind,
    PointKind,
    ReferralQuestion,
    Source,
    Topic,
    Warmth,
)
from journal.services.library import open_library
from journal.services.starting import make_journal
from journal.store.database import open_file
from journal.store.journal import Journal
from tests.bench.now import NOW
from tests.bench.words import PLACES, RARE, ROLES, Writer

TODAY = NOW.date()
IMPORT = 500  # people in one step
MEETINGS = 100  # interviews in one step
SINGLE_EDITS = 2_000
DUE = 60  # what is overdue or due today, in a journal of any size

Row = dict[str, Any]


@dataclass(frozen=True)
class Size:
    """How many of each a journal has."""

    contacts: int

    @property
    def notes(self) -> int:
        return 3 * self.contacts

    @property
    def interviews(self) -> int:
        return self.contacts * 6 // 10

    @property
    def edits(self) -> int:
        return min(SINGLE_EDITS, self.contacts // 5)


class Maker:
    """Fills one journal of a size."""

    def __init__(self, path: Path, size: Size) -> None:
        self._path = path
        self._size = size
        self._clock = FixedClock(NOW - timedelta(days=500))
        self._random = Random(size.contacts)
        self._writer = Writer(self._random)
        self._generation: dict[int, int] = {}  # of each contact, from 1
        self._names: dict[int, str] = {}

    def make(self) -> None:
        """Makes it; it must not be there yet."""
        make_journal(self._path, self._clock)
        self._journal = Journal(open_file(self._path), self._path, self._clock)
        try:
            self._journal.database.allow_writes()
            # Nobody needs it after a power cut; all else is as in every journal.
            self._journal.database.run("PRAGMA synchronous = OFF")
            self._add_companies()
            self._add_people()
            self._add_meetings()
            self._add_notes()
            self._edit()
        finally:
            self._journal.close()

    # -- people ---------------------------------------------------------------------------------

    def _add_companies(self) -> None:
        rows = [
            {"name": self._writer.company(number), "place": self._random.choice(PLACES)}
            for number in range(max(3, self._size.contacts * 3 // 10))
        ]
        with self._journal.step("Import companies") as step:
            self._companies = step.insert_many(Kind.COMPANY, rows)

    def _add_people(self) -> None:
        """Generation by generation, each referred by somebody of the one before."""
        before: list[int] = []
        for generation, count in enumerate(generations(self._size.contacts), 1):
            now: list[int] = []
            for part in parts(count, IMPORT):
                now += self._import_people(part, before, generation)
                self._clock.advance(hours=7)
            # Some people know many, most know few: the early ones are chosen more often.
            before = sorted(now, key=lambda _key: self._random.random())

    def _import_people(self, count: int, referrers: list[int], generation: int) -> list[int]:
        random = self._random
        people = [self._person(bool(referrers)) for _ in range(count)]
        with self._journal.step(f"Import {count} contacts") as step:
            keys = step.insert_many(Kind.CONTACT, people)
            self._generation |= dict.fromkeys(keys, generation)
            self._names |= {key: row["name"] for key, row in zip(keys, people, strict=True)}
            step.insert_many(Kind.POSITION, [self._job(key, None) for key in keys])
            former = [key for key in keys if random.random() < 0.1]
            step.insert_many(Kind.POSITION, [self._job(key, date(2024, 6, 30)) for key in former])
            step.insert_many(Kind.POINT, [row for key in keys for row in self._points(key)])
            if referrers:
                named = [
                    self._referral(referrers[int(len(referrers) * random.random() ** 2)], key)
                    for key in keys
                ]
                step.insert_many(Kind.REFERRAL, named)
                step.insert_many(Kind.REFERRAL, self._further(keys, named))
            held = [key for key in keys if random.random() < 0.02]
            step.insert_many(Kind.HOLD, [self._hold(key, referrers) for key in held])
        return keys

    def _person(self, referred: bool) -> Row:
        random = self._random
        return {
            "name": self._writer.name(),
            "area": self._writer.sentence() if random.random() < 0.3 else "",
            "level": random.choice([*Level]),
            "decides_hiring": random.random() < 0.1,
            "source": Source.REFERRAL if referred else random.choice([*Source]),
            "place": random.choice(PLACES),
            "warmth": random.choice([*Warmth]),
            "cadence": random.choice([*Cadence]),
            "created_at": self._clock.now(),
        }

    def _job(self, contact: int, until: date | None) -> Row:
        return {
            "contact_id": contact,
            "company_id": self._random.choice(self._companies),
            "role": self._random.choice(ROLES),
            "until": until,
        }

    def _points(self, contact: int) -> Iterator[Row]:
        mail = f"p{contact}@company{contact % 997}.example"
        yield {"contact_id": contact, "kind": PointKind.MAIL, "value": mail, "rank": 0}
        if self._random.random() < 0.4:
            number = f"+44 20 7946 {contact:06}"
            yield {"contact_id": contact, "kind": PointKind.PHONE, "value": number, "rank": 1}

    def _referral(self, referrer: int, referred: int, *, primary: bool = True) -> Row:
        return {
            "referrer_id": referrer,
            "referred_id": referred,
            "is_primary": primary,
            "introduction": self._random.choice([*Introduction]),
            "made_on": self._clock.today(),
        }

    def _further(self, keys: list[int], named: list[Row]) -> list[Row]:
        """Another referrer or two of some people, always of an earlier generation."""
        random = self._random
        earlier = [key for key in self._names if key < keys[0]]
        found = []
        for row in named:
            if random.random() < 0.05:
                others = {*random.sample(earlier, min(2, len(earlier)))} - {row["referrer_id"]}
                found += [self._referral(key, row["referred_id"], primary=False) for key in others]
        return found

    def _hold(self, contact: int, referrers: list[int]) -> Row:
        return {
            "contact_id": contact,
            "whose_move_id": self._random.choice(referrers) if referrers else None,
            "check_back": self._day(-20, 60),
        }

    # -- meetings -------------------------------------------------------------------------------

    def _add_meetings(self) -> None:
        bank = self._journal.database.rows("SELECT id, text, topic FROM question")
        people = list(self._names)
        self._due = DUE
        for count in parts(self._size.interviews, MEETINGS):
            with self._journal.step(f"Import {count} interviews") as step:
                rows = [self._meeting(self._random.choice(people)) for _ in range(count)]
                keys = step.insert_many(Kind.INTERVIEW, rows)
                meetings = list(zip(keys, rows, strict=True))
                step.insert_many(
                    Kind.INTERVIEW_QUESTION,
                    [row for key, meeting in meetings for row in self._asked(key, meeting, bank)],
                )
                step.insert_many(
                    Kind.TOUCH, [row for each in meetings for row in self._touches(*each)]
                )
                step.insert_many(
                    Kind.FOLLOW_UP, [row for each in meetings for row in self._to_do(*each)]
                )
            self._clock.advance(hours=3)

    def _meeting(self, contact: int) -> Row:
        random = self._random
        status = random.choices([*InterviewStatus], (20, 10, 3, 55, 4, 5, 3))[0]
        ahead = status is InterviewStatus.SCHEDULED
        day = self._day(1, 90) if ahead else self._day(-480, -1)
        dated = ahead or status is InterviewStatus.HELD
        hour = random.randint(9, 17)
        held = status is InterviewStatus.HELD
        return {
            "contact_id": contact,
            "status": status,
            "format": random.choice([*Format]),
            "start": f"{day.isoformat()}T{hour:02}:30" if dated else None,
            "zone": "Europe/London" if dated else "",
            "minutes": random.choice((20, 30, 45, 60)),
            "place": self._writer.sentence() if dated else "",
            "requested_on": day - timedelta(days=9),
            "held_from": datetime(day.year, day.month, day.day, hour, 31, tzinfo=UTC)
            if held
            else None,
            "rating": random.randint(0, 5) if held else 0,
            "referral_question": random.choice([*ReferralQuestion]),
            "created_at": self._clock.now(),
        }

    def _asked(self, interview: int, meeting: Row, bank: Sequence[Sequence[Any]]) -> Iterator[Row]:
        """Eight questions of the bank; four of five were answered where one met."""
        random = self._random
        held = meeting["status"] is InterviewStatus.HELD
        for position, (key, text, topic) in enumerate(random.sample(bank, 8)):
            answered = held and random.random() < 0.8
            yield {
                "interview_id": interview,
                "question_id": key,
                "position": position,
                "text": text,
                "topic": Topic(topic),
                "must_ask": random.random() < 0.2,
                "asked": answered,
                "answer": self._writer.text(4) if answered else "",
            }

    def _touches(self, interview: int, meeting: Row) -> Iterator[Row]:
        for _ in range(self._random.randint(1, 6)):
            day = self._day(-480, -1)
            yield {
                "contact_id": meeting["contact_id"],
                "at": datetime(day.year, day.month, day.day, 10, tzinfo=UTC),
                "on_day": day,
                "channel": self._random.choice([*Channel]),
                "direction": self._random.choice([*Direction]),
                "what": self._writer.sentence() if self._random.random() < 0.3 else "",
                "interview_id": interview,
            }

    def _to_do(self, interview: int, meeting: Row) -> Iterator[Row]:
        random = self._random
        for _ in range(random.randint(1, 3)):
            done = random.random() < 0.6
            days = random.randint(3, 200)
            if not done and self._due:
                self._due -= 1
                days = -(self._due // 4)
            due = TODAY + timedelta(days=days)
            yield {
                "contact_id": meeting["contact_id"],
                "interview_id": interview,
                "kind": random.choice([*FollowUpKind]),
                "what": self._writer.sentence() if random.random() < 0.5 else "",
                "due_on": self._day(-400, -1) if done else due,
                "due_time": "17:00" if days == 0 and not done else None,
                "state": FollowUpState.DONE if done else FollowUpState.OPEN,
                "closed_on": self._day(-400, -1) if done else None,
                "created_at": self._clock.now(),
            }

    # -- notes and the history ------------------------------------------------------------------

    def _add_notes(self) -> None:
        people = list(self._names)
        left = self._size.notes
        rare = {left // 7, left // 3, left // 2}
        kinds = [*NoteKind]
        while left:
            count = min(IMPORT, left)
            rows = []
            for number in range(left, left - count, -1):
                text = self._writer.text(5)
                rows.append(
                    {
                        "contact_id": self._random.choice(people),
                        "kind": self._random.choice(kinds),
                        "text": f"{text} They like {RARE}." if number in rare else text,
                        "private": self._random.random() < 0.05,
                        "written_at": self._clock.now(),
                    }
                )
            with self._journal.step(f"Import {count} notes") as step:
                step.insert_many(Kind.NOTE, rows)
            self._clock.advance(hours=2)
            left -= count

    def _edit(self) -> None:
        """What a user does by hand, one step after the other, through the commands of pages."""
        library = open_library(self._journal, self._clock)
        random = self._random
        people = list(self._names)
        asked = [
            row[0]
            for row in self._journal.database.rows("SELECT id FROM interview_question LIMIT 20000")
        ]
        for number in range(self._size.edits):
            person = random.choice(people)
            visit = f"visit {number // 3}"  # typed in three goes
            match number % 6:
                case 0 | 1:
                    key = asked[number // 3 % len(asked)]
                    library.questions.set_answer(key, self._writer.text(3), visit=visit)
                case 2:
                    library.contacts.set_note(person, NoteKind.FREE, self._writer.text(4))
                case 3:
                    library.contacts.set_field(person, "area", self._writer.sentence())
                case 4:
                    library.contacts.log_touch(person, Channel.MAIL, self._writer.sentence())
                case 5:
                    library.contacts.set_job(person, role=random.choice(ROLES))
            self._clock.advance(minutes=20)

    def _day(self, first: int, last: int) -> date:
        return TODAY + timedelta(days=self._random.randint(first, last))


def generations(contacts: int) -> list[int]:
    """How many people stand in each of up to twelve generations: few at first, then many."""
    shares = (5, 9, 13, 15, 14, 12, 10, 8, 6, 4, 3, 1)
    counts = [contacts * share // 100 for share in shares]
    counts[3] += contacts - sum(counts)
    return [count for count in counts if count]


def parts(whole: int, most: int) -> Iterator[int]:
    """``whole`` in parts of ``most``, the last one smaller."""
    while whole > 0:
        yield min(most, whole)
        whole -= most
