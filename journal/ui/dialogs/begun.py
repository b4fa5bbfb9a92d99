"""Keeps what is written in a dialog until it is added or given up, so that it outlives a kill.

It is no change of the journal, so there is nothing to undo.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Signal, SignalInstance
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from journal.services.library import Library
from journal.ui.theme import SPACE
from journal.ui.widgets.code_box import CodeBox
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import LinkLabel

Written = Mapping[str, object]  # what stands in fields, by their names
KINDS = (QLineEdit, QComboBox, QPlainTextEdit, QCheckBox)


def fields_in(form: QWidget) -> list[QWidget]:
    """What can be written or chosen in a form; always in the same order."""
    return [field for kind in KINDS for field in form.findChildren(kind)]


def value_of(field: QWidget) -> object:
    """What stands in a field, as JSON holds it."""
    if isinstance(field, QLineEdit):
        return field.text()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    if isinstance(field, CodeBox):
        return field.code()
    if isinstance(field, QComboBox):
        return field.currentIndex()
    return field.isChecked() if isinstance(field, QCheckBox) else None


def put(field: QWidget, value: object) -> None:
    """Writes what ``value_of`` gave; what doesn't fit the field, or stands there, is passed over.

    What stands there is more than its words: a name is of the person who was chosen.
    """
    if value == value_of(field):
        return
    if isinstance(field, QLineEdit) and isinstance(value, str):
        field.setText(value)
    elif isinstance(field, QPlainTextEdit) and isinstance(value, str):
        field.setPlainText(value)
    elif isinstance(field, CodeBox):
        if field.offers(value):
            field.set_code(value)
    elif isinstance(field, QComboBox) and isinstance(value, int):
        field.setCurrentIndex(value)
    elif isinstance(field, QCheckBox) and isinstance(value, bool):
        field.setChecked(value)


def changes_of(field: QWidget) -> SignalInstance:
    """The signal that tells that something else stands in a field."""
    if isinstance(field, QLineEdit | QPlainTextEdit):
        return field.textChanged
    if isinstance(field, QComboBox):
        return field.currentIndexChanged
    assert isinstance(field, QCheckBox)
    return field.toggled


class Told(QWidget):
    """Says why fields are filled; ``start_empty`` is the way out."""

    start_empty = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("begun")
        text = QCoreApplication.translate(
            "Begun", "You were writing this when the program stopped."
        )
        link = LinkLabel(QCoreApplication.translate("Begun", "Start empty"), "caption")
        link.setObjectName("begun.start_empty")
        link.clicked.connect(self.start_empty)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.small)
        row.addWidget(Label(text, "caption", "muted", wrap=True), 1)
        row.addWidget(link)


class Begun:
    """What was begun under a name; a draft about a person has a name that ends in "contact N".

    Without a name nothing is kept. Values go by the names of the fields, so that another version of
    the program, with other fields, still finds its own.
    """

    def __init__(self, library: Library, name: str) -> None:
        self._library = library
        self._key = f"begun: {name}" if name and not library.file.read_only else ""

    def found(self) -> Written | None:
        """What to put into the fields; None when nothing was begun."""
        kept = self._library.choices.get(self._key) if self._key else None
        return kept if isinstance(kept, dict) and kept else None

    def keep(self, values: Written) -> None:
        """Has it written soon."""
        if self._key:
            key, choices = self._key, self._library.choices
            self._library.autosave.stage(key, lambda: choices.write(key, dict(values)))

    def begin(self, values: Written) -> None:
        """Writes what stood in the fields now, as if it were begun in this journal."""
        if self._key:
            self._library.choices.keep(self._key, dict(values))

    @property
    def bound(self) -> bool:
        """Whether it is about somebody or something that is in the journal."""
        return any(letter.isdigit() for letter in self._key)

    def drop(self) -> None:
        """It is not written any more; what is written already stays."""
        if self._key:
            self._library.autosave.drop(self._key)

    def end(self) -> None:
        """It was added, or given up; a kill now brings nothing back."""
        if not self._key:
            return
        key, choices, autosave = self._key, self._library.choices, self._library.autosave
        autosave.drop(key)
        if choices.get(key) is not None:
            autosave.stage(key, lambda: choices.write(key, None))
            autosave.flush()


def name_of(field: QWidget) -> str:
    """By which its value goes. The line of a date field has no name of its own."""
    above = field.parentWidget()
    return field.objectName() or (above.objectName() if above is not None else "")
