"""The rows of who has to act before somebody may be written to."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from journal.domain.names import shown
from journal.domain.next_step import NextStep, NextStepCode
from journal.domain.views.days import WaitingRow
from journal.ui import command_words, step_words
from journal.ui.shell.context import PageContext
from journal.ui.today.row import Row
from journal.ui.today.sentences import waiting_chip, waiting_title, waiting_why
from journal.ui.widgets.plain import literal

translate = QCoreApplication.translate


class WaitingRows:
    """Each is one hold, of several on a person; its button does the one step it asks for."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    def make(self, item: object) -> Row:
        """A row for ``RowList``."""
        assert isinstance(item, WaitingRow)
        row = Row(item.key, partial(self._fill, item), can_finish=False)
        row.name_parts(f"today.waiting.{item.key}")
        row.acted.connect(lambda: self._act(item))
        return row

    def tell(self, row: Row, item: object) -> None:
        """Its words, which depend on the time."""
        assert isinstance(item, WaitingRow)
        now = self._context.library.clock.now()
        row.show_words(
            "hourglass",
            "muted",
            waiting_title(item),
            waiting_why(item),
            waiting_chip(item, now),
            step_words.button(item.step),
        )

    def _act(self, item: WaitingRow) -> None:
        go = self._context.navigator
        if item.step.code is NextStepCode.CHECK_BACK_REFERRER:
            self._check_back(item)
        else:
            go.open_hold(item.contact_id, item.hold_id)

    def _check_back(self, item: WaitingRow) -> None:
        """A silent introducer is the one to write to."""
        if item.mover_id is not None:
            code = NextStepCode.CHECK_BACK_REFERRER
            step = NextStep(code, item.check_back, other_name=item.mover)
            self._context.navigator.do_step(step, contact_id=item.contact_id)

    def _fill(self, item: WaitingRow, menu: QMenu) -> None:
        go, mover, hold = self._context.navigator, item.mover_id, item.hold_id
        menu.addAction(
            translate("TodayPage", "Open hold…"), lambda: go.open_hold(item.contact_id, hold)
        ).setObjectName("today.waiting.open")
        if mover is not None:
            who = literal(shown(item.mover))
            text = translate("TodayPage", "Write to {mover}…")
            menu.addAction(text.format(mover=who), lambda: self._check_back(item))
            text = translate("TodayPage", "{mover} was in touch…")
            menu.addAction(text.format(mover=who), lambda: go.log_touch(mover))
        if hold is not None:
            text = translate("TodayPage", "{name} may be written to now")
            menu.addAction(text.format(name=literal(shown(item.name))), lambda: go.end_hold(hold))
        menu.addSeparator()
        menu.addAction(command_words.name("open.contact"), lambda: go.show_contact(item.contact_id))
