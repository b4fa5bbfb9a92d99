"""Fitting and cleaning text; dates between short and long."""

from __future__ import annotations

from datetime import date, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from journal.paper.clean import cleaned, paragraphs, plain_title, whole_letters
from journal.paper.dates import Dates
from journal.paper.look import Style, look_for
from journal.paper.sheet_data import Paper
from journal.paper.typesetter import Align, Typesetter, reads_right_to_left

pytestmark = pytest.mark.usefixtures("qapp")

TEXT = Style(10.5, 5.0)
ANY_TEXT = st.text(st.characters(), max_size=300)


@given(ANY_TEXT, st.integers(1, 200))
def test_cleaned_text_is_bounded_and_printable(text: str, limit: int) -> None:
    clean, _ = cleaned(text, limit)
    assert len(clean) <= limit
    assert not any(letter < " " or "\ud800" <= letter <= "\udfff" for letter in clean)
    assert not set(clean) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_cleaning() -> None:
    assert cleaned("a\r\nb\u2028c\td", 99) == ("a b c d", False)
    assert cleaned("abcdef", 3) == ("abc", True)
    assert cleaned("x" * 1000, 3) == ("xxx", True)
    assert cleaned("\ud83d!", 9) == ("\ufffd!", False)
    assert cleaned("e" + "\u0301" * 50 + "x", 99) == ("e" + "\u0301" * 4 + "x", False)
    assert cleaned("e\u0301e\u0301", 3) == ("e\u0301", True)
    assert paragraphs("a\n\n b \r\nc") == ("a", "b", "c")
    assert plain_title("\u200fa\u202eb\u2066", 9) == "ab"


@pytest.mark.parametrize(
    ("text", "end", "whole"),
    [("abc", 2, 2), ("ae\u0301", 2, 1), ("👍🏿!", 1, 0), ("a👨\u200d👩", 3, 1), ("ab", 9, 9)],
)
def test_letters_stay_whole(text: str, end: int, whole: int) -> None:
    assert whole_letters(text, end) == whole


@pytest.mark.parametrize(
    ("text", "otherwise", "rtl"),
    [
        ("abc", True, False), ("مرحبا abc", False, True), ("12 שלום", False, True),
        ("{referrer} שלום", False, True), ("123", True, True), ("123", False, False),
        ("→ é", True, False),
    ],
)  # fmt: skip
def test_direction_is_that_of_the_first_letter(text: str, otherwise: bool, rtl: bool) -> None:
    assert reads_right_to_left(text, otherwise) is rtl


@settings(max_examples=150, deadline=None)
@given(ANY_TEXT, st.floats(10, 180), st.integers(1, 4))
def test_fitted_text_takes_no_more_than_its_place(text: str, width: float, most: int) -> None:
    fitted = Typesetter().fit(text, TEXT, width, most)
    assert fitted.lines <= most
    assert fitted.width <= width + 0.4
    assert fitted.height == pytest.approx(fitted.lines * 5.0)
    assert fitted.elided is fitted.text.endswith("…") or text.rstrip().endswith("…")


def test_the_beginning_is_kept() -> None:
    setter = Typesetter()
    text = "one two three four five six seven eight nine ten " * 5
    fitted = setter.fit(text, TEXT, 60, 3)
    assert fitted.elided
    assert text.startswith(fitted.text.removesuffix("…").rstrip())
    assert fitted.text == setter.fit(fitted.text, TEXT, 60, 3).text
    assert setter.fit("short", TEXT, 60, 3).text == "short"


def test_emoji_do_not_shift_the_cut() -> None:
    fitted = Typesetter().fit("👍👍👍 " + "word " * 60, TEXT, 50, 2)
    assert fitted.text.startswith("👍👍👍 word word")
    assert fitted.lines == 2
    assert fitted.elided


def left_edge(text: str, align: Align, page_rtl: bool = False, like: str = "") -> float:
    """Where the first line of a text begins in a place of 100 mm."""
    layout = Typesetter(page_rtl).fit(text, TEXT, 100, 1, align, like).layout
    return layout.lineAt(0).position().x() * 25.4 / 1440


