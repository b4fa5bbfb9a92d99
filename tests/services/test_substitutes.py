"""Somebody else came than the person who was asked."""

from __future__ import annotations

from datetime import timedelta

import pytest

from journal.domain.clock import FixedClock
from journal.domain.codes import (
    FollowUpKind,
    InterviewStatus,
    Introduction,
    LetterKind,
    NoteKind,
)
from journal.domain.next_step import NextStep, NextStepCode
from journal.domain.views.meetings import InterviewCard
from journal.errors import Refused
from journal.services.library import Library
from journal.services.proposing import Proposed, proposed
from journal.store import listing
from journal.store.journal import Journal

C, K = NextStepCode, FollowUpKind


@pytest.fixture
def tom(library: Library) -> int:
    return library.contacts.add("Tom Becker", mail="tom@example.org")


@pytest.fixture
def ana(library: Library, tom: int) -> int:
    return library.contacts.add("Ana Souza", company="Northwind", referrer_id=tom)


@pytest.fixture
def interview(library: Library, ana: int) -> int:
    """With Ana, yesterday at two; nothing says yet that it was held."""
    return library.meetings.plan(ana, start="2026-03-04T14:00")


def card(library: Library, interview: int) -> InterviewCard:
    found = library.interviews.card(interview)
    assert found is not None
    return found


def found(library: Library, interview: int) -> list[Proposed]:
    now = library.clock.now()
    return proposed(library.people, library.interviews, card(library, interview), now)


def person_step(library: Library, contact: int) -> NextStep:
    step = library.people.next_step(contact)
    assert step is not None
    return step


def test_the_interview_is_with_them_instead_of_the_person_asked(
    library: Library, interview: int, ana: int
) -> None:
    lena = library.substitutes.somebody_new(interview, "Lena Sommer", "Northwind")
    shown = card(library, interview)
    assert (shown.row.contact_id, shown.row.name, shown.row.company) == (
        lena,
        "Lena Sommer",
        "Northwind",
    )
    assert (shown.row.instead_of, shown.instead_of_id) == ("Ana Souza", ana)
    assert shown.row.status == InterviewStatus.SCHEDULED
    assert shown.names == ()  # nobody named them in the meeting


def test_they_count_as_introduced_by_the_person_first_asked(
    library: Library, interview: int, ana: int
) -> None:
    lena = library.substitutes.somebody_new(interview, "Lena Sommer")
    person = library.people.card(lena)
    assert person is not None
    (referral,) = person.referrers
    assert (referral.contact_id, referral.is_primary) == (ana, True)
    assert referral.introduction == Introduction.MADE


def test_it_is_one_step_back(library: Library, interview: int, ana: int) -> None:
    people = library.people.count()
    library.substitutes.somebody_new(interview, "Lena Sommer", "Baltic Freight", held=True)
    assert library.history.undo_name() == "Lena Sommer instead of Ana Souza"
    library.history.undo()
    shown = card(library, interview)
    assert (shown.row.contact_id, shown.instead_of_id) == (ana, None)
    assert shown.row.status == InterviewStatus.SCHEDULED
    assert library.people.count() == people
    assert library.people.companies("Baltic") == []


def test_somebody_known_stays_where_they_are_in_the_tree(
    library: Library, interview: int, tom: int, ana: int
) -> None:
    lena = library.contacts.add("Lena Sommer", referrer_id=tom)
    library.substitutes.somebody_known(interview, lena)
    person = library.people.card(lena)
    assert person is not None
    told = {(row.contact_id, row.is_primary, row.introduction) for row in person.referrers}
    assert told == {(tom, True, Introduction.NAMED), (ana, False, Introduction.MADE)}


def test_a_promised_introduction_is_made_and_the_hold_over(
    library: Library, interview: int, ana: int
) -> None:
    lena = library.contacts.add("Lena Sommer", referrer_id=ana)
    library.referrals.hold(lena, whose_move_id=ana)
    library.substitutes.somebody_known(interview, lena)
    person = library.people.card(lena)
    assert person is not None
    assert person.holds == ()
    assert [row.introduction for row in person.referrers] == [Introduction.MADE]


