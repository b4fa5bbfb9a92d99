"""A sheet's data out of an interview of a journal."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from journal.domain.changes import Kind
from journal.domain.clock import FixedClock
from journal.domain.codes import Introduction
from journal.domain.holds import OWNER_GONE
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


@pytest.mark.parametrize("referrer", ["", "Tom Becker", "Dan Ortiz"])
def test_whoever_sent_a_substitute_is_named_and_thanked(tmp_path: Path, referrer: str) -> None:
    """Whatever the referrer is who gives Ana her place in the tree."""
    path = tmp_path / "b.journal"
    create_file(path)
    journal = Journal(open_file(path), path, FixedClock(datetime(2026, 3, 5, 9, tzinfo=UTC)))
    try:
        with journal.step("Set up") as step:
            ana = step.insert(Kind.CONTACT, name="Ana Souza")
            dan = step.insert(Kind.CONTACT, name="Dan Ortiz")
            named = dan if referrer == "Dan Ortiz" else step.insert(Kind.CONTACT, name="Tom Becker")
            step.insert(Kind.TOUCH, contact_id=named, on_day="2026-03-03", channel="phone")
            if referrer:
                step.insert(
                    Kind.REFERRAL,
                    referrer_id=named,
                    referred_id=ana,
                    is_primary=True,
                    introduction="named",
                )
            key = step.insert(Kind.INTERVIEW, contact_id=ana, instead_of_id=dan, status="scheduled")
        card = interviews.card(journal.database, key)
    finally:
        journal.close()
    assert card is not None
    data = sheet_of(card)
    assert (data.referrer, data.introduction) == ("Dan Ortiz", Introduction.MADE)
    assert (data.touch_date is not None) == (referrer == "Dan Ortiz")
    write_pdf(data, SheetOptions(), tmp_path / "sheet.pdf")
    pages = read_pdf((tmp_path / "sheet.pdf").read_bytes())
    assert "Dan Ortiz introduced us" in pages.text(0)
    assert "Thank Dan Ortiz as well" in pages.text(1)


def test_somebody_on_hold_is_so_before_the_meeting(tmp_path: Path) -> None:
    path = tmp_path / "c.journal"
    create_file(path)
    journal = Journal(open_file(path), path, FixedClock(datetime(2026, 3, 5, 9, tzinfo=UTC)))
    with journal.step("Set up") as step:
        ana, dan = (step.insert(Kind.CONTACT, name=name) for name in ("Ana Souza", "Dan {what}"))
        key = step.insert(Kind.INTERVIEW, contact_id=ana, status="idea")
        hold = step.insert(Kind.HOLD, contact_id=ana, whose_move_id=dan)
        for what, met in (("has called her", "2026-03-04"), ("has mailed me", None)):
            step.insert(Kind.HOLD_CONDITION, hold_id=hold, what=what, met_on=met)
        step.insert(Kind.HOLD, contact_id=ana)
        step.insert(Kind.HOLD, contact_id=ana, ended_how=OWNER_GONE)
        step.insert(Kind.HOLD, contact_id=ana, whose_move_id=dan, ended_on="2026-03-01")
    card = interviews.card(journal.database, key)
    journal.close()
    assert card is not None
    write_pdf(sheet_of(card), SheetOptions(), tmp_path / "sheet.pdf")
    text = read_pdf((tmp_path / "sheet.pdf").read_bytes()).text(1)
    before = text[: text.index("Before you leave")]
    assert "On hold" in before
    assert "It is the move of Dan {what}: has mailed me" in before
    assert "It is my move first." in before
    assert "Nobody has the move any more." in before
    assert "has called her" not in text
    assert text.count("Dan {what}") == 1
