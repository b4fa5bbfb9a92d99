"""A table of texts keeps what stays, and tells what goes."""

from __future__ import annotations

from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester

from journal.itemmodels.text_table import KEY_ROLE, TextRow, TextTable


def rows(*names: str) -> list[TextRow]:
    return [TextRow(name, (name, name.upper()), f"all of {name}") for name in names]


def test_it_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = TextTable(("one", "two"))
    qtmodeltester.check(model)
    for names in (("a", "b", "c", "d"), ("a", "d"), ("d", "a"), ("x", "d", "a"), ()):
        model.set_rows(rows(*names))
        assert [model.key(row) for row in range(model.rowCount())] == list(names)
        qtmodeltester.check(model)


def test_what_stays_keeps_its_place(qapp: object) -> None:
    model = TextTable(("one", "two"))
    model.set_rows(rows("a", "b", "c"))
    kept = QPersistentModelIndex(model.index(2, 1))
    model.set_rows(rows("a", "c"))
    assert (kept.row(), kept.data()) == (1, "C")
    model.set_rows([TextRow("a", ("a", "x")), TextRow("c", ("c", "y"))])
    assert kept.data() == "y"
    assert model.row_of("c") == 1
    assert model.row_of("b") == -1
    assert model.key(2) is None


def test_texts_and_what_is_spoken(qapp: object) -> None:
    model = TextTable(("one", "two"))
    model.set_rows(rows("a"))
    first = model.index(0, 0)
    assert first.data(KEY_ROLE) == "a"
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "all of a"
    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "A"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "two"
    assert model.headerData(1, Qt.Orientation.Vertical) is None
    assert model.headerData(7, Qt.Orientation.Horizontal) is None
