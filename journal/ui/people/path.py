"""The way from me to a person, each name a link; it wraps."""

from __future__ import annotations

from collections.abc import Sequence

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
        self._shown: tuple[object, ...] = ()
        self._links: list[LinkLabel] = []
        self._flow = FlowLayout(self, horizontal=0, vertical=0)

    def show_path(self, path: Sequence[NamedPerson], name: str) -> None:
        """The referrers from the root down, then the person."""
        wanted = (tuple((each.id, each.name) for each in path), name)
        if wanted == self._shown:
            return
        self._shown = wanted
        self._flow.clear()
        self._links = []
        me = LinkLabel(self.tr("Me"))
        me.setObjectName("people.detail.path.me")
        me.clicked.connect(lambda: self.gone_to.emit(None))
        self._flow.addWidget(me)
        self._links.append(me)
        for place, person in enumerate(path):
            left_out = len(path) - MOST
            if left_out > 0 and place == HEAD:
                words = self.tr("… {n} more …").format(n=number(left_out))
                self._flow.addWidget(_Stop(Label(words, "body", "muted")))
            if left_out > 0 and HEAD <= place < HEAD + left_out:
                continue
            link = LinkLabel(person.name)
            link.clicked.connect(lambda _checked=False, key=person.id: self.gone_to.emit(key))
            self._flow.addWidget(_Stop(link))
            self._links.append(link)
        end = ElidedLabel(name)
        end.setContentsMargins(INSET, 0, INSET, 0)  # as the links before it
        self._flow.addWidget(_Stop(end))
        self.updateGeometry()

    def links(self) -> list[LinkLabel]:
        """The links from me on."""
        return list(self._links)
