"""A few people for the models of people."""

from __future__ import annotations

import pytest

from journal.itemmodels.contact_words import ContactWords
from journal.itemmodels.step_cache import StepCache
from tests.itemmodels.contact_rows import WORDS, People


@pytest.fixture
def people() -> People:
    """Tom referred Ana and Karim, Ana referred Lena; Mr Hall was met at an event."""
    made = People()
    made.add(1, "Tom Becker", company="Harbour Lines", role="Planner")
    made.add(2, "Ana Souza", 1, introduction="made", company="Northwind")
    made.add(3, "Karim Haddad", 1, introduction="promised", on_hold=True)
    made.add(4, "Lena Fischer", 2, last_touch="2026-03-01", several=True)
    made.add(5, "Mr Hall", source="event or school")
    return made


@pytest.fixture
def steps(people: People) -> StepCache:
    return StepCache(people.next_steps)


@pytest.fixture
def words() -> ContactWords:
    return WORDS


@pytest.fixture
def dropped() -> list[tuple[list[int], int | None, bool]]:
    """What a model asked to have done for drops."""
    return []
