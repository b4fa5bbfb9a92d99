"""Names and other short texts: how they are folded for finding, sorted, cleaned and shortened."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LINE_LIMIT: Final = 10_000
TEXT_LIMIT: Final = 1_000_000
SHORT_LIMIT: Final = 24
SHOWN_LIMIT: Final = 60

# Letters that Unicode doesn't take apart, and signs that people type in several ways.
_LETTERS = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe",
    "ı": "i", "ħ": "h", "ŋ": "n", "ŧ": "t", "ə": "e", "ƒ": "f", "ĸ": "k", "ȷ": "j",
    "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "´": "'", "\u1ffd": "'", "‐": "-", "‑": "-", "–": "-",
    "—": "-", "−": "-", "“": '"', "”": '"', "„": '"',
}  # fmt: skip
_INVISIBLE = (
    0x00AD, 0x034F, 0x061C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F),
    *range(0x2060, 0x2070), *range(0xFE00, 0xFE10), 0xFEFF,
)  # fmt: skip
_FOLDING: Final = str.maketrans({**_LETTERS, **{chr(code): "" for code in _INVISIBLE}})
# Signs that change the letter rather than mark it: the voicing of kana, the vowel killer.
_KEPT_MARKS: Final = frozenset("\u3099\u309a")
_KEPT_CLASS: Final = 9

# Compiled (and kept) by re when they are first needed, which is after the start.
_SURROGATE: Final = "[\ud800-\udfff]"
_CONTROL: Final = "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
_BREAK: Final = "\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"
_EASTERN: Final = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "mba", "esq"})


def fold(text: str) -> str:
    """The form in which texts are compared: no case, no accents, single spaces.

    ``muller`` finds Müller, ``lukasik`` Łukasik, ``strasse`` Straße; composed and decomposed
    spellings are one. Folding twice changes nothing.
    """
    if not text.isascii():
        # Word by word: in a long text most are plain, and no sign changes beyond its word.
        text = " ".join(word if word.isascii() else _plain(word) for word in text.split())
    return " ".join(text.lower().split())


def sort_key(text: str) -> str:
    """What a list is sorted by: folded, without leading signs ("(Ana)" sorts under a)."""
    folded = fold(text)
    for place, sign in enumerate(folded):
        if sign.isalnum():
            return folded[place:]
    return folded


def clean_line(text: str, limit: int = LINE_LIMIT) -> str:
    """``text`` as one line that can be stored: nothing visible is lost up to ``limit``.

    Control characters, NUL and lone surrogates are dropped; line breaks and runs of white
    space become one space; the ends are trimmed. Beyond ``limit`` characters the rest is cut
    off (``too_long`` tells), never in the middle of a letter and its accents.
    """
    return _cut(" ".join(clean_text(text, limit=len(text)).split()), limit).rstrip()


def clean_text(text: str, limit: int = TEXT_LIMIT) -> str:
    """``text`` of several lines that can be stored: every line break is ``\\n``, tabs stay.

    Control characters, NUL and lone surrogates are dropped; spaces stay as typed; beyond
    ``limit`` characters the rest is cut off (``too_long`` tells).
    """
    if re.search(_SURROGATE, text):
        # Two halves of one character are joined, a half alone is dropped.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return _cut(re.sub(_CONTROL, "", re.sub(_BREAK, "\n", text)), limit)


def too_long(text: str, limit: int = LINE_LIMIT) -> int:
    """How many characters ``clean_line`` would cut off; 0 when it keeps all."""
    return max(0, len(clean_line(text, limit=max(limit, len(text)))) - limit)


def is_blank(text: str | None) -> bool:
    """Whether there is nothing to see: empty, spaces, control or zero-width characters only."""
    return not text or not clean_line(text).translate(_FOLDING).strip()


def short_name(name: str, limit: int = SHORT_LIMIT) -> str:
    """A name for narrow places: the last word; whole for eastern names and single words.

    "Jane Smith, PhD" and "Smith, Jane" are both "Smith". At most ``limit`` characters, a
    longer one ends in an ellipsis.
    """
    words = _words(name)
    if not words:
        return ""
    short = " ".join(words) if re.search(_EASTERN, words[0]) else words[-1]
    return short if len(short) <= limit else _cut(short, limit - 1) + "…"


def shown(text: str, limit: int = SHOWN_LIMIT) -> str:
    """A name, or what else somebody typed, as a message, a menu or a title repeats it.

    One line, and no page of text that was pasted as a name; a longer one ends in an ellipsis.
    """
    plain = clean_line(text)
    return plain if len(plain) <= limit else _cut(plain, limit - 1).rstrip() + "…"


def _plain(text: str) -> str:
    """Case and accents away. Twice over, since taking apart can bring capitals to light."""
    for _ in range(4):
        # Mapped before as well: taken apart, an acute accent used as apostrophe is lost.
        apart = unicodedata.normalize("NFKD", text.translate(_FOLDING)).casefold()
        apart = unicodedata.normalize("NFKD", apart.translate(_FOLDING))
        bare = "".join([sign for sign in apart if not _is_mark(sign)])
        if bare.isascii():
            return bare
        bare = unicodedata.normalize("NFC", bare)
        if bare == text:
            break
        text = bare
    return text


def _is_mark(sign: str) -> bool:
    kind = unicodedata.combining(sign)
    return kind != 0 and kind != _KEPT_CLASS and sign not in _KEPT_MARKS


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    end = max(limit, 0)
    while end > 0 and unicodedata.combining(text[end]):
        end -= 1
    return text[: end or limit]


def _words(name: str) -> list[str]:
    line = clean_line(name)
    before = line.partition(",")[0]
    words = [word for word in (before if before.strip() else line).split() if _spoken(word)]
    while len(words) > 1 and words[-1].replace(".", "").lower() in _SUFFIXES:
        words.pop()
    return words


def _spoken(word: str) -> bool:
    return any(sign.isalnum() for sign in word)
