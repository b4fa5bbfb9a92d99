"""What is proposed after a meeting, for whom, and what is ticked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from journal.domain.clock import FixedClock
from journal.domain.codes import FollowUpKind, InterviewStatus, LinkedIn, ReferralQuestion
from journal.services.library import Library, open_library
from journal.services.proposing import Proposed, proposed
from journal.store.database import create_file, open_file
from journal.store.journal import Journal

NOW = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
K = FollowUpKind


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def library(qapp: QApplication, tmp_path: Path, clock: FixedClock) -> Iterator[Library]:
    path = tmp_path / "test.journal"
    create_file(path)
    journal = Journal(open_file(path), path, clock)
    yield open_library(journal, clock, ())
    journal.close()


@pytest.fixture
def tom(library: Library) -> int:
    return library.contacts.add("Tom Becker")


@pytest.fixture
def ana(library: Library, tom: int) -> int:
    return library.contacts.add("Ana Souza", referrer_id=tom)


@pytest.fixture
def held(library: Library, ana: int) -> int:
    key = library.meetings.plan(ana, start="2026-03-04T14:00")
    library.meetings.set_status(key, InterviewStatus.HELD)
    return key


def found(library: Library, interview: int) -> list[Proposed]:
    card = library.interviews.card(interview)
    assert card is not None
    return proposed(library.people, library.interviews, card, library.clock.now())


def kinds(proposals: list[Proposed]) -> list[FollowUpKind]:
    return [each.proposal.kind for each in proposals]


def test_whom_one_met_and_who_referred_them(
    library: Library, held: int, ana: int, tom: int
) -> None:
    proposals = found(library, held)
    assert kinds(proposals) == [K.THANK_YOU, K.THANK_REFERRER, K.CONNECT, K.REPORT_BACK]
    thank, referrer = proposals[0], proposals[1]
    assert (thank.contact_id, thank.about_id) == (ana, None)
    assert (referrer.contact_id, referrer.name, referrer.about_id) == (tom, "Tom Becker", ana)


def test_what_only_some_ask_for_is_not_ticked(library: Library, held: int) -> None:
    assert [each.ticked for each in found(library, held)] == [True, True, True, False]


def test_nothing_before_it_was_held(library: Library, ana: int) -> None:
    key = library.meetings.plan(ana, start="2026-03-04T14:00")
    assert found(library, key) == []


def test_nothing_once_follow_ups_were_made(library: Library, held: int) -> None:
    first = found(library, held)[0]
    library.proposals.accept([first._replace(interview_id=held)])
    assert found(library, held) == []


def test_no_invitation_where_one_is_connected(library: Library, held: int, ana: int) -> None:
    library.contacts.set_field(ana, "linkedin", LinkedIn.CONNECTED)
    assert K.CONNECT not in kinds(found(library, held))


def test_names_to_come_are_checked_back(library: Library, held: int) -> None:
    library.meetings.set_field(held, "referral_question", ReferralQuestion.THINKING)
    assert K.CHECK_BACK in kinds(found(library, held))


def test_people_named_are_written_to_unless_they_are_on_hold(library: Library, held: int) -> None:
    lena = library.capture.hear_name(held, "Lena Sommer")
    library.capture.hear_name(held, "Ms Reyes", promised=True)
    written = [each for each in found(library, held) if each.proposal.kind is K.WRITE]
    assert [each.contact_id for each in written] == [lena]


def test_late_ones_are_due_today_and_the_thank_you_says_how_late(
    library: Library, held: int, clock: FixedClock
) -> None:
    clock.advance(days=10)
    due = {each.proposal.kind: each.proposal.due_on for each in found(library, held)}
    assert due[K.THANK_YOU] == date(2026, 3, 5)
    assert due[K.THANK_REFERRER] == due[K.CONNECT] == date(2026, 3, 15)


def test_what_was_agreed_is_proposed_and_only_once(library: Library, held: int, ana: int) -> None:
    """Mine for its day; theirs to ask about the working day after, or after a week."""
    capture = library.capture
    capture.agree(held, "send my CV", due_on=date(2026, 3, 10))
    capture.agree(held, "she sends me the link", mine=False, due_on=date(2026, 3, 6))
    capture.agree(held, "asks her boss", mine=False)
    made = [each for each in found(library, held) if each.proposal.agreement is not None]
    assert [
        (each.proposal.kind, each.proposal.words, each.proposal.due_on, each.ticked)
        for each in made
    ] == [
        (K.CHECK_BACK, "she sends me the link", date(2026, 3, 9), True),
        (K.PROMISED_BY_ME, "send my CV", date(2026, 3, 10), True),
        (K.CHECK_BACK, "asks her boss", date(2026, 3, 11), True),
    ]
    assert len({each.key for each in found(library, held)}) == len(found(library, held))
    told = [each._replace(interview_id=held) for each in found(library, held)]
    ids = library.proposals.accept(told)
    rows = [row for key in ids if (row := library.days.follow_up(key))]
    assert ("send my CV", "") in [(row.what, row.why) for row in rows]
    assert ("", "she sends me the link") in [(row.what, row.why) for row in rows]
    assert found(library, held) == []
    later = capture.agree(held, "call again", due_on=date(2026, 3, 20))
    assert [each.proposal.words for each in found(library, held)] == ["call again"]
    assert later is not None
    capture.forget_agreement(later)
    assert found(library, held) == []
