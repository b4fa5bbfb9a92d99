from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QStringListModel
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QToolTip
from pytestqt.qtbot import QtBot

from journal.ui.widgets.tip_delegate import Index, TipDelegate


class Loud(TipDelegate):
    def tip_at(self, option: QStyleOptionViewItem, index: Index, place: QPoint) -> str:
        return f"{index.data()} at {place.x()}"


def test_rows_tell_data_as_it_is(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, *_more: told.append(text))
    view = QListView()
    qtbot.addWidget(view)
    model = QStringListModel(["<img src='file:x'>"], view)
    view.setModel(model)
    delegate = Loud(view)
    option = QStyleOptionViewItem()
    for kind in (QEvent.Type.ToolTip, QEvent.Type.WhatsThis):
        event = QHelpEvent(kind, QPoint(7, 3), QPoint(107, 103))
        delegate.helpEvent(event, view, option, model.index(0))
    event = QHelpEvent(QEvent.Type.ToolTip, QPoint(7, 3), QPoint(107, 103))
    delegate.helpEvent(event, view, option, model.index(5))  # below the last row
    assert told == ["<span>&lt;img src='file:x'&gt; at 7</span>"]
