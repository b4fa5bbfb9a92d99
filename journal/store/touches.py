"""When one was in touch with somebody: what was noted as a touch, and interviews that were held."""

from __future__ import annotations

from typing import Final

_MET: Final = "coalesce(date(i.held_from, 'localtime'), substr(i.start, 1, 10))"

LAST: Final = f"""nullif(max(
 coalesce((SELECT max(t.on_day) FROM touch t WHERE t.contact_id = c.id), ''),
 coalesce((SELECT max({_MET}) FROM interview i
            WHERE i.contact_id = c.id AND +i.status = 'held'), '')), '')"""
"""SQL: the last day (ISO, NULL for never) of the contact ``c`` that a query reads."""

DAYS: Final = f"""SELECT contact_id, on_day FROM touch
 UNION ALL SELECT i.contact_id, {_MET} FROM interview i WHERE i.status = 'held'"""
"""SQL: a row for each contact and day."""
