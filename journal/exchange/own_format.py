"""The columns of this program's own CSV files, and how a value is written into one cell.

Writing and reading stand side by side, since one must undo the other exactly.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

COLUMNS: Final = (
    "id", "uuid", "name", "given", "family", "addressed_as", "pronouns", "company", "role",
    "area", "level", "decides_hiring", "recruiter", "emails", "phones", "links", "place",
    "source", "how_known", "attained", "referred_by", "also_referred_by", "path", "introduction",
    "on_hold", "warmth", "cadence", "thanks_by", "linkedin", "first_touch", "last_touch",
    "next_step", "tags", "research", "common_ground", "issues", "professional_interests",
    "personal_interests", "clues", "offers", "resume_feedback", "how_i_come_across", "notes",
    "private_notes",
)  # fmt: skip
"""Fixed codes, the same in every language; a list of columns to export is taken from these."""

LIST_COLUMNS: Final = frozenset({"emails", "phones", "links", "also_referred_by", "tags"})
"""Columns whose cell holds several values: read back with ``split_list``."""

DISTINCT: Final = frozenset(
    {"uuid", "emails", "phones", "links", "addressed_as", "referred_by", "also_referred_by",
     "how_known", "on_hold", "first_touch", "last_touch", "next_step", "warmth", "introduction"}
)  # fmt: skip
"""Codes that no other program uses as headings."""

_UNSEEN: Final = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_START: Final = re.compile(
    # Whatever a spreadsheet may skip, then what it takes for the start of a formula.
    rf"[\s\x00-\x1f\"'{_UNSEEN}]*(?:[=+\-@＝＋－＠]|(?<=[\t\r\n]))"
)
_HARMLESS: Final = re.compile(r"[+-]?[0-9 ().-]+(?:; [+-]?[0-9 ().-]+)*")
# A text that becomes a cell of its own where a program splits at another separator.
_THEN_EQUALS: Final = r"(?=(?:[^\S\t\r\n]|[\"'])*[=＝])"
_INNER: Final = re.compile(r"(?<=[,;|\t])" + _THEN_EQUALS)
_INNER_BACK: Final = re.compile(r"(?<=[,;|\t])'" + _THEN_EQUALS)
_LIST_PARTS: Final = re.compile(r"((?:[^\\;]|\\.|\\$)*)(?:; ?|$)", re.DOTALL)

_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)


def guard(text: str) -> str:
    """``text`` so that no spreadsheet takes it for a formula: an apostrophe before it if need be.

    Telephone numbers (digits, spaces, ``().-`` after at most one sign) stay as they are.
    """
    if "=" in text or "＝" in text:
        text = _INNER.sub("'", text)
    return "'" + text if _runs(text) else text


def unguard(text: str) -> str:
    """Undoes ``guard``; a text that began with an apostrophe of its own keeps it."""
    if text[:1] == "'" and _runs(text[1:]):
        text = text[1:]
    if "'" in text and ("=" in text or "＝" in text):
        text = _INNER_BACK.sub("", text)
    return text


def _runs(text: str) -> bool:
    if text[:1].isalnum():
        return False  # most texts
    return bool(_START.match(text)) and not _HARMLESS.fullmatch(text)


def join_list(values: Sequence[str]) -> str:
    """Several values in one cell, "; " between them; a ``;`` or ``\\`` inside gets a ``\\``."""
    if len(values) == 1 and ";" not in values[0] and "\\" not in values[0]:
        return values[0]
    joined = "; ".join(values)
    if joined.count(";") == len(values) - 1 and "\\" not in joined and all(values):
        return joined
    return "; ".join(value.replace("\\", "\\\\").replace(";", "\\;") for value in values if value)


def split_list(cell: str) -> tuple[str, ...]:
    """Undoes ``join_list``. Takes a hand-typed ``a;b`` as well; empty values are left out."""
    if ";" not in cell and "\\" not in cell:
        return (cell,) if cell else ()
    if "\\" not in cell:
        first, *others = cell.split(";")
        parts = [first, *(part.removeprefix(" ") for part in others)]
        return tuple(part for part in parts if part)
    escaped = (found.group(1) for found in _LIST_PARTS.finditer(cell))
    return tuple(_ESCAPE.sub(r"\1", part) for part in escaped if part)
