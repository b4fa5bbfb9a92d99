"""The one question before a letter: may somebody on hold be written to all the same?"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from journal.domain.views.holds import HoldInWay
from journal.ui.shell.context import PageContext

translate = QCoreApplication.translate


def may_write(context: PageContext, contact_id: int) -> bool:
    """True for whoever may be written to; for somebody on hold, what the user answers."""
    found = context.library.guard.of(contact_id)
    if found is None:
        return True
    return context.prompter.confirm(
        translate("HoldQuestion", "{name} is on hold.").format(name=found.name),
        "\n".join(part for part in (whose_move(found), unmet(found), advice(found)) if part),
        translate("HoldQuestion", "Write anyway"),
        translate("HoldQuestion", "Wait"),
    )


def whose_move(found: HoldInWay) -> str:
    """Who has to act before they may be written to."""
    if found.owner_gone:
        return translate("HoldQuestion", "Whoever had the move was deleted.")
    mover = found.mover
    if mover is None:
        return translate("HoldQuestion", "It is your move first.")
    if found.promised_by is not None:
        return translate("HoldQuestion", "{mover} promised to introduce you first.").format(
            mover=mover.name
        )
    return translate("HoldQuestion", "It is {mover}’s move.").format(mover=mover.name)


def unmet(found: HoldInWay) -> str:
    """What has not happened yet; of several holds all."""
    if not found.unmet:
        return ""
    return translate("HoldQuestion", "Not before: {what}").format(what="; ".join(found.unmet))


def advice(found: HoldInWay) -> str:
    """In whose name they may be written to, or whom to write to instead."""
    if found.through:
        return translate(
            "HoldQuestion", "You may already write to them in the name of {others}."
        ).format(others=QLocale().createSeparatedList([each.name for each in found.through]))
    if found.mover is None:
        return ""
    return translate("HoldQuestion", "The one to write to is {mover}.").format(
        mover=found.mover.name
    )
