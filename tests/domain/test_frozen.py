"""Classes made by ``frozen`` behave as those of ``dataclass(frozen=True)`` do."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest

from journal.domain.frozen import frozen


@frozen
class Point:
    """Where."""

    x: int
    y: int = 2
    name: str | None = None

    @property
    def sum(self) -> int:
        """Both."""
        return self.x + self.y


@dataclasses.dataclass(frozen=True)
class Real:
    """The model."""

    x: int
    y: int = 2
    name: str | None = None


@pytest.mark.parametrize("kind", [Point, Real])
def test_it_is_made_compared_and_shown(kind: type) -> None:
    one, same, other = kind(1), kind(1, 2, name=None), kind(1, y=3)
    assert one == same
    assert one != other
    assert one != (1, 2, None)
    assert hash(one) == hash(same)
    assert {one, same, other} == {one, other}
    assert repr(other) == f"{kind.__name__}(x=1, y=3, name=None)"
    match other:
        case Point(x, y) | Real(x, y):
            assert (x, y) == (1, 3)
    with pytest.raises(TypeError):
        kind()
    with pytest.raises(TypeError):
        kind(1, z=3)


@pytest.mark.parametrize("kind", [Point, Real])
def test_it_stays_as_it_is(kind: type) -> None:
    one = kind(1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.x = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.strange = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        del one.x
    assert one == kind(1)


@pytest.mark.parametrize("kind", [Point, Real])
def test_the_tools_of_dataclasses_work(kind: type) -> None:
    one = kind(1, name="a")
    assert dataclasses.is_dataclass(one)
    assert dataclasses.replace(one, y=5) == kind(1, 5, "a")
    assert [each.name for each in dataclasses.fields(one)] == ["x", "y", "name"]
    assert dataclasses.asdict(one) == {"x": 1, "y": 2, "name": "a"}
    assert copy.deepcopy(one) == one
    assert pickle.loads(pickle.dumps(one)) == one


def test_two_of_different_classes_differ() -> None:
    assert Point(1) != Real(1)
    assert Point(1).sum == 3
