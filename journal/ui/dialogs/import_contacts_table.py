"""The table of people in a file: ticks by Space, a chip that says what becomes of each."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from journal.domain.importing import PlannedRow
from journal.itemmodels.import_preview import ROW_ROLE, Column, ImportPreview
from journal.ui.dialogs.import_contacts_words import verdict_look, verdict_word
from journal.ui.theme import SIZE, SPACE, kind_font, roles_for
from journal.ui.widgets.chip import chip_size, paint_chip
from journal.ui.widgets.plain import tip

Index = QModelIndex | QPersistentModelIndex
PADDING = 8
ROW = 32
TICK = 40
LINE = 64
# How the columns share what the verdict leaves; one that is empty in the whole file is left out.
SHARES = {Column.NAME: 27, Column.COMPANY: 24, Column.ROLE: 22, Column.MAIL: 27}
LEAST_VERDICT = 120
MOST_VERDICT = 0.6  # of the width: the names must be seen too
MAY_BE_EMPTY = (Column.COMPANY, Column.ROLE, Column.MAIL)
LOOKED_AT = 500  # rows, to tell whether a column is empty


class VerdictDelegate(QStyledItemDelegate):
    """A chip, and beside it in small why."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, chip, words."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, PlannedRow):
            return
        self.initStyleOption(option, index)
        roles = roles_for(option.palette)
        style = option.widget.style() if option.widget else QApplication.style()
        painter.save()
        painter.setLayoutDirection(option.direction)
        ground = QStyle.PrimitiveElement.PE_PanelItemViewItem
        style.drawPrimitive(ground, option, painter, option.widget)
        icon, role = verdict_look(row)
        word = verdict_word(row)
        size = chip_size(option.font, icon, word)
        area = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        chip = QRect(area.left(), 0, min(size.width(), area.width()), size.height())
        chip.moveTop(area.top() + (area.height() - size.height()) // 2)
        words = QRect(area)
        words.setLeft(chip.right() + SPACE.small)
        paint_chip(
            painter,
            QStyle.visualRect(option.direction, area, chip),
            icon, word, role, roles, option.font,
        )  # fmt: skip
        reason = str(index.data()).partition(": ")[2]
        if reason and words.width() > 0:
            painter.setFont(kind_font("caption", option.font))
            painter.setPen(roles.muted)
            shown = painter.fontMetrics().elidedText(
                reason, Qt.TextElideMode.ElideRight, words.width()
            )
            flags = Qt.AlignmentFlag.AlignLeading.value | Qt.AlignmentFlag.AlignVCenter.value
            painter.drawText(QStyle.visualRect(option.direction, area, words), flags, shown)
        painter.restore()

    def width(self, index: Index, font: QFont) -> int:
        """Room for chip and words."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, PlannedRow):
            return 0
        chip = chip_size(font, verdict_look(row)[0], verdict_word(row)).width()
        reason = str(index.data()).partition(": ")[2]
        small = QFontMetrics(kind_font("caption", font)).horizontalAdvance(reason)
        return 2 * PADDING + chip + (SPACE.small + small + 2 if reason else 0)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as any row."""
        return QSize(220, ROW)


class PreviewView(QTableView):
    """Space ticks what is selected, Ctrl+A selects everything; Enter is left to the dialog."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setMinimumSectionSize(SIZE.row)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._verdict: int | None = None  # how wide it is, once it was looked at
        self.setItemDelegateForColumn(Column.VERDICT, VerdictDelegate(self))

    def show_people(self, model: ImportPreview) -> None:
        """Other people; the first row is the current one."""
        self._verdict = None
        self.setModel(model)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(TICK)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column in MAY_BE_EMPTY:
            rows = range(min(model.rowCount(), LOOKED_AT))
            self.setColumnHidden(column, not any(model.index(row, column).data() for row in rows))
        self._share_out()
        self.setCurrentIndex(model.index(0, Column.NAME))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the width."""
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        if self.model() is None:
            return
        header = self.horizontalHeader()
        header.resizeSection(Column.TICK, TICK)
        header.resizeSection(Column.LINE, LINE)
        shown = [column for column in SHARES if not self.isColumnHidden(column)]
        room = self.viewport().width() - TICK - LINE
        left = room - min(self._widest_verdict(), round(room * MOST_VERDICT))
        whole = sum(SHARES[column] for column in shown)
        for column in shown:
            header.resizeSection(column, max(left * SHARES[column] // whole, TICK))
        taken = sum(header.sectionSize(column) for column in shown)
        header.resizeSection(Column.VERDICT, max(room - taken, TICK))

    def _widest_verdict(self) -> int:
        """What stands in the last column is the same few words: it is shown whole."""
        if self._verdict is None:
            model, delegate = self.model(), self.itemDelegateForColumn(Column.VERDICT)
            assert isinstance(delegate, VerdictDelegate)
            rows = range(min(model.rowCount(), LOOKED_AT))
            told = (model.index(row, Column.VERDICT) for row in rows)
            kinds = {str(index.data()): index for index in told}
            widths = (delegate.width(index, self.font()) for index in kinds.values())
            head = self.horizontalHeader().sectionSizeFromContents(Column.VERDICT).width()
            self._verdict = max((LEAST_VERDICT, head, *widths))
        return self._verdict

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need a wider column."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self._verdict = None
            self._share_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks and unticks."""
        model = self.model()
        if event.key() == Qt.Key.Key_Space and isinstance(model, ImportPreview):
            model.toggle(self.selectionModel().selectedRows())
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Head and three rows."""
        return QSize(400, SIZE.control + 3 * ROW)

    def viewportEvent(self, event: QEvent) -> bool:
        """A cell that is cut off is told whole."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            text = str(index.data() or "") if index.isValid() else ""
            wide = self.fontMetrics().horizontalAdvance(text) + 2 * PADDING
            if index.isValid() and wide > self.visualRect(index).width():
                QToolTip.showText(event.globalPos(), tip(text), self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)
