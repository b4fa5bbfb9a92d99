"""The menu of an interview: in the list by the menu key, and behind the dots of its head."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from journal.domain.codes import InterviewStatus
from journal.domain.statuses import may_have_substitute
from journal.domain.views.meetings import InterviewRow
from journal.ui.command_words import text as words
from journal.ui.icons import icon
from journal.ui.interviews.acts import Acts
from journal.ui.labels import icon_of, label
from journal.ui.widgets.mnemonics import give_mnemonics

translate = QCoreApplication.translate


def fill(menu: QMenu, row: InterviewRow, acts: Acts) -> None:
    """What can be done with an interview."""
    menu.clear()
    for old in menu.findChildren(QMenu):  # clearing leaves what was under an entry
        old.deleteLater()
    navigator = acts.desk.context.navigator
    contact = menu.addAction(icon("user"), words("open.contact"))
    contact.triggered.connect(lambda: navigator.show_contact(row.contact_id))
    write = menu.addAction(icon("mail"), words("tools.write"))
    write.setObjectName("interviews.menu.write")
    write.triggered.connect(lambda: navigator.write_next(row.contact_id, row.id))
    schedule = menu.addAction(icon("calendar-plus"), translate("InterviewMenu", "Schedule…"))
    schedule.triggered.connect(lambda: navigator.schedule(row.id))
    states = menu.addMenu(translate("InterviewMenu", "Status"))
    for status in InterviewStatus:
        action = states.addAction(icon(icon_of(status)), label(status))
        action.setCheckable(True)
        action.setChecked(row.status == status)
        action.triggered.connect(partial(acts.set_status, row, status))
    states.addSeparator()
    other = states.addAction(icon("users"), words("tools.substitute"))
    other.setObjectName("interviews.menu.substitute")
    other.setEnabled(may_have_substitute(row.status))
    other.triggered.connect(lambda: navigator.set_substitute(row.id))
    menu.addSeparator()
    sheet = menu.addAction(icon("printer"), words("file.print_sheet"))
    sheet.triggered.connect(lambda: navigator.print_sheet(row.id))
    menu.addSeparator()
    delete = menu.addAction(icon("trash-2"), translate("InterviewMenu", "Delete interview"))
    delete.triggered.connect(lambda: acts.delete(row))
    give_mnemonics(menu)
