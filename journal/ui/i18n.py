"""Loads the words of the user's language; and a language for tests that shows what is missing."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from journal import assets

# What must come through unchanged: {name}, %n, %1, %L1, a mnemonic with its letter, a tag.
KEPT = re.compile(r"\{[^{}]*\}|%n|%L?\d+|&&|&\w|<[^<>]+>|\n")
ACCENTED = str.maketrans(
    "aceinouyzACEINOUYZsrldgSRLDG",
    "áçéíñöúýžÁÇÉÍÑÖÚÝŽšřľďğŠŘĽĎĞ",
)
LONGER = 0.4
DATE_PATTERNS = "DatePatterns"
"""The context of texts such as "ddd d MMM": not words, but how a locale orders a date."""


def install_translators(app: QCoreApplication, locale: QLocale) -> list[QTranslator]:
    """Qt's own words and ours for ``locale``, as far as there are any. Keep what is returned."""
    places = [
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        ("journal", str(assets.path("translations"))),
    ]
    installed = []
    # The plural forms of English, for every text that the user's language leaves untranslated.
    plurals = QTranslator(app)
    if plurals.load(str(assets.path("translations", "journal_en.qm"))):
        app.installTranslator(plurals)
        installed.append(plurals)
    for name, folder in places:
        translator = QTranslator(app)
        if translator.load(locale, name, "_", folder):
            app.installTranslator(translator)
            installed.append(translator)
    return installed


def pseudo(text: str) -> str:
    """``text`` 40 % longer, accented and in brackets, with everything that is filled in intact."""
    if not text.strip():
        return text
    parts = []
    letters = 0
    position = 0
    for found in KEPT.finditer(text):
        plain = text[position : found.start()]
        letters += len(plain)
        parts += [plain.translate(ACCENTED), found.group()]
        position = found.end()
    plain = text[position:]
    letters += len(plain)
    parts.append(plain.translate(ACCENTED))
    padding = "~" * max(round(letters * LONGER), 1)
    return f"[{''.join(parts)}{padding}]"


class PseudoTranslator(QTranslator):
    """Translates everything of ours into ``pseudo`` language; what isn't so was forgotten."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def isEmpty(self) -> bool:
        """It always has an answer."""
        return False

    def translate(
        self,
        context: str,
        sourceText: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        """Qt's own words (names of keys, standard buttons) and date patterns stay as they are."""
        name = context.decode() if isinstance(context, bytes) else context
        if name == DATE_PATTERNS or re.match(r"Q[A-Z]", name or ""):
            return sourceText
        return pseudo(sourceText)
