"""Bringing people of a file in: planned, one step, undone whole; never twice, never in a circle."""

from __future__ import annotations

import csv
import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.changes import ChangeSet, Kind
from journal.domain.clock import FixedClock
from journal.domain.codes import NoteKind
from journal.domain.importing import PlannedRow, Reason, Verdict
from journal.domain.next_step import NextStepCode
from journal.domain.referrals import find_cycles
from journal.errors import BadFile
from journal.exchange.csv_out import COLUMNS
from journal.exchange.drafts import ContactDraft
from journal.services.exporting import Exports
from journal.services.import_reading import Answers
from journal.services.importing import Imports
from journal.services.library import Library
from journal.store import checking, people, search
from journal.store.database import create_file, open_file
from journal.store.journal import Journal

NOW = datetime(2026, 3, 5, 9, 0, tzinfo=ZoneInfo("Europe/London"))
LINKEDIN = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ana,Souza,https://l.example/ana,ana@example.org,Baltic Freight,Planner,03 Mar 2025\n"
    "Tom,Becker,https://l.example/tom,,Harbour Lines,,31 Feb 2025\n"
    ",,,,,,01 Jan 2025\n"
)

EMPTY: list[Path] = []

names = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
few = st.sampled_from(["Ana Souza", "Tom Becker", "ana souza", "Lena", "", " ", "Ł ü", "(Ana)"])
drafts = st.lists(
    st.builds(
        ContactDraft,
        name=few | names,
        company=few | names,
        role=names,
        emails=st.lists(st.sampled_from(["a@x.org", "A@X.org", "b@x.org"]) | names, max_size=2).map(
            tuple
        ),
        phones=st.lists(names, max_size=1).map(tuple),
        notes=names,
        level=st.sampled_from(["", "manager", "boss"]),
        source=st.sampled_from(["", "LinkedIn", "the pub"]),
        connected_on=st.none() | st.just(date(2025, 3, 1)),
        referred_by=st.none() | few,
        also_referred_by=st.lists(few, max_size=2).map(tuple),
        uuid=st.none()
        | st.sampled_from(["no uuid", "6F9619FF-8B86-D011-B42D-00CF4FC964FF"])
        | st.uuids().map(str),
        extra=st.dictionaries(
            st.sampled_from(["warmth", "tags", "research", "last_touch", "private_notes"]),
            st.sampled_from(["met", "a; b; a", "2025-01-01", "tomorrow", " ", "word"]),
            max_size=3,
        ),
    ),
    max_size=8,
)


