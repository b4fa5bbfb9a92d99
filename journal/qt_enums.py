"""Makes the enumerations of Qt's binding in a quarter of the time.

The binding makes all enumerations of a class when the class is first used: 105 of them with 1,772
members for ``Qt`` and ``QStyle`` alone. Python's own way, which looks at each name for all that it
could be, takes 30 ms for those, a twelfth of the program's start. Here only names with plain
numbers are dealt with, and what comes out is the same; anything else is left to Python. So is
everything in a version of Python whose enumerations weren't looked at, or are made otherwise.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from enum import Enum, EnumType, Flag, FlagBoundary, IntEnum, IntFlag
from typing import Any, Final

OLDEST: Final = (3, 11)
NEWEST: Final = (3, 13)
"""Versions of Python whose way of making enumerations is known."""

# The kinds that are made here, and what each enumeration has of its own.
_KINDS: tuple[EnumType, ...] = (Enum, IntEnum, Flag, IntFlag)
_ITS_OWN: dict[str, type] = {
    "_member_names_": list,
    "_member_map_": dict,
    "_value2member_map_": dict,
    "_unhashable_values_": list,
    "_unhashable_values_map_": dict,
    "_hashable_values_": list,
}

_set = type.__setattr__  # that of enumerations looks whether a member would be lost


class EnumMaker:
    """Makes enumerations after an empty one of each kind, which Python made."""

    def __init__(self) -> None:
        self._python_makes: Callable[..., EnumType] = EnumType._create_  # type: ignore[attr-defined]
        self._taken = {
            kind: frozenset(name for base in (*kind.__mro__, type) for name in vars(base))
            for kind in _KINDS
        }
        self._empty: dict[tuple[EnumType, FlagBoundary | None], dict[str, Any]] = {}

    def install(self) -> bool:
        """From now on ``Enum("Name", [("member", 1), …])`` and its like are made here.

        False where Python goes on making them, because it could do so otherwise than known here.
        """
        if not (OLDEST <= sys.version_info[:2] <= NEWEST and self.agrees()):
            return False

        def create(kind: EnumType, class_name: str, names: Any, **named: Any) -> EnumType:
            if named.get("module") is None:  # Python's own looks at the same distance for it
                named["module"] = sys._getframe(2).f_globals.get("__name__")
            made = self.make(kind, class_name, names, **named)
            return self._python_makes(kind, class_name, names, **named) if made is None else made

        EnumType._create_ = create  # type: ignore[attr-defined]
        return True

    def agrees(self) -> bool:
        """Whether a small enumeration of each kind comes out here as Python makes it."""
        try:
            return all(self._is_alike(kind) for kind in _KINDS)
        except Exception:  # whatever it is: then Python makes them
            return False

    def _is_alike(self, kind: EnumType) -> bool:
        names = [("Two", 2), ("One", 1), ("Same", 1), ("Both", 3)]
        boundary = FlagBoundary.KEEP if issubclass(kind, Flag) else None
        named = {"module": __name__, "boundary": boundary}
        made = self.make(kind, "Tried", names, **named)  # type: ignore[arg-type]
        python = self._python_makes(kind, "Tried", names, **named)
        return made is not None and _told(made) == _told(python)

    def make(
        self,
        kind: EnumType,
        class_name: str,
        names: Any,
        *,
        module: str | None,
        boundary: FlagBoundary | None = None,
        **named: Any,
    ) -> EnumType | None:
        """The enumeration; None where it has to be made by Python itself."""
        is_usual = kind in _KINDS and module and set(named.values()) <= {None, 1}
        is_plain = is_usual and _is_plain(names, self._taken[kind])
        body = self._body(kind, boundary) if is_plain else None
        if body is None:
            return None
        made = type.__new__(EnumType, class_name, (kind,), body | {"__module__": module})
        _fill(made, names)
        return made

    def _body(self, kind: EnumType, boundary: FlagBoundary | None) -> dict[str, Any] | None:
        """What an enumeration of the kind has; None if there is something unknown in it."""
        empty = self._empty.get((kind, boundary))
        if empty is None:
            made = self._python_makes(kind, "Empty", (), module=__name__, boundary=boundary)
            empty = self._empty[kind, boundary] = dict(made.__dict__)
        own = {key: value for key, value in empty.items() if isinstance(value, (list, dict, set))}
        if own.keys() - _ITS_OWN.keys():
            return None
        return empty | {key: _ITS_OWN[key]() for key in own}


def _is_plain(names: Any, taken: frozenset[str]) -> bool:
    """Whether these are names that mean nothing to Python, each once, with numbers."""
    if type(names) is not list or not all(type(each) is tuple and len(each) == 2 for each in names):
        return False
    return len({name for name, _value in names}) == len(names) and all(
        type(name) is str and type(value) is int and name[:1] != "_" and name not in taken
        for name, value in names
    )


def _fill(made: Any, names: Sequence[tuple[str, int]]) -> None:
    """Gives an empty enumeration its members."""
    order, members, by_value = made._member_names_, made._member_map_, made._value2member_map_
    new, with_value, is_flag = made._new_member_, made._use_args_, hasattr(made, "_flag_mask_")
    mask = singles = 0
    for name, value in names:
        member = by_value.get(value)
        if member is None:  # otherwise it is another name of that one
            member = new(made, value) if with_value else new(made)
            member._value_ = value
            member._name_ = name
            member.__objclass__ = made
            member._sort_order_ = len(order)
            by_value[value] = member
            mask |= value
            is_single = value and not value & (value - 1)
            if is_single:
                singles |= value
            if is_single or not is_flag:
                order.append(name)
        members[name] = member
    for name, member in members.items():  # by itself: Python forgets what it knows of the class
        _set(made, name, member)
    if hasattr(made, "_hashable_values_"):
        made._hashable_values_.extend(by_value)
    if is_flag:
        masks = {
            "_flag_mask_": mask,
            "_singles_mask_": singles,
            "_all_bits_": 2 ** mask.bit_length() - 1,
        }
        for name, value in masks.items():
            if hasattr(made, name):
                _set(made, name, value)
        values = [members[name]._value_ for name in order]
        if values != sorted(values):
            _set(made, "_iter_member_", made._iter_member_by_def_)


def _told(made: Any) -> object:
    """What tells an enumeration from one that was made otherwise."""
    members = made.__members__.items()
    return (
        set(vars(made)),
        [(name, dict(vars(each), __objclass__=None), repr(each)) for name, each in members],
        [(each.name, made(each.value) is each, getattr(made, each.name) is each) for each in made],
        [getattr(made, name, None) for name in ("_flag_mask_", "_all_bits_", "_singles_mask_")],
        [repr(each) for each in made(7)] if issubclass(made, Flag) else None,
    )
