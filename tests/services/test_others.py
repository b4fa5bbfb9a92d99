"""Whom else one could turn to when somebody declines, or doesn't answer."""

from __future__ import annotations

from journal.domain.codes import InterviewStatus, Introduction
from journal.domain.views.people import WhyThem
from journal.services.library import Library


def names(library: Library, key: int) -> list[tuple[str, WhyThem, str]]:
    return [(each.name, each.why, each.through) for each in library.people.others(key)]


def test_somebody_else_at_that_company_first_then_named_by_the_same(library: Library) -> None:
    add = library.contacts.add
    tom = add("Tom Becker", company="Harbour Lines")
    ana = add("Ana Souza", company="Northwind", referrer_id=tom)
    add("Zoe Quinn", referrer_id=tom)
    add("Ben Ito", company="Northwind")
    add("Carla Diaz", company="Northwind", referrer_id=tom)
    add("Mr Hall")
    assert names(library, ana) == [
        ("Ben Ito", WhyThem.COMPANY, "Northwind"),
        ("Carla Diaz", WhyThem.COMPANY, "Northwind"),
        ("Zoe Quinn", WhyThem.REFERRER, "Tom Becker"),
    ]


def test_up_to_three(library: Library) -> None:
    ana = library.contacts.add("Ana Souza", company="Northwind")
    for name in ("Dora", "Carl", "Bert", "Adam"):
        library.contacts.add(name, company="northwind")
    assert [each[0] for each in names(library, ana)] == ["Adam", "Bert", "Carl"]


def test_nobody_who_was_asked_or_must_wait(library: Library) -> None:
    add = library.contacts.add
    tom = add("Tom Becker")
    ana = add("Ana Souza", company="Northwind", referrer_id=tom)
    asked, idea, held, off = (add(name, company="Northwind") for name in ("A", "B", "C", "D"))
    library.meetings.plan(asked, status=InterviewStatus.REQUESTED)
    library.meetings.plan(idea)
    library.meetings.set_status(library.meetings.plan(held), InterviewStatus.HELD)
    library.meetings.set_status(library.meetings.plan(off), InterviewStatus.CANCELLED)
    waiting, declined = add("E", referrer_id=tom), add("F", referrer_id=tom)
    library.referrals.hold(waiting, whose_move_id=tom)
    card = library.people.card(declined)
    assert card is not None
    library.referrals.set_introduction(card.referrers[0].id, Introduction.DECLINED)
    assert [each[0] for each in names(library, ana)] == ["B", "D"]


def test_who_left_the_company_is_not_there(library: Library) -> None:
    ana = library.contacts.add("Ana Souza", company="Northwind")
    gone = library.contacts.add("Ben Ito", company="Northwind")
    library.contacts.set_job(gone, company="Elsewhere")
    assert names(library, ana) == []
    assert library.people.others(4711) == []
