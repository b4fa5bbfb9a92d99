"""A process killed one second after the last key has lost nothing of what was typed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from journal.paths import SAMPLE_NAME
from journal.services.library import Library
from tests.e2e.hand import Hand
from tests.e2e.season import Outside, Season
from tests.e2e.typist import FIELDS, NOW, TEXT, WHO

ROOT = Path(__file__).parents[2]


def texts(library: Library) -> dict[str, str]:
    """What stands in the fields that are typed into."""
    people = {row.name: row.id for row in library.people.tree()}
    meetings = {row.name: row.id for row in library.interviews.rows()}
    card = library.people.card(people[WHO])
    held = library.interviews.card(meetings[WHO])
    idea = library.interviews.card(meetings["Marta Kowalska"])
    assert card is not None
    assert held is not None
    assert idea is not None
    notes = {str(kind): text for kind, text in card.notes.items()}
    letters = [library.composing.letter(row.id) for row in library.composing.rows()]
    return {
        "letter": "\n".join(each.body for each in letters if each is not None),
        "note": notes.get("offer", ""),
        "answer": held.questions[0].answer,
        "question": "\n".join(each.text for each in idea.questions),
    }


@pytest.mark.usefixtures("_as_before")
def test_nothing_typed_is_lost(
    qapp: QApplication, profile: Path, sample_file: Path, outside: Outside
) -> None:
    running: dict[str, tuple[Path, subprocess.Popen[str]]] = {}
    for field in FIELDS:
        folder = profile / field
        folder.mkdir()
        shutil.copy(sample_file, folder / SAMPLE_NAME)
        running[field] = (
            folder,
            subprocess.Popen(
                [sys.executable, "-m", "tests.e2e.typist", folder, field],
                cwd=ROOT,
                env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
                stderr=subprocess.PIPE,
                text=True,
            ),
        )
    killed: dict[str, Season] = {}
    for field, (folder, process) in running.items():
        _out, err = process.communicate(timeout=60)
        assert process.returncode == -signal.SIGKILL, f"{field}: {err}"
        season = Season(qapp, folder, outside, sample=True, now=NOW)
        killed[field] = season
        if field == "dialog":
            continue
        found = season.read(texts)
        assert isinstance(found, dict)
        assert TEXT in found[field], field
    # and the program opens again, though the lock of the dead one is still there
    assert (folder / f"{SAMPLE_NAME}.lock").exists()

    def shown(hand: Hand) -> None:
        hand.key("Ctrl+K")
        hand.type("lights went out")
        assert hand.find("search.results").isVisible()

    killed["question"].run(shown)

    def still_there(hand: Hand) -> None:
        hand.key("Ctrl+N")
        assert hand.find("new_contact.name", QLineEdit).text() == TEXT
        assert hand.find("begun").isVisible()
        hand.key("Return")
        hand.key("Ctrl+N")
        assert hand.find("new_contact.name", QLineEdit).text() == "", "it was added"
        hand.key("Esc")

    killed["dialog"].run(still_there)
    names = killed["dialog"].read(lambda library: [row.name for row in library.people.tree()])
    assert isinstance(names, list)
    assert names.count(TEXT) == 1
