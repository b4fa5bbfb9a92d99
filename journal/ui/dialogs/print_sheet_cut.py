"""Says which parts of a sheet had no room for all their words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

translate = QCoreApplication.translate


def cut_sentence(parts: Sequence[str]) -> str:
    """One sentence, as "Shortened to fit: Why you, Research."; empty if nothing is."""
    names = {
        "opening": translate("Sheet", "Opening"),
        "why": translate("Sheet", "Why you"),
        "pitch": translate("Sheet", "About me"),
        "known": translate("Sheet", "How I know them"),
        "chain": translate("Sheet", "Referred by"),
        "research": translate("Sheet", "Research"),
        "common": translate("Sheet", "In common"),
        "offers": translate("Sheet", "I can offer"),
        "dress": translate("Sheet", "Dress"),
        "paying": translate("Sheet", "Paying"),
        "bring": translate("Sheet", "Bring along"),
        "question": translate("Sheet", "Questions"),
    }
    said = [names[part] for part in parts if part in names]
    if not said:
        return ""
    listed = QLocale().createSeparatedList(said)
    return translate("PrintSheetDialog", "Shortened to fit: {parts}").format(parts=listed)