def test_somebody_above_the_person_asked_makes_no_circle(
    library: Library, interview: int, tom: int, ana: int
) -> None:
    library.substitutes.somebody_known(interview, tom, held=True)
    shown = card(library, interview)
    assert (shown.row.contact_id, shown.row.instead_of) == (tom, "Ana Souza")
    person = library.people.card(tom)
    assert person is not None
    assert person.referrers == ()
    thanks = next(x for x in found(library, interview) if x.proposal.kind is K.THANK_REFERRER)
    assert (thanks.contact_id, thanks.about_id) == (ana, tom)


def test_the_person_first_asked_takes_their_place_back(
    library: Library, interview: int, ana: int
) -> None:
    library.substitutes.somebody_new(interview, "Lena Sommer")
    library.substitutes.somebody_known(interview, ana)
    shown = card(library, interview)
    assert (shown.row.contact_id, shown.row.instead_of) == (ana, "")


def test_a_second_substitute_still_stands_for_the_person_first_asked(
    library: Library, interview: int, ana: int
) -> None:
    library.substitutes.somebody_new(interview, "Lena Sommer")
    library.substitutes.somebody_new(interview, "Mr Hall")
    shown = card(library, interview)
    assert (shown.row.name, shown.row.instead_of) == ("Mr Hall", "Ana Souza")


def test_whom_it_is_with_already_is_no_substitute(
    library: Library, interview: int, ana: int
) -> None:
    with pytest.raises(Refused):
        library.substitutes.somebody_known(interview, ana)
    with pytest.raises(Refused):
        library.substitutes.somebody_new(interview, "  ")
    with pytest.raises(Refused):
        library.substitutes.somebody_new(interview + 1, "Lena Sommer")


def test_what_was_written_down_and_planned_is_theirs(
    library: Library, interview: int, ana: int, journal: Journal
) -> None:
    library.meetings.set_status(interview, InterviewStatus.HELD)
    library.capture.set_note(interview, NoteKind.SUMMARY, "I send the report")
    library.capture.hear_company(interview, "Harbour Lines", "planners")
    reyes = library.capture.hear_name(interview, "Ms Reyes", promised=True)
    first = found(library, interview)
    library.proposals.accept([each._replace(interview_id=interview) for each in first])
    lena = library.substitutes.somebody_new(interview, "Lena Sommer")
    owners = {
        table: journal.database.rows(f"SELECT DISTINCT contact_id FROM {table}")
        for table in ("note", "lead")
    }
    assert {key: [tuple(row) for row in rows] for key, rows in owners.items()} == {
        "note": [(lena,)],
        "lead": [(lena,)],
    }
    named = library.people.card(reyes)
    assert named is not None
    assert [row.contact_id for row in named.referrers] == [lena]
    assert [hold.whose_move for hold in named.holds] == ["Lena Sommer"]
    planned = {
        row[0]: (row[1], row[2])
        for row in journal.database.rows("SELECT kind, contact_id, about_id FROM follow_up")
    }
    assert planned[K.THANK_YOU] == (lena, None)
    assert planned[K.THANK_REFERRER] == (ana, lena)


def test_a_substitute_whom_one_met_is_no_longer_new(
    library: Library, interview: int, journal: Journal
) -> None:
    lena = library.substitutes.somebody_new(interview, "Lena Sommer")
    assert library.people.card(lena).warmth == "new"  # type: ignore[union-attr]
    library.substitutes.somebody_new(interview, "Mr Hall", held=True)
    hall = library.people.names("Mr Hall")[0].id
    assert library.people.card(hall).warmth == "met"  # type: ignore[union-attr]


def test_thanks_go_to_both(library: Library, interview: int, ana: int) -> None:
    lena = library.substitutes.somebody_new(interview, "Lena Sommer", held=True)
    told = {x.proposal.kind: (x.contact_id, x.about_id) for x in found(library, interview)}
    assert told[K.THANK_YOU] == (lena, None)
    assert told[K.THANK_REFERRER] == (ana, lena)


