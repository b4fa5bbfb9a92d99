"""What the user noted of themselves, in every letter, as the grey examples of its fields ask."""

from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.codes import LetterKind
from journal.domain.letters.filling import write
from journal.domain.letters.placeholders import gaps_in
from journal.domain.letters.wording import Template
from tests.domain.letters.english import ANA, ENGLISH, LENA, SAY, TOM, facts

STATUS = ("", "a student of logistics", "a nurse moving into grid planning", "student")
WHERE = ("", "Hamburg", "Hamburg, until May", "at Baltic Freight")
DIRECTION = ("", "port planning", "work in port planning", "work on power grids")
_TWICE = re.compile(r"\b(\w+)\b(?:\s+\1\b| in \1\b)", re.IGNORECASE)


def text(template: Template, **known: object) -> str:
    known = {"referrers": (TOM,), "about": LENA, **known}
    found = write(template.subject, template.body, facts(template.kind, **known), SAY)
    return f"{found.subject}\n{found.body.text}"


@pytest.mark.parametrize("template", ENGLISH.templates, ids=lambda each: each.key)
def test_no_letter_says_it_like_a_form_or_says_a_word_twice(template: Template) -> None:
    for status, where, direction in product(STATUS, WHERE, DIRECTION):
        said = text(template, my_status=status, where_now=where, direction=direction)
        assert not _TWICE.search(said), said
        assert "in one line" not in said
        assert "{" not in said
        gaps = [gap.key for gap in gaps_in(said)]
        assert not any("who you are" in gap or "where you are" in gap for gap in gaps)
        assert direction == "" or not any("really like" in gap for gap in gaps)
        if "{i_am}" in template.body:
            for noted in filter(None, (status, where, direction)):
                assert noted.removeprefix("work in ") in said
        if "{finding_out}" in template.body and not direction:
            assert any("which work would suit me" in gap for gap in gaps)


def test_a_whole_profile_reads_as_one_would_write_it() -> None:
    known = {
        "my_status": "a nurse moving into grid planning",
        "where_now": "Hamburg",
        "direction": "work on power grids",
    }
    template = ENGLISH.template("request.stranger")
    assert template is not None
    assert (
        "My name is Robin Ellis. I am a nurse moving into grid planning, in Hamburg. I am finding"
        " out what work on power grids is really like." in text(template, **known)
    )


@given(st.text(max_size=90), st.text(max_size=90), st.text(max_size=90))
def test_nothing_that_is_noted_is_left_out(status: str, where: str, direction: str) -> None:
    """Whatever somebody notes: each word stands in the letter, or in a gap that shows it."""
    known = facts(
        LetterKind.REQUEST,
        person=ANA,
        my_status=f"alpha {status}",
        where_now=f"omega {where}",
        direction=f"delta {direction}",
    )
    template = ENGLISH.template("request.stranger")
    assert template is not None
    said = write(template.subject, template.body, known, SAY).body.text.casefold()
    assert "alpha" in said
    assert "omega" in said
    assert "delta" in said
