"""A key pressed in a letter is done before the next picture of the screen, however long it is."""

from __future__ import annotations

import time

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.ui.letters.page import LettersPage
from tests.ui.letters.conftest import Write

FRAME = 0.016  # seconds
LETTERS = 20_000
SENTENCE = "I am finding out what work in planning is like, and [what] I saw of yours helps. "
WORDS = SENTENCE * (LETTERS // len(SENTENCE) + 1)
ONE = WORDS[:LETTERS]
MANY = "\n\n".join(WORDS[at : at + 500] for at in range(0, LETTERS, 500))


@pytest.mark.parametrize("body", [ONE, MANY], ids=["one paragraph", "forty paragraphs"])
def test_a_key_takes_less_than_a_frame(page: LettersPage, write: Write, body: str) -> None:
    """In the middle of the text: the key itself, the paint, the hints, the writing to the file.

    The median, and of processor time: other programs run here too.
    """
    write()
    edit = page.composer.sheet.text
    edit.set_text(body)
    cursor = edit.textCursor()
    cursor.setPosition(LETTERS // 2)
    edit.setTextCursor(cursor)
    QApplication.processEvents()
    keys, paints, looks = [], [], []
    for letter in "twenty keys in a row":
        begun = time.process_time()
        QTest.keyClick(edit, letter)
        keys.append(time.process_time() - begun)
        begun = time.process_time()
        QApplication.processEvents()
        paints.append(time.process_time() - begun)
        begun = time.process_time()
        page.composer.look()
        looks.append(time.process_time() - begun)
    assert "twenty keys in a row" in edit.text()
    both = [key + paint for key, paint in zip(keys, paints, strict=True)]
    assert sorted(both)[len(both) // 2] < FRAME
    assert sorted(looks)[len(looks) // 2] < FRAME
    begun = time.process_time()
    assert page.library.autosave.flush()
    assert time.process_time() - begun < 3 * FRAME  # once in a pause, with a new row in the list
