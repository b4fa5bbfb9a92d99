"""Every word that a window shows can be translated: with a language of brackets installed, what
stands outside of brackets is data of the journal, a date, a number, a key, or listed here.
"""

from __future__ import annotations

import ast
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractListModel, QLocale, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QTabBar,
    QWidget,
)

from journal.paths import JOURNAL_NAME, SAMPLE_NAME
from journal.ui.i18n import PseudoTranslator, pseudo
from tests.ui.walking import walk, window_on

# Names that are the same in every language, and what a machine wrote.
NAMES = {
    "Networking Journal",
    "CSV",
    "PDF",
    "A4",
    "Letter",
    *("some.csv", "odd.csv", "zzz", "pri"),  # as typed by the walk
    *("Nadia Osei", "Kittiwake Ferries", "nadia@kittiwake.example"),  # in its file
    *("Priya Nair", "Northwind Logistics", "priya.nair@northwind.example"),
    "What happened.",
    "What it means.",
    "What to do.",
}
KEYS = re.compile(
    r"\b(?:Ctrl|Alt|Shift|Meta)\+(?:(?:Ctrl|Alt|Shift|Meta)\+)*(?:[A-Z]\w+|\S)"
    r"|\b(?:Return|Enter|Del|Esc|Tab|Space|Home|End|PgUp|PgDown|Up|Down|Left|Right|F\d+)\b"
)
# A CSV file has the same headings in every language; a path is what it is.
FIXED = ("export.preview", "export.target")
# Letters are written in the language of whoever gets them, from templates that come as data.
LETTERS = re.compile(
    r"letters\.(text|subject|wording|templates|gap\.\d+)$"
    r"|letters\.template\.(text|subject|title|name|place\..*)$"
)
MOST_NODES = 300
PACKAGE = Path(__file__).parents[2] / "journal"


@pytest.mark.parametrize("sample", [True, False], ids=["sample", "empty"])
def test_every_word_can_be_translated(qapp: QApplication, tmp_path: Path, sample: bool) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    forgotten: dict[str, str] = {}
    try:
        with window_on(tmp_path, sample=sample, translators=(PseudoTranslator(),)) as window:
            judge = Judge(tmp_path / (SAMPLE_NAME if sample else JOURNAL_NAME))

            def visit(place: str, root: QWidget) -> None:
                for where, text in words(root):
                    for bad in judge.outside(text):
                        forgotten.setdefault(bad, f"{place}: {where}: {text[:120]!r}")

            walk(window, visit, tmp_path)
    finally:
        QLocale.setDefault(before)
    assert not forgotten, "\n".join(f"{bad!r} in {where}" for bad, where in forgotten.items())


def test_the_judge_sees_what_is_missing(tmp_path: Path) -> None:
    file = tmp_path / "some.journal"
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE contact (name TEXT)")
    connection.execute("INSERT INTO contact VALUES ('Ana Souza')")
    connection.commit()
    connection.close()
    judge = Judge(file)
    assert list(judge.outside(pseudo("Thank {name}").format(name="Ana Souza"))) == []
    assert list(judge.outside("Ana Souza, 5 March, 14:00")) == []
    assert list(judge.outside("Thank Ana Souza")) == ["Thank"]
    assert list(judge.outside("[Dóñé~~] today")) == ["today"]


# Keys, names of programs and styles, categories of Unicode: the same everywhere.
NO_WORDS = {
    *("Return", "Del", "Home", "Space", "Esc", "Tab"),
    *("Qt", "Fusion", "Mn", "Me", "Mc", "Entry"),
}
SENTENCE = re.compile(r"^[A-Z][a-z]+[ .…,:!?]|^[A-Z][a-z]+$|[a-z]…$")
TRANSLATING = {"tr", "translate", "mark"}


@pytest.mark.parametrize(
    "path",
    sorted(each for part in ("ui", "paper") for each in (PACKAGE / part).rglob("*.py")),
    ids=lambda path: path.relative_to(PACKAGE).as_posix(),
)
def test_no_sentence_is_written_without_translation(path: Path) -> None:
    """Toasts and messages too, which no walk through the window can provoke all of."""
    tree = ast.parse(path.read_text("utf-8"))
    fine = {id(text) for node in ast.walk(tree) for text in _not_shown(node)}
    found = [
        f"line {node.lineno}: {node.value!r}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in fine
        if SENTENCE.search(node.value) and node.value.strip() not in NO_WORDS | NAMES
    ]
    assert not found


