"""``list``: contacts, interviews, follow-ups, as lines or as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from journal.cli.opening import reading
from journal.options import Options
from journal.store import listing

CONTACT_KEYS = (
    "id", "uuid", "name", "company", "role", "level", "emails", "phones", "referred_by",
    "also_referred_by", "path", "introduction", "on_hold", "warmth", "last_touch", "next_step",
)  # fmt: skip


def run(options: Options, arguments: argparse.Namespace) -> int:
    """Prints the list."""
    with reading(options) as journal:
        if arguments.what == "contacts":
            rows = [
                {key: row.get(key) for key in CONTACT_KEYS}
                for row in listing.contacts(journal.database, journal.clock)
            ]
            shown: tuple[str, ...] = ("name", "company", "referred_by", "next_step")
        elif arguments.what == "interviews":
            rows = listing.interviews(journal.database, journal.clock)
            shown = ("id", "contact", "status", "format", "start")
        else:
            rows = listing.follow_ups(journal.database)
            shown = ("id", "due", "contact", "kind", "what", "state")
    if arguments.json:
        json.dump(rows, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        for row in rows:
            sys.stdout.write("\t".join(_cell(row[key]) for key in shown) + "\n")
    sys.stdout.flush()
    return 0


def _cell(value: Any) -> str:
    return " ".join(str("" if value is None else value).split())
