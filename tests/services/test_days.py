"""What stands on which day."""

from __future__ import annotations

from datetime import date, time

from journal.domain.changes import Kind
from journal.domain.codes import Channel, FollowUpKind, InterviewStatus
from journal.domain.next_step import OpenHold, for_hold
from journal.domain.step_codes import NextStepCode
from journal.services.library import Library
from journal.store import settings
from journal.store.journal import Journal
from journal.store.nameless import FORGOTTEN

LATER, NEXT_YEAR = date(2026, 3, 12), date(2027, 3, 1)


def test_an_interview_held_earlier_stands_where_it_was_held(library: Library) -> None:
    """Not in the days to come, as if it still were to be."""
    ana = library.contacts.add("Ana")
    key = library.meetings.plan(ana)
    library.meetings.schedule(key, "2026-03-12T14:00")
    assert [item.id for item in library.days.between(LATER, LATER)] == [key]
    library.meetings.set_status(key, InterviewStatus.HELD)
    now = library.clock.now()
    assert library.days.between(LATER, NEXT_YEAR) == []
    assert library.days.first_later(now.date()) is None
    (found,) = library.days.between(now.date(), now.date())
    assert (found.id, found.state) == (key, InterviewStatus.HELD)
    assert found.time == now.time().replace(second=0, microsecond=0)
    library.meetings.set_status(key, InterviewStatus.SCHEDULED)  # a slip: it is still to come
    assert [item.time for item in library.days.between(LATER, LATER)] == [time(14)]


def test_one_held_as_planned_stays(library: Library) -> None:
    """At the hour at which it began, in the order of the day."""
    ana = library.contacts.add("Ana")
    today = library.clock.today()
    library.follow_ups.add(ana, due_on=today, due_time=time(7, 30))
    key = library.meetings.plan(ana)
    library.meetings.schedule(key, f"{today.isoformat()}T07:00")
    library.meetings.set_status(key, InterviewStatus.HELD)
    items = library.days.between(today, today)
    assert [(item.kind, item.time) for item in items] == [
        ("interview", time(7)),
        ("follow-up", time(7, 30)),
    ]


def test_the_next_step_keeps_to_the_day_to_which_thanks_were_moved(library: Library) -> None:
    """Even where something else is due before it."""
    ana = library.contacts.add("Ana", mail="ana@example.org")
    key = library.meetings.plan(ana)
    library.meetings.schedule(key, "2026-03-05T07:00")
    library.meetings.set_status(key, InterviewStatus.HELD)
    library.meetings.set_field(key, "rating", 4)
    library.follow_ups.add(ana, FollowUpKind.CONNECT, due_on=date(2026, 3, 7))
    library.follow_ups.add(ana, FollowUpKind.THANK_YOU, due_on=date(2026, 3, 11))
    step = library.interviews.next_step(key)
    assert step is not None
    assert (step.code, step.due) == (NextStepCode.THANK, date(2026, 3, 11))


def test_all_who_were_promised_wait_for_whoever_promised(
    journal: Journal, library: Library
) -> None:
    """Their step is made once for all of them, but for the name."""
    with journal.step("Set up") as step:
        for mover in ("Tom", "Eva"):
            owner = step.insert(Kind.CONTACT, name=mover)
            for number in range(2):
                key = step.insert(Kind.CONTACT, name=f"{mover}’s {number}")
                step.insert(
                    Kind.REFERRAL,
                    referrer_id=owner,
                    referred_id=key,
                    is_primary=True,
                    introduction="promised",
                )
    rows = library.days.waiting()
    assert [row.mover for row in rows] == ["Tom", "Tom", "Eva", "Eva"]
    for row in rows:
        assert row.step == for_hold(OpenHold(row.mover), library.clock.now())
        assert row.step == library.people.next_step(row.contact_id)


def test_the_first_who_wait_are_the_first_of_all_and_all_are_counted(
    journal: Journal, library: Library
) -> None:
    """Whatever stands before and after those who were promised, and without the forgotten."""
    with journal.step("Set up") as step:
        owner = step.insert(Kind.CONTACT, name="Tom")
        promised = []
        for number in range(5):
            key = step.insert(Kind.CONTACT, name=f"Person {number}")
            step.insert(
                Kind.REFERRAL,
                referrer_id=owner,
                referred_id=key,
                is_primary=True,
                introduction="promised",
            )
            promised.append(key)
        for name, back in (("Due", "2026-03-01"), ("Later", "2026-05-01"), ("Some day", None)):
            key = step.insert(Kind.CONTACT, name=name)
            step.insert(Kind.HOLD, contact_id=key, whose_move_id=owner, check_back=back)
        step.insert(Kind.HOLD, contact_id=promised[1], whose_move_id=owner, check_back=None)
        step.insert(Kind.INTERVIEW, contact_id=promised[2], status="scheduled")
        step.update(Kind.CONTACT, promised[3], name="Forgotten 1")
    settings.write(journal.database, FORGOTTEN, {str(promised[3]): "Forgotten 1"})
    rows = library.days.waiting()
    assert [row.name for row in rows] == [
        "Due", "Later", "Some day", "Person 1", "Person 0", "Person 4"
    ]  # fmt: skip
    for most in range(8):
        assert library.days.first_waiting(most) == (rows[:most], 6)


def test_nobody_has_to_be_asked_once_all_has_happened(library: Library) -> None:
    tom, lena = library.contacts.add("Tom"), library.contacts.add("Lena")
    two = ["has called her", "has mailed me"]
    hold = library.referrals.hold(lena, whose_move_id=tom, conditions=two, check_back=LATER)
    for each in library.guard.hold(hold).conditions:  # type: ignore[union-attr]
        assert [item.kind for item in library.days.between(LATER, LATER)] == ["hold"]
        library.holds.heard(tom, Channel.PHONE, met=[each.id])
    assert library.days.between(LATER, LATER) == []
    assert library.days.first_later(library.clock.today()) is None
    library.history.undo()
    assert [item.kind for item in library.days.between(LATER, LATER)] == ["hold"]
    library.referrals.hold(tom, whose_move_id=None, check_back=NEXT_YEAR)  # nothing written down
    assert [item.kind for item in library.days.between(NEXT_YEAR, NEXT_YEAR)] == ["hold"]
