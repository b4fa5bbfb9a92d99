"""The rows of meetings that are over: what was said is to be written down, or thanks are owed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from journal.domain.codes import FollowUpKind
from journal.domain.next_step import NextStepCode
from journal.domain.views.days import UnfinishedRow
from journal.errors import KnownError
from journal.ui import command_words, labels, show, step_words
from journal.ui.shell.context import PageContext
from journal.ui.today.row import Row
from journal.ui.widgets.plain import entry_text

translate = QCoreApplication.translate


class MeetingRows:
    """They go when they are done with; the tick says that there is nothing to do any more."""

    def __init__(self, context: PageContext) -> None:
        self._context = context
        self._library = context.library

    def make(self, item: UnfinishedRow) -> Row:
        """A row for ``RowList``."""
        row = Row(
            item.key,
            partial(self._fill, item),
            can_finish=True,
            can_drag=False,
            finish=_finish_words(item),
        )
        row.name_parts(f"today.needs.{item.key}")
        row.acted.connect(lambda: self._act(item))
        row.done.connect(lambda: self._finish(item))
        return row

    def tell(self, row: Row, item: UnfinishedRow) -> None:
        """Its words, which depend on the time."""
        now = self._library.clock.now()
        chip = show.due_chip(item.due_on, item.due_time, "open", False, now)
        role = chip[2]
        if item.remind_at is not None:
            from journal.ui import remind_menu  # little is put off

            chip, role = ("bell", remind_menu.until(item.remind_at, now), "neutral"), "muted"
        writes = item.step.code is NextStepCode.CAPTURE
        icon = "pencil" if writes else labels.icon_of(FollowUpKind.THANK_YOU)
        why, button = step_words.details(item.step), step_words.button(item.step)
        row.show_words(icon, role, _title(item), why, chip, button)

    def _act(self, item: UnfinishedRow) -> None:
        self._context.navigator.do_step(
            item.step, contact_id=item.contact_id, interview_id=item.interview_id
        )

    def _finish(self, item: UnfinishedRow) -> None:
        after = self._library.after_meetings
        command: Callable[[int], None] = after.thanked
        if item.step.code is NextStepCode.CAPTURE:
            command = after.nothing_said
        try:
            command(item.interview_id)
        except KnownError as error:
            self._context.notifier.problem(error)
            return
        text = translate("TodayPage", "Done: {what}")
        self._context.notifier.done(text.format(what=_title(item)))

    def _fill(self, item: UnfinishedRow, menu: QMenu) -> None:
        from journal.ui import remind_menu

        go, name, clock = self._context.navigator, command_words.name, self._library.clock
        title, meeting = _title(item), item.interview_id
        menu.addAction(name("open.interview"), lambda: go.show_interview(meeting))
        menu.addAction(name("open.contact"), lambda: go.show_contact(item.contact_id))
        menu.addSeparator()
        remind_menu.add_reminders(
            menu,
            clock.now,
            partial(go.put_off_meeting, meeting, title),
            lambda: go.remind_of_meeting(meeting, title),
            put_off=item.remind_at is not None,
        )
        finish = entry_text(_finish_words(item), "Ctrl+Return")
        menu.addAction(finish, lambda: self._finish(item)).setObjectName("today.meeting.finish")
        menu.addSeparator()
        menu.addAction(name("tools.touch"), lambda: go.log_touch(item.contact_id))


def _title(item: UnfinishedRow) -> str:
    if item.step.code is NextStepCode.CAPTURE:
        return translate("TodayPage", "Write down what {name} said").format(name=item.name)
    return labels.follow_up_title(FollowUpKind.THANK_YOU, item.name)


def _finish_words(item: UnfinishedRow) -> str:
    if item.step.code is NextStepCode.CAPTURE:
        return translate("TodayPage", "Nothing to write down")
    return translate("TodayPage", "Thanked already")
