"""The user, and versions of their résumé, as Preferences show them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Me(NamedTuple):
    """What letters and the pitch are filled from; everything may be empty."""

    name: str = ""
    status: str = ""
    where_now: str = ""
    direction: str = ""
    sender: str = ""


class ResumeCopy(NamedTuple):
    """Somebody who has a version, since when."""

    id: int
    contact_id: int
    name: str
    given_on: date | None


class ResumeVersion(NamedTuple):
    """A version of the résumé; ``file`` is where it lies, as the user noted it."""

    id: int
    title: str
    made_on: date | None
    file: str
    copies: tuple[ResumeCopy, ...] = ()
