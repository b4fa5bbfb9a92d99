"""Adding, editing, referring and deleting people, over a real journal."""

from __future__ import annotations

from datetime import date

import pytest

from journal.domain.clock import FixedClock
from journal.domain.codes import Channel, InterviewStatus, Introduction, NoteKind, PointKind, Source
from journal.domain.next_step import NextStepCode
from journal.errors import Refused
from journal.services.library import Library


def test_a_name_is_enough(library: Library) -> None:
    key = library.contacts.add("  Ana\tSouza \n")
    card = library.people.card(key)
    assert card is not None
    assert card.name == "Ana Souza"
    assert card.path == ()
    assert card.holds == ()


def test_ids_come_in_the_order_of_the_tree(library: Library) -> None:
    for name in ("Zoë", "ana", "Émile", "Bo", "ana"):
        library.contacts.add(name)
    rows = library.people.tree()
    assert [row.name for row in rows] == ["ana", "ana", "Bo", "Émile", "Zoë"]
    assert library.people.ids() == [row.id for row in rows]


@pytest.mark.parametrize("sign", ["%", "_", "\\"])
def test_a_sign_of_patterns_stands_for_itself(library: Library, sign: str) -> None:
    for name in (f"Ana{sign}Souza", "AnaXSouza"):
        library.contacts.add(name, company=f"{name} Ltd")
    assert [each.name for each in library.people.names(f"Ana{sign}")] == [f"Ana{sign}Souza"]
    assert library.people.companies(f"Ana{sign}") == [f"Ana{sign}Souza Ltd"]
    assert library.people.names(sign) == []
    assert library.people.companies(sign) == []


@pytest.mark.parametrize("name", ["", "   ", "\n\t", "\u200b", "\0"])
def test_without_a_name_nobody_is_added(library: Library, name: str) -> None:
    with pytest.raises(Refused):
        library.contacts.add(name)
    assert library.people.count() == 0
    assert library.history.undo_name() is None


@pytest.mark.parametrize(
    "name",
    [
        "x" * 10_000,
        "😀👨‍👩‍👧‍👦",
        "عمر الخيام",
        "山田太郎",
        '<img src="file:///etc/hostname">',
        "a & b %1 {0}",
    ],
)
def test_odd_names_are_kept_as_they_are(library: Library, name: str) -> None:
    key = library.contacts.add(name, company=name, role=name)
    card = library.people.card(key)
    assert card is not None
    assert (card.name, card.company, card.role) == (name, name, name)
    assert library.people.tree()[0].name == name


def test_a_referred_person_stands_below_the_referrer(library: Library) -> None:
    tom = library.contacts.add("Tom Becker", company="Harbour Lines")
    ana = library.contacts.add("Ana Souza", company="harbour lines", referrer_id=tom)
    card = library.people.card(ana)
    assert card is not None
    assert [person.name for person in card.path] == ["Tom Becker"]
    assert card.source == Source.REFERRAL
    assert card.company == "Harbour Lines", "one company, however it is written"
    assert library.people.companies("harb") == ["Harbour Lines"]


def test_nobody_is_their_own_ancestor(library: Library) -> None:
    tom = library.contacts.add("Tom")
    ana = library.contacts.add("Ana", referrer_id=tom)
    lena = library.contacts.add("Lena", referrer_id=ana)
    before = library.history.undo_name()
    for referrer, referred in ((lena, tom), (tom, tom), (ana, tom)):
        with pytest.raises(Refused) as refusal:
            library.referrals.refer(referrer, referred)
        assert "Nothing was changed" in str(refusal.value)
        with pytest.raises(Refused):
            library.referrals.refer(referrer, referred, primary=False)
    assert library.history.undo_name() == before


def test_a_further_referrer_closes_no_circle_either(library: Library) -> None:
    tom, ana = library.contacts.add("Tom"), library.contacts.add("Ana")
    library.referrals.refer(tom, ana, primary=False)
    with pytest.raises(Refused):
        library.referrals.refer(ana, tom)


def test_moving_names_the_step_and_comes_back(library: Library) -> None:
    tom, ana = library.contacts.add("Tom Becker"), library.contacts.add("Priya Nair")
    library.referrals.refer(tom, ana)
    assert library.history.undo_name() == "Move Priya Nair under Tom Becker"
    library.history.undo()
    assert [row.parent for row in library.people.tree()] == [None, None]


def test_another_primary_referrer_takes_the_place(library: Library) -> None:
    tom, hall, ana = (library.contacts.add(name) for name in ("Tom", "Hall", "Ana"))
    library.referrals.refer(tom, ana)
    library.referrals.refer(hall, ana, primary=False)
    card = library.people.card(ana)
    assert card is not None
    assert [(each.name, each.is_primary) for each in card.referrers] == [
        ("Tom", True),
        ("Hall", False),
    ]
    library.referrals.refer(hall, ana)
    card = library.people.card(ana)
    assert card is not None
    assert [(each.name, each.is_primary) for each in card.referrers] == [("Hall", True)]


