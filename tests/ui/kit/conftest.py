"""The kit under its own style and colours; other tests get the application back as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal.ui.style import install
from journal.ui.theme import Theme


@pytest.fixture(scope="package", autouse=True)
def _style(qapp: QApplication) -> Iterator[None]:
    before = qapp.style().objectName()
    install(qapp)
    yield
    qapp.setStyle(before)


@pytest.fixture(autouse=True)
def theme(qapp: QApplication, _style: None) -> Iterator[Theme]:
    """The light scheme; a test may change it."""
    made = Theme(qapp, "light")
    yield made
    made.deleteLater()
    QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)
    qapp.setPalette(QPalette())
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], QWidget]:
    """Shows a widget as the active window, and keeps it until the test ends."""
    kept: list[QWidget] = []

    def show(widget: QWidget) -> QWidget:
        kept.append(widget)
        qtbot.addWidget(widget)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(lambda: widget.isActiveWindow())
        return widget

    return show


def picture(widget: QWidget) -> QImage:
    """What the widget paints."""
    return widget.grab().toImage()


def count(image: QImage, color: QColor, tolerance: int = 6) -> int:
    """How many pixels have nearly that colour."""
    wanted = (color.red(), color.green(), color.blue())
    found = 0
    for y in range(image.height()):
        for x in range(image.width()):
            seen = image.pixelColor(x, y)
            parts = (seen.red(), seen.green(), seen.blue())
            if all(abs(a - b) <= tolerance for a, b in zip(parts, wanted, strict=True)):
                found += 1
    return found


def between(first: QWidget, second: QWidget) -> QWidget:
    """Two widgets in a window, the second with the focus later."""
    host = QWidget()
    column = QVBoxLayout(host)
    column.addWidget(first)
    column.addWidget(second)
    host.resize(500, 300)
    return host
