"""The line below the people: how many there are, match, or are chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal.itemmodels.contact_filter import FIRST
from journal.itemmodels.contact_list import ContactListModel
from journal.itemmodels.contact_tree import ContactTreeModel
from journal.ui.people import words
from journal.ui.theme import SPACE
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import LinkLabel


class PeopleFoot(QWidget):
    """``all_asked`` when somebody wants all matches, of which only the first are shown."""

    all_asked = Signal()

    def __init__(self, margin: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = Label("", "body", "muted")
        self.count.setObjectName("people.count")
        self.all = LinkLabel(self.tr("Show all"))
        self.all.setObjectName("people.filter.all")
        self.all.clicked.connect(lambda: self.all_asked.emit())
        self.all.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(margin, 0, margin, 0)
        row.setSpacing(SPACE.small)
        row.addWidget(self.count)
        row.addWidget(self.all)
        row.addStretch(1)

    def tell(
        self, model: ContactTreeModel | ContactListModel, people: int, on_hold: int, several: int
    ) -> None:
        """Counts ``people``, those who match, or, from two on, the ``several`` who are chosen."""
        active = model.sought.active
        # While one types even fewer are shown for a moment; the line tells what comes of it.
        cut = model.is_cut and model.found > FIRST
        if several > 1:
            text = words.chosen(several, model.found if active else people)
        elif active:
            text = words.found(model.found, people, FIRST if cut else model.found)
        else:
            text = words.total(people, on_hold)
        self.count.setText(text if people else "")
        self.all.setVisible(active and cut)
