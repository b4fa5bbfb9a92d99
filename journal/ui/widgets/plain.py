"""Makes text that came from people safe to show: never markup, mnemonic or one endless word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QKeySequence

MOST = 20_000
MOST_IN_TIP = 600  # a tooltip can’t be scrolled
MOST_IN_LINE = 160  # Qt wraps only what it takes for markup
LONGEST_WORD = 60
_ENDLESS = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")


def bounded(text: str) -> str:
    """``text`` with a break allowed in every endless word, and cut where nobody reads on.

    A single word of 100,000 letters takes seconds to lay out.
    """
    if len(text) > MOST:
        text = text[:MOST] + "…"
    return _ENDLESS.sub(lambda found: found.group() + "\u200b", text)


def tip(text: str) -> str:
    """``text`` for a tooltip, where Qt would take anything that looks like markup as such.

    It is cut where a tooltip would be larger than the screen, and wrapped before.
    """
    text = bounded(text if len(text) <= MOST_IN_TIP else text[:MOST_IN_TIP].rstrip() + "…")
    if "<" not in text and len(text) <= MOST_IN_LINE:
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{escaped}</span>"


def literal(text: str) -> str:
    """``text`` for a menu, button or buddy, where Qt would take "&" for a mnemonic."""
    return text.replace("&", "&&")


def without_mnemonic(text: str) -> str:
    """What one reads of the text of a menu entry, button or caption: "Mail" of "&Mail\\tCtrl+L"."""
    words = text.partition("\t")[0]
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&")


def native_keys(keys: str | QKeySequence | QKeySequence.StandardKey) -> str:
    """Keys as this platform writes them; "" for none."""
    from PySide6.QtGui import QKeySequence  # not before a key is named: the start is short

    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def with_shortcut(text: str, shortcut: str) -> str:
    """A tooltip that names the key: "Mark done (Ctrl+Return)"."""
    return f"{text} ({native_keys(shortcut)})" if shortcut else text


def entry_text(text: str, keys: str | QKeySequence.StandardKey = "") -> str:
    """A menu entry that tells keys which are bound elsewhere, in the column of the keys."""
    shown = native_keys(keys)
    return f"{text}\t{shown}" if shown else text
