"""File names from names of people stay in their folder and work on every system."""

from __future__ import annotations

import unicodedata
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.filenames import safe_filename


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Priya Nair", "Priya Nair.pdf"),
        ("../../x", "x.pdf"),
        ("/etc/x", "etc-x.pdf"),
        ("..", "contact.pdf"),
        (".", "contact.pdf"),
        ("", "contact.pdf"),
        ("   ", "contact.pdf"),
        ("CON", "_CON.pdf"),
        ("aux.txt", "_aux.txt.pdf"),
        ("nul .x", "_nul .x.pdf"),
        ("Connie", "Connie.pdf"),
        ("Jane.", "Jane.pdf"),
        ("Jane ", "Jane.pdf"),
        ("a\0b", "ab.pdf"),
        ("C:\\x: y", "C-x- y.pdf"),
        ("-rf", "rf.pdf"),
        ("~root", "root.pdf"),
        ("Jane\u202efdp.exe", "Janefdp.exe.pdf"),
        ("Zoë\nMüller", "Zoë Müller.pdf"),
        ("李 小龙", "李 小龙.pdf"),
        ("\ud800", "contact.pdf"),
    ],
)
def test_examples(text: str, expected: str) -> None:
    assert safe_filename(text, ".pdf") == expected


def test_a_long_name_is_cut_between_letters() -> None:
    name = safe_filename("é" * 300, ".pdf")
    assert len(name.encode()) <= 180
    assert name == "é" * 88 + ".pdf"
    stacked = "a" + "\u0301\u0302" * 200  # accents without a composed form
    assert not unicodedata.combining(safe_filename("x" * 170 + stacked, ".pdf")[-5])


def test_two_people_of_one_name_get_two_files() -> None:
    first = safe_filename("Jane Doe", ".pdf")
    second = safe_filename("JANE DOE", ".pdf", taken=[first])
    third = safe_filename("Jane Doe", ".pdf", taken=[first, second])
    assert (first, second, third) == ("Jane Doe.pdf", "JANE DOE (2).pdf", "Jane Doe (3).pdf")
    assert safe_filename("Zoe\u0308", ".csv", taken=["Zoë.csv"]) == "Zoë (2).csv"


def test_long_names_that_are_taken_stay_short() -> None:
    first = safe_filename("x" * 500, ".pdf")
    second = safe_filename("x" * 500, ".pdf", taken=[first])
    assert second != first
    assert second.endswith(" (2).pdf")
    assert len(second.encode()) <= 180


@given(st.text(st.characters(), max_size=300))
def test_every_text_gives_one_harmless_name(text: str) -> None:
    name = safe_filename(text, ".csv")
    folder = Path("/somewhere")
    assert (folder / name).parent == folder
    assert PureWindowsPath(name).name == name
    assert not PureWindowsPath(name).is_reserved()
    assert name.endswith(".csv")
    assert len(name) > 4
    assert len(name.encode()) <= 180
    assert name[0] not in ".-~ "
    assert not any(unicodedata.category(sign) in ("Cc", "Cs") for sign in name)
