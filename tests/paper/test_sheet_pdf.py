"""The PDF: pages, real text, three tones, no pictures; targets that can't be written."""

from __future__ import annotations

import errno
import os
import platform
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QImage, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from journal.errors import CannotWrite
from journal.paper import files
from journal.paper.layout import lay_out
from journal.paper.painting import paint_page
from journal.paper.sheet import page_count, paint_on, write_pdf
from journal.paper.sheet_data import Paper, SheetData, SheetNote, SheetOptions, SheetQuestion
from tests.paper import people
from tests.paper.pdf_reader import Pdf, read_pdf

pytestmark = pytest.mark.usefixtures("qapp")

ENGLISH = QLocale("en_GB")
IMAGE_TAG = '<img src="file:///etc/hostname">'


def written(data: SheetData, path: Path, options: SheetOptions | None = None) -> Pdf:
    """The sheet as it is in the file."""
    count = write_pdf(data, options, path, ENGLISH)
    pdf = read_pdf(path.read_bytes())
    assert pdf.pages == count == page_count(data, options, ENGLISH)
    return pdf


@pytest.mark.parametrize(("count", "pages"), [(0, 2), (5, 2), (7, 2), (10, 2), (25, 3)])
@pytest.mark.parametrize("paper", list(Paper))
def test_pages_for_so_many_questions(tmp_path: Path, paper: Paper, count: int, pages: int) -> None:
    data = replace(people.priya(), questions=people.questions(count))
    pdf = written(data, tmp_path / "sheet.pdf", SheetOptions(paper))
    assert pdf.pages == pages
    everything = "\n".join(pdf.text(page) for page in range(pages))
    for number in range(1, count + 1):
        assert f"\nQ{number}\n" in everything


def test_text_is_text(tmp_path: Path) -> None:
    first, second = written(people.priya(), tmp_path / "sheet.pdf").texts
    assert first[0] == "Priya Nair"
    assert "14:00 – 14:30" in first
    assert "Arrive by 13:45 (leave by 13:10)" in first
    assert "How did you get started in the industry?" in first
    assert "Thank-you due by Wed, 15 May, 14:30" in second
    assert second[-3:] == ("Priya Nair", "Tue, 14 May 2024", "2 of 2")


def test_letters_stay_apart_so_that_the_text_can_be_searched(tmp_path: Path) -> None:
    data = replace(people.priya(), why_you="Your office file on first flights.")
    assert "Your office file on first flights." in written(data, tmp_path / "a.pdf").texts[0]


def test_accents_and_other_scripts_come_back(tmp_path: Path) -> None:
    data = replace(people.priya(), name="Łukasz Żółć-Ångström", company="Đường Σίγμα")
    text = "".join(written(data, tmp_path / "a.pdf").texts[0])  # each script is drawn by itself
    assert "Łukasz Żółć-Ångström" in text
    assert "Đường Σίγμα" in text


def test_black_a_hair_and_a_ground(tmp_path: Path) -> None:
    pdf = written(people.priya(), tmp_path / "sheet.pdf")
    tones = {round(float(tone), 2) for tone in pdf.tones if " " not in tone}
    assert tones == {0.0, 0.45, 0.85}
    assert not {tone for tone in pdf.tones if " " in tone}
    assert pdf.images == 0


def test_markup_is_printed_as_it_was_typed(tmp_path: Path) -> None:
    fields = ("name", "role", "company", "mail", "phone", "place", "link", "referrer", "why_you",
              "pitch", "how_known", "dress")  # fmt: skip
    data = replace(
        people.priya(),
        **dict.fromkeys(fields, IMAGE_TAG),
        questions=(SheetQuestion("Q1", IMAGE_TAG),),
        research=(SheetNote(IMAGE_TAG),),
    )
    pdf = written(data, tmp_path / "sheet.pdf")
    assert pdf.images == 0
    everything = " ".join(" ".join(page) for page in pdf.texts)
    assert everything.count(IMAGE_TAG) >= len(fields)
    assert platform.node() not in everything


