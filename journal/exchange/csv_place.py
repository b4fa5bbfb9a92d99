"""Where somebody is, out of the parts of one or several addresses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from journal.exchange.csv_columns import Role

ADDRESS: Final = (Role.STREET, Role.ZIP, Role.CITY, Role.STATE, Role.COUNTRY, Role.FORMATTED)

Part = tuple[int, str]
"""A column's place and its text."""


def place_of(texts: Mapping[Role, list[Part]], groups: tuple[str, ...]) -> tuple[str, list[Part]]:
    """The city with its country, for choice the one at work; and the parts not used for it.

    ``groups``: to which address each column belongs.
    """
    addresses = addresses_of(texts, groups)
    chosen = min(addresses, key=lambda group: (_rank(addresses[group]), _order(group)))
    place, used = _line(addresses[chosen])
    return place, [part for part in _parts(texts) if part[0] not in used]


def addresses_of(
    texts: Mapping[Role, list[Part]], groups: tuple[str, ...]
) -> dict[str, dict[Role, list[Part]]]:
    """The parts of each address of a row."""
    addresses: dict[str, dict[Role, list[Part]]] = {}
    for role in ADDRESS:
        for at, text in texts.get(role, ()):
            addresses.setdefault(groups[at], {}).setdefault(role, []).append((at, text))
    return addresses


def _parts(texts: Mapping[Role, list[Part]]) -> list[Part]:
    return sorted(part for role in ADDRESS for part in texts.get(role, ()))


def _rank(group: Mapping[Role, object]) -> int:
    """An address that says the city before one that is a block of text, before a mere country."""
    for rank, role in enumerate((Role.CITY, Role.FORMATTED, Role.STREET, Role.STATE)):
        if role in group:
            return rank
    return 9


def _order(group: str) -> tuple[int, str]:
    return {"work": 0, "": 1, "home": 3, "other": 4}.get(group, 2), group


def _line(group: Mapping[Role, list[Part]]) -> tuple[str, set[int]]:
    """The line that says where, and the columns that it was made of."""
    if Role.CITY not in group:
        for role in (Role.FORMATTED, Role.STREET):
            if role in group:
                at, text = group[role][0]
                lines = (" ".join(line.split()).strip(",") for line in text.splitlines())
                return ", ".join(line for line in lines if line), {at}
    parts = [
        group[role][0] for role in (Role.CITY, Role.STATE, Role.COUNTRY) if role in group
    ]  # fmt: skip
    return ", ".join(" ".join(text.split()) for _, text in parts), {at for at, _ in parts}
