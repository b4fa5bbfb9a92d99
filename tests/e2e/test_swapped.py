"""The file is swapped, gone, renamed, or written by others while the window is open."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.domain.clock import FixedClock
from journal.errors import WrittenOver
from journal.services.backup_files import Reason
from journal.services.library import Library, open_library
from journal.store.database import open_file
from journal.store.journal import Journal
from journal.ui.shell.window import MainWindow
from journal.ui.widgets.inline_edit import InlineTextEdit
from tests.e2e.asking import Asking
from tests.e2e.hand import Hand, settle, until
from tests.e2e.season import NOW, Season, main_window


def names(library: Library) -> set[str]:
    return {row.name for row in library.people.tree()}


def people_in(path: Path) -> set[str]:
    journal = Journal(open_file(path), path, FixedClock(NOW))
    try:
        return names(open_library(journal, FixedClock(NOW)))
    finally:
        journal.close()


def theirs(season: Season, folder: Path) -> Path:
    """The journal as another machine left it."""
    path = folder / "theirs"
    shutil.copy(season.journal, path)
    journal = Journal(open_file(path), path, FixedClock(NOW))
    open_library(journal, FixedClock(NOW)).contacts.add("Theirs")
    journal.close()
    return path


def type_into(window: MainWindow) -> None:
    """Something is typed, and can't be written."""
    library = window.library
    person = library.people.tree()[0].id
    library.autosave.stage("x", lambda: library.contacts.set_field(person, "name", "Typed"))
    library.autosave.flush()


def press(hand: Hand, number: int) -> None:
    hand.window.strips.buttons()[number].click()
    settle()


def trouble(window: MainWindow, words: str) -> None:
    until(lambda: words in window.strips.text(), window.strips.text())


def backups(season: Season) -> list[Path]:
    return sorted((season.folder / "backups").rglob("*.journal"))


def test_the_next_edit_tells_and_mine_is_kept(sample: Season, tmp_path: Path) -> None:
    other = theirs(sample, tmp_path)

    def task(hand: Hand) -> None:
        hand.window.library.contacts.add("Mine")
        other.replace(sample.journal)
        type_into(hand.window)
        trouble(hand.window, "in the place of “sample.journal”")
        assert "Not saved" in hand.window.status.saving_text()
        kept = backups(sample)
        assert len(kept) == 1, "what was accepted is safe at once"
        assert "Mine" in people_in(kept[0])
        press(hand, 0)
        window = main_window()
        assert window is not hand.window
        assert window.windowTitle().startswith("sample (mine 2026-03-05 0900)")
        assert {"Mine", "Typed"} <= names(window.library)
        mine = "“sample (mine 2026-03-05 0900).journal”"
        until(lambda: f"From now on you work in {mine}, in the folder" in window.strips.text())
        assert str(sample.folder) in window.strips.text().replace("\u200b", "")
        assert "“sample.journal” is not written any more" in window.strips.text()
        assert window.status.saving_text() == f"All changes saved in {mine}"
        window.library.contacts.add("Later")

    sample.run(task)
    assert "Theirs" in people_in(sample.journal)
    copy = sample.folder / "sample (mine 2026-03-05 0900).journal"
    assert {"Mine", "Typed", "Later"} <= people_in(copy)
    assert "Theirs" not in people_in(copy)
    assert not list(sample.folder.glob("*.lock"))


def test_what_opens_the_next_time_says_where_mine_is(sample: Season, tmp_path: Path) -> None:
    other = theirs(sample, tmp_path)

    def swap(hand: Hand) -> None:
        hand.window.library.contacts.add("Mine")
        other.replace(sample.journal)
        type_into(hand.window)
        trouble(hand.window, "in the place of")
        press(hand, 0)

    sample.run(swap)

    def look(hand: Hand) -> None:
        assert "Theirs" in names(hand.window.library)
        until(lambda: "Your version was kept" in hand.window.strips.text())
        press(hand, 0)
        window = main_window()
        assert {"Mine", "Typed"} <= names(window.library)
        assert window.windowTitle().startswith("sample (mine 2026-03-05 0900)")

    sample.run(look)


def test_a_copy_beside_says_what_is_open(sample: Season) -> None:
    def task(hand: Hand) -> None:
        hand.window.library.contacts.add("Mine")
        other = sqlite3.connect(sample.journal)
        with other:
            other.execute("UPDATE contact SET place = 'Łódź'")
        other.close()
        hand.window.library.contacts.add("Later")
        trouble(hand.window, "wrote into “sample.journal”")
        press(hand, 0)
        assert hand.window.toast.text() == (
            "Saved as “sample (mine 2026-03-05 0900).journal”."
            " What is open is still “sample.journal”."
        )
        hand.window.toast._link.click()
        assert sample.outside.opened[-1].toLocalFile() == str(sample.folder)
        assert main_window() is hand.window

    sample.run(task)


