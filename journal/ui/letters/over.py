"""The strip over a letter: what came of sending it, or else whose move it is before it goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from journal.domain.codes import LetterKind
from journal.domain.names import shown
from journal.domain.views.holds import HoldInWay, HoldRow
from journal.domain.views.letters import LetterCard
from journal.services.composing import Composing
from journal.ui.desk import Desk
from journal.ui.widgets.strip import MessageStrip

translate = QCoreApplication.translate
LONGEST_CONDITION = 160  # letters
Buttons = Sequence[tuple[str, Callable[[], object]]]


class Handed:
    """Letters that the mail program was given and that could not be marked as sent yet.

    Kept for as long as the program runs: pressed again, such a letter is only marked.
    """

    def __init__(self) -> None:
        self._letters: dict[tuple[str, int | None], LetterCard] = {}

    def add(self, card: LetterCard) -> None:
        """It was given away."""
        self._letters[_named(card)] = card

    def drop(self, card: LetterCard) -> None:
        """It is marked."""
        self._letters.pop(_named(card), None)

    def follow(self, composing: Composing) -> bool:
        """The journal changed: drops letters that went, whichever way; whether any did."""
        gone = []
        for card in list(self._letters.values()):
            if card.id is not None:
                if not composing.rows([card.id]):
                    gone.append(card)
                continue
            case = (card.contact_id, card.kind, card.interview_id)
            kept = composing.card(*case, about_id=card.about_id)
            if kept is None:
                gone.append(card)
            elif kept.id is not None:
                self.add(card._replace(id=kept.id))
        for card in gone:
            self.drop(card)
        return bool(gone)

    def __contains__(self, card: LetterCard) -> bool:
        return _named(card) in self._letters


def _named(card: LetterCard) -> tuple[str, int | None]:
    """A letter before and after it is kept: its id comes with the first key."""
    return card.case, card.about_id


class _Said(NamedTuple):
    text: str
    role: str
    buttons: Buttons


class Over:
    """What is said lasts while the letter is shown, whatever is read anew meanwhile.

    ``reopen`` gives a letter in ``handed`` to the mail program once more.
    """

    def __init__(
        self,
        desk: Desk,
        strip: MessageStrip,
        handed: Handed,
        reopen: Callable[[], object],
    ) -> None:
        self._desk = desk
        self._strip = strip
        self._handed = handed
        self._reopen = reopen
        self._said: _Said | None = None
        strip.closed.connect(self.forget)

    def say(self, text: str, role: str, buttons: Buttons) -> None:
        """What didn't go as it should."""
        self._said = _Said(text, role, buttons)
        self._show_said()

    def say_unmarked(self, why: str = "") -> None:
        """The mail program has the letter: pressed again, it is only marked."""
        text = translate(
            "Composer",
            "Your mail program has this letter, but it is not marked as sent yet. “Mark as sent”"
            " below opens no second mail.",
        )
        if why:
            text = translate(
                "Composer",
                "Your mail program has this letter, but it could not be marked as sent: {why}\n"
                "“Mark as sent” below tries it again, and opens no second mail.",
            ).format(why=why)
        again = (translate("Composer", "Open the mail again"), self._reopen)
        self.say(text, "overdue" if why else "today", [again])

    def forget(self) -> None:
        """Another letter is shown, or the message was closed."""
        self._said = None

    def show(self, card: LetterCard, *, writing: bool, another: bool) -> None:
        """What there is to say about a letter as it is now; one that is gone needs nothing.

        ``another``: what was said was said about the letter before.
        """
        if another:
            self._said = None
        if not writing:
            self._said = None
        elif another and card in self._handed:
            self.say_unmarked()
        if self._said is not None:
            if self._strip.text() != self._said.text:
                self._show_said()
            return
        found = self._desk.library.guard.of(card.contact_id) if writing else None
        if found is None:
            self._strip.clear()
        else:
            self._show_hold(card, found)

    def _show_said(self) -> None:
        if self._said is not None:
            self._strip.show_message(*self._said)

    def _show_hold(self, card: LetterCard, found: HoldInWay) -> None:
        go, mover = self._desk.context.navigator, found.mover
        buttons: list[tuple[str, Callable[[], object]]] = []
        if mover is not None and not (found.holds and found.holds[0].all_met):
            write = translate("Composer", "Write to {name}").format(name=shown(mover.name))
            buttons = [
                (
                    write,
                    lambda: go.write_to(mover.id, LetterKind.CHECK_BACK, about_id=card.contact_id),
                )
            ]
        elif found.holds:
            opens = translate("Composer", "Open the hold…")
            buttons = [(opens, lambda: go.open_hold(card.contact_id))]
        self._strip.show_message(
            "\n".join(hold_lines(found)), "neutral", buttons, closable=False, icon="hourglass"
        )


def hold_lines(found: HoldInWay) -> list[str]:
    """Why somebody is not to be written to yet: a whole sentence for each hold."""
    if found.holds:
        lines = [_line(found.name, hold) for hold in found.holds]
    elif found.promised_by is not None:
        text = translate("Composer", "{name} is on hold: {mover} promised to introduce you first.")
        lines = [text.format(name=shown(found.name), mover=shown(found.promised_by.name))]
    else:
        lines = [translate("Composer", "{name} is on hold.").format(name=shown(found.name))]
    if found.through:
        names = QLocale().createSeparatedList([shown(each.name) for each in found.through])
        text = translate("Composer", "You may already write to them in the name of {others}.")
        lines.append(text.format(others=names))
    return lines


def _line(name: str, hold: HoldRow) -> str:
    what = "; ".join(shown(each, LONGEST_CONDITION) for each in hold.unmet)
    if hold.all_met:
        text = translate(
            "Composer", "All that {name} was on hold for has happened: the hold can be ended."
        )
    elif hold.owner_gone and what:
        text = translate(
            "Composer", "{name} is on hold, and whoever had the move was deleted: {what}"
        )
    elif hold.owner_gone:
        text = translate("Composer", "{name} is on hold, and whoever had the move was deleted.")
    elif hold.whose_move_id is None and what:
        text = translate("Composer", "{name} is on hold until you have done this: {what}")
    elif hold.whose_move_id is None:
        text = translate("Composer", "{name} is on hold, and it is your move first.")
    elif what:
        text = translate("Composer", "{name} is on hold, and it is {mover}’s move: {what}")
    else:
        text = translate("Composer", "{name} is on hold, and it is {mover}’s move.")
    return text.format(name=shown(name), mover=shown(hold.whose_move), what=what)
