"""The parts of the dialog of backups: the table, what would change, the second folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from journal.itemmodels.backup_list import BackupList, Column
from journal.ui.dialogs.backups_words import Part
from journal.ui.dialogs.import_contacts_pages import Waiting
from journal.ui.theme import SIZE, SPACE
from journal.ui.widgets.announce import announce
from journal.ui.widgets.buttons import PlainButton
from journal.ui.widgets.elided_label import ElidedLabel
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import LinkLabel
from journal.ui.widgets.section import SectionTitle

translate = QCoreApplication.translate
ROW = 32
PADDING = 12


class BackupView(QTableView):
    """One row is chosen at a time; the column that says why takes the room there is."""

    def __init__(self, model: BackupList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setModel(model)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        model.rowsInserted.connect(self._share_out)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the width."""
        super().resizeEvent(event)
        self._share_out()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need wider columns."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self._share_out()

    def _share_out(self) -> None:
        header = self.horizontalHeader()
        taken = 0
        for column in Column:
            if column is not Column.WHY:
                wanted = max(self.sizeHintForColumn(column), header.sectionSizeHint(column))
                header.resizeSection(column, wanted + PADDING)
                taken += wanted + PADDING
        header.resizeSection(Column.WHY, max(self.viewport().width() - taken, SIZE.control))


class Changes(QScrollArea):
    """What restoring would change, by name; or one sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._waiting = Waiting()
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, SPACE.small, 0)
        self._column.setSpacing(SPACE.small)
        self._column.addWidget(self._waiting)
        self._column.addStretch(1)
        self._labels: list[QWidget] = []
        self.setWidget(self._inside)

    def wait(self) -> None:
        """It is being looked at."""
        self._clear()
        self._waiting.begin(translate("Backups", "Looking at what would change…"))

    def say(self, text: str) -> None:
        """One sentence."""
        self._clear()
        self._add(Label(text, role="muted", wrap=True))
        self._tell()

    def show_parts(self, parts: list[Part]) -> None:
        """Headings with counts, and names below."""
        self._clear()
        for heading, count, lines in parts:
            title = SectionTitle(heading)
            if count:
                title.set_count(count)
            self._add(title)
            for line in lines:
                self._add(Label(line, wrap=True))
        self._tell()

    def text(self) -> str:
        """All that is said, a line for each label."""
        found = (each for part in self._labels for each in (part, *part.findChildren(Label)))
        return "\n".join(each.text() for each in found if isinstance(each, Label) and each.text())

    def _tell(self) -> None:
        self.setAccessibleDescription(self.text())
        if self.isVisible():
            announce(self, self.text())

    def _add(self, part: QWidget) -> None:
        self._labels.append(part)
        self._column.insertWidget(self._column.count() - 1, part)

    def _clear(self) -> None:
        self._waiting.end()
        for each in self._labels:
            self._column.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._labels = []
        self.verticalScrollBar().setValue(0)


class SecondFolder(QWidget):
    """Where each backup is copied to besides: chosen, taken away, and whether it is there."""

    choose = Signal()
    forgotten = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = ElidedLabel("", mode=Qt.TextElideMode.ElideMiddle)
        self.path.setObjectName("backups.second.path")
        self.state = Label("", "caption", "muted", wrap=True)
        self.state.setObjectName("backups.second.state")
        self.button = PlainButton(translate("Backups", "C&hoose folder…"))
        self.button.setObjectName("backups.second.choose")
        self.button.clicked.connect(self.choose)
        self.forget = LinkLabel(translate("Backups", "No second folder"))
        self.forget.setObjectName("backups.second.forget")
        self.forget.clicked.connect(self.forgotten)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.path)
        words.addWidget(self.state)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.medium)
        row.addLayout(words, 1)
        row.addWidget(self.forget)
        row.addWidget(self.button)

    def show_folder(self, folder: Path | None, there: bool) -> None:
        """A stick that isn't in is nothing wrong."""
        self.forget.setVisible(folder is not None)
        if folder is None:
            self.path.setText(translate("Backups", "No second folder for backups"))
            self.state.setText(
                translate(
                    "Backups", "A stick, another disk or a synced folder gets a copy of each."
                )
            )
        else:
            self.path.setText(translate("Backups", "Second folder: {folder}").format(folder=folder))
            self.state.setText(
                translate("Backups", "Each backup is copied there.")
                if there
                else translate(
                    "Backups", "It isn’t there just now. Backups go there again when it is."
                )
            )
        self.button.setAccessibleDescription(self.path.text())
