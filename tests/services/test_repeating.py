"""Follow-ups that come again, are put off, and touches noted for what is done."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from journal.domain.clock import FixedClock
from journal.domain.codes import Channel, FollowUpKind, FollowUpState, LetterKind
from journal.domain.repeats import Every, Repeat
from journal.errors import Refused
from journal.services.library import Library

WEEKLY = Repeat(1, Every.WEEKS)
MONTHLY = Repeat(1, Every.MONTHS)


@pytest.fixture
def ana(library: Library) -> int:
    return library.contacts.add("Ana Souza")


@pytest.fixture
def call(library: Library, ana: int) -> int:
    return library.follow_ups.add(
        ana, FollowUpKind.OTHER, what="Call", due_on=date(2026, 3, 5), repeat=WEEKLY
    )


def days(library: Library, key: int) -> list[date | None]:
    return [row.due_on for row in library.days.open_with(key)]


def test_the_next_is_made_in_the_same_step(library: Library, ana: int, call: int) -> None:
    made = library.follow_ups.done(call)
    assert days(library, ana) == [date(2026, 3, 12)]
    row = library.days.follow_up(made or 0)
    assert row is not None
    assert (row.what, row.repeat) == ("Call", "1w")
    library.history.undo()
    assert days(library, ana) == [date(2026, 3, 5)]
    assert library.days.follow_up(made or 0) is None


def test_skipping_leaves_out_only_this_one(library: Library, ana: int, call: int) -> None:
    library.follow_ups.skip(call, "on holiday")
    assert days(library, ana) == [date(2026, 3, 12)]


def test_done_twice_makes_one(library: Library, ana: int, call: int) -> None:
    library.follow_ups.done(call)
    assert library.follow_ups.done(call) is None
    assert len(days(library, ana)) == 1


def test_opened_again_takes_the_next_one_back(library: Library, ana: int, call: int) -> None:
    library.follow_ups.done(call)
    library.follow_ups.reopen(call)
    assert days(library, ana) == [date(2026, 3, 5)]


def test_a_series_goes_by_the_day_it_began_on(
    library: Library, ana: int, clock: FixedClock
) -> None:
    first = library.follow_ups.add(ana, due_on=date(2026, 3, 31), repeat=MONTHLY)
    found = []
    key: int | None = first
    for _ in range(3):
        assert key is not None
        key = library.follow_ups.done(key)
        found += days(library, ana)
        clock.advance(days=31)
    assert found == [date(2026, 4, 30), date(2026, 5, 31), date(2026, 6, 30)]


def test_it_ends_by_deleting_or_by_taking_the_repeat_out(
    library: Library, ana: int, call: int
) -> None:
    library.follow_ups.edit(call, repeat="")
    assert library.follow_ups.done(call) is None
    assert days(library, ana) == []
    library.follow_ups.edit(call, repeat=Repeat(2, Every.WEEKS))
    row = library.days.follow_up(call)
    assert row is not None
    assert row.repeat == "2w"


def test_an_odd_repeat_of_another_program_is_none(library: Library, ana: int, call: int) -> None:
    library.follow_ups.edit(call, repeat="0d")
    assert library.follow_ups.done(call) is None


def test_put_off_it_is_hidden_and_comes_back_at_its_time(
    library: Library, ana: int, clock: FixedClock
) -> None:
    key = library.follow_ups.add(ana, due_on=date(2026, 3, 4))
    library.follow_ups.remind(key, clock.now() + timedelta(hours=6))
    view = library.days.today()
    assert view.needs == ()
    assert [row.id for row in view.later] == [key]
    assert view.later[0].due_on == date(2026, 3, 4)  # the day is another matter
    assert library.days.due() == 0
    assert library.days.next_due() is None
    clock.advance(hours=6)
    view = library.days.today()
    assert [row.id for row in view.needs] == [key]
    assert view.later == ()
    assert library.days.due() == 1


def test_putting_off_is_undone(library: Library, ana: int, clock: FixedClock) -> None:
    key = library.follow_ups.add(ana, due_on=date(2026, 3, 5))
    library.follow_ups.remind(key, clock.now() + timedelta(hours=1))
    library.history.undo()
    assert [row.id for row in library.days.today().needs] == [key]


def test_a_moved_or_finished_one_is_not_put_off_any_more(
    library: Library, ana: int, clock: FixedClock
) -> None:
    key = library.follow_ups.add(ana, due_on=date(2026, 3, 5), repeat=WEEKLY)
    library.follow_ups.remind(key, clock.now() + timedelta(hours=1))
    library.follow_ups.move(key, date(2026, 3, 5))
    row = library.days.follow_up(key)
    assert row is not None
    assert row.remind_at is None
    library.follow_ups.remind(key, clock.now() + timedelta(hours=1))
    made = library.follow_ups.done(key)
    for one in (key, made or 0):
        row = library.days.follow_up(one)
        assert row is not None
        assert row.remind_at is None


@pytest.mark.parametrize("hours", [0, -1, -24])
def test_a_time_that_is_over_is_refused(
    library: Library, ana: int, clock: FixedClock, hours: int
) -> None:
    key = library.follow_ups.add(ana, due_on=date(2026, 3, 5))
    with pytest.raises(Refused):
        library.follow_ups.remind(key, clock.now() + timedelta(hours=hours))


def test_it_comes_back_at_the_same_moment_in_another_zone(library: Library, ana: int) -> None:
    key = library.follow_ups.add(ana, due_on=date(2026, 3, 5))
    library.follow_ups.remind(key, datetime(2026, 3, 5, 15, 0, tzinfo=UTC))
    row = library.days.follow_up(key)
    assert row is not None
    assert row.remind_at == datetime(2026, 3, 5, 15, 0, tzinfo=UTC)


def test_a_touch_noted_afterwards(library: Library, ana: int) -> None:
    key = library.follow_ups.add(ana, FollowUpKind.CHECK_BACK, due_on=date(2026, 3, 5))
    library.follow_ups.done(key)
    assert not library.follow_ups.is_noted(key)
    library.follow_ups.note_touch(key, Channel.PHONE)
    assert library.follow_ups.is_noted(key)
    card = library.people.card(ana)
    assert card is not None
    assert card.last_touch == date(2026, 3, 5)
    library.history.undo()
    assert not library.follow_ups.is_noted(key)
    assert library.days.follow_up(key) is not None


def test_a_touch_of_that_day_counts(library: Library, ana: int) -> None:
    key = library.follow_ups.add(ana, FollowUpKind.CHECK_BACK, due_on=date(2026, 3, 5))
    library.contacts.log_touch(ana, Channel.MAIL)
    library.follow_ups.done(key)
    assert library.follow_ups.is_noted(key)


def test_a_letter_that_does_it_makes_the_next_one(library: Library, ana: int) -> None:
    key = library.follow_ups.add(ana, FollowUpKind.UPDATE, due_on=date(2026, 3, 5), repeat=MONTHLY)
    card = library.composing.card(ana, LetterKind.UPDATE)
    assert card is not None
    library.composing.send(card, "How it went", "Dear Ana, I followed your advice.")
    row = library.days.follow_up(key)
    assert row is not None
    assert row.state == FollowUpState.DONE
    (again,) = library.days.open_with(ana)
    assert (again.kind, again.due_on) == (FollowUpKind.UPDATE, date(2026, 4, 5))
    library.history.undo()
    assert [row.id for row in library.days.open_with(ana)] == [key]


@pytest.mark.parametrize("kind", [LetterKind.UPDATE, LetterKind.REQUEST])
def test_two_letters_on_a_day_do_one_of_a_series(
    library: Library, ana: int, kind: LetterKind
) -> None:
    done_by = FollowUpKind.WRITE if kind is LetterKind.REQUEST else FollowUpKind.UPDATE
    library.follow_ups.add(ana, done_by, due_on=date(2026, 3, 5), repeat=WEEKLY)
    for body in ("Dear Ana, one.", "Dear Ana, two."):
        card = library.composing.card(ana, kind)
        assert card is not None
        library.composing.send(card, "A letter", body)
    assert days(library, ana) == [date(2026, 3, 12)]
