"""Loads Qt's binding for the program, without what makes imports slow."""

from __future__ import annotations

import builtins


def load() -> None:
    """Imports PySide6; to be called before modules of the program that use it.

    The binding puts a hook of its own in place of ``__import__``, for a feature that the program
    doesn't use (``from __feature__ import``): it reads the source of every module imported from
    then on and keeps it, a tenth of the start and a megabyte. So the hook is taken away again.
    """
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = plain
