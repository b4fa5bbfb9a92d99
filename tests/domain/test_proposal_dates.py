"""Due dates of proposals, computed by hand from a calendar: one row, one date.

2026: 5 March is a Thursday, 29 March and 25 October are the days on which clocks change in
Europe; 8 March and 1 November those of New York. 2028 has a 29 February, a Tuesday.
"""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from journal.domain.codes import Cadence, Format
from journal.domain.habits import Habits
from journal.domain.proposals import Event, Promise, ProposalFacts, propose

BERLIN = ZoneInfo("Europe/Berlin")
LONDON = ZoneInfo("Europe/London")
NEW_YORK = ZoneInfo("America/New_York")
AUCKLAND = ZoneInfo("Pacific/Auckland")
KOLKATA = ZoneInfo("Asia/Kolkata")
E = Event


def at(text: str, zone: ZoneInfo = BERLIN, *, fold: int = 0) -> datetime:
    """A local moment; ``fold`` 1 is the second of two equal hours in autumn."""
    return datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold)


def dates(event: Event, facts: ProposalFacts, habits: Habits | None = None) -> dict[str, str]:
    """Rule to due date, with the hour where there is one."""
    chosen = habits or Habits()
    found = propose(event, facts, chosen.rules(), chosen.working)
    return {
        each.rule: f"{each.due_on}{f' {each.due_time:%H:%M}' if each.due_time else ''}"
        for each in found
    }


# sent, first reminder (3 working days), second (7 working days)
REQUESTS = [
    ("2026-03-02T09:00", "2026-03-05", "2026-03-11"),  # Mon -> Thu, Wed
    ("2026-03-03T09:00", "2026-03-06", "2026-03-12"),  # Tue -> Fri, Thu
    ("2026-03-04T09:00", "2026-03-09", "2026-03-13"),  # Wed -> Mon, Fri
    ("2026-03-05T09:00", "2026-03-10", "2026-03-16"),  # Thu -> Tue, Mon
    ("2026-03-06T09:00", "2026-03-11", "2026-03-17"),  # Fri -> Wed, Tue
    ("2026-03-07T09:00", "2026-03-11", "2026-03-17"),  # Sat counts from the Monday
    ("2026-03-08T09:00", "2026-03-11", "2026-03-17"),  # Sun too
    ("2026-03-05T00:00", "2026-03-10", "2026-03-16"),  # the first minute of the day
    ("2026-03-05T23:59", "2026-03-10", "2026-03-16"),  # and its last
    ("2026-01-29T09:00", "2026-02-03", "2026-02-09"),  # Thu, over the end of January
    ("2026-02-26T09:00", "2026-03-03", "2026-03-09"),  # Thu, February of 28 days
    ("2028-02-24T09:00", "2028-02-29", "2028-03-06"),  # Thu, onto the leap day
    ("2028-02-25T09:00", "2028-03-01", "2028-03-07"),  # Fri, over the leap day
    ("2028-02-29T09:00", "2028-03-03", "2028-03-09"),  # Tue, from the leap day
    ("2026-12-30T09:00", "2027-01-04", "2027-01-08"),  # Wed, over New Year (not a holiday here)
    ("2026-12-31T23:59", "2027-01-05", "2027-01-11"),  # Thu, the last minute of the year
    ("2026-03-27T09:00", "2026-04-01", "2026-04-07"),  # Fri before summer time
    ("2026-03-29T03:30", "2026-04-01", "2026-04-07"),  # Sun, the day of summer time itself
    ("2026-10-23T09:00", "2026-10-28", "2026-11-03"),  # Fri before winter time
    ("2026-10-25T02:30", "2026-10-28", "2026-11-03"),  # Sun, in the hour that comes twice
]


@pytest.mark.parametrize(("sent", "first", "second"), REQUESTS)
def test_reminders(sent: str, first: str, second: str) -> None:
    found = dates(E.REQUEST_SENT, ProposalFacts(at=at(sent)))
    assert found == {"request.remind.1": first, "request.remind.2": second}


