"""How services and pages put questions and give notices without opening dialogs themselves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from journal.errors import KnownError


class Prompter(Protocol):
    """Puts a question and waits for the answer."""

    def confirm(self, question: str, details: str, yes: str, no: str) -> bool:
        """True for ``yes``; ``details`` says what follows from it."""

    def choose(
        self, question: str, details: str, ways: Sequence[str], no: str, *, default: int | None
    ) -> int | None:
        """Which of several ways is taken; None for ``no``, which Enter takes without a default."""

    def ask_text(self, title: str, label: str, text: str = "") -> str | None:
        """A line of text; None when it was given up."""

    def open_path(self, title: str, folder: Path, patterns: str) -> Path | None:
        """A file to read; ``patterns`` as Qt writes them: ``Journals (*.journal)``."""

    def open_folder(self, title: str, folder: Path) -> Path | None:
        """A folder to write into."""

    def save_path(self, title: str, proposed: Path, patterns: str) -> Path | None:
        """A file to write; asks before an existing one is replaced."""


class Notifier(Protocol):
    """Tells the user something without waiting."""

    def done(self, text: str, *, undo: bool = True) -> None:
        """What was just done, with Undo beside it for 8 seconds."""

    def say(self, text: str, *, action: str = "", run: object = None) -> None:
        """A notice, with one action at most: ``run`` is called for it."""

    def refuse(self, text: str) -> None:
        """Why something can't be done, in the status bar and to screen readers."""

    def withdraw(self) -> None:
        """What was refused last is of no interest any more."""

    def problem(self, error: KnownError) -> None:
        """A known error: what happened, what it means, what to do."""
