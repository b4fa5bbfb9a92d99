"""What a file leaves in doubt and a person can tell: how it is encoded, how its dates are meant."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal.exchange.drafts import ProblemCode, ReadResult
from journal.exchange.encoding import OFFERED
from journal.services.import_reading import Answers
from journal.ui.theme import SPACE
from journal.ui.widgets.code_box import CodeBox
from journal.ui.widgets.label import Label

DOUBTFUL = (ProblemCode.ENCODING_GUESSED, ProblemCode.ENCODING_MIXED, ProblemCode.ENCODING_DAMAGED)


class AnswerRow(QWidget):
    """Shown only where there is a doubt; ``answered`` comes with the Answers to read again by."""

    answered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers = Answers()
        self._letters_caption = Label(self.tr("&Text as"), role="muted")
        self.letters = CodeBox()
        self.letters.setObjectName("import.letters")
        self.letters.setAccessibleName(self.tr("How the text of the file is encoded"))
        self.letters.chosen.connect(self._answer)
        self._letters_caption.setBuddy(self.letters)
        self._dates_caption = Label(self.tr("&Dates"), role="muted")
        self.dates = CodeBox(
            [
                (None, self.tr("Leave as text")),
                (True, self.tr("Day first: 31/12/2025")),
                (False, self.tr("Month first: 12/31/2025")),
            ]
        )
        self.dates.setObjectName("import.dates")
        self.dates.setAccessibleName(self.tr("How the dates are meant"))
        self.dates.chosen.connect(self._answer)
        self._dates_caption.setBuddy(self.dates)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.small)
        for part in (self._letters_caption, self.letters, self._dates_caption, self.dates):
            row.addWidget(part)
        row.addStretch(1)
        self.hide()

    def forget(self) -> None:
        """Another file."""
        self._answers = Answers()

    def show_for(self, result: ReadResult, answers: Answers) -> None:
        """Asks what is in doubt, and what was answered already."""
        self._answers = answers
        codes = {problem.code for problem in result.problems}
        letters = answers.encoding is not None or not codes.isdisjoint(DOUBTFUL)
        dates = answers.day_first is not None or ProblemCode.DATE_ORDER_UNCLEAR in codes
        known = self._encodings()
        if result.encoding not in dict(known):
            known = [(result.encoding, result.encoding), *known]
        self.letters.set_choices(known)
        self.letters.set_code(result.encoding)
        self.dates.set_code(answers.day_first)
        for part in (self._letters_caption, self.letters):
            part.setVisible(letters)
        for part in (self._dates_caption, self.dates):
            part.setVisible(dates)
        self.setVisible(letters or dates)

    def _encodings(self) -> list[tuple[str, str]]:
        words = {
            "cp1252": self.tr("Western European (Windows)"),
            "cp1250": self.tr("Central European (Windows)"),
            "cp1251": self.tr("Cyrillic (Windows)"),
            "cp1254": self.tr("Turkish (Windows)"),
            "cp850": self.tr("Western European (DOS)"),
            "mac_roman": self.tr("Western European (Mac)"),
            "koi8_r": self.tr("Cyrillic (KOI8-R)"),
            "cp932": self.tr("Japanese (Shift-JIS)"),
            "euc_jp": self.tr("Japanese (EUC)"),
            "gb18030": self.tr("Chinese, simplified"),
            "big5": self.tr("Chinese, traditional"),
            "cp949": self.tr("Korean"),
        }
        return [(name, words.get(name, name.upper())) for name in OFFERED]

    def _answer(self) -> None:
        letters, dates = self.letters.code(), self.dates.code()
        answers = self._answers
        if not self.letters.isHidden():
            answers = replace(answers, encoding=str(letters))
        if not self.dates.isHidden():
            answers = replace(answers, day_first=dates if isinstance(dates, bool) else None)
        self.answered.emit(answers)
