"""Follow-ups: adding, doing, moving, skipping, and all of it taken back."""

from __future__ import annotations

from datetime import date, time

import pytest

from journal.domain.codes import Channel, FollowUpKind, FollowUpState
from journal.errors import Refused
from journal.services.library import Library
from journal.store import listing
from journal.store.journal import Journal

DUE = date(2026, 3, 10)


@pytest.fixture
def ana(library: Library) -> int:
    return library.contacts.add("Ana Souza")


@pytest.fixture
def call(library: Library, ana: int) -> int:
    return library.follow_ups.add(
        ana, FollowUpKind.OTHER, what=" Call \n her ", due_on=DUE, due_time=time(14, 30)
    )


def test_a_follow_up_says_what_or_for_whom(library: Library) -> None:
    for what in ("", " \n", "\0"):
        with pytest.raises(Refused):
            library.follow_ups.add(None, what=what)
    key = library.follow_ups.add(None, what="Print cards", due_time=time(9))
    row = library.days.follow_up(key)
    assert row is not None
    assert (row.what, row.due_on, row.due_time) == ("Print cards", None, None), "no hour of no day"


def test_done_with_a_channel_is_a_touch(library: Library, ana: int, call: int) -> None:
    library.follow_ups.done(call, channel=Channel.PHONE)
    row = library.days.follow_up(call)
    assert row is not None
    assert (row.what, row.state, row.closed_on) == ("Call her", "done", date(2026, 3, 5))
    card = library.people.card(ana)
    assert card is not None
    assert card.last_touch == date(2026, 3, 5)
    library.history.undo()
    card = library.people.card(ana)
    assert card is not None
    assert card.last_touch is None
    assert library.days.follow_up(call) == row._replace(state="open", closed_on=None)


def test_moved_it_keeps_its_hour(library: Library, call: int) -> None:
    library.follow_ups.move(call, date(2026, 3, 12))
    row = library.days.follow_up(call)
    assert row is not None
    assert (row.due_on, row.due_time) == (date(2026, 3, 12), time(14, 30))
    library.follow_ups.move(call, DUE, time(9, 5))
    row = library.days.follow_up(call)
    assert row is not None
    assert (row.due_on, row.due_time) == (DUE, time(9, 5))


def test_skipped_and_opened_again(library: Library, call: int) -> None:
    before = library.days.follow_up(call)
    library.follow_ups.skip(call, "they called")
    row = library.days.follow_up(call)
    assert row is not None
    assert row.state == FollowUpState.SKIPPED
    assert library.days.between(DUE, DUE) == []
    library.follow_ups.reopen(call)
    assert library.days.follow_up(call) == before


def test_on_a_follow_up_that_is_gone_nothing_happens(library: Library, call: int) -> None:
    library.follow_ups.delete(call)
    name = library.history.undo_name()
    library.follow_ups.done(call, channel=Channel.MAIL)
    library.follow_ups.move(call, DUE)
    library.follow_ups.skip(call, "why")
    library.follow_ups.edit(call, what="x")
    library.follow_ups.edit(call)
    library.follow_ups.delete(call)
    assert library.history.undo_name() == name


def test_the_list_for_scripts(library: Library, journal: Journal, call: int) -> None:
    library.follow_ups.add(None, what="Print cards", due_on=DUE)
    rows = {row["what"]: row for row in listing.follow_ups(journal.database)}
    assert rows["Call her"]["due"] == "2026-03-10T14:30"
    assert (rows["Print cards"]["due"], rows["Print cards"]["contact"]) == ("2026-03-10", None)
    assert rows["Call her"]["trigger"] is None
