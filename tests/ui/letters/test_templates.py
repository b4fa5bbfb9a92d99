"""Templates: the user's words in place of the program's, other wordings, and the way back."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

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
