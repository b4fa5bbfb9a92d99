"""The page of letters: drafts, what was sent, the templates; and the composer beside them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from journal.domain.changes import Kind
from journal.domain.codes import Channel, LetterKind
from journal.domain.views.letters import LetterCard
from journal.ui.desk import Desk
from journal.ui.letters import menus
from journal.ui.letters.acts import Acts
from journal.ui.letters.composer import Composer
from journal.ui.letters.shelf import LETTERS, TEMPLATES, Shelf
from journal.ui.letters.template_editor import TemplateEditor
from journal.ui.shell.context import PageContext
from journal.ui.shell.page import Chosen, Page
from journal.ui.widgets.beside import Beside, Detail
from journal.ui.widgets.empty_state import EmptyState


class LettersPage(Page):
    """List and composer, beside each other or one over the other."""

    code = "letters"
    kinds = frozenset(
        {
            Kind.LETTER,
            Kind.LETTER_TEMPLATE,
            Kind.CONTACT,
            Kind.POINT,
            Kind.HOLD,
            Kind.HOLD_CONDITION,
            Kind.REFERRAL,
            Kind.INTERVIEW,
            Kind.PROFILE,
            Kind.TOUCH,
            Kind.HINT_DISMISSAL,
        }
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.desk = Desk(context, self, self.read)
        self.acts = Acts(self.desk, self._show_anew)
        self._reading = False
        self._wanted: int | None = None
        self.shelf = Shelf(self.library)
        self.shelf.changed.connect(self._switched)
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self._fill_menu(menu))
        self.composer = Composer(self.desk, menu)
        self.templates = TemplateEditor(self.desk)
        self._fill()
        self._connect()

    def _fill(self) -> None:
        self._nothing = EmptyState("mail", self.tr("Choose a letter, or write one."))
        self.detail = Detail()
        for each in (self.composer, self.templates, self._nothing):
            self.detail.addWidget(each)
        self.both = Beside(self.shelf, self.detail)
        self.both.narrowed.connect(self.composer.head.set_covering)
        self.both.narrowed.connect(self.templates.set_covering)
        self.both.arranged.connect(self.header_changed)
        self.empty = EmptyState(
            "mail",
            self.tr("Write the first request; the words are ready, you add the person."),
            self.tr("Write a request"),
            self.tr("See the words"),
        )
        self.empty.button.setObjectName("letters.empty.write")
        self.empty.acted.connect(lambda: self.context.navigator.new_letter())
        self.empty.link_clicked.connect(lambda: self._show_templates())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.both)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _connect(self) -> None:
        for view in (self.shelf.letters_view, self.shelf.templates_view):
            view.chosen.connect(self._choose)
            view.opened.connect(self._open)
            view.picked.connect(self._pick)
        self.shelf.letters_view.menu_wanted.connect(self._show_menu)
        self.shelf.letters_view.delete_wanted.connect(self.acts.delete)
        self.shelf.templates_view.delete_wanted.connect(lambda _key: self.templates.delete())
        composer = self.composer
        composer.head.back_clicked.connect(self._go_to_list)
        self.templates.left.connect(self._go_to_list)
        self.templates.made.connect(self._show_wording)
        composer.left.connect(self._leave)
        composer.sent.connect(lambda channel: self.acts.send(composer, channel))
        composer.mailed.connect(lambda: self.acts.send(composer, Channel.MAIL, opens=False))
        composer.copied.connect(lambda: self.acts.copy(composer))
        composer.printed.connect(lambda: self.acts.print(composer))
        composer.saved.connect(lambda: self.acts.print(composer, to_file=True))
        composer.kind_wanted.connect(self._change_kind)
        composer.wording_wanted.connect(lambda key: self.acts.reword(composer, key))
        composer.name_wanted.connect(lambda: self.acts.name_me(composer))
        composer.draft.made.connect(self._made)

    # -- what the window asks --------------------------------------------------------------------

    def title(self) -> str:
        """Its name."""
        return self.tr("Letters")

    def new_command(self) -> str:
        """New writes a letter."""
        return "new.letter"

    def new_is_primary(self) -> bool:
        """Unless a letter is open, which has a button of its own."""
        opened = self.detail.currentWidget() is self.composer and not self.detail.isHidden()
        return self._is_empty() or not opened

    def chosen(self) -> Chosen:
        """Whom the letter is to."""
        card = self.composer.card() if self.detail.currentWidget() is self.composer else None
        return Chosen(card.contact_id, card.interview_id) if card is not None else Chosen()

    def focus_first(self) -> None:
        """To the list, into the letter where that covers it, or to the invitation."""
        if self._is_empty():
            self.empty.setFocus()
        elif self.both.is_covering():
            self.detail.enter()
        else:
            self.shelf.enter()

    def state(self) -> dict[str, object]:
        """The letter, which list, and how wide that is."""
        card = self.composer.card()
        return {
            "letter": card.id if card is not None else None,
            "list": self.both.list_width(),
            "shown": self.shelf.code(),
        }

    def restore(self, state: dict[str, object]) -> None:
        """Takes back what ``state`` gave; what makes no sense is passed over."""
        wanted = state.get("letter")
        self._wanted = wanted if isinstance(wanted, int) else None
        self.both.set_list_width(state.get("list"))
        if state.get("shown") == TEMPLATES:
            self.shelf.show_list(TEMPLATES)

    def read(self) -> None:
        """Reads the lists and the letter that is open."""
        self._read_lists()
        if self.shelf.code() == TEMPLATES:
            self._show_template()
        else:
            self._refresh_letter()
        self._show_stack()

    # -- letters ---------------------------------------------------------------------------------

    def show_letter(self, letter_id: int) -> None:
        """Opens a letter; the list, where it is there no more."""
        self._begin_showing()
        card = self.library.composing.letter(letter_id)
        if card is None:
            self._refresh_letter()
            self._show_stack()
            return
        self._wanted = letter_id
        self._open_card(card)

    def write(
        self,
        contact_id: int,
        kind: LetterKind,
        interview_id: int | None = None,
        about_id: int | None = None,
        *,
        allowed: bool = False,
    ) -> None:
        """Opens the composer with the letter begun, or one filled from its template.

        ``allowed``: the user was asked about a hold already.
        """
        self._begin_showing()
        card = self.library.composing.card(contact_id, kind, interview_id, about_id=about_id)
        if card is None:  # the person is gone, and Back leads here
            self._refresh_letter()
            self._show_stack()
            return
        if allowed:
            self.acts.sending.allow(card)
        self._wanted = card.id
        self._open_card(card)

    def _begin_showing(self) -> None:
        self.templates.end_visit()
        self.library.autosave.flush()
        self._stale = False
        self.shelf.show_list(LETTERS)
        self._read_lists()

    def _open_card(self, card: LetterCard) -> None:
        self._reading = True
        self.shelf.letters_view.choose(card.id)
        self._reading = False
        self._show_card(card)
        self.both.cover(True)
        self._show_stack()
        self.composer.enter()
        self.context.navigator.choose_contact(card.contact_id)

    def _show_card(self, card: LetterCard) -> None:
        self.composer.show_card(card)
        self.detail.setCurrentWidget(self.composer)
        self.header_changed.emit()

    def _show_anew(self, card: LetterCard) -> None:
        """The letter in the composer became another one: sent, or of another kind."""
        self._read_lists()
        self._wanted = card.id
        self._open_card(card)

    def _read_lists(self) -> None:
        composing = self.library.composing
        self._reading = True
        self.shelf.letters.set_rows(composing.rows())
        self.shelf.templates.set_rows(composing.templates())
        self._reading = False

    def _refresh_letter(self) -> None:
        """What is shown stays, as far as it is there; a new letter isn't in the list yet."""
        shown, composing = self.composer.card(), self.library.composing
        if shown is not None and shown.id is None:
            fresh = composing.card(
                shown.contact_id, shown.kind, shown.interview_id, about_id=shown.about_id
            )
            if fresh is not None:
                self.composer.refresh_card(fresh)
                self.detail.setCurrentWidget(self.composer)
                return
        current = self._wanted if self.shelf.letters.row(self._wanted) else None
        if current is None:
            current = self.shelf.letters.first()
        self._wanted = current
        self._reading = True
        self.shelf.letters_view.choose(current)
        self._reading = False
        card = composing.letter(current) if current is not None else None
        if card is None:
            self.composer.draft.show(None)
            self.detail.setCurrentWidget(self._nothing)
        elif shown is not None and shown.id == card.id and shown.state is card.state:
            self.composer.refresh_card(card)
            self.detail.setCurrentWidget(self.composer)
        else:
            self._show_card(card)

    def _made(self, letter_id: int) -> None:
        """A new letter was kept: now it stands in the list."""
        self._wanted = letter_id
        self._read_lists()
        self._reading = True
        self.shelf.letters_view.choose(letter_id)
        self._reading = False
        card = self.composer.card()
        if card is not None:
            self.composer.head.show_card(card)
        self.context.navigator.settle_letter(letter_id)

    def _change_kind(self, kind: object) -> None:
        card = self.composer.card()
        if card is None or not isinstance(kind, LetterKind) or kind is card.kind:
            return
        self.composer.draft.settle()
        other = self.library.composing.card(card.contact_id, kind, card.interview_id)
        if other is not None:
            self._show_anew(other)

    def delete_chosen(self) -> None:
        """Deletes the letter that is open, or the user's own wording."""
        if self.shelf.code() == TEMPLATES:
            self.templates.delete()
            return
        card = self.composer.card()
        if card is None:
            self.context.notifier.refuse(self.tr("Choose first what to delete."))
        elif card.id is None:
            self._go_to_list()  # nothing of it was kept
        else:
            self.acts.delete(card.id)

    # -- lists -----------------------------------------------------------------------------------

    def _choose(self, key: object) -> None:
        if self._reading or key is None:
            return
        self.library.autosave.flush()
        if self.shelf.code() == TEMPLATES:
            self._show_template()
            return
        card = self.library.composing.letter(key) if isinstance(key, int) else None
        if card is not None:
            self._wanted = card.id
            self._show_card(card)
            self.context.navigator.choose_contact(card.contact_id)

    def _open(self, _key: object) -> None:
        self.both.cover(True)
        self.detail.enter()

    def _pick(self, key: object) -> None:
        """A click chooses; where there is room for one only, it opens too."""
        if self.both.is_narrow():
            self._open(key)

    def _switched(self, _code: object) -> None:
        self.library.autosave.flush()
        if self.shelf.code() == TEMPLATES:
            self._show_template()
        else:
            self._refresh_letter()
        self._show_stack()

    def _show_templates(self) -> None:
        self.shelf.show_list(TEMPLATES)
        self._switched(TEMPLATES)
        self.shelf.enter()

    def _show_template(self) -> None:
        view, rows = self.shelf.templates_view, self.shelf.templates
        if rows.row(view.current()) is None:
            self._reading = True
            view.choose(rows.first())
            self._reading = False
        item = rows.row(view.current())
        if item is not None:
            self.templates.show_template(item.template)
        self.detail.setCurrentWidget(self.templates)
        self.header_changed.emit()

    def _show_wording(self, key: str) -> None:
        self._read_lists()
        self._reading = True
        self.shelf.templates_view.choose(f"template {key}")
        self._reading = False
        self._show_template()

    # -- arranging -------------------------------------------------------------------------------

    def _is_empty(self) -> bool:
        return self._stack.currentWidget() is self.empty

    def _show_stack(self) -> None:
        """The invitation, while there is no letter and none is begun."""
        was_empty = self._is_empty()
        composing = self.detail.currentWidget() is self.composer
        empty = self.shelf.code() == LETTERS and self.shelf.letters.first() is None
        self._stack.setCurrentWidget(self.empty if empty and not composing else self.both)
        if was_empty != self._is_empty():
            self.header_changed.emit()

    def _leave(self) -> None:
        """Esc: to where one came from, or to the list."""
        if not self.context.navigator.leave_letter():
            self._go_to_list()

    def _go_to_list(self) -> None:
        self.library.autosave.flush()
        self.both.cover(False)
        card = self.composer.card()
        if card is not None and card.id is None:  # nothing was written into it
            self.composer.draft.show(None)
            self._refresh_letter()
            self._show_stack()
        self.focus_first()

    def _fill_menu(self, menu: QMenu) -> None:
        card = self.composer.card()
        if card is not None:
            menus.fill(menu, card, self.composer, self.acts.delete)

    def _show_menu(self, letter_id: int, place: QPoint) -> None:
        card = self.composer.card()
        if card is None or card.id != letter_id:
            return
        menu = QMenu(self)
        menu.setObjectName("letters.list.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menus.fill(menu, card, self.composer, self.acts.delete)
        menu.popup(place)
