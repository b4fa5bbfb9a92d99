"""When one was in touch with somebody: what was noted as a touch, and interviews that were held."""

from __future__ import annotations

from typing import Final

_MET: Final = "coalesce(date(i.held_from, 'localtime'), substr(i.start, 1, 10))"

LAST: Final = f"""nullif(max(
 coalesce((SELECT max(t.on_day) FROM touch t WHERE t.contact_id = c.id), ''),
 coalesce((SELECT max({_MET}) FROM interview i
            WHERE i.contact_id = c.id AND +i.status = 'held'), '')), '')"""
"""SQL: the last day (ISO, NULL for never) of the contact ``c`` that a query reads."""

SPANS: Final = f"""SELECT contact_id, min(on_day) AS first_day, max(on_day) AS last_day
  FROM touch GROUP BY contact_id
 UNION ALL SELECT i.contact_id, {_MET}, {_MET} FROM interview i WHERE i.status = 'held'"""
"""SQL: contacts with the first and the last day of some of it, each in several rows."""
