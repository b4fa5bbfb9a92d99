"""The doors to a letter: which one comes next, and may it be written yet?"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtWidgets import QWidget

from journal.domain import statuses
from journal.domain.codes import FollowUpKind, LetterKind
from journal.domain.next_step import LETTERS, TO_OTHER
from journal.domain.step_codes import FOLLOW_UP_STEPS
from journal.domain.views.letters import LetterCard
from journal.ui.shell.context import PageContext
from journal.ui.shell.front import open_in_front
from journal.ui.shell.going import Going
from journal.ui.shell.hold_question import may_write


class Writing:
    """Whoever wants to write comes through here; the composer shows what becomes of it."""

    def __init__(
        self, context: PageContext, going: Going, open_url: Callable[[QUrl], bool]
    ) -> None:
        self._context = context
        self._library = context.library
        self._going = going
        self._open_url = open_url

    def write_to(
        self,
        contact_id: int,
        kind: LetterKind,
        interview_id: int | None = None,
        about_id: int | None = None,
    ) -> None:
        """Opens the composer; asks first for somebody on hold."""
        if self._library.people.card(contact_id) is None:
            return
        if may_write(self._context, contact_id):
            self._going.compose(contact_id, kind, interview_id, about_id, allowed=True)

    def write_next(self, contact_id: int, interview_id: int | None = None) -> None:
        """The letter of their next step, which may go to whoever has the move; else to them."""
        step = self._library.people.next_step(contact_id)
        if step is not None and step.code in LETTERS:
            go = self._context.navigator
            go.do_step(step, contact_id=contact_id, interview_id=interview_id)
            return
        kind, about = self._library.composing.without_step(contact_id)
        self.write_to(contact_id, kind, about if about is not None else interview_id)

    def next_letter(self, contact_id: int) -> None:
        """The letter to this person that comes next: a request at first, later an update."""
        self.write_to(contact_id, *next_letter(self._context, contact_id))

    def write_for(self, follow_up_id: int) -> None:
        """The letter that a follow-up asks for; the person's next one, where it asks for none."""
        row = self._library.days.follow_up(follow_up_id)
        if row is None or row.contact_id is None:
            return
        kind = LETTERS.get(FOLLOW_UP_STEPS[FollowUpKind(row.kind)])
        if kind is None:
            self.next_letter(row.contact_id)
        else:
            self.write_to(row.contact_id, kind, row.interview_id, row.about_id)

    def print_letter(
        self, window: QWidget, card: LetterCard, subject: str, body: str, *, to_file: bool
    ) -> None:
        """Shows the letter on paper; ``to_file`` asks at once where the PDF is to go."""
        from journal.ui.dialogs.print_letter import PrintLetterDialog

        dialog = PrintLetterDialog(
            self._context, card, subject, body, window, opener=self._open_url
        )
        open_in_front(dialog, window)
        if to_file:
            QTimer.singleShot(0, dialog, dialog.save_pdf)

    def open_link(self, url: str) -> bool:
        """``url`` is encoded: what isn't plain in it must not be encoded once more."""
        return self._open_url(QUrl.fromEncoded(url.encode()))


def next_letter(context: PageContext, contact_id: int) -> tuple[LetterKind, int | None]:
    """Which letter comes next with a person, and about which interview, if about one."""
    people = context.library.people
    step = people.next_step(contact_id)
    if step is not None and step.code in LETTERS.keys() - TO_OTHER:
        kind = LETTERS[step.code]
        rows = people.interviews(contact_id)
        leading = people.leading_interview(contact_id) if len(rows) > 1 else None
        row = statuses.of_letter(kind, rows, leading)
        return kind, row.id if row is not None else None
    return context.library.composing.without_step(contact_id)
