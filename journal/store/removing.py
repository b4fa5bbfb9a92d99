"""Takes a person out of the file for good: every row of theirs, and the history with it.

A nameless row stays in their place (nameless.py), with the referrals from and to it as bare
links.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from typing import Final, NamedTuple

from journal.domain.changes import Kind
from journal.domain.clock import to_utc_text
from journal.domain.codes import (
    Cadence,
    Introduction,
    LinkedIn,
    ThanksBy,
    Warmth,
)
from journal.domain.holds import OWNER_GONE
from journal.domain.names import fold, sort_key
from journal.store import history, search, settings
from journal.store.changeset import collect
from journal.store.connection import JournalDatabase
from journal.store.journal import Journal
from journal.store.nameless import FORGOTTEN

_TELLING: Final = 2  # letters
_UNPARTED: Final = "\u2e80"  # from here on scripts that put no spaces between words

_MET: Final = "SELECT id FROM interview WHERE contact_id = :who"
_OWN: Final[Mapping[Kind, str]] = {
    Kind.INTERVIEW: "contact_id = :who",
    Kind.POSITION: "contact_id = :who",
    Kind.POINT: "contact_id = :who",
    Kind.CONTACT_TAG: "contact_id = :who",
    Kind.HOLD: "contact_id = :who",
    Kind.PARTICIPANT: f"contact_id = :who OR interview_id IN ({_MET})",
    Kind.NOTE: "contact_id = :who",
    Kind.INTERVIEW_QUESTION: f"interview_id IN ({_MET})",
    Kind.AGREEMENT: f"contact_id = :who OR interview_id IN ({_MET})",
    Kind.ADVICE: "contact_id = :who",
    Kind.LEAD: f"contact_id = :who OR (contact_id IS NULL AND interview_id IN ({_MET}))",
    Kind.FOLLOW_UP: "contact_id = :who",
    Kind.LETTER: "contact_id = :who",
    Kind.TOUCH: "contact_id = :who",
    Kind.RESUME_COPY: "contact_id = :who",
}
"""The rows that are theirs; what hangs on these goes with them."""

_POINTING: Final = (
    (Kind.INTERVIEW, "instead_of_id"),
    (Kind.FOLLOW_UP, "about_id"),
    (Kind.HOLD, "whose_move_id"),
)
"""Rows of others that point to them; the row stays, and points to nobody."""

_BLANK: Final[Mapping[str, object]] = {
    **dict.fromkeys(
        ("addressed_as", "pronouns", "area", "level", "source", "place", "how_known", "attained"),
        "",
    ),
    "decides_hiring": 0,
    "recruiter": 0,
    "warmth": str(Warmth.NEW),
    "cadence": str(Cadence.NONE),
    "thanks_by": str(ThanksBy.MAIL),
    "linkedin": str(LinkedIn.UNKNOWN),
    "created_at": None,
}

# Of a company that only they stood for, nothing but the name is known.
_LONELY: Final = (
    "SELECT id FROM company c WHERE id IN ({ids}) AND industry = '' AND place = '' AND site = ''"
    " AND NOT EXISTS (SELECT 1 FROM position WHERE company_id = c.id)"
    " AND NOT EXISTS (SELECT 1 FROM note WHERE company_id = c.id)"
    " AND NOT EXISTS (SELECT 1 FROM lead WHERE company_id = c.id)"
)


class Traces(NamedTuple):
    """By what somebody can be found again in texts and copies: folded texts, and the UUID."""

    uuid: str
    name: str
    addressed_as: str = ""
    points: tuple[str, ...] = ()  # addresses, numbers, links

    @property
    def words(self) -> tuple[str, ...]:
        """What means them and nobody else, as far as one can tell."""
        whole = (self.name, self.addressed_as if " " in self.addressed_as else "", *self.points)
        return tuple(each for each in dict.fromkeys(whole) if len(each) >= _TELLING)

    def is_in(self, text: str) -> bool:
        """Whether a folded text speaks of them; "ana" is not in "banana"."""
        return any(_stands_in(text, word) for word in self.words)


class Extent(NamedTuple):
    """What would go: how many rows of each kind, and how much of the history."""

    rows: Mapping[Kind, int]
    referred: int  # whom they referred, who stay where they are
    steps: int  # that could have been undone, or looked up


def traces(database: JournalDatabase, contact_id: int) -> Traces | None:
    """Their traces; None where there is nobody of this id."""
    row = database.one("SELECT uuid, name, addressed_as FROM contact WHERE id = ?", (contact_id,))
    if row is None:
        return None
    points = database.rows("SELECT value FROM contact_point WHERE contact_id = ?", (contact_id,))
    values = dict.fromkeys(fold(point[0]) for point in points)
    return Traces(row[0], fold(row[1]), fold(row[2]), tuple(each for each in values if each))


def extent(database: JournalDatabase, contact_id: int) -> Extent:
    """What forgetting somebody would remove."""

    def count(query: str) -> int:
        row = database.one(f"SELECT count(*) FROM {query}", {"who": contact_id})
        return int(row[0]) if row else 0

    return Extent(
        {kind: found for kind, mine in _OWN.items() if (found := count(f'"{kind}" WHERE {mine}'))},
        count("referral WHERE referrer_id = :who AND is_primary = 1"),
        count("history_step WHERE name <> ''"),
    )


def remove(journal: Journal, contact_id: int, placeholder: str) -> bool:
    """Takes a person out in one transaction that ends the history; False where there is nobody.

    ``placeholder`` is what their row is called from now on. What was freed is overwritten, but
    only ``squeeze`` makes sure of every byte. Raises KnownError; then nothing was changed.
    """
    return journal.outside_steps(lambda: _remove(journal, contact_id, placeholder))


def squeeze(database: JournalDatabase) -> None:
    """Writes the whole file anew, without what was freed. Raises sqlite3.Error."""
    database.allow_writes()
    database.run("VACUUM")


def _remove(journal: Journal, contact_id: int, placeholder: str) -> bool:
    database = journal.database
    run = database.run
    found = traces(database, contact_id)
    if found is None:
        return False
    # The recording triggers want a step; it goes with all the others at the end.
    now = to_utc_text(journal.clock.now())
    step = run(
        "INSERT INTO history_step (name, at, state, merge_key, bulk) VALUES ('', ?, ?, '', 0)",
        (now, history.DONE),
    ).lastrowid
    run("UPDATE current_step SET id = ?", (step,))
    _forget_drafts(database, contact_id, found)
    _delete_rows(database, contact_id)
    _leave_a_blank(database, contact_id, placeholder)
    concerned = collect(database, history.changes_of(database, step), {}, 0)
    search.refresh(database, concerned.indexed)
    # Deleted words stay in the parts of an index until these are merged.
    for index in ("search_people", "search_texts"):
        run(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
    run("DELETE FROM history_step")
    run("UPDATE current_step SET id = NULL")
    return True


def _delete_rows(database: JournalDatabase, contact_id: int) -> None:
    run, who = database.run, {"who": contact_id}
    companies = [
        row[0]
        for row in database.rows(
            "SELECT company_id FROM position WHERE contact_id = :who AND company_id IS NOT NULL"
            " UNION SELECT company_id FROM lead"
            f" WHERE company_id IS NOT NULL AND ({_OWN[Kind.LEAD]})",
            who,
        )
    ]
    for kind, mine in reversed(list(_OWN.items())):  # meetings last: others are found by them
        run(f'DELETE FROM "{kind}" WHERE {mine}', who)
    run(
        "UPDATE hold SET ended_how = :gone WHERE whose_move_id = :who AND ended_on IS NULL",
        {**who, "gone": OWNER_GONE},
    )
    for kind, column in _POINTING:
        run(f'UPDATE "{kind}" SET "{column}" = NULL WHERE "{column}" = :who', who)
    if companies:
        lonely = _LONELY.format(ids=", ".join(map(str, companies)))
        run(f"DELETE FROM company WHERE id IN ({lonely})")


def _leave_a_blank(database: JournalDatabase, contact_id: int, placeholder: str) -> None:
    database.run(
        "UPDATE referral SET words = '', made_on = NULL, interview_id = NULL, introduction = ?"
        " WHERE referrer_id = ? OR referred_id = ?",
        (str(Introduction.NAMED), contact_id, contact_id),
    )
    values = {
        **_BLANK,
        "uuid": str(uuid.uuid4()),  # the old one stands in files that were exported
        "name": placeholder,
        "folded": sort_key(placeholder),
    }
    assigned = ", ".join(f'"{column}" = :{column}' for column in values)
    database.run(f"UPDATE contact SET {assigned} WHERE id = :id", {**values, "id": contact_id})
    kept = settings.read(database, FORGOTTEN)
    others = kept if isinstance(kept, dict) else {}
    settings.write(database, FORGOTTEN, {**others, str(contact_id): placeholder})


def _forget_drafts(database: JournalDatabase, contact_id: int, found: Traces) -> None:
    """What was begun in their interviews, or about them, and not added yet."""
    own = {
        f"in interview {row[0]}"
        for row in database.rows("SELECT id FROM interview WHERE contact_id = ?", (contact_id,))
    }
    own.add(f"contact {contact_id}")
    for key, value in database.rows("SELECT key, value FROM setting WHERE key LIKE 'begun: %'"):
        text = _texts_of(value)
        if found.is_in(text) or any(key.endswith(each) for each in own):
            database.run("DELETE FROM setting WHERE key = ?", (key,))


def _texts_of(value: str) -> str:
    try:
        return fold(json.dumps(json.loads(value), ensure_ascii=False))
    except ValueError:
        return fold(value)


def _stands_in(text: str, word: str) -> bool:
    """Between signs that are no letters; where words aren't parted, anywhere."""
    place = text.find(word)
    while place >= 0:
        before, after = text[place - 1 : place] if place else "", text[place + len(word) :][:1]
        if not (_joined(before, word[0]) or _joined(word[-1], after)):
            return True
        place = text.find(word, place + 1)
    return False


def _joined(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum() and max(left, right) < _UNPARTED
