"""Enumerations made the short way are those that Python would have made."""

from __future__ import annotations

import enum
import subprocess
import sys
import types
from collections.abc import Iterator
from enum import Enum, EnumType, Flag, FlagBoundary, IntEnum, IntFlag
from typing import Any

import pytest
from PySide6 import QtCore, QtGui, QtWidgets

from journal.qt_enums import EnumMaker

KINDS = (Enum, IntEnum, Flag, IntFlag)
Members = list[tuple[str, int]]


def by_python(kind: EnumType, name: str, members: Members, boundary: Any) -> EnumType:
    """As by a class statement."""
    named = {} if boundary is None else {"boundary": boundary}
    return types.new_class(
        name, (kind,), named, lambda body: body.update([*members, ("__module__", __name__)])
    )


def short(kind: EnumType, name: str, members: Members, boundary: Any = None) -> Any:
    return EnumMaker().make(kind, name, members, module=__name__, boundary=boundary, start=1)


def told(made: Any) -> dict[str, Any]:
    """All that can be asked of an enumeration."""
    found: dict[str, Any] = {
        "names": list(made.__members__),
        "members": [
            (
                each.name,
                each.value,
                each._sort_order_,
                repr(each),
                str(each),
                f"{each}",
                each.__doc__,
            )
            for each in made.__members__.values()
        ],
        "in order": [each.name for each in made],
        "backwards": [each.name for each in reversed(made)],
        "length": len(made),
        "by value": [made(each.value).name for each in made.__members__.values()],
        "by name": [made[name].value for name in made.__members__],
        "has": [each in made for each in made],
        "as attributes": [getattr(made, name).value for name in made.__members__],
        "made of": sorted(set(made.__dict__) - {"__firstlineno__", "__static_attributes__"}),
        "class": (made.__name__, made.__bases__, made.__module__, repr(made), made.__doc__),
        "given back": [each.__reduce_ex__(4)[1] for each in made],
        "numbers": [isinstance(each, int) for each in made],
    }
    if issubclass(made, Flag):
        known = sum(each.value for each in made)  # Python's own fails at parts without a name
        found |= {
            "masks": (made._flag_mask_, made._all_bits_, made._boundary_),
            "parts": [
                [*map(repr, each)] for each in made.__members__.values() if not each.value & ~known
            ],
            "not": [repr(~each) for each in made],
            "pairs": [
                repr(each | other) for each in made for other in list(made)[:5] if each.value > 0
            ],
            "nothing": repr(made(0)) if len(made) else "",
        }
    return found


def of_qt() -> Iterator[tuple[EnumType, str, Members]]:
    """Each enumeration of a class of Qt, as the binding tells it to Python."""
    for module in (QtCore, QtGui, QtWidgets):
        for owner in [getattr(module, name) for name in dir(module)]:
            if not isinstance(owner, type):
                continue
            for each in list(vars(owner).values()):
                if isinstance(each, EnumType):
                    kind = next(base for base in each.__mro__ if base in KINDS)
                    members = [(name, member.value) for name, member in each.__members__.items()]
                    yield kind, each.__name__, members


def test_all_of_qt() -> None:
    made = 0
    for kind, name, members in of_qt():
        ours = short(kind, name, members, FlagBoundary.KEEP)
        python = by_python(kind, name, members, FlagBoundary.KEEP)
        assert told(ours) == told(python), name
        made += 1
    assert made > 400


@pytest.mark.parametrize("boundary", [None, FlagBoundary.STRICT, FlagBoundary.CONFORM])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "members",
    [
        [("Zero", 0)],
        [("One", 1), ("Same", 1), ("Two", 2), ("Both", 3), ("Four", 4)],
        [("Four", 4), ("One", 1), ("Two", 2)],
        [("Below", -8), ("Large", 1 << 40)],
        [("mixedCase", 4), ("élan", 8)],
    ],
)
def test_odd_ones(kind: EnumType, members: Members, boundary: FlagBoundary | None) -> None:
    negative = any(value < 0 for _name, value in members)
    if issubclass(kind, Flag) and negative:
        pytest.skip("Python makes none of these")

    assert told(short(kind, "Odd", members, boundary)) == told(
        by_python(kind, "Odd", members, boundary)
    )


@pytest.mark.parametrize(
    "members",
    [
        [("name", 1)],
        [("value", 1)],
        [("mro", 1)],
        [("_under", 1)],
        [("One", 1), ("One", 2)],
        [("Text", "1")],
        [("True_", True)],
        {"One": 1},
        "One Two",
        ["One", "Two"],
    ],
)
def test_others_are_left_to_python(members: Any) -> None:
    assert short(Enum, "Other", members) is None


def test_each_has_its_own_members() -> None:
    maker = EnumMaker()
    one, two = (maker.make(Enum, "Twin", [(name, 1)], module="here") for name in ("One", "Two"))

    assert (list(one), list(two)) == ([one.One], [two.Two])
    assert one.One is not two.Two


def test_an_enumeration_with_something_unknown_is_left_to_python(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    maker = EnumMaker()
    python_makes = maker._python_makes

    def of_another_time(*args: Any, **named: Any) -> EnumType:
        made = python_makes(*args, **named)
        type.__setattr__(made, "_counted_", [])
        return made

    monkeypatch.setattr(maker, "_python_makes", of_another_time)

    assert maker.make(Enum, "Later", [("One", 1)], module="here") is None


def test_what_is_made_here_agrees_with_this_python() -> None:
    assert EnumMaker().agrees()


@pytest.mark.parametrize("version", [(3, 10, 9), (3, 14, 0), (4, 0, 0)])
def test_a_python_nobody_looked_at_makes_them_itself(
    version: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = enum.EnumType._create_
    monkeypatch.setattr(sys, "version_info", version)

    assert not EnumMaker().install()
    assert enum.EnumType._create_ is before


@pytest.mark.parametrize("attribute", ["_value_", "_name_", "_sort_order_", "_told_"])
def test_a_python_that_makes_them_otherwise_makes_them_itself(
    attribute: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = enum.EnumType._create_
    maker = EnumMaker()
    python_makes = maker._python_makes

    def otherwise(*args: Any, **named: Any) -> EnumType:
        made = python_makes(*args, **named)
        for each in made.__members__.values():
            object.__setattr__(each, attribute, "another")
        return made

    monkeypatch.setattr(maker, "_python_makes", otherwise)

    assert not maker.install()
    assert enum.EnumType._create_ is before


def test_python_asks_here_once_installed() -> None:
    script = (
        "from journal.binding import load; load()\n"
        "import enum, pickle\n"
        "Made = enum.Flag('Made', [('One', 1), ('Two', 2)])\n"
        "Left = enum.Enum('Left', 'One Two')\n"
        "assert Made.__module__ == Left.__module__ == '__main__'\n"
        "assert pickle.loads(pickle.dumps(Made.One | Made.Two)) == Made(3)\n"
        "assert [each.value for each in Left] == [1, 2]\n"
        "from PySide6.QtCore import Qt\n"
        "both = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft\n"
        "assert pickle.loads(pickle.dumps(both)) == both\n"
        "print(Qt.AlignmentFlag.__module__, Qt.AlignmentFlag.__qualname__, repr(both))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )

    assert done.stdout.startswith("PySide6.QtCore Qt.AlignmentFlag <AlignmentFlag.Align")
    assert done.stderr == ""
    assert enum.EnumType._create_.__module__ == "enum"  # this process is as it was
