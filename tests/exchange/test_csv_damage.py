"""Files as the world sends them: without header, cut, mixed up. Nobody is lost without a word."""

from __future__ import annotations

import time
import tracemalloc
from datetime import date

import pytest

from journal.errors import BadFile
from journal.exchange import csv_in
from journal.exchange.csv_in import read
from journal.exchange.drafts import SKIPPED, ContactDraft, ProblemCode, ReadResult

TODAY = date(2026, 3, 5)
HEADER = "Name,Email,Company\n"


def parse(text: str | bytes, **more: str | bool | None) -> ReadResult:
    data = text.encode() if isinstance(text, str) else text
    return read(data, today=TODAY, **more)  # type: ignore[arg-type]


def names(result: ReadResult) -> list[str]:
    return [draft.name for draft in result.drafts]


def codes(result: ReadResult) -> list[ProblemCode]:
    return [problem.code for problem in result.problems]


# -- headers -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Ana,Reyes,a@x.example\nTom,Becker,t@x.example\n",
        "Ana Reyes,a@x.example,Orbit\nTom Becker,t@x.example,Nordwind\n",
        "a@x.example;Ana Reyes\nt@x.example;Tom Becker\n",
        "Ana,Reyes,,+49 30 12345678\nTom,Becker,,+49 30 12345679\n",
        "Ana Reyes\nTom Becker\n",
    ],
)
def test_no_header(text: str) -> None:
    result = parse(text)
    assert names(result) == ["Ana Reyes", "Tom Becker"]
    assert codes(result) == [ProblemCode.NO_HEADER]
    assert result.columns == ()


def test_no_header_and_only_addresses() -> None:
    result = parse("a@x.example\nt@x.example\n")
    assert [draft.emails for draft in result.drafts] == [("a@x.example",), ("t@x.example",)]
    assert names(result) == ["a@x.example", "t@x.example"]


def test_a_header_in_words_nobody_knows() -> None:
    result = parse("Foo,Bar,Baz\nAna Reyes,a@x.example,blue\nTom Becker,t@x.example,red\n")
    assert names(result) == ["Ana Reyes", "Tom Becker"]
    assert result.drafts[0].notes == "Baz: blue"


@pytest.mark.parametrize(
    "text",
    [
        "Date,Amount,Text\n2024-01-05,-12.30,groceries\n2024-01-06,-3.10,bus\n",
        "Foo,Bar\n1,2\n3,4\n",
        "This is no list of contacts, only a text.\nIt has two lines of words.\n",
        "x = 1\nif x:\n    print(x)\n",
    ],
)
def test_a_table_of_something_else_is_refused(text: str) -> None:
    with pytest.raises(BadFile, match="No contacts were found"):
        parse(text)


@pytest.mark.parametrize("text", [HEADER, "Name,Email", HEADER + ",,\n,,\n", HEADER + "\n\n"])
def test_a_header_only(text: str) -> None:
    with pytest.raises(BadFile, match="No contacts were found"):
        parse(text)


def test_the_same_heading_twice() -> None:
    result = parse("Name,Email,Email,Company,Company\nAna,a@x.example,b@x.example,One,Two\n")
    [ana] = result.drafts
    assert ana.emails == ("a@x.example", "b@x.example")
    assert (ana.company, ana.notes) == ("One", "Company: Two")


def test_one_column() -> None:
    assert names(parse("Name\nAna Reyes\nTom\n")) == ["Ana Reyes", "Tom"]


def test_five_thousand_columns() -> None:
    header = "Name," + ",".join(f"Q{n}" for n in range(5000))
    row = "Ana," + ",".join(["x"] * 5000)
    [ana] = parse(f"{header}\n{row}\n").drafts
    assert ana.name == "Ana"
    assert len(ana.notes.splitlines()) == 5000


def test_a_second_header_in_the_middle_is_no_person() -> None:
    result = parse(HEADER + "Ana,a@x.example,\n" + HEADER + "Tom,t@x.example,\n")
    assert names(result) == ["Ana", "Tom"]
    assert [(p.line, p.code) for p in result.problems] == [(3, ProblemCode.HEADER_REPEATED)]


# -- rows --------------------------------------------------------------------------------


def test_short_and_long_rows() -> None:
    result = parse(HEADER + "Ana\nTom,t@x.example,Nordwind,more,,text\nLi,l@x.example\n")
    assert names(result) == ["Ana", "Tom", "Li"]
    assert result.drafts[1].notes == "#4: more\n#6: text"
    assert [(p.line, p.code) for p in result.problems] == [(3, ProblemCode.ROW_TOO_LONG)]


def test_blank_lines_and_rows_of_separators() -> None:
    result = parse("\n\n" + HEADER + "\nAna,a@x.example,\n,,\n , ,\n\n,,\nTom,,\n\n\n")
    assert names(result) == ["Ana", "Tom"]
    assert ProblemCode.EMPTY_ROWS in codes(result)


