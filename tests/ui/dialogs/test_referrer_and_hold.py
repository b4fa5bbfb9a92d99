"""Who referred somebody, whose move it is, and how one was in touch."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from journal.ui.dialogs.hold import HoldDialog
from journal.ui.dialogs.open_hold import OpenHoldDialog
from journal.ui.dialogs.referred_by import ReferredByDialog
from journal.ui.dialogs.touch import TouchDialog
from journal.ui.shell.context import PageContext
from journal.ui.widgets.label import Label
from tests.ui.dialogs.conftest import Shown, card_of, keys, problem

Key = Qt.Key


def test_a_referrer_by_completion(
    context: PageContext, people: dict[str, int], shown: Shown[ReferredByDialog]
) -> None:
    shown(ReferredByDialog(context, card_of(context, people["Mr Hall"])))
    keys("len", Key.Key_Return, Key.Key_Return)
    path = card_of(context, people["Mr Hall"]).path
    assert [person.name for person in path] == ["Tom Becker", "Ana Souza", "Lena Fischer"]


def test_a_circle_is_refused_with_the_reason(
    context: PageContext, people: dict[str, int], shown: Shown[ReferredByDialog]
) -> None:
    dialog = shown(ReferredByDialog(context, card_of(context, people["Tom Becker"])))
    keys("lena", Key.Key_Return, Key.Key_Return)
    assert dialog.isVisible()
    said = problem(dialog, dialog.who)
    assert said.startswith("Lena Fischer was reached through Tom Becker")
    assert card_of(context, people["Tom Becker"]).path == ()


def test_a_further_referrer_leaves_the_first(
    context: PageContext, people: dict[str, int], shown: Shown[ReferredByDialog]
) -> None:
    dialog = shown(ReferredByDialog(context, card_of(context, people["Lena Fischer"])))
    dialog.also.setChecked(True)
    keys("mr hall", Key.Key_Return)  # typed out, there is nothing to choose from
    card = card_of(context, people["Lena Fischer"])
    assert card.path[-1].name == "Ana Souza"
    assert {row.name for row in card.referrers} == {"Ana Souza", "Mr Hall"}


def test_nobody_is_an_answer(
    context: PageContext, people: dict[str, int], shown: Shown[ReferredByDialog]
) -> None:
    dialog = shown(ReferredByDialog(context, card_of(context, people["Lena Fischer"])))
    link = dialog.findChild(QWidget, "referred_by.nobody")
    assert link is not None
    link.click()  # type: ignore[attr-defined]
    assert card_of(context, people["Lena Fischer"]).path == ()
    assert not dialog.isVisible()


def test_a_hold_waits_for_the_referrer_unless_told(
    context: PageContext, people: dict[str, int], shown: Shown[HoldDialog]
) -> None:
    dialog = shown(HoldDialog(context, card_of(context, people["Lena Fischer"])))
    assert dialog.who.text() == "Ana Souza"
    keys(Key.Key_Tab, "has called", Key.Key_Return, "has mailed", Key.Key_Tab, "thu")
    keys(Key.Key_Return)
    (hold,) = card_of(context, people["Lena Fischer"]).holds
    assert hold.whose_move == "Ana Souza"
    assert hold.unmet == ("has called", "has mailed")
    assert hold.check_back == date(2026, 3, 12)


def test_two_conditions_in_one_sentence_can_be_put_apart(
    context: PageContext, people: dict[str, int], shown: Shown[HoldDialog]
) -> None:
    lena = people["Lena Fischer"]
    dialog = shown(HoldDialog(context, card_of(context, lena)))
    assert not dialog.apart.isVisible()
    dialog.conditions.setPlainText("must call them and mail me first; is back")
    assert dialog.apart.isVisible()
    dialog.apart.click()
    assert dialog.conditions.toPlainText() == "must call them\nmail me first\nis back"
    assert not dialog.apart.isVisible()
    dialog.conditions.undo()
    dialog.accept()  # as it was: nobody's words are taken apart unasked
    (hold,) = card_of(context, lena).holds
    assert hold.unmet == ("must call them and mail me first", "is back")


def test_one_checks_back_on_a_day_to_come(
    context: PageContext, people: dict[str, int], shown: Shown[HoldDialog]
) -> None:
    lena = people["Lena Fischer"]
    dialog = shown(HoldDialog(context, card_of(context, lena)))
    dialog.check_back.edit.setText("yesterday")
    dialog.accept()
    assert dialog.isVisible()
    assert problem(dialog, dialog.check_back) == "That day is past."
    assert card_of(context, lena).holds == ()
    dialog.check_back.edit.setText("today")
    dialog.accept()
    assert card_of(context, lena).holds[0].check_back == date(2026, 3, 5)


def test_two_faults_are_both_told(
    context: PageContext, people: dict[str, int], shown: Shown[HoldDialog]
) -> None:
    lena = people["Lena Fischer"]
    dialog = shown(HoldDialog(context, card_of(context, lena)))
    dialog.who.setText("Nobody Known")
    dialog.check_back.edit.setText("31.2.")
    assert "no such day" in dialog.check_back.below()  # while it is typed
    dialog.check_back.edit.setText("yesterday")
    dialog.accept()
    assert "Nobody Known" in problem(dialog, dialog.who)
    assert problem(dialog, dialog.check_back) == "That day is past."
    assert dialog.who.hasFocus()
    dialog.who.setText("Ana Souza")
    assert problem(dialog, dialog.who) == ""
    assert problem(dialog, dialog.check_back) == "That day is past."  # still so
    dialog.accept()
    assert dialog.check_back.edit.hasFocus()
    dialog.check_back.edit.setText("fri")
    assert problem(dialog, dialog.check_back) == ""
    dialog.accept()
    assert card_of(context, lena).holds[0].check_back == date(2026, 3, 6)


def test_a_day_that_has_passed_meanwhile_may_stay(
    context: PageContext, lena: int, shown: Shown[OpenHoldDialog]
) -> None:
    past = date(2026, 3, 2)
    mine = context.library.referrals.hold(lena, whose_move_id=None, check_back=past)
    dialog = open_hold(context, lena, shown)
    dialog.which.set_code(mine)
    dialog.which.activated.emit(dialog.which.currentIndex())
    dialog.check_back.edit.setText("1 March 2026")
    dialog.accept()
    assert problem(dialog, dialog.check_back) == "That day is past."
    dialog.check_back.edit.setText("2 March 2026")
    dialog.who.setText("Tom Becker")
    dialog.accept()
    holds = {hold.id: hold for hold in card_of(context, lena).holds}
    assert (holds[mine].whose_move, holds[mine].check_back) == ("Tom Becker", past)


@pytest.fixture
def lena(context: PageContext, people: dict[str, int]) -> int:
    """On hold until Ana has called her and has mailed the user."""
    context.library.referrals.hold(
        people["Lena Fischer"],
        whose_move_id=people["Ana Souza"],
        conditions=["has called her", "has mailed me"],
    )
    return people["Lena Fischer"]


def open_hold(context: PageContext, contact: int, shown: Shown[OpenHoldDialog]) -> OpenHoldDialog:
    return shown(OpenHoldDialog(context, card_of(context, contact)))


def test_a_condition_is_ticked_with_one_key_and_the_hold_stays(
    context: PageContext, lena: int, shown: Shown[OpenHoldDialog]
) -> None:
    dialog = open_hold(context, lena, shown)
    assert dialog.verb.text() == "Save"
    assert QApplication.focusWidget() is dialog.conditions.lines()[0][0]
    keys(Key.Key_Space, Key.Key_Return)
    assert dialog.ended is None
    (hold,) = card_of(context, lena).holds
    assert hold.unmet == ("has mailed me",)
    again = open_hold(context, lena, shown)
    assert QApplication.focusWidget() is again.conditions.lines()[1][0]
    keys(Key.Key_Space)
    assert again.verb.text() == "Introduction made"
    assert again.over.isHidden()
    keys(Key.Key_Return)
    assert again.ended == hold
    card = card_of(context, lena)
    assert card.holds == ()
    assert [row.introduction for row in card.referrers] == ["made"]
    context.library.history.undo()  # ticking the last one and ending it are one step
    assert card_of(context, lena).holds == (hold,)


def test_it_may_be_over_without_a_tick(
    context: PageContext, lena: int, shown: Shown[OpenHoldDialog]
) -> None:
    dialog = open_hold(context, lena, shown)
    assert dialog.over.text() == "Introduction made"
    dialog.over.click()
    assert dialog.ended is not None
    assert card_of(context, lena).holds == ()


def test_conditions_owner_and_day_can_be_changed(
    context: PageContext, lena: int, people: dict[str, int], shown: Shown[OpenHoldDialog]
) -> None:
    dialog = open_hold(context, lena, shown)
    lines = dialog.conditions.lines()
    lines[0][1].setText("has spoken with her")
    lines[1][1].setText("")
    lines[2][1].setText("is back from Lisbon")
    assert len(dialog.conditions.lines()) == 4  # there is room for one more
    dialog.check_back.edit.setText("in 2 weeks")
    dialog.who.setText("mr hall")
    dialog.accept()
    (hold,) = card_of(context, lena).holds
    assert (hold.whose_move, hold.check_back) == ("Mr Hall", date(2026, 3, 19))
    assert hold.unmet == ("has spoken with her", "is back from Lisbon")
    assert hold.referral_id is None
    # Ana isn't waited for any more: hers is as it was when she gave the name.
    assert [row.introduction for row in card_of(context, lena).referrers] == ["named"]
    again = open_hold(context, lena, shown)
    assert again.check_back.text() == "19 Mar 2026"
    again.who.setText("lena fischer")
    again.accept()
    assert again.isVisible()
    assert "can’t be waited for" in problem(again, again.who)


def test_of_several_holds_each_is_shown_and_all_are_written(
    context: PageContext, lena: int, people: dict[str, int], shown: Shown[OpenHoldDialog]
) -> None:
    mine = context.library.referrals.hold(lena, whose_move_id=None, conditions=["read her book"])
    dialog = open_hold(context, lena, shown)
    assert [dialog.which.itemText(n) for n in range(2)] == [
        "Your move: read her book",
        "Ana Souza: has called her; has mailed me",
    ]
    dialog.check_back.edit.setText("fri")
    dialog.which.setCurrentIndex(1)
    dialog.which.activated.emit(1)
    assert dialog.who.text() == "Ana Souza"
    dialog.conditions.lines()[0][0].setChecked(True)
    dialog.accept()
    holds = {hold.id: hold for hold in card_of(context, lena).holds}
    assert holds.pop(mine).check_back == date(2026, 3, 6)
    assert [hold.unmet for hold in holds.values()] == [("has mailed me",)]
    context.library.history.undo()
    assert all(hold.check_back is None for hold in card_of(context, lena).holds)


def test_nobodys_hold_asks_who_has_it_now(
    context: PageContext, lena: int, people: dict[str, int], shown: Shown[OpenHoldDialog]
) -> None:
    context.library.contacts.delete(people["Ana Souza"])
    dialog = open_hold(context, lena, shown)
    assert dialog.gone.isVisible()
    assert QApplication.focusWidget() is dialog.who
    keys("tom", Key.Key_Return, Key.Key_Return)
    (hold,) = card_of(context, lena).holds
    assert (hold.whose_move, hold.owner_gone) == ("Tom Becker", False)


def test_a_day_that_cant_be_read_keeps_the_hold_that_is_shown(
    context: PageContext, lena: int, shown: Shown[OpenHoldDialog]
) -> None:
    context.library.referrals.hold(lena, whose_move_id=None)
    dialog = open_hold(context, lena, shown)
    first = dialog.which.code()
    dialog.check_back.edit.setText("31.2.")
    dialog.which.setCurrentIndex(1)
    dialog.which.activated.emit(1)
    assert dialog.which.code() == first
    dialog.accept()
    assert dialog.isVisible()


def test_a_touch_is_read_backwards(
    context: PageContext, people: dict[str, int], shown: Shown[TouchDialog]
) -> None:
    dialog = shown(TouchDialog(context, card_of(context, people["Mr Hall"])))
    dialog.when.edit.setFocus()
    keys("tue", Key.Key_Return)
    assert card_of(context, people["Mr Hall"]).last_touch == date(2026, 3, 3)


def test_a_word_from_whoever_has_the_move_ticks_what_it_speaks_for(
    context: PageContext, lena: int, people: dict[str, int], shown: Shown[TouchDialog]
) -> None:
    dialog = shown(TouchDialog(context, card_of(context, people["Ana Souza"])))
    assert [(box.text(), box.isChecked()) for box in dialog.ticks.boxes()] == [
        ("Lena Fischer: has called her", False),
        ("Lena Fischer: has mailed me", False),
    ]
    why = dialog.findChild(Label, "touch.waiting")
    assert why is not None
    assert why.text() == "Has this happened?"
    dialog.direction.set_code("in")
    dialog.direction.chosen.emit("in")  # Ana called the user, which isn't what Lena waits for
    assert [box.isChecked() for box in dialog.ticks.boxes()] == [False, False]
    dialog.channel.set_code("mail program")
    dialog.channel.chosen.emit("mail program")
    assert [box.isChecked() for box in dialog.ticks.boxes()] == [False, True]
    assert why.text().startswith("Ticked because of this call")
    dialog.direction.set_code("out")
    dialog.direction.chosen.emit("out")  # the user wrote: that is no word from her
    assert [box.isChecked() for box in dialog.ticks.boxes()] == [False, False]
    for box in dialog.ticks.boxes():
        box.click()
    assert why.text() == "Has this happened?"
    dialog.direction.set_code("in")
    dialog.direction.chosen.emit("in")  # by hand is by hand
    keys(Key.Key_Return)
    assert [hold.name for hold in dialog.met] == ["Lena Fischer"]
    (hold,) = card_of(context, lena).holds
    assert hold.all_met
    assert card_of(context, people["Ana Souza"]).last_touch == date(2026, 3, 5)
    context.library.history.undo()  # the touch and the ticks are one step
    assert not card_of(context, lena).holds[0].all_met
    assert card_of(context, people["Ana Souza"]).last_touch is None


def test_a_hold_without_conditions_is_over_by_its_tick(
    context: PageContext, people: dict[str, int], shown: Shown[TouchDialog]
) -> None:
    lena = people["Lena Fischer"]
    context.library.referrals.hold(lena, whose_move_id=people["Ana Souza"])
    dialog = shown(TouchDialog(context, card_of(context, people["Ana Souza"])))
    (box,) = dialog.ticks.boxes()
    assert (box.text(), box.isChecked()) == ("Lena Fischer: introduction made", False)
    box.click()
    dialog.accept()
    assert [hold.contact_id for hold in dialog.over] == [lena]
    assert card_of(context, lena).holds == ()


def test_nobody_waits_for_somebody_else(
    context: PageContext, lena: int, people: dict[str, int], shown: Shown[TouchDialog]
) -> None:
    dialog = shown(TouchDialog(context, card_of(context, people["Mr Hall"])))
    assert dialog.ticks.is_empty()
    assert not dialog.ticks.isVisible()


def test_many_conditions_fit_a_small_screen(
    context: PageContext, people: dict[str, int], shown: Shown[OpenHoldDialog]
) -> None:
    lena = people["Lena Fischer"]
    context.library.referrals.hold(
        lena, whose_move_id=people["Ana Souza"], conditions=[f"step {n}" for n in range(12)]
    )
    dialog = open_hold(context, lena, shown)
    assert dialog.height() <= 440
    last = dialog.conditions.lines()[-1][1]
    assert last.visibleRegion().isEmpty()
    last.setFocus()
    assert not last.visibleRegion().isEmpty()
