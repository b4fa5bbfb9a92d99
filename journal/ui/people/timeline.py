"""Everything that happened with a person, and what is planned, in one list, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.domain.views.people import TimelineItem
from journal.ui.people import timeline_words
from journal.ui.people.section_column import FIELD_INSET, LINK_INSET, SectionColumn
from journal.ui.people.timeline_row import TimelineRow
from journal.ui.people.words import number
from journal.ui.theme import SPACE
from journal.ui.widgets.chip import ChipButton
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import LinkLabel
from journal.ui.widgets.section import SectionTitle

FIRST: Final = 12
FROM: Final = 5  # lines from which on filtering is offered
KINDS: Final = ("touch", "interview", "follow-up", "referral")


class TimelineSection(QWidget):
    """``asked`` comes with the item whose line was pressed."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[TimelineItem] = []
        self._shown: list[TimelineItem] = []
        self._name = ""
        self._today = date.min
        self._kind = ""
        self._all = False
        self._rows: list[TimelineRow] = []
        self.title = SectionTitle(self.tr("Timeline"))
        self.chips = {kind: self._chip(kind) for kind in ("", *KINDS)}
        self._filters = QWidget()
        flow = FlowLayout(self._filters, horizontal=SPACE.small, vertical=SPACE.tight)
        for chip in self.chips.values():
            flow.addWidget(chip)
        self.nothing = Label(self.tr("Nothing yet."), "body", "muted")
        self.more = LinkLabel("")
        self.more.setObjectName("people.detail.timeline.more")
        self.more.clicked.connect(self._show_all)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        column = SectionColumn(self)
        column.add(self.title)
        column.add(self._filters)
        column.add(self.nothing)
        column.add(self._lines, FIELD_INSET)
        column.add(self.more, LINK_INSET)

    def _chip(self, kind: str) -> ChipButton:
        chip = ChipButton("", self._label(kind))
        chip.setObjectName(f"people.detail.timeline.{kind or 'all'}")
        chip.clicked.connect(lambda _checked=False: self._filter(kind))
        return chip

    def _label(self, kind: str) -> str:
        return {
            "": self.tr("everything"),
            "touch": self.tr("touches"),
            "interview": self.tr("interviews"),
            "follow-up": self.tr("follow-ups"),
            "referral": self.tr("referrals"),
        }[kind]

    def show_items(
        self, items: Sequence[TimelineItem], name: str, today: date, *, another: bool
    ) -> None:
        """Another person's, or the same one's changed elsewhere: the filter stays then."""
        if another:
            self._kind, self._all = "", False
        elif self._items == list(items) and (self._name, self._today) == (name, today):
            return
        self._items, self._name, self._today = list(items), name, today
        self._refresh()

    def rows(self) -> list[TimelineRow]:
        """The lines shown."""
        return [row for row in self._rows if not row.isHidden()]

    def _filter(self, kind: str) -> None:
        self._kind = kind
        self._refresh()

    def _show_all(self) -> None:
        self._all = True
        self._refresh()

    def _refresh(self) -> None:
        present = {item.kind for item in self._items}
        if self._kind not in present:
            self._kind = ""
        self._filters.setVisible(len(self._items) >= FROM and len(present) > 1)
        for kind, chip in self.chips.items():
            chip.setVisible(not kind or kind in present)
            chosen = kind == self._kind
            chip.set("check" if chosen else "", self._label(kind), "soon" if chosen else "neutral")
        found = [item for item in self._items if self._kind in ("", item.kind)]
        self._shown = found if self._all else found[:FIRST]
        for place, item in enumerate(self._shown):
            self._row(place).show_item(
                timeline_words.day(item, self._today),
                timeline_words.icon(item),
                timeline_words.text(item, self._name),
                leads=item.kind != "touch" or item.letter_id is not None,
                quiet=timeline_words.quiet(item),
            )
            self._row(place).show()
        for row in self._rows[len(self._shown) :]:
            row.hide()
        self.nothing.setVisible(not found)
        self.more.setVisible(len(found) > len(self._shown))
        self.more.setText(self.tr("Show all {n}").format(n=number(len(found))))

    def _row(self, place: int) -> TimelineRow:
        while len(self._rows) <= place:
            row = TimelineRow()
            row.setObjectName(f"people.detail.timeline.row{len(self._rows)}")
            row.clicked.connect(partial(self._ask, len(self._rows)))
            before = self._rows[-1] if self._rows else self.chips[KINDS[-1]]
            self._rows.append(row)
            self._lines.addWidget(row)
            self.setTabOrder(before, row)
        return self._rows[place]

    def _ask(self, place: int, _checked: bool = False) -> None:
        self.asked.emit(self._shown[place])
