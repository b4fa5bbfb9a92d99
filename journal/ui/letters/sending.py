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
from journal.services.composing import SentLetter
from journal.ui.desk import Desk
from journal.ui.shell.hold_question import may_write

translate = QCoreApplication.translate


class Sent(NamedTuple):
    """What came of it: ``letter`` is None where nothing was sent; ``no_program`` answered."""

    letter: SentLetter | None = None
    no_program: bool = False
    said: str = ""


class Asked(NamedTuple):
    """What was asked before a letter: about which one, and what stood in the way."""

    case: str
    holds: tuple[int, ...]
    promised_by: Referrer | None


class Sending:
    """Asks first for somebody on hold, once for each letter; a hold that is new is asked about."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
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
        go = self._desk.context.navigator
        question = self._question(card)
        if question not in (None, self._allowed):
            if not may_write(self._desk.context, card.contact_id):
                return Sent()
            self._allowed = question
        said = ""
        if not opens:
            said = marked(channel)
        elif channel is Channel.MAIL:
            link = mail_link(card.address, subject, body)
            if link.without_text:
                # Before the program opens: it takes the keyboard, and there one pastes.
                QGuiApplication.clipboard().setText(body)
                said = translate(
                    "Sending", "Too long for a link: paste the text, it is copied. Marked as sent."
                )
            if not go.open_link(link.url):
                return Sent(no_program=True)
        return self.mark(card, subject, body, channel, said)

    def mark(
        self, card: LetterCard, subject: str, body: str, channel: Channel, said: str = ""
    ) -> Sent:
        """Only marks it; whoever is on hold was asked about before."""
        found: list[SentLetter] = []

        def send() -> None:
            composing = self._desk.library.composing
            found.append(composing.send(card, subject, body, channel, anyway=True))

        if self._desk.attempt(send):
            self._allowed = None  # the next letter is another question
        return Sent(found[0], said=said or _said(channel, subject, body)) if found else Sent()


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
