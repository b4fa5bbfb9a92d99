"""Follow-ups: a new one, another day, left out."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journal.domain.codes import FollowUpKind
from journal.services.library import Library
from journal.ui.dialogs.follow_up import ChangeDateDialog, FollowUpDialog, SkipDialog
from journal.ui.shell.context import PageContext
from tests.ui.dialogs.conftest import Shown, keys, problem

Key = Qt.Key


def due(library: Library, key: int) -> date | None:
    row = library.days.follow_up(key)
    assert row is not None
    return row.due_on


def test_moving_a_follow_up_by_typing(
    context: PageContext, people: dict[str, int], shown: Shown[ChangeDateDialog]
) -> None:
    library = context.library
    key = library.follow_ups.add(people["Ana Souza"], due_on=date(2026, 3, 5))
    row = library.days.follow_up(key)
    assert row is not None
    dialog = shown(ChangeDateDialog(context, row))
    assert keys("2w", Key.Key_Return) == 1
    assert due(library, key) == date(2026, 3, 19)
    assert dialog.moved_to == date(2026, 3, 19)


@pytest.mark.parametrize(
    ("button", "day"),
    [("tomorrow", (3, 6)), ("in_3_days", (3, 8)), ("next_week", (3, 9)), ("in_a_month", (4, 5))],
)
def test_moving_a_follow_up_by_a_button(
    context: PageContext,
    people: dict[str, int],
    shown: Shown[ChangeDateDialog],
    button: str,
    day: tuple[int, int],
) -> None:
    from journal.domain.dates import Move, moved

    library = context.library
    key = library.follow_ups.add(people["Ana Souza"], due_on=date(2026, 3, 1))
    row = library.days.follow_up(key)
    assert row is not None
    dialog = shown(ChangeDateDialog(context, row))
    found = dialog.findChild(QWidget, f"change_date.{button}")
    assert found is not None
    found.click()  # type: ignore[attr-defined]
    assert due(library, key) == moved(Move[button.upper()], library.clock.today())
    assert not dialog.isVisible()


def test_no_day_is_no_move(
    context: PageContext, people: dict[str, int], shown: Shown[ChangeDateDialog]
) -> None:
    library = context.library
    key = library.follow_ups.add(people["Ana Souza"], due_on=date(2026, 3, 5))
    row = library.days.follow_up(key)
    assert row is not None
    dialog = shown(ChangeDateDialog(context, row))
    keys(Key.Key_Return)
    assert dialog.isVisible()
    assert problem(dialog, dialog.when)
    keys(Key.Key_Escape)
    assert due(library, key) == date(2026, 3, 5)


def test_a_new_follow_up(
    context: PageContext, people: dict[str, int], shown: Shown[FollowUpDialog]
) -> None:
    dialog = shown(FollowUpDialog(context, people["Ana Souza"]))
    dialog.kind.set_code(str(FollowUpKind.THANK_YOU))
    keys("tomorrow 10:00", Key.Key_Return)
    assert dialog.added is not None
    row = context.library.days.follow_up(dialog.added)
    assert row is not None
    assert (row.kind, row.contact_id) == (FollowUpKind.THANK_YOU, people["Ana Souza"])
    assert (str(row.due_on), str(row.due_time)) == ("2026-03-06", "10:00:00")


def test_a_follow_up_for_nobody_needs_words(
    context: PageContext, shown: Shown[FollowUpDialog]
) -> None:
    dialog = shown(FollowUpDialog(context))
    dialog.accept()
    assert "needs a person or a few words" in problem(dialog, dialog.what)
    dialog.what.setText("Read the trade paper")
    dialog.accept()
    assert dialog.added is not None


def test_skipping_keeps_why(
    context: PageContext, people: dict[str, int], shown: Shown[SkipDialog]
) -> None:
    library = context.library
    key = library.follow_ups.add(people["Ana Souza"])
    row = library.days.follow_up(key)
    assert row is not None
    shown(SkipDialog(context, row))
    keys("she left", Key.Key_Return)
    after = library.days.follow_up(key)
    assert after is not None
    assert after.state == "skipped"


def test_all_that_is_not_understood_is_told(
    context: PageContext, people: dict[str, int], shown: Shown[FollowUpDialog]
) -> None:
    dialog = shown(FollowUpDialog(context, people["Ana Souza"]))
    dialog.when.edit.setText("31.2.")
    dialog.repeat.setText("every blue moon")
    dialog.accept()
    assert "no such day" in dialog.when.below()
    assert problem(dialog, dialog.repeat)
    assert dialog.when.edit.hasFocus()
    dialog.when.edit.setText("fri")
    assert problem(dialog, dialog.repeat)
    dialog.repeat.setText("2w")
    assert not problem(dialog, dialog.repeat)
    dialog.accept()
    assert dialog.added is not None
