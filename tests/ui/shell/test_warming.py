"""What dialogs need is imported ahead, a module at a time, while nobody types."""

from __future__ import annotations

from importlib.util import find_spec

import pytest
from PySide6.QtCore import QObject

from journal.ui.shell.warming import MODULES, Warming


def test_every_module_is_there() -> None:
    assert [name for name in MODULES if find_spec(name) is None] == []


def test_one_a_turn_and_none_while_somebody_types(
    qapp: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported: list[str] = []
    monkeypatch.setattr("journal.ui.shell.warming.import_module", imported.append)
    typing = [True]
    parent = QObject()
    found = Warming(lambda: typing[0], parent)
    found.go_on()
    assert imported == []
    typing[0] = False
    for count in range(1, len(MODULES) + 1):
        assert found.waiting
        found.go_on()
        assert imported == list(MODULES[:count])
    found._timer.stop()
    found.go_on()
    assert not found.waiting
