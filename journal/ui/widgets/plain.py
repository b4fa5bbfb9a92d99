"""Makes text that came from people safe to show: never markup, never one endless word."""

from __future__ import annotations

import re

MOST = 20_000
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
    """``text`` for a tooltip, where Qt would take anything that looks like markup as such."""
    text = bounded(text)
    if "<" not in text:
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{escaped}</span>"


def with_shortcut(text: str, shortcut: str) -> str:
    """A tooltip that names the key: "Mark done (Ctrl+Return)"."""
    if not shortcut:
        return text
    from PySide6.QtGui import QKeySequence  # not before a key is named: the start is short

    keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({keys})"
