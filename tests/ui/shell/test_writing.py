"""Writing opens the mail program, asks for people on hold, and marks it afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl

from journal.domain.codes import (
    Channel,
    FollowUpKind,
    InterviewStatus,
    LetterKind,
    PointKind,
)
from journal.domain.next_step import NextStepCode
from journal.services.library import Library
from journal.ui.shell.context import PageContext
from journal.ui.shell.writing import Writing, mailto


class Opener:
    def __init__(self, answers: bool = True) -> None:
        self.urls: list[str] = []
        self.answers = answers

    def __call__(self, url: QUrl) -> bool:
        self.urls.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        return self.answers


class Telling:
    """A notifier that keeps what is offered."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []
        self.run: object = None
        self.dones: list[str] = []

    def say(self, text: str, *, action: str = "", run: object = None) -> None:
        self.said.append((text, action))
        self.run = run

    def done(self, text: str, *, undo: bool = True) -> None:
        self.dones.append(text)

    def refuse(self, text: str) -> None:
        raise AssertionError(text)

    def problem(self, error: Exception) -> None:
        raise error


@pytest.fixture
def telling() -> Telling:
    return Telling()


@pytest.fixture
def told(context: PageContext, telling: Telling) -> PageContext:
    return PageContext(
        context.library, context.actions, context.navigator, telling, context.prompter
    )


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("ana@harbour.example", "mailto:ana@harbour.example"),
        ("a b@x.example", "mailto:a%20b@x.example"),
        ("x@y.example?cc=z@evil.example", "mailto:x@y.example%3Fcc%3Dz@evil.example"),
        ("jörg@müller.example", "mailto:j%C3%B6rg@m%C3%BCller.example"),
        ("a@b.example\r\nBcc: c@d.example", "mailto:a@b.example%0D%0ABcc%3A%20c@d.example"),
    ],
)
def test_addresses_are_encoded(address: str, link: str) -> None:
    assert mailto(address).toString(QUrl.ComponentFormattingOption.FullyEncoded) == link


def test_a_request_is_marked_as_asked(
    told: PageContext, telling: Telling, people: dict[str, int]
) -> None:
    library, ana = told.library, people["Ana Souza"]
    library.contacts.set_point(ana, PointKind.MAIL, "ana@harbour.example")
    opener = Opener()
    Writing(told, opener).write_to(ana, LetterKind.REQUEST)
    assert opener.urls == ["mailto:ana@harbour.example"]
    assert telling.said == [("Opened in your mail program", "Mark as asked")]
    assert library.people.interviews(ana) == []  # nothing is marked by itself
    assert callable(telling.run)
    telling.run()
    assert telling.dones == ["Marked as asked"]
    (interview,) = library.people.interviews(ana)
    assert interview.status == InterviewStatus.REQUESTED
    assert interview.requested_on == library.clock.today()
    step = library.people.next_step(ana)
    assert step is not None
    assert step.code is NextStepCode.WAIT_REPLY
    library.history.undo()  # one step, though it did several things
    assert library.people.interviews(ana) == []


def test_without_an_address_the_mark_is_offered_all_the_same(
    told: PageContext, telling: Telling, people: dict[str, int]
) -> None:
    opener = Opener()
    Writing(told, opener).write_to(people["Mr Hall"], LetterKind.UPDATE)
    assert opener.urls == []
    assert telling.said == [("No mail address of Mr Hall is known yet", "Mark as written")]


def test_no_mail_program_says_the_address(
    told: PageContext, telling: Telling, people: dict[str, int]
) -> None:
    told.library.contacts.set_point(people["Mr Hall"], PointKind.MAIL, "hall@x.example")
    Writing(told, Opener(answers=False)).write_to(people["Mr Hall"], LetterKind.UPDATE)
    assert telling.said[0][0] == "No mail program answered; the address is hall@x.example"


def test_somebody_on_hold_is_asked_about_first(
    told: PageContext, telling: Telling, people: dict[str, int]
) -> None:
    library, lena = told.library, people["Lena Fischer"]
    library.contacts.set_point(lena, PointKind.MAIL, "lena@x.example")
    library.referrals.hold(lena, whose_move_id=people["Ana Souza"], conditions=["has called"])
    opener = Opener()
    told.prompter.answers = [False, True]  # type: ignore[attr-defined]
    Writing(told, opener).write_to(lena, LetterKind.REQUEST)
    assert opener.urls == []
    assert telling.said == []
    Writing(told, opener).write_to(lena, LetterKind.REQUEST)
    assert told.prompter.questions == ["Lena Fischer is on hold."] * 2  # type: ignore[attr-defined]
    assert opener.urls == ["mailto:lena@x.example"]


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
