"""Which characters the bytes of a text file stand for.

UTF-8 and UTF-16 are certain; anything else is a guess from how words look, said as such, so
that a person can look at the preview and choose among ``OFFERED``.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

OFFERED: Final = (
    "utf-8", "cp1252", "cp1250", "cp1251", "cp1254", "cp850", "mac_roman", "koi8_r",
    "cp932", "euc_jp", "gb18030", "big5", "cp949", "utf-16-le", "utf-16-be",
)  # fmt: skip
"""What a person may choose from, the commonest first; cp1251 and koi8_r are Cyrillic."""

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHUNK: Final = 1 << 20
_SAMPLE: Final = 1 << 16
_ONE_BYTE: Final = ("cp1252", "cp1250", "cp1254", "mac_roman", "cp850", "cp1251", "koi8_r")
_LATIN: Final = frozenset({"cp1252", "cp1250", "cp1254", "mac_roman", "cp850"})
_MANY_BYTES: Final = ("euc_jp", "cp932", "cp949", "gb18030", "big5")
_HIGH: Final = re.compile(rb"[\x80-\xff]")
# The letters that names in Latin script are full of, against those that a wrong reading gives.
_COMMON: Final = frozenset("äöüßéèêëàâçñáíóúåæøïîôûãõÄÖÜÉÁÅØÇŁŚłąęśćńżźčšžřěůýğışİŞőű")
_MARKS: Final = frozenset("’‘“”„–—…•€«»°§©®™·")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How to decode: skip ``skip`` bytes (a mark), decode as ``name``.

    ``certain`` is false for a guess. ``second`` is the encoding of those lines that are not
    valid UTF-8 in a file that otherwise is.
    """

    name: str
    skip: int = 0
    certain: bool = True
    second: str = ""


def find_encoding(data: bytes) -> Encoding:
    """The encoding of ``data``, told by its mark, its shape or the look of its words."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            if name == "utf-8" and not _is_utf8(data):
                return Encoding(name, len(mark), second=_guess(_other_lines(_sample(data))[0]))
            return Encoding(name, len(mark))
    wide = _wide(data)
    if wide:
        return Encoding(wide, certain=True)
    if b"\x1b$" in data[:_SAMPLE] and _decodes(data, "iso2022_jp"):
        return Encoding("iso2022_jp")
    if _is_utf8(data):
        return Encoding("utf-8")
    sample, some_utf8 = _other_lines(_sample(data))
    guess = _guess(sample)
    if guess in _LATIN and some_utf8:
        return Encoding("utf-8", second=guess)
    return Encoding(guess, certain=False)


def as_utf8(data: bytes, second: str) -> bytes:
    """``data`` with every line that is not valid UTF-8 turned into it from ``second``."""
    end = b"\n" if b"\n" in data else b"\r"
    lines = data.split(end)
    for index, line in enumerate(lines):
        try:
            line.decode()
        except UnicodeDecodeError as error:
            if index == len(lines) - 1 and error.end == len(line) > error.start > len(line) - 4:
                # The file was cut off in the middle of its last character.
                lines[index] = line.decode(errors="replace").encode()
            else:
                lines[index] = _latin(line, second).encode()
    return end.join(lines)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every second byte of what is plain ASCII is zero."""
    head = data[: _SAMPLE - _SAMPLE % 2]
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if half < 2 or max(even, odd) < 0.2 * half or min(even, odd) > 0.1 * max(even, odd):
        return ""
    name = "utf-16-be" if even > odd else "utf-16-le"
    return name if _decodes(head, name) else ""


