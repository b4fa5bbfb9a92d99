"""A letter that the mail program was given, and that could not be marked as sent."""

from __future__ import annotations

import errno

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal.domain.codes import Channel, LetterKind, LetterState, PointKind
from journal.errors import NoRoom
from journal.services.composing import Composing
from journal.services.library import Library
from journal.ui.letters.page import LettersPage
from tests.ui.conftest import AnsweringPrompter, RecordingNotifier
from tests.ui.letters.conftest import MailingNavigator, Write, held_file

CTRL = Qt.KeyboardModifier.ControlModifier


def sent(library: Library) -> list[tuple[str, Channel]]:
    rows = library.composing.rows()
    return [(row.name, row.channel) for row in rows if row.state is LetterState.SENT]


def press(page: LettersPage) -> None:
    QTest.keyClick(page.composer.sheet.text, Qt.Key.Key_Return, CTRL)


@pytest.mark.parametrize("typed", [False, True])
def test_pressed_again_it_is_only_marked(
    page: LettersPage, write: Write, go: MailingNavigator, library: Library, typed: bool
) -> None:
    write()
    if typed:
        QTest.keyClicks(page.composer.sheet.text, "Hello. ")
    with held_file(library):
        press(page)
        assert len(go.links) == 1
        text = page.composer.strip.text()
        assert text.startswith("Your mail program has this letter, but it could not be marked")
        assert text.endswith("“Mark as sent” below tries it again, and opens no second mail.")
        assert page.composer.bar.primary.text() == "Mark as sent"
        press(page)
        page.composer.bar.primary.click()
        assert len(go.links) == 1
        assert page.composer.strip.text() == text
    assert sent(library) == []
    press(page)
    assert len(go.links) == 1
    assert sent(library) == [("Ana Souza", Channel.MAIL)]
    assert page.composer.strip.text() == ""
    notifier = page.context.notifier
    assert isinstance(notifier, RecordingNotifier)
    assert notifier.problems == []  # said once, over the letter
    assert notifier.notices == ["Marked as sent"]


def test_a_full_disk_is_told_in_its_own_words(
    page: LettersPage,
    write: Write,
    go: MailingNavigator,
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_args: object, **_more: object) -> None:
        raise NoRoom("The disk is full.") from OSError(errno.ENOSPC, "full")

    write()
    with monkeypatch.context() as patch:
        patch.setattr(Composing, "send", full)
        press(page)
    assert "marked as sent: The disk is full." in page.composer.strip.text()
    page.composer.bar.primary.click()
    assert sent(library) == [("Ana Souza", Channel.MAIL)]
    assert len(go.links) == 1


def test_the_mail_can_be_opened_again(
    page: LettersPage, write: Write, go: MailingNavigator, library: Library
) -> None:
    write()
    with held_file(library):
        press(page)
    page.composer.sheet.text.set_text("Dear Ana, other words.")
    (again,) = page.composer.strip.buttons()
    assert again.text() == "Open the mail again"
    again.click()
    assert len(go.links) == 2
    assert "other%20words" in go.links[1]
    assert sent(library) == []
    press(page)
    assert len(go.links) == 2
    (row,) = library.composing.rows()
    kept = library.composing.letter(row.id)
    assert kept is not None
    assert kept.body == "Dear Ana, other words."


def test_it_is_said_again_where_one_comes_back_to_the_letter(
    page: LettersPage, write: Write, go: MailingNavigator, library: Library
) -> None:
    write()
    QTest.keyClicks(page.composer.sheet.text, "Hello. ")
    with held_file(library):
        press(page)
    assert library.autosave.flush()
    page.read()  # what was said stays
    assert "could not be marked as sent" in page.composer.strip.text()
    write("Tom Becker", LetterKind.UPDATE)
    assert page.composer.strip.text() == ""
    assert page.composer.bar.primary.text() == "Open in mail program"
    write()
    assert page.composer.strip.text().startswith(
        "Your mail program has this letter, but it is not marked as sent yet."
    )
    assert page.composer.bar.primary.text() == "Mark as sent"
    press(page)
    assert len(go.links) == 1
    assert sent(library) == [("Ana Souza", Channel.MAIL)]


