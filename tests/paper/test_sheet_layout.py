"""The sheet as blocks: margins, nothing over anything, lines for answers, what goes where."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QLocale

from journal.paper.blocks import GROUNDS, LINES, Block, Kind, Page
from journal.paper.layout import lay_out, shortened
from journal.paper.sheet_data import Paper, SheetData, SheetOptions, blank_sheet
from tests.paper import people

pytestmark = pytest.mark.usefixtures("qapp")

ENGLISH = QLocale("en_GB")
SIZES = {Paper.A4: (210.0, 297.0), Paper.LETTER: (215.9, 279.4)}
COUNTS = (0, 5, 7, 10, 25)
# A hair's breadth: what rounding to a fixed grid may cost.
SLACK = 0.01


def sheet(data: SheetData, locale: QLocale = ENGLISH, **options: object) -> tuple[Page, ...]:
    """The pages with these options."""
    return lay_out(data, SheetOptions(**options), locale)  # type: ignore[arg-type]


def with_questions(count: int) -> SheetData:
    """The ordinary sheet with so many questions."""
    return replace(people.priya(), questions=people.questions(count))


def lines_of(page: Page) -> list[int]:
    """How many lines follow each question of a page."""
    codes = [block.y for block in page.having("question.code")]
    rules = [block.y for block in page.having("question.line")]
    ends = [*codes[1:], page.height]
    return [sum(start < y < end for y in rules) for start, end in zip(codes, ends, strict=True)]


def texts(page: Page) -> list[str]:
    """All that is written on a page."""
    return [block.text for block in page.blocks if block.kind is Kind.TEXT]


def overlap(one: Block, other: Block) -> bool:
    """Whether two blocks have more than an edge in common."""
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    if Kind.TEXT not in (one.kind, other.kind) and {one.kind, other.kind} & LINES:
        return across > SLACK and down > -0.05
    return across > SLACK and down > SLACK


def meant_to_overlap(one: Block, other: Block) -> bool:
    """A ground lies under what stands on it; the sign of the notice sits on the strip's edge.

    A label beside lines to write on may be as deep as the line, as handwriting is.
    """
    if one.kind in GROUNDS or other.kind in GROUNDS:
        return True
    roles = {one.role, other.role}
    labels = any(role.endswith((".label", ".code", "-label")) for role in roles)
    lines = any(role.endswith((".line", ".blank")) for role in roles)
    return "strip.notice" in roles or (labels and lines)


EVERY = {
    **{f"{count} questions": with_questions(count) for count in COUNTS},
    "letter": people.by_letter(),
    "arabic": people.arabic(),
    "chinese": people.chinese(),
    "long": people.long(),
    "odd": people.odd(),
    "name only": SheetData("Ana Souza"),
    "blank": blank_sheet(),
}


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("pages", [1, 2])
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("name", list(EVERY))
def test_inside_the_margins_and_nothing_over_anything(
    name: str, large: bool, pages: int, paper: Paper
) -> None:
    found = sheet(EVERY[name], paper=paper, pages=pages, large_print=large, empty_question_lines=2)
    for page in found:
        assert (page.width, page.height) == SIZES[paper]
        for block in page.blocks:
            assert block.x >= 15 - SLACK, block
            assert block.right <= page.width - 15 + SLACK, block
            assert block.y >= 13 - SLACK, block
            assert block.bottom <= page.height - 13 + SLACK, block
        for one, other in combinations(page.blocks, 2):
            assert not overlap(one, other) or meant_to_overlap(one, other), (one, other)


def test_texts_stay_in_their_places() -> None:
    for data in EVERY.values():
        for page in sheet(data):
            for block in page.blocks:
                if block.layout is None:
                    continue
                for number in range(block.layout.lineCount()):
                    line = block.layout.lineAt(number)
                    assert line.naturalTextWidth() * 25.4 / 1440 <= block.w + 0.4, block
                assert block.layout.lineCount() == block.lines


@pytest.mark.parametrize(
    ("paper", "count", "least"),
    [
        (Paper.A4, 5, 3), (Paper.A4, 7, 2), (Paper.A4, 10, 1),
        (Paper.LETTER, 5, 3), (Paper.LETTER, 7, 2), (Paper.LETTER, 10, 1),
    ],
)  # fmt: skip
def test_lines_for_answers(paper: Paper, count: int, least: int) -> None:
    data = with_questions(count)
    pages = sheet(data, paper=paper)
    lines = lines_of(pages[0])
    assert len(pages) == 2
    assert len(lines) == count
    must = [question.must_ask for question in data.questions]
    plain = {n for n, must_ask in zip(lines, must, strict=True) if not must_ask}
    assert plain == {least}
    starred = [n for n, must_ask in zip(lines, must, strict=True) if must_ask]
    assert starred == sorted(starred, reverse=True)
    assert set(starred) <= {least, least + 1}


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("pages", [1, 2])
def test_surplus_questions_go_on_behind(paper: Paper, pages: int) -> None:
    found = sheet(with_questions(25), paper=paper, pages=pages)
    assert len(found) == (3 if pages == 2 or paper is Paper.LETTER else 2)
    asked = [[block.text for block in page.having("question.code")] for page in found]
    assert [code for codes in asked for code in codes] == [f"Q{n}" for n in range(1, 26)]
    assert bool(asked[1]) is (pages == 1)
    for page in found:
        if page.having("question.code"):
            assert min(lines_of(page)) >= 1
    assert "Questions, continued" in texts(found[-1])


@pytest.mark.parametrize("large", [False, True])
def test_ruled_lines_have_one_distance(large: bool) -> None:
    distance = 10.0 if large else 8.0
    for page in sheet(with_questions(5), large_print=large):
        for code, end in pairwise([*page.having("question.code"), None]):
            assert code is not None
            bottom = end.y if end else page.height
            lines = [b.y for b in page.having("question.line") if code.y < b.y < bottom]
            assert all(low - high == pytest.approx(distance) for high, low in pairwise(lines))
            assert lines[0] - code.bottom >= distance * 0.75


def test_lines_and_grounds_are_what_they_are_called() -> None:
    for page in sheet(people.priya()):
        for block in page.blocks:
            assert (block.h == 0) is (block.kind in LINES)
            assert (block.layout is not None) is (block.kind is Kind.TEXT)


def test_without_questions_there_is_room_for_notes() -> None:
    first, second = sheet(with_questions(0))
    assert "Notes" in texts(first)
    assert "Questions" not in texts(first)
    lines = [block.y for block in first.having("notes.line")]
    assert len(lines) >= 18
    assert {round(low - high, 6) for high, low in pairwise(lines)} == {8.0}
    assert not second.having("notes.line")


def test_few_questions_leave_room_for_notes() -> None:
    page = sheet(with_questions(1))[0]
    assert lines_of(page) == [8]
    assert page.having("notes.heading")[0].y > page.having("question.line")[-1].y
    assert len(page.having("notes.line")) >= 3


def test_one_page_holds_seven_questions_and_what_is_written_at_the_end() -> None:
    for paper in Paper:
        (page,) = sheet(people.priya(), paper=paper, pages=1)
        assert len(page.having("question.code")) == 7
        for role in ("referral.name.line", "hiring.line", "agreed.what.line", "thanks.check"):
            assert page.having(role)
        assert not page.having("research.text")


def test_what_is_written_at_the_end_moves_on_if_texts_leave_no_room() -> None:
    pages = sheet(people.long(), pages=1, large_print=True)
    assert not pages[0].having("thanks.check")
    assert pages[-1].having("thanks.check")


def test_empty_questions_come_after_the_prepared_ones() -> None:
    page = sheet(with_questions(3), empty_question_lines=2)[0]
    assert [block.text for block in page.having("question.code")] == ["Q1", "Q2", "Q3", "Q4", "Q5"]
    assert len(page.having("question.blank")) == 2
    assert len(page.having("question.text")) == 3


def test_large_print_is_large_and_complete() -> None:
    pages = sheet(people.priya(), large_print=True)
    small = sheet(people.priya())
    assert pages[0].having("question.text")[0].h > small[0].having("question.text")[0].h * 1.3
    everything = [text for page in pages for text in texts(page)]
    given_up = ("research.text", "footer.page", "manners.text")
    for block in (block for page in small for block in page.blocks):
        if block.kind is Kind.TEXT and block.role not in given_up and block.text != "14:02":
            word = block.text.split()[0].strip(",")
            assert any(word in found for found in everything), block.text
    assert shortened(pages) == ("research",)
    assert shortened(small) == ()


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("pages", [1, 2])
@pytest.mark.parametrize("data", [people.priya(), people.chinese(), people.arabic()])
def test_seven_questions_in_large_print_stand_on_page_one_of_two(
    data: SheetData, pages: int, paper: Paper
) -> None:
    first, second = sheet(data, paper=paper, pages=pages, large_print=True)
    assert len(first.having("question.code")) == len(data.questions)
    assert min(lines_of(first)) >= 1
    assert [block.text for block in first.having("questions.heading")] == ["Questions"]
    assert not second.having("questions.heading")
    assert second.having("thanks.check")


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("pages", [1, 2])
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("name", list(EVERY))
def test_no_heading_of_questions_without_one(
    name: str, large: bool, pages: int, paper: Paper
) -> None:
    for page in sheet(EVERY[name], paper=paper, pages=pages, large_print=large):
        heading = page.having("questions.heading")
        if heading and heading[0].text != "Notes":
            assert page.having("question.code")


def test_what_is_cut_on_page_one_stands_whole_on_page_two_or_is_said() -> None:
    said = "You led the port merger of 2019. " * 8
    data = replace(people.priya(), why_you=said.strip())
    (one,) = sheet(data, pages=1)
    first, second = sheet(data)
    assert shortened([one]) == ("why",)
    assert shortened([first]) == ("why",)
    assert shortened([first, second]) == ()
    assert second.having("why.text")[0].text == said.strip()


def test_a_right_to_left_page_is_the_mirror_of_the_other() -> None:
    for plain, mirrored in zip(
        sheet(people.priya()), sheet(people.priya(), right_to_left=True), strict=True
    ):
        for one, other in zip(plain.blocks, mirrored.blocks, strict=True):
            assert (one.kind, one.role, one.y, one.w, one.h) == (
                other.kind, other.role, other.y, other.w, other.h,
            )  # fmt: skip
            assert one.x + other.x + one.w == pytest.approx(plain.width)


def test_the_same_comes_out_twice() -> None:
    def seen(pages: tuple[Page, ...]) -> list[list[Block]]:
        return [[block._replace(layout=None) for block in page.blocks] for page in pages]

    assert seen(sheet(people.odd())) == seen(sheet(people.odd()))


def test_footer_on_each_page() -> None:
    pages = sheet(with_questions(25))
    for number, page in enumerate(pages, start=1):
        name, day, count = (page.having(f"footer.{part}")[0] for part in ("name", "date", "page"))
        assert (name.text, day.text) == ("Priya Nair", "Tue, 14 May 2024")
        assert count.text == f"{number} of 3"
        assert (
            name.y
            == day.y
            == count.y
            > max(b.bottom for b in page.blocks if not b.role.startswith("footer"))
        )
