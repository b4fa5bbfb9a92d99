"""Odd texts in every field: stored, read, found, exported, imported and printed as they are."""

from __future__ import annotations

import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from peewee import ForeignKeyField, TextField

from journal.domain import codes
from journal.domain.changes import Kind
from journal.domain.clock import FixedClock
from journal.domain.names import is_blank
from journal.domain.views.people import PersonCard
from journal.errors import KnownError
from journal.exchange.csv_out import COLUMNS
from journal.paper.from_interview import sheet_of
from journal.paper.sheet import write_pdf
from journal.paper.sheet_data import SheetOptions
from journal.services.library import Library, open_library
from journal.services.starting import make_journal
from journal.store import search
from journal.store.database import create_file, open_file
from journal.store.journal import Journal
from journal.store.tables import RECORDED
from tests.reliability.figures import Figure, Troubles, zero
from tests.reliability.oddities import strings
from tests.reliability.operations import FIELDS
from tests.reliability.places import NOW

SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"
Texts = list[tuple[str, str]]


def figures(count: int, _seed: int) -> Iterator[Figure]:
    """Of all strings, evenly chosen, so many (0: all of them)."""
    found = strings()
    chosen = found[:: max(1, len(found) // count)] if count else found
    yield Figure("odd texts: kinds", len(found), "different", "500 at least", len(found) >= 500)
    told = Troubles()
    with tempfile.TemporaryDirectory(prefix="journal-odd-") as folder:
        place = Path(folder)
        yield _in_every_column(chosen, place, told)
        with _opened(place / "people.journal", made=True) as (journal, library):
            keys, figure = _by_services(chosen, journal, library, told)
            yield figure
            yield _found(chosen, keys, journal, library, told)
            yield _exported(chosen, keys, library, place, told)
            yield _printed(chosen, keys, library, place, told)


@contextmanager
def _opened(path: Path, *, made: bool = False) -> Iterator[tuple[Journal, Library]]:
    clock = FixedClock(NOW)
    if made:
        make_journal(path, clock)
    else:
        create_file(path)
    journal = Journal(open_file(path), path, clock)
    try:
        yield journal, open_library(journal, clock, ("Printed sheet",))
    finally:
        journal.close()


# -- stored, in every text column of every table ------------------------------------------------


def _in_every_column(texts: Texts, place: Path, told: Troubles) -> Figure:
    cells = wrong = 0
    with _opened(place / "tables.journal") as (journal, _library):
        with journal.step("Base") as step:
            base = {"second": step.insert(Kind.CONTACT, name="Second")}
        for kind, table in RECORDED.items():
            with journal.step("Base") as step:
                base[table._meta.table_name] = step.insert(kind, **_row(table, base, "Base"))
        for kind, table in RECORDED.items():
            columns = _free_columns(table)
            if not columns:
                continue
            rows = [_row(table, base, text) for _kind, text in texts]
            with journal.step("Odd") as step:
                if kind is Kind.REFERRAL:  # each pair of people only once
                    people = step.insert_many(Kind.CONTACT, [{"name": "x"} for _ in texts])
                    for row, person in zip(rows, people, strict=True):
                        row["referred_id"] = person
                ids = step.insert_many(kind, rows)
            marks = ", ".join(f'"{column}"' for column in columns)
            stored = journal.database.rows(f'SELECT id, {marks} FROM "{kind}" ORDER BY id')
            by_id = {row[0]: row[1:] for row in stored}
            for key, row, (sort, text) in zip(ids, rows, texts, strict=True):
                for column, value in zip(columns, by_id[key], strict=True):
                    cells += 1
                    if value != storable(str(row[column])):
                        wrong += 1
                        told.note(f"{kind}.{column}, {sort}: {text[:20]!r} became {value[:20]!r}")
    return zero("odd texts: stored in every text column", cells, wrong, "differ")


def _free_columns(table: Any) -> list[str]:
    return [
        field.column_name
        for field in table._meta.sorted_fields
        if type(field) is TextField
        and field.name not in ("uuid", "folded")
        and not any("IN (" in str(each.sql) or "GLOB" in str(each.sql) for each in _checks(field))
    ]


def _checks(field: Any) -> list[Any]:
    return list(field.constraints or ())


def _row(table: Any, base: dict[str, int], text: str) -> dict[str, object]:
    """A row with ``text`` in each free column; a name must not be blank."""
    row: dict[str, object] = {
        column: f"N{text}" if column == "name" else text for column in _free_columns(table)
    }
    for field in table._meta.sorted_fields:
        if isinstance(field, ForeignKeyField) and not field.null:
            row[field.column_name] = base[field.rel_model._meta.table_name]
    name = table._meta.table_name
    if name == "note":
        row["contact_id"] = base["contact"]
    elif name == "referral":
        row["referrer_id"] = base["contact"]
        row["referred_id"] = base["second"]
    return row


def storable(text: str) -> str:
    """What SQLite can hold of a text: without NUL, halves of characters replaced."""
    plain = text.replace("\0", "")
    return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


# -- by the services ----------------------------------------------------------------------------


def visible(text: str) -> list[str]:
    """What a person sees of a text, as words: neither white space nor control characters count."""
    plain = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    kept = [
        " " if sign in SPACES else sign
        for sign in plain
        if sign in SPACES or unicodedata.category(sign) != "Cc"
    ]
    return "".join(kept).split()


def _by_services(
    texts: Texts, journal: Journal, library: Library, told: Troubles
) -> tuple[list[int], Figure]:
    """Everything that can be typed about somebody, read back as pages read it."""
    keys: list[int] = []
    cells = wrong = 0
    for number, (sort, text) in enumerate(texts):
        try:
            with journal.step("Odd"):
                key, meeting = _enter(library, number, text)
        except KnownError as error:
            wrong += 1
            told.note(f"{sort}: {text[:20]!r} is refused: {error}")
            keys.append(0)
            continue
        keys.append(key)
        for field, value in _read(library, key, meeting):
            cells += 1
            # Companies of one folded name are one company, so each has a word of its own.
            first = {"name": "Zed", "company": "Works", "lead": "Heard"}.get(field)
            meant = [f"{first}{number}"] * bool(first) + visible(text)
            if visible(value) != meant and not (is_blank(text) and not visible(value)):
                wrong += 1
                told.note(f"{field}, {sort}: {text[:20]!r} became {value[:20]!r}")
    return keys, zero("odd texts: typed and shown again", cells, wrong, "differ")


def _enter(library: Library, number: int, text: str) -> tuple[int, int]:
    key = library.contacts.add(
        f"Zed{number} {text}", company=f"Works{number} {text}", role=text, mail=text, phone=text
    )
    for field in FIELDS:
        library.contacts.set_field(key, field, text)
    for kind in codes.NoteKind:
        library.contacts.set_note(key, kind, text)
    library.contacts.set_point(key, codes.PointKind.LINK, text)
    library.contacts.log_touch(key, codes.Channel.PHONE, text)
    meeting = library.meetings.plan(key, start="2026-03-09T10:00", place=text, anyway=True)
    for field in ("link", "dress"):
        library.meetings.set_field(meeting, field, text)
    library.meetings.set_bring(meeting, None, text)
    library.questions.add_own(meeting, text, answer=text)
    library.pitches.add(text, title=text, interview_id=meeting)
    library.capture.set_note(meeting, codes.NoteKind.SUMMARY, text)
    library.capture.hear_company(meeting, f"Heard{number} {text}", text)
    library.follow_ups.add(key, what=text, why=text, due_on=NOW.date())
    library.referrals.hold(key, whose_move_id=None, conditions=[text])
    library.letters.written(key, codes.LetterKind.UPDATE, text, anyway=True)
    return key, meeting


def _read(library: Library, key: int, meeting: int) -> Iterator[tuple[str, str]]:
    card, held = library.people.card(key), library.interviews.card(meeting)
    assert card is not None
    assert held is not None
    yield from _of_person(card)
    yield from (("place", held.row.place), ("link", held.link), ("dress", held.dress))
    yield from (("question", each.text) for each in held.questions)
    yield from (("answer", each.answer) for each in held.questions)
    if held.pitch is not None:
        yield from (("pitch", held.pitch.body), ("pitch title", held.pitch.title))
    yield from ((f"note {kind}", text) for kind, text in held.notes.items())
    yield from (("lead", each.company) for each in held.leads)
    for row in library.days.today().needs:
        if row.contact_id == key:
            yield from (("follow-up", row.what), ("why", row.why))
    for item in library.people.timeline(key):
        if item.kind == "touch":
            yield "touch", item.what


def _of_person(card: PersonCard) -> Iterator[tuple[str, str]]:
    for field in ("name", "role", "company", *FIELDS):
        yield field, str(getattr(card, field))
    yield from ((f"point {point.kind}", point.value) for point in card.points)
    yield from ((f"note {kind}", text) for kind, text in card.notes.items())


# -- found, exported, printed -------------------------------------------------------------------


def _found(
    texts: Texts, keys: list[int], journal: Journal, library: Library, told: Troubles
) -> Figure:
    wrong = 0
    ways: tuple[Callable[[str], object], ...] = (
        library.finder.find, library.people.names, library.people.companies,
    )  # fmt: skip
    for key, (sort, text) in zip(keys, texts, strict=True):
        try:
            for way in ways:
                way(text)
            matches = search.find(journal.database, text, limit=10_000)
        except Exception as error:
            wrong += 1
            told.note(f"searching {sort} {text[:20]!r} raised {error!r}")
            continue
        typed = search._words(text)
        if typed and key and (Kind.CONTACT, key) not in {match[:2] for match in matches}:
            wrong += 1
            told.note(f"{sort}: {text[:20]!r} does not find who is called so")
    return zero("odd texts: in the search box", len(texts), wrong, "errors or not found")


def _exported(
    texts: Texts, keys: list[int], library: Library, place: Path, told: Troubles
) -> Figure:
    """Out to a file with every column, and in again to an empty journal."""
    file = place / "out.csv"
    columns = [column for column in COLUMNS if column not in ("path", "next_step")]
    library.exports.write(file, columns)
    cells = wrong = 0
    with _opened(place / "again.journal") as (_journal, again):
        _result, rows = again.imports.plan(file)
        again.imports.apply(rows)
        by_uuid = {
            card.uuid: card
            for row in again.people.tree()
            if (card := again.people.card(row.id)) is not None
        }
        for key, (sort, text) in zip(keys, texts, strict=True):
            card = library.people.card(key)
            if card is None:
                continue
            other = by_uuid.get(card.uuid)
            if other is None:
                wrong += 1
                told.note(f"{sort} {text[:20]!r}: the person did not come back")
                continue
            theirs = dict(_of_person(other))
            for field, value in _of_person(card):
                if field == "note summary":
                    continue  # the column of notes holds free ones, then summaries
                cells += 1
                found = theirs.get(field, "")
                if found != value and not (field == "note free" and found.startswith(value)):
                    wrong += 1
                    told.note(f"{field}, {sort}: {value[:20]!r} came back as {found[:40]!r}")
    return zero("odd texts: exported and imported", cells, wrong, "differ")


def _printed(
    texts: Texts, keys: list[int], library: Library, place: Path, told: Troubles
) -> Figure:
    wrong = tried = 0
    target = place / "sheet.pdf"
    for key, (sort, text) in zip(keys, texts, strict=True):
        for row in library.people.interviews(key) if key else ():
            card = library.interviews.card(row.id)
            assert card is not None
            tried += 1
            try:
                sheet = sheet_of(card, library.interviews.steps(card))
                write_pdf(sheet, SheetOptions(private_notes=True), target)
                assert target.read_bytes().startswith(b"%PDF-")
            except Exception as error:
                wrong += 1
                told.note(f"printing {sort} {text[:20]!r} raised {error!r}")
    return zero("odd texts: printed", tried, wrong, "errors")
