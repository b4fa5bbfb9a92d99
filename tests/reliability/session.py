"""A process that makes seeded edits through the services: ``session JOURNAL SEED COUNT``.

``ACK number hash`` is printed once an edit is saved; number 0 is the state it began with.
"""

from __future__ import annotations

import os
import sys
from datetime import timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication

from journal.domain.clock import FixedClock
from journal.errors import KnownError
from journal.services.library import open_library
from journal.store.database import open_file
from journal.store.journal import Journal
from tests.reliability.operations import ACTS, NothingThere, Some
from tests.reliability.places import NOW
from tests.reliability.state import fingerprint


def main(path: Path, seed: int, count: int) -> None:
    """So many edits that changed something; undo and redo are some of them."""
    clock, random = FixedClock(NOW), Random(seed)
    journal = Journal(open_file(path), path, clock)
    with TemporaryDirectory() as folder:
        some = Some(journal, open_library(journal, clock, ("Pen",)), random, Path(folder))
        before, number = "", 0
        while True:
            now = fingerprint(journal.database.raw())
            if now != before:
                os.write(1, f"ACK {number} {now}\n".encode())
                before, number = now, number + 1
            if number > count:
                break  # what came after the last acknowledgement would be a state unknown
            clock.advance(timedelta(seconds=random.choice((1, 70))))
            name = random.choice(("undo", "redo", *random.sample(sorted(ACTS), 8)))
            try:
                getattr(journal, name)() if name in ("undo", "redo") else ACTS[name](
                    some.library, some
                )
            except (NothingThere, KnownError):
                continue
    journal.close()


if __name__ == "__main__":
    app = QCoreApplication(sys.argv[:1])
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