def test_rows_without_a_name() -> None:
    result = parse(
        "Name,Email,Company,Phone,Notes\n"
        ",a@x.example,,,\n,,Orbit,,\n,,,+49 30 1234567,\n,,,,only a note\n"
        "​,z@x.example,,,\n"
    )
    assert names(result)[:3] == ["a@x.example", "Orbit", "+49 30 1234567"]
    assert [(p.line, p.code) for p in result.problems[:4]] == [
        (2, ProblemCode.NAME_FROM_MAIL),
        (3, ProblemCode.NAME_FROM_COMPANY),
        (4, ProblemCode.NAME_FROM_PHONE),
        (5, ProblemCode.NO_NAME),
    ]
    assert result.problems[3].detail == "only a note"
    assert names(result)[3] == "z@x.example", "a zero-width space is no name"


def test_a_name_beside_its_address() -> None:
    [ana] = parse("Email\nAna Reyes <a@x.example>; b@x.example\n").drafts
    assert (ana.name, ana.emails) == ("Ana Reyes", ("a@x.example", "b@x.example"))


def test_a_lost_quote_on_the_third_of_a_thousand_rows() -> None:
    rows = [f"Person {n},p{n}@x.example,Orbit" for n in range(1000)]
    rows[2] = 'Person 2,p2@x.example,"Orbit'
    result = parse(HEADER + "\n".join(rows))
    assert names(result) == [f"Person {n}" for n in range(1000)]
    assert [(p.line, p.code) for p in result.problems] == [(4, ProblemCode.UNCLOSED_QUOTE)]


def test_a_lost_quote_in_the_header() -> None:
    result = parse('Name,"Email,Company\nAna,a@x.example,Orbit\nTom,t@x.example,Nord\n')
    assert names(result) == ["Ana", "Tom"]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends(sign: str, end: str) -> None:
    text = HEADER + 'Ana,a@x.example,"Orbit; Tools, Inc | Co"\n'
    text = text.replace("Name,Email,Company", sign.join(["Name", "Email", "Company"]))
    text = text.replace("Ana,a@x.example,", sign.join(["Ana", "a@x.example", ""]))
    for body in (text.replace("\n", end), text.replace("\n", end).removesuffix(end)):
        result = parse(body)
        assert result.separator == sign
        assert [(d.name, d.company) for d in result.drafts] == [("Ana", "Orbit; Tools, Inc | Co")]


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;", "\ufeffsep=;"])
def test_a_line_that_tells_the_separator(first: str) -> None:
    result = parse(f"{first}\r\nName;Company\r\nAna, the first;Orbit\r\n")
    assert result.separator == ";"
    assert result.drafts[0].company == "Orbit"
    assert result.drafts[0].line == 3


def test_each_line_quoted_as_a_whole() -> None:
    result = parse('"Name,Email,Company"\n"Ana,a@x.example,""Orbit, Inc"""\n"Tom,t@x.example,"\n')
    assert names(result) == ["Ana", "Tom"]
    assert result.drafts[0].company == "Orbit, Inc"


# -- characters --------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode(name: str) -> None:
    result = parse((HEADER + "Jürgen Groß,j@x.example,東京 ✓\n").encode(name))
    assert (result.drafts[0].name, result.drafts[0].company) == ("Jürgen Groß", "東京 ✓")
    assert result.problems == ()


def test_a_guess_is_told_and_can_be_overruled() -> None:
    data = (HEADER + "Łukasz Dąbrowski,l@x.example,Źródło\n").encode("cp1250")
    guessed = parse(data)
    assert guessed.problems[0].code is ProblemCode.ENCODING_GUESSED
    assert guessed.problems[0].detail == guessed.encoding
    told = parse(data, encoding="cp1250")
    assert told.drafts[0].name == "Łukasz Dąbrowski"
    assert told.problems == ()


def test_half_utf8_half_windows() -> None:
    data = (HEADER + "Jürgen,j@x.example,\n").encode() + "José,o@x.example,\n".encode("cp1252")
    result = parse(data)
    assert names(result) == ["Jürgen", "José"]
    assert codes(result) == [ProblemCode.ENCODING_MIXED]


def test_characters_that_were_lost_before_are_told() -> None:
    assert codes(parse(HEADER + "J\ufffdrgen,,\n")) == [ProblemCode.ENCODING_DAMAGED]


def test_nul_bytes() -> None:
    result = parse(HEADER + "A\0na,a@x.example,Or\0bit\n")
    assert (names(result), result.drafts[0].company) == (["Ana"], "Orbit")
    assert codes(result) == [ProblemCode.NULS_REMOVED]


# -- size --------------------------------------------------------------------------------


