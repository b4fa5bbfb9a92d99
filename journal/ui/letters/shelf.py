"""The lists of the page: the letters, or the templates that they are made of."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget

from journal.itemmodels.letter_list import LetterList, TemplateList
from journal.services.library import Library
from journal.ui.letters.row_words import (
    describe,
    describe_template,
    group_name,
    template_group_name,
)
from journal.ui.theme import SPACE
from journal.ui.widgets.buttons import IconButton, PlainButton
from journal.ui.widgets.grouped_view import GroupedView
from journal.ui.widgets.label import Label
from journal.ui.widgets.plain import tip
from journal.ui.widgets.segmented import SegmentedControl

LETTERS, TEMPLATES = "letters", "templates"


class Shelf(QWidget):
    """``changed`` comes with the list that is shown now; ``several`` asks for letters to many."""

    changed = Signal(object)
    several = Signal()

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
        self.many = PlainButton(self.tr("Write several…"))
        self.many.setObjectName("letters.several")
        self.many.setToolTip(tip(self.tr("Requests to all whom you could ask on a visit")))
        self.many_icon = IconButton(
            "users", self.tr("Write several: requests to all whom you could ask on a visit…")
        )
        self.many_icon.setObjectName("letters.several.icon")
        for button in (self.many, self.many_icon):
            button.clicked.connect(self.several)
        for told in (self.letters.rowsInserted, self.letters.rowsRemoved, self.letters.modelReset):
            told.connect(self._show_view)
        self.nothing_kept = Label(
            self.tr("Nothing is kept yet. The letter you write stands here as soon as you type."),
            role="muted",
            wrap=True,
        )
        self.nothing_kept.setObjectName("letters.nothing_kept")
        self.nothing_kept.setContentsMargins(SPACE.page, SPACE.medium, SPACE.page, 0)
        self.nothing_kept.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.nothing_kept)
        self._stack.addWidget(self.letters_view)
        self._stack.addWidget(self.templates_view)
        line = QHBoxLayout()
        line.setContentsMargins(SPACE.page, SPACE.medium, SPACE.page, SPACE.tight)
        line.addWidget(self.switch)
        line.addStretch(1)
        line.addWidget(self.many)
        line.addWidget(self.many_icon)
        self._line = line
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # see minimumSizeHint
        column.addLayout(line)
        column.addWidget(self._stack, 1)

    def code(self) -> str:
        """Which list is shown."""
        return str(self.switch.code())

    def show_list(self, code: str) -> None:
        """Shows a list, without a signal."""
        self.switch.set_code(code)
        self._show()

    def view(self) -> GroupedView:
        """The list that is shown."""
        return self.letters_view if self.code() == LETTERS else self.templates_view

    def enter(self) -> None:
        """Puts the focus into the list."""
        self.view().setFocus()

    def _show(self) -> None:
        self._show_view()
        self._arrange()

    def _show_view(self) -> None:
        """The list, or in place of one without rows what will stand there."""
        bare = self.code() == LETTERS and self.letters.first() is None
        self._stack.setCurrentWidget(self.nothing_kept if bare else self.view())

    def _arrange(self) -> None:
        """The button with its words where there is room for them."""
        shown = [self.switch.sizeHint().width(), self.many.sizeHint().width()]
        around = self._line.contentsMargins()
        room = self.width() - around.left() - around.right() - self._line.spacing()
        fits, here = sum(shown) <= room, self.code() == LETTERS
        self.many.setVisible(here and fits)
        self.many_icon.setVisible(here and not fits)

    def minimumSizeHint(self) -> QSize:
        """It can be as narrow as it is with the icon, whatever it shows now."""
        around = self._line.contentsMargins()
        across = [self.switch.sizeHint().width(), self.many_icon.sizeHint().width()]
        across += [around.left(), around.right(), self._line.spacing()]
        return QSize(sum(across), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more of it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_line"):
            self._arrange()

    def _switched(self, code: object) -> None:
        self._show()
        self.changed.emit(code)
