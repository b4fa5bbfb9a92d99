"""Tries what was promised about nothing being lost: ``python -m tests.reliability``.

``--quick`` takes few of each, only to see that all of it works and nothing breaks at once;
``--only NAME`` one part; ``--seed N`` other random points than usual. Exit code 1: a promise is
broken.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from importlib import import_module

from PySide6.QtGui import QGuiApplication

from tests.reliability.figures import Figure, Stopwatch, table

# Name, how many in the quick form and in full; None: not in the quick form.
PARTS: dict[str, tuple[int | None, int]] = {
    "kill": (6, 200),
    "powercut": (60, 1_500),
    "undo": (0, 20),
    "season": (2, 50),
    "strangers": (8, 100),
    "damage": (12, 200),
    "odd_strings": (50, 0),
    "heartbeat": (None, 10_000),
}


def main() -> int:
    """Runs and prints; 1 when a promise is broken."""
    arguments = _arguments()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")  # letters without a font
    application = QGuiApplication(sys.argv[:1])  # what is printed needs fonts
    found: list[Figure] = []
    for name, (few, many) in PARTS.items():
        count = few if arguments.quick else many
        if count is None or arguments.only not in (None, name):
            continue
        watch = Stopwatch()
        part: Callable[[int, int], Iterator[Figure]]
        part = import_module(f"tests.reliability.{name}").figures
        found += part(count, arguments.seed)
        print(f"  {name}: {watch}", flush=True)
    del application
    print("\n" + table(found))
    return int(not found or any(figure.kept is False for figure in found))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m tests.reliability")
    parser.add_argument("--quick", action="store_true", help="few of each")
    parser.add_argument("--only", choices=PARTS, help="one part alone")
    parser.add_argument("--seed", type=int, default=1, help="other random points")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
