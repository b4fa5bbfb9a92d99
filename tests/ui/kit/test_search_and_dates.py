"""Search, dates, suggestions below a field."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal.ui.theme import DARK, LIGHT
from journal.ui.widgets.date_field import DateField
from journal.ui.widgets.popup_list import Completion
from journal.ui.widgets.search_field import SearchField
from tests.ui.kit.conftest import between

Show = Callable[[QWidget], QWidget]


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

    def test_a_day_that_no_calendar_has_is_told_at_once(self, shown: Show, qtbot: QtBot) -> None:
        field = self.field(shown)
        qtbot.keyClicks(field.edit, "31.")
        assert field.below() == ""
        qtbot.keyClicks(field.edit, "2.")
        assert field.below() == "There is no such day in the calendar."
        assert not field._warning.isHidden()
        field.edit.selectAll()
        qtbot.keyClicks(field.edit, "2024-05-28")
        assert field.below() == "→ Tue 28 May"
        assert field._warning.isHidden()

    def test_a_day_that_no_month_has_is_told(self, shown: Show, qtbot: QtBot) -> None:
        field = DateField(lambda _text: None, str)
        shown(between(field, QPushButton("x")))
        for text, told in (
            ("31.2.", "There is no such day in the calendar."),
            ("2026-02-30", "There is no such day in the calendar."),
            ("29.2.", "Not understood. Try “fri”, “in 2 weeks” or “28 May”."),
            ("soon", "Not understood. Try “fri”, “in 2 weeks” or “28 May”."),
        ):
            field.set_text(text)
            field.tell_unread()
            assert field.below() == told
        assert not field._warning.isHidden()
        field.set_text("")
        assert field._warning.isHidden()
        timed = DateField(lambda _text: None, str, with_time=True)
        shown(between(timed, QPushButton("y")))
        timed.tell_unread()
        assert "14:00" in timed.below()

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
