"""The table of backups grows as they are found."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from journal.itemmodels.backup_list import GENERATION_ROLE, BackupList, BackupWords, Column
from journal.services.backup_files import Reason
from journal.services.backup_folder import Generation

_ITEM = Qt.ItemDataRole


def generation(day: int) -> Generation:
    return Generation(Path(f"{day}.journal"), datetime(2026, 3, day), Reason.QUIT, people=day)


def words() -> BackupWords:
    return BackupWords(
        columns={column: column.name for column in Column},
        cell=lambda made, column: f"{column.name} {made.people}",
        spoken=lambda made: f"all of {made.people}",
    )


def test_it_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = BackupList(words())
    qtmodeltester.check(model)
    for day in (5, 4, 3):
        model.add(generation(day))
    model.add_file(generation(1))
    qtmodeltester.check(model)


def test_a_file_from_elsewhere_comes_first(qapp: object) -> None:
    model = BackupList(words())
    model.add(generation(5))
    model.add(generation(4))
    model.add_file(generation(1))
    assert [model.index(row, 0).data(GENERATION_ROLE).people for row in range(3)] == [1, 5, 4]
    assert model.generation(1) == generation(5)
    assert model.generation(3) is None
    model.clear()
    assert model.rowCount() == 0


def test_rows_are_told_and_spoken(qapp: object) -> None:
    model = BackupList(words())
    model.add(generation(5))
    assert model.index(0, Column.WHY).data() == "WHY 5"
    assert model.index(0, Column.WHEN).data(_ITEM.AccessibleTextRole) == "all of 5"
    assert model.index(0, Column.SIZE).data(_ITEM.AccessibleTextRole) == "SIZE 5"
    numbers = model.index(0, Column.PEOPLE).data(_ITEM.TextAlignmentRole)
    assert numbers & Qt.AlignmentFlag.AlignTrailing
    assert model.headerData(0, Qt.Orientation.Horizontal) == "WHEN"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.data(QModelIndex()) is None
