"""``restore``, and the backup that comes before anything large."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from journal.cli.opening import clock_of, path_of
from journal.domain.clock import Clock
from journal.errors import KnownError
from journal.options import Options
from journal.paths import find_paths
from journal.store.connection import JournalDatabase
from journal.store.journal import Journal

if TYPE_CHECKING:
    from journal.services.backup_folder import Backups


def run(options: Options, arguments: argparse.Namespace) -> int:
    """Puts a backup in the place of the journal, which becomes a backup itself.

    Raises OpenElsewhere while a window holds the journal.
    """
    from journal.services.backup_files import private_folder
    from journal.services.lock import JournalLock
    from journal.services.restoring import restore

    clock = clock_of(options)
    path = path_of(options, clock)
    private_folder(path.parent)  # on a new computer there is none
    lock = JournalLock(path)
    lock.acquire()
    try:
        facts, kept = restore(arguments.source.absolute(), path, _backups(options, path, clock))
    finally:
        lock.release()
    sys.stdout.write(
        f"Restored from {arguments.source}: {facts.people} contacts,"
        f" {facts.interviews} interviews\n"
    )
    if kept is not None:
        sys.stdout.write(f"What was there before is in {kept}\n")
    return 0


def keeping(options: Options, journal: Journal) -> Callable[[JournalDatabase], None]:
    """Makes a backup before many people are imported; where that fails, the import goes on."""
    from journal.services.backup_files import Reason

    def keep(database: JournalDatabase) -> None:
        try:
            backups = _backups(options, journal.path, journal.clock)
            if backups.is_behind(database):
                backups.make(database, Reason.IMPORT)
        except KnownError as error:
            print(f"networking-journal: {error}", file=sys.stderr)  # noqa: T201

    return keep


def _backups(options: Options, path: Path, clock: Clock) -> Backups:
    from journal.services.backup_folder import Backups, second_folder
    from journal.services.settings import Settings

    paths = find_paths(options.data_dir)
    return Backups(paths.backups, path, clock, second_folder(Settings(paths.settings)))
