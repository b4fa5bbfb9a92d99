"""Letters on paper: where things stand, and how they run on to another page."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QImage, QPainter

from journal.errors import CannotWrite
from journal.paper.blocks import Block, Page
from journal.paper.letter import (
    FORMS,
    SIGNATURE,
    TEXT,
    lay_out_letter,
    paint_letter_on,
    write_letter,
)
from journal.paper.letter_data import LetterSheet, letter_sheet
from journal.paper.painting import paint_page
from journal.paper.sheet_data import Paper
from tests.paper.pdf_reader import read_pdf

pytestmark = pytest.mark.usefixtures("qapp")

BRITISH = QLocale("en_GB")
DAY = date(2026, 3, 5)
SENTENCE = "The plan for tomorrow is never the plan by four, and that is how one learns it. "
PAPERS = pytest.mark.parametrize("paper", list(Paper))


def made(body: str, paper: Paper = Paper.A4, **more: object) -> LetterSheet:
    return LetterSheet(
        sender=("Robin Ellis", "7 Mill Lane", "Harwich"),
        receiver=("Ana Souza", "Baltic Freight", "Ipswich"),
        day=DAY,
        subject="Thank you for your time",
        body=body,
        paper=paper,
    )._replace(**more)


def ending(text: str) -> str:
    return f"Dear Ana,\n\n{text}\n\nKind regards,\nRobin Ellis"


def one(page: Page, role: str) -> Block:
    (block,) = page.having(role)
    return block


def running(pages: tuple[Page, ...]) -> list[Block]:
    return [block for page in pages for block in (*page.having("text"), *page.having("closing"))]


@PAPERS
def test_everything_stands_inside_the_paper_and_nothing_on_anything(paper: Paper) -> None:
    form = FORMS[paper]
    pages = lay_out_letter(made(ending(SENTENCE * 90), paper), BRITISH)
    assert len(pages) > 1
    for page in pages:
        assert (page.width, page.height) == (form.width, form.height)
        blocks = sorted(page.blocks, key=lambda block: (block.x > form.left + 1, block.y))
        for block in page.blocks:
            assert block.x >= form.left - 0.01
            assert block.right <= form.right + 0.01
            assert block.bottom <= page.height - 10
        for above, below in pairwise(blocks):
            if abs(above.x - below.x) < 1:
                assert above.bottom <= below.y + 0.01, (above.text, below.text)
        for block in (*page.having("text"), *page.having("closing")):
            assert block.bottom <= form.bottom + 0.01


def test_the_receiver_stands_in_the_window_of_the_envelope() -> None:
    (page,) = lay_out_letter(made(ending("Hello.")), BRITISH)
    lines = page.having("receiver")
    assert [block.text for block in lines] == ["Ana Souza", "Baltic Freight", "Ipswich"]
    # DIN 5008, form B: 20 to 110 mm from the left, the address 62.7 to 90 mm from the top.
    for block in (*lines, *page.having("back")):
        assert block.x >= 20
        assert block.right <= 110
        assert block.y >= 45
        assert block.bottom <= 90
    assert lines[0].y == pytest.approx(62.7)
    assert one(page, "back").text == "Robin Ellis · 7 Mill Lane · Harwich"
    assert one(page, "back").bottom <= lines[0].y


def test_on_us_letter_the_receiver_stands_two_inches_from_the_top() -> None:
    (page,) = lay_out_letter(made(ending("Hello."), Paper.LETTER), BRITISH)
    assert page.having("receiver")[0].y == pytest.approx(50.8)
    assert not page.having("back")


@PAPERS
def test_the_order_from_the_top(paper: Paper) -> None:
    (page,) = lay_out_letter(made(ending("Hello."), paper), BRITISH)
    roles = ["sender", "receiver", "date", "subject", "text", "closing"]
    tops = [page.having(role)[0].y for role in roles]
    assert tops == sorted(tops)
    assert one(page, "date").text == "5 March 2026"
    assert not page.having("footer.page")


def test_dates_are_written_as_the_country_does() -> None:
    pages = lay_out_letter(made("Hallo"), QLocale("de_DE"))
    assert one(pages[0], "date").text == "5. März 2026"
    pages = lay_out_letter(made("Hello"), QLocale("en_US"))
    assert one(pages[0], "date").text == "March 5, 2026"


def test_paragraphs_keep_their_distance_and_lines_do_not() -> None:
    (page,) = lay_out_letter(made(ending("1. One\n2. Two\n\nEnd.")), BRITISH)
    dear, first, second, end = page.having("text")
    assert first.y - dear.bottom == pytest.approx(TEXT.pitch)
    assert second.y == pytest.approx(first.bottom)
    assert end.y - second.bottom == pytest.approx(TEXT.pitch)


def test_there_is_room_for_a_signature() -> None:
    (page,) = lay_out_letter(made(ending("Hello.")), BRITISH)
    regards, name = page.having("closing")
    assert (regards.text, name.text) == ("Kind regards,", "Robin Ellis")
    assert name.y - regards.bottom == pytest.approx(SIGNATURE)


def test_without_a_closing_all_is_text() -> None:
    (page,) = lay_out_letter(made("Dear Ana,\n\nHello."), BRITISH)
    assert not page.having("closing")
    assert [block.text for block in page.having("text")] == ["Dear Ana,", "Hello."]


@PAPERS
@pytest.mark.parametrize("sentences", range(20, 64))
def test_no_line_is_left_alone(paper: Paper, sentences: int) -> None:
    """One paragraph that grows over the end of the page, whole and in parts."""
    text = SENTENCE * sentences
    pages = lay_out_letter(made(ending(f"First.\n\n{text}"), paper), BRITISH)
    parts = [page.having("text")[-1] for page in pages if page.having("text")]
    long = [block for block in parts if "plan" in block.text]
    for block in long:
        assert block.lines >= 2
    assert (
        " ".join(
            block.text for block in running(pages) if "plan" in block.text or "one" in (block.text)
        ).split()
        == text.split()
    )
    last = pages[-1]
    assert [block.text for block in last.having("closing")] == ["Kind regards,", "Robin Ellis"]
    if len(pages) > 1:
        assert last.having("text"), "the closing stands alone"


@PAPERS
@pytest.mark.parametrize("count", range(10, 40))
def test_the_closing_takes_a_short_paragraph_along(paper: Paper, count: int) -> None:
    text = "\n\n".join(f"Paragraph {number}." for number in range(count))
    pages = lay_out_letter(made(ending(text), paper), BRITISH)
    texts = [block.text for block in running(pages)]
    assert texts == [
        "Dear Ana,", *(f"Paragraph {number}." for number in range(count)), "Kind regards,",
        "Robin Ellis",
    ]  # fmt: skip
    assert pages[-1].having("text")
    for page in pages[1:]:
        assert page.having("text")[0].y == pytest.approx(FORMS[paper].next)


def test_pages_are_numbered_where_there_are_several() -> None:
    pages = lay_out_letter(made(ending(SENTENCE * 60)), BRITISH)
    assert [one(page, "footer.page").text for page in pages] == ["1 of 2", "2 of 2"]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "\n\n\n",
        "x",
        "Łukasik, Žofie, Åse, ñandú: “naïve” – 100 %",
        "שלום וברכה, זה מכתב\n\nתודה",
        "你好，谢谢您的时间。" * 200,
        "🙂👩‍👩‍👧 emoji",
        "<img src='file:///etc/hostname'> <b>bold</b> & more",
        "tab\tand\x00 control\x07 \u2028 line",
        "half \ud83d a sign",
        "word" * 3_000,
        "x\n" * 3_000,
    ],
    ids=["nothing", "breaks", "one sign", "accents", "hebrew", "chinese", "emoji", "markup",
         "controls", "half a sign", "one word", "lines"],
)  # fmt: skip
@PAPERS
def test_any_text_can_be_printed(paper: Paper, body: str) -> None:
    for page in lay_out_letter(made(body, paper), BRITISH):
        for block in page.blocks:
            assert block.bottom <= FORMS[paper].height


def test_long_names_stay_in_their_places() -> None:
    long = "Dr. Maximiliane-Friederike von und zu Hohenstein-Wolkenburg " * 4
    (page,) = lay_out_letter(
        made("Hello", sender=(long,) * 6, receiver=(long,) * 6, subject=long[:80]), BRITISH
    )
    for block in (*page.having("sender"), *page.having("receiver"), *page.having("back")):
        assert block.cut
        assert block.lines == 1
    assert page.having("receiver")[-1].bottom <= 96
    assert page.having("sender")[-1].bottom <= 62.7
    assert one(page, "subject").text == long[:80].strip()


def test_a_book_takes_no_longer_than_its_first_pages() -> None:
    start = time.process_time()
    pages = lay_out_letter(made("x" * 400_000), BRITISH)
    assert time.process_time() - start < 8
    assert 5 < len(pages) < 60


def test_the_sender_is_the_users_block_with_the_name() -> None:
    mine = {"me": "Robin Ellis", "sender": "7 Mill Lane\n\nHarwich"}
    assert letter_sheet("s", "b", DAY, **mine).sender == ("Robin Ellis", "7 Mill Lane", "Harwich")
    mine["sender"] = "Robin Ellis\nHarwich"
    assert letter_sheet("s", "b", DAY, **mine).sender == ("Robin Ellis", "Harwich")
    assert letter_sheet("s", "b", DAY).sender == ()
    assert letter_sheet("s", "b", DAY).receiver == ()


def test_the_pdf_holds_the_text(tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    assert write_letter(made(ending("Grüße, Łukasik. <b>100 %</b>")), path, BRITISH) == 1
    pdf = read_pdf(path.read_bytes())
    assert (pdf.pages, pdf.images, pdf.title) == (1, 0, "Thank you for your time")
    assert "Grüße, Łukasik. <b>100 %</b>" in pdf.texts[0]
    assert "Ana Souza" in pdf.texts[0]
    assert pdf.texts[0][-2:] == ("Kind regards,", "Robin Ellis")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        write_letter(made("x"), tmp_path / "none" / "letter.pdf")


def test_it_prints_on_a_device(tmp_path: Path) -> None:
    from PySide6.QtGui import QPdfWriter

    writer = QPdfWriter(str(tmp_path / "p.pdf"))
    assert paint_letter_on(writer, made(ending(SENTENCE * 60), Paper.LETTER), BRITISH) == 2
    del writer
    assert read_pdf((tmp_path / "p.pdf").read_bytes()).pages == 2


def test_it_is_painted_black_on_white() -> None:
    (page,) = lay_out_letter(made(ending("Hello.")), BRITISH)
    image = QImage(int(page.width * 4), int(page.height * 4), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    paint_page(painter, page, 4)
    painter.end()
    window = image.copy(25 * 4, 62 * 4, 60 * 4, 18 * 4)
    dark = sum(
        window.pixelColor(x, y).lightness() < 100
        for x in range(window.width())
        for y in range(window.height())
    )
    assert dark > 150
    margin = image.copy(0, 0, 20 * 4, image.height())
    assert all(
        margin.pixelColor(x, y).lightness() == 255
        for x in range(0, margin.width(), 3)
        for y in range(0, margin.height(), 3)
    )
