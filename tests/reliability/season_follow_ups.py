"""No open follow-up asks for what was done, and no two ask for the same; read past the program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from journal.domain.codes import FollowUpKind
from journal.store.journal import Journal

_K = FollowUpKind
_OPEN: Final = """
SELECT f.id, f.kind, f.contact_id, f.about_id, f.interview_id, f.origin, f.created_at,
       coalesce(f.what, '') || coalesce(f.why, ''), f.milestone_id, i.status, i.printed_at,
       c.name, c.linkedin, coalesce(a.name, '')
  FROM follow_up f JOIN contact c ON c.id = f.contact_id
  LEFT JOIN interview i ON i.id = f.interview_id LEFT JOIN contact a ON a.id = f.about_id
 WHERE f.state = 'open' AND f.repeat = ''
"""
_STATUS: Final = {
    _K.REQUEST_REMINDER: "requested",
    _K.SEND_QUESTIONS: "scheduled",
    _K.CONFIRM: "scheduled",
    _K.PRINT: "scheduled",
}
_LETTER: Final = {
    _K.SEND_QUESTIONS: "questions in advance",
    _K.CONFIRM: "confirmation",
    _K.THANK_YOU: "thank-you",
}
_EACH_MEETING: Final = frozenset({*_STATUS, _K.THANK_YOU})
_IN_WORDS: Final = frozenset({_K.PROMISED_BY_ME, _K.CHECK_BACK, _K.OTHER})


def done_and_open(journal: Journal) -> Iterator[str]:
    """What is still to be done although that has happened, in words for whoever reads it."""
    for row in journal.database.rows(_OPEN):
        why = _why(journal, row)
        if why:
            yield f"{row[1]} for {row[11]} ({row[13]}): {why}"


def asked_twice(journal: Journal) -> Iterator[str]:
    """What two open follow-ups ask for."""
    times: Counter[tuple[Any, ...]] = Counter()
    for row in journal.database.rows(_OPEN):
        kind = FollowUpKind(row[1])
        meeting = row[4] if kind in _EACH_MEETING else None
        origin = row[5] if kind is _K.REQUEST_REMINDER or kind in _IN_WORDS else ""
        words = row[7] if kind in _IN_WORDS else ""
        times[(row[11], row[2], str(kind), row[3], meeting, origin, words, row[8])] += 1
    yield from (f"{count}×: {key}" for key, count in times.items() if count > 1)


def _why(journal: Journal, row: tuple[Any, ...]) -> str:
    kind, contact, meeting, since = FollowUpKind(row[1]), row[2], row[4], row[6]
    there = journal.database.one
    if kind in _STATUS and meeting is not None and row[9] != _STATUS[kind]:
        return f"the interview is {row[9]}"
    if kind is _K.PRINT and row[10] is not None:
        return "it was printed"
    if kind is _K.CONNECT and row[12] in ("invited", "connected"):
        return f"they are {row[12]}"
    if kind in _LETTER and there(
        "SELECT 1 FROM letter WHERE contact_id = ? AND interview_id = ? AND kind = ?"
        " AND state = 'sent' AND sent_at >= ?",
        (contact, meeting, _LETTER[kind], since),
    ):
        return "it was written"
    if kind is _K.REQUEST_REMINDER and _touched(journal, contact, since, "in"):
        return "they answered"
    if kind is _K.WRITE and _touched(journal, contact, since, "out"):
        return "they were written to"
    if kind is _K.WRITE and there(
        "SELECT 1 FROM interview WHERE contact_id = ?"
        " AND status IN ('requested', 'scheduled', 'held')",
        (contact,),
    ):
        return "they were asked"
    if (
        kind is _K.THANK_REFERRER
        and row[13]
        and there(
            "SELECT 1 FROM letter WHERE contact_id = ? AND state = 'sent' AND sent_at >= ?"
            " AND kind IN ('thanks to referrer', 'thank-you') AND instr(body, ?)",
            (contact, since, row[13]),
        )
    ):
        return "they were thanked"
    return ""


def _touched(journal: Journal, contact: int, since: str, how: str) -> bool:
    found = journal.database.one(
        "SELECT 1 FROM touch t WHERE contact_id = ?1 AND at >= ?2 AND direction IN (?3, 'both')"
        # Asked again within the same minute, after they answered, one is reminded again.
        " AND (?3 = 'out' OR NOT EXISTS (SELECT 1 FROM touch l WHERE l.contact_id = ?1"
        " AND l.id > t.id AND l.direction = 'out'))",
        (contact, since, how),
    )
    return found is not None
