"""Small parts: wrapped lines, the bar of minutes, words of rows, sizes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal.domain.codes import Format, InterviewStatus, NoteKind
from journal.domain.views.meetings import InterviewCard, InterviewRow
from journal.services.library import Library
from journal.ui.interviews.page import InterviewsPage
from journal.ui.interviews.row_words import describe
from journal.ui.interviews.time_bar import GAP, TimeBar
from journal.ui.interviews.wrapping import lines
from journal.ui.widgets.two_columns import TwoColumns
from tests.ui.interviews.conftest import Plan

NOW = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
S = InterviewStatus


def test_words_are_wrapped_whole(qapp: object) -> None:
    font, text = QFont(), "How did you get started in the industry"
    found = lines(text, font, 120, 9)
    assert len(found) > 1
    assert " ".join(found) == text
    assert all(QFontMetrics(font).horizontalAdvance(each) <= 121 for each in found)


def test_too_many_lines_end_in_an_ellipsis(qapp: object) -> None:
    found = lines("word " * 80, QFont(), 120, 3)
    assert len(found) == 3
    assert found[-1].endswith("…")


@pytest.mark.parametrize("text", ["", "x" * 100_000, "a\nb", "𝕏" * 700])
def test_any_text_can_be_wrapped(qapp: object, text: str) -> None:
    found = lines(text, QFont(), 100, 4)
    assert 1 <= len(found) <= 4


@pytest.mark.parametrize(
    ("used", "room", "inside", "beyond"),
    [(0, 15, 0, 0), (15, 15, 300, 0), (6, 15, 120, 0), (30, 15, 150, 150 - GAP), (0, 0, 0, 0)],
)
def test_the_bar_is_to_scale(qtbot: QtBot, used: int, room: int, inside: int, beyond: int) -> None:
    bar = TimeBar()
    qtbot.addWidget(bar)
    bar.resize(300, 8)
    bar.set_minutes(used, room)
    assert bar.parts() == (inside, beyond)


def row(**values: object) -> InterviewRow:
    blank: dict[str, object] = dict.fromkeys(InterviewRow._fields, "")
    blank |= {
        "id": 1, "contact_id": 1, "name": "Ana", "status": S.IDEA, "format": Format.COFFEE,
        "start": None, "minutes": 30, "requested_on": None, "closed_on": None, "held_on": None,
        "on_hold": False, "questions": 0, "answered": 0, "names": 0, "thank_open": False,
        "printed": False,
    }  # fmt: skip
    return InterviewRow(**(blank | values))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "words", "icon"),
    [
        ({"status": S.SCHEDULED, "start": NOW.replace(hour=14)}, "Today 14:00, coffee",
         "calendar-check"),
        ({"status": S.SCHEDULED, "start": NOW.replace(hour=8)}, "Today 08:00, to write down",
         "calendar-check"),
        ({"status": S.SCHEDULED}, "No date yet, coffee", "calendar-check"),
        ({"status": S.SCHEDULED, "format": Format.LETTER}, "By letter", "calendar-check"),
        ({"status": S.REQUESTED}, "No answer yet", "send"),
        ({"status": S.REQUESTED, "requested_on": date(2026, 2, 25)},
         "No answer yet, since 25 Feb", "send"),
        ({}, "Not asked yet", "lightbulb"),
        ({"company": "Northwind"}, "Northwind", "lightbulb"),
        ({"referrer": "Tom Becker"}, "Named by Tom Becker", "lightbulb"),
        ({"on_hold": True}, "On hold", "hourglass"),
        ({"status": S.REQUESTED, "on_hold": True}, "No answer yet, on hold", "send"),
        ({"status": S.HELD, "on_hold": True}, "On hold", "circle-check"),
        ({"status": S.HELD, "held_on": date(2026, 3, 4), "thank_open": True},
         "Yesterday, thank-you open", "circle-check"),
        ({"status": S.HELD, "held_on": date(2026, 2, 1), "names": 2}, "1 Feb, 2 name(s)",
         "circle-check"),
        ({"status": S.HELD}, "", "circle-check"),
        ({"status": S.DECLINED, "closed_on": date(2026, 3, 1)}, "Declined, 1 Mar", "ban"),
        ({"status": S.NO_REPLY}, "No reply", "clock"),
        ({"status": "postponed"}, "Postponed", "circle"),
    ],
)  # fmt: skip
def test_words_of_a_row(qapp: object, values: dict[str, object], words: str, icon: str) -> None:
    found = describe(row(**values), NOW, {})
    assert (found.below, found.icon) == (words, icon)
    assert "Ana" in found.spoken


def sideways(page: InterviewsPage) -> list[str]:
    """Visible words that stand beyond the edge of what scrolls around them."""
    found = []
    for area in page.findChildren(TwoColumns):
        room = area.viewport().width()
        content = area.widget()
        assert content is not None
        for widget in content.findChildren(QWidget):
            if widget.isVisible():
                right = widget.mapTo(content, QPoint(widget.width(), 0)).x()
                if right > room + 1:
                    found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


@pytest.mark.parametrize("width", [776, 960, 1096, 1600])
@pytest.mark.parametrize("tab", ["prepare", "capture"])
def test_nothing_is_cut_at_the_side(
    page: InterviewsPage, held: int, library: Library, width: int, tab: str
) -> None:
    library.capture.hear_name(
        held, "Her Excellency Dr Anandalakshmi Venkataraghavan", "Company " * 9
    )
    library.capture.hear_company(held, "A company with quite a long name & sons", "planners " * 12)
    page.resize(width, 600)
    page.show_interview(held, tab)
    for chosen in ("suggested", ""):
        page.workspace.prepare.bank.topic.set_code(chosen)
        page.workspace.prepare.bank._refresh()
        QApplication.processEvents()
        assert sideways(page) == []


def test_25_questions_and_endless_words(
    page: InterviewsPage, interview: int, library: Library, card: Callable[[int], InterviewCard]
) -> None:
    bank = [each.id for each in library.interviews.bank()]
    library.questions.add_from_bank(interview, bank[:23])
    library.questions.add_own(interview, "x" * 5_000)
    library.questions.add_own(interview, "word " * 500)
    library.contacts.set_note(card(interview).row.contact_id, NoteKind.RESEARCH, "y" * 20_000)
    view = page.workspace.prepare.questions.view
    assert view.model().rowCount() == 26
    assert view.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    assert view.height() == sum(
        view.sizeHintForIndex(view.model().index(place, 0)).height() for place in range(26)
    )
    page.show_interview(interview, "capture")
    assert len(page.workspace.capture.answers.blocks) == 25


def test_a_long_name_leaves_room_for_the_menu(
    page: InterviewsPage, plan: Plan, library: Library, people: dict[str, int]
) -> None:
    library.contacts.set_field(people["Ana Souza"], "name", "Anandalakshmi " * 12)
    plan()
    header = page.workspace.header
    assert header.more.isVisible()
    assert header.more.geometry().right() <= header.width()


def test_right_to_left_mirrors_the_columns(
    page: InterviewsPage, interview: int, qtbot: QtBot
) -> None:
    def left(widget: QWidget) -> int:
        return widget.mapTo(page, QPoint(0, 0)).x()

    tab = page.workspace.prepare
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.waitUntil(lambda: left(tab.pitch) < left(tab.questions) < left(page.view))


@pytest.mark.parametrize("tab", ["prepare", "capture"])
def test_whatever_takes_the_focus_has_a_name(
    page: InterviewsPage, held: int, library: Library, tab: str
) -> None:
    library.capture.hear_name(held, "Lena Sommer")
    library.capture.hear_company(held, "Harbour Lines")
    page.show_interview(held, tab)
    nameless = []
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            spoken = QAccessible.queryAccessibleInterface(widget)
            if not spoken.text(QAccessible.Text.Name).strip():
                nameless.append(f"{type(widget).__name__} {widget.objectName()}")
    assert nameless == []
