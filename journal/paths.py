"""Where data, settings, logs and backups lie; the only file that imports appdirs."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import NamedTuple

from journal.errors import CannotWrite, mark

NAME = "networking-journal"
JOURNAL_NAME = "networking.journal"
SAMPLE_NAME = "sample.journal"


class Paths(NamedTuple):
    """Folders; none of them needs to exist yet."""

    data: Path
    config: Path
    cache: Path
    logs: Path
    backups: Path

    @property
    def journal(self) -> Path:
        """The user's own journal, where nothing else was asked for."""
        return self.data / JOURNAL_NAME

    @property
    def sample(self) -> Path:
        """The sample journal, once it was opened."""
        return self.data / SAMPLE_NAME

    @property
    def settings(self) -> Path:
        """The file of window places and choices."""
        return self.config / "settings.json"

    @property
    def log(self) -> Path:
        """The log."""
        return self.logs / f"{NAME}.log"


def find_paths(data_dir: Path | None = None) -> Paths:
    """The folders of this system, or all of them inside ``data_dir``.

    Raises CannotWrite where the system tells no home folder.
    """
    if data_dir is not None:
        # Not resolve(): a folder that isn't there yet, or a stick, keeps the name it was given.
        folder = whole(data_dir)
        return Paths(folder, folder, folder / "cache", folder / "logs", folder / "backups")
    import appdirs  # only the folders of the system need it

    data = _absolute(appdirs.user_data_dir(NAME, appauthor=False), ".local/share")
    config = _absolute(appdirs.user_config_dir(NAME, appauthor=False), ".config")
    cache = _absolute(appdirs.user_cache_dir(NAME, appauthor=False), ".cache")
    logs = _absolute(appdirs.user_log_dir(NAME, appauthor=False), ".cache")
    return Paths(data, config, cache, logs, data / "backups")


def whole(path: Path) -> Path:
    """An absolute path; a ``~name`` of nobody on this machine stands for itself."""
    with contextlib.suppress(RuntimeError):
        path = path.expanduser()
    return path.absolute()


def is_there(path: Path) -> bool:
    """Whether something is there; False where that can't be looked at, which opening it tells."""
    try:
        return path.exists()
    except OSError:
        return False


def make_private(folder: Path) -> None:
    """Makes a folder that only the user can enter; those above it that are missing, too.

    ``Path.mkdir`` would give those what the umask allows. Raises OSError.
    """
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)


def _absolute(found: str, usual: str) -> Path:
    """``found``, unless it isn't a whole path: an empty XDG variable counts as not set."""
    path = Path(found)
    if path.is_absolute():
        return path
    try:
        return Path.home() / usual / NAME
    except RuntimeError:
        raise CannotWrite(
            mark("This system tells no home folder for the journal."),
            mark("Nothing was written."),
            mark("Start with --data-dir and a folder."),
        ) from None
