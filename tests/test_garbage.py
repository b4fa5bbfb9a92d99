"""What closed windows leave is collected on the window's thread, never on one beside it."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from journal.garbage import GarbageCollector


class Closed(QWidget):
    """A widget without a parent that holds on to itself, as one with a lambda does."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[GarbageCollector]:
    made = GarbageCollector()
    made.start()
    yield made
    gc.unfreeze()


def allocate() -> list[list[int]]:
    """Far more than it takes until Python collects by itself."""
    return [[number] for number in range(50_000)]


def test_work_beside_the_window_takes_no_widget_apart(collector: GarbageCollector) -> None:
    gc.enable()
    made = GarbageCollector()
    made.start()  # whatever it was before
    gone = weakref.ref(Closed())
    thread = threading.Thread(target=allocate)
    thread.start()
    thread.join()
    assert gone() is not None
    assert isValid(gone())


def test_the_window_collects_what_is_due(collector: GarbageCollector) -> None:
    gc.collect()
    assert collector.look() is None
    gone = weakref.ref(Closed())
    kept = allocate()
    assert collector.look() == 0
    assert gone() is None
    assert kept


def test_older_generations_have_their_turn(collector: GarbageCollector) -> None:
    gc.collect()
    seen = set()
    for _ in range(40):
        kept = allocate()
        seen.add(collector.look())
        del kept
    assert seen == {0, 1}
