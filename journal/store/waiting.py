"""Reads who has to act before somebody may be written to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from operator import itemgetter
from typing import Any

from journal.domain.holds import OWNER_GONE, Rank
from journal.domain.next_step import NextStep, OpenHold, for_hold
from journal.domain.views.days import WaitingRow
from journal.store.connection import JournalDatabase, Parameters
from journal.store.holds import awaited, on_hold, written
from journal.store.nameless import forgotten
from journal.store.values import day, listed

_HOLDS = f"""
SELECT h.id, h.contact_id, c.name, m.id, coalesce(m.name, ''), h.check_back, r.made_on,
       m.id IS NULL AND h.ended_how = '{OWNER_GONE}',
       {on_hold("m.id")}
  FROM hold h JOIN contact c ON c.id = h.contact_id
  LEFT JOIN contact m ON m.id = h.whose_move_id
  LEFT JOIN referral r ON r.id = h.referral_id
 WHERE h.ended_on IS NULL ORDER BY h.id
"""
_CONDITIONS = """
SELECT k.hold_id, k.what, k.met_on FROM hold_condition k JOIN hold h ON h.id = k.hold_id
 WHERE h.ended_on IS NULL ORDER BY k.id
"""
_OPEN_PROMISE = f"""
 WHERE {awaited("r")} AND NOT {written("r.referred_id")}
   AND r.referred_id NOT IN ({{nameless}}) AND r.referrer_id NOT IN ({{nameless}})
"""
_PROMISED = f"""
SELECT c.id, c.name, m.id, m.name, r.made_on FROM referral r
  JOIN contact c ON c.id = r.referred_id JOIN contact m ON m.id = r.referrer_id
{_OPEN_PROMISE} ORDER BY r.id LIMIT :most
"""
_COUNT = f"SELECT count(*) FROM referral r {_OPEN_PROMISE}"
_ALL = -1  # for SQLite no limit


_Rank = tuple[Rank, bool, date]


def rows(database: JournalDatabase, now: datetime) -> list[WaitingRow]:
    """Who must act before somebody may be written to; what can be helped comes first.

    Open holds of which something is waited for, and introductions promised without one.
    """
    return _Ranked(database, now).rows(_ALL)


def first(database: JournalDatabase, now: datetime, most: int) -> tuple[list[WaitingRow], int]:
    """The first ``most`` of ``rows``, and how many there are in all.

    Of thousands of promises only those are read that are among the first.
    """
    ranked = _Ranked(database, now)
    found = ranked.rows(most)
    return found[:most], max(ranked.count(), len(found))


class _Ranked:
    """The holds, which are few, in their order, and room among them for what was promised."""

    def __init__(self, database: JournalDatabase, now: datetime) -> None:
        self._database = database
        self._now = now
        self._nameless = listed(forgotten(database))
        self._holds = sorted(_holds(database, now), key=itemgetter(0))
        self._promised: int | None = None  # how many there are, where that is known

    def rows(self, most: int) -> list[WaitingRow]:
        """At least the first ``most`` that there are, or all of them."""
        plain = OpenHold(" ")  # all of them wait alike, each for somebody else
        rank = plain.rank(self._now.date())
        before = [row for each, row in self._holds if each <= rank]
        after = [row for each, row in self._holds if each > rank]
        wanted = _ALL if most == _ALL else max(most - len(before), 0)
        promised = list(_promised(self._queried(_PROMISED, {"most": wanted}), plain, self._now))
        if wanted == _ALL or len(promised) < wanted:
            self._promised = len(promised)
        return [*before, *promised, *after]

    def count(self) -> int:
        """How many there are; counted only where that isn't known from reading."""
        if self._promised is None:
            self._promised = int(self._queried(_COUNT)[0][0])
        return len(self._holds) + self._promised

    def _queried(self, query: str, terms: Parameters = ()) -> list[tuple[Any, ...]]:
        return self._database.rows(query.format(nameless=self._nameless), terms)


def _holds(database: JournalDatabase, now: datetime) -> Iterator[tuple[_Rank, WaitingRow]]:
    unmet: dict[int, list[str]] = {}
    for hold, what, met_on in database.rows(_CONDITIONS):
        still_open = unmet.setdefault(hold, [])
        if met_on is None:
            still_open.append(what)
    today = now.date()
    for key, contact, name, mover_id, mover, back, made_on, gone, held in database.rows(_HOLDS):
        waits, check_back = unmet.get(key), day(back)
        if waits == []:
            continue  # all that it waited for has happened
        hold = OpenHold(mover or None, check_back, bool(gone), False, bool(held))
        yield (
            hold.rank(today),
            WaitingRow(
                key,
                contact,
                name,
                mover_id,
                mover,
                check_back,
                waits[0] if waits else "",
                day(made_on),
                max(len(waits or ()) - 1, 0),
                bool(gone),
                for_hold(hold, now),
            ),
        )


def _promised(found: list[tuple[Any, ...]], plain: OpenHold, now: datetime) -> Iterator[WaitingRow]:
    """Their steps made from one: asked for one by one they take long."""
    step = for_hold(plain, now)
    for contact, name, mover_id, mover, made_on in found:
        own = NextStep(step.code, step.due, step.due_time, mover, step.urgency)
        promised = day(made_on)
        yield WaitingRow(None, contact, name, mover_id, mover, None, "", promised, 0, False, own)
