"""An interview is planned, or gets its date."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journal.domain.codes import Format, InterviewStatus
from journal.ui.dialogs.new_interview import InterviewDialog
from journal.ui.shell.context import PageContext
from journal.ui.widgets.link_label import LinkLabel
from tests.ui.dialogs.conftest import Shown, keys, problem

Key = Qt.Key


def test_a_yes_is_scheduled_by_when_tab_where_enter(
    context: PageContext, people: dict[str, int], shown: Shown[InterviewDialog]
) -> None:
    library = context.library
    asked = library.meetings.plan(people["Ana Souza"], status=InterviewStatus.REQUESTED)
    dialog = shown(InterviewDialog(context, interview_id=asked))
    pressed = keys("tue 14:00", Key.Key_Tab, "Harbour Café", Key.Key_Return)
    assert pressed == 2
    card = library.interviews.card(asked)
    assert card is not None
    assert (card.start_wall, card.row.place) == ("2026-03-10T14:00", "Harbour Café")
    assert card.row.status == InterviewStatus.SCHEDULED
    assert dialog.planned == asked


def test_one_line_fills_the_rest(
    context: PageContext, people: dict[str, int], shown: Shown[InterviewDialog]
) -> None:
    dialog = shown(InterviewDialog(context, contact_id=people["Ana Souza"]))
    keys("thu 14:00 45m coffee, Harbour Café", Key.Key_Return)
    assert dialog.planned is not None
    card = context.library.interviews.card(dialog.planned)
    assert card is not None
    assert (card.row.format, card.row.minutes, card.row.place) == (
        Format.COFFEE, 45, "Harbour Café",
    )  # fmt: skip


def test_what_was_set_by_hand_stays(
    context: PageContext, people: dict[str, int], shown: Shown[InterviewDialog]
) -> None:
    dialog = shown(InterviewDialog(context, contact_id=people["Ana Souza"]))
    dialog.where.setText("My office")
    dialog.where.textEdited.emit("My office")
    dialog.minutes.set_code(20)
    dialog.minutes.chosen.emit(20)
    keys("thu 14:00 45m lunch, Harbour Café", Key.Key_Return)
    assert dialog.planned is not None
    card = context.library.interviews.card(dialog.planned)
    assert card is not None
    assert (card.row.place, card.row.minutes) == ("My office", 20)


def test_a_day_without_a_time_asks_for_one(
    context: PageContext, people: dict[str, int], shown: Shown[InterviewDialog]
) -> None:
    dialog = shown(InterviewDialog(context, contact_id=people["Ana Souza"]))
    keys("thu", Key.Key_Return)
    assert "At what time?" in problem(dialog, dialog.when)
    assert context.library.people.interviews(people["Ana Souza"]) == []


@pytest.mark.parametrize("typed", ["blah", "31.2.", "25:00", "tue 99:99"])
def test_a_date_that_is_none_is_told(
    context: PageContext, people: dict[str, int], shown: Shown[InterviewDialog], typed: str
) -> None:
    dialog = shown(InterviewDialog(context, contact_id=people["Ana Souza"]))
    keys(typed, Key.Key_Return)
    assert dialog.isVisible()
    told = dialog.when.below()
    assert ("no such day" if typed == "31.2." else "Not understood") in told
    assert not problem(dialog, dialog.when)  # once is enough
    dialog.when.edit.selectAll()
    keys("fri 14:00")
    assert dialog.when.below().startswith("→")


def test_with_whom_and_when_are_asked_for_together(
    context: PageContext, people: dict[str, int], shown: Shown[InterviewDialog]
) -> None:
    dialog = shown(InterviewDialog(context))
    dialog.when.edit.setText("thu")
    dialog.accept()
    assert problem(dialog, dialog.who) == "With whom? Type a name."
    assert "At what time?" in problem(dialog, dialog.when)
    assert dialog.who.hasFocus()


def test_without_a_date_it_is_an_idea(
    context: PageContext, people: dict[str, int], shown: Shown[InterviewDialog]
) -> None:
    shown(InterviewDialog(context, contact_id=people["Ana Souza"]))
    keys(Key.Key_Return)
    (row,) = context.library.people.interviews(people["Ana Souza"])
    assert (row.status, row.start) == (InterviewStatus.IDEA, None)


def test_without_a_person_it_asks_with_whom(
    context: PageContext, people: dict[str, int], shown: Shown[InterviewDialog]
) -> None:
    dialog = shown(InterviewDialog(context, day=date(2026, 3, 12)))
    dialog.accept()
    assert problem(dialog, dialog.who) == "With whom? Type a name."
    keys("mr", Key.Key_Return)
    assert dialog.when.text()
    dialog.when.set_text(dialog.when.text() + " 10:00")
    dialog.accept()
    (row,) = context.library.people.interviews(people["Mr Hall"])
    assert row.start is not None
    assert row.start.isoformat() == "2026-03-12T10:00:00+00:00"


def test_a_letter_needs_no_time_and_has_no_length(
    context: PageContext, people: dict[str, int], shown: Shown[InterviewDialog]
) -> None:
    dialog = shown(InterviewDialog(context, contact_id=people["Ana Souza"]))
    dialog.format.set_code(str(Format.LETTER))
    dialog.format.chosen.emit(str(Format.LETTER))
    assert not dialog.minutes.isEnabled()
    keys("thu", Key.Key_Return)
    (row,) = context.library.people.interviews(people["Ana Souza"])
    assert (row.format, row.minutes) == (Format.LETTER, 0)


def test_an_unusual_length_is_kept(
    context: PageContext, people: dict[str, int], shown: Shown[InterviewDialog]
) -> None:
    key = context.library.meetings.plan(people["Ana Souza"], start="2026-03-10T14:00", minutes=25)
    dialog = shown(InterviewDialog(context, interview_id=key))
    assert dialog.minutes.code() == 25
    dialog.accept()
    card = context.library.interviews.card(key)
    assert card is not None
    assert (card.row.minutes, card.start_wall) == (25, "2026-03-10T14:00")


def test_another_time_is_shown_as_times_are(
    context: PageContext, people: dict[str, int], qtbot: QtBot
) -> None:
    key = context.library.meetings.plan(people["Ana Souza"], start="2026-11-27T10:00")
    dialog = InterviewDialog(context, interview_id=key)
    qtbot.addWidget(dialog)
    assert dialog.when.text() == "27 Nov 2026 10:00"
    reading = dialog.when.reading()
    assert (reading.day.isoformat(), reading.time.isoformat()) == ("2026-11-27", "10:00:00")


def test_two_of_one_name_and_company_are_told_apart(
    context: PageContext, people: dict[str, int], qtbot: QtBot
) -> None:
    add = context.library.contacts.add
    add("Kim Park", company="Acme", role="Planner")
    add("Kim Park", company="Acme", referrer_id=people["Tom Becker"])
    dialog = InterviewDialog(context)
    qtbot.addWidget(dialog)
    labels = [text for _key, text in dialog.who._suggest("kim")]
    assert sorted(labels) == ["Kim Park, Acme, Planner", "Kim Park, Acme, Tom Becker"]


def test_somebody_on_hold_is_met_only_on_purpose(
    context: PageContext, people: dict[str, int], shown: Shown[InterviewDialog]
) -> None:
    library, ana = context.library, people["Ana Souza"]
    library.referrals.hold(ana, whose_move_id=None)
    dialog = shown(InterviewDialog(context, contact_id=ana))
    keys("thu 14:00", Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.planned is None
    assert "on hold" in problem(dialog, dialog.who)
    keys(Key.Key_Return)  # not by a second Enter either
    assert dialog.planned is None
    way = next(each for each in dialog.findChildren(LinkLabel) if each.text() == "Plan anyway")
    way.click()
    assert dialog.planned is not None
