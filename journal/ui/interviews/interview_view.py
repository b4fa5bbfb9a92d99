"""The view of the list of interviews."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from journal.ui.widgets.grouped_view import GroupedView

translate = QCoreApplication.translate


class InterviewView(GroupedView):
    """Its ids are those of interviews."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("InterviewView", "Delete interview"), parent)
        self.setObjectName("interviews.list")
        self.setAccessibleName(self.tr("Interviews"))