def test_a_mark_that_is_taken_back_lets_it_be_sent_anew(
    page: LettersPage, write: Write, go: MailingNavigator, library: Library
) -> None:
    write()
    QTest.keyClicks(page.composer.sheet.text, "Hello. ")
    with held_file(library):
        press(page)
    press(page)
    library.history.undo()
    assert sent(library) == []
    write()
    assert page.composer.bar.primary.text() == "Open in mail program"
    press(page)
    assert len(go.links) == 2


def test_a_letter_that_is_deleted_is_forgotten(
    page: LettersPage, write: Write, go: MailingNavigator, library: Library
) -> None:
    write()
    QTest.keyClicks(page.composer.sheet.text, "Hello. ")
    with held_file(library):
        press(page)
    assert library.autosave.flush()
    page.delete_chosen()
    assert library.composing.rows() == []
    write()
    assert page.composer.strip.text() == ""
    assert page.composer.bar.primary.text() == "Open in mail program"


@pytest.mark.parametrize("go_on", ["undone", "undone when it is left"])
def test_a_letter_that_is_undone_is_forgotten(
    page: LettersPage, write: Write, go: MailingNavigator, library: Library, go_on: str
) -> None:
    write()
    QTest.keyClicks(page.composer.sheet.text, "Hello. ")
    with held_file(library):
        press(page)
    assert library.autosave.flush()
    if go_on != "undone":
        write("Tom Becker", LetterKind.UPDATE)
    while library.composing.rows():
        library.history.undo()
    write()
    assert page.composer.strip.text() == ""
    assert page.composer.bar.primary.text() == "Open in mail program"
    press(page)
    assert len(go.links) == 2


@pytest.mark.parametrize("typed", [False, True])
def test_a_letter_that_goes_with_its_person_is_forgotten(
    page: LettersPage,
    write: Write,
    go: MailingNavigator,
    library: Library,
    people: dict[str, int],
    typed: bool,
) -> None:
    """Whoever is added next may get the id, and with it the case, of who was deleted."""
    tom, ana = people["Tom Becker"], people["Ana Souza"]
    library.contacts.set_point(tom, PointKind.MAIL, "tom@x.example")
    for name in ("Tom Becker", "Ana Souza"):
        write(name)
        if typed:
            QTest.keyClicks(page.composer.sheet.text, "Hello. ")
        with held_file(library):
            press(page)
        assert library.autosave.flush()
    cards = [library.composing.card(key, LetterKind.REQUEST) for key in (tom, ana)]
    handed = page.composer.handed
    assert [card in handed for card in cards if card] == [True, True]
    library.contacts.delete(ana)
    assert [card in handed for card in cards if card] == [True, False]
    write("Tom Becker")
    assert page.composer.bar.primary.text() == "Mark as sent"
    press(page)
    assert sent(library) == [("Tom Becker", Channel.MAIL)]
    assert len(go.links) == 2


def test_one_that_goes_by_hand_is_no_mail(
    page: LettersPage, write: Write, go: MailingNavigator, library: Library
) -> None:
    write()
    with held_file(library):
        page.acts.send(page.composer, Channel.HAND)
    assert page.composer.strip.text() == ""
    notifier = page.context.notifier
    assert isinstance(notifier, RecordingNotifier)
    assert len(notifier.problems) == 1
    press(page)
    assert len(go.links) == 1


def test_without_a_mail_program_the_message_stays_when_all_is_read_anew(
    page: LettersPage, write: Write, go: MailingNavigator
) -> None:
    go.answers = False
    write()
    press(page)
    page.read()
    assert page.composer.strip.text().startswith("No mail program answered.")


