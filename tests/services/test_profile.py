"""The user's profile, and who has which version of the résumé; each change is undone whole."""

from __future__ import annotations

from datetime import date

import pytest

from journal.domain.views.profile import Me
from journal.services.library import Library


def test_it_begins_empty_and_is_shared_with_the_first_start(library: Library) -> None:
    assert library.profile.me() == Me()
    library.beginning.set_my_name("Maya Lind")
    assert library.profile.me().name == "Maya Lind"
    library.profile.set_field("name", "Maya Ruth Lind")
    assert library.beginning.my_name() == "Maya Ruth Lind"


def test_typing_in_one_visit_is_one_step(library: Library) -> None:
    for text in ("stu", "student", "student of logistics"):
        library.profile.set_field("status", text, visit="v")
    library.profile.set_field("sender", "12 Quay Street\nBristol", visit="w")
    assert library.profile.me().sender == "12 Quay Street\nBristol"
    library.history.undo()
    assert library.profile.me() == Me(status="student of logistics")
    library.history.undo()
    assert library.profile.me() == Me()


def test_nothing_typed_makes_no_profile(library: Library) -> None:
    library.profile.set_field("name", "   ")
    assert library.history.undo_name() is None


def test_only_known_fields(library: Library) -> None:
    with pytest.raises(ValueError, match="age"):
        library.profile.set_field("age", "31")
    with pytest.raises(ValueError, match="size"):
        library.profile.set_version(1, size="")


def test_versions_and_who_has_them(library: Library) -> None:
    ana = library.contacts.add("Ana Souza")
    tom = library.contacts.add("Tom Becker")
    old = library.profile.add_version("Short")
    new = library.profile.add_version("Logistics", "/home/maya/cv.pdf")
    library.profile.set_version(old, made_on=date(2026, 1, 2))
    library.profile.give(new, tom)
    library.profile.give(new, ana, date(2026, 3, 1))
    found = library.profile.versions()
    assert [(each.title, each.made_on) for each in found] == [
        ("Logistics", date(2026, 3, 5)),
        ("Short", date(2026, 1, 2)),
    ]
    assert [(each.name, each.given_on) for each in found[0].copies] == [
        ("Ana Souza", date(2026, 3, 1)),
        ("Tom Becker", date(2026, 3, 5)),
    ]


def test_given_twice_is_noted_once(library: Library) -> None:
    ana = library.contacts.add("Ana Souza")
    version = library.profile.add_version("Short")
    first = library.profile.give(version, ana, date(2026, 3, 1))
    assert library.profile.give(version, ana) == first
    assert [each.given_on for each in library.profile.versions()[0].copies] == [date(2026, 3, 5)]


def test_a_version_deleted_comes_back_with_who_has_it(library: Library) -> None:
    ana = library.contacts.add("Ana Souza")
    version = library.profile.add_version("Short")
    library.profile.give(version, ana)
    before = library.profile.versions()
    library.profile.delete_version(version)
    assert library.profile.versions() == []
    library.history.undo()
    assert library.profile.versions() == before
    library.profile.take_back(before[0].copies[0].id)
    assert library.profile.versions()[0].copies == ()
    library.history.undo()
    library.contacts.delete(ana)
    assert library.profile.versions()[0].copies == ()
