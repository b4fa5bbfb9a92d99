"""Capture: answers, notes, names, companies, rating, proposed follow-ups."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from journal.domain.clock import FixedClock
from journal.domain.codes import (
    FollowUpKind,
    InterviewStatus,
    Introduction,
    NoteKind,
    ReferralQuestion,
)
from journal.domain.views.meetings import InterviewCard
from journal.services.library import Library, open_library
from journal.store.database import open_file
from journal.store.journal import Journal
from journal.ui.interviews.capture_tab import CaptureTab
from journal.ui.interviews.page import InterviewsPage
from journal.ui.shell.context import PageContext
from tests.ui.interviews.conftest import Plan, focused, press, write

Key, Mod = Qt.Key, Qt.KeyboardModifier
Card = Callable[[int], InterviewCard]
S = InterviewStatus


def opened(page: InterviewsPage, interview: int) -> CaptureTab:
    page.show_interview(interview, "capture")
    return page.workspace.capture


def answers(card: InterviewCard) -> list[str]:
    return [each.answer for each in card.questions]


def test_answers_are_typed_one_after_the_other(page: InterviewsPage, held: int, card: Card) -> None:
    tab = opened(page, held)
    for text in ("First", "Second", "Third"):
        write(text)
        press(Key.Key_Return, Mod.ControlModifier)
    assert answers(card(held)) == ["First", "Second", "Third"]
    assert all(each.asked for each in card(held).questions)
    assert focused() is tab.answers.new
    assert tab.answers.figure.text() == "3 of 3"


def test_an_answer_is_in_the_file_a_moment_after_it_was_typed(
    page: InterviewsPage, held: int, library: Library, journal_path: Path, clock: FixedClock
) -> None:
    opened(page, held)
    write("scheduling across three ports")
    library.autosave.flush()  # what its timer does 400 ms after the last key
    again = Journal(open_file(journal_path), journal_path, clock)
    reader = open_library(again, clock)
    found = reader.interviews.card(held)
    assert found is not None
    assert answers(found)[0] == "scheduling across three ports"


def test_one_visit_to_an_answer_is_one_undo_step(
    page: InterviewsPage, held: int, library: Library, card: Card
) -> None:
    tab = opened(page, held)
    for part in ("one ", "two ", "three"):
        write(part)
        library.autosave.flush()
    tab.answers.new.setFocus()
    tab.answers.blocks[card(held).questions[0].id].answer.setFocus()
    write("!")
    page.view.setFocus()
    assert "!" in answers(card(held))[0]
    library.history.undo()
    assert answers(card(held))[0] == "one two three"
    library.history.undo()
    assert answers(card(held))[0] == ""
    assert not card(held).questions[0].asked


def test_typing_does_not_read_the_page_anew(
    page: InterviewsPage, held: int, library: Library
) -> None:
    opened(page, held)
    told: list[object] = []
    read = page.read_changed
    page.read_changed = lambda changes: (told.append(1), read(changes))  # type: ignore[assignment,func-returns-value]
    write("a")
    library.autosave.flush()
    assert told == []


def test_leaving_an_answer_refreshes_the_next_step(page: InterviewsPage, held: int) -> None:
    tab = opened(page, held)
    sentence = page.workspace.header.sentence
    assert sentence.text().startswith("Write down the answers")
    write("By accident.")
    tab.names.name.setFocus()
    assert sentence.text().startswith("Thank")


def test_a_change_elsewhere_leaves_the_answer_being_typed(
    page: InterviewsPage, held: int, library: Library, card: Card
) -> None:
    opened(page, held)
    write("half a sen")
    library.questions.set_must_ask(card(held).questions[1].id, True)
    write("tence")
    library.autosave.flush()
    assert answers(card(held))[0] == "half a sentence"


def test_a_question_that_came_up_on_the_spot(page: InterviewsPage, held: int, card: Card) -> None:
    tab = opened(page, held)
    tab.answers.new.setFocus()
    write("Is it true?")
    press(Key.Key_Return)
    write("It moves.")
    page.view.setFocus()
    last = card(held).questions[-1]
    assert (last.text, last.answer) == ("Is it true?", "It moves.")
    assert last.spontaneous
    assert last.asked


def test_the_tick_says_that_it_was_asked(page: InterviewsPage, held: int, card: Card) -> None:
    tab = opened(page, held)
    first = card(held).questions[0].id
    QTest.mouseClick(tab.answers.blocks[first].tick, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert card(held).questions[0].asked
    assert card(held).questions[0].answer == ""


def test_notes_go_where_they_belong(
    page: InterviewsPage, held: int, library: Library, people: dict[str, int], card: Card
) -> None:
    tab = opened(page, held)
    for fields, kind, text in (
        (tab.summary, NoteKind.SUMMARY, "I send the sheet"),
        (tab.listened, NoteKind.ISSUE, "Nights"),
        (tab.listened, NoteKind.CLUE, "Planner in autumn"),
        (tab.feedback, NoteKind.RESUME_FEEDBACK, "Too long"),
        (tab.feedback, NoteKind.HOW_I_COME_ACROSS, "Calm"),
    ):
        fields.fields[kind].setFocus()
        write(text)
    page.view.setFocus()
    assert card(held).notes == {
        NoteKind.SUMMARY: "I send the sheet",
        NoteKind.RESUME_FEEDBACK: "Too long",
        NoteKind.HOW_I_COME_ACROSS: "Calm",
    }
    person = library.people.card(people["Ana Souza"])
    assert person is not None
    assert person.notes == {NoteKind.ISSUE: "Nights", NoteKind.CLUE: "Planner in autumn"}


def test_names_are_caught_one_after_the_other(
    page: InterviewsPage, held: int, card: Card, library: Library, context: PageContext
) -> None:
    tab = opened(page, held)
    tab.names.name.setFocus()
    write("Lena Sommer")
    press(Key.Key_Tab)
    write("Baltic Freight")
    press(Key.Key_Return)
    assert focused() is tab.names.name
    assert tab.names.name.text() == tab.names.company.text() == ""
    write("Ms Reyes")
    tab.names.wait.setChecked(True)
    press(Key.Key_Return)
    names = card(held).names
    assert [(each.name, each.company, each.introduction) for each in names] == [
        ("Lena Sommer", "Baltic Freight", Introduction.NAMED),
        ("Ms Reyes", "", Introduction.PROMISED),
    ]
    assert not tab.names.wait.isChecked()
    assert tab.names.figure.text() == "2 so far"
    assert card(held).referral_question == ReferralQuestion.ASKED
    hold = library.people.card(names[1].contact_id)
    assert hold is not None
    assert hold.holds[0].check_back == date(2026, 3, 12)
    tab.names.rows[0].name.click()
    assert context.navigator.calls[-1] == ("show_contact", (names[0].contact_id,), {})  # type: ignore[attr-defined]


def test_a_name_known_already_is_not_added_twice(
    page: InterviewsPage, held: int, card: Card, library: Library, context: PageContext
) -> None:
    before = library.people.count()
    tab = opened(page, held)
    tab.names.name.setFocus()
    write("MR HALL")
    press(Key.Key_Return)
    assert library.people.count() == before
    assert [each.name for each in card(held).names] == ["Mr Hall"]
    assert "was in your journal already" in context.notifier.notices[-1]  # type: ignore[attr-defined]


def test_a_name_from_above_in_the_tree_is_refused_with_the_reason(
    page: InterviewsPage, held: int, card: Card, context: PageContext
) -> None:
    tab = opened(page, held)
    tab.names.name.setText("Tom Becker")
    tab.names.hear()
    assert card(held).names == ()
    assert len(context.notifier.problems) == 1  # type: ignore[attr-defined]
    assert tab.names.name.text() == "Tom Becker"


def test_a_name_not_yet_added_is_kept_for_its_interview(
    page: InterviewsPage, held: int, plan: Plan, library: Library, card: Card
) -> None:
    tab = opened(page, held)
    tab.names.name.setFocus()
    write("Lena Som")
    tab.names.wait.click()
    tab.answers.new.setFocus()
    write("Is it")
    other = plan("Mr Hall", start="2026-03-03T10:00")
    page.show_interview(other, "capture")
    assert (tab.names.name.text(), tab.answers.new.text()) == ("", "")
    assert not tab.names.wait.isChecked()
    page.show_interview(held, "capture")
    assert (tab.names.name.text(), tab.answers.new.text()) == ("Lena Som", "Is it")
    assert tab.names.wait.isChecked()
    tab.names.hear()
    page.show_interview(other, "capture")
    page.show_interview(held, "capture")
    assert tab.names.name.text() == ""
    assert [each.name for each in card(held).names] == ["Lena Som"]


def test_a_name_not_yet_added_is_there_after_a_crash(
    page: InterviewsPage, held: int, library: Library, context: PageContext, qtbot: QtBot
) -> None:
    tab = opened(page, held)
    tab.names.name.setFocus()
    write("Lena")
    steps = library.history.undo_name()
    library.autosave.flush()  # what its timer does 400 ms after the last key
    assert library.history.undo_name() == steps  # nothing to undo
    again = InterviewsPage(context)
    qtbot.addWidget(again)
    again.show_interview(held, "capture")
    assert again.workspace.capture.names.name.text() == "Lena"


def test_without_a_name_nothing_happens(page: InterviewsPage, held: int, card: Card) -> None:
    tab = opened(page, held)
    tab.names.name.setText("   ")
    tab.names.button.click()
    assert card(held).names == ()
    assert focused() is tab.names.name


def test_companies_hiring(
    page: InterviewsPage, held: int, card: Card, context: PageContext
) -> None:
    tab = opened(page, held)
    tab.companies.company.setFocus()
    write("Harbour Lines")
    press(Key.Key_Tab)
    write("planners")
    press(Key.Key_Return)
    assert [(each.company, each.what) for each in card(held).leads] == [
        ("Harbour Lines", "planners")
    ]
    tab.companies.rows[0].name.click()
    assert context.navigator.calls[-1] == ("show_people", ("Harbour Lines",), {})  # type: ignore[attr-defined]
    tab.companies.rows[0].cross.click()
    assert card(held).leads == ()


def test_whether_one_asked_for_names(page: InterviewsPage, held: int, card: Card) -> None:
    tab = opened(page, held)
    tab.names.question.setFocus()
    press(Key.Key_End)
    tab.names.question.activated.emit(tab.names.question.currentIndex())
    assert card(held).referral_question == ReferralQuestion.NOT_ON_PURPOSE


def test_how_it_went_by_key_and_by_mouse(page: InterviewsPage, held: int, card: Card) -> None:
    rating = opened(page, held).rating
    rating.setFocus()
    press(Key.Key_Right)
    press(Key.Key_Right)
    assert card(held).rating == 2
    press(Key.Key_5)
    assert card(held).rating == 5
    QTest.mouseClick(rating, Qt.MouseButton.LeftButton, pos=rating.star_rect(3).center())
    assert card(held).rating == 3
    assert rating.accessibleDescription() == "3 of 5 stars"
    QTest.mouseClick(rating, Qt.MouseButton.LeftButton, pos=rating.star_rect(3).center())
    assert card(held).rating == 0
    assert rating.accessibleDescription() == "Not rated"


def test_marking_as_held_leads_to_the_proposals_and_two_keys_make_them(
    page: InterviewsPage, plan: Plan, library: Library, clock: FixedClock, card: Card
) -> None:
    key = plan(start="2026-03-05T08:00")
    page.show_interview(key)
    assert page.workspace.tab() == "capture"
    tab = page.workspace.capture
    assert tab.held.button.is_primary()
    tab.held.button.setFocus()
    press(Key.Key_Return)
    assert card(key).row.status == S.HELD
    assert not tab.held.isVisible()
    assert focused() is tab.proposals.button
    assert tab.proposals.button.text() == "Create 3 follow-up(s)"
    press(Key.Key_Return, Mod.ControlModifier)
    assert not tab.proposals.isVisible()
    assert library.interviews.follow_up_rules(key) == {
        "held.thank", "held.thank_referrer", "held.connect",
    }  # fmt: skip


def follow_ups(library: Library, *contacts: int) -> list[tuple[str, date | None, time | None]]:
    rows = [library.days.follow_up(key) for key in range(1, 20)]
    return [
        (row.kind, row.due_on, row.due_time)
        for row in rows
        if row is not None and row.contact_id in contacts
    ]


def test_ticks_and_days_are_taken_as_the_user_set_them(
    page: InterviewsPage, held: int, library: Library, people: dict[str, int]
) -> None:
    panel = opened(page, held).proposals
    rows = {row.words.text(): row for row in panel.rows.values()}
    assert list(rows) == [
        "Thank Ana Souza",
        "Thank Tom Becker for naming Ana Souza",
        "Invite Ana Souza on LinkedIn",
        "Report back to Ana Souza",
    ]
    assert rows["Thank Ana Souza"].day.text() == "Today, by 14:30"
    assert not rows["Report back to Ana Souza"].tick.isChecked()
    rows["Invite Ana Souza on LinkedIn"].tick.setChecked(False)
    row = rows["Thank Tom Becker for naming Ana Souza"]
    row.day.click()
    edit = focused()
    assert isinstance(edit, QLineEdit)
    edit.selectAll()
    write("in 2 weeks")
    press(Key.Key_Return)
    assert row.day.text() == "Thu 19 Mar"
    assert panel.button.text() == "Create 2 follow-up(s)"
    panel.button.click()
    ana, tom = people["Ana Souza"], people["Tom Becker"]
    assert follow_ups(library, ana, tom) == [
        (FollowUpKind.THANK_YOU, date(2026, 3, 5), time(14, 30)),
        (FollowUpKind.THANK_REFERRER, date(2026, 3, 19), None),
    ]


def test_a_name_heard_meanwhile_is_proposed_too_and_ticks_stay(
    page: InterviewsPage, held: int, library: Library
) -> None:
    panel = opened(page, held).proposals
    first = next(iter(panel.rows.values()))
    first.tick.setChecked(False)
    library.capture.hear_name(held, "Lena Sommer")
    words = [row.words.text() for row in panel.rows.values()]
    assert "Write to Lena Sommer" in words
    assert not first.tick.isChecked()


def test_nothing_ticked_creates_nothing(page: InterviewsPage, held: int, library: Library) -> None:
    panel = opened(page, held).proposals
    for row in panel.rows.values():
        row.tick.setChecked(False)
    assert not panel.button.isEnabled()
    panel.create_ticked()
    assert library.interviews.follow_up_rules(held) == frozenset()


def test_creating_is_one_undo_step_and_undo_proposes_again(
    page: InterviewsPage, held: int, library: Library
) -> None:
    panel = opened(page, held).proposals
    panel.button.click()
    assert not panel.isVisible()
    library.history.undo()
    assert panel.isVisible()
    assert library.interviews.follow_up_rules(held) == frozenset()


def test_ctrl_enter_in_the_name_field_makes_no_follow_ups(
    page: InterviewsPage, held: int, library: Library
) -> None:
    tab = opened(page, held)
    tab.names.name.setFocus()
    write("Lena Sommer")
    press(Key.Key_Return, Mod.ControlModifier)
    assert library.interviews.follow_up_rules(held) == frozenset()


def test_another_interview_shows_its_own_answers(
    page: InterviewsPage, held: int, plan: Plan, library: Library, card: Card
) -> None:
    tab = opened(page, held)
    write("Of Ana")
    other = plan("Mr Hall", start="2026-03-03T10:00")
    library.questions.add_own(other, "Own?")
    page.show_interview(other, "capture")
    assert answers(card(held))[0] == "Of Ana"
    assert [block.answer.text() for block in tab.answers.blocks.values()] == [""]
    write("Of Hall")
    page.show_interview(held, "capture")
    assert answers(card(other)) == ["Of Hall"]
    first = card(held).questions[0].id
    assert tab.answers.blocks[first].answer.text() == "Of Ana"


def test_typed_text_may_outlive_its_interview(
    page: InterviewsPage, held: int, library: Library
) -> None:
    tab = opened(page, held)
    write("lost with it")
    tab.summary.fields[NoteKind.SUMMARY].setFocus()
    write("so is this")
    library.meetings.delete(held)
    assert library.autosave.flush()
    assert library.interviews.rows() == []
