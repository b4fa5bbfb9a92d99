"""Photographs the interview sheet: ``python -m tests.gallery.sheets FOLDER``.

One grey picture for each page at 100 dots per inch, from people and questions that are made up:
with 0, 5, 7, 10 and 25 questions on both papers, then the odd cases.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from journal.domain.codes import Format
from journal.paper.layout import lay_out
from journal.paper.painting import paint_page
from journal.paper.sheet_data import Paper, SheetData, SheetOptions, blank_sheet
from tests.paper import people

_DOTS_PER_MM = 100 / 25.4


def cases() -> dict[str, tuple[SheetData, SheetOptions, str]]:
    """Every sheet to look at: data, options, locale."""
    found: dict[str, tuple[SheetData, SheetOptions, str]] = {}
    for paper in Paper:
        for count in (0, 5, 7, 10, 25):
            data = replace(people.priya(), questions=people.questions(count))
            found[f"{paper}-{count:02}"] = (data, SheetOptions(paper=paper), "en_GB")
    priya = people.priya()
    video = replace(
        priya, format=Format.VIDEO, place="", link="https://meet.example/abc-defg-hij",
        arrive_by=None, leave_by=None,
    )  # fmt: skip
    lunch = replace(
        priya, format=Format.LUNCH, place="Harbour Café", minutes=60, steps=(), start=None,
        arrive_by=None, leave_by=None, thank_you_due=None,
    )  # fmt: skip
    found |= {
        "one-page": (priya, SheetOptions(pages=1), "en_GB"),
        "one-page-letter": (priya, SheetOptions(Paper.LETTER, pages=1), "en_US"),
        "large": (priya, SheetOptions(large_print=True), "en_GB"),
        "american": (priya, SheetOptions(Paper.LETTER, empty_question_lines=3), "en_US"),
        "german-dates": (priya, SheetOptions(), "de_DE"),
        "private": (priya, SheetOptions(private_notes=True), "en_GB"),
        "video": (video, SheetOptions(), "en_GB"),
        "lunch-no-start": (lunch, SheetOptions(), "en_GB"),
        "by-letter": (people.by_letter(), SheetOptions(), "en_GB"),
        "name-only": (SheetData("Ana Souza"), SheetOptions(), "en_GB"),
        "blank": (blank_sheet(), SheetOptions(empty_question_lines=7), "en_GB"),
        "arabic": (people.arabic(), SheetOptions(), "en_GB"),
        "arabic-mirrored": (people.arabic(), SheetOptions(right_to_left=True), "ar_EG"),
        "chinese": (people.chinese(), SheetOptions(), "zh_CN"),
        "long": (people.long(), SheetOptions(), "en_GB"),
        "long-letter-large": (people.long(), SheetOptions(Paper.LETTER, large_print=True), "en_US"),
        "odd": (people.odd(), SheetOptions(), "en_GB"),
    }
    return found


def photograph(folder: Path, only: str = "") -> int:
    """Write all pictures whose name starts with ``only``; returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for name, (data, options, locale) in cases().items():
        if not name.startswith(only):
            continue
        for number, page in enumerate(lay_out(data, options, QLocale(locale)), start=1):
            size = (round(page.width * _DOTS_PER_MM), round(page.height * _DOTS_PER_MM))
            image = QImage(*size, QImage.Format.Format_Grayscale8)
            image.fill(0xFFFFFFFF)
            painter = QPainter(image)
            paint_page(painter, page, _DOTS_PER_MM)
            painter.end()
            image.save(str(folder / f"{name}-{number}.png"))
            written += 1
    return written


def main(arguments: list[str]) -> int:
    """FOLDER, and optionally the start of the names wanted."""
    if not arguments:
        print("usage: python -m tests.gallery.sheets FOLDER [NAME]", file=sys.stderr)
        return 2
    application = QGuiApplication.instance() or QGuiApplication([])
    count = photograph(Path(arguments[0]), *arguments[1:2])
    print(f"{count} pictures in {arguments[0]}")
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
