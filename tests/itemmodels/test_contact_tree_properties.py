"""Whatever changes in whatever order: the tree shows what a plain model of it says."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTreeView

from journal.domain.changes import ChangeSet
from journal.domain.names import fold
from journal.domain.referrals import ReferralTree
from journal.itemmodels.contact_filter import ContactFilter
from journal.itemmodels.contact_list import ContactListModel
from journal.itemmodels.contact_tree import ContactTreeModel
from journal.itemmodels.step_cache import StepCache
from journal.itemmodels.tree_shape import ME, group_node, group_of
from tests.itemmodels.contact_rows import WORDS, People

KEYS = st.integers(1, 9)
NAMES = st.sampled_from(["Ana", "ana b", "Bo", "Łukasz", "Émile", "zoë", "(Ada)", "Müller"])
SOURCES = st.sampled_from(["", "knew already", "LinkedIn", "event or school", "unheard of"])
CROWD = ["Abe", "Ben", "Cleo", "Dora", "Émile", "Fay", "Gus", "Hal", "Ines"]
WHO = st.tuples(KEYS, NAMES, st.none() | KEYS, SOURCES)
OPERATION = st.one_of(
    st.tuples(st.just("put"), st.lists(WHO, min_size=1, max_size=3)),
    st.tuples(st.just("drop"), st.lists(KEYS, min_size=1, max_size=3)),
    st.tuples(st.just("look"), st.sampled_from(["", "a", "an", "mul", "zo b", "nobody"])),
)
ADD = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
Line = tuple[int, int]


def plain(people: People, text: str) -> list[Line]:
    """(depth, node) of every row, worked out the long way."""
    rows = {row.id: row for row in people.read()}
    tree = ReferralTree((row.id, row.parent) for row in rows.values())
    words = fold(text).split()
    hits = {
        key
        for key, row in rows.items()
        if all(word in fold(row.name) or word in fold(row.company) for word in words)
    }
    keep = hits | {above for key in hits for above in tree.path(key)}
    lines: list[Line] = [(0, ME)]

    def hang(keys: tuple[int, ...], depth: int) -> None:
        for key in keys:
            if key in keep:
                lines.append((depth, key))
                hang(tree.children(key), depth + 1)

    groups = sorted({group_node(rows[key].source) for key in tree.roots if key in keep})
    for node in groups:
        lines.append((1, node))
        hang(tuple(key for key in tree.roots if group_node(rows[key].source) == node), 2)
    return lines


def shown(model: ContactTreeModel) -> list[Line]:
    """The same, by asking the model as a view does."""
    lines: list[Line] = []

    def walk(parent: QModelIndex, depth: int) -> None:
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            assert index.parent() == parent
            assert model.index_of(model.node_at(index)) == index
            lines.append((depth, model.node_at(index)))
            walk(index, depth + 1)

    walk(QModelIndex(), 0)
    return lines


def without_strangers(people: People) -> None:
    """As in a journal, every referrer is there."""
    for row in list(people.rows.values()):
        if row.parent is not None and row.parent not in people.rows:
            people.rows[row.id] = row._replace(parent=None)


def do(people: People, operation: tuple[str, object]) -> ChangeSet | None:
    """Plays one operation on the journal; gives what it announces."""
    what, how = operation
    before = dict(people.rows)
    if what == "put":
        for key, name, parent, source in how:  # type: ignore[attr-defined]
            people.add(key, name, None if parent == key else parent, source=source)
    elif what == "drop":
        for key in how:  # type: ignore[attr-defined]
            people.rows.pop(key, None)
    else:
        return None
    without_strangers(people)
    keys = {key for key in before | people.rows if before.get(key) != people.rows.get(key)}
    return people.changed(*keys) if keys else None


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(start=st.lists(WHO, max_size=9), operations=st.lists(OPERATION, max_size=8))
def test_every_change_leads_to_the_same_tree_as_reading_it_anew(
    qapp: object, start: list[tuple[int, str, int | None, str]], operations: list
) -> None:
    people = People()
    for key, name, parent, source in start:
        people.add(key, name, None if parent == key else parent, source=source)
    without_strangers(people)
    steps = StepCache(people.next_steps)
    model = ContactTreeModel(people.read, steps, WORDS, people.links)
    flat = ContactListModel(people.read, steps, WORDS)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Warning, model
    )
    assert tester.model() is model
    QAbstractItemModelTester(flat, QAbstractItemModelTester.FailureReportingMode.Warning, flat)
    model.reload()
    flat.reload()
    text = ""
    for operation in operations:
        if operation[0] == "look":
            text = operation[1]
            model.set_filter(ContactFilter(text))
            flat.set_filter(ContactFilter(text))
        changes = do(people, operation)
        if changes is not None:
            model.apply(changes)
            flat.apply(changes)
        assert shown(model) == plain(people, text)
        by_name = [row.id for row in people.read() if row.id in {n for _d, n in shown(model)}]
        hits = [
            key
            for key in by_name
            if all(w in fold(people.rows[key].name) for w in fold(text).split())
        ]
        assert flat.ids() == hits


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(start=st.lists(WHO, min_size=1, max_size=9), operations=st.lists(OPERATION, max_size=6))
def test_who_is_chosen_stays_chosen_through_precise_changes(
    qapp: object, start: list[tuple[int, str, int | None, str]], operations: list
) -> None:
    people = People()
    for key, name, _parent, source in start:
        people.add(key, name, source=source)
    model = ContactTreeModel(people.read, StepCache(people.next_steps), WORDS, people.links)
    model.reload()
    selection = QItemSelectionModel(model)
    chosen = start[0][0]
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    selection.setCurrentIndex(
        model.index_of(chosen), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    for operation in operations:
        changes = do(people, operation) if operation[0] != "look" else None
        if changes is not None:
            model.apply(changes)
        if resets or chosen not in people.rows:
            return
        assert model.node_at(selection.currentIndex()) == chosen
        assert [model.node_at(index) for index in selection.selectedIndexes()] == [chosen]
        assert group_of(chosen) is None


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    start=st.lists(WHO, max_size=4),
    operations=st.lists(OPERATION, min_size=1, max_size=6),
    picks=st.lists(st.tuples(KEYS, KEYS), min_size=1, max_size=3),
)
def test_whoever_is_chosen_from_one_to_another_stays_chosen_and_nobody_else(
    qapp: object,
    start: list[tuple[int, str, int | None, str]],
    operations: list,
    picks: list[tuple[int, int]],
) -> None:
    people = People()
    for key, name in enumerate(CROWD, 1):
        people.add(key, name)
    for key, name, parent, source in start:
        people.add(key, name, None if parent == key else parent, source=source)
    without_strangers(people)
    model = ContactTreeModel(people.read, StepCache(people.next_steps), WORDS, people.links)
    model.reload()
    selection = QItemSelectionModel(model)
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    chosen = choose_ranges(model, selection, picks)
    current = model.node_at(selection.currentIndex())
    troubles = seen_by_listeners(model, selection)
    for operation in operations:
        changes = do(people, operation) if operation[0] != "look" else None
        if changes is not None:
            model.apply(changes)
        assert troubles == []
        if resets:
            return
        chosen &= set(people.rows)
        assert {model.node_at(index) for index in selection.selectedRows()} == chosen
        if current in people.rows:
            assert model.node_at(selection.currentIndex()) == current
        else:
            current = model.node_at(selection.currentIndex())


def choose_ranges(
    model: ContactTreeModel, selection: QItemSelectionModel, picks: list[tuple[int, int]]
) -> set[int]:
    """Chooses among the brothers and sisters of somebody, as with shift; those chosen then.

    From that person to another, or to the last one where the other is no brother or sister.
    """
    chosen: set[int] = set()
    for first, last in picks:
        one = model.index_of(first)
        siblings = model.below(model.node_at(one.parent()))
        other = last if last in siblings else siblings[-1]
        top, bottom = sorted((siblings.index(first), siblings.index(other)))
        selection.select(QItemSelection(one.siblingAtRow(top), one.siblingAtRow(bottom)), ADD)
        selection.setCurrentIndex(one, QItemSelectionModel.SelectionFlag.NoUpdate)
        chosen.update(siblings[top : bottom + 1])
    return chosen


def seen_by_listeners(model: ContactTreeModel, selection: QItemSelectionModel) -> list[str]:
    """What goes wrong for whoever asks, while something is announced, who is chosen."""
    troubles: list[str] = []

    def look(name: str) -> None:
        try:
            for index in (*selection.selectedRows(), selection.currentIndex()):
                model.node_at(index)
        except (KeyError, IndexError) as problem:
            troubles.append(f"{name}: {problem!r}")

    for told in (selection.selectionChanged, selection.currentChanged):
        told.connect(lambda *_what: look("selection"))
    for told in (model.rowsAboutToBeRemoved, model.rowsRemoved, model.rowsInserted):
        told.connect(lambda *_what: look("rows"))
    for told in (model.layoutAboutToBeChanged, model.layoutChanged, model.moved):
        told.connect(lambda *_what: look("order"))
    return troubles


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    start=st.lists(WHO, min_size=1, max_size=9),
    operations=st.lists(OPERATION, min_size=1, max_size=6),
    opened=st.sets(KEYS),
    walked=st.booleans(),
)
def test_what_is_unfolded_stays_so_through_precise_changes(
    qapp: object,
    start: list[tuple[int, str, int | None, str]],
    operations: list,
    opened: set[int],
    walked: bool,
) -> None:
    people = People()
    for key, name, parent, source in start:
        people.add(key, name, None if parent == key else parent, source=source)
    without_strangers(people)
    model = ContactTreeModel(people.read, StepCache(people.next_steps), WORDS, people.links)
    model.reload()
    view = QTreeView()
    view.setModel(model)
    if walked:  # else only what is unfolded was ever asked for
        shown(model)
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    opened = {key for key in opened if key in people.rows and model.below(key)}
    for key in (ME, *model.below(ME), *opened):
        view.setExpanded(model.index_of(key), True)
    for operation in operations:
        changes = do(people, operation) if operation[0] != "look" else None
        if changes is not None:
            model.apply(changes)
        if resets:
            return
        view.executeDelayedItemsLayout()
        opened &= set(people.rows)
        assert {key for key in people.rows if view.isExpanded(model.index_of(key))} == opened
        seen = [node for node in model._shown.preorder() if unfolded(model, view, node)]
        assert [model.node_at(index) for index in rows_of(view)] == seen
    assert shown(model) == plain(people, "")


def unfolded(model: ContactTreeModel, view: QTreeView, node: int) -> bool:
    """Whether all above a node are unfolded, so that it is seen."""
    return all(view.isExpanded(model.index_of(each)) for each in model.above(node))


def rows_of(view: QTreeView) -> list[QModelIndex]:
    """All rows of a tree, from the top down, as it has laid them out."""
    rows = []
    index = view.model().index(0, 0)
    while index.isValid():
        rows.append(index)
        index = view.indexBelow(index)
    return rows
