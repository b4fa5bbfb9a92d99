"""The conditions of a hold, a line each with a tick; the last line is for another one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journal.services.holding import ConditionDraft
from journal.ui.theme import SPACE

_EMPTY = ConditionDraft(None, "")
MOST_SHOWN = 4  # of more the dialog would not fit into a small screen


class _Line(QWidget):
    """One condition: met or not, and in which words."""

    changed = Signal()

    def __init__(self, place: int) -> None:
        super().__init__()
        self.key: int | None = None
        self.met = QCheckBox()
        self.met.setObjectName(f"hold.condition.{place}.met")
        self.what = QLineEdit()
        self.what.setObjectName(f"hold.condition.{place}")
        self.what.setPlaceholderText(self.tr("has called; has sent a mail"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.small)
        row.addWidget(self.met)
        row.addWidget(self.what, 1)
        self._name()
        self.met.toggled.connect(self.changed)
        self.what.textChanged.connect(self._name)
        self.what.textChanged.connect(self.changed)

    def show_draft(self, draft: ConditionDraft) -> None:
        """Another condition."""
        self.key = draft.id
        self.what.setText(draft.what)
        self.met.setChecked(draft.met)

    def draft(self) -> ConditionDraft:
        """As it is to be."""
        return ConditionDraft(self.key, self.what.text().strip(), self.met.isChecked())

    def is_empty(self) -> bool:
        """Whether nothing is written in it."""
        return not self.what.text().strip()

    def _name(self) -> None:
        """An empty line can't be ticked; a written one is called by its words."""
        words = self.what.text().strip()
        self.met.setEnabled(bool(words))
        self.met.setAccessibleName(words or self.tr("Another condition"))
        self.what.setAccessibleName(self.tr("Condition") if words else self.tr("Another condition"))


class ConditionList(QWidget):
    """``changed`` when a tick or a word was changed, by whomever."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_Line] = []
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.tight)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        self._area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self._add()
        self.setFocusProxy(self._lines[0].what)

    def show_drafts(self, drafts: Sequence[ConditionDraft]) -> None:
        """Those of another hold."""
        shown = [*drafts, _EMPTY]
        for line in self._lines[len(shown) :]:
            line.hide()
            line.deleteLater()
        del self._lines[len(shown) :]
        while len(self._lines) < len(shown):
            self._add()
        self._fit()
        for line, draft in zip(self._lines, shown, strict=True):
            line.blockSignals(True)
            line.show_draft(draft)
            line.blockSignals(False)

    def drafts(self) -> list[ConditionDraft]:
        """What is to be written: also lines that were emptied, which go."""
        return [line.draft() for line in self._lines if line.key is not None or not line.is_empty()]

    def all_met(self) -> bool:
        """True when there are conditions and each is ticked."""
        written = [draft for draft in self.drafts() if draft.what]
        return bool(written) and all(draft.met for draft in written)

    def first_open(self) -> QWidget:
        """Where one goes on: the first tick that is missing, else the empty line."""
        for line in self._lines:
            if not line.is_empty() and not line.met.isChecked():
                return line.met
        return self._lines[-1].what

    def lines(self) -> list[tuple[QCheckBox, QLineEdit]]:
        """The tick and the words of each line, the empty one last."""
        return [(line.met, line.what) for line in self._lines]

    def _add(self) -> None:
        line = _Line(len(self._lines))
        line.changed.connect(self._grow)
        line.changed.connect(self.changed)
        for field in (line.met, line.what):
            field.installEventFilter(self)
        self._lines.append(line)
        self._column.addWidget(line)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What gets the focus is scrolled into sight."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._area.ensureWidgetVisible(watched, 0, SPACE.tight)
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Lines are higher in larger letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """As high as its lines, but for a long list, which scrolls."""
        lines = min(len(self._lines), MOST_SHOWN)
        each = self._lines[0].sizeHint().height()
        self._area.setFixedHeight(lines * each + (lines - 1) * SPACE.tight)

    def _grow(self) -> None:
        """There is always an empty line to write another one into."""
        if not self._lines[-1].is_empty():
            self._add()