def test_theirs_is_loaded_and_mine_is_with_the_backups(sample: Season, tmp_path: Path) -> None:
    other = theirs(sample, tmp_path)

    def task(hand: Hand) -> None:
        hand.window.library.contacts.add("Mine")
        other.replace(sample.journal)
        type_into(hand.window)
        trouble(hand.window, "in the place of")
        press(hand, 1)
        window = main_window()
        assert "Theirs" in names(window.library)
        assert "Mine" not in names(window.library)
        until(lambda: "Your version was kept" in window.strips.text())
        window.library.contacts.add("Later")

    sample.run(task)
    assert {"Theirs", "Later"} <= people_in(sample.journal)
    assert any({"Mine", "Typed"} <= people_in(each) for each in backups(sample))


def test_theirs_that_does_not_open_leaves_mine(sample: Season) -> None:
    def task(hand: Hand) -> None:
        hand.window.library.contacts.add("Mine")
        sample.journal.unlink()
        sample.journal.write_text("Dear diary\n" * 50)
        hand.window.library.file.look()
        trouble(hand.window, "in the place of")
        with hand.answering(lambda dialog: dialog.reject()):
            press(hand, 1)
        trouble(hand.window, "in the place of")
        press(hand, 0)
        assert "Mine" in names(main_window().library)

    sample.run(task)
    assert sample.journal.read_text().startswith("Dear diary")
    assert "Mine" in people_in(sample.folder / "sample (mine 2026-03-05 0900).journal")


def test_closing_the_window_keeps_mine_and_the_next_start_tells(
    sample: Season, tmp_path: Path
) -> None:
    other = theirs(sample, tmp_path)

    def swap(hand: Hand) -> None:
        hand.window.library.contacts.add("Mine")
        other.replace(sample.journal)
        type_into(hand.window)

    sample.run(swap)
    assert any({"Mine", "Typed"} <= people_in(each) for each in backups(sample))

    def look(hand: Hand) -> None:
        until(lambda: "Your version was kept" in hand.window.strips.text())
        press(hand, 0)
        assert {"Mine", "Typed"} <= names(main_window().library)

    sample.run(look)
    sample.run(lambda hand: settle() or pytest.fail("told twice")
               if "Your version" in hand.window.strips.text() else None)  # fmt: skip


def test_a_deleted_file_is_put_back(sample: Season) -> None:
    def task(hand: Hand) -> None:
        hand.window.library.contacts.add("Mine")
        sample.journal.unlink()
        type_into(hand.window)
        trouble(hand.window, "is gone")
        press(hand, 0)
        assert hand.window.library.autosave.state == "saved"
        assert hand.window.strips.text() == "Sample journal"
        hand.window.library.contacts.add("Later")

    sample.run(task)
    assert {"Mine", "Typed", "Later"} <= sample.read(names)  # type: ignore[operator]


