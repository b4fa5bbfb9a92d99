"""Templates: the user's words in place of the program's, other wordings, and the way back."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal.domain.codes import LetterKind
from journal.domain.views.letters import TemplateRow
from journal.services.library import Library
from journal.ui.letters.page import LettersPage
from journal.ui.letters.shelf import LETTERS
from journal.ui.letters.template_editor import TemplateEditor
from tests.ui.conftest import RecordingNotifier
from tests.ui.letters.conftest import Write

KEY = "request.stranger"


@pytest.fixture
def editor(page: LettersPage) -> TemplateEditor:
    page._show_templates()
    page.shelf.templates_view.choose(f"template {KEY}")
    return page.templates


def now(library: Library, key: str = KEY) -> TemplateRow:
    return next(row for row in library.composing.templates() if row.key == key)


def rewrite(editor: TemplateEditor, text: str) -> None:
    editor.text.setFocus()
    editor.text.selectAll()
    editor.text.insertPlainText(text)
    editor._desk.library.autosave.flush()


def test_the_words_of_the_program_are_shown(editor: TemplateEditor, library: Library) -> None:
    row = now(library)
    assert editor.text.text() == row.body.strip()
    assert editor.subject.text() == row.subject
    assert not row.own
    assert editor.original.isHidden()


def test_looking_changes_nothing(
    editor: TemplateEditor, page: LettersPage, library: Library
) -> None:
    for key in page.shelf.templates.ids()[:6]:
        page.shelf.templates_view.choose(key)
        assert not library.autosave.pending
    assert not any(row.own for row in library.composing.templates())


def test_what_is_typed_takes_their_place_and_is_used(
    editor: TemplateEditor, page: LettersPage, library: Library, write: Write
) -> None:
    rewrite(editor, "Dear {addressed},\n\nmy own words.\n\n{me}")
    assert now(library).own
    assert now(library).body.startswith("Dear {addressed},\n\nmy own words.")
    assert editor.original.text() == "Back to the program’s words"
    write("Mr Hall")
    assert page.composer.sheet.text.text().startswith("Dear Mr Hall,\n\nmy own words.")


def test_back_to_the_words_of_the_program(
    editor: TemplateEditor, page: LettersPage, library: Library
) -> None:
    before = editor.text.text()
    rewrite(editor, "My words.")
    page.read()
    editor.original.click()
    assert editor.text.text() == before
    assert not now(library).own
    notifier = page.context.notifier
    assert isinstance(notifier, RecordingNotifier)
    assert notifier.notices == ["The program’s words are back"]
    library.history.undo()
    assert editor.text.text() == "My words."


def test_another_wording_begins_with_these_words(
    editor: TemplateEditor, page: LettersPage, library: Library, write: Write
) -> None:
    editor.add.click()
    assert editor.title.hasFocus()
    QTest.keyClicks(editor.title, "Very short")
    rewrite(editor, "Dear {addressed}, have you a minute? {me}")
    own = [row for row in library.composing.templates(LetterKind.REQUEST) if row.own]
    assert [row.title for row in own] == ["Very short"]
    assert not now(library).own  # the program's stays
    write("Mr Hall")
    page.composer.side.wording_chosen.emit(own[0].key)
    assert page.composer.sheet.text.text().startswith("Dear Mr Hall, have you a minute?")
    page._show_templates()
    page.shelf.templates_view.choose(f"template {own[0].key}")
    page.shelf.templates_view.setFocus()
    QTest.keyClick(page.shelf.templates_view, Qt.Key.Key_Delete)
    assert [row for row in library.composing.templates() if row.own] == []


def test_the_program_s_own_can_not_be_deleted(editor: TemplateEditor, page: LettersPage) -> None:
    page.shelf.templates_view.setFocus()
    QTest.keyClick(page.shelf.templates_view, Qt.Key.Key_Delete)
    notifier = page.context.notifier
    assert isinstance(notifier, RecordingNotifier)
    assert notifier.refusals == ["The program’s own words stay."]


def test_an_empty_text_is_not_kept(
    editor: TemplateEditor, page: LettersPage, library: Library
) -> None:
    before = editor.text.text()
    rewrite(editor, " ")
    assert not editor.problem.isHidden()
    assert not library.autosave.pending
    page.shelf.templates_view.setFocus()
    assert editor.text.text() == before
    assert not now(library).own


def test_a_place_is_put_where_the_cursor_is(editor: TemplateEditor, library: Library) -> None:
    editor.text.moveCursor(editor.text.textCursor().MoveOperation.End)
    link = editor.findChild(QWidget, "letters.template.place.referrer")
    assert link is not None
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert editor.text.text().endswith("{referrer}")
    assert editor.text.hasFocus()
    library.autosave.flush()
    assert now(library).body.endswith("{referrer}")


def test_placeholders_are_marked_and_those_unknown_as_mistakes(editor: TemplateEditor) -> None:
    editor.text.set_text("Dear {addressed}, {nonsense}")
    found = editor.text.document().firstBlock().layout().formats()
    assert [(each.start, each.length) for each in found] == [(5, 11), (18, 10)]
    styles = [each.format.underlineStyle() for each in found]
    assert styles[0] != styles[1]


def marks(editor: TemplateEditor) -> list[tuple[str, bool]]:
    """What is marked in the text, and whether as a mistake."""
    found, block = [], editor.text.document().begin()
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    while block.isValid():
        for each in block.layout().formats():
            raw = block.text().encode("utf-16-le")[2 * each.start : 2 * (each.start + each.length)]
            found.append((raw.decode("utf-16-le"), each.format.underlineStyle() == wave))
        block = block.next()
    return found


def test_mistakes_are_said_under_the_text(editor: TemplateEditor, library: Library) -> None:
    rewrite(editor, "😀 {foo}\n\n[?At the word\n\n{addressed} {me")
    editor.subject.setFocus()
    QTest.keyClicks(editor.subject, "{bar} ")
    editor.look()
    assert editor.problem.isVisible()
    assert editor.problem.text().splitlines() == [
        "{bar} in the subject is not a placeholder. Known ones are in the list.",
        "{foo} is not a placeholder. Known ones are in the list.",
        "[? has no end: close it with ]",
        "{me has no end: close it with }",
    ]
    assert marks(editor) == [
        ("{foo}", True), ("[?", True), ("{addressed}", False), ("{me", True),
    ]  # fmt: skip
    editor.text.setFocus()
    editor.text.moveCursor(editor.text.textCursor().MoveOperation.End)
    QTest.keyClicks(editor.text, "} for {referrer}]")  # paragraphs after the sign that it ends
    assert marks(editor) == [
        ("{foo}", True), ("{addressed}", False), ("{me}", False), ("{referrer}", False),
    ]  # fmt: skip
    editor.look()
    assert len(editor.problem.text().splitlines()) == 2
    library.autosave.flush()
    assert now(library).body.endswith("{referrer}]")  # a mistake is told of, and kept


def test_a_word_that_is_being_typed_is_no_mistake_yet(editor: TemplateEditor, qtbot: QtBot) -> None:
    rewrite(editor, "Dear ")
    QTest.keyClicks(editor.text, "{addr")
    assert not editor.problem.isVisible()
    QTest.keyClicks(editor.text, "essed}")
    editor.look()
    assert not editor.problem.isVisible()
    QTest.keyClicks(editor.text, "{foo}")
    qtbot.waitUntil(editor.problem.isVisible, timeout=5_000)
    editor.text.selectAll()
    QTest.keyClicks(editor.text, " ")
    assert editor.problem.text() == "A template needs a text."


def test_mistakes_of_one_template_are_not_said_of_the_next(
    editor: TemplateEditor, page: LettersPage
) -> None:
    rewrite(editor, "Dear {foo}")
    page.shelf.templates_view.setFocus()
    assert editor.problem.isVisible()  # at once, where one leaves the text
    page.shelf.templates_view.choose("template request.known")
    assert not editor.problem.isVisible()
    page.shelf.templates_view.choose(f"template {KEY}")
    assert editor.problem.isVisible()


def test_esc_leads_to_the_list_and_the_switch_back_to_the_letters(
    editor: TemplateEditor, page: LettersPage
) -> None:
    editor.enter()
    QTest.keyClick(editor.text, Qt.Key.Key_Escape)
    assert page.shelf.templates_view.hasFocus()
    page.shelf.switch.segment(LETTERS).click()
    assert page.empty.isVisible()


def test_words_that_cannot_be_deleted_now_stay_with_what_was_typed(
    editor: TemplateEditor, page: LettersPage, library: Library
) -> None:
    rewrite(editor, "My words.")
    editor.text.insertPlainText(" And more.")
    with closing(sqlite3.connect(library.file.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        editor.delete()
        assert isinstance(page.context.notifier, RecordingNotifier)
        assert len(page.context.notifier.problems) == 1
    library.autosave.flush()
    assert now(library).body == "My words. And more."
    editor.text.insertPlainText(" Still.")
    library.autosave.flush()
    assert now(library).body == "My words. And more. Still."
