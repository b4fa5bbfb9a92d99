"""The head of every page: title, search, and the button that adds what the page is about."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from journal.ui.growth import grown
from journal.ui.shell.actions import Actions
from journal.ui.style_paint import horizontal_line
from journal.ui.theme import SIZE, SPACE, roles_for
from journal.ui.widgets.buttons import SplitButton
from journal.ui.widgets.elided_label import ElidedLabel
from journal.ui.widgets.label import Label
from journal.ui.widgets.search_field import SearchField

SEARCH_WIDTH = 320
NEW = ("new.contact", "new.interview", "new.followup", "new.letter")


class SearchOpener(SearchField):
    """Looks like the field of the search; a click or a typed letter opens it."""

    opened = Signal(str)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens."""
        self.opened.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """So do Enter, Down, Space and whatever is typed."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Space)
        text = event.text()
        if event.key() in keys:
            self.opened.emit("")
        elif text and text.isprintable() and not event.modifiers() & _COMMANDS:
            self.opened.emit(text)
        else:
            QWidget.keyPressEvent(self, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tab only leads here."""
        super().focusInEvent(event)
        self.deselect()


_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Header(QWidget):
    """Shows what the window tells it of the page that is shown."""

    search_opened = Signal(str)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shell.header")
        self._actions = actions
        self._command = NEW[0]
        self._line = True
        self.title = Label("", "title")
        self.title.setObjectName("shell.header.title")
        self.subtitle = ElidedLabel("", "body", "muted")
        self.subtitle.setObjectName("shell.header.subtitle")
        self.search = SearchOpener(self.tr("Search or add…"), "Ctrl+K")
        self.search.setObjectName("shell.header.search")
        self.search.setReadOnly(True)
        self.search.opened.connect(self.search_opened)
        self.new = SplitButton("")
        self.new.setObjectName("shell.header.new")
        self.new.clicked.connect(self._add)
        menu = QMenu(self.new)
        menu.aboutToShow.connect(actions.dress)
        for code in NEW:
            menu.addAction(actions[code])
        self.new.setMenu(menu)
        self._lay_out()

    def _lay_out(self) -> None:
        self.setMinimumHeight(SIZE.header)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.search.setMinimumWidth(SEARCH_WIDTH // 2)
        self.search.setMaximumWidth(grown(SEARCH_WIDTH, self.font(), 0.5))
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.page, 0, SPACE.page, 1)
        row.setSpacing(SPACE.medium)
        row.addWidget(self.title)
        row.addWidget(self.subtitle, 2)
        row.addWidget(self.search, 3)
        row.addWidget(self.new)

    def show_page(self, title: str, subtitle: str, *, line: bool) -> None:
        """Title, muted words beside it, and whether a hairline parts head and page."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self._line = line
        self.update()

    def show_new(self, command: str, text: str, *, primary: bool) -> None:
        """What the button adds, its words, and whether it carries the accent."""
        self._command = command
        self.new.setText(text)
        self.new.setAccessibleName(self._actions[command].text().replace("&", ""))
        self.new.setToolTip(self._actions[command].toolTip())
        self.new.set_primary(primary)
        self._widen_new()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs a wider button."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._widen_new()
            self.search.setMaximumWidth(grown(SEARCH_WIDTH, self.font(), 0.5))

    def _widen_new(self) -> None:
        """As wide on every page, so that the search field stays where it is."""
        texts = [self._actions[code].text().replace("&", "") for code in NEW]
        metrics = self.new.fontMetrics()
        wider = max(metrics.horizontalAdvance(text) for text in texts)
        shown = metrics.size(Qt.TextFlag.TextShowMnemonic.value, self.new.text()).width()
        self.new.setMinimumWidth(self.new.sizeHint().width() + wider - shown)
        self.new.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The hairline."""
        if self._line:
            horizontal_line(QPainter(self), self.rect(), roles_for(self.palette()).hair)

    def _add(self) -> None:
        self._actions[self._command].trigger()
