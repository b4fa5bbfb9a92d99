"""The button of every next step leads somewhere real."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from journal.domain.codes import InterviewStatus, LetterKind, PointKind
from journal.domain.next_step import ACTIONS, LETTERS, NextStep, NextStepCode
from journal.services.library import Library
from journal.ui.people.page import PeoplePage
from journal.ui.shell.context import PageContext
from journal.ui.shell.steps import Steps

C = NextStepCode
# With an interview in each state: what the navigator or the dialogs are asked for.
LEADS = {
    C.ADD_DETAILS: ("show_contact", "person"),
    C.PLAN_INTERVIEW: ("new_interview", "person"),
    C.NOTHING: ("new_interview", "person"),
    C.WAIT_HOLD: ("open_hold", "person"),
    C.DO_MY_PART: ("open_hold", "person"),
    C.DECIDE_HOLD: ("open_hold", "person"),
    C.HOLD_MET: ("free_and_write", "person"),
    C.WAIT_REPLY: ("schedule", "requested"),
    C.SCHEDULE: ("schedule", "scheduled"),
    C.RESCHEDULE: ("schedule", "scheduled"),
    C.PREPARE: ("show_interview", "scheduled"),
    C.MEET: ("show_interview", "scheduled"),
    C.START_MEETING: ("show_interview", "scheduled"),
    C.PRINT_SHEET: ("print_sheet", "scheduled"),
    C.CAPTURE: ("show_interview", "held"),
    C.WAIT_ANSWERS: ("show_interview", "held"),
    C.ASK_FOR_NAMES: ("show_interview", "held"),
    C.TRY_ANOTHER: ("show_people", "company"),
    C.DO_FOLLOW_UP: ("finish_follow_up", "follow-up"),
    C.CONNECT: ("open", "link"),
    C.LET_REST: ("closed", "requested"),
    C.CHECK_BACK_REFERRER: ("write_to", "mover"),
    C.THANK_REFERRER: ("write_to", "referrer"),
}


class Dialogs:
    def __init__(self, calls: list[tuple[str, object]]) -> None:
        self._calls = calls

    def open_hold(self, contact_id: int) -> None:
        self._calls.append(("open_hold", contact_id))

    def free_and_write(self, contact_id: int) -> None:
        self._calls.append(("free_and_write", contact_id))


class Stage:
    """Lena, with an interview in each state, a hold on Tom's move, a follow-up and a link."""

    def __init__(self, context: PageContext, people: dict[str, int]) -> None:
        self.context = context
        self.library: Library = context.library
        self.person = people["Lena Fischer"]
        self.referrer, self.mover = people["Ana Souza"], people["Tom Becker"]
        library = self.library
        library.contacts.set_job(self.person, company="Baltic Freight")
        library.contacts.set_point(self.person, PointKind.LINK, "https://x.example/lena")
        library.referrals.hold(self.person, whose_move_id=self.mover)
        self.day = date(2026, 3, 9)
        self.follow_up = library.follow_ups.add(self.person, what="send it", due_on=self.day)
        self.interviews = {
            "requested": library.meetings.plan(self.person, status=InterviewStatus.REQUESTED),
            "scheduled": library.meetings.plan(self.person, start="2026-03-10T14:00", anyway=True),
            "held": library.meetings.plan(self.person, start="2026-03-02T14:00", anyway=True),
        }
        library.meetings.set_status(self.interviews["held"], InterviewStatus.HELD)
        self.calls: list[tuple[str, object]] = []
        self.opened: list[str] = []

    def open_url(self, url: QUrl) -> bool:
        self.opened.append(url.toString())
        return True

    def do(self, step: NextStep) -> tuple[str, object]:
        steps = Steps(self.context, Dialogs(self.calls), self.open_url)  # type: ignore[arg-type]
        before = len(self.context.navigator.calls)  # type: ignore[attr-defined]
        steps.do(step, self.person, None)
        asked = self.context.navigator.calls[before:]  # type: ignore[attr-defined]
        if asked:
            name, arguments, _named = asked[0]
            return name, arguments[0]
        if self.calls:
            return self.calls[-1]
        if self.opened:
            return "open", self.opened[-1]
        row = self.library.interviews.rows([self.interviews["requested"]])[0]
        return ("closed", row.id) if row.status == InterviewStatus.NO_REPLY else ("", None)

    def thing(self, what: str) -> object:
        plain = {
            "person": self.person,
            "mover": self.mover,
            "referrer": self.referrer,
            "company": "Baltic Freight",
            "follow-up": self.follow_up,
            "link": "https://x.example/lena",
        }
        return plain.get(what, self.interviews.get(what))


@pytest.fixture
def stage(context: PageContext, people: dict[str, int]) -> Stage:
    return Stage(context, people)


@pytest.mark.parametrize("code", list(NextStepCode))
def test_every_code_leads_somewhere(stage: Stage, code: NextStepCode) -> None:
    others = {C.CHECK_BACK_REFERRER: "Tom Becker", C.THANK_REFERRER: "Ana Souza"}
    stage.context.prompter.answers = [True]  # type: ignore[attr-defined]  # Lena is on hold
    asked, of = stage.do(NextStep(code, None, None, others.get(code)))
    wanted, what = LEADS.get(code, ("write_to", "person"))
    assert (asked, of) == (wanted, stage.thing(what))
    assert code in ACTIONS