# end of the meeting, zone, thanks (24 real hours later), LinkedIn (+2 days), news (+1 month),
# both on the next working day
MEETINGS = [
    ("2026-03-05T14:30", BERLIN, "2026-03-06 14:30", "2026-03-09", "2026-04-06"),
    ("2026-03-05T00:10", BERLIN, "2026-03-06 00:10", "2026-03-09", "2026-04-06"),
    ("2026-03-05T23:50", BERLIN, "2026-03-06 23:50", "2026-03-09", "2026-04-06"),
    ("2026-03-28T12:00", BERLIN, "2026-03-29 13:00", "2026-03-30", "2026-04-28"),  # 23 h night
    ("2026-03-28T23:30", BERLIN, "2026-03-30 00:30", "2026-03-30", "2026-04-28"),  # two days on
    ("2026-03-29T10:00", BERLIN, "2026-03-30 10:00", "2026-03-31", "2026-04-29"),
    ("2026-10-24T12:00", BERLIN, "2026-10-25 11:00", "2026-10-26", "2026-11-24"),  # 25 h night
    ("2026-10-24T00:30", BERLIN, "2026-10-25 00:30", "2026-10-26", "2026-11-24"),  # before it
    ("2026-10-25T12:00", BERLIN, "2026-10-26 12:00", "2026-10-27", "2026-11-25"),
    ("2026-03-07T15:00", NEW_YORK, "2026-03-08 16:00", "2026-03-09", "2026-04-07"),
    ("2026-10-31T15:00", NEW_YORK, "2026-11-01 14:00", "2026-11-02", "2026-11-30"),  # Nov of 30
    ("2026-04-04T15:00", AUCKLAND, "2026-04-05 14:00", "2026-04-06", "2026-05-04"),
    ("2026-01-30T15:00", BERLIN, "2026-01-31 15:00", "2026-02-02", "2026-03-02"),
    ("2026-01-31T15:00", BERLIN, "2026-02-01 15:00", "2026-02-02", "2026-03-02"),
    ("2028-01-31T15:00", BERLIN, "2028-02-01 15:00", "2028-02-02", "2028-02-29"),  # leap year
    ("2028-02-28T15:00", BERLIN, "2028-02-29 15:00", "2028-03-01", "2028-03-28"),
    ("2028-02-29T15:00", BERLIN, "2028-03-01 15:00", "2028-03-02", "2028-03-29"),
    ("2026-02-28T15:00", BERLIN, "2026-03-01 15:00", "2026-03-02", "2026-03-30"),
    ("2026-05-31T15:00", BERLIN, "2026-06-01 15:00", "2026-06-02", "2026-06-30"),
    ("2026-12-31T15:00", BERLIN, "2027-01-01 15:00", "2027-01-04", "2027-02-01"),
    ("2026-03-05T14:30", KOLKATA, "2026-03-06 14:30", "2026-03-09", "2026-04-06"),
]


@pytest.mark.parametrize(("end", "zone", "thanks", "connect", "news"), MEETINGS)
def test_after_a_meeting(end: str, zone: ZoneInfo, thanks: str, connect: str, news: str) -> None:
    found = dates(E.INTERVIEW_HELD, ProposalFacts(at=at(end, zone), report_back=True))
    assert found == {"held.thank": thanks, "held.connect": connect, "held.report": news}


def test_the_second_of_two_equal_hours_is_an_hour_later() -> None:
    first = ProposalFacts(at=at("2026-10-25T02:30", fold=0))
    second = ProposalFacts(at=at("2026-10-25T02:30", fold=1))
    assert dates(E.INTERVIEW_HELD, first)["held.thank"] == "2026-10-26 01:30"
    assert dates(E.INTERVIEW_HELD, second)["held.thank"] == "2026-10-26 02:30"


