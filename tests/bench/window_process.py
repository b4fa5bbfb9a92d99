"""Starts ``window.py`` as the program starts itself: ``… JOURNAL FOLDER TIMES [today]``.

Otherwise the binding would keep the source of every module in memory, and what the window never
lets go would be looked through whenever garbage is collected.
"""

from __future__ import annotations

import gc
import sys

from journal import binding


def main() -> int:
    """Measures; 0 when it went well."""
    gc.disable()  # the window collects from its first paint on
    binding.load()
    from tests.bench.window import main as measure

    return measure()


if __name__ == "__main__":
    sys.exit(main())
