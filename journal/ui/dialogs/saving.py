"""Where files are put that the user asks for, and how one gets there afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, QUrl

from journal.services.asking import Notifier

translate = QCoreApplication.translate


def documents() -> Path:
    """The folder of documents; the home folder where there is none."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    found = Path(QStandardPaths.writableLocation(place))
    return found if found.is_dir() else Path.home()


def say_saved(notifier: Notifier, text: str, path: Path, opener: Callable[[QUrl], bool]) -> None:
    """Says what was saved, with a way to its folder; it may be used long after the dialog."""
    folder = path.parent

    def show() -> None:
        if not opener(QUrl.fromLocalFile(str(folder))):
            notifier.say(translate("Saving", "The folder is {folder}").format(folder=folder))

    notifier.say(text, action=translate("Saving", "Show in folder"), run=show)
