"""``check``: integrity, foreign keys, the referral tree, the search index."""

from __future__ import annotations

import argparse
import sys

from journal.cli.opening import reading
from journal.options import Options
from journal.store.checking import Fault, check

_SENTENCES = {
    Fault.DAMAGED: "The file is damaged: {detail}",
    Fault.FOREIGN_KEY: "A row of {detail} points to something that is gone",
    Fault.LOOP: "People referred each other in a circle: {detail}",
    Fault.INDEX: "The search index doesn't match the texts: {detail}",
    Fault.VALUE: "A value that can't be: {detail}",
}


def run(options: Options, arguments: argparse.Namespace) -> int:
    """Prints what is wrong, a line each; exit 1 if there is anything."""
    with reading(options) as journal:
        found = check(journal.database)
    for fault, detail in found:
        sys.stdout.write(_SENTENCES[fault].format(detail=detail) + "\n")
    if not found:
        sys.stdout.write("Nothing is wrong.\n")
    return 1 if found else 0
