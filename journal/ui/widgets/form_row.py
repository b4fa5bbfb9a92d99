"""Forms: a column of captions and a column of fields, each field with its name for everyone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from journal.ui.growth import grown
from journal.ui.theme import SIZE, SPACE
from journal.ui.widgets.empty_state import Picture
from journal.ui.widgets.inline_edit import INSET, LEAST_HEIGHT
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import LinkLabel
from journal.ui.widgets.plain import without_mnemonic

Offer = tuple[str, Callable[[], object]]  # the words of a link, and what it does


class Problem(QWidget):
    """The sentence under a field that says what is wrong with it, and perhaps offers a way out."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Label(text, "caption", "overdue", wrap=True)
        self.offer = LinkLabel("", "caption")
        self.offer.setObjectName("form.problem.offer")
        self.offer.hide()
        self.offer.clicked.connect(self._take)
        self._run: Callable[[], object] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.tight)
        row.addWidget(Picture("triangle-alert", 14, "overdue"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        row.addWidget(self.offer, 0, Qt.AlignmentFlag.AlignTop)

    def text(self) -> str:
        """The sentence."""
        return self._label.text()

    def set_text(self, text: str, offer: Offer | None = None) -> None:
        """Another sentence, with the words of a link and what it does."""
        self._label.setText(text)
        words, self._run = offer or ("", None)
        self.offer.setText(words)
        self.offer.setVisible(bool(words))

    def _take(self) -> None:
        if self._run is not None:
            self._run()


class FieldSlot(QWidget):
    """A field with room below for a hint and a problem."""

    def __init__(self, field: QWidget, hint: str) -> None:
        super().__init__()
        self.field = field
        self._hint = hint
        self._problem: Problem | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.tight)
        self._column.addWidget(field)
        if hint:
            self._column.addWidget(Label(hint, "caption", "muted", wrap=True))
        self._describe("")

    def problem(self) -> str:
        """The sentence shown, or nothing."""
        shown = self._problem is not None and not self._problem.isHidden()
        return self._problem.text() if self._problem is not None and shown else ""

    def set_problem(self, text: str, offer: Offer | None = None) -> None:
        """Show a sentence, or with an empty one none."""
        if text and self._problem is None:
            self._problem = Problem(text)
            self._column.insertWidget(1, self._problem)
        if self._problem is not None:
            self._problem.set_text(text, offer)
            self._problem.setVisible(bool(text))
        self._describe(text)

    def _describe(self, problem: str) -> None:
        self.field.setAccessibleDescription(problem or self._hint)


class FormGrid(QWidget):
    """Rows of caption and field; the caption's mnemonic leads to the field.

    ``compact`` is for fields that look like text (``InlineLineEdit``): no gaps between rows, and
    the words of the fields begin at ``caption_width``.
    """

    def __init__(
        self,
        caption_width: int = SIZE.caption_column,
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._compact = compact
        self._slots: dict[QWidget, FieldSlot] = {}
        self._captions: list[Label] = []
        self._caption_width = caption_width
        self.setMaximumWidth(grown(SIZE.form_width, self.font(), 0.6))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0 if compact else SPACE.small)
        grid.setColumnStretch(1, 1)
        self._grid = grid
        self._widen()

    def add_row(self, caption: str, field: QWidget, hint: str = "") -> Label:
        """Add a field under its caption ("&Mail"); gives the caption's label back."""
        label = Label(caption, "body", "muted", wrap=False)
        label.setBuddy(field.focusProxy() or field)  # a letter leads only to what takes the focus
        label.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        label.setMinimumHeight(self._line())
        if not field.accessibleName():
            field.setAccessibleName(without_mnemonic(caption))
        slot = FieldSlot(field, hint)
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(slot, row, 1)
        self._slots[field] = slot
        self._captions.append(label)
        self._widen()
        return label

    def add_wide(self, widget: QWidget) -> None:
        """Add something over both columns."""
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 2)

    def set_problem(self, field: QWidget, text: str, offer: Offer | None = None) -> None:
        """Say under a field what is wrong with it; an empty text takes the sentence away."""
        self._slots[field].set_problem(text, offer)

    def problem(self, field: QWidget) -> str:
        """The sentence under a field, or nothing."""
        return self._slots[field].problem()

    def set_row_visible(self, field: QWidget, visible: bool) -> None:
        """Show or hide a field with its caption."""
        slot = self._slots[field]
        slot.setVisible(visible)
        self._captions[list(self._slots).index(field)].setVisible(visible)

    def changeEvent(self, event: QEvent) -> None:
        """Longer words (another language, larger text) make the caption column wider."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setMaximumWidth(grown(SIZE.form_width, self.font(), 0.6))
            self._widen()
            for label in self._captions:
                label.setMinimumHeight(self._line())

    def _line(self) -> int:
        """As high as the first line of a field, so that caption and words share a baseline."""
        least, air = (LEAST_HEIGHT, 8) if self._compact else (SIZE.control, 14)
        return max(least, self.fontMetrics().height() + air)

    def _widen(self) -> None:
        inset = INSET if self._compact else 0
        widest = max((label.sizeHint().width() for label in self._captions), default=0)
        width = max(self._caption_width, widest + SPACE.medium)
        self._grid.setColumnMinimumWidth(0, width - inset)
