"""The widths of the tree's columns: shared out until the user drags one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHeaderView, QTreeView

from journal.itemmodels.contact_tree import ContactTreeModel
from journal.itemmodels.contact_words import TreeColumn
from journal.ui.growth import icon_side
from journal.ui.people.cell import MARK
from journal.ui.people.column_widths import MEASURED, introduction_width, scaled, touch_width
from journal.ui.theme import SPACE

SHORT: Final = (TreeColumn.STEP, TreeColumn.TOUCH, TreeColumn.INTRODUCTION)
NAME_SHARE: Final = 0.56
LEAST_NAME: Final = 160
MOST_NAME: Final = 420
LEAST_STEP: Final = 112


class TreeColumns:
    """Those of ``view``; ``margin`` is the style's own, before the words of a cell."""

    def __init__(self, view: QTreeView, people: ContactTreeModel, margin: int) -> None:
        self._view = view
        self._people = people
        self._margin = margin
        self._own = False
        self._arranging = False
        self._touch = True

    def set_up(self) -> None:
        """To be called once the view has its model."""
        header = self._view.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setMinimumSectionSize(64)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(TreeColumn.NAME, QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(self._resized)

    def show_touch(self, shown: bool) -> None:
        """Whether the last touch is shown at all."""
        self._touch = shown
        self.share()

    def share(self) -> None:
        """Names get a good half of what the short columns leave, or what they need."""
        view = self._view
        if self._own or self._people.people == 0:
            view.setColumnHidden(TreeColumn.TOUCH, not self._touch)
            return
        font, header = view.font(), view.header()
        words = [str(self._people.headerData(each, Qt.Orientation.Horizontal)) for each in SHORT]
        touch = touch_width(font, words[1], self._margin)
        introduction = introduction_width(font, words[2], self._margin)
        name, step, most = (scaled(font, width) for width in (LEAST_NAME, LEAST_STEP, MOST_NAME))
        room = view.viewport().width() - introduction
        shown = self._touch and room - touch >= name + step
        room -= touch if shown else 0
        named = max(round(room * NAME_SHARE), min(self._widest_name(), room - step))
        self._arranging = True
        view.setColumnHidden(TreeColumn.TOUCH, not shown)
        header.resizeSection(TreeColumn.INTRODUCTION, introduction)
        header.resizeSection(TreeColumn.TOUCH, touch)
        header.resizeSection(TreeColumn.STEP, max(room - min(named, most), step))
        self._arranging = False

    def _widest_name(self) -> int:
        """What the names of a small journal need; of a large one it would take too long."""
        model, metrics = self._people, self._view.fontMetrics()
        if model.people > MEASURED:
            return 0
        marks = 2 * (icon_side(metrics, MARK) + SPACE.small)
        widths = [
            (len(model.above(row.id)) + 1) * self._view.indentation()
            + metrics.horizontalAdvance(row.name[:40])
            + (marks if row.on_hold or row.several else 0)
            for row in model.rows()
        ]
        return max(widths, default=0) + 2 * self._margin + 1

    def _resized(self, column: int, _before: int, _after: int) -> None:
        dragged = QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton
        if column != TreeColumn.NAME and dragged and not self._arranging:
            self._own = True

    def kept(self) -> list[int]:
        """The widths that the user gave; none while they are shared out."""
        return [self._view.columnWidth(column) for column in SHORT] if self._own else []

    def restore(self, widths: object) -> None:
        """Takes back what ``kept`` gave; anything else is left out."""
        if not isinstance(widths, list) or len(widths) != len(SHORT):
            return
        self._own = True
        for column, width in zip(SHORT, widths, strict=True):
            if isinstance(width, int) and 40 <= width <= 600:
                self._view.header().resizeSection(column, width)
