"""How Qt's binding is loaded: what is compiled once, and what is left as it was."""

from __future__ import annotations

import builtins
import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from journal.binding import KeptCompiler, run_when_asked

SOURCE = b"value = 6 * 7\n"


@pytest.fixture(autouse=True)
def may_keep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Each call of the true ``compile``."""
    plain, seen = builtins.compile, []

    def count(*args: object, **named: object) -> object:
        seen.append(args[0])
        return plain(*args, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(builtins, "compile", count)
    return seen


def value(compiler: KeptCompiler, source: bytes = SOURCE) -> object:
    space: dict[str, object] = {}
    exec(compiler.compile(source, "made_up.py", "exec"), space)
    return space["value"]


def test_a_module_is_compiled_once(tmp_path: Path, calls: list[object]) -> None:
    for _ in range(3):
        compiler = KeptCompiler(tmp_path / "new" / "x.kept")
        assert value(compiler) == 42
        compiler.keep()

    assert calls == [SOURCE]


def test_another_source_under_the_same_name_is_compiled(
    tmp_path: Path, calls: list[object]
) -> None:
    for source, expected in ((SOURCE, 42), (b"value = 1", 1)):
        compiler = KeptCompiler(tmp_path / "x.kept")
        assert value(compiler, source) == expected
        compiler.keep()

    assert calls == [SOURCE, b"value = 1"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0\0\0\0",
        importlib.util.MAGIC_NUMBER,
        importlib.util.MAGIC_NUMBER + b"{",
        importlib.util.MAGIC_NUMBER + b"i\x01\0\0\0",
    ],
)
def test_a_file_that_is_none_is_compiled_anew(tmp_path: Path, content: bytes) -> None:
    kept = tmp_path / "x.kept"
    kept.write_bytes(content)
    compiler = KeptCompiler(kept)

    assert value(compiler) == 42
    compiler.keep()

    assert len(kept.read_bytes()) > len(content)
    assert [path.name for path in tmp_path.iterdir()] == ["x.kept"]


def test_what_only_writes_stubs_of_the_binding_is_left_out(tmp_path: Path) -> None:
    compiler = KeptCompiler(tmp_path / "x.kept")
    space: dict[str, object] = {}

    name = "shibokensupport/signature/lib/pyi_generator.py"
    exec(compiler.compile(b"import what_nobody_has", name, "exec"), space)

    assert space.keys() == {"__builtins__"}


def test_what_is_no_module_is_left_to_python(tmp_path: Path) -> None:
    compiler = KeptCompiler(tmp_path / "x.kept")

    assert eval(compiler.compile("6 * 7", "", "eval")) == 42
    with pytest.raises(SyntaxError):
        compiler.compile(b"value = ", "x.py", "exec")

    compiler.keep()
    assert not (tmp_path / "x.kept").exists()


def test_nothing_is_written_where_python_may_write_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    compiler = KeptCompiler(tmp_path / "x.kept")

    value(compiler)
    compiler.keep()

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    compiler = KeptCompiler(tmp_path / "file" / "x.kept")

    assert value(compiler) == 42
    compiler.keep()


def test_python_is_as_before_once_the_binding_is_loaded(tmp_path: Path) -> None:
    script = (
        "import builtins; before = builtins.compile, builtins.__import__\n"
        "from journal.binding import load; load()\n"
        "assert (builtins.compile, builtins.__import__) == before\n"
        "from PySide6.QtCore import QObject\n"
        "import sys; assert not {'logging', 'inspect'} & sys.modules.keys()\n"
        "try: QObject(1, 2, 3)\n"
        "except TypeError as error: print(error)\n"
    )
    env = dict(os.environ, PYTHONPYCACHEPREFIX=str(tmp_path))
    env.pop("PYTHONDONTWRITEBYTECODE", None)

    said = [
        subprocess.run(
            [sys.executable, "-c", script], env=env, check=True, capture_output=True, text=True
        )
        for _ in range(2)
    ]

    assert [each.stderr for each in said] == ["", ""]
    assert "QObject" in said[0].stdout  # the binding's own help on a wrong call
    assert said[0].stdout == said[1].stdout
    assert len(list(tmp_path.rglob("*.kept"))) == 1


def test_what_the_binding_says_is_as_before() -> None:
    script = (
        "from PySide6.QtCore import QPoint, QTimer\n"
        "from PySide6.support.signature import get_signature\n"
        "for wrong in (lambda: QPoint('a'), lambda: QTimer().setInterval(), lambda: QTimer(1, 2),\n"
        "              lambda: QTimer(x=3), lambda: QTimer().setTimerType('x'),\n"
        "              lambda: QTimer.singleShot(1, 2, 3, 4, 5), lambda: QTimer().nothing):\n"
        "    try: wrong()\n"
        "    except (TypeError, AttributeError) as error: print(type(error), error)\n"
        "print(QTimer.setTimerType.__doc__, get_signature(QTimer.setTimerType))\n"
    )
    plain, ours = (
        subprocess.run(
            [sys.executable, "-c", before + script], check=True, capture_output=True, text=True
        )
        for before in ("", "from journal.binding import load; load()\n")
    )

    assert "Supported signatures" in plain.stdout
    assert (ours.stdout, ours.stderr) == (plain.stdout, plain.stderr)


def test_what_was_put_off_is_run_once_and_when_asked() -> None:
    module = ModuleType("made_up")
    run_when_asked(module, b"import sys\nvalue = [6 * 7]\n")

    assert "value" not in vars(module)
    assert not hasattr(module, "__wrapped__")
    assert module.value == [42]
    assert module.value is module.value
    with pytest.raises(AttributeError):
        _ = module.nothing
