"""What stands beside the lists: the letter or the template that is open, or nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal.domain.views.letters import LetterCard
from journal.ui.desk import Desk
from journal.ui.letters.composer import Composer
from journal.ui.letters.shelf import TEMPLATES, Shelf
from journal.ui.letters.template_editor import TemplateEditor
from journal.ui.widgets.beside import Detail


class Opened(QObject):
    """``changed``: something else stands there now; ``entered``: one goes on writing in a letter.

    ``wanted`` is the id of the letter that is shown, or is to be once the page is.
    """

    changed = Signal()
    entered = Signal()

    def __init__(
        self,
        desk: Desk,
        shelf: Shelf,
        composer: Composer,
        templates: TemplateEditor,
        nothing: QWidget,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shelf = shelf
        self._composer = composer
        self._templates = templates
        self._nothing = nothing
        self._choosing = False  # by the program, not by the user
        self.wanted: int | None = None
        self.detail = Detail()
        for each in (composer, templates, nothing):
            self.detail.addWidget(each)
        composer.draft.made.connect(self._made)
        templates.made.connect(self._show_wording)

    def is_letter(self) -> bool:
        """Whether a letter stands there."""
        return self.detail.currentWidget() is self._composer

    def card(self) -> LetterCard | None:
        """The letter that stands there."""
        return self._composer.card() if self.is_letter() else None

    # -- reading ---------------------------------------------------------------------------------

    def read_lists(self) -> None:
        """Reads letters and templates."""
        composing = self._desk.library.composing
        self._choosing = True
        self._shelf.letters.set_rows(composing.rows())
        self._shelf.templates.set_rows(composing.templates())
        self._choosing = False

    def refresh(self) -> None:
        """What is shown stays, as far as it is there."""
        if self._shelf.code() == TEMPLATES:
            self.show_template()
        else:
            self.refresh_letter()

    def refresh_letter(self) -> None:
        """The letter as it is now; a new one isn't in the list yet."""
        shown, composing = self._composer.card(), self._desk.library.composing
        if shown is not None and shown.id is None:
            fresh = self._fresh(shown)
            if fresh is not None:
                self._composer.refresh_card(fresh)
                self.detail.setCurrentWidget(self._composer)
                return
        current = self.wanted if self._shelf.letters.row(self.wanted) else None
        if current is None:
            current = self._shelf.letters.first()
        self.wanted = current
        self._choose(current)
        card = composing.letter(current) if current is not None else None
        if card is None:
            self._composer.draft.show(None)
            self.detail.setCurrentWidget(self._nothing)
        elif shown is not None and shown.id == card.id and shown.state is card.state:
            self._composer.refresh_card(card)
            self.detail.setCurrentWidget(self._composer)
        else:
            self._show_card(card)

    def _fresh(self, shown: LetterCard) -> LetterCard | None:
        """A new letter filled anew, in the wording that was chosen; or the draft it has become."""
        composing, wording = self._desk.library.composing, self._composer.chosen_wording
        case = (shown.contact_id, shown.kind, shown.interview_id)
        fresh = composing.card(*case, about_id=shown.about_id)
        if fresh is None or fresh.id is not None or not wording:
            return fresh
        return composing.card(*case, template=wording, about_id=shown.about_id)

    def leave_new(self) -> bool:
        """Nothing was written into a new letter: it goes; whether there was one."""
        card = self._composer.card()
        if card is None or card.id is not None:
            return False
        self._composer.draft.show(None)
        self.refresh_letter()
        return True

    # -- letters ---------------------------------------------------------------------------------

    def open_card(self, card: LetterCard) -> None:
        """Shows a letter, and puts the focus where one goes on writing."""
        self.wanted = card.id
        self._choose(card.id)
        self._show_card(card)
        self.entered.emit()
        self._composer.enter()
        self._desk.context.navigator.choose_contact(card.contact_id)

    def show_anew(self, card: LetterCard) -> None:
        """The letter in the composer became another one: sent, or of another kind."""
        self.read_lists()
        self.open_card(card)

    def choose(self, key: object) -> bool:
        """The user chose a row of the list shown; False where it was the program."""
        if self._choosing or key is None:
            return False
        self._desk.library.autosave.flush()
        if self._shelf.code() == TEMPLATES:
            self.show_template()
            return True
        card = self._desk.library.composing.letter(key) if isinstance(key, int) else None
        if card is not None:
            self.wanted = card.id
            self._show_card(card)
            self._desk.context.navigator.choose_contact(card.contact_id)
        return True

    def _show_card(self, card: LetterCard) -> None:
        self._composer.show_card(card)
        self.detail.setCurrentWidget(self._composer)
        self.changed.emit()

    def _choose(self, letter_id: int | None) -> None:
        self._choosing = True
        self._shelf.letters_view.choose(letter_id)
        self._choosing = False

    def _made(self, letter_id: int) -> None:
        """A new letter was kept: now it stands in the list."""
        self.wanted = letter_id
        self.read_lists()
        self._choose(letter_id)
        card = self._composer.card()
        if card is not None:
            self._composer.head.show_card(card)
        self._desk.context.navigator.settle_letter(letter_id)

    # -- templates -------------------------------------------------------------------------------

    def show_template(self) -> None:
        """The template that is chosen, or the first."""
        view, rows = self._shelf.templates_view, self._shelf.templates
        if rows.row(view.current()) is None:
            self._choose_template(rows.first())
        item = rows.row(view.current())
        if item is not None:
            self._templates.show_template(item.template)
        self.detail.setCurrentWidget(self._templates)
        self.changed.emit()

    def _show_wording(self, key: str) -> None:
        self.read_lists()
        self._choose_template(f"template {key}")
        self.show_template()

    def _choose_template(self, key: object) -> None:
        self._choosing = True
        self._shelf.templates_view.choose(key)
        self._choosing = False
