"""The command line: the window, and the commands that need none."""

from __future__ import annotations

from journal.cli.main import main

__all__ = ["main"]
