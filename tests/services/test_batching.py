"""Requests for the days of a visit: who is there, and a draft for each, in one step."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from journal.domain.batches import MOST_AT_ONCE, Standing
from journal.domain.changes import Kind
from journal.domain.codes import Channel, InterviewStatus, LetterKind
from journal.errors import Refused
from journal.services.library import Library
from journal.store.journal import Journal

FIRST, LAST = date(2026, 3, 16), date(2026, 3, 20)
HAMBURG = "Hamburg"
Span = tuple[str, date, date]
DAYS: Span = (HAMBURG, FIRST, LAST)


@pytest.fixture
def people(library: Library, journal: Journal) -> dict[str, int]:
    """Four in Hamburg, one of them by the company, one by an interview, one on hold."""
    add = library.contacts.add
    ids = {name: add(name) for name in ("Free", "Asked", "Held", "Elsewhere", "Meets")}
    ids["Colleague"] = add("Colleague", company="Harbour Lines")
    for name in ("Free", "Asked", "Held"):
        library.contacts.set_field(ids[name], "place", "Hamburg, Germany")
    library.contacts.set_field(ids["Elsewhere"], "place", "Bremen")
    with journal.step("place") as step:
        key = step.find("SELECT id FROM company")
        assert key is not None
        step.update(Kind.COMPANY, key, place="HAMBURG")
    library.meetings.plan(ids["Asked"], status=InterviewStatus.REQUESTED)
    library.meetings.plan(
        ids["Meets"],
        status=InterviewStatus.SCHEDULED,
        start="2026-03-17T14:00",
        place="Kai 7, Hamburg",
    )
    library.referrals.hold(ids["Held"], whose_move_id=ids["Asked"])
    library.follow_ups.add(ids["Elsewhere"], due_on=FIRST, what="Ring")
    return ids


def drafts(library: Library) -> list[str]:
    return sorted(row.name for row in library.composing.rows())


def test_who_is_there_and_how_each_stands(library: Library, people: dict[str, int]) -> None:
    found = library.batches.visit(*DAYS)
    assert [(each.name, each.standing, each.day, each.mover) for each in found.people] == [
        ("Colleague", Standing.FREE, None, ""),
        ("Free", Standing.FREE, None, ""),
        ("Asked", Standing.ASKED, date(2026, 3, 5), ""),
        ("Meets", Standing.AGREED, date(2026, 3, 17), ""),
        ("Held", Standing.ON_HOLD, None, "Asked"),
    ]
    assert found.ticked == (people["Colleague"], people["Free"])
    assert [(each.kind, each.name) for each in found.planned] == [
        ("follow-up", "Elsewhere"),
        ("interview", "Meets"),
    ]


def test_a_request_for_each_says_when_one_is_there(
    library: Library, people: dict[str, int]
) -> None:
    made = library.batches.draft([people["Free"], people["Colleague"]], *DAYS)
    assert drafts(library) == ["Colleague", "Free"]
    card = library.composing.letter(made.letters[0])
    assert card is not None
    assert card.kind is LetterKind.REQUEST
    assert "I will be in Hamburg from Monday" in card.body
    assert "16" in card.body
    assert "Could you spare me 20 to 30 minutes on one of those days?" in card.body
    assert "next few weeks" not in card.body
    library.history.undo()
    assert drafts(library) == []


def test_one_day_is_said_as_one(library: Library, people: dict[str, int]) -> None:
    made = library.batches.draft([people["Free"]], HAMBURG, FIRST, FIRST)
    card = library.composing.letter(made.letters[0])
    assert card is not None
    assert "I will be in Hamburg on Monday" in card.body
    assert "on that day?" in card.body


def test_nobody_on_hold_is_written_to(library: Library, people: dict[str, int]) -> None:
    made = library.batches.draft([people["Held"], people["Free"], 9999], *DAYS)
    assert drafts(library) == ["Free"]
    assert made.left_out == 2


def test_a_request_that_was_begun_stays_as_it_is(library: Library, people: dict[str, int]) -> None:
    card = library.composing.card(people["Free"], LetterKind.REQUEST)
    assert card is not None
    key = library.composing.keep(card, "My own", "My own words")
    made = library.batches.draft([people["Free"]], *DAYS)
    assert (made.letters, made.begun) == ((key,), 1)
    kept = library.composing.letter(made.letters[0])
    assert kept is not None
    assert kept.body == "My own words"


def test_what_was_sent_or_deleted_needs_no_looking_at(
    library: Library, people: dict[str, int]
) -> None:
    made = library.batches.draft([people["Free"], people["Colleague"], people["Meets"]], *DAYS)
    first = library.composing.letter(made.letters[0])
    assert first is not None
    library.composing.send(first, first.subject, first.body, Channel.MAIL)
    library.composing.discard(made.letters[1])
    assert [row.name for row in library.batches.unsent(made.letters)] == ["Meets"]


@pytest.mark.parametrize(
    "days",
    [
        ("", FIRST, LAST),
        ("  ", FIRST, LAST),
        (HAMBURG, LAST, FIRST),
        (HAMBURG, FIRST - timedelta(days=99), LAST - timedelta(days=99)),
    ],
)
def test_what_makes_no_sense_is_refused(
    library: Library, people: dict[str, int], days: Span
) -> None:
    with pytest.raises(Refused):
        library.batches.visit(*days)
    with pytest.raises(Refused):
        library.batches.draft([people["Free"]], *days)
    assert drafts(library) == []


def test_nobody_there(library: Library, people: dict[str, int]) -> None:
    found = library.batches.visit("Atlantis", FIRST, LAST)
    assert found.people == ()
    assert len(found.planned) == 2


def test_of_hundreds_nobody_is_ticked_and_not_all_are_drafted(
    library: Library, journal: Journal
) -> None:
    with journal.step("crowd") as step:
        for number in range(300):
            step.insert(Kind.CONTACT, name=f"P {number:03}", folded=f"p {number}", place=HAMBURG)
    found = library.batches.visit(*DAYS)
    assert len(found.people) == 300
    assert found.ticked == ()
    with pytest.raises(Refused):
        library.batches.draft([each.contact_id for each in found.people], *DAYS)
    some = [each.contact_id for each in found.people[:MOST_AT_ONCE]]
    assert len(library.batches.draft(some, *DAYS).letters) == MOST_AT_ONCE
