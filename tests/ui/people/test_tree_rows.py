"""Rows painted in one go look as when Qt, the style and the delegate share the work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QHoverEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal.domain.codes import Channel, FollowUpKind, Introduction
from journal.services.library import Library
from journal.ui.people.drag_picture import drag_picture
from journal.ui.people.page import PeoplePage
from journal.ui.people.tree_rows import RowPainter
from journal.ui.people.tree_view import ContactTreeView
from journal.ui.style import JournalStyle

TODAY = date(2026, 3, 5)


@pytest.fixture
def own_style(qapp: QApplication) -> Iterator[None]:
    """The program's, as on every system but macOS."""
    before = qapp.style().objectName()
    qapp.setStyle(JournalStyle())
    yield
    qapp.setStyle(before)


@pytest.fixture
def tree(
    own_style: None, page: PeoplePage, library: Library, people: dict[str, int]
) -> ContactTreeView:
    """Branches that end and go on, marks, chips, steps of all kinds, names too long."""
    codes = list(Introduction)
    above: list[int] = [people["Ana Souza"]]
    for number in range(14):
        name = f"Łukasz {'Weißgerber-Montague ' * (number % 4)}{number}"
        key = library.contacts.add(name)
        library.referrals.refer(above[-1 - number // 3], key)
        row = library.people.card(key)
        assert row is not None
        library.referrals.set_introduction(row.referrers[0].id, codes[number % len(codes)])
        above.append(key)
        if number % 5 == 1:
            library.referrals.hold(key, whose_move_id=people["Tom Becker"])
        if number % 4 == 1:
            library.referrals.refer(people["Mr Hall"], key, primary=False)
            library.follow_ups.add(
                key, FollowUpKind.THANK_YOU, due_on=TODAY - timedelta(days=number - 5)
            )
        if number % 3 == 1:
            library.contacts.log_touch(key, Channel.MAIL)
    page.browser.tree.choose(people["Mr Hall"])
    return page.browser.tree


def picture(tree: ContactTreeView) -> QImage:
    return tree.viewport().grab().toImage()


@pytest.fixture
def by_qt(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Until undone, every row is painted as Qt would."""
    with monkeypatch.context() as patch:
        yield patch


def test_every_dot_is_the_same(
    tree: ContactTreeView, by_qt: pytest.MonkeyPatch, page: PeoplePage
) -> None:
    painted: list[object] = []
    own = RowPainter.paint

    def watched(self: RowPainter, *arguments: object) -> bool:
        painted.append(own(self, *arguments))  # type: ignore[arg-type]
        return bool(painted[-1])

    looks = []
    for step in range(3):
        if step == 1:
            tree.collapse(tree.model().index_of(tree.model().rows()[3].id))  # type: ignore[attr-defined]
        if step == 2:
            page.splitter.setSizes([300, 900])
            QApplication.processEvents()
        by_qt.setattr(RowPainter, "paint", watched)
        one = picture(tree)
        by_qt.setattr(RowPainter, "paint", lambda *_: False)
        looks.append((one, picture(tree)))
    assert painted.count(True) > 20
    assert painted.count(False) >= 6  # headings, and who is chosen
    for one, other in looks:
        assert one == other
    assert len({one.cacheKey() for one, _other in looks}) == 3


def test_the_row_under_the_pointer_is_tinted(tree: ContactTreeView, people: dict[str, int]) -> None:
    key = people["Ana Souza"]
    rect = tree.visualRect(tree.model().index_of(key))  # type: ignore[attr-defined]
    before = picture(tree).copy(rect)
    place = QPointF(rect.center())
    for kind, at in ((QEvent.Type.HoverMove, place), (QEvent.Type.HoverLeave, QPointF(-1, -1))):
        event = QHoverEvent(kind, at, at, QPointF(-1, -1))
        QApplication.sendEvent(tree.viewport(), event)
        same = picture(tree).copy(rect) == before
        assert same == (kind is QEvent.Type.HoverLeave)


def test_who_is_chosen_is_tinted(
    tree: ContactTreeView, people: dict[str, int], qtbot: QtBot
) -> None:
    key = people["Ana Souza"]
    rect = tree.visualRect(tree.model().index_of(key))  # type: ignore[attr-defined]
    before = picture(tree).copy(rect)
    tree.choose(key)
    assert picture(tree).copy(rect) != before
    tree.choose(people["Mr Hall"])
    qtbot.mouseMove(tree.viewport(), QPoint(2, tree.viewport().height() - 2))
    assert picture(tree).copy(rect) == before


def test_read_from_right_to_left_it_is_left_to_qt(tree: ContactTreeView) -> None:
    tree.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    mirrored = picture(tree)
    tree.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert picture(tree) != mirrored


def test_what_is_dragged_leaves_the_target_in_sight(page: PeoplePage) -> None:
    tree = page.browser.tree
    one, more = drag_picture(tree, ["Ana Souza"]), drag_picture(tree, ["Ana Souza", "Tom Becker"])
    assert one.height() <= 2 * tree.fontMetrics().height()
    assert one.width() < more.width() < tree.viewport().width()


class _Painted(QObject):
    """How many dots of a widget are painted, and in how many pictures."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.dots = self.pictures = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.pictures += 1
            self.dots += sum(rect.width() * rect.height() for rect in event.region())
        return False


def test_a_row_further_at_the_edge_only_what_is_new_is_painted(
    tree: ContactTreeView, library: Library, qtbot: QtBot
) -> None:
    for number in range(60):
        library.contacts.add(f"Person {number:02}")
    viewport, bar = tree.viewport(), tree.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    bottom = tree.indexAt(QPoint(40, viewport.height() - 2))
    tree.setCurrentIndex(bottom)
    tree.scrollTo(bottom)
    QApplication.processEvents()
    before, painted = bar.value(), _Painted(viewport)
    for _ in range(3):
        qtbot.keyClick(tree, Qt.Key.Key_Down)
        QApplication.processEvents()
    assert bar.value() > before
    assert painted.pictures >= 3
    assert painted.dots < viewport.width() * viewport.height() * painted.pictures / 2
    fresh = viewport.grab().toImage()
    shown = QImage(fresh.size(), fresh.format())
    painter = QPainter(shown)
    seen = tree.window().backingStore().paintDevice()
    assert isinstance(seen, QImage)
    area = QRect(viewport.mapTo(tree.window(), QPoint()), viewport.size())
    painter.drawImage(QPoint(), seen, area)
    painter.end()
    assert shown == fresh
