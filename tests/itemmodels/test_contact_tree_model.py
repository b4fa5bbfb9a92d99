"""The tree of people: structure, texts, filter, single changes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from journal.domain.changes import ChangeSet, Kind
from journal.domain.next_step import NextStepCode
from journal.errors import JournalBusy
from journal.itemmodels.contact_filter import FIRST, GLIMPSE, ContactFilter, Status
from journal.itemmodels.contact_tree import ContactTreeModel
from journal.itemmodels.contact_words import ID_ROLE, ContactWords, TreeColumn
from journal.itemmodels.step_cache import StepCache
from journal.itemmodels.tree_shape import FIRST_GROUP, ME, grown
from tests.itemmodels.contact_rows import People

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def outline(
    model: ContactTreeModel, parent: QModelIndex | None = None, depth: int = 0
) -> list[str]:
    """The names as an open tree shows them, indented."""
    parent = parent or QModelIndex()
    lines = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        lines.append("  " * depth + str(index.data()))
        lines += outline(model, index, depth + 1)
    return lines


@pytest.fixture
def model(qapp: object, people: People, steps: StepCache, words: ContactWords) -> ContactTreeModel:
    made = ContactTreeModel(people.read, steps, words, people.links)
    made.reload()
    return made


def test_people_hang_below_who_referred_them(model: ContactTreeModel) -> None:
    assert outline(model) == [
        "Me",
        "  myself",
        "    Tom Becker",
        "      Ana Souza",
        "        Lena Fischer",
        "      Karim Haddad",
        "  event",
        "    Mr Hall",
    ]


def test_the_model_keeps_qts_rules(model: ContactTreeModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.set_filter(ContactFilter("lena"))
    qtmodeltester.check(model)


def test_each_column_has_its_text(model: ContactTreeModel) -> None:
    def text(key: int, column: TreeColumn) -> object:
        return model.index_of(key, column).data()

    assert text(2, TreeColumn.INTRODUCTION) == "MADE"
    assert text(5, TreeColumn.INTRODUCTION) == ""
    assert text(4, TreeColumn.TOUCH) == "on 2026-03-01"
    assert text(1, TreeColumn.TOUCH) == ""
    assert text(5, TreeColumn.STEP) == "write request Mr Hall"
    assert text(ME, TreeColumn.STEP) is None
    headers = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(5)]
    assert headers == ["name", "next step", "last in touch", "introduction", None]


def test_screen_readers_are_told_whole_rows(model: ContactTreeModel) -> None:
    assert model.index_of(3).data(SPOKEN) == "Karim Haddad / write request"
    assert model.index_of(FIRST_GROUP).data(SPOKEN) == "myself (1)"
    assert model.index_of(ME).data(SPOKEN) == "Me"
    assert model.index_of(2, TreeColumn.INTRODUCTION).data(SPOKEN) == "MADE"


def test_ids_are_handed_out_for_people_alone(model: ContactTreeModel) -> None:
    assert model.index_of(4).data(ID_ROLE) == 4
    assert model.index_of(ME).data(ID_ROLE) is None
    assert model.index_of(99).isValid() is False
    assert model.row_at(model.index_of(4)) is model.row(4)


def test_people_are_chosen_and_dragged_headings_are_not(model: ContactTreeModel) -> None:
    assert model.flags(model.index_of(4)) & Qt.ItemFlag.ItemIsDragEnabled
    assert model.flags(model.index_of(4)) & Qt.ItemFlag.ItemIsSelectable
    for node in (ME, FIRST_GROUP):
        assert not model.flags(model.index_of(node)) & Qt.ItemFlag.ItemIsSelectable
        assert model.flags(model.index_of(node)) & Qt.ItemFlag.ItemIsDropEnabled


def test_who_has_nobody_below_them_is_told_as_it_is_now(
    model: ContactTreeModel, people: People
) -> None:
    def alone(node: int) -> bool:
        return not model.hasChildren(model.index_of(node))

    assert {people.rows[key].name for key in people.rows if alone(key)} == {
        "Lena Fischer",
        "Karim Haddad",
        "Mr Hall",
    }
    model.apply(people.set(3, parent=5))
    assert not alone(5)
    assert not alone(ME)
    model.apply(people.set(3, parent=1))
    assert alone(5)


def test_who_was_just_read_is_taken_without_reading_again(
    model: ContactTreeModel, people: People
) -> None:
    rows = model.rows()
    people.add(9, "Zoe")
    model.reload(grown(rows[:2]))
    assert model.rows() == rows[:2]
    model.reload()
    assert [row.name for row in model.rows()][-1] == "Zoe"


def test_an_endless_name_is_handed_out_short(model: ContactTreeModel, people: People) -> None:
    model.apply(people.set(5, name="x" * 10_000))
    assert len(str(model.index_of(5).data())) < 400


def test_a_referrer_that_is_missing_counts_as_none(people: People, model: ContactTreeModel) -> None:
    people.add(6, "Zoë", parent=99)
    model.reload()
    assert outline(model)[-3] == "    Zoë"


def test_a_loop_in_damaged_data_ends(model: ContactTreeModel, people: People) -> None:
    people.add(1, "Tom Becker", parent=4)  # Tom, Ana and Lena now go round
    people.add(6, "Below the loop", parent=4)
    model.reload()
    assert sorted(line.strip() for line in outline(model)) == sorted(
        ["Me", "myself", "event", *(row.name for row in people.rows.values())]
    )


def test_a_loop_that_comes_with_a_change_ends(model: ContactTreeModel, people: People) -> None:
    model.apply(people.set(1, parent=4))
    assert len(outline(model)) == 8
    model.apply(people.set(1, parent=None))
    assert outline(model)[2] == "    Tom Becker"


class TestNextSteps:
    def test_a_screen_is_asked_for_at_once(self, people: People, words: ContactWords) -> None:
        for key in range(10, 300):
            people.add(key)
        model = ContactTreeModel(people.read, StepCache(people.next_steps), words)
        model.reload()
        for key in range(10, 60):
            model.index_of(key, TreeColumn.STEP).data()
        assert [len(asked) for asked in people.asked] == [60]

    def test_known_steps_are_kept_until_they_may_differ(
        self, model: ContactTreeModel, people: People
    ) -> None:
        cell = model.index_of(2, TreeColumn.STEP)
        assert cell.data() == "write request Ana Souza"
        people.code = NextStepCode.THANK
        assert cell.data() == "write request Ana Souza"
        model.apply(ChangeSet({Kind.FOLLOW_UP: frozenset({1})}, contacts=frozenset({2})))
        assert cell.data() == "thank Ana Souza"
        assert model.index_of(5, TreeColumn.STEP).data() == "write request Mr Hall"

    def test_who_was_referred_by_somebody_changed_is_asked_for_again(
        self, model: ContactTreeModel, people: People
    ) -> None:
        assert model.index_of(4, TreeColumn.STEP).data() == "write request Lena Fischer"
        people.code = NextStepCode.CHECK_BACK_REFERRER
        model.apply(people.set(2, name="Ana de Souza"))
        assert str(model.index_of(4, TreeColumn.STEP).data()).startswith("check back")

    def test_a_journal_that_is_busy_leaves_the_cell_empty(self, people: People) -> None:
        busy = [True]

        def read(ids: object) -> dict[int, object]:
            if busy[0]:
                raise JournalBusy("busy")
            return people.next_steps(ids)  # type: ignore[arg-type]

        steps = StepCache(read)  # type: ignore[arg-type]
        assert steps.get(1, lambda: [1, 2]) is None
        busy[0] = False
        assert steps.get(1, lambda: [1, 2]) is not None
        assert steps.missing([1, 2, 3]) == [3]


class TestFilter:
    def test_matches_and_those_above_them_stay(self, model: ContactTreeModel) -> None:
        model.set_filter(ContactFilter("lena"))
        assert outline(model) == [
            "Me",
            "  myself",
            "    Tom Becker",
            "      Ana Souza",
            "        Lena Fischer",
        ]
        assert (model.found, model.people, model.is_cut) == (1, 5, False)
        assert set(model.to_open()) == {2, 1, FIRST_GROUP, ME}
        model.set_filter(ContactFilter())
        assert len(outline(model)) == 8

    def test_name_role_and_company_are_looked_through(self, model: ContactTreeModel) -> None:
        for text, found in (("PLAN", 1), ("northwind tom", 0), ("northwind ana", 1), ("b", 1)):
            model.set_filter(ContactFilter(text))
            assert model.found == found, text

    def test_accents_and_case_dont_matter(self, model: ContactTreeModel, people: People) -> None:
        people.add(6, "Łukasz Müller", company="Straße AG")
        model.reload()
        for text in ("lukasz", "MULLER", "strasse", "Müller łukasz"):
            model.set_filter(ContactFilter(text))
            assert model.found == 1, text

    def test_a_filter_by_state(self, model: ContactTreeModel) -> None:
        model.set_filter(ContactFilter("", Status.ON_HOLD))
        assert outline(model)[-1] == "      Karim Haddad"
        model.set_filter(ContactFilter("ana", Status.ON_HOLD))
        assert outline(model) == ["Me"]
        for status, found in (
            (Status.SEVERAL, 1),
            (Status.NEVER_IN_TOUCH, 4),
            (Status.PROMISED, 1),
        ):
            model.set_filter(ContactFilter("", status))
            assert model.found == found, status

    def test_a_filter_by_next_step_goes_by_the_steps_known(
        self, model: ContactTreeModel, people: People, steps: StepCache
    ) -> None:
        people.codes[4] = NextStepCode.PLAN_INTERVIEW
        steps.load(list(people.rows))
        model.set_filter(ContactFilter("", Status.NO_STEP))
        assert (model.found, outline(model)[-1].strip()) == (1, "Lena Fischer")
        people.codes[2] = NextStepCode.NOTHING
        model.apply(people.changed(2))
        assert model.found == 2

    def test_only_the_first_matches_are_shown_at_first(
        self, model: ContactTreeModel, people: People
    ) -> None:
        for key in range(10, 800):
            people.add(key)
        model.reload()
        model.set_filter(ContactFilter("person"))
        assert (model.found, model.is_cut, len(model.below(FIRST_GROUP))) == (790, True, 500)
        model.set_filter(ContactFilter("person"), None)
        assert (model.found, model.is_cut, len(model.below(FIRST_GROUP))) == (790, False, 790)

    def test_a_glimpse_counts_rows_and_no_more_than_it_needs(
        self, model: ContactTreeModel, people: People, qtbot: QtBot
    ) -> None:
        for key in range(10, 100):
            people.add(key, parent=key - 1 if key % 9 and key > 10 else None)
        model.reload()
        model.set_filter(ContactFilter("person"), GLIMPSE)
        rows = len(model._shown.above)
        assert GLIMPSE <= rows < GLIMPSE + 10  # the last one with all above them
        assert model.found == 90
        assert model.shown < 90
        model.set_filter(ContactFilter("person"), FIRST)
        assert model.shown == 90
        with qtbot.assertNotEmitted(model.modelReset):
            model.set_filter(ContactFilter("person"), GLIMPSE)  # as after a space
        assert model.shown == 90

    def test_after_a_glimpse_of_all_new_matches_are_shown_too(
        self, model: ContactTreeModel, people: People, qtbot: QtBot
    ) -> None:
        model.set_filter(ContactFilter("ana"), GLIMPSE)
        with qtbot.assertNotEmitted(model.modelReset):
            model.set_filter(ContactFilter("ana"), FIRST)
        for key in range(10, 110):
            people.add(key, name=f"Ana {key}")
        model.reload()
        assert (model.found, model.shown) == (101, 101)

    def test_a_change_that_keeps_the_matches_resets_nothing(
        self, model: ContactTreeModel, people: People, qtbot: QtBot
    ) -> None:
        model.set_filter(ContactFilter("lena"))
        with qtbot.assertNotEmitted(model.modelReset):
            model.apply(people.set(4, role="Planner"))
        with qtbot.waitSignal(model.modelReset):
            model.apply(people.set(4, name="Helene"))
        assert outline(model) == ["Me"]


class TestSingleChanges:
    """Each is announced precisely: nothing is reset, so the view keeps what it shows."""

    @pytest.fixture(autouse=True)
    def _checked(self, model: ContactTreeModel) -> Iterator[None]:
        tester = QAbstractItemModelTester(
            model, QAbstractItemModelTester.FailureReportingMode.Warning, model
        )
        assert tester.model() is model
        resets: list[object] = []
        model.modelReset.connect(lambda: resets.append(1))
        yield
        assert not resets, "the model was reset"

    def test_a_name_moves_among_its_siblings(
        self, model: ContactTreeModel, people: People, qtbot: QtBot
    ) -> None:
        with qtbot.waitSignals([model.layoutAboutToBeChanged, model.layoutChanged, model.moved]):
            model.apply(people.set(2, name="Zora Souza"))
        assert outline(model)[3:6] == [
            "      Karim Haddad",
            "      Zora Souza",
            "        Lena Fischer",
        ]

    def test_a_new_person_appears_below_the_referrer(
        self, model: ContactTreeModel, people: People, qtbot: QtBot
    ) -> None:
        people.add(6, "Bo", 5)
        with qtbot.waitSignal(model.rowsInserted):
            model.apply(people.changed(6, 5))
        assert outline(model)[-1] == "      Bo"

    def test_a_branch_moves_whole(self, model: ContactTreeModel, people: People) -> None:
        model.apply(people.set(2, parent=5))
        assert outline(model)[-3:] == ["    Mr Hall", "      Ana Souza", "        Lena Fischer"]

    def test_a_group_comes_and_goes(self, model: ContactTreeModel, people: People) -> None:
        model.apply(people.set(5, source="LinkedIn"))
        assert outline(model)[-2:] == ["  linkedin", "    Mr Hall"]
        model.apply(people.set(5, parent=1))
        assert outline(model)[-1] == "      Mr Hall"
        model.apply(people.set(5, parent=None, source="article"))
        assert outline(model)[-2:] == ["  article", "    Mr Hall"]

    def test_deleting_a_referrer_moves_those_below_up(
        self, model: ContactTreeModel, people: People
    ) -> None:
        del people.rows[1]
        people.set(2, parent=None)
        people.set(3, parent=None)
        model.apply(people.changed(1, 2, 3))
        assert outline(model)[2:5] == ["    Ana Souza", "      Lena Fischer", "    Karim Haddad"]
        assert model.people == 4
        people.add(1, "Tom Becker")
        people.set(2, parent=1)
        people.set(3, parent=1)
        model.apply(people.changed(1, 2, 3))
        assert outline(model)[2:4] == ["    Tom Becker", "      Ana Souza"]

    def test_two_people_change_places(self, model: ContactTreeModel, people: People) -> None:
        people.set(4, parent=1)
        people.set(2, parent=4)
        model.apply(people.changed(2, 4))
        assert outline(model)[2:6] == [
            "    Tom Becker",
            "      Karim Haddad",
            "      Lena Fischer",
            "        Ana Souza",
        ]

    def test_a_branch_goes_whole(self, model: ContactTreeModel, people: People) -> None:
        for key in (1, 2, 3, 4):
            del people.rows[key]
        model.apply(people.changed(1, 2, 3, 4))
        assert outline(model) == ["Me", "  event", "    Mr Hall"]

    def test_a_touch_changes_one_row(
        self, model: ContactTreeModel, people: People, qtbot: QtBot
    ) -> None:
        people.set(5, last_touch="2026-03-05")
        with qtbot.waitSignal(model.dataChanged) as blocker:
            model.apply(ChangeSet({Kind.TOUCH: frozenset({1})}, contacts=frozenset({5})))
        first, last = blocker.args[:2]
        assert (model.node_at(first), first.column(), last.column()) == (5, 0, 3)
        assert model.index_of(5, TreeColumn.TOUCH).data() == "on 2026-03-05"


def test_a_rebuild_reads_everybody_anew(
    model: ContactTreeModel, people: People, qtbot: QtBot
) -> None:
    people.add(7, "New")
    with qtbot.waitSignal(model.modelReset):
        model.apply(ChangeSet(rebuild=True))
    assert model.people == 6
