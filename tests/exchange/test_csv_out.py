"""The export opens in every spreadsheet, runs nothing there, and replaces a file as a whole."""

from __future__ import annotations

import csv
import errno
import os
import re
import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.domain.codes import Level
from journal.errors import CannotWrite
from journal.exchange.csv_out import (
    COLUMNS,
    DEFAULT_COLUMNS,
    locale_separator,
    preview,
    write,
)
from journal.exchange.own_format import unguard

ROW = {
    "id": 7,
    "name": "Ana Reyes",
    "level": Level.MANAGER,
    "emails": ["a@x.example", "b@x.example"],
    "phones": ("+44 20 7946 0018",),
    "on_hold": True,
    "recruiter": False,
    "last_touch": date(2026, 2, 3),
    "path": ["Tom", "Eva"],
    "referred_by": None,
}
COLUMNS_OF_ROW = tuple(ROW)


def written(path: Path, rows: object, columns: tuple[str, ...], **more: object) -> bytes:
    write(path, rows, columns, **more)  # type: ignore[arg-type]
    return path.read_bytes()


def cells(data: bytes, separator: str = ",") -> list[list[str]]:
    text = data.decode("utf-8-sig")
    return list(csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True))


def test_bytes(tmp_path: Path) -> None:
    data = written(tmp_path / "out.csv", [ROW], COLUMNS_OF_ROW)
    assert (
        data
        == (
            "\ufeffid,name,level,emails,phones,on_hold,recruiter,last_touch,path,referred_by\r\n"
            '7,Ana Reyes,manager,"a@x.example; b@x.example",+44 20 7946 0018,yes,no,2026-02-03,'
            '"Tom; Eva",\r\n'
        ).encode()
    )
    assert stat.S_IMODE((tmp_path / "out.csv").stat().st_mode) == 0o600


def test_the_number_of_rows_comes_back(tmp_path: Path) -> None:
    rows = ({"name": f"Person {number}"} for number in range(1234))
    assert write(tmp_path / "out.csv", rows, ("name",)) == 1234
    assert len(cells((tmp_path / "out.csv").read_bytes())) == 1235


def test_an_empty_row_is_still_a_row(tmp_path: Path) -> None:
    data = written(tmp_path / "out.csv", [{}, {"name": ""}], ("name",))
    assert data.decode("utf-8-sig") == 'name\r\n""\r\n""\r\n'


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_other_separators(tmp_path: Path, separator: str) -> None:
    row = {"name": 'a,b;c|d\te"f', "company": "x\r\ny", "role": " z"}
    data = written(tmp_path / "out.csv", [row], ("name", "company", "role"), separator=separator)
    assert cells(data, separator)[1] == ['a,b;c|d\te"f', "x\r\ny", " z"]


def test_labels_instead_of_codes(tmp_path: Path) -> None:
    labels = {"name": "Name, voll", "company": "=Firma"}
    data = written(tmp_path / "out.csv", [], ("name", "company", "role"), labels=labels)
    assert cells(data) == [["Name, voll", "'=Firma", "role"]]


def test_private_notes_and_numbers_are_left_out_by_default() -> None:
    assert "private_notes" in COLUMNS
    assert "private_notes" not in DEFAULT_COLUMNS
    assert set(DEFAULT_COLUMNS) < set(COLUMNS)
    assert all(re.fullmatch("[a-z_]+", column) for column in COLUMNS)
    assert len(set(COLUMNS)) == len(COLUMNS)


@pytest.mark.parametrize("columns", [("nome",), (), ("name", "Name")])
def test_unknown_columns_are_a_mistake(tmp_path: Path, columns: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="no such columns"):
        write(tmp_path / "out.csv", [], columns)
    assert list(tmp_path.iterdir()) == []


def test_a_mapping_in_a_cell_is_a_mistake_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        write(tmp_path / "out.csv", [{"name": {"given": "Ana"}}], ("name",))
    assert list(tmp_path.iterdir()) == []


RUN = [
    "=1+1", "+1+cmd", "-1+cmd", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", '"=1', "'=1", ' "=1',
    "＝1+1", "＋A1", "－A1", "＠A1", "\u00a0=1", "\u200b=1", "\ufeff=1", "\x00=1", "\x1f=1",
    "=cmd|' /C calc'!A0", '=HYPERLINK("http://x.example","click")', "=DDE(1)", "\ttext", "=",
    "+44 20 7946 ext. 5", "\u202e=1",
]  # fmt: skip
SAFE = ["+44 20 7946 0018", "-12.5", "+1 (555) 010-0100", "a=b", "a@x.example", "Ana-Maria", "'tis",
        "1-2", "", "x", "+49 30 1; +49 30 2"]  # fmt: skip


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("text", RUN)
def test_a_cell_that_a_spreadsheet_would_run_is_guarded(
    tmp_path: Path, text: str, separator: str
) -> None:
    data = written(tmp_path / "out.csv", [{"name": text}], ("name",), separator=separator)
    [_, [cell]] = cells(data, separator)
    assert cell[0] == "'"
    assert unguard(cell) == text.replace("\x00", "")


