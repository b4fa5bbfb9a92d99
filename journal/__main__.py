"""``python -m journal``, and the installed command ``networking-journal``."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the program; the exit code."""
    gc.disable()  # nothing of a start is garbage; a window collects its own (journal/garbage.py)
    try:
        from journal.cli import main as run

        return run(argv)
    finally:
        gc.enable()


if __name__ == "__main__":
    sys.exit(main())
