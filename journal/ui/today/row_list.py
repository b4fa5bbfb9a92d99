"""A card of rows with hairlines between them; long lists show their beginning first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.ui.theme import SPACE
from journal.ui.today.row import LEAST_HEIGHT, Row
from journal.ui.widgets.card import Card, Hairline
from journal.ui.widgets.link_label import LinkLabel
from journal.ui.widgets.section import SectionTitle

AT_FIRST = 25  # so many rows are shown until one asks for all
_AFTER_MS = 60  # the picture of what is seen comes first
_SLICE = 4  # so many are made between two events, about 8 ms


class RowList(QWidget):
    """A titled card of rows.

    ``make(item)`` gives the row of an item, ``tell(row, item)`` fills in the words, which depend
    on the time. Rows are expensive: those whose item is the same stay, and those that nobody
    sees yet are made a few at a time.
    """

    passed = Signal(object)  # -1 or 1: the arrows go on before the first row or after the last
    all_wanted = Signal()  # there are more than was given: show up to ``most`` of them

    def __init__(
        self,
        title: str,
        make: Callable[[object], Row],
        tell: Callable[[Row, object], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._tell = tell
        self._items: Sequence[object] = ()
        self._shown: list[object] = []
        self._rows: list[Row] = []
        self._lines: list[Hairline] = []
        self._limit = AT_FIRST
        self._total = 0
        self._title = SectionTitle(title)
        self._card = Card()
        self._card.box.setContentsMargins(4, 4, SPACE.small, 4)
        self._card.box.setSpacing(0)
        self._all = LinkLabel("")
        self._all.clicked.connect(self._show_all)
        self._growth = QTimer(self)
        self._growth.timeout.connect(self._grow)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE.medium)
        box.addWidget(self._title)
        box.addWidget(self._card)
        box.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)

    def rows(self) -> list[Row]:
        """The rows that are shown."""
        return self._rows

    @property
    def most(self) -> int:
        """So many are shown; more than that needn't be read."""
        return self._limit

    def has_focus_within(self) -> bool:
        """Whether the focus is on one of the rows."""
        return any(row.has_focus_within() for row in self._rows)

    def show_items(self, items: Sequence[object], room: int, total: int | None = None) -> int:
        """Shows these, at once as many as ``room`` pixels may hold; says how many pixels it took.

        ``total`` is how many there are, where ``items`` are only the first ``most`` of them.
        The row with the focus keeps it, or the one that takes its place gets it.
        """
        focused = next((at for at, row in enumerate(self._rows) if row.has_focus_within()), None)
        held = self._rows[focused] if focused is not None else None
        self._items = items
        self._total = len(items) if total is None else total
        at_once = max(room // LEAST_HEIGHT + 1, len(self._rows), _SLICE)
        self._arrange(list(items[: min(at_once, self._limit)]))
        if held is not None and held not in self._rows and self._rows and focused is not None:
            self._focus(self._rows[min(focused, len(self._rows) - 1)])
        self._go_on()
        return len(self._rows) * LEAST_HEIGHT

    def focus_row(self, key: object) -> None:
        """Puts the focus on the row of ``key``, if it is shown."""
        for row in self._rows:
            if row.key == key:
                self._focus(row)

    def _focus(self, row: Row) -> None:
        row.show()  # a layout shows new rows later, and only what is seen takes the focus
        row.setFocus(Qt.FocusReason.TabFocusReason)

    def _arrange(self, wanted: list[object]) -> None:
        """Puts the rows of ``wanted`` below each other, and makes those that are missing."""
        before = dict(zip(self._shown, self._rows, strict=True))
        for item in wanted:
            if item in before:
                self._tell(before[item], item)
        if wanted != self._shown:
            rows = [before.get(item) or self._new(item) for item in wanted]
            self._take_out({row for row in self._rows if row not in rows})
            self._shown, self._rows = wanted, rows
            self._put_in(0)
        self._count()

    def _new(self, item: object) -> Row:
        row = self._make(item)
        self._tell(row, item)
        row.step.connect(self._go)
        return row

    def _take_out(self, gone: set[Row]) -> None:
        """Empties the layout; what is in ``gone``, and lines for which no row is left, go away."""
        while self._card.box.takeAt(0) is not None:
            pass
        kept = max(len(self._rows) - len(gone) - 1, 0)
        spare, self._lines = self._lines[kept:], self._lines[:kept]
        for widget in (*gone, *spare):
            widget.hide()
            widget.deleteLater()

    def _put_in(self, first: int) -> None:
        """Adds the rows from ``first`` on; screen readers go by the order of children too."""
        for place, row in enumerate(self._rows[first:], first):
            if place:
                if place > len(self._lines):
                    self._lines.append(Hairline())
                self._card.box.addWidget(self._lines[place - 1])
            self._card.box.addWidget(row)
            row.raise_()

    def _count(self) -> None:
        self._title.set_count(self._total)
        self._all.setVisible(self._limit < self._total)
        self._all.setText(self.tr("Show all %n", "", self._total))
        self.setVisible(bool(self._items))

    def _go_on(self, after: int = _AFTER_MS) -> None:
        if len(self._shown) < min(len(self._items), self._limit):
            self._growth.start(after)
        else:
            self._growth.stop()

    def _grow(self) -> None:
        """The next few rows, which nobody has seen yet."""
        first = len(self._shown)
        new = list(self._items[first : min(first + _SLICE, self._limit)])
        self._shown += new
        self._rows += [self._new(item) for item in new]
        self._put_in(first)
        self._go_on(0)

    def _show_all(self) -> None:
        self._limit = self._total
        if len(self._items) < self._total:
            self.all_wanted.emit()
            return
        self._count()
        self._go_on()

    def _go(self, by: int) -> None:
        sender = self.sender()
        if sender in self._rows:
            place = self._rows.index(sender) + by
            if 0 <= place < len(self._rows):
                self._rows[place].setFocus(Qt.FocusReason.TabFocusReason)
            else:
                self.passed.emit(by)

    def enter(self, by: int) -> bool:
        """Comes from the list before (1) or after (-1); False where there are no rows."""
        if self._rows:
            self._focus(self._rows[0 if by > 0 else -1])
        return bool(self._rows)


def join(lists: Sequence[RowList]) -> None:
    """The arrows go from one list to the next; those without rows are passed over."""

    def go_on(here: int, by: int) -> None:
        following = lists[here + 1 :] if by > 0 else lists[:here][::-1]
        any(each.enter(by) for each in following)  # the first that has rows

    for place, each in enumerate(lists):
        each.passed.connect(partial(go_on, place))
