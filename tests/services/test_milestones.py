"""A milestone reached: everybody owed the news is told once, in one step that undo takes back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta

import pytest

from journal.domain.changes import Kind
from journal.domain.clock import FixedClock
from journal.domain.codes import (
    Cadence,
    Channel,
    FollowUpKind,
    FollowUpState,
    InterviewStatus,
    Introduction,
    LetterKind,
)
from journal.domain.milestones import LeftOut, Milestone, Owed, Reason
from journal.errors import JournalBusy, Refused
from journal.services.library import Library
from journal.store import milestones
from journal.store.journal import Journal

FOUND = Milestone.FOUND
TODAY = date(2026, 3, 5)


@pytest.fixture
def people(library: Library) -> dict[str, int]:
    """Tom referred Ana, Ana referred Lena, whom one met; Mr Hall asked; Eva is on hold."""
    add = library.contacts.add
    ids = {"Tom": add("Tom Becker")}
    ids["Ana"] = add("Ana Souza", referrer_id=ids["Tom"])
    ids["Lena"] = add("Lena Fischer", referrer_id=ids["Ana"])
    ids["Hall"] = add("Mr Hall")
    ids["Eva"] = add("Eva Roth")
    ids["Stranger"] = add("Stranger")
    met(library, ids["Lena"], "2026-02-10T14:00")
    met(library, ids["Eva"], "2026-02-11T14:00")
    library.referrals.hold(ids["Eva"], whose_move_id=ids["Tom"], conditions=["Tom calls her"])
    library.milestones.wait(FOUND, ids["Hall"], why="Let me know when you find one")
    return ids


def met(library: Library, contact: int, start: str) -> int:
    key = library.meetings.plan(contact, status=InterviewStatus.SCHEDULED)
    library.meetings.schedule(key, start)
    library.meetings.set_status(key, InterviewStatus.HELD)
    return key


def told(library: Library, **more: object) -> list[Owed]:
    found = library.milestones.owed(FOUND, TODAY, **more)  # type: ignore[arg-type]
    return [each for each in found if each.left_out is None]


def test_a_journal_that_is_held_is_told_as_such_and_nothing_is_kept(
    library: Library, people: dict[str, int], journal: Journal
) -> None:
    with closing(sqlite3.connect(journal.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(JournalBusy):
            library.milestones.reach(FOUND, TODAY, news="I start in June.")
    assert library.milestones.news(FOUND) == ""
    assert library.milestones.get(FOUND).reached_on is None  # type: ignore[union-attr]


def follow_ups(journal: Journal) -> list[tuple[object, ...]]:
    return journal.database.rows(
        "SELECT contact_id, kind, due_on, state FROM follow_up ORDER BY due_on, id"
    )


def test_everybody_once_the_nearest_first(library: Library, people: dict[str, int]) -> None:
    found = library.milestones.owed(FOUND, TODAY)
    listed = [(each.known.name, each.reason, each.left_out) for each in found]
    assert listed == [
        ("Mr Hall", Reason.ASKED, None),
        ("Lena Fischer", Reason.MET, None),
        ("Ana Souza", Reason.REFERRER, None),
        ("Tom Becker", Reason.REFERRER, None),
        ("Eva Roth", Reason.MET, LeftOut.ON_HOLD),
    ]
    assert found[0].known.asked == "Let me know when you find one"
    assert found[2].known.referred == ("Lena Fischer",)
    assert found[3].known.referred == ("Ana Souza",)


def test_the_way_to_whoever_led_to_it(library: Library, people: dict[str, int]) -> None:
    met(library, people["Stranger"], "2026-03-01T10:00")
    found = told(library, led_by=people["Lena"])
    assert [each.known.name for each in found] == [
        "Mr Hall",
        "Lena Fischer",
        "Ana Souza",
        "Tom Becker",
        "Stranger",
    ]


def test_one_step_dates_those_who_wait_and_makes_one_for_each(
    library: Library, journal: Journal, people: dict[str, int]
) -> None:
    before = follow_ups(journal)
    library.milestones.reach(FOUND, TODAY, told(library), keep_in_touch=True)
    good = FollowUpKind.GOOD_NEWS
    assert [row for row in follow_ups(journal) if row[1] == good] == [
        (people["Hall"], good, "2026-03-09", "open"),
        (people["Lena"], good, "2026-03-09", "open"),
        (people["Ana"], good, "2026-03-16", "open"),
        (people["Tom"], good, "2026-03-19", "open"),
    ]
    row = library.milestones.get(FOUND)
    assert row is not None
    assert row.reached_on == TODAY
    card = library.people.card(people["Ana"])
    assert card is not None
    assert card.cadence == Cadence.HALF_YEARLY
    library.history.undo()
    assert follow_ups(journal) == before
    row = library.milestones.get(FOUND)
    assert row is not None
    assert row.reached_on is None
    card = library.people.card(people["Ana"])
    assert card is not None
    assert card.cadence == Cadence.NONE
    library.history.redo()
    assert len([row for row in follow_ups(journal) if row[1] == good]) == 4


def test_today_shows_the_first_row(
    library: Library, clock: FixedClock, people: dict[str, int]
) -> None:
    library.milestones.reach(FOUND, TODAY, told(library))
    clock.advance(timedelta(days=3))
    assert not library.days.today().needs, "on a Sunday nothing is to be written"
    clock.advance(timedelta(days=1))
    needs = library.days.today().needs
    assert [row.name for row in needs if row.kind == FollowUpKind.GOOD_NEWS] == [
        "Mr Hall",
        "Lena Fischer",
    ]
    assert needs[0].waits_on == ""


def test_a_second_time_nobody_is_doubled(
    library: Library, journal: Journal, people: dict[str, int]
) -> None:
    items = told(library)
    first = library.milestones.reach(FOUND, TODAY, items)
    made = follow_ups(journal)
    assert told(library) == []
    assert library.milestones.reach(FOUND, TODAY, items) == first  # two windows had the same list
    assert follow_ups(journal) == made
    said = library.milestones.said(FOUND)
    assert (said.told, said.to_tell) == (0, 4)
    met(library, people["Stranger"], "2026-03-04T10:00")
    assert [each.known.name for each in told(library)] == ["Stranger"]


def test_a_letter_closes_it_and_is_counted_as_told(
    library: Library, people: dict[str, int]
) -> None:
    library.milestones.reach(FOUND, TODAY, told(library), news="I start at Northwind in May.")
    card = library.composing.card(people["Ana"], LetterKind.GOOD_NEWS)
    assert card is not None
    assert (
        "I have good news, and I wanted you to have it from me: I start at Northwind in May."
        in (card.body)
    )
    assert "you led me to Lena Fischer" in card.body
    library.composing.send(card, card.subject, card.body, Channel.MAIL)
    said = library.milestones.said(FOUND)
    assert (said.told, said.to_tell) == (1, 3)


def test_a_letter_to_whoever_asked_says_so(library: Library, people: dict[str, int]) -> None:
    library.milestones.reach(FOUND, TODAY, told(library))
    card = library.composing.card(people["Hall"], LetterKind.GOOD_NEWS)
    assert card is not None
    assert "You asked me to let you know" in card.body


def test_who_asked_and_is_on_hold_is_told_when_the_hold_ends(
    library: Library, clock: FixedClock, people: dict[str, int]
) -> None:
    key = library.milestones.wait(FOUND, people["Eva"], FollowUpKind.REPORT_BACK)
    library.milestones.reach(FOUND, TODAY, library.milestones.owed(FOUND, TODAY))
    row = library.days.follow_up(key)
    assert row is not None
    assert (row.due_on, row.waits_on) == (None, FOUND)
    clock.advance(timedelta(days=10))
    card = library.people.card(people["Eva"])
    assert card is not None
    library.referrals.end_hold(card.holds[0].id)
    row = library.days.follow_up(key)
    assert row is not None
    assert clock.today() == date(2026, 3, 15), "a Sunday"
    assert (row.due_on, row.kind) == (date(2026, 3, 16), FollowUpKind.GOOD_NEWS)
    library.history.undo()
    row = library.days.follow_up(key)
    assert row is not None
    assert row.due_on is None


def test_two_that_wait_for_one_person_become_one(
    library: Library, journal: Journal, people: dict[str, int]
) -> None:
    library.milestones.wait(FOUND, people["Hall"], FollowUpKind.REPORT_BACK)
    library.milestones.reach(FOUND, TODAY, told(library))
    mine = [row for row in follow_ups(journal) if row[0] == people["Hall"]]
    assert [row[3] for row in mine] == [FollowUpState.SKIPPED, FollowUpState.OPEN]


def test_one_that_waits_for_nobody_in_the_journal(library: Library, journal: Journal) -> None:
    key = library.milestones.wait(FOUND, None, FollowUpKind.OTHER, what="Ring grandmother")
    found = told(library)
    assert [each.known.name for each in found] == ["Ring grandmother"]
    library.milestones.reach(FOUND, TODAY, found)
    row = library.days.follow_up(key)
    assert row is not None
    assert row.due_on == date(2026, 3, 9)


def test_who_was_deleted_or_forgotten_is_not_told(
    library: Library, journal: Journal, people: dict[str, int]
) -> None:
    items = told(library)
    library.contacts.delete(people["Hall"])
    library.forgetting.forget(people["Ana"], "Somebody (forgotten)")
    listed = [each.known.name for each in library.milestones.owed(FOUND, TODAY)]
    assert listed == ["Lena Fischer", "Tom Becker", "Eva Roth"]
    library.milestones.reach(FOUND, TODAY, items)
    assert people["Hall"] not in [row[0] for row in follow_ups(journal)]


def test_waiting_for_what_was_reached_gets_its_day(
    library: Library, clock: FixedClock, people: dict[str, int]
) -> None:
    library.milestones.reach(FOUND, TODAY)
    clock.advance(timedelta(days=30))
    key = library.milestones.wait(FOUND, people["Stranger"])
    row = library.days.follow_up(key)
    assert row is not None
    assert row.due_on == date(2026, 4, 6), "the first working day from then on"


def test_who_said_no_is_left_out(library: Library, people: dict[str, int]) -> None:
    no = library.contacts.add("Said No")
    yes = library.contacts.add("Found Otherwise")
    library.referrals.refer(no, yes)
    asked = library.meetings.plan(no, status=InterviewStatus.REQUESTED)
    library.meetings.set_status(asked, InterviewStatus.DECLINED)
    met(library, yes, "2026-02-20T10:00")
    found = {each.known.name: each for each in library.milestones.owed(FOUND, TODAY)}
    assert found["Said No"].left_out is LeftOut.DECLINED


def test_a_referral_that_was_declined_is_on_no_way(
    library: Library, journal: Journal, people: dict[str, int]
) -> None:
    with journal.step("decline") as step:
        for (key,) in journal.database.rows(
            "SELECT id FROM referral WHERE referrer_id = ?", (people["Tom"],)
        ):
            step.update(Kind.REFERRAL, key, introduction=Introduction.DECLINED)
    assert "Tom Becker" not in [each.known.name for each in library.milestones.owed(FOUND, TODAY)]


@pytest.mark.parametrize(("name", "day"), [("", TODAY), (" ", TODAY), (FOUND, date(2026, 3, 6))])
def test_what_makes_no_sense_is_refused(
    library: Library, journal: Journal, name: str, day: date
) -> None:
    with pytest.raises(Refused):
        library.milestones.reach(name, day)
    assert library.milestones.rows() == []


def test_a_step_that_is_refused_leaves_the_words_for_letters(
    library: Library, people: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    library.milestones.reach(FOUND, TODAY, news="I start in June.")

    def refuse(*_args: object) -> None:
        raise Refused("gone")

    with monkeypatch.context() as patch:
        patch.setattr(library.milestones, "_tell", refuse)
        with pytest.raises(Refused):
            library.milestones.reach(FOUND, TODAY, told(library), news="I start in July.")
    assert library.milestones.news(FOUND) == "I start in June."


def test_other_words_alone_are_one_step(
    library: Library, people: dict[str, int], journal: Journal
) -> None:
    library.milestones.reach(FOUND, TODAY, news="I start in June.")
    before = journal.undo_step()
    library.milestones.reach(FOUND, TODAY, news="I start in June.")
    assert journal.undo_step() == before, "nothing was changed"
    library.milestones.reach(FOUND, TODAY, news=" I start in July. ")
    assert library.milestones.news(FOUND) == "I start in July."
    library.history.undo()
    assert library.milestones.news(FOUND) == "I start in June."
    assert milestones.latest_news(journal.database) == "I start in June."
    assert journal.undo_step() == before
    library.history.redo()
    assert milestones.latest_news(journal.database) == "I start in July."


def test_words_and_people_come_back_together(
    library: Library, people: dict[str, int], journal: Journal
) -> None:
    library.milestones.reach(FOUND, TODAY, news="I start in June.")
    before = follow_ups(journal)
    library.milestones.reach(FOUND, TODAY, told(library), news="I start in July.")
    assert follow_ups(journal) != before
    library.history.undo()
    assert (follow_ups(journal), library.milestones.news(FOUND)) == (before, "I start in June.")


def test_undone_there_is_no_news_for_letters(
    library: Library, people: dict[str, int], journal: Journal
) -> None:
    library.milestones.reach(FOUND, TODAY, news="I start in June.")
    assert milestones.latest_news(journal.database) == "I start in June."
    library.history.undo()
    assert milestones.latest_news(journal.database) == ""
