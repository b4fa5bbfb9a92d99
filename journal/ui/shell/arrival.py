"""What is said once a journal is open: other versions of it, a folder that syncs, an ended history.

One quiet message at a time, in the order of what matters; none of them keeps anybody from work.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from journal.domain.syncing import MARKERS, conflicts, service
from journal.services.settings import remembered
from journal.ui.shell.file_trouble import GONE_ON, KEPT
from journal.ui.shell.files import Files
from journal.ui.shell.strips import Strips
from journal.ui.shell.surroundings import Surroundings

translate = QCoreApplication.translate
HINTED = "sync_hints"  # setting: journals whose folder was spoken of
MOST_LISTED = 3


def tell(around: Surroundings, strips: Strips, files: Files) -> None:
    """Looks around the open journal, and says what there is to say."""
    path = Path(os.path.realpath(around.journal))
    show = translate("Arrival", "Show folder"), lambda: files.show_folder(path.parent)
    before = _gone_on(around)
    if before:
        text = translate(
            "Arrival",
            "From now on you work in “{copy}”, in the folder {folder}. “{file}” is not written any"
            " more.",
        )
        for place, name in (("{copy}", path.name), ("{folder}", str(path.parent))):
            text = text.replace(place, name)
        strips.hint(text.replace("{file}", before), [show])
    kept = _kept(around)
    if kept is not None:
        text = translate(
            "Arrival",
            "Another program had put this file in the place of yours. Your version was kept as"
            " “{file}”.",
        )
        there = translate("Arrival", "Show folder"), lambda: files.show_folder(kept.parent)
        open_it = translate("Arrival", "Open my version"), lambda: files.open_requested.emit(kept)
        strips.hint(text.replace("{file}", kept.name), [open_it, there])
    if around.history_ended:
        text = translate(
            "Arrival",
            "“{file}” was brought up to date. What was done before can’t be undone any more; the"
            " file as it was is with the backups.",
        )
        strips.hint(text.replace("{file}", around.journal.name), [])
    syncing = service(path.parent.parts, _inside(path.parent))
    found = conflicts(path.name, _names(path.parent), synced=bool(syncing))
    if found:
        text = translate(
            "Arrival",
            "Beside this journal lies what another computer wrote at the same time: {files}."
            " It is not part of what you see.",
        )
        listed = ", ".join(f"“{name}”" for name in found[:MOST_LISTED])
        more = "…" if len(found) > MOST_LISTED else ""
        strips.hint(text.replace("{files}", listed + more), [show])
    if syncing and not found and _first_time(around):
        text = translate(
            "Arrival",
            "{service} keeps this folder the same on other computers. Close the journal here"
            " before you open it there.",
        )
        strips.hint(text.replace("{service}", syncing), [])


def _gone_on(around: Surroundings) -> str:
    """The name of the file of which this is the copy that one works in now; told once."""
    notes = around.settings.mapping(GONE_ON)
    found = notes.pop(str(around.journal), None)
    if not isinstance(found, str):
        return ""
    around.settings.set(GONE_ON, notes)
    around.settings.save()
    return found


def _kept(around: Surroundings) -> Path | None:
    """Where the user's version went the last time; told once."""
    notes = around.settings.mapping(KEPT)
    found = notes.pop(str(around.journal), None)
    if not isinstance(found, str):
        return None
    around.settings.set(KEPT, notes)
    around.settings.save()
    return Path(found) if Path(found).exists() else None


def _first_time(around: Surroundings) -> bool:
    hinted = around.settings.mapping(HINTED)
    if hinted.get(str(around.journal)):
        return False
    around.settings.set(HINTED, remembered(hinted, str(around.journal), True))
    around.settings.save()
    return True


def _inside(folder: Path) -> Iterator[list[str]]:
    """What syncing programs left in this folder and those above it."""
    for each in (folder, *folder.parents):
        yield [marker for marker in MARKERS if os.path.lexists(each / marker)]


def _names(folder: Path) -> list[str]:
    with suppress(OSError):
        return os.listdir(folder)  # noqa: PTH208 - names are all that is needed
    return []
