"""View > Larger text: what stands beside each other at 100 % has room at 200 % too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QMenu, QStyle, QTreeView, QWidget

from journal.domain.codes import FollowUpKind, InterviewStatus
from journal.ui.calendar.geometry import TICK, tick_box, tick_target
from journal.ui.calendar.type_sizes import Type
from journal.ui.dialogs.follow_up import ChangeDateDialog
from journal.ui.growth import grown, icon_side
from journal.ui.shell.views import SIZES
from journal.ui.shell.window import MainWindow
from journal.ui.widgets.buttons import IconButton, SplitButton
from journal.ui.widgets.chip import chip_size
from journal.ui.widgets.empty_state import Picture
from journal.ui.widgets.search_field import SearchField


@pytest.fixture
def large(window: MainWindow, qapp: QApplication) -> Iterator[MainWindow]:
    """A window at 200 %."""
    window.views.resize_text(len(SIZES))
    QApplication.processEvents()
    yield window
    window.views.resize_text(0)


def test_widths_grow_with_the_letters(window: MainWindow) -> None:
    font = window.font()
    usual = grown(100, font)
    font.setPointSizeF(font.pointSizeF() * 2)
    assert grown(100, font) >= round(usual * 1.7)
    assert grown(100, font, 0.5) < grown(100, font)
    font.setPointSizeF(4)
    assert grown(100, font) == 100


def test_icons_grow_with_the_letters(window: MainWindow, people: dict[str, int]) -> None:
    menu = QMenu(window)
    window.navigator.show_contact(people["Ana Souza"])
    button = next(each for each in window.findChildren(IconButton) if each.isVisible())
    split = next(each for each in window.findChildren(SplitButton) if each.isVisible())
    picture = next(each for each in window.findChildren(Picture) if each.isVisible())
    field = next(each for each in window.findChildren(SearchField) if each.isVisible())
    style, tree = window.style(), window.findChild(QTreeView, "people.tree")
    assert tree is not None

    def sizes() -> list[int]:
        QApplication.processEvents()
        font = window.font()
        return [
            button.iconSize().width(),
            picture.sizeHint().width(),
            field.textMargins().left(),
            tree.indentation(),
            style.pixelMetric(QStyle.PixelMetric.PM_SmallIconSize, None, menu),
            chip_size(font, "check", "").width() - chip_size(font, "", "").width(),
        ]

    usual, gaps = sizes(), split.arrow_rect().width()
    assert usual[0] == usual[4] == 16
    window.views.resize_text(len(SIZES))
    larger = sizes()
    assert all(now >= 1.5 * before for now, before in zip(larger, usual, strict=True)), larger
    assert larger[0] == icon_side(button.fontMetrics())
    assert split.arrow_rect().width() > gaps
    assert button.sizeHint().width() >= larger[0] + 8
    window.views.resize_text(0)
    assert sizes() == usual


def test_the_box_of_a_follow_up_is_ticked_where_it_is_painted(large: MainWindow) -> None:
    measures = Type(large.font()).measures
    item = QRect(100, 50, 200, measures.block(1))
    for mirrored in (False, True):
        box = tick_box(item, measures, mirrored)
        assert box.width() > TICK
        assert item.contains(box)
        assert tick_target(item, measures, mirrored).contains(box)


def test_titles_of_pages_are_whole_in_the_sidebar(large: MainWindow) -> None:
    sidebar = large.sidebar
    metrics = QFontMetrics(sidebar.font())
    widest = max(
        metrics.horizontalAdvance(str(sidebar.pages.index(row).data()))
        for row in range(sidebar.pages.rowCount())
    )
    assert large.sidebar_panel.width() >= widest + 80
    large.views.resize_text(0)
    QApplication.processEvents()
    assert large.sidebar_panel.width() == 184


def test_one_side_of_people_is_shown_where_two_have_no_room(
    large: MainWindow, people: dict[str, int]
) -> None:
    large.navigator.show_contact(people["Ana Souza"])
    page = large.navigator.page()
    assert not page.browser.isVisible()  # type: ignore[union-attr]
    large.views.resize_text(0)
    QApplication.processEvents()
    assert page.browser.isVisible()  # type: ignore[union-attr]
    assert page.detail.isVisible()  # type: ignore[union-attr]


def test_a_name_that_is_a_link_is_as_large_as_it_was_meant(
    large: MainWindow, people: dict[str, int]
) -> None:
    library = large.library
    library.meetings.plan(people["Ana Souza"], start="2026-03-06T10:00")
    large.navigator.show_page("today")
    name = large.findChild(QWidget, "today.next.name")
    assert name is not None
    assert name.font().pointSizeF() > QApplication.font().pointSizeF()
    large.views.resize_text(0)
    QApplication.processEvents()
    assert name.font().pointSizeF() < 2 * QApplication.font().pointSizeF()


def test_the_columns_of_an_interview_stand_below_each_other(
    large: MainWindow, people: dict[str, int]
) -> None:
    key = large.library.meetings.plan(people["Ana Souza"], start="2026-03-04T10:00")
    large.library.questions.add_own(key, "How did you get started in the industry?")
    large.library.meetings.set_status(key, InterviewStatus.HELD)
    large.navigator.show_interview(key, "capture")
    QApplication.processEvents()
    tab = large.navigator.page().workspace.capture  # type: ignore[union-attr]
    content = tab.widget()
    assert content.minimumSizeHint().width() <= tab.viewport().width()


def test_ready_answers_are_seen_whole(large: MainWindow, people: dict[str, int]) -> None:
    key = large.library.follow_ups.add(people["Ana Souza"], FollowUpKind.UPDATE)
    large.navigator.change_date(key)
    dialog = next(each for each in large.findChildren(ChangeDateDialog) if each.isVisible())
    QApplication.processEvents()
    for code in ("tomorrow", "in_3_days", "next_week", "in_2_weeks", "in_a_month"):
        button = dialog.findChild(QWidget, f"change_date.{code}")
        assert button is not None
        assert button.visibleRegion().boundingRect() == button.rect(), code
    dialog.reject()


def test_nothing_gapes_above_the_week_where_it_stands_below(
    window: MainWindow, people: dict[str, int]
) -> None:
    today = window.library.clock.today()
    library = window.library
    library.follow_ups.add(people["Ana Souza"], FollowUpKind.THANK_YOU, due_on=today)
    library.follow_ups.add(
        people["Tom Becker"], FollowUpKind.UPDATE, due_on=today + timedelta(days=2)
    )
    window.resize(900, 800)
    window.navigator.show_page("today")
    QApplication.processEvents()
    page = window.navigator.page()
    assert page is not None

    def place(widget: QWidget) -> QRect:
        return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())

    week, needs = page._week, page._needs  # type: ignore[attr-defined]
    gap = place(week).top() - place(needs).bottom()
    assert 0 < gap <= 64
