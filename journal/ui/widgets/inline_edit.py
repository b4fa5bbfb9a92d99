"""Fields that look like text until one points at them or types into them."""

from __future__ import annotations

import re
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionFrame,
    QWidget,
)

from journal.ui.style_fields import field_box
from journal.ui.theme import KIND_PROPERTY, kind_font, roles_for
from journal.ui.widgets.direction import align_line, align_text
from journal.ui.widgets.plain import tip

INSET = 6  # from the edge of a field to its words
LEAST_HEIGHT = 24
ROUNDING = 1  # Qt wants it below the last line; without it a text that fits could be scrolled
LONGEST_LINE = 1_000_000  # Qt's own limit would cut text off and so lose it
State = QStyle.StateFlag
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_ENDLESS = re.compile(r"\S{5000}")


def _stays_inside(event: QFocusEvent) -> bool:
    """Whether the focus only went to a menu of the field itself."""
    return event.reason() == Qt.FocusReason.PopupFocusReason


class InlineLineEdit(QLineEdit):
    """One line. ``edited`` follows typing, ``left`` comes when the field is left or Enter pressed.

    Its words begin ``INSET`` pixels from its edge.
    """

    edited = Signal(str)
    left = Signal(str)

    def __init__(
        self,
        text: str = "",
        placeholder: str = "",
        kind: str = "body",
        parent: QWidget | None = None,
    ) -> None:
        self._kind = kind
        self._typing = False
        super().__init__(parent)
        self.setFrame(False)
        self.setMaxLength(LONGEST_LINE)
        self.setTextMargins(INSET - 2, 0, INSET - 2, 0)  # Qt keeps two more
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._refresh_font()
        align_line(self)
        self.set_text(text)
        self.textEdited.connect(self._typed)
        self.returnPressed.connect(self._leave)

    def set_text(self, text: str) -> None:
        """Show another text, whatever is in the field; no signal."""
        self._typing = False
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(len(text) if self.hasFocus() else 0)

    def refresh_text(self, text: str) -> None:
        """Show a text that came from elsewhere, unless something was typed here since it has
        the focus: with the focus alone it shows what is kept, an undo for one.
        """
        if not self._typing:
            self.set_text(text)

    def sizeHint(self) -> QSize:
        """Lower than a framed field."""
        metrics = QFontMetrics(self.font())
        return QSize(200, max(LEAST_HEIGHT, metrics.height() + 8))

    def minimumSizeHint(self) -> QSize:
        """It may become narrow, since long text is elided."""
        return QSize(60, self.sizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tells what was written, and shows its beginning again."""
        super().focusOutEvent(event)
        if not _stays_inside(event):
            self._typing = False
            self.setCursorPosition(0)
            self._leave()

    def changeEvent(self, event: QEvent) -> None:
        """Keeps the kind of text when the application's font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._refresh_font()
        elif event.type() == QEvent.Type.LayoutDirectionChange:
            align_line(self)

    def event(self, event: QEvent) -> bool:
        """The whole text as a tooltip, where it is elided."""
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(tip(self.text()) if self._is_elided() else "")
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box only while it is of use; too long a text ends in an ellipsis."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        roles = roles_for(self.palette())
        hovered = self.underMouse() and self.isEnabled() and not self.isReadOnly()
        painter = QPainter(self)
        if self.hasFocus() or hovered:
            field_box(painter, self.rect(), option.state, roles, self.hasFocus())
        if self._is_elided():
            words = self.fontMetrics().elidedText(
                self.text(), Qt.TextElideMode.ElideRight, self._room()
            )
            painter.setPen(self.palette().color(QPalette.ColorRole.Text))
            area = self.rect().adjusted(INSET, 0, -INSET, 0)
            flags = int((self.alignment() | Qt.AlignmentFlag.AlignVCenter).value)
            painter.drawText(area, flags, words)
            painter.end()
            return
        painter.end()
        super().paintEvent(event)

    def _room(self) -> int:
        return self.width() - 2 * INSET

    def _is_elided(self) -> bool:
        if self.hasFocus() or not self.text():
            return False
        return self.fontMetrics().horizontalAdvance(self.text()) > self._room()

    def _typed(self, text: str) -> None:
        self._typing = True
        self.edited.emit(text)

    def _leave(self) -> None:
        self.left.emit(self.text())

    def _refresh_font(self) -> None:
        if self._kind != "body":
            self.setProperty(KIND_PROPERTY, self._kind)
            self.setFont(kind_font(self._kind))


class InlineTextEdit(QPlainTextEdit):
    """Several lines; grows with its text from ``min_lines`` to ``max_lines``, then scrolls.

    Tab leaves it, Ctrl+Enter is left to whoever is around it.
    """

    edited = Signal(str)
    left = Signal(str)

    def __init__(
        self,
        text: str = "",
        placeholder: str = "",
        max_lines: int = 12,
        min_lines: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lines = (min_lines, max_lines)
        self._silent = False
        self._typing = False
        self._fitting = False
        self.setProperty("inline", True)  # the style paints the box only while it is of use
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.viewport().setAutoFillBackground(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(INSET - 2)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._tell)
        align_text(self)
        self.set_text(text)
        self._fit()

    def text(self) -> str:
        """What is written, lines parted by a newline."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show another text, whatever is in the field; no signal."""
        self._typing = False
        if text == self.text():
            return
        self._silent = True
        try:
            self._choose_wrap(text)
            self.setPlainText(text)
        finally:
            self._silent = False
        if self.hasFocus():
            self.moveCursor(QTextCursor.MoveOperation.End)

    def refresh_text(self, text: str) -> None:
        """Show a text that came from elsewhere, unless something was typed here since it has
        the focus: with the focus alone it shows what is kept, an undo for one.
        """
        if not self._typing:
            self.set_text(text)

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(240, self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        """It may become narrow: words wrap."""
        return QSize(80, self._wanted_height())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Only plain text is taken."""
        if source.hasText():
            self._choose_wrap(source.text())
            self.insertPlainText(source.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter and Esc belong to the page."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        finish = enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if finish or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the box; whoever came by keyboard writes on where the text ends."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEYBOARD:
            self.moveCursor(QTextCursor.MoveOperation.End)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tells what was written."""
        super().focusOutEvent(event)
        self.update()
        if not _stays_inside(event):
            self._typing = False
            self.left.emit(self.text())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Shows the box."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Hides the box."""
        super().leaveEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower means more lines."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """A larger font means higher lines."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        elif event.type() == QEvent.Type.LayoutDirectionChange:
            align_text(self)

    def _choose_wrap(self, text: str) -> None:
        """Looking for a good place to break an endless word takes seconds: break it anywhere."""
        mode = QTextOption.WrapMode
        endless = _ENDLESS.search(text) is not None
        self.setWordWrapMode(mode.WrapAnywhere if endless else mode.WrapAtWordBoundaryOrAnywhere)

    def _wanted_height(self) -> int:
        fewest, most = self._lines
        lines, text = self._measure()
        lacking = max(fewest - lines, 0)
        height = text if lines <= most else most * QFontMetrics(self.font()).lineSpacing()
        height += lacking * QFontMetrics(self.font()).lineSpacing()
        margins = 2 * round(self.document().documentMargin()) + 2 * self.frameWidth()
        least = max(LEAST_HEIGHT, QFontMetrics(self.font()).height() + 8)
        return max(height + margins + ROUNDING, least)

    def _count_lines(self) -> int:
        return self._measure()[0]

    def _measure(self) -> tuple[int, int]:
        """Lines of the text, or one more than fit, and how high they are.

        The document's own size counts only the paragraphs that were laid out already: after a
        change of the width that may be few, so each is asked. Letters of another font make a
        line higher.
        """
        if self.document().isEmpty():
            lines = self._count_hint_lines()
            return lines, lines * QFontMetrics(self.font()).lineSpacing()
        layout = self.document().documentLayout()
        lines, block = 0, self.document().begin()
        height = -self.document().documentMargin()  # the first paragraph counts it in
        while block.isValid() and lines <= self._lines[1]:
            height += layout.blockBoundingRect(block).height()
            lines += max(block.layout().lineCount(), 1)
            block = block.next()
        return lines, ceil(height)

    def _count_hint_lines(self) -> int:
        """The hint wraps as well; its last words must not be cut off."""
        metrics = QFontMetrics(self.font())
        room = self.viewport().width() - 2 * round(self.document().documentMargin())
        if metrics.horizontalAdvance(self.placeholderText()) <= room or room <= 0:
            return 1
        space = QRect(0, 0, room, self._lines[1] * metrics.lineSpacing())
        wrapped = metrics.boundingRect(space, Qt.TextFlag.TextWordWrap, self.placeholderText())
        return max(round(wrapped.height() / metrics.lineSpacing()), 1)

    def _fit(self, _size: object = None) -> None:
        if self._fitting:
            return  # the scroll bar that comes or goes changes the width
        self._fitting = True
        try:
            policy = Qt.ScrollBarPolicy
            fits = self._count_lines() <= self._lines[1]
            self.setVerticalScrollBarPolicy(
                policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded
            )
            wanted = self._wanted_height()
            if self.height() != wanted or self.maximumHeight() != wanted:
                self.setFixedHeight(wanted)
                QTimer.singleShot(0, self, self._make_room)
        finally:
            self._fitting = False

    def _make_room(self) -> None:
        """Has all around it laid out at once.

        Qt tells one widget after the other, each a turn of the event loop later: meanwhile the
        last line would be painted cut off.
        """
        above = self.parentWidget()
        while above is not None and (layout := above.layout()) is not None:
            layout.activate()
            above = above.parentWidget()

    def _tell(self) -> None:
        if not self._silent:
            self._typing = True
            self.edited.emit(self.text())
