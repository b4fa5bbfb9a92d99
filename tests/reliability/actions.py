"""What the script does in the window, as a person would, and what must be in the file then."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from random import Random

from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from journal.domain.codes import NoteKind
from journal.paths import SAMPLE_NAME
from journal.services.autosave import SaveState
from journal.services.library import Library, open_library
from journal.store.database import READER_WAIT_MS, open_file
from journal.store.journal import Journal
from journal.ui.shell.window import MainWindow
from tests.e2e.hand import Hand, settle, until

WORDS = [
    "harbour",
    "planner",
    "late",
    "Zoë",
    "李",
    "bookings",
    "«",
    "tea",
    "»",
    "50%",
    "dispatcher",
    "who’d",
    "ask",
    "again",
]
NOTES = ("common_ground", "research", "issue", "professional", "personal", "clue", "offer")
LARGE = 620  # people in a file that is imported beside the window


def shown() -> MainWindow | None:
    """The program's window, once it is painted; the one before goes when a backup is restored."""
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
    return next((each for each in found if each.isVisible() and each.is_painted), None)


class Script:
    """Does seeded actions; after each one what the window calls saved is looked for in the file."""

    def __init__(self, hand: Hand, folder: Path, seed: int, tell: Callable[[str], None]) -> None:
        self.hand = hand
        self.folder = folder
        self.random = Random(seed)
        self.tell = tell
        self.library = hand.window.library
        self.number = 0

    def run(self, count: int, aim: str = "") -> None:
        """So many of them; with ``aim`` this one is among the next few, again and again."""
        actions = [
            *[self.note, self.answer, self.question, self.add] * 2,
            *[self.undo, self.undo, self.redo, self.move, self.delete],
            *[self.revive, self.bring_in, self.follow_up, self.back_up, self.schedule],
            *[self.forget, self.restore],
        ]
        for _ in range(count):
            self.number += 1
            action = self.random.choice(actions)
            if aim and self.number % 3 == 0:
                action = getattr(self, aim)
            self.tell(f"DOING {action.__name__}")
            action()
            self.close_dialogs()
            self.tell(f"DID {action.__name__}")

    # -- the actions ----------------------------------------------------------------------------

    def note(self) -> None:
        """Types into a note on a person."""
        key, text = self.person(), self.text()
        self.hand.window.navigator.show_contact(key)
        settle()
        names = [f"people.detail.note.{name}" for name in NOTES]
        shown = [name for name in names if self.hand.sees(name)]
        self.type_into(self.hand.find(self.random.choice(shown)), text)
        self.in_file(lambda other: text in str(other.people.card(key)), f"note {text!r}")

    def answer(self) -> None:
        """Types what somebody answered."""
        key = self.meeting()
        self.hand.window.navigator.show_interview(key, "capture")
        settle()
        if self.hand.sees("interviews.capture.answer"):
            text = self.text()
            self.type_into(self.hand.find("interviews.capture.answer", QPlainTextEdit), text)
            self.in_file(lambda other: text in str(other.interviews.card(key)), f"answer {text!r}")

    def question(self) -> None:
        """Adds a question of one's own."""
        key, text = self.meeting(), self.text()
        self.hand.window.navigator.show_interview(key, "prepare")
        settle()
        if not self.hand.sees("interviews.prepare.questions"):
            return
        view = self.hand.find("interviews.prepare.questions")
        self.hand.scroll_to(view)
        view.setFocus()
        settle()
        self.hand.key("Ctrl+End", "Return")
        self.hand.type(text)
        self.hand.key("Return")
        self.saved()
        self.in_file(lambda other: text in str(other.interviews.card(key)), f"question {text!r}")

    def add(self) -> None:
        """A new person, sometimes of a company."""
        name = f"Ana {self.text()}"
        self.hand.key("Ctrl+N")
        self.begin_empty()
        self.hand.type(name)
        if self.random.random() < 0.5:
            self.hand.key("Tab")
            self.hand.type(self.random.choice(["Baltic Freight", f"Works {self.number}"]))
        self.hand.key("Return")
        self.saved()
        self.in_file(lambda other: name in self.names(other), f"person {name!r}")

    def move(self) -> None:
        """Says who referred somebody; a circle is refused."""
        people = {row.id: row.name for row in self.library.people.tree()}
        key, referrer = self.person(), self.person()
        self.hand.window.navigator.show_contact(key)
        settle()
        self.hand.window.navigator.referred_by(key)
        settle()
        self.hand.type(people[referrer][:12])
        self.hand.key("Return", "Return")

    def delete(self) -> None:
        """Somebody with all that is theirs."""
        key = self.person()
        self.hand.window.navigator.show_contact(key)
        settle()
        self.hand.window.navigator.delete_contacts(key)
        settle()
        self.in_file(lambda other: other.people.card(key) is None, f"deletion of {key}")

    def revive(self) -> None:
        """Brings back what was deleted last, as it stands among what was deleted lately."""
        self.hand.window.actions_by_code["edit.deleted"].trigger()
        settle()
        view = self.hand.find("deleted", QDialog).findChild(QAbstractItemView, "deleted.list")
        until(lambda: view.model().rowCount() > 0 or self.hand.sees("deleted.nothing"))
        if view.model().rowCount():
            self.hand.click("deleted.verb")  # the first one is chosen
            self.work_ends()

    def forget(self) -> None:
        """Somebody for good: one of those there, or one whose name stands nowhere else."""
        key, text = self.person(), self.text()
        if self.random.random() < 0.5:
            secret = f"Zorn{self.random.randrange(10**12)}"
            key = self.library.contacts.add(secret, company=f"Works {self.number}")
            self.library.contacts.set_note(key, NoteKind.RESEARCH, text)
            self.tell(f"FORGETS {secret}")
        navigator = self.hand.window.navigator
        navigator.show_contact(key)
        settle()
        navigator.forget_contact(key)
        settle()
        self.hand.click("forget.verb")
        until(lambda: not self.hand.sees("forget"), "forgetting does not end")
        self.in_file(
            lambda other: other.forgetting.is_forgotten(key) and text not in str(
                other.people.card(key)
            ),
            f"forgetting of {key}",
        )  # fmt: skip

    def restore(self) -> None:
        """Puts a copy that was made before in the place of the journal."""
        copies = sorted((self.folder / "copies").glob("*.journal"))
        if not copies:
            self.back_up()
            copies = sorted((self.folder / "copies").glob("*.journal"))
        self.tell("DOING add")  # or it may hold the same
        self.add()
        self.tell("DOING restore")
        chosen, before = self.random.choice(copies), self.hand.window
        QFileDialog.getOpenFileName = lambda *_a, **_k: (str(chosen), "")  # type: ignore[method-assign]
        before.actions_by_code["file.restore"].trigger()
        until(lambda: self.hand.sees("backups.file"))
        view = self.hand.find("backups.list", QAbstractItemView)
        listed = view.model().rowCount()
        self.hand.click("backups.file")
        until(lambda: view.model().rowCount() > listed, "the file is not offered")
        until(lambda: self.hand.find("backups.verb").isEnabled(), "it can't be restored")
        self.hand.key("Return", "Return")
        until(lambda: shown() not in (None, before), "no restored window")
        settle()
        window = shown()
        assert window is not None
        self.hand = Hand(window)
        self.library = self.hand.window.library
        found: list[set[str]] = []
        self.in_file(lambda other: found.append(self.names(other)) is None, "", chosen)
        self.in_file(lambda other: self.names(other) == found[0], f"restored {chosen.name}")

    def undo(self) -> None:
        """Takes the last step back; a field with typed text would take that back instead."""
        if (field := QApplication.focusWidget()) is not None:
            field.clearFocus()
        self.hand.window.actions_by_code["edit.undo"].trigger()
        self.work_ends()

    def redo(self) -> None:
        """Does it again."""
        self.hand.window.actions_by_code["edit.redo"].trigger()
        self.work_ends()

    def bring_in(self) -> None:
        """Imports a file of new people; a large one beside the window, and then takes it back."""
        many = LARGE if self.random.random() < 0.3 else self.random.randint(1, 30)
        file = self.folder / f"people {self.number}.csv"
        rows = [
            f"P{self.random.randrange(10**9)},p{self.random.randrange(10**9)}@example.org,Works"
            for _ in range(many)
        ]
        file.write_text("\n".join(["Name,E-mail,Company", *rows]), encoding="utf-8")
        self.hand.window.navigator.import_file(file)
        verb = self.hand.find("import", QDialog).findChild(QPushButton, "import.verb")
        until(verb.isEnabled)
        self.hand.click(verb)
        until(lambda: self.hand.dialog() is None, "the import does not end")
        last = rows[-1].partition(",")[0]
        self.in_file(lambda other: last in self.names(other), f"import of {many}")
        if many == LARGE:
            self.undo()
            self.in_file(lambda other: last not in self.names(other), f"undo of {many}")

    def follow_up(self) -> None:
        """Finishes what Today asks for first, or adds something to do."""
        self.hand.window.navigator.show_page("today")
        settle()
        needs = self.library.days.today().needs
        if needs and self.random.random() < 0.7:
            self.library.follow_ups.done(needs[0].id)
            settle()
            return
        text = self.text()
        self.hand.key("Ctrl+Shift+F")
        self.begin_empty()
        self.hand.find("follow_up.what").setFocus()
        self.hand.type(text)
        self.hand.key("Return")

    def schedule(self) -> None:
        """Sets the day and time of an interview."""
        self.hand.window.navigator.show_interview(self.meeting())
        settle()
        self.hand.key("Ctrl+Shift+N")
        self.hand.type(f"fri {self.random.randint(8, 17)}:00 30m")
        self.hand.key("Return")

    def back_up(self) -> None:
        """Writes a copy; it must be a journal by itself."""
        target = self.folder / "copies" / f"{self.number}.journal"
        target.parent.mkdir(exist_ok=True)
        QFileDialog.getSaveFileName = lambda *_a, **_k: (str(target), "")  # type: ignore[method-assign]
        self.hand.window.actions_by_code["file.backup"].trigger()
        until(target.exists, "no backup was written")
        open_file(target).close()

    # -- what they need -------------------------------------------------------------------------

    def text(self) -> str:
        """A few words, others each time."""
        return " ".join(self.random.choices(WORDS, k=4)) + f" {self.random.randrange(10**9)}"

    def person(self) -> int:
        """Somebody; people are never all gone, because most actions add some."""
        return self.random.choice(sorted(row.id for row in self.library.people.tree()))

    def meeting(self) -> int:
        """Some interview; a new one when all are gone."""
        ids = sorted(row.id for row in self.library.interviews.rows())
        return self.random.choice(ids) if ids else self.library.meetings.plan(self.person())

    def work_ends(self) -> None:
        """Waits for what is done beside the window."""
        settle()
        until(
            lambda: not any(each.name == "long work" for each in threading.enumerate()),
            "the work beside the window does not end",
        )

    def names(self, library: Library) -> set[str]:
        """Everybody's."""
        return {row.name for row in library.people.tree()}

    def type_into(self, field: QWidget, text: str) -> None:
        """As a person: at its end."""
        self.hand.scroll_to(field)
        field.setFocus()
        settle()
        self.hand.key("Ctrl+End")
        self.hand.type(text)
        self.saved()

    def saved(self) -> None:
        """Waits until the window says so, or goes on to another field, which has it saved."""
        if self.random.random() < 0.5:
            self.hand.tab()
        autosave = self.library.autosave
        until(lambda: not autosave.pending and autosave.state is SaveState.SAVED, "is not saved")

    def begin_empty(self) -> None:
        """What was begun in a dialog before a kill stands there again."""
        if self.hand.sees("begun.start_empty"):
            self.hand.click("begun.start_empty")

    def close_dialogs(self) -> None:
        """What was left open, by Escape; where somebody is still to be found stays beside."""
        for _ in range(5):
            if self.hand.sees("forgotten"):
                self.hand.find("forgotten").close()
                settle()
            elif self.hand.dialog() is None:
                return
            else:
                self.hand.key("Esc")

    def in_file(self, look: Callable[[Library], bool], told: str, path: Path | None = None) -> None:
        """Asks the file itself, by a connection that knows nothing of the window's."""
        file, clock = path or self.folder / SAMPLE_NAME, self.library.clock
        journal = Journal(open_file(file, wait_ms=READER_WAIT_MS), file, clock)
        try:
            assert look(open_library(journal, clock)), f"called saved, but not in the file: {told}"
        finally:
            journal.close()
