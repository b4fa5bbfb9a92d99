"""The wheel scrolls: it never changes a field that one only passes, on any page or dialog."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal.ui.widgets.number_box import NumberBox
from tests.ui.walking import walk, window_on

UI = Path(__file__).parents[2] / "journal" / "ui"
# Boxes that take the wheel unless something is done about it, and what is used in their place.
RAW = {"QSpinBox", "QDoubleSpinBox", "QComboBox", "QDateEdit", "QTimeEdit", "QDateTimeEdit"}
RAW |= {"QSlider", "QDial"}
OWN = {"widgets/number_box.py", "widgets/code_box.py"}


def turn(widget: QWidget, steps: int = -1) -> bool:
    """Turns the wheel over a widget; whether the widget took it."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    event.setAccepted(True)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def _value(field: QWidget) -> object:
    if isinstance(field, QAbstractSpinBox):
        return field.text()
    return field.currentIndex() if isinstance(field, QComboBox) else field.property("value")


def _fields(root: QWidget) -> list[QWidget]:
    kinds = (QAbstractSpinBox, QComboBox, QAbstractSlider)
    found = [each for kind in kinds for each in root.findChildren(kind)]
    return [each for each in found if not isinstance(each, QScrollBar)]


def test_nothing_is_changed_in_passing(qapp: QApplication, tmp_path: Path) -> None:
    changed: dict[str, str] = {}
    seen: set[str] = set()

    def visit(place: str, root: QWidget) -> None:
        for field in _fields(root):
            if field.hasFocus() or not field.isEnabled():
                continue
            seen.add(field.objectName())
            before = _value(field)
            for steps in (-1, 1):
                turn(field, steps)
                if _value(field) != before:
                    changed.setdefault(field.objectName(), place)

    with window_on(tmp_path, sample=True) as window:
        walk(window, visit, tmp_path)
    assert changed == {}
    assert {"print.lines", "preferences.follow_ups.cadence", "schedule.minutes"} <= seen
    assert any(name.endswith(".n") for name in seen), "no numbers of the preferences were seen"


def test_in_the_focus_the_wheel_turns_the_number(qtbot: QtBot) -> None:
    box = NumberBox()
    qtbot.addWidget(box)
    box.setValue(4)
    box.show()
    assert not turn(box)
    assert box.value() == 4
    box.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    assert turn(box)
    assert box.value() == 3


@pytest.mark.parametrize(
    "path", sorted(UI.rglob("*.py")), ids=lambda path: path.relative_to(UI).as_posix()
)
def test_only_own_boxes_are_made(path: Path) -> None:
    """What no walk comes to either: nobody makes, or derives from, one of Qt's own boxes."""
    if path.relative_to(UI).as_posix() in OWN:
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    used = [each.func for each in ast.walk(tree) if isinstance(each, ast.Call)]
    used += [
        base for each in ast.walk(tree) if isinstance(each, ast.ClassDef) for base in each.bases
    ]
    names = {each.id for each in used if isinstance(each, ast.Name)}
    assert names.isdisjoint(RAW)
