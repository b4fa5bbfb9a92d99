"""The lists of the page: the letters, or the templates that they are made of."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journal.itemmodels.letter_list import LetterList, TemplateList
from journal.services.library import Library
from journal.ui.letters.row_words import (
    describe,
    describe_template,
    group_name,
    template_group_name,
)
from journal.ui.theme import SPACE
from journal.ui.widgets.grouped_view import GroupedView
from journal.ui.widgets.segmented import SegmentedControl

LETTERS, TEMPLATES = "letters", "templates"


class Shelf(QWidget):
    """``changed`` comes with the list that is shown now."""

    changed = Signal(object)

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        today = library.clock.today
        self.letters = LetterList(lambda row: describe(row, today()), group_name, self)
        self.templates = TemplateList(describe_template, template_group_name, self)
        self.letters_view = GroupedView(self.tr("Delete letter"))
        self.letters_view.setObjectName("letters.list")
        self.letters_view.setAccessibleName(self.tr("Letters"))
        self.letters_view.setModel(self.letters)
        self.templates_view = GroupedView(self.tr("Delete wording"))
        self.templates_view.setObjectName("letters.templates")
        self.templates_view.setAccessibleName(self.tr("Templates"))
        self.templates_view.setModel(self.templates)
        self.switch = SegmentedControl(
            [(LETTERS, self.tr("Letters")), (TEMPLATES, self.tr("Templates"))]
        )
        self.switch.setObjectName("letters.switch")
        self.switch.changed.connect(self._switched)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.letters_view)
        self._stack.addWidget(self.templates_view)
        line = QHBoxLayout()
        line.setContentsMargins(SPACE.page, SPACE.medium, SPACE.page, SPACE.tight)
        line.addWidget(self.switch)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self._stack, 1)

    def code(self) -> str:
        """Which list is shown."""
        return str(self.switch.code())

    def show_list(self, code: str) -> None:
        """Shows a list, without a signal."""
        self.switch.set_code(code)
        self._stack.setCurrentWidget(self.view())

    def view(self) -> GroupedView:
        """The list that is shown."""
        return self.letters_view if self.code() == LETTERS else self.templates_view

    def enter(self) -> None:
        """Puts the focus into the list."""
        self.view().setFocus()

    def _switched(self, code: object) -> None:
        self._stack.setCurrentWidget(self.view())
        self.changed.emit(code)
