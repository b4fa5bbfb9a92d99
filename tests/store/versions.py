"""One file of each form that a journal ever had, to try the way of each to the present one.

``python -m tests.store.versions`` keeps a file of the present form among the fixtures, as SQL, with
what the program of that version answered when it was asked for its contents. Once a version was
given to anybody its files stay as they are for good; until then ``--again`` makes them anew, after
its tables were changed. Version 0 is made up: none was given to anybody before the first.
"""

from __future__ import annotations

import json
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from journal.domain.changes import Kind
from journal.domain.clock import FixedClock
from journal.services.library import open_library
from journal.services.sample import ensure_sample
from journal.store import deleted, search
from journal.store.database import SCHEMA_VERSION, open_file
from journal.store.journal import Journal
from journal.store.migrations import MIGRATIONS, Migration
from tests.store import made_up
from tests.store.dumping import build, dump

FOLDER = Path(__file__).parents[1] / "fixtures" / "versions"
NOW = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)

Rows = dict[str, list[dict[str, object]]]
Answers = dict[str, object]


class Version:
    """A file of an older form, what it answers, and the migrations that lead on from it."""

    def __init__(self, number: int, file: bytes, rows: Rows, answers: Answers | None) -> None:
        self.number = number
        self.file = file
        self.rows = rows
        self.answers = answers

    @property
    def migrations(self) -> tuple[Migration, ...]:
        """Those that were released, and before them the made-up one."""
        return (made_up.MIGRATION, *MIGRATIONS) if self.number == 0 else MIGRATIONS


def numbers() -> list[int]:
    """The versions there is a file of."""
    return [0, *sorted(int(path.stem) for path in FOLDER.glob("*.sql"))]


def version(number: int) -> Version:
    """The file of a version."""
    with tempfile.TemporaryDirectory() as folder:
        if number == 0:
            path = lived_in(Path(folder))
            made_up.downgrade(path)
            return Version(0, path.read_bytes(), made_up.rows(path), None)
        path = build((FOLDER / f"{number}.sql").read_text("utf-8"), Path(folder) / "a.journal")
        answers = json.loads((FOLDER / f"{number}.json").read_text("utf-8"))
        return Version(number, path.read_bytes(), made_up.rows(path), answers)


def answers(path: Path) -> Answers:
    """What is found in a journal by asking the program, as JSON holds it."""
    journal = Journal(open_file(path), path, FixedClock(NOW))
    library = open_library(journal, FixedClock(NOW))
    tree = library.people.tree()
    names = {row.id: row.name for row in tree}
    found: Answers = {
        "people": sorted(
            [row.name, names.get(row.parent or 0, ""), row.role, row.company, row.last_touch]
            for row in tree
        ),
        "interviews": sorted(
            [row.name, str(row.status), row.start.isoformat() if row.start else ""]
            for key in names
            for row in library.people.interviews(key)
        ),
        "timeline": sorted(
            [names[key], item.kind, str(item.day or ""), item.what]
            for key in names
            for item in library.people.timeline(key)
        ),
        "found": {
            word: len(search.find(journal.database, word)) for word in ("lukasz", "lodz", "the")
        },
        "due": library.days.due(),
        "undo": library.history.undo_name(),
        "deleted": sorted(item.name for item in deleted.items(journal.database)),
    }
    journal.close()
    return json.loads(json.dumps(found))  # type: ignore[no-any-return]


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
    target = FOLDER / f"{SCHEMA_VERSION}.sql"
    if target.exists() and sys.argv[1:] != ["--again"]:
        sys.exit(f"There is a file of version {SCHEMA_VERSION} already; was it given to anybody?")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = lived_in(Path(folder))
        target.write_text(dump(path), "utf-8")
        text = json.dumps(answers(path), indent=1, ensure_ascii=False)
        target.with_suffix(".json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
