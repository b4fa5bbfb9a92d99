"""Paints people in the tree and in the list: name and marks, next step, chip."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Protocol

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from journal.domain.codes import Introduction
from journal.domain.next_step import NextStep, NextStepCode
from journal.domain.views.people import TreeRow
from journal.itemmodels.contact_words import Column
from journal.itemmodels.tree_shape import ME, group_of
from journal.ui import step_words
from journal.ui.icons import paint_icon
from journal.ui.people.chip_pictures import ChipPictures
from journal.ui.people.words import people
from journal.ui.theme import SIZE, SPACE, Roles, kind_font, roles_for
from journal.ui.widgets.plain import tip

MARK: Final = 14
AIR: Final = 10  # above and below the words of a row, together
_START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_LINE = _START.value | Qt.TextFlag.TextSingleLine.value
_PRESSING: Final = ("overdue", "today")
_QUIET: Final = ("neutral", "done")
Index = QModelIndex | QPersistentModelIndex
Shorter = Callable[[NextStep, str], Sequence[str]]


class RowsModel(Protocol):
    """What the delegate asks of a model of people."""

    def row_at(self, index: Index) -> TreeRow | None: ...
    def step_at(self, index: Index) -> NextStep | None: ...
    def node_at(self, index: Index) -> int: ...
    def rowCount(self, parent: Index = ...) -> int: ...


class ContactDelegate(QStyledItemDelegate):
    """Asks the model once per cell; nothing in a row is markup.

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

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are equally high, and follow the font."""
        return QSize(80, max(SIZE.row, option.fontMetrics.height() + AIR))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground and content of a cell."""
        roles = roles_for(option.palette)
        style = option.widget.style()
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        painter.save()
        painter.setFont(option.font)
        painter.setPen(roles.text)
        column = self._columns[index.column()]
        row = self._model.row_at(index)
        if row is None:
            if column is Column.NAME:
                self._heading(painter, option, index, roles)
        elif column is Column.NAME:
            self._name(painter, option, index, row, roles)
        elif column is Column.STEP:
            self._step(painter, option, index, row, roles)
        elif column is Column.INTRODUCTION:
            self._introduction(painter, option, row, roles)
        else:
            painter.setPen(roles.muted if column is Column.TOUCH else roles.text)
            self._words(painter, option, self._cell(option), str(index.data()))
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """The whole text where a cell shows a part, and what the marks mean."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), tip("\n".join(self._hints(option, index))), view)
        return True

    def _hints(self, option: QStyleOptionViewItem, index: Index) -> list[str]:
        row = self._model.row_at(index)
        column = self._columns[index.column()]
        text = str(index.data() or "")
        if row is None or column is Column.INTRODUCTION:
            return []
        marks = []
        room = self._cell(option)
        if column is Column.NAME:
            marks = [words for _icon, words in self._marks(row)]
            room = self._before_marks(room, len(marks))
        elif column is Column.STEP and self._step_icon(self._model.step_at(index)):
            room.setWidth(room.width() - MARK - SPACE.tight)
        cut = option.fontMetrics.horizontalAdvance(text) > room.width()
        return ([text] if cut else []) + marks

    def _marks(self, row: TreeRow) -> list[tuple[str, str]]:
        marks = []
        if row.on_hold:
            marks.append(("hourglass", self.tr("On hold")))
        if row.several:
            marks.append(("link", self.tr("Several people referred them")))
        return marks

    def _cell(self, option: QStyleOptionViewItem) -> QRect:
        return option.rect.adjusted(self._margin, 0, -self._margin, 0)

    def _before_marks(self, rect: QRect, marks: int) -> QRect:
        room = QRect(rect)
        room.setWidth(max(rect.width() - marks * (MARK + SPACE.small), 0))
        return room

    def _heading(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, roles: Roles
    ) -> None:
        room, text = self._cell(option), str(index.data())
        if self._model.node_at(index) == ME:
            painter.setFont(kind_font("strong", option.font))
            self._words(painter, option, room, text)
            return
        painter.setPen(roles.muted)
        used = self._words(painter, option, room, text) + SPACE.medium
        if group_of(self._model.node_at(index)) is not None and used < room.width():
            small = kind_font("caption", option.font)
            painter.setFont(small)
            room.setLeft(room.left() + used)
            count = people(self._model.rowCount(index))
            if QFontMetrics(small).horizontalAdvance(count) <= room.width():
                painter.drawText(self._turned(option, room), _LINE, count)

    def _name(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        row: TreeRow,
        roles: Roles,
    ) -> None:
        marks = self._marks(row)
        room = self._before_marks(self._cell(option), len(marks))
        left = room.left() + self._words(painter, option, room, str(index.data())) + SPACE.small
        for icon, _words in marks:
            place = QRect(left, option.rect.top(), MARK, option.rect.height())
            paint_icon(painter, self._turned(option, place), icon, roles.muted)
            left += MARK + SPACE.small

    def _step(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        row: TreeRow,
        roles: Roles,
    ) -> None:
        step = self._model.step_at(index)
        if step is None:
            return
        room, ink = self._cell(option), self._step_ink(step, roles)
        icon = self._step_icon(step)
        if icon:
            place = QRect(room.left(), room.top(), MARK, room.height())
            paint_icon(painter, self._turned(option, place), icon, ink)
            room.setLeft(room.left() + MARK + SPACE.tight + 2)
        painter.setPen(ink)
        text, width = str(index.data()), option.fontMetrics.horizontalAdvance
        if width(text) > room.width():
            others = self._shorter(step, row.name)
            text = next((each for each in others if width(each) <= room.width()), others[-1])
        self._words(painter, option, room, text)

    @staticmethod
    def _step_icon(step: NextStep | None) -> str:
        pressing = step is not None and step_words.role(step) in _PRESSING
        return step_words.icon(step) if step is not None and pressing else ""

    @staticmethod
    def _step_ink(step: NextStep, roles: Roles) -> QColor:
        role = step_words.role(step)
        if role in _PRESSING:
            return roles.color(role)
        quiet = role in _QUIET or step.code is NextStepCode.LET_REST
        return roles.muted if quiet else roles.text

    def _introduction(
        self, painter: QPainter, option: QStyleOptionViewItem, row: TreeRow, roles: Roles
    ) -> None:
        if not row.introduction:
            return
        room = self._cell(option)
        code = Introduction(row.introduction)
        ratio = painter.device().devicePixelRatio()
        chip = self._chips.picture(code, option.font, roles, ratio, painter.layoutDirection())
        size = chip.deviceIndependentSize().toSize()
        place = QRect(room.topLeft(), size)
        place.moveTop(room.top() + (room.height() - size.height()) // 2)
        painter.save()
        painter.setClipRect(self._turned(option, room), Qt.ClipOperation.IntersectClip)
        painter.drawPixmap(self._turned(option, place).topLeft(), chip)
        painter.restore()

    @staticmethod
    def _turned(option: QStyleOptionViewItem, rect: QRect) -> QRect:
        """A place within the cell, mirrored where one reads from right to left."""
        return QStyle.visualRect(option.direction, option.rect, rect)

    def _words(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, text: str
    ) -> int:
        """Paints one line, elided; how wide it is."""
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(self._turned(option, room), _LINE, shown)
        return min(metrics.horizontalAdvance(shown), room.width())
