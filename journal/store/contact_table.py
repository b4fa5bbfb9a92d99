"""Reads everybody for lists and files, a column at a time: rows that are put together one by
one take several times as long, which with thousands of people is seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import Any

from journal.domain.clock import Clock
from journal.domain.codes import NoteKind, PointKind
from journal.domain.referrals import ReferralTree
from journal.store import facts, touches
from journal.store.connection import JournalDatabase
from journal.store.holds import ALL_ON_HOLD
from journal.store.nameless import forgotten
from journal.store.values import listed

Column = Sequence[Any]

_OWN = (
    "id", "uuid", "name", "addressed_as", "pronouns", "area", "level", "decides_hiring",
    "recruiter", "place", "source", "how_known", "attained", "warmth", "cadence", "thanks_by",
    "linkedin",
)  # fmt: skip
_FLAGS = ("decides_hiring", "recruiter")
_NOTES = {
    NoteKind.RESEARCH: "research",
    NoteKind.COMMON_GROUND: "common_ground",
    NoteKind.ISSUE: "issues",
    NoteKind.PROFESSIONAL: "professional_interests",
    NoteKind.PERSONAL: "personal_interests",
    NoteKind.CLUE: "clues",
    NoteKind.OFFER: "offers",
    NoteKind.RESUME_FEEDBACK: "resume_feedback",
    NoteKind.HOW_I_COME_ACROSS: "how_i_come_across",
    NoteKind.FREE: "notes",
    NoteKind.SUMMARY: "notes",
}
_POINTS = {PointKind.MAIL: "emails", PointKind.PHONE: "phones", PointKind.LINK: "links"}
_JOB = ("company", "role")
_REFERRAL = ("referred_by", "also_referred_by", "path", "introduction")
_TOUCH = ("first_touch", "last_touch")
USUAL = (*_OWN, *_JOB, *_POINTS.values(), *_REFERRAL, "on_hold", *_TOUCH, "next_step")
"""What is read unless somebody asks: all but the texts of notes and the tags."""

_FEW = 500  # so many ids are named in a query; of more, the rest is left out afterwards


def contact_table(
    database: JournalDatabase,
    clock: Clock | None = None,
    *,
    ids: Iterable[int] | None = None,
    columns: Iterable[str] = (),
) -> dict[str, Column]:
    """Everybody (or ``ids``) by name: for each of the columns that an export knows, the values.

    Who was forgotten is left out, and named in paths alone.
    ``path`` names the referrers from the root down, without the person. No columns mean the
    usual ones; what takes a query of its own is read only for a column that needs it. Lists
    are shared between people: nobody may change them. Only ``next_step`` needs the clock.
    """
    return _Reading(database, clock, ids).columns(tuple(columns) or USUAL)


class _Reading:
    def __init__(
        self, database: JournalDatabase, clock: Clock | None, ids: Iterable[int] | None
    ) -> None:
        self._database = database
        self._clock = clock
        self._only = None if ids is None else set(ids)
        self._nameless = forgotten(database)
        self._keys: Column = ()

    def columns(self, wanted: Sequence[str]) -> dict[str, Column]:
        found = self._people(wanted)
        self._keys = found["id"]
        asked = set(wanted)
        if asked & set(_JOB):
            found |= self._jobs()
        if asked & set(_POINTS.values()):
            found |= self._points()
        if asked & set(_REFERRAL):
            found |= self._referrals(path="path" in asked)
        if "on_hold" in asked:
            found["on_hold"] = self._on_hold()
        if asked & set(_TOUCH):
            found |= self._touches()
        if asked & set(_NOTES.values()):
            found |= self._notes()
        if "private_notes" in asked:
            found["private_notes"] = self._private_notes()
        if "tags" in asked:
            found["tags"] = self._tags()
        if "next_step" in asked:
            found["next_step"] = self._next_steps(found)
        nothing = [None] * len(self._keys)
        return {column: found.get(column, nothing) for column in wanted}

    def _among(self, column: str) -> str:
        """A condition that leaves a few contacts; none for everybody, or for many."""
        if self._only is None or len(self._only) > _FEW:
            return "1"
        return f"{column} IN ({listed(self._only)})"

    def _spread(self, values: Mapping[int, Any], default: object = None) -> Column:
        """The values of everybody, in order."""
        return list(map(values.get, self._keys, repeat(default)))

    def _people(self, wanted: Sequence[str]) -> dict[str, Column]:
        names = ["id", *(column for column in _OWN if column in wanted and column != "id")]
        rows = self._database.rows(
            f"SELECT {', '.join(names)} FROM contact WHERE {self._among('id')} ORDER BY folded, id"
        )
        if self._only is not None:
            rows = [row for row in rows if row[0] in self._only]
        if self._nameless:
            rows = [row for row in rows if row[0] not in self._nameless]
        columns: list[Column] = list(zip(*rows, strict=True)) if rows else [()] * len(names)
        found = dict(zip(names, columns, strict=True))
        for column in _FLAGS:
            if column in found:
                found[column] = list(map(bool, found[column]))
        return found

    def _jobs(self) -> dict[str, Column]:
        """Of several positions at a time the one that was added last."""
        names: dict[int | None, str] = dict(self._database.rows("SELECT id, name FROM company"))
        companies, roles = {}, {}
        for contact, role, company in self._database.rows(
            "SELECT contact_id, role, company_id FROM position"
            f" WHERE until IS NULL AND {self._among('contact_id')} ORDER BY id"
        ):
            companies[contact], roles[contact] = names.get(company, ""), role
        return {"company": self._spread(companies, ""), "role": self._spread(roles, "")}

    def _points(self) -> dict[str, Column]:
        found: dict[str, dict[int, list[str]]] = {str(kind): {} for kind in _POINTS}
        links = found[PointKind.LINK]  # and what is of no kind, in a damaged file
        for contact, kind, value in self._database.rows(
            "SELECT contact_id, kind, value FROM contact_point"
            f" WHERE {self._among('contact_id')} ORDER BY rank, id"
        ):
            of_kind = found.get(kind, links)
            if contact in of_kind:
                of_kind[contact].append(value)
            else:
                of_kind[contact] = [value]
        return {column: self._spread(found[kind], []) for kind, column in _POINTS.items()}

    def _referrals(self, *, path: bool) -> dict[str, Column]:
        names = dict(self._database.rows("SELECT id, name FROM contact"))
        parents: dict[int, int | None] = dict.fromkeys(names)
        referrers: dict[int, str] = {}
        introductions: dict[int, str] = {}
        others: dict[int, list[str]] = {}
        for referrer, referred, introduction, is_primary in self._database.rows(
            "SELECT referrer_id, referred_id, introduction, is_primary FROM referral ORDER BY id"
        ):
            if referrer not in names or referred not in names:
                continue  # a damaged file, as the check tells
            if is_primary:
                parents[referred] = referrer
            if referrer in self._nameless:
                continue  # they stand in paths alone
            if is_primary:
                referrers[referred] = names[referrer]
                introductions[referred] = introduction
            else:
                others.setdefault(referred, []).append(names[referrer])
        found = {
            "referred_by": self._spread(referrers),
            "introduction": self._spread(introductions),
            "also_referred_by": self._spread(others, []),
        }
        if path:
            found["path"] = self._spread(_paths(parents, names), [])
        return found

    def _on_hold(self) -> Column:
        held = {row[0] for row in self._database.rows(ALL_ON_HOLD)}
        return [key in held for key in self._keys]

    def _touches(self) -> dict[str, Column]:
        rows = self._database.rows(
            f"SELECT contact_id, min(first_day), max(last_day) FROM ({touches.SPANS})"
            f" WHERE {self._among('contact_id')} GROUP BY contact_id"
        )
        first = {contact: day for contact, day, _last in rows}
        last = {contact: day for contact, _first, day in rows}
        return {"first_touch": self._spread(first), "last_touch": self._spread(last)}

    def _notes(self) -> dict[str, Column]:
        found: dict[str, dict[int, str]] = {column: {} for column in _NOTES.values()}
        of_kind = {str(kind): found[column] for kind, column in _NOTES.items()}
        free = found[_NOTES[NoteKind.FREE]]
        for contact, kind, text in self._texts("private = 0"):
            texts = of_kind.get(kind, free)
            texts[contact] = f"{texts[contact]}\n{text}" if contact in texts else text
        return {column: self._spread(texts, "") for column, texts in found.items()}

    def _private_notes(self) -> Column:
        found: dict[int, str] = {}
        for contact, _kind, text in self._texts("private <> 0"):
            found[contact] = f"{found[contact]}\n{text}" if contact in found else text
        return self._spread(found, "")

    def _texts(self, which: str) -> list[tuple[Any, ...]]:
        """Contact, kind and text of these notes, in the order in which they were written."""
        among = self._among("contact_id")
        # Of everybody they are read as they lie; the + keeps SQLite from sorting them for that.
        column = "+contact_id" if among == "1" else "contact_id"
        return self._database.rows(
            f"SELECT contact_id, kind, text FROM note WHERE {column} IS NOT NULL"
            f" AND {which} AND {among} ORDER BY id"
        )

    def _tags(self) -> Column:
        found: dict[int, list[str]] = {}
        for contact, name in self._database.rows(
            "SELECT x.contact_id, t.name FROM contact_tag x JOIN tag t ON t.id = x.tag_id"
            " ORDER BY t.name"
        ):
            found.setdefault(contact, []).append(name)
        return self._spread(found)

    def _basics(self, columns: Mapping[str, Column]) -> Iterator[facts.Basics] | None:
        """What the next steps need of what was read already, if all of it was."""
        needed = ("id", "cadence", "introduction", "referred_by", "last_touch", *_POINTS.values())
        if any(column not in columns for column in needed):
            return None
        *basics, mails, phones, links = (columns[column] for column in needed)
        reachable = map(any, zip(mails, phones, links, strict=True))
        return zip(*basics, reachable, strict=True)

    def _next_steps(self, columns: Mapping[str, Column]) -> Column:
        if self._clock is None:
            raise ValueError("without a clock there is no next step")
        few = self._only is not None and len(self._only) <= _FEW
        ids = self._keys if few else None
        found = facts.next_steps(self._database, ids, self._clock, self._basics(columns))
        return [None if code is None else str(code) for code in map(found.get, self._keys)]


def _paths(parents: Mapping[int, int | None], names: Mapping[int, str]) -> dict[int, list[str]]:
    """The names from the root down to the referrer; brothers and sisters share one list."""
    tree = ReferralTree(parents.items())
    paths: dict[int, list[str]] = {}
    order = list(tree.roots)
    for key in order:  # grows while it is walked
        children = tree.children(key)
        if children:
            below = [*paths.get(key, ()), names[key]]
            for child in children:
                paths[child] = below
            order.extend(children)
    return paths
