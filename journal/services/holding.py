"""Changes to holds that are open: what was met, what is waited for, and how they end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from datetime import date
from typing import NamedTuple

from journal.domain.changes import Kind
from journal.domain.clock import Clock
from journal.domain.codes import Channel, Direction, Introduction
from journal.domain.names import clean_line
from journal.domain.views.holds import HoldRow
from journal.errors import Refused, mark
from journal.services.contacts import insert_touch
from journal.services.news_held_back import after_hold
from journal.services.wording import name_of, translate
from journal.store import holds
from journal.store.connection import JournalDatabase
from journal.store.journal import Journal, Step


class ConditionDraft(NamedTuple):
    """A condition as it is to be; without an id it is a new one, with an empty text it goes."""

    id: int | None
    what: str
    met: bool = False


class HoldDraft(NamedTuple):
    """A hold as it is to be: who has to act (None: the user), when one checks back, conditions.

    Conditions that aren't named stay as they are.
    """

    id: int
    whose_move_id: int | None
    check_back: date | None
    conditions: Sequence[ConditionDraft] = ()


class HoldCommands:
    """Each method is one undoable step."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def change(self, drafts: Sequence[HoldDraft], *, over: int | None = None) -> None:
        """Writes what was changed in open holds; ``over`` ends one of them as the last thing.

        Holds that have ended meanwhile are passed over. Raises Refused where somebody would be
        waited for before writing to themselves.
        """
        database = self._journal.database
        found = [(holds.one(database, draft.id), draft) for draft in drafts]
        still = [(hold, draft) for hold, draft in found if hold is not None]
        for hold, draft in still:
            refuse_themselves(hold.contact_id, draft.whose_move_id, hold.name)
        if not still:
            return
        with self._journal.step(self._title(still[0][0])) as step:
            for hold, draft in still:
                self._change(step, hold, draft)
            if over is not None:
                self.over(over)

    def _change(self, step: Step, hold: HoldRow, draft: HoldDraft) -> None:
        today = self._clock.today()
        step.update(Kind.HOLD, hold.id, check_back=draft.check_back)
        if draft.whose_move_id != hold.whose_move_id or hold.owner_gone:
            hand_over(step, self._journal.database, hold, draft.whose_move_id)
        known = {each.id: each for each in hold.conditions}
        for each in draft.conditions:
            what, met = clean_line(each.what), today if each.met else None
            if each.id is None:
                if what:
                    step.insert(Kind.HOLD_CONDITION, hold_id=hold.id, what=what, met_on=met)
            elif not what:
                if each.id in known:
                    step.delete(Kind.HOLD_CONDITION, each.id)
            elif each.id in known:
                met = known[each.id].met_on or met if each.met else None
                step.update(Kind.HOLD_CONDITION, each.id, what=what, met_on=met)

    def heard(
        self,
        contact_id: int,
        channel: Channel,
        what: str = "",
        *,
        direction: Direction = Direction.IN,
        on_day: date | None = None,
        met: Iterable[int] = (),
        over: Iterable[int] = (),
    ) -> tuple[HoldRow, ...]:
        """Records a touch, that these conditions were met by it, and that these holds are over.

        Gives the holds still open of which nothing is waited for any more by it: one may free the
        people.
        """
        wanted = set(met)
        title = translate("Steps", "In touch with {name}").format(
            name=name_of(self._journal, contact_id)
        )
        database = self._journal.database
        day = on_day or self._clock.today()
        with self._journal.step(title) as step:
            insert_touch(
                step, self._clock, contact_id, channel, what, direction=direction, on_day=day
            )
            concerned = _holds_of(database, wanted)
            for key in wanted:
                step.update(Kind.HOLD_CONDITION, key, met_on=day)
            for key in over:
                self.over(key)
        found = (holds.one(database, key) for key in concerned)
        return tuple(hold for hold in found if hold is not None and hold.all_met)

    def over(self, hold_id: int) -> bool:
        """Ends a hold because what was waited for has happened; whether they may be written to.

        All its conditions count as met, and a promised introduction as made. False while something
        else stands in the way.
        """
        hold = holds.one(self._journal.database, hold_id)
        if hold is None:
            return True
        today = self._clock.today()
        title = translate("Steps", "End hold on {name}").format(
            name=name_of(self._journal, hold.contact_id)
        )
        with self._journal.step(title) as step:
            for each in hold.conditions:
                if each.met_on is None:
                    step.update(Kind.HOLD_CONDITION, each.id, met_on=today)
            end(step, self._journal.database, hold_id, today, str(Introduction.MADE))
        return holds.in_way(self._journal.database, hold.contact_id, today) is None

    def all_over(self, hold_ids: Iterable[int]) -> None:
        """Ends several holds in one step, each as ``over`` does; those that have ended stay."""
        keys = list(dict.fromkeys(hold_ids))
        title = translate("Steps", "End %n holds", None, len(keys))
        with self._journal.step(title) if len(keys) > 1 else nullcontext():
            for key in keys:  # of one alone the step has the name of the person
                self.over(key)

    def _title(self, hold: HoldRow) -> str:
        return translate("Steps", "Hold on {name}").format(
            name=name_of(self._journal, hold.contact_id)
        )


