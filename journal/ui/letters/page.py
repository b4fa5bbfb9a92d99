"""The page of letters: drafts, what was sent, the templates; and the composer beside them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from journal.domain.changes import Kind
from journal.domain.codes import Channel, LetterKind
from journal.domain.views.letters import LetterCard
from journal.ui.desk import Desk
from journal.ui.letters import menus
from journal.ui.letters.acts import Acts
from journal.ui.letters.composer import Composer
from journal.ui.letters.opened import Opened
from journal.ui.letters.shelf import LETTERS, TEMPLATES, Shelf
from journal.ui.letters.template_editor import TemplateEditor
from journal.ui.shell.context import PageContext
from journal.ui.shell.page import Chosen, Page
from journal.ui.widgets.beside import Beside
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
        self.shelf = Shelf(self.library)
        self.shelf.changed.connect(self._switched)
        self.shelf.several.connect(lambda: self.context.navigator.plan_visit())
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self._fill_menu(menu))
        self.composer = Composer(self.desk, menu)
        self.templates = TemplateEditor(self.desk)
        nothing = EmptyState("mail", self.tr("Choose a letter, or write one."))
        self.opened = Opened(
            self.desk, self.shelf, self.composer, self.templates, nothing, parent=self
        )
        self.acts = Acts(self.desk, self.opened.show_anew, self.composer.handed)
        self._fill()
        self._connect()

    def _fill(self) -> None:
        self.detail = self.opened.detail
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
            view.chosen.connect(self.opened.choose)
            view.opened.connect(self._open)
            view.picked.connect(self._pick)
        self.shelf.letters_view.menu_wanted.connect(self._show_menu)
        self.shelf.letters_view.delete_wanted.connect(self.acts.delete)
        self.shelf.templates_view.delete_wanted.connect(lambda _key: self.templates.delete())
        composer = self.composer
        composer.head.back_clicked.connect(self._go_to_list)
        self.templates.left.connect(self._go_to_list)
        self.opened.changed.connect(self.header_changed)
        self.opened.entered.connect(self._show_opened)
        composer.left.connect(self._leave)
        composer.sent.connect(lambda channel: self.acts.send(composer, channel))
        composer.mailed.connect(lambda: self.acts.send(composer, Channel.MAIL, opens=False))
        composer.reopened.connect(lambda: self.acts.open_again(composer))
        composer.copied.connect(lambda: self.acts.copy(composer))
        composer.printed.connect(lambda: self.acts.print(composer))
        composer.saved.connect(lambda: self.acts.print(composer, to_file=True))
        composer.kind_wanted.connect(lambda kind: self.acts.change_kind(composer, kind))
        composer.wording_wanted.connect(lambda key: self.acts.reword(composer, key))
        composer.name_wanted.connect(lambda: self.acts.name_me(composer))

    # -- what the window asks --------------------------------------------------------------------

    def title(self) -> str:
        """Its name."""
        return self.tr("Letters")

    def new_command(self) -> str:
        """New writes a letter."""
        return "new.letter"

    def new_is_primary(self) -> bool:
        """Unless a letter is open, which has a button of its own."""
        return self._is_empty() or not self.opened.is_letter() or self.detail.isHidden()

    def chosen(self) -> Chosen:
        """Whom the letter is to."""
        card = self.opened.card()
        return Chosen(card.contact_id, card.interview_id) if card is not None else Chosen()

    def letter(self) -> LetterCard | None:
        """The letter that is open."""
        return self.opened.card()

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
        self.opened.wanted = wanted if isinstance(wanted, int) else None
        self.both.set_list_width(state.get("list"))
        if state.get("shown") == TEMPLATES:
            self.shelf.show_list(TEMPLATES)

    def read(self) -> None:
        """Reads the lists and the letter that is open."""
        self.opened.read_lists()
        self.opened.refresh()
        self._show_stack()

    # -- letters ---------------------------------------------------------------------------------

    def show_letter(self, letter_id: int) -> None:
        """Opens a letter; the list, where it is there no more."""
        self._open_or_list(lambda: self.library.composing.letter(letter_id))

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
        composing = self.library.composing
        card = self._open_or_list(
            lambda: composing.card(contact_id, kind, interview_id, about_id=about_id)
        )
        if card is not None and allowed:
            self.acts.sending.allow(card)

    def _open_or_list(self, find: Callable[[], LetterCard | None]) -> LetterCard | None:
        """Shows the letter; where it or the person is gone (Back leads here too), the list."""
        self.templates.end_visit()
        self.library.autosave.flush()
        self._stale = False
        self.shelf.show_list(LETTERS)
        self.opened.read_lists()
        card = find()
        if card is None:
            self.opened.refresh_letter()
            self._show_stack()
        else:
            self.opened.open_card(card)
        return card

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

    def _open(self, _key: object) -> None:
        self.both.cover(True)
        self.detail.enter()

    def _pick(self, key: object) -> None:
        """A click chooses; where there is room for one only, it opens too."""
        if self.both.is_narrow():
            self._open(key)

    def _switched(self, _code: object) -> None:
        self.library.autosave.flush()
        self.opened.refresh()
        self._show_stack()

    def _show_templates(self) -> None:
        self.shelf.show_list(TEMPLATES)
        self._switched(TEMPLATES)
        self.shelf.enter()

    # -- arranging -------------------------------------------------------------------------------

    def _is_empty(self) -> bool:
        return self._stack.currentWidget() is self.empty

    def _show_stack(self) -> None:
        """The invitation, while there is no letter and none is begun."""
        was_empty = self._is_empty()
        empty = self.shelf.code() == LETTERS and self.shelf.letters.first() is None
        invites = empty and not self.opened.is_letter()
        self._stack.setCurrentWidget(self.empty if invites else self.both)
        if was_empty != self._is_empty():
            self.header_changed.emit()

    def _show_opened(self) -> None:
        self.both.cover(True)
        self._show_stack()

    def _leave(self) -> None:
        """Esc: to where one came from, or to the list."""
        if not self.context.navigator.leave_letter():
            self._go_to_list()

    def _go_to_list(self) -> None:
        self.library.autosave.flush()
        self.both.cover(False)
        if self.opened.leave_new():
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
