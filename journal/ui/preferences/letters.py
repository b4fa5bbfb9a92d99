"""Hints beside letters that were switched off for good, and the way to bring them back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.domain.letters.hints import HintCode
from journal.errors import KnownError
from journal.ui.labels import capital
from journal.ui.letters import hint_words
from journal.ui.shell.context import PageContext
from journal.ui.theme import SPACE
from journal.ui.widgets.buttons import PlainButton
from journal.ui.widgets.label import Label
from journal.ui.widgets.section import SectionTitle


class LetterHints(QWidget):
    """``changed`` comes with each one that is brought back, ``failed`` with why one isn't."""

    changed = Signal()
    failed = Signal(object)  # KnownError

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = context.library
        self.rows: dict[HintCode, PlainButton] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE.small)
        self.nothing = Label(
            self.tr("All hints are shown. Hints you switched off are listed here."),
            "body",
            "muted",
            wrap=True,
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, SPACE.small, 0)
        box.setSpacing(SPACE.medium)
        box.addWidget(SectionTitle(self.tr("Hints that are not shown any more")))
        box.addWidget(self.nothing)
        box.addLayout(self._list)
        box.addStretch(1)

    def read(self) -> None:
        """Shows which are switched off."""
        off = self._library.composing.dismissed()
        codes = [code for code in HintCode if code in off]
        self.nothing.setVisible(not codes)
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = {}
        for code in codes:
            self._list.addWidget(self._row(code))

    def _row(self, code: HintCode) -> QWidget:
        line = QWidget()
        words = capital(hint_words.name(code))
        button = PlainButton(self.tr("Show again"))
        button.setObjectName(f"preferences.letters.{code.name.lower()}")
        button.setAccessibleName(self.tr("{hint}: show again").format(hint=words))
        button.clicked.connect(partial(self._bring_back, code))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(words), 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(button)
        self.rows[code] = button
        return line

    def _bring_back(self, code: HintCode) -> None:
        try:
            self._library.composing.bring_back(code)
        except KnownError as error:
            self.failed.emit(error)
            return
        self.changed.emit()