def refuse_themselves(contact_id: int, whose_move_id: int | None, name: str) -> None:
    """Nobody is waited for before they are written to. Raises Refused."""
    if whose_move_id == contact_id:
        raise Refused(
            mark("{name} can’t be waited for before writing to {name}."),
            mark("Nothing was changed."),
            name=name,
        )


def begin(
    step: Step,
    database: JournalDatabase,
    contact_id: int,
    whose_move_id: int | None,
    check_back: date | None = None,
) -> int:
    """Opens a hold; if it waits for a referrer, their introduction is a promised one. Its id."""
    referral = step.find(
        "SELECT id FROM referral WHERE referred_id = ? AND referrer_id = ?",
        (contact_id, whose_move_id),
    )
    if referral is not None:
        step.update(Kind.REFERRAL, referral, introduction=Introduction.PROMISED)
    return step.insert(
        Kind.HOLD,
        contact_id=contact_id,
        referral_id=referral,
        whose_move_id=whose_move_id,
        check_back=check_back,
    )


def end(step: Step, database: JournalDatabase, hold_id: int, today: date, how: str = "") -> None:
    """Ends a hold; the introduction it waited for counts as made once no other waits for it."""
    row = database.one("SELECT referral_id, contact_id FROM hold WHERE id = ?", (hold_id,))
    step.update(Kind.HOLD, hold_id, ended_on=today, ended_how=clean_line(how))
    if row is None:
        return
    if row[0] is not None and not _waited_for(database, row[0]):
        step.update(Kind.REFERRAL, row[0], introduction=Introduction.MADE)
    after_hold(step, database, row[1], today)


def end_of_referral(
    step: Step, database: JournalDatabase, referral_id: int, today: date, how: str
) -> None:
    """Ends the holds that waited for an introduction, which isn't waited for any more."""
    for (key,) in database.rows(
        "SELECT id FROM hold WHERE referral_id = ? AND ended_on IS NULL", (referral_id,)
    ):
        step.update(Kind.HOLD, key, ended_on=today, ended_how=how)
    row = database.one("SELECT referred_id FROM referral WHERE id = ?", (referral_id,))
    if row is not None:
        after_hold(step, database, row[0], today)


def hand_over(
    step: Step, database: JournalDatabase, hold: HoldRow, whose_move_id: int | None
) -> None:
    """Says that somebody else has to act; the introduction waited for is theirs then, if any.

    One that nobody promises any more is as it was when the name was given.
    """
    referral = step.find(
        "SELECT id FROM referral WHERE referred_id = ? AND referrer_id = ?",
        (hold.contact_id, whose_move_id),
    )
    step.update(
        Kind.HOLD,
        hold.id,
        whose_move_id=whose_move_id,
        referral_id=referral,
        ended_how="",
    )
    if hold.referral_id not in (None, referral) and not _waited_for(database, hold.referral_id):
        step.update(Kind.REFERRAL, hold.referral_id, introduction=Introduction.NAMED)
    if referral is not None:
        step.update(Kind.REFERRAL, referral, introduction=Introduction.PROMISED)


def adopt(step: Step, database: JournalDatabase, referral_id: int) -> None:
    """A hold that waits for whoever turns out to have referred the person waits for that word."""
    for row in database.rows(
        "SELECT h.id FROM hold h JOIN referral r ON r.id = ? AND r.referrer_id = h.whose_move_id"
        " AND r.referred_id = h.contact_id WHERE h.ended_on IS NULL AND h.referral_id IS NULL",
        (referral_id,),
    ):
        step.update(Kind.HOLD, row[0], referral_id=referral_id)
        step.update(Kind.REFERRAL, referral_id, introduction=Introduction.PROMISED)


def _waited_for(database: JournalDatabase, referral_id: int | None) -> bool:
    found = database.one(
        "SELECT 1 FROM hold WHERE referral_id = ? AND ended_on IS NULL", (referral_id,)
    )
    return found is not None


def _holds_of(database: JournalDatabase, conditions: Iterable[int]) -> list[int]:
    keys = ", ".join(map(str, sorted(conditions)))
    rows = database.rows(
        f"SELECT DISTINCT hold_id FROM hold_condition WHERE id IN ({keys}) ORDER BY hold_id"
    )
    return [row[0] for row in rows]
