"""The link into the mail program, read back as a mail program reads it."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.letters.mailto import LONGEST, mail_link, plain_address
from journal.domain.names import clean_line, clean_text

TEXTS = st.text(max_size=150)


def read(url: str) -> tuple[str, str, str]:
    """Address, subject and text of a link; line breaks as they were."""
    assert url.isascii()
    parts = urlsplit(url)
    assert parts.scheme == "mailto"
    assert not parts.fragment
    # A plus stands for itself in this kind of link.
    fields = parse_qs(parts.query.replace("+", "%2B"), keep_blank_values=True, strict_parsing=False)
    one = {name: values[0] for name, values in fields.items()}
    assert all(len(values) == 1 for values in fields.values())
    body = one.get("body", "")
    assert "\n" not in body.replace("\r\n", "")
    return unquote(parts.path), one.get("subject", ""), body.replace("\r\n", "\n")


def test_signs_that_mean_something_in_a_link() -> None:
    subject, body = "50 % & more? #1", "A & B = 100 %\n\nGrüße + Küsse; 中文 🙂"
    url = mail_link("ana@firm.example", subject, body).url
    assert read(url) == ("ana@firm.example", subject, body)
    assert "%0D%0A%0D%0A" in url
    assert "Gr%C3%BC%C3%9Fe" in url
    assert " " not in url


def test_without_subject_and_text_it_is_the_address() -> None:
    assert mail_link("ana@firm.example").url == "mailto:ana@firm.example"
    assert mail_link("ana@firm.example", "", "x").url == "mailto:ana@firm.example?body=x"


def test_a_long_letter_goes_without_its_text() -> None:
    found = mail_link("ana@firm.example", "Subject", "x" * 5_000)
    assert found.without_text
    assert not found.without_subject
    assert read(found.url) == ("ana@firm.example", "Subject", "")


def test_5000_characters_of_the_worst_signs() -> None:
    found = mail_link("ana@firm.example", "Grüße & 100 %", "ü&%\n" * 1_250)
    assert found.without_text
    assert len(found.url) <= LONGEST


def test_the_length_of_the_link_counts_and_not_that_of_the_text() -> None:
    assert not mail_link("a@b.example", "", "x" * 1_700).without_text
    assert mail_link("a@b.example", "", "ü" * 400).without_text


def test_a_subject_beyond_all_measure_is_left_out_too() -> None:
    found = mail_link("a@b.example", "s" * 3_000, "text")
    assert found.without_text
    assert found.without_subject
    assert found.url == "mailto:a@b.example"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ana Souza <ana@firm.example>", "ana@firm.example"),
        ("  ana@firm.example\n", "ana@firm.example"),
        ('"Souza, Ana" <ana+jobs@firm.example>', "ana+jobs@firm.example"),
        ("ana at firm", "ana at firm"),
        ("", ""),
    ],
)
def test_an_address_with_a_name(typed: str, meant: str) -> None:
    assert plain_address(typed) == meant


def test_an_address_adds_no_fields() -> None:
    url = mail_link("a@b.example?bcc=spy@c.example&x", "Hi").url
    assert read(url) == ("a@b.example?bcc=spy@c.example&x", "Hi", "")


def test_half_a_character_breaks_nothing() -> None:
    assert read(mail_link("a@b.example", "x\ud800y", "z\udfff").url)[1:] == ("xy", "z")


@given(TEXTS, TEXTS, TEXTS)
def test_what_went_in_comes_out(address: str, subject: str, body: str) -> None:
    found = mail_link(address, subject, body)
    assert len(found.url) <= LONGEST or found.without_subject or not clean_line(subject)
    to, about, text = read(found.url)
    assert to == plain_address(address)
    assert about == ("" if found.without_subject else clean_line(subject))
    assert text == ("" if found.without_text else clean_text(body))
