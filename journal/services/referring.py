"""Changes to who referred whom, and to holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import date

from journal.domain.changes import Kind
from journal.domain.clock import Clock
from journal.domain.codes import Introduction
from journal.domain.names import clean_line
from journal.domain.referrals import ReferralTree
from journal.errors import Refused, mark
from journal.services import holding
from journal.services.news_held_back import releasing
from journal.services.wording import name_of, shown, translate
from journal.store import holds, people
from journal.store.journal import Journal, Step


class ReferralCommands:
    """Each method is one undoable step."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def would_loop(self, referrer_id: int, referred_id: int) -> bool:
        """True when ``referrer`` is ``referred`` or somebody below them."""
        return self._tree().would_loop(referrer_id, referred_id)

    def refer(self, referrer_id: int, referred_id: int, *, primary: bool = True) -> None:
        """Says who referred somebody; as the primary referrer or as a further one.

        A former primary referral is replaced, together with the introduction that came of it.
        Raises Refused when the referrer is the person or somebody below them.
        """
        names = people.named(self._journal.database, [referrer_id, referred_id])
        if referrer_id not in names or referred_id not in names:
            return
        referrer, referred = shown(names[referrer_id].name), shown(names[referred_id].name)
        self._refuse_loops(referrer_id, referred_id, referrer, referred)
        if primary:
            title = translate("Steps", "Move {name} under {referrer}")
        else:
            title = translate("Steps", "{name} also referred by {referrer}")
        with self._step(title.format(name=referred, referrer=referrer), referred_id) as step:
            row = self._journal.database.one(
                "SELECT id FROM referral WHERE referrer_id = ? AND referred_id = ?",
                (referrer_id, referred_id),
            )
            if primary:
                self._drop_primary(step, referred_id, keep=row[0] if row else None)
            if row is None:
                key = step.insert(
                    Kind.REFERRAL,
                    referrer_id=referrer_id,
                    referred_id=referred_id,
                    is_primary=primary,
                    introduction=Introduction.NAMED,
                    made_on=self._clock.today(),
                )
                holding.adopt(step, self._journal.database, key)
            elif primary:
                step.update(Kind.REFERRAL, row[0], is_primary=True)

    def place(
        self, people_ids: Sequence[int], referrer_id: int | None, *, primary: bool = True
    ) -> None:
        """Says in one step who referred several people, or with None that nobody did.

        Raises Refused as ``refer`` does; then nobody was moved.
        """
        if len(people_ids) == 1 or not people_ids:
            title = ""  # the step of the one command is the outer one
        elif referrer_id is None:
            title = translate("Steps", "No referrer for %n people", None, len(people_ids))
        else:
            title = translate("Steps", "Move %n people under {referrer}", None, len(people_ids))
            title = title.format(referrer=name_of(self._journal, referrer_id))
        with self._journal.step(title) if title else nullcontext():
            for key in people_ids:
                if referrer_id is None:
                    self.to_root(key)
                else:
                    self.refer(referrer_id, key, primary=primary)

    def to_root(self, contact_id: int) -> None:
        """Says that nobody referred this person: they were found by the user."""
        title = translate("Steps", "No referrer for {name}").format(
            name=name_of(self._journal, contact_id)
        )
        with self._step(title, contact_id) as step:
            rows = self._journal.database.rows(
                "SELECT id FROM referral WHERE referred_id = ?", (contact_id,)
            )
            step.delete(Kind.REFERRAL, *(row[0] for row in rows))

    def remove(self, referral_id: int) -> None:
        """Takes one referral back; the next referrer, if any, becomes the primary one."""
        row = self._journal.database.one(
            "SELECT referred_id, is_primary FROM referral WHERE id = ?", (referral_id,)
        )
        if row is None:
            return
        title = translate("Steps", "Remove a referrer of {name}").format(
            name=name_of(self._journal, row[0])
        )
        with self._step(title, row[0]) as step:
            step.delete(Kind.REFERRAL, referral_id)
            other = self._journal.database.one(
                "SELECT id FROM referral WHERE referred_id = ? ORDER BY id", (row[0],)
            )
            if row[1] and other:
                step.update(Kind.REFERRAL, other[0], is_primary=True)

    def set_introduction(self, referral_id: int, introduction: Introduction) -> None:
        """Sets how far the introduction is.

        A promised one opens a hold, unless one waits for it already; any other ends the holds
        that waited for it.
        """
        row = self._journal.database.one(
            "SELECT referred_id, referrer_id FROM referral WHERE id = ?", (referral_id,)
        )
        if row is None:
            return
        title = translate("Steps", "Introduction of {name}").format(
            name=name_of(self._journal, row[0])
        )
        database, today = self._journal.database, self._clock.today()
        with self._journal.step(title) as step:
            step.update(Kind.REFERRAL, referral_id, introduction=introduction)
            if introduction is not Introduction.PROMISED:
                holding.end_of_referral(step, database, referral_id, today, str(introduction))
            elif not any(hold.referral_id == referral_id for hold in holds.on(database, row[0])):
                holding.begin(step, database, row[0], row[1])

    def hold(
        self,
        contact_id: int,
        *,
        whose_move_id: int | None,
        conditions: Sequence[str] = (),
        check_back: date | None = None,
    ) -> int:
        """Puts a person on hold until the conditions are met; the hold's id.

        Raises Refused where the move would be their own.
        """
        name = name_of(self._journal, contact_id)
        holding.refuse_themselves(contact_id, whose_move_id, name)
        title = translate("Steps", "{name} on hold").format(name=name)
        with self._journal.step(title) as step:
            key = holding.begin(step, self._journal.database, contact_id, whose_move_id, check_back)
            for what in conditions:
                if what.strip():
                    step.insert(Kind.HOLD_CONDITION, hold_id=key, what=clean_line(what))
            return key

    def end_hold(self, hold_id: int, how: str = "") -> None:
        """Ends a hold: the person may be written to; a promised introduction counts as made."""
        row = self._journal.database.one(
            "SELECT contact_id FROM hold WHERE id = ? AND ended_on IS NULL", (hold_id,)
        )
        if row is None:
            return
        title = translate("Steps", "End hold on {name}").format(name=name_of(self._journal, row[0]))
        with self._journal.step(title) as step:
            holding.end(step, self._journal.database, hold_id, self._clock.today(), how)

    def move_check_back(self, hold_id: int, day: date | None) -> None:
        """Sets on which day to ask whether the hold is over."""
        row = self._journal.database.one("SELECT contact_id FROM hold WHERE id = ?", (hold_id,))
        if row is not None:
            title = translate("Steps", "Check back on {name}").format(
                name=name_of(self._journal, row[0])
            )
            with self._journal.step(title) as step:
                step.update(Kind.HOLD, hold_id, check_back=day)

    @contextmanager
    def _step(self, title: str, referred_id: int) -> Iterator[Step]:
        """A step about who referred somebody, who may be freed by it."""
        database, today = self._journal.database, self._clock.today()
        with (
            self._journal.step(title) as step,
            releasing(step, database, [referred_id], today),
        ):
            yield step

    def _drop_primary(self, step: Step, referred_id: int, keep: int | None) -> None:
        rows = self._journal.database.rows(
            "SELECT id FROM referral WHERE referred_id = ? AND is_primary = 1", (referred_id,)
        )
        step.delete(Kind.REFERRAL, *(row[0] for row in rows if row[0] != keep))

    def _tree(self) -> ReferralTree:
        links = people.links(self._journal.database)
        skeleton = [(referred, referrer) for referrer, referred, _how, prime in links if prime]
        further = [
            (referrer, referred, Introduction(how))
            for referrer, referred, how, prime in links
            if not prime
        ]
        return ReferralTree(skeleton, further)

    def _refuse_loops(
        self, referrer_id: int, referred_id: int, referrer: str, referred: str
    ) -> None:
        if referrer_id == referred_id:
            raise Refused(
                mark("{name} can’t have been referred by themselves."),
                mark("Nothing was changed."),
                name=referred,
            )
        if self.would_loop(referrer_id, referred_id):
            raise Refused(
                mark("{referrer} was reached through {name}, so can’t have referred {name}."),
                mark("Nothing was changed."),
                name=referred,
                referrer=referrer,
            )
