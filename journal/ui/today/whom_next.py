"""While nothing is due: with whom something could be begun, then the way to add somebody."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from journal.domain.views.days import WhomNext
from journal.ui import command_words, step_words
from journal.ui.shell.context import PageContext
from journal.ui.theme import SPACE
from journal.ui.today.row import Row
from journal.ui.today.row_list import RowList
from journal.ui.widgets.buttons import PlainButton
from journal.ui.widgets.label import Label

MOST = 5  # an offer to choose from, no list of everybody


class WhomNextRows(QWidget):
    """The rows do each one's next step."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._rows = RowList(self.tr("Who could be next"), self._make, self._tell)
        self._add = PlainButton(self.tr("Add a contact"))
        self._add.setObjectName("today.whom.add")
        self._add.clicked.connect(lambda: context.navigator.new_contact())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE.page)
        box.addWidget(Label(self.tr("Nothing is due."), "body", "muted"))
        box.addWidget(self._rows)
        box.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def offer(self, wanted: bool) -> bool:
        """Reads and shows who there is, if ``wanted``; whether there is anybody."""
        found = self._context.library.days.whom_next(MOST) if wanted else []
        self._rows.show_items(found, 0)
        self.setVisible(bool(found))
        return bool(found)

    def rows(self) -> list[Row]:
        """The rows that are shown."""
        return self._rows.rows()

    def _make(self, item: object) -> Row:
        assert isinstance(item, WhomNext)
        row = Row(item.contact_id, partial(self._fill, item), can_finish=False, can_drag=False)
        row.name_parts(f"today.whom.{item.contact_id}")
        do = self._context.navigator.do_step
        row.acted.connect(lambda: do(item.step, contact_id=item.contact_id))
        return row

    def _tell(self, row: Row, item: object) -> None:
        assert isinstance(item, WhomNext)
        now = self._context.library.clock.now()
        what = step_words.sentence(item.step, item.name, now)
        icon, button = step_words.icon(item.step), step_words.button(item.step)
        row.show_words(icon, "muted", item.name, what, ("", "", "neutral"), button)

    def _fill(self, item: WhomNext, menu: QMenu) -> None:
        show = self._context.navigator.show_contact
        menu.addAction(command_words.name("open.contact"), lambda: show(item.contact_id))
