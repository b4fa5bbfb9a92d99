"""The buttons: one primary per page, plain ones, flat icons, and a button joined with a menu."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QToolButton,
    QWidget,
)

from journal.ui.growth import icon_side
from journal.ui.icons import icon as make_icon
from journal.ui.icons import paint_icon
from journal.ui.style_buttons import paint_button_box
from journal.ui.style_paint import fill_rect
from journal.ui.theme import SIZE, roles_for
from journal.ui.widgets.plain import tip, with_shortcut

State = QStyle.StateFlag


class PlainButton(QPushButton):
    """An ordinary button; Enter presses it as Space does."""

    _ink = "text"

    def __init__(self, text: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        if icon:
            self.setIcon(make_icon(icon, self._ink))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self.click()
        else:
            super().keyPressEvent(event)


class PrimaryButton(PlainButton):
    """The one button in the accent colour: what comes next."""

    _ink = "on_accent"

    def __init__(self, text: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, icon, parent)
        self.setProperty("primary", True)
        font = QFont()
        font.setWeight(QFont.Weight.DemiBold)  # the rest of the font is inherited
        self.setFont(font)


class IconButton(QToolButton):
    """A flat square button with an icon; ``name`` is read aloud and shown as a tooltip.

    The icon, which the style measures, and the button grow with the letters around it.
    """

    def __init__(
        self,
        icon: str,
        name: str,
        shortcut: str = "",
        role: str | QColor = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_icon(icon, role)
        self.set_name(name, shortcut)

    def set_icon(self, icon: str, role: str | QColor = "text") -> None:
        """Another icon."""
        self.setIcon(make_icon(icon, role))

    def set_name(self, name: str, shortcut: str = "") -> None:
        """What it does, and the key that does the same."""
        self.setAccessibleName(name)
        self.setToolTip(tip(with_shortcut(name, shortcut)))

    def sizeHint(self) -> QSize:
        """As high as every control."""
        side = max(SIZE.control, self.fontMetrics().height() + 14)
        return QSize(side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)


class MenuButton(IconButton):
    """A flat button that opens a menu."""

    def __init__(
        self,
        icon: str,
        name: str,
        menu: QMenu | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(icon, name, parent=parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        if menu is not None:
            self.setMenu(menu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, Enter and Down open the menu."""
        keys = (Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and self.menu() is not None:
            self.showMenu()
        else:
            super().keyPressEvent(event)


class SplitButton(QToolButton):
    """A button joined with an arrow that opens a menu (Down or Alt+Down by keyboard)."""

    def __init__(
        self,
        text: str = "",
        menu: QMenu | None = None,
        primary: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_primary(primary)
        if menu is not None:
            self.setMenu(menu)

    def set_primary(self, primary: bool) -> None:
        """Whether it carries the accent."""
        self.setProperty("primary", primary)
        font = QFont()
        font.setWeight(QFont.Weight.DemiBold if primary else QFont.Weight.Normal)
        self.setFont(font)
        self.update()

    def sizeHint(self) -> QSize:
        """The words, the arrow, and air."""
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic.value, self.text())
        height = max(SIZE.control, words.height() + 14)
        arrow = QStyle.PixelMetric.PM_MenuButtonIndicator
        return QSize(words.width() + 2 * 16 + self.style().pixelMetric(arrow, None, self), height)

    def minimumSizeHint(self) -> QSize:
        """Words of a button are never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, Down opens the menu."""
        if event.key() == Qt.Key.Key_Down and self.menu() is not None:
            self.showMenu()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def arrow_rect(self) -> QRect:
        """Where a press opens the menu."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        return self.style().subControlRect(
            QStyle.ComplexControl.CC_ToolButton, option, QStyle.SubControl.SC_ToolButtonMenu, self
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """One box, a line between the two parts, words and chevron."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        roles = roles_for(self.palette())
        primary = bool(self.property("primary")) and self.isEnabled()
        painter = QPainter(self)
        arrow = self.arrow_rect()
        over_arrow = arrow.contains(self.mapFromGlobal(self.cursor().pos()))
        state = option.state & ~(State.State_MouseOver | State.State_Sunken | State.State_On)
        paint_button_box(painter, self.rect(), state, roles, primary)
        active = option.state & (State.State_MouseOver | State.State_Sunken | State.State_On)
        if active and not option.state & State.State_HasFocus:
            part = arrow if over_arrow else self._words_rect(arrow)
            painter.save()
            painter.setClipRect(part)
            paint_button_box(painter, self.rect(), option.state, roles, primary)
            painter.restore()
        ink = roles.on_accent if primary else roles.text
        if not self.isEnabled():
            ink = roles.placeholder
        line = QColor(ink) if primary else QColor(roles.line)
        if primary:
            line.setAlpha(110)
        self._paint_parts(painter, arrow, ink, line)

    def _words_rect(self, arrow: QRect) -> QRect:
        rect = self.rect()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return rect.adjusted(arrow.width(), 0, 0, 0)
        return rect.adjusted(0, 0, -arrow.width(), 0)

    def _paint_parts(self, painter: QPainter, arrow: QRect, ink: QColor, line: QColor) -> None:
        right_to_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = arrow.right() if right_to_left else arrow.left()
        fill_rect(painter, QRect(x, 1, 1, self.height() - 2), line)
        painter.setPen(ink)
        flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextShowMnemonic.value
        painter.drawText(self._words_rect(arrow), flags, self.text())
        side = icon_side(self.fontMetrics())
        place = QRect(QPoint(0, 0), QSize(side, side))
        place.moveCenter(arrow.center())
        paint_icon(painter, place, "chevron-down", ink)
