"""Asks for the first pitch: what the user says about themselves."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from journal.domain.names import is_blank
from journal.ui.dialogs.form_dialog import FormDialog, Incomplete
from journal.ui.shell.context import PageContext

LINES = 6


class PitchDialog(FormDialog):
    """Afterwards it is the pitch that new interviews start with, if there was none before."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "", "", parent)
        self.name("pitch")
        self.keep_as("pitch")
        self.setWindowTitle(self.tr("Your pitch"))
        self.verb.setText(self.tr("Add"))
        self.words = QPlainTextEdit()
        self.words.setObjectName("pitch.words")
        self.words.setTabChangesFocus(True)
        self.words.setPlaceholderText(
            self.tr("Who you are, what you did, what you would like to learn")
        )
        self.words.setFixedHeight(self.words.fontMetrics().lineSpacing() * LINES + 16)
        self.form.add_row(
            self.tr("&About me"), self.words, self.tr("Half a minute when you say it aloud")
        )
        self.words.setFocus()

    def problem_field(self) -> QWidget:
        """The only field."""
        return self.words

    def carry_out(self) -> None:
        """Adds it."""
        if is_blank(self.words.toPlainText()):
            raise Incomplete(self.words, self.tr("Write a sentence or two."))
        self.library.pitches.add(self.words.toPlainText())