# now, start, zone of the start, questions (-3 days), confirm and print (-1 day)
BEFORE = [
    ("2026-03-05T09:00", "2026-03-20T14:00", BERLIN, "2026-03-17", "2026-03-19"),
    ("2026-03-05T09:00", "2026-03-09T14:00", BERLIN, "2026-03-06", "2026-03-08"),  # a Sunday too
    ("2026-03-05T09:00", "2026-03-08T14:00", BERLIN, "2026-03-05", "2026-03-07"),  # today
    ("2026-03-05T09:00", "2026-03-07T14:00", BERLIN, "2026-03-05", "2026-03-06"),  # moved up
    ("2026-03-05T09:00", "2026-03-06T14:00", BERLIN, "2026-03-05", "2026-03-05"),  # tomorrow
    ("2026-02-20T09:00", "2026-03-02T14:00", BERLIN, "2026-02-27", "2026-03-01"),  # month's end
    ("2028-02-20T09:00", "2028-03-01T14:00", BERLIN, "2028-02-27", "2028-02-29"),  # leap day
    ("2027-02-20T09:00", "2027-03-01T14:00", BERLIN, "2027-02-26", "2027-02-28"),
    ("2026-12-20T09:00", "2027-01-02T14:00", BERLIN, "2026-12-30", "2027-01-01"),  # New Year
    ("2026-03-20T09:00", "2026-03-30T00:30", BERLIN, "2026-03-27", "2026-03-29"),  # 23 h day
    ("2026-10-20T09:00", "2026-10-26T00:30", BERLIN, "2026-10-23", "2026-10-25"),  # 25 h day
    # Seen from Berlin it is on another day than where one meets.
    ("2026-03-05T09:00", "2026-03-12T19:00", NEW_YORK, "2026-03-10", "2026-03-12"),
    ("2026-03-05T09:00", "2026-03-12T08:00", AUCKLAND, "2026-03-08", "2026-03-10"),
]


@pytest.mark.parametrize(("now", "start", "zone", "questions", "confirm"), BEFORE)
def test_before_a_meeting(
    now: str, start: str, zone: ZoneInfo, questions: str, confirm: str
) -> None:
    facts = ProposalFacts(at=at(now), start=at(start, zone), format=Format.COFFEE)
    found = dates(E.INTERVIEW_SCHEDULED, facts)
    assert found["scheduled.questions"] == questions
    assert found["scheduled.confirm"] == confirm
    assert found["scheduled.print"] == confirm


def test_on_the_day_itself_only_the_sheet_is_left() -> None:
    facts = ProposalFacts(at("2026-03-05T09:00"), start=at("2026-03-05T14:00"), format=Format.LUNCH)
    assert dates(E.INTERVIEW_SCHEDULED, facts) == {"scheduled.print": "2026-03-05"}


def test_a_clock_set_back_moves_nothing_into_the_past() -> None:
    """The meeting ended at three; then the clock was set to the day before."""
    facts = ProposalFacts(at("2026-03-04T10:00"), start=at("2026-03-05T14:00"))
    assert dates(E.INTERVIEW_SCHEDULED, facts)["scheduled.questions"] == "2026-03-04"
    late = ProposalFacts(at("2026-03-06T10:00"), start=at("2026-03-05T14:00"))
    assert dates(E.INTERVIEW_SCHEDULED, late) == {}


