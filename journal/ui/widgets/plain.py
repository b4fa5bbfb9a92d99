"""Makes text that came from people safe to show: never markup, never one endless word."""

from __future__ import annotations

import html
import re

from PySide6.QtGui import QKeySequence

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
    return f"<span>{html.escape(text)}</span>" if "<" in text else text


def with_shortcut(text: str, shortcut: str) -> str:
    """A tooltip that names the key: "Mark done (Ctrl+Return)"."""
    if not shortcut:
        return text
    keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({keys})"
