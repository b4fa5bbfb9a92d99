"""`packaging/start` on machines that it may meet, played by a folder of small stand-ins in PATH."""

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
        """Run `start` as a user does, from another folder; `changes` go into its environment."""
        return subprocess.run(
            ["sh", self.checkout / "packaging" / "start", *arguments],
            env=self.environment | changes,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=30,
        )

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


def test_first_and_second_start(machine: Machine) -> None:
    first = machine.start("import", "a b.csv")
    assert (first.returncode, first.stdout) == (
        0,
        f"ran in {machine.folder}: -P -m journal import a b.csv\n",
    )
    assert [call.split()[0] for call in machine.calls()] == ["dpkg-query", "venv", "pip"]
    second = machine.start("list", "contacts")
    assert (second.returncode, second.stderr) == (0, "")
    assert machine.calls() == []


def test_new_dependencies_are_fetched(machine: Machine) -> None:
    machine.start()
    machine.calls()
    project = machine.checkout / "pyproject.toml"
    os.utime(project)
    machine.start()
    assert machine.calls() == []
    project.write_text(project.read_text() + "\n")
    machine.start()
    calls = machine.calls()
    assert calls[-1].startswith("pip")
    assert not any("--clear" in call for call in calls)


def test_a_moved_checkout_gets_a_new_environment(machine: Machine) -> None:
    machine.start()
    machine.calls()
    machine.checkout = machine.checkout.rename(machine.folder / "elsewhere")
    assert machine.start().returncode == 0
    assert any("--clear" in call for call in machine.calls())


@pytest.mark.parametrize("arguments", [[], ["--sample"], ["--journal", "list"], ["people.csv"]])
def test_a_window_needs_a_display(machine: Machine, arguments: list[str]) -> None:
    done = machine.start(*arguments, DISPLAY="")
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    for command in ("list", "import", "export", "sheet", "check", "--version"):
        assert command in done.stderr
    assert machine.calls() == []  # nothing is installed before that


@pytest.mark.parametrize(
    "arguments",
    [["--version"], ["-h"], ["--sample", "list", "contacts"], ["--journal", "x", "check"]],
)
def test_commands_need_none(machine: Machine, arguments: list[str]) -> None:
    done = machine.start(*arguments, DISPLAY="")
    assert done.returncode == 0, done.stderr
    assert f"-m journal {' '.join(arguments)}" in done.stdout


def test_missing_packages_without_root(machine: Machine) -> None:
    done = machine.start(PLAYED_INSTALLED=program_packages().replace("libegl1 ", ""))
    assert done.returncode == 1
    assert done.stderr.endswith("apt-get install --no-install-recommends libegl1\n")
    assert not (machine.checkout / ".venv").exists()


def test_missing_packages_are_installed_with_sudo(machine: Machine) -> None:
    machine.give("sudo", 'echo sudo >>"$PLAYED_CALLS"; exec "$@"')
    done = machine.start(PLAYED_INSTALLED=program_packages().replace("libegl1 ", ""))
    assert done.returncode == 0, done.stderr
    assert "libegl1" in done.stderr
    installs = [call for call in machine.calls() if call.startswith("apt-get install")]
    assert [call.split()[-1] for call in installs] == ["libegl1"]


def test_renamed_packages_count(machine: Machine) -> None:
    installed = program_packages().replace("libcups2", "libcups2t64")
    assert machine.start(PLAYED_INSTALLED=installed).returncode == 0
    assert not any(call.startswith("apt-get") for call in machine.calls())


def test_python_without_venv_asks_for_it(machine: Machine) -> None:
    done = machine.start(PLAYED_NO_VENV="yes")
    assert done.returncode == 1
    assert done.stderr.endswith("apt-get install --no-install-recommends python3-venv\n")


def test_an_old_python_is_named(machine: Machine) -> None:
    done = machine.start(PLAYED_VERSION="3.9.2")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "3.9.2" in done.stderr
    assert machine.calls() == []


def test_without_network_then_with(machine: Machine) -> None:
    done = machine.start(PLAYED_NO_NETWORK="yes")
    assert done.returncode == 1
    assert "network" in done.stderr.splitlines()[-1]
    machine.calls()
    again = machine.start()
    assert again.returncode == 0, again.stderr
    assert any("--clear" in call for call in machine.calls())  # what is half done is replaced
