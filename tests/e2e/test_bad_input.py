"""What makes no sense, typed, dropped or opened: a clear sentence, nothing lost or replaced."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeView,
    QWidget,
)

from journal.services.library import Library
from journal.services.lock import JournalLock
from journal.store.database import create_file
from journal.ui.dialogs.form_dialog import FormDialog
from journal.ui.widgets.date_field import DateField
from tests.e2e.hand import Hand, settle, until
from tests.e2e.season import Season

MARKUP = '<img src="file:///etc/hostname">'
ODD_NAMES = [
    "🦊 Zoë 👩🏽‍🚀",
    "עדי כהן",
    "محمد الفارسي",
    "山田 太郎",
    "김민준",
    MARKUP,
    "O'Brien & Sons; DROP TABLE contact; --",
    "a\u202eb\u200bc",
]


def names(library: Library) -> list[str]:
    return sorted(row.name for row in library.people.tree())


def people(library: Library) -> dict[str, int]:
    return {row.name: row.id for row in library.people.tree()}


def referrer_of(name: str) -> Callable[[Library], list[str]]:
    def look(library: Library) -> list[str]:
        card = library.people.card(people(library)[name])
        assert card is not None
        return [row.name for row in card.referrers]

    return look


def problem(hand: Hand, field: str) -> str:
    """The sentence under a field of the dialog in front."""
    dialog, widget = hand.dialog(), hand.find(field)
    assert isinstance(dialog, FormDialog)
    below = widget.below() if isinstance(widget, DateField) else ""
    return dialog.form.problem(widget) or ("" if below.startswith("→") else below)


def labels(root: QWidget) -> str:
    """All that a dialog says."""
    return " ".join(each.text() for each in root.findChildren(QLabel) if each.isVisibleTo(root))


# -- names ------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["", "   ", "\u200b\u00a0"])
def test_without_a_name_nobody_is_added(sample: Season, typed: str) -> None:
    before = sample.read(names)

    def task(hand: Hand) -> None:
        hand.key("Ctrl+N")
        hand.type(typed)
        hand.key("Return")
        assert hand.dialog() is not None
        assert "name" in problem(hand, "new_contact.name").lower()
        assert hand.focus().objectName() == "new_contact.name"
        hand.key("Esc")

    sample.run(task)
    assert sample.read(names) == before


def test_a_name_cannot_be_taken_away(sample: Season) -> None:
    before = sample.read(names)

    def task(hand: Hand) -> None:
        hand.window.navigator.show_contact(people(hand.window.library)["Tom Becker"])
        settle()
        hand.key("F2", "Ctrl+A", "Del")
        assert hand.sees("people.detail.name.problem")
        hand.key("Tab")
        assert hand.find("people.detail.name", QLineEdit).text() == "Tom Becker"

    sample.run(task)
    assert sample.read(names) == before


def test_a_name_of_ten_thousand_letters(sample: Season) -> None:
    name = "Wolfeschlegelsteinhausenbergerdorff " * 278
    name = name[:9_999] + "x"

    def task(hand: Hand) -> None:
        hand.key("Ctrl+N")
        hand.find("new_contact.name", QLineEdit).setText(name)  # pasted
        hand.key("Return")
        assert hand.dialog() is None
        assert hand.window.width() == 1280  # nothing was pushed apart
        assert hand.window.minimumSizeHint().width() <= 1280
        assert len(hand.window.toast.text()) < 30_000
        hand.key("Ctrl+K")
        hand.type("wolfeschlegel")
        hand.key("Return")
        assert hand.window.navigator.chosen_contact() == people(hand.window.library)[name]
        for page in ("Ctrl+1", "Ctrl+3", "Ctrl+4"):
            hand.key(page)
        assert hand.window.width() == 1280

    sample.run(task)
    found = sample.read(names)
    assert isinstance(found, list)
    assert name in found


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names_stay_what_they_are(sample: Season, name: str) -> None:
    def task(hand: Hand) -> None:
        hand.key("Ctrl+N")
        hand.type(name)
        hand.key("Return")
        assert hand.dialog() is None
        shown = hand.find("people.detail.name", QLineEdit)
        assert shown.text() == hand.window.library.people.tree()[-1].name or name in shown.text()
        hand.key("Ctrl+Shift+N")
        hand.type("fri 10:00 30m")
        hand.key("Return")
        assert hand.window.stack.code == "interviews"
        hand.key("Ctrl+1")
        hand.key("Ctrl+4")
        hand.key("Ctrl+K")
        hand.type(name)
        hand.key("Esc")

    sample.run(task)
    found = sample.read(names)
    assert isinstance(found, list)
    assert name in found


# -- who referred whom ------------------------------------------------------------------------


def drop(tree: QTreeView, dragged: QModelIndex, target: QModelIndex) -> bool:
    """Carries a row onto another as the system would; whether it was taken."""
    data = tree.model().mimeData([dragged])
    viewport = tree.viewport()
    tree.scrollTo(target)
    place = tree.visualRect(target).center()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.MoveAction
    enter = QDragEnterEvent(place, action, data, left, none)
    QApplication.sendEvent(viewport, enter)
    move = QDragMoveEvent(place, action, data, left, none)
    QApplication.sendEvent(viewport, move)
    if not move.isAccepted():
        return False
    event = QDropEvent(QPointF(place), action, data, left, none, QEvent.Type.Drop)
    QApplication.sendEvent(viewport, event)
    settle()
    return True


@pytest.mark.parametrize(
    ("dragged", "target"),
    [("Tom Becker", "Ana Souza"), ("Lena Fischer", "Chiara Ricci"), ("Ana Souza", "Ana Souza")],
)
def test_a_circle_by_drag_is_refused_with_the_reason(
    sample: Season, dragged: str, target: str
) -> None:
    before = sample.read(referrer_of(dragged))

    def task(hand: Hand) -> None:
        hand.key("Ctrl+2")
        tree = hand.find("people.tree", QTreeView)
        model = tree.model()
        ids = people(hand.window.library)
        rows = [model.index_of(ids[each]) for each in (dragged, target)]
        assert all(row.isValid() for row in rows)
        assert not drop(tree, *rows)
        said = hand.window.status.currentMessage()
        assert dragged in said
        assert "can’t have" in said
        # the same way, to where it makes sense
        assert drop(tree, model.index_of(ids["Sofia Lindqvist"]), model.index_of(ids["Tom Becker"]))

    sample.run(task)
    assert sample.read(referrer_of(dragged)) == before
    assert sample.read(referrer_of("Sofia Lindqvist"))[0] == "Tom Becker"


@pytest.mark.parametrize("typed", ["Ana Souza", "Tom Becker", "Chiara Ricci", "Nobody at all"])
def test_a_circle_by_the_menu_is_refused_with_the_reason(sample: Season, typed: str) -> None:
    def task(hand: Hand) -> None:
        hand.window.navigator.show_contact(people(hand.window.library)["Tom Becker"])
        settle()
        hand.open_menu("tools")
        hand.choose("Referred by…")
        hand.type(typed)
        hand.click("referred_by.verb")
        assert isinstance(hand.dialog(), FormDialog)
        assert problem(hand, "referred_by.who")
        assert hand.focus().objectName() == "referred_by.who"
        hand.key("Esc")

    sample.run(task)
    assert sample.read(referrer_of("Tom Becker")) == []


# -- days and times ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "thu 14:00-13:00",  # ends before it begins
        "thu 14:00 0m",
        "thu 14:00 9999h",
        "30 Feb 14:00",
        "31.4. 10:00",
        "2026-02-30 14:00",
        "thu 25:00",
        "soonish",
        MARKUP,
    ],
)
def test_days_and_times_that_do_not_exist(sample: Season, typed: str) -> None:
    def start(library: Library) -> tuple[str, str, int]:
        row = next(each for each in library.interviews.rows() if each.name == "Chiara Ricci")
        card = library.interviews.card(row.id)
        assert card is not None
        return str(row.status), card.start_wall, row.minutes

    def task(hand: Hand) -> None:
        rows = {row.name: row.id for row in hand.window.library.interviews.rows()}
        hand.window.navigator.schedule(rows["Chiara Ricci"])
        settle()
        hand.type(typed)
        hand.key("Return")
        assert isinstance(hand.dialog(), FormDialog), "it was taken"
        assert problem(hand, "schedule.when")
        hand.key("Ctrl+A")
        hand.type("fri 14:00-14:45")  # and what is right is taken after it
        hand.key("Return")
        assert hand.dialog() is None

    sample.run(task)
    assert sample.read(start) == ("scheduled", "2026-03-06T14:00", 45)


def test_a_follow_up_on_a_day_that_does_not_exist(sample: Season) -> None:
    before = sample.read(lambda library: len(library.days.today().needs))

    def task(hand: Hand) -> None:
        hand.key("Ctrl+D")
        hand.type("31 June")
        hand.key("Return")
        assert isinstance(hand.dialog(), FormDialog)
        assert problem(hand, "change_date.when")
        hand.key("Esc")
        assert hand.dialog() is None

    sample.run(task)
    assert sample.read(lambda library: len(library.days.today().needs)) == before


# -- files ------------------------------------------------------------------------------------


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