# event, facts at, agreed on, rule, due
OTHERS = [
    (E.REFERRAL_NAMED, "2026-03-05T09:00", None, "named.write", "2026-03-09"),  # no Saturday
    (E.REFERRAL_NAMED, "2028-02-27T09:00", None, "named.write", "2028-02-29"),
    (E.REFERRAL_NAMED, "2026-12-30T09:00", None, "named.write", "2027-01-01"),
    (E.REFERRAL_PROMISED, "2026-03-05T09:00", None, "promised.check", "2026-03-12"),
    (E.REFERRAL_PROMISED, "2026-03-25T09:00", None, "promised.check", "2026-04-01"),
    (E.REFERRAL_PROMISED, "2026-10-22T23:30", None, "promised.check", "2026-10-29"),
    (E.REFERRAL_PROMISED, "2026-03-05T09:00", "2026-05-01", "promised.check", "2026-05-01"),
    (E.REFERRAL_PROMISED, "2026-03-05T09:00", "2026-03-06", "promised.check", "2026-03-06"),
    (E.INTRODUCTION_MADE, "2026-03-28T23:59", None, "made.write", "2026-03-30"),
    (E.INTRODUCTION_MADE, "2028-02-28T09:00", None, "made.thank_referrer", "2028-02-29"),
    (E.NAMES_NOT_GIVEN, "2026-02-27T09:00", None, "names.check", "2026-03-02"),
    (E.NAMES_NOT_GIVEN, "2026-10-24T23:59", None, "names.check", "2026-10-26"),
]


@pytest.mark.parametrize(("event", "moment", "agreed", "rule", "due"), OTHERS)
def test_referrals(event: Event, moment: str, agreed: str | None, rule: str, due: str) -> None:
    day = date.fromisoformat(agreed) if agreed else None
    assert dates(event, ProposalFacts(at=at(moment), agreed_on=day))[rule] == due


# the last day, the cadence, the first update
CADENCES = [
    ("2026-03-05T15:00", Cadence.MONTHLY, "2026-04-06"),
    ("2026-01-31T15:00", Cadence.MONTHLY, "2026-03-02"),
    ("2028-01-31T15:00", Cadence.MONTHLY, "2028-03-01"),
    ("2026-03-05T15:00", Cadence.QUARTERLY, "2026-06-04"),
    ("2026-03-05T15:00", Cadence.HALF_YEARLY, "2026-09-03"),
    ("2026-10-01T15:00", Cadence.HALF_YEARLY, "2027-04-01"),
]


@pytest.mark.parametrize(("end", "cadence", "due"), CADENCES)
def test_updates_by_cadence(end: str, cadence: Cadence, due: str) -> None:
    facts = ProposalFacts(at=at(end), cadence=cadence)
    assert dates(E.INTERVIEW_HELD, facts)["held.update"] == due


# by when it was promised, mine (that day, or +2 days), theirs (the day after, or +7 days)
PROMISES = [
    (None, "2026-03-09", "2026-03-12"),
    ("2026-03-31", "2026-03-31", "2026-04-01"),
    ("2028-02-28", "2028-02-28", "2028-02-29"),
    ("2026-12-31", "2026-12-31", "2027-01-01"),
    ("2026-03-28", "2026-03-28", "2026-03-30"),  # a Saturday that was agreed,
]


@pytest.mark.parametrize(("by", "mine", "theirs"), PROMISES)
def test_promises(by: str | None, mine: str, theirs: str) -> None:
    promise = (Promise(7, date.fromisoformat(by) if by else None, "the list"),)
    facts = ProposalFacts(at=at("2026-03-05T15:00"), promises=promise, theirs=promise)
    found = dates(E.INTERVIEW_HELD, facts)
    assert (found["held.promise"], found["held.theirs"]) == (mine, theirs)


# working days (0 is Monday), sent, first, second
SUNDAY_TO_THURSDAY = frozenset({6, 0, 1, 2, 3})
WEEKENDS = [
    (SUNDAY_TO_THURSDAY, "2026-03-05T09:00", "2026-03-10", "2026-03-16"),  # Thu -> Tue, Mon
    (SUNDAY_TO_THURSDAY, "2026-03-06T09:00", "2026-03-10", "2026-03-16"),  # Fri rests
    (SUNDAY_TO_THURSDAY, "2026-03-08T09:00", "2026-03-11", "2026-03-17"),  # Sun works
    (frozenset(range(7)), "2026-03-06T09:00", "2026-03-09", "2026-03-13"),  # every day
    (frozenset(range(6)), "2026-03-06T09:00", "2026-03-10", "2026-03-14"),  # Saturdays too
    (frozenset({2}), "2026-03-05T09:00", "2026-03-25", "2026-04-22"),  # Wednesdays alone
]