@pytest.mark.parametrize("text", SAFE)
def test_other_cells_are_left_alone(tmp_path: Path, text: str) -> None:
    [_, [cell]] = cells(written(tmp_path / "out.csv", [{"name": text}], ("name",)))
    assert cell == text


@pytest.mark.parametrize("inside", [",", ";", "\t", "|"])
@pytest.mark.parametrize("between", ["", " ", '"', ' "', "'"])
def test_no_formula_appears_where_a_program_splits_elsewhere(
    tmp_path: Path, inside: str, between: str
) -> None:
    """A file with one separator, opened with another: each program's cells are looked at."""
    row = {"name": "a", "company": f"x{inside}{between}=1+1", "role": "b"}
    for separator in (",", ";", "\t", "|"):
        data = written(
            tmp_path / "out.csv", [row], ("name", "company", "role"), separator=separator
        )
        for other in (",", ";", "\t", "|"):
            for part in data.decode("utf-8-sig").split(other):
                assert not re.match(r"[\s\"']*=", part) or re.match(r"[\s\"]*'", part)


def test_text_that_no_file_can_hold_is_left_out(tmp_path: Path) -> None:
    row = {"name": "a\ud800b\0c", "company": "\ud83d\ude00"}
    [_, found] = cells(written(tmp_path / "out.csv", [row], ("name", "company")))
    assert found == ["abc", ""]


ODD = st.text(
    st.sampled_from("a=+-@'\"; ,\t\r\n|\\7＝é字\0\u200b\u2028"), max_size=5
)  # fmt: skip


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(ODD | st.none(), min_size=1, max_size=4),
    lists=st.lists(st.lists(ODD, max_size=3), min_size=1, max_size=4),
)
def test_a_cell_is_the_same_alone_as_among_others(
    tmp_path: Path, texts: list[str | None], lists: list[list[str]]
) -> None:
    """Parts of a column are looked at as a whole."""
    out = tmp_path / "out.csv"
    for values in (texts, lists):
        alone = [written(out, [{"name": each}], ("name",)).partition(b"\r\n")[2] for each in values]
        together = written(out, [{"name": each} for each in values], ("name",))
        assert together.partition(b"\r\n")[2] == b"".join(alone)


def test_half_a_character_doesnt_spoil_what_stands_beside_it(tmp_path: Path) -> None:
    rows = [{"name": "a,\ud800", "emails": ["a", "b;c"]}, {"name": '"b"', "emails": ["=1"]}]
    [_, *found] = cells(written(tmp_path / "out.csv", rows, ("name", "emails")))
    assert found == [["a,", "a; b\\;c"], ['"b"', "'=1"]]


def test_preview_shows_the_cells_as_they_will_be() -> None:
    rows = [{"name": f"=p{number}", "emails": ["a", "b"]} for number in range(9)]
    shown = preview(iter(rows), ("name", "emails"), labels={"name": "Name"})
    assert shown[0] == ["Name", "emails"]
    assert shown[1] == ["'=p0", "a; b"]
    assert len(shown) == 6
    assert len(preview(rows, ("name",), 2)) == 3


@pytest.mark.parametrize(("point", "sign"), [(".", ","), (",", ";"), ("٫", ",")])
def test_separator_of_a_language(point: str, sign: str) -> None:
    assert locale_separator(point) == sign


def test_a_failure_half_way_keeps_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_bytes(b"old")

    def rows() -> Iterator[dict[str, str]]:
        for number in range(5000):
            yield {"name": str(number)}
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(CannotWrite, match="no room left"):
        write(target, rows(), ("name",))
    assert target.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.csv"]


def test_the_journal_is_not_written_over(tmp_path: Path) -> None:
    journal = tmp_path / "my.journal"
    journal.write_bytes(b"SQLite format 3\0")
    (tmp_path / "out.csv").symlink_to(journal)
    for path in (journal, tmp_path / "out.csv"):
        with pytest.raises(CannotWrite, match="the journal itself"):
            write(path, [ROW], ("name",), protected=journal)
    assert journal.read_bytes() == b"SQLite format 3\0"
