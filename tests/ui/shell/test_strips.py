"""One message at a time: what matters most, then the next when it is closed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal.ui.shell.strips import Strips
from journal.ui.widgets.buttons import IconButton
from journal.ui.widgets.strip import MessageStrip


@pytest.fixture
def strips(qapp: QApplication, qtbot: QtBot) -> Iterator[Strips]:
    window = QWidget()
    qtbot.addWidget(window)
    strip = MessageStrip()
    QVBoxLayout(window).addWidget(strip)
    strips = Strips(strip)
    window.show()
    yield strips
    window.hide()


def close(strips: Strips) -> None:
    """Presses the cross."""
    cross = strips.parent().findChild(IconButton, "strip.close")  # type: ignore[union-attr]
    assert cross is not None
    assert cross.isVisible()
    cross.click()


def can_be_closed(strips: Strips) -> bool:
    cross = strips.parent().findChild(IconButton, "strip.close")  # type: ignore[union-attr]
    assert cross is not None
    return bool(cross.isVisible())


def test_hints_come_one_after_the_other_then_what_always_holds(strips: Strips) -> None:
    strips.stand("Sample journal", "soon", [], "info")
    strips.hint("First", [])
    strips.hint("Second", [])
    seen = []
    for _ in range(2):
        seen.append(strips.text())
        close(strips)
    assert [*seen, strips.text()] == ["First", "Second", "Sample journal"]
    assert not can_be_closed(strips)


def test_a_hint_with_nothing_to_say_keeps_no_other_back(strips: Strips) -> None:
    first = strips.hint("3 came due", [])
    strips.change_hint(first, "")
    strips.hint("2 copies were found", [])
    assert strips.text() == "2 copies were found"
    strips.change_hint(first, "4 came due")
    assert strips.text() == "4 came due"
    close(strips)
    assert strips.text() == "2 copies were found"


def test_a_problem_goes_first_and_uses_no_hint_up(strips: Strips) -> None:
    strips.hint("First", [])
    strips.problem("It went wrong")
    assert strips.text() == "It went wrong"
    close(strips)
    assert strips.text() == "First"
    close(strips)
    assert strips.text() == ""


def test_a_hint_waits_until_the_problem_is_over(strips: Strips) -> None:
    strips.problem("It went wrong")
    strips.hint("First", [])
    assert strips.text() == "It went wrong"
    strips.settled()
    assert strips.text() == "First"


def test_trouble_with_the_file_has_the_last_word(strips: Strips) -> None:
    pressed: list[str] = []
    strips.hint("First", [])
    strips.trouble("The file is gone", [("Put it back", lambda: pressed.append("back"))])
    for say in (lambda: strips.problem("Not saved"), strips.settled, lambda: strips.hint("B", [])):
        say()
        assert strips.text() == "The file is gone"
        assert not can_be_closed(strips)
    strips.buttons()[0].click()
    assert pressed == ["back"]
    strips.trouble_over()
    assert strips.text() == "First"
    strips.trouble_over()
    assert strips.text() == "First"


def test_work_that_ends_shows_what_was_there(strips: Strips) -> None:
    strips.hint("First", [])
    strips.work("Undoing…", [])
    strips.go_on("Undoing… 40 %")
    assert strips.text() == "Undoing… 40 %"
    strips.rest()
    assert strips.text() == "First"
    strips.trouble("The file is gone", [])
    strips.work("Undoing…", [])
    assert strips.text() == "The file is gone"
