"""``touch``, ``followup`` and ``letter``: in scripts what the window does, and undone by it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from journal.cli import main
from journal.domain.changes import Kind
from journal.domain.clock import FixedClock
from journal.services.library import Library, open_library
from journal.services.lock import JournalLock
from journal.store.database import open_file
from journal.store.journal import Journal

NOW = datetime(2026, 3, 5, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
Said = tuple[int, str, str]


class Cli:
    """The commands, run in this process on the sample journal."""

    def __init__(self, profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.options = ("--data-dir", str(profile), "--sample", "--now", "2026-03-05T09:00")
        self.path = profile / "sample.journal"
        self._capsys = capsys

    def __call__(self, *arguments: str | int) -> Said:
        """Exit code, output and complaint."""
        try:
            code = main([*self.options, *map(str, arguments)])
        except SystemExit as stop:
            code = int(stop.code or 0)
        told = self._capsys.readouterr()
        return code, told.out, told.err

    def json(self, *arguments: str | int) -> Any:
        code, out, err = self(*arguments, "--json")
        assert (code, err) == (0, "")
        return json.loads(out)

    def refused(self, *arguments: str | int) -> str:
        """What is said; nothing was printed, and the file stayed as it was."""
        self("list", "contacts")  # the sample journal is made at its first use
        before = self.path.read_bytes()
        code, out, err = self(*arguments)
        assert (code, out, err.count("\n")) == (1, "", 1), (code, out, err)
        assert err.startswith("networking-journal: ")
        assert self.path.read_bytes() == before
        return err

    def inside(self, look: Callable[[Library, Journal], Any]) -> Any:
        """What a window would see, by a connection of its own."""
        self("list", "contacts")
        clock = FixedClock(NOW)
        journal = Journal(open_file(self.path), self.path, clock)
        try:
            return look(open_library(journal, clock), journal)
        finally:
            journal.close()

    def undone(self) -> str | None:
        """Takes the newest step back, as a window does; its name."""

        def undo(library: Library, _journal: Journal) -> str | None:
            name = library.history.undo_name()
            library.history.undo()
            return name

        found: str | None = self.inside(undo)
        return found


@pytest.fixture
def cli(qapp: object, profile: Path, capsys: pytest.CaptureFixture[str]) -> Cli:
    return Cli(profile, capsys)


def follow_ups(cli: Cli) -> dict[int, dict[str, Any]]:
    return {row["id"]: row for row in cli.json("list", "follow-ups")}


def person(cli: Cli, name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(row for row in cli.json("list", "contacts") if row["name"] == name)
    return found


# -- whom -----------------------------------------------------------------------------------------


def test_somebody_is_named_by_id_uuid_or_name(cli: Cli) -> None:
    ana = person(cli, "Ana Souza")
    for typed in (str(ana["id"]), ana["uuid"], "Ana Souza", "  ana   SOUZA ", "Ána Souza"):
        assert cli.json("touch", typed, "--channel", "phone")["contact"] == ana["id"]


def test_two_of_one_name_are_told_apart_by_their_ids(cli: Cli) -> None:
    def add(library: Library, _journal: Journal) -> int:
        return library.contacts.add("Ana Souza", company="Elbe Spedition")

    other, ana = cli.inside(add), person(cli, "Ana Souza")["id"]
    said = cli.refused("touch", "ana souza", "--channel", "mail")
    assert f"{other} (Elbe Spedition)" in said
    assert f"{ana} (Baltic Freight)" in said
    assert cli.json("touch", other, "--channel", "mail")["contact"] == other


@pytest.mark.parametrize("typed", ["Nobody Here", "4711", "", "{name}", "Ana", "%"])
def test_nobody_of_that_name(cli: Cli, typed: str) -> None:
    assert "There is nobody called" in cli.refused("touch", typed, "--channel", "mail")


# -- touch ----------------------------------------------------------------------------------------


def test_a_touch_is_noted_and_undone_by_the_window(cli: Cli) -> None:
    before = person(cli, "Daniel Ortiz")["last_touch"]
    code, out, err = cli("touch", "Daniel Ortiz", "--channel", "phone", "--in", "--note", "News")
    assert (code, out, err) == (0, "In touch with Daniel Ortiz, Thu 2026-03-05.\n", "")
    assert person(cli, "Daniel Ortiz")["last_touch"] == "2026-03-05"

    def newest(_library: Library, journal: Journal) -> tuple[Any, ...]:
        return tuple(
            journal.database.rows(
                "SELECT channel, direction, what FROM touch ORDER BY id DESC LIMIT 1"
            )[0]
        )

    assert cli.inside(newest) == ("phone", "in", "News")
    assert cli.undone() == "In touch with Daniel Ortiz"
    assert person(cli, "Daniel Ortiz")["last_touch"] == before


def test_the_day_of_a_touch_is_read_backwards(cli: Cli) -> None:
    told = cli.json("touch", "Ana Souza", "--channel", "in-person", "--day", "tue")
    assert (told["day"], told["channel"]) == ("2026-03-03", "in person")
    said = cli.refused("touch", "Ana Souza", "--channel", "mail", "--day", "2026-03-06")
    assert "is to come" in said
    assert "no day" in cli.refused("touch", "Ana Souza", "--channel", "mail", "--day", "{x}")


def test_a_word_from_whoever_has_the_move_meets_a_condition(cli: Cli) -> None:
    told = cli.json("touch", "Edward Hall", "--channel", "phone", "--in")
    (hold,) = told["waiting"]
    assert hold["name"] == "Carmen Reyes"
    call, mail = (each["id"] for each in hold["conditions"])
    told = cli.json("touch", "Edward Hall", "--channel", "phone", "--in", "--met", call)
    assert [each["met"] for each in told["waiting"][0]["conditions"]] == ["2026-03-05", None]
    assert told["met"] == []
    code, out, _ = cli("touch", "Edward Hall", "--channel", "mail", "--in", "--met", mail)
    assert code == 0
    assert "Nothing stands in the way of Carmen Reyes any more." in out
    assert person(cli, "Carmen Reyes")["next_step"] == "introduction was made"
    said = cli.refused("touch", "Ana Souza", "--channel", "mail", "--met", call)
    assert f"No condition {call} waits for Ana Souza." in said


# -- followup -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("2w", "2026-03-19"),
        ("next tue", "2026-03-10"),
        ("2026-03-16", "2026-03-16"),
        ("tomorrow 15:00", "2026-03-06T15:00"),
        ("in 0 days", "2026-03-05"),
        ("yesterday", "2026-03-04"),
        ("29 Feb 2028", "2028-02-29"),
    ],
)
def test_a_follow_up_is_added_for_a_day_as_one_types_it(cli: Cli, typed: str, due: str) -> None:
    told = cli.json("followup", "add", "lena fischer", "Send the book", "--due", typed)
    assert (told["due"], told["name"], told["kind"]) == (due, "Lena Fischer", "other")
    assert follow_ups(cli)[told["id"]]["due"] == due
    assert cli.undone() == "Add follow-up: Send the book"
    assert told["id"] not in follow_ups(cli)


def test_a_past_day_is_told(cli: Cli) -> None:
    code, out, _ = cli("followup", "add", "Lena Fischer", "Call", "--due", "yesterday")
    assert code == 0
    assert out.endswith("for Lena Fischer, Wed 2026-03-04, which is past\n")


@pytest.mark.parametrize("typed", ["31.2.", "soon", "", "999999w", "25:61", "{typed}"])
def test_what_is_no_day_is_one_sentence(cli: Cli, typed: str) -> None:
    said = cli.refused("followup", "add", "Lena Fischer", "Call", "--due", typed)
    assert "Nothing was changed." in said
    cli.refused("followup", "move", 1, typed)


@pytest.mark.parametrize(
    ("typed", "why"),
    [("0d", "never end"), ("every 0 days", "never end"), ("9y", "how often"), ("40m", "two years")],
)
def test_what_is_no_repeat_is_one_sentence(cli: Cli, typed: str, why: str) -> None:
    assert why in cli.refused(
        "followup", "add", "Lena Fischer", "Call", "--due", "2w", "--repeat", typed
    )


def test_a_follow_up_needs_words(cli: Cli) -> None:
    assert "a few words" in cli.refused("followup", "add", "Lena Fischer", "  ", "--due", "2w")


def test_a_series_is_done_and_skipped(cli: Cli) -> None:
    first = cli.json(
        *("followup", "add", "Lena Fischer", "Call", "--due", "2026-01-31", "--repeat", "1m"),
        *("--kind", "check-back"),
    )
    assert (first["repeat"], first["kind"]) == ("1m/31", "check back")
    done = cli.json("followup", "done", first["id"], "--channel", "phone")
    assert done["state"] == "done"
    assert person(cli, "Lena Fischer")["last_touch"] == "2026-03-05"
    again = follow_ups(cli)[done["next"]]
    assert (again["due"], again["state"]) == ("2026-03-31", "open")
    skipped = cli.json("followup", "skip", again["id"], "--why", "They are away")
    assert skipped["state"] == "skipped"
    assert follow_ups(cli)[skipped["next"]]["due"] == "2026-04-30"
    assert cli.undone() == "Skip: Call"
    assert cli.undone() == "Done: Call"
    assert follow_ups(cli)[first["id"]]["state"] == "open"
    assert done["next"] not in follow_ups(cli)


def test_a_follow_up_is_moved_and_keeps_its_hour(cli: Cli) -> None:
    thanks = next(key for key, row in follow_ups(cli).items() if row["kind"] == "thank-you")
    code, out, _ = cli("followup", "move", thanks, "fri")
    assert (code, out) == (0, "Moved to Fri 2026-03-06 16:30: Ana Souza: thank-you\n")
    assert follow_ups(cli)[thanks]["due"] == "2026-03-06T16:30"
    assert cli.undone() == "Move: Ana Souza"


def test_what_is_closed_or_was_never_there_is_left(cli: Cli) -> None:
    closed = next(key for key, row in follow_ups(cli).items() if row["state"] == "done")
    for command in (("done", closed), ("skip", closed), ("move", closed, "2w")):
        assert f"Follow-up {closed} is done already." in cli.refused("followup", *command)
    for command in (("done", 4711), ("skip", 4711), ("move", 4711, "2w")):
        assert "There is no follow-up 4711." in cli.refused("followup", *command)


def test_a_follow_up_for_nobody_leaves_no_touch(cli: Cli) -> None:
    key = cli.inside(lambda library, _journal: library.follow_ups.add(None, what="Tidy up"))
    said = cli.refused("followup", "done", key, "--channel", "mail")
    assert "for nobody in particular" in said
    assert cli("followup", "done", key) == (0, "Done: Tidy up\n", "")


# -- milestone ------------------------------------------------------------------------------------


def told_of_position(cli: Cli) -> dict[str, str]:
    """Whom open follow-ups tell the good news, and when."""
    return {
        row["contact"]: row["due"]
        for row in follow_ups(cli).values()
        if row["kind"] == "good news" and row["state"] == "open" and row["due"]
    }


def test_everyone_who_is_owed_the_news_is_listed_once(cli: Cli) -> None:
    cli("list", "contacts")
    before = cli.path.read_bytes()
    listed = cli.json("milestone", "found-position", "--dry-run")
    assert cli.path.read_bytes() == before
    names = [row["name"] for row in listed]
    assert len(names) == len(set(names))
    assert {"Daniel Ortiz", "Ana Souza", "Tom Becker"} <= set(names)
    assert (names[0], listed[0]["reason"]) == ("Daniel Ortiz", "asked to be told")
    days = [row["due"] for row in listed if row["left_out"] is None]
    assert days == sorted(days)
    assert (days[0], days[-1] <= "2026-03-19") == ("2026-03-09", True)
    code, out, _ = cli("milestone", "found-position")
    assert code == 0
    assert out.splitlines()[-1] == f"{len(days)} follow-ups made"
    assert out.splitlines()[0].startswith("Mon 2026-03-09\tDaniel Ortiz\t")
    assert told_of_position(cli) == {row["name"]: row["due"] for row in listed if row["due"]}
    assert cli.json("milestone", "found-position") == [], "nobody twice"


def test_a_milestone_is_undone_in_one_step(cli: Cli) -> None:
    before = follow_ups(cli)
    assert cli("milestone", "found-position", "--news", "I start in June", "--day", "tue")[0] == 0
    news = cli.inside(lambda library, _journal: library.milestones.news("found a position"))
    assert news == "I start in June"
    name = cli.undone()
    assert name is not None
    assert name.startswith("Milestone: ")
    assert follow_ups(cli) == before
    assert told_of_position(cli) == {}


def test_the_way_to_a_position_comes_first(cli: Cli) -> None:
    listed = cli.json("milestone", "found-position", "--through", "Lena Fischer", "--dry-run")
    led = [row["name"] for row in listed if row["reason"] == "led to it"]
    assert led[0] == "Lena Fischer"
    assert "Ana Souza" in led


def test_a_milestone_to_come_is_refused(cli: Cli) -> None:
    said = cli.refused("milestone", "found-position", "--day", "2026-03-06")
    assert "is to come" in said
    cli.refused("milestone", "started", "--through", "Nobody Here")
    assert cli("milestone", "found-the-grail")[0] == 2


# -- letter ---------------------------------------------------------------------------------------


def test_a_letter_is_printed_and_changes_nothing(cli: Cli) -> None:
    cli("list", "contacts")
    before = cli.path.read_bytes()
    code, out, err = cli("letter", "marta kowalska", "request")
    assert (code, err) == (0, "")
    subject, blank, body = out.split("\n", 2)
    assert (bool(subject), blank) == (True, "")
    assert "Ana Souza" in body, "who referred them"
    told = cli.json("letter", "Marta Kowalska", "request")
    assert (told["subject"], told["body"]) == (subject, body.rstrip("\n"))
    assert (told["letter"], told["on_hold"]) == (None, False)
    assert cli.path.read_bytes() == before


def test_gaps_are_marked(cli: Cli) -> None:
    def nameless(library: Library, _journal: Journal) -> None:
        library.profile.set_field("name", "")

    cli.inside(nameless)
    told = cli.json("letter", "Marta Kowalska", "request")
    assert told["gaps"]
    assert all(f"[{gap}]" in told["subject"] + told["body"] for gap in told["gaps"])


def test_somebody_on_hold_is_not_written_to(cli: Cli) -> None:
    for more in ((), ("--sent", "mail"), ("--json",)):
        said = cli.refused("letter", "Carmen Reyes", "request", *more)
        assert "Carmen Reyes is on hold. It is the move of Edward Hall: " in said
        assert "The one to write to is Edward Hall." in said
    assert cli.json("letter", "Carmen Reyes", "request", "--anyway")["on_hold"]
    assert person(cli, "Carmen Reyes")["last_touch"] is None
    assert cli("letter", "Carmen Reyes", "request", "--anyway", "--sent", "hand")[0] == 0
    assert person(cli, "Carmen Reyes")["last_touch"] == "2026-03-05"


def test_a_letter_that_is_sent_asks_and_is_undone(cli: Cli) -> None:
    code, out, _ = cli("letter", "Marta Kowalska", "request", "--sent", "linkedin")
    assert (code, out) == (0, "Marked as sent: request to Marta Kowalska\n")
    assert person(cli, "Marta Kowalska")["next_step"] == "wait for reply"
    asked = [row for row in cli.json("list", "interviews") if row["contact"] == "Marta Kowalska"]
    assert [row["status"] for row in asked] == ["requested"]
    wrote = next(row for row in follow_ups(cli).values() if row["contact"] == "Marta Kowalska")
    assert (wrote["kind"], wrote["state"]) == ("write to them", "done")
    assert cli.undone() == "Wrote to Marta Kowalska"
    assert person(cli, "Marta Kowalska")["next_step"] == "write request"


def test_the_draft_that_is_kept_is_the_letter(cli: Cli) -> None:
    def keep(library: Library, _journal: Journal) -> None:
        from journal.domain.codes import LetterKind

        card = library.composing.card(person(cli, "Marta Kowalska")["id"], LetterKind.REQUEST)
        assert card is not None
        library.composing.keep(card, "Mine", "In my own words")

    cli.inside(keep)
    assert cli("letter", "Marta Kowalska", "request")[1] == "Mine\n\nIn my own words\n"


def test_the_interview_of_a_letter(cli: Cli) -> None:
    meetings = {row["contact"]: row["id"] for row in cli.json("list", "interviews")}
    told = cli.json("letter", "Priya Nair", "confirmation", "--interview", meetings["Priya Nair"])
    assert told["interview"] == meetings["Priya Nair"]
    other = meetings["Ana Souza"]
    said = cli.refused("letter", "Priya Nair", "confirmation", "--interview", other)
    assert f"Interview {other} is with Ana Souza." in said
    assert "no interview 99" in cli.refused("letter", "Priya Nair", "update", "--interview", 99)


# -- all of them ----------------------------------------------------------------------------------

WRITING: tuple[tuple[str | int, ...], ...] = (
    ("touch", "Ana Souza", "--channel", "mail"),
    ("followup", "add", "Ana Souza", "Call", "--due", "2w"),
    ("followup", "done", 1),
    ("followup", "move", 1, "2w"),
    ("followup", "skip", 1),
    ("milestone", "found-position"),
    ("letter", "Ana Souza", "update", "--sent", "mail"),
)


@pytest.mark.parametrize("command", WRITING, ids=str)
def test_a_window_that_holds_the_journal_is_named(cli: Cli, command: tuple[str | int]) -> None:
    cli("list", "contacts")
    lock = JournalLock(cli.path)
    lock.acquire()
    try:
        said = cli.refused(*command)
    finally:
        lock.release()
    assert "already open in another window" in said
    assert cli("letter", "Ana Souza", "update")[0] == 0, "reading needs no lock"


@pytest.mark.parametrize(
    "command",
    [
        ("touch",),
        ("touch", "Ana Souza"),
        ("touch", "Ana Souza", "--channel", "pigeon"),
        ("touch", "Ana Souza", "--channel", "mail", "--in", "--out"),
        ("followup",),
        ("followup", "add", "Ana Souza", "Call"),
        ("followup", "done", "first"),
        ("followup", "add", "Ana Souza", "x", "--due", "2w", "--kind", "dance"),
        ("letter", "Ana Souza", "poem"),
    ],
    ids=str,
)
def test_wrong_usage(cli: Cli, command: tuple[str, ...]) -> None:
    code, out, err = cli(*command)
    assert (code, out) == (2, "")
    assert "usage:" in err


def test_odd_names_and_words(cli: Cli) -> None:
    """Braces, line breaks and the like are words like others; each answer is one line."""

    def add(_library: Library, journal: Journal) -> None:
        with journal.step("Add") as step:
            step.insert(Kind.CONTACT, name="{name} %n \u202e<b>")

    cli.inside(add)
    odd = "{what}\n%s <b> 李 \\"
    code, out, err = cli("followup", "add", "{name} %n \u202e<b>", odd, "--due", "2w")
    assert (code, err, out.count("\n")) == (0, "", 1)
    key = max(follow_ups(cli))
    for command in (("move", key, "3w"), ("skip", key, "--why", odd)):
        code, out, err = cli("followup", *command)
        assert (code, err, out.count("\n")) == (0, "", 1)
        assert "{what} %s <b> 李 \\" in out
    assert cli("touch", "{name} %n \u202e<b>", "--channel", "other", "--note", odd)[0] == 0


def test_as_processes(profile: Path) -> None:
    """A script: no display, no UTF-8, warnings are errors; the error is one line on its own."""
    environment = os.environ | {"LC_ALL": "C", "PYTHONWARNINGS": "error", "QT_QPA_PLATFORM": "xcb"}

    def run(*arguments: str) -> tuple[int, bytes, bytes]:
        done = subprocess.run(
            [sys.executable, "-m", "journal", "--data-dir", str(profile), "--sample",
             "--now", "2026-03-05T09:00", *arguments],
            capture_output=True,
            env=environment,
            check=False,
        )  # fmt: skip
        return done.returncode, done.stdout, done.stderr

    code, out, err = run("followup", "add", "Ana Souza", "Café", "--due", "2w", "--json")
    assert (code, err) == (0, b"")
    key = str(json.loads(out)["id"])
    assert run("followup", "done", key, "--channel", "phone")[::2] == (0, b"")
    assert run("touch", "Ana Souza", "--channel", "mail")[::2] == (0, b"")
    code, out, err = run("letter", "Ana Souza", "thank-you")
    assert (code, err) == (0, b"")
    assert out.count(b"\n") > 5
    code, out, err = run("letter", "Carmen Reyes", "request")
    assert (code, out, err.count(b"\n")) == (1, b"", 1)
    assert b"Traceback" not in err
