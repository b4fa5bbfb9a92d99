"""F6: from the sidebar to the parts of the page and back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QSplitter, QWidget

from journal.ui.shell.page import Page


def focus_next_pane(sidebar: QWidget, page: QWidget | None, origin: QWidget | None = None) -> None:
    """Goes on from ``origin``, or where the focus is.

    The way is sidebar, first part of the page, second part, sidebar.
    """
    panes = [sidebar] if sidebar.isVisible() else []
    if page is not None:
        panes += _parts(page)
    if not panes:
        return
    focus = origin or QApplication.focusWidget()
    at = next((place for place, pane in enumerate(panes) if _holds(pane, focus)), -1)
    for step in range(1, len(panes) + 1):
        if _enter(panes[(at + step) % len(panes)]):
            return


def _parts(page: QWidget) -> list[QWidget]:
    splitter = page.findChild(QSplitter)
    if splitter is None:
        return [page]
    parts = [splitter.widget(place) for place in range(splitter.count())]
    return [part for part in parts if part is not None and part.isVisible()] or [page]


def _holds(pane: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (pane is focus or pane.isAncestorOf(focus))


def _enter(pane: QWidget) -> bool:
    reason = Qt.FocusReason.ShortcutFocusReason
    if isinstance(pane, Page):
        pane.focus_first()
        return True
    begin = getattr(pane, "enter", None)  # the part knows: its first field might be a name
    if begin is not None:
        begin()
        if _holds(pane, QApplication.focusWidget()):
            return True
    takes = Qt.FocusPolicy.TabFocus.value
    for widget in [pane, *pane.findChildren(QWidget)]:
        if (
            widget.focusPolicy().value & takes
            and widget.isVisibleTo(pane.window())
            and widget.isEnabled()
        ):
            # A field that selects its words would lose them with the next letter.
            line = isinstance(widget, QLineEdit)
            widget.setFocus(Qt.FocusReason.OtherFocusReason if line else reason)
            return True
    return False
