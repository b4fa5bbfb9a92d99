"""Mistakes in templates: found where they are, and none in what is right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.letters.mistakes import Fault, mistakes
from journal.domain.letters.placeholders import fill, keys
from tests.domain.letters.english import ENGLISH

KNOWN = frozenset({"me", "addressed", "referrer"})
F = Fault


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("Dear {addressed}, [?{referrer} told me|I heard]. {me}", []),
        ("Dear {foo},", [(F.UNKNOWN, "{foo}")]),
        ("Dear {Me},", [(F.UNKNOWN, "{Me}")]),
        ("Dear {your name},", [(F.UNKNOWN, "{your name}")]),
        ("Grüße von {größe}", [(F.UNKNOWN, "{größe}")]),
        ("Kind regards,\n{me", [(F.OPEN_BRACE, "{me")]),
        ("{me and more of it\nand {me}", [(F.OPEN_BRACE, "{me")]),
        ("{me and {addressed}", [(F.OPEN_BRACE, "{me")]),
        ("[?At the word of {referrer}.\n\nDear {addressed},", [(F.OPEN_PART, "[?")]),
        ("[?one {me} [?two {me}] three", [(F.OPEN_PART, "[?")]),
        ("[?one [?two {me}] three]", [(F.PART_IN_PART, "[?")]),
        ("[?one [?two [?three]]]", [(F.PART_IN_PART, "[?"), (F.PART_IN_PART, "[?")]),
        ("[?one [a gap] {me}]", []),
        ("[?one [a gap {me}]", [(F.OPEN_PART, "[?")]),
        ("[a gap of one's own, {1}, {}, { me}]", []),
        ("a ] and a }", []),
        ("", []),
    ],
)
def test_each_mistake_is_found(template: str, found: list[tuple[Fault, str]]) -> None:
    told = mistakes(template, KNOWN)
    assert [(each.fault, each.text) for each in told] == found
    assert all(template[each.start : each.end] == each.text for each in told)


def test_the_program_s_own_templates_have_none() -> None:
    used = {key for each in ENGLISH.templates for key in keys(each.subject + each.body)}
    known = {*ENGLISH.gaps, *used}
    for each in ENGLISH.templates:
        assert mistakes(each.subject, known) == ()
        assert mistakes(each.body, known) == ()


SIGNS = st.sampled_from(["[?", "[", "]", "|", "{me}", "{me", "}", "{x}", "a", " ", "\n"])


@given(st.lists(SIGNS, max_size=12).map("".join))
def test_what_has_no_mistake_leaves_no_sign_behind(template: str) -> None:
    """And what is filled shows a part's beginning only where one was told of."""
    filled = fill(template, {"me": "Robin"}, {}).text
    if "[?" in filled:
        faults = {each.fault for each in mistakes(template, KNOWN)}
        assert faults & {F.OPEN_PART, F.PART_IN_PART}
