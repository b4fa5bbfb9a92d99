"""News that waited for the end of a hold: whoever asked for them is told once they may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Final

from journal.domain.changes import Kind
from journal.domain.codes import FollowUpKind, FollowUpState
from journal.domain.milestones import span
from journal.services.wording import translate
from journal.store import holds, milestones
from journal.store.connection import JournalDatabase
from journal.store.habits import telling
from journal.store.journal import Step

TELLS: Final = frozenset({FollowUpKind.REPORT_BACK, FollowUpKind.UPDATE})
"""Kinds that become good news when that is what there is to tell."""


def after_hold(step: Step, database: JournalDatabase, contact_id: int, today: date) -> None:
    """Within an open step: what kept a person waiting ended; nothing else does: tell them now.

    What waited for a milestone that was reached meanwhile gets its day; of several one does.
    """
    if holds.is_on_hold(database, contact_id):
        return
    told: set[str] = set()
    days = telling(database)
    for row, name, reached in milestones.waiting_for_reached(database, contact_id):
        if name in told:
            tell_together(step, row.id, today)
            continue
        told.add(name)
        kind = FollowUpKind.GOOD_NEWS if row.kind in TELLS else row.kind
        step.update(Kind.FOLLOW_UP, row.id, due_on=span(reached, today, days)[0], kind=kind)


@contextmanager
def releasing(
    step: Step, database: JournalDatabase, people: Iterable[int], today: date
) -> Iterator[None]:
    """Within an open step: ``after_hold`` for those of these people whom the block frees.

    For changes of who referred them, by which nobody promises any more to introduce them.
    """
    held = [key for key in people if holds.is_on_hold(database, key)]
    yield
    for key in held:
        after_hold(step, database, key, today)


def tell_together(step: Step, follow_up_id: int, today: date) -> None:
    """Within an open step: another follow-up tells the same person the same; nobody hears twice."""
    step.update(
        Kind.FOLLOW_UP,
        follow_up_id,
        state=FollowUpState.SKIPPED,
        closed_on=today,
        skipped_why=translate("Milestones", "Told together with another follow-up"),
    )
