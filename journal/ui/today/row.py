"""A row of Today: what to do and why, how pressing it is, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from journal.ui import command_words
from journal.ui.growth import icon_side
from journal.ui.icons import paint_icon
from journal.ui.theme import SPACE, roles_for
from journal.ui.widgets.buttons import IconButton, MenuButton, PlainButton
from journal.ui.widgets.chip import Chip
from journal.ui.widgets.elided_label import ElidedLabel
from journal.ui.widgets.focus_ring import paint_focus_ring

BUTTON_WIDTH = 104
LEAST_HEIGHT = 56
_CONTROL = Qt.KeyboardModifier.ControlModifier


class _RowMenu(QMenu):
    """Goes with its row."""

    def __init__(self, fill: Callable[[QMenu], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._fill = fill
        self.aboutToShow.connect(self._open)

    def _open(self) -> None:
        if self.isEmpty():
            self._fill(self)


class Row(QWidget):
    """One thing to do. It takes the focus as a whole; its buttons are for the mouse and for Tab.

    ``fill(menu)`` puts the entries into its menu when that is first opened: most never are.
    ``finish`` is what its tick says, if that isn't simply that it is done.
    """

    acted = Signal()
    done = Signal()
    date_wanted = Signal()
    skipped = Signal()
    step = Signal(object)  # -1 or 1: to the row before or after

    def __init__(
        self,
        key: object,
        fill: Callable[[QMenu], None],
        *,
        can_finish: bool,
        can_drag: bool = True,
        finish: str = "",
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self.key = key
        self._can_drag = can_finish and can_drag
        self._pressed: QPoint | None = None
        self._words: tuple[object, ...] = ()
        self._icon = ""
        self._role = "text"
        self._finish = finish
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._title = ElidedLabel("", "strong")
        self._why = ElidedLabel("", "caption", "muted")
        self._chip = Chip()
        self._button = PlainButton("")
        self._button.setMinimumWidth(BUTTON_WIDTH)
        self._done = IconButton("check", finish or command_words.name("tools.done"), "Ctrl+Return")
        self._context = _RowMenu(fill, self)
        self._menu = MenuButton("chevron-down", self.tr("More"), self._context)
        if not can_finish:
            self._done.hide()
        self._lay_out()
        self._button.clicked.connect(self.acted)
        self._done.clicked.connect(self.done)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._why)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.section + SPACE.page - 4, 0, SPACE.small, 0)
        row.setSpacing(SPACE.medium)
        row.addLayout(words, 1)
        row.addWidget(self._chip)
        row.addWidget(self._button)
        row.addWidget(self._done)
        row.addWidget(self._menu)

    def show_words(
        self, icon: str, role: str, title: str, why: str, chip: tuple[str, str, str], button: str
    ) -> None:
        """Fills the row; ``chip`` is icon, words and role; no ``button`` text hides the button."""
        words = (icon, role, title, why, chip, button)
        if words == self._words:
            return
        self._words = words
        self._icon, self._role = icon, role
        self._title.setText(title)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self._chip.set(*chip)
        self._chip.setVisible(bool(chip[1]))
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._button.setAccessibleName(f"{button} {title}")
        if self._finish:
            self._done.setAccessibleName(
                self.tr("{done}: {what}").format(done=self._finish, what=title)
            )
        else:
            self._done.setAccessibleName(self.tr("Mark done: {what}").format(what=title))
        self._menu.setAccessibleName(self.tr("More for: {what}").format(what=title))
        self.setAccessibleName(", ".join(part for part in (title, chip[1], why) if part))
        self.update()

    def name_parts(self, name: str) -> None:
        """Object names for the row and its buttons, under ``name``."""
        self.setObjectName(name)
        self._button.setObjectName(f"{name}.act")
        self._done.setObjectName(f"{name}.done")
        self._menu.setObjectName(f"{name}.more")

    def sizeHint(self) -> QSize:
        """Two lines and air."""
        lines = self._title.fontMetrics().height() + self._why.fontMetrics().height()
        return QSize(super().sizeHint().width(), max(LEAST_HEIGHT, lines + SPACE.medium))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon, and the focus ring where the keyboard is."""
        painter = QPainter(self)
        roles = roles_for(self.palette())
        size = icon_side(self.fontMetrics(), 18)
        left = (
            SPACE.card
            if self.layoutDirection() == Qt.LayoutDirection.LeftToRight
            else (self.width() - SPACE.card - size)
        )
        ink = roles.color(self._role)
        paint_icon(painter, QRect(left, (self.height() - size) // 2, size, size), self._icon, ink)
        if self.hasFocus():
            paint_focus_ring(painter, self.rect().adjusted(2, 2, -2, -2), roles)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts, Ctrl+Enter finishes, Ctrl+D moves the date, Del skips, arrows go on."""
        key, control = event.key(), bool(event.modifiers() & _CONTROL)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.done if control else self.acted).emit()
        elif key == Qt.Key.Key_D and control:
            self.date_wanted.emit()
        elif key == Qt.Key.Key_Delete:
            self.skipped.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """May become a drag; a click on the row itself puts the focus on it."""
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if left and self._can_drag else None
        super().mousePressEvent(event)
        event.accept()  # or the moves would not come here

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A follow-up can be dragged onto the calendar."""
        here = event.position().toPoint()
        far = QApplication.startDragDistance()
        if self._pressed is not None and (here - self._pressed).manhattanLength() >= far:
            self._pressed = None
            self.drag()

    def drag(self) -> None:
        """Carries the follow-up away, until the button is let go."""
        from journal.itemmodels.calendar_mime import pack  # not before anything is dragged

        drag = QDrag(self)
        drag.setMimeData(pack("follow-up", int(str(self.key)), self._title.text()))
        drag.setPixmap(self._title.grab())
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same menu as ▾; by the menu key it opens at the row."""
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self.mapToGlobal(self.rect().center())
        self._context.popup(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes the ring away."""
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Heights follow the font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and QApplication.instance():
            self.updateGeometry()

    def has_focus_within(self) -> bool:
        """True when the row or one of its buttons has the focus, a dialog before it or not."""
        focused = self.window().focusWidget()
        return focused is self or (focused is not None and self.isAncestorOf(focused))
