"""The moment of all measurements; apart, since with the maker of journals comes peewee, which the
measured window doesn't have.
"""

from __future__ import annotations

from datetime import UTC, datetime

NOW = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
NOW_TEXT = "2026-03-05T09:00"
