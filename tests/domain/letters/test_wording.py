"""The data of a language: each letter it has, and that nothing in it is misspelt."""

from __future__ import annotations

import re

import pytest

from journal.domain.codes import Format, LetterKind, Topic
from journal.domain.letters.choosing import TABLE
from journal.domain.letters.filling import gap_words, values
from journal.domain.letters.placeholders import gaps_in, keys
from journal.domain.letters.wording import Template
from tests.domain.letters.english import ENGLISH, SAY, facts

KNOWN = {
    *values(facts(LetterKind.UPDATE), SAY),
    *("how", "our_meeting", "asked_day", "questions", "instead_of", "meeting_day", "meeting_time"),
    *("minutes", "where", "link", "topics", "topics_of", "names_given", "names_to_come", "advice"),
    *("promises", "it_went", "offered", "what_they_did", "what_about", "what_i_send", "position"),
}
ALL = [pytest.param(each, id=each.key) for each in ENGLISH.templates]


def test_each_row_of_the_table_has_its_template() -> None:
    for kind, key, _fits in TABLE:
        found = ENGLISH.template(key)
        assert found is not None, key
        assert found.kind is kind
    assert {key for _kind, key, _fits in TABLE} == {each.key for each in ENGLISH.templates}


def test_each_kind_ends_with_a_template_that_fits_always() -> None:
    for kind in LetterKind:
        last = [fits for each, _key, fits in TABLE if each is kind][-1]
        assert last(facts(kind))


@pytest.mark.parametrize("template", ALL)
def test_its_placeholders_are_known(template: Template) -> None:
    assert set(keys(template.subject + template.body)) <= KNOWN


@pytest.mark.parametrize("template", ALL)
def test_a_placeholder_outside_of_an_optional_part_says_what_is_missing(template: Template) -> None:
    outside = re.sub(r"\[\?[^\]]*\]", "", template.subject + template.body)
    assert set(keys(outside)) <= {*ENGLISH.gaps, "addressed"}


@pytest.mark.parametrize("template", ALL)
def test_it_greets_and_it_is_signed(template: Template) -> None:
    lines = template.body.strip().splitlines()
    assert lines[0] == "Dear {addressed},"
    assert lines[-2:] == ["Kind regards,", "{me}"]
    assert template.title
    assert template.subject.strip()
    assert "\n" not in template.subject


def test_each_gap_is_found_again_in_a_letter() -> None:
    for words in gap_words(
        facts(LetterKind.UPDATE, follow_up_what="Send {this} [and] that")
    ).values():
        assert [each.key for each in gaps_in(f"x [{words}] y")] == [words]


def test_every_format_and_topic_has_its_words() -> None:
    assert set(ENGLISH.formats) == set(ENGLISH.meetings) == set(map(str, Format))
    named = {str(each) for each in Topic} - {Topic.PEOPLE, Topic.OFFER}
    assert set(ENGLISH.topics) == set(ENGLISH.topics_of) == named


def test_things_in_a_row() -> None:
    assert ENGLISH.list([]) == ""
    assert ENGLISH.list(["a"]) == "a"
    assert ENGLISH.list(["a", "b", "c"]) == "a, b and c"
    assert ENGLISH.quoted("a") == "“a”"
    assert ENGLISH.quoted("") == ""


def test_the_patterns_for_lengths_are_expressions() -> None:
    said = ["20 to 30 minutes", "20-30 min", "half an hour", "an hour", "15 mins", "ten minutes"]
    for text in said:
        assert any(re.search(each, text) for each in ENGLISH.minutes), text
    for text in ["soon", "some of your time", "30 people"]:
        assert not any(re.search(each, text) for each in ENGLISH.minutes), text
