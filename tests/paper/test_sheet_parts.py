"""The parts of the sheet: what each says, what is left out, where it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise

import pytest
from PySide6.QtCore import QLocale

from journal.domain.agenda import Step, default_steps
from journal.domain.codes import Channel, Format, Introduction, StepCode
from journal.paper.blocks import Kind, Page
from journal.paper.layout import lay_out
from journal.paper.sheet_data import (
    BringItem,
    SheetData,
    SheetNote,
    SheetOptions,
    SheetQuestion,
    blank_sheet,
)
from tests.paper import people

pytestmark = pytest.mark.usefixtures("qapp")

ENGLISH = QLocale("en_GB")


def first(data: SheetData, locale: QLocale = ENGLISH, **options: object) -> Page:
    """Page one."""
    return lay_out(data, SheetOptions(**options), locale)[0]  # type: ignore[arg-type]


def back(data: SheetData, **options: object) -> Page:
    """Page two."""
    return lay_out(data, SheetOptions(**options), ENGLISH)[1]  # type: ignore[arg-type]


def said(page: Page, role: str) -> list[str]:
    """Texts of a role."""
    return [block.text for block in page.having(role)]


# Header


def test_header_says_who_when_and_where() -> None:
    page = first(people.priya())
    assert said(page, "header.name") == ["Priya Nair"]
    assert said(page, "header.role") == ["Head of Operations, Northwind Logistics, director"]
    assert said(page, "header.place") == ["In person, 12 Quay Street, 3rd floor, ask at reception"]
    assert said(page, "header.contact") == ["priya.nair@northwind.example, +44 20 7946 0113"]
    assert said(page, "header.date") == ["Tue, 14 May 2024"]
    assert said(page, "header.time") == ["14:00 – 14:30"]
    assert said(page, "header.arrive") == ["Arrive by 13:45 (leave by 13:10)"]
    name, role = page.having("header.name")[0], page.having("header.role")[0]
    assert name.x == role.x == 15
    assert name.y == 13
    for end in ("header.date", "header.time", "header.arrive"):
        assert page.having(end)[0].right == pytest.approx(195)
    assert page.having("header.date")[0].bottom == pytest.approx(name.bottom)


def test_header_in_another_locale() -> None:
    page = first(people.priya(), QLocale("en_US"))
    assert said(page, "header.date") == ["Tue, May 14, 2024"]
    assert said(page, "header.time") == ["2:00\u00a0PM – 2:30\u00a0PM"]
    assert said(page, "header.arrive")[0].endswith("PM)")
    assert said(page, "strip.time")[:2] == ["2:00", "2:02"]


def test_header_leaves_out_what_is_missing() -> None:
    page = first(SheetData("Ana Souza"))
    assert said(page, "header.name") == ["Ana Souza"]
    for role in ("role", "place", "contact", "date", "time", "arrive"):
        assert not page.having(f"header.{role}")
    assert not page.having("why.label")
    assert not page.having("pitch.label")


def test_a_long_name_and_address_are_bounded() -> None:
    page = first(replace(people.priya(), name="Maria " * 2000, mail="x" * 90 + "@example.example"))
    name = page.having("header.name")[0]
    assert name.lines == 2
    assert name.text.endswith("…")
    assert said(page, "header.contact")[1] == "+44 20 7946 0113"
    assert page.having("footer.name")[0].lines == 1


# What to say first


@pytest.mark.parametrize(
    ("introduction", "day", "channel", "sentence"),
    [
        (Introduction.MADE, date(2024, 5, 3), Channel.PHONE,
         "Daniel Ortiz introduced us after our call on 3 May."),
        (Introduction.MADE, date(2024, 5, 3), Channel.IN_PERSON,
         "Daniel Ortiz introduced us after we met on 3 May."),
        (Introduction.MADE, date(2024, 5, 3), Channel.MAIL,
         "Daniel Ortiz introduced us on 3 May."),
        (Introduction.MADE, None, None, "Daniel Ortiz introduced us."),
        (Introduction.NAMED, date(2024, 5, 3), Channel.PHONE,
         "Daniel Ortiz suggested that I talk to you."),
        (None, None, None, "Daniel Ortiz suggested that I talk to you."),
        (Introduction.DECLINED, None, None, ""),
    ],
)  # fmt: skip
def test_opening(
    introduction: Introduction | None, day: date | None, channel: Channel | None, sentence: str
) -> None:
    data = replace(people.priya(), introduction=introduction, touch_date=day, touch_channel=channel)
    thanks = "Thank you for seeing me. I am here for information and advice, not a job."
    assert said(first(data), "opening.text") == [f"{sentence} {thanks}".strip()]


def test_opening_fits_the_format() -> None:
    phone = replace(people.priya(), format=Format.PHONE)
    assert "taking the time" in said(first(phone), "opening.text")[0]
    assert "answering my questions" in said(first(people.by_letter()), "opening.text")[0]


def test_a_pitch_too_long_for_page_one_stands_whole_on_page_two() -> None:
    pitch = "I studied geography and then ran a warehouse shift for two years. " * 11
    data = replace(people.priya(), pitch=pitch)
    assert said(first(data), "pitch.text")[0].endswith("…")
    assert said(back(data), "pitch.text") == [pitch.strip()]
    assert not back(people.priya()).having("pitch.text")
    assert not back(data).having("manners.text")
    assert back(people.priya()).having("manners.text")


# The time strip


def test_strip_is_to_scale() -> None:
    page = first(people.priya())
    parts = [page.having(f"strip.{step.code}")[0] for step in default_steps(30)]
    assert [part.w for part in parts] == pytest.approx([12, 90, 30, 18, 30])
    assert parts[0].x == 15
    assert parts[-1].right == pytest.approx(195)
    assert parts[-1].kind is Kind.DASHED
    assert page.having("strip.fill")[0].x == parts[1].x
    assert said(page, "strip.time") == ["14:00", "14:02", "14:17", "14:22", "14:25"]
    assert said(page, "strip.end") == ["14:30"]
    for label, part in zip(page.having("strip.time"), parts, strict=True):
        assert label.x == pytest.approx(part.x)
    notice = page.having("strip.notice")[0]
    assert notice.x + notice.w / 2 == pytest.approx(15 + 180 * 20 / 30)
    assert said(page, "strip.number") == ["1", "2", "3", "4", "in hand"]
    assert said(page, "legend.name") == ["introduction", "questions", "referral", "thanks"]
    assert said(page, "legend.notice") == ["14:20 the time is nearly up: offer to go"]
    assert said(page, "golden.text") == ["“I won’t ask them for a job; I would like their view.”"]


def test_strip_without_a_start_counts_from_nought() -> None:
    page = first(replace(people.priya(), start=None))
    assert said(page, "strip.time") == ["0", "2", "17", "22", "25"]
    assert said(page, "strip.end") == ["30 min"]
    assert said(page, "header.time") == ["30 min"]
    assert said(page, "legend.notice") == ["after 20 min the time is nearly up: offer to go"]


def test_labels_without_room_are_left_out() -> None:
    steps = (Step(StepCode.INTRODUCTION, 1), Step(StepCode.CONVERSATION, 400),
             Step(StepCode.REFERRAL, 1), Step(StepCode.CONCLUSION, 1))  # fmt: skip
    page = first(replace(people.priya(), steps=steps))
    assert said(page, "strip.time") == ["14:00"]
    assert said(page, "strip.number") == ["2"]
    labels = [*page.having("strip.time"), *page.having("strip.end")]
    assert all(a.right < b.x for a, b in pairwise(labels))


def test_parts_without_minutes_are_left_out() -> None:
    page = first(replace(people.priya(), minutes=20, steps=()))
    assert not page.having("strip.spare")
    assert said(page, "strip.number") == ["1", "2", "3", "4"]


def test_by_letter_there_is_no_clock() -> None:
    page = first(replace(people.by_letter(), minutes=30, steps=default_steps(30)))
    assert not [block for block in page.blocks if block.role.startswith(("strip", "legend"))]
    assert not page.having("header.time")
    assert page.having("question.code")
    assert "From their answer" in said(back(people.by_letter()), "closing.heading")
    assert not back(people.by_letter()).having("manners.text")


def test_wording_of_the_end_fits_the_format() -> None:
    phone = replace(people.priya(), format=Format.PHONE)
    assert said(back(phone), "closing.heading") == ["Before you hang up"]
    assert said(back(people.priya()), "closing.heading") == ["Before you leave"]


# Questions


def test_marks_stand_before_their_question() -> None:
    page = first(people.priya())
    assert len(page.having("question.check")) == 7
    assert len(page.having("question.star")) == 4
    assert said(page, "star.legend") == ["must ask"]
    for check, code, text in zip(
        page.having("question.check"),
        page.having("question.code"),
        page.having("question.text"),
        strict=True,
    ):
        assert check.x == 15
        assert check.right < code.x < code.right < text.x
        assert check.y + check.h / 2 == pytest.approx(code.y + code.h / 2, abs=0.2)
    assert page.having("question.line")[0].x == page.having("question.code")[0].x
    assert page.having("question.line")[0].right == pytest.approx(195)


def test_no_stars_no_legend() -> None:
    data = replace(people.priya(), questions=(SheetQuestion("Q1", "Why?"),))
    assert not first(data).having("star.legend")


def test_a_long_question_ends_after_three_lines() -> None:
    data = replace(people.priya(), questions=(SheetQuestion("Q1", "and then " * 1000),))
    text = first(data).having("question.text")[0]
    assert text.lines == 3
    assert text.text.endswith("…")


# Before and after


def test_what_is_known_stands_on_page_two() -> None:
    page = back(people.priya())
    assert said(page, "known.text") == [people.priya().how_known]
    assert said(page, "chain.text") == ["Me › Ana Souza › Daniel Ortiz › Priya Nair"]
    assert len(said(page, "research.text")) == 2
    assert said(page, "dress.text") == ["As for a job interview."]
    assert not page.having("paying.text")
    texts = [
        b for b in page.blocks if b.role.endswith(".text") and b.role[:5] in ("known", "resea")
    ]
    assert len({block.x for block in texts}) == 1


def test_private_notes_only_if_asked_for() -> None:
    assert not [text for text in said(back(people.priya()), "research.text") if "Leeds" in text]
    shown = said(back(people.priya(), private_notes=True), "research.text")
    assert [text for text in shown if "Leeds" in text]


def test_empty_parts_are_left_out_but_not_the_lines_to_write_on() -> None:
    page = back(SheetData("Ana Souza"))
    for part in ("known", "chain", "research", "common", "offers", "dress", "paying", "pitch"):
        assert not page.having(f"{part}.label")
    for role, count in (("referral.name.line", 3), ("hiring.line", 2), ("resume.line", 2),
                        ("manner.line", 2), ("agreed.what.line", 4)):  # fmt: skip
        assert len(page.having(role)) >= count
    assert len(page.having("referral.ok.check")) == len(page.having("referral.name.line"))


def test_lines_to_write_on_where_much_is_known() -> None:
    for count, lines in ((2, 4), (30, 3)):
        data = replace(people.priya(), research=(SheetNote("Much. " * 60),) * count)
        page = back(data)
        assert len(page.having("agreed.what.line")) >= min(lines, 3)
        assert len(page.having("referral.name.line")) >= 3
        assert page.having("thanks.check")


def test_notes_that_find_no_room_leave_an_ellipsis() -> None:
    notes = tuple(SheetNote(f"Note {number}.") for number in range(40))
    shown = said(back(replace(people.priya(), research=notes)), "research.text")
    assert shown[0] == "Note 0."
    assert len(shown) < 40
    assert shown[-1].endswith("…")


def test_a_long_chain_keeps_its_ends() -> None:
    chain = tuple(f"P{number}" for number in range(50))
    text = said(back(replace(people.priya(), chain=chain)), "chain.text")[0]
    assert text == "Me › P0 › … › P46 › P47 › P48 › P49 › Priya Nair"


def test_bring_along_ticks_what_is_packed() -> None:
    page = back(people.priya())
    kinds = [block.kind for block in page.having("bring.check")]
    assert kinds == [Kind.CHECKED] * 2 + [Kind.CHECK] * 4
    assert len({block.x for block in page.having("bring.check")}) == 3
    wide = replace(people.priya(), bring=(BringItem("a thing with quite a long name " * 2),) * 3)
    assert len({block.x for block in back(wide).having("bring.check")}) == 2
    assert not back(replace(people.priya(), bring=())).having("bring.label")
    standard = said(back(replace(people.priya(), bring=None)), "bring.text")
    assert standard[:2] == ["this sheet", "notebook and pen"]
    assert not back(replace(people.by_letter(), bring=None)).having("bring.text")


def test_who_pays_where_there_is_something_to_pay() -> None:
    for how in (Format.LUNCH, Format.COFFEE):
        assert back(replace(people.priya(), format=how)).having("paying.text")
    assert not back(replace(people.priya(), dress="")).having("dress.text")


def test_thanks_are_due() -> None:
    page = back(people.priya())
    assert said(page, "thanks.text") == [
        "Thank-you due by Wed, 15 May, 14:30",
        "Thank Daniel Ortiz as well, and tell how it went",
    ]
    assert len(page.having("thanks.check")) == 2
    alone = back(replace(people.priya(), referrer="", thank_you_due=None))
    assert said(alone, "thanks.text") == ["Thank them within 24 hours"]


# A sheet without a person


def test_a_blank_sheet_has_lines_where_the_rest_has_words() -> None:
    pages = lay_out(blank_sheet(), SheetOptions(empty_question_lines=7), ENGLISH)
    assert len(pages) == 2
    assert len(pages[0].having("header.line")) == 8
    assert said(pages[0], "opening.text")[0].startswith("Thank you")
    assert len(pages[0].having("why.line")) == 1
    assert len(pages[0].having("pitch.line")) == 2
    assert said(pages[0], "question.code") == [f"Q{n}" for n in range(1, 8)]
    assert not pages[0].having("footer.name")
    assert len(pages[1].having("research.line")) == 3
    assert pages[1].having("bring.text")


def test_only_spaces_are_no_name() -> None:
    assert first(SheetData("  \t ")).having("header.line")


def test_a_start_at_the_end_of_the_day() -> None:
    page = first(replace(people.priya(), start=datetime(2024, 12, 31, 23, 50)))
    assert said(page, "header.time") == ["23:50 – 00:20"]
