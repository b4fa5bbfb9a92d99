"""Tab goes on as one reads: by the layouts, not by the order in which widgets were made.

Qt's own chain puts whatever is made later (another row, another address) at its end.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLayout,
    QMainWindow,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QWidget,
)

_WHOLE = (QAbstractScrollArea, QAbstractSpinBox, QComboBox)  # what is in them is theirs
_TAB = Qt.FocusPolicy.TabFocus.value


def go_on(window: QWidget, forward: bool) -> bool:
    """To the next stop of a window, round at the ends; False where Qt shall decide.

    For ``focusNextPrevChild`` of windows and dialogs.
    """
    everything = Qt.TabFocusBehavior.TabFocusAllControls
    if QGuiApplication.styleHints().tabFocusBehavior() != everything:
        return False
    found = list(stops(window))
    focus = QApplication.focusWidget()
    if focus is None or focus not in found:
        return False
    following = found[(found.index(focus) + (1 if forward else -1)) % len(found)]
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    following.setFocus(reason)
    _show(following)
    return True


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Where Tab stops in a widget, in the order of reading."""
    if widget.focusPolicy().value & _TAB and widget.isEnabled() and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, _WHOLE) and not isinstance(widget, QScrollArea):
        return
    for part in _parts(widget):
        if part.isVisible() and not part.isWindow():
            yield from stops(part)


def _parts(widget: QWidget) -> list[QWidget]:
    """The children in order; those that no layout holds lie over the others and come last."""
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        return [inner] if inner is not None else []
    if isinstance(widget, QStackedWidget):
        shown = widget.currentWidget()
        return [shown] if shown is not None else []
    if isinstance(widget, QSplitter):
        parts = (widget.widget(place) for place in range(widget.count()))
        return [part for part in parts if part is not None]
    found: list[QWidget] = []
    middle = widget.centralWidget() if isinstance(widget, QMainWindow) else None
    if middle is not None:
        found.append(middle)
    else:
        layout = widget.layout()
        found += _laid_out(layout) if layout is not None else []
    children = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found + [each for each in children if each not in found]


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner = item.layout() if item is not None else None
        widget = item.widget() if item is not None else None
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)


def _show(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
