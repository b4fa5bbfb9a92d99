"""Notes on a person: what was found out, what one has in common, what to listen for."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from journal.domain.codes import NoteKind
from journal.services.library import Library
from journal.ui.people.fields import FieldKeeper
from journal.ui.people.section_column import SectionColumn
from journal.ui.widgets.form_row import FormGrid
from journal.ui.widgets.inline_edit import InlineTextEdit
from journal.ui.widgets.section import SectionTitle

translate = QCoreApplication.translate
Rows = list[tuple[NoteKind, str, str]]


class NotesSection(QWidget):
    """A few kinds of notes under one title; each kind is one field."""

    def __init__(
        self,
        title: str,
        rows: Rows,
        library: Library,
        keeper: FieldKeeper,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self.fields: dict[NoteKind, InlineTextEdit] = {}
        self.form = FormGrid(compact=True)
        for kind, caption, hint in rows:
            field = InlineTextEdit("", hint, max_lines=14)
            field.setObjectName(f"people.detail.note.{kind.name.lower()}")
            keeper.bind(
                field,
                lambda key, text, visit, kind=kind: library.contacts.set_note(  # type: ignore[misc]
                    key, kind, text, visit=visit
                ),
            )
            self.form.add_row(caption, field)
            self.fields[kind] = field
        column = SectionColumn(self)
        column.add(SectionTitle(title))
        column.add(self.form)

    def show_notes(self, notes: Mapping[NoteKind, str], *, another: bool) -> None:
        """Another person's, or the same one's changed elsewhere: a focused field is let be."""
        for kind, field in self.fields.items():
            self._keeper.show(field, notes.get(kind, ""), another=another)


def research(library: Library, keeper: FieldKeeper) -> NotesSection:
    """What to know before one meets."""
    return NotesSection(
        translate("PersonNotes", "Research and common ground"),
        [
            (
                NoteKind.RESEARCH,
                translate("PersonNotes", "&Research"),
                translate("PersonNotes", "What you found out about them and their company"),
            ),
            (
                NoteKind.COMMON_GROUND,
                translate("PersonNotes", "&Common ground"),
                translate("PersonNotes", "What the two of you share"),
            ),
            (
                NoteKind.FREE,
                translate("PersonNotes", "&Notes"),
                translate("PersonNotes", "Anything else"),
            ),
        ],
        library,
        keeper,
    )


def listening(library: Library, keeper: FieldKeeper) -> NotesSection:
    """What to listen for, and what one could give in return."""
    return NotesSection(
        translate("PersonNotes", "Listen for"),
        [
            (
                NoteKind.ISSUE,
                translate("PersonNotes", "Iss&ues"),
                translate("PersonNotes", "What is hard in their work"),
            ),
            (
                NoteKind.PROFESSIONAL,
                translate("PersonNotes", "Professional"),
                translate("PersonNotes", "What interests them in their work"),
            ),
            (
                NoteKind.PERSONAL,
                translate("PersonNotes", "Person&al"),
                translate("PersonNotes", "What they like besides"),
            ),
            (
                NoteKind.CLUE,
                translate("PersonNotes", "Clues"),
                translate("PersonNotes", "What you could come back to"),
            ),
            (
                NoteKind.OFFER,
                translate("PersonNotes", "What I can offer"),
                translate("PersonNotes", "What you could do for them"),
            ),
        ],
        library,
        keeper,
    )
