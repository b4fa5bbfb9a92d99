"""Forgetting a person: nothing of theirs is left in the file, and all else is as it was."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.domain.changes import Kind
from journal.domain.clock import FixedClock
from journal.domain.holds import OWNER_GONE
from journal.domain.referrals import find_cycles
from journal.errors import KnownError, Refused
from journal.store import facts, people, removing
from journal.store import settings as kept
from journal.store.checking import check
from journal.store.contact_table import contact_table
from journal.store.database import create_file, open_file
from journal.store.journal import Journal
from journal.store.listing import contacts
from journal.store.mentions import mentions
from journal.store.nameless import FORGOTTEN, forgotten
from journal.store.search import find
from tests.store.conftest import NOW
from tests.store.crowd import Crowd

NAMELESS = "Somebody (forgotten)"
Rows = dict[tuple[str, int], dict[str, object]]
# What may become empty in rows of others: it led to what was theirs.
LINKS = {
    "interview_id", "position_id", "letter_id", "follow_up_id", "about_id", "instead_of_id",
    "whose_move_id",
}  # fmt: skip


def all_rows(journal: Journal) -> Rows:
    found: Rows = {}
    for kind in Kind:
        columns = journal.database.columns(kind)
        for row in journal.database.rows(f'SELECT * FROM "{kind}"'):
            values = dict(zip(columns, row, strict=True))
            found[str(kind), int(values["id"])] = values
    return found


def forget(journal: Journal, contact_id: int) -> None:
    assert removing.remove(journal, contact_id, NAMELESS)
    removing.squeeze(journal.database)


def bytes_of(path: Path) -> bytes:
    return b"".join(each.read_bytes() for each in path.parent.iterdir() if each.is_file())


@given(seed=st.integers(0, 10**6))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_nothing_of_theirs_stays_and_all_else_does(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("forget") / "test.journal"
    create_file(path)
    journal = Journal(open_file(path), path, FixedClock(NOW))
    try:
        crowd = Crowd(journal, seed)
        who = crowd.people[0]
        kept.write(journal.database, "begun: name in interview 1", {"name": crowd.mark})
        before, tree = all_rows(journal), people.links(journal.database)
        assert any(each in bytes_of(path) for each in crowd.spellings())

        forget(journal, who)

        raw = bytes_of(path)
        assert [each for each in crowd.spellings() if each in raw] == []
        after = all_rows(journal)
        marked = {key for key, row in before.items() if crowd.mark in str(row)}
        gone = before.keys() - after.keys()
        assert after.keys() <= before.keys()
        assert {key for key in gone if key not in marked} <= theirs_without_text(before, who)
        for key in after.keys() - marked:
            assert same_but_for_links(before[key], after[key], before), key
        assert [link[:2] for link in people.links(journal.database)] == [link[:2] for link in tree]
        assert after["contact", who]["name"] == NAMELESS
        assert not find_cycles((link[0], link[1]) for link in tree)
        assert check(journal.database) == []
        assert journal.undo_step() is None
        assert journal.redo_step() is None
        assert forgotten(journal.database) == {who: NAMELESS}
    finally:
        journal.close()


def theirs_without_text(before: Rows, who: int) -> set[tuple[str, int]]:
    """Rows that bear no text: who was met in what meeting."""
    meetings = {key for (kind, key), row in before.items()
                if kind == "interview" and row["contact_id"] == who}  # fmt: skip
    return {
        (kind, key)
        for (kind, key), row in before.items()
        if kind == "participant" and (row["contact_id"] == who or row["interview_id"] in meetings)
    }


def same_but_for_links(old: dict[str, object], new: dict[str, object], before: Rows) -> bool:
    different = {column for column in old if old[column] != new[column]}
    if new.get("ended_how") == OWNER_GONE and "whose_move_id" in different:
        different -= {"ended_how"}  # the hold says that nobody has the move any more
    return different <= LINKS and all(new[column] is None for column in different)


@pytest.fixture
def crowd(journal: Journal) -> Crowd:
    return Crowd(journal, 7)


def test_each_link_to_people_and_meetings_is_thought_of(journal: Journal) -> None:
    """A table that is added later must say what becomes of its rows."""
    own = {(str(kind), "contact_id") for kind in removing._OWN}
    known = own | {(str(kind), column) for kind, column in removing._POINTING}
    known |= {("referral", "referrer_id"), ("referral", "referred_id")}
    found = {
        (str(kind), row[3])
        for kind in Kind
        for row in journal.database.rows(f'PRAGMA foreign_key_list("{kind}")')
        if row[2] == "contact"
    }
    assert found == known - {("interview_question", "contact_id")}


def test_every_column_of_the_row_is_blanked(journal: Journal) -> None:
    columns = set(journal.database.columns(Kind.CONTACT))
    assert columns == {"id", "uuid", "name", "folded", *removing._BLANK}
    fresh = "SELECT * FROM contact WHERE id = ?"
    with journal.step("add") as step:
        plain = step.insert(Kind.CONTACT, name=NAMELESS)
        full = step.insert(
            Kind.CONTACT, name="Ana", addressed_as="Ms A", warmth="warm", linkedin="connected"
        )
    forget(journal, full)
    rows = [journal.database.one(fresh, (key,)) for key in (plain, full)]
    plain_row, blank_row = (row[2:] for row in rows if row is not None)
    assert plain_row == blank_row


def test_extent_counts_what_goes(journal: Journal, crowd: Crowd) -> None:
    who = crowd.people[0]
    before = all_rows(journal)
    found = removing.extent(journal.database, who)
    assert found.steps == len(journal.database.rows("SELECT 1 FROM history_step"))
    forget(journal, who)
    after = all_rows(journal)
    for kind, count in found.rows.items():
        gone = sum(1 for key in before.keys() - after.keys() if key[0] == kind)
        assert gone == count, kind


def test_a_referral_is_a_bare_link(journal: Journal, crowd: Crowd) -> None:
    forget(journal, crowd.people[0])
    rows = journal.database.rows(
        "SELECT words, made_on, interview_id, introduction FROM referral"
        " WHERE :who IN (referrer_id, referred_id)", {"who": crowd.people[0]},
    )  # fmt: skip
    assert rows
    assert set(rows) == {("", None, None, "named")}


def test_a_company_that_others_know_stays(journal: Journal) -> None:
    with journal.step("add") as step:
        ana, ben = (step.insert(Kind.CONTACT, name=name) for name in ("Ana", "Ben"))
        shared = step.insert(Kind.COMPANY, name="Northwind")
        known = step.insert(Kind.COMPANY, name="Baltic", industry="freight")
        step.insert(Kind.COMPANY, name="Nobody's")
        for who, company in ((ana, shared), (ben, shared), (ana, known)):
            step.insert(Kind.POSITION, contact_id=who, company_id=company)
        step.insert(
            Kind.POSITION, contact_id=ana, company_id=step.insert(Kind.COMPANY, name="Hers")
        )
    forget(journal, ana)
    names = {row[0] for row in journal.database.rows("SELECT name FROM company")}
    assert names == {"Northwind", "Baltic", "Nobody's"}


def test_a_nameless_row_stays_out_of_lists_and_has_no_next_step(
    journal: Journal, clock: FixedClock
) -> None:
    with journal.step("add") as step:
        ana, ben, cleo = (step.insert(Kind.CONTACT, name=name) for name in ("Ana", "Ben", "Cleo"))
        for referrer, referred in ((ana, ben), (ben, cleo)):
            step.insert(Kind.REFERRAL, referrer_id=referrer, referred_id=referred, is_primary=True)
        step.insert(Kind.REFERRAL, referrer_id=ana, referred_id=cleo)
        step.insert(Kind.POINT, contact_id=cleo, value="cleo@example.org")
    forget(journal, ben)
    rows = contacts(journal.database, clock)
    assert [row["name"] for row in rows] == ["Ana", "Cleo"]
    assert rows[1]["referred_by"] is None
    assert rows[1]["also_referred_by"] == ["Ana"]
    assert contact_table(journal.database, ids=[ana, ben], columns=["name"]) == {"name": ("Ana",)}
    path = contact_table(journal.database, columns=["name", "path"])["path"]
    assert path[1] == ["Ana", NAMELESS]
    steps = facts.contacts(journal.database, None, clock)
    assert set(steps) == {ana, cleo}
    assert steps[cleo].person.referrer is None
    assert [row.name for row in people.tree_rows(journal.database)] == ["Ana", "Cleo", NAMELESS]


def test_who_is_named_again_is_somebody(journal: Journal) -> None:
    with journal.step("add") as step:
        ana = step.insert(Kind.CONTACT, name="Ana")
    forget(journal, ana)
    assert forgotten(journal.database) == {ana: NAMELESS}
    with journal.step("name") as step:
        step.update(Kind.CONTACT, ana, name="Bea")
    assert forgotten(journal.database) == {}
    journal.undo()
    assert forgotten(journal.database) == {ana: NAMELESS}
    kept.write(journal.database, FORGOTTEN, {"x": 1, "2": "y"})
    assert forgotten(journal.database) == {}


def test_drafts_about_them_go_and_others_stay(journal: Journal) -> None:
    with journal.step("add") as step:
        ana, ben = (step.insert(Kind.CONTACT, name=f"{name} Souza") for name in ("Ana", "Ben"))
        first, second = (step.insert(Kind.INTERVIEW, contact_id=key) for key in (ana, ben))
    drafts = {
        f"begun: names in interview {first}": {"name": "Carmen"},
        f"begun: names in interview {second}": {"name": "Dora"},
        f"begun: companies in interview {second}": {"name": "from ANA SOUZA"},
        "begun: other": {"name": "Adriana Souzas"},
        "export": {"columns": ["Ana Souza"]},
    }
    for key, value in drafts.items():
        kept.write(journal.database, key, value)
    forget(journal, ana)
    left = {row[0] for row in journal.database.rows("SELECT key FROM setting")}
    assert left & drafts.keys() == {
        f"begun: names in interview {second}", "begun: other", "export"
    }  # fmt: skip


def test_mentions_are_found_and_left_as_they_are(journal: Journal) -> None:
    with journal.step("add") as step:
        ana, ben = (step.insert(Kind.CONTACT, name=name) for name in ("Ana Souza", "Ben"))
        step.update(Kind.CONTACT, ana, addressed_as="Ana")
        step.insert(Kind.COMPANY, name="Cargo Analytics")
        step.insert(Kind.POINT, contact_id=ana, value="ana@example.org")
        whole = step.insert(Kind.NOTE, contact_id=ben, text="Met ANA  Souzá at the harbour")
        address = step.insert(Kind.TOUCH, contact_id=ben, what="cc ana@example.org")
        part = step.insert(Kind.NOTE, contact_id=ben, text="Ana again")
        step.insert(Kind.NOTE, contact_id=ben, text="bananas")
        meeting = step.insert(Kind.INTERVIEW, contact_id=ben)
        beside = step.insert(Kind.AGREEMENT, interview_id=meeting, what="ask Ana Souza")
        hold = step.insert(Kind.HOLD, contact_id=ben)
        waits = step.insert(Kind.HOLD_CONDITION, hold_id=hold, what="Mrs. Souza is back")
    traces = removing.traces(journal.database, ana)
    assert traces is not None
    forget(journal, ana)
    before = all_rows(journal)
    found = mentions(journal.database, traces, ana)
    assert {(each.kind, each.id) for each in found.whole} == {
        (Kind.NOTE, whole), (Kind.TOUCH, address), (Kind.AGREEMENT, beside)
    }  # fmt: skip
    assert {(each.kind, each.id) for each in found.part} == {
        (Kind.NOTE, part), (Kind.HOLD_CONDITION, waits)
    }  # fmt: skip
    assert {each.contact_id for each in (*found.whole, *found.part)} == {ben}
    assert found.more == 0
    assert all_rows(journal) == before


def test_nobody_is_no_change_and_reading_only_refuses(journal: Journal) -> None:
    with journal.step("add") as step:
        ana = step.insert(Kind.CONTACT, name="Ana")
    assert not removing.remove(journal, 999, NAMELESS)
    assert journal.undo_step() is not None
    reading = Journal(open_file(journal.path, read_only=True), journal.path, journal.clock)
    with pytest.raises(Refused):
        removing.remove(reading, ana, NAMELESS)
    reading.close()


def test_a_failure_leaves_all_as_it_was(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    crowd = Crowd(journal, 3)
    before, steps = all_rows(journal), journal.undo_step()

    def full(*_arguments: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("journal.store.removing.search.refresh", full)
    with pytest.raises(KnownError):
        removing.remove(journal, crowd.people[0], NAMELESS)
    assert all_rows(journal) == before
    assert journal.undo_step() == steps
    monkeypatch.undo()
    with journal.step("goes on") as step:
        step.insert(Kind.CONTACT, name="Zoe")
    assert find(journal.database, "zoe")


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("ana", "met ana.", True),
        ("ana", "banana, ananas", False),
        ("ana", "banana and ana", True),
        ("李明", "见了李明说好", True),
        ("o'neil", "mr o'neil's", True),
        ("ana", "", False),
    ],
)
def test_a_name_is_a_word_of_its_own(name: str, text: str, found: bool) -> None:
    assert removing.Traces("", name).is_in(text) is found
