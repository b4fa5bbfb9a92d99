"""Writes people who were read from a file into the journal, table by table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from journal.domain import codes
from journal.domain.changes import Kind
from journal.domain.clock import Clock, to_utc_text
from journal.domain.names import clean_line, clean_text, fold, is_blank
from journal.exchange.drafts import ContactDraft
from journal.exchange.own_format import split_list
from journal.services.wording import translate
from journal.store.connection import JournalDatabase
from journal.store.journal import Step

Pair = tuple[int, ContactDraft]
Told = Callable[[int, int], None]

AT_ONCE = 500  # rows between two looks at whether somebody gave it up

_NOTES = {
    "research": codes.NoteKind.RESEARCH,
    "common_ground": codes.NoteKind.COMMON_GROUND,
    "issues": codes.NoteKind.ISSUE,
    "professional_interests": codes.NoteKind.PROFESSIONAL,
    "personal_interests": codes.NoteKind.PERSONAL,
    "clues": codes.NoteKind.CLUE,
    "offers": codes.NoteKind.OFFER,
    "resume_feedback": codes.NoteKind.RESUME_FEEDBACK,
    "how_i_come_across": codes.NoteKind.HOW_I_COME_ACROSS,
}
# The first code of each says that nothing is known.
_CODED: Mapping[str, Any] = {
    "warmth": codes.Warmth,
    "cadence": codes.Cadence,
    "thanks_by": codes.ThanksBy,
    "linkedin": codes.LinkedIn,
}


class ImportWriter:
    """Writes drafts table by table, so that 10,000 people take no longer than one must."""

    def __init__(
        self,
        step: Step,
        database: JournalDatabase,
        clock: Clock,
        referrer_id: int | None = None,
        told: Told | None = None,
    ) -> None:
        """``referrer_id`` refers everybody whom the file itself gives no referrer.

        ``told`` is called with rows done and rows altogether; what it raises ends the step.
        """
        self._step = step
        self._database = database
        self._clock = clock
        self._now = to_utc_text(clock.now())
        self._referrer = referrer_id
        self._told = told or (lambda _done, _total: None)
        self._done = self._total = 0

    def write(self, drafts: Sequence[ContactDraft]) -> list[int]:
        """The ids of the new people, in order."""
        self._total = _count(drafts)
        taken = {row[0] for row in self._database.rows("SELECT uuid FROM contact")}
        people = [self._contact(draft, taken) for draft in drafts]
        ids = self._insert(Kind.CONTACT, people)
        pairs = list(zip(ids, drafts, strict=True))
        self._insert(Kind.POSITION, self._positions(pairs))
        self._insert(Kind.POINT, _points(pairs))
        self._insert(Kind.NOTE, self._notes(pairs))
        self._insert(Kind.TOUCH, self._touches(pairs))
        self._tags(pairs)
        self._insert(Kind.REFERRAL, self._referrals(pairs))
        self._told(self._total, self._total)
        return ids

    def _insert(self, kind: Kind, rows: Sequence[Mapping[str, object]]) -> list[int]:
        ids: list[int] = []
        for start in range(0, len(rows), AT_ONCE):
            self._told(min(self._done, self._total), self._total)
            ids += self._step.insert_many(kind, rows[start : start + AT_ONCE])
            self._done += min(AT_ONCE, len(rows) - start)
        return ids

    def _contact(self, draft: ContactDraft, taken: set[str]) -> dict[str, object]:
        extra = draft.extra.get
        referred = bool(draft.referred_by) or self._referrer is not None
        values: dict[str, object] = {
            "uuid": _identity(draft.uuid, taken),
            "name": clean_line(draft.name),
            "addressed_as": _line(draft.addressed_as),
            "pronouns": _line(draft.pronouns),
            "level": _code(codes.Level, draft.level),
            "source": _code(codes.Source, draft.source)
            or (codes.Source.REFERRAL if referred else ""),
            "place": _line(draft.place),
            "area": _line(extra("area", "")),
            "how_known": _line(extra("how_known", "")) or _connection(draft),
            "attained": _line(extra("attained", "")),
            "decides_hiring": extra("decides_hiring") == "yes",
            "recruiter": extra("recruiter") == "yes",
            "created_at": self._now,
        }
        for name, kind in _CODED.items():
            values[name] = _code(kind, extra(name, "")) or next(iter(kind))
        if _from_linkedin(draft):
            values["linkedin"] = codes.LinkedIn.CONNECTED
        return values

    def _positions(self, pairs: Sequence[Pair]) -> list[dict[str, object]]:
        known: dict[str, int] = {}
        for key, name in self._database.rows("SELECT id, name FROM company ORDER BY id"):
            known.setdefault(fold(name), key)
        names: dict[str, str] = {}
        for _key, draft in pairs:
            name = _line(draft.company)
            if name and not is_blank(name) and fold(name) not in known:
                names.setdefault(fold(name), name)
        made = self._step.insert_many(Kind.COMPANY, [{"name": name} for name in names.values()])
        known |= dict(zip(names, made, strict=True))
        return [
            {
                "contact_id": key,
                "company_id": known.get(fold(_line(draft.company))),
                "role": _line(draft.role),
            }
            for key, draft in pairs
            if draft.company or draft.role
        ]

    def _notes(self, pairs: Sequence[Pair]) -> list[dict[str, object]]:
        return [
            {
                "contact_id": key,
                "kind": kind,
                "text": clean_text(text),
                "written_at": self._now,
                "private": private,
            }
            for key, draft in pairs
            for kind, text, private in _texts(draft)
        ]

    def _touches(self, pairs: Sequence[Pair]) -> list[dict[str, object]]:
        rows: list[dict[str, object]] = []
        for key, draft in pairs:
            last = _day(draft.extra.get("last_touch", ""), self._clock.today())
            first = None if _from_linkedin(draft) else draft.connected_on
            for day in dict.fromkeys((first, last)):
                if day is None:
                    continue
                rows.append(
                    {
                        "contact_id": key,
                        "at": self._now,
                        "on_day": day,
                        "channel": codes.Channel.OTHER,
                        "direction": codes.Direction.BOTH,
                        "what": "",
                    }
                )
        return rows

    def _tags(self, pairs: Sequence[Pair]) -> None:
        wanted = [
            (key, list(dict.fromkeys(tag for tag in map(_line, split_list(text)) if tag)))
            for key, draft in pairs
            if (text := draft.extra.get("tags", ""))
        ]
        if not wanted:
            return
        known = {name: key for key, name in self._database.rows("SELECT id, name FROM tag")}
        new = [tag for tag in dict.fromkeys(t for _key, tags in wanted for t in tags)
               if tag not in known and not is_blank(tag)]  # fmt: skip
        made = self._step.insert_many(Kind.TAG, [{"name": tag} for tag in new])
        known |= dict(zip(new, made, strict=True))
        self._insert(
            Kind.CONTACT_TAG,
            [
                {"contact_id": key, "tag_id": known[tag]}
                for key, tags in wanted
                for tag in tags
                if tag in known
            ],
        )

    def _referrals(self, pairs: Sequence[Pair]) -> list[dict[str, object]]:
        """By the names in the file, of people in it or in the journal; never in a circle."""
        circles = _Circles(self._database)
        by_name: dict[str, int] = {}
        for key, name in self._database.rows("SELECT id, name FROM contact ORDER BY id"):
            by_name.setdefault(fold(name), key)
        rows: list[dict[str, object]] = []
        for key, draft in pairs:
            named = [draft.referred_by] if draft.referred_by else []
            found = [by_name.get(fold(name)) for name in (*named, *draft.also_referred_by)]
            referrers = [each for each in dict.fromkeys(found) if each is not None]
            if not referrers and self._referrer is not None:
                referrers = [self._referrer]
            introduction = _code(codes.Introduction, draft.extra.get("introduction", ""))
            for referrer in referrers:
                if circles.would_close(referrer, key):
                    continue
                rows.append(
                    {
                        "referrer_id": referrer,
                        "referred_id": key,
                        "is_primary": circles.add(referrer, key),
                        "introduction": introduction or codes.Introduction.NAMED,
                        "made_on": self._clock.today(),
                    }
                )
        return rows


class _Circles:
    """All referrals, to know of a new one whether it would close a circle."""

    def __init__(self, database: JournalDatabase) -> None:
        self._above: dict[int, list[int]] = {}
        for referrer, referred in database.rows("SELECT referrer_id, referred_id FROM referral"):
            self._above.setdefault(referred, []).append(referrer)
        self._referrers = {each for found in self._above.values() for each in found}

    def would_close(self, referrer: int, referred: int) -> bool:
        """Whether ``referred`` is above ``referrer`` already, or is the same."""
        if referrer == referred:
            return True
        if referred not in self._referrers:
            return False  # most are new: nobody stands below them
        seen: set[int] = set()
        waiting = [referrer]
        while waiting:
            each = waiting.pop()
            if each == referred:
                return True
            if each not in seen:
                seen.add(each)
                waiting += self._above.get(each, ())
        return False

    def add(self, referrer: int, referred: int) -> bool:
        """Notes a referral; whether it is the person's first one."""
        found = self._above.setdefault(referred, [])
        found.append(referrer)
        self._referrers.add(referrer)
        return len(found) == 1


