"""In touch with several people at once, how often one means to be, and updates that move by it."""

from __future__ import annotations

from datetime import date

import pytest

from journal.domain.clock import FixedClock
from journal.domain.codes import Cadence, Channel, FollowUpKind, LetterKind
from journal.services.library import Library

K = FollowUpKind


@pytest.fixture
def people(library: Library) -> list[int]:
    return [library.contacts.add(name) for name in ("Ana Souza", "Tom Becker", "Lena Fischer")]


def last(library: Library, key: int) -> date | None:
    card = library.people.card(key)
    assert card is not None
    return card.last_touch


def update(library: Library, key: int, due: date) -> int:
    return library.follow_ups.add(key, K.UPDATE, due_on=due, origin_rule="held.update")


def due(library: Library, key: int) -> date | None:
    row = library.days.follow_up(key)
    assert row is not None
    return row.due_on


def test_the_same_touch_is_noted_with_each_in_one_step(library: Library, people: list[int]) -> None:
    library.touches.log(people, Channel.MAIL, "New year's letter", on_day=date(2026, 1, 2))
    assert [last(library, key) for key in people] == [date(2026, 1, 2)] * 3
    assert library.history.undo_name() == "In touch with 3 people"
    library.history.undo()
    assert [last(library, key) for key in people] == [None] * 3


def test_who_is_gone_and_who_is_named_twice(library: Library, people: list[int]) -> None:
    library.contacts.delete(people[0])
    assert len(library.touches.log([*people, people[1]], Channel.PHONE)) == 2
    assert library.touches.log([], Channel.PHONE) == []


def test_a_cadence_for_several(library: Library, people: list[int]) -> None:
    library.contacts.set_field(people[0], "cadence", Cadence.MONTHLY)
    assert library.touches.set_cadence(people, Cadence.QUARTERLY) == 3
    assert library.touches.set_cadence(people, Cadence.QUARTERLY) == 0
    library.history.undo()
    cards = [library.people.card(key) for key in people]
    assert [card.cadence for card in cards if card] == [Cadence.MONTHLY, "none", "none"]


def test_a_call_moves_the_update(library: Library, people: list[int]) -> None:
    ana = people[0]
    library.contacts.set_field(ana, "cadence", Cadence.MONTHLY)
    key = update(library, ana, date(2026, 3, 10))
    other = library.follow_ups.add(ana, K.UPDATE, due_on=date(2026, 3, 10))
    library.contacts.log_touch(ana, Channel.PHONE)
    assert due(library, key) == date(2026, 4, 4)  # 30 days on
    assert due(library, other) == date(2026, 3, 10)  # the user's own stays
    library.history.undo()
    assert due(library, key) == date(2026, 3, 10)


def test_a_letter_moves_it_too(library: Library, people: list[int]) -> None:
    ana = people[0]
    library.contacts.set_field(ana, "cadence", Cadence.QUARTERLY)
    key = update(library, ana, date(2026, 3, 10))
    library.letters.written(ana, LetterKind.THANK_YOU, "Thanked")
    assert due(library, key) == date(2026, 6, 4)


def test_a_touch_of_long_ago_moves_nothing_back(library: Library, people: list[int]) -> None:
    ana = people[0]
    library.contacts.set_field(ana, "cadence", Cadence.MONTHLY)
    key = update(library, ana, date(2026, 4, 30))
    library.contacts.log_touch(ana, Channel.PHONE, on_day=date(2025, 12, 1))
    assert due(library, key) == date(2026, 4, 30)


def test_nor_where_it_is_done_or_there_is_no_cadence(library: Library, people: list[int]) -> None:
    ana, tom = people[:2]
    open_one, done = update(library, ana, date(2026, 3, 10)), update(library, tom, date(2026, 3, 1))
    library.contacts.set_field(tom, "cadence", Cadence.MONTHLY)
    library.follow_ups.done(done)
    library.touches.log(people, Channel.PHONE)
    assert due(library, open_one) == date(2026, 3, 10)
    assert due(library, done) == date(2026, 3, 1)


def test_another_cadence_moves_it(library: Library, people: list[int], clock: FixedClock) -> None:
    ana = people[0]
    library.contacts.log_touch(ana, Channel.PHONE)
    key = update(library, ana, date(2026, 4, 4))
    clock.advance(days=3)
    library.contacts.set_field(ana, "cadence", Cadence.HALF_YEARLY)
    assert due(library, key) == date(2026, 9, 3)
    library.touches.set_cadence(people, Cadence.QUARTERLY)
    assert due(library, key) == date(2026, 6, 4)
    library.touches.set_cadence(people, Cadence.NONE)
    assert due(library, key) == date(2026, 6, 4)
