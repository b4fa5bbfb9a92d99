"""Folders that a program keeps the same on several computers, and what such programs leave there.

Two computers that write into one file at once are more than any of them can put together: each
keeps both files and gives one of them another name, which nobody looks at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

# What a folder's name begins with, folded, and how the program calls itself.
_SERVICES = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "syncthing": "Syncthing",
    "seafile": "Seafile",
    "pcloud": "pCloud",
    "megasync": "MEGA",
    "tresorit": "Tresorit",
    "synologydrive": "Synology Drive",
}
# Left in the topmost folder that is kept the same.
MARKERS = {".stfolder": "Syncthing", ".dropbox": "Dropbox", ".nextcloudsync.log": "Nextcloud"}

# "(Ana's conflicted copy 2026-03-05)", ".sync-conflict-20260305-…", "(SFConflict …)", "_Conflict",
# in German, French, Spanish, Portuguese, Italian: "in Konflikt", "conflit", "conflicto", …
_CONFLICT = re.compile("confli|konflik", re.IGNORECASE)
_COMPUTER = re.compile(r"-(?:DESKTOP|LAPTOP)-[A-Z0-9]+", re.IGNORECASE)  # OneDrive
_COUNTED = re.compile(r" ?\(\d{1,2}\)| \d{1,2}")  # Google Drive, iCloud


def service(folders: Sequence[str], inside: Iterable[Iterable[str]] = ()) -> str:
    """Which program keeps a file the same elsewhere, by the folders above it; "" for none.

    ``inside`` holds the names of the files in each of these folders, where they are known.
    """
    for folder in folders:
        folded = folder.casefold()
        for beginning, name in _SERVICES.items():
            rest = folded.removeprefix(beginning)
            if rest != folded and not rest[:1].isalpha():
                return name
    for names in inside:
        for marker, name in MARKERS.items():
            if marker in names:
                return name
    return ""


def conflicts(name: str, others: Iterable[str], *, synced: bool = False) -> list[str]:
    """Those of ``others`` that are the file ``name`` as another computer left it, by name.

    ``synced``: the folder is known to be kept the same; a number behind a name says it then too.
    """
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, dot + ending) if dot else (name, "")
    found = []
    for other in others:
        if other == name or not other.startswith(stem) or not other.endswith(ending):
            continue
        rest = other[len(stem) : len(other) - len(ending)]
        told = _CONFLICT.search(rest) or _COMPUTER.fullmatch(rest)
        if told or (synced and _COUNTED.fullmatch(rest)):
            found.append(other)
    return sorted(found)
