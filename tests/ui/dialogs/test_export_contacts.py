"""The dialog that exports people: who, which columns in which order, where to, what is replaced."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal.exchange.csv_out import COLUMNS, DEFAULT_COLUMNS
from journal.services.library import Library
from journal.ui.dialogs import export_contacts
from journal.ui.dialogs.export_contacts import ExportDialog
from journal.ui.dialogs.export_contacts_words import column_labels
from journal.ui.shell.context import PageContext

SMALL = (868, 440)  # what a screen of 900 by 480 leaves a dialog
WAIT = 30_000
NAME = "contacts-2026-03-05.csv"

Opened = Callable[..., ExportDialog]


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where exports go unless somebody chooses."""
    found = tmp_path / "Documents"
    found.mkdir()
    monkeypatch.setattr(export_contacts, "documents", lambda: found)
    return found


@pytest.fixture
def opened(qtbot: QtBot, context: PageContext, people: dict[str, int]) -> Opened:
    kept: list[ExportDialog] = []

    def open_(*ids: int) -> ExportDialog:
        dialog = ExportDialog(context, ids, opener=lambda _url: False)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        kept.append(dialog)
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(lambda: dialog.isActiveWindow() and dialog.preview.rowCount() > 0)
        return dialog

    return open_


def press(dialog: ExportDialog, key: Qt.Key) -> None:
    focus = dialog.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def read(path: Path, separator: str = ",") -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=separator))


def headings(dialog: ExportDialog) -> list[str]:
    table = dialog.preview
    return [table.horizontalHeaderItem(column).text() for column in range(table.columnCount())]


def test_enter_exports_everybody(opened: Opened, context: PageContext, folder: Path) -> None:
    dialog = opened()
    assert dialog.path == folder / NAME
    assert dialog.target.text().endswith(NAME)
    press(dialog, Qt.Key.Key_Return)
    assert dialog.isHidden()
    rows = read(folder / NAME)
    assert sorted(rows[0]) == sorted(DEFAULT_COLUMNS)
    assert rows[0][0] == "name"
    assert [row[0] for row in rows[1:]] == ["Ana Souza", "Lena Fischer", "Mr Hall", "Tom Becker"]
    assert context.notifier.notices in (  # type: ignore[attr-defined]
        ["4 contacts exported"],
        ["4 contact(s) exported"],
    )


def test_the_preview_shows_the_file(opened: Opened, folder: Path) -> None:
    dialog = opened()
    dialog.columns.set_chosen(["referred_by", "name"])
    dialog.columns.changed.emit()
    shown = [
        [dialog.preview.item(row, column).text() for column in range(2)]
        for row in range(dialog.preview.rowCount())
    ]
    dialog.verb.click()
    assert read(folder / NAME) == [headings(dialog), *shown]
    assert shown[0] == ["Tom Becker", "Ana Souza"]


