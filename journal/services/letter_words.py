"""The words of letters: templates and small words as data, days as a language says them."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QTime

from journal import assets
from journal.domain.codes import LetterKind
from journal.domain.letters.wording import Wording, read_wording
from journal.services.wording import translate

# A year with what belongs to it, before and after; only in patterns that don't begin with it.
_YEAR = re.compile(r"(?<=.)[\s,./]*(?:'[^']*'\s*)?\by{2,4}\b\.?(?:\s*'[^']*'\.?)?")


def wording(language: str) -> Wording:
    """The wording of a language; that of English where there is none in it."""
    for each in (language, "en"):
        if each.isalpha() and assets.path("letters", f"{each}.toml").is_file():
            return read_wording(each, tomllib.loads(assets.text("letters", f"{each}.toml")))
    raise assets.AssetMissingError("resources/letters/en.toml")


class Speech:
    """Says days and times in the language of a letter, as the user's own country does."""

    def __init__(self, language: str, today: date, locale: QLocale | None = None) -> None:
        own = QLocale() if locale is None else locale
        same = QLocale(language).language() == own.language()
        self._locale = own if same else QLocale(language)
        self._today = today

    def day(self, day: date) -> str:
        """A day with its weekday, and with its year when that isn't this year's."""
        pattern = self._locale.dateFormat(QLocale.FormatType.LongFormat)
        if day.year == self._today.year:
            pattern = _YEAR.sub("", pattern)
        return _plain(self._locale.toString(QDate(day.year, day.month, day.day), pattern))

    def time(self, moment: datetime) -> str:
        """A time of the day."""
        at = QTime(moment.hour, moment.minute)
        return _plain(self._locale.toString(at, QLocale.FormatType.ShortFormat))


def _plain(said: str) -> str:
    """Many fonts don't have the narrow space, and mail programs show a box."""
    return said.replace("\u202f", " ").replace("\u00a0", " ")


def what_was_written(kind: LetterKind, *, again: bool = False) -> str:
    """What the timeline says of a letter; ``again``: a request that was a reminder."""
    if again:
        return translate("Letters", "Reminded of my request")
    return {
        LetterKind.REQUEST: translate("Letters", "Asked for a conversation"),
        LetterKind.QUESTIONS: translate("Letters", "Sent my questions"),
        LetterKind.CONFIRMATION: translate("Letters", "Confirmed the meeting"),
        LetterKind.THANK_YOU: translate("Letters", "Thanked"),
        LetterKind.THANK_REFERRER: translate("Letters", "Thanked for the referral"),
        LetterKind.CHECK_BACK: translate("Letters", "Checked back"),
        LetterKind.UPDATE: translate("Letters", "Wrote an update"),
        LetterKind.GOOD_NEWS: translate("Letters", "Told the good news"),
    }[kind]
