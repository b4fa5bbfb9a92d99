"""The questions of an interview: keys, stars, dragging, context menu."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from journal.domain.codes import Topic
from journal.itemmodels.question_list import NEW, QuestionLine, QuestionList, Role
from journal.ui.icons import icon
from journal.ui.interviews.embedded_list import EmbeddedList
from journal.ui.interviews.question_delegate import QuestionDelegate
from journal.ui.labels import choices


class QuestionView(EmbeddedList):
    """``starred`` and ``removed`` tell an id, ``kept`` an id and a topic of the bank."""

    starred = Signal(object)
    removed = Signal(object)
    kept = Signal(object, str)

    def __init__(self, questions: QuestionList, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("interviews.prepare.questions")
        self.setAccessibleName(self.tr("Questions of this interview"))
        self.setAccessibleDescription(
            self.tr("Space: must ask. Enter: reword. Alt+Up and Alt+Down: move.")
        )
        self._questions = questions
        self._own: frozenset[int] = frozenset()
        self._wrote_last = False
        self.rows = QuestionDelegate(self.tr("{n} min"), self)
        self.rows.starred.connect(self.starred)
        self.rows.entered.connect(self._go_on)
        self.setItemDelegate(self.rows)
        self.setModel(questions)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.doubleClicked.connect(self._reword)
        self.clicked.connect(self._clicked)
        self._make_actions()

    def _make_actions(self) -> None:
        self.must_ask = self._action(self.tr("Must ask"), "Space", self._star, "star")
        self.must_ask.setCheckable(True)
        self.up = self._action(self.tr("Move up"), "Alt+Up", lambda: self._shift(-1), "arrow-up")
        self.down = self._action(
            self.tr("Move down"), "Alt+Down", lambda: self._shift(1), "arrow-down"
        )
        self.reword = self._action(self.tr("Edit wording here"), "F2", self._reword, "pencil")
        self.remove = self._action(self.tr("Remove"), "Del", self._remove, "trash-2")

    def _action(self, text: str, keys: str, run: object, name: str) -> QAction:
        action = QAction(icon(name), text, self)
        action.setShortcut(keys)
        # The keys belong to the list; in the field over a row they are the field's.
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(run)
        self.addAction(action)
        return action

    def current(self) -> int | None:
        """The question chosen; None on the last row."""
        return self._questions.id_at(self.currentIndex())

    def go_to(self, key: object) -> None:
        """Makes a question the current one, or with ``NEW`` the last row."""
        index = self._questions.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)

    def write_new(self) -> None:
        """Opens the field in the last row."""
        self.go_to(NEW)
        self._reword()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter rewords."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._reword()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the question under the pointer, or by key with the current."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if self._questions.id_at(index) is None:
            return
        self.setCurrentIndex(index)
        place: QPoint = event.globalPos()
        if by_key:
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def make_menu(self) -> QMenu:
        """The menu of the current question."""
        line = self.currentIndex().data(Role.LINE)
        self.must_ask.setChecked(isinstance(line, QuestionLine) and line.must_ask)
        menu = QMenu(self)
        menu.setObjectName("interviews.prepare.questions.menu")
        menu.addActions([self.must_ask, self.up, self.down, self.reword])
        bank = menu.addMenu(icon("database"), self.tr("Keep in bank"))
        key = self.current()
        for code, words in choices(Topic):
            action = bank.addAction(words)
            action.triggered.connect(lambda _checked=False, code=code: self.kept.emit(key, code))
        bank.setEnabled(key in self._own)
        menu.addSeparator()
        menu.addAction(self.remove)
        return menu

    def set_own(self, own: frozenset[int]) -> None:
        """The questions that aren't in the bank, and so can be kept in it."""
        self._own = own

    def set_wrote(self, wrote: bool) -> None:
        """Whether the last row was left with a text: Enter then goes on to another."""
        self._wrote_last = wrote

    def _clicked(self, index: QModelIndex) -> None:
        if index.isValid() and self._questions.id_at(index) is None:
            self._reword()

    def _reword(self, _index: object = None) -> None:
        index = self.currentIndex()
        if index.isValid():
            self.edit(index)

    def _go_on(self, key: object) -> None:
        """After Enter: to the next row, and from the last one to a new line."""
        row = self._questions.row_of(NEW if key is None else key)
        if row < 0 or (key is None and not self._wrote_last):
            self.setFocus()
            return
        if key is None:
            row -= 1  # the question just written stands above it
        following = self._questions.index(row + 1)
        if following.isValid():
            self.setCurrentIndex(following)
            self.edit(following)

    def _star(self) -> None:
        key = self.current()
        if key is not None:
            self.starred.emit(key)

    def _shift(self, by: int) -> None:
        key = self.current()
        if key is not None:
            self._questions.shift(key, by)

    def _remove(self) -> None:
        key = self.current()
        if key is not None:
            self.removed.emit(key)
