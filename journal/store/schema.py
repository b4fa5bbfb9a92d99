"""Writes the tables into a new file; the only part of the program that needs peewee."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import peewee

from journal.store.tables import BOOKKEEPING, EXTRAS, RECORDED


def write_schema(
    path: Path, pragmas: Sequence[tuple[str, str | int]], application: int, version: int
) -> None:
    """Makes all tables in an empty file, in one transaction. Raises sqlite3.OperationalError."""
    database = peewee.SqliteDatabase(str(path), pragmas=pragmas)
    tables = [*RECORDED.values(), *BOOKKEEPING]
    try:
        with database.bind_ctx(tables), database.atomic("IMMEDIATE"):
            database.execute_sql(f"PRAGMA application_id = {application}")
            database.create_tables(tables, safe=False)
            for statement in EXTRAS:
                database.execute_sql(statement)
            database.execute_sql(f"PRAGMA user_version = {version}")
    except peewee.DatabaseError as problem:
        raise sqlite3.OperationalError(str(problem)) from problem
    finally:
        database.close()