def test_columns_are_ticked_and_put_into_order_by_key(opened: Opened) -> None:
    dialog = opened()
    columns = dialog.columns
    columns.set_chosen(["name", "company", "role"])
    columns.setFocus()
    columns.setCurrentRow(2)
    QTest.keyClick(columns, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert columns.chosen() == ["name", "role", "company"]
    assert headings(dialog) == ["name", "role", "company"]
    assert columns.currentRow() == 1
    QTest.keyClick(columns, Qt.Key.Key_Space)
    assert headings(dialog) == ["name", "company"]
    QTest.keyClick(columns, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(columns, Qt.Key.Key_Space)
    assert headings(dialog) == ["name", "company", "role"]
    for _ in COLUMNS:
        QTest.keyClick(columns, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert columns.chosen()[0] == "role", "no further up than the top"


def test_a_column_that_is_dragged_changes_the_preview(opened: Opened) -> None:
    dialog = opened()
    dialog.columns.set_chosen(["name", "company"])
    # what a drop inside of the list does
    dialog.columns.model().moveRow(QModelIndex(), 0, QModelIndex(), 2)
    assert headings(dialog) == ["company", "name"]


def test_all_usual_and_none(opened: Opened) -> None:
    dialog = opened()
    dialog.findChild(QWidget, "export.columns.all").click()
    assert dialog.columns.chosen() == list(COLUMNS)
    dialog.findChild(QWidget, "export.columns.usual").click()
    assert sorted(dialog.columns.chosen()) == sorted(DEFAULT_COLUMNS)
    assert "private_notes" not in dialog.columns.chosen()
    dialog.columns.set_chosen([])
    dialog.columns.changed.emit()
    assert not dialog.verb.isEnabled()
    press(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_every_column_has_words() -> None:
    assert set(column_labels()) == set(COLUMNS)
    assert len(set(column_labels().values())) == len(COLUMNS)


def test_those_chosen_or_everybody(opened: Opened, people: dict[str, int], folder: Path) -> None:
    dialog = opened(people["Mr Hall"], people["Ana Souza"])
    assert [dialog.preview.item(row, 0).text() for row in range(2)] == ["Ana Souza", "Mr Hall"]
    assert "2" in dialog.verb.text()
    dialog.people.segment("all").click()
    assert dialog.preview.rowCount() == 4
    assert "4" in dialog.verb.text()
    dialog.people.segment("chosen").click()
    dialog.verb.click()
    assert len(read(folder / NAME)) == 3


def test_separator_and_headings(opened: Opened, folder: Path) -> None:
    dialog = opened()
    assert dialog.separator.code() == ","
    dialog.separator.set_code(";")
    dialog.headings.click()
    assert headings(dialog)[:2] == ["Name", "Addressed as"]
    dialog.verb.click()
    assert read(folder / NAME, ";")[0][:2] == ["Name", "Addressed as"]


def test_what_was_chosen_is_remembered(opened: Opened) -> None:
    dialog = opened()
    dialog.columns.set_chosen(["role", "name"])
    dialog.separator.set_code("\t")
    dialog.headings.setChecked(True)
    dialog.verb.click()
    again = opened()
    assert again.columns.chosen() == ["role", "name"]
    assert again.separator.code() == "\t"
    assert again.headings.isChecked()


@pytest.mark.parametrize(
    "kept", [None, 7, {"columns": ["x", 1, "name", "name"], "separator": 3, "folder": 9}]
)
def test_odd_things_remembered_do_no_harm(
    opened: Opened, library: Library, folder: Path, kept: object
) -> None:
    library.choices.keep(export_contacts.KEPT, kept)
    dialog = opened()
    assert dialog.columns.chosen()[0] == "name"
    assert dialog.separator.code() == ","
    dialog.verb.click()
    assert (folder / NAME).exists()


def test_the_same_export_again_asks_nothing(opened: Opened, folder: Path) -> None:
    opened().verb.click()
    dialog = opened()
    dialog.columns.set_chosen(["name"])
    press(dialog, Qt.Key.Key_Return)
    assert dialog.isHidden()
    assert read(folder / NAME)[0] == ["name"]


def test_a_file_of_somebody_else_is_asked_about(opened: Opened, folder: Path) -> None:
    (folder / NAME).write_text("mine", "utf-8")
    dialog = opened()
    press(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert NAME in dialog.strip.text()
    assert (folder / NAME).read_text("utf-8") == "mine"
    press(dialog, Qt.Key.Key_Return)  # the first answer loses nothing
    assert dialog.isHidden()
    assert (folder / NAME).read_text("utf-8") == "mine"
    assert len(read(folder / "contacts-2026-03-05 (2).csv")) == 5


def test_an_export_that_was_edited_since_is_asked_about(opened: Opened, folder: Path) -> None:
    opened().verb.click()
    written = (folder / NAME).stat()
    (folder / NAME).write_text((folder / NAME).read_text("utf-8") + "x", "utf-8")
    os.utime(folder / NAME, ns=(written.st_atime_ns, written.st_mtime_ns))
    dialog = opened()
    dialog.verb.click()
    assert dialog.isVisible()
    dialog.strip.buttons()[1].click()
    assert dialog.isHidden()
    assert len(read(folder / NAME)) == 5


def test_another_file_is_chosen(
    opened: Opened, context: PageContext, folder: Path, tmp_path: Path
) -> None:
    dialog = opened()
    context.prompter.answers = [  # type: ignore[attr-defined]
        None,
        tmp_path / "list",
        tmp_path / "list.txt",
    ]
    dialog.choose.click()
    assert dialog.path == folder / NAME
    dialog.choose.click()
    assert dialog.path == tmp_path / "list.csv"
    (tmp_path / "list.txt").write_text("the file dialog has asked", "utf-8")
    dialog.choose.click()
    press(dialog, Qt.Key.Key_Return)
    assert len(read(tmp_path / "list.txt")) == 5
    assert opened().path.parent == tmp_path, "the folder is remembered"


def test_what_cannot_be_written_is_told_and_the_old_file_stays(
    opened: Opened, context: PageContext, folder: Path, tmp_path: Path
) -> None:
    opened().verb.click()
    before = (folder / NAME).read_bytes()
    (folder / NAME).chmod(0o444)
    dialog = opened()
    press(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.strip.text() == (
        f"“{NAME}” is read-only. Nothing was changed: a file that was already there is as it was."
        " Choose another name, or allow writing to this file."
    )
    assert (folder / NAME).read_bytes() == before
    assert context.notifier.notices[1:] == []  # type: ignore[attr-defined]
    context.prompter.answers = [tmp_path / "b.csv"]  # type: ignore[attr-defined]
    press(dialog, Qt.Key.Key_Return)  # the offer has the focus
    assert dialog.strip.isHidden()
    press(dialog, Qt.Key.Key_Return)
    assert dialog.isHidden()
    assert len(read(tmp_path / "b.csv")) == 5


@pytest.mark.parametrize("name", ["no folder/a.csv", "test.journal"])
def test_other_targets_that_are_refused(opened: Opened, tmp_path: Path, name: str) -> None:
    dialog = opened()
    before = (tmp_path / "test.journal").read_bytes()
    dialog._set_target(tmp_path / name)
    dialog._may_replace = dialog.path
    dialog.verb.click()
    assert dialog.isVisible()
    assert dialog.strip.text()
    assert (tmp_path / "test.journal").read_bytes() == before


def test_many_are_written_beside_the_window(
    qtbot: QtBot, opened: Opened, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_contacts, "LONG", 0)
    dialog = opened()
    dialog.verb.click()
    assert not dialog.verb.isEnabled()
    qtbot.waitUntil(dialog.isHidden, timeout=WAIT)
    assert len(read(folder / NAME)) == 5


def test_a_long_export_is_given_up(
    qtbot: QtBot, opened: Opened, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_contacts, "LONG", 0)
    (folder / NAME).mkdir()  # so that it would fail, were it not stopped
    dialog = opened()
    dialog._may_replace = dialog.path
    dialog.verb.click()
    dialog.reject()
    assert dialog.isVisible(), "until it has ended"
    qtbot.waitUntil(lambda: dialog._job is None, timeout=WAIT)
    assert dialog.isHidden() or dialog.strip.text()


def test_what_was_typed_just_now_is_exported(
    library: Library, opened: Opened, people: dict[str, int], folder: Path
) -> None:
    library.autosave.stage(
        "name", lambda: library.contacts.set_field(people["Mr Hall"], "name", "Edward Hall")
    )
    opened().verb.click()
    assert any("Edward Hall" in row for row in read(folder / NAME))


def test_markup_in_a_name_is_shown_as_typed(
    library: Library, opened: Opened, people: dict[str, int]
) -> None:
    library.contacts.set_field(people["Ana Souza"], "name", '<img src="file:///etc/hostname">')
    dialog = opened()
    names = [dialog.preview.item(row, 0) for row in range(4)]
    found = next(item for item in names if "img" in item.text())
    assert found.text() == '<img src="file:///etc/hostname">'
    assert "&lt;img" in found.toolTip()


def test_it_fits_a_small_screen_and_esc_leaves(
    opened: Opened, people: dict[str, int], folder: Path
) -> None:
    (folder / NAME).write_text("mine", "utf-8")
    dialog = opened(people["Mr Hall"])
    dialog.carry_out()  # with the question open
    dialog.resize(*SMALL)
    assert dialog.width() <= SMALL[0]
    assert dialog.height() <= SMALL[1]
    parts = (dialog.leave, dialog.verb, dialog.choose, dialog.columns, dialog.preview, dialog.strip)
    for part in parts:
        place = QRect(part.mapTo(dialog, QPoint(0, 0)), part.size())
        assert dialog.rect().contains(place), part.objectName()
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()
    assert list(folder.iterdir()) == [folder / NAME]
