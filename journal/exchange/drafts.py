"""What was read from a file of contacts, before anything of it is in the journal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final


class ProblemCode(StrEnum):
    """What was odd in a file. ``SKIPPED`` says which of them left a row out."""

    # the file as a whole; Problem.line is 0
    ENCODING_GUESSED = "encoding guessed"  # detail: the encoding; a person should look
    ENCODING_MIXED = "encoding mixed"  # detail: the second encoding, for the lines not in UTF-8
    ENCODING_DAMAGED = "encoding damaged"  # characters were lost before or on the way
    NULS_REMOVED = "NUL characters removed"
    NO_HEADER = "no header"  # the columns were told by their contents
    # the way the rows are written
    UNCLOSED_QUOTE = "unclosed quote"  # detail: how the line begins; it was read to its end
    LONG_CELL = "cell over many lines"  # detail: how many
    ROW_TOO_LONG = "more cells than columns"  # detail: the texts without a column, now in notes
    EMPTY_ROWS = "empty rows"  # detail: how many
    HEADER_REPEATED = "header repeated"
    # the person in the row
    NO_NAME = "no name"  # detail: what stands in the row
    NAME_FROM_MAIL = "name from mail address"
    NAME_FROM_COMPANY = "name from company"
    NAME_FROM_PHONE = "name from telephone number or link"
    DATE_UNREADABLE = "date unreadable"  # detail: the text, now in notes
    DATE_IN_FUTURE = "date in the future"  # detail: the text, now in notes
    DATE_ORDER_UNCLEAR = "day or month first"  # detail: the text, now in notes
    CODE_UNKNOWN = "code unknown"  # detail: column and text, now in notes


SKIPPED: Final = frozenset(
    {ProblemCode.EMPTY_ROWS, ProblemCode.HEADER_REPEATED, ProblemCode.NO_NAME}
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something odd. ``line`` is the physical line where the row begins (1 is the first)."""

    line: int
    code: ProblemCode
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """One person of a file.

    Texts are as the file has them; what has no field of its own stands in ``notes`` as
    "heading of the column: text", a line each, so that nothing is lost. ``extra`` has the raw
    texts without a field, by the heading of their column; for a file that this program
    wrote, by the code of the column (warmth, cadence, tags, research, …), and then they don't
    stand in ``notes``. The first mail address and the first number are the preferred ones.
    """

    name: str
    given: str = ""
    family: str = ""
    company: str = ""
    role: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    place: str = ""
    notes: str = ""
    source: str = ""
    connected_on: date | None = None
    referred_by: str | None = None
    also_referred_by: tuple[str, ...] = ()
    level: str = ""
    addressed_as: str = ""
    pronouns: str = ""
    line: int = 0
    uuid: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A file as it was understood: how it is written, who is in it, what was odd.

    ``kind``: linkedin, google, outlook, thunderbird, own (written by this program) or generic.
    ``columns``: the headings as they stand in the file; empty without a header.
    """

    kind: str
    encoding: str
    separator: str
    drafts: tuple[ContactDraft, ...]
    problems: tuple[Problem, ...]
    columns: tuple[str, ...]
