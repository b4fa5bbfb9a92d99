"""How people travel by drag and drop: their ids for ourselves, their names for others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QByteArray, QMimeData

CONTACTS: Final = "application/x-networking-journal-contacts"
"""The MIME type; its data are ids in ASCII digits, parted by commas."""


def pack(people: Iterable[tuple[int, str]]) -> QMimeData:
    """Ids and names as one piece of data."""
    found = list(people)
    data = QMimeData()
    data.setData(CONTACTS, QByteArray(",".join(str(key) for key, _name in found).encode()))
    data.setText("\n".join(name for _key, name in found))
    return data


def unpack(data: QMimeData) -> list[int]:
    """The ids in dropped data; none when there are none or they are damaged."""
    if not data.hasFormat(CONTACTS):
        return []
    parts = bytes(data.data(CONTACTS).data()).split(b",")
    return [int(part) for part in parts if part.isdigit()]
