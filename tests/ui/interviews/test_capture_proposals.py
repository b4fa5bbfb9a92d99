"""Capture: what is proposed once one has met."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from journal.domain.clock import FixedClock
from journal.domain.codes import (
    FollowUpKind,
    InterviewStatus,
)
from journal.services.library import Library
from journal.ui.interviews.page import InterviewsPage
from tests.ui.interviews.conftest import Card, Plan, focused, opened, press, write

Key, Mod = Qt.Key, Qt.KeyboardModifier
S = InterviewStatus


def test_marking_as_held_leads_to_the_first_answer_and_two_keys_make_the_proposals(
    page: InterviewsPage, plan: Plan, library: Library, clock: FixedClock, card: Card
) -> None:
    key = plan(start="2026-03-05T08:00")
    answered, empty = (library.questions.add_own(key, text) for text in ("One?", "Two?"))
    assert answered is not None
    assert empty is not None
    library.questions.set_answer(answered, "Long ago")
    page.show_interview(key)
    assert page.workspace.tab() == "capture"
    tab = page.workspace.capture
    assert tab.held.button.is_primary()
    tab.held.button.setFocus()
    press(Key.Key_Return)
    assert card(key).row.status == S.HELD
    assert not tab.held.isVisible()
    assert tab.answers.blocks[empty].answer.isAncestorOf(focused())
    assert tab.proposals.button.text() == "Create 3 follow-up(s)"
    tab.answers.new.setFocus()
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


def test_what_was_agreed_is_kept_and_proposed(
    page: InterviewsPage, held: int, library: Library, card: Card
) -> None:
    tab = opened(page, held)
    panel = tab.agreements
    panel.who.set_code(False)
    panel.what.setFocus()
    write("sends me the link")
    panel.when.setFocus()
    write("tomorrow")
    press(Key.Key_Return)
    assert [(each.mine, each.what, each.due_on) for each in card(held).agreements] == [
        (False, "sends me the link", date(2026, 3, 6))
    ]
    assert panel.what.text() == panel.when.text() == ""
    assert panel.rows[0].words.text() == "Ana Souza: sends me the link (by tomorrow)"
    rows = {row.words.text(): row for row in tab.proposals.rows.values()}
    assert "Check back with Ana Souza: sends me the link" in rows
    panel.what.setText("write")
    panel.when.set_text("no such day")
    panel.agree()
    assert len(card(held).agreements) == 1
    panel.rows[0].cross.click()
    assert card(held).agreements == ()
    library.history.undo()
    assert len(card(held).agreements) == 1
