"""Closes what is open over a window when another file takes the place of its journal.

A dialog knows people and interviews by numbers, and in another file these are somebody else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtWidgets import QApplication, QDialog, QWidget

if TYPE_CHECKING:
    from journal.ui.dialogs.form_dialog import Away

_OF_THE_PROGRAM = ("crash", "opening", "opening.told")  # they are about no row of the journal


@runtime_checkable
class Written(Protocol):
    """A dialog that saves as one types."""

    def unwritten(self) -> str:
        """What was typed and couldn't be saved yet."""


def put_away(window: QWidget, *, keep: bool) -> list[Away]:
    """Closes the forms over ``window``; what was written in them stays begun with ``keep``.

    Without it also the other dialogs and menus. What was just begun on a thread ends by itself:
    nothing of it is written into the other file.
    """
    from journal.ui.dialogs.form_dialog import Away, FormDialog  # not before something is put away

    if not keep:
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
            if QApplication.activePopupWidget() is popup:
                break
    found: list[Away] = []
    for dialog in reversed(_over(window)):
        if isinstance(dialog, FormDialog):
            found.append(dialog.put_away(keep=keep))
        elif not keep and dialog.objectName() not in _OF_THE_PROGRAM:
            if isinstance(dialog, Written):
                found.append(Away(dialog.unwritten(), None))
            dialog.reject()
    return [away for away in found if away.typed]


def _over(window: QWidget) -> list[QDialog]:
    """The open dialogs of a window, those on top of others last."""
    return [each for each in window.findChildren(QDialog) if each.isVisible()]
