# ruff: noqa: E501 - lists of texts
"""Texts that break programs, by kinds."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

FEWEST = 500

_WORDS = (
    "", " ", "null", "NULL", "None", "nil", "undefined", "true", "False", "NaN", "Infinity", "-inf",
    "0", "-0", "00", "1e309", "1E+02", "0x10", "1,000.5", "1.000,5", "9" * 40, "-1", "½", "٣٤٥", "੧",
    "1/0", "01/02/03", "2026-02-30", "0000-00-00", "9999-12-31", "10000-01-01", "--0203", "45000",
    "24:00", "25:61", "29 February", "tomorrow", "P1Y", "CON", "aux.txt", "nul", "LPT1", ".", "..",
    "../../etc/passwd", "/dev/null", "C:\\Windows", "\\\\host\\share", "~root", "-rf", "--help",
    "$HOME", "`id`", "$(id)", "; ls", "| cat", "a && b", "%PATH%", "file:///etc/passwd",
    "javascript:alert(1)", "data:text/html,x", "http://[::1]:99999", "mailto:a@b?subject=c",
)  # fmt: skip
_MARKUP = (
    "<b>bold</b>", "<img src='file:///etc/hostname'>", "<script>alert(1)</script>", "&amp;", "&",
    "&&", "&lt;b&gt;", "&#0;", "<!--", "]]>", "<br/>", "<p>", "</qt>", "<qt>x</qt>", "<a href='x'>y",
    "[x](file:///x)", "![](x)", "# head", "* item", "- item", "1. item", "```", "~~~", "**bold**",
    "<img width=2000000000>", "<svg onload=x>", "<style>*{}</style>", "\\textbf{x}", "\\n", "\\u0041",
    "\\x41", "\\", "\\\\", "%1", "%n", "%s", "%d", "%%", "{0}", "{name}", "{{}}", "{", "}", "${x}",
    "#{x}", "<%= 1 %>", "{{7*7}}", "%0A", "%00", "%2e%2e", "&File", "F&ile", "&&File",
)  # fmt: skip
_QUERIES = (
    "'", "''", '"', '""', "' OR 1=1 --", "Robert'); DROP TABLE contact;--", "%", "_", "%%", "a%b",
    "*", "a*", "NEAR(a b)", "NEAR", "AND", "OR", "NOT", "a AND", "AND b", "-a", "+a", "^a", "name:a",
    "title : a", "{title} : a", "(", ")", "((a)", "a OR b", '"a', 'a"', '"a" "b"', "a NOT b", "a + b",
    "?", "?1", ":a", "@a", "$a", "[a]", "`a`", "--", "/*", "*/", ";", "\\'", "rowid", "rank",
)  # fmt: skip
_CELLS = (
    "=1+1", "'=1+1", "+1", "-1+1", "@SUM(A1)", "＝1", "＋1", "－1", "＠x", "\t=1", "\r=1", " =1",
    "=cmd|' /C calc'!A0", "a,b", "a;b", "a; b", "a\tb", "a|b", "a\\;b", ",", ";", "|", '"a",b', 'a"b',
    "a\nb", "a\r\nb", "a\rb", "\n", "\r\n", "x,=1", "sep=;", "BEGIN:VCARD", "END:VCARD", "TEL:1",
    "+44 20 7946 0018", "(030) 901820", "0049-30;ext=5", "1-800-FLOWERS", "123p4w5", "٠٣٠ ٩٠",
)  # fmt: skip
_SCRIPTS = (
    "Jürgen Müller", "Łukasz Żółć", "José Muñoz", "Zoë", "Ærøskøbing", "Þór", "İstanbul ılık",
    "Ελληνικά Σίγμας", "Русский", "Українська", "ქართული", "Հայերեն", "עִבְרִית", "العربية", "فارسی",
    "हिन्दी", "বাংলা", "தமிழ்", "ไทย", "ພາສາລາວ", "ភាសាខ្មែរ", "မြန်မာ", "བོད་ཡིག", "한국어", "日本語 かな カナ",
    "简体中文", "繁體中文", "ᏣᎳᎩ", "ᓀᐦᐃᔭᐍᐏᐣ", "አማርኛ", "Tiếng Việt", "ʻOkina ʼap", "O’Neill", "O'Neill",
    "D´Arcy", "Jean-Luc", "Jean‐Luc", "Anne–Marie", "van der Berg", "MacDonald", "straße", "STRASSE",
    "ﬁne ﬂour ﬃ", "ǆ ǅ Ǆ", "ſ K Å", "ΐ ΰ", "𝕳𝖊𝖑𝖑𝖔", "Ⓗⓔⓛⓛⓞ", "Ｈｅｌｌｏ", "ℌ𝓮𝔩𝕝𝚘", "𐐷𐑌", "𠜎𠜱", "㍿", "ﷺ",
    "Å", "A\u030a", "\u212b", "e\u0301", "é", "ﾊﾝｶｸ", "ｶﾞ", "ガ", "カ\u3099",
)  # fmt: skip
_EMOJI = (
    "😀", "👩‍👩‍👧‍👦", "🏳️‍🌈", "🇩🇪🇫🇷", "🇩", "👍🏽", "👨🏿‍🦽", "1️⃣", "©️", "☺︎", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "❤️‍🔥", "🫱🏻‍🫲🏿", "😀" * 60,
    "👩‍👩‍👧‍👦" * 20, "🇩🇪" * 60, "Ana 🎓, PMP", "🎉Zoë🎉",
)  # fmt: skip
_INVISIBLE = (
    *(0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E),
    *(0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064),
    *(0x2066, 0x2067, 0x2068, 0x2069, 0x206A, 0x206F, 0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFFA0),
    *(0xFFF9, 0xFFFA, 0xFFFB, 0xFFFC, 0xFFFD, 0xE0001, 0xE0041, 0x1D173),
)
_NO_CHARACTERS = (0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF, 0xE000, 0xF8FF, 0x100000, 0x0378)


def strings() -> list[tuple[str, str]]:
    """All of them, each with its kind; no two are the same."""
    found: dict[str, str] = {}
    for kind, text in _all():
        found.setdefault(text, kind)
    assert len(found) >= FEWEST
    return [(kind, text) for text, kind in found.items()]


def _all() -> Iterator[tuple[str, str]]:
    for kind, texts in (
        ("word", _WORDS), ("markup", _MARKUP), ("query", _QUERIES), ("cell", _CELLS),
        ("script", _SCRIPTS), ("emoji", _EMOJI),
    ):  # fmt: skip
        for text in texts:
            yield kind, text
    for code in (*range(0x20), *range(0x7F, 0xA0)):
        yield "control", f"a{chr(code)}b"
    for code in range(0x110000):
        if unicodedata.category(chr(code)) in ("Zs", "Zl", "Zp"):
            yield "space", f"a{chr(code)}b"
            yield "space at the ends", f"{chr(code)}a{chr(code)}"
    for code in _INVISIBLE:
        yield "invisible", f"a{chr(code)}b"
        yield "nothing to see", chr(code)
    for code in _NO_CHARACTERS:
        yield "no character", f"a{chr(code)}b"
    for sign in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~":
        yield "sign", sign
        yield "sign first", f"{sign}word"
        yield "sign last", f"word{sign}"
    yield from _pieces()
    yield from _long()


def _pieces() -> Iterator[tuple[str, str]]:
    yield from (("half a character", text) for text in ("\ud800", "a\udfffb", "\udc00\ud800"))
    yield "two halves", "\ud83d\ude00"
    yield from (("NUL", text) for text in ("\0", "a\0b", "\0a", "a\0"))
    yield "marks piled up", "Z" + "\u0351\u036b\u0343" * 30
    yield "marks alone", "\u0301\u0308"
    yield "right to left inside", "abc \u202egnp.exe\u202c def"
    yield "right to left mixed", "שלום Ana مرحبا 123"
    yield "isolates never closed", "\u2067" * 20 + "x"
    yield "line break kinds", "a\nb\r\nc\rd\x0be\x0cf\x85g\u2028h\u2029i"
    yield "tabs", "\ta\t\tb\t"
    yield "spaces", "  a   b  "
    for first, last in zip("()[]{}<>«»„“‚‘「」", ")(][}{><»«“„‘‚」「", strict=True):
        yield "bracket", f"{first}a{last}"


def _long() -> Iterator[tuple[str, str]]:
    yield "long word", "x" * 5_000
    yield "long line", "word " * 1_900
    yield "long in letters beyond the first plane", "𐐷" * 3_000
    yield "long of marks", "a" + "\u0301" * 3_000
    yield "many lines", "line\n" * 900
    yield "many quotes", '"' * 1_000
    yield "many brackets", "(" * 500 + ")" * 500
    yield "deep markup", "<div>" * 500
    yield "many commas", "," * 1_000
