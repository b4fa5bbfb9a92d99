"""Kind reading of what people write into name fields, mail fields and number fields."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

from journal.exchange.csv_words import words_of

_PRONOUN: Final = (
    "she|her|hers|he|him|his|they|them|theirs|xe|xem|ze|zir|hir|ey|em|any|all|any pronouns"
    "|sie|ihr|er|ihm|ihn|elle|elles|il|ils|lui|iel|ella|él|el|elle|ello|lei|ela|ele|hon|han"
)
_PRONOUNS: Final = re.compile(
    rf"\s*[(\[]\s*((?:{_PRONOUN})(?:\s*[/|,]\s*(?:{_PRONOUN}))+)\s*[)\]]", re.IGNORECASE
)
_PLAIN: Final = re.compile(r"\w[\w .'’-]*[\w.]")
_TITLES: Final = words_of(
    "phd|mba|pmp|cpa|cfa|md|jd|llm|mph|msc|bsc|ma|ba|bs|ms|meng|beng|bcom|mcom|edd|psyd|dds|dvm"
    "|rn|esq|pe|aia|cissp|cism|cisa|csm|cspo|pmi|phr|sphr|shrm-cp|shrm-scp|cfp|acca|aca|cima|cma"
    "|frm|fcca|cipd|mcipd|fcipd|gphr|pcc|acc|mcc|itil|prince2|dphil|drph|faia|leed|ap|mpa|mfa|med"
    "|msw|lcsw|dba|ccna|ccnp|gisp|cssbb|cssgb"
)
_GENERATIONS: Final = frozenset({"jr", "sr", "ii", "iii", "iv", "junior", "senior"})
_FIRMS: Final = frozenset(
    {"inc", "ltd", "llc", "llp", "gmbh", "ag", "kg", "ug", "co", "corp", "plc", "sa", "sarl",
     "srl", "bv", "nv", "oy", "ab", "as", "limited", "incorporated", "company", "group"}
)  # fmt: skip
_HONORIFICS: Final = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "mme"})
_SYMBOLS: Final = frozenset({"So", "Sk", "Sm", "Cn", "Co"})
_BETWEEN_EMOJI: Final = frozenset("\u200d\ufe0e\ufe0f\u20e3")

_AROUND_ADDRESS: Final = re.compile(r"[\s<>\"“”;,()\[\]]+|:::")


class Tidy(NamedTuple):
    """A name field taken apart; ``lost`` if ``text`` has less than what was written."""

    text: str
    pronouns: str
    lost: bool


class Person(NamedTuple):
    """A whole name; ``given`` and ``family`` only where it said which is which."""

    name: str
    given: str
    family: str
    pronouns: str
    lost: bool


def tidy(text: str) -> Tidy:
    """A name, or a part of one, without pronouns, degrees and emoji around it.

    What nobody can understand stays as it is, and so does what would otherwise be empty.
    """
    text = " ".join(text.split())
    if _PLAIN.fullmatch(text):
        return Tidy(text, "", False)
    rest, pronouns = text, ""
    found = _PRONOUNS.search(rest)
    if found:
        pronouns = found.group(1)
        rest = rest[: found.start()] + rest[found.end() :]
    rest = _without_degrees(_without_symbols(rest))
    rest = " ".join(rest.split())
    if not any(sign.isalnum() for sign in rest):
        return Tidy(text, "", False)
    lost = rest != " ".join(_PRONOUNS.sub("", text, count=1).split())
    return Tidy(rest, pronouns, lost)


def person(text: str) -> Person:
    """A whole name: "Doe, Jane (she/her), PMP 🎓" is Jane Doe, she/her."""
    name, pronouns, lost = tidy(text)
    family, comma, given = (part.strip() for part in name.partition(","))
    if comma and _is_turned_round(family, given):
        return Person(f"{given} {family}", given, family, pronouns, lost)
    return Person(name, "", "", pronouns, lost)


def mail_addresses(text: str) -> tuple[tuple[str, ...], str]:
    """The mail addresses in a cell, as written, and what stands there beside them.

    "Jane <jane@example.com>; j@example.org" gives two. The rest is empty when it is only a
    name in front of an address, or signs.
    """
    text = text.strip().removeprefix("* ")
    if "@" not in text:
        return (), text
    found: list[str] = []
    rest: list[str] = []
    for part in _AROUND_ADDRESS.split(text):
        address = part.strip("'‘’*").removeprefix("mailto:").rstrip(".")
        if 0 < address.find("@") < len(address) - 1:
            found.append(address)
        elif any(sign.isalnum() for sign in part):
            rest.append(part)
    if not found:
        return (), text
    return tuple(found), " ".join(rest)


def numbers(text: str) -> tuple[str, ...]:
    """The telephone numbers in a cell, as written; several are told apart only where clear."""
    text = text.strip()
    if text.startswith("'+"):
        text = text[1:]  # a spreadsheet's way to keep the plus
    if ":::" in text or "\n" in text:
        parts = re.split(r"\s*:::\s*|\s*\n\s*", text)
    elif ";" in text and "ext" not in text.lower():
        parts = text.split(";")
        if any(sum(sign.isdigit() for sign in part) < 5 for part in parts):
            parts = [text]
    else:
        parts = [text]
    cleaned = (" ".join(part.split()).removeprefix("* ") for part in parts)
    return tuple(part for part in cleaned if part)


def _without_symbols(text: str) -> str:
    """Without emoji and the like at both ends; inside of a name they stay."""
    start, end = 0, len(text)
    while end > start and _is_symbol(text[end - 1]):
        end -= 1
    while start < end and _is_symbol(text[start]):
        start += 1
    return text[start:end] if end > start else text


def _is_symbol(sign: str) -> bool:
    if sign.isspace() or sign in _BETWEEN_EMOJI:
        return True
    if sign in ",|•·-–—~*":
        return True
    return not sign.isascii() and unicodedata.category(sign) in _SYMBOLS


def _without_degrees(text: str) -> str:
    """Without degrees at the end, whether behind commas or not: "Ann Lee, PhD, MBA"."""
    parts = [part.strip() for part in text.split(",")]
    # "Smith, JP" is a person; "Ann Smith, JP" has some degree that no list knows. A name that
    # is written in capitals as a whole says nothing either.
    listed_only = parts[0].isupper() or (len(parts) == 2 and " " not in parts[0])
    while len(parts) > 1 and _are_degrees(parts[-1], listed_only):
        parts.pop()
    return ", ".join(parts)


def _are_degrees(part: str, listed_only: bool) -> bool:
    words = _without_symbols(part).split()
    return bool(words) and all(_is_degree(word, listed_only) for word in words)


def _is_degree(word: str, listed_only: bool) -> bool:
    plain = word.replace(".", "").strip("®™()").lower()
    if plain in _GENERATIONS:
        return False
    if plain in _TITLES:
        # "Ma" and "Ed" are names of people as well.
        return len(plain) > 2 or word.isupper() or "." in word
    letters = word.replace(".", "").replace("-", "").replace("®", "").replace("™", "")
    return not listed_only and 2 <= len(letters) <= 6 and letters.isupper() and letters.isalnum()


def _is_turned_round(family: str, given: str) -> bool:
    """Whether "family, given" was meant: one comma between short parts that can be names."""
    if not family or not given or "," in given:
        return False
    first, second = family.split(), given.split()
    if len(first) > 3 or len(second) > 3:
        return False
    if second[0].strip(".").lower() in _FIRMS | _GENERATIONS | _TITLES:
        return False
    if first[0].strip(".").lower() in _HONORIFICS:
        return False
    return all(any(sign.isalpha() for sign in word) for word in (*first, *second))
