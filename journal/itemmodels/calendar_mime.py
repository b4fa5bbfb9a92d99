"""How something on a day travels by drag and drop."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QMimeData

ITEM: Final = "application/x-networking-journal-day-item"
"""The MIME type; its data are the kind and the id, parted by a colon."""


def pack(kind: str, key: int, words: str) -> QMimeData:
    """An item of a day; other programs get its words."""
    data = QMimeData()
    data.setData(ITEM, QByteArray(f"{kind}:{key}".encode()))
    data.setText(words)
    return data


def unpack(data: QMimeData) -> tuple[str, int] | None:
    """Kind and id of what was dropped; None when it is something else or damaged."""
    if not data.hasFormat(ITEM):
        return None
    kind, _colon, key = bytes(data.data(ITEM).data()).decode("utf-8", "replace").rpartition(":")
    return (kind, int(key)) if kind and key.isascii() and key.isdigit() else None
