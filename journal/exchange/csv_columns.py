"""What the columns of a list of contacts mean, told by their headings in many languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, auto
from typing import Final

from journal.exchange import csv_words as words
from journal.exchange.csv_words import normal
from journal.exchange.own_format import COLUMNS, DISTINCT


class Role(IntEnum):
    """What a column holds. LABEL says of which kind its neighbour is; OTHER is unknown.

    Numbers, since a plain Enum as a key costs a tenth of the reading.
    """

    NAME = auto()
    GIVEN = auto()
    FAMILY = auto()
    MIDDLE = auto()
    PREFIX = auto()
    SUFFIX = auto()
    TITLE = auto()  # a form of address or a job, depending on the columns around it
    COMPANY = auto()
    ROLE = auto()
    EMAIL = auto()
    PHONE = auto()
    FAX = auto()
    LINK = auto()
    NOTES = auto()
    CONNECTED = auto()
    REFERRED = auto()
    ALSO_REFERRED = auto()
    PLACE = auto()
    STREET = auto()
    CITY = auto()
    STATE = auto()
    ZIP = auto()
    COUNTRY = auto()
    FORMATTED = auto()
    ADDRESSED = auto()
    PRONOUNS = auto()
    LEVEL = auto()
    SOURCE = auto()
    UUID = auto()
    TAGS = auto()
    OWN = auto()  # a column of this program's own files that goes into ``extra``
    LABEL = auto()
    NOISE = auto()
    OTHER = auto()


IDENTITY: Final = frozenset({Role.NAME, Role.GIVEN, Role.FAMILY, Role.EMAIL})
_KNOWN_ENOUGH: Final = frozenset(Role) - {Role.OTHER, Role.NOISE, Role.LABEL}
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONGEST: Final = 60
_MOST_WORDS: Final = 7

_EXACT: Final = (
    (words.NAME, Role.NAME),
    (words.GIVEN, Role.GIVEN),
    (words.FAMILY, Role.FAMILY),
    (words.MIDDLE, Role.MIDDLE),
    (words.ROLE, Role.ROLE),
    (words.COMPANY, Role.COMPANY),
    (words.ROLE_IF_NONE_BETTER, Role.TITLE),
    (words.PREFIX, Role.PREFIX),
    (words.SUFFIX, Role.SUFFIX),
    (words.NOTES, Role.NOTES),
    (words.CONNECTED, Role.CONNECTED),
    (words.REFERRED, Role.REFERRED),
    (words.ALSO_REFERRED, Role.ALSO_REFERRED),
    (words.PLACE, Role.PLACE),
    (words.ADDRESSED, Role.ADDRESSED),
    (words.PRONOUNS, Role.PRONOUNS),
    (words.LEVEL, Role.LEVEL),
    (words.SOURCE, Role.SOURCE),
    (words.UUID, Role.UUID),
    (words.TAGS, Role.TAGS),
    (words.PHONE, Role.PHONE),
    (words.NOISE, Role.NOISE),
)
_BY_HEADING: Final = {
    heading: role for headings, role in reversed(_EXACT) for heading in headings if heading
}
# In this order: "Address 1 - City" is a city, "Land/Region" a country.
_ADDRESS_PARTS: Final = (
    (words.CITY_WORDS, Role.CITY),
    (words.ZIP_WORDS, Role.ZIP),
    (words.COUNTRY_WORDS, Role.COUNTRY),
    (words.STATE_WORDS, Role.STATE),
    (frozenset({"formatted"}), Role.FORMATTED),
    (words.STREET_WORDS, Role.STREET),
)
_OWN_ROLES: Final = {
    "name": Role.NAME, "given": Role.GIVEN, "family": Role.FAMILY, "company": Role.COMPANY,
    "role": Role.ROLE, "emails": Role.EMAIL, "phones": Role.PHONE, "links": Role.LINK,
    "place": Role.PLACE, "notes": Role.NOTES, "source": Role.SOURCE,
    "first_touch": Role.CONNECTED, "referred_by": Role.REFERRED,
    "also_referred_by": Role.ALSO_REFERRED, "level": Role.LEVEL,
    "addressed_as": Role.ADDRESSED, "pronouns": Role.PRONOUNS, "uuid": Role.UUID,
}  # fmt: skip
# Other people, whose numbers are not this person's.
_SOMEBODY_ELSE: Final = frozenset(
    {"assistant", "assistants", "assistent", "assistente", "adjoint", "manager", "managers",
     "spouse", "partner", "emergency", "sekretariat", "reports"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one file: headings as they stand there, what each holds, who wrote it.

    ``groups``: to which address a column belongs (work, home, other, a number or nothing).
    """

    kind: str
    columns: tuple[str, ...]
    roles: tuple[Role, ...]
    groups: tuple[str, ...]


def without_numbers(heading: str) -> str:
    """A normal heading without the numbers that count columns of a kind: "Email 2", "phone1"."""
    return " ".join(filter(None, (word.rstrip("0123456789") for word in heading.split())))


def role_of(heading: str) -> Role:
    """What a column of this heading holds, seen alone."""
    if len(heading) > _LONGEST:
        return Role.OTHER
    role = _role_of(normal(heading))
    if role is Role.OTHER and (apart := _CAMEL.sub(" ", heading)) != heading:
        role = _role_of(normal(apart))  # "OfficePhoneNumber"
    return role


def _role_of(plain: str) -> Role:
    counted = without_numbers(plain)
    tokens = counted.split()
    if not tokens or len(tokens) > _MOST_WORDS:
        return Role.OTHER
    found = _BY_HEADING.get(plain) or _BY_HEADING.get(counted)
    return found or _role_of_words(counted, frozenset(tokens))


