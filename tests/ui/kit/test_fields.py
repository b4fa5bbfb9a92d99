"""Forms, choices from codes, segments."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal.ui.theme import LIGHT, SIZE
from journal.ui.widgets.code_box import CodeBox
from journal.ui.widgets.form_row import FormGrid
from journal.ui.widgets.inline_edit import INSET, InlineLineEdit, InlineTextEdit
from journal.ui.widgets.segmented import SegmentedControl
from tests.ui.kit.conftest import between, count, picture

Show = Callable[[QWidget], QWidget]


class TestFormGrid:
    def test_caption_leads_to_its_field(self, shown: Show, qtbot: QtBot) -> None:
        grid = FormGrid()
        name, mail = QLineEdit(), QLineEdit()
        caption = grid.add_row("&Name", name)
        grid.add_row("R&&D m&ail", mail)
        shown(grid)
        mail.setFocus()
        assert caption.buddy() is name
        assert name.accessibleName() == "Name"
        assert mail.accessibleName() == "R&D mail"
        qtbot.keyClick(mail, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(name.hasFocus)

    def test_tab_order_is_as_read(self, shown: Show, qtbot: QtBot) -> None:
        grid = FormGrid()
        fields = [QLineEdit(), CodeBox([("a", "A")]), InlineTextEdit(), QLineEdit()]
        for number, field in enumerate(fields):
            grid.add_row(f"Field {number}", field)
        shown(grid)
        fields[0].setFocus()
        seen = [QApplication.focusWidget()]
        for _ in fields[1:]:
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            seen.append(QApplication.focusWidget())
        assert seen == fields

    def test_problem_is_shown_and_described(self, shown: Show) -> None:
        grid = FormGrid()
        mail = QLineEdit()
        grid.add_row("&Mail", mail, "For letters")
        shown(grid)
        assert mail.accessibleDescription() == "For letters"
        grid.set_problem(mail, "Something is missing after the @.")
        assert grid.problem(mail) == "Something is missing after the @."
        assert mail.accessibleDescription() == "Something is missing after the @."
        grid.set_problem(mail, "")
        assert grid.problem(mail) == ""
        assert mail.accessibleDescription() == "For letters"

    @pytest.mark.parametrize("compact", [False, True])
    def test_fields_stand_in_one_column(self, shown: Show, compact: bool) -> None:
        grid = FormGrid(compact=compact)
        fields = [InlineLineEdit("x"), InlineLineEdit("y")]
        grid.add_row("&Mail", fields[0])
        grid.add_row("Common &ground", fields[1])
        grid.resize(600, 100)
        shown(grid)
        lefts = [field.mapTo(grid, QPoint(0, 0)).x() for field in fields]
        start = SIZE.caption_column - (INSET if compact else 0)
        assert lefts == [start, start]
        assert grid.maximumWidth() == SIZE.form_width

    def test_longer_captions_make_room(self, shown: Show) -> None:
        grid = FormGrid()
        field = QLineEdit()
        caption = grid.add_row("A caption in a language of very long words", field)
        grid.resize(700, 60)
        shown(grid)
        assert caption.width() >= caption.sizeHint().width()
        assert field.mapTo(grid, QPoint(0, 0)).x() > caption.geometry().right()

    def test_rows_can_be_hidden(self, shown: Show) -> None:
        grid = FormGrid()
        place, link = QLineEdit(), QLineEdit()
        caption = grid.add_row("&Place", place)
        grid.add_row("&Link", link)
        shown(grid)
        grid.set_row_visible(place, False)
        assert not place.isVisible()
        assert not caption.isVisible()
        assert link.isVisible()


class TestCodeBox:
    CHOICES = (("in person", "In person"), ("phone", "By phone"))

    def test_chosen_by_the_user_only(self, shown: Show, qtbot: QtBot) -> None:
        box = CodeBox(self.CHOICES)
        shown(box)
        chosen: list[object] = []
        box.chosen.connect(chosen.append)
        box.set_code("phone")
        assert (box.code(), box.currentText(), chosen) == ("phone", "By phone", [])
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Up)
        assert chosen == ["in person"]

    def test_in_place_keys_only_open_it(self, shown: Show, qtbot: QtBot) -> None:
        """What is chosen there is kept at once, so nothing is changed on the way past."""
        box = CodeBox(self.CHOICES, in_place=True)
        shown(box)
        box.setFocus()
        chosen: list[object] = []
        box.chosen.connect(chosen.append)
        for key in (
            Qt.Key.Key_Down,
            Qt.Key.Key_Up,
            Qt.Key.Key_End,
            Qt.Key.Key_B,
            Qt.Key.Key_PageUp,
        ):
            qtbot.keyClick(box, key)
        assert (box.code(), chosen) == ("in person", [])
        alt = Qt.KeyboardModifier.AltModifier
        for key, held in (
            (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier),
            (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
            (Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier),
            (Qt.Key.Key_Down, alt),
        ):
            qtbot.keyClick(box, key, held)
            assert box.view().isVisible()
            box.hidePopup()
        box.showPopup()
        qtbot.keyClick(box.view(), Qt.Key.Key_Down)
        qtbot.keyClick(box.view(), Qt.Key.Key_Return)
        assert chosen == ["phone"]

    def test_code_survives_other_choices(self, qtbot: QtBot) -> None:
        box = CodeBox(self.CHOICES)
        qtbot.addWidget(box)
        box.set_code("phone")
        box.set_choices([("video", "Video"), ("phone", "Telefon")])
        assert (box.code(), box.currentText()) == ("phone", "Telefon")

    def test_unknown_code_shows_nothing(self, qtbot: QtBot) -> None:
        box = CodeBox(self.CHOICES)
        qtbot.addWidget(box)
        box.set_code("hologram")
        assert box.code() is None

    def test_wheel_changes_nothing(self, shown: Show) -> None:
        box = CodeBox(self.CHOICES)
        shown(box)
        box.setFocus()
        wheel = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(0, -120),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(box, wheel)
        assert box.code() == "in person"

    def test_wide_ids_come_through(self, qtbot: QtBot) -> None:
        box = CodeBox([(2**40, "far")])
        qtbot.addWidget(box)
        chosen: list[object] = []
        box.chosen.connect(chosen.append)
        box.activated.emit(0)
        assert chosen == [2**40]


class TestSegmented:
    def control(self) -> SegmentedControl:
        return SegmentedControl([("tree", "&Tree"), ("list", "&List"), ("companies", "&Companies")])

    def test_chosen_by_keys_and_mouse(self, shown: Show, qtbot: QtBot) -> None:
        control = self.control()
        shown(control)
        told: list[object] = []
        control.changed.connect(told.append)
        assert control.code() == "tree"
        control.segment("tree").setFocus()
        qtbot.keyClick(control.segment("tree"), Qt.Key.Key_Right)
        assert control.code() == "list"
        last = control.segment("companies")
        qtbot.mouseClick(last, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
        assert told == ["list", "companies"]

    def test_set_by_program_is_silent(self, qtbot: QtBot) -> None:
        control = self.control()
        qtbot.addWidget(control)
        with qtbot.assertNotEmitted(control.changed):
            control.set_code("list")
        assert control.code() == "list"
        with pytest.raises(ValueError, match="map"):
            control.set_code("map")

    def test_choice_shows_by_tint_and_weight(self, shown: Show) -> None:
        control = self.control()
        shown(between(control, QPushButton("x")))
        control.set_code("list")
        chosen, other = picture(control.segment("list")), picture(control.segment("tree"))
        assert count(chosen, LIGHT.selection) > 500
        assert count(other, LIGHT.selection) == 0

    @pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
    def test_neighbours_share_one_line(
        self, shown: Show, qapp: QApplication, direction: Qt.LayoutDirection
    ) -> None:
        qapp.setLayoutDirection(direction)
        control = self.control()
        other = QPushButton("x")
        shown(between(control, other))
        other.setFocus()
        image = picture(control)
        row = [image.pixelColor(x, 4) for x in range(image.width())]
        lines = [x for x, color in enumerate(row) if color == LIGHT.line]
        assert len(lines) == 4  # two ends and two joins, each one pixel
