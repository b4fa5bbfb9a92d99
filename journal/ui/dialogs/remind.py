"""Asks when to be reminded again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from journal.domain.names import shown
from journal.domain.putting_off import at, later
from journal.ui import remind_menu
from journal.ui.dialogs.fields import day_field, day_of
from journal.ui.dialogs.form_dialog import FormDialog
from journal.ui.shell.context import PageContext
from journal.ui.theme import SPACE
from journal.ui.widgets.buttons import PlainButton
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.label import Label
from journal.ui.widgets.plain import without_mnemonic

LONGEST = 200  # letters of what is put off


class RemindDialog(FormDialog):
    """Puts something off; the buttons act at once. ``until`` is when it comes back."""

    def __init__(
        self,
        context: PageContext,
        title: str,
        put_off: Callable[[datetime], object],
        parent: QWidget | None = None,
    ) -> None:
        """``title`` says what; ``put_off`` may raise a KnownError."""
        super().__init__(context, "", "", parent)
        self.name("remind")
        self.setWindowTitle(self.tr("Remind me later"))
        self.verb.setText(self.tr("Remind me then"))
        self._put_off = put_off
        self.until: datetime | None = None
        self.form.add_wide(Label(shown(title, LONGEST), "strong", wrap=True))
        self.when = day_field(
            self.library, placeholder=self.tr("15:00, in 2 hours, tomorrow 9:00"), with_time=True
        )
        self.when.setObjectName("remind.when")
        hint = self.tr("Until then it waits below the others; its day stays as it is")
        self.form.add_row(self.tr("&When"), self.when, hint)
        self.form.add_wide(self._quick())
        self.when.setFocus()

    def _quick(self) -> QWidget:
        buttons = QWidget()
        row = FlowLayout(buttons, SPACE.small, SPACE.small)
        for answer, when in later(self.library.clock.now()).items():
            button = PlainButton(without_mnemonic(remind_menu.words(answer, when)))
            button.setObjectName(f"remind.{answer.name.lower()}")
            button.clicked.connect(lambda _checked=False, when=when: self._take(when))
            row.addWidget(button)
        return buttons

    def _take(self, when: datetime) -> None:
        self.when.set_text(f"{when.date().isoformat()} {when:%H:%M}")
        self.accept()

    def problem_field(self) -> QWidget:
        """The time."""
        return self.when

    def carry_out(self) -> None:
        """Puts it off."""
        reading = day_of(self.when, self.library, needed=True)
        assert reading is not None
        when = at(reading.day, reading.time, self.library.clock.now())
        self._put_off(when)
        self.until = when
