"""The laws of the house that no import linter can express."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
JOURNAL = ROOT / "journal"
LONGEST_FILE = 400
LONGEST_FUNCTION = 60
MOST_COMMANDS = 12


def sources(*rooms: str) -> list[Path]:
    """All modules of these rooms, or of the whole program."""
    roots = [JOURNAL / room for room in rooms] or [JOURNAL]
    return sorted(path for root in roots for path in root.rglob("*.py"))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imported(path: Path) -> Iterator[str]:
    """Modules that a file imports, "a.b" for ``from a import b`` too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def qt_modules(path: Path) -> set[str]:
    """The Qt modules a file imports: QtCore, QtGui …"""
    return {
        module.split(".")[1]
        for module in imported(path)
        if module.startswith("PySide6.") and module.split(".")[1].startswith("Qt")
    }


@pytest.mark.parametrize("path", sources("domain", "store", "exchange"), ids=name)
def test_the_core_knows_no_qt(path: Path) -> None:
    assert not qt_modules(path)


@pytest.mark.parametrize("path", sources("services"), ids=name)
def test_services_know_qtcore_only(path: Path) -> None:
    assert qt_modules(path) <= {"QtCore", "QtNetwork"}


@pytest.mark.parametrize("path", sources("itemmodels", "paper"), ids=name)
def test_models_and_paper_know_no_widgets(path: Path) -> None:
    assert qt_modules(path) <= {"QtCore", "QtGui"}


@pytest.mark.parametrize("path", sources("ui", "itemmodels"), ids=name)
def test_windows_know_no_tables(path: Path) -> None:
    strangers = [
        module for module in imported(path) if module.startswith(("journal.store", "peewee"))
    ]
    assert not strangers


def test_appdirs_is_imported_in_one_place() -> None:
    users = [name(path) for path in sources() if "appdirs" in set(imported(path))]
    assert users == ["journal/paths.py"]


def test_connections_are_made_in_one_place() -> None:
    makers = {
        name(path)
        for path in sources()
        if re.search(
            r"\bsqlite3\.connect\(|\bSqliteDatabase\(|\bJournalDatabase\(", path.read_text()
        )
    }
    # backups.py connects to the copy that it is making, schema.py to the file that it is making,
    # copies.py to finished copies, which it only reads, memory_copy.py to no file at all
    assert makers <= {
        "journal/store/database.py",
        "journal/store/connection.py",
        "journal/store/schema.py",
        "journal/store/copies.py",
        "journal/store/memory_copy.py",
        "journal/services/backups.py",
    }


CLOCKS = re.compile(
    r"\b(?:date\.today|datetime\.(?:now|utcnow|today)|time\.time|"
    r"QDate(?:Time)?\.currentDate\w*|QTime\.currentTime)\("
)


@pytest.mark.parametrize("path", sources(), ids=name)
def test_only_the_clock_asks_the_system_for_the_time(path: Path) -> None:
    if path.name != "clock.py":
        assert not CLOCKS.search(path.read_text("utf-8"))


@pytest.mark.parametrize("path", sources(), ids=name)
def test_files_and_functions_are_short(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name}: {length} lines"


