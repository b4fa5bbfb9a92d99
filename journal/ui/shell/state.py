"""What a window remembers between starts: size and place, page, what each page remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from journal.services.settings import Settings, remembered

if TYPE_CHECKING:
    from journal.ui.shell.stack import PageStack

WANTED = QSize(1280, 800)
ROOMY = QSize(1440, 900)  # a screen smaller than this is filled at the first start
FRAME = 40  # a title bar, about
GRIP = QSize(120, 40)  # so much of a title bar must be on a screen


def restore_window(window: QMainWindow, settings: Settings) -> None:
    """Size and place of the last time, if such a screen still exists."""
    kept = settings.mapping("window")
    numbers = [kept.get(name) for name in ("x", "y", "width", "height")]
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    first = QGuiApplication.primaryScreen().availableGeometry()
    if all(isinstance(number, int) for number in numbers):
        rect = fitting(QRect(*numbers), screens, window.minimumSize())
        if rect is not None:
            window.setGeometry(rect)
            if kept.get("maximized") is True:
                window.showMaximized()
            return
    size = WANTED.boundedTo(first.size() - QSize(0, FRAME)).expandedTo(window.minimumSize())
    window.resize(size)
    if first.width() < ROOMY.width() or first.height() < ROOMY.height():
        # Where it goes when it is made smaller: nobody places it then, and at the very top its
        # title bar would be above the screen.
        rect = QRect(QPoint(0, 0), size)
        rect.moveCenter(first.center())
        rect.moveTop(max(rect.top(), first.top() + FRAME))
        window.setGeometry(rect)
        window.showMaximized()


def fitting(wanted: QRect, screens: list[QRect], least: QSize) -> QRect | None:
    """``wanted``, no larger than its screen; None when its title bar is on none."""
    size = wanted.size().expandedTo(least)
    bar = QRect(wanted.topLeft(), QSize(size.width(), GRIP.height()))
    for screen in screens:
        seen = screen.intersected(bar)
        if seen.width() >= GRIP.width() and seen.height() >= GRIP.height() // 2:
            size = size.boundedTo(screen.size()).expandedTo(least)
            left = min(
                max(wanted.left(), screen.left() - size.width() + GRIP.width()),
                screen.right() - GRIP.width(),
            )
            return QRect(QPoint(left, max(wanted.top(), screen.top())), size)
    return None


def keep_window(window: QMainWindow, settings: Settings) -> None:
    """Notes where the window is; a full screen counts as what it was before."""
    rect = window.normalGeometry() if window.isMaximized() else window.geometry()
    if window.isFullScreen():
        rect = window.normalGeometry()
    if not rect.isValid():
        return
    settings.set(
        "window",
        {
            "x": rect.x(),
            "y": rect.y(),
            "width": rect.width(),
            "height": rect.height(),
            "maximized": window.isMaximized(),
        },
    )


def kept_pages(settings: Settings, journal: str) -> tuple[str, dict[str, Any]]:
    """The page shown last in this journal, and what each page remembers."""
    kept = settings.mapping("pages").get(journal)
    if not isinstance(kept, dict):
        return "today", {}
    states = kept.get("states")
    page = kept.get("page")
    return (
        page if isinstance(page, str) else "today",
        states if isinstance(states, dict) else {},
    )


MOST_JOURNALS = 8


def keep_pages(stack: PageStack, settings: Settings, journal: str) -> None:
    """Notes the page and the states, for the journals used last."""
    place = {"page": stack.code, "states": stack.states()}
    settings.set("pages", remembered(settings.mapping("pages"), journal, place, MOST_JOURNALS))
