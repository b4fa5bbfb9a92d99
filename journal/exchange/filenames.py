"""File names made from names of people: safe on every system, never outside their folder."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

# Systems allow 255 bytes; the rest is left for copies ("… (2)") and for sync clients' additions.
_MOST_BYTES: Final = 180
_FORBIDDEN: Final = re.compile(r'[\\/:*?"<>|]+')
_RESERVED: Final = re.compile(
    r"(?:con|prn|aux|nul|clock\$|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE
)
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINER: Final = "\u200d"  # holds the parts of one emoji together


def safe_filename(
    text: str, suffix: str, *, fallback: str = "contact", taken: Iterable[str] = ()
) -> str:
    """One file name, ``suffix`` included (".pdf"), that stays in the folder it is joined to.

    Without separators, control and direction characters, leading dots, dashes and tildes,
    names that Windows keeps for devices; at most 180 bytes of UTF-8, cut between characters.
    ``fallback`` is used where nothing is left. A name that is among ``taken`` (also one that
    differs in case only, which many file systems call the same) gets " (2)", " (3)" …
    """
    stem = _stem(text) or _stem(fallback) or "file"
    used = {_same(name) for name in taken}
    candidate = _cut(stem, _MOST_BYTES - len(suffix.encode())) + suffix
    number = 2
    while _same(candidate) in used:
        ending = f" ({number}){suffix}"
        candidate = _cut(stem, _MOST_BYTES - len(ending.encode())) + ending
        number += 1
    return candidate


def _stem(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    text = "".join(sign for sign in text if sign == _JOINER or not _unseen(sign))
    text = " ".join(_FORBIDDEN.sub("-", text).split())
    text = text.lstrip(".-~ " + _JOINER).rstrip(". " + _JOINER)
    if _RESERVED.fullmatch(text.partition(".")[0].rstrip()):
        text = "_" + text
    return text


def _unseen(sign: str) -> bool:
    return unicodedata.category(sign) in _UNSEEN and not sign.isspace()


def _cut(stem: str, most: int) -> str:
    encoded = stem.encode()
    if len(encoded) <= most:
        return stem
    kept = encoded[:most].decode(errors="ignore")
    end = len(kept)
    # Not between a letter and its accents: the accents alone would stand on what follows.
    while end > 1 and unicodedata.combining(stem[end]):
        end -= 1
    return kept[:end].rstrip(". " + _JOINER)


def _same(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())
