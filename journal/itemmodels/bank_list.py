"""Questions of the bank to choose from, each with a line that says why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QMimeData, QObject, Qt

from journal.domain.questions import Suggestion
from journal.itemmodels.keyed_list import Index, KeyedList
from journal.itemmodels.question_list import BANK_MIME, packed


class BankLine(NamedTuple):
    """A question of the bank; ``below`` says why it is here, ``caution`` why perhaps not."""

    id: int
    text: str
    below: str
    caution: str = ""


class Role(IntEnum):
    """What a delegate asks for."""

    LINE = Qt.ItemDataRole.UserRole
    ID = Qt.ItemDataRole.UserRole + 1


def foremost(suggestions: Iterable[Suggestion], count: int) -> list[Suggestion]:
    """The first of each topic, then the others, so that a few show the breadth of all."""
    first: list[Suggestion] = []
    others: list[Suggestion] = []
    topics = set()
    for each in suggestions:
        (others if each.topic in topics else first).append(each)
        topics.add(each.topic)
    return (first + others)[:count]


class BankList(KeyedList[BankLine]):
    """Keys are ids of the bank. Rows are dragged to the questions of an interview."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def set_lines(self, lines: Iterable[BankLine]) -> None:
        """Shows these questions."""
        self.set_entries({line.id: line for line in lines})

    def id_at(self, index: Index) -> int | None:
        """The question of an index."""
        key = self.key_at(index.row()) if index.isValid() else None
        return key if isinstance(key, int) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a row, and its parts for the delegate."""
        line = self.entry_at(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "\n".join(part for part in (line.text, line.below, line.caution) if part)
        if role == Role.LINE:
            return line
        return line.id if role == Role.ID else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows are chosen and dragged."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def supportedDragActions(self) -> Qt.DropAction:
        """The bank keeps what is dragged from it."""
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """What is dragged."""
        return [BANK_MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        """The questions dragged."""
        return packed([key for index in indexes if (key := self.id_at(index))], BANK_MIME)
