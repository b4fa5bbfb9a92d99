"""The dialog that imports people: what is shown, ticked, refused, done and undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal.domain.importing import Verdict
from journal.exchange.drafts import Problem, ProblemCode
from journal.itemmodels.import_preview import Column
from journal.services import import_reading
from journal.services.library import Library
from journal.ui.dialogs import import_contacts
from journal.ui.dialogs.import_contacts import ImportDialog
from journal.ui.dialogs.import_contacts_pages import MOST_PROBLEMS
from journal.ui.dialogs.import_contacts_table import VerdictDelegate
from journal.ui.dialogs.import_contacts_words import MOST_ALIKE, problem_lines
from journal.ui.shell.context import PageContext

SMALL = (868, 440)  # what a screen of 900 by 480 leaves a dialog
WAIT = 30_000
CONTROL = Qt.KeyboardModifier.ControlModifier
FILE = (
    "name,company,role,email\n"
    "Ana Souza,Northwind,,\n"
    "Priya Nair,Northwind,Head of Operations,priya@northwind.example\n"
    "priya nair,Northwind,,\n"
    ",,,\n"
    ",,Planner,\n"
    "Wei Zhang,,,\n"
)

Opened = Callable[..., ImportDialog]


@pytest.fixture
def opened(qtbot: QtBot, context: PageContext, people: dict[str, int], tmp_path: Path) -> Opened:
    kept: list[ImportDialog] = []

    def open_(content: str | bytes | None, name: str = "people.csv") -> ImportDialog:
        path = tmp_path / name
        if content is not None:
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        dialog = ImportDialog(context, path)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        kept.append(dialog)
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(lambda: dialog.isActiveWindow())
        return dialog

    return open_


def press(dialog: ImportDialog, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    focus = dialog.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, *modifiers)


def in_journal(library: Library) -> list[str]:
    return [row.name for row in library.people.tree()]


def shown(dialog: ImportDialog) -> list[str]:
    model = dialog.view.model()
    return [str(model.index(row, 1).data()) for row in range(model.rowCount())]


def test_enter_imports_the_new_people_in_one_step(
    opened: Opened, library: Library, context: PageContext
) -> None:
    dialog = opened(FILE)
    assert shown(dialog) == ["Ana Souza", "Priya Nair", "priya nair", "Wei Zhang", "Planner"]
    assert "2" in dialog.verb.text()
    press(dialog, Qt.Key.Key_Return)
    assert dialog.isHidden()
    assert in_journal(library)[-3:] == ["Priya Nair", "Tom Becker", "Wei Zhang"]
    assert context.notifier.notices[0] in (  # type: ignore[attr-defined]
        "2 contacts imported",
        "2 contact(s) imported",
    )
    library.history.undo()
    assert len(in_journal(library)) == 4


def test_nothing_is_written_before_that(opened: Opened, library: Library) -> None:
    dialog = opened(FILE)
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()
    assert len(in_journal(library)) == 4
    assert library.history.undo_name() == "Add Mr Hall"


def test_ticks_by_key(opened: Opened, library: Library) -> None:
    dialog = opened(FILE)
    dialog.view.setFocus()
    press(dialog, Qt.Key.Key_Space)  # Ana Souza, who is known
    assert "3" in dialog.verb.text()
    press(dialog, Qt.Key.Key_A, CONTROL)
    press(dialog, Qt.Key.Key_Space)
    assert "4" in dialog.verb.text(), "all but the one without a name"
    press(dialog, Qt.Key.Key_Space)
    assert not dialog.verb.isEnabled()
    press(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.findChild(QWidget, "import.tick.new").click()
    assert "2" in dialog.verb.text()
    dialog.findChild(QWidget, "import.tick.none").click()
    assert not dialog.verb.isEnabled()


def test_the_filter(opened: Opened) -> None:
    dialog = opened(FILE)
    assert dialog.filter is not None
    dialog.filter.segment(Verdict.KNOWN).click()
    assert shown(dialog) == ["Ana Souza", "priya nair"]
    dialog.filter.segment(Verdict.UNUSABLE).click()
    assert shown(dialog) == ["Planner"]
    assert dialog.view.model().index(0, 5).data() == "unusable: no name"
    assert dialog.view.model().index(0, 6).data() == "6"


def test_why_somebody_is_known(opened: Opened) -> None:
    dialog = opened(FILE)
    verdicts = [dialog.view.model().index(row, 5).data() for row in range(4)]
    assert verdicts == ["known: same name and company", "new", "twice: as line 3", "new"]


def test_what_was_odd_is_told_by_line(opened: Opened) -> None:
    dialog = opened(FILE)
    lines = [dialog.problems.item(row).text() for row in range(dialog.problems.count())]
    assert lines[1] == "Line 6: nobody is named here, left out: Planner"
    assert lines[0].startswith("Line 5: 1 empty row")
    dialog.read(_write(dialog, "name\nSomebody Else\n"))
    assert dialog.problems.isHidden()


def _write(dialog: ImportDialog, content: str) -> Path:
    assert dialog.path is not None
    path = dialog.path.with_name("other.csv")
    path.write_text(content, "utf-8")
    return path


def test_everybody_is_referred_by_one_person(
    opened: Opened, library: Library, people: dict[str, int]
) -> None:
    dialog = opened(FILE)
    dialog.referrer.setText("tom becker")
    dialog.verb.click()
    referrers = {link[0] for link in library.people.links() if link[1] > people["Mr Hall"]}
    assert referrers == {people["Tom Becker"]}


def test_a_referrer_who_is_not_there_is_asked_about(opened: Opened, library: Library) -> None:
    dialog = opened(FILE)
    dialog.referrer.setText("Nobody at all")
    dialog.verb.click()
    assert "Nobody called Nobody at all" in dialog.form.problem(dialog.referrer)
    assert dialog.isVisible()
    assert len(in_journal(library)) == 4
    dialog.referrer.clear()
    press(dialog, Qt.Key.Key_Return)
    assert dialog.isHidden()


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "people.csv", "“people.csv” is empty. Nothing was read or changed."),
        (b"PK\x03\x04[Content_Types].xml", "a.csv", "“a.csv” is a spreadsheet file"),
        (b"BEGIN:VCARD", "a.vcf", "“a.vcf” holds vCards"),
        (None, "gone.csv", "“gone.csv” can't be read"),
        (b"a,b\n1,2\n3,4\n", "a.csv", "No contacts were found in “a.csv”."),
    ],
)
def test_a_file_that_cannot_be_read_is_told(
    opened: Opened,
    library: Library,
    context: PageContext,
    tmp_path: Path,
    content: bytes | None,
    name: str,
    said: str,
) -> None:
    dialog = opened(content, name)
    assert dialog.refusal.text().startswith(said)
    assert dialog.pages.currentWidget() is dialog.refusal
    good = tmp_path / "good.csv"
    good.write_text("name\nNew Person\n", "utf-8")
    context.prompter.answers = [None, good]  # type: ignore[attr-defined]
    press(dialog, Qt.Key.Key_Return)
    assert dialog.pages.currentWidget() is dialog.refusal
    press(dialog, Qt.Key.Key_Return)
    assert shown(dialog) == ["New Person"]
    press(dialog, Qt.Key.Key_Return)
    assert len(in_journal(library)) == 5


def test_a_file_of_known_people_says_so(opened: Opened) -> None:
    dialog = opened("name,company\nAna Souza,Northwind\n")
    assert dialog.strip.text() == "Everybody in this file is in the journal already."
    assert not dialog.verb.isEnabled()
    assert dialog.view.hasFocus()


def test_doubts_are_asked_about(opened: Opened) -> None:
    content = "name;connected on\nJosé Muñoz;03/04/2024\n".encode("cp1252")
    dialog = opened(content)
    assert dialog.answers.isVisible()
    assert dialog.answers.letters.code() == "cp1252"
    dialog.answers.dates.setCurrentIndex(1)
    dialog.answers.dates.activated.emit(1)
    assert dialog.model is not None
    assert str(dialog.model.ticked()[0].draft.connected_on) == "2024-04-03"
    assert dialog.answers.dates.code() is True
    dialog.answers.letters.set_code("cp1251")
    dialog.answers.letters.chosen.emit("cp1251")
    assert shown(dialog) == ["Josй Muсoz"]
    assert str(dialog.model.ticked()[0].draft.connected_on) == "2024-04-03"
    dialog.read(_write(dialog, "name\nSomebody Else\n"))
    assert dialog.answers.isHidden()


def test_comparing_encodings_by_key_imports_nothing(opened: Opened, library: Library) -> None:
    dialog = opened("name;company\nJosé Muñoz;Peñas\n".encode("cp1252"))
    dialog.answers.letters.setFocus()
    for _ in range(2):
        press(dialog, Qt.Key.Key_Down)
        assert dialog.answers.letters.hasFocus()
    assert dialog.answers.letters.code() != "cp1252"
    assert len(in_journal(library)) == 4


def test_what_was_odd_is_a_stop_of_tab_only_when_it_scrolls(opened: Opened) -> None:
    dialog = opened(FILE)
    assert dialog.problems.count()
    assert dialog.problems.focusPolicy() is Qt.FocusPolicy.NoFocus
    dialog = opened("name,email\n" + "".join(f",a{n}@x.example\n" for n in range(9)), "nine.csv")
    assert dialog.problems.count() > MOST_PROBLEMS
    assert dialog.problems.focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_without_a_file_it_asks_for_one(qtbot: QtBot, context: PageContext, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("name\nNew Person\n", "utf-8")
    context.prompter.answers = [None, None, path]  # type: ignore[attr-defined]
    dialog = ImportDialog(context, None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.isHidden()
    assert dialog.exec() == 0
    dialog.open()
    assert dialog.isVisible()
    assert shown(dialog) == ["New Person"]


def test_a_large_file_is_read_while_one_waits(
    qtbot: QtBot, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_reading, "SMALL_BYTES", 0)
    dialog = opened(FILE)
    assert dialog.pages.currentWidget() is dialog.reading_page
    assert dialog.verb.isHidden()
    assert dialog.waiting.bar.isHidden(), "not before a moment has passed"
    qtbot.waitUntil(lambda: dialog.model is not None, timeout=WAIT)
    assert "2" in dialog.verb.text()
    assert dialog.verb.hasFocus()


def test_reading_is_given_up_by_esc(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_reading, "SMALL_BYTES", 0)
    dialog = opened(FILE)
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()
    assert dialog._reading is None


@pytest.fixture
def always_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even few people are written beside the window."""
    monkeypatch.setattr(import_contacts, "LONG", 0)


