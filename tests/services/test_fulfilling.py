"""What happened already isn't to be done any more, and isn't proposed; undo brings it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from journal.domain.clock import FixedClock
from journal.domain.codes import (
    Channel,
    Direction,
    FollowUpKind,
    InterviewStatus,
    Introduction,
    LetterKind,
)
from journal.domain.milestones import Milestone
from journal.domain.proposals import Event
from journal.domain.repeats import Every, Repeat
from journal.services.library import Library
from journal.services.proposing import Proposed
from journal.store.journal import Journal

K = FollowUpKind
TODAY = date(2026, 3, 5)
RULE = "made.write"


@pytest.fixture
def miriam(library: Library) -> int:
    return library.contacts.add("Miriam Vogel", mail="miriam@example.org")


@pytest.fixture
def tomas(library: Library, miriam: int) -> int:
    key = library.contacts.add("Tomas Weber", mail="tomas@example.org", referrer_id=miriam)
    library.referrals.set_introduction(referral(library, key), Introduction.MADE)
    return key


def referral(library: Library, key: int) -> int:
    card = library.people.card(key)
    assert card is not None
    return card.referrers[0].id


def state(library: Library, key: int) -> str:
    row = library.days.follow_up(key)
    assert row is not None
    return row.state


def rules(found: list[Proposed]) -> list[tuple[str, int]]:
    return [(each.proposal.rule, each.contact_id) for each in found]


def hold_meeting(library: Library, key: int) -> int:
    meeting = library.meetings.plan(key, start="2026-03-04T14:00")
    library.meetings.set_status(meeting, InterviewStatus.HELD)
    return meeting


Act = Callable[[Library, int], object]
_REACHES: dict[str, Act] = {
    "a request": lambda lib, key: lib.letters.written(key, LetterKind.REQUEST, "Asked"),
    "another letter": lambda lib, key: lib.letters.written(key, LetterKind.UPDATE, "Told"),
    "a call": lambda lib, key: lib.contacts.log_touch(key, Channel.PHONE, direction=Direction.BOTH),
    "a touch with several": lambda lib, key: lib.touches.log([key], Channel.LINKEDIN),
}
_AGREES: dict[str, Act] = {
    "a date": lambda lib, key: lib.meetings.plan(key, start="2026-03-20T14:00"),
    "asked by hand": lambda lib, key: lib.meetings.plan(key, status=InterviewStatus.REQUESTED),
    "an idea that is scheduled": lambda lib, key: lib.meetings.schedule(
        lib.meetings.plan(key), "2026-03-20T14:00"
    ),
    "a meeting held": hold_meeting,
}


@pytest.mark.parametrize("act", [*_REACHES, *_AGREES])
def test_to_write_to_somebody_is_over_once_that_happened(
    library: Library, tomas: int, act: str
) -> None:
    own = library.follow_ups.add(tomas, K.WRITE, due_on=TODAY)
    offered = library.follow_ups.add(tomas, K.WRITE, due_on=date(2026, 3, 9), origin_rule=RULE)
    other = library.follow_ups.add(library.contacts.add("Lena"), K.WRITE, origin_rule=RULE)
    (_REACHES | _AGREES)[act](library, tomas)
    closed = "done" if act in _REACHES else "skipped"
    assert [state(library, each) for each in (own, offered, other)] == [closed, closed, "open"]
    while state(library, offered) != "open":
        library.history.undo()
    assert state(library, own) == "open"


def test_what_they_write_or_was_before_is_no_letter_to_them(library: Library, tomas: int) -> None:
    key = library.follow_ups.add(tomas, K.WRITE, origin_rule=RULE)
    library.contacts.log_touch(tomas, Channel.MAIL, direction=Direction.IN)
    library.contacts.log_touch(tomas, Channel.PHONE, on_day=date(2026, 3, 4))
    library.meetings.plan(tomas)
    assert state(library, key) == "open"


def test_what_the_user_put_on_a_later_day_or_repeats_stays(library: Library, tomas: int) -> None:
    later = library.follow_ups.add(tomas, K.WRITE, due_on=date(2026, 6, 1))
    weekly = Repeat(1, Every.WEEKS)
    series = library.follow_ups.add(tomas, K.WRITE, due_on=TODAY, repeat=weekly)
    library.contacts.log_touch(tomas, Channel.PHONE)
    assert (state(library, later), state(library, series)) == ("open", "open")


def test_what_waits_for_a_milestone_goes_on_waiting(library: Library, tomas: int) -> None:
    waiting = library.milestones.wait(Milestone.FOUND, tomas, K.WRITE)
    library.contacts.log_touch(tomas, Channel.PHONE)
    assert state(library, waiting) == "open"


@pytest.mark.parametrize("act", [*list(_REACHES)[1:], *_AGREES])
@pytest.mark.parametrize("day", [None, TODAY])
def test_own_words_ask_for_more_than_the_first_words(
    library: Library, tomas: int, act: str, day: date | None
) -> None:
    key = library.follow_ups.add(tomas, K.WRITE, what="Send the photos", due_on=day)
    (_REACHES | _AGREES)[act](library, tomas)
    assert state(library, key) == "open"


@pytest.mark.parametrize("day", [None, TODAY])
@pytest.mark.parametrize(("others", "left"), [(0, "done"), (2, "open")])
def test_a_request_does_own_words_if_nothing_else_asked_for_it(
    library: Library, tomas: int, day: date | None, others: int, left: str
) -> None:
    """Their button leads to a request, too."""
    own = library.follow_ups.add(tomas, K.WRITE, what="Send the photos", due_on=day)
    rules = [
        library.follow_ups.add(tomas, K.WRITE, due_on=date(2026, 3, 9), origin_rule=RULE)
        for _ in range(others)
    ]
    library.letters.written(tomas, LetterKind.REQUEST, "Asked")
    assert [state(library, each) for each in (own, *rules)] == [left] + ["done"] * others


def test_a_request_back_at_the_idea_is_to_be_written_again(library: Library, tomas: int) -> None:
    key = library.follow_ups.add(tomas, K.WRITE, origin_rule=RULE)
    meeting = library.meetings.plan(tomas)
    library.meetings.set_status(meeting, InterviewStatus.REQUESTED)
    assert state(library, key) == "skipped"
    library.meetings.set_status(meeting, InterviewStatus.IDEA)
    assert state(library, key) == "open"


def test_the_meeting_in_which_somebody_was_named_does_not_close_it(
    library: Library, miriam: int
) -> None:
    """It is about whom one met, and not about whom they named."""
    meeting = hold_meeting(library, miriam)
    petra = library.capture.hear_name(meeting, "Petra Lang")
    card = library.interviews.card(meeting)
    assert card is not None
    library.proposals.accept(library.proposals.of_meeting(card))
    (row,) = library.days.open_with(petra)
    assert row.kind == K.WRITE
    library.meetings.set_status(meeting, InterviewStatus.SCHEDULED)
    library.meetings.set_status(meeting, InterviewStatus.HELD)
    assert state(library, row.id) == "open"


@pytest.mark.parametrize("kind", [LetterKind.THANK_REFERRER, LetterKind.THANK_YOU])
def test_thanks_for_one_name_do_all_that_ask_for_them(
    library: Library, miriam: int, tomas: int, kind: LetterKind
) -> None:
    petra = library.contacts.add("Petra Lang", referrer_id=miriam)
    add = library.follow_ups.add
    other = add(miriam, K.THANK_REFERRER, about_id=petra, due_on=date(2026, 3, 1))
    mine = [add(miriam, K.THANK_REFERRER, about_id=tomas, due_on=TODAY) for _ in range(2)]
    library.letters.written(miriam, kind, "Thanked", about_id=tomas)
    assert [state(library, each) for each in (*mine, other)] == ["done", "done", "open"]
    library.history.undo()
    assert [state(library, each) for each in (*mine, other)] == ["open"] * 3


def test_thanks_sent_for_a_name_are_remembered(library: Library, miriam: int, tomas: int) -> None:
    made = library.proposals.after(Event.INTRODUCTION_MADE, tomas)
    assert ("made.thank_referrer", miriam) in rules(made)
    card = library.composing.card(miriam, LetterKind.THANK_REFERRER, about_id=tomas)
    assert card is not None
    library.composing.send(card, card.subject, "Thank you for naming Tomas Weber.")
    made = library.proposals.after(Event.INTRODUCTION_MADE, tomas)
    assert rules(made) == [("made.write", tomas)]


@pytest.mark.parametrize("direction", [Direction.IN, Direction.BOTH])
def test_an_answer_leaves_nothing_to_remind_of(
    library: Library, tomas: int, clock: FixedClock, direction: Direction
) -> None:
    library.letters.written(tomas, LetterKind.REQUEST, "Asked")
    library.proposals.accept(library.proposals.after(Event.REQUEST_SENT, tomas))
    clock.advance(days=4)
    before = library.people.next_step(tomas)
    library.contacts.log_touch(tomas, Channel.MAIL, "In two weeks", direction=direction)
    assert library.days.open_with(tomas) == []
    after = library.people.next_step(tomas)
    assert before is not None
    assert after is not None
    assert before.due is not None
    assert after.due is not None
    assert after.due > before.due  # one waits from the answer on
    library.history.undo()
    assert len(library.days.open_with(tomas)) == 2


@pytest.mark.parametrize(
    ("what", "day", "closed"),
    [
        ("Remind after the holidays", date(2026, 3, 25), False),
        ("Remind of the photos", TODAY, False),
        ("Remind of the photos", None, False),
        ("", date(2026, 3, 25), False),
        ("", TODAY, True),
        ("", None, True),
    ],
)
def test_an_answer_leaves_reminders_that_the_user_put_on_purpose(
    library: Library, tomas: int, what: str, day: date | None, closed: bool
) -> None:
    key = library.follow_ups.add(tomas, K.REQUEST_REMINDER, what=what, due_on=day)
    library.contacts.log_touch(tomas, Channel.MAIL, "Away", direction=Direction.IN)
    assert state(library, key) == ("skipped" if closed else "open")


def test_reminders_are_not_proposed_once_they_answered(library: Library, tomas: int) -> None:
    library.letters.written(tomas, LetterKind.REQUEST, "Asked")
    assert len(library.proposals.after(Event.REQUEST_SENT, tomas)) == 2
    library.contacts.log_touch(tomas, Channel.MAIL, direction=Direction.IN)
    assert library.proposals.after(Event.REQUEST_SENT, tomas) == []


def test_invited_printed_and_confirmed(library: Library, tomas: int) -> None:
    meeting = library.meetings.plan(tomas, start="2026-03-12T14:00")
    kinds = (K.CONNECT, K.PRINT, K.CONFIRM)
    keys = [library.follow_ups.add(tomas, each, interview_id=meeting) for each in kinds]
    library.contacts.set_field(tomas, "linkedin", "not invited")
    assert [state(library, each) for each in keys] == ["open"] * 3
    library.contacts.set_field(tomas, "linkedin", "invited")
    library.meetings.mark_printed(meeting)
    library.letters.written(tomas, LetterKind.CONFIRMATION, "Confirmed", interview_id=meeting)
    assert [state(library, each) for each in keys] == ["done"] * 3
    for _ in range(3):
        library.history.undo()
    assert [state(library, each) for each in keys] == ["open"] * 3


def test_what_was_done_before_a_meeting_is_not_proposed_for_it(
    library: Library, tomas: int
) -> None:
    meeting = library.meetings.plan(tomas, start="2026-03-12T14:00")
    after = library.proposals.after
    assert len(after(Event.INTERVIEW_SCHEDULED, tomas, meeting)) == 3
    library.meetings.mark_printed(meeting)
    for kind in (LetterKind.QUESTIONS, LetterKind.CONFIRMATION):
        library.letters.written(tomas, kind, "Wrote", interview_id=meeting)
    assert after(Event.INTERVIEW_SCHEDULED, tomas, meeting) == []


def test_what_stands_already_is_never_proposed(
    library: Library, journal: Journal, miriam: int, tomas: int
) -> None:
    """The thanks for the name are still owed when the meeting is written down."""
    library.proposals.accept(library.proposals.after(Event.INTRODUCTION_MADE, tomas))
    owed = library.days.open_with(miriam)
    assert [row.about_id for row in owed] == [tomas]
    meeting = hold_meeting(library, tomas)
    card = library.interviews.card(meeting)
    assert card is not None
    found = library.proposals.of_meeting(card)
    assert (K.THANK_REFERRER, miriam) not in [(x.proposal.kind, x.contact_id) for x in found]
    library.proposals.accept(found)
    assert [row.id for row in library.days.open_with(miriam)] == [owed[0].id]
    assert [row for row in library.days.open_with(tomas) if row.kind == K.WRITE] == []
    # It is said with word of how it went, and the meeting knows when it was.
    library.capture.set_note(meeting, "summary", "Good")  # type: ignore[arg-type]
    library.letters.written(tomas, LetterKind.THANK_YOU, "Thanked", interview_id=meeting)
    step = library.interviews.next_step(meeting)
    assert step is not None
    assert (step.other_name, step.due) == ("Miriam Vogel", owed[0].due_on)
    library.letters.written(
        miriam, LetterKind.THANK_REFERRER, "Thanked", interview_id=meeting, about_id=tomas
    )
    step = library.interviews.next_step(meeting)
    assert step is not None
    assert step.other_name is None
    assert library.days.open_with(miriam) == []


def test_a_stale_list_makes_nothing_twice(library: Library, miriam: int, tomas: int) -> None:
    found = library.proposals.after(Event.INTRODUCTION_MADE, tomas)
    first = library.proposals.accept(found)
    assert library.proposals.accept(found) == first
    assert len(library.days.open_with(miriam)) == 1


def test_a_promise_is_not_the_same_as_another(library: Library, tomas: int) -> None:
    meeting = hold_meeting(library, tomas)
    for what in ("Send the plan", "Send the photos"):
        library.capture.agree(meeting, what)
    library.follow_ups.add(tomas, K.PROMISED_BY_ME, what="Send the plan")
    card = library.interviews.card(meeting)
    assert card is not None
    words = [x.proposal.words for x in library.proposals.of_meeting(card) if x.proposal.words]
    assert words == ["Send the photos"]


def test_what_was_never_answered_is_listed_for_whoever_it_is_for(
    library: Library, miriam: int, tomas: int
) -> None:
    library.letters.written(tomas, LetterKind.REQUEST, "Asked")
    thanks = ("made.thank_referrer", miriam)
    assert rules(library.proposals.now(miriam)) == [thanks]
    assert thanks in rules(library.proposals.now(tomas))
    assert "made.write" not in dict(rules(library.proposals.now(tomas)))
    library.proposals.accept(library.proposals.now(miriam))
    assert library.proposals.now(miriam) == []