def _is_utf8(data: bytes) -> bool:
    """Whether all of it is UTF-8; looked at in pieces, to spare the memory."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for place in range(0, len(data), _CHUNK):
            decoder.decode(data[place : place + _CHUNK], place + _CHUNK >= len(data))
    except UnicodeDecodeError:
        return False
    return True


def _decodes(data: bytes, name: str) -> bool:
    try:
        data[: _SAMPLE * 4].decode(name)
    except UnicodeDecodeError as error:
        return error.start > len(data) - 4 or error.start > _SAMPLE * 4 - 8
    return True


def _sample(data: bytes) -> bytes:
    """The lines that have other characters than ASCII, up to some 64 KiB of them."""
    pieces: list[bytes] = []
    size = place = 0
    while size < _SAMPLE and (found := _HIGH.search(data, place)):
        start = max(data.rfind(b"\n", place, found.start()) + 1, place, found.start() - 500)
        end = data.find(b"\n", found.start(), found.start() + 4000)
        place = end if end >= 0 else min(found.start() + 4000, len(data))
        pieces.append(data[start:place])
        size += place - start
    return b"\n".join(pieces)


def _other_lines(sample: bytes) -> tuple[bytes, bool]:
    """The lines that are not UTF-8, and whether some others are and have more than ASCII:
    chance doesn't make such lines.
    """
    others = []
    some_utf8 = False
    for line in sample.split(b"\n"):
        try:
            some_utf8 = not line.decode().isascii() or some_utf8
        except UnicodeDecodeError:
            others.append(line)
    return b"\n".join(others), some_utf8


def _guess(sample: bytes) -> str:
    """The encoding in which most words look like words."""
    many = [(_score_eastern(sample, name), name) for name in _MANY_BYTES]
    best, name = max(many, key=lambda pair: pair[0])
    if best > 0.6:
        return name
    scores = [(_score_words(_latin(sample, each)), -rank, each)
              for rank, each in enumerate(_ONE_BYTE)]  # fmt: skip
    return max(scores)[2]


def _latin(data: bytes, name: str) -> str:
    """Decodes; bytes that the code page leaves undefined become control characters."""
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return "".join(
            chr(byte) if byte < 128 else bytes([byte]).decode(name, "ignore") or chr(byte)
            for byte in data
        )


def _score_eastern(sample: bytes, name: str) -> float:
    """1 for a text of kana, hangul and common ideographs; below 0 for what isn't one."""
    try:
        text = sample.decode(name)
    except UnicodeDecodeError as error:
        if error.start < len(sample) - 2:
            return -1.0
        text = sample.decode(name, "ignore")
    strange = [sign for sign in text if not sign.isascii()]
    if not strange:
        return -1.0
    # A single accented letter among Latin ones swallows its neighbour and stands alone.
    runs = re.findall(r"[^\x00-\x7f]+", text)
    together = sum(len(run) for run in runs if len(run) > 1) / len(strange)
    return together * sum(_eastern_worth(sign, name) for sign in strange) / len(strange)


def _eastern_worth(sign: str, name: str) -> float:
    code = ord(sign)
    if 0x3040 <= code <= 0x30FF:  # kana: all but certain, and only in Japanese
        return 1.2 if name in ("euc_jp", "cp932") else 0.3
    if 0xAC00 <= code <= 0xD7A3:
        return 1.1 if name == "cp949" else 0.3
    if 0x4E00 <= code <= 0x9FFF:
        return _ideograph_worth(sign, name)
    if 0x3000 <= code <= 0x303F or 0xFF01 <= code <= 0xFF5E:
        return 0.6
    return -1.0  # half-width kana, private use, rare ideographs, box drawing


def _ideograph_worth(sign: str, name: str) -> float:
    """The national standards put the common ideographs first."""
    lead = sign.encode(name, "ignore")[:1]
    common = {"gb18030": (0xB0, 0xD7), "big5": (0xA4, 0xC6), "euc_jp": (0xB0, 0xCF),
              "cp932": (0x88, 0x97), "cp949": (0xCA, 0xFD)}[name]  # fmt: skip
    inside = bool(lead) and common[0] <= lead[0] <= common[1]
    return (0.9 if name != "cp949" else 0.2) if inside else 0.1


def _score_words(text: str) -> float:
    """How much the characters beyond ASCII look like parts of words; higher is better."""
    score = 0.0
    count = 0
    padded = f" {text} "
    for place in range(1, len(padded) - 1):
        sign = padded[place]
        if sign.isascii():
            continue
        count += 1
        score += _worth(padded[place - 1], sign, padded[place + 1])
    return score / max(count, 1)


def _worth(before: str, sign: str, after: str) -> float:
    kind = unicodedata.category(sign)
    inside = before.isalpha() or after.isalpha()
    if kind == "Cc":
        return -3.0
    if not kind.startswith("L") or sign in "ªºƒˆ":
        if sign in _MARKS and not (before.isalpha() and after.isalpha() and sign != "’"):
            return 0.6
        return -1.0 if inside else -0.4
    if not inside:
        return -0.3  # a letter alone is no word
    worth = 0.5
    if sign.isupper() and before.isalpha() and before.islower():
        worth -= 1.5  # "RenŽ" is no word
    elif sign.islower() and before.isupper() and after.isupper():
        worth -= 0.5
    elif sign.isupper() and not before.isalpha() and after.islower():
        worth += 0.3
    if sign in _COMMON:
        worth += 0.5
    elif "\u0400" <= sign <= "\u045f":
        # Cyrillic is whole words; a single such letter among Latin ones is a wrong reading.
        worth += 0.7 if _cyrillic(before) or _cyrillic(after) else -1.5
    return worth


def _cyrillic(sign: str) -> bool:
    return "\u0400" <= sign <= "\u045f"
