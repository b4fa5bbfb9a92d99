"""One file of each form that a journal ever had, to try the way of each to the present one.

``python -m tests.store.versions`` keeps a file of the present form, with all its rows, among the
fixtures: run it when a version is given to anybody, and never again for that version. Version 0
is made up, since none was given to anybody before the first.
"""

from __future__ import annotations

import gzip
import json
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from journal.domain.changes import Kind
from journal.domain.clock import FixedClock
from journal.services.sample import ensure_sample
from journal.store.database import SCHEMA_VERSION, open_file
from journal.store.journal import Journal
from journal.store.migrations import MIGRATIONS, Migration
from tests.store import made_up

FOLDER = Path(__file__).parents[1] / "fixtures" / "versions"
NOW = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)

Rows = dict[str, list[dict[str, object]]]


class Version:
    """A file of an older form with its rows, and the migrations that lead on from it."""

    def __init__(self, number: int, file: bytes, rows: Rows) -> None:
        self.number = number
        self.file = file
        self.rows = rows

    @property
    def migrations(self) -> tuple[Migration, ...]:
        """Those that were released, and before them the made-up one."""
        return (made_up.MIGRATION, *MIGRATIONS) if self.number == 0 else MIGRATIONS


def numbers() -> list[int]:
    """The versions there is a file of."""
    return [0, *sorted(int(path.name.partition(".")[0]) for path in FOLDER.glob("*.journal.gz"))]


def version(number: int) -> Version:
    """The file of a version."""
    if number == 0:
        with tempfile.TemporaryDirectory() as folder:
            path = lived_in(Path(folder))
            made_up.downgrade(path)
            return Version(0, path.read_bytes(), made_up.rows(path))
    rows = json.loads((FOLDER / f"{number}.json").read_text("utf-8"))
    return Version(number, gzip.decompress((FOLDER / f"{number}.journal.gz").read_bytes()), rows)


def lived_in(folder: Path) -> Path:
    """The sample journal with a history: something added, changed, deleted, undone."""
    clock = FixedClock(NOW)
    path = ensure_sample(folder, clock)
    journal = Journal(open_file(path), path, clock)
    with journal.step("Add Łukasz") as step:
        company = step.insert(Kind.COMPANY, name="Łódź Lines")
        person = step.insert(Kind.CONTACT, name="Łukasz Émile")
        step.insert(Kind.POSITION, contact_id=person, company_id=company, role="Planner")
    with journal.step("Rename Łukasz") as step:
        step.update(Kind.CONTACT, person, name="Łukasz Emil")
        step.update(Kind.COMPANY, company, name="Łódź Freight")
    first = journal.database.one("SELECT min(id) FROM contact")
    assert first is not None
    with journal.step("Delete somebody") as step:
        step.delete(Kind.CONTACT, first[0])
    with journal.step("Note") as step:
        step.insert(Kind.NOTE, contact_id=person, text="spoke of the harbour")
    journal.undo()
    journal.close()
    return path


def main() -> None:
    """Keeps a file of the present version."""
    target = FOLDER / f"{SCHEMA_VERSION}.journal.gz"
    if target.exists():
        sys.exit(f"There is a file of version {SCHEMA_VERSION} already, and it must stay as it is.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = lived_in(Path(folder))
        target.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
        found = {
            name: rows
            for name, rows in made_up.rows(path).items()
            if not name.startswith("search_")  # the index has its own check
        }
        rows = json.dumps(found, indent=1, sort_keys=True, ensure_ascii=False)
        target.with_name(f"{SCHEMA_VERSION}.json").write_text(rows, "utf-8")


if __name__ == "__main__":
    main()
