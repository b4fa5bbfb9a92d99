"""Loads Qt's binding for the program, without what makes the start slow.

Measured with PySide6 6.11.3: the things below are a third of the program's start.
"""

from __future__ import annotations

import builtins
import contextlib
import importlib.util
import marshal
import os
import sys
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from journal.qt_enums import EnumMaker

_Code = dict[tuple[str, bytes], CodeType]

_SIGNATURES = "shibokensupport/signature"
# Modules of the binding that only write its type stubs: never run.
_FOR_STUBS = frozenset((f"{_SIGNATURES}/lib/enum_sig.py", f"{_SIGNATURES}/lib/pyi_generator.py"))
# Those that know how functions are called: run when one was called wrongly, or is asked about.
_FOR_HELP = frozenset(
    f"{_SIGNATURES}/{name}.py" for name in ("errorhandler", "layout", "lib/tool", "parser")
)
# What stands in for the one that looks, at each import, for what nobody here imports.
_FEATURE = "shibokensupport/feature.py"
_NO_FEATURE = b"""
def feature_import(*_args, **_named):
    return None

def feature_imported(_module):
    return None
"""


def load() -> None:
    """Imports PySide6; to be called before modules of the program that use it.

    - The binding puts a hook of its own in place of ``__import__``, for a feature that the program
      doesn't use (``from __feature__ import``): it reads the source of every module imported from
      then on and keeps it. So the hook is taken away again.
    - The binding carries 14 Python modules as source inside its library, and compiles and runs
      them at each start. What they compile to is kept where Python keeps that of this module, and
      those that are seldom needed are run when they are, if ever.
    - Its enumerations are made the short way.
    """
    EnumMaker().install()
    plain_import, plain_compile = builtins.__import__, builtins.compile
    compiler = KeptCompiler(_kept_beside(Path(__file__)))
    builtins.compile = compiler.compile
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        builtins.compile, builtins.__import__ = plain_compile, plain_import
    for filename, source in compiler.put_off.items():
        run_when_asked(sys.modules[filename.removesuffix(".py").replace("/", ".")], source)
    compiler.keep()


def run_when_asked(module: ModuleType, source: bytes) -> None:
    """Runs the source of a module, empty so far, when something of it is asked for."""

    def find(name: str) -> Any:
        if name.startswith("__"):  # Python's own questions
            raise AttributeError(name)
        if module.__dict__.pop("__getattr__", None):
            exec(compile(source, module.__name__, "exec"), module.__dict__)
        if name not in module.__dict__:
            raise AttributeError(name)
        return module.__dict__[name]

    module.__dict__["__getattr__"] = find


def _kept_beside(source: Path) -> Path:
    return Path(importlib.util.cache_from_source(str(source))).with_suffix(".kept")


class KeptCompiler:
    """Compiles whole modules, and keeps the outcome in a file for the next start.

    The file is taken only by the version of Python that wrote it, and a module out of it only
    while its source is the same, as with Python's own compiled files. A file that can't be read,
    or not be written, costs time and nothing else.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._compile = builtins.compile
        self._kept = self._read()
        self._used: _Code = {}
        self._has_new = False
        self.put_off: dict[str, bytes] = {}  # sources of empty modules, by file name

    def compile(
        self, source: Any, filename: Any, mode: str, *args: Any, **named: Any
    ) -> Any:  # what ``compile`` takes and gives
        """As the built-in function."""
        if not (isinstance(source, bytes) and mode == "exec") or args or named:
            return self._compile(source, filename, mode, *args, **named)
        if str(filename) in _FOR_HELP:
            self.put_off[str(filename)] = source
        if str(filename) in _FOR_HELP | _FOR_STUBS:
            source = b""
        elif str(filename) == _FEATURE:
            source = _NO_FEATURE
        key = (str(filename), importlib.util.source_hash(source))
        code = self._kept.get(key)
        if code is None:
            code = self._compile(source, filename, mode)
            self._has_new = True
        self._used[key] = code
        return code

    def keep(self) -> None:
        """Writes what was compiled anew, unless Python was told to write no such files."""
        if not self._has_new or sys.dont_write_bytecode:
            return
        beside = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        with contextlib.suppress(OSError):
            beside.parent.mkdir(exist_ok=True)
            beside.write_bytes(importlib.util.MAGIC_NUMBER + marshal.dumps(self._used))
            beside.replace(self._path)

    def _read(self) -> _Code:
        try:
            found = self._path.read_bytes()
            if not found.startswith(importlib.util.MAGIC_NUMBER):
                return {}
            kept = marshal.loads(found[len(importlib.util.MAGIC_NUMBER) :])
        except (OSError, EOFError, ValueError, TypeError):
            return {}
        return kept if isinstance(kept, dict) else {}
