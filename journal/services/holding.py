"""Changes to holds that are open: what was met, what is waited for, and how they end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from journal.domain.changes import Kind
from journal.domain.clock import Clock
from journal.domain.codes import Channel, Direction, Introduction
from journal.domain.names import clean_line
from journal.domain.views.holds import HoldRow
from journal.errors import Refused, mark
from journal.services.contacts import insert_touch
from journal.services.wording import name_of, translate
from journal.store import holds
from journal.store.connection import JournalDatabase
from journal.store.journal import Journal, Step


class ConditionDraft(NamedTuple):
    """A condition as it is to be; without an id it is a new one, with an empty text it goes."""

    id: int | None
    what: str
    met: bool = False


class HoldCommands:
    """Each method is one undoable step."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def edit(
        self,
        hold_id: int,
        *,
        whose_move_id: int | None,
        check_back: date | None,
        conditions: Sequence[ConditionDraft],
    ) -> HoldRow | None:
        """Sets who has to act (None: the user), by when one checks back, and what is waited for.

        The hold as it is then; None when it has ended meanwhile.
        """
        hold = holds.one(self._journal.database, hold_id)
        if hold is None:
            return None
        if whose_move_id == hold.contact_id:
            raise Refused(
                mark("{name} can’t be waited for before writing to {name}."),
                mark("Nothing was changed."),
                name=hold.name,
            )
        known = {each.id: each for each in hold.conditions}
        with self._journal.step(self._title(hold)) as step:
            step.update(Kind.HOLD, hold_id, check_back=check_back)
            if whose_move_id != hold.whose_move_id or hold.owner_gone:
                hand_over(step, self._journal.database, hold, whose_move_id)
            for draft in conditions:
                what = clean_line(draft.what)
                if draft.id is None:
                    if what:
                        step.insert(
                            Kind.HOLD_CONDITION, hold_id=hold_id, what=what, met_on=self._met(draft)
                        )
                elif draft.id in known:
                    if not what:
                        step.delete(Kind.HOLD_CONDITION, draft.id)
                        continue
                    before = known[draft.id].met_on
                    met = (before or self._clock.today()) if draft.met else None
                    step.update(Kind.HOLD_CONDITION, draft.id, what=what, met_on=met)
        return holds.one(self._journal.database, hold_id)

    def heard(
        self,
        contact_id: int,
        channel: Channel,
        what: str = "",
        *,
        direction: Direction = Direction.IN,
        on_day: date | None = None,
        met: Iterable[int] = (),
    ) -> tuple[HoldRow, ...]:
        """Records a touch and that these conditions were met by it.

        The holds of which nothing is open any more by it: the people may be freed.
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

    def _met(self, draft: ConditionDraft) -> date | None:
        return self._clock.today() if draft.met else None

    def _title(self, hold: HoldRow) -> str:
        return translate("Steps", "Hold on {name}").format(
            name=name_of(self._journal, hold.contact_id)
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
    row = database.one("SELECT referral_id FROM hold WHERE id = ?", (hold_id,))
    step.update(Kind.HOLD, hold_id, ended_on=today, ended_how=clean_line(how))
    if row is None or row[0] is None or _waited_for(database, row[0]):
        return
    step.update(Kind.REFERRAL, row[0], introduction=Introduction.MADE)


def end_of_referral(
    step: Step, database: JournalDatabase, referral_id: int, today: date, how: str
) -> None:
    """Ends the holds that waited for an introduction, which isn't waited for any more."""
    for row in database.rows(
        "SELECT id FROM hold WHERE referral_id = ? AND ended_on IS NULL", (referral_id,)
    ):
        step.update(Kind.HOLD, row[0], ended_on=today, ended_how=how)


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
