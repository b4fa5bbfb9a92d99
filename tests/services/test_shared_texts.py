"""What thousands of rows have in common is in memory once."""

from __future__ import annotations

from journal.services.library import Library
from journal.store import interviews, people
from journal.store.journal import Journal
from journal.store.values import shared


def test_rows_come_out_as_they_went_in() -> None:
    rows = [(1, "Ana", None, "of one"), (2, "Tom", 1, "of one"), (3, "", 2, "")]
    assert list(shared([rows], (1, 3))) == rows
    assert list(shared([rows[:2], rows[2:]], (1, 3))) == rows
    assert list(shared([], (1, 3))) == []


def test_people_share_company_and_role(library: Library, journal: Journal) -> None:
    for name in ("Ana Souza", "Tom Becker"):
        role = "Planner of routes"
        library.meetings.plan(library.contacts.add(name, company="Harbour Lines", role=role))
    for found in (people.tree_rows(journal.database), interviews.rows(journal.database)):
        one, other = found
        assert one.company is other.company
        assert one.role is other.role
        assert (one.company, one.role) == ("Harbour Lines", "Planner of routes")
        assert one.name != other.name
