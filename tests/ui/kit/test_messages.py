"""Empty states, strips and toasts; and the layout that flows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QEnterEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal.ui.theme import DARK, LIGHT
from journal.ui.widgets.buttons import PlainButton
from journal.ui.widgets.chip import Chip
from journal.ui.widgets.empty_state import EmptyState, Picture
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.label import Label
from journal.ui.widgets.strip import MessageStrip, TintCard
from journal.ui.widgets.toast import BOTTOM_BAR, Toast
from tests.ui.kit.conftest import count, picture

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def read_aloud(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What a screen reader would be told, with its politeness."""
    heard: list[tuple[str, str]] = []
    monkeypatch.setattr(
        QAccessible,
        "updateAccessibility",
        lambda event: heard.append((event.message(), event.politeness().name)),
    )
    return heard


class TestEmptyState:
    def state(self, shown: Show) -> EmptyState:
        made = EmptyState("users", "People go here.", "Add a contact", "Import from a file…")
        made.resize(600, 400)
        shown(made)
        return made

    def test_button_gets_the_focus_then_the_link(self, shown: Show, qtbot: QtBot) -> None:
        state = self.state(shown)
        state.setFocus()
        assert state.button.hasFocus()
        qtbot.keyClick(state.button, Qt.Key.Key_Tab)
        assert state.link.hasFocus()

    def test_both_act(self, shown: Show, qtbot: QtBot) -> None:
        state = self.state(shown)
        with qtbot.waitSignal(state.acted):
            qtbot.keyClick(state.button, Qt.Key.Key_Return)
        with qtbot.waitSignal(state.link_clicked):
            qtbot.mouseClick(state.link, Qt.MouseButton.LeftButton)

    def test_everything_is_in_the_middle(self, shown: Show) -> None:
        state = self.state(shown)
        for part in (state.sentence, state.button, state.link):
            assert abs(part.geometry().center().x() - state.width() // 2) <= 1

    def test_without_button_and_link(self, shown: Show) -> None:
        made = EmptyState("clock", "Nothing is due.")
        shown(made)
        assert not made.button.isVisible()
        assert not made.link.isVisible()

    def test_picture_is_large_and_quiet(self, shown: Show) -> None:
        made = Picture("users")
        made.resize(made.sizeHint())
        shown(made)
        assert made.width() >= 48
        assert count(picture(made), LIGHT.placeholder, 30) > 60
        made.set("clock", "overdue")
        assert count(picture(made), LIGHT.overdue, 30) > 60


class TestStrip:
    def strip(self, shown: Show) -> MessageStrip:
        host = QWidget()
        made = MessageStrip()
        column = QVBoxLayout(host)
        column.addWidget(made)
        column.addWidget(QLineEdit())
        host.resize(700, 200)
        shown(host)
        return made

    def test_one_message_at_a_time(
        self, shown: Show, qtbot: QtBot, read_aloud: list[tuple[str, str]]
    ) -> None:
        strip = self.strip(shown)
        assert strip.isHidden()
        assert strip.text() == ""
        pressed: list[str] = []
        strip.show_message(
            "Sample journal", "soon", [("Start my own", lambda: pressed.append("a"))]
        )
        strip.show_message(
            "The backup failed",
            "overdue",
            [("Try again", lambda: pressed.append("b")), ("Save a copy", lambda: None)],
        )
        assert strip.text() == "The backup failed"
        assert [button.text() for button in strip.buttons()] == ["Try again", "Save a copy"]
        shown_buttons = [b for b in strip.findChildren(PlainButton) if not b.isHidden()]
        assert len(shown_buttons) == 2
        qtbot.mouseClick(strip.buttons()[0], Qt.MouseButton.LeftButton)
        assert pressed == ["b"]
        assert read_aloud == [("Sample journal", "Polite"), ("The backup failed", "Assertive")]

    def test_cross_closes_and_tells(self, shown: Show, qtbot: QtBot) -> None:
        strip = self.strip(shown)
        strip.show_message("A hint")
        cross = strip.findChild(QWidget, "strip.close")
        with qtbot.waitSignal(strip.closed):
            qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
        assert strip.isHidden()
        strip.show_message("Import runs", closable=False)
        assert not cross.isVisible()
        with qtbot.assertNotEmitted(strip.closed):
            strip.clear()

    def test_never_three_buttons(self, shown: Show) -> None:
        with pytest.raises(ValueError, match="two"):
            self.strip(shown).show_message("x", buttons=[("a", int), ("b", int), ("c", int)])

    def test_a_button_may_replace_the_message(self, shown: Show, qtbot: QtBot) -> None:
        strip = self.strip(shown)
        strip.show_message("x", buttons=[("Again", lambda: strip.show_message("y"))])
        qtbot.mouseClick(strip.buttons()[0], Qt.MouseButton.LeftButton)
        assert (strip.text(), strip.buttons()) == ("y", [])

    def test_tint_is_that_of_the_state(self, shown: Show) -> None:
        card = TintCard("today")
        card.resize(200, 40)
        shown(card)
        assert picture(card).pixelColor(100, 20) == LIGHT.today_tint
        card.set_role("done")
        assert card.role() == "done"
        assert picture(card).pixelColor(100, 20) == LIGHT.done_tint


class TestToast:
    @pytest.fixture
    def window(self, shown: Show) -> QMainWindow:
        made = QMainWindow()
        made.setCentralWidget(QLineEdit())
        made.statusBar().showMessage("All changes saved")
        made.resize(900, 480)
        shown(made)
        return made

    def test_shows_and_reads_aloud(
        self, window: QMainWindow, read_aloud: list[tuple[str, str]]
    ) -> None:
        toast = Toast(window)
        assert (toast.text(), toast.action_text()) == ("", "")
        toast.announce("Moved to Thu 16 May", "Undo", lambda: None)
        assert (toast.text(), toast.action_text()) == ("Moved to Thu 16 May", "Undo")
        assert read_aloud == [("Moved to Thu 16 May", "Polite")]
        toast.announce("The disk is full", assertive=True)
        assert toast.action_text() == ""
        assert read_aloud[-1] == ("The disk is full", "Assertive")

    def test_never_takes_the_focus(self, window: QMainWindow) -> None:
        window.centralWidget().setFocus()
        Toast(window).announce("Done", "Undo", lambda: None)
        assert window.centralWidget().hasFocus()

    def test_goes_by_itself(self, window: QMainWindow, qtbot: QtBot) -> None:
        toast = Toast(window, milliseconds=1)
        toast.announce("Done")
        with qtbot.waitSignal(toast.dismissed):
            pass
        assert toast.isHidden()

    def test_stays_while_its_action_has_the_focus(self, window: QMainWindow) -> None:
        toast = Toast(window)
        toast.announce("Done", "Undo", lambda: None)
        assert toast.is_counting()
        toast.findChild(QWidget, "toast.action").setFocus()
        assert not toast.is_counting()
        window.centralWidget().setFocus()
        assert toast.is_counting()

    def test_stays_while_hovered(self, window: QMainWindow) -> None:
        toast = Toast(window)
        toast.announce("Done")
        where = QPointF(5, 5)
        QApplication.sendEvent(toast, QEnterEvent(where, where, where))
        assert not toast.is_counting()
        toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
        QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
        assert toast.is_counting()

    def test_a_dialog_takes_an_undo_away_and_hides_the_rest(self, window: QMainWindow) -> None:
        """After the dialog an undo would be that of something else."""
        toast = Toast(window)
        run: list[str] = []
        for returns in (False, True):
            dialog = QDialog(window)
            toast.announce("Given up", "Back", lambda: run.append("back"), returns=returns)
            dialog.open()
            assert toast.isHidden()
            assert not toast.is_counting()
            dialog.reject()
            assert toast.text() == ("Given up" if returns else "")
            assert toast.is_counting() is returns
        toast.findChild(QWidget, "toast.action").clicked.emit()
        assert run == ["back"]

    def test_what_is_said_after_a_dialog_stays(self, window: QMainWindow) -> None:
        toast = Toast(window)
        toast.announce("Given up", "Back", lambda: None, returns=True)
        dialog = QDialog(window)
        dialog.accepted.connect(lambda: toast.announce("Added", "Undo", lambda: None))
        dialog.open()
        dialog.accept()
        assert (toast.text(), toast.action_text()) == ("Added", "Undo")
        toast.dismiss()
        QDialog(window).open()
        assert toast.isHidden()

    def test_acts_once_and_goes(self, window: QMainWindow, qtbot: QtBot) -> None:
        toast = Toast(window)
        undone: list[int] = []
        toast.announce("Done", "Undo", lambda: undone.append(1))
        qtbot.mouseClick(toast.findChild(QWidget, "toast.action"), Qt.MouseButton.LeftButton)
        assert undone == [1]
        assert toast.isHidden()
        assert not toast.is_counting()

    def test_an_action_may_show_the_next_toast(self, window: QMainWindow, qtbot: QtBot) -> None:
        toast = Toast(window)
        toast.announce("Done", "Undo", lambda: toast.announce("Undone"))
        qtbot.mouseClick(toast.findChild(QWidget, "toast.action"), Qt.MouseButton.LeftButton)
        assert toast.text() == "Undone"

    def test_esc_takes_it_away(self, window: QMainWindow, qtbot: QtBot) -> None:
        toast = Toast(window)
        toast.announce("Done", "Undo", lambda: None)
        action = toast.findChild(QWidget, "toast.action")
        action.setFocus()
        qtbot.keyClick(action, Qt.Key.Key_Escape)
        assert toast.isHidden()

    def test_stays_above_the_status_bar_in_the_middle(self, window: QMainWindow) -> None:
        toast = Toast(window)
        toast.announce("Moved to Thu 16 May", "Undo", lambda: None)
        for width, height in ((900, 480), (1280, 800)):
            window.resize(width, height)
            QApplication.processEvents()
            place = toast.geometry()
            assert abs(place.center().x() - width // 2) <= 1
            assert place.bottom() < window.statusBar().geometry().top()

    def test_long_words_have_room(self, window: QMainWindow) -> None:
        """None are cut: a message goes before a tooltip would be found."""
        toast = Toast(window)
        toast.announce("Moved to Thu 16 May", "Undo", lambda: None)
        label = toast.findChild(Label)
        assert label is not None
        low, line = toast.height(), label.fontMetrics().lineSpacing()
        assert label.heightForWidth(label.width()) < 2 * line
        for text in ("May be written to: " + "Ana Souza, " * 40, "x" * 300):
            toast.announce(text, "Undo", lambda: None)
            QApplication.processEvents()
            assert toast.height() > low
            assert label.height() >= label.heightForWidth(label.width()) >= 2 * line
            assert window.rect().contains(toast.geometry())
        toast.announce("Done")
        QApplication.processEvents()
        assert toast.height() == low

    def test_stays_above_the_buttons_at_the_bottom_of_a_page(self, window: QMainWindow) -> None:
        bar = QWidget(window.centralWidget())
        bar.setObjectName(BOTTOM_BAR)
        bar.setGeometry(0, 380, 900, 60)
        toast = Toast(window)
        toast.announce("Done")  # the page with the bar isn't shown yet
        lower = toast.geometry().bottom()
        bar.show()
        toast.place_soon()
        QApplication.processEvents()
        assert toast.geometry().bottom() < bar.mapTo(window, QPoint(0, 0)).y()
        bar.hide()
        toast.place()
        assert toast.geometry().bottom() == lower

    def test_long_words_stay_inside(self, window: QMainWindow) -> None:
        toast = Toast(window)
        toast.announce("Moved " * 200, "Undo", lambda: None)
        assert window.rect().contains(toast.geometry())
        assert toast.findChild(QWidget, "toast.action").isVisible()

    def test_dark_in_both_schemes(self, window: QMainWindow) -> None:
        toast = Toast(window)
        toast.announce("Done")
        assert count(picture(toast), DARK.alternate) > 2000

    def test_screen_reader_finds_its_words(self, window: QMainWindow) -> None:
        toast = Toast(window)
        toast.announce("Done", "Undo", lambda: None)
        assert toast.accessibleName() == "Done"
        seen = QAccessible.queryAccessibleInterface(toast.findChild(QWidget, "toast.action"))
        assert seen.role() == QAccessible.Role.Button
        assert seen.text(QAccessible.Text.Name) == "Undo"


class TestFlowLayout:
    def host(self, shown: Show, width: int) -> tuple[QWidget, FlowLayout]:
        host = QWidget()
        outer = QVBoxLayout(host)
        inside = QWidget()
        flow = FlowLayout(inside)
        for number in range(8):
            flow.addWidget(Chip("check", f"{number} questions", "done"))
        outer.addWidget(inside)
        outer.addStretch(1)
        host.resize(width, 400)
        shown(host)
        return inside, flow

    def places(self, flow: FlowLayout) -> list[QRect]:
        found = (flow.itemAt(index) for index in range(flow.count()))
        return [item.geometry() for item in found if item is not None]

    def test_one_line_where_there_is_room(self, shown: Show) -> None:
        _inside, flow = self.host(shown, 1600)
        assert len({place.top() for place in self.places(flow)}) == 1

    def test_more_lines_where_there_is_less(self, shown: Show) -> None:
        inside, flow = self.host(shown, 300)
        places = self.places(flow)
        assert len({place.top() for place in places}) > 2
        for place in places:
            assert inside.rect().contains(place)
            others = [other for other in places if other != place]
            assert not any(place.intersects(other) for other in others)

    def test_mirrored(self, shown: Show, qapp: QApplication) -> None:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        inside, flow = self.host(shown, 1600)
        places = self.places(flow)
        assert places[0].right() == inside.rect().right()
        assert places[1].right() < places[0].left()

    def test_emptied(self, shown: Show) -> None:
        inside, flow = self.host(shown, 300)
        flow.clear()
        assert flow.count() == 0
        assert [chip for chip in inside.findChildren(Chip) if chip.isVisible()] == []
        assert flow.itemAt(0) is None
        assert flow.takeAt(3) is None
        assert flow.heightForWidth(100) == 0