def _points(pairs: Iterable[Pair]) -> list[dict[str, object]]:
    return [
        {"contact_id": key, "kind": kind, "value": line, "rank": rank}
        for key, draft in pairs
        for kind, values in (
            (codes.PointKind.MAIL, draft.emails),
            (codes.PointKind.PHONE, draft.phones),
            (codes.PointKind.LINK, draft.links),
        )
        for rank, value in enumerate(values)
        if (line := _line(value))
    ]


def _texts(draft: ContactDraft) -> Iterator[tuple[codes.NoteKind, str, bool]]:
    """The notes of a draft: kind, text, whether it is private."""
    if draft.notes.strip():
        yield codes.NoteKind.FREE, draft.notes, False
    if draft.extra:
        for name, kind in _NOTES.items():
            if (text := draft.extra.get(name, "")).strip():
                yield kind, text, False
        if (text := draft.extra.get("private_notes", "")).strip():
            yield codes.NoteKind.FREE, text, True


def _count(drafts: Sequence[ContactDraft]) -> int:
    """How many rows there will be, about."""
    points = sum(len(each.emails) + len(each.phones) + len(each.links) for each in drafts)
    jobs = sum(bool(each.company or each.role) for each in drafts)
    notes = sum(bool(each.notes) for each in drafts)
    return len(drafts) + points + jobs + notes


