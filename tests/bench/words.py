"""Names and texts for a journal of any size: made up, but of the shape that people's have."""

from __future__ import annotations

from itertools import accumulate
from random import Random

RARE = "zymurgy"
"""Stands in three notes of a journal."""

COMMON = "planning"
"""Stands in about every second note."""

FIRST_NAMES = (
    "Ana", "Tom", "Priya", "Lena", "Karim", "Marta", "Carmen", "José", "Łukasz", "Zoë", "Ingrid",
    "Søren", "Aoife", "Mei", "Yuki", "Olu", "Fatima", "Dmitri", "Chloé", "Björn", "Noor", "Ivo",
    "Grace", "Samuel", "Hannah", "Peter", "Julia", "Martin", "Sarah", "David", "Emma", "Paul",
    "Laura", "Mark", "Nina", "Simon", "Clara", "Felix", "Ruth", "Oscar", "Elif", "Mateo", "Amara",
    "Jonas", "Sofia", "Liam", "Maya", "Hugo", "Vera", "Leon", "Iris", "Omar", "Tilda", "Ravi",
    "Kenji", "Wanjiku", "Siobhán", "Anders", "Beatriz", "Cyrus",
)  # fmt: skip
_BEGINNINGS = (
    "Beck", "Fisch", "Wein", "Hart", "Müll", "Łuka", "Schön", "Castel", "Mont", "Silv", "Kowal",
    "Novot", "Peters", "Johans", "Lind", "Berg", "Holm", "Marsh", "Wood", "Ash", "Clay", "Thorn",
    "Okaf", "Adey", "Naka", "Yama", "Moren", "Rui", "Garc", "Fern", "Dubo", "Lefe", "Vande",
    "Strauß", "Kaya", "Özt", "Haddad", "Nass", "Rah", "Iy", "Sharm", "Pat", "Nair", "Desh", "Quin",
    "O’Bri", "Mac Giol", "Dun", "Ferg", "Camp",
)  # fmt: skip
_ENDINGS = (
    "er", "mann", "sik", "ová", "sson", "ley", "ton", "ham", "or", "emi", "mura", "moto", "o",
    "z", "ía", "andez", "is", "vre", "rberg", "ski", "dal", "stein", "man", "ia", "en", "ar",
)  # fmt: skip
LAST_NAMES = tuple(begin + end for begin in _BEGINNINGS for end in _ENDINGS)
TRADES = ("Lines", "Logistics", "Health", "Studio", "Energy", "Systems", "Foods", "Partners",
          "Museum", "Bank", "Research", "Software", "Rail", "Publishing")  # fmt: skip
ROLES = ("Planner", "Analyst", "Engineer", "Head of operations", "Director", "Consultant",
         "Product manager", "Designer", "Researcher", "Buyer", "Editor", "Team lead")  # fmt: skip
PLACES = ("Hamburg", "London", "Leeds", "Zürich", "São Paulo", "Porto", "Kraków", "Aarhus",
          "Lyon", "Toronto", "Nairobi", "Pune", "Osaka", "Cork")  # fmt: skip

_EVERYDAY = """
the of and to a in that they was for on with as had it who from by this but not have were
which one all their there been would more about when what into people team work year first
project group said role hired question meeting company because after other then out some time
asked learned told interview small large move career wanted found between change customer
budget build plan report week manager before talk product market later train office read write
number point support field share start data next idea hard good new long course
"""
_SYLLABLES = ("ba", "cor", "den", "fil", "gra", "hal", "jin", "kel", "lor", "mar", "nes", "pol",
              "qui", "rin", "sta", "tem", "ul", "ven", "wil", "zan")  # fmt: skip
_FOREIGN = ("ción", "straße", "łow", "für", "été")


class Writer:
    """Writes names and texts, the same ones for the same seed."""

    def __init__(self, random: Random) -> None:
        self._random = random
        made = ["".join(random.choices(_SYLLABLES, k=random.randint(2, 4))) for _ in range(3000)]
        words = [*_EVERYDAY.split(), *dict.fromkeys(made), *_FOREIGN]
        weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
        self._sentences = [
            " ".join(random.choices(words, cum_weights=weights, k=random.randint(6, 16)))
            for _ in range(4000)
        ]

    def name(self) -> str:
        """A person's."""
        middle = (
            f" {self._random.choice(_SYLLABLES).title()}." if self._random.random() < 0.1 else ""
        )
        return f"{self._random.choice(FIRST_NAMES)}{middle} {self._random.choice(LAST_NAMES)}"

    def company(self, number: int) -> str:
        """A company's; another for each number."""
        last = LAST_NAMES[number * 7 % len(LAST_NAMES)]
        place = PLACES[number // len(LAST_NAMES) % len(PLACES)]
        return f"{last} {TRADES[number % len(TRADES)]} {place}"

    def sentence(self) -> str:
        """Six to sixteen words."""
        text = self._random.choice(self._sentences)
        return text[0].upper() + text[1:]

    def text(self, most: int) -> str:
        """Up to so many sentences; every second text has the common word."""
        sentences = [self.sentence() for _ in range(self._random.randint(1, most))]
        if self._random.random() < 0.5:
            sentences.append(f"We spoke about {COMMON} too")
        return ". ".join(sentences) + "."
