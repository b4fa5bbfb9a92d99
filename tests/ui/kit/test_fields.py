"""Inline edits, forms, choices, search, dates, suggestions: what one types into."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QTextOption, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal.ui.theme import DARK, LIGHT, SIZE
from journal.ui.widgets.code_box import CodeBox
from journal.ui.widgets.date_field import DateField
from journal.ui.widgets.form_row import FormGrid
from journal.ui.widgets.inline_edit import INSET, InlineLineEdit, InlineTextEdit
from journal.ui.widgets.popup_list import Completion
from journal.ui.widgets.search_field import SearchField
from journal.ui.widgets.segmented import SegmentedControl
from tests.ui.kit.conftest import count, picture

Show = Callable[[QWidget], QWidget]
Inline = InlineLineEdit | InlineTextEdit


def between(first: QWidget, second: QWidget) -> QWidget:
    """Two widgets in a window, the second with the focus later."""
    host = QWidget()
    column = QVBoxLayout(host)
    column.addWidget(first)
    column.addWidget(second)
    host.resize(500, 300)
    return host


@pytest.mark.parametrize("kind", [InlineLineEdit, InlineTextEdit])
class TestBothInline:
    def test_tells_while_typing_and_when_left(
        self, shown: Show, qtbot: QtBot, kind: type[Inline]
    ) -> None:
        field, other = kind("Rows"), QPushButton("other")
        shown(between(field, other))
        typed: list[str] = []
        left: list[str] = []
        field.edited.connect(typed.append)
        field.left.connect(left.append)
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_End)
        qtbot.keyClicks(field, " a")
        assert typed == ["Rows ", "Rows a"]
        assert left == []
        qtbot.keyClick(field, Qt.Key.Key_Tab)
        assert other.hasFocus()
        assert left == ["Rows a"]

    def test_set_by_program_is_silent(self, qtbot: QtBot, kind: type[Inline]) -> None:
        field = kind("one")
        qtbot.addWidget(field)
        with qtbot.assertNotEmitted(field.edited):
            field.set_text("two")
        assert field.text() == "two"

    def test_refresh_leaves_the_writer_alone(self, shown: Show, kind: type[Inline]) -> None:
        field, other = kind("mine"), QPushButton("other")
        shown(between(field, other))
        field.setFocus()
        field.refresh_text("theirs")
        assert field.text() == "mine"
        other.setFocus()
        field.refresh_text("theirs")
        assert field.text() == "theirs"
        field.setFocus()
        field.set_text("another contact's")
        assert field.text() == "another contact's"

    def test_looks_like_text_until_it_has_the_focus(self, shown: Show, kind: type[Inline]) -> None:
        field, other = kind("Rows"), QPushButton("other")
        host = shown(between(field, other))
        host.resize(600, 300)
        other.setFocus()
        assert count(picture(field), LIGHT.focus) == 0
        assert picture(field).pixelColor(field.width() // 2, 0) == LIGHT.window
        field.setFocus()
        assert count(picture(field), LIGHT.focus) > field.width()

    def test_words_begin_at_the_inset(self, shown: Show, kind: type[Inline]) -> None:
        field, other = kind("lll"), QPushButton("other")
        shown(between(field, other))
        other.setFocus()
        image = picture(field)
        first = min(
            x
            for x in range(60)
            for y in range(image.height())
            if image.pixelColor(x, y) != LIGHT.window
        )
        assert INSET <= first <= INSET + 2

    def test_esc_is_left_to_the_page(self, shown: Show, qtbot: QtBot, kind: type[Inline]) -> None:
        field, other = kind("Rows"), QPushButton("other")
        host = shown(between(field, other))
        keys: list[int] = []
        host.keyPressEvent = lambda event: keys.append(event.key())
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        assert keys == [Qt.Key.Key_Escape]
        assert field.text() == "Rows"


class TestInlineLineEdit:
    def test_enter_tells(self, shown: Show, qtbot: QtBot) -> None:
        field = InlineLineEdit("x")
        shown(field)
        with qtbot.waitSignal(field.left):
            qtbot.keyClick(field, Qt.Key.Key_Return)

    def test_long_text_is_elided_until_edited(self, shown: Show) -> None:
        text = "Head of Operations and of very many other things " * 4
        field, other = InlineLineEdit(text), QPushButton("other")
        shown(between(field, other))
        other.setFocus()
        image = picture(field)
        margin = [
            image.pixelColor(x, y)
            for x in range(image.width() - INSET + 1, image.width())
            for y in range(image.height())
        ]
        assert all(color == LIGHT.window for color in margin)
        assert field.text() == text

    def test_no_limit_cuts_text_off(self, qtbot: QtBot) -> None:
        field = InlineLineEdit("x" * 40_000)
        qtbot.addWidget(field)
        assert len(field.text()) == 40_000

    def test_large_kind_is_higher(self, qtbot: QtBot) -> None:
        small, large = InlineLineEdit("x"), InlineLineEdit("x", kind="title")
        qtbot.addWidget(small)
        qtbot.addWidget(large)
        assert large.sizeHint().height() > small.sizeHint().height()


class TestInlineTextEdit:
    def field(self, shown: Show, **options: int) -> InlineTextEdit:
        made = InlineTextEdit("", "Add a note", **options)
        shown(between(made, QPushButton("other")))
        return made

    def test_grows_and_shrinks_within_bounds(self, shown: Show) -> None:
        field = self.field(shown, max_lines=5)
        line = field.fontMetrics().lineSpacing()
        low = field.height()
        assert low >= 24
        field.set_text("a\nb\nc")
        assert field.height() == pytest.approx(low + 2 * line, abs=4)
        assert not field.verticalScrollBar().isVisible()
        field.set_text("a\n" * 50)
        assert field.height() <= low + 4 * line + 4
        field.set_text("")
        assert field.height() == low

    def test_wraps_and_grows_when_it_becomes_narrow(self, shown: Show) -> None:
        field = self.field(shown)
        field.set_text("rows at weekends " * 10)
        wide = field.height()
        field.window().resize(200, 400)
        QApplication.processEvents()
        assert field.height() > wide

    def test_a_long_hint_is_not_cut_off(self, shown: Show) -> None:
        field = self.field(shown)
        low = field.height()
        field.setPlaceholderText("What you found out about them and their company " * 2)
        field.window().resize(200, 400)
        QApplication.processEvents()
        assert field.height() >= low + field.fontMetrics().lineSpacing()
        field.set_text("short")
        assert field.height() == low

    def test_one_endless_word_neither_widens_nor_hangs(self, shown: Show) -> None:
        field = self.field(shown, max_lines=4)
        field.set_text("x" * 20_000)
        assert field.width() <= 500
        assert field.text() == "x" * 20_000

    def test_endless_words_are_laid_out_in_no_time(self, shown: Show) -> None:
        field = self.field(shown, max_lines=4)
        started = time.process_time()
        field.set_text("x" * 100_000)
        QApplication.processEvents()
        assert time.process_time() - started < 1.0  # 0.07 here, 1.4 with breaks at word borders
        assert len(field.text()) == 100_000
        field.set_text("rows at weekends " * 10)
        assert field.wordWrapMode() == QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere

    def test_enter_is_a_new_line_and_ctrl_enter_is_not(self, shown: Show, qtbot: QtBot) -> None:
        field = self.field(shown)
        keys: list[int] = []
        field.window().keyPressEvent = lambda event: keys.append(event.key())
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert field.text() == "\n"
        assert Qt.Key.Key_Return in keys

    def test_pasted_markup_is_text(self, shown: Show) -> None:
        field = self.field(shown)
        mime = QMimeData()
        mime.setHtml("<b>bold</b>")
        mime.setText("<b>bold</b>")
        field.insertFromMimeData(mime)
        assert field.text() == "<b>bold</b>"

    @settings(
        max_examples=30,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=200))
    def test_what_goes_in_comes_out(self, qtbot: QtBot, text: str) -> None:
        field = InlineTextEdit()
        field.set_text(text)
        # Qt reads a no-break space as a space and drops what isn't a character.
        assert field.text() == text.replace("\u00a0", " ").replace("\ufdd0", "\n").replace(
            "\ufdd1", "\n"
        )
        field.deleteLater()


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


class TestSearchField:
    def test_esc_empties_first_and_passes_on_then(self, shown: Show, qtbot: QtBot) -> None:
        field = SearchField("Filter")
        host = shown(between(field, QPushButton("x")))
        keys: list[int] = []
        host.keyPressEvent = lambda event: keys.append(event.key())
        field.setFocus()
        qtbot.keyClicks(field, "mark")
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        assert (field.text(), keys) == ("", [])
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        assert keys == [Qt.Key.Key_Escape]

    @pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
    def test_words_keep_off_the_signs(
        self, shown: Show, qapp: QApplication, direction: Qt.LayoutDirection
    ) -> None:
        qapp.setLayoutDirection(direction)
        field = SearchField("Search or add…", "Ctrl+K")
        shown(field)
        margins = field.textMargins()
        hint = field.fontMetrics().horizontalAdvance("Ctrl+K")
        mirrored = direction == Qt.LayoutDirection.RightToLeft
        start, end = margins.left(), margins.right()
        if mirrored:
            start, end = end, start
        assert start >= 16
        assert end >= hint
        assert field.accessibleName() == "Search or add…"

    def test_cross_empties_it(self, shown: Show, qtbot: QtBot) -> None:
        field = SearchField("Filter")
        shown(field)
        cross = field.findChild(QWidget, "", Qt.FindChildOption.FindDirectChildrenOnly)
        assert not cross.isVisible()
        field.setText("mark")
        assert cross.isVisible()
        qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
        assert field.text() == ""


def read_day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text.strip())
    except ValueError:
        return None


class TestDateField:
    def field(self, shown: Show) -> DateField:
        made = DateField(
            read_day,
            lambda day: f"{day:%a %d %b}",
            as_date=lambda day: day,
            as_text=lambda day: day.isoformat(),
        )
        shown(between(made, QPushButton("other")))
        made.setFocus()
        return made

    def test_reading_stands_below_while_typing(self, shown: Show, qtbot: QtBot) -> None:
        field = self.field(shown)
        told: list[object] = []
        field.changed.connect(told.append)
        qtbot.keyClicks(field.edit, "2024-05-28")
        assert field.below() == "→ Tue 28 May"
        assert field.edit.accessibleDescription() == "→ Tue 28 May"
        assert field.reading() == datetime.date(2024, 5, 28)
        assert told[-1] == field.reading()

    def test_nonsense_is_told_only_when_left(self, shown: Show, qtbot: QtBot) -> None:
        field = self.field(shown)
        qtbot.keyClicks(field.edit, "soonish")
        assert field.below() == ""
        qtbot.keyClick(field.edit, Qt.Key.Key_Tab)
        assert "Not understood" in field.below()
        assert field.text() == "soonish"

    def test_committed_once(self, shown: Show, qtbot: QtBot) -> None:
        field = self.field(shown)
        committed: list[object] = []
        field.committed.connect(committed.append)
        qtbot.keyClicks(field.edit, "2024-05-28")
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
        qtbot.keyClick(field.edit, Qt.Key.Key_Tab)
        assert committed == [datetime.date(2024, 5, 28)]

    def test_set_by_program_is_not_committed_when_left(self, shown: Show, qtbot: QtBot) -> None:
        field = self.field(shown)
        field.set_text("2024-05-28")
        with qtbot.assertNotEmitted(field.committed):
            qtbot.keyClick(field.edit, Qt.Key.Key_Tab)

    def test_emptied_is_committed(self, shown: Show, qtbot: QtBot) -> None:
        field = self.field(shown)
        field.set_text("2024-05-28")
        field.edit.clear()
        with qtbot.waitSignal(field.committed) as signal:
            qtbot.keyClick(field.edit, Qt.Key.Key_Return)
        assert signal.args == [None]

    def test_calendar_opens_at_the_day_and_gives_one_back(self, shown: Show, qtbot: QtBot) -> None:
        field = self.field(shown)
        field.set_text("2024-05-28")
        qtbot.keyClick(field.edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        popup = field.findChild(QWidget, "date.calendar")
        assert popup.isVisible()
        assert popup.calendar.selectedDate() == QDate(2024, 5, 28)
        committed: list[object] = []
        field.committed.connect(committed.append)
        popup.calendar.clicked.emit(QDate(2024, 6, 3))
        popup.calendar.activated.emit(QDate(2024, 6, 3))
        assert field.text() == "2024-06-03"
        assert committed == [datetime.date(2024, 6, 3)]
        assert not popup.isVisible()

    def test_calendar_stays_on_the_screen(self, shown: Show) -> None:
        field = self.field(shown)
        room = field.screen().availableGeometry()
        field.window().move(room.bottomRight() - QPoint(40, 40))
        field.open_calendar()
        popup = field.findChild(QWidget, "date.calendar")
        assert room.contains(popup.geometry())

    def test_without_a_way_to_write_days_there_is_no_calendar(self, shown: Show) -> None:
        field = DateField(read_day, str)
        shown(field)
        field.open_calendar()
        assert not field.edit.button.isVisible()
        assert field.findChild(QWidget, "date.calendar") is None


class TestCompletion:
    PEOPLE = ((2**40, "Daniel Ortiz"), (7, "Daniela Novak"), (9, "Tom Becker"))

    def start(self, shown: Show) -> tuple[QLineEdit, Completion, list[object]]:
        edit = QLineEdit()
        completion = Completion(
            edit, lambda text: [p for p in self.PEOPLE if text.lower() in p[1].lower()]
        )
        shown(between(edit, QPushButton("other")))
        edit.setFocus()
        chosen: list[object] = []
        completion.chosen.connect(chosen.append)
        return edit, completion, chosen

    def test_enter_takes_the_first(self, shown: Show, qtbot: QtBot) -> None:
        edit, completion, chosen = self.start(shown)
        qtbot.keyClicks(edit, "dan")
        assert completion.is_open()
        assert completion.labels() == ["Daniel Ortiz", "Daniela Novak"]
        assert edit.text() == "dan"
        qtbot.keyClick(_popup(), Qt.Key.Key_Return)
        assert chosen == [2**40]
        assert edit.text() == "Daniel Ortiz"
        assert not completion.is_open()

    def test_down_goes_to_the_next(self, shown: Show, qtbot: QtBot) -> None:
        edit, _completion, chosen = self.start(shown)
        qtbot.keyClicks(edit, "dan")
        qtbot.keyClick(_popup(), Qt.Key.Key_Down)
        qtbot.keyClick(_popup(), Qt.Key.Key_Return)
        assert chosen == [7]

    @pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Up])
    def test_the_only_one_stays_marked(self, shown: Show, qtbot: QtBot, key: Qt.Key) -> None:
        edit, _completion, chosen = self.start(shown)
        qtbot.keyClicks(edit, "tom")
        qtbot.keyClick(_popup(), key)
        qtbot.keyClick(_popup(), Qt.Key.Key_Return)
        assert chosen == [9]

    def test_esc_keeps_what_was_typed(self, shown: Show, qtbot: QtBot) -> None:
        edit, completion, chosen = self.start(shown)
        qtbot.keyClicks(edit, "dan")
        qtbot.keyClick(_popup(), Qt.Key.Key_Escape)
        assert (edit.text(), chosen, completion.is_open()) == ("dan", [], False)

    def test_nobody_found_shows_nothing(self, shown: Show, qtbot: QtBot) -> None:
        edit, completion, _chosen = self.start(shown)
        qtbot.keyClicks(edit, "zz")
        assert not completion.is_open()


def _popup() -> QWidget:
    popup = QApplication.activePopupWidget()
    assert popup is not None
    return popup


def test_both_schemes_have_fields_on_their_base() -> None:
    assert LIGHT.base.lightness() > LIGHT.text.lightness()
    assert DARK.base.lightness() < DARK.text.lightness()
