"""Opens the mail program for a letter, and marks it as written afterwards."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from PySide6.QtCore import QCoreApplication, QUrl

from journal.domain.codes import LetterKind, PointKind
from journal.domain.proposals import Event
from journal.errors import KnownError
from journal.ui.shell.context import PageContext
from journal.ui.shell.hold_question import may_write

translate = QCoreApplication.translate


def mailto(address: str) -> QUrl:
    """The link that opens the mail program; whatever isn't plain in the address is encoded."""
    return QUrl.fromEncoded(f"mailto:{quote(address.strip(), safe='@.+-_')}".encode())


class Writing:
    """Sending happens in the mail program, so that it was sent is only known from the user."""

    def __init__(self, context: PageContext, open_url: Callable[[QUrl], bool]) -> None:
        self._context = context
        self._library = context.library
        self._open_url = open_url

    def write_to(self, contact_id: int, kind: LetterKind, interview_id: int | None = None) -> None:
        """Asks first for somebody on hold; without an address it offers the mark alone."""
        card = self._library.people.card(contact_id)
        if card is None or not may_write(self._context, contact_id):
            return
        address = card.first(PointKind.MAIL)
        if not address:
            text = translate("Writing", "No mail address of {name} is known yet").format(
                name=card.name
            )
        elif self._open_url(mailto(address)):
            text = translate("Writing", "Opened in your mail program")
        else:
            text = translate(
                "Writing", "No mail program answered; the address is {address}"
            ).format(address=address)
        self._context.notifier.say(
            text,
            action=_marks()[kind],
            run=lambda: self._mark(contact_id, kind, interview_id),
        )

    def _mark(self, contact_id: int, kind: LetterKind, interview_id: int | None) -> None:
        try:
            self._library.letters.written(
                # Whoever is on hold was asked about before the mail program opened.
                contact_id,
                kind,
                _words()[kind],
                interview_id=interview_id,
                anyway=True,
            )
        except KnownError as error:
            self._context.notifier.problem(error)
            return
        self._context.notifier.done(_marked()[kind])
        if kind is LetterKind.REQUEST:
            self._context.navigator.propose(Event.REQUEST_SENT, contact_id)


def _marks() -> dict[LetterKind, str]:
    """What is offered after the mail program was opened."""
    k = LetterKind
    return {
        k.REQUEST: translate("Writing", "Mark as asked"),
        k.QUESTIONS: translate("Writing", "Mark as sent"),
        k.CONFIRMATION: translate("Writing", "Mark as confirmed"),
        k.THANK_YOU: translate("Writing", "Mark as thanked"),
        k.THANK_REFERRER: translate("Writing", "Mark as thanked"),
        k.CHECK_BACK: translate("Writing", "Mark as written"),
        k.UPDATE: translate("Writing", "Mark as written"),
        k.GOOD_NEWS: translate("Writing", "Mark as written"),
    }


def _marked() -> dict[LetterKind, str]:
    """What is said once it is marked."""
    k = LetterKind
    return {
        k.REQUEST: translate("Writing", "Marked as asked"),
        k.QUESTIONS: translate("Writing", "Marked as sent"),
        k.CONFIRMATION: translate("Writing", "Marked as confirmed"),
        k.THANK_YOU: translate("Writing", "Marked as thanked"),
        k.THANK_REFERRER: translate("Writing", "Marked as thanked"),
        k.CHECK_BACK: translate("Writing", "Marked as written"),
        k.UPDATE: translate("Writing", "Marked as written"),
        k.GOOD_NEWS: translate("Writing", "Marked as written"),
    }


def _words() -> dict[LetterKind, str]:
    """What the timeline says of it."""
    k = LetterKind
    return {
        k.REQUEST: translate("Writing", "Asked for a conversation"),
        k.QUESTIONS: translate("Writing", "Sent my questions"),
        k.CONFIRMATION: translate("Writing", "Confirmed the meeting"),
        k.THANK_YOU: translate("Writing", "Thanked"),
        k.THANK_REFERRER: translate("Writing", "Thanked for the referral"),
        k.CHECK_BACK: translate("Writing", "Checked back"),
        k.UPDATE: translate("Writing", "Wrote an update"),
        k.GOOD_NEWS: translate("Writing", "Told the good news"),
    }
