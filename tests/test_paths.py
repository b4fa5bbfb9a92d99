"""Where things lie."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from journal.errors import CannotWrite
from journal.paths import SAMPLE_NAME, find_paths

ROOT = Path(__file__).parents[1]


def test_everything_in_one_folder(tmp_path: Path) -> None:
    paths = find_paths(tmp_path / "stick")
    assert paths.journal == tmp_path / "stick" / "networking.journal"
    for folder in (paths.data, paths.config, paths.cache, paths.logs, paths.backups):
        assert folder.is_relative_to(tmp_path / "stick")
    assert not (tmp_path / "stick").exists()


def test_a_relative_folder_is_taken_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_paths(Path("x")).data == tmp_path / "x"


def test_the_folders_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere/data")
    monkeypatch.setenv("XDG_CONFIG_HOME", "/somewhere/config")
    paths = find_paths()
    assert paths.journal == Path("/somewhere/data/networking-journal/networking.journal")
    assert paths.settings == Path("/somewhere/config/networking-journal/settings.json")


@pytest.mark.parametrize("wrong", ["", "relative/data"])
def test_a_variable_that_is_no_whole_path_counts_as_none(
    monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    monkeypatch.setenv("HOME", "/home/somebody")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, wrong)
    paths = find_paths()
    assert paths.data == Path("/home/somebody/.local/share/networking-journal")
    assert paths.config == Path("/home/somebody/.config/networking-journal")
    assert paths.logs.is_absolute()


def test_without_home_the_account_tells_it() -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name != "HOME" and not name.startswith("XDG_")
    }
    told = subprocess.run(
        [sys.executable, "-c", "from journal.paths import find_paths; print(find_paths().data)"],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(told.stdout.strip()).is_absolute()


def test_no_home_at_all_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", none)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, "relative")
    with pytest.raises(CannotWrite, match="--data-dir"):
        find_paths()


def test_the_sample_has_one_name() -> None:
    from journal.services import sample

    assert SAMPLE_NAME == sample.SAMPLE_NAME
