"""The link that opens the user's mail program with a letter in it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple
from urllib.parse import quote

from journal.domain.names import clean_line, clean_text

LONGEST: Final = 1_800
"""Some programs cut off a longer link."""
_IN_BRACKETS: Final = re.compile(r"<([^<>\s]+)>\s*$")


class MailLink(NamedTuple):
    """``url`` is plain ASCII. ``without_text``: the letter didn't fit and has to be pasted."""

    url: str
    without_text: bool = False
    without_subject: bool = False


def mail_link(address: str, subject: str = "", body: str = "") -> MailLink:
    """The link for a letter.

    One longer than ``LONGEST`` goes without its text, and if that isn't enough without its subject.
    """
    to = f"mailto:{quote(plain_address(address), safe='@.+-_')}"
    about = _field("subject", clean_line(subject))
    text = _field("body", clean_text(body).replace("\n", "\r\n"))
    for fields, left in (
        ((about, text), (False, False)),
        ((about,), (True, False)),
    ):
        link = to + _joined(fields)
        if len(link) <= LONGEST:
            return MailLink(link, *left)
    return MailLink(to, bool(text), bool(about))


def plain_address(address: str) -> str:
    """The address alone, of one written with a name: ``Ana Souza <ana@firm.example>``."""
    line = clean_line(address)
    found = _IN_BRACKETS.search(line)
    return found[1] if found else line


def _field(name: str, value: str) -> str:
    return f"{name}={quote(value, safe='')}" if value else ""


def _joined(fields: tuple[str, ...]) -> str:
    given = "&".join(field for field in fields if field)
    return f"?{given}" if given else ""