def _identity(wanted: str | None, taken: set[str]) -> str:
    """The identity that the file gives, unless somebody has it already or it is none."""
    found = ""
    if wanted:
        try:
            found = str(UUID(wanted.strip()))
        except ValueError:
            found = ""
    if not found or found in taken:
        found = str(uuid4())
    taken.add(found)
    return found


def _from_linkedin(draft: ContactDraft) -> bool:
    """Whether the day is that of the connection there, as in the list LinkedIn gives away.

    Being connected is not being in touch: such people are still to be written to.
    """
    own = "last_touch" in draft.extra or "linkedin" in draft.extra
    return draft.source == codes.Source.LINKEDIN and draft.connected_on is not None and not own


def _connection(draft: ContactDraft) -> str:
    if not _from_linkedin(draft) or draft.connected_on is None:
        return ""
    words = translate("Touches", "Connected on LinkedIn since {day}")
    return words.format(day=draft.connected_on.isoformat())


def _line(text: str) -> str:
    return clean_line(text) if text else ""


def _day(text: str, today: date) -> date | None:
    try:
        found = date.fromisoformat(text) if text else None
    except ValueError:
        return None
    return found if found is not None and found <= today else None


def _code(kind: type[Any], text: str) -> Any:
    if not text:
        return ""
    try:
        return kind(text)
    except ValueError:
        return ""
