"""The models of the calendar: days with their items, the agenda, and what travels by drag."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QMimeData, Qt
from pytestqt.modeltest import ModelTester

from journal.domain.views.days import DayItem
from journal.itemmodels import calendar_mime
from journal.itemmodels.calendar_agenda import Agenda, AgendaWords, RowKind
from journal.itemmodels.calendar_days import CalendarDays, DayWords, key_of

FIRST = date(2026, 2, 23)
CHECK = Qt.ItemDataRole.CheckStateRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def item(
    key: int, day: date, kind: str = "follow-up", state: str = "open", name: str = "Ana"
) -> DayItem:
    code = "in person" if kind == "interview" else "thank-you"
    hour = time(14) if kind == "interview" else None
    return DayItem(kind, key, 1, name, "", day, hour, 30, code, state, "", "")


def words() -> DayWords:
    return DayWords(
        title=lambda each: f"{each.kind} {each.id}",
        spoken=lambda each: f"{each.kind} {each.id} of {each.name}, {each.state}",
        day=lambda day, items: f"{day}: {len(items)}",
    )


def heads() -> AgendaWords:
    return AgendaWords(
        title=lambda day: f"after {day}",
        later=lambda: "later",
        day=str,
        nothing_here=lambda: "nothing here",
        nothing_soon=lambda: "nothing soon",
    )


def days(*items: DayItem, count: int = 42) -> CalendarDays:
    model = CalendarDays(words())
    model.show_days(FIRST, count, items)
    return model


def agenda(*items: DayItem, day: date = FIRST, later: DayItem | None = None) -> Agenda:
    model = Agenda(words(), heads())
    model.show_day(day, items, later)
    return model


class Heard:
    """Notes what a model tells."""

    def __init__(self, model: CalendarDays | Agenda) -> None:
        self.told: list[tuple[object, ...]] = []
        model.rowsInserted.connect(lambda _p, a, b: self.told.append(("came", a, b)))
        model.rowsRemoved.connect(lambda _p, a, b: self.told.append(("went", a, b)))
        model.dataChanged.connect(lambda a, b: self.told.append(("changed", a.row(), b.row())))
        model.modelReset.connect(lambda: self.told.append(("reset",)))


def test_days_and_items_stand_in_reading_order(qtmodeltester: ModelTester) -> None:
    model = days(item(7, FIRST + timedelta(1)), item(8, FIRST + timedelta(1)))
    qtmodeltester.check(model)
    assert model.rowCount() == 42 + 2
    assert [model.index(row).data() for row in range(5)] == [
        "2026-02-23: 0",
        "2026-02-24: 2",
        "follow-up 7",
        "follow-up 8",
        "2026-02-25: 0",
    ]


def test_items_beyond_the_days_are_left_out() -> None:
    model = days(item(1, FIRST - timedelta(1)), item(2, FIRST + timedelta(42)))
    assert model.rowCount() == 42
    assert model.find(("follow-up", 1)) is None


def test_a_follow_up_tells_whether_it_is_done() -> None:
    model = days(item(1, FIRST), item(2, FIRST, state="done"), item(3, FIRST, "interview"), count=7)
    assert [model.index(row).data(CHECK) for row in range(4)] == [
        None,
        Qt.CheckState.Unchecked,
        Qt.CheckState.Checked,
        None,
    ]
    assert model.index(2).data(SPOKEN) == "follow-up 2 of Ana, done"
    flag = Qt.ItemFlag
    assert not model.flags(model.index(0)) & flag.ItemIsDragEnabled
    assert model.flags(model.index(1)) & flag.ItemIsUserCheckable
    assert not model.flags(model.index(3)) & flag.ItemIsUserCheckable


@given(
    st.lists(st.integers(min_value=0, max_value=13), max_size=25),
    st.lists(st.integers(min_value=0, max_value=13), max_size=25),
)
def test_any_change_ends_as_if_shown_anew(before: Sequence[int], after: Sequence[int]) -> None:
    """Rows, keys and places are the same, and each row is told of that came or went."""
    old = [item(key, FIRST + timedelta(place)) for key, place in enumerate(before)]
    new = [
        item(key, FIRST + timedelta(place), name=f"name {key % 3}")
        for key, place in enumerate(after)
    ]
    model, fresh = days(*old, count=14), days(*new, count=14)
    heard = Heard(model)
    model.show_items(new)
    rows = [model.index(row).data(SPOKEN) for row in range(model.rowCount())]
    assert rows == [fresh.index(row).data(SPOKEN) for row in range(fresh.rowCount())]
    grown = sum(
        (1 if what[0] == "came" else -1) * (what[2] - what[1] + 1)  # type: ignore[operator]
        for what in heard.told
        if what[0] in ("came", "went")
    )
    assert grown == len(new) - len(old)
    assert ("reset",) not in heard.told
    for each in new:
        index = model.index_of(each.day, key_of(each))
        assert model.at(index) == (each.day, each)


def test_what_stays_is_not_told_of() -> None:
    kept = [item(1, FIRST), item(2, FIRST + timedelta(3))]
    model = days(*kept)
    heard = Heard(model)
    model.show_items(list(kept))
    assert heard.told == []
    model.show_items([kept[0], kept[1]._replace(state="done")])
    assert heard.told == [("changed", 5, 5), ("changed", 4, 4)]  # the item, and its day


def test_a_day_or_an_item_is_found() -> None:
    model = days(item(1, FIRST), item(2, FIRST))
    assert model.index_of(FIRST).row() == 0
    assert model.index_of(FIRST, ("follow-up", 2)).row() == 2
    assert model.index_of(FIRST, ("follow-up", 9)).row() == 0
    assert not model.index_of(FIRST - timedelta(1)).isValid()
    assert model.at(model.index(3)) == (FIRST + timedelta(1), None)


def test_the_agenda_has_the_day_and_what_follows(qtmodeltester: ModelTester) -> None:
    soon = FIRST + timedelta(2)
    model = agenda(item(1, FIRST, "interview"), item(2, FIRST), item(3, soon), item(4, soon))
    qtmodeltester.check(model)
    assert [model.index(row).data() for row in range(model.rowCount())] == [
        "interview 1",
        "follow-up 2",
        "after 2026-02-23",
        "2026-02-25",
        "follow-up 3",
        "follow-up 4",
    ]
    choosable = Qt.ItemFlag.ItemIsEnabled
    assert [bool(model.flags(model.index(row)) & choosable) for row in range(6)] == [
        True, True, False, False, True, True,
    ]  # fmt: skip


def test_an_empty_day_says_so_while_something_follows() -> None:
    model = agenda(item(3, FIRST + timedelta(2)))
    first = model.entry_at(0)
    assert first is not None
    assert (first.kind, first.text) == (RowKind.NOTE, "nothing here")


def test_after_an_empty_fortnight_comes_what_is_later() -> None:
    model = agenda(later=item(3, FIRST + timedelta(60)))
    assert [model.index(row).data() for row in range(model.rowCount())] == [
        "nothing here",
        "after 2026-02-23",
        "nothing soon",
        "later",
        "2026-04-24",
        "follow-up 3",
    ]


def test_nothing_at_all_is_no_rows() -> None:
    assert agenda().rowCount() == 0


def test_the_agenda_tells_of_a_change_exactly_and_of_another_day_whole() -> None:
    model = agenda(item(1, FIRST), item(2, FIRST))
    heard = Heard(model)
    model.show_day(FIRST, [item(1, FIRST, state="done"), item(2, FIRST)])
    assert heard.told == [("changed", 0, 0)]
    heard.told.clear()
    model.show_day(FIRST + timedelta(1), [item(5, FIRST + timedelta(1))])
    assert heard.told == [("reset",)]


@pytest.mark.parametrize(("key", "wanted"), [(1, 2), (2, 1), (3, None), (9, None)])
def test_the_neighbour_is_on_the_same_day(key: int, wanted: int | None) -> None:
    model = agenda(item(1, FIRST), item(2, FIRST), item(3, FIRST + timedelta(1)))
    found = model.neighbour(("follow-up", key))
    assert (found.id if found else None) == wanted


def test_an_item_travels_and_comes_back() -> None:
    data = calendar_mime.pack("follow-up", 12, "Thank Ana")
    assert calendar_mime.unpack(data) == ("follow-up", 12)
    assert data.text() == "Thank Ana"


@pytest.mark.parametrize(
    "raw", [b"", b"12", b":12", b"hold:", b"hold:x", b"hold:-1", b"\xff:1:\xfe"]
)
def test_damaged_data_is_nothing(raw: bytes) -> None:
    data = QMimeData()
    assert calendar_mime.unpack(data) is None
    data.setData(calendar_mime.ITEM, QByteArray(raw))
    assert calendar_mime.unpack(data) is None
