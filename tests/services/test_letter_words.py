"""Days and times as letters say them; the words of a language."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import QLocale

from journal.domain.codes import LetterKind
from journal.services.letter_words import Speech, what_was_written, wording

TODAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("country", "this_year", "next_year"),
    [
        ("en_GB", "Wednesday, 4 March", "Thursday, 4 March 2027"),
        ("en_US", "Wednesday, March 4", "Thursday, March 4, 2027"),
        ("de_DE", "Mittwoch, 4. März", "Donnerstag, 4. März 2027"),
        ("es_ES", "miércoles, 4 de marzo", "jueves, 4 de marzo de 2027"),
        ("ru_RU", "среда, 4 марта", "четверг, 4 марта 2027 г."),
        ("ja_JP", "2026年3月4日水曜日", "2027年3月4日木曜日"),
    ],
)
def test_a_day_has_its_year_when_that_is_not_this_one(
    country: str, this_year: str, next_year: str
) -> None:
    speech = Speech(country[:2], TODAY, QLocale(country))
    assert speech.day(date(2026, 3, 4)).replace("Wednesday 4", "Wednesday, 4") == this_year
    later = speech.day(date(2027, 3, 4))
    assert later.replace("Thursday 4", "Thursday, 4") == next_year


def test_an_english_letter_says_days_in_english_anywhere() -> None:
    speech = Speech("en", TODAY, QLocale("de_DE"))
    assert speech.day(date(2026, 3, 4)) == "Wednesday, March 4"
    assert speech.time(datetime(2026, 3, 4, 14, 0)) == "2:00 PM"
    british = Speech("en", TODAY, QLocale("en_GB"))
    assert british.time(datetime(2026, 3, 4, 14, 0)) == "14:00"


def test_a_language_without_letters_has_the_english_ones() -> None:
    assert wording("xx").language == "en"
    assert wording("").language == "en"
    assert wording("../letters/en").language == "en"
    assert len(wording("en").templates) > 20


def test_each_kind_is_told_in_the_timeline() -> None:
    told = {what_was_written(kind) for kind in LetterKind}
    assert len(told) == len(LetterKind)
    assert what_was_written(LetterKind.REQUEST, again=True) not in told
