"""Idea › Requested › Scheduled › Held: shows where an interview stands, and sets it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QWidget

from journal.domain.codes import COURSE, InterviewStatus
from journal.domain.statuses import (
    is_closed,
    may_have_substitute,
    place_on_course,
    was_skipped,
)
from journal.ui import command_words
from journal.ui.growth import icon_side
from journal.ui.icons import paint_icon
from journal.ui.labels import icon_of, label, role_of
from journal.ui.style_paint import box
from journal.ui.theme import SIZE, SPACE, roles_for
from journal.ui.widgets.buttons import MenuButton
from journal.ui.widgets.chip import chip_size, paint_chip
from journal.ui.widgets.empty_state import Picture
from journal.ui.widgets.focus_ring import paint_focus_ring

ICON = 14
INSET = 4


class StatusStep(QAbstractButton):
    """One status: behind (a tick), current (a chip), ahead or left out (muted)."""

    def __init__(self, status: InterviewStatus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.status = status
        self._state = "ahead"
        self.setObjectName(f"interviews.status.{status.name.lower()}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_state(self, state: str) -> None:
        """``behind``, ``current``, ``ahead``, or ``skipped`` where it never was so."""
        self._state = state
        word = label(self.status)
        self.setText(word[:1].upper() + word[1:])
        spoken = {
            "behind": self.tr("{status}, done"),
            "current": self.tr("{status}, current status"),
            "ahead": self.tr("{status}, not yet"),
            "skipped": self.tr("{status}, left out"),
        }[state]
        self.setAccessibleName(spoken.format(status=self.text()))
        # Only the current one is a stop of Tab; arrows lead to the others.
        current = state == "current"
        policy = Qt.FocusPolicy
        self.setFocusPolicy(policy.StrongFocus if current else policy.ClickFocus)
        self.updateGeometry()
        self.update()

    def state(self) -> str:
        """Where it stands."""
        return self._state

    def sizeHint(self) -> QSize:
        """Words, and an icon unless it is ahead."""
        width = self.fontMetrics().horizontalAdvance(self.text()) + 1 + 2 * INSET
        if self._state == "behind":
            width += icon_side(self.fontMetrics(), ICON) + SPACE.tight
        elif self._state == "current":
            width = chip_size(self.font(), icon_of(self.status), self.text()).width() + 2 * INSET
        return QSize(width, max(SIZE.chip + 2, self.fontMetrics().height() + 6))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """See ``set_state``."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        roles = roles_for(self.palette())
        if self._state == "current":
            font = QFont(self.font())
            paint_chip(
                painter,
                self.rect().adjusted(INSET, 1, -INSET, -1),
                icon_of(self.status),
                self.text(),
                role_of(self.status),
                roles,
                font,
            )
        else:
            self._paint_words(painter)
        if self.hasFocus():
            paint_focus_ring(painter, self.rect(), roles)
        elif self.underMouse() and self._state != "current":
            box(painter, self.rect(), None, roles.hair)

    def _paint_words(self, painter: QPainter) -> None:
        roles = roles_for(self.palette())
        area = self.rect().adjusted(INSET, 0, -INSET, 0)
        behind = self._state == "behind"
        if behind:
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            side = icon_side(self.fontMetrics(), ICON)
            left = area.right() - side + 1 if mirrored else area.left()
            paint_icon(painter, QRect(left, 0, side, self.height()), "check", roles.done)
            step = side + SPACE.tight
            area = area.adjusted(0 if mirrored else step, 0, -step if mirrored else 0, 0)
        painter.setPen(roles.text if behind else roles.muted)
        flags = Qt.AlignmentFlag.AlignLeading.value | Qt.AlignmentFlag.AlignVCenter.value
        elide = Qt.TextElideMode.ElideRight
        words = QFontMetrics(self.font()).elidedText(self.text(), elide, area.width() + 1)
        painter.drawText(area, flags, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts, as Space does; arrows go along the line."""
        line = self.parent()
        steps: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in steps and isinstance(line, StatusLine):
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            line.walk(self, -steps[event.key()] if mirrored else steps[event.key()])
        else:
            super().keyPressEvent(event)


class StatusLine(QWidget):
    """``wanted`` tells which status the user chose; nothing changes before it is shown.

    ``substitute_wanted``: somebody else came.
    """

    wanted = Signal(object)
    substitute_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Status"))
        self._status = ""
        self.steps = [StatusStep(status) for status in COURSE]
        self.closed = StatusStep(InterviewStatus.DECLINED)
        self.closed.setObjectName("interviews.status.closed")
        self.menu = QMenu(self)
        self.button = MenuButton(
            "chevron-down", self.tr("Change the status, or say who came…"), self.menu
        )
        self.button.setObjectName("interviews.status.menu")
        for status in InterviewStatus:
            if is_closed(status) and not is_closed(str(self._last_entry())):
                self.menu.addSeparator()
            word = label(status)
            action = self.menu.addAction(word[:1].upper() + word[1:])
            action.setCheckable(True)
            action.setData(str(status))
        self.menu.addSeparator()
        self.substitute = self.menu.addAction(command_words.name("tools.substitute"))
        self.substitute.setObjectName("interviews.status.substitute")
        self.menu.triggered.connect(self._chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.tight)
        for place, step in enumerate(self.steps):
            if place:
                row.addWidget(Picture("chevron-right", ICON, "muted"))
            row.addWidget(step)
            step.clicked.connect(self._step_clicked)
        row.addWidget(self.closed)
        row.addWidget(self.button)
        row.addStretch(1)

    def _last_entry(self) -> object:
        entries = self.menu.actions()
        return entries[-1].data() if entries else ""

    def show_status(self, status: str, *, asked: bool = True) -> None:
        """Shows where the interview stands; an unknown status (of a newer program) nowhere.

        Without ``asked`` it was agreed without a request.
        """
        self._status = status
        found = place_on_course(status)
        place = -1 if found is None else found
        for number, step in enumerate(self.steps):
            behind = "skipped" if was_skipped(step.status, asked=asked) else "behind"
            step.set_state("current" if number == place else behind if number < place else "ahead")
        closing = is_closed(status)
        if closing:
            self.closed.status = InterviewStatus(status)
            self.closed.set_state("current")
        self.closed.setVisible(closing)
        for action in self.menu.actions():
            action.setChecked(action.isCheckable() and action.data() == status)
        self.substitute.setEnabled(may_have_substitute(status))

    def walk(self, step: StatusStep, by: int) -> None:
        """Moves the focus along the line."""
        line = [each for each in [*self.steps, self.closed] if not each.isHidden()]
        place = line.index(step) + by
        if 0 <= place < len(line):
            line[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _step_clicked(self) -> None:
        step = self.sender()
        if isinstance(step, StatusStep) and step.state() != "current":
            self.wanted.emit(step.status)

    def _chosen(self, action: QAction) -> None:
        if action is self.substitute:
            self.substitute_wanted.emit()
            return
        # Qt has ticked it already; where a date is asked for first, nothing may come of it.
        for each in self.menu.actions():
            each.setChecked(each.isCheckable() and each.data() == self._status)
        self.wanted.emit(InterviewStatus(action.data()))
