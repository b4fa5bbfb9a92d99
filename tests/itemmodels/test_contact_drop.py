"""Dropping people on people: what is allowed, what is said, what is asked to be done."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, Qt

from journal.itemmodels import contact_mime
from journal.itemmodels.contact_tree import ContactTreeModel
from journal.itemmodels.contact_words import ContactWords
from journal.itemmodels.step_cache import StepCache
from journal.itemmodels.tree_drop import Refusal, Why
from journal.itemmodels.tree_shape import FIRST_GROUP, ME
from tests.itemmodels.contact_rows import People

MOVE, COPY = Qt.DropAction.MoveAction, Qt.DropAction.CopyAction
Calls = list[tuple[list[int], int | None, bool]]


@pytest.fixture
def model(
    qapp: object, people: People, steps: StepCache, words: ContactWords, dropped: Calls
) -> ContactTreeModel:
    made = ContactTreeModel(
        people.read, steps, words, people.links, lambda *call: dropped.append(call)
    )
    made.reload()
    return made


def drag(model: ContactTreeModel, *keys: int) -> QMimeData:
    return model.mimeData([model.index_of(key, column) for key in keys for column in (0, 1)])


def may(model: ContactTreeModel, data: QMimeData, node: int, action: Qt.DropAction = MOVE) -> bool:
    return model.canDropMimeData(data, action, -1, -1, model.index_of(node))


def test_ids_go_along_and_names_for_other_programs(model: ContactTreeModel) -> None:
    data = drag(model, 2, 5)
    assert contact_mime.unpack(data) == [2, 5]
    assert data.text() == "Ana Souza\nMr Hall"
    assert model.mimeTypes() == [contact_mime.CONTACTS]


def test_headings_are_not_dragged_along(model: ContactTreeModel) -> None:
    assert contact_mime.unpack(drag(model, ME, FIRST_GROUP, 2)) == [2]


def test_a_person_dropped_on_a_person_was_referred_by_them(
    model: ContactTreeModel, dropped: Calls
) -> None:
    data = drag(model, 3)
    assert may(model, data, 5)
    assert model.dropMimeData(data, MOVE, -1, -1, model.index_of(5)) is False
    assert model.dropMimeData(data, COPY, -1, -1, model.index_of(5)) is False
    assert dropped == [([3], 5, True), ([3], 5, False)]


@pytest.mark.parametrize("node", [ME, FIRST_GROUP])
def test_dropped_on_a_heading_nobody_referred_them(
    model: ContactTreeModel, dropped: Calls, node: int
) -> None:
    data = drag(model, 2)
    model.dropMimeData(data, MOVE, -1, -1, model.index_of(node))
    assert dropped == [([2], None, True)]
    assert not may(model, data, node, COPY)


@pytest.mark.parametrize(
    ("person", "target", "why"),
    [
        (1, 4, Why.LOOP),
        (1, 1, Why.SELF),
        (4, 2, Why.ALREADY),
        (5, ME, Why.NOBODY),
    ],
)
def test_what_cant_be_is_refused_with_the_reason(
    model: ContactTreeModel, dropped: Calls, person: int, target: int, why: Why
) -> None:
    data = drag(model, person)
    assert not may(model, data, target)
    assert model.refusal == Refusal(why, person, target if target else None)
    assert model.dropMimeData(data, MOVE, -1, -1, model.index_of(target)) is False
    assert dropped == []
    assert may(model, data, 3 if person != 5 else 1) == (person in (4, 5))


def test_a_loop_by_further_referrals_is_refused_too(
    model: ContactTreeModel, people: People
) -> None:
    people.further.append((3, 5))  # Karim also referred Mr Hall
    assert not may(model, drag(model, 1), 5)
    assert model.refusal == Refusal(Why.LOOP, 1, 5)
    data = drag(model, 5)
    assert not may(model, data, 3, COPY)
    assert model.refusal == Refusal(Why.ALREADY, 5, 3)
    assert may(model, data, 3, MOVE)


def test_of_several_people_all_must_fit(model: ContactTreeModel) -> None:
    assert not may(model, drag(model, 5, 1), 4)
    assert model.refusal == Refusal(Why.LOOP, 1, 4)


def test_other_data_and_the_empty_ground_take_nothing(model: ContactTreeModel) -> None:
    data = drag(model, 2)
    assert not model.canDropMimeData(data, MOVE, -1, -1, QModelIndex())
    text = QMimeData()
    text.setText("2")
    assert not may(model, text, 5)
    broken = QMimeData()
    broken.setData(contact_mime.CONTACTS, QByteArray(b"x,,-1,99"))
    assert contact_mime.unpack(broken) == [99]
    assert not may(model, broken, 5)
    assert model.refusal is None
