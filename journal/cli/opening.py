"""Opens the journal that the options name, for a command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from journal.domain.clock import Clock, FixedClock, SystemClock
from journal.options import Options
from journal.paths import find_paths, is_there, whole
from journal.store.database import READER_WAIT_MS, WORKER_WAIT_MS, open_file
from journal.store.journal import Journal


def clock_of(options: Options) -> Clock:
    """The system's clock, or one that stands still where ``--now`` says."""
    return FixedClock(options.now) if options.now else SystemClock()


def path_of(options: Options, clock: Clock) -> Path:
    """The journal file; the sample journal is made at its first use."""
    if options.journal is not None:
        return whole(options.journal)
    paths = find_paths(options.data_dir)
    if options.sample:
        from journal.services.sample import ensure_sample

        return ensure_sample(paths.data, clock)
    return paths.journal


@contextmanager
def reading(options: Options) -> Iterator[Journal]:
    """The journal beside an open window: it waits a little, reads, and never writes."""
    clock = clock_of(options)
    path = path_of(options, clock)
    journal = Journal(open_file(path, wait_ms=READER_WAIT_MS), path, clock)
    try:
        yield journal
    finally:
        journal.close()


@contextmanager
def writing(options: Options) -> Iterator[Journal]:
    """The journal for a command that changes it; made if it is the user's own and not there yet.

    Raises OpenElsewhere while a window holds it.
    """
    from journal.cli.counting import plurals
    from journal.services.lock import JournalLock
    from journal.services.starting import make_journal

    clock = clock_of(options)
    path = path_of(options, clock)
    if not is_there(path) and options.journal is None:
        make_journal(path, clock)
    if not is_there(path):
        open_file(path)  # says that there is none
    lock = JournalLock(path)
    lock.acquire()
    try:
        journal = Journal(open_file(path, wait_ms=WORKER_WAIT_MS), path, clock)
        try:
            with plurals():
                yield journal
        finally:
            journal.close()
    finally:
        lock.release()
