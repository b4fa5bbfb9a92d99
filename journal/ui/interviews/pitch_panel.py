"""The pitch: which of the user's own introductions is used here, and its words."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from journal.domain.pitches import speaking_seconds
from journal.domain.views.meetings import InterviewCard, Pitch
from journal.ui.desk import Desk, Typing
from journal.ui.icons import icon
from journal.ui.widgets.block import Block
from journal.ui.widgets.buttons import MenuButton
from journal.ui.widgets.inline_edit import InlineTextEdit
from journal.ui.widgets.plain import literal

SMALL = 24
TITLE = 40
"""Letters of a pitch's first line that stand for its title."""


class PitchPanel(Block):
    """The words are edited in place; a menu chooses among pitches, adds, renames and deletes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.set_text(self.tr("Pitch"))
        self._desk = desk
        self._card: InterviewCard | None = None
        self._made: dict[str, int] = {}  # by visit: the pitch begun in it
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self.fill_menu)
        self.button = MenuButton("chevron-down", self.tr("Choose a pitch"), self.menu)
        self.button.setObjectName("interviews.prepare.pitch.choose")
        self.button.setFixedSize(SMALL, SMALL)  # as high as the title, which stays in its line
        self.title.add_trailing(self.button)
        self.field = InlineTextEdit(
            placeholder=self.tr("Who you are, what you did, what you would like to learn"),
            max_lines=14,
            min_lines=2,
        )
        self.field.setObjectName("interviews.prepare.pitch")
        self.field.setAccessibleName(self.tr("Pitch"))
        self.field.edited.connect(self._count)
        self.add_field(self.field)
        self._typing = Typing(desk, self.field, "pitch", self._save)

    def show_card(self, card: InterviewCard) -> None:
        """Shows the pitch of an interview."""
        self._card = card
        pitch = card.pitch
        text = pitch.body if pitch else ""
        self._typing.show(card.id, text)
        self._count(self.field.text())

    def fill_menu(self) -> None:
        """All pitches, and what can be done with the chosen one."""
        self.menu.clear()
        chosen = self._card.pitch if self._card else None
        for pitch in self._desk.library.interviews.pitches():
            action = self.menu.addAction(literal(self._words(pitch)))
            action.setCheckable(True)
            action.setChecked(chosen is not None and pitch.id == chosen.id)
            action.triggered.connect(partial(self.choose, pitch.id))
        if self.menu.actions():
            self.menu.addSeparator()
        self._entry("plus", self.tr("New pitch"), self.write_new)
        if chosen is not None:
            self._entry("pencil", self.tr("Name this pitch…"), self._rename)
            self._entry("star", self.tr("Use in new interviews"), self._make_default)
            self._entry("trash-2", self.tr("Delete this pitch"), self._delete)

    def choose(self, pitch_id: int | None, *_checked: object) -> None:
        """Uses a pitch in this interview; None for none yet."""
        card = self._card
        if card is not None:
            self._desk.library.autosave.flush()
            self._desk.attempt(lambda: self._desk.library.pitches.choose(card.id, pitch_id))

    def write_new(self) -> None:
        """An empty field for another pitch; it is added with its first words."""
        self.choose(None)
        self.field.setFocus()

    def _entry(self, name: str, text: str, run: object) -> QAction:
        action = self.menu.addAction(icon(name), text)
        action.triggered.connect(run)
        return action

    def _words(self, pitch: Pitch) -> str:
        first = " ".join(pitch.body.split())
        words = pitch.title or first or self.tr("Empty pitch")
        return words if len(words) <= TITLE else words[: TITLE - 1].rstrip() + "…"

    def _count(self, text: str) -> None:
        seconds = speaking_seconds(text)
        self.figure.setText(self.tr("%n second(s)", "", seconds) if seconds else "")

    def _save(self, interview: Hashable, text: str, visit: str) -> None:
        assert isinstance(interview, int)
        pitches, origin = self._desk.library.pitches, self._desk.origin
        shown = self._card.pitch if self._card and self._card.id == interview else None
        pitch = self._made.get(visit) or (shown.id if shown else None)
        if pitch is not None:
            pitches.edit(pitch, body=text, visit=visit, origin=origin)
        elif text.strip():
            made = pitches.add(text, interview_id=interview, visit=visit, origin=origin)
            self._made = {visit: made}

    def _rename(self) -> None:
        pitch = self._card.pitch if self._card else None
        if pitch is None:
            return
        ask = self._desk.context.prompter.ask_text
        title = ask(self.tr("Name this pitch"), self.tr("Name"), self._words(pitch))
        if title is not None:
            self._desk.attempt(lambda: self._desk.library.pitches.edit(pitch.id, title=title))

    def _make_default(self) -> None:
        pitch = self._card.pitch if self._card else None
        if pitch is not None and self._desk.attempt(
            lambda: self._desk.library.pitches.make_default(pitch.id)
        ):
            self._desk.context.notifier.done(self.tr("New interviews start with this pitch"))

    def _delete(self) -> None:
        pitch = self._card.pitch if self._card else None
        if pitch is None:
            return
        self._desk.library.autosave.flush()
        if self._desk.attempt(lambda: self._desk.library.pitches.delete(pitch.id)):
            self._desk.context.notifier.done(self.tr("Pitch deleted"))
