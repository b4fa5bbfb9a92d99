"""The questions of an interview, and the bank: order, dragging, writing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from journal.domain.codes import Topic
from journal.domain.questions import Reason, Suggestion
from journal.domain.views.meetings import AskedQuestion
from journal.itemmodels.bank_list import BankLine, BankList, foremost
from journal.itemmodels.question_list import (
    BANK_MIME,
    NEW,
    QUESTIONS_MIME,
    QuestionList,
    Role,
    packed,
    reordered,
    unpacked,
)

MOVE = Qt.DropAction.MoveAction
NOWHERE = QModelIndex()


def question(key: int, must_ask: bool = False) -> AskedQuestion:
    return AskedQuestion(key, None, f"Why {key}?", Topic.PATH, must_ask, False, False, "")


@pytest.fixture
def model(qapp: object) -> QuestionList:
    made = QuestionList("Write one", "{question}, must ask")
    made.set_questions([question(1), question(2, must_ask=True), question(3)])
    return made


@pytest.fixture
def orders(model: QuestionList) -> list[list[int]]:
    told: list[list[int]] = []
    model.order_wanted.connect(told.append)
    return told


def drop(model: QuestionList, data: QMimeData, row: int) -> bool:
    return model.dropMimeData(data, MOVE, row, 0, NOWHERE)


def test_codes_follow_the_order(model: QuestionList) -> None:
    numbers = [model.index(row).data(Role.LINE).number for row in range(model.rowCount())]
    assert numbers == [1, 2, 3, 0]


def test_the_last_row_invites_to_write(model: QuestionList) -> None:
    last = model.index(3)
    assert model.key_at(3) == NEW
    assert last.data() == "Write one"
    assert last.data(Qt.ItemDataRole.EditRole) == ""
    assert not model.flags(last) & Qt.ItemFlag.ItemIsDragEnabled
    assert model.flags(last) & Qt.ItemFlag.ItemIsEditable


def test_must_ask_is_said_aloud(model: QuestionList) -> None:
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(1).data(spoken) == "Why 2?, must ask"
    assert model.index(0).data(spoken) == "Why 1?"


@pytest.mark.parametrize(
    ("key", "by", "after"),
    [(2, -1, [2, 1, 3]), (2, 1, [1, 3, 2]), (1, 1, [2, 1, 3]), (3, -1, [1, 3, 2])],
)
def test_keys_move_a_row_by_one(
    model: QuestionList, orders: list[list[int]], key: int, by: int, after: list[int]
) -> None:
    assert model.shift(key, by)
    assert orders == [after]


@pytest.mark.parametrize(("key", "by"), [(1, -1), (3, 1), (99, 1)])
def test_at_the_ends_nothing_moves(
    model: QuestionList, orders: list[list[int]], key: int, by: int
) -> None:
    assert not model.shift(key, by)
    assert orders == []


def test_dropping_a_row_asks_for_the_order_and_takes_nothing_away(
    model: QuestionList, orders: list[list[int]]
) -> None:
    assert not drop(model, model.mimeData([model.index(2)]), 0)
    assert orders == [[3, 1, 2]]
    assert model.ids() == [1, 2, 3]


def test_dropping_on_its_own_place_asks_for_nothing(
    model: QuestionList, orders: list[list[int]]
) -> None:
    for row in (1, 2):
        drop(model, model.mimeData([model.index(1)]), row)
    assert orders == []


def test_dropping_below_the_last_row_means_the_end(
    model: QuestionList, orders: list[list[int]]
) -> None:
    drop(model, model.mimeData([model.index(0)]), 4)
    drop(model, model.mimeData([model.index(0)]), -1)
    assert orders == [[2, 3, 1], [2, 3, 1]]


def test_questions_of_the_bank_are_added_where_they_are_dropped(model: QuestionList) -> None:
    told: list[tuple[list[int], int]] = []
    model.bank_wanted.connect(lambda ids, row: told.append((ids, row)))
    drop(model, packed([7, 8], BANK_MIME), 1)
    assert told == [([7, 8], 1)]


@pytest.mark.parametrize(
    "data", [packed([99], QUESTIONS_MIME), packed([], QUESTIONS_MIME), packed([1], "text/plain")]
)
def test_what_belongs_elsewhere_is_refused(
    model: QuestionList, orders: list[list[int]], data: QMimeData
) -> None:
    assert not model.canDropMimeData(data, MOVE, 0, 0, NOWHERE)
    drop(model, data, 0)
    assert orders == []


@pytest.mark.parametrize("raw", [b"", b"{", b'{"a": 1}', b'[1, "x"]', b"\xff"])
def test_odd_bytes_hold_no_foreign_ids(raw: bytes) -> None:
    data = QMimeData()
    data.setData(QUESTIONS_MIME, raw)
    assert unpacked(data, QUESTIONS_MIME) in ([], [1])


def test_what_is_written_is_told_and_not_shown_yet(model: QuestionList) -> None:
    told: list[tuple[object, str]] = []
    model.written.connect(lambda key, text: told.append((key, text)))
    assert model.setData(model.index(0), "Really?")
    assert model.setData(model.index(3), "Mine?")
    assert told == [(1, "Really?"), (NEW, "Mine?")]
    assert model.index(0).data() == "Why 1?"


IDS = st.lists(st.integers(1, 99), unique=True, max_size=12)


@given(IDS, st.data())
def test_reordering_keeps_every_question_once(ids: list[int], data: st.DataObject) -> None:
    moved = data.draw(st.lists(st.sampled_from(ids), unique=True) if ids else st.just([]))
    before = data.draw(st.integers(-1, len(ids) + 1))
    after = reordered(ids, moved, before)
    assert sorted(after) == sorted(ids)
    rest = [key for key in ids if key not in moved]
    assert [key for key in after if key not in moved] == rest
    if moved:
        first = after.index(next(key for key in ids if key in moved))
        assert after[first : first + len(moved)] == [key for key in ids if key in moved]
        assert first == sum(1 for key in ids[: max(before, 0)] if key not in moved)


@given(IDS, st.integers(0, 11))
def test_moving_there_and_back_changes_nothing(ids: list[int], place: int) -> None:
    if ids:
        key = ids[place % len(ids)]
        away = reordered(ids, [key], len(ids))
        assert reordered(away, [key], ids.index(key)) == ids


def test_the_questions_are_sound(model: QuestionList, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)


def test_the_bank_is_sound(qapp: object, qtmodeltester: ModelTester) -> None:
    bank = BankList()
    bank.set_lines([BankLine(1, "Why?", "topic"), BankLine(2, "How?", "topic", "asked already")])
    assert bank.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "How?\ntopic\nasked already"
    assert unpacked(bank.mimeData([bank.index(1)]), BANK_MIME) == [2]
    qtmodeltester.check(bank)


def test_a_few_suggestions_show_many_topics() -> None:
    def suggest(key: int, topic: Topic) -> Suggestion:
        return Suggestion(key, topic, (Reason.NOT_ASKED_YET,))

    found = [suggest(1, Topic.PATH), suggest(2, Topic.PATH), suggest(3, Topic.DAY)]
    assert [each.question_id for each in foremost(found, 2)] == [1, 3]
    assert [each.question_id for each in foremost(found, 9)] == [1, 3, 2]
