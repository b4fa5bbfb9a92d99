"""Queries live in the store: services that have none keep it so."""

from __future__ import annotations

import re
from pathlib import Path

import journal

SERVICES = Path(journal.__file__).parent / "services"
QUERY = re.compile(r"\bSELECT\b[^\"']+\bFROM\b|\"SELECT ")
STILL_ASK = frozenset(
    {"backup_folder", "beginning", "capturing", "contacts", "dismissing", "exporting", "holding",
     "import_writing", "journal_file", "letter_templates", "meetings", "milestones", "pitches",
     "profile", "questioning", "referring", "sample", "substituting", "touching",
     "undoing", "updating", "wording"}
)  # fmt: skip
"""Only ever fewer: a query moved into the store goes from here, too."""


def test_only_these_services_ask_in_sql() -> None:
    asking = {path.stem for path in SERVICES.glob("*.py") if QUERY.search(path.read_text("utf-8"))}
    assert asking - STILL_ASK == set(), "put the query into journal/store, as a function"
    assert STILL_ASK - asking == set(), "asks no more: take it out of the list"


def test_a_query_is_seen() -> None:
    assert QUERY.search('"SELECT 1 FROM follow_up WHERE id = ?"')
    assert QUERY.search('f"SELECT {what}"')
    assert not QUERY.search('"""Select one from the list."""')
