"""Paints people in the tree and in the list: name and marks, next step, chip."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from journal.domain.next_step import NextStep, NextStepCode
from journal.domain.views.people import TreeRow
from journal.itemmodels.contact_words import Column
from journal.itemmodels.tree_shape import group_of
from journal.ui import step_words
from journal.ui.growth import icon_side
from journal.ui.people.cell import MARK, Cell
from journal.ui.people.chip_pictures import ChipPictures
from journal.ui.people.words import people
from journal.ui.theme import SIZE, SPACE
from journal.ui.widgets.tip_delegate import TipDelegate

AIR: Final = 10  # above and below the words of a row, together
_ACTIVE: Final = QStyle.StateFlag.State_Selected.value | QStyle.StateFlag.State_MouseOver.value
_PRESSING: Final = ("overdue", "today")
_QUIET: Final = ("neutral", "done")
Index = QModelIndex | QPersistentModelIndex
Shorter = Callable[[NextStep, str], Sequence[str]]


class RowsModel(Protocol):
    """What the delegate asks of a model of people."""

    def row_at(self, index: Index) -> TreeRow | None: ...
    def step_at(self, index: Index) -> NextStep | None: ...
    def step_of(self, key: int) -> NextStep | None: ...
    def text(self, row: TreeRow, column: Column) -> str: ...
    def node_at(self, index: Index) -> int: ...
    def rowCount(self, parent: Index = ...) -> int: ...


class ContactDelegate(TipDelegate):
    """Asks the model for rows, not for roles of cells; nothing in a row is markup.

    ``shorter`` gives other words for a next step whose sentence is too long for its column.
    """

    def __init__(
        self,
        model: RowsModel,
        columns: Sequence[Column],
        margin: int,
        shorter: Shorter,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._shorter = shorter
        self._chips = ChipPictures()
        self._columns = columns
        self._margin = margin
        self._font = ""
        self._widths: dict[str, int] = {}

    def forget(self) -> None:
        """The language is another one: chips are painted anew."""
        self._chips.forget()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are equally high, and follow the font."""
        return QSize(80, max(SIZE.row, option.fontMetrics.height() + AIR))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground and content of a cell."""
        widget = option.widget
        if option.state.value & _ACTIVE:  # any other row stands on the view's own ground
            element = QStyle.PrimitiveElement.PE_PanelItemViewItem
            widget.style().drawPrimitive(element, option, painter, widget)
        column = self._columns[index.column()]
        row = self._model.row_at(index)
        cell = self.cell(painter, option)
        if row is not None:
            self.content(cell, column, row)
        elif column is Column.NAME:
            self._heading(cell, index)

    def cell(self, painter: QPainter, option: QStyleOptionViewItem) -> Cell:
        """To put things into."""
        key = option.font.key()
        if key != self._font:
            self._font = key
            self._widths.clear()
        return Cell(painter, option, self._margin, self._widths)

    def content(self, cell: Cell, column: Column, row: TreeRow) -> None:
        """What stands in a cell of a person."""
        if column is Column.INTRODUCTION:
            if row.introduction:
                self._introduction(cell, row.introduction)
            return
        text = self._model.text(row, column)
        if column is Column.NAME:
            self._name(cell, text, row)
        elif column is Column.STEP:
            self._step(cell, text, row, self._model.step_of(row.id))
        elif text:
            cell.words(text, cell.roles.muted if column is Column.TOUCH else cell.roles.text)

    def _heading(self, cell: Cell, index: Index) -> None:
        text, node = str(index.data()), self._model.node_at(index)
        if group_of(node) is None:
            cell.set_font("strong")
            cell.words(text, cell.roles.text)
            return
        cell.words(text, cell.roles.muted)
        cell.skip(SPACE.medium)
        cell.set_font("caption")
        count = people(self._model.rowCount(index))
        if cell.width(count) <= cell.left_over():
            cell.words(count, cell.roles.muted)

    def _name(self, cell: Cell, text: str, row: TreeRow) -> None:
        marks = _marks(row)
        cell.words(text, cell.roles.text, keep=len(marks) * (cell.mark + SPACE.small))
        for icon in marks:
            cell.skip(SPACE.small)
            cell.icon(icon, cell.roles.muted)

    def _step(self, cell: Cell, text: str, row: TreeRow, step: NextStep | None) -> None:
        if step is None:
            return
        role = step_words.role(step)
        if role in _PRESSING:
            ink = cell.roles.color(role)
            cell.icon(step_words.icon(step), ink)
            cell.skip(SPACE.tight + 2)
        else:
            quiet = role in _QUIET or step.code is NextStepCode.LET_REST
            ink = cell.roles.muted if quiet else cell.roles.text
        if cell.width(text) > cell.left_over():
            others = self._shorter(step, row.name)
            fitting = (each for each in others if cell.width(each) <= cell.left_over())
            text = next(fitting, others[-1])
        cell.words(text, ink)

    def _introduction(self, cell: Cell, code: str) -> None:
        ratio = cell.painter.device().devicePixelRatio()
        chip = self._chips.picture(code, cell.font, cell.roles, ratio, cell.mirrored)
        cell.picture(chip)

    def tip_at(self, option: QStyleOptionViewItem, index: Index, place: QPoint) -> str:
        """The whole text where a cell shows a part, and what the marks mean."""
        return "\n".join(self.hints(option, index))

    def hints(self, option: QStyleOptionViewItem, index: Index) -> list[str]:
        """The lines of the tooltip of a cell; none where all can be seen."""
        row = self._model.row_at(index)
        column = self._columns[index.column()]
        if row is None or column is Column.INTRODUCTION:
            return []
        text = str(index.data() or "")
        room = option.rect.width() - 2 * self._margin
        mark = icon_side(option.fontMetrics, MARK)
        marks: list[str] = []
        if column is Column.NAME:
            meanings = {
                "hourglass": self.tr("On hold"),
                "link": self.tr("Several people referred them"),
            }
            marks = [meanings[icon] for icon in _marks(row)]
            room -= len(marks) * (mark + SPACE.small)
        elif column is Column.STEP:
            step = self._model.step_at(index)
            pressing = step is not None and step_words.role(step) in _PRESSING
            room -= mark + SPACE.tight + 2 if pressing else 0
        cut = option.fontMetrics.horizontalAdvance(text) > room
        return ([text] if cut else []) + marks


def _marks(row: TreeRow) -> list[str]:
    """The icons behind a name."""
    return ["hourglass"] * row.on_hold + ["link"] * row.several
