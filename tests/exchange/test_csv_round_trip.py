"""What this program writes it reads back without a difference, whatever the texts are."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.codes import Level
from journal.domain.names import is_blank
from journal.exchange.csv_in import read_file
from journal.exchange.csv_out import COLUMNS, write
from journal.exchange.own_format import LIST_COLUMNS, guard, join_list, split_list, unguard

TODAY = date(2026, 3, 5)
NAUGHTY = [
    "=1+1", "'=1+1", "''=1", "'", "''", "'a", "'+44 20", "+44 20", "-", "@x", "＝1", "\t=x",
    "\r", "\n",
    "a\r\nb\rc\nd", '"', '""', '"a"', 'a"b', ",", ";", "a;b", "a; b", "\\", "\\;", "a\\", "|", "\t",
    " lead", "trail ", "  ", "NULL", "null", "undefined", "true", "0", "1E+02", "0x0", "-1/0",
    "../../etc/passwd", "<img src='file:///etc/hostname'>", "&amp;", "%s%d{0}%1", "Robert'); DROP",
    "Ω≈ç√∫˜µ≤≥÷", "👩‍👩‍👧‍👦🇩🇪", "הֱיוֹתוֹ", "مرحبا", "田中さん", "Z̮̞̠͙͔ͅa", "\u202ertl\u202c",
    "\ufeff", "\u200b", "\x01\x02\x7f\x85", "\u2028\u2029", "\x0b\x0c\x1c\x1d\x1e", "sep=;",
    "name", "uuid", "x,=1", "x;'=1", "x; =1", "x|\"=1", "x\t=1", ",=", ",'=", ",' =", "，＝",
    "ﬀ ß İ ı",
]  # fmt: skip
TEXTS = st.one_of(
    st.sampled_from(NAUGHTY),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20),
    st.text(st.sampled_from("=+-@＝＋'\"\t\r\n ,;|\\a1\u200b"), max_size=8),
)
ELEMENTS = TEXTS.filter(bool)
NAMES = TEXTS.filter(lambda text: not is_blank(text))
TEXT_COLUMNS = [column for column in COLUMNS if column not in LIST_COLUMNS]
FIELDS = {"role": "role", "company": "company", "place": "place", "source": "source",
          "notes": "notes", "given": "given", "family": "family", "pronouns": "pronouns",
          "addressed_as": "addressed_as"}  # fmt: skip
MEANT = {"name", "level", "first_touch", "uuid", "referred_by", *FIELDS, *LIST_COLUMNS}


def people() -> st.SearchStrategy[dict[str, object]]:
    plain = {column: TEXTS for column in COLUMNS if column not in MEANT}
    return st.fixed_dictionaries(
        {
            "name": NAMES,
            "uuid": st.none() | st.uuids().map(str),
            "level": st.sampled_from(["", *Level]),
            "first_touch": st.none() | st.dates(date(1990, 1, 1), TODAY),
            "referred_by": st.none() | ELEMENTS,
            **{column: st.lists(ELEMENTS, max_size=3) for column in LIST_COLUMNS},
            **dict.fromkeys(FIELDS, TEXTS),
            **plain,
        }
    )


@settings(max_examples=80, deadline=None)
@given(st.lists(people(), min_size=1, max_size=6), st.sampled_from(",;\t|"))
def test_everything_comes_back(rows: list[dict[str, object]], separator: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "out.csv")
        write(path, rows, COLUMNS, separator=separator)
        result = read_file(path, today=TODAY)
    assert (result.kind, result.encoding, result.separator) == ("own", "utf-8", separator)
    assert result.problems == ()
    assert len(result.drafts) == len(rows)
    for draft, row in zip(result.drafts, rows, strict=True):
        assert draft.name == row["name"]
        assert draft.uuid == row["uuid"]
        assert draft.level == row["level"]
        assert draft.connected_on == row["first_touch"]
        assert draft.referred_by == row["referred_by"]
        for field, column in FIELDS.items():
            assert getattr(draft, field) == row[column], column
        for column in ("emails", "phones", "links", "also_referred_by"):
            assert list(getattr(draft, column)) == row[column]
        assert list(split_list(draft.extra.get("tags", ""))) == row["tags"]
        for column in set(COLUMNS) - MEANT:
            assert draft.extra.get(column, "") == row[column], column


def test_the_naughty_ones_by_themselves(tmp_path: Path) -> None:
    rows = [
        {"name": f"P{number}", "uuid": f"u{number}", "notes": text, "emails": [text, "x"]}
        for number, text in enumerate(NAUGHTY)
    ]
    write(tmp_path / "out.csv", rows, ("name", "uuid", "emails", "notes"))
    result = read_file(tmp_path / "out.csv", today=TODAY)
    assert result.problems == ()
    assert [draft.notes for draft in result.drafts] == NAUGHTY
    assert [list(draft.emails) for draft in result.drafts] == [[text, "x"] for text in NAUGHTY]


@pytest.mark.parametrize("columns", [("name", "emails"), ("uuid", "name", "warmth"), ("emails",)])
def test_a_few_columns_are_enough(tmp_path: Path, columns: tuple[str, ...]) -> None:
    row = {
        "name": "=Ana",
        "emails": ["'a@x.example", "b;c@x.example"],
        "uuid": "u",
        "warmth": "new",
    }
    write(tmp_path / "out.csv", [row], columns)
    [draft] = read_file(tmp_path / "out.csv", today=TODAY).drafts
    assert draft.name == ("=Ana" if "name" in columns else "'a@x.example")
    if "emails" in columns:
        assert draft.emails == ("'a@x.example", "b;c@x.example")


def test_a_column_that_a_person_added_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    write(path, [{"name": "Ana", "warmth": "warm", "notes": "first"}], ("name", "warmth", "notes"))
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    path.write_text(f"{lines[0]},Shoe size\n{lines[1]},38,beyond\n", encoding="utf-8")
    [draft] = read_file(path, today=TODAY).drafts
    assert draft.notes == "first\n#5: beyond\nShoe size: 38"
    assert draft.extra == {"warmth": "warm"}


@pytest.mark.parametrize("column", ["level", "first_touch"])
def test_a_code_that_is_none_is_kept_as_text(tmp_path: Path, column: str) -> None:
    write(
        tmp_path / "out.csv",
        [{"name": "Ana", "uuid": "u", column: "some"}],
        ("name", "uuid", column),
    )
    result = read_file(tmp_path / "out.csv", today=TODAY)
    assert result.drafts[0].notes == f"{column}: some"
    assert len(result.problems) == 1


@given(TEXTS)
def test_guarding_is_undone_exactly(text: str) -> None:
    guarded = guard(text)
    assert unguard(guarded) == text
    assert guarded == text or "'" in guarded


@given(st.lists(ELEMENTS))
def test_lists_come_back(values: list[str]) -> None:
    assert list(split_list(join_list(values))) == values


def test_lists_typed_by_hand() -> None:
    assert split_list("a;b; c;;") == ("a", "b", "c")
    assert split_list("C:\\x") == ("C:x",)
    assert split_list("a\\") == ("a\\",)


@settings(max_examples=80, deadline=None)
@given(st.lists(people(), min_size=1, max_size=6))
def test_a_cell_is_the_same_whatever_stands_above_and_below(rows: list[dict[str, object]]) -> None:
    """Columns are looked at as a whole first; no cell may come out differently for it."""
    with tempfile.TemporaryDirectory() as folder:
        together, alone = Path(folder, "together.csv"), Path(folder, "alone.csv")
        write(together, rows, COLUMNS)
        singly = []
        for row in rows:
            write(alone, [row], COLUMNS)
            singly.append(alone.read_bytes().partition(b"\r\n")[2])
        assert together.read_bytes().partition(b"\r\n")[2] == b"".join(singly)


@pytest.mark.parametrize("word", ["straße", "phone", "name", "notes"])
def test_a_person_made_of_one_heading_is_no_header(tmp_path: Path, word: str) -> None:
    row = {"name": f"Zoë {word}", "uuid": None, "referred_by": None, "first_touch": None}
    row |= {column: [word] for column in LIST_COLUMNS}
    row |= dict.fromkeys([*FIELDS, "research", "clues", "offers", "area", "attained"], word)
    path = tmp_path / "out.csv"
    write(path, [row], COLUMNS)
    (draft,) = read_file(path, today=TODAY).drafts
    assert (draft.name, draft.place) == (f"Zoë {word}", word)
