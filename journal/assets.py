"""Finds the data files in ``resources/``: in a checkout, an installed wheel and a frozen program.

The only way to reach them, so that moving or packing them touches one file. Knows no Qt.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


class AssetMissingError(Exception):
    """A file that belongs to the program itself isn't there: a broken installation."""


def path(*parts: str) -> Path:
    """Where ``resources/<parts>`` is on this machine; it need not exist (see ``text``)."""
    return root().joinpath(*parts)


def text(*parts: str) -> str:
    """The text of a resource in UTF-8. Raises ``AssetMissingError``."""
    return bytes_(*parts).decode("utf-8")


def bytes_(*parts: str) -> bytes:
    """The bytes of a resource. Raises ``AssetMissingError``."""
    try:
        return path(*parts).read_bytes()
    except OSError as error:
        raise AssetMissingError(f"resources/{'/'.join(parts)}: {error}") from error


@cache
def root() -> Path:
    """The folder ``resources``. Raises ``AssetMissingError`` when none is found."""
    for folder in candidates():
        # A foreign folder of this name may lie beside an installed package: ask for our own file.
        if (folder / "icons" / "lucide" / "mail.svg").is_file():
            return folder
    raise AssetMissingError("resources/: the program's own files are missing; install it again")


def candidates() -> list[Path]:
    """Where ``resources`` may be, the likeliest first."""
    package = Path(__file__).resolve().parent
    found = []
    bundle = getattr(sys, "_MEIPASS", None)  # set by PyInstaller
    if bundle:
        found.append(Path(bundle) / "resources")
    found.append(package / "_resources")  # a wheel
    found.append(package.parent / "resources")  # a checkout
    found.append(Path(sys.prefix) / "share" / "networking-journal" / "resources")
    return found
