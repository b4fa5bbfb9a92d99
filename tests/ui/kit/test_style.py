from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QSpinBox,
    QSplitter,
    QStyle,
    QStyleOptionSlider,
    QTabWidget,
    QTimeEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal.ui import style
from journal.ui.style_bars import SHORTEST_HANDLE
from journal.ui.theme import DARK, LIGHT, SIZE, Theme
from tests.ui.kit.conftest import count, picture

Show = Callable[[QWidget], QWidget]


@pytest.mark.parametrize("kind", [QLineEdit, QComboBox, QSpinBox, QTimeEdit, QPushButton])
def test_controls_have_one_height(qtbot: QtBot, kind: type[QWidget]) -> None:
    made = kind()
    qtbot.addWidget(made)
    assert made.sizeHint().height() == SIZE.control


@pytest.mark.parametrize("points", [18, 27])
def test_controls_grow_with_the_text(qtbot: QtBot, points: int) -> None:
    for made in (QPushButton("Ärger"), QLineEdit("Ärger"), QSpinBox()):
        qtbot.addWidget(made)
        font = made.font()
        font.setPointSize(points)
        made.setFont(font)
        assert made.sizeHint().height() >= made.fontMetrics().height() + 8


def test_rows_are_roomy(qtbot: QtBot) -> None:
    rows = QListWidget()
    qtbot.addWidget(rows)
    rows.addItems(["Priya", "Tom"])
    assert rows.visualItemRect(rows.item(0)).height() >= SIZE.row
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    QTreeWidgetItem(tree, ["Priya"])
    assert tree.visualItemRect(tree.topLevelItem(0)).height() >= SIZE.row


def test_menu_entries_are_roomy_and_separators_are_not(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    entry, line = menu.addAction("New"), menu.addSeparator()
    assert menu.actionGeometry(entry).height() >= SIZE.row
    assert menu.actionGeometry(line).height() < 12


def test_primary_button_is_the_accent(shown: Show) -> None:
    host = QWidget()
    button, plain = QPushButton("Print", host), QPushButton("Print", host)
    button.setProperty("primary", True)
    plain.move(0, 40)
    shown(host)
    plain.setFocus()
    ground = count(picture(button), LIGHT.accent, 30)  # hovered or not
    assert ground > button.width() * button.height() // 2
    assert count(picture(button), LIGHT.on_accent, 60) > 10
    assert count(picture(plain), LIGHT.accent, 30) < ground // 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "make",
    [
        lambda: QPushButton("x"),
        lambda: QLineEdit("x"),
        lambda: QPlainTextEdit("x"),
        lambda: QComboBox(),
        lambda: QSpinBox(),
        lambda: QCheckBox("Printed"),
        lambda: QRadioButton("A4"),
    ],
)
def test_the_ring_shows_who_has_the_focus(
    shown: Show, theme: Theme, qtbot: QtBot, make: Callable[[], QWidget], scheme: str
) -> None:
    theme.set_scheme(scheme)
    roles = DARK if scheme == "dark" else LIGHT
    host = QWidget()
    other, made = QPushButton("other", host), make()
    made.setParent(host)
    made.move(0, 50)
    host.resize(300, 300)
    shown(host)
    qtbot.waitUntil(lambda: host.palette().window().color() == roles.window)
    other.setFocus()
    before = count(picture(made), roles.focus)
    made.setFocus()
    assert made.hasFocus()
    assert count(picture(made), roles.focus) >= before + 40


def test_ring_of_the_primary_button_is_apart_from_its_ground(shown: Show) -> None:
    button = QPushButton("Print")
    button.setProperty("primary", True)
    button.resize(100, 32)
    shown(button)
    button.setFocus()
    image = picture(button)
    middle = image.height() // 2
    colours = [image.pixelColor(x, middle) for x in (1, 2, 6)]
    assert colours[:2] == [LIGHT.focus, LIGHT.window]
    assert colours[2] in (LIGHT.accent, LIGHT.accent_hover)


