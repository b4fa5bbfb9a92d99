"""What was asked for on the command line, for the window and for the commands alike."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple


class Options(NamedTuple):
    """``now`` stops the clock there; ``scheme`` is "light" or "dark"; ``file`` is a journal or CSV.

    ``mark_ready`` prints how long the start took, for benchmarks.
    """

    journal: Path | None = None
    sample: bool = False
    data_dir: Path | None = None
    now: datetime | None = None
    scheme: str | None = None
    file: Path | None = None
    debug: bool = False
    mark_ready: bool = False
