"""After *Empty* nothing of what was deleted is left in the file, not even in its free pages."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal.domain.codes import Channel, NoteKind, PointKind
from journal.errors import KnownError
from journal.services.library import Library
from journal.store.checking import check
from journal.store.journal import Journal

NAME = "Zwingenberger"
WORDS = (NAME, "quokkaherding", "xylographist", "zwg@example.org", "brontophobia")


@pytest.fixture
def full(library: Library, journal: Journal) -> int:
    """Somebody of whom much is written, between many others, typed letter by letter; their id."""
    people, first = library.contacts, library.contacts.add("Ana Souza")
    for number in range(150):
        people.add(f"Somebody {number}", referrer_id=first)
    who = people.add(NAME[:2], referrer_id=first)
    for length in range(3, len(NAME) + 1):
        people.set_field(who, "name", NAME[:length], visit=f"visit {length}")
    for length in range(4, len("quokkaherding") + 1):
        people.set_field(who, "area", "quokkaherding"[:length])
    people.set_note(who, NoteKind.FREE, "xylographist " * 4_000)
    people.set_note(who, NoteKind.RESEARCH, "xylographist of old", visit="x")
    people.log_touch(who, Channel.PHONE, "about brontophobia")
    people.set_job(who, role="Head of")
    people.set_point(who, PointKind.MAIL, "zwg@example.org")
    library.meetings.plan(who)
    for number in range(150, 200):
        people.add(f"Somebody {number}", referrer_id=first)
    library.choices.write(f"begun: touch with contact {who}", {"touch.what": "brontophobia"})
    return who


def left_in(path: Path) -> set[str]:
    """The words that stand in the file, also where no table has them any more."""
    content = path.read_bytes().lower()
    return {word for word in WORDS if word.lower().encode() in content}


def empty(library: Library, qtbot: QtBot) -> int:
    done: list[int] = []
    failed: list[KnownError] = []
    job = library.recovery.empty(done.append, failed.append)
    qtbot.waitUntil(lambda: bool(done or failed) and not job.running, timeout=20_000)
    assert not failed
    return done[0]


def test_no_word_of_the_deleted_is_left(
    full: int, library: Library, journal: Journal, qtbot: QtBot
) -> None:
    assert left_in(journal.path) == set(WORDS)
    library.contacts.delete(full)
    assert left_in(journal.path) == set(WORDS), "it can come back"
    assert empty(library, qtbot) > 20
    assert left_in(journal.path) == set()
    assert journal.database.one("PRAGMA freelist_count") == (0,), "the file was written anew"
    assert library.people.count() == 201
    assert check(journal.database) == []
    library.contacts.add("Later")
    assert library.history.undo_name() == "Add Later"


def test_what_was_deleted_and_undone_stays(
    full: int, library: Library, journal: Journal, qtbot: QtBot
) -> None:
    library.contacts.delete(full)
    library.history.undo()
    other = library.contacts.add("Quincunx")
    library.contacts.delete(other)
    empty(library, qtbot)
    assert left_in(journal.path) == set(WORDS)
    assert b"quincunx" not in journal.path.read_bytes().lower()


def test_a_disk_without_room_for_a_second_file_empties_it_too(
    full: int, library: Library, journal: Journal, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is freed is overwritten then, as far as the file is cut into rows."""

    def full_disk(_database: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("journal.services.recovering.squeeze", full_disk)
    library.contacts.delete(full)
    empty(library, qtbot)
    assert left_in(journal.path) == set()
