"""Which size of paper a country uses."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from journal.paper.sheet_data import Paper

# Territories that use US Letter, as CLDR's measurement data list them; everybody else uses A4.
_LETTER = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)


def usual_paper(locale: QLocale) -> Paper:
    """The paper of the locale's country."""
    territory = QLocale.territoryToCode(locale.territory())
    return Paper.LETTER if territory in _LETTER else Paper.A4
