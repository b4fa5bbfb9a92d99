"""``python -m journal``, and the installed command ``networking-journal``."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the program; the exit code."""
    from journal.cli import main as run

    return run(argv)


if __name__ == "__main__":
    sys.exit(main())
