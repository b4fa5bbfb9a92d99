"""The questions of one interview, in their order, and a last row to write another."""

from __future__ import annotations

import json
from collections.abc import Hashable, Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QByteArray, QMimeData, QObject, Qt, Signal

from journal.domain.views.meetings import AskedQuestion
from journal.itemmodels.keyed_list import Index, KeyedList

QUESTIONS_MIME = "application/x-networking-journal-questions"
BANK_MIME = "application/x-networking-journal-bank-questions"
NEW = "new"
"""Key of the last row, in which one writes a question of one's own."""


class QuestionLine(NamedTuple):
    """A row: ``number`` is 1 for Q1, 0 for the row to write in."""

    number: int
    text: str
    must_ask: bool


class Role(IntEnum):
    """What a delegate asks for."""

    LINE = Qt.ItemDataRole.UserRole
    ID = Qt.ItemDataRole.UserRole + 1


def reordered(ids: Sequence[int], moved: Sequence[int], before: int) -> list[int]:
    """``ids`` with those ``moved`` put together before the row ``before``, in their order."""
    going = set(moved)
    place = sum(1 for key in ids[: max(before, 0)] if key not in going)
    rest = [key for key in ids if key not in going]
    return [*rest[:place], *(key for key in ids if key in going), *rest[place:]]


def packed(ids: Sequence[int], mime: str) -> QMimeData:
    """Ids to be dragged."""
    data = QMimeData()
    data.setData(mime, QByteArray(json.dumps(list(ids)).encode()))
    return data


def unpacked(data: QMimeData, mime: str) -> list[int]:
    """The ids dragged; none when there is something else in it."""
    try:
        found = json.loads(bytes(data.data(mime).data()).decode() or "[]")
    except ValueError:
        return []
    return [key for key in found if isinstance(key, int)] if isinstance(found, list) else []


class QuestionList(KeyedList[QuestionLine]):
    """Keys are ids of questions in the interview, and NEW.

    It changes nothing itself: it tells that rows are to be put into another order
    (``order_wanted``: all ids), that questions of the bank are to be added at a row
    (``bank_wanted``: ids, row), and what was written (``written``: key, text).
    """

    order_wanted = Signal(object)
    bank_wanted = Signal(object, int)
    written = Signal(object, str)

    def __init__(
        self, invitation: str, spoken_must_ask: str, parent: QObject | None = None
    ) -> None:
        """``invitation`` stands in the last row; ``spoken_must_ask``: "{question}, must ask"."""
        super().__init__(parent)
        self._invitation = invitation
        self._spoken_must_ask = spoken_must_ask

    def set_questions(self, questions: Sequence[AskedQuestion]) -> None:
        """Shows these questions."""
        entries: dict[Hashable, QuestionLine] = {
            each.id: QuestionLine(number, each.text, each.must_ask)
            for number, each in enumerate(questions, 1)
        }
        entries[NEW] = QuestionLine(0, "", False)
        self.set_entries(entries)

    def ids(self) -> list[int]:
        """The ids of all questions in order."""
        return [key for key in self.all_keys() if isinstance(key, int)]

    def id_at(self, index: Index) -> int | None:
        """The question of an index; None on the last row."""
        key = self.key_at(index.row()) if index.isValid() else None
        return key if isinstance(key, int) else None

    def shift(self, question_id: int, by: int) -> bool:
        """Asks for a question to be moved up (-1) or down (1); False at the end of the list."""
        ids = self.ids()
        if question_id not in ids:
            return False
        place = ids.index(question_id)
        if not 0 <= place + by < len(ids):
            return False
        self.order_wanted.emit(reordered(ids, [question_id], place + by + (1 if by > 0 else 0)))
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a row, and its parts for the delegate."""
        line = self.entry_at(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == Qt.ItemDataRole.EditRole:
            return line.text
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text or self._invitation
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = line.text or self._invitation
            return self._spoken_must_ask.format(question=text) if line.must_ask else text
        if role == Role.LINE:
            return line
        return self.id_at(index) if role == Role.ID else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tells what was written; the list shows it once it is in the journal."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        self.written.emit(self.key_at(index.row()), str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows are edited and dragged; between them one drops."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemNeverHasChildren
        )
        if self.id_at(index) is not None:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved, questions of the bank are copied."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """What may be dropped."""
        return [QUESTIONS_MIME, BANK_MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        """The questions dragged."""
        ids = [key for index in indexes if (key := self.id_at(index)) is not None]
        return packed(ids, QUESTIONS_MIME)

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Questions of this interview, or of the bank."""
        if data.hasFormat(BANK_MIME):
            return True
        dragged = unpacked(data, QUESTIONS_MIME)
        return bool(dragged) and set(dragged) <= set(self.ids())

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Asks for the change; False, so that the view takes no rows away itself."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        ids = self.ids()
        place = row if row >= 0 else parent.row() if parent.isValid() else len(ids)
        place = min(place, len(ids))
        if data.hasFormat(BANK_MIME):
            self.bank_wanted.emit(unpacked(data, BANK_MIME), place)
        else:
            order = reordered(ids, unpacked(data, QUESTIONS_MIME), place)
            if order != ids:
                self.order_wanted.emit(order)
        return False