def _not_shown(node: ast.AST) -> Iterator[ast.AST]:
    """What is translated, documents the code, or goes to programmers."""
    if isinstance(node, ast.Call):
        called = node.func.attr if isinstance(node.func, ast.Attribute) else None
        called = node.func.id if isinstance(node.func, ast.Name) else called
        if called in TRANSLATING or called == "TypeVar":
            yield from ast.walk(node)
    elif isinstance(node, ast.AnnAssign) or (
        isinstance(node, ast.arg) and node.annotation is not None
    ):
        yield from ast.walk(node.annotation)
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    elif isinstance(node, ast.Raise | ast.Assert):
        yield from ast.walk(node)


class Judge:
    """Knows the data of a journal and the words of the locale."""

    def __init__(self, journal: Path) -> None:
        connection = sqlite3.connect(f"file:{journal}?mode=ro", uri=True)
        data: set[str] = set(NAMES)
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        for (table,) in tables.fetchall():
            if "search" in table or "fts" in table or table.startswith("sqlite"):
                continue
            for row in connection.execute(f"SELECT * FROM {table}").fetchall():
                data.update(value for value in row if isinstance(value, str))
        names = connection.execute("SELECT name FROM contact").fetchall()
        connection.close()
        data.update(part for (name,) in names for part in name.split())
        data.update(line.strip() for value in list(data) for line in value.splitlines())
        self._data = {each for each in data if len(each) > 2}
        locale = QLocale("en_GB")
        dates = {"kB", "MB"}  # the locale's, as the names of days and months
        for form in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat):
            dates |= {locale.dayName(day, form) for day in range(1, 8)}
            dates |= {locale.standaloneDayName(day, form) for day in range(1, 8)}
            dates |= {locale.monthName(month, form) for month in range(1, 13)}
            dates |= {locale.standaloneMonthName(month, form) for month in range(1, 13)}
        self._known = re.compile(
            "|".join(
                rf"(?<!\w){re.escape(each)}(?!\w)"
                for each in sorted(self._data | dates, key=len, reverse=True)
            )
        )

    def outside(self, text: str) -> Iterator[str]:
        """The words of a text that nobody could translate."""
        left = self._without_brackets(text)
        if not re.search(r"[^\W\d_]{2}", left):
            return
        left = KEYS.sub(" ", self._known.sub(" ", left))
        found = re.findall(r"[^\W\d_]{2,}", left)
        if found and not self._is_excerpt(text):
            yield " ".join(found)

    def _without_brackets(self, text: str) -> str:
        """What isn't translated; data within a translated text may have brackets of its own."""
        kept, depth = [], 0
        for letter in text:
            depth += letter == "["
            if not depth:
                kept.append(letter)
            depth -= letter == "]" and depth > 0
        return "".join(kept)

    def _is_excerpt(self, text: str) -> bool:
        """A part of something in the journal, cut off at its ends."""
        part = " ".join(text.strip("… \u200b").split())
        return len(part) > 10 and any(part in " ".join(each.split()) for each in self._data)


def words(root: QWidget) -> Iterator[tuple[str, str]]:
    """All texts of what can be seen in ``root``, with where they are."""
    shown = [each for each in root.findChildren(QWidget) if each.isVisibleTo(root)]
    for widget in [root, *shown]:
        names = [each.objectName() for each in (widget, widget.parentWidget()) if each is not None]
        if any(name in FIXED or LETTERS.match(name) for name in names):
            continue
        where = f"{type(widget).__name__} {widget.objectName()}"
        for text in _of(widget):
            if text:
                yield where, text


def _of(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    yield from (widget.statusTip(), widget.whatsThis())
    if widget.isWindow():
        yield widget.windowTitle()
    if isinstance(widget, QMenu):
        yield widget.title()
        for action in widget.actions():
            yield from _action(action)
    for name in ("text", "placeholderText"):
        getter = getattr(widget, name, None)
        if callable(getter) and not isinstance(widget, QSpinBox):
            found = getter()
            yield found if isinstance(found, str) else ""
    if isinstance(widget, QPlainTextEdit) and widget.objectName() not in ("about.licences",):
        yield widget.toPlainText()
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(place) for place in range(widget.count()))
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _items(widget)


def _action(action: QAction) -> Iterator[str]:
    yield action.text().partition("\t")[0]
    if action.statusTip() != action.text():
        yield action.statusTip()


def _items(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if isinstance(view, QHeaderView):
        for place in range(model.columnCount()):
            yield str(model.headerData(place, view.orientation()) or "")
        return
    waiting, seen = [view.rootIndex()], 0
    flat = isinstance(model, QAbstractListModel)
    roles = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.AccessibleDescriptionRole,
    )
    while waiting and seen < MOST_NODES:
        parent: QModelIndex = waiting.pop()
        for row in range(model.rowCount(parent)):
            seen += 1
            for column in range(1 if flat else model.columnCount(parent)):
                index = model.index(row, column, parent)
                for role in roles:
                    found = index.data(role)
                    yield found if isinstance(found, str) else ""
            waiting.append(model.index(row, 0, parent))
