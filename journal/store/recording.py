"""The triggers that record the old row of every change.

They are temporary, made for each connection from the tables, and write into ``history_change``
under the step that ``temp.current_step`` names. The file itself holds no trigger.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import peewee


def trigger_statements(tables: Mapping[Any, type[peewee.Model]]) -> Iterator[str]:
    """The statements that make a connection record; writing without a current step fails."""
    yield "CREATE TEMP TABLE current_step (only_one INTEGER PRIMARY KEY, id INTEGER)"
    yield "INSERT INTO current_step VALUES (1, NULL)"
    step = "(SELECT id FROM current_step)"
    for kind, table in tables.items():
        columns = [field.column_name for field in table._meta.sorted_fields]
        old = ", ".join(f"'{column}', OLD.\"{column}\"" for column in columns)
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
