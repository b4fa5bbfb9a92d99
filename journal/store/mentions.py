"""Where a text speaks of somebody: found by their name, in full or in part, and only read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from journal.domain.changes import Kind
from journal.domain.names import fold
from journal.domain.views.finding import Hit
from journal.store.connection import JournalDatabase
from journal.store.hits import hits
from journal.store.removing import Traces
from journal.store.search import Match, containing, holding

MOST: Final = 200
_LEAST: Final = 3  # letters of a part of a name that is looked for
_COMMON: Final = frozenset(
    {"prof", "mrs", "miss", "madame", "herr", "frau", "van", "von", "der", "den", "del", "dos",
     "bin", "ibn", "mba", "phd", "the", "and"}
)  # fmt: skip

# Texts that the index doesn't hold; each gives: id, text, contact id, contact's name, interview.
_IN_MEETINGS = "JOIN interview i ON i.id = x.interview_id JOIN contact c ON c.id = i.contact_id"
_OF_CONTACT = "LEFT JOIN contact c ON c.id = x.contact_id"
_BESIDE: Final[tuple[tuple[Kind, str], ...]] = (
    (
        Kind.AGREEMENT,
        "SELECT x.id, x.what || ' ' || x.condition, c.id, c.name, i.id FROM agreement x "
        + _IN_MEETINGS,
    ),
    (Kind.BRING_ITEM, f"SELECT x.id, x.text, c.id, c.name, i.id FROM bring_item x {_IN_MEETINGS}"),
    (
        Kind.ADVICE,
        f"SELECT x.id, x.what, c.id, c.name, x.interview_id FROM advice x {_OF_CONTACT}",
    ),
    (
        Kind.LEAD,
        "SELECT x.id, x.what || ' ' || x.outcome, c.id, coalesce(c.name, ''), x.interview_id"
        f" FROM lead x {_OF_CONTACT}",
    ),
    (
        Kind.FOLLOW_UP,
        "SELECT x.id, x.skipped_why, c.id, coalesce(c.name, ''), x.interview_id"
        f" FROM follow_up x {_OF_CONTACT}",
    ),
    (
        Kind.HOLD,
        f"SELECT x.id, x.ended_how, c.id, c.name, NULL FROM hold x {_OF_CONTACT}",
    ),
    (
        Kind.HOLD_CONDITION,
        "SELECT x.id, x.what, c.id, c.name, NULL FROM hold_condition x"
        " JOIN hold h ON h.id = x.hold_id JOIN contact c ON c.id = h.contact_id",
    ),
    (
        Kind.REFERRAL,
        "SELECT x.id, x.words, c.id, c.name, x.interview_id FROM referral x"
        " JOIN contact c ON c.id = x.referred_id",
    ),
    (
        Kind.LETTER_QUESTION,
        "SELECT x.id, x.text, c.id, c.name, l.interview_id FROM letter_question x"
        " JOIN letter l ON l.id = x.letter_id JOIN contact c ON c.id = l.contact_id",
    ),
    (
        Kind.LETTER_TEMPLATE,
        "SELECT id, title || ' ' || subject || ' ' || body, NULL, '', NULL FROM letter_template",
    ),
    (
        Kind.PROFILE,
        "SELECT id, status || ' ' || where_now || ' ' || direction || ' ' || sender, NULL, '',"
        " NULL FROM profile",
    ),
    (Kind.MILESTONE, "SELECT id, name, NULL, '', NULL FROM milestone"),
    (Kind.SAVED_FILTER, "SELECT id, name || ' ' || terms, NULL, '', NULL FROM saved_filter"),
    (Kind.TAG, "SELECT id, name, NULL, '', NULL FROM tag"),
)


class Mentions(NamedTuple):
    """Texts with the whole name (or an address), then those with a part of it; so many more."""

    whole: list[Hit]
    part: list[Hit]
    more: int = 0


def mentions(database: JournalDatabase, found: Traces, placeholder: int = 0) -> Mentions:
    """Looks through all texts of the journal but what stands for ``placeholder``.

    Parts of a name are found as whole words, so that somebody else of that name is among them.
    """
    words = found.words
    whole = _unless(containing(database, words, found.is_in), placeholder)
    names = dict.fromkeys((*found.name.split(), *found.addressed_as.split()))
    parts = [each for each in names if _is_telling(each, words)]
    part = [match for match in _unless(holding(database, parts), placeholder) if match not in whole]
    whole_hits, part_hits = hits(database, whole[:MOST]), hits(database, part[:MOST])
    for kind, query in _BESIDE:
        for row in database.rows(query):
            text = fold(row[1] or "")
            if found.is_in(text):
                whole_hits.append(Hit(kind, *row))
            elif parts and not set(parts).isdisjoint(_words(text)):
                part_hits.append(Hit(kind, *row))
    shown_whole = whole_hits[:MOST]
    shown_part = part_hits[: MOST - len(shown_whole)]
    more = max(len(whole) - MOST, 0) + max(len(part) - MOST, 0)
    more += len(whole_hits) + len(part_hits) - len(shown_whole) - len(shown_part)
    return Mentions(shown_whole, shown_part, more)


def _unless(matches: Iterable[Match], placeholder: int) -> list[Match]:
    return [each for each in matches if (each.kind, each.id) != (Kind.CONTACT, placeholder)]


def _is_telling(word: str, words: tuple[str, ...]) -> bool:
    letters = "".join(sign for sign in word if sign.isalnum())
    return len(letters) >= _LEAST and word not in _COMMON and word not in words


def _words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in text).split()
