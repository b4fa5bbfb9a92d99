"""The table of people in a file: ticks, filter, words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from journal.domain.importing import PlannedRow, Reason, Verdict
from journal.exchange.drafts import ContactDraft
from journal.itemmodels.import_preview import (
    LONGEST,
    ROW_ROLE,
    Column,
    ImportPreview,
    Planned,
    PreviewWords,
)

CHECK = Qt.ItemDataRole.CheckStateRole
ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
WORDS = PreviewWords(
    columns={column: column.name.lower() for column in Column},
    verdict=lambda row: str(row.verdict),
    reason=lambda row: str(row.reason),
    spoken=lambda row, ticked: f"{row.draft.name} {'on' if ticked else 'off'}",
)


def row(name: str, verdict: Verdict, reason: Reason = Reason.NONE, **fields: object) -> Planned:
    return PlannedRow(ContactDraft(name, **fields), verdict, reason)  # type: ignore[arg-type]


@pytest.fixture
def rows() -> list[Planned]:
    return [
        row("Ana", Verdict.KNOWN, Reason.SAME_MAIL, emails=("ana@x.org", "b@x.org"), line=2),
        row("Tom", Verdict.NEW, company="Harbour Lines", role="Planner", line=3),
        row("Lena\nFischer", Verdict.NEW, line=5),
        row("", Verdict.UNUSABLE, Reason.NO_NAME, notes="x@", line=9),
    ]


@pytest.fixture
def model(rows: list[Planned]) -> ImportPreview:
    return ImportPreview(rows, WORDS)


def ticks(model: ImportPreview) -> list[object]:
    return [model.index(place, Column.TICK).data(CHECK) for place in range(model.rowCount())]


def names(found: list[Planned]) -> list[str]:
    return [each.draft.name for each in found]


def test_it_is_a_sound_model(qtmodeltester: ModelTester, model: ImportPreview) -> None:
    qtmodeltester.check(model)
    model.set_filter(Verdict.NEW)
    qtmodeltester.check(model)


def test_new_people_are_ticked_at_first(model: ImportPreview) -> None:
    assert ticks(model) == [OFF, ON, ON, None]
    assert names(model.ticked()) == ["Tom", "Lena\nFischer"]
    assert [model.count(each) for each in (None, *Verdict)] == [4, 2, 1, 1]


def test_cells(model: ImportPreview) -> None:
    texts = [[model.index(place, column).data() for column in Column] for place in range(4)]
    assert texts == [
        ["", "Ana", "", "", "ana@x.org", "known: same mail address", "2"],
        ["", "Tom", "Harbour Lines", "Planner", "", "new", "3"],
        ["", "Lena Fischer", "", "", "", "new", "5"],
        ["", "x@", "", "", "", "unusable: no name", "9"],
    ]
    assert model.index(1, Column.NAME).data(Qt.ItemDataRole.AccessibleTextRole) == "Tom on"
    assert model.index(1, Column.NAME).data(ROW_ROLE).draft.name == "Tom"


def test_an_endless_name_is_cut_for_the_eye_only() -> None:
    long = row("x" * 100_000, Verdict.NEW)
    model = ImportPreview([long], WORDS)
    assert len(model.index(0, Column.NAME).data()) == LONGEST + 1
    assert model.ticked() == [long]


def test_a_tick_is_set_and_taken_away(qtbot: QtBot, model: ImportPreview) -> None:
    index = model.index(0, Column.TICK)
    with qtbot.waitSignal(model.ticks_changed):
        assert model.setData(index, ON, CHECK)
    assert model.ticked_count() == 3
    assert model.setData(index, OFF.value, CHECK)
    assert model.ticked_count() == 2
    assert not model.setData(model.index(0, Column.NAME), ON, CHECK)
    assert not model.setData(model.index(3, Column.TICK), ON, CHECK), "unusable"


def test_space_ticks_all_or_takes_all_away(model: ImportPreview) -> None:
    every = [model.index(place, Column.NAME) for place in range(4)]
    model.toggle(every)
    assert ticks(model) == [ON, ON, ON, None]
    model.toggle(every)
    assert ticks(model) == [OFF, OFF, OFF, None]
    model.tick_new()
    assert ticks(model) == [OFF, ON, ON, None]
    model.tick_none()
    assert model.ticked() == []


def test_the_filter_hides_but_keeps_ticks(model: ImportPreview) -> None:
    model.set_filter(Verdict.KNOWN)
    assert model.rowCount() == 1
    model.toggle([model.index(0, Column.NAME)])
    assert names(model.ticked()) == ["Ana", "Tom", "Lena\nFischer"]
    model.set_filter(None)
    assert ticks(model) == [ON, ON, ON, None]
