"""Proposed follow-ups on one page: ticks and days, made in one step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from journal.services.proposing import Proposed
from journal.ui.dialogs.form_dialog import FormDialog, Incomplete
from journal.ui.proposals.row import ProposalRow
from journal.ui.shell.context import PageContext
from journal.ui.theme import SPACE
from journal.ui.widgets.form_row import Offer
from journal.ui.widgets.label import Label

MOST_SEEN = 6
"""So many rows are seen at once; of more one scrolls."""


class ProposalsDialog(FormDialog):
    """``accepted_items`` are what follow-ups were made of."""

    def __init__(
        self,
        context: PageContext,
        title: str,
        found: Sequence[Proposed],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, "", "", parent)
        self.name("proposals")
        self.setWindowTitle(title)
        self.accepted_items: list[Proposed] = []
        said = QCoreApplication.translate(
            "Proposals", "Nothing is made but what is ticked. A click on a day changes it."
        )
        self._said = Label(said, "caption", "muted", wrap=True)
        self.form.add_wide(self._said)
        self.rows: list[ProposalRow] = []
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, SPACE.small, 0)
        column.setSpacing(SPACE.small)
        for item in found:
            row = ProposalRow(self.library.clock.now, "proposals.row")
            row.show_item(item)
            row.changed.connect(self._count)
            column.addWidget(row)
            self.rows.append(row)
        column.addStretch(1)
        self.form.add_wide(_Room(inside, len(found)))
        self._count()
        self.verb.setFocus()

    def problem_field(self) -> QWidget:
        """What is refused is said above all of them."""
        return self._said

    def carry_out(self) -> None:
        """Makes what is ticked, in one step."""
        items = [item for row in self.rows if (item := row.item()) is not None]
        if not items:  # by Ctrl+Enter: the button can't be pressed then
            raise Incomplete(self._said, "")
        self.library.autosave.flush()
        self.library.proposals.accept(items)
        self.accepted_items = items

    def _say(self, field: QWidget, problem: str, offer: Offer | None = None) -> None:
        if problem:
            self._said.setText(problem)
            self._said.set_role("overdue")

    def _count(self) -> None:
        count = sum(row.item() is not None for row in self.rows)
        text = QCoreApplication.translate("Proposals", "Create %n follow-up(s)", None, count)
        self.verb.setText(text)
        self.verb.setEnabled(bool(count))


class _Room(QScrollArea):
    """As high as its rows, up to a few."""

    def __init__(self, inside: QWidget, rows: int) -> None:
        super().__init__()
        self._rows = rows
        self._inside = inside
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = self.viewport()
        ground.setAutoFillBackground(False)
        inside.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """Of a few rows."""
        hint = self._inside.sizeHint()
        seen = min(self._rows, MOST_SEEN) / max(self._rows, 1)
        return QSize(hint.width(), int(hint.height() * seen))

    def minimumSizeHint(self) -> QSize:
        """The same: what is to be ticked is to be seen."""
        return self.sizeHint()
