"""The calendar over real services, in March 2026, with drag and drop that a test steers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QLocale, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal.domain.codes import FollowUpKind, Format
from journal.services.library import Library
from journal.ui.calendar.agenda_view import AgendaView
from journal.ui.calendar.grid import CalendarGrid
from journal.ui.calendar.page import CalendarPage
from journal.ui.shell.context import PageContext
from journal.ui.style import install

TODAY = date(2026, 3, 5)
ACTIONS = Qt.DropAction.MoveAction
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier

Add = Callable[..., int]


@pytest.fixture(scope="package", autouse=True)
def _style(qapp: QApplication) -> Iterator[None]:
    before = qapp.style().objectName()
    install(qapp)
    yield
    qapp.setStyle(before)


@pytest.fixture(autouse=True)
def locale(qapp: QApplication) -> Iterator[None]:
    """British: weeks begin on Monday, hours count to 24. A test may set another."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


class Carrier:
    """Stands for the system's drag and drop: notes what is dragged, and does what a test says."""

    def __init__(self) -> None:
        self.dragged: list[str] = []
        self.then: Callable[[QMimeData], Qt.DropAction] = lambda _data: ACTIONS

    def __call__(self, drag: QDrag) -> Qt.DropAction:
        self.dragged.append(drag.mimeData().text())
        return self.then(drag.mimeData())


@pytest.fixture
def carrier() -> Carrier:
    return Carrier()


@pytest.fixture
def page(qtbot: QtBot, context: PageContext, carrier: Carrier) -> CalendarPage:
    """Made, but not shown: a test may add things, restore a state or set a locale before."""
    made = CalendarPage(context, carry=carrier)
    qtbot.addWidget(made)
    made.resize(1096, 740)
    return made


@pytest.fixture
def follow_up(library: Library, people: dict[str, int]) -> Add:
    """Adds a follow-up; ``due`` as an ISO date."""

    def add(
        due: str = "2026-03-05",
        name: str | None = "Ana Souza",
        kind: str = "report back",
        **more: object,
    ) -> int:
        return library.follow_ups.add(
            people[name] if name else None,
            FollowUpKind(kind),
            due_on=date.fromisoformat(due),
            **more,  # type: ignore[arg-type]
        )

    return add


@pytest.fixture
def interview(library: Library, people: dict[str, int]) -> Add:
    """Schedules an interview; ``start`` as a wall time."""

    def add(start: str = "2026-03-05T14:00", name: str = "Tom Becker", **more: object) -> int:
        more.setdefault("form", Format.IN_PERSON)
        return library.meetings.plan(people[name], start=start, **more)  # type: ignore[arg-type]

    return add


def show(qtbot: QtBot, page: CalendarPage) -> None:
    """Shows the page in an active window with the focus on its days."""
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.focus_first()


def grid(page: CalendarPage) -> CalendarGrid:
    found = page.findChild(CalendarGrid, "calendar.grid")
    assert isinstance(found, CalendarGrid)
    return found


def agenda(page: CalendarPage) -> AgendaView:
    found = page.findChild(AgendaView, "calendar.agenda")
    assert isinstance(found, AgendaView)
    return found


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
    """Presses a key where the focus is."""
    for _time in range(times):
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key, modifiers)


def day_point(page: CalendarPage, day: str) -> QPoint:
    """An empty place of a day: its lower end."""
    cell = grid(page).plan().cell(date.fromisoformat(day))
    return QPoint(cell.center().x(), cell.bottom() - 3)


def item_rect_point(page: CalendarPage, kind: str, key: int) -> QPoint:
    """The middle of an item on the page."""
    view = grid(page)
    item = view.days().find((kind, key))
    assert item is not None
    return view.plan().rect_of(item.day, (kind, key)).center()


def click(page: CalendarPage, point: QPoint) -> None:
    QTest.mouseClick(grid(page).viewport(), LEFT, NONE, point)


def hover(target: QWidget, data: QMimeData, point: QPoint) -> bool:
    """Carries data over a widget; whether it would be taken there."""
    buttons = LEFT
    enter = QDragEnterEvent(point, ACTIONS, data, buttons, NONE)
    QApplication.sendEvent(target, enter)
    move = QDragMoveEvent(point, ACTIONS, data, buttons, NONE)
    QApplication.sendEvent(target, move)
    return enter.isAccepted() and move.isAccepted()


def drop(target: QWidget, data: QMimeData, point: QPoint) -> bool:
    """Carries data over a widget and drops it; whether it was taken."""
    hover(target, data, point)
    event = QDropEvent(QPointF(point), ACTIONS, data, LEFT, NONE, QEvent.Type.Drop)
    QApplication.sendEvent(target, event)
    QApplication.processEvents()
    return event.isAccepted()
