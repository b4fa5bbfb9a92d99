"""Makes journals of a given size for measuring, through the store's own door and with a history.

Run by itself it prints where the journal lies: ``python -m tests.bench.make 10000``.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from journal.store import database as opening
from journal.store import journal as doing
from journal.store import search, tables
from journal.store.database import open_file
from tests.bench import maker, words
from tests.bench.maker import Maker, Size

__all__ = ["bench_journal", "described"]


def bench_journal(contacts: int, say: Callable[[str], None] = lambda _text: None) -> Path:
    """A journal of so many contacts; made at the first call, then taken from the temporary folder.

    It must not be written into: copy it where that is measured.
    """
    folder = Path(tempfile.gettempdir()) / f"networking-journal-bench-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / f"{contacts}-{_key()}.journal"
    if not path.exists():
        say(f"making a journal of {contacts:,} contacts …")
        began = time.perf_counter()
        made = path.with_suffix(f".{os.getpid()}")
        try:
            Maker(made, Size(contacts)).make()
            made.replace(path)
        finally:
            with contextlib.suppress(FileNotFoundError):
                made.unlink()
        say(f"  made in {time.perf_counter() - began:.0f} s, {path.stat().st_size >> 20} MB")
    return path


def _key() -> str:
    """Another one whenever what makes the journals, or the file they are, becomes another."""
    text = b"".join(
        Path(module.__file__ or "").read_bytes()
        for module in (sys.modules[__name__], maker, words, opening, doing, search, tables)
    )
    return hashlib.sha256(text).hexdigest()[:12]


def described(path: Path) -> str:
    """Contacts, notes, interviews and history of a journal, for a line of figures."""
    database = open_file(path)
    try:
        counts = {
            table: database.rows(f'SELECT count(*) FROM "{table}"')[0][0]
            for table in ("contact", "note", "interview", "history_step", "history_change")
        }
    finally:
        database.close()
    return (
        f"{counts['contact']:,} contacts, {counts['note']:,} notes,"
        f" {counts['interview']:,} interviews, history of {counts['history_step']:,} steps and"
        f" {counts['history_change']:,} changes, {path.stat().st_size >> 20} MB"
    )


def main() -> None:
    """Makes one and says where it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("contacts", type=int, nargs="?", default=10_000)
    path = bench_journal(parser.parse_args().contacts, print)
    print(path)
    print(described(path))


if __name__ == "__main__":
    main()
