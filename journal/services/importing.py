"""Brings people of a file into the journal: planned first, then one undoable step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from journal.domain import codes
from journal.domain.changes import Kind
from journal.domain.clock import Clock
from journal.domain.importing import PlannedRow, Verdict, plan
from journal.domain.names import clean_line, clean_text, fold
from journal.exchange.drafts import ContactDraft, ReadResult
from journal.services.wording import translate
from journal.store import listing
from journal.store.journal import Journal, Step

Planned = PlannedRow[ContactDraft]

_NOTES = {
    "research": codes.NoteKind.RESEARCH,
    "common_ground": codes.NoteKind.COMMON_GROUND,
    "issues": codes.NoteKind.ISSUE,
    "professional_interests": codes.NoteKind.PROFESSIONAL,
    "personal_interests": codes.NoteKind.PERSONAL,
    "clues": codes.NoteKind.CLUE,
    "offers": codes.NoteKind.OFFER,
}
# The first code of each says that nothing is known.
_CODED: Mapping[str, Any] = {
    "warmth": codes.Warmth,
    "cadence": codes.Cadence,
    "thanks_by": codes.ThanksBy,
    "linkedin": codes.LinkedIn,
}


class Imports:
    """Plans and carries out an import. Nothing is written before ``apply``."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def plan(self, path: Path) -> tuple[ReadResult, list[Planned]]:
        """Reads a file and says of each row what would become of it. Raises BadFile."""
        from journal.exchange.csv_in import read_file  # the window starts without it

        result = read_file(path, today=self._clock.today())
        return result, plan(result.drafts, listing.known(self._journal.database))

    def apply(self, rows: Sequence[Planned], *, referrer_id: int | None = None) -> list[int]:
        """Adds the people of these rows in one step; their ids in order.

        ``referrer_id`` refers everybody whom the file itself gives no referrer.
        """
        drafts = [row.draft for row in rows if row.verdict is not Verdict.UNUSABLE]
        title = translate("Steps", "Import %n contact(s)", None, len(drafts))
        with self._journal.step(title) as step:
            return _Writer(step, self._journal, self._clock, referrer_id).write(drafts)


