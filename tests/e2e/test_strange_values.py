"""A journal whose codes and days are none, by damage or by hand: every page shows what there is."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest
from peewee import TextField

from journal.store.tables import RECORDED
from tests.e2e.hand import Hand, settle
from tests.e2e.season import Season

PAGES = ("today", "people", "interviews", "calendar", "letters")


def spoil(path: Path, value: str) -> int:
    """Puts ``value`` where a code, a day or a time belongs, in every row; how many columns."""
    columns = 0
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("PRAGMA ignore_check_constraints = 1")
        for kind, table in RECORDED.items():
            for field in table._meta.sorted_fields:
                checks = [str(each.sql) for each in field.constraints or ()]
                if type(field) is TextField and any("IN (" in c or "GLOB" in c for c in checks):
                    file.execute(
                        f'UPDATE OR IGNORE "{kind}" SET "{field.column_name}" = ?', (value,)
                    )
                    columns += 1
    return columns


@pytest.mark.parametrize("value", ["no such thing", "2026-02-31", ""])
def test_every_page_is_shown(sample: Season, value: str) -> None:
    assert spoil(sample.journal, value) > 40

    def task(hand: Hand) -> None:
        go = hand.window.navigator
        library = hand.window.library
        for page in PAGES:
            go.show_page(page)
            settle()
        for row in library.people.tree()[:6]:
            go.show_contact(row.id)
            settle()
        for letter in library.composing.rows()[:3]:
            go.show_letter(letter.id)
            settle()
        for meeting in library.interviews.rows()[:3]:
            for tab in ("prepare", "capture"):
                go.show_interview(meeting.id, tab)
                settle()
            go.print_sheet(meeting.id)
            settle()
            hand.key("Esc")
        hand.key("Ctrl+K")
        hand.type("an")
        hand.key("Esc")

    sample.run(task)
