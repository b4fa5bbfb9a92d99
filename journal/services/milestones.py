"""Milestones: what waits for them, who is owed the news, and telling everybody in one step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from journal.domain.changes import Kind
from journal.domain.clock import Clock
from journal.domain.codes import Cadence, FollowUpKind
from journal.domain.milestones import LeftOut, Owed, owed, span, way_to
from journal.domain.names import clean_line, is_blank
from journal.domain.repeats import Repeat
from journal.errors import Refused, mark
from journal.services.news_held_back import TELLS, tell_together
from journal.services.promises import FollowUpCommands, title_of, title_of_new
from journal.services.updating import after_cadence
from journal.services.wording import shown, translate
from journal.store import milestones, people
from journal.store.habits import telling
from journal.store.journal import Journal, Step
from journal.store.milestones import MilestoneRow, Said


class Milestones:
    """Methods that change something are one undoable step each. Days are local."""

    def __init__(self, journal: Journal, clock: Clock, follow_ups: FollowUpCommands) -> None:
        self._journal = journal
        self._clock = clock
        self._follow_ups = follow_ups

    # -- reading ----------------------------------------------------------------------------------

    def rows(self) -> list[MilestoneRow]:
        """Those that were reached, and those for which something waits."""
        return milestones.rows(self._journal.database)

    def get(self, name: str) -> MilestoneRow | None:
        """The milestone of this name, if it was reached or something waits for it."""
        return milestones.of_name(self._journal.database, name)

    def said(self, name: str) -> Said:
        """How many were told of it, and how many are to be."""
        return milestones.said(self._journal.database, name)

    def news(self, name: str) -> str:
        """The line that tells of it in letters."""
        found = self.get(name)
        return found.news if found is not None else ""

    def owed(self, name: str, reached: date, led_by: int | None = None) -> list[Owed]:
        """Everybody who is owed the news and hasn't a follow-up for it yet, the nearest first.

        ``led_by`` is who led to it, where somebody did: then the way to them comes first.
        """
        database = self._journal.database
        way: dict[int, int] = {}
        if led_by is not None:
            way = way_to(led_by, people.links(database), milestones.instead(database))
        known = milestones.known(database, name, way)
        return owed(known, reached, self._clock.today(), way, telling(database))

    # -- writing ----------------------------------------------------------------------------------

    def wait(
        self,
        name: str,
        contact_id: int | None,
        kind: FollowUpKind = FollowUpKind.GOOD_NEWS,
        *,
        new_name: str = "",
        what: str = "",
        why: str = "",
    ) -> int:
        """Adds a follow-up that waits for a milestone; its id.

        Is the milestone reached already, it gets the day of those who asked. Raises Refused when
        it says neither what nor for whom.
        """
        with self._journal.step(title_of_new(self._journal, contact_id, new_name, what)) as step:
            key = self._follow_ups.add(contact_id, kind, new_name=new_name, what=what, why=why)
            self._let_wait(step, key, name)
            return key

    def change(
        self,
        follow_up_id: int,
        name: str,
        contact_id: int | None,
        kind: FollowUpKind,
        *,
        new_name: str = "",
        what: str = "",
        why: str = "",
        due_on: date | None = None,
        due_time: time | None = None,
        repeat: Repeat | None = None,
    ) -> None:
        """Writes a follow-up anew as ``wait`` would; with an empty ``name`` it goes by its day.

        Raises Refused when it says neither what nor for whom.
        """
        with self._journal.step(title_of(self._journal, follow_up_id)) as step:
            self._follow_ups.change(
                follow_up_id, contact_id, kind, new_name=new_name, what=what, why=why,
                due_on=due_on, due_time=due_time, repeat=repeat,
            )  # fmt: skip
            if name:
                self._let_wait(step, follow_up_id, name)
            else:
                step.update(Kind.FOLLOW_UP, follow_up_id, milestone_id=None)

    def reach(
        self,
        name: str,
        reached: date,
        items: Sequence[Owed] = (),
        *,
        news: str = "",
        keep_in_touch: bool = False,
    ) -> int:
        """Says when a milestone was reached, and makes a follow-up for each to be told; its id.

        Follow-ups that wait for it get their day instead of a second one beside them; nobody who
        has one, or is on hold, gets another. ``keep_in_touch``: twice a year from now on, for all
        of them who have no cadence. ``news`` is what letters say of it. Raises Refused for a day
        to come, or without a name.
        """
        self._check(name, reached)
        with self._journal.step(_title(name, items)) as step:
            key = self._of_name(step, name)
            step.update(Kind.MILESTONE, key, reached_on=reached, news=clean_line(news).strip())
            waiting = milestones.waiting(self._journal.database, name)
            for each in self._to_tell(name, items):
                mine = [row for row in waiting if self._is_for(each, row)]
                self._tell(step, key, each, mine, self._first_day(reached))
                if keep_in_touch and each.known.contact_id is not None:
                    self._keep_in_touch(step, each.known.contact_id)
        return key

    # -- what they share --------------------------------------------------------------------------

    def _check(self, name: str, reached: date) -> None:
        if is_blank(name):
            raise Refused(mark("A milestone needs a name."), mark("Nothing was changed."))
        if reached > self._clock.today():
            raise Refused(mark("That day is still to come."), mark("Nothing was changed."))

    def _of_name(self, step: Step, name: str) -> int:
        found = self.get(name)
        return found.id if found is not None else step.insert(Kind.MILESTONE, name=name)

    def _let_wait(self, step: Step, follow_up_id: int, name: str) -> None:
        found = self.get(name)
        key = self._of_name(step, name)
        due = None
        if found is not None and found.reached_on is not None:
            due = self._first_day(found.reached_on)
        values = {"milestone_id": key, "due_on": due, "due_time": None, "repeat": ""}
        step.update(Kind.FOLLOW_UP, follow_up_id, **values)

    def _first_day(self, reached: date) -> date:
        """On which those who asked are told."""
        return span(reached, self._clock.today(), telling(self._journal.database))[0]

    def _to_tell(self, name: str, items: Sequence[Owed]) -> list[Owed]:
        """Each once, who is there and has no follow-up for it yet."""
        database = self._journal.database
        ids = [each.known.contact_id for each in items if each.known.contact_id is not None]
        there = milestones.there(database, ids)
        asked = {row.contact_id for row in milestones.waiting(database, name)}
        arranged = milestones.arranged(database, name) - asked
        seen: set[object] = set()
        found = []
        for each in items:
            contact = each.known.contact_id
            key = each.known.waiting if contact is None else -contact
            gone = contact is not None and (contact not in there or contact in arranged)
            if gone or key in seen or each.left_out is LeftOut.ON_HOLD:
                continue
            seen.add(key)
            found.append(each)
        return found

    @staticmethod
    def _is_for(each: Owed, row: milestones.Waiting) -> bool:
        contact = each.known.contact_id
        return row.id == each.known.waiting if contact is None else row.contact_id == contact

    def _tell(
        self, step: Step, key: int, each: Owed, mine: Sequence[milestones.Waiting], usual: date
    ) -> None:
        due = each.due_on or usual
        if not mine:
            if each.known.contact_id is None:
                return  # what waited for nobody is done meanwhile
            step.insert(
                Kind.FOLLOW_UP,
                contact_id=each.known.contact_id,
                milestone_id=key,
                kind=FollowUpKind.GOOD_NEWS,
                due_on=due,
                origin=f"{milestones.ORIGIN}{key}",
                created_at=self._clock.now(),
            )
            return
        first, *others = mine
        kind = FollowUpKind.GOOD_NEWS if first.kind in TELLS else first.kind
        step.update(Kind.FOLLOW_UP, first.id, due_on=due, kind=kind, remind_at=None)
        for other in others:
            tell_together(step, other.id, self._clock.today())

    def _keep_in_touch(self, step: Step, contact_id: int) -> None:
        none = "SELECT 1 FROM contact WHERE id = ? AND cadence = 'none'"
        if step.find(none, (contact_id,)) is not None:
            step.update(Kind.CONTACT, contact_id, cadence=Cadence.HALF_YEARLY)
            after_cadence(step, self._journal, contact_id)


def _title(name: str, items: Sequence[Owed]) -> str:
    if not items:
        return translate("Steps", "Milestone: {name}").format(name=name)
    if len(items) == 1:
        told = translate("Steps", "Milestone: tell {name}")
        return told.format(name=shown(items[0].known.name))
    return translate("Steps", "Milestone: tell %n people", None, len(items))
