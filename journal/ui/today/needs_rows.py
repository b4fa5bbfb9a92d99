"""The rows of what needs the user: follow-ups, meetings not done with, who may be written to."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from journal.domain.views.days import NeedsRow, ReadyRow, UnfinishedRow
from journal.ui import command_words, step_words
from journal.ui.shell.context import PageContext
from journal.ui.shell.page import Chosen
from journal.ui.today.follow_up_rows import FollowUpRows
from journal.ui.today.row import Row

if TYPE_CHECKING:
    from journal.ui.today.meeting_rows import MeetingRows

translate = QCoreApplication.translate


class NeedsRows:
    """Makes and fills the rows of each; those without a follow-up go when they are done with."""

    def __init__(self, context: PageContext, follow_ups: FollowUpRows) -> None:
        self._context = context
        self._follow_ups = follow_ups

    @cached_property
    def _meetings(self) -> MeetingRows:
        from journal.ui.today.meeting_rows import MeetingRows  # on most days none is left

        return MeetingRows(self._context)

    def make(self, item: object) -> Row:
        """A row for ``RowList``."""
        if isinstance(item, ReadyRow):
            return self._make_ready(item)
        if isinstance(item, UnfinishedRow):
            return self._meetings.make(item)
        return self._follow_ups.make(item)

    def tell(self, row: Row, item: object) -> None:
        """Its words, which depend on the time."""
        if isinstance(item, ReadyRow):
            _tell_ready(row, item)
        elif isinstance(item, UnfinishedRow):
            self._meetings.tell(row, item)
        else:
            self._follow_ups.tell(row, item)

    def _make_ready(self, item: ReadyRow) -> Row:
        go, who = self._context.navigator, item.contact_id
        made = translate("TodayPage", "Introduction made")
        fill = partial(self._fill_ready, item)
        row = Row(item.key, fill, can_finish=True, can_drag=False, finish=made)
        row.name_parts(f"today.needs.{item.key}")
        row.acted.connect(lambda: go.do_step(item.step, contact_id=who))
        row.done.connect(lambda: go.free(who))
        return row

    def _fill_ready(self, item: ReadyRow, menu: QMenu) -> None:
        go, who, name = self._context.navigator, item.contact_id, command_words.name
        menu.addAction(translate("TodayPage", "Introduction made"), lambda: go.free(who))
        menu.addAction(translate("TodayPage", "Open hold…"), lambda: go.open_hold(who))
        menu.addSeparator()
        menu.addAction(name("open.contact"), lambda: go.show_contact(who))
        menu.addAction(name("tools.touch"), lambda: go.log_touch(who))


def _tell_ready(row: Row, item: ReadyRow) -> None:
    title = translate("TodayPage", "You may write to {name}").format(name=item.name)
    chip = "check", translate("TodayPage", "ready"), "done"
    button = step_words.button(item.step)
    row.show_words("mail", "done", title, step_words.details(item.step), chip, button)


def chosen(key: object, items: Iterable[NeedsRow]) -> Chosen:
    """What the row of ``key`` speaks of."""
    for item in items:
        if isinstance(item, ReadyRow):
            if item.key == key:
                return Chosen(item.contact_id)
        elif isinstance(item, UnfinishedRow):
            if item.key == key:
                return Chosen(item.contact_id, item.interview_id)
        elif item.id == key:
            return Chosen(item.contact_id, None, item.id)
    return Chosen()
