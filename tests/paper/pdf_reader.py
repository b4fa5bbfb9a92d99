"""Reads back what Qt writes into a PDF, as far as the tests ask: pages, text, tones, pictures."""

from __future__ import annotations

import re
import zlib
from typing import NamedTuple

_OBJECT = re.compile(rb"(?<!\d)(\d+) 0 obj\n(.*?)endobj", re.DOTALL)
_RUN = re.compile(rb"/F(\d+) [\d.]+ Tf|<([0-9A-F]+)> Tj|(ET)")


class Pdf(NamedTuple):
    """``texts``: for each page the runs of text, in the order in which they were drawn."""

    pages: int
    texts: tuple[tuple[str, ...], ...]
    tones: frozenset[str]
    images: int
    title: str

    def text(self, page: int) -> str:
        """All text of a page, a run a line."""
        return "\n".join(self.texts[page])


def read_pdf(content: bytes) -> Pdf:
    """Take a PDF of Qt's apart; fails on one that is cut off."""
    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")
    objects = {int(number): body for number, body in _OBJECT.findall(content)}
    pages = [body for body in objects.values() if re.search(rb"/Type /Page\n", body)]
    streams = [_stream(objects[_reference(page, b"Contents")]) for page in pages]
    tones = {tone.decode() for s in streams for tone in re.findall(rb"([\d. ]+) (?i:scn)\n", s)}
    return Pdf(
        pages=len(pages),
        texts=tuple(tuple(_runs(stream, objects)) for stream in streams),
        tones=frozenset(tones),
        images=len(re.findall(rb"/Subtype /Image", content)),
        title=_title(content),
    )


def _reference(body: bytes, key: bytes) -> int:
    found = re.search(rb"/" + key + rb" (\d+) 0 R", body)
    assert found, key
    return int(found[1])


def _stream(body: bytes) -> bytes:
    raw = body.split(b"stream\n", 1)[1].rsplit(b"\nendstream", 1)[0]
    return zlib.decompress(raw) if b"FlateDecode" in body else raw


def _runs(stream: bytes, objects: dict[int, bytes]) -> list[str]:
    runs, run = [], ""
    letters: dict[str, str] = {}
    for font, glyphs, end in _RUN.findall(stream):
        if font:
            letters = _letters(_stream(objects[_reference(objects[int(font)], b"ToUnicode")]))
        elif glyphs:
            text = glyphs.decode()
            run += "".join(letters.get(text[i : i + 4], "?") for i in range(0, len(text), 4))
        elif end:
            runs.append(run.replace("\t", " "))  # one glyph, which Qt says is a tab
            run = ""
    return runs


def _letters(table: bytes) -> dict[str, str]:
    """Letters by glyph, from the ranges of a ToUnicode table."""
    letters = {}
    ranges = re.findall(rb"<(\w+)> <\w+> (?:<(\w+)>|\[(.*?)\])", table, re.DOTALL)
    for start, single, several in ranges:
        for offset, code in enumerate([single] if single else re.findall(rb"<(\w+)>", several)):
            letter = bytes.fromhex(code.decode()).decode("utf-16-be", "replace")
            letters[f"{int(start, 16) + offset:04X}"] = letter
    return letters


def _title(content: bytes) -> str:
    found = re.search(rb"/Title \((?:\xfe\xff)?(.*?)\)\n", content, re.DOTALL)
    assert found
    raw = re.sub(rb"\\(.)", rb"\1", found[1], flags=re.DOTALL)
    return raw.decode("utf-16-be")
