"""The whole main job, from the first start on, with a file that is closed and opened in between."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QPlainTextEdit, QPushButton

from journal.services.library import Library
from journal.ui.shell.search_popup import SearchPopup
from tests.e2e.hand import Hand, settle, until
from tests.e2e.season import Season

LONDON = ZoneInfo("Europe/London")
AFTER_THE_MEETING = datetime(2026, 3, 6, 15, 0, tzinfo=LONDON)
NEXT_MORNING = datetime(2026, 3, 7, 9, 0, tzinfo=LONDON)
LINKEDIN = """\
Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ana,Souza,https://www.linkedin.com/in/ana,ana@baltic.example,Baltic Freight,Planner,04 Mar 2026
José,Muñoz,https://www.linkedin.com/in/jose,,Harbour Lines,Dispatcher,03 Mar 2026
"""
ANSWERS = ("By accident. The dispatcher was ill for a week.", "Late bookings, above all. 😅")


def people(library: Library) -> dict[str, int]:
    return {row.name: row.id for row in library.people.tree()}


def path_to(library: Library, name: str) -> list[str]:
    card = library.people.card(people(library)[name])
    assert card is not None
    return [each.name for each in card.path]


def listed(view: QAbstractItemView) -> list[str]:
    """What a list shows, as it is read aloud."""
    model = view.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    return [str(row.data(Qt.ItemDataRole.AccessibleTextRole) or row.data()) for row in rows]


class Job:
    """The days of it; each is handed the program as it is opened that day."""

    def __init__(self, folder: Path) -> None:
        self.contacts = folder / "Connections.csv"
        self.sheet = folder / "sheet.pdf"
        self.contacts.write_text(LINKEDIN, encoding="utf-8")

    def begin(self, hand: Hand) -> None:
        """The card of the first start, a person, a file of people, who knows whom."""
        assert hand.focus().objectName() == "first_run.begin"
        hand.key("Return")
        hand.type("Tom Becker")
        hand.key("Return")
        assert hand.window.stack.code == "people"
        assert hand.window.stack.instead() is None
        hand.open_menu("file")
        hand.choose("Import…")
        verb = hand.find("import.verb", QPushButton)
        until(verb.isEnabled)
        assert verb.text() == "Import 2 contacts"
        hand.click(verb)
        assert hand.dialog() is None
        hand.window.navigator.show_contact(people(hand.window.library)["Ana Souza"])
        settle()
        hand.open_menu("tools")
        hand.choose("Referred by…")
        hand.type("tom")
        hand.key("Return", "Return")
        assert path_to(hand.window.library, "Ana Souza") == ["Tom Becker"]

    def plan(self, hand: Hand) -> None:
        """An interview with her, its questions, and the sheet."""
        hand.key("Ctrl+Shift+N")
        assert hand.find("schedule.who", QLineEdit).text() == "Ana Souza"
        hand.type("fri 14:00 30m coffee, Harbour Café")
        hand.key("Return")
        assert hand.window.stack.code == "interviews"
        assert hand.focus().objectName() == "interviews.prepare.suggested"
        hand.key("Return")
        hand.key("Space")  # the first one must be asked
        hand.key("Ctrl+P", "Return")
        assert self.sheet.read_bytes().startswith(b"%PDF-")
        assert hand.dialog() is None

    def capture(self, hand: Hand) -> None:
        """Held; what she answered, whom she named, what follows."""
        window = hand.window
        assert window.stack.code == "interviews"  # where one was, and what is to be done now
        held = hand.find("interviews.capture.held", QPushButton)
        hand.scroll_to(held)
        hand.click(held)
        first = hand.find("interviews.capture.answer", QPlainTextEdit)
        hand.scroll_to(first)
        hand.click(first)
        for answer in ANSWERS:
            hand.type(answer)
            hand.key("Ctrl+Return")  # asked, and on to the next
        name = hand.find("interviews.capture.name", QLineEdit)
        hand.scroll_to(name)
        hand.click(name)
        hand.type("Lena Fischer")
        hand.key("Return")
        assert path_to(window.library, "Lena Fischer") == ["Tom Becker", "Ana Souza"]
        create = hand.find("interviews.capture.create", QPushButton)
        hand.scroll_to(create)
        hand.click(create)
        assert "created" in window.toast.text()

    def look_ahead(self, hand: Hand) -> None:
        """The follow-ups stand in the calendar, and the list of people goes out."""
        hand.key("Ctrl+4")
        shown = listed(hand.find("calendar.agenda", QAbstractItemView))
        assert any("Thank Ana Souza" in each for each in shown), shown
        assert any("Lena Fischer" in each for each in shown), shown
        hand.key("Ctrl+Shift+E", "Return")
        assert hand.dialog() is None

    def find_again(self, hand: Hand) -> None:
        """Another day: it opens where it was left, and everything is found."""
        window = hand.window
        assert window.stack.code == "calendar"
        hand.key("Ctrl+K")
        hand.type("dispatcher ill")
        popup = hand.find("search", SearchPopup)
        assert (popup.model.rows[0].title, popup.model.rows[0].end) == ("Ana Souza", "answer")
        hand.key("Return")
        answers = [
            field.toPlainText()
            for field in window.findChildren(QPlainTextEdit, "interviews.capture.answer")
        ]
        assert answers[:2] == list(ANSWERS)
        hand.key("Ctrl+1")
        rows = window.library.days.today().needs
        assert any(row.name == "Ana Souza" and str(row.kind) == "thank-you" for row in rows)
        assert hand.sees(f"today.needs.{rows[0].id}")
        hand.key("Ctrl+2")
        assert {"Tom Becker", "Ana Souza", "José Muñoz", "Lena Fischer"} <= set(listed_tree(hand))


def listed_tree(hand: Hand) -> list[str]:
    """Everybody in the tree, in order."""
    model = hand.find("people.tree", QAbstractItemView).model()
    found: list[str] = []

    def walk(parent: QModelIndex) -> None:
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            found.append(str(index.data()))
            walk(index)

    walk(QModelIndex())
    return found


def test_the_whole_main_job(own: Season, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journal.ui.dialogs.print_pages.SystemPrinters.names", lambda _printers: [])
    job = Job(tmp_path)
    own.outside.files = [job.contacts, job.sheet]

    def first_day(hand: Hand) -> None:
        job.begin(hand)
        job.plan(hand)

    own.run(first_day)
    lists = tmp_path / "lists"
    lists.mkdir()
    own.change(lambda library: library.choices.keep("export", {"folder": str(lists)}))

    def after_the_meeting(hand: Hand) -> None:
        job.capture(hand)
        job.look_ahead(hand)

    replace(own, now=AFTER_THE_MEETING).run(after_the_meeting)
    replace(own, now=NEXT_MORNING).run(job.find_again)

    exported = lists / "contacts-2026-03-06.csv"
    with exported.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["name"]: row for row in csv.DictReader(file)}
    assert set(rows) == {"Tom Becker", "Ana Souza", "José Muñoz", "Lena Fischer"}
    assert rows["Ana Souza"]["referred_by"] == "Tom Becker"
    assert own.read(everything) == {
        "referrers": ["Tom Becker", "Ana Souza"],
        "status": "held",
        "answers": list(ANSWERS),
        "must ask": True,
        "printed": True,
    }


def everything(library: Library) -> dict[str, object]:
    row = library.interviews.rows()[0]
    card = library.interviews.card(row.id)
    assert card is not None
    assert card.start_wall == "2026-03-06T14:00"
    assert card.row.place == "Harbour Café"
    follow_ups = library.days.between(date(2026, 3, 1), date(2027, 3, 1))
    assert sum(each.kind == "follow-up" for each in follow_ups) >= 3
    return {
        "referrers": path_to(library, "Lena Fischer"),
        "status": str(row.status),
        "answers": [each.answer for each in card.questions[:2]],
        "must ask": card.questions[0].must_ask,
        "printed": row.printed,
    }
