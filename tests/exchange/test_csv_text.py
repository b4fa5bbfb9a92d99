"""Rows of cells out of text that got its line ends, quotes or separators wrong."""

from __future__ import annotations

import csv
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import BadFile
from journal.exchange import csv_text
from journal.exchange.csv_text import Lines, Problems, Rows
from journal.exchange.drafts import Problem, ProblemCode


def rows(
    text: str, separator: str = ",", expected: int = 0
) -> tuple[list[tuple[int, list[str]]], tuple[Problem, ...]]:
    problems = Problems()
    reader = Rows(Lines(io.StringIO(text, newline=""), problems, "test"), separator, problems)
    reader.expected = expected
    return [(record.line, record.cells) for record in reader], problems.all()


def cells(text: str, separator: str = ",", expected: int = 0) -> list[list[str]]:
    return [found for _, found in rows(text, separator, expected)[0]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    assert cells(f"a,b{end}c,d{end}") == [["a", "b"], ["c", "d"]]
    assert cells(f"a,b{end}c,d") == [["a", "b"], ["c", "d"]]


def test_mixed_line_ends_and_those_inside_of_quotes_stay() -> None:
    assert cells('a\r"b\r\nb\rb\nb"\nc\r\nd') == [["a"], ["b\r\nb\rb\nb"], ["c"], ["d"]]


def test_other_separators_of_lines_are_text() -> None:
    text = "a\x0bb\x0cc\x1cd\x85e\u2028f"
    assert cells(text) == [[text]]


@pytest.mark.parametrize("separator", csv_text.SEPARATORS)
def test_separators(separator: str) -> None:
    assert cells(f'a{separator}"b{separator}b"{separator}', separator) == [
        ["a", f"b{separator}b", ""]
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('"",""', ["", ""]),
        ('""""', ['"']),
        ('"""a""",b', ['"a"', "b"]),
        ('a"b,c', ['a"b', "c"]),
        ('5" disk,12" record', ['5" disk', '12" record']),
        ('a, "b, c",d', ["a", "b, c", "d"]),
        ('"a" ,b', ["a", "b"]),
        ('"Bob" Smith,x', ['"Bob" Smith', "x"]),
        ('x,"He said "hi" to me",y', ["x", 'He said "hi" to me', "y"]),
        ('"a",', ["a", ""]),
    ],
)
def test_quotes_on_one_line(line: str, expected: list[str]) -> None:
    found, problems = rows(line + "\nnext,one\n", expected=len(expected))
    assert found[0] == (1, expected)
    assert found[1] == (2, ["next", "one"])
    assert problems == ()


def test_line_numbers_are_those_of_the_file() -> None:
    found, _ = rows('a\n"b\n\nb"\n\nc\n')
    assert [line for line, _ in found] == [1, 2, 5, 6]


def damaged(columns: int, where: int, total: int, row: str) -> str:
    """A file in which the quote opened in row ``where`` is never closed."""
    good = ",".join(f"x{column}" for column in range(columns))
    return "".join(f"{row if number == where else good}\n" for number in range(1, total + 1))


@pytest.mark.parametrize("columns", [2, 3, 4, 7])
@pytest.mark.parametrize("where", [1, 3, 999, 1000])
def test_a_lost_quote_swallows_no_other_row(columns: int, where: int) -> None:
    bad = "Ada," + ",".join(["y"] * (columns - 2) + ['"Acme'])
    found, problems = rows(damaged(columns, where, 1000, bad), expected=columns)
    assert len(found) == 1000
    assert found[where - 1] == (where, ["Ada", *["y"] * (columns - 2), "Acme"])
    assert [(p.line, p.code) for p in problems] == [(where, ProblemCode.UNCLOSED_QUOTE)]


def test_a_lost_quote_in_the_middle_keeps_the_columns() -> None:
    found, _ = rows(damaged(4, 3, 10, 'Ada,"Acme,x,y'), expected=4)
    assert found[2] == (3, ["Ada", "Acme", "x", "y"])


