"""How long a start took, for whoever measures."""

from __future__ import annotations

import os
import time
from pathlib import Path


def milliseconds_since_start() -> int:
    """Since the system started this process, where it tells; otherwise 0."""
    try:
        fields = Path("/proc/self/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        begun = int(fields[19]) / os.sysconf("SC_CLK_TCK")
        return round((time.clock_gettime(time.CLOCK_BOOTTIME) - begun) * 1000)
    except (OSError, ValueError, IndexError, AttributeError):
        return 0
