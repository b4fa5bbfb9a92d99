"""The composer: filled, kept as typed, hints beside it, sent by the user's own means."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal.domain.clock import FixedClock
from journal.domain.codes import Channel, LetterKind, LetterState, PointKind, ThanksBy
from journal.domain.letters.hints import HintCode
from journal.services.library import Library
from journal.ui.letters.letter_edit import LetterEdit
from journal.ui.letters.page import LettersPage
from tests.ui.conftest import AnsweringPrompter, RecordingNotifier
from tests.ui.letters.conftest import MailingNavigator, Write, held_file

CTRL = Qt.KeyboardModifier.ControlModifier


def text_of(page: LettersPage) -> LetterEdit:
    return page.composer.sheet.text


def drafts(library: Library) -> list[tuple[str, str]]:
    rows = library.composing.rows()
    return [(row.name, row.kind) for row in rows if row.state is LetterState.DRAFT]


def sent(library: Library) -> list[tuple[str, Channel]]:
    rows = library.composing.rows()
    return [(row.name, row.channel) for row in rows if row.state is LetterState.SENT]


def notices(page: LettersPage) -> RecordingNotifier:
    found = page.context.notifier
    assert isinstance(found, RecordingNotifier)
    return found


def prompter(page: LettersPage) -> AnsweringPrompter:
    found = page.context.prompter
    assert isinstance(found, AnsweringPrompter)
    return found


def hints(page: LettersPage) -> set[HintCode]:
    page.composer.look()
    return {hint.code for hint in page.composer.side._hints or ()}


# -- filled, and kept ----------------------------------------------------------------------------


def test_a_letter_is_filled_and_nothing_is_kept_before_a_key(
    page: LettersPage, write: Write, library: Library
) -> None:
    write()
    assert text_of(page).text().startswith("Dear Ana")
    assert "Tom Becker" in text_of(page).text()
    assert page.composer.sheet.to.address() == "ana@x.example"
    assert text_of(page).hasFocus()
    assert library.composing.rows() == []


def test_what_is_typed_is_a_draft_and_stands_in_the_list(
    page: LettersPage, write: Write, library: Library
) -> None:
    write()
    QTest.keyClicks(text_of(page), "Hello ")
    assert library.autosave.pending
    library.autosave.flush()
    assert drafts(library) == [("Ana Souza", LetterKind.REQUEST)]
    (row,) = library.composing.rows()
    assert page.shelf.letters_view.current() == row.id
    kept = library.composing.letter(row.id)
    assert kept is not None
    assert "Hello" in kept.body
    QTest.keyClicks(text_of(page), "again ")
    library.autosave.flush()
    assert len(library.composing.rows()) == 1


def test_one_visit_is_one_step(page: LettersPage, write: Write, library: Library) -> None:
    write()
    QTest.keyClicks(text_of(page), "One ")
    library.autosave.flush()
    QTest.keyClicks(text_of(page), "two ")
    library.autosave.flush()
    library.history.undo()
    assert library.composing.rows() == []


def test_two_letters_begun_one_after_the_other_are_two(
    page: LettersPage, write: Write, library: Library
) -> None:
    write("Ana Souza")
    QTest.keyClicks(text_of(page), "To Ana. ")
    write("Lena Fischer")  # what was typed is written first
    QTest.keyClicks(text_of(page), "To Lena. ")
    library.autosave.flush()
    bodies = {row.name: library.composing.letter(row.id) for row in library.composing.rows()}
    assert "To Ana." in bodies["Ana Souza"].body  # type: ignore[union-attr]
    assert "To Lena." in bodies["Lena Fischer"].body  # type: ignore[union-attr]


def test_a_kept_draft_is_opened_again(page: LettersPage, write: Write, library: Library) -> None:
    write()
    QTest.keyClicks(text_of(page), "Kept. ")
    write("Lena Fischer")
    write()
    assert "Kept." in text_of(page).text()
    assert len(library.composing.rows()) == 1


def test_a_letter_not_begun_leaves_nothing_behind(
    page: LettersPage, write: Write, library: Library
) -> None:
    write()
    QTest.keyClick(text_of(page), Qt.Key.Key_Escape)
    assert library.composing.rows() == []
    assert page.composer.card() is None
    assert page.empty.isVisible()
    assert page.empty.button.hasFocus()


def test_another_scheme_marks_anew_and_writes_nothing(
    page: LettersPage, write: Write, library: Library
) -> None:
    write()
    marks = text_of(page).marks
    assert marks is not None
    marks.refresh_look()
    assert not library.autosave.pending


def test_enter_leads_from_field_to_field(page: LettersPage, write: Write) -> None:
    write()
    sheet = page.composer.sheet
    sheet.to.edit.setFocus()
    QTest.keyClick(sheet.to.edit, Qt.Key.Key_Return)
    assert sheet.subject.hasFocus()
    QTest.keyClick(sheet.subject, Qt.Key.Key_Return)
    assert sheet.text.hasFocus()


def test_enter_stays_with_an_address_that_is_not_whole(page: LettersPage, write: Write) -> None:
    write()
    line = page.composer.sheet.to
    line.edit.setFocus()
    line.edit.selectAll()
    QTest.keyClicks(line.edit, "ana@x")
    QTest.keyClick(line.edit, Qt.Key.Key_Return)
    assert line.edit.hasFocus()
    assert line.edit.selectedText() == "ana@x"
    assert line.problem.isVisible()


def test_what_is_wrong_with_an_address_is_not_said_of_the_next_letter(
    page: LettersPage, write: Write
) -> None:
    write("Lena Fischer")
    page.composer.bar.primary.click()
    assert page.composer.sheet.to.problem.isVisible()
    write("Lena Fischer", LetterKind.UPDATE)
    assert page.composer.sheet.to.problem.isHidden()


def test_keys_are_not_taken_back_before_newer_ones_in_another_field(
    page: LettersPage, write: Write, library: Library
) -> None:
    write()
    sheet = page.composer.sheet
    QTest.keyClicks(sheet.text, "Body. ")
    assert sheet.text.document().isUndoAvailable()
    sheet.subject.setFocus()
    QTest.keyClicks(sheet.subject, "Subject ")
    assert not sheet.text.document().isUndoAvailable()
    assert sheet.subject.isUndoAvailable()
    sheet.text.setFocus()  # the journal's own undo begins with the subject
    library.history.undo()
    assert "Subject" not in sheet.subject.text()
    assert "Body." in sheet.text.text()
    QTest.keyClicks(sheet.text, "More ")
    assert not sheet.subject.isUndoAvailable()
    sheet.to.edit.setFocus()
    QTest.keyClicks(sheet.to.edit, "x")
    assert not sheet.text.document().isUndoAvailable()


def test_a_letter_opened_again_has_no_keys_to_take_back(page: LettersPage, write: Write) -> None:
    write()
    sheet = page.composer.sheet
    QTest.keyClicks(sheet.text, "Body. ")
    sheet.subject.setFocus()
    QTest.keyClicks(sheet.subject, "Subject ")
    sheet.text.setFocus()
    QTest.keyClicks(sheet.text, "More ")
    write()  # the same letter, whose text is the same
    assert "More" in sheet.text.text()
    assert not sheet.text.document().isUndoAvailable()


# -- gaps ----------------------------------------------------------------------------------------


def test_tab_leads_from_gap_to_gap_and_then_on(page: LettersPage, write: Write) -> None:
    write()
    edit = text_of(page)
    edit.set_text("Dear [their name],\n\n😀 I saw [what you saw] and more.")
    edit.begin()
    assert edit.textCursor().selectedText() == "[their name]"
    QTest.keyClicks(edit, "Ana")
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.textCursor().selectedText() == "[what you saw]"
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert not edit.hasFocus()  # the last one was left; nobody is kept inside
    edit.setFocus(Qt.FocusReason.OtherFocusReason)
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.textCursor().selectedText() == "[what you saw]"  # from the end to the first
    QTest.keyClicks(edit, "your work")
    assert edit.text() == "Dear Ana,\n\n😀 I saw your work and more."
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert not edit.hasFocus()


def test_gaps_are_marked_and_listed(page: LettersPage, write: Write, qtbot: QtBot) -> None:
    write()
    edit = text_of(page)
    edit.set_text("Dear [their name], [what] is 😀 [a gap]?")
    page.composer.look()
    marked = [(each.start, each.length) for each in edit.document().firstBlock().layout().formats()]
    assert marked == [(5, 12), (19, 6), (32, 7)]
    names = [
        next(each for each in page.findChildren(QWidget, f"letters.gap.{n}") if each.isVisible())
        for n in range(3)
    ]
    assert [each.text() for each in names] == ["their name", "what", "a gap"]  # type: ignore[attr-defined]
    QTest.mouseClick(names[2], Qt.MouseButton.LeftButton)
    assert edit.textCursor().selectedText() == "[a gap]"
    assert edit.hasFocus()


def test_a_gap_of_the_subject_is_listed_too(page: LettersPage, write: Write) -> None:
    write()
    sheet = page.composer.sheet
    sheet.subject.set_text("About [what] 😀")
    sheet.text.set_text("Dear Ana, [why]?")
    page.composer.look()
    assert [gap.key for gap in sheet.gaps()] == ["what", "why"]
    page.composer.side.gap_chosen.emit(0)
    assert sheet.subject.hasFocus()
    assert sheet.subject.selectedText() == "[what]"
    page.composer.side.gap_chosen.emit(1)
    assert sheet.text.textCursor().selectedText() == "[why]"


@pytest.mark.parametrize("kept", [False, True])
def test_the_user_s_name_is_told_once(
    page: LettersPage, write: Write, library: Library, kept: bool
) -> None:
    library.beginning.set_my_name("")
    write()
    link = page.composer.side.my_name
    assert not link.isHidden()
    if kept:
        QTest.keyClicks(page.composer.sheet.subject, "A")
        library.autosave.flush()
    assert "[your name]" in text_of(page).text()
    prompter(page).answers = ["Robin Ellis"]
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert "[your name]" not in text_of(page).text()
    assert text_of(page).text().endswith("Robin Ellis")
    assert link.isHidden()
    assert library.beginning.my_name() == "Robin Ellis"
    write("Lena Fischer")
    assert text_of(page).text().endswith("Robin Ellis")


# -- hints ---------------------------------------------------------------------------------------


def test_hints_follow_a_moment_after_the_last_key(
    page: LettersPage, write: Write, qtbot: QtBot
) -> None:
    write()
    assert HintCode.ASKS_FOR_JOB not in hints(page)
    QTest.keyClicks(text_of(page), "Please hire me. ")
    qtbot.waitUntil(
        lambda: page.findChild(QWidget, "letters.hint.asks_for_job") is not None, timeout=2_000
    )


@pytest.mark.parametrize("for_good", [False, True])
def test_a_hint_is_dismissed_for_this_letter_or_for_good(
    page: LettersPage, write: Write, library: Library, for_good: bool
) -> None:
    write()
    QTest.keyClicks(text_of(page), "Please hire me. ")
    assert HintCode.ASKS_FOR_JOB in hints(page)
    name = "letters.hint.asks_for_job." + ("for_good" if for_good else "once")
    link = page.findChild(QWidget, name)
    assert link is not None
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert HintCode.ASKS_FOR_JOB not in hints(page)
    assert "Please hire me." in text_of(page).text()
    write("Lena Fischer")
    QTest.keyClicks(text_of(page), "Please hire me. ")
    assert (HintCode.ASKS_FOR_JOB in hints(page)) is not for_good


def test_the_focus_goes_on_when_a_hint_goes(page: LettersPage, write: Write) -> None:
    write()
    text_of(page).selectAll()
    QTest.keyClicks(text_of(page), "Please hire me.")
    page.composer.look()
    lines = list(page.composer.side._hint_lines.shown())
    assert len(lines) > 1
    for left in range(len(lines) - 1, -1, -1):
        first = page.composer.side._hint_lines.shown()[0]
        first.once.setFocus()  # type: ignore[attr-defined]
        QTest.keyClick(first.once, Qt.Key.Key_Return)  # type: ignore[attr-defined]
        assert len(page.composer.side._hint_lines.shown()) == left
        focus = page.focusWidget()
        assert focus is not None
        if left:
            assert focus.objectName().endswith(".once")
    assert text_of(page).hasFocus()


def test_words_are_counted(page: LettersPage, write: Write) -> None:
    write()
    text_of(page).set_text("One two\nthree")
    page.composer.look()
    assert page.composer.side.choice.figure.text().startswith("3")


# -- sending -------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_opens_the_mail_program_and_marks(
    page: LettersPage, write: Write, library: Library, go: MailingNavigator, people: dict[str, int],
    key: Qt.Key,
) -> None:  # fmt: skip
    write()
    QTest.keyClick(text_of(page), key, CTRL)
    (link,) = go.links
    assert link.startswith("mailto:ana@x.example?subject=")
    assert sent(library) == [("Ana Souza", Channel.MAIL)]
    assert notices(page).notices == ["Marked as sent"]
    assert ("propose" in {call[0] for call in go.calls}) is True
    library.history.undo()  # one step, with all that it did
    assert library.composing.rows() == []
    assert library.people.interviews(people["Ana Souza"]) == []


def test_what_is_sent_is_what_stands_there(
    page: LettersPage, write: Write, library: Library, go: MailingNavigator
) -> None:
    write()
    body = "100 % sure & ready?\n\nGrüße aus Köln + Umgebung #1"
    text_of(page).selectAll()
    text_of(page).insertPlainText(body)
    page.composer.sheet.subject.selectAll()
    QTest.keyClicks(page.composer.sheet.subject, "A & B = 50 %")
    QTest.keyClick(page.composer.sheet.subject, Qt.Key.Key_Return, CTRL)
    fields = parse_qs(urlsplit(go.links[0]).query)
    assert fields == {"subject": ["A & B = 50 %"], "body": [body.replace("\n", "\r\n")]}
    assert go.links[0].isascii()
    (row,) = library.composing.rows()
    kept = library.composing.letter(row.id)
    assert kept is not None
    assert (kept.subject, kept.body, kept.state) == ("A & B = 50 %", body, LetterState.SENT)


def test_a_long_text_goes_by_the_clipboard(
    page: LettersPage, write: Write, go: MailingNavigator, library: Library
) -> None:
    write()
    body = "Ä & 100 % of it.\n" * 300  # 5,000 letters
    text_of(page).set_text(body)
    page.composer.bar.primary.click()
    assert "body=" not in go.links[0]
    assert "subject=" in go.links[0]
    assert QGuiApplication.clipboard().text() == body
    assert notices(page).notices == [
        "Too long for a link: paste the text, it is copied. Marked as sent."
    ]
    assert len(sent(library)) == 1


def test_a_gap_is_pointed_at_before_the_letter_goes(
    page: LettersPage, write: Write, go: MailingNavigator, library: Library
) -> None:
    """The second press sends it all the same: in the mail program it can still be filled in."""
    write()
    text_of(page).set_text("Dear [their name], hello [again].")
    QTest.keyClick(text_of(page), Qt.Key.Key_Return, CTRL)
    assert go.links == []
    assert sent(library) == []
    assert text_of(page).textCursor().selectedText() == "[their name]"
    assert page.composer.bar.warning.text().startswith("Still open: 2 gap")
    QTest.keyClicks(text_of(page), "Ana")
    QTest.keyClick(text_of(page), Qt.Key.Key_Return, CTRL)  # fewer of them: told anew
    assert go.links == []
    assert text_of(page).textCursor().selectedText() == "[again]"
    QTest.keyClick(text_of(page), Qt.Key.Key_Return, CTRL)
    assert len(go.links) == 1
    assert notices(page).notices == ["Marked as sent. Something in it is still to be filled in."]


def test_gaps_are_pointed_at_in_each_letter_anew(
    page: LettersPage, write: Write, go: MailingNavigator, library: Library, people: dict[str, int]
) -> None:
    library.contacts.set_point(people["Lena Fischer"], PointKind.MAIL, "lena@x.example")
    warning = page.composer.bar.warning
    for name in ("Ana Souza", "Lena Fischer"):
        write(name)
        assert warning.isHidden()
        text_of(page).set_text("Dear [their name], hello.")
        page.composer.bar.primary.click()
        assert warning.isVisible()
    assert go.links == []


@pytest.mark.parametrize("way", ["mailed", "hand", "linkedin", "phone", "in_person"])
def test_gaps_are_told_first_whichever_way_it_goes(
    page: LettersPage, write: Write, library: Library, way: str
) -> None:
    write()
    text_of(page).set_text("Dear [their name], I am [who you are].")
    bar = page.composer.bar
    entry = bar.ways.findChild(QAction, f"letters.ways.{way}")
    assert entry is not None
    entry.trigger()
    assert sent(library) == []
    assert text_of(page).textCursor().selectedText() == "[their name]"
    assert bar.warning.text() == "Still open: 2 gap(s). Press again to send it anyway."
    assert bar.warning.isVisible()
    text_of(page).set_text("Dear Ana, I am [who you are].")  # one is filled: the other is told
    page.composer.look()
    assert bar.warning.isHidden()
    entry.trigger()
    assert sent(library) == []
    assert bar.warning.text() == "Still open: 1 gap(s). Press again to send it anyway."
    entry.trigger()
    assert len(sent(library)) == 1
    assert bar.warning.isHidden()


def test_what_is_written_by_hand_says_its_gaps_too(
    page: LettersPage, write: Write, library: Library
) -> None:
    write()
    text_of(page).set_text("Dear [their name], hello.")
    page.acts.send(page.composer, Channel.HAND)
    assert sent(library) == []
    page.acts.send(page.composer, Channel.HAND)
    assert sent(library) == [("Ana Souza", Channel.HAND)]


def test_without_a_mail_program_the_text_can_be_copied(
    page: LettersPage, write: Write, go: MailingNavigator, library: Library
) -> None:
    go.answers = False
    write()
    page.composer.bar.primary.click()
    assert sent(library) == []
    strip = page.composer.strip
    assert strip.text().startswith("No mail program answered.")
    copy, marks = strip.buttons()
    copy.click()
    assert QGuiApplication.clipboard().text() == text_of(page).text()
    marks.click()
    assert sent(library) == [("Ana Souza", Channel.MAIL)]


def test_without_an_address_it_is_asked_for_and_kept_with_the_person(
    page: LettersPage, write: Write, go: MailingNavigator, library: Library, people: dict[str, int]
) -> None:
    write("Lena Fischer")
    line = page.composer.sheet.to
    QTest.keyClick(text_of(page), Qt.Key.Key_Return, CTRL)
    assert go.links == []
    assert line.edit.hasFocus()
    assert line.problem.text() == "No mail address of Lena Fischer is known yet. Type it here."
    QTest.keyClicks(line.edit, "lena@x.example")
    assert line.problem.isHidden()
    QTest.keyClick(line.edit, Qt.Key.Key_Return, CTRL)
    assert go.links[0].startswith("mailto:lena@x.example?")
    card = library.people.card(people["Lena Fischer"])
    assert card is not None
    assert card.first(PointKind.MAIL) == "lena@x.example"
    assert len([point for point in card.points if point.kind is PointKind.MAIL]) == 1


def test_esc_in_the_address_stays_with_the_letter_and_a_second_one_leaves(
    page: LettersPage, write: Write, library: Library
) -> None:
    write("Lena Fischer")
    line, text = page.composer.sheet.to, text_of(page)
    QTest.keyClick(text, Qt.Key.Key_Return, CTRL)
    assert line.edit.hasFocus()
    QTest.keyClick(line.edit, Qt.Key.Key_Escape)
    assert text.hasFocus()
    assert page.composer.card() is not None
    assert line.problem.isHidden()
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert page.composer.card() is None


def test_an_address_that_is_not_whole_holds_the_letter_back(
    page: LettersPage, write: Write, go: MailingNavigator, library: Library
) -> None:
    write()
    line = page.composer.sheet.to
    line.edit.setFocus()
    line.edit.selectAll()
    QTest.keyClicks(line.edit, "ana@")
    text_of(page).setFocus()
    QTest.keyClick(text_of(page), Qt.Key.Key_Return, CTRL)
    assert go.links == []
    assert sent(library) == []
    assert line.edit.hasFocus()
    assert line.edit.selectedText() == "ana@"
    assert line.problem.text() == "No letter would arrive there: is it complete?"
    QTest.keyClicks(line.edit, "x.example")  # in place of what is selected: still none
    QTest.keyClick(line.edit, Qt.Key.Key_Return, CTRL)
    assert go.links == []
    line.edit.selectAll()
    QTest.keyClicks(line.edit, "ana@y.example")
    QTest.keyClick(line.edit, Qt.Key.Key_Return, CTRL)
    assert go.links[0].startswith("mailto:ana@y.example?")


@pytest.mark.parametrize("width", [400, 560, 700, 1096, 1500])
def test_the_card_grows_with_what_is_wrong_with_the_address(
    page: LettersPage, write: Write, library: Library, people: dict[str, int], width: int
) -> None:
    library.contacts.set_field(people["Lena Fischer"], "name", "Lena Fischer-Öztürk de la Cruz")
    page.resize(width, 700)
    write("Lena Fischer")
    sheet = page.composer.sheet
    page.composer.bar.primary.click()
    for _round in range(5):
        QApplication.processEvents()
    line, problem = sheet.to.edit, sheet.to.problem
    assert problem.mapTo(sheet, problem.rect().topLeft()).x() > line.x()
    assert problem.width() > line.width() - 20
    assert problem.height() >= problem.heightForWidth(problem.width())
    assert sheet.text.height() == sheet.text.sizeHint().height()
    assert sheet.text.geometry().bottom() < sheet.height()
    assert sheet.parentWidget().height() >= sheet.geometry().bottom()


def test_an_empty_letter_is_not_sent(
    page: LettersPage, write: Write, go: MailingNavigator, library: Library
) -> None:
    write()
    text_of(page).set_text(" \n ")
    QTest.keyClick(text_of(page), Qt.Key.Key_Return, CTRL)
    assert go.links == []
    assert sent(library) == []
    assert notices(page).refusals == ["There is no text yet."]


@pytest.mark.parametrize(
    ("way", "channel"),
    [("hand", Channel.HAND), ("linkedin", Channel.LINKEDIN), ("phone", Channel.PHONE)],
)
def test_it_was_sent_another_way(
    page: LettersPage, write: Write, library: Library, go: MailingNavigator, way: str,
    channel: Channel,
) -> None:  # fmt: skip
    write("Lena Fischer")  # whose address isn't known: it isn't needed
    actions = {each.objectName(): each for each in page.composer.bar.ways.actions()}
    actions[f"letters.ways.{way}"].trigger()
    assert go.links == []
    assert sent(library) == [("Lena Fischer", channel)]


def test_it_was_sent_from_a_browser(
    page: LettersPage, write: Write, library: Library, go: MailingNavigator
) -> None:
    write("Lena Fischer")  # whose address isn't known: it isn't needed
    text_of(page).set_text("Dear Lena, hello.")
    first = page.composer.bar.ways.actions()[0]
    assert first.text() == "By mail"
    first.trigger()
    assert go.links == []
    assert sent(library) == [("Lena Fischer", Channel.MAIL)]
    assert notices(page).notices == ["Marked as sent"]
    assert notices(page).refusals == []


def test_who_is_on_hold_is_asked_about_before_a_letter_is_marked(
    page: LettersPage, write: Write, library: Library, held: int
) -> None:
    write("Lena Fischer")
    prompter(page).answers = [False]
    page.composer.bar.ways.actions()[0].trigger()
    assert sent(library) == []
    assert prompter(page).questions == ["Lena Fischer is on hold."]


def test_who_is_thanked_by_hand_gets_no_mail(
    page: LettersPage, write: Write, library: Library, go: MailingNavigator, people: dict[str, int]
) -> None:
    library.contacts.set_field(people["Ana Souza"], "thanks_by", str(ThanksBy.HANDWRITTEN))
    write(kind=LetterKind.THANK_YOU)
    bar = page.composer.bar
    assert bar.primary.text() == "I wrote it by hand"
    assert "Open in mail program" in [each.text() for each in bar.ways.actions()]
    text_of(page).set_text("Dear Ana, thank you. Robin")
    QTest.keyClick(text_of(page), Qt.Key.Key_Return, CTRL)
    assert go.links == []
    assert sent(library) == [("Ana Souza", Channel.HAND)]


def test_a_letter_that_was_sent_is_only_read(
    page: LettersPage, write: Write, library: Library, go: MailingNavigator
) -> None:
    write()
    page.composer.bar.primary.click()
    assert text_of(page).isReadOnly()
    assert page.composer.bar.primary.isHidden()
    QTest.keyClick(text_of(page), Qt.Key.Key_Return, CTRL)
    assert len(go.links) == 1
    page.composer.bar.copy.click()
    assert QGuiApplication.clipboard().text() == text_of(page).text()


# -- on hold -------------------------------------------------------------------------------------


@pytest.fixture
def held(library: Library, people: dict[str, int]) -> int:
    library.contacts.set_point(people["Lena Fischer"], PointKind.MAIL, "lena@x.example")
    return library.referrals.hold(
        people["Lena Fischer"], whose_move_id=people["Tom Becker"], conditions=["has called her"]
    )


def test_sending_to_somebody_on_hold_asks_first(
    page: LettersPage, write: Write, library: Library, go: MailingNavigator, held: int
) -> None:
    write("Lena Fischer")
    strip = page.composer.strip
    assert strip.text().splitlines()[0] == (
        "Lena Fischer is on hold, and it is Tom Becker’s move: has called her"
    )
    prompter(page).answers = [False, True]
    page.composer.bar.primary.click()
    assert go.links == []
    assert sent(library) == []
    page.composer.bar.primary.click()
    assert len(go.links) == 1
    assert prompter(page).questions == ["Lena Fischer is on hold."] * 2
    assert sent(library) == [("Lena Fischer", Channel.MAIL)]


def test_who_said_so_at_the_door_is_not_asked_again(
    page: LettersPage, write: Write, go: MailingNavigator, held: int, library: Library
) -> None:
    write("Lena Fischer", allowed=True)
    QTest.keyClicks(text_of(page), "Hello. ")
    page.composer.bar.primary.click()
    assert len(go.links) == 1
    assert prompter(page).questions == []


@pytest.mark.parametrize("held_before", [False, True])
def test_a_hold_that_came_after_the_door_is_asked_about(
    page: LettersPage,
    write: Write,
    go: MailingNavigator,
    library: Library,
    people: dict[str, int],
    held_before: bool,
) -> None:
    ana = people["Ana Souza"]
    if held_before:
        library.referrals.hold(ana, whose_move_id=None, conditions=["read his paper"])
    write(allowed=True)  # asked at the door, if there was something to ask
    library.referrals.hold(ana, whose_move_id=people["Tom Becker"])
    prompter(page).answers = [False]
    page.composer.bar.primary.click()
    assert prompter(page).questions == ["Ana Souza is on hold."]
    assert go.links == []
    assert sent(library) == []


def test_the_answer_about_one_letter_is_none_about_the_next(
    page: LettersPage, write: Write, go: MailingNavigator, held: int, library: Library
) -> None:
    write("Lena Fischer", LetterKind.UPDATE, allowed=True)
    text_of(page).set_text("Dear Lena, I followed your advice.")
    page.composer.bar.primary.click()
    assert sent(library) == [("Lena Fischer", Channel.MAIL)]
    write("Lena Fischer", LetterKind.UPDATE)
    text_of(page).set_text("Dear Lena, once more.")
    prompter(page).answers = [False]
    page.composer.bar.primary.click()
    assert prompter(page).questions == ["Lena Fischer is on hold."]
    assert len(go.links) == 1


def test_the_strip_leads_to_whose_move_it_is(
    page: LettersPage, write: Write, go: MailingNavigator, held: int, people: dict[str, int]
) -> None:
    write("Lena Fischer")
    page.composer.strip.buttons()[0].click()
    assert go.calls[-1] == (
        "write_to",
        (people["Tom Becker"], LetterKind.CHECK_BACK),
        {"about_id": people["Lena Fischer"]},
    )


def test_the_strip_goes_when_the_hold_ends(
    page: LettersPage, write: Write, library: Library, held: int
) -> None:
    write("Lena Fischer")
    library.referrals.end_hold(held)
    assert page.composer.strip.text() == ""


# -- other words ---------------------------------------------------------------------------------


def another_wording(page: LettersPage, library: Library) -> str:
    keys = [row.key for row in library.composing.templates(LetterKind.REQUEST)]
    other = next(key for key in keys if key != page.composer.side.wording.code())
    page.composer.side.wording_chosen.emit(other)
    assert page.composer.side.wording.code() == other
    return other


@pytest.mark.parametrize("written", [False, True])
def test_another_wording_is_one_step_and_gives_back_what_was_typed(
    page: LettersPage, write: Write, library: Library, written: bool
) -> None:
    write()
    sheet = page.composer.sheet
    QTest.keyClicks(sheet.subject, "My subject ")
    QTest.keyClicks(sheet.text, "Mine. ")
    if written:
        library.autosave.flush()
    before = sheet.texts()
    another_wording(page, library)
    assert all(now != then for now, then in zip(sheet.texts(), before, strict=True))
    assert not sheet.text.document().isUndoAvailable()  # or else it would only be half of it
    assert len(library.composing.rows()) == 1
    library.history.undo()
    assert sheet.texts() == before
    assert sheet.text.hasFocus()
    library.history.redo()
    assert all(now != then for now, then in zip(sheet.texts(), before, strict=True))
    QTest.keyClicks(sheet.text, "More. ")
    sheet.to.edit.setFocus()
    library.history.undo()
    assert "More." not in sheet.text.text()
    library.history.undo()
    assert sheet.texts() == before


def test_another_wording_while_the_file_is_held_can_be_taken_back_too(
    page: LettersPage, write: Write, library: Library
) -> None:
    write()
    QTest.keyClicks(text_of(page), "Mine. ")
    before = text_of(page).text()
    with held_file(library):
        another_wording(page, library)
        assert text_of(page).text() != before
        text_of(page).undo()
        assert text_of(page).text() == before
    assert library.autosave.flush()
    (row,) = library.composing.rows()
    assert library.composing.letter(row.id).body == before  # type: ignore[union-attr]


def test_another_wording_of_a_letter_not_begun_keeps_nothing(
    page: LettersPage, write: Write, library: Library
) -> None:
    write()
    before = text_of(page).text()
    other = another_wording(page, library)
    changed = text_of(page).text()
    assert changed != before
    page.read()  # something else changed, and the letter is filled anew
    assert text_of(page).text() == changed
    assert page.composer.side.wording.code() == other
    assert not library.autosave.pending
    assert library.composing.rows() == []
    page.composer.bar.primary.click()
    (row,) = library.composing.rows()
    assert library.composing.letter(row.id).body == changed  # type: ignore[union-attr]


def test_another_kind_is_another_letter(page: LettersPage, write: Write, library: Library) -> None:
    write()
    QTest.keyClicks(text_of(page), "A request. ")
    page.composer.side.kind_chosen.emit(LetterKind.UPDATE)
    assert "A request." not in text_of(page).text()
    assert page.composer.card().kind is LetterKind.UPDATE  # type: ignore[union-attr]
    assert drafts(library) == [("Ana Souza", LetterKind.REQUEST)]  # which is kept


def test_another_kind_still_speaks_of_whom_it_may_speak_of(
    page: LettersPage, write: Write, library: Library, people: dict[str, int]
) -> None:
    ana, lena = people["Ana Souza"], people["Lena Fischer"]
    eva = library.contacts.add("Eva Lund", referrer_id=ana)
    library.referrals.hold(eva, whose_move_id=ana)  # the one who would be asked about first
    library.referrals.hold(lena, whose_move_id=ana)
    write("Ana Souza", LetterKind.CHECK_BACK, about_id=lena)
    assert "speak with Lena Fischer first" in text_of(page).text()
    page.composer.side.kind_chosen.emit(LetterKind.THANK_REFERRER)
    assert page.composer.card().about == "Lena Fischer"  # type: ignore[union-attr]
    assert "naming Lena Fischer to me. As you wished, I won't write there" in text_of(page).text()
    page.composer.side.kind_chosen.emit(LetterKind.UPDATE)
    assert page.composer.card().about == ""  # type: ignore[union-attr]
    assert "Lena" not in text_of(page).text()
    assert page.composer.head.kind.text() == "Update"
    page.composer.side.kind_chosen.emit(LetterKind.CHECK_BACK)  # and back again
    assert page.composer.card().about == "Lena Fischer"  # type: ignore[union-attr]
    assert "speak with Lena Fischer first" in text_of(page).text()


def test_another_kind_says_nothing_false_of_whom_it_spoke(
    page: LettersPage, write: Write, library: Library, people: dict[str, int]
) -> None:
    """Tom named Ana; nobody waits for a word of his, so he isn't asked about one."""
    write("Tom Becker", LetterKind.THANK_REFERRER, about_id=people["Ana Souza"])
    assert "Ana Souza" in text_of(page).text()
    page.composer.side.kind_chosen.emit(LetterKind.CHECK_BACK)
    assert page.composer.card().about == ""  # type: ignore[union-attr]
    assert "Ana" not in text_of(page).text()


