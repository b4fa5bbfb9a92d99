"""Folders and journals to try things on."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 3, 6, 9, 0, tzinfo=ZoneInfo("Europe/London"))
_MAKE = (
    "import sys; from pathlib import Path; from journal.domain.clock import FixedClock;"
    "from journal.services.sample import ensure_sample; from tests.reliability.places import NOW;"
    "from PySide6.QtCore import QCoreApplication; app = QCoreApplication([]);"
    "ensure_sample(Path(sys.argv[1]), FixedClock(NOW))"
)


def sample_journal(folder: Path) -> Path:
    """The sample journal as of ``NOW``, made by a process of its own."""
    subprocess.run([sys.executable, "-c", _MAKE, str(folder)], cwd=ROOT, check=True)
    return next(folder.glob("*.journal"))
