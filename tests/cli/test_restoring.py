"""``backup``, ``restore``, and the backup before a large import."""

from __future__ import annotations

import json
import shutil
import stat
from pathlib import Path

import pytest

from journal.cli import main
from journal.services.lock import JournalLock

NOW = "2026-03-05T09:00"


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    """Exit code, output and complaint."""
    code = main([str(argument) for argument in arguments])
    told = capsys.readouterr()
    return code, told.out, told.err


@pytest.fixture
def own(profile: Path) -> tuple[str | Path, ...]:
    return ("--data-dir", profile, "--now", NOW)


def csv(folder: Path, *names: str) -> Path:
    path = folder / "in.csv"
    path.write_text("name\n" + "".join(f"{name}\n" for name in names), "utf-8")
    return path


def people(capsys: pytest.CaptureFixture[str], own: tuple[str | Path, ...]) -> list[str]:
    code, out, _err = run(capsys, *own, "list", "contacts", "--json")
    assert code == 0
    return [row["name"] for row in json.loads(out)]


def backups(profile: Path) -> list[str]:
    return sorted(each.name for each in profile.rglob("backups/*/*.journal"))


def test_restore_brings_back_what_was_and_keeps_what_is(
    capsys: pytest.CaptureFixture[str], profile: Path, own: tuple[str | Path, ...], tmp_path: Path
) -> None:
    assert run(capsys, *own, "import", csv(tmp_path, "Ana"))[0] == 0
    copy = tmp_path / "copy.journal"
    assert run(capsys, *own, "backup", copy)[0] == 0
    assert run(capsys, *own, "import", csv(tmp_path, "Ben"))[0] == 0
    code, out, err = run(capsys, *own, "restore", copy)
    assert (code, err) == (0, "")
    assert "1 contacts, 0 interviews" in out
    assert people(capsys, own) == ["Ana"]
    (kept,) = profile.rglob("* restore.journal")
    assert str(kept) in out
    assert run(capsys, *own, "restore", kept)[0] == 0
    assert people(capsys, own) == ["Ana", "Ben"]


def test_restore_to_a_new_computer(
    capsys: pytest.CaptureFixture[str], profile: Path, own: tuple[str | Path, ...], tmp_path: Path
) -> None:
    run(capsys, *own, "import", csv(tmp_path, "Ana"))
    copy = tmp_path / "copy.journal"
    run(capsys, *own, "backup", copy)
    new = ("--data-dir", profile / "new", "--now", NOW)
    code, out, err = run(capsys, *new, "restore", copy)
    assert (code, err) == (0, "")
    assert "before" not in out
    assert people(capsys, new) == ["Ana"]
    assert stat.S_IMODE((profile / "new").stat().st_mode) == 0o700


def test_restore_is_refused_while_a_window_has_it(
    capsys: pytest.CaptureFixture[str], profile: Path, own: tuple[str | Path, ...], tmp_path: Path
) -> None:
    run(capsys, *own, "import", csv(tmp_path, "Ana"))
    copy = tmp_path / "copy.journal"
    run(capsys, *own, "backup", copy)
    before = (profile / "networking.journal").read_bytes()
    lock = JournalLock(profile / "networking.journal")
    lock.acquire()
    try:
        code, out, err = run(capsys, *own, "restore", copy)
    finally:
        lock.release()
    assert (code, out) == (1, "")
    assert "open" in err
    assert err.count("\n") == 1
    assert (profile / "networking.journal").read_bytes() == before
    assert backups(profile) == []


@pytest.mark.parametrize("content", [None, b"", b"hello", b"SQLite format 3\0" + b"\0" * 9000])
def test_what_is_no_journal_is_not_restored(
    capsys: pytest.CaptureFixture[str],
    profile: Path,
    own: tuple[str | Path, ...],
    tmp_path: Path,
    content: bytes | None,
) -> None:
    run(capsys, *own, "import", csv(tmp_path, "Ana"))
    before = (profile / "networking.journal").read_bytes()
    copy = tmp_path / "copy.journal"
    if content is not None:
        copy.write_bytes(content)
    code, out, err = run(capsys, *own, "restore", copy)
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert (profile / "networking.journal").read_bytes() == before


def test_restore_replaces_a_broken_journal_and_keeps_its_bytes(
    capsys: pytest.CaptureFixture[str], profile: Path, own: tuple[str | Path, ...], tmp_path: Path
) -> None:
    run(capsys, *own, "import", csv(tmp_path, "Ana"))
    copy = tmp_path / "copy.journal"
    run(capsys, *own, "backup", copy)
    journal = profile / "networking.journal"
    journal.write_bytes(journal.read_bytes()[:5000])
    broken = journal.read_bytes()
    code, _out, err = run(capsys, *own, "restore", copy)
    assert (code, err) == (0, "")
    assert people(capsys, own) == ["Ana"]
    (aside,) = profile.rglob("*put aside*")
    assert aside.read_bytes() == broken


def test_before_a_large_import_comes_a_backup(
    capsys: pytest.CaptureFixture[str], profile: Path, own: tuple[str | Path, ...], tmp_path: Path
) -> None:
    run(capsys, *own, "import", csv(tmp_path, "Ana"))
    assert backups(profile) == []
    run(capsys, *own, "import", csv(tmp_path, *(f"Person {number}" for number in range(100))))
    assert backups(profile) == []
    run(capsys, *own, "import", csv(tmp_path, *(f"Other {number}" for number in range(101))))
    assert backups(profile) == ["2026-03-05 090000 import.journal"]
    (made,) = profile.rglob("backups/*/*.journal")
    copy = Path(shutil.copyfile(made, tmp_path / "copy.journal"))
    run(capsys, *own, "restore", copy)
    assert len(people(capsys, own)) == 101


def test_without_room_for_it_the_import_goes_on(
    capsys: pytest.CaptureFixture[str], profile: Path, own: tuple[str | Path, ...], tmp_path: Path
) -> None:
    run(capsys, *own, "import", csv(tmp_path, "Ana"))
    (profile / "backups").write_text("in the way")
    names = [f"Person {number}" for number in range(101)]
    code, out, err = run(capsys, *own, "import", csv(tmp_path, *names))
    assert code == 0
    assert "101 added" in out
    assert "backup" in err
    assert len(people(capsys, own)) == 102
