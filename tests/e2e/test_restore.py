"""Restoring in the running program: the window goes on with the backup, and back again."""

from __future__ import annotations

import shutil
from pathlib import Path

from journal.services.backup_files import Reason, parse
from journal.services.library import Library
from journal.store.copies import look
from tests.e2e.hand import Hand, settle, until
from tests.e2e.season import Season, main_window


def names(library: Library) -> list[str]:
    return sorted(row.name for row in library.people.tree())


def made(folder: Path) -> list[Reason]:
    """Why each backup in the folder was made, in the order of making."""
    found = [parse(path.name) for path in folder.rglob("backups/*/*.journal")]
    return [each[1] for each in sorted(found, key=lambda each: each and each[::2]) if each]


def restore(hand: Hand) -> None:
    """By the keyboard alone: the newest backup."""
    before = hand.window
    hand.window.actions_by_code["file.restore"].trigger()
    until(lambda: hand.sees("backups") and hand.find("backups.verb").isEnabled())
    hand.key("Return")
    hand.key("Return")
    until(lambda: not before.isVisible() and main_window().is_painted)
    settle()


def test_restored_and_put_back(own: Season) -> None:
    def first(hand: Hand) -> None:
        hand.window.library.contacts.add("Ana")

    own.run(first)
    assert made(own.folder) == [Reason.QUIT]

    def second(hand: Hand) -> None:
        hand.window.library.contacts.add("Ben")
        restore(hand)
        window = main_window()
        assert window is not hand.window
        assert names(window.library) == ["Ana"]
        until(lambda: bool(window.toast.text()))
        assert window.toast.action_text() == "Put back"
        window.library.contacts.add("Cleo")
        window.toast._act()
        until(lambda: not window.isVisible() and main_window().is_painted)
        settle()
        assert names(main_window().library) == ["Ana", "Ben"]
        main_window().library.contacts.add("Dora")  # it can be written, and undone
        main_window().edits.undo_step()
        assert names(main_window().library) == ["Ana", "Ben"]

    own.run(second)
    assert own.read(names) == ["Ana", "Ben"]
    reasons = made(own.folder)
    assert reasons[:3] == [Reason.QUIT, Reason.RESTORE, Reason.RESTORE]
    left = [each.name for each in own.folder.iterdir()]
    assert not [name for name in left if name.endswith((".part", ".lock", "-journal"))]
    assert not [name for name in left if "backup-" in name]


def test_what_was_typed_last_is_in_the_backup_of_the_present(own: Season) -> None:
    own.run(lambda hand: hand.window.library.contacts.add("Ana"))

    def typing(hand: Hand) -> None:
        library = hand.window.library
        library.autosave.stage("x", lambda: library.contacts.add("Typed"))
        restore(hand)
        assert names(main_window().library) == ["Ana"]

    own.run(typing)
    kept = next(own.folder.rglob("*restore*.journal"))
    assert look(kept).people == 2


def test_a_file_from_elsewhere(own: Season, tmp_path: Path) -> None:
    own.run(lambda hand: hand.window.library.contacts.add("Ana"))
    copy = Path(shutil.copyfile(own.journal, tmp_path / "from a stick.journal"))

    def task(hand: Hand) -> None:
        for name in ("Ben", "Cleo"):
            hand.window.library.contacts.add(name)
        own.outside.files.append(copy)
        before = hand.window
        hand.window.actions_by_code["file.restore"].trigger()
        until(lambda: hand.sees("backups") and hand.find("backups.verb").isEnabled())
        hand.click("backups.file")
        until(lambda: hand.dialog().model.rowCount() == 2)  # type: ignore[union-attr]
        until(lambda: hand.find("backups.verb").isEnabled())
        hand.key("Return")
        hand.key("Return")
        until(lambda: not before.isVisible() and main_window().is_painted)
        assert names(main_window().library) == ["Ana"]

    own.run(task)
    assert copy.exists()
    assert own.read(names) == ["Ana"]


def test_nothing_changed_makes_no_backup_at_the_end(own: Season) -> None:
    own.run(lambda hand: hand.window.library.contacts.add("Ana"))
    own.run(lambda hand: None)
    assert made(own.folder) == [Reason.QUIT]


def test_the_sample_journal_has_none(sample: Season) -> None:
    sample.run(lambda hand: hand.window.library.contacts.add("Ana"))
    assert made(sample.folder) == []


def test_the_journal_that_is_left_for_another_is_backed_up(own: Season) -> None:
    def task(hand: Hand) -> None:
        hand.window.library.contacts.add("Ana")
        before = hand.window
        hand.window.files.open_sample()
        until(lambda: not before.isVisible() and main_window().is_painted)

    own.run(task)
    assert made(own.folder) == [Reason.QUIT]