def test_an_undo_elsewhere_is_seen_and_typing_is_let_be(
    page: LettersPage, write: Write, library: Library
) -> None:
    write()
    QTest.keyClicks(text_of(page), "Typed. ")
    library.contacts.set_field(page.composer.card().contact_id, "name", "Ana Maria")  # type: ignore[union-attr]
    assert page.composer.head.name.text() == "Ana Maria"
    assert "Typed." in text_of(page).text()


def test_a_person_who_is_deleted_takes_the_letter_along(
    page: LettersPage, write: Write, library: Library, people: dict[str, int]
) -> None:
    write()
    QTest.keyClicks(text_of(page), "Typed. ")
    library.contacts.delete(people["Ana Souza"])
    assert library.autosave.flush()
    assert library.composing.rows() == []
    assert page.composer.card() is None


def test_the_day_it_was_sent_is_told(
    page: LettersPage, write: Write, library: Library, clock: FixedClock
) -> None:
    write()
    page.composer.bar.primary.click()
    assert page.composer.head.state.text() == "sent today"
    clock.advance(timedelta(days=5))
    page.clock_moved()
    assert "5 Mar" in page.composer.head.state.text()
    QApplication.processEvents()


def test_a_journal_for_reading_shows_letters_and_sends_none(
    page: LettersPage, write: Write, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    write()
    QTest.keyClicks(text_of(page), "Kept. ")
    library.autosave.flush()
    monkeypatch.setattr(type(library.file), "read_only", property(lambda _file: True))
    page.composer.show_card(page.composer.card())  # type: ignore[arg-type]
    assert text_of(page).isReadOnly()
    assert page.composer.bar.primary.isHidden()
    assert page.composer.side.choice.isHidden()
    QTest.keyClick(text_of(page), Qt.Key.Key_Return, CTRL)
    assert sent(library) == []
