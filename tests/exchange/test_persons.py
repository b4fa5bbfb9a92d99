"""Names, addresses and numbers as people write them into single cells."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.persons import mail_addresses, numbers, person, tidy


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Jane Doe", ("Jane Doe", "", "", "", False)),
        ("Doe, Jane", ("Jane Doe", "Jane", "Doe", "", False)),
        ("Doe, Jane (she/her), PMP 🎓", ("Jane Doe", "Jane", "Doe", "she/her", True)),
        ("Jane Doe (They/Them)", ("Jane Doe", "", "", "They/Them", False)),
        ("Jane Doe [sie/ihr]", ("Jane Doe", "", "", "sie/ihr", False)),
        ("Jane Doe, MBA, Ph.D.", ("Jane Doe", "", "", "", True)),
        ("DE LA CRUZ, ANA", ("ANA DE LA CRUZ", "ANA", "DE LA CRUZ", "", False)),
        ("Smith, JP", ("JP Smith", "JP", "Smith", "", False)),
        ("Ed Ma", ("Ed Ma", "", "", "", False)),
        ("Ma, Ed", ("Ed Ma", "Ed", "Ma", "", False)),
        ("de la Cruz, Ana María", ("Ana María de la Cruz", "Ana María", "de la Cruz", "", False)),
        ("John Smith, Jr.", ("John Smith, Jr.", "", "", "", False)),
        ("Acme, Inc.", ("Acme, Inc.", "", "", "", False)),
        ("Mr. John Richter, James Doe", ("Mr. John Richter, James Doe", "", "", "", False)),
        ("✨Ana Reyes✨", ("Ana Reyes", "", "", "", True)),
        ("👩‍🚀", ("👩‍🚀", "", "", "", False)),
        ("O’Brien-Smith  Ann", ("O’Brien-Smith Ann", "", "", "", False)),
        ("山田 太郎", ("山田 太郎", "", "", "", False)),
        ("PMP", ("PMP", "", "", "", False)),
        (",", (",", "", "", "", False)),
    ],
)  # fmt: skip
def test_names(written: str, expected: tuple[str, str, str, str, bool]) -> None:
    assert person(written) == expected


@given(st.text(max_size=40))
def test_what_is_not_lost_is_there(text: str) -> None:
    found = tidy(text)
    if not found.lost:
        for word in text.split():
            assert word in found.text or word.strip("()[],|•·-–—~*") in found.pronouns + found.text
    assert found.text or not text.split()


@pytest.mark.parametrize(
    ("cell", "addresses", "rest"),
    [
        ("a@x.example", ("a@x.example",), ""),
        ("* a@x.example ::: b@x.example", ("a@x.example", "b@x.example"), ""),
        ("a@x.example; b@x.example,c@x.example", ("a@x.example", "b@x.example", "c@x.example"), ""),
        ("Ana Reyes <a@x.example>", ("a@x.example",), "Ana Reyes"),
        ('"Reyes, Ana" <mailto:a@x.example>', ("a@x.example",), "Reyes Ana"),
        ("'a@x.example'", ("a@x.example",), ""),
        ("ask Tom", (), "ask Tom"),
        ("@handle", (), "@handle"),
        ("", (), ""),
        ("müller@bücher.example", ("müller@bücher.example",), ""),
    ],
)
def test_mail_addresses(cell: str, addresses: tuple[str, ...], rest: str) -> None:
    assert mail_addresses(cell) == (addresses, rest)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("+1 555 0100", ("+1 555 0100",)),
        ("'+44 20 7946", ("+44 20 7946",)),
        ("1 ::: 2", ("1", "2")),
        ("* 1\n2", ("1", "2")),
        ("+49 30 12345; +49 30 67890", ("+49 30 12345", "+49 30 67890")),
        ("+1 555 0100;ext=12", ("+1 555 0100;ext=12",)),
        ("+1 555 0100 x12", ("+1 555 0100 x12",)),
        ("call the desk", ("call the desk",)),
        ("  ", ()),
    ],
)
def test_numbers(cell: str, expected: tuple[str, ...]) -> None:
    assert numbers(cell) == expected


@pytest.mark.parametrize(
    "bait",
    [
        "a" * 200_000 + "!",
        "@" * 200_000,
        "a@" * 100_000,
        "(" * 100_000,
        "she/" * 50_000,
        "x, " * 50_000,
        " " * 200_000 + "@",
        "🎓" * 50_000,
    ],
)
def test_bait_is_quick(bait: str) -> None:
    start = time.process_time()
    person(bait)
    mail_addresses(bait)
    numbers(bait)
    assert time.process_time() - start < 2
