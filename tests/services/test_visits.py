"""Visits to fields: what joins the saves of one."""

from __future__ import annotations

from journal.services.autosave import Autosave
from journal.services.visits import Visits


def test_one_token_from_the_first_key_until_it_is_left(qapp: object) -> None:
    autosave = Autosave()
    visits = Visits(autosave)
    written: list[tuple[str, str]] = []

    def type_(text: str) -> None:
        visits.stage("name", "key", lambda visit: written.append((text, visit)))

    assert not visits.is_open("name")
    type_("a")
    autosave.flush()
    type_("ab")
    assert visits.is_open("name")
    assert visits.end("name")
    assert [text for text, _visit in written] == ["a", "ab"]
    assert len({visit for _text, visit in written}) == 1
    type_("abc")
    visits.end("name")
    assert len({visit for _text, visit in written}) == 2


def test_leaving_a_field_in_which_nothing_was_typed_writes_nothing(qapp: object) -> None:
    autosave = Autosave()
    visits = Visits(autosave)
    written: list[str] = []
    autosave.stage("elsewhere", lambda: written.append("x"))
    assert not visits.end("name")
    assert written == []
    autosave.flush()


def test_each_field_has_its_own(qapp: object) -> None:
    visits = Visits(Autosave())
    assert visits.token("a") != visits.token("b")
    assert visits.token("a") == visits.token("a")
    visits.forget("a")
    assert (visits.is_open("a"), visits.is_open("b")) == (False, True)
    visits.forget()
    assert not visits.is_open("b")
