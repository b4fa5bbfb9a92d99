"""The head of an interview: with whom, when and where, how far it is, and what comes next."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QSpacerItem, QVBoxLayout, QWidget

from journal.domain.codes import Format
from journal.domain.next_step import ActionCode, NextStep
from journal.domain.statuses import was_held
from journal.domain.step_codes import ACTIONS
from journal.domain.views.meetings import InterviewCard, InterviewRow
from journal.ui import show, step_words
from journal.ui.desk import Desk, Typing
from journal.ui.interviews.accent_button import AccentButton
from journal.ui.interviews.status_line import StatusLine
from journal.ui.labels import label
from journal.ui.theme import SPACE, kind_font
from journal.ui.widgets.buttons import IconButton, MenuButton
from journal.ui.widgets.chip import ChipButton
from journal.ui.widgets.elided_label import ElidedLabel
from journal.ui.widgets.empty_state import Picture
from journal.ui.widgets.inline_edit import InlineLineEdit
from journal.ui.widgets.link_label import INSET, LinkLabel
from journal.ui.widgets.plain import tip

LEAST = 380
"""Width to which it can be squeezed: long words are cut, the buttons get a line of their own."""


class Header(QWidget):
    """``menu`` is filled by the page; ``step_clicked`` asks for the next step to be done."""

    step_clicked = Signal()
    status_wanted = Signal(object)
    substitute_wanted = Signal()
    back_clicked = Signal()

    def __init__(self, desk: Desk, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._card: InterviewCard | None = None
        self._make_words(menu)
        self._make_step()
        self._fill()

    def _make_words(self, menu: QMenu) -> None:
        self.back = IconButton("arrow-left", self.tr("Back to the list"))
        self.back.setObjectName("interviews.back")
        self.back.clicked.connect(self.back_clicked)
        self.name = LinkLabel("", "title", "text")
        self.name.setObjectName("interviews.header.name")
        self.name.setAccessibleDescription(self.tr("Opens the contact"))
        self.name.clicked.connect(self._show_contact)
        self.job = ElidedLabel("", role="muted")
        self.hold = ChipButton("hourglass", self.tr("on hold"), "neutral")
        self.hold.setObjectName("interviews.header.hold")
        self.hold.setAccessibleDescription(self.tr("Shows what is waited for"))
        self.hold.clicked.connect(self._open_hold)
        self.more = MenuButton("ellipsis", self.tr("More for this interview"), menu)
        self.more.setObjectName("interviews.header.more")
        self.when = LinkLabel("", role="text")
        self.when.setObjectName("interviews.header.when")
        self.when.setAccessibleDescription(self.tr("Sets when, where and how you meet"))
        self.when.clicked.connect(self._schedule)
        self.format = LinkLabel("", role="text")
        self.format.setObjectName("interviews.header.format")
        self.format.clicked.connect(self._choose_format)
        self.place = InlineLineEdit(placeholder=self.tr("Place or link"))
        self.place.setObjectName("interviews.header.place")
        self.place.setAccessibleName(self.tr("Place or link"))
        self._typing = Typing(self._desk, self.place, "interview.place", self._save_place)

    def _make_step(self) -> None:
        self.status = StatusLine()
        self.status.wanted.connect(self.status_wanted)
        self.status.substitute_wanted.connect(self.substitute_wanted)
        self._step_icon = Picture("arrow-right", 16, "muted")
        self.sentence = ElidedLabel()
        self.sentence.setObjectName("interviews.header.sentence")
        self.print = AccentButton(self.tr("Print sheet…"))
        self.print.setObjectName("interviews.header.print")
        self.print.clicked.connect(self._print)
        self.step = AccentButton()
        self.step.setObjectName("interviews.header.step")
        self.step.clicked.connect(self.step_clicked)

    def _fill(self) -> None:
        first = _row(SPACE.small)
        first.addWidget(self.back)
        first.addWidget(self.name)
        first.addWidget(self.job, 1, Qt.AlignmentFlag.AlignBottom)
        first.addStretch(0)
        first.addWidget(self.hold)
        first.addWidget(self.more)
        self.name.setContentsMargins(0, 0, 0, 0)
        gap = QFontMetrics(kind_font("title")).descent() - self.job.fontMetrics().descent()
        self.job.setContentsMargins(0, 0, 0, max(gap, 0) + 2)
        self._second = _row(SPACE.tight)
        for widget in (self.when, self.format):
            self._second.addWidget(widget)
        self._second.addWidget(self.place, 1)
        self._next = QWidget()
        following = _row(SPACE.small - 2)
        self._next.setLayout(following)
        self._lead = QSpacerItem(0, 0)
        following.addItem(self._lead)
        following.addWidget(self._step_icon)
        following.addWidget(self.sentence, 1)
        self._second.addWidget(self._next)
        self._third = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._third.setContentsMargins(0, 0, 0, 0)
        self._third.setSpacing(SPACE.small)
        self._third.addWidget(self.status, 1)
        self._buttons = _row(SPACE.small)
        self._buttons.addStretch(0)  # the next step, when it stands here, has all the room
        self._buttons.addWidget(self.print)
        self._buttons.addWidget(self.step)
        self._third.addLayout(self._buttons)
        across = QHBoxLayout(self)
        side = SPACE.page - INSET  # links and chips keep their words from their edge
        across.setContentsMargins(side, SPACE.card, side, SPACE.small)
        across.setSpacing(0)
        column = QVBoxLayout()
        across.addLayout(column, 1)
        across.addSpacing(INSET)
        column.setSpacing(SPACE.tight)
        column.addLayout(first)
        column.addLayout(self._second)
        column.addSpacing(SPACE.tight)
        column.addLayout(self._third)

    def show_card(self, card: InterviewCard, step: NextStep | None) -> None:
        """Shows an interview and what comes next with it."""
        self._card = card
        row, now = card.row, self._desk.now()
        self.name.setText(row.name)
        self.name.setToolTip(tip(row.name))
        self.job.setText(self._who(row))
        self.hold.setVisible(row.on_hold)
        self.when.setText(_when(card, now))
        self.when.setHidden(row.start is None and row.format == Format.LETTER)
        form = Format(row.format) if row.format in set(Format) else None
        self.format.setText(label(form) if form else row.format)
        self.format.setAccessibleName(self.tr("Format: {format}").format(format=self.format.text()))
        self._typing.show(card.id, row.place)
        self.status.show_status(row.status, asked=row.requested_on is not None)
        self.show_step(step)

    def _who(self, row: InterviewRow) -> str:
        """What they do, and for whom they came."""
        both = self.tr("{role}, {company}").format(role=row.role, company=row.company)
        job = both if row.role and row.company else row.role or row.company
        if not row.instead_of:
            return job
        if not job:
            return self.tr("instead of {name}").format(name=row.instead_of)
        return self.tr("{job}, instead of {name}").format(job=job, name=row.instead_of)

    def show_step(self, step: NextStep | None) -> None:
        """The sentence and the button of the next step."""
        known = step is not None and self._card is not None
        self._next.setVisible(known)
        if step is None or self._card is None:
            self.step.hide()
            return
        role = step_words.role(step)
        role = role if role in ("overdue", "today") else "muted"
        self._step_icon.set(step_words.icon(step), role)
        name = self._card.row.name
        self.sentence.set_role(role)
        self.sentence.setText(step_words.sentence(step, name, self._desk.now()))
        self.sentence.setToolTip(tip(step_words.details(step)))
        self.step.setText(step_words.button(step))
        prints = ACTIONS[step.code] is ActionCode.PRINT_SHEET
        self.print.setVisible(not prints)
        self.step.setVisible(bool(self.step.text()))
        self._arrange()

    def set_covering(self, covering: bool) -> None:
        """Whether it covers the list and so needs a way back."""
        self.back.setVisible(covering)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two lines where one has no room."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """See ``LEAST``."""
        return QSize(LEAST, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        """The status and the buttons in one line where both fit."""
        needed = self.status.minimumSizeHint().width() + self._buttons_width() + 3 * SPACE.page
        narrow = self.width() < needed
        directions = QBoxLayout.Direction
        wanted = directions.TopToBottom if narrow else directions.LeftToRight
        if wanted == self._third.direction():
            return
        self._third.setDirection(wanted)
        # At the start of a line it stands under the words of the links, not under their edge.
        self._lead.changeSize(INSET if narrow else 0, 0)
        if narrow:
            self._second.removeWidget(self._next)
            self._buttons.insertWidget(0, self._next, 1)
        else:
            self._buttons.removeWidget(self._next)
            self._second.addWidget(self._next)

    def _buttons_width(self) -> int:
        shown = [button for button in (self.print, self.step) if not button.isHidden()]
        return sum(button.sizeHint().width() + SPACE.small for button in shown)

    def _show_contact(self) -> None:
        if self._card is not None:
            self._desk.context.navigator.show_contact(self._card.row.contact_id)

    def _open_hold(self) -> None:
        if self._card is not None:
            self._desk.context.navigator.open_hold(self._card.row.contact_id)

    def _schedule(self) -> None:
        if self._card is not None:
            self._desk.library.autosave.flush()
            self._desk.context.navigator.schedule(self._card.id)

    def _print(self) -> None:
        if self._card is not None:
            self._desk.library.autosave.flush()
            self._desk.context.navigator.print_sheet(self._card.id)

    def _choose_format(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("interviews.header.formats")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for form in Format:
            action = menu.addAction(label(form))
            action.setCheckable(True)
            action.setChecked(self._card is not None and self._card.row.format == form)
            action.triggered.connect(lambda _checked=False, form=form: self.set_format(form))
        menu.popup(self.format.mapToGlobal(self.format.rect().bottomLeft()))

    def set_format(self, form: Format) -> None:
        """Another way of meeting."""
        card = self._card
        if card is not None:
            set_field = self._desk.library.meetings.set_field
            self._desk.attempt(lambda: set_field(card.id, "format", form))

    def _save_place(self, interview: object, text: str, visit: str) -> None:
        assert isinstance(interview, int)
        self._desk.library.meetings.set_field(
            interview, "place", text, visit=visit, origin=self._desk.origin
        )


def _row(spacing: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    return row


def _when(card: InterviewCard, now: datetime) -> str:
    """When one meets; once it is over, when one really met."""
    begun, ended = card.held_from, card.held_until
    if begun is None or not was_held(card.row.status):
        return show.when(card.row.start, card.row.minutes, now)
    zone = card.row.start.tzinfo if card.row.start else now.tzinfo
    minutes = round((ended - begun).total_seconds() / 60) if ended else 0
    return show.when(begun.astimezone(zone), max(minutes, 0), now)