def test_chosen_row_is_a_tint_with_a_bar_under_ordinary_words(shown: Show) -> None:
    rows = QListWidget()
    rows.addItems(["Priya Nair", "Tom Becker"])
    rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    shown(rows)
    rows.setCurrentRow(1)
    area = rows.visualItemRect(rows.item(1))
    image = rows.viewport().grab(area).toImage()
    assert count(image, LIGHT.selection) > area.width() * area.height() // 2
    assert count(image, LIGHT.text, 40) > 20
    assert image.pixelColor(1, image.height() // 2) == LIGHT.accent
    assert count(image, LIGHT.on_accent) < 20


def test_chosen_row_of_a_tree_is_tinted_from_edge_to_edge(shown: Show) -> None:
    tree = QTreeWidget()
    tree.setHeaderLabels(["Name", "Next step"])
    tree.setFrameShape(QTreeWidget.Shape.NoFrame)
    parent = QTreeWidgetItem(tree, ["Daniel"])
    child = QTreeWidgetItem(parent, ["Priya", "Print"])
    tree.expandAll()
    tree.resize(400, 200)
    shown(tree)
    tree.setCurrentItem(child)
    tree.clearFocus()
    row = tree.visualItemRect(child)
    image = picture(tree.viewport())
    top = row.top() + 3
    assert image.pixelColor(1, row.center().y()) == LIGHT.accent
    for x in (14, 30, 200, 380):
        assert image.pixelColor(x, top) == LIGHT.selection


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_lines_of_a_tree_hang_under_the_parent(
    shown: Show, qapp: QApplication, direction: Qt.LayoutDirection
) -> None:
    qapp.setLayoutDirection(direction)
    tree = QTreeWidget()
    tree.setHeaderHidden(True)
    tree.setFrameShape(QTreeWidget.Shape.NoFrame)
    parent = QTreeWidgetItem(tree, ["Daniel"])
    first, last = QTreeWidgetItem(parent, ["Priya"]), QTreeWidgetItem(parent, ["Karim"])
    tree.expandAll()
    tree.resize(300, 200)
    shown(tree)
    image = picture(tree.viewport())
    x = tree.indentation() // 2
    if direction == Qt.LayoutDirection.RightToLeft:
        x = image.width() - 1 - x
    columns = range(x - 1, x + 2)

    def line_at(y: int) -> bool:
        return any(image.pixelColor(column, y) == LIGHT.hair for column in columns)

    assert line_at(tree.visualItemRect(first).bottom())
    assert line_at(tree.visualItemRect(last).top() + 2)
    assert not line_at(tree.visualItemRect(last).bottom())


def slider(bar: QScrollBar, part: QStyle.SubControl) -> QRect:
    option = QStyleOptionSlider()
    bar.initStyleOption(option)
    return bar.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, bar)


class TestScrollBar:
    @pytest.fixture
    def bar(self, qtbot: QtBot) -> QScrollBar:
        made = QScrollBar(Qt.Orientation.Vertical)
        qtbot.addWidget(made)
        made.resize(12, 200)
        made.setRange(0, 900)
        made.setPageStep(100)
        return made

    def test_parts_fill_it_without_arrows(self, bar: QScrollBar) -> None:
        part = QStyle.SubControl
        bar.setValue(450)
        before = slider(bar, part.SC_ScrollBarSubPage)
        handle = slider(bar, part.SC_ScrollBarSlider)
        after = slider(bar, part.SC_ScrollBarAddPage)
        assert before.height() + handle.height() + after.height() == 200
        assert abs(handle.center().y() - 100) <= 2
        assert slider(bar, part.SC_ScrollBarAddLine).isEmpty()

    def test_handle_never_becomes_too_small_to_grip(self, bar: QScrollBar) -> None:
        bar.setRange(0, 1_000_000)
        assert slider(bar, QStyle.SubControl.SC_ScrollBarSlider).height() == SHORTEST_HANDLE

    def test_it_can_be_dragged(self, bar: QScrollBar, qtbot: QtBot) -> None:
        bar.show()
        qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(6, 10))
        qtbot.mouseMove(bar, QPoint(6, 110))
        qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(6, 110))
        assert bar.value() > 300

    def test_nothing_to_scroll_paints_nothing(self, bar: QScrollBar) -> None:
        bar.setRange(0, 0)
        assert count(picture(bar), LIGHT.line) == 0


