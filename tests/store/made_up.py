"""A version 0 that never was, and the migration from it: to try the way that later ones will go.

``python -m tests.store.made_up FILE SEED N`` upgrades copies of a version 0 file in children that
are killed inside of it, at N points, and prints what was found afterwards, as JSON.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import sys
from pathlib import Path

from journal.domain.names import sort_key
from journal.store.connection import JournalDatabase
from journal.store.database import open_older
from journal.store.migrations import Fate, Migration, bring_up_to_date

COMPANY = (
    'CREATE TABLE "company_new" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,'
    ' "uuid" TEXT NOT NULL, "name" TEXT NOT NULL CHECK (length(trim(name)) > 0), {folded}'
    " \"industry\" TEXT NOT NULL DEFAULT '', \"place\" TEXT NOT NULL DEFAULT '',"
    " \"site\" TEXT NOT NULL DEFAULT '') STRICT"
)
REST = "id, uuid, name, industry, place, site"
STEPS = 40  # of SQLite's machine, between two moments at which a child may be killed


def upgrade(connection: sqlite3.Connection) -> None:
    """What version 1 brought: pronouns, and a folded name that Python makes."""
    sql = connection.execute
    sql("ALTER TABLE contact ADD COLUMN pronouns TEXT NOT NULL DEFAULT ''")
    sql(COMPANY.format(folded="\"folded\" TEXT NOT NULL DEFAULT '',"))
    sql(f"INSERT INTO company_new ({REST}) SELECT {REST} FROM company")
    sql("DROP TABLE company")
    sql("ALTER TABLE company_new RENAME TO company")
    sql("CREATE UNIQUE INDEX company_uuid ON company (uuid)")
    sql("CREATE INDEX company_folded ON company (folded)")
    for key, name in sql("SELECT id, name FROM company").fetchall():
        sql("UPDATE company SET folded = ? WHERE id = ?", (sort_key(name), key))
    of = "WHERE old IS NOT NULL AND kind ="
    sql(f"UPDATE history_change SET old = json_set(old, '$.pronouns', '') {of} 'contact'")
    for key, old in sql(f"SELECT id, old FROM history_change {of} 'company'").fetchall():
        row = json.loads(old)
        row["folded"] = sort_key(row["name"])
        sql("UPDATE history_change SET old = ? WHERE id = ?", (json.dumps(row), key))


MIGRATION = Migration(0, upgrade, Fate.REWRITTEN)


def downgrade(path: Path) -> None:
    """Makes a version 0 file of one of the present version."""
    connection = sqlite3.connect(path, isolation_level=None)
    sql = connection.execute
    sql("PRAGMA foreign_keys = 0")
    sql("BEGIN")
    sql("ALTER TABLE contact DROP COLUMN pronouns")
    used = sql("SELECT seq FROM sqlite_sequence WHERE name = 'company'").fetchone()
    sql(COMPANY.format(folded=""))
    sql(f"INSERT INTO company_new ({REST}) SELECT {REST} FROM company")
    sql("DROP TABLE company")
    sql("ALTER TABLE company_new RENAME TO company")
    sql("CREATE UNIQUE INDEX company_uuid ON company (uuid)")
    sql("UPDATE sqlite_sequence SET seq = ? WHERE name = 'company'", (used or [0])[:1])
    sql("ALTER TABLE milestone DROP COLUMN news")  # came with version 3
    sql('DROP INDEX "historychange_kind_row_step_id"')  # as it was until version 2
    sql('CREATE INDEX "historychange_step_id_kind_row" ON history_change (step_id, kind, row)')
    for kind, column in (("contact", "pronouns"), ("company", "folded")):
        sql(f"UPDATE history_change SET old = json_remove(old, '$.{column}') WHERE kind = '{kind}'")
    sql("UPDATE history_change SET old = json_remove(old, '$.news') WHERE kind = 'milestone'")
    sql("PRAGMA user_version = 0")
    sql("COMMIT")
    sql("VACUUM")  # without spare pages: an upgrade needs room
    connection.close()


def form(path: Path) -> dict[str, object]:
    """Tables with their columns, keys and indexes, in no order."""
    connection = sqlite3.connect(path)
    found: dict[str, object] = {}
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in names:
        columns = connection.execute(f'PRAGMA table_info("{name}")').fetchall()
        keys = connection.execute(f'PRAGMA foreign_key_list("{name}")').fetchall()
        indexes = connection.execute(f'PRAGMA index_list("{name}")').fetchall()
        found[name] = (
            sorted(str(row[1:]) for row in columns),
            sorted(str(row[2:]) for row in keys),
            sorted(str(row[1:]) for row in indexes),
        )
    connection.close()
    return found


def rows(path: Path) -> dict[str, list[dict[str, object]]]:
    """All rows of all tables by the names of their columns, with the version."""
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    ).fetchall()
    found = {
        name: sorted((dict(row) for row in connection.execute(f'SELECT * FROM "{name}"')), key=repr)
        for (name,) in names
    }
    found["sqlite_sequence"] = [
        row
        for row in found["sqlite_sequence"]
        if row["name"] in found  # company_new is gone
    ]
    for row in found["history_change"]:
        row["old"] = json.loads(str(row["old"] or "null"))
    found["version"] = [dict(connection.execute("PRAGMA user_version").fetchone())]
    connection.close()
    return found


def fingerprint(path: Path) -> str:
    """Of all rows, whatever the order of their columns."""
    import hashlib

    text = json.dumps(rows(path), sort_keys=True, default=repr)
    return hashlib.sha256(text.encode()).hexdigest()


def _upgrade(path: Path, *, kill_at: int = 0) -> int:
    """Upgrades; how many moments there were to be killed at."""
    passed = 0

    def pass_by() -> int:
        nonlocal passed
        passed += 1
        if passed == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    def keep(database: JournalDatabase, _version: int) -> None:
        database.raw().set_progress_handler(pass_by, STEPS)  # from the first write on

    database = open_older(path)
    bring_up_to_date(database, path, keep, (MIGRATION,), 1)
    database.close()
    return passed


def main(file: Path, seed: int, runs: int) -> None:
    """See the module."""
    copy = file.with_name("copy.journal")
    shutil.copy(file, copy)
    old = fingerprint(copy)
    moments = _upgrade(copy)
    new = fingerprint(copy)
    ends: list[str] = []
    open_transactions = 0
    random_ = random.Random(seed)
    for kill_at in random_.sample(range(1, moments + 1), runs):
        shutil.copy(file, copy)
        child = os.fork()
        if not child:
            _upgrade(copy, kill_at=kill_at)
            os._exit(0)
        _pid, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), kill_at
        open_transactions += copy.with_name("copy.journal-journal").exists()
        after = fingerprint(copy)
        ends.append("old" if after == old else "new" if after == new else f"between at {kill_at}")
    told = {"moments": moments, "ends": ends, "open": open_transactions}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
