"""Paints a question of an interview, and makes the field in which it is reworded."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from journal.domain.agenda import MINUTES_PER_QUESTION
from journal.itemmodels.question_list import QuestionLine, Role
from journal.ui.growth import icon_side
from journal.ui.icons import paint_icon
from journal.ui.interviews.stars import fill_star
from journal.ui.interviews.wrapping import lines
from journal.ui.theme import Roles, kind_font, roles_for
from journal.ui.widgets.direction import draw_leading
from journal.ui.widgets.focus_ring import paint_focus_ring
from journal.ui.widgets.inline_edit import INSET, InlineTextEdit
from journal.ui.widgets.tip_delegate import TipDelegate

Index = QModelIndex | QPersistentModelIndex
PADDING = 10
GRIP = 14
STAR = 16
GAP = 10
ROW = 32
MOST_LINES = 4


class Places(NamedTuple):
    """Where the parts of a row are."""

    grip: QRect
    code: QRect
    star: QRect
    text: QRect
    minutes: QRect


def places(option: QStyleOptionViewItem, width: int, words: str) -> Places:
    """The parts of a row of ``width``, mirrored where one reads from right to left.

    ``words`` stand at its end.
    """
    metrics = option.fontMetrics
    code = metrics.horizontalAdvance("Q99") + 2
    minutes = metrics.horizontalAdvance(words) + 4
    rect = QRect(option.rect.left(), option.rect.top(), width, option.rect.height())
    first = max(ROW, metrics.height() + 12)
    left = rect.left() + PADDING
    found = []
    for size in (icon_side(metrics, GRIP), code, icon_side(metrics, STAR)):
        found.append(QRect(left, rect.top(), size, first))
        left += size + GAP
    right = rect.right() - PADDING - minutes
    found.append(QRect(left, rect.top(), max(right - GAP - left, 40), rect.height()))
    found.append(QRect(right, rect.top(), minutes, first))
    return Places(*(QStyle.visualRect(option.direction, rect, part) for part in found))


class QuestionField(InlineTextEdit):
    """The field over a row; it grows over the rows below while one types."""

    def __init__(self, row_key: object, placeholder: str, parent: QWidget) -> None:
        super().__init__(placeholder=placeholder, max_lines=MOST_LINES + 2, parent=parent)
        self.row_key = row_key
        self.given_up = False
        self.setProperty("inline", False)
        self.setAutoFillBackground(True)
        self.setObjectName("interviews.prepare.questions.field")


class QuestionDelegate(TipDelegate):
    """``typed``: key and text of a row, after each key. ``entered``: the key, by Enter.

    ``given_up``: the key and the text as it was, by Esc. ``starred``: an id.
    """

    typed = Signal(object, str)
    entered = Signal(object)
    given_up = Signal(object, str)
    starred = Signal(object)

    def __init__(self, minutes: str, parent: QAbstractItemView) -> None:
        """``minutes`` is "{n} min"."""
        super().__init__(parent)
        self._view = parent
        self._minutes = minutes.format(n=MINUTES_PER_QUESTION)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the lines of the question."""
        self.initStyleOption(option, index)
        metrics = option.fontMetrics
        width = self._view.viewport().width()
        room = places(option, width, self._minutes).text.width()
        count = len(lines(option.text, option.font, room, MOST_LINES))
        least = max(ROW, metrics.height() + 12)
        return QSize(0, least + (count - 1) * metrics.lineSpacing())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, hairline, and the parts."""
        line = index.data(Role.LINE)
        if not isinstance(line, QuestionLine):
            return
        self.initStyleOption(option, index)
        roles = roles_for(option.palette)
        place = places(option, option.rect.width(), self._minutes)
        painter.save()
        painter.setLayoutDirection(option.direction)
        if index.row() + 1 < index.model().rowCount():
            rule = QRect(option.rect)
            rule.setLeft(min(place.code.left(), place.minutes.left()))
            rule.setRight(max(place.code.right(), place.minutes.right()))
            painter.fillRect(rule.left(), rule.bottom(), rule.width(), 1, roles.hair)
        style = option.widget.style() if option.widget else QApplication.style()
        ground = QStyle.PrimitiveElement.PE_PanelItemViewItem
        style.drawPrimitive(ground, option, painter, option.widget)
        if line.number:
            self._paint_question(painter, option, line, place, roles)
        else:
            paint_icon(painter, _middle(place.star), "plus", roles.link)
            painter.setPen(roles.muted)
            self._paint_text(painter, option, place.text)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, option.rect, roles)
        painter.restore()

    def _paint_question(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        line: QuestionLine,
        place: Places,
        roles: Roles,
    ) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter.value
        paint_icon(painter, _middle(place.grip), "grip-vertical", roles.muted)
        painter.setFont(kind_font("strong", option.font))
        painter.setPen(roles.muted)
        painter.drawText(
            place.code, Qt.AlignmentFlag.AlignLeading.value | middle, f"Q{line.number}"
        )
        star = _middle(place.star)
        if line.must_ask:
            fill_star(painter, star, roles.today)
        paint_icon(painter, star, "star", roles.today if line.must_ask else roles.line)
        painter.setFont(option.font)
        painter.drawText(
            place.minutes, Qt.AlignmentFlag.AlignTrailing.value | middle, self._minutes
        )
        painter.setPen(roles.text)
        self._paint_text(painter, option, place.text)

    def _paint_text(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect) -> None:
        metrics = option.fontMetrics
        painter.setFont(option.font)
        shown = lines(option.text, option.font, area.width(), MOST_LINES)
        height = metrics.height() + (len(shown) - 1) * metrics.lineSpacing()
        top = area.top() + (area.height() - height) // 2
        for text in shown:
            rect = QRect(area.left(), top, area.width(), metrics.height())
            draw_leading(painter, rect, option.direction, text)
            top += metrics.lineSpacing()

    def tip_at(self, option: QStyleOptionViewItem, index: Index, place: QPoint) -> str:
        """The whole question, and what the star means."""
        starred = places(option, option.rect.width(), self._minutes).star.contains(place)
        text = index.data(Qt.ItemDataRole.DisplayRole)
        return self.tr("Must ask (Space)") if starred else str(text)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A click on the star sets it."""
        released = event.type() == QEvent.Type.MouseButtonRelease
        if released and isinstance(event, QMouseEvent):
            key = index.data(Role.ID)
            star = places(option, option.rect.width(), self._minutes).star.adjusted(-5, 0, 5, 0)
            if key is not None and star.contains(event.position().toPoint()):
                self.starred.emit(key)
                return True
        return super().editorEvent(event, model, option, index)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QuestionField:
        """A line over the words."""
        key = index.data(Role.ID)
        field = QuestionField(key, "" if key else str(index.data()), parent)
        field.setAccessibleName(self.tr("Question"))
        field.edited.connect(lambda text: self.typed.emit(key, text))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Not again while one types: the list may change meanwhile."""
        if isinstance(editor, QuestionField) and not editor.document().isModified():
            editor.set_text(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.document().setModified(False)
            editor.moveCursor(QTextCursor.MoveOperation.End)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """What was written, unless it was given up."""
        if isinstance(editor, QuestionField) and not editor.given_up:
            model.setData(index, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Its words stand where they are painted."""
        area = places(option, option.rect.width(), self._minutes).text
        metrics = option.fontMetrics
        shown = lines(str(index.data()), option.font, area.width(), MOST_LINES)
        height = metrics.height() + (len(shown) - 1) * metrics.lineSpacing()
        top = area.top() + (area.height() - height) // 2 - INSET
        editor.setGeometry(area.left() - INSET, top, area.width() + 2 * INSET, editor.height())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter writes and goes on to the next row, Ctrl+Enter only writes, Esc gives up."""
        if isinstance(editor, QuestionField) and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            hint = QStyledItemDelegate.EndEditHint.NoHint
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, hint)
                if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self.entered.emit(editor.row_key)
                return True
            if event.key() == Qt.Key.Key_Escape:
                editor.given_up = True
                self.given_up.emit(editor.row_key, "")
                self.closeEditor.emit(editor, hint)
                return True
        return super().eventFilter(editor, event)


def _middle(area: QRect) -> QRect:
    """The square that is as wide as an area."""
    side = area.width()
    return QRect(area.left(), area.top() + (area.height() - side) // 2, side, side)
