"""Whatever the bytes: drafts and problems, or a sentence. Never anything else, never long."""

from __future__ import annotations

from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from journal.errors import BadFile
from journal.exchange.csv_in import read
from journal.exchange.drafts import SKIPPED, ReadResult

TODAY = date(2026, 3, 5)
HEADERS = [
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
    "Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Value,Notes",
    "Title;First Name;Last Name;Suffix;E-mail Address;Business Street;Business City;Birthday",
    "uuid,name,emails,phones,level,first_touch,referred_by,also_referred_by,notes",
    "Name|Mail|Title",
]
PIECES = st.one_of(
    st.sampled_from(
        [",", ";", "\t", "|", '"', '""', "\n", "\r\n", "\r", "'", "=", "@", " ::: ", "* ", "a@x.y",
         "12 Mar 2024", "3/4/24", "0/0/00", "Doe, Jane (she/her)", "\0", "\\", "sep=;", "🎓", "#"]
    ),
    st.text(max_size=5),
)  # fmt: skip
BODIES = st.lists(PIECES, max_size=60).map("".join)


def attempt(data: bytes) -> ReadResult | None:
    sentence = ""
    try:
        return read(data, today=TODAY)
    except BadFile as error:
        sentence = str(error)
    assert 10 < len(sentence) < 1000
    return None


@given(st.binary(max_size=400))
@example(b"\xff\xfe")
@example(b"\xff\xfea")
@example(b"\x00\xd8,\x00")
def test_any_bytes(data: bytes) -> None:
    attempt(data)


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(HEADERS), BODIES, st.sampled_from(["utf-8", "cp1252", "utf-16"]))
def test_any_text_below_a_header(header: str, body: str, encoding: str) -> None:
    result = attempt(f"{header}\n{body}".encode(encoding, "replace"))
    if result is None:
        return
    lines = [draft.line for draft in result.drafts]
    assert lines == sorted(set(lines))
    assert all(draft.name for draft in result.drafts)
    told = {problem.line for problem in result.problems if problem.code in SKIPPED}
    assert not told.intersection(lines)


@settings(deadline=None)
@given(
    st.sampled_from(HEADERS[:3]), st.lists(st.text("abcäß🎓 ", min_size=1, max_size=9), max_size=8)
)
def test_no_word_is_lost(header: str, words: list[str]) -> None:
    sign = ";" if ";" in header else ","
    result = attempt(f"{header}\n{sign.join(words)}\n".encode())
    if result is None or not result.drafts:
        return
    [draft] = result.drafts
    every = " ".join(map(str, (draft.name, draft.given, draft.family, draft.company, draft.role,
                               draft.place, draft.notes, *draft.emails, *draft.phones,
                               *draft.links, *draft.extra.values())))  # fmt: skip
    for word in " ".join(words).split():
        assert word in every
