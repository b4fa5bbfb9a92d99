"""Asks how one was in touch with several people at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from journal.domain.codes import Channel, Direction
from journal.domain.views.people import NamedPerson
from journal.ui.dialogs.fields import day_field, day_of
from journal.ui.dialogs.form_dialog import FormDialog
from journal.ui.labels import choices
from journal.ui.shell.context import PageContext
from journal.ui.widgets.code_box import CodeBox
from journal.ui.widgets.label import Label

MOST_NAMED = 6


class TouchesDialog(FormDialog):
    """The same is noted for each; what is waited for from them is theirs to be ticked alone."""

    def __init__(
        self, context: PageContext, people: Sequence[NamedPerson], parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "", "", parent)
        self.name("touches")
        self.setWindowTitle(self.tr("In touch with %n people", "", len(people)))
        self.if_left = self.tr("In touch with %n people: nothing was noted", "", len(people))
        self.verb.setText(self.tr("Note it for all"))
        self._people = tuple(people)
        names = ", ".join(each.name for each in people[:MOST_NAMED])
        if len(people) > MOST_NAMED:
            more = self.tr("%n more", "", len(people) - MOST_NAMED)
            names = self.tr("{names} and {more}").format(names=names, more=more)
        self.form.add_wide(Label(names, "strong", wrap=True))
        self.channel = CodeBox(choices(Channel))
        self.channel.setObjectName("touches.channel")
        self.channel.set_code(str(Channel.MAIL))
        self.direction = CodeBox(choices(Direction))
        self.direction.setObjectName("touches.direction")
        self.direction.set_code(str(Direction.OUT))
        self.what = QLineEdit()
        self.what.setObjectName("touches.what")
        self.when = day_field(self.library, backwards=True, placeholder=self.tr("today"))
        self.when.setObjectName("touches.when")
        self.form.add_row(self.tr("&How"), self.channel)
        self.form.add_row(self.tr("&Who"), self.direction)
        self.form.add_row(self.tr("Wh&at about"), self.what)
        self.form.add_row(self.tr("Whe&n"), self.when)
        self.channel.setFocus()

    def problem_field(self) -> QWidget:
        """The day."""
        return self.when

    def carry_out(self) -> None:
        """Notes it for each, in one step."""
        day = day_of(self.when, self.library, needed=False)
        self.library.touches.log(
            [each.id for each in self._people],
            Channel(str(self.channel.code())),
            self.what.text(),
            direction=Direction(str(self.direction.code())),
            on_day=day.day if day else None,
        )
