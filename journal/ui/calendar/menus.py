"""The context menus of items and of days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from journal.domain.followups import is_done
from journal.domain.views.days import DayItem
from journal.itemmodels.calendar_days import FOLLOW_UP, HOLD, INTERVIEW
from journal.ui import command_words
from journal.ui.calendar.acts import Acts
from journal.ui.icons import icon
from journal.ui.move_menu import add_moves
from journal.ui.remind_menu import add_reminders
from journal.ui.shell.context import Navigator
from journal.ui.widgets.mnemonics import give_mnemonics
from journal.ui.widgets.plain import entry_text

translate = QCoreApplication.translate
MoveTo = Callable[[DayItem, date], object]


def item_menu(
    item: DayItem, acts: Acts, move: MoveTo, go: Navigator, today: date, parent: QWidget
) -> QMenu:
    """What can be done with an item; gone once it is closed."""
    menu = _menu(parent, "calendar.menu.item")
    if item.kind == INTERVIEW:
        text = command_words.text("open.interview")
        _add(menu, "notebook-pen", text, "Return", lambda: acts.open(item))
    if item.kind == FOLLOW_UP:
        done = is_done(item.state)
        text = translate("Calendar", "Open again") if done else command_words.text("tools.done")
        _add(
            menu, "rotate-ccw" if done else "check", text, "Ctrl+Return", lambda: acts.finish(item)
        )
    if item.kind == HOLD and item.contact_id is not None:
        held = item.contact_id
        text = translate("Calendar", "Open hold…")
        _add(menu, "hourglass", text, "", lambda: go.open_hold(held, item.id))
        text = translate("Calendar", "It is over")
        _add(menu, "check", text, "", lambda: go.end_hold(item.id))
    _move_menu(menu, item, acts, move, today)
    if item.kind == FOLLOW_UP and not is_done(item.state):
        within = add_reminders(
            menu,
            acts.now,
            partial(go.put_off, item.id),
            lambda: go.remind_later(item.id),
            put_off=item.is_put_off(acts.now()),
        )
        within.setIcon(icon("bell"))
    if item.kind == FOLLOW_UP and not is_done(item.state):
        _add(menu, "ban", command_words.text("tools.skip"), "Del", lambda: acts.skip(item))
        text = command_words.text("edit.followup")
        _add(menu, "pencil", text, "", lambda: go.edit_follow_up(item.id))
    contact = item.contact_id
    if contact is not None:
        menu.addSeparator()
        keys = "" if item.kind == INTERVIEW else "Return"
        text = command_words.text("open.contact")
        _add(menu, "user", text, keys, lambda: go.show_contact(contact))
        write = command_words.text("tools.write")
        if item.kind == FOLLOW_UP:
            _add(menu, "mail", write, "", lambda: go.write_for(item.id))
        else:
            meeting = item.id if item.kind == INTERVIEW else None
            _add(menu, "mail", write, "", lambda: go.write_next(contact, meeting))
    give_mnemonics(menu)
    return menu


def day_menu(day: date, go: Navigator, parent: QWidget) -> QMenu:
    """What can be begun on a day."""
    menu = _menu(parent, "calendar.menu.day")
    text = command_words.text("new.followup")
    _add(menu, "bell", text, "N", lambda: go.new_follow_up(day=day))
    text = command_words.text("new.interview")
    _add(menu, "calendar-plus", text, "", lambda: go.new_interview(day=day))
    give_mnemonics(menu)
    return menu


def _move_menu(menu: QMenu, item: DayItem, acts: Acts, move: MoveTo, today: date) -> None:
    places = menu.addMenu(icon("calendar"), translate("Calendar", "Move to"))
    reason = acts.why_fixed(item)
    places.setEnabled(not reason)
    places.menuAction().setStatusTip(reason)
    add_moves(places, lambda: today, partial(move, item), lambda: acts.pick_date(item))


def _menu(parent: QWidget, name: str) -> QMenu:
    menu = QMenu(parent)
    menu.setObjectName(name)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _add(menu: QMenu, picture: str, text: str, keys: str, run: Callable[[], object]) -> None:
    """An entry; its keys belong to the lists and are only told here."""
    action = menu.addAction(entry_text(text, keys))
    if picture:
        action.setIcon(icon(picture))
    action.triggered.connect(lambda _checked=False: run())
