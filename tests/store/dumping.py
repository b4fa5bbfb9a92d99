"""A journal's file as SQL text, and a file made of such a text: what a fixture is kept as."""

from __future__ import annotations

import sqlite3
from pathlib import Path

HIDDEN = "sqlite_%"


def dump(path: Path) -> str:
    """All of a file: its form, its rows, the texts of its index, its two numbers."""
    connection = sqlite3.connect(path)
    made = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql NOT NULL AND name NOT LIKE ?"
        " ORDER BY type <> 'table', rowid",
        (HIDDEN,),
    ).fetchall()
    virtual = [name for _, name, sql in made if sql.startswith("CREATE VIRTUAL")]
    shadows = {
        name for _, name, _sql in made if any(name.startswith(f"{each}_") for each in virtual)
    }
    lines = [
        f"PRAGMA application_id = {_one(connection, 'PRAGMA application_id')};",
        f"PRAGMA user_version = {_one(connection, 'PRAGMA user_version')};",
        "BEGIN;",
    ]
    kept = [(kind, name, sql) for kind, name, sql in made if name not in shadows]
    lines += [f"{sql};" for kind, _name, sql in kept if kind == "table"]
    for kind, name, _sql in kept:
        if kind == "table":
            lines += _rows(connection, name, "rowid, " if name in virtual else "")
    lines.append("DELETE FROM sqlite_sequence;")
    lines += _rows(connection, "sqlite_sequence")
    lines += [f"{sql};" for kind, _name, sql in kept if kind != "table"]
    lines.append("COMMIT;")
    connection.close()
    return "\n".join(lines) + "\n"


def build(text: str, path: Path) -> Path:
    """Makes the file that such a text was made of; it must not be there."""
    assert not path.exists(), path
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(text)
    connection.close()
    return path


def _rows(connection: sqlite3.Connection, table: str, first: str = "") -> list[str]:
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    names = first + ", ".join(f'"{column}"' for column in columns)
    values = [f'quote("{column}")' for column in columns]
    order = "rowid" if first else f'"{columns[0]}"'
    if first:
        values.insert(0, "rowid")
    listed = " || ', ' || ".join(values)
    found = connection.execute(f'SELECT {listed} FROM "{table}" ORDER BY {order}')
    return [f'INSERT INTO "{table}" ({names}) VALUES ({row[0]});' for row in found]


def _one(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])
