"""Sends a letter through the user's own means, and marks it as sent."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from journal.domain.codes import Channel
from journal.domain.letters.mailto import mail_link
from journal.domain.letters.placeholders import gaps_in
from journal.domain.views.holds import Referrer
from journal.domain.views.letters import LetterCard
from journal.errors import KnownError
from journal.services.composing import SentLetter
from journal.ui.desk import Desk
from journal.ui.letters.over import Handed
from journal.ui.shell.hold_question import may_write

translate = QCoreApplication.translate


class Sent(NamedTuple):
    """What came of it: ``letter`` is None where nothing was sent; ``no_program`` answered.

    ``unmarked``: the mail program has the letter, and why it could not be marked as sent.
    """

    letter: SentLetter | None = None
    no_program: bool = False
    said: str = ""
    unmarked: KnownError | None = None


class Asked(NamedTuple):
    """What was asked before a letter: about which one, and what stood in the way."""

    case: str
    holds: tuple[int, ...]
    promised_by: Referrer | None


class Sending:
    """Asks first for somebody on hold, once for each letter; a hold that is new is asked about."""

    def __init__(self, desk: Desk, handed: Handed) -> None:
        self._desk = desk
        self.handed = handed
        self._allowed: Asked | None = None

    def allow(self, card: LetterCard) -> None:
        """The question was put already, at the door."""
        self._allowed = self._question(card)

    def _question(self, card: LetterCard) -> Asked | None:
        """What there is to ask before this letter is sent now; None for nothing."""
        found = self._desk.library.guard.of(card.contact_id)
        if found is None:
            return None
        ids = tuple(sorted(hold.id for hold in found.holds))
        return Asked(card.case, ids, found.promised_by)

    def send(
        self, card: LetterCard, subject: str, body: str, channel: Channel, *, opens: bool = True
    ) -> Sent:
        """Opens the mail program, or only marks where it goes another way.

        ``opens`` false: it went by mail already.
        """
        question = self._question(card)
        if question not in (None, self._allowed):
            if not may_write(self._desk.context, card.contact_id):
                return Sent()
            self._allowed = question
        if not opens:
            return self.mark(card, subject, body, channel, marked(channel))
        said = ""
        if channel is Channel.MAIL:
            opened = self.open(card, subject, body)
            if opened is None:
                return Sent(no_program=True)
            said = opened
            self.handed.add(card)
        return self.mark(card, subject, body, channel, said)

    def open(self, card: LetterCard, subject: str, body: str) -> str | None:
        """Hands a letter to the mail program: what is to be said of it; None: none answered."""
        link, said = mail_link(card.address, subject, body), ""
        if link.without_text:
            # Before the program opens: it takes the keyboard, and there one pastes.
            QGuiApplication.clipboard().setText(body)
            said = translate(
                "Sending", "Too long for a link: paste the text, it is copied. Marked as sent."
            )
        return said if self._desk.context.navigator.open_link(link.url) else None

    def mark(
        self, card: LetterCard, subject: str, body: str, channel: Channel, said: str = ""
    ) -> Sent:
        """Only marks it; whoever is on hold was asked about before."""
        composing = self._desk.library.composing
        try:
            letter = composing.send(card, subject, body, channel, anyway=True)
        except KnownError as error:
            if card in self.handed:
                return Sent(unmarked=error)
            self._desk.context.notifier.problem(error)
            return Sent()
        self._allowed = None  # the next letter is another question
        self.handed.drop(card)
        return Sent(letter, said=said or _said(channel, subject, body))


def _said(channel: Channel, subject: str, body: str) -> str:
    """What was done; a gap that stayed is told, since it can still be filled in there."""
    if channel is Channel.MAIL and (gaps_in(body) or gaps_in(subject)):
        return translate("Sending", "Marked as sent. Something in it is still to be filled in.")
    return marked(channel)


def marked(channel: Channel) -> str:
    """What is said once a letter is marked."""
    return {
        Channel.HAND: translate("Sending", "Marked as sent by hand"),
        Channel.LINKEDIN: translate("Sending", "Marked as sent on LinkedIn"),
        Channel.PHONE: translate("Sending", "Marked as said on the phone"),
        Channel.IN_PERSON: translate("Sending", "Marked as said in person"),
    }.get(channel, translate("Sending", "Marked as sent"))
