"""A page of text that became a name, or was pasted as one: nothing that quotes it outgrows the
screen, and no sentence loses its verb behind it.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QLabel,
    QMenu,
    QWidget,
)

from journal.domain.names import shown
from journal.ui.dialogs.referred_by import ReferredByDialog
from journal.ui.widgets.link_label import LinkLabel
from journal.ui.widgets.plain import MOST_IN_TIP
from journal.ui.widgets.strip import MessageStrip
from journal.ui.widgets.toast import Toast
from tests.ui.walking import Walk, walk, window_on

SCREEN = QSize(1280, 800)
MOST = 200  # letters of a name that one message, entry or title may repeat
TALLEST_STRIP = 140
PAGE_OF_TEXT = "and on it goes " * 667


def spoil(path: Path) -> None:
    """Puts ten thousand letters behind every name."""
    connection = sqlite3.connect(path)
    connection.execute("UPDATE contact SET name = name || ?", (f" <{PAGE_OF_TEXT.strip()}",))
    connection.execute("UPDATE company SET name = name || ?", (f" <{PAGE_OF_TEXT.strip()}",))
    connection.commit()
    connection.close()


def is_long(text: str, most: int = MOST) -> bool:
    """Whether a text repeats more of a name than one reads."""
    return PAGE_OF_TEXT[:most] in text.replace("\u200b", "")


def too_large(root: QWidget) -> list[str]:
    """What is larger than the screen, or quotes a name too long."""
    bad = []
    if isinstance(root, QMenu):
        bad += [f"entry {each.text()[:50]!r}" for each in root.actions() if is_long(each.text())]
        return bad
    if is_long(root.windowTitle()):
        bad.append(f"title {root.windowTitle()[:50]!r}")
    if isinstance(root, QDialog):
        size = root.size().expandedTo(root.minimumSizeHint())
        if size.width() > SCREEN.width() or size.height() > SCREEN.height():
            bad.append(f"size {size.width()}×{size.height()}")
        bad += [f"button {each.text()[:50]!r} outside" for each in _outside(root)]
    for each in root.findChildren(QWidget):
        if not each.isVisible():
            continue
        name = f"{type(each).__name__} {each.objectName()}"
        if is_long(each.toolTip(), MOST_IN_TIP):
            bad.append(f"tooltip of {name}")
        elides = isinstance(each, LinkLabel)
        if isinstance(each, QAbstractButton) and not elides and is_long(each.text()):
            bad.append(f"words of {name}: {each.text()[:50]!r}")
        if isinstance(each, QLabel) and each.wordWrap() and is_long(each.text()):
            bad.append(f"label {each.text()[:50]!r} in {_above(each)}")
        if isinstance(each, MessageStrip | Toast) and each.height() > TALLEST_STRIP:
            bad.append(f"{name} is {each.height()} high")
    return bad


def _above(widget: QWidget) -> str:
    parent = widget.parentWidget()
    return type(parent).__name__ if parent is not None else ""


def _outside(root: QWidget) -> list[QAbstractButton]:
    """Buttons of a dialog that aren't wholly in it; those in a scroll area can be scrolled to."""
    found = []
    for button in root.findChildren(QAbstractButton):
        above = button.parentWidget()
        while above is not None and above is not root:
            if isinstance(above, QAbstractScrollArea):
                break
            above = above.parentWidget()
        place = button.rect().translated(button.mapTo(root, button.rect().topLeft()))
        if above is root and button.isVisible() and not root.rect().contains(place):
            found.append(button)
    return found


def _paste(dialog: QDialog) -> None:
    assert isinstance(dialog, ReferredByDialog)
    dialog.who.setText(PAGE_OF_TEXT)
    dialog.accept()
    assert dialog.isVisible(), "nobody is called so"


def test_nothing_outgrows_the_screen(qapp: QApplication, tmp_path: Path) -> None:
    bad: dict[str, str] = {}
    seen: set[str] = set()

    def visit(place: str, root: QWidget) -> None:
        seen.add(place)
        for what in too_large(root):
            bad.setdefault(what, place)

    with window_on(tmp_path, sample=True, spoil=spoil) as window:
        walk(window, visit, tmp_path)
        way = Walk(window, visit, tmp_path)
        karim = way.people["Karim Haddad"]
        way.dialog("pasted", lambda: way.go.referred_by(karim), _paste)
    assert {"hold", "open hold", "question", "referred by", "menu tools"} <= seen
    assert not bad, "\n".join(f"{place}: {what}" for what, place in bad.items())


def test_a_name_is_cut_where_one_has_read_enough() -> None:
    assert shown("Ana Souza") == "Ana Souza"
    assert shown("Ana\nSouza\t ") == "Ana Souza"
    cut = shown(PAGE_OF_TEXT)
    assert len(cut) <= 60
    assert cut.endswith("…")
    assert shown("x" * 61, 20) == "x" * 19 + "…"