def test_who_was_referred_by_somebody_deleted_stays_and_says_so(library: Library) -> None:
    tom, hall = library.contacts.add("Tom"), library.contacts.add("Hall")
    ana = library.contacts.add("Ana", referrer_id=tom)
    lena = library.contacts.add("Lena", referrer_id=tom)
    library.referrals.refer(hall, lena, primary=False)
    library.contacts.delete(tom)
    left = {row.name: row for row in library.people.tree()}
    assert set(left) == {"Hall", "Ana", "Lena"}
    assert left["Ana"].parent is None
    assert left["Lena"].parent == hall
    card = library.people.card(ana)
    assert card is not None
    assert card.how_known == "Referred by Tom"
    library.history.undo()
    card = library.people.card(ana)
    assert card is not None
    assert (card.how_known, [each.name for each in card.path]) == ("", ["Tom"])


def test_typing_in_one_visit_is_one_step(library: Library) -> None:
    ana = library.contacts.add("Ana")
    for text in ("P", "Pl", "Planner"):
        library.contacts.set_job(ana, role=text, visit="1")
    library.contacts.set_note(ana, NoteKind.ISSUE, "late", visit="2")
    library.contacts.set_note(ana, NoteKind.ISSUE, "late bookings", visit="2")
    library.history.undo()
    card = library.people.card(ana)
    assert card is not None
    assert (card.role, card.notes) == ("Planner", {})
    library.history.undo()
    card = library.people.card(ana)
    assert card is not None
    assert card.role == ""


def test_an_emptied_address_is_gone(library: Library) -> None:
    ana = library.contacts.add("Ana", mail="ana@example.org", phone="+44 20")
    card = library.people.card(ana)
    assert card is not None
    assert [point.value for point in card.points] == ["ana@example.org", "+44 20"]
    library.contacts.set_point(ana, PointKind.MAIL, "", point_id=card.points[0].id)
    link = library.contacts.set_point(ana, PointKind.LINK, "https://example.org")
    card = library.people.card(ana)
    assert card is not None
    assert link is not None
    assert [point.kind for point in card.points] == [PointKind.PHONE, PointKind.LINK]


def test_a_hold_shows_and_ends(library: Library) -> None:
    hall = library.contacts.add("Mr Hall")
    reyes = library.contacts.add("Ms Reyes", referrer_id=hall, mail="r@example.org")
    hold = library.referrals.hold(
        reyes, whose_move_id=hall, conditions=["Mr Hall calls her"], check_back=date(2026, 3, 10)
    )
    card = library.people.card(reyes)
    assert card is not None
    assert card.on_hold
    assert card.referrers[0].introduction == Introduction.PROMISED
    step = library.people.next_step(reyes)
    assert step is not None
    assert (step.code, step.other_name) == (NextStepCode.WAIT_HOLD, "Mr Hall")
    waiting = library.days.waiting()
    assert [(row.name, row.mover, row.condition) for row in waiting] == [
        ("Ms Reyes", "Mr Hall", "Mr Hall calls her")
    ]
    library.referrals.end_hold(hold)
    card = library.people.card(reyes)
    assert card is not None
    assert not card.on_hold
    assert card.referrers[0].introduction == Introduction.MADE
    library.history.undo()
    card = library.people.card(reyes)
    assert card is not None
    assert card.on_hold


def test_the_last_touch_is_read_from_the_touches(library: Library, clock: FixedClock) -> None:
    ana = library.contacts.add("Ana")
    library.contacts.log_touch(ana, Channel.PHONE, "call", on_day=date(2026, 2, 1))
    library.contacts.log_touch(ana, Channel.MAIL, "mail", on_day=date(2026, 1, 1))
    card = library.people.card(ana)
    assert card is not None
    assert card.last_touch == date(2026, 2, 1)
    assert [item.what for item in library.people.timeline(ana)] == ["call", "mail"]


def test_names_to_choose_from(library: Library) -> None:
    for name in ("Jürgen Müller", "Ewa Łukasik", "Mia Strasser", "100% Sure", "a_b"):
        library.contacts.add(name)
    assert [person.name for person in library.people.names("mull")] == ["Jürgen Müller"]
    assert [person.name for person in library.people.names("ŁUK")] == ["Ewa Łukasik"]
    assert [person.name for person in library.people.names("%")] == []
    assert [person.name for person in library.people.names("a_")] == ["a_b"]
    assert len(library.people.names("")) == 5


def test_an_interview_held_is_being_in_touch(library: Library, clock: FixedClock) -> None:
    """On the day on which it was held, whatever had been planned; not while it is to come."""
    ana = library.contacts.add("Ana")
    key = library.meetings.plan(ana, start="2026-03-12T14:00")

    def last() -> list[object]:
        card = library.people.card(ana)
        assert card is not None
        (row,) = library.people.tree([ana])
        exported = library.exports.preview(("first_touch", "last_touch"), [ana])[1]
        return [card.last_touch, row.last_touch, *exported]

    assert last() == [None, "", "", ""]
    library.meetings.set_status(key, InterviewStatus.HELD)
    today = clock.today()
    assert last() == [today, *[today.isoformat()] * 3]
    library.meetings.set_status(key, InterviewStatus.SCHEDULED)
    assert last() == [None, "", "", ""]
