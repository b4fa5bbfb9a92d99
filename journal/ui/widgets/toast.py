"""The short message at the bottom of a window, with a way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QStatusBar, QWidget
from shiboken6 import isValid

from journal.ui.style_paint import box
from journal.ui.theme import DARK, SIZE, SPACE, build_palette, roles_for
from journal.ui.widgets.announce import announce
from journal.ui.widgets.buttons import IconButton
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import LinkLabel

MILLISECONDS = 8000
LEAST, WIDEST = 280, 640
BOTTOM_BAR = "bottom.bar"
"""The name of a row of buttons at the bottom of a page: the message keeps clear of it."""


class Toast(QFrame):
    """Lies over the bottom of ``window``; goes after a while, but not while it is looked at.

    It stays while the pointer is on it or its action has the focus. It takes the focus only when
    asked to (``enter``): Qt would give it to whatever comes next when a focused widget goes.
    A dialog opened over the window hides it, since it can't be answered behind it.
    """

    dismissed = Signal()

    def __init__(self, window: QWidget, milliseconds: int = MILLISECONDS) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("toast")
        self.setPalette(build_palette(DARK))  # in both schemes: it lies above the page
        self._action: Callable[[], object] | None = None
        self._before: QWidget | None = None
        self._was_entered = False
        self._returns = False
        self._is_back = False  # behind a dialog, to be shown again
        self._label = Label(wrap=True)
        self._link = LinkLabel()
        self._link.setObjectName("toast.action")
        self._link.clicked.connect(self._act)
        cross = IconButton("x", self.tr("Close this message"), role=DARK.muted)
        cross.setObjectName("toast.close")
        cross.clicked.connect(self.dismiss)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.tight, SPACE.tight, SPACE.tight, SPACE.tight)
        row.setSpacing(SPACE.small)
        row.addSpacing(SPACE.medium)  # margins would not change sides, spaces do
        row.addWidget(self._label, 1)
        row.addWidget(self._link)
        row.addWidget(cross)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(milliseconds)
        self._timer.timeout.connect(self._time_is_up)
        self._parts: tuple[QWidget, ...] = (self._link, cross)
        for part in self._parts:
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            part.installEventFilter(self)
        window.installEventFilter(self)
        self.hide()

    def announce(
        self,
        text: str,
        action_text: str = "",
        action: Callable[[], object] | None = None,
        assertive: bool = False,
        *,
        returns: bool = False,
    ) -> None:
        """Show ``text`` in place of what was shown, and have it read aloud.

        ``returns``: it is shown again after a dialog, whatever was done in that; an undo would
        take back something else then.
        """
        self._action = action
        self._returns, self._is_back = returns, False
        self._was_entered = False
        self._label.setText(" ".join(text.split()))
        self._link.setText(action_text)
        self._link.setVisible(bool(action_text))
        self.setAccessibleName(text)
        self.place()  # before it is shown: the pointer may rest where it was made
        self.show()
        self.raise_()
        self.place()
        self._timer.start()
        announce(self, text, assertive)

    def text(self) -> str:
        """What is shown, or nothing."""
        return "" if self.isHidden() else self._label.text()

    def action_text(self) -> str:
        """The word of the action, or nothing."""
        return "" if self.isHidden() or self._link.isHidden() else self._link.text()

    def enter(self) -> bool:
        """Puts the focus on the action, once; False where there is none, or it was there already.

        When the message goes, the focus goes back.
        """
        if not self.action_text() or self._was_entered:
            return False
        self._was_entered = True
        self._before = QApplication.focusWidget()
        for part in self._parts:
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._link.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def entered_from(self) -> QWidget | None:
        """What had the focus before it came here; None where it isn't here, or that is gone."""
        before = self._before
        return before if self._has_focus() and before is not None and isValid(before) else None

    def is_counting(self) -> bool:
        """Whether it will go by itself."""
        return self._timer.isActive()

    def dismiss(self) -> None:
        """Take it away."""
        self._timer.stop()
        self._action = None
        self._is_back = False
        if not self.isHidden():
            before, self._before = self._before, None
            if self._has_focus() and before and isValid(before):
                before.setFocus(Qt.FocusReason.OtherFocusReason)
            self.hide()
            self.dismissed.emit()

    def place_soon(self) -> None:
        """The same once a page that was just shown has its parts in their places."""
        QTimer.singleShot(0, self, self.place)

    def place(self) -> None:
        """Move to the bottom of the window, above its status bar and the buttons of a page."""
        window = self._window
        room = window.width() - 2 * SPACE.page
        self.resize(self._fitting(min(WIDEST, room)))
        bar = window.findChild(QStatusBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
        below = bar.height() if bar is not None and bar.isVisible() else 0
        floor = window.height() - below
        for row in window.findChildren(QWidget, BOTTOM_BAR):
            if row.isVisible():
                floor = min(floor, row.mapTo(window, QPoint(0, 0)).y())
        top = floor - SPACE.card - self.height()
        self.move(QPoint((window.width() - self.width()) // 2, top))

    def _fitting(self, widest: int) -> QSize:
        """On one line where there is room; else as many as the words need."""
        row, label = self._row, self._label
        around = row.sizeHint().width() - label.sizeHint().width()
        # One more than measured, since widths are rounded.
        words = label.fontMetrics().horizontalAdvance(label.text()) + 1
        width = min(max(around + words, LEAST), widest)
        return QSize(width, max(row.totalHeightForWidth(width), SIZE.control + 8))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the window's size; waits while a part of it has the focus."""
        kind = event.type()
        window = getattr(self, "_window", None)
        if window is None:
            return False  # Python has cleared what Qt is still taking down
        if watched is window:
            if kind == QEvent.Type.Resize and not self.isHidden():
                self.place()
            elif kind == QEvent.Type.WindowBlocked:
                self._step_back()
            elif kind == QEvent.Type.WindowUnblocked:
                self._come_back()
            elif kind == QEvent.Type.WindowDeactivate:
                self._timer.stop()  # somebody looks elsewhere, at the mail program perhaps
            elif kind == QEvent.Type.WindowActivate:
                self._wait_again()
        elif kind == QEvent.Type.FocusIn:
            self._timer.stop()
        elif kind == QEvent.Type.FocusOut:
            if not self._has_focus():
                for part in self._parts:
                    part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._wait_again()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        """Somebody reads it."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Counting begins anew."""
        self._wait_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dark ground with a border, so that it shows on dark pages too."""
        roles = roles_for(self.palette())
        box(QPainter(self), self.rect(), roles.alternate, roles.line, 1, SIZE.card_radius)

    def _act(self) -> None:
        action = self._action
        self.dismiss()
        if action is not None:
            action()

    def _step_back(self) -> None:
        if self.isHidden():
            return
        if self._returns:
            self._is_back = True
            self._timer.stop()
            self.hide()
        else:
            self.dismiss()

    def _come_back(self) -> None:
        if self._is_back:
            self._is_back = False
            self.place()
            self.show()
            self._timer.start()

    def _wait_again(self) -> None:
        if not self.isHidden() and not self._is_attended():
            self._timer.start()

    def _is_attended(self) -> bool:
        return self.underMouse() or self._has_focus()

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _time_is_up(self) -> None:
        if not self._is_attended():
            self.dismiss()
