"""Texts that count have their plural forms without a window, too: steps are named in the file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def plurals() -> Iterator[None]:
    """Within it "Import 3 contact(s)" is "Import 3 contacts", in the language of the system.

    Where a window, or a test, has an application already, its words are left as they are.
    """
    from PySide6.QtCore import QCoreApplication, QLocale, qInstallMessageHandler

    from journal.ui.i18n import install_translators

    if QCoreApplication.instance() is not None:
        yield
        return
    # Qt complains of a terminal that isn't UTF-8; a command says nothing but its answer.
    before = qInstallMessageHandler(lambda *_said: None)
    try:
        application = QCoreApplication(["networking-journal"])
    finally:
        qInstallMessageHandler(before)
    try:
        install_translators(application, QLocale())
        yield
    finally:
        application.shutdown()
