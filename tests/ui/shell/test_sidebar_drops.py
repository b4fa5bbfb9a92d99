"""People and follow-ups that are let go on a page in the sidebar."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from journal.domain.codes import FollowUpKind
from journal.itemmodels import calendar_mime, contact_mime
from journal.ui.dialogs.follow_up import ChangeDateDialog, FollowUpDialog
from journal.ui.dialogs.new_interview import InterviewDialog
from journal.ui.shell.window import MainWindow

MOVE, COPY = Qt.DropAction.MoveAction, Qt.DropAction.CopyAction
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def drop(window: MainWindow) -> Callable[[str, QMimeData], bool]:
    """Drags data over a page's row and lets go; whether it was taken."""

    def let_go(page: str, data: QMimeData) -> bool:
        sidebar = window.sidebar
        place = sidebar.visualRect(sidebar.pages.index(sidebar.pages.row_of(page))).center()
        entering = QDragEnterEvent(place, MOVE | COPY, data, LEFT, NONE)
        QApplication.sendEvent(sidebar.viewport(), entering)
        moving = QDragMoveEvent(place, MOVE | COPY, data, LEFT, NONE)
        QApplication.sendEvent(sidebar.viewport(), moving)
        if not moving.isAccepted():
            assert sidebar.drop_row() == -1
            return False
        assert sidebar.drop_row() == sidebar.pages.row_of(page)
        dropping = QDropEvent(QPointF(place), MOVE | COPY, data, LEFT, NONE)
        QApplication.sendEvent(sidebar.viewport(), dropping)
        assert sidebar.drop_row() == -1
        QApplication.processEvents()
        return dropping.isAccepted()

    return let_go


def opened(window: MainWindow, kind: type[QDialog]) -> QDialog:
    found = [each for each in window.findChildren(kind) if each.isVisible()]
    assert len(found) == 1
    return found[0]


Drop = Callable[[str, QMimeData], bool]


def test_somebody_on_the_calendar_gets_a_follow_up(
    window: MainWindow, people: dict[str, int], drop: Drop
) -> None:
    assert drop("calendar", contact_mime.pack([(people["Ana Souza"], "Ana Souza")]))
    dialog = opened(window, FollowUpDialog)
    assert dialog.who.text() == "Ana Souza"  # type: ignore[attr-defined]
    dialog.reject()


def test_somebody_on_interviews_gets_an_interview(
    window: MainWindow, people: dict[str, int], drop: Drop
) -> None:
    assert drop("interviews", contact_mime.pack([(people["Ana Souza"], "Ana Souza")]))
    opened(window, InterviewDialog).reject()


def test_somebody_on_letters_gets_a_letter(
    window: MainWindow, people: dict[str, int], drop: Drop
) -> None:
    assert drop("letters", contact_mime.pack([(people["Ana Souza"], "Ana Souza")]))
    assert window.stack.code == "letters"
    name = window.findChild(QWidget, "letters.head.name")
    assert name is not None
    assert name.text() == "Ana Souza"  # type: ignore[attr-defined]
    text = window.findChild(QWidget, "letters.text")
    assert text is not None
    assert text.hasFocus()


def test_a_follow_up_on_the_calendar_gets_another_day(
    window: MainWindow, people: dict[str, int], drop: Drop
) -> None:
    key = window.library.follow_ups.add(people["Ana Souza"], FollowUpKind.UPDATE)
    assert drop("calendar", calendar_mime.pack("follow-up", key, "words"))
    opened(window, ChangeDateDialog).reject()


def test_other_pages_and_things_take_nothing(
    window: MainWindow, people: dict[str, int], drop: Drop
) -> None:
    one = contact_mime.pack([(people["Ana Souza"], "Ana Souza")])
    both = contact_mime.pack([(people["Ana Souza"], "A"), (people["Mr Hall"], "B")])
    file = QMimeData()
    file.setUrls([QUrl.fromLocalFile("/tmp/people.csv")])
    assert not drop("today", one)
    assert not drop("people", one)
    assert not drop("interviews", both)
    assert not drop("letters", both)
    assert not drop("interviews", calendar_mime.pack("follow-up", 1, "words"))
    assert not drop("calendar", calendar_mime.pack("hold", 1, "words"))
    assert not drop("calendar", file)  # the window takes it


def test_a_row_of_today_is_dragged_and_not_only_clicked(
    window: MainWindow, people: dict[str, int], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = window.library.clock.today()
    key = window.library.follow_ups.add(people["Ana Souza"], FollowUpKind.THANK_YOU, due_on=today)
    window.navigator.show_page("today")
    row = window.findChild(QWidget, f"today.needs.{key}")
    assert row is not None
    carried: list[object] = []
    monkeypatch.setattr(
        QDrag, "exec", lambda drag, _do: carried.append(calendar_mime.unpack(drag.mimeData()))
    )
    start = QPoint(120, row.height() // 2)
    QTest.mousePress(row, LEFT, NONE, start)
    QTest.mouseMove(row, start + QPoint(3, 0))
    assert carried == []
    move = QApplication.startDragDistance() + 1
    QTest.mouseMove(row, start + QPoint(move, 0))
    QTest.mouseRelease(row, LEFT, NONE, start + QPoint(move, 0))
    assert carried == [("follow-up", key)]