@pytest.fixture(scope="module", autouse=True)
def _empty(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Making a journal takes longer than all that a property does with it: one is copied."""
    EMPTY.append(tmp_path_factory.mktemp("empty") / "empty.journal")
    create_file(EMPTY[-1])


@contextmanager
def fresh() -> Iterator[Journal]:
    """A journal in a folder to throw away; hypothesis can't use the fixture."""
    clock = FixedClock(NOW)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "test.journal"
        shutil.copyfile(EMPTY[-1], path)
        journal = Journal(open_file(path), path, clock)
        try:
            yield journal
        finally:
            journal.close()


def fingerprint(journal: Journal) -> str:
    """A hash of all rows of all recorded tables, and of the index."""
    state = hashlib.sha256()
    for kind in Kind:
        state.update(repr(journal.database.rows(f'SELECT * FROM "{kind}" ORDER BY id')).encode())
    state.update(repr(search.stored(journal.database)).encode())
    return state.hexdigest()


def written(folder: Path, text: str, name: str = "in.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def as_file(folder: Path, wanted: list[ContactDraft]) -> Path:
    """The drafts in a file of our own."""
    path = folder / "own.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["uuid", "name", "company", "emails", "phones", "referred_by", "notes"])
        for each in wanted:
            out.writerow(
                [each.uuid or "", each.name, each.company, "; ".join(each.emails),
                 "; ".join(each.phones), each.referred_by or "", each.notes]
            )  # fmt: skip
    return path


@settings(max_examples=60, deadline=None)
@given(drafts, drafts)
def test_an_import_is_undone_whole(first: list[ContactDraft], second: list[ContactDraft]) -> None:
    with fresh() as journal:
        imports = Imports(journal, journal.clock)
        _apply(imports, journal, first)
        before = fingerprint(journal)
        added = _apply(imports, journal, second)
        after = fingerprint(journal)
        assert (after != before) == bool(added)
        assert checking.check(journal.database) == []
        assert find_cycles((row[0], row[1]) for row in people.links(journal.database)) == []
        if added:
            journal.undo()
            assert fingerprint(journal) == before
            journal.redo()
            assert fingerprint(journal) == after


def _apply(imports: Imports, journal: Journal, wanted: list[ContactDraft]) -> list[int]:
    """Adds everybody of a plan who can be added, the doubles too: a person may tick them."""
    from journal.domain.importing import plan
    from journal.store import listing

    return imports.apply(plan(wanted, listing.known(journal.database)))


@settings(max_examples=40, deadline=None)
@given(drafts.filter(lambda found: any(each.name.strip() for each in found)))
def test_a_file_read_twice_adds_nobody(wanted: list[ContactDraft]) -> None:
    with fresh() as journal, TemporaryDirectory() as folder:
        imports = Imports(journal, journal.clock)
        path = as_file(Path(folder), wanted)
        try:
            _result, rows = imports.plan(path)
        except BadFile:
            return  # names of which none can be read
        imports.apply([row for row in rows if row.verdict is Verdict.NEW])
        before = fingerprint(journal)
        _result, again = imports.plan(path)
        assert [row for row in again if row.verdict is Verdict.NEW] == []
        imports.apply([row for row in again if row.verdict is Verdict.NEW])
        assert fingerprint(journal) == before


people_of_few_names = st.lists(
    st.builds(
        ContactDraft,
        name=st.sampled_from("ABCDEF"),
        referred_by=st.none() | st.sampled_from("ABCDEF"),
        also_referred_by=st.lists(st.sampled_from("ABCDEF"), max_size=2).map(tuple),
    ),
    min_size=3,
    max_size=6,
    unique_by=lambda draft: draft.name,
)


@settings(max_examples=60, deadline=None)
@given(people_of_few_names, people_of_few_names)
def test_nobody_is_referred_in_a_circle(
    first: list[ContactDraft], second: list[ContactDraft]
) -> None:
    with fresh() as journal:
        imports = Imports(journal, journal.clock)
        for wanted in (first, second):
            _apply(imports, journal, wanted)
            links = people.links(journal.database)
            assert find_cycles((link[0], link[1]) for link in links) == []


def test_a_long_chain_is_no_burden(library: Library) -> None:
    names = [f"Person {number}" for number in range(3_000)]
    chain = [
        PlannedRow(ContactDraft(name, referred_by=referrer), Verdict.NEW)
        for name, referrer in zip(names, [*names[1:], names[0]], strict=True)
    ]
    ids = library.imports.apply(chain)
    links = library.people.links()
    assert len(links) == len(ids) - 1, "all but the one that would close the circle"


def test_rows_without_anybody_are_told_as_unusable(library: Library, tmp_path: Path) -> None:
    _result, rows = library.imports.plan(written(tmp_path, LINKEDIN))
    assert [(row.draft.name, row.verdict, row.draft.line) for row in rows] == [
        ("Ana Souza", Verdict.NEW, 2),
        ("Tom Becker", Verdict.NEW, 3),
        ("", Verdict.UNUSABLE, 4),
    ]
    assert rows[2].reason is Reason.NO_NAME
    assert len(library.imports.apply(rows)) == 2


def test_linkedin_says_that_one_is_connected(library: Library, tmp_path: Path) -> None:
    _result, rows = library.imports.plan(written(tmp_path, LINKEDIN))
    ana, tom = library.imports.apply(rows)
    card = library.people.card(ana)
    assert card is not None
    assert (card.source, card.linkedin) == ("LinkedIn", "connected")
    assert card.how_known == "Connected on LinkedIn since 2025-03-03"
    assert card.last_touch is None, "being connected is not being in touch"
    step = library.people.next_step(ana)
    assert step is not None
    assert step.code is NextStepCode.WRITE_REQUEST
    other = library.people.card(tom)
    assert other is not None
    assert other.linkedin == "unknown", "the date could not be read, so it is in the notes"
    assert "31 Feb 2025" in other.notes[NoteKind.FREE]


def test_who_is_told_as_referrer_for_all_gives_way_to_the_file(
    library: Library, tmp_path: Path
) -> None:
    tom = library.contacts.add("Tom Becker")
    path = written(tmp_path, "name,referred by\nAna Souza,\nLena Fischer,Ana Souza\n")
    _result, rows = library.imports.plan(path)
    ana, lena = library.imports.apply(rows, referrer_id=tom)
    assert [(link[0], link[1]) for link in library.people.links()] == [(tom, ana), (ana, lena)]


def test_people_with_an_identity_that_is_taken_get_a_new_one(library: Library) -> None:
    same = "6f9619ff-8b86-d011-b42d-00cf4fc964ff"
    twice = [
        PlannedRow(ContactDraft(name, uuid=uuid), Verdict.KNOWN)
        for name, uuid in (("Ana", same), ("Ana again", same.upper()), ("Tom", "1"))
    ]
    ids = library.imports.apply(twice)
    assert len(set(ids)) == 3


def test_everything_of_our_own_file_comes_back(
    library: Library, journal: Journal, tmp_path: Path, clock: FixedClock
) -> None:
    tom = library.contacts.add("Tom Becker", company="Harbour Lines", mail="tom@example.org")
    ana = library.contacts.add("Ana Souza", referrer_id=tom)
    library.contacts.set_note(ana, NoteKind.RESEARCH, "Merged two ports")
    library.contacts.set_note(ana, NoteKind.CLUE, "Autumn")
    with journal.step("Tag") as step:
        tag = step.insert(Kind.TAG, name="ports; rail")
        step.insert(Kind.CONTACT_TAG, contact_id=ana, tag_id=tag)
        step.insert(
            Kind.NOTE, contact_id=ana, kind="free", text="only mine", private=True, written_at=NOW
        )
    exports = Exports(journal.database, journal.path, clock)
    exports.write(tmp_path / "out.csv", COLUMNS)
    expected = exports.rows(COLUMNS)
    with fresh() as other:
        imports = Imports(other, other.clock)
        imports.apply(imports.plan(tmp_path / "out.csv")[1])
        found = Exports(other.database, other.path, other.clock).rows(COLUMNS)
    for here, there in zip(expected, found, strict=True):
        for column in ("uuid", "name", "company", "emails", "referred_by", "tags", "research",
                       "clues", "private_notes", "source", "last_touch"):  # fmt: skip
            assert there.get(column) == here.get(column), column


def test_a_doubt_is_settled_by_an_answer(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes("name;connected on\nJosé;03/04/2024\n".encode("cp1252"))
    _result, rows = library.imports.plan(path, Answers("cp1252", day_first=True))
    assert (rows[0].draft.name, rows[0].draft.connected_on) == ("José", date(2024, 4, 3))
    _result, rows = library.imports.plan(path, Answers("cp1252", day_first=False))
    assert rows[0].draft.connected_on == date(2024, 3, 4)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("people.vcf", "BEGIN:VCARD\nEND:VCARD\n", "vCards"),
        ("empty.csv", "", "empty"),
        ("sheet.csv", "PK\x03\x04[Content_Types].xml", "spreadsheet"),
        ("page.csv", "<!DOCTYPE html><html></html>", "web page"),
    ],
)
def test_what_is_no_list_of_people_is_refused(
    library: Library, tmp_path: Path, name: str, content: str, said: str
) -> None:
    with pytest.raises(BadFile) as told:
        library.imports.plan(written(tmp_path, content, name))
    assert said in str(told.value)
    assert library.people.count() == 0


def test_an_import_is_announced_once(library: Library, tmp_path: Path) -> None:
    heard: list[ChangeSet] = []
    library.bus.changed.connect(heard.append)
    text = "name\n" + "".join(f"Person {number}\n" for number in range(600))
    _result, rows = library.imports.plan(written(tmp_path, text))
    library.imports.apply(rows)
    assert [changes.rebuild for changes in heard] == [True]
    library.history.undo()
    assert [changes.rebuild for changes in heard] == [True, True]
    assert library.people.count() == 0
