"""The flat list of people: order, filter, changes."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from journal.domain.changes import ChangeSet, Kind
from journal.domain.next_step import NextStep, NextStepCode
from journal.itemmodels.contact_filter import ContactFilter, Status
from journal.itemmodels.contact_list import ContactListModel
from journal.itemmodels.contact_mime import unpack
from journal.itemmodels.contact_words import ID_ROLE, ContactWords, ListColumn
from journal.itemmodels.step_cache import StepCache
from tests.itemmodels.contact_rows import People

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture
def model(qapp: object, people: People, steps: StepCache, words: ContactWords) -> ContactListModel:
    made = ContactListModel(people.read, steps, words)
    made.reload()
    return made


def test_everybody_is_there_by_name(model: ContactListModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    assert model.ids() == [2, 3, 4, 5, 1]
    assert [model.headerData(at, Qt.Orientation.Horizontal) for at in range(5)] == [
        "name",
        "role",
        "company",
        "next step",
        "last in touch",
    ]
    texts = [model.index(4, column).data() for column in range(5)]
    assert texts == ["Tom Becker", "Planner", "Harbour Lines", "write request Tom Becker", ""]
    assert model.index(4, 0).data(ID_ROLE) == 1
    assert (
        model.index(4, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Tom Becker / write request"
    )


def test_a_column_sorts_and_blanks_come_last_either_way(model: ContactListModel) -> None:
    model.sort(ListColumn.COMPANY, UP)
    assert model.ids() == [1, 2, 3, 4, 5]
    model.sort(ListColumn.COMPANY, DOWN)
    assert model.ids() == [2, 1, 3, 4, 5]
    model.sort(ListColumn.NAME, DOWN)
    assert model.ids() == [1, 5, 4, 3, 2]
    model.sort(ListColumn.TOUCH, DOWN)
    assert model.ids()[0] == 4


def test_next_steps_sort_by_when_they_are_due(people: People, words: ContactWords) -> None:
    due = {
        1: NextStep(NextStepCode.THANK, date(2026, 3, 5)),
        2: NextStep(NextStepCode.MEET, date(2026, 3, 5), time(9, 0)),
        3: NextStep(NextStepCode.PLAN_INTERVIEW),
        4: NextStep(NextStepCode.REMIND, date(2026, 3, 1)),
    }
    steps = StepCache(lambda ids: {key: due[key] for key in ids if key in due})
    model = ContactListModel(people.read, steps, words)
    model.reload()
    steps.load([1, 2, 3, 4, 5])
    model.sort(ListColumn.STEP, UP)
    assert model.ids() == [4, 2, 1, 3, 5]


def test_sorting_keeps_who_was_pointed_at(model: ContactListModel, qtbot: QtBot) -> None:
    kept = QPersistentModelIndex(model.index_of(1, 2))
    with qtbot.waitSignal(model.layoutChanged), qtbot.assertNotEmitted(model.modelReset):
        model.sort(ListColumn.COMPANY, UP)
    assert (kept.row(), kept.column(), kept.internalId()) == (0, 2, 1)


def test_the_filter_is_that_of_the_tree(model: ContactListModel, people: People) -> None:
    model.set_filter(ContactFilter("north"))
    assert model.ids() == [2]
    model.set_filter(ContactFilter("", Status.ON_HOLD))
    assert model.ids() == [3]
    for key in range(10, 800):
        people.add(key)
    model.reload()
    model.set_filter(ContactFilter("person"))
    assert (model.rowCount(), model.found, model.is_cut) == (500, 790, True)
    model.set_filter(ContactFilter("person"), None)
    assert (model.rowCount(), model.is_cut) == (790, False)


def test_changes_come_in_where_they_belong(
    model: ContactListModel, people: People, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(model.layoutChanged):
        model.apply(people.set(2, name="Zora"))
    assert model.ids() == [3, 4, 5, 1, 2]
    people.add(6, "Bo")
    model.apply(people.changed(6))
    assert model.ids() == [6, 3, 4, 5, 1, 2]
    del people.rows[6]
    model.apply(people.changed(6))
    assert model.ids() == [3, 4, 5, 1, 2]
    people.code = NextStepCode.THANK
    with qtbot.waitSignal(model.dataChanged):
        model.apply(ChangeSet({Kind.FOLLOW_UP: frozenset({1})}, contacts=frozenset({3})))
    assert model.index_of(3, ListColumn.STEP).data() == "thank Karim Haddad"


def test_a_screen_of_next_steps_is_asked_for_at_once(people: People, words: ContactWords) -> None:
    for key in range(10, 300):
        people.add(key)
    model = ContactListModel(people.read, StepCache(people.next_steps), words)
    model.reload()
    for row in range(40):
        model.index(row, ListColumn.STEP).data()
    assert [len(asked) for asked in people.asked] == [60]


def test_people_are_dragged_with_their_names(model: ContactListModel) -> None:
    data = model.mimeData([model.index(0, 0), model.index(0, 1), model.index(1, 0)])
    assert unpack(data) == [2, 3]
    assert data.text() == "Ana Souza\nKarim Haddad"
