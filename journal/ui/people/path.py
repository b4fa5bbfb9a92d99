"""The way from me to a person, each name a link; it wraps."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal.domain.views.people import NamedPerson
from journal.ui.people.words import number
from journal.ui.widgets.elided_label import ElidedLabel
from journal.ui.widgets.empty_state import Picture
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import INSET, LinkLabel

MOST = 7  # names; of a longer way the middle is left out
HEAD = 2
CHEVRON = 14


class _Stop(QWidget):
    """A chevron and a name behind it, which stay together on a line."""

    def __init__(self, name: QWidget) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Picture("chevron-right", CHEVRON, "muted"))
        row.addWidget(name)


class PathLine(QWidget):
    """``gone_to`` comes with the id of the person on the way who was pressed; None for me."""

    gone_to = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("people.detail.path")
        self._path: list[NamedPerson] = []
        self._flow = FlowLayout(self, horizontal=0, vertical=0)
        self._me = LinkLabel(self.tr("Me"))
        self._me.setObjectName("people.detail.path.me")
        self._me.clicked.connect(lambda: self.gone_to.emit(None))
        self._flow.addWidget(self._me)
        self._links: list[LinkLabel] = []
        self._stops: list[_Stop] = []
        self._gap = Label("", "body", "muted")
        self._gap_stop = _Stop(self._gap)
        for place in range(MOST):
            if place == HEAD:
                self._flow.addWidget(self._gap_stop)
            self._add_stop(place)
        self._end = ElidedLabel("")
        self._end.setContentsMargins(INSET, 0, INSET, 0)  # as the links before it
        self._flow.addWidget(_Stop(self._end))

    def _add_stop(self, place: int) -> None:
        link = LinkLabel("")
        link.setObjectName(f"people.detail.path.{place}")
        link.clicked.connect(partial(self._go, place))
        stop = _Stop(link)
        self._links.append(link)
        self._stops.append(stop)
        self._flow.addWidget(stop)

    def show_path(self, path: Sequence[NamedPerson], name: str) -> None:
        """The referrers from the root down, then the person."""
        left_out = max(len(path) - MOST, 0)
        self._path = [*path[:HEAD], *path[HEAD + left_out :]]
        for place, (link, stop) in enumerate(zip(self._links, self._stops, strict=True)):
            shown = place < len(self._path)
            stop.setVisible(shown)
            if shown:
                link.setText(self._path[place].name)
        self._gap_stop.setVisible(left_out > 0)
        self._gap.setText(self.tr("… {n} more …").format(n=number(left_out)))
        self._end.setText(name)
        self.updateGeometry()

    def links(self) -> list[LinkLabel]:
        """The links that are shown, from me on."""
        return [self._me, *self._links[: len(self._path)]]

    def _go(self, place: int, _checked: bool = False) -> None:
        self.gone_to.emit(self._path[place].id)
