"""What a command that did something answers: a line to read, or JSON for programs."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping


def answer(arguments: argparse.Namespace, line: str, values: Mapping[str, object]) -> None:
    """Prints one of both. What is in ``line`` goes on one line, whatever the names hold."""
    if arguments.json:
        json.dump(values, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        sys.stdout.write(" ".join(line.split()) + "\n")
    sys.stdout.flush()
