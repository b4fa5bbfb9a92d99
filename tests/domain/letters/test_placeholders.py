"""Templates: what is filled, what is left out, what stays as a gap."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.letters.placeholders import Span, fill, gaps_in, keys

GAPS = {"me": "your name", "about": "whom it is about"}
PIECES = st.sampled_from(
    ["[?", "]", "[", "|", "{a}", "{b}", "{me}", "{", "}", " ", "\n", "word", ",", "é", "🙂", "שלום"]
)
TEMPLATES = st.lists(PIECES, max_size=40).map("".join)
VALUES = st.dictionaries(st.sampled_from(["a", "b", "me"]), st.text(max_size=30))


def filled(template: str, **values: str) -> str:
    return fill(template, values, GAPS).text


def test_what_is_known_is_filled_in() -> None:
    found = fill("Dear {addressed}, I am {me}.", {"addressed": "Ms Nair", "me": "Robin"}, GAPS)
    assert found.text == "Dear Ms Nair, I am Robin."
    assert found.spans == (Span(5, 12, "addressed"), Span(19, 24, "me"))
    assert found.missing == ()


def test_what_is_not_known_stays_as_a_gap() -> None:
    found = fill("I am {me}. Yes, {me}.", {}, GAPS)
    assert found.text == "I am [your name]. Yes, [your name]."
    assert found.missing == ("me",)
    assert [found.text[span.start : span.end] for span in found.spans] == ["[your name]"] * 2
    assert [span.key for span in gaps_in(found.text)] == ["your name"] * 2


def test_a_placeholder_that_nobody_knows_stands_as_it_is_written() -> None:
    found = fill("So {strange}.", {}, GAPS)
    assert found.text == "So {strange}."
    assert [span.key for span in gaps_in(found.text)] == ["strange"]


def test_a_part_is_left_out_when_something_in_it_is_not_known() -> None:
    template = "One.[? Two {a}.] Three."
    assert filled(template, a="x") == "One. Two x. Three."
    assert filled(template) == "One. Three."


def test_the_first_part_for_which_all_is_known_is_taken() -> None:
    template = "[?{a} and {b}|only {a}|nothing]"
    assert filled(template, a="x", b="y") == "x and y"
    assert filled(template, a="x") == "only x"
    assert filled(template, b="y") == "nothing"


def test_a_gap_may_be_the_last_part() -> None:
    assert filled("[?{a}|[say what happened]].") == "[say what happened]."
    assert filled("[?{a}|[say what happened]].", a="All went well") == "All went well."


@pytest.mark.parametrize(
    ("template", "left"),
    [
        ("One [?{a}] two.", "One two."),
        ("One [?{a}], two.", "One, two."),
        ("One[?, {a}].", "One."),
        ("[?{a}] Two.", "Two."),
        ("One.\n\n[?{a}]\n\nTwo.", "One.\n\nTwo."),
        ("One.\n\n[?{a}][? {b}]\n\nTwo.", "One.\n\nTwo."),
        ("One.\n[?{a}]\nTwo.", "One.\n\nTwo."),
        ("[?{a}]\n\nTwo.", "Two."),
        ("One.\n\n[?{a}]", "One."),
        ("One [?{a}]\nTwo.", "One\nTwo."),
    ],
)
def test_the_text_closes_up_where_a_part_was_left_out(template: str, left: str) -> None:
    assert filled(template) == left


def test_what_is_filled_in_is_not_read_again() -> None:
    assert filled("{a}!", a="{me} [?{me}] <img src='file:/etc/passwd'>") == (
        "{me} [?{me}] <img src='file:/etc/passwd'>!"
    )


@pytest.mark.parametrize(
    "odd", ["[?{a}", "a ] b", "[?", "{a", "{A}", "{ a }", "[?[?{x}", "|", "[]"]
)
def test_what_is_not_well_formed_stands_for_itself(odd: str) -> None:
    assert filled(odd) == odd


def test_a_part_that_does_not_end_hides_no_later_one() -> None:
    assert filled("[?oh [?{a}x] end", a="1") == "[?oh 1x end"


def test_brackets_in_a_part_belong_to_it() -> None:
    assert filled("[?{a} [say | why]|none]", a="x") == "x [say | why]"


def test_placeholders_of_a_template_are_named_once() -> None:
    assert keys("{a} [?{b} {a}] {me}") == ("a", "b", "me")


def test_what_is_no_gap() -> None:
    assert gaps_in("[1] [] [ ] [a\nb] {} {A}") == ()
    assert gaps_in("[" + "x" * 200 + "]") == ()


@given(TEMPLATES, VALUES)
def test_any_template_can_be_filled(template: str, values: dict[str, str]) -> None:
    found = fill(template, values, GAPS)
    last = 0
    for span in found.spans:
        assert last <= span.start <= span.end <= len(found.text)
        last = span.end
        said = found.text[span.start : span.end]
        value = values.get(span.key, "")
        wanted = value or (f"[{GAPS[span.key]}]" if span.key in GAPS else f"{{{span.key}}}")
        assert said == wanted
        assert span.missing is not bool(value)


@given(st.text(alphabet=st.characters(exclude_characters="[]{}|"), max_size=200))
def test_a_text_without_signs_stands_as_it_is(text: str) -> None:
    assert fill(text, {"a": "x"}, GAPS).text == text.rstrip()


@given(TEMPLATES)
def test_with_everything_known_no_gap_is_left(template: str) -> None:
    found = fill(template, {key: key.upper() for key in keys(template)}, GAPS)
    assert found.missing == ()
    assert not any(span.key in ("a", "b", "me") for span in gaps_in(found.text) if span.key in GAPS)
