"""The name of each command that is offered in more than one place; one command, one name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from journal.ui.widgets.plain import without_mnemonic

translate = QCoreApplication.translate

_TEXTS: Final[Mapping[str, Callable[[], str]]] = {
    "new.contact": lambda: translate("Commands", "&New contact…"),
    "new.interview": lambda: translate("Commands", "New &interview…"),
    "new.followup": lambda: translate("Commands", "New &follow-up…"),
    "new.letter": lambda: translate("Commands", "New &letter…"),
    "file.open": lambda: translate("Commands", "&Open journal…"),
    "file.import": lambda: translate("Commands", "I&mport…"),
    "file.print_sheet": lambda: translate("Commands", "&Print sheet…"),
    "edit.delete": lambda: translate("Commands", "&Delete"),
    "edit.history": lambda: translate("Commands", "&History…"),
    "edit.preferences": lambda: translate("Commands", "Prefere&nces…"),
    "go.back": lambda: translate("Commands", "&Back"),
    "go.this_day": lambda: translate("Commands", "To&day in calendar"),
    "tools.write": lambda: translate("Commands", "&Write…"),
    "tools.referral": lambda: translate("Commands", "Add &referral…"),
    "tools.referred_by": lambda: translate("Commands", "Referred &by…"),
    "tools.hold": lambda: translate("Commands", "On &hold…"),
    "tools.touch": lambda: translate("Commands", "&In touch…"),
    "tools.forget": lambda: translate("Commands", "&Forget this person…"),
    "tools.substitute": lambda: translate("Commands", "&Met a substitute…"),
    "tools.done": lambda: translate("Commands", "Mark &done"),
    "tools.change_date": lambda: translate("Commands", "&Change date…"),
    "open.contact": lambda: translate("Commands", "Open contact"),
    "open.interview": lambda: translate("Commands", "Open interview"),
    "tools.propose": lambda: translate("Commands", "Pr&opose follow-ups…"),
    "tools.remind": lambda: translate("Commands", "Remi&nd me later…"),
    "edit.followup": lambda: translate("Commands", "Edit follow-&up…"),
    "tools.milestone": lambda: translate("Commands", "I found a &position…"),
    "tools.visit": lambda: translate("Commands", "&Visits and batches…"),
    "tools.skip": lambda: translate("Commands", "S&kip…"),
}


def text(code: str) -> str:
    """The name with its mnemonic, for the menus of the window."""
    return _TEXTS[code]()


def name(code: str) -> str:
    """The name alone, for context menus, buttons and tooltips.

    Their entries change with what they belong to, so mnemonics would not be unique.
    """
    return without_mnemonic(text(code))
