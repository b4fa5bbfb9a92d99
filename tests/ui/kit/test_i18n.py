from __future__ import annotations

import re
import string
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

import journal
from journal.ui import show
from journal.ui.i18n import DATE_PATTERNS, PseudoTranslator, install_translators, pseudo
from journal.ui.widgets.strip import MessageStrip


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("Thank {name} by {time}", ["{name}", "{time}"]),
        ("%n contacts", ["%n"]),
        ("%1 of %2, %L3", ["%1", "%2", "%L3"]),
        ("&Mail", ["&M"]),
        ("Research && common ground", ["&&"]),
        ("one\ntwo", ["\n"]),
    ],
)
def test_what_is_filled_in_stays(source: str, kept: list[str]) -> None:
    made = pseudo(source)
    assert made != source
    assert [part for part in kept if part not in made] == []


def test_longer_accented_and_in_brackets() -> None:
    made = pseudo("Print the sheet for the meeting")
    assert made.startswith("[")
    assert made.endswith("]")
    assert len(made) >= len("Print the sheet for the meeting") * 1.4
    assert "é" in made


def test_nothing_stays_nothing() -> None:
    assert pseudo("") == ""
    assert pseudo("  ") == "  "


@given(st.text(string.ascii_letters + " ", min_size=1), st.text(string.ascii_lowercase, min_size=1))
def test_placeholders_can_still_be_filled(words: str, name: str) -> None:
    made = pseudo(f"{words} {{{name}}}")
    assert "Priya" in made.format(**{name: "Priya"})


def test_the_program_speaks_it(qapp: QApplication) -> None:
    translator = PseudoTranslator()
    assert qapp.installTranslator(translator)
    try:
        assert QCoreApplication.translate("Kit", "Close") == "[Çľöšé~~]"
        assert QCoreApplication.translate("Kit", "%n names", "", 3).startswith("[3 ñáméš")
        assert QCoreApplication.translate("QShortcut", "Ctrl") == "Ctrl"
    finally:
        qapp.removeTranslator(translator)
    assert QCoreApplication.translate("Kit", "Close") == "Close"


def test_days_stay_days(qapp: QApplication) -> None:
    day, before = date(2026, 3, 5), QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    try:
        assert show.day_name(day) == "Thu 5 Mar"
        assert show.day_month(day) == "5 Mar"
        assert show.day_year(day) == "5 Mar 2026"
        assert show.day_long(day) == "Thursday 5 March"
        assert show.day(day, day) == pseudo("Today")  # a word, not a pattern
    finally:
        qapp.removeTranslator(translator)
        QLocale.setDefault(before)


def test_patterns_of_dates_have_their_own_context() -> None:
    pattern = re.compile(r"translate\(\s*\"(\w+)\",\s*\"[dM]{1,4}[dMy ,.]*\"")
    found = [
        (path.name, context)
        for path in Path(journal.__file__).parent.joinpath("ui").rglob("*.py")
        for context in pattern.findall(path.read_text(encoding="utf-8"))
    ]
    assert len(found) >= 5
    assert [each for each in found if each[1] != DATE_PATTERNS] == []


def test_the_kits_own_words_are_translated(qapp: QApplication, qtbot: object) -> None:
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    try:
        strip = MessageStrip()
        cross = strip.findChild(object, "strip.close")
        assert cross.accessibleName().startswith("[")
        strip.deleteLater()
    finally:
        qapp.removeTranslator(translator)


def test_languages_that_qt_has_are_loaded(qapp: QApplication) -> None:
    installed = install_translators(qapp, QLocale("de_DE"))
    try:
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    finally:
        for translator in installed:
            qapp.removeTranslator(translator)


def test_a_language_nobody_has_is_english(qapp: QApplication) -> None:
    installed = install_translators(qapp, QLocale("zu_ZA"))
    try:
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
        assert len(installed) <= 1  # the plural forms of English, at most
    finally:
        for translator in installed:
            qapp.removeTranslator(translator)
