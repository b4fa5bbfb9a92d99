"""The rows of the tree of people are Qt's own: it lays them out without asking."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTreeView
from pytestqt.qtbot import QtBot

from journal.itemmodels.contact_tree import ContactTreeModel
from journal.itemmodels.contact_words import ContactWords
from journal.itemmodels.step_cache import StepCache
from journal.itemmodels.tree_shape import FIRST_GROUP, ME
from tests.itemmodels.contact_rows import People


@pytest.fixture
def model(qapp: object, people: People, steps: StepCache, words: ContactWords) -> ContactTreeModel:
    made = ContactTreeModel(people.read, steps, words, people.links)
    made.reload()
    return made


def test_nothing_can_be_written_into_a_cell(model: ContactTreeModel) -> None:
    assert not model.setData(model.index_of(4), "Somebody else")
    assert model.index_of(4).data() == "Lena Fischer"


def test_a_branch_of_thousands_is_laid_out_without_asking_for_each_row(
    qtbot: QtBot, people: People, words: ContactWords
) -> None:
    asked: list[object] = []

    class Asked(ContactTreeModel):
        def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # type: ignore[override]  # noqa: B008
            asked.append(parent)
            return super().rowCount(parent)

        def data(self, index: QModelIndex, role: int = 0) -> object:  # type: ignore[override]
            asked.append(index)
            return super().data(index, role)

    for key in range(10, 2010):
        people.add(key)
    model = Asked(people.read, StepCache(people.next_steps), words)
    view = QTreeView()
    qtbot.addWidget(view)
    view.setUniformRowHeights(True)
    view.setModel(model)
    model.reload()
    for node in (ME, FIRST_GROUP):
        view.setExpanded(model.index_of(node), True)
    asked.clear()
    view.executeDelayedItemsLayout()
    assert view.indexBelow(model.index_of(2009)).isValid()  # the group that follows
    assert 0 < len(asked) < 50
