"""Follow-ups are offered in the strip: they wait, go by themselves, and are made by one press."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.domain.codes import FollowUpKind, Introduction, LetterKind, PointKind
from journal.domain.proposals import Event
from journal.errors import JournalBusy
from journal.services.library import Library
from journal.ui.proposals.dialog import ProposalsDialog
from journal.ui.shell.window import MainWindow


@pytest.fixture
def window(open_window: Callable[..., MainWindow], people: dict[str, int]) -> MainWindow:
    return open_window()


def ask(library: Library, key: int) -> None:
    library.letters.written(key, LetterKind.REQUEST, "Asked")


def open_days(library: Library, key: int) -> list[date | None]:
    return [row.due_on for row in library.days.open_with(key)]


def press(window: MainWindow, words: str) -> None:
    next(each for each in window.strips.buttons() if each.text() == words).click()


def dialog() -> ProposalsDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, ProposalsDialog)
    return found


def test_one_is_told_whole_and_added_by_one_press(
    window: MainWindow, library: Library, people: dict[str, int]
) -> None:
    lena = people["Lena Fischer"]
    window.navigator.propose(Event.REFERRAL_NAMED, lena)
    assert window.strips.text() == "A follow-up? Write to Lena Fischer, Mon 9 Mar"
    press(window, "Add")
    assert open_days(library, lena) == [date(2026, 3, 9)]
    assert window.strips.text() == ""
    assert window.toast.text() == "Noted: Write to Lena Fischer, Mon 9 Mar"
    library.history.undo()
    assert open_days(library, lena) == []


def test_nothing_is_made_by_closing_it(
    window: MainWindow, library: Library, people: dict[str, int]
) -> None:
    window.navigator.propose(Event.REFERRAL_NAMED, people["Lena Fischer"])
    window.strips._strip._close()
    assert window.strips.text() == ""
    assert open_days(library, people["Lena Fischer"]) == []


def test_what_was_undone_is_not_offered_any_more(
    window: MainWindow, library: Library, people: dict[str, int]
) -> None:
    ana = people["Ana Souza"]
    ask(library, ana)
    window.navigator.propose(Event.REQUEST_SENT, ana)
    assert window.strips.text().startswith("Follow-ups? Remind Ana Souza, Tue 10 Mar")
    assert window.strips.text().endswith(" · Remind Ana Souza once more, Mon 16 Mar")
    library.history.undo()
    assert window.strips.text() == ""


def test_what_is_deleted_and_brought_back_is_offered_again(
    window: MainWindow, library: Library, people: dict[str, int]
) -> None:
    lena = people["Lena Fischer"]
    window.navigator.propose(Event.REFERRAL_NAMED, lena)
    told = window.strips.text()
    library.contacts.delete(people["Mr Hall"])
    assert window.strips.text() == told
    library.contacts.delete(lena)
    assert window.strips.text() == ""
    library.history.undo()
    assert window.strips.text() == told
    window.strips._strip._close()
    library.contacts.delete(lena)
    library.history.undo()
    assert window.strips.text() == ""  # it was refused


def test_what_goes_by_a_step_comes_back_when_that_is_undone(
    window: MainWindow, library: Library, people: dict[str, int]
) -> None:
    """Whatever it was that went: here a meeting, and whoever made an introduction."""
    ana, lena = people["Ana Souza"], people["Lena Fischer"]
    library.contacts.set_point(lena, PointKind.MAIL, "lena@example.org")
    meeting = library.meetings.plan(ana, start="2026-03-12T14:00")
    window.navigator.propose(Event.INTERVIEW_SCHEDULED, ana, meeting)
    told = window.strips.text()
    library.meetings.delete(meeting)
    assert window.strips.text() == ""
    library.contacts.set_field(lena, "place", "Kiel")  # something else meanwhile
    library.history.undo()
    assert window.strips.text() == ""
    library.history.undo()
    assert window.strips.text() == told
    library.history.redo()
    assert window.strips.text() == ""
    library.contacts.set_field(lena, "place", "Kiel")
    assert window.strips.text() == ""
    library.history.undo()
    library.history.undo()
    assert window.strips.text() == told


def test_what_was_done_otherwise_does_not_come_back(
    window: MainWindow, library: Library, people: dict[str, int]
) -> None:
    lena = people["Lena Fischer"]
    window.navigator.propose(Event.REFERRAL_NAMED, lena)
    key = library.follow_ups.add(lena, FollowUpKind.WRITE, due_on=date(2026, 3, 20))
    assert window.strips.text() == ""
    library.follow_ups.delete(key)
    assert window.strips.text() == ""
    library.history.undo()
    library.history.undo()
    assert window.strips.text() == "A follow-up? Write to Lena Fischer, Mon 9 Mar"


def test_a_letter_is_not_proposed_while_it_is_open(
    window: MainWindow, library: Library, people: dict[str, int]
) -> None:
    lena, ana, go = people["Lena Fischer"], people["Ana Souza"], window.navigator
    go.show_contact(lena)
    go.propose(Event.INTRODUCTION_MADE, lena, None, ana)
    both = window.strips.text()
    write, thank = "Write to Lena Fischer", "Thank Ana Souza"
    assert write in both
    assert thank in both
    go.write_to(lena, LetterKind.REQUEST)
    assert write not in window.strips.text()
    assert thank in window.strips.text()
    press(window, "Add")
    assert window.strips.text() == ""
    assert open_days(library, lena) == []
    go.write_to(ana, LetterKind.UPDATE)  # another letter
    assert window.strips.text().startswith("A follow-up? Write to Lena Fischer")
    go.write_to(lena, LetterKind.REQUEST)
    assert window.strips.text() == ""
    go.show_page("today")
    assert window.strips.text().startswith("A follow-up? Write to Lena Fischer")


def test_the_letter_chosen_in_the_list_is_the_one_that_is_open(
    window: MainWindow, library: Library, people: dict[str, int]
) -> None:
    lena, ana = people["Lena Fischer"], people["Ana Souza"]
    drafts = []
    for key, kind in ((lena, LetterKind.REQUEST), (ana, LetterKind.UPDATE)):
        card = library.composing.card(key, kind)
        assert card is not None
        drafts.append(library.composing.keep(card, "Hello", "Dear you"))
    window.navigator.show_letter(drafts[1])
    window.navigator.propose(Event.REFERRAL_NAMED, lena)
    assert window.strips.text().startswith("A follow-up? Write to Lena Fischer")
    page = window.stack.page()
    for draft, proposed in ((drafts[0], False), (drafts[1], True)):
        page.opened.choose(draft)  # type: ignore[union-attr]
        assert bool(window.strips.text()) is proposed


def test_the_one_before_comes_back(
    window: MainWindow, library: Library, people: dict[str, int]
) -> None:
    ask(library, people["Ana Souza"])
    window.navigator.propose(Event.REQUEST_SENT, people["Ana Souza"])
    window.navigator.propose(Event.REFERRAL_NAMED, people["Lena Fischer"])
    press(window, "Add")
    assert "Remind Ana Souza" in window.strips.text()
    press(window, "Add all 2")
    assert len(open_days(library, people["Ana Souza"])) == 2
    assert window.strips.text() == ""


def test_what_was_not_answered_is_told_with_what_comes_after_it(
    window: MainWindow, library: Library, people: dict[str, int]
) -> None:
    """The letter that was proposed is sent; to thank who made the introduction is still open."""
    lena, ana, go = people["Lena Fischer"], people["Ana Souza"], window.navigator
    card = library.people.card(lena)
    assert card is not None
    library.referrals.set_introduction(card.referrers[0].id, Introduction.MADE)
    go.propose(Event.INTRODUCTION_MADE, lena)
    assert "Write to Lena Fischer" in window.strips.text()
    ask(library, lena)
    go.propose(Event.REQUEST_SENT, lena)
    assert window.strips.text() == (
        "Follow-ups? Thank Ana Souza for naming Lena Fischer, tomorrow"
        " · Remind Lena Fischer, Tue 10 Mar · Remind Lena Fischer once more, Mon 16 Mar"
    )
    press(window, "Choose…")
    page = dialog()
    assert len(page.rows) == 3
    page.reject()
    press(window, "Add all 3")
    assert [row.kind for row in library.days.open_with(ana)] == [FollowUpKind.THANK_REFERRER]
    assert window.strips.text() == ""
    library.history.undo()
    assert window.strips.text() == ""  # it was answered
    go.show_contact(ana)
    window.actions_by_code["tools.propose"].trigger()
    told = [row.words.text() for row in dialog().rows]
    assert "Thank Ana Souza for naming Lena Fischer" in told


def test_closing_it_answers_all_that_it_told(
    window: MainWindow, library: Library, people: dict[str, int]
) -> None:
    lena, ana, go = people["Lena Fischer"], people["Ana Souza"], window.navigator
    go.propose(Event.INTRODUCTION_MADE, lena, None, ana)
    ask(library, lena)
    go.propose(Event.REQUEST_SENT, lena)
    window.strips._strip._close()
    assert window.strips.text() == ""


def test_a_problem_comes_first_and_the_offer_after_it(
    window: MainWindow, people: dict[str, int]
) -> None:
    window.navigator.propose(Event.REFERRAL_NAMED, people["Lena Fischer"])
    window.strips.problem("The disk is full.")
    assert window.strips.text() == "The disk is full."
    window.strips.settled()
    assert "Lena Fischer" in window.strips.text()


def test_ticks_and_days_are_chosen_on_one_page(
    window: MainWindow, library: Library, people: dict[str, int], qtbot: QtBot
) -> None:
    ana = people["Ana Souza"]
    ask(library, ana)
    window.navigator.propose(Event.REQUEST_SENT, ana)
    press(window, "Choose…")
    page = dialog()
    assert page.verb.text() == "Create 2 follow-ups"
    page.rows[1].tick.setChecked(False)
    assert page.verb.text() == "Create 1 follow-up"
    page.rows[0].open_field()
    field = page.rows[0].field
    assert field is not None
    field.set_text("fri")
    field.committed.emit(field.reading())
    page.accept()
    assert open_days(library, ana) == [date(2026, 3, 6)]
    assert window.toast.text() == "Noted: Remind Ana Souza, tomorrow"
    library.history.undo()
    assert open_days(library, ana) == []


def test_without_a_tick_nothing_can_be_made(
    window: MainWindow, library: Library, people: dict[str, int]
) -> None:
    window.navigator.propose(Event.REFERRAL_NAMED, people["Lena Fischer"])
    press(window, "Choose…")
    page = dialog()
    page.rows[0].tick.setChecked(False)
    assert not page.verb.isEnabled()
    page.accept()
    assert page.isVisible()
    page.reject()
    assert open_days(library, people["Lena Fischer"]) == []
    assert "Lena Fischer" in window.strips.text()  # given up is not refused


def test_scheduling_offers_what_comes_before_the_meeting(
    window: MainWindow, library: Library, people: dict[str, int]
) -> None:
    window.navigator.new_interview(people["Ana Souza"])
    form = QApplication.activeModalWidget()
    assert form is not None
    form.when.set_text("thu 14:00")  # type: ignore[attr-defined]
    form.accept()  # type: ignore[attr-defined]
    assert window.strips.text() == (
        "Follow-ups? Send your questions to Ana Souza, Mon 9 Mar · Confirm with Ana Souza, Wed 11"
        " Mar · Print the sheet for Ana Souza, Wed 11 Mar"
    )
    press(window, "Add all 3")
    kinds = [row.kind for row in library.days.open_with(people["Ana Souza"])]
    assert kinds == [FollowUpKind.SEND_QUESTIONS, FollowUpKind.CONFIRM, FollowUpKind.PRINT]


def test_somebody_named_by_somebody_is_offered(window: MainWindow, people: dict[str, int]) -> None:
    window.navigator.new_contact(people["Tom Becker"])
    form = QApplication.activeModalWidget()
    assert form is not None
    form.person.setText("Carmen Reyes")  # type: ignore[attr-defined]
    form.accept()  # type: ignore[attr-defined]
    assert window.strips.text() == "A follow-up? Write to Carmen Reyes, Mon 9 Mar"


def test_a_hold_without_a_day_is_given_one(
    window: MainWindow, library: Library, people: dict[str, int]
) -> None:
    window.navigator.put_on_hold(people["Lena Fischer"])
    form = QApplication.activeModalWidget()
    assert form is not None
    form.accept()  # type: ignore[attr-defined]
    told = "A follow-up? Check back with Ana Souza about Lena Fischer, Thu 12 Mar"
    assert window.strips.text() == told
    press(window, "Add")
    card = library.people.card(people["Lena Fischer"])
    assert card is not None
    assert card.holds[0].check_back == date(2026, 3, 12)


def test_the_command_shows_all_that_fit_a_person(
    window: MainWindow, library: Library, people: dict[str, int]
) -> None:
    window.navigator.show_contact(people["Lena Fischer"])
    window.actions_by_code["tools.propose"].trigger()
    page = dialog()
    assert page.windowTitle() == "Follow-ups for Lena Fischer"
    page.accept()
    assert open_days(library, people["Lena Fischer"]) == [date(2026, 3, 9)]
    window.actions_by_code["tools.propose"].trigger()
    assert QApplication.activeModalWidget() is None
    assert "Nothing more to propose" in window.status.currentMessage()


def test_a_meeting_moved_in_the_calendar_takes_its_follow_ups_along(
    window: MainWindow, library: Library, people: dict[str, int]
) -> None:
    ana = people["Ana Souza"]
    meeting = library.meetings.plan(ana, start="2026-03-12T14:00")
    library.proposals.accept(library.proposals.after(Event.INTERVIEW_SCHEDULED, ana, meeting)[:1])
    library.meetings.move_to(meeting, "2026-03-19")
    window.navigator.propose(Event.INTERVIEW_SCHEDULED, ana, meeting)
    press(window, "Choose…")
    page = dialog()
    for row in page.rows:
        item = row.item()
        row.tick.setChecked(item is not None and item.moves_follow_up is not None)
    page.accept()
    assert open_days(library, ana) == [date(2026, 3, 16)]


def test_f6_goes_to_the_offer_and_back_to_the_work(
    window: MainWindow, people: dict[str, int]
) -> None:
    page = window.stack.page()
    assert page is not None
    window.navigator.show_page("people")
    window.enter_page()
    before = QApplication.focusWidget()
    assert before is not None
    window.navigator.propose(Event.REFERRAL_NAMED, people["Lena Fischer"])
    assert QApplication.focusWidget() is before  # it takes no focus by itself
    window.next_pane()
    assert QApplication.focusWidget() is window.strips.buttons()[0]
    window.strips.buttons()[0].click()
    assert QApplication.focusWidget() is before


def test_an_offer_that_can_not_be_looked_at_stays_and_is_looked_at_again(
    window: MainWindow,
    library: Library,
    people: dict[str, int],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ana = people["Ana Souza"]
    ask(library, ana)
    window.navigator.propose(Event.REQUEST_SENT, ana)
    shown, real, tries = window.strips.text(), library.proposals.after, []

    def after(*args: object) -> object:
        tries.append(args)
        if len(tries) == 1:
            raise JournalBusy("busy")
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(library.proposals, "after", after)
    library.history.undo()
    assert len(tries) == 1
    assert window.strips.text() == shown
    qtbot.waitUntil(lambda: window.strips.text() == "", timeout=2000)


@pytest.mark.parametrize("words", ["Add", "Choose…"])
def test_a_busy_journal_keeps_the_offer(
    window: MainWindow,
    library: Library,
    people: dict[str, int],
    monkeypatch: pytest.MonkeyPatch,
    words: str,
) -> None:
    lena = people["Lena Fischer"]
    window.navigator.propose(Event.REFERRAL_NAMED, lena)

    def busy(*args: object) -> object:
        raise JournalBusy("Another program is writing.")

    with monkeypatch.context() as patch:
        patch.setattr(library.proposals, "after", busy)
        press(window, words)
    assert window.strips.text() == "Another program is writing."
    assert open_days(library, lena) == []
    window.strips.settled()
    press(window, "Add")
    assert open_days(library, lena) == [date(2026, 3, 9)]
