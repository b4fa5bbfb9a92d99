"""The head of a person: name, role and company edited in place, chips, Write… and its menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from journal.domain.names import is_blank
from journal.domain.views.meetings import InterviewRow
from journal.domain.views.people import PersonCard
from journal.services.library import Library
from journal.ui.people.chips import PersonChips
from journal.ui.people.fields import FieldKeeper
from journal.ui.people.fitting_edit import FittingEdit
from journal.ui.people.section_column import FIELD_INSET, SectionColumn
from journal.ui.theme import SPACE, roles_for
from journal.ui.widgets.buttons import SplitButton
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.form_row import Problem
from journal.ui.widgets.inline_edit import InlineLineEdit
from journal.ui.widgets.popup_list import Completion

DOT = 4
Suggest = Callable[[str], Sequence[tuple[object, str]]]


class _Dot(QWidget):
    """Parts role and company while they stand on one line."""

    def __init__(self, before: QWidget, after: QWidget) -> None:
        super().__init__()
        self._around = (before, after)
        self.setFixedWidth(DOT)

    def sizeHint(self) -> QSize:
        return QSize(DOT, self._around[0].sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        before, after = self._around
        if before.y() == after.y():
            painter = QPainter(self)
            painter.setPen(roles_for(self.palette()).muted)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "·")


class PersonHeader(QWidget):
    """``written`` asks for a letter; ``menu`` is filled whenever it opens."""

    written = Signal()

    def __init__(
        self,
        library: Library,
        keeper: FieldKeeper,
        roles: Suggest,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._keeper = keeper
        self._card: PersonCard | None = None
        self.name = InlineLineEdit("", self.tr("Name"), kind="title")
        self.name.setObjectName("people.detail.name")
        self.name.setAccessibleName(self.tr("Name"))
        self.problem = Problem(self.tr("A contact needs a name."))
        self.problem.setObjectName("people.detail.name.problem")
        self.problem.hide()
        self.role = FittingEdit(self.tr("Role"))
        self.role.setObjectName("people.detail.role")
        self.role.setAccessibleName(self.tr("Role"))
        self.company = FittingEdit(self.tr("Company"))
        self.company.setObjectName("people.detail.company")
        self.company.setAccessibleName(self.tr("Company"))
        self.menu = QMenu(self)
        self.write = SplitButton(self.tr("Write…"), self.menu)
        self.write.setObjectName("people.detail.write")
        self.write.clicked.connect(self.written)
        self.chips = PersonChips()
        self._bind(keeper, roles)
        self._lay_out()

    def _bind(self, keeper: FieldKeeper, roles: Suggest) -> None:
        contacts = self._library.contacts
        keeper.bind(
            self.name,
            lambda key, text, visit: contacts.set_field(key, "name", text, visit=visit),
            lambda text: not is_blank(text),
        )
        keeper.bind(
            self.role, lambda key, text, visit: contacts.set_job(key, role=text, visit=visit)
        )
        keeper.bind(
            self.company,
            lambda key, text, visit: contacts.set_job(key, company=text, visit=visit),
        )
        self.name.edited.connect(lambda text: self._say_problem(is_blank(text)))
        self.name.left.connect(self._name_left)
        companies = self._library.people.companies
        completions = (
            (self.role, Completion(self.role, roles)),
            (
                self.company,
                Completion(self.company, lambda typed: [(n, n) for n in companies(typed, 8)]),
            ),
        )
        for field, completion in completions:
            completion.chosen.connect(lambda text, field=field: field.edited.emit(str(text)))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE.medium)
        top.addWidget(self.name, 1)
        top.addWidget(self.write)
        job = QWidget()
        self._job = FlowLayout(job, horizontal=0, vertical=0)
        for widget in (self.role, _Dot(self.role, self.company), self.company):
            self._job.addWidget(widget)
        column = SectionColumn(self)
        column.add(top, FIELD_INSET)
        column.add(self.problem)
        column.add(job, FIELD_INSET)
        column.add(self.chips)

    def show_person(
        self, card: PersonCard, interview: InterviewRow | None, *, another: bool
    ) -> None:
        """Another person, or the same one changed elsewhere: then a focused field is let be."""
        self._card = card
        for field, text in (
            (self.name, card.name),
            (self.role, card.role),
            (self.company, card.company),
        ):
            self._keeper.show(field, text, another=another)
        if another:
            self._say_problem(False)
        self.chips.show_person(card, interview)

    def _say_problem(self, wrong: bool) -> None:
        self.problem.setVisible(wrong)
        self.name.setAccessibleDescription(self.problem.text() if wrong else "")

    def _name_left(self, text: str) -> None:
        """A name taken away comes back: without one nothing can be kept."""
        if is_blank(text) and self._card is not None:
            self.name.set_text(self._card.name)
            self._say_problem(False)
