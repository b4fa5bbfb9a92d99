"""Suggestions below a field while one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPointF,
    QStringListModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QCompleter, QFrame, QLineEdit, QListView, QWidget

Suggest = Callable[[str], Sequence[tuple[object, str]]]
MOST_ROWS = 8


class Completion(QObject):
    """Asks ``suggest(text)`` for (value, label) after each key and shows them below ``edit``.

    The first one is marked: Enter takes it, Esc leaves what was typed. A click beside the list
    closes it and does what it would have done without. Once the only suggestion is typed out there
    is no list, so that nothing below the field is covered for nothing. ``chosen`` comes with the
    value; the field then holds the label. Ids may be values: they travel as objects.
    """

    chosen = Signal(object)

    def __init__(self, edit: QLineEdit, suggest: Suggest, parent: QObject | None = None) -> None:
        super().__init__(parent or edit)
        self._edit = edit
        self._suggest = suggest
        self._found: list[tuple[object, str]] = []
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(MOST_ROWS)
        self._completer.setWrapAround(False)  # or Down on the only row would unmark it
        # Not edit.setCompleter(): that would write a marked row into the field at once.
        self._completer.setWidget(edit)
        self._popup = QListView()
        self._popup.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._popup.setFrameShape(QFrame.Shape.StyledPanel)
        self._completer.setPopup(self._popup)
        self._popup.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)  # or it came twice
        self._popup.installEventFilter(self)  # after the completer, so asked before it
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        edit.textEdited.connect(self._refresh)

    def labels(self) -> list[str]:
        """The suggestions offered now."""
        return [label for _value, label in self._found]

    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self._popup.isVisible()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Presses beside the list go on to what lies there; else a popup would swallow them."""
        if event.type() != QEvent.Type.MouseButtonPress or not isinstance(event, QMouseEvent):
            return False
        left = event.button() == Qt.MouseButton.LeftButton
        if not left or self._popup.rect().contains(event.position().toPoint()):
            return False
        self._popup.hide()
        where = event.globalPosition()
        window = self._edit.window()
        below = window.childAt(window.mapFromGlobal(where.toPoint()))
        if below is not None:
            QTimer.singleShot(0, below, lambda: _click(below, where))
        return True

    def _refresh(self, text: str) -> None:
        self._found = list(self._suggest(text)) if text.strip() else []
        self._model.setStringList(self.labels())
        if not self._found or self._is_typed_out(text):
            self._popup.hide()
            return
        self._completer.complete()
        self._popup.setCurrentIndex(self._completer.completionModel().index(0, 0))

    def _is_typed_out(self, text: str) -> bool:
        labels = self.labels()
        return len(labels) == 1 and labels[0].casefold() == text.strip().casefold()

    def _take(self, index: QModelIndex) -> None:
        row = index.row()
        if 0 <= row < len(self._found):
            value, label = self._found[row]
            self._edit.setText(label)
            self.chosen.emit(value)


def _click(widget: QWidget, where: QPointF) -> None:
    """A whole click: of the one that was meant, only the press was heard."""
    if widget.focusPolicy() & Qt.FocusPolicy.ClickFocus:
        widget.setFocus(Qt.FocusReason.MouseFocusReason)
    left = Qt.MouseButton.LeftButton
    for kind, held in (
        (QEvent.Type.MouseButtonPress, left),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        at = widget.mapFromGlobal(where)
        none = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(widget, QMouseEvent(kind, at, where, left, held, none))