@pytest.mark.parametrize("path", sources("ui"), ids=name)
def test_no_sentence_is_formatted_before_it_is_translated(path: Path) -> None:
    """tr(f"…") can never be found in a translation."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else None
        called = node.func.id if isinstance(node.func, ast.Name) else called
        if called in ("tr", "translate"):
            assert not any(isinstance(each, ast.JoinedStr) for each in node.args)


@pytest.mark.parametrize("path", sources("ui", "services", "itemmodels", "store"), ids=name)
def test_no_instances_at_module_level(path: Path) -> None:
    """Dependencies are handed down."""
    for node in ast.parse(path.read_text("utf-8")).body:
        value = getattr(node, "value", None)
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(value, ast.Call):
            called = ast.unparse(value.func)
            assert not re.search(
                r"(?:^Q(?!Size|Rect|Point|Color|KeySeq|Margins|ModelIndex)[A-Z]|Journal$|Library$|Commands$|Theme$|Settings$)",
                called,
            ), called


def test_ids_travel_as_objects() -> None:
    """Signal(int) is 32 bit."""
    for path in sources():
        assert "Signal(int)" not in path.read_text("utf-8"), name(path)


def test_or_replace_is_nowhere() -> None:
    """INSERT OR REPLACE fires no delete trigger, so undo would not know what it removed."""
    for path in sources("store", "services"):
        assert "OR REPLACE" not in path.read_text("utf-8").upper(), name(path)


@pytest.mark.parametrize("path", sources("services"), ids=name)
def test_no_god_command_module(path: Path) -> None:
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ClassDef) and node.name.endswith("Commands"):
            public = [
                each.name
                for each in node.body
                if isinstance(each, ast.FunctionDef) and not each.name.startswith("_")
            ]
            assert len(public) <= MOST_COMMANDS, f"{node.name}: {public}"


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        name(path)
        for path in sources()
        if path.name != "__init__.py" and not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []


WORDS_AND_LOOKS = {"ui/labels.py", "ui/code_looks.py", "ui/people/timeline_words.py"}
STATUSES = {"idea", "requested", "scheduled", "held", "declined", "no reply", "cancelled"}
STATUS_SETS = {"CLOSED", "COURSE"}


def deciding(tree: ast.AST) -> Iterator[ast.AST]:
    """What is compared, and what stands in tables; all of a table, however deep."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            yield node.left
            yield from node.comparators
        elif isinstance(node, ast.Tuple | ast.List | ast.Set):
            yield from node.elts
        elif isinstance(node, ast.Dict):
            yield from (each for each in (*node.keys, *node.values) if each is not None)
        elif isinstance(node, ast.MatchValue):
            yield node.value


def compared_statuses(source: str) -> list[int]:
    """Lines in which the status of an interview decides something."""
    tree = ast.parse(source)
    names = {"InterviewStatus"} | {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and ast.unparse(node.value).endswith("InterviewStatus")
    }
    found = set()
    for part in deciding(tree):
        for node in ast.walk(part):
            code = isinstance(node, ast.Attribute) and node.attr.isupper()
            if code and ast.unparse(node.value).split(".")[-1] in names:
                found.add(part.lineno)
            if isinstance(node, ast.Name) and node.id in STATUS_SETS:
                found.add(part.lineno)
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            of_status = any(re.search(r"\bstat(?:us|e)$", ast.unparse(side)) for side in sides)
            words = {
                leaf.value
                for side in sides
                for leaf in ast.walk(side)
                if isinstance(leaf, ast.Constant)
            }
            if of_status and words & STATUSES:
                found.add(node.lineno)
    return sorted(found)


@pytest.mark.parametrize("path", sources("ui"), ids=name)
def test_no_status_is_compared_in_the_window(path: Path) -> None:
    """What a status means is the domain's; labels and looks of each may stand in a table."""
    if str(path.relative_to(JOURNAL)) not in WORDS_AND_LOOKS:
        assert compared_statuses(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "row.status == InterviewStatus.HELD",
        "status is not codes.InterviewStatus.HELD",
        "S = InterviewStatus\nOPEN = (S.IDEA, S.REQUESTED)",
        "TABS = {InterviewStatus.HELD: 1}",
        "row.status == 'held'",
        "item.state in ('declined', 'no reply')",
        "row.status in CLOSED",
        "match row.status:\n    case InterviewStatus.HELD:\n        pass",
    ],
)
def test_a_compared_status_is_found(source: str) -> None:
    assert compared_statuses(source)
    assert not compared_statuses("set_status(key, InterviewStatus.HELD)")
    assert not compared_statuses("menu.setChecked(row.status == status)")
