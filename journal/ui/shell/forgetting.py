"""Forgets a person: asks first, then shows where they are still to be found."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from journal.services.forgetting import Forgotten
from journal.ui.shell.context import PageContext
from journal.ui.shell.front import open_in_front

if TYPE_CHECKING:
    from journal.ui.shell.backing import Keeper

translate = QCoreApplication.translate


def forget(
    window: QWidget,
    context: PageContext,
    keeper: Keeper,
    contact_id: int,
    gone: Callable[[], object] = lambda: None,
) -> None:
    """Opens the question, unless what was typed can't be saved.

    ``gone`` is called once they are forgotten: what was offered before may bring them back.
    """
    from journal.ui.dialogs.forget import ForgetDialog

    field = window.focusWidget()
    if field is not None:
        field.clearFocus()  # it hands over what was typed, and isn't written from later
    library = context.library
    if library.file.read_only:
        context.notifier.refuse(
            translate("Forget", "Not now: this journal is open for reading only.")
        )
        return
    if not library.autosave.flush():
        context.notifier.refuse(translate("Forget", "Not now: what you typed isn’t saved yet."))
        return
    card = library.people.card(contact_id)
    if card is None:
        return
    backing = keeper.backing()
    backups = backing.backups
    dialog = ForgetDialog(context, card, [*backups.folders(), *backups.roots()], window)

    def tell(forgotten: Forgotten) -> None:
        gone()
        if not forgotten.copies and not any(forgotten.mentions) and forgotten.squeezed:
            context.notifier.say(
                translate(
                    "Forget",
                    "Forgotten. No journal in the backup folders holds them, and no text"
                    " mentions them.",
                )
            )
            return
        from journal.ui.dialogs.forgotten import ForgottenDialog

        ForgottenDialog(context, backing, forgotten, window).show()

    def go_back(_result: int) -> None:
        """Where one was: else the window would begin at its first button."""
        if field is not None and isValid(field) and field.isVisible():
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    dialog.forgotten.connect(tell)
    dialog.finished.connect(go_back)
    open_in_front(dialog, window)
