"""A sheet's data out of an interview of a journal."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from journal.domain.changes import Kind
from journal.domain.clock import FixedClock
from journal.paper.from_interview import sheet_of
from journal.paper.sheet import write_pdf
from journal.paper.sheet_data import SheetData, SheetOptions
from journal.store import interviews
from journal.store.database import create_file, open_file
from journal.store.journal import Journal
from tests.paper.pdf_reader import read_pdf

pytestmark = pytest.mark.usefixtures("qapp")


def sheet(folder: Path, **values: object) -> SheetData:
    path = folder / "a.journal"
    create_file(path)
    journal = Journal(open_file(path), path, FixedClock(datetime(2026, 3, 5, 9, tzinfo=UTC)))
    try:
        with journal.step("Set up") as step:
            ana = step.insert(Kind.CONTACT, name="Ana Souza")
            key = step.insert(Kind.INTERVIEW, contact_id=ana, status="scheduled", **values)
        card = interviews.card(journal.database, key)
    finally:
        journal.close()
    assert card is not None
    return sheet_of(card)


@pytest.mark.parametrize(
    ("zone", "start", "hours", "thanks"),
    [
        ("America/New_York", "2026-03-08T01:30", ("1:30", "4:30"), datetime(2026, 3, 9, 4, 30)),
        ("Europe/Berlin", "2026-10-25T01:30", ("1:30", "2:30"), datetime(2026, 10, 26, 2, 30)),
    ],
)
def test_the_end_over_a_change_of_the_clocks(
    tmp_path: Path, zone: str, start: str, hours: tuple[str, str], thanks: datetime
) -> None:
    data = sheet(tmp_path, start=start, zone=zone, minutes=120, format="phone")
    assert data.thank_you_due == thanks
    write_pdf(data, SheetOptions(), tmp_path / "sheet.pdf")
    text = read_pdf((tmp_path / "sheet.pdf").read_bytes()).text(0).replace("\u202f", " ")
    line = next(line for line in text.splitlines() if "–" in line and ":" in line)
    assert all(hour in line for hour in hours), line
