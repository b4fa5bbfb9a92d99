"""Why a question of the bank is suggested, and what speaks against one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from journal.domain.codes import Level
from journal.domain.questions import Caution, Reason

translate = QCoreApplication.translate


def for_level(level: Level) -> str:
    """To whom the questions suggested are suited."""
    return {
        Level.JUNIOR: translate("Bank", "for a student or junior"),
        Level.PROFESSIONAL: translate("Bank", "for a professional"),
        Level.MANAGER: translate("Bank", "for a manager"),
        Level.DIRECTOR: translate("Bank", "for a director"),
        Level.EXECUTIVE: translate("Bank", "for an executive"),
    }[level]


def why(reasons: Sequence[Reason], level: Level | None) -> str:
    """The reasons of a suggestion, the most telling ones first; a list, not a sentence."""
    shown = [reason for reason in _ORDER if reason in reasons]
    if Reason.NOT_ASKED_ANYWHERE in shown:
        shown.remove(Reason.NOT_ASKED_YET)  # said by the other one
    return " · ".join(_reason(reason, level) for reason in shown[:MOST_REASONS])


def why_not(cautions: Sequence[Caution], level: Level | None) -> str:
    """What speaks against a question."""
    return " · ".join(_caution(caution, level) for caution in cautions)


MOST_REASONS = 2
_ORDER = (
    Reason.TOPIC_NOT_COVERED,
    Reason.SUITS_LEVEL,
    Reason.NOT_ASKED_ANYWHERE,
    Reason.NOT_ASKED_YET,
)


def _reason(reason: Reason, level: Level | None) -> str:
    if reason is Reason.SUITS_LEVEL and level is not None:
        return {
            Level.JUNIOR: translate("Bank", "suits a student or junior"),
            Level.PROFESSIONAL: translate("Bank", "suits a professional"),
            Level.MANAGER: translate("Bank", "suits a manager"),
            Level.DIRECTOR: translate("Bank", "suits a director"),
            Level.EXECUTIVE: translate("Bank", "suits an executive"),
        }[level]
    return {
        Reason.SUITS_LEVEL: translate("Bank", "suits their level"),
        Reason.TOPIC_NOT_COVERED: translate("Bank", "topic not covered here"),
        Reason.NOT_ASKED_YET: translate("Bank", "not asked here yet"),
        Reason.NOT_ASKED_ANYWHERE: translate("Bank", "not asked in any interview yet"),
    }[reason]


def _caution(caution: Caution, level: Level | None) -> str:
    if caution is Caution.DOESNT_SUIT_LEVEL and level is not None:
        return {
            Level.JUNIOR: translate("Bank", "not meant for a student or junior"),
            Level.PROFESSIONAL: translate("Bank", "not meant for a professional"),
            Level.MANAGER: translate("Bank", "not meant for a manager"),
            Level.DIRECTOR: translate("Bank", "not meant for a director"),
            Level.EXECUTIVE: translate("Bank", "not meant for an executive"),
        }[level]
    return {
        Caution.DOESNT_SUIT_LEVEL: translate("Bank", "not meant for their level"),
        Caution.ASKED_HERE_ALREADY: translate("Bank", "asked them already"),
        Caution.DEEP_FOR_STRANGER: translate("Bank", "deep for somebody new"),
        Caution.TOO_MANY: translate("Bank", "more than the time holds"),
    }[caution]
