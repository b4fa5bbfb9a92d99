"""What is looked at in a season, against a memory of its own of what happened."""

from __future__ import annotations

import io
import json
from collections import Counter
from contextlib import redirect_stdout
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from journal.cli import main
from journal.domain.codes import FollowUpKind, LetterKind, Urgency
from journal.domain.milestones import LeftOut, Milestone, Owed
from journal.domain.next_step import NextStepCode
from journal.domain.referrals import find_cycles
from journal.domain.step_codes import WAITING
from journal.domain.views.days import TodayView
from journal.services.library import Library
from journal.store.checking import check
from journal.store.journal import Journal
from tests.reliability.season_follow_ups import asked_twice, done_and_open
from tests.reliability.state import troubles

A_DAY: Final = timedelta(hours=24)


class Looks:
    """Remembers what stood on Today, who is on hold, what was sent; notes what was wrong."""

    PROMISES: Final = {
        "late thanks that never stood on Today": "meetings",
        "written to somebody on hold": "letters",
        "held back though free": "letters",
        "promise that nobody was reminded of": "promises",
        "past due and never on Today": "follow-ups",
        "done, and still on Today": "things done",
        "outlived by their interview, and open": "things done",
        "open though it was done": "open follow-ups",
        "the same to be done twice": "open follow-ups",
        "pages that differ about what comes next": "next steps compared",
        "good news not exactly once": "people told",
        "damage": "looks at the file",
        "letters that nobody would send": "letters",
    }
    """What must never happen, and by what it is counted how often it could have."""

    def __init__(self, journal: Journal, library: Library) -> None:
        self.journal = journal
        self.library = library
        self.happened: Counter[str] = Counter()
        self.troubles: list[tuple[str, str]] = []
        self.on_hold: set[int] = set()
        self._seen: dict[int, datetime] = {}
        self._meetings_seen: dict[int, list[datetime]] = {}
        self._sittings: list[datetime] = []

    @property
    def now(self) -> datetime:
        """The season's time."""
        return self.library.clock.now()

    def wrong(self, promise: str, what: str) -> None:
        """One promise was not kept."""
        assert promise in self.PROMISES, promise
        self.troubles.append((promise, f"{self.now:%a %Y-%m-%d %H:%M} {what}"))

    def sat_down(self) -> None:
        """The user looks at Today now."""
        self._sittings.append(self.now)

    def saw(self, view: TodayView) -> None:
        """What stands there."""
        for row in (*view.needs, *view.later):
            self._seen.setdefault(row.id, self.now)
            if row.kind == FollowUpKind.THANK_YOU and row.interview_id is not None:
                self._meetings_seen.setdefault(row.interview_id, []).append(self.now)
        for meeting in view.unfinished:
            self._meetings_seen.setdefault(meeting.interview_id, []).append(self.now)
        if view.leading is not None:
            self._meetings_seen.setdefault(view.leading.id, []).append(self.now)

    def sent(self, contact_id: int, kind: LetterKind, text: str) -> None:
        """A letter went out."""
        self.happened["letters"] += 1
        if contact_id in self.on_hold:
            self.wrong("written to somebody on hold", f"{kind} to {contact_id}")
        if "{" in text or "[" in text or "  " in text or not text.strip():
            self.wrong("letters that nobody would send", f"{kind} to {contact_id}: {text!r}")

    # -- at the end -------------------------------------------------------------------------------

    def at_the_end(self, asked: set[int]) -> None:
        """Thanks, promises and the file; ``asked`` wanted to hear of the found position."""
        self._thanks()
        self._promises()
        news = self.journal.database.rows(
            "SELECT contact_id, count(*) FROM letter WHERE kind = 'good news' AND state = 'sent'"
            " GROUP BY contact_id"
        )
        told = dict(tuple(row) for row in news)
        for contact in asked - self.on_hold:
            if told.get(contact, 0) != 1:
                self.wrong("good news not exactly once", f"{contact} heard {told.get(contact, 0)}×")
        for contact, times in told.items():
            if times != 1:
                self.wrong("good news not exactly once", f"{contact} heard {times}×")

    def owed(self, listed: list[Owed], asked: set[int]) -> None:
        """Who is listed for the news, against a walk of its own through the journal."""
        ids = [each.known.contact_id for each in listed]
        self.happened["people told"] += len(ids)
        for key, times in Counter(ids).items():
            if times > 1:
                self.wrong("good news not exactly once", f"{key} is listed {times}×")
        wanted = asked | self._met_and_before()
        if set(ids) != wanted:
            self.wrong("good news not exactly once", f"listed or not: {set(ids) ^ wanted}")
        for each in listed:
            held = each.known.contact_id in self.on_hold
            if held is not (each.left_out is LeftOut.ON_HOLD):
                self.wrong("good news not exactly once", f"{each.known.name}: on hold {held}")

    def made(self, name: Milestone, listed: list[Owed]) -> None:
        """One follow-up for each that is told, none for others."""
        rows = self.journal.database.rows(
            "SELECT f.contact_id, count(*) FROM follow_up f JOIN milestone m"
            " ON m.id = f.milestone_id WHERE m.name = ? AND f.state = 'open' GROUP BY 1",
            (str(name),),
        )
        wanted = {each.known.contact_id: 1 for each in listed if each.left_out is None}
        waits = {row[0]: row[1] for row in rows if row[0] not in self.on_hold}
        if waits != wanted:
            self.wrong("good news not exactly once", f"follow-ups {waits}, wanted {wanted}")

    def _met_and_before(self) -> set[int]:
        database = self.journal.database
        held = "FROM interview WHERE status = 'held'"
        found = {row[0] for row in database.rows(f"SELECT contact_id {held}")}
        links = [
            tuple(row)
            for row in database.rows(
                "SELECT referrer_id, referred_id FROM referral WHERE introduction <> 'declined'"
                f" UNION SELECT instead_of_id, contact_id {held} AND instead_of_id IS NOT NULL"
            )
        ]
        while more := {one for one, other in links if other in found} - found:
            found |= more
        return found

    def _thanks(self) -> None:
        rows = self.journal.database.rows(
            "SELECT i.id, i.held_until, c.name, (SELECT min(l.sent_at) FROM letter l"
            " WHERE l.contact_id = i.contact_id AND l.interview_id = i.id AND l.state = 'sent'"
            " AND l.kind = 'thank-you') FROM interview i JOIN contact c ON c.id = i.contact_id"
            " WHERE i.status = 'held'"
        )
        for key, ended, name, sent in rows:
            self.happened["meetings"] += 1
            end = datetime.fromisoformat(ended).astimezone(UTC)
            due = end + A_DAY
            if sent is not None and datetime.fromisoformat(sent).astimezone(UTC) <= due:
                continue
            self.happened["late thanks"] += 1
            chances = [at for at in self._sittings if end <= at.astimezone(UTC) <= due]
            seen = [at for at in self._meetings_seen.get(key, ()) if end <= at.astimezone(UTC)]
            if not seen or (chances and min(seen).astimezone(UTC) > due):
                self.wrong("late thanks that never stood on Today", f"{name}, held until {end}")

    def _promises(self) -> None:
        for key, what in self.journal.database.rows("SELECT id, what FROM agreement WHERE mine"):
            self.happened["promises"] += 1
            made = self.journal.database.one(
                "SELECT 1 FROM follow_up WHERE origin = ?", (f"held.promise:{key}",)
            )
            if made is None:
                self.wrong("promise that nobody was reminded of", what)
        today = self.now.date().isoformat()
        for key, kind, due in self.journal.database.rows(
            "SELECT id, kind, due_on FROM follow_up WHERE state = 'open' AND due_on < ?", (today,)
        ):
            self.happened["left open"] += 1
            if key not in self._seen:
                self.wrong("past due and never on Today", f"{kind} of {due}")
        rows = self.journal.database.rows("SELECT count(*) FROM follow_up")
        self.happened["follow-ups"] += rows[0][0]
        rows = self.journal.database.rows("SELECT count(*) FROM interview")
        self.happened["interviews"] += rows[0][0]


