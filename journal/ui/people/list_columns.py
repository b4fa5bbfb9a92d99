"""The widths of the list's columns: shared out until the user drags one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHeaderView, QTableView

from journal.itemmodels.contact_list import ContactListModel
from journal.itemmodels.contact_words import ListColumn
from journal.ui.growth import icon_side
from journal.ui.people.cell import MARK
from journal.ui.people.column_widths import AIR, MEASURED, scaled, touch_width
from journal.ui.theme import SPACE

SHORT: Final = (ListColumn.ROLE, ListColumn.COMPANY, ListColumn.STEP, ListColumn.TOUCH)
LEAST: Final = {
    ListColumn.NAME: 132,
    ListColumn.ROLE: 112,
    ListColumn.COMPANY: 112,
    ListColumn.STEP: 132,
}
USUAL: Final = {  # where there are too many people to measure what they need
    ListColumn.NAME: 200,
    ListColumn.ROLE: 176,
    ListColumn.COMPANY: 176,
    ListColumn.STEP: 160,
}
MOST: Final = 280
LONGEST: Final = 60  # letters that are measured


def shared(room: int, least: Mapping[int, int], wanted: Mapping[int, int]) -> dict[int, int]:
    """Widths that fill ``room``: what each column wants, or a fair part of it over its least.

    Columns without a least width in ``least`` keep what they want. What is left over goes in
    equal parts to the others.
    """
    fixed = {column: width for column, width in wanted.items() if column not in least}
    room -= sum(fixed.values())
    over = {column: max(wanted[column] - width, 0) for column, width in least.items()}
    spare, needed = max(room - sum(least.values()), 0), sum(over.values())
    if needed >= spare:
        found = {
            column: width + (spare * over[column] // needed if needed else 0)
            for column, width in least.items()
        }
    else:
        more = (spare - needed) // max(len(least), 1)
        found = {column: width + over[column] + more for column, width in least.items()}
    return fixed | found


class ListColumns:
    """Those of ``view``; ``margin`` is before and after the words of a cell."""

    def __init__(self, view: QTableView, people: ContactListModel, margin: int) -> None:
        self._view = view
        self._people = people
        self._margin = margin
        self._own: dict[int, int] = {}  # given by the user; then of all columns but the name
        self._wanted: dict[int, int] | None = None
        self._arranging = False

    def set_up(self) -> None:
        """To be called once the view has its model."""
        header = self._view.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(64)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(ListColumn.NAME, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(ListColumn.NAME, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        header.sectionResized.connect(self._resized)
        self._people.modelReset.connect(self._changed)
        self._people.dataChanged.connect(lambda *_what: self._changed())

    def measure_again(self) -> None:
        """The letters are others, or the words."""
        self._wanted = None
        self.share()

    def _changed(self) -> None:
        """While one filters, columns stay where they are."""
        if self._people.shown <= MEASURED and not self._people.sought.active:
            self.measure_again()

    def share(self) -> None:
        """Names come first: where they would be cut the role goes, and then the last touch.

        The company goes where it wouldn't have its least width either.
        """
        font, header = self._view.font(), self._view.horizontalHeader()
        least = {column: scaled(font, width) for column, width in LEAST.items()}
        wanted = self._wanted = self._wanted or self._measured()
        fixed = self._own or {ListColumn.TOUCH: wanted[ListColumn.TOUCH]}
        whole = {
            column: min(wanted[column], scaled(font, USUAL[column]))
            for column in (ListColumn.NAME, ListColumn.COMPANY, ListColumn.STEP)
        }
        room = self._view.viewport().width()
        needed = least | whole | fixed
        for column in (ListColumn.ROLE, ListColumn.TOUCH):
            if sum(needed.values()) > room:
                del needed[column]
        if sum(needed.values()) > room:
            needed = {column: (least | fixed)[column] for column in needed}
        if sum(needed.values()) > room:
            del needed[ListColumn.COMPANY]
        widths = shared(
            room,
            {column: width for column, width in needed.items() if column not in fixed},
            {column: fixed.get(column, wanted[column]) for column in needed},
        )
        self._arranging = True
        for column in SHORT:
            if header.isSectionHidden(column) != (column not in widths):
                header.setSectionHidden(column, column not in widths)
            if column in widths:
                header.resizeSection(column, widths[column])
        self._arranging = False

    def _measured(self) -> dict[int, int]:
        """What the words of a small journal need; of a large one it would take too long."""
        font, metrics = self._view.font(), self._view.fontMetrics()
        wanted: dict[int, int] = {column: scaled(font, width) for column, width in USUAL.items()}
        header = self._people.headerData(ListColumn.TOUCH, Qt.Orientation.Horizontal)
        wanted[ListColumn.TOUCH] = touch_width(font, str(header), self._margin)
        if not 0 < self._people.shown <= MEASURED:
            return wanted
        rows = [
            row
            for place in range(self._people.shown)
            if (row := self._people.row_at(self._people.index(place, 0))) is not None
        ]
        most, mark = scaled(font, MOST), icon_side(metrics, MARK) + SPACE.small
        widths = {
            ListColumn.NAME: [
                metrics.horizontalAdvance(row.name[:LONGEST]) + mark * (row.on_hold + row.several)
                for row in rows
            ],
            ListColumn.ROLE: [metrics.horizontalAdvance(row.role[:LONGEST]) for row in rows],
            ListColumn.COMPANY: [metrics.horizontalAdvance(row.company[:LONGEST]) for row in rows],
        }
        for column, needed in widths.items():
            wanted[column] = min(max(needed) + 2 * self._margin + AIR, most)
        return wanted

    def _resized(self, column: int, _before: int, _after: int) -> None:
        dragged = QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton
        if column != ListColumn.NAME and dragged and not self._arranging:
            header, wanted = self._view.horizontalHeader(), self._wanted or self._measured()
            self._own = {
                each: self._own.get(each, wanted[each])
                if header.isSectionHidden(each)
                else header.sectionSize(each)
                for each in SHORT
            }

    # memory

    def kept(self) -> list[int]:
        """The widths that the user gave; none while they are shared out."""
        return [self._own[column] for column in SHORT] if self._own else []

    def restore(self, widths: object) -> None:
        """Takes back what ``kept`` gave; anything else is left out."""
        if not isinstance(widths, list) or len(widths) != len(SHORT):
            return
        if all(isinstance(width, int) and 40 <= width <= 600 for width in widths):
            self._own = dict(zip(SHORT, widths, strict=True))
            self.share()
