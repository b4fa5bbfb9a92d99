"""The rows of the tree of people are Qt's own: it lays them out without asking."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QTreeView
from pytestqt.qtbot import QtBot

from journal.itemmodels.contact_tree import ContactTreeModel
from journal.itemmodels.contact_words import ContactWords, TreeColumn
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


def test_nobody_but_the_journal_changes_rows(qtbot: QtBot, model: ContactTreeModel) -> None:
    group = model.index_of(FIRST_GROUP)
    before = rows(model)
    view = QTreeView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.setSortingEnabled(True)
    view.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    model.sort(0, Qt.SortOrder.DescendingOrder)
    for parent in (QModelIndex(), group, model.index_of(4)):
        assert not model.insertRows(0, 1, parent)
        assert not model.insertRow(0, parent)
        assert not model.removeRows(0, 1, parent)
        assert not model.removeRow(0, parent)
        assert not model.insertColumns(0, 1, parent)
        assert not model.removeColumns(0, 1, parent)
        assert not model.moveRows(parent, 0, 1, parent, 2)
    assert not model.setItemData(model.index_of(4), {0: "Somebody else"})
    assert not model.clearItemData(model.index_of(4))
    assert not model.setHeaderData(0, Qt.Orientation.Horizontal, "Something else")
    assert rows(model) == before
    assert model.columnCount() == model.columnCount(group) == len(TreeColumn)


def rows(model: ContactTreeModel) -> list[tuple[int, object]]:
    """All rows as a view sees them: how many Qt itself knows, and what they say."""
    found: list[tuple[int, object]] = []

    def walk(parent: QModelIndex) -> None:
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            assert index.isValid()
            found.append((model.node_at(index), index.data()))
            walk(index)
        assert not model.index(model.rowCount(parent), 0, parent).isValid()

    walk(QModelIndex())
    return found


def test_several_who_are_moved_stay_chosen(
    qtbot: QtBot, model: ContactTreeModel, people: People
) -> None:
    for key in (11, 12, 13):
        people.add(key, f"Otto {key}")
    model.apply(people.changed(11, 12, 13))
    view = QTreeView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.expandAll()
    flags = QItemSelectionModel.SelectionFlag
    selection = view.selectionModel()
    corners = QItemSelection(model.index_of(11), model.index_of(13))
    selection.select(corners, flags.ClearAndSelect | flags.Rows)
    for key in (11, 12, 13):
        people.rows[key] = people.rows[key]._replace(parent=4)
    with qtbot.assertNotEmitted(model.modelReset):
        model.apply(people.changed(11, 12, 13))
    assert {model.node_at(index) for index in selection.selectedRows()} == {11, 12, 13}
    assert {11, 12, 13} <= set(model.below(4))


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
