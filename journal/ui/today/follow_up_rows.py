"""The rows of follow-ups on Today: what each says, does, and has in its menu."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from journal.domain.codes import FollowUpKind
from journal.domain.next_step import NextStep, NextStepCode
from journal.domain.step_codes import FOLLOW_UP_STEPS
from journal.domain.views.days import FollowUpRow
from journal.errors import KnownError
from journal.ui import command_words, labels, repeat_words, show, step_words
from journal.ui.move_menu import add_moves
from journal.ui.shell.context import PageContext
from journal.ui.today.row import Row
from journal.ui.widgets.plain import entry_text

translate = QCoreApplication.translate


class FollowUpRows:
    """Makes and fills them; for what needs the user, and for what is put off for a while."""

    def __init__(self, context: PageContext) -> None:
        self._context = context
        self._library = context.library

    def make(self, item: object) -> Row:
        """A row for ``RowList``."""
        assert isinstance(item, FollowUpRow)
        go = self._context.navigator
        row = Row(item.id, partial(self._fill, item), can_finish=True)
        row.name_parts(f"today.needs.{item.id}")
        row.acted.connect(lambda: self._act(item))
        row.done.connect(lambda: go.finish_follow_up(item.id))
        row.date_wanted.connect(lambda: go.change_date(item.id))
        row.skipped.connect(lambda: go.skip_follow_up(item.id))
        return row

    def tell(self, row: Row, item: object) -> None:
        """Its words, which depend on the time."""
        assert isinstance(item, FollowUpRow)
        kind, now = FollowUpKind(item.kind), self._library.clock.now()
        chip = show.due_chip(item.due_on, item.due_time, item.state, False, now)
        icon, role = labels.icon_of(kind), chip[2]
        if item.is_put_off(now) and item.remind_at is not None:
            from journal.ui import remind_menu  # little is put off

            chip = ("bell", remind_menu.until(item.remind_at, now), "neutral")
            role = "muted"
        title = labels.follow_up_title(kind, item.name, item.what, item.about)
        step = step_words.button(_step_of(item)) if item.contact_id else ""
        row.show_words(icon, role, title, _why(item), chip, step)

    def _act(self, item: FollowUpRow) -> None:
        go = self._context.navigator
        if item.contact_id is None:
            go.change_date(item.id)
            return
        step = _step_of(item)
        if step.code is NextStepCode.DO_FOLLOW_UP:
            go.finish_follow_up(item.id)
            return
        if step.code is NextStepCode.THANK_REFERRER:
            # Seen from the row the referrer is the contact; the step would look for their referrer.
            go.write_for(item.id)
            return
        go.do_step(step, contact_id=item.contact_id, interview_id=item.interview_id)

    def _move(self, item: FollowUpRow, day: date) -> None:
        try:
            self._library.follow_ups.move(item.id, day)
        except KnownError as error:
            self._context.notifier.problem(error)
            return
        shown = show.day_inside(day, self._library.clock.today())
        title = labels.follow_up_title(item.kind, item.name, item.what, item.about)
        words = translate("TodayPage", "Moved to {day}: {what}")
        self._context.notifier.done(words.format(day=shown, what=title))

    def _fill(self, item: FollowUpRow, menu: QMenu) -> None:
        from journal.ui import remind_menu

        go, name, clock = self._context.navigator, command_words.name, self._library.clock
        add_moves(menu, clock.today, partial(self._move, item), lambda: go.change_date(item.id))
        remind_menu.add_reminders(
            menu,
            clock.now,
            partial(go.put_off, item.id),
            lambda: go.remind_later(item.id),
            put_off=item.is_put_off(clock.now()),
        )
        menu.addSeparator()
        done = entry_text(name("tools.done"), "Ctrl+Return")
        menu.addAction(done, lambda: go.finish_follow_up(item.id))
        menu.addAction(entry_text(name("tools.skip"), "Del"), lambda: go.skip_follow_up(item.id))
        menu.addAction(name("edit.followup"), lambda: go.edit_follow_up(item.id))
        contact = item.contact_id
        if contact is not None:
            menu.addSeparator()
            menu.addAction(name("open.contact"), lambda: go.show_contact(contact))
            menu.addAction(name("tools.write"), lambda: go.write_for(item.id))


def _step_of(item: FollowUpRow) -> NextStep:
    return NextStep(
        FOLLOW_UP_STEPS[FollowUpKind(item.kind)],
        item.due_on,
        item.due_time,
        item.about or None,
    )


def _why(item: FollowUpRow) -> str:
    """Why it is to be done, and how often; that they are on hold comes before all."""
    why = _own_why(item)
    if not item.on_hold:
        return why
    if not why:
        return translate("TodayPage", "On hold")
    return translate("TodayPage", "On hold. {why}").format(why=why)


def _own_why(item: FollowUpRow) -> str:
    often = repeat_words.of_kept(item.repeat)
    if not often:
        return item.why
    if not item.why:
        return labels.capital(often)
    return translate("TodayPage", "{why}, {often}").format(why=item.why, often=often)
