"""The rows of people with whom one meant to be in touch again: offers, quieter than the rest."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from journal.domain.codes import Cadence, FollowUpKind
from journal.domain.next_step import NextStep, NextStepCode
from journal.domain.views.days import FadingRow
from journal.errors import KnownError
from journal.ui import command_words, labels, show, step_words
from journal.ui.move_menu import add_moves
from journal.ui.shell.context import PageContext
from journal.ui.today.row import Row

translate = QCoreApplication.translate


class FadingRows:
    """Nothing is kept of them: being in touch, or another cadence, takes a row away."""

    def __init__(self, context: PageContext) -> None:
        self._context = context
        self._library = context.library

    def make(self, item: object) -> Row:
        """A row for ``RowList``; its tick notes how one was in touch."""
        assert isinstance(item, FadingRow)
        go = self._context.navigator
        row = Row(item.contact_id, partial(self._fill, item), can_finish=True, can_drag=False)
        row.name_parts(f"today.fading.{item.contact_id}")
        row.acted.connect(lambda: self._write(item))
        row.done.connect(lambda: go.log_touch(item.contact_id))
        row.date_wanted.connect(lambda: go.new_follow_up(item.contact_id))
        row.skipped.connect(lambda: self._no_more(item))
        return row

    def tell(self, row: Row, item: object) -> None:
        """Since when it is quiet, without reproach."""
        assert isinstance(item, FadingRow)
        today = self._library.clock.today()
        often = labels.label(Cadence(item.cadence))
        why = translate("TodayPage", "You meant to write {often}; last in touch {day}").format(
            day=show.past_day(item.last_touch, today), often=often
        )
        chip = ("clock", show.ago_or_in(item.last_touch, today), "neutral")
        title = labels.follow_up_title(FollowUpKind.UPDATE, item.name)
        row.show_words("mail", "muted", title, why, chip, step_words.button(_step(item)))

    def _write(self, item: FadingRow) -> None:
        self._context.navigator.do_step(_step(item), contact_id=item.contact_id)

    def _plan(self, item: FadingRow, day: date) -> None:
        add = partial(
            self._library.follow_ups.add, item.contact_id, FollowUpKind.UPDATE, due_on=day
        )
        title = labels.follow_up_title(FollowUpKind.UPDATE, item.name)
        shown = show.day_inside(day, self._library.clock.today())
        text = translate("TodayPage", "Noted: {what}, {day}")
        self._do(add, text.format(what=title, day=shown))

    def _no_more(self, item: FadingRow) -> None:
        self._set(item, Cadence.NONE)

    def _set(self, item: FadingRow, cadence: Cadence, _checked: bool = False) -> None:
        text = translate("TodayPage", "Keep in touch with {name}: {often}")
        said = text.format(name=item.name, often=labels.label(cadence))
        self._do(partial(self._library.touches.set_cadence, [item.contact_id], cadence), said)

    def _do(self, command: partial[int], said: str) -> None:
        try:
            command()
        except KnownError as error:
            self._context.notifier.problem(error)
            return
        self._context.notifier.done(said)

    def _fill(self, item: FadingRow, menu: QMenu) -> None:
        go, key = self._context.navigator, item.contact_id
        add_moves(
            menu,
            self._library.clock.today,
            partial(self._plan, item),
            lambda: go.new_follow_up(key),
        )
        menu.addSeparator()
        menu.addAction(command_words.name("tools.touch"), lambda: go.log_touch(key))
        within = menu.addMenu(translate("TodayPage", "Keep in touch"))
        for code in Cadence:
            entry = within.addAction(labels.capital(labels.label(code)))
            entry.setCheckable(True)
            entry.setChecked(code == item.cadence)
            entry.triggered.connect(partial(self._set, item, code))
        menu.addSeparator()
        menu.addAction(command_words.name("open.contact"), lambda: go.show_contact(key))


def _step(item: FadingRow) -> NextStep:
    return NextStep(NextStepCode.UPDATE, item.due)