class _Writer:
    """Writes drafts table by table, so that 10,000 people take no longer than one must."""

    def __init__(self, step: Step, journal: Journal, clock: Clock, referrer_id: int | None) -> None:
        self._step = step
        self._database = journal.database
        self._clock = clock
        self._referrer = referrer_id

    def write(self, drafts: Sequence[ContactDraft]) -> list[int]:
        ids = self._step.insert_many(Kind.CONTACT, [self._contact(draft) for draft in drafts])
        pairs = list(zip(ids, drafts, strict=True))
        self._positions(pairs)
        self._points(pairs)
        self._notes(pairs)
        self._touches(pairs)
        self._referrals(pairs)
        return ids

    def _contact(self, draft: ContactDraft) -> dict[str, object]:
        referred = bool(draft.referred_by) or self._referrer is not None
        source = _code(codes.Source, draft.source) or (codes.Source.REFERRAL if referred else "")
        values: dict[str, object] = {
            "name": clean_line(draft.name),
            "addressed_as": clean_line(draft.addressed_as),
            "pronouns": clean_line(draft.pronouns),
            "level": _code(codes.Level, draft.level),
            "source": source,
            "place": clean_line(draft.place),
            "area": clean_line(draft.extra.get("area", "")),
            "how_known": clean_line(draft.extra.get("how_known", "")),
            "attained": clean_line(draft.extra.get("attained", "")),
            "decides_hiring": draft.extra.get("decides_hiring") == "yes",
            "recruiter": draft.extra.get("recruiter") == "yes",
            "created_at": self._clock.now(),
        }
        for name, kind in _CODED.items():
            values[name] = _code(kind, draft.extra.get(name, "")) or next(iter(kind))
        values["uuid"] = draft.uuid or str(uuid4())
        return values

    def _positions(self, pairs: Sequence[tuple[int, ContactDraft]]) -> None:
        known = dict(self._database.rows("SELECT folded, id FROM company ORDER BY id DESC"))
        names: dict[str, str] = {}
        for _key, draft in pairs:
            name = clean_line(draft.company)
            if name and fold(name) not in known:
                names.setdefault(fold(name), name)
        made = self._step.insert_many(Kind.COMPANY, [{"name": name} for name in names.values()])
        known |= dict(zip(names, made, strict=True))
        self._step.insert_many(
            Kind.POSITION,
            [
                {
                    "contact_id": key,
                    "company_id": known.get(fold(clean_line(draft.company))),
                    "role": clean_line(draft.role),
                }
                for key, draft in pairs
                if draft.company or draft.role
            ],
        )

    def _points(self, pairs: Sequence[tuple[int, ContactDraft]]) -> None:
        rows: list[dict[str, object]] = []
        for key, draft in pairs:
            for kind, values in (
                (codes.PointKind.MAIL, draft.emails),
                (codes.PointKind.PHONE, draft.phones),
                (codes.PointKind.LINK, draft.links),
            ):
                rows += [
                    {"contact_id": key, "kind": kind, "value": clean_line(value), "rank": rank}
                    for rank, value in enumerate(values)
                ]
        self._step.insert_many(Kind.POINT, rows)

    def _notes(self, pairs: Sequence[tuple[int, ContactDraft]]) -> None:
        rows: list[dict[str, object]] = []
        for key, draft in pairs:
            texts = [(codes.NoteKind.FREE, draft.notes)]
            texts += [(kind, draft.extra.get(name, "")) for name, kind in _NOTES.items()]
            rows += [
                {
                    "contact_id": key,
                    "kind": kind,
                    "text": clean_text(text),
                    "written_at": self._clock.now(),
                }
                for kind, text in texts
                if text.strip()
            ]
        self._step.insert_many(Kind.NOTE, rows)

    def _touches(self, pairs: Sequence[tuple[int, ContactDraft]]) -> None:
        self._step.insert_many(
            Kind.TOUCH,
            [
                {
                    "contact_id": key,
                    "at": self._clock.now(),
                    "on_day": draft.connected_on,
                    "channel": codes.Channel.LINKEDIN,
                    "direction": codes.Direction.BOTH,
                    "what": translate("Touches", "Connected"),
                }
                for key, draft in pairs
                if isinstance(draft.connected_on, date)
            ],
        )

    def _referrals(self, pairs: Sequence[tuple[int, ContactDraft]]) -> None:
        """By the names in the file, of people in it or in the journal; never in a circle."""
        by_name: dict[str, int] = {}
        for key, folded in self._database.rows("SELECT id, folded FROM contact ORDER BY id DESC"):
            by_name[folded] = key
        parents: dict[int, int | None] = {
            row[0]: row[1]
            for row in self._database.rows(
                "SELECT referred_id, referrer_id FROM referral WHERE is_primary = 1"
            )
        }
        above: dict[int, set[int]] = {}
        for referred, referrer in self._database.rows(
            "SELECT referred_id, referrer_id FROM referral WHERE is_primary = 0"
        ):
            above.setdefault(referred, set()).add(referrer)
        rows: list[dict[str, object]] = []
        for key, draft in pairs:
            named = [draft.referred_by] if draft.referred_by else []
            found = [by_name.get(fold(name)) for name in (*named, *draft.also_referred_by)]
            referrers = [each for each in dict.fromkeys(found) if each is not None]
            if not referrers and self._referrer is not None:
                referrers = [self._referrer]
            for referrer in referrers:
                if referrer == key or _reaches(referrer, key, parents, above):
                    continue
                primary = key not in parents
                if primary:
                    parents[key] = referrer
                else:
                    above.setdefault(key, set()).add(referrer)
                rows.append(
                    {
                        "referrer_id": referrer,
                        "referred_id": key,
                        "is_primary": primary,
                        "introduction": _code(
                            codes.Introduction, draft.extra.get("introduction", "")
                        )
                        or codes.Introduction.NAMED,
                        "made_on": self._clock.today(),
                    }
                )
        self._step.insert_many(Kind.REFERRAL, rows)


def _reaches(
    start: int, wanted: int, parents: Mapping[int, int | None], above: Mapping[int, set[int]]
) -> bool:
    """True when ``wanted`` is above ``start`` by any referral."""
    seen: set[int] = set()
    waiting = [start]
    while waiting:
        each = waiting.pop()
        if each == wanted:
            return True
        if each in seen:
            continue
        seen.add(each)
        parent = parents.get(each)
        if parent is not None:
            waiting.append(parent)
        waiting.extend(above.get(each, ()))
    return False


def _code(kind: type[Any], text: str) -> Any:
    try:
        return kind(text)
    except ValueError:
        return ""