def test_sides() -> None:
    hebrew, english = "שלום עולם", "hello"
    assert left_edge(english, Align.AUTO) == 0
    assert left_edge(hebrew, Align.AUTO) > 50
    assert left_edge(hebrew, Align.START) == 0
    assert left_edge(english, Align.START, page_rtl=True) > 50
    assert left_edge(english, Align.END) > 50
    assert left_edge(english, Align.END, page_rtl=True) == 0
    assert 30 < left_edge(english, Align.CENTER) < 50
    assert left_edge(f"{hebrew} introduced us", Align.AUTO, like="{referrer} introduced us") == 0


def test_lines_have_one_distance_whatever_stands_in_them() -> None:
    layout = Typesetter().fit("plain words " * 8 + "日本語 مرحبا 👍 " * 8, TEXT, 60, 6).layout
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    bases = [line.y() + line.ascent() for line in lines]
    # Qt keeps places in steps of 1/64.
    assert [low - high for high, low in pairwise(bases)] == pytest.approx(
        [5.0 * 1440 / 25.4] * 5, abs=1 / 32
    )


def test_sizes_of_type() -> None:
    for large in (False, True):
        look = look_for(Paper.A4, large)
        styles = [value for value in look if isinstance(value, Style)]
        assert min(style.points for style in styles) >= 8.5
        assert all(style.pitch > style.points * 25.4 / 72 * 1.2 for style in styles)
    assert look_for(Paper.A4, False).name == Style(18, 8.13, bold=True)
    assert look_for(Paper.A4, False).text.points == 10.5
    assert look_for(Paper.A4, True).text.points == 14


@pytest.mark.parametrize(
    ("name", "full", "day", "spoken", "time"),
    [
        ("en_GB", "Tue, 14 May 2024", "Tue, 14 May", "14 May", "14:05"),
        ("en_US", "Tue, May 14, 2024", "Tue, May 14", "May 14", "2:05\u00a0PM"),
        ("de_DE", "Di., 14. Mai 2024", "Di., 14. Mai", "14. Mai", "14:05"),
        ("es_ES", "mar, 14 de may de 2024", "mar, 14 de may", "14 de mayo", "14:05"),
        ("ja_JP", "2024年5月14日火", "5月14日火", "5月14日", "14:05"),
        ("hu_HU", "2024. máj. 14., K", "máj. 14., K", "május 14.", "14:05"),
        ("lv_LV", "otrd., 2024. gada 14. maijs", "otrd., 14. maijs", "14. maijs", "14:05"),
        ("C", "Tue, 14 May 2024", "Tue, 14 May", "14 May", "14:05"),
    ],
)
def test_dates(name: str, full: str, day: str, spoken: str, time: str) -> None:
    dates = Dates(QLocale(name))
    moment = datetime(2024, 5, 14, 14, 5)
    assert dates.full(date(2024, 5, 14)) == full
    assert dates.day(date(2024, 5, 14)) == day
    assert dates.spoken(date(2024, 5, 14)) == spoken
    assert dates.time(moment) == time
    assert dates.number(1234) == "1234"


def test_bare_times_keep_the_clock_of_twelve_hours() -> None:
    dates = Dates(QLocale("en_US"))
    hours = [dates.bare_time(datetime(2024, 5, 14, hour, 5)) for hour in (0, 1, 12, 13, 23)]
    assert hours == ["12:05", "1:05", "12:05", "1:05", "11:05"]
    assert Dates(QLocale("de_DE")).bare_time(datetime(2024, 5, 14, 0, 5)) == "00:05"


@given(
    st.sampled_from(
        QLocale.matchingLocales(
            QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry
        )
    )
)
@settings(max_examples=100, deadline=None)
def test_every_locale_has_the_day_in_each_length(locale: QLocale) -> None:
    dates = Dates(locale)
    for number in (3, 28):
        figure = dates.number(number)
        texts = (dates.full(date(2024, 5, number)), dates.day(date(2024, 5, number)),
                 dates.spoken(date(2024, 5, number)))  # fmt: skip
        assert all(figure in text for text in texts), (locale.name(), texts)
        year = dates.number(2024)
        assert year not in texts[1], (locale.name(), texts)
        assert year not in texts[2], (locale.name(), texts)
