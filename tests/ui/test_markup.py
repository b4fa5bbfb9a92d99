"""What people type is text everywhere: nothing of it is read as markup, no file is loaded by it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QMenu,
    QMessageBox,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from journal.errors import BadFile
from tests.ui.walking import settle, walk, window_on

MARKUP = '<img src="file:///etc/hostname"><b>x</b>'
# What people write, by table; the rest are codes, days and ids.
WRITTEN = {
    "contact": ("name", "addressed_as", "pronouns", "place", "how_known", "attained"),
    "position": ("role",),
    "company": ("name",),
    "contact_point": ("value",),
    "note": ("text",),
    "interview": ("place",),
    "interview_question": ("text", "answer"),
    "question": ("text",),
    "bring_item": ("text",),
    "follow_up": ("what", "why"),
    "hold_condition": ("what",),
    "touch": ("what",),
    "lead": ("what",),
    "advice": ("what",),
    "pitch": ("title", "body"),
    "milestone": ("name",),
    "referral": ("words",),
    "profile": ("name", "sender"),
}


def spoil(path: Path) -> None:
    """Puts markup behind everything that somebody wrote."""
    connection = sqlite3.connect(path)
    for table, columns in WRITTEN.items():
        for column in columns:
            changed = connection.execute(
                f"UPDATE {table} SET {column} = {column} || ? WHERE {column} <> ''",
                (f" {MARKUP}",),
            )
            assert changed.rowcount, f"{table}.{column} is empty in the sample"
    connection.commit()
    connection.close()


def test_markup_stays_text(qapp: QApplication, tmp_path: Path) -> None:
    read: dict[str, str] = {}
    seen: set[str] = set()

    def visit(place: str, root: QWidget) -> None:
        if isinstance(root, QMessageBox):
            assert root.textFormat() is Qt.TextFormat.PlainText
        for widget in [root, *root.findChildren(QWidget)]:
            where = f"{type(widget).__name__} {widget.objectName()}"
            for what, text, plain in texts(widget):
                if "<img" in text or "<b>" in text:
                    seen.add(what)
                    if not plain:
                        read.setdefault(f"{what} of {where}: {text[:80]!r}", place)

    with window_on(tmp_path, sample=True, spoil=spoil) as window:
        walk(window, visit, tmp_path)
        window.notifier.done(MARKUP)
        window.notifier.problem(BadFile("“{file}” can’t be read.", file=MARKUP))
        settle()
        visit("toast and strip", window)
    assert not read, "\n".join(f"{what} in {where}" for what, where in read.items())
    assert {"label", "row"} <= seen  # the markup came that far


def texts(widget: QWidget) -> list[tuple[str, str, bool]]:
    """What a widget shows, and whether it shows it as it is."""
    found = [("tooltip", widget.toolTip(), False)]  # Qt would read it as markup: it is escaped
    if isinstance(widget, QLabel):
        found.append(("label", widget.text(), widget.textFormat() is Qt.TextFormat.PlainText))
    if isinstance(widget, QTextEdit | QTextBrowser):
        found.append(("text", widget.toPlainText(), not widget.acceptRichText()))
    if isinstance(widget, QMenu):
        for action in widget.actions():
            found.append(("menu tip", action.toolTip(), not widget.toolTipsVisible()))
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        found += rows(widget)
    return found


def rows(view: QAbstractItemView) -> list[tuple[str, str, bool]]:
    found = []
    model = view.model()
    waiting = [view.rootIndex()]
    while waiting:
        parent = waiting.pop()
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            if not index.isValid():
                continue
            waiting.append(index)
            found.append(("row", str(index.data() or ""), True))  # painted, never laid out
            tip = index.data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str):
                found.append(("row tip", tip, False))
    return found
