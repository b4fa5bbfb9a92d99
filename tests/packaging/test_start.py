"""`packaging/start` on machines that it may meet."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from journal.cli.arguments import COMMANDS

if TYPE_CHECKING:
    from .conftest import Machine


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
    assert [call.split()[0] for call in machine.calls()] == ["dpkg-query", "pip"]


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
    for command in (*COMMANDS, "--version", "--help"):
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


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_needs_none(machine: Machine, command: str) -> None:
    assert machine.start(command, DISPLAY="").returncode == 0


def test_missing_packages_without_root(machine: Machine) -> None:
    done = machine.start(PLAYED_INSTALLED=machine.installed_but("libegl1"))
    assert done.returncode == 1
    assert done.stderr.endswith("apt-get install --no-install-recommends libegl1\n")
    assert not (machine.checkout / ".venv").exists()


def test_missing_packages_are_installed_with_sudo(machine: Machine) -> None:
    machine.give("sudo", 'echo sudo >>"$PLAYED_CALLS"; exec "$@"')
    done = machine.start(PLAYED_INSTALLED=machine.installed_but("libegl1"))
    assert done.returncode == 0, done.stderr
    assert "libegl1" in done.stderr
    installs = [call for call in machine.calls() if call.startswith("apt-get install")]
    assert [call.split()[-1] for call in installs] == ["libegl1"]


def test_renamed_packages_count(machine: Machine) -> None:
    installed = machine.installed_but("libcups2", "libcups2t64")
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
