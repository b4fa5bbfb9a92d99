"""Capture: names and companies heard."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.domain.codes import (
    Introduction,
    ReferralQuestion,
)
from journal.services.library import Library
from journal.ui.interviews.page import InterviewsPage
from journal.ui.shell.context import PageContext
from tests.ui.interviews.conftest import Card, Plan, focused, opened, press, write

Key, Mod = Qt.Key, Qt.KeyboardModifier


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


def test_a_name_heard_can_be_taken_out(
    page: InterviewsPage, held: int, card: Card, library: Library
) -> None:
    before = library.people.count()
    tab = opened(page, held)
    for name in ("Lena Sommer", "Mr Hall"):
        tab.names.name.setText(name)
        tab.names.hear()
    lena, hall = tab.names.rows[:2]
    assert lena.cross.accessibleName() == "Take out Lena Sommer"
    hall.cross.click()  # known before: only named here no more
    lena.cross.click()
    assert card(held).names == ()
    assert library.people.count() == before
    assert library.history.undo_name() == "Take out Lena Sommer"
    library.history.undo()
    assert [each.name for each in card(held).names] == ["Lena Sommer"]


def test_the_name_one_types_stays_in_sight_while_names_are_added(
    page: InterviewsPage, held: int, qtbot: QtBot
) -> None:
    tab = opened(page, held)
    tab.names.name.setFocus()
    tab.see(tab.names.name)
    field = tab.names.name

    def in_sight() -> bool:
        room = tab.viewport().height() - field.height()
        return 0 <= field.mapTo(tab.viewport(), QPoint()).y() <= room

    for name in ("Lena Sommer", "Jo Reyes", "Kim Park", "Ada Moor", "Max Weil", "Pia Wolf"):
        write(name)
        press(Key.Key_Return)

        assert field.hasFocus()
        qtbot.waitUntil(in_sight)


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
    tab.names.question.setCurrentIndex(tab.names.question.count() - 1)
    tab.names.question.activated.emit(tab.names.question.currentIndex())
    assert card(held).referral_question == ReferralQuestion.NOT_ON_PURPOSE


def test_companies_of_the_journal_are_completed(
    page: InterviewsPage, held: int, card: Card, qtbot: QtBot
) -> None:
    tab = opened(page, held)
    for panel, field in ((tab.companies, tab.companies.company), (tab.names, tab.names.company)):
        field.setFocus()
        write("harb")
        assert panel.completion.labels() == ["Harbour Lines"]
        assert panel.completion.is_open()
        QTest.keyClick(QApplication.activePopupWidget(), Key.Key_Return)
        assert field.text() == "Harbour Lines"
        assert not panel.completion.is_open()
    assert card(held).leads == ()  # Enter chose; another one adds
    tab.companies.company.setFocus()
    press(Key.Key_Return)
    assert [each.company for each in card(held).leads] == ["Harbour Lines"]


def test_a_company_that_was_chosen_is_kept_until_it_is_added(
    page: InterviewsPage, held: int, plan: Plan
) -> None:
    tab = opened(page, held)
    tab.companies.company.setFocus()
    write("harb")
    QTest.keyClick(QApplication.activePopupWidget(), Key.Key_Return)
    page.show_interview(plan("Mr Hall", start="2026-03-03T10:00"), "capture")
    assert tab.companies.company.text() == ""
    page.show_interview(held, "capture")
    assert tab.companies.company.text() == "Harbour Lines"


def test_the_tick_belongs_to_the_name_half_typed(
    page: InterviewsPage, held: int, plan: Plan, library: Library
) -> None:
    other = plan("Lena Fischer", start="2026-03-03T14:00")
    names = opened(page, held).names
    names.name.setFocus()
    write("Ms Reyes")
    names.wait.click()
    names.name.clear()
    assert not names.wait.isChecked()
    write("Ms Reyes")
    names.wait.click()
    opened(page, other)
    assert not names.wait.isChecked()
    names.wait.click()  # and nobody is named
    opened(page, held)
    assert (names.name.text(), names.wait.isChecked()) == ("Ms Reyes", True)
    opened(page, other)
    assert not names.wait.isChecked()
    key = f"begun: name in interview {other}"
    library.choices.keep(key, {"name": "", "company": "", "wait": True})
    opened(page, held)
    opened(page, other)
    assert not names.wait.isChecked()
