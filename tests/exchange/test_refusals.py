"""What is no list of contacts is refused with a sentence, whatever its name says."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import random
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from journal.errors import BadFile
from journal.exchange import refusals
from journal.exchange.csv_in import read_file

TODAY = date(2026, 3, 5)
GOOD = b"Name,Email\nAna,a@x.example\n"


def zipped(*members: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for member in members:
            archive.writestr(member, "<xml/>")
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "is a spreadsheet file"),
        (zipped("mimetype", "content.xml"), "is a spreadsheet file"),
        (zipped("Connections.csv"), "is a ZIP archive"),
        (b"%PDF-1.7\n%\xe2\xe3", "is a PDF document"),
        (gzip.compress(GOOD, mtime=0), "is compressed"),
        (bz2.compress(GOOD), "is compressed"),
        (lzma.compress(GOOD), "is compressed"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "is an Excel or Word file"),
        (b"SQLite format 3\x00" + bytes(4000), "is a database"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "is a picture"),
        (b"<!DOCTYPE html>\n<html><body>Name,Email</body></html>", "is a web page"),
        (b"\xef\xbb\xbf  <HTML><table>", "is a web page"),
        ('<html lang="de">Größe'.encode("utf-16"), "is a web page"),
        (b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\nEND:VCARD\r\n", "holds vCards"),
        ("BEGIN:VCARD\nFN:Ana\n".encode("utf-16"), "holds vCards"),
        (b"BEGIN:VCALENDAR\r\n", "holds a calendar"),
        (b'[{"name": "Ana", "email": "a@x.example"}]', "holds JSON"),
        (b"{\\rtf1\\ansi Name,Email}", "is a text document"),
        (b"", "is empty"),
        (b"\r\n \r\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (bytes(range(256)) * 40, "is not a text file"),
        (b"\x00" * 5000, "is not a text file"),
        (random.Random(5).randbytes(20_000), "is not a text file|No contacts"),
    ],
)
def test_other_kinds_of_files(tmp_path: Path, data: bytes, sentence: str) -> None:
    path = tmp_path / "contacts.csv"
    path.write_bytes(data)
    with pytest.raises(BadFile, match=sentence) as caught:
        read_file(path, today=TODAY)
    assert "contacts.csv" in str(caught.value)
    assert path.read_bytes() == data


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="is a folder"):
        read_file(tmp_path, today=TODAY)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="can't be read"):
        read_file(tmp_path / "none.csv", today=TODAY)
    with pytest.raises(BadFile, match="can't be read"):
        read_file(tmp_path / "a\0b.csv", today=TODAY)


def test_a_pipe_that_never_ends_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    script = """
import sys
from datetime import date
from pathlib import Path
from journal.errors import BadFile
from journal.exchange.csv_in import read_file
try:
    read_file(Path(sys.argv[1]), today=date(2026, 3, 5))
except BadFile as error:
    print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(pipe)],
        capture_output=True, text=True, timeout=30, check=True,
    )  # fmt: skip
    assert "is a device or a pipe" in done.stdout


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_devices(device: str) -> None:
    with pytest.raises(BadFile, match="is a device or a pipe"):
        read_file(Path(device), today=TODAY)


def test_a_gigabyte_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    with pytest.raises(BadFile, match="has 1024 MB"):
        read_file(path, today=TODAY)


def test_a_file_that_grows_is_read_as_far_as_it_went(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "grows.csv"
    path.write_bytes(GOOD)
    measure = os.fstat

    def grow(descriptor: int) -> os.stat_result:
        found = measure(descriptor)
        with path.open("ab") as file:
            file.write(b"Tom,t@x.example\n" * 1000)
        return found

    monkeypatch.setattr(refusals.os, "fstat", grow)
    assert len(read_file(path, today=TODAY).drafts) == 1


def test_a_plain_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "contacts.csv"
    path.write_bytes(GOOD)
    assert [draft.name for draft in read_file(path, today=TODAY).drafts] == ["Ana"]
