"""Mail addresses, numbers or links of a person: a field for each, and a way to add another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from journal.domain.codes import PointKind
from journal.domain.views.people import Point
from journal.services.library import Library
from journal.ui.people.fields import FieldKeeper
from journal.ui.widgets.buttons import IconButton
from journal.ui.widgets.inline_edit import INSET, InlineLineEdit
from journal.ui.widgets.label import Label

SIDE = 24
_ADDRESS = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]+$")


class _Small(IconButton):
    """An icon button no higher than a field that looks like text, and seen when that is in use."""

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        row, focus = self.parentWidget(), QApplication.focusWidget()
        assert row is not None
        if row.underMouse() or (focus is not None and row.isAncestorOf(focus)):
            super().paintEvent(event)


class _Slot:
    """Which point is shown: what was typed for it is written here, also after it has gone."""

    def __init__(self, point: int | None) -> None:
        self.point = point


class _PointRow(QWidget):
    """One field; ``point`` is the id of what it shows, None for something new."""

    def __init__(self, hint: str, name: str, open_name: str) -> None:
        super().__init__()
        self.slot = _Slot(None)
        self.edit = InlineLineEdit("", hint)
        self.edit.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.edit, 1)
        self.open = _Small("external-link", open_name, role="muted") if open_name else None
        if self.open is not None:
            row.addWidget(self.open)

    @property
    def point(self) -> int | None:
        """The id of what is shown."""
        return self.slot.point

    def last(self) -> QWidget:
        """Where Tab leads on from."""
        return self.edit if self.open is None else self.open

    def show_point(self, point: Point | None, keeper: FieldKeeper, *, another: bool) -> None:
        """Shows a point, or room for a new one."""
        key = point.id if point is not None else None
        if another or key != self.point:
            self.slot = _Slot(key)
        text = point.value if point is not None else ""
        keeper.show(self.edit, text, another=another)
        if self.open is not None:
            self.open.setVisible(bool(text))

    def clear(self) -> None:
        """Shows nothing."""
        self.slot = _Slot(None)
        self.edit.set_text("")
        if self.open is not None:
            self.open.hide()


class PointsField(QWidget):
    """``opened`` comes with a link. All points of one kind; the first field is always there."""

    opened = Signal(str)

    def __init__(
        self,
        library: Library,
        keeper: FieldKeeper,
        kind: PointKind,
        hint: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._keeper = keeper
        self._kind = kind
        self._hint = hint
        self._rows: list[_PointRow] = []
        self._adding = False
        self._writing: _Slot | None = None
        self.another = _Small("plus", self._another_name(), role="muted")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.another.setObjectName(f"people.detail.{kind}.another")
        self.another.clicked.connect(self._add_another)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addLayout(self._column, 1)
        line.addWidget(self.another, 0, Qt.AlignmentFlag.AlignTop)
        self.doubt = Label("", "caption", "today", wrap=True)
        self.doubt.setObjectName(f"people.detail.{kind}.doubt")
        self.doubt.setContentsMargins(INSET, 0, 0, 0)
        self.doubt.hide()
        self._column.addWidget(self.doubt)
        self._row(0)

    def _another_name(self) -> str:
        return {
            PointKind.MAIL: self.tr("Another address"),
            PointKind.PHONE: self.tr("Another number"),
            PointKind.LINK: self.tr("Another link"),
        }[self._kind]

    def _name(self) -> str:
        return {
            PointKind.MAIL: self.tr("Mail"),
            PointKind.PHONE: self.tr("Phone"),
            PointKind.LINK: self.tr("Link"),
        }[self._kind]

    def _row(self, place: int) -> _PointRow:
        while len(self._rows) <= place:
            link = self._kind is PointKind.LINK
            row = _PointRow(self._hint, self._name(), self.tr("Open in browser") if link else "")
            row.edit.setObjectName(f"people.detail.{self._kind}.{len(self._rows)}")
            self._keeper.bind(
                row.edit,
                partial(self._write, row.slot),
                writer=lambda row=row: partial(self._write, row.slot),  # type: ignore[misc]
            )
            row.edit.left.connect(self._left)
            if row.open is not None:
                row.open.clicked.connect(
                    lambda _checked=False, row=row: self.opened.emit(row.edit.text())
                )
            self._column.insertWidget(len(self._rows), row)
            if self._rows:  # in the order in which they stand
                self.setTabOrder(self._rows[-1].last(), row.edit)
            self.setTabOrder(row.edit, row.last())
            self._rows.append(row)
        return self._rows[place]

    def _write(self, slot: _Slot, key: int, text: str, visit: str) -> None:
        self._writing = slot if slot.point is None else None
        try:
            slot.point = self._library.contacts.set_point(
                key, self._kind, text, point_id=slot.point, visit=visit
            )
        finally:
            self._writing = None

    def tab_to(self, *fields: PointsField) -> None:
        """Tab leads from field to field of all kinds, and then to the buttons for another one."""
        every = (self, *fields)
        for before, after in pairwise(every):
            self.setTabOrder(before._rows[-1].last(), after._rows[0].edit)
        last = every[-1]._rows[-1].last()
        for field in every:
            self.setTabOrder(last, field.another)
            last = field.another

    def edits(self) -> list[InlineLineEdit]:
        """The fields that are shown."""
        return [row.edit for row in self._rows if not row.isHidden()]

    def is_empty(self) -> bool:
        """Whether nothing of this kind is known."""
        return not any(edit.text().strip() for edit in self.edits())

    def show_points(self, points: Sequence[Point], *, another: bool) -> None:
        """Shows the points of this kind. A field one types in keeps its place and its text."""
        mine = [point for point in points if point.kind == self._kind]
        if another:
            self._adding = False
        self._name_written(mine)
        wanted: list[Point | None] = [*mine]
        typed = None if another else next(filter(self._is_typed, self._rows), None)
        if typed is not None and all(point.id != typed.point for point in mine):
            # Emptied, or not stored yet: the others are shown around it.
            wanted.insert(self._rows.index(typed), None)
        elif not mine or self._adding:
            wanted.append(None)
        for place, point in enumerate(wanted):
            row = self._row(place)
            row.show_point(point, self._keeper, another=another)
            row.show()
        for row in self._rows[len(wanted) :]:
            row.clear()
            row.hide()
        self.another.setVisible(bool(mine) and None not in wanted)
        if another:
            self._say_doubt()

    def _is_typed(self, row: _PointRow) -> bool:
        """Whether what stands there is on the screen only, or may be in a moment."""
        return row.edit.hasFocus() or self._keeper.unwritten(row.edit) is not None

    def _say_doubt(self) -> None:
        """An address that no letter can go to is kept as it is typed, and spoken of."""
        texts = [edit.text().strip() for edit in self.edits()]
        odd = self._kind is PointKind.MAIL and any(t and not _ADDRESS.match(t) for t in texts)
        self.doubt.setText(self.tr("No letter would arrive there: is it complete?") if odd else "")
        self.doubt.setVisible(odd)

    def _name_written(self, mine: Sequence[Point]) -> None:
        """A new point is told of before its row knows the id: else it stood there twice."""
        shown = {row.point for row in self._rows}
        new = [point for point in mine if point.id not in shown]
        if self._writing is not None and new:
            self._writing.point = new[-1].id

    def _add_another(self) -> None:
        self._adding = True
        shown = len(self.edits())
        row = self._row(shown)
        row.clear()
        row.show()
        self.another.hide()
        row.edit.setFocus()

    def _left(self, _text: str) -> None:
        """A field left empty goes, unless it is the only one."""
        self._adding = False
        left = [row for row in self._rows if not row.isHidden()]
        for row in left:
            if row.point is None and not row.edit.text().strip() and len(left) > 1:
                row.hide()
        self.another.setVisible(not self.is_empty())
        self._say_doubt()
