"""The least that such a program costs: a tree of all people, a search field and ten answers.

``bare_tree.py JOURNAL``: it reads the names out of the file, shows them by who referred them, and
says when all was painted first. It can't do anything; the window has the style of the platform.
"""

from __future__ import annotations

import sqlite3
import sys
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

ANSWERS = 10
_Index = QModelIndex


class Tree(QAbstractItemModel):
    """Names below the names of those who referred them."""

    def __init__(self, journal: str) -> None:
        super().__init__()
        file = sqlite3.connect(f"file:{journal}?mode=ro", uri=True)
        people = file.execute("SELECT id, name FROM contact ORDER BY folded").fetchall()
        links = file.execute(
            "SELECT referred_id, referrer_id FROM referral WHERE is_primary = 1"
        ).fetchall()
        file.close()
        self.names: dict[int, str] = dict(people)
        self.above: dict[int, int] = dict(links)
        self.below: dict[int, list[int]] = {}
        self.place: dict[int, int] = {}
        for key in self.names:
            siblings = self.below.setdefault(self.above.get(key, 0), [])
            self.place[key] = len(siblings)
            siblings.append(key)

    def index(self, row: int, column: int, parent: _Index = _Index()) -> _Index:  # noqa: B008
        siblings = self.below.get(parent.internalId() if parent.isValid() else 0, [])
        return self.createIndex(row, column, siblings[row]) if row < len(siblings) else _Index()

    def parent(self, index: _Index) -> _Index:  # type: ignore[override]
        above = self.above.get(index.internalId(), 0) if index.isValid() else 0
        return self.createIndex(self.place[above], 0, above) if above else _Index()

    def rowCount(self, parent: _Index = _Index()) -> int:  # noqa: B008
        return len(self.below.get(parent.internalId() if parent.isValid() else 0, []))

    def columnCount(self, _parent: _Index = _Index()) -> int:  # noqa: B008
        return 1

    def data(self, index: _Index, role: int = 0) -> Any:
        return self.names[index.internalId()] if role == Qt.ItemDataRole.DisplayRole else None


class View(QTreeView):
    """Says when it was painted first."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tells as the program does: once what waits in the queue is done."""
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: print("ready", flush=True))


def main() -> int:
    """Shows it."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    model, view = Tree(sys.argv[1]), View()
    view.setUniformRowHeights(True)
    view.setModel(model)
    answers, column = QWidget(), QVBoxLayout()
    answers.setLayout(column)
    column.addWidget(QLineEdit())
    for number in range(ANSWERS):
        column.addWidget(QLabel(f"Question {number + 1}"))
        column.addWidget(QPlainTextEdit())
    halves = QSplitter()
    halves.addWidget(view)
    halves.addWidget(answers)
    window.setCentralWidget(halves)
    window.resize(1280, 800)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
