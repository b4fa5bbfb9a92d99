"""The commands that need no window, through ``main`` and once as a process."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from journal.cli import main

NOW = "2026-03-05T09:00"


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    """Exit code, output and complaint."""
    code = main([str(argument) for argument in arguments])
    told = capsys.readouterr()
    return code, told.out, told.err


def sample(profile: Path) -> tuple[str | Path, ...]:
    return ("--data-dir", profile, "--sample", "--now", NOW)


def listed(capsys: pytest.CaptureFixture[str], profile: Path, what: str) -> list[dict[str, Any]]:
    code, out, _ = run(capsys, *sample(profile), "list", what, "--json")
    assert code == 0
    found: list[dict[str, Any]] = json.loads(out)
    return found


def test_the_sample_journal_is_as_promised(
    capsys: pytest.CaptureFixture[str], profile: Path
) -> None:
    people = {row["name"]: row for row in listed(capsys, profile, "contacts")}
    assert len(people) == 12
    assert max(len(row["path"]) for row in people.values()) == 3, "four generations"
    assert sum(bool(row["also_referred_by"]) for row in people.values()) == 2
    assert [name for name, row in people.items() if row["on_hold"]] == ["Carmen Reyes"]
    meetings = listed(capsys, profile, "interviews")
    assert sorted(row["status"] for row in meetings) == [
        "declined", "held", "idea", "requested", "scheduled",
    ]  # fmt: skip
    held = next(row for row in meetings if row["status"] == "held")
    assert sum(len(question["answer"]) > 40 for question in held["questions"]) >= 5
    dues = [row["due"][:10] for row in listed(capsys, profile, "follow-ups") if row["due"]]
    assert min(dues) < "2026-03-05" < max(dues)
    assert "2026-03-05" in dues


def test_contacts_have_the_promised_keys(capsys: pytest.CaptureFixture[str], profile: Path) -> None:
    people = {row["name"]: row for row in listed(capsys, profile, "contacts")}
    chiara = people["Chiara Ricci"]
    assert set(chiara) == {
        "id", "uuid", "name", "company", "role", "level", "emails", "phones", "referred_by",
        "also_referred_by", "path", "introduction", "on_hold", "warmth", "last_touch", "next_step",
    }  # fmt: skip
    assert chiara["path"] == ["Tom Becker", "Ana Souza", "Lena Fischer"]
    assert chiara["referred_by"] == "Lena Fischer"
    assert people["Lena Fischer"]["also_referred_by"] == ["Tom Becker"]
    assert people["Tom Becker"]["referred_by"] is None
    assert people["Tom Becker"]["introduction"] is None
    assert people["Carmen Reyes"]["next_step"] == "wait for hold"


def test_interviews_start_with_an_offset(capsys: pytest.CaptureFixture[str], profile: Path) -> None:
    priya = next(
        row for row in listed(capsys, profile, "interviews") if row["contact"] == "Priya Nair"
    )
    assert priya["start"] == "2026-03-05T14:00:00+01:00"
    assert priya["minutes"] == 30
    assert [question["position"] for question in priya["questions"]] == list(range(7))
    assert set(priya["questions"][0]) == {"text", "answer", "asked", "must_ask", "position"}


def test_follow_ups_have_due_or_trigger(capsys: pytest.CaptureFixture[str], profile: Path) -> None:
    rows = listed(capsys, profile, "follow-ups")
    assert set(rows[0]) == {"id", "contact", "kind", "what", "due", "state", "trigger", "origin"}
    assert all((row["due"] is None) == (row["trigger"] is not None) for row in rows)
    thanks = next(row for row in rows if row["kind"] == "thank-you")
    assert thanks["due"] == "2026-03-05T16:30"


def test_import_dry_run_writes_nothing(capsys: pytest.CaptureFixture[str], profile: Path) -> None:
    listed(capsys, profile, "contacts")
    journal = profile / "sample.journal"
    before = hashlib.sha256(journal.read_bytes()).hexdigest()
    source = profile / "in.csv"
    source.write_text("Name,Email\nNew Person,new@example.org\nAna Souza,\n,\n", "utf-8")
    code, out, _ = run(capsys, *sample(profile), "import", source, "--dry-run")
    assert code == 0
    assert out.startswith("1 would be added, 1 in the journal already")
    assert hashlib.sha256(journal.read_bytes()).hexdigest() == before


def test_import_refers_nobody_to_themselves(
    capsys: pytest.CaptureFixture[str], profile: Path
) -> None:
    source = profile / "in.csv"
    source.write_text(
        "name,referred_by\nA One,B Two\nB Two,A One\nC Three,C Three\nD Four,B Two\n", "utf-8"
    )
    own = ("--data-dir", profile, "--now", NOW)
    code, out, _ = run(capsys, *own, "import", source)
    assert (code, out.split(",")[0]) == (0, "4 added")
    _, out, _ = run(capsys, *own, "list", "contacts", "--json")
    people = {row["name"]: row["referred_by"] for row in json.loads(out)}
    assert people == {"A One": "B Two", "B Two": None, "C Three": None, "D Four": "B Two"}
    assert run(capsys, *own, "check")[0] == 0
    code, out, _ = run(capsys, *own, "import", source)
    assert out.startswith("0 added, 4 in the journal already"), "twice adds nobody"


def test_export_comes_back(capsys: pytest.CaptureFixture[str], profile: Path) -> None:
    target = profile / "out.csv"
    code, out, _ = run(capsys, *sample(profile), "export", target)
    assert (code, out) == (0, "12 contacts exported\n")
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["name"]: row for row in csv.DictReader(file)}
    assert rows["Priya Nair"]["phones"] == "+44 20 7946 0113"
    assert rows["Priya Nair"]["referred_by"] == "Daniel Ortiz"
    assert rows["Chiara Ricci"]["path"] == "Tom Becker; Ana Souza; Lena Fischer"
    other = ("--data-dir", profile, "--now", NOW)
    assert run(capsys, *other, "import", target)[0] == 0
    _, out, _ = run(capsys, *other, "list", "contacts", "--json")
    there = {row["name"]: row for row in json.loads(out)}
    here = {row["name"]: row for row in listed(capsys, profile, "contacts")}
    for name, row in here.items():
        for key in ("uuid", "company", "role", "level", "emails", "phones", "path", "warmth"):
            assert there[name][key] == row[key], (name, key)


def test_sheet_writes_a_pdf(
    capsys: pytest.CaptureFixture[str], profile: Path, qapp: object
) -> None:
    target = profile / "sheet.pdf"
    code, _, _ = run(capsys, *sample(profile), "sheet", "2", target, "--paper", "letter")
    assert code == 0
    assert target.read_bytes().startswith(b"%PDF")


def test_backup_can_be_opened(capsys: pytest.CaptureFixture[str], profile: Path) -> None:
    target = profile / "copy.journal"
    assert run(capsys, *sample(profile), "backup", target)[0] == 0
    _, out, _ = run(capsys, "--journal", target, "list", "contacts", "--json")
    assert len(json.loads(out)) == 12
    assert target.stat().st_mode & 0o777 == 0o600
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    assert (profile / "copy.journal.sha256").read_text() == f"{digest}  copy.journal\n"


def test_a_backup_replaces_a_file_only_when_asked_to(
    capsys: pytest.CaptureFixture[str], profile: Path, tmp_path: Path
) -> None:
    target = tmp_path / "copy.journal"
    target.write_text("an older backup")
    code, out, err = run(capsys, *sample(profile), "backup", target)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "--replace" in err
    assert target.read_text() == "an older backup"
    assert run(capsys, *sample(profile), "backup", "--replace", target)[0] == 0
    assert run(capsys, "--journal", target, "check")[0] == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("--journal", "none.journal", "list", "contacts"),
        ("--sample", "sheet", "99", "x.pdf"),
        ("--sample", "export", "missing-folder/x.csv"),
        ("--sample", "export", "x.xlsx"),
        ("--sample", "import", "missing.csv"),
        ("--sample", "backup", "missing-folder/x.journal"),
    ],
)
def test_known_errors_are_one_line(
    capsys: pytest.CaptureFixture[str],
    profile: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    qapp: object,
) -> None:
    monkeypatch.chdir(profile)
    code, out, err = run(capsys, "--data-dir", profile, "--now", NOW, *arguments)
    assert (code, out) == (1, "")
    assert err.startswith("networking-journal: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [("--unknown",), ("list",), ("list", "things"), ("--now", "soon"), ("sheet", "one", "x.pdf")],
)
def test_wrong_usage_exits_2(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(list(arguments))
    assert stop.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_as_a_process_without_a_display(profile: Path) -> None:
    """Lists without Qt's platform, in a locale that isn't UTF-8, with warnings as errors."""
    environment = os.environ | {"LC_ALL": "C", "PYTHONWARNINGS": "error", "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(
        [
            sys.executable, "-m", "journal", "--data-dir", str(profile), "--sample", "list",
            "contacts", "--json",
        ],
        capture_output=True,
        env=environment,
        check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Sofia Lindqvist" in {row["name"] for row in json.loads(done.stdout)}


def test_a_window_without_a_display_is_one_sentence(
    capsys: pytest.CaptureFixture[str], profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    code, _, err = run(capsys, "--data-dir", profile)
    assert code == 1
    assert "list, touch, followup, milestone, letter, import, export, sheet, check, backup" in err