# -- whose move it is ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mover", "conditions", "line"),
    [
        ("Tom Becker", (), "Lena Fischer is on hold, and it is Tom Becker’s move."),
        (
            "Tom Becker",
            ("calls her", "mails me"),
            "Lena Fischer is on hold, and it is Tom Becker’s move: calls her; mails me",
        ),
        (None, (), "Lena Fischer is on hold, and it is your move first."),
        (
            None,
            ("read her book",),
            "Lena Fischer is on hold until you have done this: read her book",
        ),
    ],
)
def test_whose_move_it_is_in_one_sentence(
    page: LettersPage,
    write: Write,
    library: Library,
    people: dict[str, int],
    mover: str | None,
    conditions: tuple[str, ...],
    line: str,
) -> None:
    lena = people["Lena Fischer"]
    whose = people[mover] if mover else None
    library.referrals.hold(lena, whose_move_id=whose, conditions=conditions)
    library.contacts.set_point(lena, PointKind.MAIL, "lena@x.example")
    write("Lena Fischer")
    assert page.composer.strip.text().splitlines()[0] == line
    if whose is not None:
        library.contacts.delete(whose)
        gone = line.split(", and")[0] + ", and whoever had the move was deleted"
        assert page.composer.strip.text().splitlines()[0].startswith(gone)
    prompter = page.context.prompter
    assert isinstance(prompter, AnsweringPrompter)
    assert prompter.questions == []


# -- while the file is held ----------------------------------------------------------------------


@pytest.mark.parametrize("kept", [False, True])
def test_what_could_not_be_written_yet_stays_on_the_screen(
    page: LettersPage, write: Write, library: Library, kept: bool
) -> None:
    write()
    sheet = page.composer.sheet
    if kept:
        QTest.keyClicks(sheet.text, "First. ")
        assert library.autosave.flush()
    with held_file(library):
        QTest.keyClicks(sheet.text, "Second. ")
        sheet.to.edit.setFocus()
        page.read()
        assert "Second." in sheet.text.text()
        QTest.keyClicks(sheet.to.edit, "x")
        address = sheet.to.address()
        sheet.subject.setFocus()
        page.read()
        assert sheet.to.address() == address
        QTest.keyClicks(sheet.subject, "Third ")
    assert library.autosave.flush()
    (row,) = library.composing.rows()
    letter = library.composing.letter(row.id)
    assert letter is not None
    assert "Second." in letter.body
    assert "Third" in letter.subject
    assert letter.address == address


def test_a_letter_left_unwritten_is_found_as_it_was_left(
    page: LettersPage, write: Write, library: Library
) -> None:
    write()
    text = page.composer.sheet.text
    with held_file(library):
        QTest.keyClicks(text, "First. ")
        write("Tom Becker", LetterKind.UPDATE)
        assert "First." not in text.text()
        write()
        assert "First." in text.text()
        QTest.keyClicks(text, "Second. ")
    assert library.autosave.flush()
    (row,) = library.composing.rows()
    letter = library.composing.letter(row.id)
    assert letter is not None
    assert "First." in letter.body
    assert "Second." in letter.body


def test_a_template_left_unwritten_is_found_as_it_was_left(
    page: LettersPage, library: Library
) -> None:
    page._show_templates()
    view, editor = page.shelf.templates_view, page.templates
    first, second = page.shelf.templates.ids()[:2]
    view.choose(first)
    with held_file(library):
        editor.text.setFocus()
        QTest.keyClicks(editor.text, "First. ")
        view.setFocus()
        page.read()
        assert "First." in editor.text.text()
        view.choose(second)
        assert "First." not in editor.text.text()
        view.choose(first)
        assert "First." in editor.text.text()
    assert library.autosave.flush()
    assert "First." in library.composing.templates()[0].body
    page.read()
    assert "First." in editor.text.text()


@pytest.mark.parametrize("leave", ["another letter", "another kind"])
def test_what_could_not_be_written_yet_is_written_after_the_letter_was_left(
    page: LettersPage, write: Write, library: Library, leave: str
) -> None:
    write()
    with held_file(library):
        QTest.keyClicks(page.composer.sheet.text, "Typed. ")
        if leave == "another letter":
            write("Tom Becker", LetterKind.UPDATE)
        else:
            page.composer.side.kind_chosen.emit(LetterKind.UPDATE)
    assert library.autosave.flush()
    (row,) = library.composing.rows()
    assert (row.name, row.kind) == ("Ana Souza", LetterKind.REQUEST)
    letter = library.composing.letter(row.id)
    assert letter is not None
    assert "Typed." in letter.body
    write()  # back again
    assert "Typed." in page.composer.sheet.text.text()
    assert len(library.composing.rows()) == 1
