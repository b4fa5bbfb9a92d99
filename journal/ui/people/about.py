"""About a person: how to reach them, how they were found, and more where it is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal.domain.codes import Cadence, Level, LinkedIn, PointKind, Source, ThanksBy
from journal.domain.views.people import PersonCard
from journal.services.library import Library
from journal.ui.labels import choices
from journal.ui.people.commands import PersonCommands
from journal.ui.people.fields import FieldKeeper
from journal.ui.people.inline_choice import InlineChoice
from journal.ui.people.points import PointsField
from journal.ui.people.section_column import LINK_INSET, SectionColumn
from journal.ui.widgets.form_row import FormGrid
from journal.ui.widgets.inline_edit import INSET, InlineLineEdit
from journal.ui.widgets.link_label import LinkLabel
from journal.ui.widgets.section import SectionTitle

_USUAL = (Cadence.NONE, LinkedIn.UNKNOWN, ThanksBy.MAIL)  # says no more than nothing would


@dataclass(frozen=True)
class _Row:
    """A row of the form: the column it shows, and whether it is there while it is empty."""

    column: str
    field: QWidget
    always: bool
    line: QWidget | None = None  # what the form holds, if it isn't the field itself


class AboutSection(QWidget):
    """``opened_link`` comes with what is written in a field for links."""

    opened_link = Signal(str)

    def __init__(
        self,
        library: Library,
        keeper: FieldKeeper,
        commands: PersonCommands,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._keeper = keeper
        self._commands = commands
        self._card: PersonCard | None = None
        self._rows: list[_Row] = []
        self._all = False
        self.points: dict[PointKind, PointsField] = {}
        self.form = FormGrid(compact=True)
        self._fill()
        self.more = LinkLabel(self.tr("More"))
        self.more.setObjectName("people.detail.about.more")
        self.more.clicked.connect(self._toggle)
        self._more_row = QWidget()
        line = QVBoxLayout(self._more_row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.more)
        column = SectionColumn(self)
        column.add(SectionTitle(self.tr("About")))
        column.add(self.form)
        column.add(self._more_row, LINK_INSET)

    def _fill(self) -> None:
        tr = self.tr
        self._choice("level", tr("&Level"), Level, tr("Add a level"), always=True)
        self._points(PointKind.MAIL, tr("&Mail"), tr("Add an address"))
        self._points(PointKind.PHONE, tr("&Phone"), tr("Add a number"))
        self._points(PointKind.LINK, tr("Lin&k"), tr("Add a profile or a page"))
        self.points[PointKind.MAIL].tab_to(
            self.points[PointKind.PHONE], self.points[PointKind.LINK]
        )
        self._choice("source", tr("Found thr&ough"), Source, tr("Add how you found them"), True)
        self._line("how_known", tr("Ho&w I know them"), tr("Add where you met"), always=True)
        self._line("attained", tr("What they did"), tr("Something of theirs that made you write"))
        self._line("addressed_as", tr("Addressed as"), tr("Ms Nair"))
        self._line("pronouns", tr("Pronouns"), tr("she, he, they …"))
        self._line("area", tr("Responsible for"), tr("Their area of work"))
        self._line("place", tr("Place"), tr("The town where they work"))
        self._choice("cadence", tr("Keep in touch"), Cadence, "")
        self._choice("thanks_by", tr("Thank"), ThanksBy, tr("Mail or by hand"))
        self._choice("linkedin", tr("LinkedIn"), LinkedIn, "")
        self._check("decides_hiring", tr("Decides on hiring"))
        self._check("recruiter", tr("Recruiter"))

    def _line(self, name: str, caption: str, hint: str, always: bool = False) -> None:
        field = InlineLineEdit("", hint)
        field.setObjectName(f"people.detail.{name}")
        contacts = self._library.contacts
        self._keeper.bind(
            field, lambda key, text, visit: contacts.set_field(key, name, text, visit=visit)
        )
        self._add(name, caption, field, always)

    def _choice(
        self, name: str, caption: str, kind: type[StrEnum], blank: str, always: bool = False
    ) -> None:
        field = InlineChoice(choices(kind, blank or None))
        field.setObjectName(f"people.detail.{name}")
        field.chosen.connect(partial(self._set, name))
        self._add(name, caption, field, always)

    def _check(self, name: str, words: str) -> None:
        field = QCheckBox(words)
        field.setObjectName(f"people.detail.{name}")
        field.clicked.connect(partial(self._set, name))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addSpacing(INSET)  # its box begins where the words of fields do
        row.addWidget(field)
        row.addStretch(1)
        self.form.add_row("", line)
        self._rows.append(_Row(name, field, always=False, line=line))

    def _points(self, kind: PointKind, caption: str, hint: str) -> None:
        field = PointsField(self._library, self._keeper, kind, hint)
        field.opened.connect(self.opened_link)
        self.points[kind] = field
        self._add(kind, caption, field, always=True).setBuddy(field.edits()[0])

    def _add(self, name: str, caption: str, field: QWidget, always: bool) -> QLabel:
        label = self.form.add_row(caption, field)
        self._rows.append(_Row(name, field, always))
        return label

    def show_person(self, card: PersonCard, *, another: bool) -> None:
        """Another person, or the same one changed elsewhere: then a focused field is let be."""
        self._card = card
        if another:
            self._all = False
        for row in self._rows:
            field = row.field
            if isinstance(field, PointsField):
                field.show_points(card.points, another=another)
                continue
            value = getattr(card, row.column)
            if isinstance(field, InlineLineEdit):
                self._keeper.show(field, value, another=another)
            elif isinstance(field, InlineChoice):
                field.set_code(value)
            elif isinstance(field, QCheckBox):
                field.setChecked(value)
        self._show_rows()

    def _show_rows(self) -> None:
        hidden = 0
        for row in self._rows:
            shown = row.always or self._all or self._has_value(row)
            self.form.set_row_visible(row.line or row.field, shown)
            hidden += not shown
        self._more_row.setVisible(hidden > 0 or self._all)
        self.more.setText(self.tr("Less") if self._all else self.tr("More"))

    def _has_value(self, row: _Row) -> bool:
        if row.field.hasFocus():
            return True
        value = getattr(self._card, row.column, "")
        return bool(value) and value not in _USUAL

    def _toggle(self) -> None:
        self._all = not self._all
        self._show_rows()

    def _set(self, name: str, value: object) -> None:
        if self._card is not None:
            key = self._card.id
            self._commands.attempt(lambda: self._library.contacts.set_field(key, name, value))

    def ask_for_address(self) -> None:
        """Puts the keyboard where an address is missing."""
        field = next(
            (each for each in self.points.values() if each.is_empty()),
            self.points[PointKind.MAIL],
        )
        field.edits()[0].setFocus()
