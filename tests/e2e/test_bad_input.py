"""What makes no sense, typed, dropped or opened: a clear sentence, nothing lost or replaced."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QTreeView,
)

from journal.services.library import Library
from journal.ui.dialogs.form_dialog import FormDialog
from journal.ui.widgets.date_field import DateField
from tests.e2e.hand import Hand, settle
from tests.e2e.season import Season

MARKUP = '<img src="file:///etc/hostname">'
ODD_NAMES = [
    "🦊 Zoë 👩🏽‍🚀",
    "עדי כהן",
    "محمد الفارسي",
    "山田 太郎",
    "김민준",
    MARKUP,
    "O'Brien & Sons; DROP TABLE contact; --",
    "a\u202eb\u200bc",
]


def names(library: Library) -> list[str]:
    return sorted(row.name for row in library.people.tree())


def people(library: Library) -> dict[str, int]:
    return {row.name: row.id for row in library.people.tree()}


def referrer_of(name: str) -> Callable[[Library], list[str]]:
    def look(library: Library) -> list[str]:
        card = library.people.card(people(library)[name])
        assert card is not None
        return [row.name for row in card.referrers]

    return look


def problem(hand: Hand, field: str) -> str:
    """The sentence under a field of the dialog in front."""
    dialog, widget = hand.dialog(), hand.find(field)
    assert isinstance(dialog, FormDialog)
    below = widget.below() if isinstance(widget, DateField) else ""
    return dialog.form.problem(widget) or ("" if below.startswith("→") else below)


# -- names ------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["", "   ", "\u200b\u00a0"])
def test_without_a_name_nobody_is_added(sample: Season, typed: str) -> None:
    before = sample.read(names)

    def task(hand: Hand) -> None:
        hand.key("Ctrl+N")
        hand.type(typed)
        hand.key("Return")
        assert hand.dialog() is not None
        assert "name" in problem(hand, "new_contact.name").lower()
        assert hand.focus().objectName() == "new_contact.name"
        hand.key("Esc")

    sample.run(task)
    assert sample.read(names) == before


def test_a_name_cannot_be_taken_away(sample: Season) -> None:
    before = sample.read(names)

    def task(hand: Hand) -> None:
        hand.window.navigator.show_contact(people(hand.window.library)["Tom Becker"])
        settle()
        hand.key("F2", "Ctrl+A", "Del")
        assert hand.sees("people.detail.name.problem")
        hand.key("Tab")
        assert hand.find("people.detail.name", QLineEdit).text() == "Tom Becker"

    sample.run(task)
    assert sample.read(names) == before


def test_a_name_of_ten_thousand_letters(sample: Season) -> None:
    name = "Wolfeschlegelsteinhausenbergerdorff " * 278
    name = name[:9_999] + "x"

    def task(hand: Hand) -> None:
        hand.key("Ctrl+N")
        hand.find("new_contact.name", QLineEdit).setText(name)  # pasted
        hand.key("Return")
        assert hand.dialog() is None
        assert hand.window.width() == 1280  # nothing was pushed apart
        assert hand.window.minimumSizeHint().width() <= 1280
        assert len(hand.window.toast.text()) < 30_000
        hand.key("Ctrl+K")
        hand.type("wolfeschlegel")
        hand.key("Return")
        assert hand.window.navigator.chosen_contact() == people(hand.window.library)[name]
        for page in ("Ctrl+1", "Ctrl+3", "Ctrl+4"):
            hand.key(page)
        assert hand.window.width() == 1280

    sample.run(task)
    found = sample.read(names)
    assert isinstance(found, list)
    assert name in found


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names_stay_what_they_are(sample: Season, name: str) -> None:
    def task(hand: Hand) -> None:
        hand.key("Ctrl+N")
        hand.type(name)
        hand.key("Return")
        assert hand.dialog() is None
        shown = hand.find("people.detail.name", QLineEdit)
        assert shown.text() == hand.window.library.people.tree()[-1].name or name in shown.text()
        hand.key("Ctrl+Shift+N")
        hand.type("fri 10:00 30m")
        hand.key("Return")
        assert hand.window.stack.code == "interviews"
        hand.key("Ctrl+1")
        hand.key("Ctrl+4")
        hand.key("Ctrl+K")
        hand.type(name)
        hand.key("Esc")

    sample.run(task)
    found = sample.read(names)
    assert isinstance(found, list)
    assert name in found


# -- who referred whom ------------------------------------------------------------------------


def drop(tree: QTreeView, dragged: QModelIndex, target: QModelIndex) -> bool:
    """Carries a row onto another as the system would; whether it was taken."""
    data = tree.model().mimeData([dragged])
    viewport = tree.viewport()
    tree.scrollTo(target)
    place = tree.visualRect(target).center()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.MoveAction
    enter = QDragEnterEvent(place, action, data, left, none)
    QApplication.sendEvent(viewport, enter)
    move = QDragMoveEvent(place, action, data, left, none)
    QApplication.sendEvent(viewport, move)
    if not move.isAccepted():
        return False
    event = QDropEvent(QPointF(place), action, data, left, none, QEvent.Type.Drop)
    QApplication.sendEvent(viewport, event)
    settle()
    return True


@pytest.mark.parametrize(
    ("dragged", "target"),
    [("Tom Becker", "Ana Souza"), ("Lena Fischer", "Chiara Ricci"), ("Ana Souza", "Ana Souza")],
)
def test_a_circle_by_drag_is_refused_with_the_reason(
    sample: Season, dragged: str, target: str
) -> None:
    before = sample.read(referrer_of(dragged))

    def task(hand: Hand) -> None:
        hand.key("Ctrl+2")
        tree = hand.find("people.tree", QTreeView)
        model = tree.model()
        ids = people(hand.window.library)
        rows = [model.index_of(ids[each]) for each in (dragged, target)]
        assert all(row.isValid() for row in rows)
        assert not drop(tree, *rows)
        said = hand.window.status.currentMessage()
        assert dragged in said
        assert "can’t have" in said
        # the same way, to where it makes sense
        assert drop(tree, model.index_of(ids["Sofia Lindqvist"]), model.index_of(ids["Tom Becker"]))

    sample.run(task)
    assert sample.read(referrer_of(dragged)) == before
    assert sample.read(referrer_of("Sofia Lindqvist"))[0] == "Tom Becker"


@pytest.mark.parametrize("typed", ["Ana Souza", "Tom Becker", "Chiara Ricci", "Nobody at all"])
def test_a_circle_by_the_menu_is_refused_with_the_reason(sample: Season, typed: str) -> None:
    def task(hand: Hand) -> None:
        hand.window.navigator.show_contact(people(hand.window.library)["Tom Becker"])
        settle()
        hand.open_menu("tools")
        hand.choose("Referred by…")
        hand.type(typed)
        hand.click("referred_by.verb")
        assert isinstance(hand.dialog(), FormDialog)
        assert problem(hand, "referred_by.who")
        assert hand.focus().objectName() == "referred_by.who"
        hand.key("Esc")

    sample.run(task)
    assert sample.read(referrer_of("Tom Becker")) == []


# -- days and times ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "thu 14:00-13:00",  # ends before it begins
        "thu 14:00 0m",
        "thu 14:00 9999h",
        "30 Feb 14:00",
        "31.4. 10:00",
        "2026-02-30 14:00",
        "thu 25:00",
        "soonish",
        MARKUP,
    ],
)
def test_days_and_times_that_do_not_exist(sample: Season, typed: str) -> None:
    def start(library: Library) -> tuple[str, str, int]:
        row = next(each for each in library.interviews.rows() if each.name == "Chiara Ricci")
        card = library.interviews.card(row.id)
        assert card is not None
        return str(row.status), card.start_wall, row.minutes

    def task(hand: Hand) -> None:
        rows = {row.name: row.id for row in hand.window.library.interviews.rows()}
        hand.window.navigator.schedule(rows["Chiara Ricci"])
        settle()
        hand.type(typed)
        hand.key("Return")
        assert isinstance(hand.dialog(), FormDialog), "it was taken"
        assert problem(hand, "schedule.when")
        hand.key("Ctrl+A")
        hand.type("fri 14:00-14:45")  # and what is right is taken after it
        hand.key("Return")
        assert hand.dialog() is None

    sample.run(task)
    assert sample.read(start) == ("scheduled", "2026-03-06T14:00", 45)


def test_a_follow_up_on_a_day_that_does_not_exist(sample: Season) -> None:
    before = sample.read(lambda library: len(library.days.today().needs))

    def task(hand: Hand) -> None:
        hand.key("Ctrl+D")
        hand.type("31 June")
        hand.key("Return")
        assert isinstance(hand.dialog(), FormDialog)
        assert problem(hand, "change_date.when")
        hand.key("Esc")
        assert hand.dialog() is None

    sample.run(task)
    assert sample.read(lambda library: len(library.days.today().needs)) == before