MANY = "name,company\n" + "".join(f"Person {n},Company {n % 9}\n" for n in range(1_500))


@pytest.mark.usefixtures("always_long")
def test_many_are_imported_beside_the_window(
    qtbot: QtBot, opened: Opened, library: Library, context: PageContext
) -> None:
    dialog = opened(MANY)
    press(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert not dialog.verb.isEnabled()
    assert not dialog.view.isEnabled()
    assert dialog.leave.hasFocus()
    qtbot.waitUntil(dialog.isHidden, timeout=WAIT)
    assert len(in_journal(library)) == 1_504
    assert len(context.notifier.notices) == 1  # type: ignore[attr-defined]
    library.history.undo()
    assert len(in_journal(library)) == 4


@pytest.mark.usefixtures("always_long")
def test_leaving_meanwhile_is_asked_about(
    qtbot: QtBot, opened: Opened, library: Library, context: PageContext
) -> None:
    dialog = opened(MANY)
    context.prompter.answers = [False]  # type: ignore[attr-defined]
    dialog.verb.click()
    dialog.close()
    assert dialog.isVisible()
    assert context.prompter.questions == ["The import is still running."]  # type: ignore[attr-defined]
    qtbot.waitUntil(dialog.isHidden, timeout=WAIT)
    assert len(in_journal(library)) == 1_504, "it went on"


@pytest.mark.usefixtures("always_long")
def test_an_import_is_stopped_without_a_trace(
    qtbot: QtBot, opened: Opened, library: Library, context: PageContext
) -> None:
    dialog = opened(MANY)
    before = library.history.undo_name()
    context.prompter.answers = [True]  # type: ignore[attr-defined]
    dialog.verb.click()
    dialog.leave.click()
    qtbot.waitUntil(lambda: dialog._job is None, timeout=WAIT)
    assert dialog.strip.text() == "Stopped. Nobody was added."
    assert len(in_journal(library)) == 4
    assert library.history.undo_name() == before
    assert dialog.verb.isEnabled()
    dialog.verb.click()
    qtbot.waitUntil(dialog.isHidden, timeout=WAIT)
    assert len(in_journal(library)) == 1_504


def test_many_problems_alike_are_counted() -> None:
    problems = [Problem(line, ProblemCode.DATE_UNREADABLE, "x") for line in range(1, 101)]
    problems.append(Problem(200, ProblemCode.HEADER_REPEATED))
    lines = problem_lines(problems)
    assert lines[0] == "Line 1: “x” is no date; it stands in the notes"
    assert lines[MOST_ALIKE] == "Line 200: the headings once more, left out"
    assert lines[-1].startswith("80 more line")


@pytest.mark.parametrize("code", ProblemCode)
def test_every_problem_has_words(code: ProblemCode) -> None:
    (told,) = problem_lines([Problem(17, code, "12")])
    assert told.startswith("Line 17: ")
    assert "{" not in told


def test_markup_in_a_name_is_shown_as_typed(opened: Opened) -> None:
    dialog = opened('name\n"<img src=""file:///etc/hostname"">"\n')
    assert shown(dialog) == ['<img src="file:///etc/hostname">']


@pytest.mark.parametrize("points", [9, 13])
def test_what_becomes_of_each_is_shown_whole(opened: Opened, points: int) -> None:
    """The names may be cut; what becomes of them may not."""
    longer = FILE.replace("Priya Nair", "Priya Nair with a very long name that goes on and on")
    dialog = opened(longer + "Ana Souza,Another company,,\nX,Y,,priya@northwind.example\n")
    font = dialog.view.font()
    font.setPointSize(points)
    dialog.view.setFont(font)
    view = dialog.view
    model, delegate = view.model(), view.itemDelegateForColumn(Column.VERDICT)
    assert isinstance(delegate, VerdictDelegate)
    reasons = set()
    for row in range(model.rowCount()):
        index = model.index(row, Column.VERDICT)
        reasons.add(str(index.data()).partition(": ")[2])
        assert delegate.width(index, view.font()) <= view.columnWidth(Column.VERDICT)
    assert {"same name at another company"} <= reasons
    assert view.horizontalHeader().length() <= view.viewport().width()
    assert view.columnWidth(Column.NAME) >= 60


def test_it_fits_a_small_screen(opened: Opened) -> None:
    content = "name;connected on\nJosé Muñoz;03/04/2024\n;2\nA;31/31/31".encode("cp1252")
    dialog = opened(content)
    dialog.referrer.setText("Nobody")
    dialog.verb.click()
    dialog.strip.show_message("Something went wrong, and here it is told.")
    dialog.resize(*SMALL)
    assert dialog.width() <= SMALL[0]
    assert dialog.height() <= SMALL[1]
    for part in (dialog.leave, dialog.verb, dialog.view, dialog.referrer, dialog.answers):
        place = QRect(part.mapTo(dialog, QPoint(0, 0)), part.size())
        assert dialog.rect().contains(place), part.objectName()