def weekly(looks: Looks, journal: Journal) -> None:
    """Contact, interview, Today and the lists name the same next step; the file is sound."""
    looks.happened["looks at the file"] += 1
    for trouble in [*troubles(journal.database), *check(journal.database)]:
        looks.wrong("damage", str(trouble))
    links = [(one, other) for one, other, _how, _primary in looks.library.people.links()]
    if find_cycles(links):
        looks.wrong("damage", "a circle of referrals")
    for what in done_and_open(journal):
        looks.wrong("open though it was done", what)
    for what in asked_twice(journal):
        looks.wrong("the same to be done twice", what)
    count = journal.database.one("SELECT count(*) FROM follow_up WHERE state = 'open'")
    looks.happened["open follow-ups"] += count[0] if count else 0
    promise, library = "pages that differ about what comes next", looks.library
    steps = library.people.next_steps(library.people.ids())
    view = library.days.today()
    there = _on_today(view)
    for row in _listed(looks, "contacts"):
        key = row["id"]
        looks.happened["next steps compared"] += 1
        if row["next_step"] != steps[key].code:
            looks.wrong(promise, f"{row['name']}: list {row['next_step']}, page {steps[key].code}")
        if row["on_hold"] is not (key in looks.on_hold):
            looks.wrong(promise, f"{row['name']}: on hold {row['on_hold']}")
        meeting = library.people.leading_interview(key)
        if meeting is not None:
            own = library.interviews.next_step(meeting)
            if own is None or own.code != steps[key].code:
                looks.wrong(promise, f"{row['name']}: interview {own}, contact {steps[key]}")
        pressing = steps[key].urgency in (Urgency.OVERDUE, Urgency.TODAY)
        if pressing and steps[key].code not in _LATER and key not in there:
            looks.wrong(promise, f"{row['name']}: {steps[key]} is not on Today")
    meetings = {row["id"]: row["next_step"] for row in _listed(looks, "interviews")}
    for key, step in library.interviews.next_steps(meetings).items():
        if meetings[key] != step.code:
            looks.wrong(promise, f"interview {key}: list {meetings[key]}, page {step.code}")
    for free in view.ready:
        code = steps[free.contact_id].code
        if code in _OF_HOLDS and code is not NextStepCode.HOLD_MET:
            looks.wrong(promise, f"{free.name}: Today {free.step.code}, contact {code}")
    for held in view.waiting:
        if held.contact_id not in looks.on_hold:
            looks.wrong(promise, f"{held.name} waits, and is free")
        first = next(each for each in view.waiting if each.contact_id == held.contact_id)
        code = steps[held.contact_id].code
        if first is held and code in _OF_HOLDS and held.step.code != code:
            looks.wrong(promise, f"{held.name}: Today {held.step.code}, contact {code}")