def layout_of(headings: Sequence[str]) -> Layout:
    """What all columns of a file hold, each seen with the others."""
    columns = tuple(" ".join(heading.split()) for heading in headings)
    normals = [normal(column) for column in columns]
    kind = _kind(columns, frozenset(map(without_numbers, normals)))
    if kind == "own":
        roles = [
            _OWN_ROLES.get(column.lower()) or (Role.OWN if column.lower() in COLUMNS else None)
            or role_of(column)
            for column in columns
        ]  # fmt: skip
    else:
        roles = _settled([role_of(column) for column in columns], normals)
        if Role.CONNECTED in roles:
            kind = "linkedin"  # in whatever language
    groups = tuple(map(_group, normals))
    return Layout(kind, columns, tuple(roles), groups)


def heading_score(cells: Sequence[str]) -> int:
    """How many known headings a row holds; 0 for a row that can't be the header.

    One that stands there several times counts once: a person may have "street" in every field.
    """
    if any("@" in cell or "://" in cell for cell in cells):
        return 0
    roles = [role_of(cell) for cell in cells]
    known = len(
        {
            cell.strip().casefold()
            for cell, role in zip(cells, roles, strict=True)
            if role is not Role.OTHER
        }
    )
    if not known or not (IDENTITY.intersection(roles) or known > 1):
        return 0
    if not _KNOWN_ENOUGH.intersection(roles):
        return 0
    if known > 1:
        return known
    # One known word among many unknown ones can be chance, unless it comes first.
    filled = [place for place, cell in enumerate(cells) if cell.strip()]
    return known if len(filled) <= 4 or roles[filled[0]] in IDENTITY else 0


def _role_of_words(plain: str, tokens: frozenset[str]) -> Role:
    padded = f" {plain} "
    mail = bool(tokens & words.MAIL_WORDS) or _has_phrase(padded, words.MAIL_PHRASES)
    mail = mail or any("email" in token for token in tokens)
    phone = bool(tokens & words.PHONE_WORDS) or any(
        token.endswith(words.PHONE_ENDINGS) for token in tokens
    )
    link = bool(tokens & words.LINK_WORDS) or _has_phrase(padded, words.LINK_PHRASES)
    part = _address_part(plain, tokens)
    if tokens & words.LABEL_WORDS and (mail or phone or link or part or len(tokens) > 1):
        return Role.LABEL
    if tokens & _SOMEBODY_ELSE:
        return Role.OTHER
    if mail:
        return Role.EMAIL
    if phone:
        return Role.FAX if tokens & words.FAX_WORDS else Role.PHONE
    if link:
        return Role.LINK
    return part or Role.OTHER


def _has_phrase(padded: str, phrases: frozenset[str]) -> bool:
    return any(f" {phrase} " in padded for phrase in phrases)


def _address_part(plain: str, tokens: frozenset[str]) -> Role | None:
    if _has_phrase(f" {plain} ", words.ZIP_PHRASES):
        return Role.ZIP
    for part_words, role in _ADDRESS_PARTS:
        if tokens & part_words:
            return role
    return None


def _group(heading: str) -> str:
    tokens = frozenset(heading.split())
    for group_words, group in (
        (words.WORK_WORDS, "work"), (words.HOME_WORDS, "home"), (words.OTHER_WORDS, "other")
    ):  # fmt: skip
        if tokens & group_words:
            return group
    number = re.search(r"\b\d+\b", heading)
    # "Home Address 2" is the second line of one address; "Address 2 - City" is another address.
    return number.group() if number else ""


def _settled(roles: list[Role], normals: list[str]) -> list[Role]:
    """Decides what only the neighbours can tell."""
    has = set(roles)
    if Role.GIVEN in has and Role.FAMILY not in has:
        for place, heading in enumerate(normals):
            if heading in ("name", "naam", "namn", "navn", "nom", "nome", "nimi"):
                roles[place] = Role.FAMILY  # "Name;Vorname"
    elif Role.FAMILY in has and Role.GIVEN not in has and Role.NAME not in has:
        roles[roles.index(Role.FAMILY)] = Role.NAME
    has = set(roles)
    if Role.GIVEN in has and not has & {Role.FAMILY, Role.NAME}:
        roles[roles.index(Role.GIVEN)] = Role.NAME  # "nombre;correo"
    names = [place for place, role in enumerate(roles) if role in (Role.GIVEN, Role.NAME)]
    first_name = min(names, default=0)
    for place, role in enumerate(roles):
        if role is Role.TITLE:
            title = normals[place] in words.TITLES
            if title and Role.PREFIX not in has and (Role.ROLE in has or place < first_name):
                roles[place] = Role.PREFIX
            elif title or Role.ROLE not in has:
                roles[place] = Role.ROLE
            else:
                roles[place] = Role.OTHER
            has.add(roles[place])
    return roles


def _kind(columns: tuple[str, ...], headings: frozenset[str]) -> str:
    codes = [column.lower() for column in columns if column]
    own = sum(code in COLUMNS for code in codes)
    if DISTINCT.intersection(codes) and own >= 0.6 * len(codes):
        return "own"
    if headings >= {"first name", "last name", "company", "position"}:
        return "linkedin"
    if headings & words.SIGNS_OF_GOOGLE:
        return "google"
    if headings & words.SIGNS_OF_THUNDERBIRD:
        return "thunderbird"
    if len(headings & words.SIGNS_OF_OUTLOOK) > 1:
        return "outlook"
    return "generic"
