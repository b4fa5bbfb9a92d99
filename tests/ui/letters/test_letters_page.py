"""The page of letters: its lists, what is chosen, what it remembers, narrow windows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from journal.domain.codes import Channel, LetterKind
from journal.services.library import Library
from journal.ui.letters.action_bar import ActionBar
from journal.ui.letters.page import LettersPage
from journal.ui.letters.shelf import LETTERS, TEMPLATES
from journal.ui.shell.context import PageContext
from journal.ui.shell.panes import focus_next_pane
from journal.ui.widgets.toast import BOTTOM_BAR
from tests.ui.conftest import RecordingNotifier
from tests.ui.letters.conftest import MailingNavigator, Write


def keep(library: Library, person: int, kind: LetterKind, body: str = "Some words.") -> int:
    card = library.composing.card(person, kind)
    assert card is not None
    kept = library.composing.keep(card, "Subject", body)
    assert kept is not None
    return kept


def send(library: Library, person: int, kind: LetterKind = LetterKind.UPDATE) -> int:
    card = library.composing.card(person, kind)
    assert card is not None
    return library.composing.send(card, "Subject", "Some words.", Channel.MAIL).letter_id


def listed(page: LettersPage) -> list[str]:
    rows = page.shelf.letters
    return [str(rows.index(place).data()) for place in range(rows.rowCount())]


def test_an_empty_page_invites(page: LettersPage, go: MailingNavigator) -> None:
    page.focus_first()
    assert page.empty.isVisible()
    assert page.empty.sentence.text() == (
        "Write the first request; the words are ready, you add the person."
    )
    assert page.empty.button.hasFocus()
    assert page.new_is_primary()
    page.empty.button.click()
    assert go.calls[-1] == ("new_letter", (), {})


def test_beside_the_first_letter_the_list_says_what_will_stand_in_it(
    page: LettersPage, library: Library, people: dict[str, int]
) -> None:
    page.write(people["Ana Souza"], LetterKind.REQUEST)
    said = page.shelf.nothing_kept
    assert said.isVisible()
    assert not page.shelf.letters_view.isVisible()
    page.shelf.show_list(TEMPLATES)
    assert page.shelf.templates_view.isVisible()
    page.shelf.show_list(LETTERS)
    page.composer.sheet.text.replace_all("Dear Ana")
    library.autosave.flush()
    assert page.shelf.letters_view.isVisible()
    assert not said.isVisible()
    library.history.undo()
    page.read()
    assert not page.shelf.letters_view.isVisible()


def test_the_words_can_be_seen_before_there_is_a_letter(page: LettersPage) -> None:
    page.empty.link.click()
    assert page.shelf.code() == TEMPLATES
    assert page.templates.isVisible()


@pytest.mark.parametrize(("width", "words"), [(1096, False), (900, True), (400, True)])
def test_several_can_be_written_from_here(
    page: LettersPage,
    library: Library,
    people: dict[str, int],
    go: MailingNavigator,
    width: int,
    words: bool,
) -> None:
    """With words where there is room, and never a word cut."""
    keep(library, people["Ana Souza"], LetterKind.REQUEST)
    page.resize(width, 700)
    QApplication.processEvents()
    shelf = page.shelf
    shown, other = shelf.many, shelf.many_icon
    if not words:
        shown, other = other, shown  # type: ignore[assignment]
    assert shown.isVisible()
    assert not other.isVisible()
    for each in (shown, shelf.switch):
        assert each.width() >= each.sizeHint().width()
    shown.click()
    assert go.calls[-1] == ("plan_visit", (), {})
    page._show_templates()
    assert not shown.isVisible()
    shelf.switch.segment(LETTERS).click()
    assert shown.isVisible()


def test_letters_stand_in_their_groups(
    page: LettersPage, library: Library, people: dict[str, int]
) -> None:
    library.contacts.set_field(people["Mr Hall"], "thanks_by", "handwritten")
    keep(library, people["Ana Souza"], LetterKind.REQUEST)
    keep(library, people["Mr Hall"], LetterKind.THANK_YOU)
    send(library, people["Tom Becker"])
    assert listed(page) == [
        "Drafts", "Ana Souza", "To be sent by hand", "Mr Hall", "Sent", "Tom Becker",
    ]  # fmt: skip


def test_choosing_shows_enter_goes_in_and_esc_comes_out(
    page: LettersPage, library: Library, people: dict[str, int], go: MailingNavigator
) -> None:
    first = keep(library, people["Ana Souza"], LetterKind.REQUEST, "First")
    second = keep(library, people["Lena Fischer"], LetterKind.REQUEST, "Second")
    view = page.shelf.letters_view
    view.setFocus()
    view.choose(second)
    view.choose(first)
    assert page.composer.sheet.text.text() == "First"
    assert go.calls[-1] == ("choose_contact", (people["Ana Souza"],), {})
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert page.composer.card().id == second  # type: ignore[union-attr]
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert page.composer.sheet.text.hasFocus()
    QTest.keyClick(page.composer.sheet.text, Qt.Key.Key_Escape)
    assert view.hasFocus()
    assert page.chosen() == (people["Lena Fischer"], None, None, None)
    assert not page.new_is_primary()


def test_del_deletes_and_undo_brings_it_back(
    page: LettersPage, library: Library, people: dict[str, int], context: PageContext
) -> None:
    keep(library, people["Ana Souza"], LetterKind.REQUEST)
    page.shelf.letters_view.setFocus()
    QTest.keyClick(page.shelf.letters_view, Qt.Key.Key_Delete)
    assert listed(page) == []
    notifier = context.notifier
    assert isinstance(notifier, RecordingNotifier)
    assert notifier.notices == ["Letter to Ana Souza deleted"]
    library.history.undo()
    assert listed(page) == ["Drafts", "Ana Souza"]


def test_the_menu_edit_deletes_the_letter_and_not_the_person(
    page: LettersPage, write: Write, library: Library, people: dict[str, int], context: PageContext
) -> None:
    keep(library, people["Ana Souza"], LetterKind.REQUEST)
    page.delete_chosen()
    assert library.composing.rows() == []
    assert library.people.card(people["Ana Souza"]) is not None
    write("Lena Fischer")
    page.delete_chosen()  # it isn't kept yet
    assert page.composer.card() is None
    page.delete_chosen()
    notifier = context.notifier
    assert isinstance(notifier, RecordingNotifier)
    assert notifier.refusals == ["Choose first what to delete."]


def test_the_menu_repeats_what_is_elsewhere(
    page: LettersPage, library: Library, people: dict[str, int], go: MailingNavigator, qtbot: QtBot
) -> None:
    keep(library, people["Ana Souza"], LetterKind.REQUEST)
    page.shelf.letters_view.setFocus()
    row = page.shelf.letters_view.current()
    page._show_menu(row, page.mapToGlobal(page.rect().center()))
    menu = next(each for each in page.findChildren(QMenu, "letters.list.menu"))
    names = [each.objectName().rpartition(".")[2] for each in menu.actions()]
    assert [name for name in names if name] == [
        "contact", "copy", "print", "pdf", "by_hand", "delete",
    ]  # fmt: skip
    menu.actions()[0].trigger()
    assert go.calls[-1] == ("show_contact", (people["Ana Souza"],), {})
    menu.close()


def test_a_draft_can_be_meant_for_paper(
    page: LettersPage, library: Library, people: dict[str, int]
) -> None:
    keep(library, people["Ana Souza"], LetterKind.REQUEST)
    menu = QMenu(page)
    for heading, primary in (
        ("To be sent by hand", "I wrote it by hand"),
        ("Drafts", "Open in mail program"),
    ):
        page._fill_menu(menu)
        entries = {each.objectName(): each for each in menu.actions()}
        entries["letters.menu.by_hand"].trigger()
        assert listed(page) == [heading, "Ana Souza"]
        assert page.composer.bar.primary.text() == primary


def test_print_and_pdf_take_the_letter_as_it_stands(
    page: LettersPage, write: Write, go: MailingNavigator, library: Library
) -> None:
    write()
    QTest.keyClicks(page.composer.sheet.text, "PS ")
    page.composer.bar.print.click()
    name, arguments, more = go.calls[-1]
    assert (name, more) == ("print_letter", {"to_file": False})
    assert "PS " in str(arguments[2])
    page.composer.bar.pdf.click()
    assert go.calls[-1][2] == {"to_file": True}
    assert len(library.composing.rows()) == 1  # what was typed was written before


def test_it_remembers_the_letter(
    page: LettersPage, library: Library, people: dict[str, int], context: PageContext, qtbot: QtBot
) -> None:
    keep(library, people["Ana Souza"], LetterKind.REQUEST, "First")
    kept = keep(library, people["Lena Fischer"], LetterKind.REQUEST, "Second")
    page.show_letter(kept)
    state = page.state()
    again = LettersPage(context)
    qtbot.addWidget(again)
    again.restore(state)
    again.resize(1096, 700)
    again.show()
    assert again.composer.sheet.text.text() == "Second"
    other = LettersPage(context)
    qtbot.addWidget(other)
    other.restore({"letter": "x", "list": True, "shown": 5})  # of another version
    other.show()
    assert other.composer.card() is not None


def test_a_letter_that_is_gone_shows_the_list(
    page: LettersPage, library: Library, people: dict[str, int]
) -> None:
    kept = keep(library, people["Ana Souza"], LetterKind.REQUEST)
    page.show_letter(kept + 99)
    assert page.composer.card().id == kept  # type: ignore[union-attr]
    page.write(9_999, LetterKind.REQUEST)  # Back to somebody who was deleted
    assert page.composer.card().id == kept  # type: ignore[union-attr]


def test_narrow_the_letter_covers_the_list(
    page: LettersPage, write: Write, library: Library, people: dict[str, int]
) -> None:
    keep(library, people["Tom Becker"], LetterKind.UPDATE)
    page.resize(900, 400)
    assert page.shelf.isVisible()
    assert not page.detail.isVisible()
    write()
    assert page.composer.isVisible()
    assert not page.shelf.isVisible()
    assert page.composer.sheet.text.hasFocus()
    page.composer.head.back.click()
    assert page.shelf.isVisible()
    assert page.shelf.letters_view.hasFocus()


def test_f6_goes_from_the_list_into_the_letter(
    page: LettersPage, library: Library, people: dict[str, int]
) -> None:
    keep(library, people["Tom Becker"], LetterKind.UPDATE)
    page.focus_first()
    sidebar = QWidget()
    focus_next_pane(sidebar, page)
    assert page.composer.sheet.text.hasFocus()
    focus_next_pane(sidebar, page)
    assert page.shelf.letters_view.hasFocus()


def test_no_word_of_the_buttons_is_cut_where_room_is_short(qtbot: QtBot) -> None:
    bar = ActionBar()
    qtbot.addWidget(bar)
    bar.show()
    for width, words in ((900, True), (460, False)):
        bar.resize(width, 60)
        shown = [each for each in bar.findChildren(QWidget) if not each.isHidden()]
        assert ("letters.copy" in {each.objectName() for each in shown}) is words
        assert ("letters.copy.icon" in {each.objectName() for each in shown}) is not words
    small = bar.findChild(QWidget, "letters.print.icon")
    assert small is not None
    assert small.accessibleName() == "Print…"


def test_a_message_keeps_clear_of_the_buttons(page: LettersPage, write: Write) -> None:
    write()
    assert page.composer.bar.objectName() == BOTTOM_BAR
