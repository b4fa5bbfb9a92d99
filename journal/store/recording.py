"""The triggers that record the old row of every change.

They are temporary, made for each connection from the tables, and write into ``history_change``
under the step that ``temp.current_step`` names. The file itself holds no trigger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping


def trigger_statements(tables: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """The statements that make a connection record changes of these tables with these columns.

    Writing without a current step then fails.
    """
    yield "CREATE TEMP TABLE current_step (only_one INTEGER PRIMARY KEY, id INTEGER)"
    yield "INSERT INTO current_step VALUES (1, NULL)"
    step = "(SELECT id FROM current_step)"
    for kind, columns in tables.items():
        old = ", ".join(f"{_text(column)}, OLD.{_name(column)}" for column in columns)
        into = "INSERT INTO history_change (step_id, kind, row, operation, old) "
        yield (
            f'CREATE TEMP TRIGGER "{kind}_i" AFTER INSERT ON main."{kind}" BEGIN '
            f"{into} VALUES ({step}, '{kind}', NEW.id, 'I', NULL); END"
        )
        # One old value per row and step is enough to come back, and keeps autosaves small.
        yield (
            f'CREATE TEMP TRIGGER "{kind}_u" AFTER UPDATE ON main."{kind}" '
            f"WHEN {step} IS NULL OR NOT EXISTS (SELECT 1 FROM history_change "
            f"WHERE step_id = {step} AND kind = '{kind}' AND row = NEW.id "
            f"AND operation IN ('U', 'I')) BEGIN "
            f"{into} VALUES ({step}, '{kind}', NEW.id, 'U', json_object({old})); END"
        )
        yield (
            f'CREATE TEMP TRIGGER "{kind}_d" AFTER DELETE ON main."{kind}" BEGIN '
            f"{into} VALUES ({step}, '{kind}', OLD.id, 'D', json_object({old})); END"
        )


def _text(column: str) -> str:
    """As a text in SQL: the columns are those of the file, which may be a stranger's."""
    return "'" + column.replace("'", "''") + "'"


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'
