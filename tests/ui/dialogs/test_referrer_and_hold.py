"""Who referred somebody, whose move it is, and how one was in touch."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journal.ui.dialogs.hold import HoldDialog, OpenHoldDialog
from journal.ui.dialogs.referred_by import ReferredByDialog
from journal.ui.dialogs.touch import TouchDialog
from journal.ui.shell.context import PageContext
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


def test_an_open_hold_ends_or_is_asked_about_later(
    context: PageContext, people: dict[str, int], shown: Shown[OpenHoldDialog]
) -> None:
    library, lena = context.library, people["Lena Fischer"]
    library.referrals.hold(lena, whose_move_id=people["Ana Souza"], conditions=["has called"])
    later = shown(OpenHoldDialog(context, card_of(context, lena)))
    later.check_back.edit.setFocus()
    keys("in 2 weeks")
    assert later.verb.text() == "Check back then"
    keys(Key.Key_Return)
    (hold,) = card_of(context, lena).holds
    assert hold.check_back == date(2026, 3, 19)
    over = shown(OpenHoldDialog(context, card_of(context, lena)))
    over.accept()
    assert over.ended
    assert card_of(context, lena).holds == ()


def test_a_touch_is_read_backwards(
    context: PageContext, people: dict[str, int], shown: Shown[TouchDialog]
) -> None:
    dialog = shown(TouchDialog(context, card_of(context, people["Mr Hall"])))
    dialog.when.edit.setFocus()
    keys("tue", Key.Key_Return)
    assert card_of(context, people["Mr Hall"]).last_touch == date(2026, 3, 3)