def test_chosen_tab_is_underlined(shown: Show) -> None:
    tabs = QTabWidget()
    for name in ("Prepare", "Meeting", "Capture"):
        tabs.addTab(QWidget(), name)
    tabs.resize(400, 100)
    shown(tabs)
    tabs.setFocus()
    image = picture(tabs.tabBar())
    chosen, other = tabs.tabBar().tabRect(0), tabs.tabBar().tabRect(1)
    bottom = chosen.bottom() - 1
    assert image.pixelColor(chosen.center().x(), bottom) == LIGHT.soon
    assert image.pixelColor(other.center().x(), bottom) != LIGHT.soon


def test_splitter_is_a_hairline(shown: Show) -> None:
    parts = QSplitter()
    parts.addWidget(QWidget())
    parts.addWidget(QWidget())
    parts.resize(300, 100)
    shown(parts)
    assert parts.handleWidth() == 1
    handle = parts.handle(1)
    assert picture(parts).pixelColor(handle.geometry().center()) == LIGHT.hair


def test_a_box_is_marked_by_more_than_colour(shown: Show) -> None:
    host = QWidget()
    marked, empty = QCheckBox("a", host), QCheckBox("a", host)
    marked.setChecked(True)
    shown(host)
    host.setFocus()
    assert count(picture(marked), LIGHT.done) > count(picture(empty), LIGHT.done) + 10


def test_everything_paints_disabled_too(shown: Show) -> None:
    host = QWidget()
    for made in (QPushButton("x"), QLineEdit(), QComboBox(), QSpinBox(), QCheckBox("x")):
        made.setParent(host)
        made.setEnabled(False)
    bar = QProgressBar(host)
    bar.setRange(0, 0)
    shown(host)
    assert not picture(host).isNull()


def test_style_is_set_by_install_and_outlives_its_maker(qapp: QApplication) -> None:
    gc.collect()
    assert isinstance(qapp.style(), style.JournalStyle)
    for _ in range(3):
        style.install(qapp)
        gc.collect()
    made = QPushButton("x")
    assert made.sizeHint().height() == SIZE.control
    made.deleteLater()


def test_macos_keeps_its_own(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    before = qapp.style()
    monkeypatch.setattr(sys, "platform", "darwin")
    style.install(qapp)
    assert qapp.style() is before


def test_long_lists_stay_quick(shown: Show) -> None:
    rows = QListWidget()
    rows.resize(400, 700)
    rows.addItems([f"person {number}" for number in range(5000)])
    started = time.process_time()
    shown(rows)
    picture(rows)
    assert time.process_time() - started < 1.0  # 0.1 here; twenty times that would be a mistake


def test_painters_are_left_as_they_were(qtbot: QtBot) -> None:
    button = QPushButton("x")
    qtbot.addWidget(button)
    canvas = QImage(100, 40, QImage.Format.Format_ARGB32)
    painter = QPainter(canvas)
    pen, brush, hints = painter.pen(), painter.brush(), painter.renderHints()
    from PySide6.QtWidgets import QStyleOptionButton

    option = QStyleOptionButton()
    option.initFrom(button)
    option.rect = QRect(0, 0, 100, 32)
    option.text = "x"
    button.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, button)
    assert (painter.pen(), painter.brush(), painter.renderHints()) == (pen, brush, hints)
    painter.end()


def test_boxes_to_tick_grow_with_the_letters(qtbot: QtBot) -> None:
    box = QCheckBox("Asked")
    qtbot.addWidget(box)
    metric = QStyle.PixelMetric.PM_IndicatorWidth
    usual = box.style().pixelMetric(metric, None, box)
    font = box.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    box.setFont(font)
    assert box.style().pixelMetric(metric, None, box) >= usual * 1.4
