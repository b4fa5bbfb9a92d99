"""Who must not be written to yet, whose move it is, and in whose name they may be."""

from __future__ import annotations

from datetime import date

import pytest

from journal.domain.clock import FixedClock
from journal.domain.codes import InterviewStatus, Introduction, LetterKind
from journal.domain.views.holds import Referrer
from journal.services.guarding import OnHold
from journal.services.holding import HoldDraft
from journal.services.library import Library
from journal.store import deleted
from journal.store.journal import Journal
from journal.store.reviving import Reviving


@pytest.fixture
def hall(library: Library) -> int:
    return library.contacts.add("Mr Hall")


@pytest.fixture
def reyes(library: Library, hall: int) -> int:
    return library.contacts.add("Ms Reyes", referrer_id=hall, mail="r@example.org")


def hold(library: Library, person: int, mover: int | None, *what: str) -> int:
    return library.referrals.hold(person, whose_move_id=mover, conditions=what)


def test_nobody_stands_in_the_way_of_somebody_free(library: Library, reyes: int) -> None:
    assert library.guard.of(reyes) is None
    library.guard.check(reyes)


def test_somebody_on_hold_is_refused_with_whose_move_it_is(
    library: Library, hall: int, reyes: int
) -> None:
    hold(library, reyes, hall, "has called her", "has mailed me")
    with pytest.raises(OnHold) as caught:
        library.letters.written(reyes, LetterKind.REQUEST, "Asked")
    assert str(caught.value) == (
        "Ms Reyes is on hold. It is the move of Mr Hall: has called her; has mailed me"
        " The one to write to is Mr Hall."
    )
    found = caught.value.in_way
    assert (found.mover, found.unmet) == (
        Referrer(hall, "Mr Hall"),
        ("has called her", "has mailed me"),
    )
    assert library.people.card(reyes).last_touch is None  # type: ignore[union-attr]
    assert library.people.interviews(reyes) == []


def test_anyway_writes_and_leaves_the_hold(library: Library, hall: int, reyes: int) -> None:
    hold(library, reyes, hall)
    library.letters.written(reyes, LetterKind.REQUEST, "Asked", anyway=True)
    assert library.people.interviews(reyes)[0].status == InterviewStatus.REQUESTED
    assert library.guard.of(reyes) is not None


def test_braces_in_a_name_or_a_condition_are_no_placeholders(library: Library, hall: int) -> None:
    odd = library.contacts.add("{mover} {0}", referrer_id=hall)
    hold(library, odd, hall, "{name} 100%")
    with pytest.raises(OnHold) as caught:
        library.guard.check(odd)
    assert "{name} 100%" in str(caught.value)


def test_another_referrer_through_whom_they_may_be_written_to_is_named(
    library: Library, hall: int, reyes: int
) -> None:
    ana, tom, ben = (library.contacts.add(name) for name in ("Ana Souza", "Tom Becker", "Ben"))
    for other in (ana, tom, ben):
        library.referrals.refer(other, reyes, primary=False)
    hold(library, reyes, hall)
    rows = {row.contact_id: row.id for row in library.people.card(reyes).referrers}  # type: ignore[union-attr]
    library.referrals.set_introduction(rows[tom], Introduction.MADE)
    library.referrals.set_introduction(rows[ben], Introduction.DECLINED)
    found = library.guard.of(reyes)
    assert found is not None
    assert found.through == (Referrer(ana, "Ana Souza"), Referrer(tom, "Tom Becker"))
    hold(library, reyes, ana)  # she wants to speak to them first as well
    assert library.guard.of(reyes).through == (Referrer(tom, "Tom Becker"),)  # type: ignore[union-attr]


def test_of_several_holds_the_one_that_can_be_helped_speaks(
    library: Library, hall: int, reyes: int, clock: FixedClock
) -> None:
    ana, tom = (library.contacts.add(name) for name in ("Ana Souza", "Tom Becker"))
    library.referrals.refer(tom, reyes, primary=False)
    hold(library, reyes, hall, "has called")
    library.referrals.hold(reyes, whose_move_id=ana, check_back=date(2026, 3, 9))
    assert [each.whose_move for each in library.guard.of(reyes).holds] == ["Ana Souza", "Mr Hall"]  # type: ignore[union-attr]
    mine = hold(library, reyes, None, "read her book")
    found = library.guard.of(reyes)
    assert found is not None
    assert (found.mover, found.owner_gone) == (None, False)
    assert found.through == ()  # what the user has to do first stands before every way
    clock.advance(days=4)
    assert library.guard.of(reyes).mover == Referrer(ana, "Ana Souza")  # type: ignore[union-attr]
    library.referrals.end_hold(mine)
    assert len(library.guard.of(reyes).holds) == 2  # type: ignore[union-attr]


