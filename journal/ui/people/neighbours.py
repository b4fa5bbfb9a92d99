"""Whom to choose when those who are chosen are gone."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import Final

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QTreeView

MOST: Final = 2000  # rows that are looked at
Step = Callable[[QModelIndex], QModelIndex]


def next_to(
    view: QAbstractItemView, person_at: Callable[[QModelIndex], int | None], gone: Container[int]
) -> int | None:
    """The first person below the current row of ``view`` who isn't ``gone``, else above it."""
    below: Step = view.indexBelow if isinstance(view, QTreeView) else _below
    above: Step = view.indexAbove if isinstance(view, QTreeView) else _above
    for step in (below, above):
        index = view.currentIndex()
        for _row in range(MOST):
            index = step(index) if index.isValid() else index
            if not index.isValid():
                break
            found = person_at(index)
            if found is not None and found not in gone:
                return found
    return None


def _below(index: QModelIndex) -> QModelIndex:
    return index.sibling(index.row() + 1, 0)


def _above(index: QModelIndex) -> QModelIndex:
    return index.sibling(index.row() - 1, 0)
