"""The commands where the machine is unfriendly: terminals, folders, links, damaged files."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from journal.cli import main
from journal.domain.changes import Kind
from journal.domain.clock import SystemClock
from journal.store.database import create_file, open_file
from journal.store.journal import Journal


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "my.journal"
    create_file(made)
    journal = Journal(open_file(made), made, SystemClock())
    with journal.step("Add") as step:
        step.insert(Kind.CONTACT, name="Ewa Łukasik 😀")
    journal.close()
    return made


def process(
    path: Path, *arguments: str, before: tuple[str, ...] = (), **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*before, sys.executable, "-m", "journal", "--journal", str(path), *arguments],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": "latin-1"} | environment,
    )


def test_a_terminal_without_these_letters_still_gets_the_list(path: Path) -> None:
    told = process(path, "list", "contacts")
    assert (told.returncode, told.stderr) == (0, b"")
    assert told.stdout.startswith(b"Ewa \\u0141ukasik")


def test_json_is_utf_8_everywhere(path: Path) -> None:
    told = process(path, "list", "contacts", "--json")
    assert told.returncode == 0
    assert json.loads(told.stdout.decode("utf-8"))[0]["name"] == "Ewa Łukasik 😀"


def test_a_damaged_page_is_told_as_damage(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    connection = sqlite3.connect(path)
    (page,) = connection.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = 'contact'"
    ).fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(bytes(size))
    for command in (["list", "contacts"], ["export", str(path.with_name("out.csv"))]):
        assert main(["--journal", str(path), *command]) == 1
        assert "is damaged" in capsys.readouterr().err
    assert main(["--journal", str(path), "check"]) == 1
    assert "damaged" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["x" * 300, "~nobody-of-this-name/a.journal", "round"])
@pytest.mark.parametrize("command", [("list", "contacts"), ("import", "in.csv")])
def test_paths_that_lead_nowhere_are_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, command: tuple[str, ...]
) -> None:
    (tmp_path / "round").symlink_to(tmp_path / "round")
    target = name if name.startswith("~") else str(tmp_path / name)
    assert main(["--journal", target, *command]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "should not have" not in said


def test_an_export_needs_neither_qt_nor_peewee(path: Path, tmp_path: Path) -> None:
    """Each of them takes as long to import as a small journal to export."""
    target = tmp_path / "out.csv"
    script = (
        "import sys\nfrom journal.cli import main\n"
        "assert main(sys.argv[1:]) == 0\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, "--journal", str(path), "export", str(target)],
        capture_output=True,
        check=True,
        text=True,
    )
    assert "Łukasik" in target.read_text("utf-8-sig")
    assert {"sqlite3", "journal"} <= set(told.stdout.split())
    assert not {"PySide6", "shiboken6", "peewee", "appdirs"} & set(told.stdout.split())


@pytest.mark.parametrize("language", ["C", "de_DE.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8"])
def test_the_language_of_the_system_changes_nothing_in_files(path: Path, language: str) -> None:
    """Not the Turkish dotless i, nor commas in numbers, nor other digits."""
    out, wanted = path.with_name(f"{language}.csv"), path.with_name("wanted.csv")
    rows = path.with_name("in.csv")
    rows.write_text("name,mail\nIŞIK Işıl,ISIK@EXAMPLE.ORG\n", "utf-8")
    told = process(path, "import", str(rows), LC_ALL=language, LANG=language)
    assert told.returncode == 0, told.stderr
    again = process(path, "import", str(rows), "--dry-run", LC_ALL="C.UTF-8")
    assert b"1 in the journal already" in again.stdout
    assert process(path, "export", str(wanted), LC_ALL="C.UTF-8").returncode == 0
    assert process(path, "export", str(out), LC_ALL=language, LANG=language).returncode == 0
    assert out.read_bytes() == wanted.read_bytes()
    assert process(path, "check", LC_ALL=language).returncode == 0


def test_without_any_network(path: Path) -> None:
    alone = ("unshare", "--map-root-user", "--net")
    if subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("nobody may leave the network here")
    told = process(path, "list", "contacts", "--json", before=alone)
    assert (told.returncode, told.stderr) == (0, b"")
    assert len(json.loads(told.stdout)) == 1


def test_a_current_folder_that_is_gone(path: Path, tmp_path: Path) -> None:
    """Whoever starts the program from there works with whole paths; others are told."""
    gone = tmp_path / "gone"
    gone.mkdir()
    root = str(Path(__file__).parents[2])
    run = "import os, sys; os.chdir(sys.argv.pop(1)); os.rmdir(os.getcwd()); "
    run += "from journal.cli import main; sys.exit(main(sys.argv[1:]))"
    for journal, code in ((str(path), 0), ("some.journal", 1)):
        gone.mkdir(exist_ok=True)
        told = subprocess.run(
            [sys.executable, "-c", run, str(gone), "--journal", journal, "list", "contacts"],
            capture_output=True,
            check=False,
            env=os.environ | {"PYTHONPATH": root},
        )
        assert told.returncode == code, told.stderr
        assert b"Traceback" not in told.stderr


@pytest.mark.parametrize("count", [1, 3])
def test_steps_that_count_are_named_in_the_right_number(path: Path, count: int) -> None:
    """No window is there to bring the plural forms, nor a terminal that knows UTF-8."""
    rows = path.with_name("in.csv")
    rows.write_text("name\n" + "".join(f"Nobody {each}\n" for each in range(count)), "utf-8")
    told = process(path, "import", str(rows), LC_ALL="C", LANG="C")
    assert (told.returncode, told.stderr) == (0, b"")
    with closing(sqlite3.connect(path)) as file:
        (name,) = file.execute("SELECT name FROM history_step ORDER BY id DESC").fetchone()
    assert name == {1: "Import 1 contact", 3: "Import 3 contacts"}[count]
