"""What searching shows."""

from __future__ import annotations

from typing import NamedTuple

from journal.domain.changes import Kind


class Hit(NamedTuple):
    """A thing that was found: its own text, and whose it is (None: nobody's).

    ``interview_id`` is where an answer stands; ``answered`` tells it from a question alone.
    """

    kind: Kind
    id: int
    text: str
    contact_id: int | None
    name: str
    interview_id: int | None
    answered: bool = False
