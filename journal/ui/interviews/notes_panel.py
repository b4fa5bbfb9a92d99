"""Notes that are edited in place: each under a title of its own, or as rows of one form."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.domain.codes import NoteKind
from journal.ui.desk import Desk, Typing
from journal.ui.labels import label
from journal.ui.theme import SPACE
from journal.ui.widgets.block import Block
from journal.ui.widgets.form_row import FormGrid
from journal.ui.widgets.inline_edit import InlineTextEdit
from journal.ui.widgets.plain import literal

SaveNote = Callable[[int, NoteKind, str, str], None]
"""Owner's id, kind, text, visit."""
CAPTIONS = 104


class NoteEdit(InlineTextEdit):
    """A file or link dropped here is noted where it is, on a line of its own."""

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Addresses of files and pages as text."""
        if not source.hasUrls():
            super().insertFromMimeData(source)
            return
        found = [url.toLocalFile() or url.toString() for url in source.urls()]
        before = "\n" if self.textCursor().positionInBlock() else ""
        self.textCursor().insertText(before + "\n".join(found))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text, files and links."""
        return source.hasText() or source.hasUrls()


class NoteFields:
    """One field per kind; ``save`` writes a note of whom ``show_notes`` named."""

    def __init__(
        self, desk: Desk, prefix: str, kinds: Mapping[NoteKind, str], save: SaveNote
    ) -> None:
        """``prefix`` begins the object names; ``kinds`` says what stands in an empty field."""
        self._save = save
        self.fields: dict[NoteKind, NoteEdit] = {}
        self._typing: dict[NoteKind, Typing] = {}
        for kind, placeholder in kinds.items():
            field = NoteEdit(placeholder=placeholder)
            field.setObjectName(f"interviews.{prefix}.{kind.name.lower()}")
            field.setAccessibleName(label(kind))
            self.fields[kind] = field
            self._typing[kind] = Typing(desk, field, f"{prefix}.{kind}", self._saver(kind))

    def show_notes(self, owner: int, notes: Mapping[NoteKind, str]) -> None:
        """Shows the notes of a person or an interview."""
        for kind, typing in self._typing.items():
            typing.show(owner, notes.get(kind, ""))

    def _saver(self, kind: NoteKind) -> Callable[[Hashable, str, str], None]:
        def save(owner: Hashable, text: str, visit: str) -> None:
            assert isinstance(owner, int)
            self._save(owner, kind, text, visit)

        return save


class NotesPanel(QWidget):
    """A title over each field."""

    def __init__(self, notes: NoteFields, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.card)
        for kind, field in notes.fields.items():
            block = Block(label(kind))
            block.add_field(field)
            column.addWidget(block)


class NotesForm(Block):
    """One title over a form."""

    def __init__(self, title: str, notes: NoteFields, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        form = FormGrid(CAPTIONS, compact=True)
        for kind, field in notes.fields.items():
            form.add_row(literal(label(kind)), field)
        self.add(form)