@pytest.mark.parametrize(("working", "sent", "first", "second"), WEEKENDS)
def test_other_working_days(working: frozenset[int], sent: str, first: str, second: str) -> None:
    found = dates(E.REQUEST_SENT, ProposalFacts(at=at(sent)), Habits(working=working))
    assert found == {"request.remind.1": first, "request.remind.2": second}


# working days, named on, to be written to (+2 days, or the next day that is worked on)
WRITING = [
    (frozenset(range(5)), "2026-03-05T09:00", "2026-03-09"),  # Thu -> no Saturday, Monday
    (frozenset(range(6)), "2026-03-05T09:00", "2026-03-07"),  # Saturdays too
    (SUNDAY_TO_THURSDAY, "2026-03-05T09:00", "2026-03-08"),  # Sunday
    (frozenset({2}), "2026-03-05T09:00", "2026-03-11"),  # Wednesdays alone
]


@pytest.mark.parametrize(("working", "named", "due"), WRITING)
def test_one_writes_on_working_days(working: frozenset[int], named: str, due: str) -> None:
    found = dates(E.REFERRAL_NAMED, ProposalFacts(at=at(named)), Habits(working=working))
    assert found == {"named.write": due}


# a rule, its number, the event, the moment, the due date
CHANGED = [
    ("request.remind.1", 1, E.REQUEST_SENT, "2026-03-06T09:00", "2026-03-09"),
    ("request.remind.2", 10, E.REQUEST_SENT, "2026-03-05T09:00", "2026-03-19"),
    ("held.thank", 48, E.INTERVIEW_HELD, "2026-03-28T12:00", "2026-03-30 13:00"),
    ("held.report", 2, E.INTERVIEW_HELD, "2025-12-31T12:00", "2026-03-02"),
    ("held.connect", 30, E.INTERVIEW_HELD, "2026-01-30T12:00", "2026-03-02"),
    ("promised.check", 14, E.REFERRAL_PROMISED, "2026-03-20T12:00", "2026-04-03"),
    ("names.check", 1, E.NAMES_NOT_GIVEN, "2026-03-31T12:00", "2026-04-01"),
]


@pytest.mark.parametrize(("rule", "n", "event", "moment", "due"), CHANGED)
def test_numbers_as_chosen(rule: str, n: int, event: Event, moment: str, due: str) -> None:
    facts = ProposalFacts(at=at(moment), report_back=True)
    assert dates(event, facts, Habits().with_rule(rule, n=n))[rule] == due


def test_in_another_zone_it_is_another_day() -> None:
    """Thursday evening in London is Friday in Auckland: there the working days begin then."""
    london = at("2026-03-05T22:00", LONDON)
    there = london.astimezone(AUCKLAND)  # Friday, eleven in the morning
    assert dates(E.REQUEST_SENT, ProposalFacts(at=london))["request.remind.1"] == "2026-03-10"
    assert dates(E.REQUEST_SENT, ProposalFacts(at=there))["request.remind.1"] == "2026-03-11"
    assert dates(E.INTERVIEW_HELD, ProposalFacts(at=there))["held.thank"] == "2026-03-07 11:00"


def test_seconds_make_no_odd_hours() -> None:
    moment = at("2026-03-05T14:30:59")
    found = propose(E.INTERVIEW_HELD, ProposalFacts(at=moment))
    assert found[0].due_time == time(14, 30)


def test_there_are_enough_of_them() -> None:
    tables = (REQUESTS, MEETINGS, BEFORE, OTHERS, CADENCES, PROMISES, WEEKENDS, CHANGED)
    assert sum(len(table) for table in tables) >= 60
