"""The card of the first start: a person, a look around, or what one has already."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from journal.domain.names import clean_line
from journal.errors import KnownError
from journal.ui import command_words
from journal.ui.shell.context import PageContext
from journal.ui.shell.telling import told
from journal.ui.theme import SIZE, SPACE
from journal.ui.widgets.buttons import PlainButton, PrimaryButton
from journal.ui.widgets.card import Card
from journal.ui.widgets.direction import align_line
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import LinkLabel
from journal.ui.widgets.plain import without_mnemonic

WIDTH = 560


class FirstRun(QWidget):
    """Shown in place of Today while nobody is in the journal."""

    sample = Signal()
    bring = Signal()
    open = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("first_run")
        self._context = context
        self.begin = PrimaryButton(self.tr("Start with a person"))
        self.begin.setObjectName("first_run.begin")
        self.begin.clicked.connect(self._ask)
        look = PlainButton(self.tr("Look around in a sample journal"))
        look.setObjectName("first_run.sample")
        look.clicked.connect(self.sample)
        self.more = PlainButton(self.tr("Import or open…"))
        self.more.setObjectName("first_run.more")
        menu = QMenu(self)
        menu.addAction(command_words.text("file.import")).triggered.connect(
            lambda _checked=False: self.bring.emit()
        )
        menu.addAction(command_words.text("file.open")).triggered.connect(
            lambda _checked=False: self.open.emit()
        )
        self._menu = menu
        self.more.clicked.connect(self._open_menu)
        self.setFocusProxy(self.begin)
        self._lay_out(look)

    def _lay_out(self, look: PlainButton) -> None:
        card = Card()
        card.setMinimumWidth(WIDTH)
        card.box.setContentsMargins(SPACE.section, SPACE.section, SPACE.section, SPACE.section)
        card.box.setSpacing(SPACE.card)
        card.box.addWidget(Label(self.tr("Your journal is ready."), "card"))
        card.box.addWidget(
            Label(self.tr("It stays on this computer, and saves as you type."), role="muted")
        )
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, SPACE.small, 0, 0)
        row.setSpacing(SPACE.small)
        for button in (self.begin, look, self.more):
            row.addWidget(button)
        card.box.addWidget(self._buttons)
        card.box.addWidget(self._question())
        card.box.addSpacing(SPACE.small)
        card.box.addLayout(self._about_me())
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.page)
        column.addStretch(2)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def _about_me(self) -> QVBoxLayout:
        """Optional, and kept as soon as a field is left; Enter leads on."""
        me = self._context.library.profile.me()
        name = Label(self.tr("Your &name for letters (you can leave this empty)"), role="muted")
        self.mine = self._line(name, "first_run.my_name", me.name)
        self.mine.editingFinished.connect(self._keep_mine)
        line = Label(
            self.tr("About &me in one line: “I am …” (you can leave this empty)"), role="muted"
        )
        self.about = self._line(line, "first_run.about_me", me.status)
        self.about.setPlaceholderText(self.tr("a student of logistics"))
        self.about.editingFinished.connect(self._keep_about)
        self.mine.returnPressed.connect(self.about.setFocus)
        self.about.returnPressed.connect(self.setFocus)
        column = QVBoxLayout()
        column.setSpacing(SPACE.small)
        column.addWidget(name)
        column.addWidget(self.mine)
        column.addSpacing(SPACE.small)
        column.addWidget(line)
        column.addWidget(self.about)
        return column

    @staticmethod
    def _line(words: Label, code: str, text: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setObjectName(code)
        field.setMinimumHeight(SIZE.control)
        field.setAccessibleName(without_mnemonic(words.text()))
        align_line(field)
        words.setBuddy(field)
        return field

    def _keep_mine(self) -> None:
        beginning = self._context.library.beginning
        if clean_line(self.mine.text()) != beginning.my_name():
            self._keep(partial(beginning.set_my_name, self.mine.text()))

    def _keep_about(self) -> None:
        profile = self._context.library.profile
        if clean_line(self.about.text()) != profile.me().status:
            self._keep(partial(profile.set_field, "status", self.about.text()))

    def _keep(self, command: Callable[[], object]) -> None:
        try:
            command()
        except KnownError as error:
            self._context.notifier.problem(error)

    def _question(self) -> QWidget:
        self.question = QWidget()
        column = QVBoxLayout(self.question)
        column.setContentsMargins(0, SPACE.small, 0, 0)
        column.setSpacing(SPACE.small)
        words = Label(
            self.tr("&Who could tell you about the work you want? A name is enough."), wrap=True
        )
        self.name = QLineEdit()
        self.name.setObjectName("first_run.name")
        self.name.setMinimumHeight(SIZE.control)
        self.name.setAccessibleName(words.text().replace("&", ""))
        self.name.returnPressed.connect(self._add)
        words.setBuddy(self.name)
        self.problem = Label("", "caption", "overdue", wrap=True)
        add = PrimaryButton(self.tr("Add"))
        add.setObjectName("first_run.add")
        add.clicked.connect(self._add)
        back = LinkLabel(self.tr("Back"))
        back.clicked.connect(self._step_back)
        row = QHBoxLayout()
        row.setSpacing(SPACE.small)
        row.addWidget(self.name, 1)
        row.addWidget(add)
        column.addWidget(words)
        column.addLayout(row)
        column.addWidget(self.problem)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)
        self.problem.hide()
        self.question.hide()
        return self.question

    def _open_menu(self) -> None:
        self._menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _ask(self) -> None:
        self._buttons.hide()
        self.question.show()
        self.setFocusProxy(self.name)
        self.name.setFocus()

    def _step_back(self) -> None:
        self.question.hide()
        self._buttons.show()
        self.setFocusProxy(self.begin)
        self.begin.setFocus()

    def _add(self) -> None:
        try:
            added = self._context.library.contacts.add(self.name.text())
        except KnownError as error:
            self.problem.setText(told(error))
            self.problem.show()
            self.name.setFocus()
            return
        self._context.navigator.show_contact(added)
