"""The one question before a letter: may somebody on hold be written to all the same?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from journal.domain.codes import LetterKind
from journal.domain.names import shown
from journal.domain.views.holds import HoldInWay, HoldRow, Referrer
from journal.ui.shell.context import PageContext
from journal.ui.widgets.plain import literal

translate = QCoreApplication.translate
LONGEST_CONDITION = 160  # letters


def may_write(context: PageContext, contact_id: int) -> bool:
    """True for whoever may be written to; for somebody on hold, what the user answers.

    One answer is to write to whoever has the move, which is begun here. Where nothing is waited
    for any more it isn't asked: their holds end.
    """
    found = context.library.guard.of(contact_id)
    if found is None:
        return True
    if found.all_met:
        from journal.ui.shell.freeing import free_person

        return free_person(context, contact_id)
    ways, instead = [translate("HoldQuestion", "Write anyway")], whom_instead(found)
    if instead is not None:
        way = translate("HoldQuestion", "Write to {mover}").format(
            mover=literal(shown(instead.name))
        )
        ways.append(way)
    late = instead is not None and _is_due(found, context.library.clock.today())
    taken = context.prompter.choose(
        translate("HoldQuestion", "{name} is on hold.").format(name=shown(found.name)),
        "\n\n".join(part for part in (*moves(found), advice(found)) if part),
        ways,
        translate("HoldQuestion", "Wait"),
        default=1 if late else None,
    )
    if taken == 1 and instead is not None:
        context.navigator.write_to(instead.id, LetterKind.CHECK_BACK, about_id=contact_id)
    return taken == 0


def moves(found: HoldInWay) -> list[str]:
    """Whose move it is, and what has to happen: a line for each hold, the most pressing first."""
    if not found.holds:
        return [whose_move(found)]
    return [_with_conditions(hold) if hold.unmet else _move(hold) for hold in found.holds]


def whose_move(found: HoldInWay) -> str:
    """Who has to act before they may be written to; of several holds, in the first one."""
    if found.promised_by is not None:
        return translate("HoldQuestion", "{mover} promised to introduce you first.").format(
            mover=shown(found.promised_by.name)
        )
    return _move(found.holds[0])


def unmet(found: HoldInWay) -> str:
    """What has not happened yet; of several holds all."""
    if not found.unmet:
        return ""
    return translate("HoldQuestion", "Not before: {what}").format(what=_all(found.unmet))


def advice(found: HoldInWay) -> str:
    """In whose name they may be written to, or whom to write to instead; "" where neither helps."""
    if found.through:
        names = QLocale().createSeparatedList([shown(each.name) for each in found.through])
        return translate(
            "HoldQuestion", "You may already write to them in the name of {others}."
        ).format(others=names)
    instead = whom_instead(found)
    if instead is None:
        return ""
    return translate("HoldQuestion", "The one to write to is {mover}.").format(
        mover=shown(instead.name)
    )


def whom_instead(found: HoldInWay) -> Referrer | None:
    """Whoever has the move, where nobody else's name helps and something is still waited for."""
    if found.through or (found.holds and found.holds[0].all_met):
        return None
    return found.mover


def _is_due(found: HoldInWay, today: date) -> bool:
    """Whether the day on which to check back has come."""
    back = found.holds[0].check_back if found.holds else None
    return back is not None and back <= today


def _move(hold: HoldRow) -> str:
    if hold.all_met:
        return translate("HoldQuestion", "All that was waited for has happened: end the hold.")
    if hold.owner_gone:
        return translate("HoldQuestion", "Whoever had the move was deleted.")
    if hold.whose_move_id is None:
        return translate("HoldQuestion", "It is your move first.")
    return translate("HoldQuestion", "It is {mover}’s move.").format(mover=shown(hold.whose_move))


def _with_conditions(hold: HoldRow) -> str:
    if hold.owner_gone:
        text = translate("HoldQuestion", "Whoever had the move was deleted: {what}")
    elif hold.whose_move_id is None:
        text = translate("HoldQuestion", "It is your move first: {what}")
    else:
        text = translate("HoldQuestion", "It is {mover}’s move: {what}")
    return text.format(mover=shown(hold.whose_move), what=_all(hold.unmet))


def _all(conditions: Iterable[str]) -> str:
    """What has to happen, each as far as one reads it."""
    return "; ".join(shown(each, LONGEST_CONDITION) for each in conditions)
