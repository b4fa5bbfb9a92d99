"""The wording that comes with the program, a plain way to say days, and facts to begin with."""

from __future__ import annotations

import tomllib
from datetime import date, datetime

from journal import assets
from journal.domain.codes import LetterKind
from journal.domain.letters.facts import LetterFacts, Person
from journal.domain.letters.wording import Wording, read_wording

TODAY = date(2026, 3, 5)
ANA = Person(1, "Ana Souza", "Ana", "Baltic Freight")
TOM = Person(2, "Tom Becker", "Tom")
MARTA = Person(3, "Marta Kowalska", "Marta")
LENA = Person(4, "Lena Fischer")


def english() -> Wording:
    """As it stands in the resources."""
    return read_wording("en", tomllib.loads(assets.text("letters", "en.toml")))


ENGLISH = english()


class Plain:
    """Says days and times in one fixed way."""

    def day(self, day: date) -> str:
        return f"{day.day} {day:%B}"

    def time(self, moment: datetime) -> str:
        return f"{moment:%H:%M}"


SAY = Plain()


def facts(kind: LetterKind, **known: object) -> LetterFacts:
    """A letter to Ana from somebody whose name is known."""
    given: dict[str, object] = {"me": "Robin Ellis", "address": "ana@firm.example", **known}
    return LetterFacts(
        kind,
        given.pop("person", ANA),
        TODAY,
        "en",
        ENGLISH,
        **given,  # type: ignore[arg-type]
    )