_LATER: Final = WAITING | {NextStepCode.KEEP_IN_TOUCH}
"""What isn't the user's move; an update by cadence stands there once its day is over."""
_OF_HOLDS: Final = frozenset(
    {
        NextStepCode.WAIT_HOLD, NextStepCode.DO_MY_PART, NextStepCode.HOLD_MET,
        NextStepCode.DECIDE_HOLD, NextStepCode.CHECK_BACK_REFERRER,
    }
)  # fmt: skip


def _on_today(view: TodayView) -> set[int | None]:
    """Everybody who is named there in some way."""
    found = {row.contact_id for row in (*view.pressing, *view.later)}
    found |= {row.about_id for row in (*view.needs, *view.later)}
    for held in view.waiting:
        found |= {held.contact_id, held.mover_id}
    found |= {row.contact_id for row in view.fading}
    found |= {item.contact_id for item in view.week}
    return found | ({view.leading.contact_id} if view.leading else set())


def _listed(looks: Looks, what: str) -> list[dict[str, Any]]:
    """What a script sees: the command itself, beside the open journal."""
    told = io.StringIO()
    with redirect_stdout(told):
        code = main(
            ["--journal", str(looks.journal.path), "--now", looks.now.isoformat(), "list", what,
             "--json"]
        )  # fmt: skip
    assert code == 0
    found: list[dict[str, Any]] = json.loads(told.getvalue())
    return found