def test_a_folder_that_goes_and_comes_back(sample: Season, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    path = Path(shutil.copy(sample.journal, stick / "season.journal"))

    def task(hand: Hand) -> None:
        hand.window.library.contacts.add("Mine")
        stick.rename(tmp_path / "pocket")
        type_into(hand.window)
        trouble(hand.window, "its disk was taken out")
        (tmp_path / "pocket").rename(stick)
        hand.window.library.file.look()
        assert hand.window.library.autosave.state == "saved"
        assert hand.window.strips.text() == ""

    sample.run(task, journal=path, sample=False)
    assert {"Mine", "Typed"} <= people_in(path)


def test_a_renamed_file_is_gone_on_with(sample: Season) -> None:
    now = sample.folder / "season.journal"

    def task(hand: Hand) -> None:
        hand.window.library.contacts.add("Mine")
        sample.journal.rename(now)
        type_into(hand.window)
        trouble(hand.window, "is now called “season.journal”")
        press(hand, 0)
        window = main_window()
        assert window.windowTitle().startswith("season")
        window.library.contacts.add("Later")

    sample.run(task)
    assert {"Mine", "Typed", "Later"} <= people_in(now)
    assert not sample.journal.exists()


def test_what_others_write_is_shown_and_told(sample: Season) -> None:
    def task(hand: Hand) -> None:
        hand.window.library.contacts.add("Mine")
        other = sqlite3.connect(sample.journal)
        with other:
            other.execute("UPDATE contact SET place = 'Łódź'")
        other.close()
        hand.window.library.contacts.add("Later")
        trouble(hand.window, "wrote into “sample.journal”")
        assert hand.window.library.autosave.state == "saved"

    sample.run(task)
    assert {"Mine", "Later"} <= sample.read(names)  # type: ignore[operator]


def test_what_others_write_over_it_is_told(sample: Season, tmp_path: Path) -> None:
    other = theirs(sample, tmp_path)

    def task(hand: Hand) -> None:
        hand.window.library.contacts.add("Mine")
        sample.journal.write_bytes(other.read_bytes())
        with pytest.raises(WrittenOver):
            hand.window.library.contacts.add("Later")
        trouble(hand.window, "no backup was made of it yet")
        assert "Not saved" in hand.window.status.saving_text()
        hand.window.library.contacts.add("Last")
        until(lambda: hand.window.status.saving_text() == "All changes saved")

    sample.run(task)
    assert {"Theirs", "Last"} <= people_in(sample.journal)
    assert not {"Mine", "Later"} & people_in(sample.journal)
    connection = sqlite3.connect(sample.journal)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


def test_what_is_typed_does_not_go_into_the_file_that_was_written_over_it(
    sample: Season, tmp_path: Path
) -> None:
    other = theirs(sample, tmp_path)

    def task(hand: Hand) -> None:
        window = hand.window
        window.library.contacts.add("Mine")
        backing = window.around.keeper.backing().backups
        backing.make(window.library._journal.database, Reason.ASKED)
        person = window.library.people.tree()[0]
        window.navigator.show_contact(person.id)
        settle()
        field = next(each for each in window.findChildren(InlineTextEdit) if each.isVisible())
        field.setFocus()
        QTest.keyClicks(field, "meant for mine")
        assert window.library.autosave.pending
        sample.journal.write_bytes(other.read_bytes())
        window.library.file.look()
        trouble(window, "the newest of today 09:00")
        assert not window.library.autosave.pending
        assert "Not saved" in window.status.saving_text()
        assert QApplication.focusWidget() is not field
        assert "meant for mine" not in field.text()
        texts = [button.text() for button in window.strips.buttons()]
        press(hand, texts.index("Copy what you were typing"))
        assert "meant for mine" in QApplication.clipboard().text()
        QTest.keyClicks(QApplication.focusWidget(), "x")
        settle()

    sample.run(task)
    assert b"meant for mine" not in sample.journal.read_bytes()


def test_a_copy_that_comes_slowly_is_waited_for(sample: Season, tmp_path: Path) -> None:
    content = theirs(sample, tmp_path).read_bytes()

    def task(hand: Hand) -> None:
        window = hand.window
        window.library.contacts.add("Mine")
        person, library = window.library.people.tree()[0].id, window.library
        sample.journal.write_bytes(content[: len(content) // 2])
        window.library.file.look()
        assert "is writing “sample.journal” just now" in window.strips.text()
        library.autosave.stage("x", lambda: library.contacts.set_field(person, "place", "Typed"))
        assert not library.autosave.flush()
        assert window.status.saving_text() == "Saving…"
        window.navigator.show_page("people")  # what it would show can't be read just now
        settle()
        window.library.file.look()
        assert hand.dialog() is None
        sample.journal.write_bytes(content)
        window.library.file.look()
        trouble(window, "wrote over “sample.journal”")
        assert "Theirs" in names(window.library)

    sample.run(task)
    assert "Theirs" in people_in(sample.journal)


def test_a_copy_that_comes_slowly_is_waited_for_at_the_start(
    sample: Season, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = theirs(sample, tmp_path).read_bytes()

    def grow(part: float) -> None:
        sample.journal.write_bytes(content[: int(len(content) * part)])

    grow(0.4)
    asked = Asking(sample, "again")
    monkeypatch.setattr("journal.opening.pause", lambda: grow(0.7))
    asked.before_last = lambda: grow(1)
    asked.run(lambda hand: names(hand.window.library))
    assert "is writing “sample.journal” just now" in asked.said[0]
    assert "damaged" not in asked.said[0]
    assert "Theirs" in people_in(sample.journal)


def test_a_synced_folder_and_what_another_computer_left(sample: Season, tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox" / "jobs"
    folder.mkdir(parents=True)
    path = Path(shutil.copy(sample.journal, folder / "season.journal"))
    said: list[str] = []

    def look(hand: Hand) -> None:
        until(lambda: hand.window.library.file._watcher is not None)
        said.append(hand.window.strips.text())

    for _ in range(2):
        sample.run(look, journal=path, sample=False)
    shutil.copy(path, folder / "season (Ana's conflicted copy 2026-03-04).journal")
    for _ in range(2):
        sample.run(look, journal=path, sample=False)
    assert said[0].startswith("Dropbox keeps this folder the same")
    assert said[1] == "", "it is said once"
    assert "“season (Ana's conflicted copy 2026-03-04).journal”" in said[2]
    assert said[2] == said[3]


def test_a_link_to_nowhere_is_told_and_nothing_made(sample: Season, tmp_path: Path) -> None:
    link = tmp_path / "link.journal"
    link.symlink_to(tmp_path / "nowhere.journal")
    asked = Asking(sample, "quit", journal=link, sample=False).run()
    assert "There is no journal" in asked.said[0]
    assert not (tmp_path / "nowhere.journal").exists()
    assert link.is_symlink()