@pytest.mark.parametrize("code", list(LETTERS))
def test_letters_are_of_their_kind_and_belong_to_the_interview(
    stage: Stage, code: NextStepCode
) -> None:
    stage.do(NextStep(code, None, None, None))
    name, arguments, _named = stage.context.navigator.calls[-1]  # type: ignore[attr-defined]
    assert name == "write_to"
    assert arguments[1] is LETTERS[code]
    states = {
        LetterKind.REQUEST: "requested",
        LetterKind.QUESTIONS: "scheduled",
        LetterKind.CONFIRMATION: "scheduled",
        LetterKind.THANK_YOU: "held",
        LetterKind.THANK_REFERRER: "held",
    }
    of = states.get(arguments[1])
    if code is C.THANK_FOR_NAME:  # about an interview with somebody else
        of = None
    assert arguments[2] == (stage.interviews[of] if of else None)


def test_without_an_interview_one_is_planned(context: PageContext, people: dict[str, int]) -> None:
    steps = Steps(context, Dialogs([]), lambda _url: True)  # type: ignore[arg-type]
    steps.do(NextStep(C.PREPARE, None, None, None), people["Mr Hall"], None)
    assert context.navigator.calls == [  # type: ignore[attr-defined]
        ("new_interview", (people["Mr Hall"],), {})
    ]


@pytest.mark.parametrize("link", ["", "file:///etc/passwd", "javascript:alert(1)"])
def test_a_profile_that_is_no_web_address_is_not_opened(
    context: PageContext, people: dict[str, int], link: str
) -> None:
    if link:
        context.library.contacts.set_point(people["Mr Hall"], PointKind.LINK, link)
    opened: list[QUrl] = []
    steps = Steps(context, Dialogs([]), lambda url: bool(opened.append(url)))  # type: ignore[arg-type]
    steps.do(NextStep(C.CONNECT, None, None, None), people["Mr Hall"], None)
    assert opened == []
    assert context.notifier.refusals == [  # type: ignore[attr-defined]
        "No profile link is known yet; add one under About."
    ]


def test_the_interview_given_is_the_one_that_is_meant(stage: Stage) -> None:
    other = stage.library.meetings.plan(stage.person, start="2026-04-10T14:00", anyway=True)
    steps = Steps(stage.context, Dialogs([]), stage.open_url)  # type: ignore[arg-type]
    steps.do(NextStep(C.PRINT_SHEET, None, None, None), stage.person, other)
    assert stage.context.navigator.calls[-1][:2] == (  # type: ignore[attr-defined]
        "print_sheet",
        (other,),
    )


@pytest.mark.parametrize(
    ("first", "second"), list(product(InterviewStatus, InterviewStatus)), ids=str
)
def test_with_two_interviews_the_step_acts_on_the_one_it_is_of(
    context: PageContext, people: dict[str, int], first: InterviewStatus, second: InterviewStatus
) -> None:
    library, person = context.library, people["Mr Hall"]
    library.contacts.set_point(person, PointKind.MAIL, "hall@x.example")
    for status, start in ((first, "2026-03-04T10:00"), (second, "2026-03-06T10:00")):
        dated = status not in (InterviewStatus.IDEA, InterviewStatus.REQUESTED)
        key = library.meetings.plan(person, start=start if dated else None)
        library.meetings.set_status(key, status)
    step = library.people.next_step(person)
    assert step is not None
    calls: list[tuple[str, object]] = []
    Steps(context, Dialogs(calls), lambda _url: True).do(step, person, None)  # type: ignore[arg-type]
    leading = library.people.leading_interview(person)
    name, arguments, _named = context.navigator.calls[-1]  # type: ignore[attr-defined]
    about = {"show_interview": 0, "schedule": 0, "print_sheet": 0, "write_to": 2}.get(name)
    if about is not None:
        assert arguments[about] in (leading, None)


def test_the_chip_shows_the_interview_of_the_next_step(
    context: PageContext, people: dict[str, int], qtbot: QtBot
) -> None:
    """Yesterday's meeting waits for its notes and thanks; the next one comes after that."""
    library, person = context.library, people["Mr Hall"]
    held = library.meetings.plan(person, start="2026-03-04T10:00")
    library.meetings.set_status(held, InterviewStatus.HELD)
    library.meetings.plan(person, start="2026-03-20T10:00")
    page = PeoplePage(context)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.show_contact(person)
    chip = page.detail.header.chips.interview
    assert chip.text() == "held"
    chip.click()
    assert ("show_interview", (held,), {}) in context.navigator.calls  # type: ignore[attr-defined]


def test_somebody_on_hold_is_not_invited_without_a_question(stage: Stage) -> None:
    stage.context.prompter.answers = [False]  # type: ignore[attr-defined]
    assert stage.do(NextStep(C.CONNECT))[0] != "open"
    assert stage.opened == []


def test_the_silent_one_is_written_to_about_whom_they_keep_waiting(stage: Stage) -> None:
    step = NextStep(C.CHECK_BACK, other_name="Lena Fischer")
    Steps(stage.context, Dialogs(stage.calls), stage.open_url).do(step, stage.mover, None)  # type: ignore[arg-type]
    name, arguments, named = stage.context.navigator.calls[-1]  # type: ignore[attr-defined]
    assert (name, arguments[0], named["about_id"]) == ("write_to", stage.mover, stage.person)
