"""I found a position: everybody owed the news on one page, with ticks and days."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journal.domain.codes import InterviewStatus
from journal.domain.milestones import Milestone
from journal.ui.dialogs.follow_up import FollowUpDialog
from journal.ui.milestones.dialog import MilestoneDialog
from journal.ui.shell.context import PageContext
from tests.ui.dialogs.conftest import Shown, keys

FOUND = Milestone.FOUND
TODAY = date(2026, 3, 5)


def prepare(context: PageContext, people: dict[str, int]) -> None:
    """Mr Hall asked; Lena was met, to whom Ana led, to whom Tom led; one is on hold."""
    library = context.library
    library.milestones.wait(FOUND, people["Mr Hall"], why="Tell me when you have one")
    key = library.meetings.plan(people["Lena Fischer"], start="2026-02-10T14:00")
    library.meetings.set_status(key, InterviewStatus.HELD)
    held = library.contacts.add("Eva Roth", referrer_id=people["Lena Fischer"])
    key = library.meetings.plan(held, start="2026-02-11T14:00")
    library.meetings.set_status(key, InterviewStatus.HELD)
    library.referrals.hold(held, whose_move_id=people["Tom Becker"])


def texts(dialog: MilestoneDialog) -> list[tuple[str, ...]]:
    model = dialog.model
    return [
        tuple(model.index(row, column).data() for column in range(3))
        for row in range(model.rowCount())
    ]


def test_everybody_is_listed_once_with_the_reason(
    context: PageContext, people: dict[str, int], shown: Shown[MilestoneDialog]
) -> None:
    prepare(context, people)
    dialog = shown(MilestoneDialog(context))
    assert texts(dialog) == [
        ("Mr Hall", "Asked to be told: Tell me when you have one", "Mon 9 Mar"),
        ("Lena Fischer", "Met 10 Feb · led to Eva Roth", "Mon 9 Mar"),
        ("Ana Souza", "Led to Lena Fischer", "Mon 16 Mar"),
        ("Tom Becker", "Led to Ana Souza", "Thu 19 Mar"),
        ("Eva Roth", "On hold: not to be written to yet", ""),
    ]
    assert dialog.verb.text() == "&Tell 4 people"
    box = dialog.model.index(4, 0).data(Qt.ItemDataRole.CheckStateRole)
    assert box is None


def test_enter_makes_them_in_one_step(
    context: PageContext, people: dict[str, int], shown: Shown[MilestoneDialog]
) -> None:
    prepare(context, people)
    dialog = shown(MilestoneDialog(context))
    keys("I start at Northwind", Qt.Key.Key_Return)
    assert dialog.result() == 1
    assert dialog.said() == "I found a position: 4 people to tell, the first Mon 9 Mar"
    assert context.library.milestones.said(FOUND).to_tell == 4
    assert context.library.milestones.news(FOUND) == "I start at Northwind"
    context.library.history.undo()
    assert context.library.milestones.said(FOUND).to_tell == 0


def test_the_second_time_it_says_when_and_doubles_nobody(
    context: PageContext, people: dict[str, int], shown: Shown[MilestoneDialog]
) -> None:
    prepare(context, people)
    first = shown(MilestoneDialog(context))
    first.verb.click()
    second = shown(MilestoneDialog(context))
    assert [row[0] for row in texts(second)] == ["Eva Roth"]
    assert second.standing.text() == (
        "Noted before: reached today. 4 have their day already. Nobody else is owed a word."
        " 1 left out, with the reason."
    )
    second.verb.click()
    assert context.library.milestones.said(FOUND).to_tell == 4


def test_ticks_and_days_stay_when_it_is_said_who_led_to_it(
    context: PageContext,
    people: dict[str, int],
    shown: Shown[MilestoneDialog],
    qtbot: QtBot,
) -> None:
    prepare(context, people)
    dialog = shown(MilestoneDialog(context))
    dialog.view.selectRow(3)
    dialog.view.setFocus()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Space)
    assert dialog.verb.text() == "&Tell 3 people"
    dialog.view.selectRow(1)
    dialog.day.set_text("1 April")
    dialog.day.committed.emit(dialog.day.reading())
    dialog.through.set_person(people["Ana Souza"])
    dialog.through.picked.emit(people["Ana Souza"])
    rows = {row[0]: row for row in texts(dialog)}
    assert list(rows)[:4] == ["Mr Hall", "Ana Souza", "Tom Becker", "Lena Fischer"]
    assert rows["Lena Fischer"][2] == "Wed 1 Apr"
    assert [row for row in range(5) if not dialog.model.is_ticked(row)] == [2, 4]


def test_bad_days_and_names_are_told_under_the_field(
    context: PageContext, people: dict[str, int], shown: Shown[MilestoneDialog]
) -> None:
    dialog = shown(MilestoneDialog(context))
    assert dialog.nobody.isVisible()
    assert dialog.verb.text() == "&Note it"
    dialog.when.set_text("31.2.")
    dialog.verb.click()
    dialog.when.set_text("6 March 2026")
    dialog.verb.click()
    assert dialog.form.problem(dialog.what.parentWidget())
    dialog.when.set_text("today")
    dialog.through.setText("Nobody Known")
    dialog.verb.click()
    assert dialog.form.problem(dialog.through)
    assert context.library.milestones.rows() == []
    dialog.through.setText("")
    dialog.verb.click()
    row = context.library.milestones.get(FOUND)
    assert row is not None
    assert row.reached_on == TODAY
    assert dialog.said() == "Noted: I found a position"


def test_other_milestones_tick_only_who_asked(
    context: PageContext, people: dict[str, int], shown: Shown[MilestoneDialog]
) -> None:
    prepare(context, people)
    context.library.milestones.wait(Milestone.MOVED, people["Tom Becker"])
    dialog = shown(MilestoneDialog(context, Milestone.MOVED))
    assert [dialog.model.is_ticked(row) for row in range(4)] == [True, False, False, False]


def test_a_follow_up_may_wait_for_a_milestone(
    context: PageContext, people: dict[str, int], shown: Shown[FollowUpDialog]
) -> None:
    dialog = shown(FollowUpDialog(context, people["Mr Hall"]))
    dialog.waits.set_code(str(FOUND))
    dialog.waits.chosen.emit(str(FOUND))
    assert not dialog.when.isEnabled()
    dialog.why.setText("He asked")
    dialog.verb.click()
    assert dialog.added is not None
    row = context.library.days.follow_up(dialog.added)
    assert row is not None
    assert (row.kind, row.waits_on, row.due_on) == ("good news", FOUND, None)
    again = shown(FollowUpDialog(context, follow_up=row))
    assert again.waits.code() == FOUND
    again.waits.set_code("")
    again.waits.chosen.emit("")
    again.verb.click()
    row = context.library.days.follow_up(dialog.added)
    assert row is not None
    assert (row.why, row.waits_on) == ("He asked", "")
    context.library.history.undo()
    row = context.library.days.follow_up(dialog.added)
    assert row is not None
    assert row.waits_on == FOUND


def test_one_that_waited_goes_by_its_day(
    context: PageContext, people: dict[str, int], shown: Shown[FollowUpDialog]
) -> None:
    key = context.library.milestones.wait(FOUND, people["Mr Hall"])
    row = context.library.days.follow_up(key)
    dialog = shown(FollowUpDialog(context, follow_up=row))
    dialog.waits.set_code("")
    dialog.waits.chosen.emit("")
    dialog.when.set_text("1 April")
    dialog.verb.click()
    row = context.library.days.follow_up(key)
    assert row is not None
    assert (row.due_on, row.waits_on) == (date(2026, 4, 1), "")
