"""Who referred a person, and whom they referred: names, introductions, holds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from journal.domain.codes import Introduction
from journal.domain.names import shown
from journal.domain.views.people import PersonCard, ReferralRow
from journal.services.library import Library
from journal.ui import command_words
from journal.ui.icons import icon
from journal.ui.labels import choices
from journal.ui.people.commands import PersonCommands
from journal.ui.people.inline_choice import InlineChoice
from journal.ui.people.section_column import LINK_INSET, SectionColumn
from journal.ui.people.words import number
from journal.ui.theme import SIZE, SPACE
from journal.ui.widgets.buttons import MenuButton, PlainButton
from journal.ui.widgets.chip import Chip
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import INSET, LinkLabel
from journal.ui.widgets.section import SectionTitle

FIRST: Final = 10
CHOICE_WIDTH: Final = 108
LEAST_NAME: Final = SIZE.caption_column - INSET
MOST_NAME: Final = 260


class _Line(QWidget):
    """A name that leads to the person, how far the introduction is, and a menu."""

    def __init__(self, introductions: Sequence[tuple[object, str]]) -> None:
        super().__init__()
        self.row: ReferralRow | None = None
        self.name = LinkLabel("")
        self.note = Label("", "caption", "muted")
        self.hold = Chip("hourglass", self.tr("on hold"))
        self.choice = InlineChoice(introductions)
        self.choice.setFixedWidth(CHOICE_WIDTH)
        self.menu = QMenu(self)
        self.more = MenuButton("ellipsis", self.tr("More"), self.menu)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE.tight)
        line.addWidget(self.name)
        line.addWidget(self.choice)
        line.addWidget(self.hold)
        line.addWidget(self.note)
        line.addStretch(1)
        line.addWidget(self.more)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_row(self, row: ReferralRow, note: str, hold: bool) -> None:
        """Another referral."""
        self.row = row
        self.name.setText(row.name)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.hold.setVisible(hold)
        self.choice.set_code(row.introduction)
        self.choice.setAccessibleName(self.tr("Introduction: {name}").format(name=shown(row.name)))
        self.more.set_name(
            self.tr("More about the referral of {name}").format(name=shown(row.name))
        )


class ReferralLines(QWidget):
    """The lines of one side; widgets are kept from person to person."""

    gone_to = Signal(object)

    def __init__(
        self,
        library: Library,
        commands: PersonCommands,
        code: str,
        before: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        """``before`` is where Tab comes from."""
        super().__init__(parent)
        self._library = library
        self._commands = commands
        self._code = code
        self._before = before
        self._given: list[ReferralRow] = []
        self._card: PersonCard | None = None
        self._all = False
        self._lines: list[_Line] = []
        self.more = LinkLabel("")
        self.more.clicked.connect(self._show_all)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._column)
        column.addWidget(self.more)

    def show_rows(self, card: PersonCard, rows: Sequence[ReferralRow], *, another: bool) -> None:
        """Another person's referrals, or the same one's changed."""
        self._card, self._given = card, list(rows)
        if another:
            self._all = False
        self._refresh()

    def lines(self) -> list[_Line]:
        """The lines shown."""
        return [line for line in self._lines if not line.isHidden()]

    def _show_all(self) -> None:
        self._all = True
        self._refresh()

    def _refresh(self) -> None:
        shown = self._given if self._all else self._given[:FIRST]
        of_referrers = self._code == "referrer"
        for place, row in enumerate(shown):
            line = self._line(place)
            note = self.tr("also") if of_referrers and not row.is_primary else ""
            line.show_row(row, note, row.on_hold and not of_referrers)
            line.show()
        for line in self._lines[len(shown) :]:
            line.hide()
        widest = max((line.name.sizeHint().width() for line in self.lines()), default=0)
        for line in self.lines():
            line.name.setFixedWidth(min(max(widest, LEAST_NAME), MOST_NAME))
        self.more.setVisible(len(self._given) > len(shown))
        self.more.setText(self.tr("Show all {n}").format(n=number(len(self._given))))
        self.setVisible(bool(self._given))

    def _line(self, place: int) -> _Line:
        while len(self._lines) <= place:
            line = _Line(choices(Introduction))
            code = f"people.detail.{self._code}.{len(self._lines)}"
            line.name.setObjectName(code)
            line.choice.setObjectName(f"{code}.introduction")
            line.more.setObjectName(f"{code}.more")
            line.name.clicked.connect(partial(self._go, line))
            line.choice.chosen.connect(partial(self._introduce, line))
            line.menu.aboutToShow.connect(partial(self._fill, line))
            self._column.addWidget(line)
            before = self._lines[-1].more if self._lines else self._before
            for widget in (line.name, line.choice, line.more):
                self.setTabOrder(before, widget)
                before = widget
            self._lines.append(line)
        return self._lines[place]

    def _go(self, line: _Line, _checked: bool = False) -> None:
        if line.row is not None:
            self.gone_to.emit(line.row.contact_id)

    def _introduce(self, line: _Line, code: object) -> None:
        if line.row is None or self._card is None:
            return
        ends = (self._card.id, line.row.contact_id)
        referred, referrer = ends if self._code == "referrer" else reversed(ends)
        self._commands.introduce(line.row.id, str(code), referred, referrer)

    def _fill(self, line: _Line) -> None:
        """What can be done with a referral."""
        menu, row, card = line.menu, line.row, self._card
        menu.clear()
        if row is None or card is None:
            return
        referrals = self._library.referrals
        if self._code == "referrer" and not row.is_primary:
            first = menu.addAction(self.tr("Make them the first referrer"))
            first.triggered.connect(
                lambda _checked=False: self._commands.attempt(
                    lambda: referrals.refer(row.contact_id, card.id),
                    self.tr("{name} is the first referrer now").format(name=shown(row.name)),
                )
            )
        away = menu.addAction(icon("unlink"), self.tr("Take this referral back"))
        away.setObjectName(f"people.detail.{self._code}.remove")
        away.triggered.connect(
            lambda _checked=False: self._commands.attempt(
                lambda: referrals.remove(row.id), self.tr("Referral taken back")
            )
        )


class ReferrersSection(QWidget):
    """Who referred the person; ``asked`` for somebody to be chosen."""

    asked = Signal()

    def __init__(
        self, library: Library, commands: PersonCommands, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title = SectionTitle(self.tr("Referred by"))
        self.choose = PlainButton(command_words.name("tools.referred_by"))
        self.choose.setObjectName("people.detail.referred_by")
        self.choose.clicked.connect(self.asked)
        self.nobody = Label(self.tr("Nobody: you found them yourself."), "body", "muted", wrap=True)
        self.lines = ReferralLines(library, commands, "referrer", self.choose)
        self.title.add_trailing(self.choose)
        column = SectionColumn(self)
        column.add(self.title)
        column.add(self.nobody)
        column.add(self.lines, LINK_INSET)

    def show_person(self, card: PersonCard, *, another: bool) -> None:
        """Another person, or the same one changed."""
        self.nobody.setVisible(not card.referrers)
        self.lines.show_rows(card, card.referrers, another=another)


class ReferredSection(QWidget):
    """Whom the person referred; ``asked`` for another one to be added."""

    asked = Signal()

    def __init__(
        self, library: Library, commands: PersonCommands, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title = SectionTitle(self.tr("Referred"))
        self.add = PlainButton(command_words.name("tools.referral"))
        self.add.setObjectName("people.detail.add_referral")
        self.add.clicked.connect(self.asked)
        self.nobody = Label(self.tr("Nobody yet. You could ask."), "body", "muted", wrap=True)
        self.lines = ReferralLines(library, commands, "referred", self.add)
        self.title.add_trailing(self.add)
        column = SectionColumn(self)
        column.add(self.title)
        column.add(self.nobody)
        column.add(self.lines, LINK_INSET)

    def show_person(self, card: PersonCard, *, another: bool) -> None:
        """Another person, or the same one changed."""
        self.nobody.setVisible(not card.referred)
        self.title.set_count(len(card.referred) or None)
        self.lines.show_rows(card, card.referred, another=another)
