"""Dialogs that are shown and typed into."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from journal.ui.dialogs.form_dialog import FormDialog
from journal.ui.shell.context import PageContext

D = TypeVar("D", bound=QDialog)
Shown = Callable[[D], D]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown[QDialog]]:
    kept: list[QDialog] = []

    def show(dialog: QDialog) -> QDialog:
        kept.append(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog.show()
        dialog.activateWindow()
        # In the dialog: a window of an earlier test may have kept the focus for a moment.
        qtbot.waitUntil(lambda: dialog.isActiveWindow() and QApplication.focusWidget() is not None)
        return dialog

    yield show
    for dialog in kept:
        dialog.hide()
        dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def keys(*typed: str | Qt.Key) -> int:
    """Types into whatever has the focus; how many keys besides text."""
    pressed = 0
    for each in typed:
        target = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert target is not None
        if isinstance(each, str):
            for letter in each:  # keyClicks aborts at letters beyond Latin-1
                pressing = QKeyEvent(
                    QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter
                )
                QApplication.sendEvent(target, pressing)
                QApplication.processEvents()  # a list of suggestions comes, or goes
                target = QApplication.activePopupWidget() or QApplication.focusWidget()
        else:
            QTest.keyClick(target, each)
            pressed += 1
        QApplication.processEvents()
    return pressed


def problem(dialog: FormDialog, field: QWidget) -> str:
    return dialog.form.problem(field)


def card_of(context: PageContext, key: int):  # type: ignore[no-untyped-def]
    card = context.library.people.card(key)
    assert card is not None
    return card