def test_a_lost_quote_among_rows_that_have_quotes() -> None:
    rest = "".join(f'B{n},"Foo, Inc",x\n' for n in range(50))
    found, problems = rows('Ada,x,"note\n' + rest, expected=3)
    assert len(found) == 51
    assert found[0] == (1, ["Ada", "x", "note"])
    assert found[1] == (2, ["B0", "Foo, Inc", "x"])
    assert len(problems) == 1


def test_two_lost_quotes_that_seem_to_make_one_cell() -> None:
    rest = "".join(f"B{n},x,y,z\n" for n in range(6))
    found, problems = rows(f'Ada,"Acme,x,1\n{rest}Bob,Foo",y,2\n', expected=4)
    assert len(found) == 8
    assert found[7] == (8, ["Bob", 'Foo"', "y", "2"])
    assert len(problems) == 1


def test_every_row_fully_quoted_and_one_quote_lost() -> None:
    good = '"a","b","c"\n'
    found, problems = rows(good * 3 + '"a","b","c\n' + good * 500, expected=3)
    assert len(found) == 504
    assert found[3] == (4, ["a", "b", "c"])
    assert len(problems) == 1


def test_a_file_cut_off_inside_of_a_note_keeps_the_note() -> None:
    found, problems = rows('a,b,c,d\nAda,x,y,"one\ntwo\nthree', expected=4)
    assert found[1] == (2, ["Ada", "x", "y", "one\ntwo\nthree"])
    assert [p.code for p in problems] == [ProblemCode.UNCLOSED_QUOTE]


def test_a_quote_lost_before_a_name_takes_no_other_person() -> None:
    found, problems = rows('a,b,c\n"Ada,x,y\nBob,x\n,,\nCem,x,y,z,more', expected=3)
    assert [cells[0] for _, cells in found] == ["a", "Ada", "Bob", "", "Cem"]
    assert [(p.line, p.code) for p in problems] == [(2, ProblemCode.UNCLOSED_QUOTE)]


def test_a_long_note_with_separators_is_one_cell_and_told() -> None:
    note = "\n".join(f"Point {n}: good, bad" for n in range(300))
    found, problems = rows(f'Ada,x,"{note}",y\nBob,x,y,z\n', expected=4)
    assert found[0] == (1, ["Ada", "x", note, "y"])
    assert found[1] == (301, ["Bob", "x", "y", "z"])
    assert [(p.code, p.detail) for p in problems] == [(ProblemCode.LONG_CELL, "300")]


def test_a_field_over_the_limit_of_the_standard_library() -> None:
    for note in ("x" * 200_000, "y\n" * 200_000):
        assert cells(f'Ada,"{note}",z\n', expected=3) == [["Ada", note, "z"]]
    assert csv.field_size_limit() == 131_072


def test_nul_characters_are_taken_out_and_told() -> None:
    found, problems = rows("A\0da,x\nB\0ob,y\n")
    assert [row for _, row in found] == [["Ada", "x"], ["Bob", "y"]]
    assert [p.code for p in problems] == [ProblemCode.NULS_REMOVED]


def test_an_endless_line_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_text, "MOST_LINE", 1000)
    with pytest.raises(BadFile):
        rows("x" * 5000)


def test_problems_are_bounded() -> None:
    problems = Problems()
    for line in range(10_000):
        problems.add(line, ProblemCode.NO_NAME, "x" * 1000)
    assert len(problems.all()) == 500
    assert max(len(problem.detail) for problem in problems.all()) <= 60


@pytest.mark.parametrize(
    "bait",
    ['"x\n' * 20_000, 'a,"b\n' * 20_000, '"a" b\n' * 20_000, '"' * 100_001, 'x,"' * 30_000],
)
def test_files_full_of_errors_are_quick(bait: str) -> None:
    start = time.process_time()
    rows(bait, expected=2)
    assert time.process_time() - start < 5


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_characters="\0")), min_size=2, max_size=2),
        min_size=1,
    ),
    st.sampled_from(csv_text.SEPARATORS),
)
def test_what_the_standard_library_writes_is_read_back(table: list[list[str]], sign: str) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=sign, quoting=csv.QUOTE_ALL).writerows(table)
    assert cells(written.getvalue(), sign, expected=2) == table
