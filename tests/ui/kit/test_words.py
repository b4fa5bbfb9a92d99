"""Labels, links, chips, titles: what shows words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent, QFont, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from journal.ui.theme import DARK, LIGHT, SIZE, STATES, Theme
from journal.ui.widgets.card import Card, Hairline
from journal.ui.widgets.chip import Chip, ChipButton, chip_size, paint_chip
from journal.ui.widgets.elided_label import ElidedLabel
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import LinkLabel
from journal.ui.widgets.plain import (
    LONGEST_WORD,
    MOST,
    bounded,
    entry_text,
    literal,
    native_keys,
    tip,
    with_shortcut,
    without_mnemonic,
)
from journal.ui.widgets.section import SectionTitle
from tests.ui.kit.conftest import count, picture

Show = Callable[[QWidget], QWidget]
MARKUP = '<img src="file:///etc/passwd"> <b>Priya</b> & Tom'


class TestPlain:
    def test_short_text_stays(self) -> None:
        assert bounded("Priya Nair, Head of Operations") == "Priya Nair, Head of Operations"

    def test_endless_words_may_break(self) -> None:
        made = bounded("x" * 1000)
        assert max(len(part) for part in made.split("\u200b")) == LONGEST_WORD
        assert made.replace("\u200b", "") == "x" * 1000

    def test_endless_text_is_cut(self) -> None:
        assert len(bounded("word " * 100_000)) <= MOST + 1

    def test_tips_show_markup_as_it_is(self) -> None:
        assert "<img" not in tip(MARKUP)
        assert "&lt;img" in tip(MARKUP)
        assert tip("Tom & Priya") == "Tom & Priya"

    def test_keys_are_named(self) -> None:
        assert with_shortcut("Done", "Ctrl+Return") == "Done (Ctrl+Return)"
        assert with_shortcut("Done", "") == "Done"
        assert entry_text("Done", "Ctrl+Return") == "Done\tCtrl+Return"
        assert entry_text("Done") == "Done"
        assert native_keys("") == ""

    def test_an_ampersand_is_no_mnemonic(self, qtbot: QtBot) -> None:
        box = QCheckBox(literal("Smith & Sons && Co"))
        qtbot.addWidget(box)
        assert box.shortcut().isEmpty()
        assert without_mnemonic(box.text()) == "Smith & Sons && Co"
        assert without_mnemonic("&Mail\tCtrl+L") == "Mail"
        assert without_mnemonic("Research && offe&rs") == "Research & offers"


class TestLabel:
    def test_markup_is_shown_as_it_is(self, qtbot: QtBot) -> None:
        label = Label(MARKUP)
        qtbot.addWidget(label)
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert label.text() == MARKUP

    def test_colour_follows_the_scheme(self, shown: Show, theme: Theme, qtbot: QtBot) -> None:
        label = Label("words " * 5, role="overdue")
        shown(label)
        assert label.palette().windowText().color() == LIGHT.overdue
        theme.set_scheme("dark")
        qtbot.waitUntil(lambda: label.palette().windowText().color() == DARK.overdue)
        label.set_role("text")
        assert label.palette().windowText().color() == DARK.text

    def test_size_follows_the_application(self, qapp: QApplication, qtbot: QtBot) -> None:
        label = Label("Title", "title")
        qtbot.addWidget(label)
        before = qapp.font()
        larger = QFont(before)
        larger.setPointSizeF(before.pointSizeF() * 2)
        size = label.font().pointSizeF()
        try:
            qapp.setFont(larger)
            qtbot.waitUntil(lambda: label.font().pointSizeF() == pytest.approx(size * 2, rel=0.05))
        finally:
            qapp.setFont(before)
        caption = Label("Title", "caption")
        qtbot.addWidget(caption)
        assert caption.font().pointSizeF() < size

    def test_words_begin_where_reading_begins(self, shown: Show, qapp: QApplication) -> None:
        label = Label("Priya")
        label.resize(300, 24)
        shown(label)

        def first_ink() -> int:
            image = picture(label)
            return min(
                x
                for x in range(image.width())
                for y in range(image.height())
                if image.pixelColor(x, y) != LIGHT.window
            )

        assert first_ink() < 10
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        assert first_ink() > 200


class TestElidedLabel:
    def test_says_what_fits(self, qtbot: QtBot) -> None:
        label = ElidedLabel("Head of Operations, Northwind Logistics")
        qtbot.addWidget(label)
        label.resize(label.sizeHint())
        assert not label.is_elided()
        label.resize(100, 24)
        assert label.is_elided()
        assert label.shown_text().endswith("…")
        assert label.text() == "Head of Operations, Northwind Logistics"

    def test_whole_text_is_the_tooltip(self, shown: Show) -> None:
        label = ElidedLabel(MARKUP)
        shown(label)

        def point_at() -> str:
            middle = QPointF(2, 2)
            QApplication.sendEvent(label, QEnterEvent(middle, middle, middle))
            return label.toolTip()

        label.resize(60, 24)
        assert point_at() == tip(MARKUP)
        label.setText("<b>Another text that is too long</b>")
        assert label.toolTip() == tip(label.text())
        label.setText("x")
        assert label.toolTip() == ""
        label.setText(MARKUP)
        assert point_at() == tip(MARKUP)
        label.resize(label.sizeHint())
        assert point_at() == ""

    def test_keeps_a_tip_of_its_own(self, shown: Show) -> None:
        label = ElidedLabel(MARKUP)
        shown(label)
        label.setToolTip("Since May")
        label.resize(60, 24)
        middle = QPointF(2, 2)
        QApplication.sendEvent(label, QEnterEvent(middle, middle, middle))
        assert label.toolTip() == "Since May"

    def test_may_become_narrow_but_not_flat(self, qtbot: QtBot) -> None:
        label = ElidedLabel("A long name " * 10)
        qtbot.addWidget(label)
        assert label.minimumSizeHint().width() < 50
        assert label.minimumSizeHint().height() == label.sizeHint().height()

    def test_its_size_follows_text_font_and_margins(self, qtbot: QtBot) -> None:
        label = ElidedLabel("A name")
        qtbot.addWidget(label)
        short = label.sizeHint()
        label.setText("A longer name")
        longer = label.sizeHint()
        assert longer.width() > short.width()
        titled = ElidedLabel("A longer name", "title")
        qtbot.addWidget(titled)
        assert titled.sizeHint().width() > longer.width() * 1.2
        before = label.sizeHint().width()
        label.setContentsMargins(3, 0, 4, 0)
        assert label.sizeHint().width() == before + 7

    def test_line_breaks_become_spaces(self, qtbot: QtBot) -> None:
        label = ElidedLabel("one\ntwo")
        qtbot.addWidget(label)
        assert label.text() == "one two"


@pytest.mark.parametrize(
    "make", [lambda: LinkLabel("Daniel Ortiz"), lambda: ChipButton("check", "Daniel Ortiz", "done")]
)
class TestWordsThatAct:
    def test_pressed_by_mouse_and_keys(
        self, shown: Show, qtbot: QtBot, make: Callable[[], LinkLabel | ChipButton]
    ) -> None:
        made = make()
        shown(made)
        pressed: list[int] = []
        made.clicked.connect(lambda: pressed.append(1))
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            qtbot.keyClick(made, key)
        assert len(pressed) == 4

    def test_named_focusable_and_large_enough(
        self, shown: Show, make: Callable[[], LinkLabel | ChipButton]
    ) -> None:
        made = make()
        shown(made)
        made.setFocus(Qt.FocusReason.TabFocusReason)
        assert made.hasFocus()
        assert made.accessibleName() == "Daniel Ortiz"
        assert made.sizeHint().height() >= 24
        assert count(picture(made), LIGHT.focus) > 60


def test_an_ampersand_in_a_name_is_no_mnemonic(qtbot: QtBot) -> None:
    link = LinkLabel("Tom & Sons")
    qtbot.addWidget(link)
    assert link.text() == "Tom & Sons"
    assert link.shortcut().isEmpty()


class TestChip:
    @pytest.mark.parametrize("role", STATES)
    def test_ground_and_ink(self, qtbot: QtBot, role: str) -> None:
        chip = Chip("check", "7 questions", role)
        qtbot.addWidget(chip)
        chip.resize(chip.sizeHint())
        ink, tint = LIGHT.state(role)
        image = picture(chip)
        assert count(image, tint) > chip.width() * chip.height() // 3
        assert count(image, ink, 30) > 20

    def test_size_and_name(self, qtbot: QtBot) -> None:
        chip = Chip("clock", "4 h left", "today")
        qtbot.addWidget(chip)
        assert chip.sizeHint().height() == SIZE.chip
        assert chip.accessibleName() == "4 h left"
        wide = chip.sizeHint().width()
        chip.set("clock", "23 h left", "soon")
        assert (chip.text(), chip.role()) == ("23 h left", "soon")
        assert chip.sizeHint().width() > wide

    def test_without_icon_or_word(self) -> None:
        font = QFont()
        both = chip_size(font, "clock", "now").width()
        assert chip_size(font, "", "now").width() < both
        assert chip_size(font, "clock", "").width() < both

    def test_delegates_paint_it_mirrored(self) -> None:
        font = QFont()
        size = chip_size(font, "triangle-alert", "2 days late")
        pictures = []
        for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
            picture_ = QPixmap(size)
            picture_.fill(LIGHT.base)
            painter = QPainter(picture_)
            painter.setLayoutDirection(direction)
            paint_chip(
                painter, picture_.rect(), "triangle-alert", "2 days late", "overdue", LIGHT, font
            )
            painter.end()
            pictures.append(picture_.toImage())
        left = pictures[0].copy(0, 0, 24, size.height())
        right = pictures[1].copy(size.width() - 24, 0, 24, size.height())
        assert count(left, LIGHT.overdue, 40) == pytest.approx(
            count(right, LIGHT.overdue, 40), abs=8
        )


def test_card_holds_what_it_is_given(shown: Show) -> None:
    card = Card()
    card.box.addWidget(Label("Next interview"))
    shown(card)
    image = picture(card)
    assert image.pixelColor(0, image.height() // 2) == LIGHT.hair
    assert image.pixelColor(8, image.height() // 2) == LIGHT.base
    assert card.box.contentsMargins().left() == 16


@pytest.mark.parametrize("vertical", [True, False])
def test_hairline_is_one_pixel(qtbot: QtBot, vertical: bool) -> None:
    line = Hairline(vertical)
    qtbot.addWidget(line)
    size = line.sizeHint()
    assert (size.width() if vertical else size.height()) == 1
    line.resize(1, 20) if vertical else line.resize(20, 1)
    assert picture(line).pixelColor(0, 0) == LIGHT.hair


class TestSectionTitle:
    def test_count_comes_and_goes(self, shown: Show) -> None:
        title = SectionTitle("Needs you", 3)
        shown(title)
        words = [label.text() for label in title.findChildren(Label) if label.isVisible()]
        assert words == ["Needs you", "3"]
        title.set_count(None)
        words = [label.text() for label in title.findChildren(Label) if label.isVisible()]
        assert words == ["Needs you"]

    def test_what_stands_at_the_end(self, shown: Show) -> None:
        title = SectionTitle("Pitch")
        end = Label("48 seconds", role="muted")
        title.add_trailing(end)
        title.resize(400, 30)
        shown(title)
        assert end.geometry().right() >= 395
        title.set_text("My pitch")
        assert title.text() == "My pitch"