def test_a_huge_field() -> None:
    note = "word " * 200_000
    [ana] = parse(f'Name,Notes\nAna,"{note}"\n').drafts
    assert ana.notes == note.strip()


def test_too_many_people_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_in, "MOST_PEOPLE", 100)
    assert len(parse(HEADER + "Ana,,\n" * 100).drafts) == 100
    with pytest.raises(BadFile, match="more than 100 people"):
        parse(HEADER + "Ana,,\n" * 101)


def test_a_million_rows_are_refused_at_once() -> None:
    data = (HEADER + "Ana Reyes,a@x.example,Orbit\n" * 1_000_000).encode()
    start = time.process_time()
    with pytest.raises(BadFile, match="more than 200,000 people"):
        parse(data)
    assert time.process_time() - start < 5  # 0.02 here; reading all of them first, thirty


def test_rows_are_read_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_in, "MOST_PEOPLE", 2_000)
    data = (HEADER + "\n".join(f"Ana,a@x.example,{'x' * 5_000}" for _ in range(4_000))).encode()
    tracemalloc.start()
    with pytest.raises(BadFile, match="more than 2,000 people"):
        parse(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < len(data), "the whole text was taken into memory once more"


# -- people ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "name", "pronouns"),
    [
        ("Doe, Jane (she/her), PMP 🎓", "Jane Doe", "she/her"),
        ("Jane Doe 🚀", "Jane Doe", ""),
        ("🎓", "🎓", ""),
        ("X Æ A-12", "X Æ A-12", ""),
        ("Robert (Bob) Smith", "Robert (Bob) Smith", ""),
    ],
)
def test_names_are_read_kindly_and_nothing_is_lost(written: str, name: str, pronouns: str) -> None:
    [draft] = parse(f'Name,Email\n"{written}",a@x.example\n').drafts
    assert (draft.name, draft.pronouns) == (name, pronouns)
    every = f"{draft.name} {draft.pronouns} {draft.notes}"
    assert all(word in every for word in written.replace(",", " ").split() if word != "(she/her)")


def test_dates_in_one_order_only() -> None:
    header = "First Name,Last Name,Company,Position,Connected On\n"
    day_first = parse(header + "A,B,,,03/04/2024\nC,D,,,25/04/2024\n")
    assert [d.connected_on for d in day_first.drafts] == [date(2024, 4, 3), date(2024, 4, 25)]
    month_first = parse(header + "A,B,,,03/04/2024\nC,D,,,04/25/2024\n")
    assert [d.connected_on for d in month_first.drafts] == [date(2024, 3, 4), date(2024, 4, 25)]


def test_dates_in_an_order_nobody_can_tell_are_asked_for() -> None:
    text = (
        "First Name,Last Name,Company,Position,Connected On\nA,B,,,03/04/2024\nC,D,,,05/05/2024\n"
    )
    result = parse(text)
    first, second = result.drafts
    assert (first.connected_on, first.notes) == (None, "Connected On: 03/04/2024")
    assert second.connected_on == date(2024, 5, 5)
    assert [(p.line, p.code) for p in result.problems] == [(2, ProblemCode.DATE_ORDER_UNCLEAR)]
    assert parse(text, day_first=True).drafts[0].connected_on == date(2024, 4, 3)
    assert parse(text, day_first=False).drafts[0].connected_on == date(2024, 3, 4)


@pytest.mark.parametrize(
    ("text", "code"),
    [("soon", ProblemCode.DATE_UNREADABLE), ("12 Mar 2031", ProblemCode.DATE_IN_FUTURE),
     ("31 Feb 2024", ProblemCode.DATE_UNREADABLE)],
)  # fmt: skip
def test_dates_that_can_not_be_are_kept_as_text(text: str, code: ProblemCode) -> None:
    result = parse(f"Name,Connected On\nAna,{text}\n")
    [ana] = result.drafts
    assert (ana.connected_on, ana.notes) == (None, f"Connected On: {text}")
    assert codes(result) == [code]


def test_every_row_is_a_person_or_told() -> None:
    body = ["Ana,,", ",,", "", ",x,", ',"q,', "a,b,c,d,e", "  ,  ,  ", "Tom,,"]
    result = parse(HEADER + "\n".join(body))
    told = {problem.line for problem in result.problems if problem.code in SKIPPED}
    read_lines = {draft.line for draft in result.drafts}
    filled = {number for number, row in enumerate(body, 2) if row.strip(", ")}
    assert filled <= read_lines | told
    assert not read_lines & told


def draft_text(draft: ContactDraft) -> str:
    return " ".join(map(str, (draft.name, draft.company, draft.notes, *draft.emails)))


def test_a_cell_that_is_no_address_is_kept() -> None:
    [ana] = parse("Name,Email\nAna,ask Tom\n").drafts
    assert ana.emails == ()
    assert "ask Tom" in draft_text(ana)
