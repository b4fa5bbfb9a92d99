"""What a window is handed besides the journal's services."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from journal.paths import Paths
from journal.services.settings import Settings
from journal.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

    from journal.services.opening import ReadOnly
    from journal.ui.shell.backing import Keeper


def open_url(url: QUrl) -> bool:
    """Hands an address or folder to the desktop; False where nothing feels responsible."""
    from PySide6.QtCore import QLoggingCategory
    from PySide6.QtGui import QDesktopServices

    # Where no program answers Qt would write the whole link, and so the letter in it, to stderr,
    # which the system may keep.
    QLoggingCategory.setFilterRules("qt.qpa.services=false")
    return QDesktopServices.openUrl(url)


class Surroundings(NamedTuple):
    """``journal`` is the open file, ``keeper`` makes its backups.

    ``why`` it is open for reading alone, if it is; ``history_ended`` by bringing it up to date.
    """

    theme: Theme
    settings: Settings
    paths: Paths
    journal: Path
    keeper: Keeper
    is_sample: bool = False
    open_url: Callable[[QUrl], bool] = open_url
    why: ReadOnly | None = None
    history_ended: bool = False
