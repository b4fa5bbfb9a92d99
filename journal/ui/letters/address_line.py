"""To whom a letter goes: the name, and the address, which can be put right here."""

from __future__ import annotations

import re
from collections.abc import Hashable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.domain.codes import PointKind
from journal.domain.views.letters import LetterCard
from journal.ui.desk import Desk, Typing
from journal.ui.theme import SPACE
from journal.ui.widgets.form_row import Problem
from journal.ui.widgets.inline_edit import INSET, InlineLineEdit
from journal.ui.widgets.label import Label

_ADDRESS = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]+$")


class AddressLine(QWidget):
    """What is typed is kept with the contact, as their first mail address."""

    def __init__(self, desk: Desk, caption: Label, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._contact: int | None = None
        self._point: int | None = None
        self.edit = InlineLineEdit(placeholder=self.tr("Add a mail address"))
        self.edit.setObjectName("letters.to")
        self.edit.setAccessibleName(self.tr("Mail address"))
        self._typing = Typing(desk, self.edit, "letter.address", self._save)
        self.edit.edited.connect(lambda _text: self.say(""))
        self.edit.left.connect(self._look)
        self.problem = Problem("")
        self.problem.setObjectName("letters.to.problem")
        self.problem.hide()
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(caption)
        line.addWidget(self.edit, 1)
        self._caption = caption
        self._below = QHBoxLayout()
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.addWidget(self.problem, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.tight)
        column.addLayout(line)
        column.addLayout(self._below)
        self.setFocusProxy(self.edit)

    def show_card(self, card: LetterCard, *, another: bool) -> None:
        """Shows the address of a letter's receiver; of one sent, as it is known now.

        ``another``: what was said about the address was said about the letter before.
        """
        another = another or card.contact_id != self._contact
        # First: what was typed for the person before is written, with their point.
        self._typing.show(card.contact_id, card.address)
        self._contact = card.contact_id
        person = self._desk.library.people.card(card.contact_id)
        points = person.points if person is not None else ()
        mail = next((point for point in points if point.kind == PointKind.MAIL), None)
        self._point = mail.id if mail is not None else None
        if another:
            self.say("")

    def address(self) -> str:
        """The address as it stands here."""
        return self.edit.text().strip()

    def is_odd(self) -> bool:
        """Whether something stands here that is no whole address."""
        return bool(self.address()) and _ADDRESS.match(self.address()) is None

    def say(self, problem: str) -> None:
        """What is wrong with the address; "" for nothing."""
        self.problem.set_text(problem)
        self.problem.setVisible(bool(problem))
        self._fit()
        self.edit.setAccessibleDescription(problem)

    def ask(self, problem: str) -> None:
        """Says what is missing, where it can be typed at once."""
        self.say(problem)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_for_whole(self) -> None:
        """Says that the address is no whole one, where it can be put right at once."""
        self.ask(self._odd_words())
        self.edit.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower means more lines of what is wrong."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Sets the problem in under the words of the field, and as high as its lines.

        What is around the line is as high as it wants to be at best, and would cut the letter
        off: so it has to want its height, and not only tell it when asked for a width.
        """
        if self.problem.isHidden():
            return
        set_in = self._caption.width() + INSET  # known late: it follows from the font
        self._below.setContentsMargins(set_in, 0, 0, 0)
        self.problem.setFixedHeight(self.problem.heightForWidth(max(self.width() - set_in, 1)))

    def _look(self, _text: str) -> None:
        self.say(self._odd_words() if self.is_odd() else "")

    def _odd_words(self) -> str:
        return self.tr("No letter would arrive there: is it complete?")

    def _save(self, contact: Hashable, text: str, visit: str) -> None:
        assert isinstance(contact, int)
        self._point = self._desk.library.contacts.set_point(
            contact,
            PointKind.MAIL,
            text,
            point_id=self._point if contact == self._contact else None,
            visit=visit,
        )
