"""The doors to a letter: a question for people on hold, then the composer; what a letter marks."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QLoggingCategory, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from journal.domain.codes import (
    Channel,
    FollowUpKind,
    InterviewStatus,
    LetterKind,
)
from journal.domain.next_step import LETTERS, NextStep, NextStepCode
from journal.domain.step_codes import FOLLOW_UP_STEPS
from journal.itemmodels.calendar_days import FOLLOW_UP
from journal.services.library import Library
from journal.ui.shell.context import PageContext
from journal.ui.shell.surroundings import open_url
from journal.ui.shell.window import MainWindow
from journal.ui.shell.writing import Writing, next_letter
from tests.ui.conftest import AnsweringPrompter, RecordingNavigator


class Opener:
    def __init__(self, answers: bool = True) -> None:
        self.urls: list[str] = []
        self.answers = answers

    def __call__(self, url: QUrl) -> bool:
        self.urls.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        return self.answers


@pytest.fixture
def going(context: PageContext) -> RecordingNavigator:
    assert isinstance(context.navigator, RecordingNavigator)
    return context.navigator


@pytest.fixture
def writing(context: PageContext, going: RecordingNavigator) -> Writing:
    return Writing(context, going, Opener())  # type: ignore[arg-type]


@pytest.fixture
def told(context: PageContext) -> PageContext:
    return context


@pytest.mark.parametrize("answers", [True, False])
def test_a_link_goes_out_as_it_is(context: PageContext, answers: bool) -> None:
    opener = Opener(answers)
    writing = Writing(context, None, opener)  # type: ignore[arg-type]
    link = "mailto:j%C3%B6rg@x.example?subject=100%25%20%26%20more&body=a%0D%0Ab"
    assert writing.open_link(link) is answers
    assert opener.urls == [link]


def test_a_letter_opens_in_the_composer(
    writing: Writing, going: RecordingNavigator, people: dict[str, int]
) -> None:
    ana = people["Ana Souza"]
    writing.write_to(ana, LetterKind.UPDATE, 7, people["Lena Fischer"])
    assert going.calls == [
        ("compose", (ana, LetterKind.UPDATE, 7, people["Lena Fischer"]), {"allowed": True})
    ]
    writing.write_to(9_999, LetterKind.UPDATE)  # somebody who is gone
    assert len(going.calls) == 1


def test_who_is_waited_for_no_more_is_written_to_unasked(
    context: PageContext, writing: Writing, going: RecordingNavigator, people: dict[str, int]
) -> None:
    """Their holds end by it; the question has no answer that would be missing."""
    lena, ana, library = people["Lena Fischer"], people["Ana Souza"], context.library
    hold = library.referrals.hold(lena, whose_move_id=ana, conditions=["calls her"])
    (condition,) = library.guard.hold(hold).conditions  # type: ignore[union-attr]
    library.holds.heard(ana, Channel.PHONE, met=[condition.id])
    writing.write_to(lena, LetterKind.REQUEST)
    assert context.prompter.questions == []  # type: ignore[attr-defined]
    assert ("compose", (lena, LetterKind.REQUEST, None, None), {"allowed": True}) in going.calls
    assert context.notifier.notices == ["Lena Fischer may be written to"]  # type: ignore[attr-defined]
    assert library.guard.of(lena) is None
    library.history.undo()
    assert library.guard.of(lena) is not None


def test_somebody_on_hold_is_asked_about_first(
    context: PageContext, writing: Writing, going: RecordingNavigator, people: dict[str, int]
) -> None:
    lena = people["Lena Fischer"]
    hold = context.library.referrals.hold
    hold(lena, whose_move_id=people["Ana Souza"], conditions=["has called"])
    prompter = context.prompter
    assert isinstance(prompter, AnsweringPrompter)
    prompter.answers = [False, True]
    writing.write_to(lena, LetterKind.REQUEST)
    assert going.calls == []
    writing.write_to(lena, LetterKind.REQUEST)
    assert prompter.questions == ["Lena Fischer is on hold."] * 2
    assert going.calls == [("compose", (lena, LetterKind.REQUEST, None, None), {"allowed": True})]


@pytest.mark.parametrize(
    ("day", "default"), [(5, "Write to Ana && Souza"), (6, "Wait"), (None, "Wait")]
)
def test_the_way_out_of_a_hold_is_a_button_of_the_question(
    context: PageContext,
    writing: Writing,
    going: RecordingNavigator,
    people: dict[str, int],
    day: int | None,
    default: str,
) -> None:
    lena, ana = people["Lena Fischer"], people["Ana Souza"]
    context.library.contacts.set_field(ana, "name", "Ana & Souza")
    check_back = date(2026, 3, day) if day else None
    context.library.referrals.hold(lena, whose_move_id=ana, check_back=check_back)
    prompter = context.prompter
    assert isinstance(prompter, AnsweringPrompter)
    prompter.answers = ["Write to Ana && Souza"]
    writing.write_to(lena, LetterKind.REQUEST)
    assert going.calls == [("write_to", (ana, LetterKind.CHECK_BACK), {"about_id": lena})]
    assert prompter.defaults == [default]


def test_where_nobody_else_helps_there_is_no_such_button(
    context: PageContext, writing: Writing, going: RecordingNavigator, people: dict[str, int]
) -> None:
    lena = people["Lena Fischer"]
    context.library.referrals.hold(lena, whose_move_id=None, check_back=date(2026, 3, 4))
    prompter = context.prompter
    assert isinstance(prompter, AnsweringPrompter)
    prompter.answers = [False]
    writing.write_to(lena, LetterKind.REQUEST)
    assert (going.calls, prompter.defaults) == ([], ["Wait"])


def test_the_letter_that_comes_next(
    context: PageContext, writing: Writing, going: RecordingNavigator, people: dict[str, int]
) -> None:
    library, ana = context.library, people["Ana Souza"]
    assert next_letter(context, ana) == (LetterKind.REQUEST, None)
    interview = held(library, ana)
    library.follow_ups.add(ana, FollowUpKind.THANK_YOU, interview_id=interview)
    assert next_letter(context, ana) == (LetterKind.THANK_YOU, interview)
    library.letters.written(ana, LetterKind.THANK_YOU, "Thanked", interview_id=interview)
    writing.next_letter(ana)
    assert going.calls[-1][1][:2] == (ana, LetterKind.UPDATE)


def test_whoever_never_heard_from_the_user_gets_no_update(
    context: PageContext, writing: Writing, going: RecordingNavigator, people: dict[str, int]
) -> None:
    library, ana = context.library, people["Ana Souza"]
    interview = library.meetings.plan(ana, start="2026-03-05T10:00")
    assert library.composing.without_step(ana) == (LetterKind.CONFIRMATION, interview)
    questions = library.follow_ups.add(
        ana, FollowUpKind.SEND_QUESTIONS, interview_id=interview, due_on=date(2026, 3, 3)
    )
    library.follow_ups.add(
        ana, FollowUpKind.CONFIRM, interview_id=interview, due_on=date(2026, 3, 4)
    )
    assert library.composing.without_step(ana) == (LetterKind.QUESTIONS, interview)
    library.follow_ups.skip(questions)
    assert library.composing.without_step(ana) == (LetterKind.CONFIRMATION, interview)
    library.letters.written(ana, LetterKind.CONFIRMATION, "Confirmed", interview_id=interview)
    assert library.composing.without_step(ana) == (LetterKind.UPDATE, None)
    lena = people["Lena Fischer"]
    library.meetings.plan(lena)
    assert library.composing.without_step(lena) == (LetterKind.REQUEST, None)
    update = library.composing.card(lena, LetterKind.UPDATE)
    assert update is not None
    assert "again" not in update.body


@pytest.mark.parametrize("kind", [FollowUpKind.GOOD_NEWS, FollowUpKind.CHECK_BACK])
def test_ctrl_l_on_a_chosen_follow_up_writes_what_its_menu_writes(
    window: MainWindow, people: dict[str, int], kind: FollowUpKind
) -> None:
    library, go, ana = window.library, window.navigator, people["Ana Souza"]
    interview = held(library, ana)
    today = library.clock.today()
    library.follow_ups.add(ana, FollowUpKind.THANK_YOU, interview_id=interview, due_on=today)
    chosen = library.follow_ups.add(ana, kind, due_on=today)

    def written() -> LetterKind:
        window.actions_by_code["tools.write"].trigger()
        card = go.page().letter()  # type: ignore[union-attr]
        assert card is not None
        return LetterKind(card.kind)

    go.show_day(today, FOLLOW_UP, chosen)
    assert go.chosen().follow_up_id == chosen
    assert written() == LETTERS[FOLLOW_UP_STEPS[kind]]
    go.show_contact(ana)  # where nothing else is chosen, it is their next step
    assert written() is LetterKind.THANK_YOU


def test_write_is_the_letter_of_the_next_step_to_whomever_it_goes(
    context: PageContext, writing: Writing, going: RecordingNavigator, people: dict[str, int]
) -> None:
    library, ana = context.library, people["Ana Souza"]
    writing.write_next(ana)
    assert going.calls[-1][:2] == ("compose", (ana, LetterKind.REQUEST, None, None))
    hall = library.contacts.add("Edward Hall")
    library.referrals.hold(ana, whose_move_id=hall, check_back=date(2026, 3, 4))
    writing.write_next(ana)
    done, (step,), about = going.calls[-1]
    assert (done, about["contact_id"]) == ("do_step", ana)
    assert isinstance(step, NextStep)
    assert (step.code, step.other_name) == (NextStepCode.CHECK_BACK_REFERRER, "Edward Hall")


def test_a_follow_up_is_done_by_its_own_letter(
    context: PageContext, writing: Writing, going: RecordingNavigator, people: dict[str, int]
) -> None:
    add, ana = context.library.follow_ups.add, people["Ana Souza"]
    held_ = held(context.library, ana)
    lena = people["Lena Fischer"]
    writing.write_for(add(ana, FollowUpKind.THANK_REFERRER, about_id=lena, interview_id=held_))
    assert going.calls[-1][1] == (ana, LetterKind.THANK_REFERRER, held_, lena)
    writing.write_for(add(ana, FollowUpKind.GOOD_NEWS))
    assert going.calls[-1][1] == (ana, LetterKind.GOOD_NEWS, None, None)
    writing.write_for(add(ana, FollowUpKind.OTHER, what="call"))  # no letter does that
    assert going.calls[-1][1][0] == ana
    told = len(going.calls)
    writing.write_for(add(None, FollowUpKind.OTHER, what="think"))
    writing.write_for(9_999)
    assert len(going.calls) == told


def test_a_request_makes_the_interview_a_requested_one(
    told: PageContext, people: dict[str, int]
) -> None:
    library, ana = told.library, people["Ana Souza"]
    library.letters.written(ana, LetterKind.REQUEST, "Asked")
    (interview,) = library.people.interviews(ana)
    assert interview.status == InterviewStatus.REQUESTED
    assert interview.requested_on == library.clock.today()
    step = library.people.next_step(ana)
    assert step is not None
    assert step.code is NextStepCode.WAIT_REPLY
    library.history.undo()  # one step, though it did several things
    assert library.people.interviews(ana) == []


def held(library: Library, person: int) -> int:
    interview = library.meetings.plan(person, start="2026-03-04T10:00")
    library.meetings.set_status(interview, InterviewStatus.HELD)
    return interview


def test_thanks_close_their_follow_up_and_count_as_in_touch(
    told: PageContext, people: dict[str, int]
) -> None:
    library, ana = told.library, people["Ana Souza"]
    interview = held(library, ana)
    library.follow_ups.add(ana, FollowUpKind.THANK_YOU, interview_id=interview)
    library.letters.written(ana, LetterKind.THANK_YOU, "Thanked", interview_id=interview)
    assert open_kinds(library, ana) == []
    touches = [each for each in library.people.timeline(ana) if each.kind == "touch"]
    assert [(each.code, each.what) for each in touches] == [(Channel.MAIL, "Thanked")]


def test_thanks_without_a_follow_up_are_known_all_the_same(
    told: PageContext, people: dict[str, int]
) -> None:
    library, ana = told.library, people["Ana Souza"]
    interview = held(library, ana)
    library.letters.written(ana, LetterKind.THANK_YOU, "Thanked", interview_id=interview)
    step = library.interviews.next_step(interview)
    assert step is not None
    assert step.code is not NextStepCode.THANK
    library.history.undo()
    assert [each for each in library.people.timeline(ana) if each.kind == "follow-up"] == []


def test_a_second_request_is_a_reminder(told: PageContext, people: dict[str, int]) -> None:
    library, ana = told.library, people["Ana Souza"]
    library.letters.written(ana, LetterKind.REQUEST, "Asked")
    library.letters.written(ana, LetterKind.REQUEST, "Reminded")
    assert len(library.people.interviews(ana)) == 1
    reminders = [
        each
        for each in library.people.timeline(ana)
        if each.kind == "follow-up" and each.code == FollowUpKind.REQUEST_REMINDER
    ]
    assert [each.state for each in reminders] == ["done"]


def test_an_idea_becomes_the_request(told: PageContext, people: dict[str, int]) -> None:
    library, ana = told.library, people["Ana Souza"]
    idea = library.meetings.plan(ana)
    library.follow_ups.add(ana, FollowUpKind.WRITE)
    library.letters.written(ana, LetterKind.REQUEST, "Asked")
    (interview,) = library.people.interviews(ana)
    assert (interview.id, interview.status) == (idea, InterviewStatus.REQUESTED)
    assert open_kinds(library, ana) == []


def test_asking_the_one_whose_move_it_is_moves_the_check_back(
    told: PageContext, people: dict[str, int]
) -> None:
    library = told.library
    today = library.clock.today()
    library.referrals.hold(
        people["Lena Fischer"], whose_move_id=people["Ana Souza"], check_back=today
    )
    library.letters.written(people["Ana Souza"], LetterKind.CHECK_BACK, "Asked again")
    (row,) = library.days.waiting()
    assert row.check_back is not None
    assert (row.check_back - today).days == 7  # five working days


def open_kinds(library: Library, person: int) -> list[str]:
    return [
        each.code
        for each in library.people.timeline(person)
        if each.kind == "follow-up" and each.state == "open"
    ]


def test_an_update_does_what_is_most_pressing(told: PageContext, people: dict[str, int]) -> None:
    from datetime import date

    library, ana = told.library, people["Ana Souza"]
    add = library.follow_ups.add
    add(ana, FollowUpKind.UPDATE, due_on=date(2026, 4, 1))
    add(ana, FollowUpKind.PROMISED_BY_ME, what="send it", due_on=date(2026, 3, 5))
    add(ana, FollowUpKind.OTHER, what="call", due_on=date(2026, 3, 1))
    library.letters.written(ana, LetterKind.UPDATE, "Sent it")
    assert sorted(open_kinds(library, ana)) == [FollowUpKind.OTHER, FollowUpKind.UPDATE]


def test_no_letter_is_written_to_the_log_of_the_system(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt tells the whole link, with the letter in it, where no program answers."""
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    category = QLoggingCategory("qt.qpa.services")
    assert not open_url(QUrl("mailto:ana@x.example?body=between%20us"))
    assert not category.isWarningEnabled()
    assert not category.isCriticalEnabled()
