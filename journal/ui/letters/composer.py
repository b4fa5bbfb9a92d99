"""The composer: one letter, what is beside it, and what one does with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from journal.domain.changes import ChangeSet, Kind
from journal.domain.codes import Channel, LetterKind, LetterState
from journal.domain.letters import hints
from journal.domain.letters.facts import LetterFacts
from journal.domain.letters.hints import HintCode
from journal.domain.views.letters import LetterCard
from journal.ui.desk import Desk
from journal.ui.labels import capital, label
from journal.ui.letters.action_bar import COPY_KEYS, ActionBar
from journal.ui.letters.head import Head
from journal.ui.letters.keeping import Draft
from journal.ui.letters.over import Handed, Over
from journal.ui.letters.row_words import template_name
from journal.ui.letters.sheet import Sheet, set_in
from journal.ui.letters.side import SidePanel
from journal.ui.theme import SPACE
from journal.ui.widgets.card import Hairline
from journal.ui.widgets.strip import MessageStrip
from journal.ui.widgets.two_columns import TwoColumns

LOOK_MS = 150
"""After the last key the hints are looked for; not within the key itself."""
_ELSEWHERE = frozenset({HintCode.GAPS, HintCode.ON_HOLD})


class Composer(QWidget):
    """``sent`` comes with the channel, ``mailed`` is for one that went by mail already,
    ``reopened`` for one that the mail program is to be given once more.

    ``kind_wanted`` and ``wording_wanted`` ask for other words.

    ``draft`` has the letter, ``left`` is Esc.
    """

    sent = Signal(object)
    mailed = Signal()
    reopened = Signal()
    copied = Signal()
    printed = Signal()
    saved = Signal()
    left = Signal()
    kind_wanted = Signal(object)
    wording_wanted = Signal(object)
    name_wanted = Signal()

    def __init__(self, desk: Desk, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("letters.composer")
        self.desk = desk
        self._facts: LetterFacts | None = None
        self._dismissed: frozenset[str] = frozenset()
        self.chosen_wording = ""  # of a new letter into which nothing was typed yet
        self._told: tuple[str, ...] = ()  # the gaps that were pointed at before sending
        self.head = Head(desk, menu)
        self.strip = MessageStrip()
        self.strip.setObjectName("letters.strip")
        self.handed = Handed()
        self.over = Over(desk, self.strip, self.handed, self.reopened.emit)
        self.sheet = Sheet(desk)
        self.side = SidePanel()
        self.bar = ActionBar()
        self.draft = Draft(desk, self.sheet.texts, self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(LOOK_MS)
        self._soon.timeout.connect(self.look)
        self._fill()
        self._connect()

    def _fill(self) -> None:
        self.columns = TwoColumns()
        self.columns.setObjectName("letters.columns")
        self.columns.main.addLayout(set_in(self.sheet))
        self.columns.side.addWidget(self.side)
        around = QHBoxLayout()
        around.setContentsMargins(SPACE.page, 0, SPACE.page, 0)
        around.addWidget(self.strip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(around)
        column.addWidget(self.columns, 1)
        column.addWidget(Hairline())
        column.addWidget(self.bar)

    def _connect(self) -> None:
        self.desk.library.bus.changed.connect(self._changed)
        self.sheet.typed.connect(self._typed)
        self.sheet.left.connect(self._field_left)
        self.side.gap_chosen.connect(self.sheet.choose_gap)
        self.side.kind_chosen.connect(self.kind_wanted)
        self.side.wording_chosen.connect(self.wording_wanted)
        self.side.dismissed.connect(self._dismiss)
        self.side.name_wanted.connect(self.name_wanted)
        self.bar.sent.connect(self.sent)
        self.bar.mailed.connect(self.mailed)
        self.bar.copied.connect(self.copied)
        self.bar.printed.connect(self.printed)
        self.bar.saved.connect(self.saved)
        finish = self._finish
        for chord, run in (
            ("Ctrl+Return", finish),
            ("Ctrl+Enter", finish),
            (COPY_KEYS, self._copy),
        ):
            shortcut = QShortcut(QKeySequence(chord), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def card(self) -> LetterCard | None:
        """The letter shown."""
        return self.draft.card

    def is_writing(self) -> bool:
        """Whether the letter may still be changed."""
        card = self.draft.card
        return card is not None and self._may_change(card)

    def _may_change(self, card: LetterCard) -> bool:
        return card.state is LetterState.DRAFT and not self.desk.library.file.read_only

    def show_card(self, card: LetterCard, chosen_wording: str = "") -> None:
        """Another letter, or a new one in the wording that the user chose."""
        self.chosen_wording = chosen_wording
        card = self.draft.show(card) or card
        self._told = ()
        self.bar.warn("")
        self.sheet.show_card(card, another=True)
        self._show(card, another=True)
        self.columns.verticalScrollBar().setValue(0)

    def refresh_card(self, card: LetterCard) -> None:
        """The same letter as the journal has it now; what it has not got yet stays."""
        if self.draft.is_unwritten():
            subject, body = self.sheet.texts()
            card = card._replace(subject=subject, body=body)
        self.draft.refresh(card)
        self.sheet.show_card(card, another=False)
        self._show(card, another=False)

    def _show(self, card: LetterCard, *, another: bool) -> None:
        writing = self._may_change(card)
        composing = self.desk.library.composing
        self._facts = composing.facts(
            card.contact_id, card.kind, card.interview_id, about_id=card.about_id
        )
        self._dismissed = composing.dismissed(card)
        self.head.show_card(card)
        self.sheet.set_read_only(not writing)
        self.show_handed()
        self.bar.show_sent(not writing)
        self._show_choice(card, writing)
        self.over.show(card, writing=writing, another=another)
        self.look()

    def _show_choice(self, card: LetterCard, writing: bool) -> None:
        self.side.choice.setVisible(writing)
        if not writing:
            return
        kinds = [(kind, capital(label(kind))) for kind in LetterKind]
        self.side.kind.set_choices(kinds)
        self.side.kind.set_code(card.kind)
        rows = self.desk.library.composing.templates(card.kind)
        self.side.wording.set_choices([(row.key, template_name(row)) for row in rows])
        self.side.wording.set_code(card.template)
        self.side.wording.setVisible(len(rows) > 1)

    def enter(self) -> None:
        """Puts the focus where one goes on: into the text, at the first gap."""
        card = self.draft.card
        if card is not None and self.is_writing():
            self.sheet.text.begin()
        self.sheet.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.columns.verticalScrollBar().setValue(0)

    def look(self) -> None:
        """What is to be filled in, and the hints, for the text as it stands."""
        self._soon.stop()
        card, facts = self.draft.card, self._facts
        if card is None or facts is None:
            return
        if self._told and self._open_gaps() != self._told:
            self._told = ()  # those that are left are told anew
            self.bar.warn("")
        subject, body = self.sheet.texts()
        found = hints.look(subject, body, card.kind, facts, self._dismissed)
        shown = [hint for hint in found if hint.code not in _ELSEWHERE]
        self.side.show_words(hints.count_words(body))
        self.side.show_found(
            self.sheet.gaps(), shown, writing=self.is_writing(), nameless=not facts.me
        )

    def replace(self, card: LetterCard) -> None:
        """Another wording, as if it was typed."""
        self.sheet.subject.selectAll()
        self.sheet.subject.insert(card.subject)
        self.sheet.text.replace_all(card.body)
        self.draft.refresh(card)
        self.side.wording.set_code(card.template)
        self._typed()
        self.look()
        self.enter()

    def my_gap(self) -> str:
        """What stands in the text in place of the user's name while that isn't known."""
        facts = self._facts
        return f"[{facts.wording.gaps.get('me', '')}]" if facts is not None else ""

    def ask_for_gaps(self) -> bool:
        """Leads to the first gap once, and says how many there are; True: it may be sent.

        Who presses again with the same gaps wants it so, whichever way the letter goes.
        """
        gaps = self._open_gaps()
        if not gaps or gaps == self._told:
            return True
        self._told = gaps
        self.look()
        self.sheet.choose_gap(0)
        words = self.tr("Still open: %n gap(s). Press again to send it anyway.", "", len(gaps))
        self.bar.warn(words)
        return False

    def _open_gaps(self) -> tuple[str, ...]:
        return tuple(gap.key for gap in self.sheet.gaps())

    def show_handed(self) -> None:
        """The button under the letter: one that the mail program has is only to be marked."""
        card = self.draft.card
        if card is None:
            return
        handed = self.is_writing() and card in self.handed
        by_hand = card.channel is Channel.HAND and not handed
        self.bar.show_channel(Channel.HAND if by_hand else Channel.MAIL, handed=handed)

    def _changed(self, changes: ChangeSet) -> None:
        """Also while the page is hidden: a letter that comes later may look like one that went."""
        gone = changes.touches((Kind.LETTER, Kind.CONTACT)) and self.handed.follow(
            self.desk.library.composing
        )
        if gone:
            self.show_handed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back; from the address, which one may have been led to, into the letter."""
        if event.key() == Qt.Key.Key_Escape:
            if self.sheet.to.edit.hasFocus():
                self.sheet.text.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def _typed(self) -> None:
        self.draft.typed()
        self._soon.start()

    def _field_left(self) -> None:
        if self.draft.end_visit():
            self.desk.reread()

    def _finish(self) -> None:
        if self.is_writing():
            self.sent.emit(self.bar.channel())

    def _copy(self) -> None:
        self.copied.emit()

    def _dismiss(self, code: HintCode, for_good: bool) -> None:
        card = self.draft.card
        if card is None:
            return
        composing = self.desk.library.composing
        case = None if for_good else card
        gone = self.desk.attempt(lambda: composing.dismiss(code, case))
        if gone and not self.side.enter_hints():
            self.sheet.text.setFocus()
