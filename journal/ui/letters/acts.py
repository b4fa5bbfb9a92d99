"""What one does with a letter; every change is said, and can be undone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from journal.domain.codes import Channel, LetterKind
from journal.domain.names import shown
from journal.domain.views.letters import LetterCard
from journal.ui.desk import Desk
from journal.ui.letters.composer import Composer
from journal.ui.letters.over import Handed
from journal.ui.letters.sending import Sending, Sent
from journal.ui.shell.telling import told

translate = QCoreApplication.translate


class Acts:
    """``show_anew`` is called with the card of a letter that became another one."""

    def __init__(
        self, desk: Desk, show_anew: Callable[[LetterCard], object], handed: Handed
    ) -> None:
        self.desk = desk
        self.sending = Sending(desk, handed)
        self._show_anew = show_anew
        # Of whom a letter spoke before its kind became this one, which may speak of nobody.
        self._spoken_of: dict[tuple[int, LetterKind], int] = {}

    def send(self, composer: Composer, channel: Channel, *, opens: bool = True) -> None:
        """Sends the letter in the composer, and returns to where one came from.

        ``opens`` false: it went by mail already, only the marks are to be made. That is so too
        for one that the mail program was given before, when it could not be marked.
        """
        card = composer.card()
        if card is None or not composer.is_writing():
            return
        composer.draft.settle()
        card = composer.card() or card
        subject, body = composer.sheet.texts()
        if not body.strip():
            composer.sheet.text.setFocus()
            self.desk.context.notifier.refuse(translate("LetterActs", "There is no text yet."))
            return
        card = card._replace(address=composer.sheet.to.address())
        handed = card in self.sending.handed
        opens = opens and not handed
        if channel is Channel.MAIL and opens and not self._has_address(composer, card):
            return
        if not (handed or composer.ask_for_gaps()):
            return
        self._follow(composer, self.sending.send(card, subject, body, channel, opens=opens))

    def _has_address(self, composer: Composer, card: LetterCard) -> bool:
        """Whether the mail program may be opened; leads to where the address is missing."""
        if not card.address:
            words = translate("LetterActs", "No mail address of {name} is known yet. Type it here.")
            composer.sheet.to.ask(words.format(name=shown(card.name)))
            return False
        if composer.sheet.to.is_odd():
            composer.sheet.to.ask_for_whole()
            return False
        return True

    def _say_no_program(self, composer: Composer) -> None:
        """Nothing answered the link; what was written is there all the same."""
        words = translate(
            "LetterActs",
            "No mail program answered. Copy the text and paste it wherever you write your mail.",
        )
        buttons: list[tuple[str, Callable[[], object]]] = [
            (translate("LetterActs", "Copy text"), lambda: self.copy(composer)),
            (
                translate("LetterActs", "Mark as sent"),
                lambda: self.send_marked(composer, Channel.MAIL),
            ),
        ]
        composer.over.say(words, "today", buttons)

    def send_marked(self, composer: Composer, channel: Channel) -> None:
        """It was sent somehow; only the marks are made."""
        card = composer.card()
        if card is None:
            return
        composer.draft.settle()
        subject, body = composer.sheet.texts()
        sent = self.sending.mark(composer.card() or card, subject, body, channel)
        self._follow(composer, sent)

    def open_again(self, composer: Composer) -> None:
        """The mail program was closed without sending: it gets the letter as it stands now."""
        card = composer.card()
        if card is None:
            return
        composer.draft.settle()
        card = (composer.card() or card)._replace(address=composer.sheet.to.address())
        if self.sending.open(card, *composer.sheet.texts()) is None:
            self._say_no_program(composer)

    def _follow(self, composer: Composer, sent: Sent) -> None:
        if sent.no_program:
            self._say_no_program(composer)
        elif sent.unmarked is not None:
            composer.over.say_unmarked(told(sent.unmarked))
            composer.show_handed()
        elif sent.letter is not None:
            composer.draft.forget()
            self._sent(sent)

    def _sent(self, sent: Sent) -> None:
        letter = sent.letter
        assert letter is not None
        context = self.desk.context
        context.navigator.settle_letter(letter.letter_id)
        card = self.desk.library.composing.letter(letter.letter_id)
        if card is not None:
            self._show_anew(card)  # also when one leaves: it is what one finds here again
        context.navigator.leave_letter()
        context.notifier.done(sent.said)
        if letter.event is not None:
            context.navigator.propose(letter.event, letter.contact_id, letter.interview_id)

    def copy(self, composer: Composer) -> None:
        """Puts the text on the clipboard; what is marked in it stays marked."""
        _subject, body = composer.sheet.texts()
        QGuiApplication.clipboard().setText(body)
        self.desk.context.notifier.say(translate("LetterActs", "Text copied"))

    def print(self, composer: Composer, *, to_file: bool = False) -> None:
        """The letter as it stands, on paper or as a PDF."""
        card = composer.card()
        if card is not None:
            composer.draft.settle()
            navigator = self.desk.context.navigator
            navigator.print_letter(card, *composer.sheet.texts(), to_file=to_file)

    def reword(self, composer: Composer, key: object) -> None:
        """Another wording in place of the text; what was typed comes back with undo."""
        card = composer.card()
        if card is None or not isinstance(key, str):
            return
        written = composer.draft.settle()
        fresh = self.desk.library.composing.card(
            card.contact_id, card.kind, card.interview_id, template=key, about_id=card.about_id
        )
        card = composer.card()
        if fresh is None or card is None:
            return
        if written and card.id is None:  # nothing was typed: there is nothing to lose
            composer.show_card(fresh, key)
            composer.enter()
            return
        composer.replace(fresh)
        if written and composer.draft.settle():  # a step of its own, subject and text together
            composer.sheet.settle()

    def change_kind(self, composer: Composer, kind: object) -> None:
        """Another letter to the same person; the one that was begun is kept as a draft."""
        card = composer.card()
        if card is None or not isinstance(kind, LetterKind) or kind is card.kind:
            return
        composer.draft.settle()
        spoken_of = self._spoken_of.pop((card.contact_id, card.kind), None)
        if card.about_id is not None:
            spoken_of = card.about_id
        other = self.desk.library.composing.another_kind(card, kind, spoken_of)
        if other is None:
            return
        self._spoken_of.clear()
        if spoken_of is not None:
            self._spoken_of[card.contact_id, kind] = spoken_of
        self._show_anew(other)

    def name_me(self, composer: Composer) -> None:
        """Asks for the user's name; it is filled in here, and in every letter from now on."""
        context, library = self.desk.context, self.desk.library
        title = translate("LetterActs", "Your name")
        field = translate("LetterActs", "How you sign your letters")
        gap = composer.my_gap()
        name = context.prompter.ask_text(title, field)
        if name is None or not name.strip():
            return
        composer.draft.settle()
        if not self.desk.attempt(lambda: library.beginning.set_my_name(name)):
            return
        text = composer.sheet.text
        if gap in text.text():  # of a letter that is kept already: the others are filled anew
            text.replace_all(text.text().replace(gap, name.strip()))
        composer.enter()

    def delete(self, letter_id: int) -> None:
        """Deletes a letter; Undo brings it back."""
        library = self.desk.library
        card = library.composing.letter(letter_id)
        if card is None:
            return
        library.autosave.flush()
        if self.desk.attempt(lambda: library.composing.discard(letter_id)):
            words = translate("LetterActs", "Letter to {name} deleted").format(
                name=shown(card.name)
            )
            self.desk.context.notifier.done(words)
