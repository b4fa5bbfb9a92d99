"""The right side of People: one person on one scrolling page, edited in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journal.domain.changes import ChangeSet
from journal.domain.next_step import ACTIONS, ActionCode, NextStep, NextStepCode
from journal.domain.views.meetings import InterviewRow
from journal.domain.views.people import PersonCard, TimelineItem
from journal.ui.people.about import AboutSection
from journal.ui.people.commands import PersonCommands
from journal.ui.people.fields import FieldKeeper
from journal.ui.people.header import PersonHeader, Suggest
from journal.ui.people.next_step import NextStepStrip
from journal.ui.people.notes import listening, research
from journal.ui.people.path import PathLine
from journal.ui.people.referrals import ReferredSection, ReferrersSection
from journal.ui.people.section_column import LINK_INSET, SectionColumn
from journal.ui.people.timeline import TimelineSection
from journal.ui.shell.context import PageContext
from journal.ui.theme import SIZE, SPACE
from journal.ui.widgets.buttons import PlainButton
from journal.ui.widgets.inline_edit import INSET
from journal.ui.widgets.label import Label

LEAST_WIDTH = 420
MARGIN = SPACE.page - INSET  # words begin at the margin of the page


class PersonDetail(QScrollArea):
    """``left`` when Esc or Back leads to the list; ``gone_to`` with another person's id."""

    left = Signal()
    gone_to = Signal(object)

    def __init__(
        self,
        context: PageContext,
        commands: PersonCommands,
        roles: Suggest,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._library = context.library
        self._commands = commands
        self._card: PersonCard | None = None
        self._interviews: list[InterviewRow] = []
        self.keeper = FieldKeeper(context.library, self)
        self.setObjectName("people.detail")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(LEAST_WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._make_parts(roles)
        self._lay_out()
        self._connect()
        self._show_nobody(True)

    def _make_parts(self, roles: Suggest) -> None:
        library, keeper = self._library, self.keeper
        self.back = PlainButton(self.tr("Back"), "arrow-left")
        self.back.setObjectName("people.detail.back")
        self.back.clicked.connect(self.left)
        self.hint = Label(self.tr("Choose somebody to see them here."), "body", "muted", wrap=True)
        self.hint.setObjectName("people.detail.hint")
        self.header = PersonHeader(library, keeper, roles)
        self.path = PathLine()
        self.strip = NextStepStrip()
        self.about = AboutSection(library, keeper, self._commands)
        self.research = research(library, keeper)
        self.listening = listening(library, keeper)
        self.timeline = TimelineSection()
        self.referrers = ReferrersSection(library, self._commands)
        self.referred = ReferredSection(library, self._commands)

    def _lay_out(self) -> None:
        body = QWidget()
        self.person = QWidget()
        page = QVBoxLayout(body)
        page.setContentsMargins(MARGIN, SPACE.small, MARGIN, SPACE.page)
        page.setSpacing(0)
        self._page = page
        self.verticalScrollBar().rangeChanged.connect(self._make_room)
        top = SectionColumn(spacing=SPACE.small)
        self._back_row = QWidget()
        back = QHBoxLayout(self._back_row)
        back.setContentsMargins(0, 0, 0, SPACE.small)
        back.addWidget(self.back)
        back.addStretch(1)
        self.show_back(False)
        top.add(self._back_row)
        top.add(self.hint)
        page.addLayout(top)
        page.addWidget(self.person)
        page.addStretch(1)
        self.person.setMaximumWidth(SIZE.form_width + 2 * INSET)
        column = SectionColumn(self.person, spacing=SPACE.page)
        head = SectionColumn(spacing=SPACE.small)
        head.addWidget(self.header)
        head.add(self.path, LINK_INSET)
        head.addSpacing(SPACE.tight)
        head.add(self.strip)
        column.addLayout(head)
        for section in (
            self.about,
            self.research,
            self.listening,
            self.timeline,
            self.referrers,
            self.referred,
        ):
            column.addWidget(section)
        self.setWidget(body)

    def show_back(self, shown: bool) -> None:
        """Whether there is a list to go back to."""
        self._back_row.setVisible(shown)

    def _make_room(self, _least: int, most: int) -> None:
        """The scroll bar stands in the margin: right edges line up with and without it."""
        bar = self.verticalScrollBar().sizeHint().width() if most > 0 else 0
        start, end = MARGIN, MARGIN - bar
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            start, end = end, start
        margins = self._page.contentsMargins()
        if (margins.left(), margins.right()) != (start, end):
            self._page.setContentsMargins(start, margins.top(), end, margins.bottom())

    def _connect(self) -> None:
        go = self._context.navigator
        self.header.written.connect(self._with_id(self._commands.write))
        self.header.menu.aboutToShow.connect(self._fill_menu)
        chips = self.header.chips
        chips.level_set.connect(lambda code: self._set("level", code))
        chips.warmth_set.connect(lambda code: self._set("warmth", code))
        chips.interview_asked.connect(go.show_interview)
        chips.hold_asked.connect(self._with_id(go.put_on_hold))
        self.path.gone_to.connect(self.gone_to)
        self.strip.other_wanted.connect(go.show_contact)
        self.strip.acted.connect(self._act)
        self.about.opened_link.connect(self._open_link)
        self.timeline.asked.connect(self._open_item)
        self.referrers.asked.connect(self._with_id(go.referred_by))
        self.referrers.lines.gone_to.connect(self.gone_to)
        self.referred.asked.connect(self._with_id(lambda key: go.new_contact(referrer_id=key)))
        self.referred.lines.gone_to.connect(self.gone_to)

    # which person

    def person_id(self) -> int | None:
        """Who is shown."""
        return self._card.id if self._card is not None else None

    def show_person(self, key: int | None) -> None:
        """Shows somebody else, after what was typed is written; None shows nobody."""
        self.keeper.flush()
        card = self._library.people.card(key) if key is not None else None
        another = card is None or card.id != self.person_id()
        self.keeper.person = card.id if card is not None else None
        self._card = None if another else self._card
        if card is None:
            self._show_nobody(True)
            return
        self._show(card, another=another)
        if another:
            self.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Reads the person shown anew; a field that has the focus keeps its text."""
        key = self.person_id()
        if key is None:
            return
        card = self._library.people.card(key)
        if card is None:
            self.keeper.person = self._card = None
            self._show_nobody(True)
        else:
            self._show(card, another=False)

    def apply(self, changes: ChangeSet) -> None:
        """Shows what changed, where it concerns the person shown."""
        card = self._card
        if card is None:
            return
        around = {each.id for each in card.path}
        around |= {each.contact_id for each in (*card.referrers, *card.referred)}
        around |= {each.whose_move_id for each in card.holds if each.whose_move_id is not None}
        if changes.rebuild or not changes.contacts or changes.contacts & (around | {card.id}):
            self.refresh()

    def time_passed(self) -> None:
        """What comes next, and the words for days, may be others now."""
        if self._card is not None:
            self._show_step(self._card)
            self._show_timeline(self._card, another=False)

    def _show_nobody(self, nobody: bool) -> None:
        self.hint.setVisible(nobody)
        self.person.setVisible(not nobody)

    def _show(self, card: PersonCard, *, another: bool) -> None:
        """Fills what differs from before."""
        before, self._card = self._card, card
        self._show_nobody(False)
        self._interviews = self._library.people.interviews(card.id)
        self.setUpdatesEnabled(False)
        try:
            self.header.show_person(card, self._leading(card.id), another=another)
            self._show_step(card)
            self._show_timeline(card, another=another)
            # Fields may show what was typed since ``before`` was read, and was taken back.
            self.about.show_person(card, another=another)
            self.research.show_notes(card.notes, another=another)
            self.listening.show_notes(card.notes, another=another)
            if before == card:
                return
            self.path.show_path(card.path, card.name)
            if before is None or _referrals(before) != _referrals(card):
                self.referrers.show_person(card, another=another)
                self.referred.show_person(card, another=another)
        finally:
            self.setUpdatesEnabled(True)

    def _leading(self, contact_id: int) -> InterviewRow | None:
        """The interview that the next step is about."""
        if len(self._interviews) < 2:
            return next(iter(self._interviews), None)
        leads = self._library.people.leading_interview(contact_id)
        return next((row for row in self._interviews if row.id == leads), None)

    def _show_step(self, card: PersonCard) -> None:
        step = self._library.people.next_step(card.id)
        self.strip.show_step(step, card.name, self._library.clock.now())
        stuck = step is not None and step.code in (NextStepCode.TRY_ANOTHER, NextStepCode.LET_REST)
        self.strip.show_others(self._library.people.others(card.id) if stuck else ())

    def _show_timeline(self, card: PersonCard, *, another: bool) -> None:
        items = self._library.people.timeline(card.id)
        self.timeline.show_items(items, card.name, self._library.clock.today(), another=another)

    # acting

    def _with_id(self, run: object) -> object:
        def act(*_args: object) -> None:
            key = self.person_id()
            if key is not None:
                self.keeper.flush()
                run(key)  # type: ignore[operator]

        return act

    def _fill_menu(self) -> None:
        self.keeper.flush()
        key = self.person_id()
        if key is not None:
            self.header.menu.clear()
            self._commands.fill(self.header.menu, [key])

    def _set(self, field: str, code: object) -> None:
        key = self.person_id()
        if key is not None:
            self._commands.attempt(lambda: self._library.contacts.set_field(key, field, code))

    def _act(self, step: NextStep) -> None:
        key = self.person_id()
        if key is None:
            return
        self.keeper.flush()
        if ACTIONS[step.code] is ActionCode.EDIT_CONTACT:
            self.about.ask_for_address()
            return
        row = self._leading(key)
        interview = row.id if row is not None else None
        self._context.navigator.do_step(step, contact_id=key, interview_id=interview)

    def _open_link(self, text: str) -> None:
        url = QUrl.fromUserInput(text.strip())
        if url.scheme() in ("http", "https") and url.isValid():
            QDesktopServices.openUrl(url)
        else:
            self._context.notifier.refuse(self.tr("That is no address of a web page."))

    def _open_item(self, item: TimelineItem) -> None:
        self.keeper.flush()
        go = self._context.navigator
        if item.letter_id is not None:
            go.show_letter(item.letter_id)
        elif item.kind == "interview":
            go.show_interview(item.id)
        elif item.kind == "follow-up":
            day = item.day or self._library.clock.today()
            go.show_day(day, "follow-up", item.id)
        elif item.kind == "referral" and self._card is not None:
            rows = (*self._card.referrers, *self._card.referred)
            other = next((row.contact_id for row in rows if row.id == item.id), None)
            if other is not None:
                self.gone_to.emit(other)

    def edit_name(self) -> None:
        """Puts the keyboard into the name."""
        self.verticalScrollBar().setValue(0)
        self.header.name.setFocus()
        self.header.name.selectAll()

    def enter(self) -> None:
        """Puts the keyboard where one would begin: on the button of the next step.

        Never into a field: the next letter would be written there.
        """
        button = self.strip.button
        target = button if button.isVisibleTo(self) else self.header.write
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _referrals(card: PersonCard) -> object:
    return card.id, card.referrers, card.referred
