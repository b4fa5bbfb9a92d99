"""`packaging/install-desktop`: an entry in the menu that starts what is here."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Machine


def words_of_exec(entry: Path) -> list[str]:
    """The command of a desktop entry, read as the specification says."""
    line = next(line for line in entry.read_text().splitlines() if line.startswith("Exec="))
    text = re.sub(r"\\(.)", r"\1", line.removeprefix("Exec="))  # the escapes of any string
    words = re.findall(r'"((?:\\.|[^"\\])*)"|(\S+)', text)
    return [re.sub(r"\\(.)", r"\1", quoted) or plain for quoted, plain in words]


@pytest.fixture
def awkward(machine: Machine) -> Machine:
    """A checkout below a folder whose name holds all that an Exec line escapes."""
    machine.checkout = machine.checkout.rename(machine.folder / 'it\'s "100%" $HOME `\\')
    icon = machine.checkout / "resources" / "icons" / "networking-journal.svg"
    icon.parent.mkdir(parents=True)
    icon.write_text("<svg/>")
    machine.environment["XDG_DATA_HOME"] = str(machine.folder / "share")
    return machine


def test_the_checkout_in_the_menu(awkward: Machine) -> None:
    done = awkward.run("install-desktop")
    assert done.returncode == 0, done.stderr
    share = awkward.folder / "share"
    entry = share / "applications" / "networking-journal.desktop"
    start = str(awkward.checkout / "packaging" / "start")
    assert words_of_exec(entry) == ["sh", start.replace("%", "%%"), "%f"]
    assert (share / "icons/hicolor/scalable/apps/networking-journal.svg").exists()
    assert any(call.startswith("pip") for call in awkward.calls())  # ready for the first click

    assert awkward.run("install-desktop", "--remove").returncode == 0
    assert [path for path in share.rglob("*") if path.is_file()] == []


def test_the_bundle_is_preferred(awkward: Machine) -> None:
    program = awkward.checkout / "dist" / "networking-journal" / "networking-journal"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    assert awkward.run("install-desktop").returncode == 0
    entry = awkward.folder / "share" / "applications" / "networking-journal.desktop"
    assert words_of_exec(entry) == [str(program).replace("%", "%%"), "%f"]
    assert awkward.calls() == []


def test_the_entry_is_valid(awkward: Machine) -> None:
    validate = shutil.which("desktop-file-validate")
    if validate is None:
        pytest.skip("desktop-file-validate is not installed (desktop-file-utils)")
    awkward.run("install-desktop")
    entry = awkward.folder / "share" / "applications" / "networking-journal.desktop"
    told = subprocess.run([validate, entry], capture_output=True, text=True)
    assert (told.returncode, told.stdout) == (0, "")
