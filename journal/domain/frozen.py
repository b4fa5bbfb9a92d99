"""Frozen dataclasses that cost little to import.

``dataclasses`` compiles six functions for each class, a millisecond's work, though five of them
are alike for all. For the two dozen classes that the first page needs it was a tenth of the start.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

_Class = TypeVar("_Class", bound=type)


@dataclass_transform(frozen_default=True)
def frozen(cls: _Class) -> _Class:
    """As ``dataclass(frozen=True)``, for classes with plain fields and without a base.

    ``dataclasses.replace``, ``fields`` and the like work too.
    """
    names = tuple(cls.__annotations__)
    own: dict[str, Any] = {
        "__init__": _maker(cls, names),
        "__match_args__": names,
        "__dataclass_fields__": _Fields(),
        "_values": attrgetter(*names),
        "__eq__": _equal,
        "__hash__": _hash,
        "__repr__": _repr,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
    }
    for name, value in own.items():
        setattr(cls, name, value)
    return cls


def _maker(cls: type, names: tuple[str, ...]) -> Callable[..., None]:
    """``__init__``, by the way round ``__setattr__`` that is left to it."""
    space: dict[str, Any] = {"_set": object.__setattr__}
    space |= {f"_{name}": cls.__dict__[name] for name in names if name in cls.__dict__}
    given = ", ".join(f"{name}=_{name}" if name in cls.__dict__ else name for name in names)
    kept = "; ".join(f"_set(self, {name!r}, {name})" for name in names)
    exec(f"def __init__(self, {given}): {kept}", space)
    init: Callable[..., None] = space["__init__"]
    init.__annotations__ = cls.__annotations__ | {"return": None}
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__module__ = cls.__module__
    return init


def _equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self.__class__._values(self) == self.__class__._values(other)


def _hash(self: Any) -> int:
    return hash(self.__class__._values(self))


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in type(self).__match_args__)
    return f"{type(self).__qualname__}({shown})"


def _refuse(self: object, name: str, _value: object = None) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"{type(self).__qualname__}.{name} can't be changed")


class _Fields:
    """What ``dataclasses`` wants to know of a class: taken from a real one when it asks."""

    def __get__(self, _instance: object, owner: type) -> dict[str, Any]:
        from dataclasses import dataclass

        names = owner.__annotations__
        members = {name: owner.__dict__[name] for name in names if name in owner.__dict__}
        twin: Any = dataclass(
            type(owner.__name__, (), {**members, "__annotations__": names, "__doc__": ""})
        )
        fields: dict[str, Any] = twin.__dataclass_fields__
        type.__setattr__(owner, "__dataclass_fields__", fields)
        return fields
