"""Where words stand: mirrored windows, and little room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal.ui.interviews.page import InterviewsPage
from journal.ui.shell.context import PageContext
from journal.ui.widgets.direction import draw_leading
from tests.ui.interviews.conftest import opened

RTL = Qt.LayoutDirection.RightToLeft
LTR = Qt.LayoutDirection.LeftToRight


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(RTL)
    yield
    qapp.setLayoutDirection(LTR)


def place(widget: QWidget, page: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


def edges(page: InterviewsPage, held: int) -> dict[str, int]:
    """How far things begin from the edge where reading begins, and end from the other."""
    tab = opened(page, held)
    QApplication.processEvents()
    area = page.rect()
    header = page.workspace.header

    def before(widget: QWidget) -> int:
        found = place(widget, page)
        return found.left() if page.layoutDirection() == LTR else area.right() - found.right()

    def after(widget: QWidget) -> int:
        found = place(widget, page)
        return area.right() - found.right() if page.layoutDirection() == LTR else found.left()

    rows = tab.companies.rows
    return {
        "when": before(header.when),
        "status": before(header.status),
        "step": after(header.step),
        "more": after(header.more),
        "answers": before(tab.answers.title),
        "company": before(rows[0].name),
        "what": before(rows[0].what),
        "cross": after(rows[0].cross),
    }


def test_a_mirrored_page_is_mirrored_whole(
    page: InterviewsPage, held: int, qtbot: QtBot, context: PageContext, qapp: QApplication
) -> None:
    context.library.capture.hear_company(held, "Harbour Lines", "planners")
    plain = edges(page, held)
    qapp.setLayoutDirection(RTL)
    try:
        other = InterviewsPage(context)
        qtbot.addWidget(other)
        other.resize(page.size())
        other.show()
        found = edges(other, held)
        # A pixel more or less is the splitter's.
        assert {key: abs(found[key] - plain[key]) <= 1 for key in plain} == dict.fromkeys(
            plain, True
        )
    finally:
        qapp.setLayoutDirection(LTR)


def test_fields_begin_where_one_begins_to_read(
    mirrored: None, page: InterviewsPage, held: int
) -> None:
    tab = opened(page, held)
    for field in (tab.names.name, tab.names.company, tab.companies.company, tab.companies.what):
        assert field.alignment() & Qt.AlignmentFlag.AlignRight
    assert tab.answers.new.alignment() & Qt.AlignmentFlag.AlignRight


def inked(text: str, direction: Qt.LayoutDirection) -> QImage:
    image = QImage(200, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setLayoutDirection(direction)
    draw_leading(painter, QRect(0, 0, 200, 30), direction, text)
    painter.end()
    return image


def columns(image: QImage) -> list[int]:
    white = image.pixel(0, 29)
    return [
        x
        for x in range(image.width())
        if any(image.pixel(x, y) != white for y in range(image.height()))
    ]


@pytest.mark.parametrize("direction", [LTR, RTL])
def test_a_latin_text_is_read_from_its_left_in_any_window(direction: Qt.LayoutDirection) -> None:
    image = inked("W . . . .", direction)
    found = columns(image)
    if direction == LTR:
        assert found[0] < 10
    else:
        assert found[-1] > 190
    half = (found[0] + found[-1]) / 2
    assert len([x for x in found if x < half]) > len([x for x in found if x > half])


def test_words_of_the_next_step_are_not_cut_while_there_is_room(
    page: InterviewsPage, interview: int, qtbot: QtBot
) -> None:
    page.show_interview(interview)
    header = page.workspace.header
    page.resize(640, 600)
    QApplication.processEvents()
    header.sentence.setText("A sentence that is a little longer than half of the row")
    qtbot.waitUntil(lambda: header.sentence.width() >= header.sentence.sizeHint().width())


def test_the_button_for_names_goes_below_a_long_tick(page: InterviewsPage, held: int) -> None:
    names = opened(page, held).names
    assert names.button.y() < names.wait.geometry().bottom()
    names.wait.setText("Wait: they speak first, and say so themselves, and more")
    names.resize(names.width() - 1, names.height())
    QApplication.processEvents()
    assert names.button.y() > names.wait.geometry().bottom()