def test_thanks_to_the_sender_are_still_proposed_when_the_others_were_made(
    library: Library, tom: int
) -> None:
    """With Tom, whom nobody referred, there was no referrer to thank."""
    interview = library.meetings.plan(tom, start="2026-03-04T14:00")
    library.meetings.set_status(interview, InterviewStatus.HELD)
    first = found(library, interview)
    library.proposals.accept([each._replace(interview_id=interview) for each in first])
    assert found(library, interview) == []
    lena = library.substitutes.somebody_new(interview, "Lena Sommer")
    (left,) = found(library, interview)
    assert (left.proposal.kind, left.contact_id, left.about_id) == (K.THANK_REFERRER, tom, lena)


def test_next_steps_of_both_before_and_after(
    library: Library, interview: int, ana: int, clock: FixedClock
) -> None:
    clock.advance(days=-3)
    lena = library.substitutes.somebody_new(interview, "Lena Sommer")
    assert person_step(library, lena).code is C.PREPARE
    assert person_step(library, ana).code is C.NOTHING  # she has answered: nothing to ask for
    clock.advance(days=3)
    library.meetings.set_status(interview, InterviewStatus.HELD)
    library.meetings.set_field(interview, "rating", 4)
    assert person_step(library, lena).code is C.THANK
    step = person_step(library, ana)
    assert (step.code, step.other_name) == (C.THANK_FOR_NAME, "Lena Sommer")
    assert step.due == (library.clock.now() + timedelta(days=1)).date()


def test_writing_to_the_sender_ends_the_thanks(
    library: Library, interview: int, ana: int, tom: int
) -> None:
    lena = library.substitutes.somebody_new(interview, "Lena Sommer", held=True)
    library.meetings.set_field(interview, "rating", 4)
    library.letters.written(lena, LetterKind.THANK_YOU, "Thanked", interview_id=interview)
    step = library.interviews.next_step(interview)
    assert step is not None
    assert (step.code, step.other_name) == (C.THANK_REFERRER, "Ana Souza")
    library.letters.written(ana, LetterKind.THANK_REFERRER, "Thanked")
    assert person_step(library, ana).code is not C.THANK_FOR_NAME
    after = library.interviews.next_step(interview)
    assert after is not None
    assert after.code is C.ASK_FOR_NAMES


def test_thanks_that_were_planned_are_the_senders_step(
    library: Library, interview: int, ana: int
) -> None:
    library.substitutes.somebody_new(interview, "Lena Sommer", held=True)
    library.proposals.accept(
        [
            each._replace(interview_id=interview)
            for each in found(library, interview)
            if each.proposal.kind is K.THANK_REFERRER
        ]
    )
    step = person_step(library, ana)
    assert (step.code, step.other_name) == (C.THANK_FOR_NAME, "Lena Sommer")


def test_the_timelines_of_both_tell_it(library: Library, interview: int, ana: int) -> None:
    lena = library.substitutes.somebody_new(interview, "Lena Sommer")
    others = {
        key: [item.other for item in library.people.timeline(key) if item.kind == "interview"]
        for key in (ana, lena)
    }
    assert others == {ana: ["Lena Sommer"], lena: [""]}


def test_lists_tell_it_to_scripts(library: Library, interview: int, journal: Journal) -> None:
    (before,) = listing.interviews(journal.database, journal.clock)
    assert (before["contact"], before["instead_of"]) == ("Ana Souza", None)
    library.substitutes.somebody_new(interview, "Lena Sommer")
    (row,) = listing.interviews(journal.database, journal.clock)
    assert (row["contact"], row["instead_of"]) == ("Lena Sommer", "Ana Souza")
    people = {row["name"]: row for row in listing.contacts(journal.database, journal.clock)}
    lena = people["Lena Sommer"]
    assert (lena["referred_by"], lena["introduction"]) == ("Ana Souza", "made")


def test_they_stay_when_the_person_first_asked_is_deleted(
    library: Library, interview: int, ana: int
) -> None:
    library.substitutes.somebody_new(interview, "Lena Sommer", held=True)
    library.contacts.delete(ana)
    shown = card(library, interview)
    assert (shown.row.name, shown.row.instead_of, shown.instead_of_id) == ("Lena Sommer", "", None)
    library.history.undo()
    assert card(library, interview).instead_of_id == ana
