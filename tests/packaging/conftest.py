"""A machine to set up, played by a folder of small stand-ins in PATH."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SYSTEM_TOOLS = (
    "sh", "dirname", "basename", "sha256sum", "readlink", "mktemp", "rm", "cp", "cat", "grep",
    "tail", "uname", "env", "mkdir", "chmod", "flock", "sed", "cut",
)  # fmt: skip

# Makes an "environment" out of itself, and says what it would have run.
PYTHON = """
case "$*" in
--version) echo "Python $PLAYED_VERSION" ;;
-c*version_info*) [ "$PLAYED_VERSION" != 3.9.2 ] ;;
-c*ensurepip*) [ -z "${PLAYED_NO_VENV:-}" ] ;;
"-m venv"*)
    for folder; do :; done
    echo "venv $*" >>"$PLAYED_CALLS"
    mkdir -p "$folder/bin" && cp "$0" "$folder/bin/python" ;;
"-m pip"*)
    echo "pip $*" >>"$PLAYED_CALLS"
    [ -z "${PLAYED_NO_NETWORK:-}" ] || { echo "ERROR: No matching distribution"; exit 1; } ;;
*) echo "ran in $(pwd): $*" ;;
esac
"""
DPKG_QUERY = """
echo "dpkg-query" >>"$PLAYED_CALLS"
for package; do
    case " $PLAYED_INSTALLED " in *" $package "*) printf ' ii %s;' "$package" ;; esac
done
exit 1
"""
APT_GET = 'echo "apt-get $*" >>"$PLAYED_CALLS"; [ -z "${PLAYED_NO_NETWORK:-}" ]'


@dataclass
class Machine:
    """A checkout below a folder with a space, and what is installed around it."""

    folder: Path
    checkout: Path
    environment: dict[str, str] = field(default_factory=dict)

    def start(self, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
        """Run `packaging/start`."""
        return self.run("start", *arguments, **changes)

    def run(self, script: str, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
        """Run a script as a user does, from another folder; `changes` go into its environment."""
        return subprocess.run(
            ["sh", self.checkout / "packaging" / script, *arguments],
            env=self.environment | changes,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=30,
        )

    def installed_but(self, package: str, instead: str = "") -> str:
        """All packages that the program needs except one."""
        names = self.environment["PLAYED_INSTALLED"].split()
        assert package in names
        return " ".join(name if name != package else instead for name in names)

    def calls(self) -> list[str]:
        """What was called since the last look."""
        log = Path(self.environment["PLAYED_CALLS"])
        lines = log.read_text().splitlines() if log.exists() else []
        log.unlink(missing_ok=True)
        return lines

    def give(self, name: str, script: str) -> None:
        """Put a program into PATH."""
        program = Path(self.environment["PATH"]) / name
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)


def program_packages() -> str:
    """The list in lib.sh, as one line."""
    text = (ROOT / "packaging" / "lib.sh").read_text()
    return " ".join(text.partition('PROGRAM_PACKAGES="')[2].partition('"')[0].split())


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Debian with Python and all packages, a normal user, a display, no HOME, no sudo."""
    checkout = tmp_path / "my checkout"
    shutil.copytree(ROOT / "packaging", checkout / "packaging")
    shutil.copy(ROOT / "pyproject.toml", checkout)
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in SYSTEM_TOOLS:
        found = shutil.which(name)
        if found:
            (tools / name).symlink_to(found)
    machine = Machine(
        tmp_path,
        checkout,
        {
            "PATH": str(tools),
            "DISPLAY": ":7",
            "PLAYED_CALLS": str(tmp_path / "calls"),
            "PLAYED_VERSION": "3.11.2",
            "PLAYED_INSTALLED": program_packages(),
            "TMPDIR": os.environ.get("TMPDIR", "/tmp"),
        },
    )
    machine.give("python3", PYTHON)
    machine.give("dpkg-query", DPKG_QUERY)
    machine.give("apt-get", APT_GET)
    machine.give("dpkg", "exit 0")
    machine.give("id", "echo 1000")
    return machine