def test_an_introduction_promised_without_a_written_hold_stands_in_the_way_until_one_met(
    library: Library, hall: int, reyes: int
) -> None:
    (referral,) = (row.id for row in library.people.card(reyes).referrers)  # type: ignore[union-attr]
    library.referrals.set_introduction(referral, Introduction.PROMISED)
    (opened,) = library.people.card(reyes).holds  # type: ignore[union-attr]
    with library.referrals._journal.step("As an older program left it") as step:
        step.delete("hold", opened.id)  # type: ignore[arg-type]
    found = library.guard.of(reyes)
    assert found is not None
    assert (found.promised_by, found.holds) == (Referrer(hall, "Mr Hall"), ())
    interview = library.meetings.plan(reyes, start="2026-03-09T10:00", anyway=True)
    library.meetings.set_status(interview, InterviewStatus.SCHEDULED)
    assert library.guard.of(reyes) is None


def test_a_hold_whose_owner_was_deleted_stays_and_says_so(
    library: Library, hall: int, reyes: int
) -> None:
    key = hold(library, reyes, hall, "has called her")
    library.contacts.delete(hall)
    found = library.guard.of(reyes)
    assert found is not None
    assert found.owner_gone
    assert found.mover is None
    with pytest.raises(OnHold, match="Whoever had the move was deleted"):
        library.guard.check(reyes)
    library.history.undo()
    assert library.guard.of(reyes).mover == Referrer(hall, "Mr Hall")  # type: ignore[union-attr]
    library.history.redo()
    library.holds.change([HoldDraft(key, None, None)])
    found = library.guard.of(reyes)
    assert found is not None  # decided: it is the user's own move now
    assert not found.owner_gone


def test_an_owner_who_is_brought_back_has_the_move_again(
    library: Library, journal: Journal, hall: int, reyes: int
) -> None:
    hold(library, reyes, hall)
    library.contacts.delete(hall)
    library.contacts.add("Ana Souza")  # so that it is no undo
    (gone,) = (each.key for each in deleted.items(journal.database) if each.name == "Mr Hall")
    with journal.step("Restore") as step:
        Reviving(journal.database, step).bring_back([gone])
    found = library.guard.of(reyes)
    assert found is not None
    assert (found.mover, found.owner_gone) == (Referrer(hall, "Mr Hall"), False)
    library.contacts.delete(hall)
    assert library.guard.of(reyes).owner_gone  # type: ignore[union-attr]


def test_a_forgotten_owner_is_gone_as_well_and_nobodys_name_to_write_in(
    library: Library, hall: int, reyes: int
) -> None:
    ana = library.contacts.add("Ana Souza")
    library.referrals.refer(ana, reyes, primary=False)
    hold(library, reyes, hall)
    for each in (hall, ana):
        library.forgetting.forget(each, "Somebody (forgotten)")
    found = library.guard.of(reyes)
    assert found is not None
    assert found.owner_gone
    assert found.through == ()


class TestMeetings:
    def test_a_meeting_with_somebody_on_hold_is_refused(self, library: Library) -> None:
        tom = library.contacts.add("Tom Becker")
        petra = library.contacts.add("Petra Lange", referrer_id=tom)
        idea = library.meetings.plan(petra)
        library.referrals.hold(petra, whose_move_id=tom)
        with pytest.raises(OnHold, match="Petra Lange is on hold"):
            library.meetings.plan(petra, start="2026-03-20T14:00")
        with pytest.raises(OnHold, match="Petra Lange is on hold"):
            library.meetings.schedule(idea, "2026-03-20T14:00")
        assert [row.status for row in library.people.interviews(petra)] == [InterviewStatus.IDEA]
        library.meetings.schedule(idea, "2026-03-20T14:00", anyway=True)
        library.meetings.schedule(idea, "2026-03-21T14:00")  # that one meets is settled

    def test_whoever_was_asked_has_agreed(self, library: Library) -> None:
        petra = library.contacts.add("Petra Lange")
        asked = library.meetings.plan(petra, status=InterviewStatus.REQUESTED)
        library.referrals.hold(petra, whose_move_id=None)
        library.meetings.schedule(asked, "2026-03-20T14:00")

    def test_an_idea_keeps_nobody_from_waiting(self, library: Library) -> None:
        petra = library.contacts.add("Petra Lange")
        library.referrals.hold(petra, whose_move_id=None)
        assert library.meetings.plan(petra)
