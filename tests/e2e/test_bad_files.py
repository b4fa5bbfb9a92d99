"""Files that can't be written or are no such thing: said in a sentence, and left as they are."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from journal.services.library import Library
from journal.services.lock import JournalLock
from journal.store.database import create_file
from tests.e2e.hand import Hand, until
from tests.e2e.season import Season


def names(library: Library) -> list[str]:
    return sorted(row.name for row in library.people.tree())


def labels(root: QWidget) -> str:
    """All that a dialog says."""
    return " ".join(each.text() for each in root.findChildren(QLabel) if each.isVisibleTo(root))


def test_an_export_that_cannot_be_written_leaves_the_old_file(
    sample: Season, tmp_path: Path
) -> None:
    folder = tmp_path / "contacts.csv"  # a folder of the name that the file should have
    (folder / "inside").mkdir(parents=True)
    missing = tmp_path / "gone" / "list.csv"
    good = tmp_path / "good.csv"
    good.write_text("old", encoding="utf-8")
    sample.outside.files = [folder, missing, good]

    def task(hand: Hand) -> None:
        hand.key("Ctrl+Shift+E")
        for _ in range(2):
            hand.click("export.choose")
            hand.click("export.verb")
            dialog = hand.dialog()
            assert dialog is not None
            assert hand.find("export.strip").isVisible()
            assert labels(hand.find("export.strip")).strip()
        assert good.read_text(encoding="utf-8") == "old"
        hand.click("export.choose")
        hand.click("export.verb")
        assert hand.dialog() is None

    sample.run(task)
    assert (folder / "inside").is_dir()
    assert not missing.parent.exists()
    assert "Tom Becker" in good.read_text(encoding="utf-8-sig")
    assert sorted(each.name for each in tmp_path.iterdir() if each.suffix == ".csv") == [
        "contacts.csv",
        "good.csv",
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
        b"<!doctype html><html><body>Please sign in</body></html>",
        b"\x00" * 5_000,
        b"PK\x03\x04" + bytes(range(256)) * 8,
    ],
    ids=["empty", "picture", "page", "zeros", "archive"],
)
def test_a_file_that_is_no_list_of_people(sample: Season, tmp_path: Path, content: bytes) -> None:
    before = sample.read(names)
    file = tmp_path / "people.csv"
    file.write_bytes(content)

    def task(hand: Hand) -> None:
        hand.window.navigator.import_file(file)
        verb = hand.find("import", QDialog).findChild(QPushButton, "import.verb")
        until(verb.isVisible)
        refusal = hand.find("import.refusal")
        assert len(labels(refusal)) > 20
        hand.key("Esc")
        assert hand.dialog() is None

    sample.run(task)
    assert sample.read(names) == before
    assert file.read_bytes() == content


def a_newer_journal(path: Path) -> None:
    create_file(path)
    with path.open("r+b") as file:
        file.seek(60)  # the version of what the file is for
        file.write(struct.pack(">I", 99))


def a_database_of_another_program(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE song (title TEXT)")
    other.commit()
    other.close()


NO_JOURNALS: dict[str, Callable[[Path], object]] = {
    "newer": a_newer_journal,
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("Dear diary\n" * 50),
    "other": a_database_of_another_program,
    "damaged": lambda path: (create_file(path), os.truncate(path, 5_000)),
    "folder": lambda path: path.mkdir(),
    "gone": lambda path: None,
}


@pytest.mark.parametrize("kind", NO_JOURNALS)
def test_what_is_no_journal_is_told_and_left_alone(
    sample: Season, tmp_path: Path, kind: str
) -> None:
    file = tmp_path / "other" / "some.journal"
    file.parent.mkdir()
    NO_JOURNALS[kind](file)
    before = fingerprint(file)
    sample.outside.files = [file]

    def task(hand: Hand) -> None:
        def told(dialog: QDialog) -> None:
            assert dialog.objectName() == "opening.told"
            assert len(labels(dialog)) > 20
            hand.key("Return")

        with hand.answering(told):
            hand.window.actions_by_code["file.open"].trigger()
        assert hand.window.isVisible()
        assert hand.window.library.people.count() == 12  # this one stayed open

    sample.run(task)
    assert fingerprint(file) == before
    assert [each.name for each in file.parent.iterdir()] == [file.name] * (kind != "gone")


def fingerprint(path: Path) -> tuple[str, int]:
    if not path.exists() or path.is_dir():
        return str(path.exists()), 0
    return hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns


def test_a_journal_that_is_open_elsewhere(sample: Season, tmp_path: Path) -> None:
    other = tmp_path / "theirs.journal"
    create_file(other)
    sample.outside.files = [other]
    lock = JournalLock(other)
    lock.acquire()
    try:

        def task(hand: Hand) -> None:
            def told(dialog: QDialog) -> None:
                assert "already open" in labels(dialog)
                hand.key("Esc")

            with hand.answering(told):
                hand.window.actions_by_code["file.open"].trigger()
            assert hand.window.library.people.count() == 12

        sample.run(task)
        assert (tmp_path / "theirs.journal.lock").exists()
    finally:
        lock.release()
