"""What the large dialogs share: a body that grows, a strip for problems, a foot of buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from journal.errors import KnownError
from journal.ui.shell.context import PageContext
from journal.ui.shell.telling import told
from journal.ui.theme import SPACE
from journal.ui.widgets.buttons import PlainButton, PrimaryButton
from journal.ui.widgets.reading_order import go_on
from journal.ui.widgets.strip import MessageStrip

Buttons = Sequence[tuple[str, Callable[[], object]]]
SMALLEST = (820, 430)
AROUND = (32, 64)  # what a desktop keeps for frames and panels


class WideDialog(QDialog):
    """Enter and Ctrl+Enter press ``verb``, Esc leaves. Subclasses fill ``body``."""

    def __init__(
        self, context: PageContext, code: str, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.library = context.library
        self.setObjectName(code)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(*SMALLEST)
        self.verb = PrimaryButton("")
        self.verb.setObjectName(f"{code}.verb")
        self.verb.setDefault(True)
        self.verb.clicked.connect(self.carry_out)
        self.leave = PlainButton(QCoreApplication.translate("WideDialog", "Cancel"))
        self.leave.setObjectName(f"{code}.cancel")
        self.leave.clicked.connect(self.reject)
        self.strip = MessageStrip()
        self.strip.setObjectName(f"{code}.strip")
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE.card)
        self.footer = QHBoxLayout()
        self.footer.setSpacing(SPACE.small)
        self.footer.addStretch(1)
        self.footer.addWidget(self.leave)
        self.footer.addWidget(self.verb)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.card)
        column.setSpacing(SPACE.card)
        column.addLayout(self.body, 1)
        column.addWidget(self.strip)
        column.addLayout(self.footer)

    def carry_out(self) -> None:
        """What the verb does."""
        raise NotImplementedError

    def fit(self, width: int, height: int) -> None:
        """As large as this, unless the screen is smaller."""
        room = self.screen().availableGeometry().size()
        self.resize(
            max(min(width, room.width() - AROUND[0]), SMALLEST[0]),
            max(min(height, room.height() - AROUND[1]), SMALLEST[1]),
        )

    def say_problem(self, error: KnownError, buttons: Buttons = ()) -> None:
        """What went wrong, above the buttons; the dialog stays."""
        self.strip.show_message(told(error), "overdue", buttons, closable=False)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on as one reads."""
        return go_on(self, forward) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter finishes from every field."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.verb.isEnabled():
                self.verb.click()
        else:
            super().keyPressEvent(event)