def test_title_has_no_signs_of_direction(tmp_path: Path) -> None:
    data = SheetData("Zoë \u202eevil\u202c \u2067(x)\u2069 \u200fA\nB")
    assert written(data, tmp_path / "a.pdf").title == "Interview sheet: Zoë evil (x) A B"
    assert len(written(SheetData("n" * 10_000), tmp_path / "b.pdf").title) <= 200


@pytest.mark.parametrize(
    "make", [people.arabic, people.chinese, people.long, people.odd, people.by_letter]
)
@pytest.mark.parametrize("large", [False, True])
def test_whatever_comes_is_printed(tmp_path: Path, make: object, large: bool) -> None:
    assert callable(make)
    pdf = written(make(), tmp_path / "a.pdf", SheetOptions(large_print=large))
    assert 2 <= pdf.pages <= 10


def test_endless_words_and_names_are_quick_and_bounded(tmp_path: Path) -> None:
    word = "W" * 100_000
    data = replace(
        people.priya(),
        name="n" * 10_000,
        why_you=word,
        pitch=word,
        research=(SheetNote(word),),
        questions=tuple(SheetQuestion(f"Q{n}", word) for n in range(1, 6)),
    )
    start = time.process_time()
    pdf = written(data, tmp_path / "a.pdf")
    assert time.process_time() - start < 1.0
    assert pdf.pages <= 3


def test_five_hundred_questions(tmp_path: Path) -> None:
    data = replace(people.priya(), questions=people.questions(500))
    pdf = written(data, tmp_path / "a.pdf")
    assert 25 <= pdf.pages <= 40
    assert "Q500" in pdf.texts[-1]


def test_more_questions_than_anybody_asks_are_counted_not_printed(tmp_path: Path) -> None:
    question = SheetQuestion("Q1", "Why?")
    data = replace(people.priya(), questions=(question,) * 1200)
    pdf = written(data, tmp_path / "a.pdf")
    assert pdf.pages < 80
    assert "200 more questions are in the journal." in pdf.texts[-1]


def test_printer_and_pdf_show_the_same(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert paint_on(printer, people.priya(), SheetOptions(Paper.LETTER), ENGLISH) == 2
    del printer
    printed = read_pdf((tmp_path / "printed.pdf").read_bytes())
    pdf = written(people.priya(), tmp_path / "sheet.pdf", SheetOptions(Paper.LETTER))
    assert printed.texts == pdf.texts
    assert b"/MediaBox [0 0 612" in (tmp_path / "printed.pdf").read_bytes()


def test_a_page_range_is_kept_to(tmp_path: Path) -> None:
    writer = QPdfWriter(str(tmp_path / "a.pdf"))
    ranges = writer.pageRanges()
    ranges.addPage(2)
    writer.setPageRanges(ranges)
    assert paint_on(writer, people.priya(), None, ENGLISH) == 1
    del writer
    pdf = read_pdf((tmp_path / "a.pdf").read_bytes())
    assert pdf.pages == 1
    assert pdf.texts[0][0] == "Before"


def test_preview_draws_where_the_layout_says() -> None:
    scale = 4.0
    page = lay_out(people.priya(), None, ENGLISH)[0]
    image = QImage(int(210 * scale), int(297 * scale), QImage.Format.Format_Grayscale8)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    paint_page(painter, page, scale)
    painter.end()

    def darkest(x: float, y: float, w: float, h: float) -> int:
        columns = range(int(x * scale), int((x + w) * scale))
        rows = range(int(y * scale), int((y + h) * scale))
        return min(image.pixelColor(c, r).lightness() for c in columns for r in rows)

    for role in ("question.star", "header.name", "strip.notice", "question.code"):
        block = page.having(role)[0]
        assert darkest(block.x, block.y, block.w, block.h) < 100
    for margin in ((0, 0, 14, 297), (196, 0, 14, 297), (0, 0, 210, 12), (0, 285, 210, 12)):
        assert darkest(*margin) == 255
    fill = page.having("strip.fill")[0]
    inside = image.pixelColor(int((fill.x + 3) * scale), int((fill.y + 2) * scale))
    assert inside.lightness() == pytest.approx(217, abs=2)


@pytest.mark.qt_log_ignore("only be painted by one painter")
def test_an_unfit_device_is_a_known_error(tmp_path: Path) -> None:
    writer = QPdfWriter(str(tmp_path / "a.pdf"))
    busy = QPainter(writer)
    with pytest.raises(CannotWrite, match="printer"):
        paint_on(writer, people.priya())
    busy.end()


# Targets


def test_an_old_file_is_replaced_and_nothing_is_left_beside(tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    target.write_bytes(b"old")
    target.chmod(0o640)
    written(people.priya(), target)
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_link_keeps_pointing(tmp_path: Path) -> None:
    real = tmp_path / "real.pdf"
    real.write_bytes(b"old")
    link = tmp_path / "link.pdf"
    link.symlink_to(real)
    written(people.priya(), link)
    assert link.is_symlink()
    assert real.read_bytes().startswith(b"%PDF")


def test_targets_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"x")
    targets = {
        tmp_path / "folder": "folder or a device",
        tmp_path / "missing" / "sheet.pdf": "no such folder",
        tmp_path / "file" / "sheet.pdf": "no such folder",
        tmp_path / ("n" * 300 + ".pdf"): "no name for a file",
        tmp_path / "a\0b.pdf": "no name for a file",
        Path("/dev/full"): "folder or a device",
    }
    for target, reason in targets.items():
        with pytest.raises(CannotWrite) as caught:
            write_pdf(people.priya(), None, target)
        assert reason in str(caught.value)
        assert str(target) in caught.value.sentences()[0]
        assert caught.value.sentences()[2]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.ENOSPC, "disk is full"), (errno.EACCES, "isn’t allowed"), (errno.EIO, "error")],
)
def test_a_failure_half_way_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    target = tmp_path / "sheet.pdf"
    target.write_bytes(b"old")

    def fail(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(files.os, "fsync", fail)
    with pytest.raises(CannotWrite, match=reason):
        write_pdf(people.priya(), None, target)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]


