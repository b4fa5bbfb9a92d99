"""Suggestions below a field while one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QObject, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QListView

Suggest = Callable[[str], Sequence[tuple[object, str]]]
MOST_ROWS = 8


class Completion(QObject):
    """Asks ``suggest(text)`` for (value, label) after each key and shows them below ``edit``.

    The first one is marked: Enter takes it, Esc leaves what was typed. ``chosen`` comes with the
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
        # Not edit.setCompleter(): that would write a marked row into the field at once.
        self._completer.setWidget(edit)
        self._popup = QListView()
        self._popup.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._popup.setFrameShape(QFrame.Shape.StyledPanel)
        self._completer.setPopup(self._popup)
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        edit.textEdited.connect(self._refresh)

    def labels(self) -> list[str]:
        """The suggestions offered now."""
        return [label for _value, label in self._found]

    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self._popup.isVisible()

    def _refresh(self, text: str) -> None:
        self._found = list(self._suggest(text)) if text.strip() else []
        self._model.setStringList(self.labels())
        if not self._found:
            self._popup.hide()
            return
        self._completer.complete()
        self._popup.setCurrentIndex(self._completer.completionModel().index(0, 0))

    def _take(self, index: QModelIndex) -> None:
        row = index.row()
        if 0 <= row < len(self._found):
            value, label = self._found[row]
            self._edit.setText(label)
            self.chosen.emit(value)
