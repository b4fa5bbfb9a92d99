"""Asks how one was in touch."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from journal.domain.codes import Channel, Direction
from journal.domain.names import shown
from journal.domain.views.holds import HoldRow
from journal.domain.views.people import PersonCard
from journal.ui.dialogs.fields import day_field, day_of
from journal.ui.dialogs.form_dialog import FormDialog
from journal.ui.dialogs.hold_ticks import HoldTicks
from journal.ui.labels import choices
from journal.ui.shell.context import PageContext
from journal.ui.widgets.code_box import CodeBox


class TouchDialog(FormDialog):
    """Days are read backwards: "tue" is last Tuesday.

    Afterwards ``met`` are holds on others of which nothing is open any more, ``over`` those ended.
    """

    def __init__(
        self, context: PageContext, card: PersonCard, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "", "", parent)
        self.name("touch")
        self.keep_as(f"touch with contact {card.id}")
        self.setWindowTitle(self.tr("In touch with {name}").format(name=shown(card.name)))
        self.if_left = self.tr("In touch with {name}: nothing was noted").format(
            name=shown(card.name)
        )
        self.verb.setText(self.tr("Note it"))
        self._card = card
        self.channel = CodeBox(choices(Channel))
        self.channel.setObjectName("touch.channel")
        self.channel.set_code(str(Channel.PHONE))
        self.direction = CodeBox(choices(Direction))
        self.direction.setObjectName("touch.direction")
        self.direction.set_code(str(Direction.BOTH))
        self.what = QLineEdit()
        self.what.setObjectName("touch.what")
        self.when = day_field(self.library, backwards=True, placeholder=self.tr("today"))
        self.when.setObjectName("touch.when")
        self.form.add_row(self.tr("&How"), self.channel)
        self.form.add_row(self.tr("&Who"), self.direction)
        self.form.add_row(self.tr("Wh&at about"), self.what)
        self.form.add_row(self.tr("Whe&n"), self.when)
        self.ticks = HoldTicks(self.library.guard.waiting_for(card.id))
        self.met: tuple[HoldRow, ...] = ()
        self.over: tuple[HoldRow, ...] = ()
        if not self.ticks.is_empty():
            self.form.add_wide(self.ticks)
            self.channel.chosen.connect(self._guess)
            self.direction.chosen.connect(self._guess)
            self._guess()
        self.channel.setFocus()

    def problem_field(self) -> QWidget:
        """The day."""
        return self.when

    def carry_out(self) -> None:
        """Notes it."""
        day = day_of(self.when, self.library, needed=False)
        channel, direction = self._how()
        over = self.ticks.over()
        self.over = tuple(hold for hold in self.ticks.holds if hold.id in over)
        self.met = self.library.holds.heard(
            self._card.id,
            channel,
            self.what.text(),
            direction=direction,
            on_day=day.day if day else None,
            met=self.ticks.met(),
            over=over,
        )

    def _how(self) -> tuple[Channel, Direction]:
        return Channel(str(self.channel.code())), Direction(str(self.direction.code()))

    def _guess(self, _code: object = None) -> None:
        """What others wait for from them, and may have happened by this."""
        self.ticks.guess(*self._how())