def test_a_file_that_may_not_be_written_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "sheet.pdf"
    target.write_bytes(b"old")
    # Root may write anything, so the answer of the system is given by hand.
    monkeypatch.setattr(files.os, "access", lambda _path, _mode: False)
    with pytest.raises(CannotWrite, match="isn’t allowed"):
        write_pdf(people.priya(), None, target)
    assert target.read_bytes() == b"old"


# What it costs


def test_writing_loads_neither_widgets_nor_the_enumerations_of_qt(tmp_path: Path) -> None:
    """A child process, as any test of this one has loaded everything."""
    code = (
        "import enum, sys\n"
        "made = []\n"
        "make = enum.EnumType.__new__\n"
        "def note(kind, name, *rest, **more):\n"
        "    made.append(name)\n"
        "    return make(kind, name, *rest, **more)\n"
        "enum.EnumType.__new__ = note\n"
        "from PySide6.QtGui import QGuiApplication\n"
        "app = QGuiApplication([])\n"
        "from journal.paper.sheet import write_pdf\n"
        "from tests.paper.people import priya\n"
        "write_pdf(priya(), None, sys.argv[1])\n"
        "heavy = ('QtWidgets', 'QtPrintSupport', 'peewee')\n"
        "print([n for n in heavy if n in sys.modules or 'PySide6.' + n in sys.modules])\n"
        "print('Key' in made, 'PageSizeId' in made)\n"
    )
    target = tmp_path / "a.pdf"
    done = subprocess.run(
        [sys.executable, "-c", code, str(target)],
        capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.stdout.split("\n")[:2] == ["[]", "False True"]
    assert read_pdf(target.read_bytes()).pages == 2


def test_without_an_application_it_says_so() -> None:
    code = (
        "from journal.paper.layout import lay_out\n"
        "from journal.paper.sheet_data import SheetData\n"
        "try:\n    lay_out(SheetData('x'))\n"
        "except RuntimeError as error:\n    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert "QGuiApplication" in done.stdout
    assert QApplication.instance() is not None
