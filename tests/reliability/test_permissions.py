"""What a normal user may not read or write is told in a sentence, and left as it is."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journal.domain.clock import FixedClock
from journal.services.starting import make_journal
from tests.reliability import as_user
from tests.reliability.places import NOW

pytestmark = pytest.mark.skipif(bool(as_user.why_not()), reason=as_user.why_not() or "")


@pytest.fixture(scope="session")
def whole(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "own.journal"
    make_journal(path, FixedClock(NOW))
    return path


@pytest.fixture
def place(whole: Path) -> Iterator[Path]:
    """The user's folder with their journal in it."""
    with as_user.folder() as found:
        shutil.copy(whole, found / "own.journal")
        (found / "inside").mkdir()
        shutil.copy(whole, found / "inside" / "own.journal")
        as_user.give(found)
        yield found


def digest(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def journal(place: Path, *arguments: str | Path) -> tuple[int, str]:
    """Exit code, and what was said."""
    done = as_user.python("-m", "journal", "--data-dir", place / "data", *arguments)
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout + done.stderr


def test_the_user_is_held_by_permissions(place: Path) -> None:
    file = place / "own.journal"
    file.chmod(0o444)
    assert as_user.python("-c", f"open({str(file)!r}, 'ab')").returncode != 0
    assert as_user.python("-c", f"open({str(file)!r}, 'rb')").returncode == 0


def of_nobody(path: Path) -> None:
    path.chmod(0)


def of_somebody_else(path: Path) -> None:
    path.chmod(0o600)
    as_user.give(path, as_user.STRANGER)


def in_a_closed_folder(path: Path) -> None:
    path.parent.chmod(0o600)


@pytest.mark.parametrize("close", [of_nobody, of_somebody_else, in_a_closed_folder])
def test_a_journal_that_may_not_be_read(place: Path, close: Callable[[Path], None]) -> None:
    if close is of_somebody_else and not as_user.can_give_away():
        pytest.skip("only root can make files of somebody else")
    path = place / "inside" / "own.journal"
    before = digest(place)
    close(path)
    code, said = journal(place, "--journal", path, "list", "contacts")
    assert code == 1
    assert "own.journal" in said
    path.parent.chmod(0o700)
    if as_user.can_give_away():
        as_user.give(path)
    path.chmod(0o600)
    assert {name: hashed for name, hashed in digest(place).items() if "data" not in name} == before


def read_only_file(path: Path) -> None:
    path.chmod(0o444)


def read_only_folder(path: Path) -> None:
    path.parent.chmod(0o555)


@pytest.mark.parametrize("close", [read_only_file, read_only_folder])
def test_a_journal_that_may_not_be_written(place: Path, close: Callable[[Path], None]) -> None:
    path = place / "inside" / "own.journal"
    people = place / "people.csv"
    people.write_text("Name,E-mail\nAna,ana@example.org\n", encoding="utf-8")
    people.chmod(0o644)
    before = digest(place / "inside")
    close(path)
    assert journal(place, "--journal", path, "list", "contacts")[0] == 0, "it can be read"
    code, said = journal(place, "--journal", path, "import", people)
    assert code == 1, said
    assert len(said.strip()) > 20
    path.parent.chmod(0o700)
    assert digest(place / "inside") == before


@pytest.mark.parametrize("command", ["export", "backup"])
def test_a_target_that_may_not_be_written(place: Path, command: str) -> None:
    (place / "inside").chmod(0o555)
    target = place / "inside" / {"export": "list.csv", "backup": "copy.journal"}[command]
    code, said = journal(place, "--journal", place / "own.journal", command, target)
    assert code == 1
    assert target.name in said
    assert not target.exists()


def test_a_data_folder_that_may_not_be_written(place: Path) -> None:
    place.chmod(0o555)
    code, said = journal(place, "list", "contacts")
    assert code == 1
    assert "data" in said or "folder" in said
