"""The program around the window: which journal, and what when it can't be opened."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from journal.app import Program
from journal.options import Options
from journal.ui.dialogs.opening import Plain, free_name
from journal.ui.shell.window import MainWindow

NOW = datetime(2026, 3, 5, 9, 0, tzinfo=ZoneInfo("Europe/London"))

Run = Callable[..., int]


@pytest.fixture
def run(qapp: QApplication, profile: Path) -> Iterator[Run]:
    """Runs the program with steps that are done one after the other, then closes it."""
    before = (qapp.quitOnLastWindowClosed(), qapp.applicationDisplayName())

    def go(*steps: Callable[[], object], **options: object) -> int:
        waiting = list(steps)
        failed: list[BaseException] = []
        over: list[bool] = []

        def next_step() -> None:
            if over:
                return
            if waiting and not failed:
                try:
                    waiting.pop(0)()
                except BaseException as error:  # raised here it would be told in a dialog
                    failed.append(error)
                QTimer.singleShot(30, next_step)
            elif (window := shown()) is not None:
                window.close()
            else:
                qapp.exit(0)

        def begin() -> None:
            """Once there is a window, or a dialog in its place."""
            found = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
            QTimer.singleShot(30, next_step if found else begin)

        QTimer.singleShot(30, begin)
        given = Options(data_dir=profile, now=NOW, scheme="light", **options)  # type: ignore[arg-type]
        ended = Program(qapp, given).run()
        over.append(True)
        if failed:
            raise failed[0]
        return ended

    yield go
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setQuitOnLastWindowClosed(before[0])
    qapp.setApplicationDisplayName(before[1])
    qapp.setPalette(QPalette())


def shown() -> MainWindow | None:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
    return next((window for window in found if window.isVisible()), None)


def window() -> MainWindow:
    found = shown()
    assert found is not None
    return found


def dialog(kind: type[QDialog] = QDialog) -> QDialog:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind)]
    visible = [each for each in found if each.isVisible()]
    assert len(visible) == 1
    return visible[0]


def test_the_first_start_begins_with_a_person(run: Run) -> None:
    told: list[str] = []

    def begin() -> None:
        card = window().stack.instead()
        assert card is not None
        card.begin.click()  # type: ignore[attr-defined]

    def name() -> None:
        field = window().findChild(QLineEdit, "first_run.name")
        assert field is not None
        field.setText("Ana Souza")
        field.returnPressed.emit()

    def look() -> None:
        told.append(window().stack.code)
        assert window().stack.instead() is None
        assert window().library.people.count() == 1

    assert run(begin, name, look) == 0
    assert told == ["people"]


def test_the_first_start_refuses_an_empty_name_kindly(run: Run) -> None:
    said: list[str] = []

    def begin() -> None:
        card = window().stack.instead()
        assert card is not None
        card.begin.click()  # type: ignore[attr-defined]
        card.name.returnPressed.emit()  # type: ignore[attr-defined]
        said.append(card.problem.text())  # type: ignore[attr-defined]

    run(begin)
    assert said[0].startswith("A contact needs a name.")


def test_from_the_sample_to_ones_own(run: Run, profile: Path) -> None:
    titles: list[str] = []

    def start_own() -> None:
        titles.append(window().strips.text())
        assert window().library.people.count() >= 12
        window().strips.buttons()[0].click()

    def look() -> None:
        titles.append(window().strips.text())
        assert window().library.people.count() == 0
        assert not (profile / "sample.journal.lock").exists()
        window().library.contacts.add("Ines")

    assert run(start_own, look, sample=True) == 0
    assert titles == ["Sample journal", ""]
    assert sorted(path.suffix for path in profile.glob("*.lock")) == []


def test_another_journal_that_is_damaged_leaves_this_one_open(
    run: Run, profile: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.journal"
    bad.write_bytes(b"nonsense" * 100)
    said: list[str] = []

    def open_bad() -> None:
        QTimer.singleShot(20, close)
        window().files.open_requested.emit(bad)

    def close() -> None:
        from PySide6.QtWidgets import QLabel

        told = dialog(Plain)
        said.extend(label.text() for label in told.findChildren(QLabel))
        told.accept()

    def still_there() -> None:
        window().library.contacts.add("Ines")
        assert window().library.people.count() == 1

    assert run(open_bad, still_there) == 0
    assert said[0] == "“bad.journal” is not a journal of this program."
    assert bad.read_bytes() == b"nonsense" * 100


def test_a_journal_that_cannot_be_opened_offers_a_new_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "bad.journal"
    bad.write_bytes(b"nonsense" * 100)
    new = tmp_path / "new"
    monkeypatch.setattr(
        "journal.ui.dialogs.opening.QFileDialog.getSaveFileName",
        lambda *_args, **_kwargs: (str(new), ""),
    )

    def choose() -> None:
        from PySide6.QtWidgets import QPushButton

        button = dialog(Plain).findChild(QPushButton, "opening.new")
        assert button is not None
        button.click()

    def look() -> None:
        assert window().windowTitle().startswith("new")

    assert run(choose, look, journal=bad) == 0
    assert (tmp_path / "new.journal").exists()


def test_a_new_journal_never_replaces_a_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "bad.journal"
    bad.write_bytes(b"nonsense" * 100)
    monkeypatch.setattr(
        "journal.ui.dialogs.opening.QFileDialog.getSaveFileName",
        lambda *_args, **_kwargs: (str(bad), ""),
    )

    def choose() -> None:
        from PySide6.QtWidgets import QPushButton

        button = dialog(Plain).findChild(QPushButton, "opening.new")
        assert button is not None
        button.click()

    def give_up() -> None:
        dialog(Plain).reject()

    assert run(choose, give_up, journal=bad) == 0
    assert bad.read_bytes() == b"nonsense" * 100


def test_closing_writes_what_is_typed(run: Run, profile: Path) -> None:
    def type_something() -> None:
        library = window().library
        person = library.contacts.add("Ines")
        library.autosave.stage(
            "name", lambda: library.contacts.set_field(person, "name", "Ines Costa")
        )

    def look() -> None:
        assert [each.name for each in window().library.people.names("ines")] == ["Ines Costa"]

    run(type_something)
    run(look)


def test_an_end_without_closing_the_window_writes_it_too(run: Run, qapp: QApplication) -> None:
    def type_something() -> None:
        library = window().library
        person = library.contacts.add("Ines")
        library.autosave.stage(
            "name", lambda: library.contacts.set_field(person, "name", "Ines Costa")
        )
        qapp.exit(0)

    def look() -> None:
        assert [each.name for each in window().library.people.names("ines")] == ["Ines Costa"]

    run(type_something)
    run(look)


def test_a_csv_file_on_the_command_line_is_shown_before_it_is_imported(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought: list[Path] = []
    monkeypatch.setattr(
        "journal.ui.shell.navigator.WindowNavigator.import_file",
        lambda _self, path=None: brought.append(path),
    )
    file = tmp_path / "people.csv"
    run(lambda: None, file=file)
    assert brought == [file]


def test_free_names_are_counted_on(tmp_path: Path) -> None:
    assert free_name(tmp_path).name == "networking.journal"
    (tmp_path / "networking.journal").touch()
    assert free_name(tmp_path).name == "networking-2.journal"


def test_a_start_imports_nothing_that_the_first_page_does_not_need(profile: Path) -> None:
    import subprocess

    code = (
        "import sys\n"
        "from journal.options import Options\n"
        "from pathlib import Path\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from journal.app import Program\n"
        "app = QApplication([])\n"
        "def look():\n"
        "    print(*sorted(sys.modules))\n"
        "    app.quit()\n"
        "from journal.ui.shell.window import MainWindow\n"
        "Program._be_called = lambda self: QTimer.singleShot(0, look)\n"
        f"Program(app, Options(data_dir=Path({str(profile)!r}), sample=True)).run()\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(told.stdout.split())
    assert "journal.ui.today.page" in loaded
    unneeded = {
        "PySide6.QtNetwork", "PySide6.QtPrintSupport", "csv", "asyncio",
        "journal.ui.people.page", "journal.ui.calendar.page", "journal.ui.interviews.page",
        "journal.ui.dialogs.new_contact", "journal.ui.shell.search_popup",
        "journal.ui.shell.doing", "journal.paper", "journal.ui.shell.instance",
    }  # fmt: skip
    assert sorted(loaded & unneeded) == []
    assert QLibraryInfo.version().majorVersion() == 6


def test_a_crash_is_told_once_at_the_next_start(run: Run, profile: Path) -> None:
    logs = profile / "logs"
    logs.mkdir(mode=0o700)
    note = logs / "stopped-999999999.txt"
    note.write_text('Fatal Python error: Aborted\n\n  File "/home/priya/x.py", line 3 in paint\n')
    told: list[str] = []
    for _ in range(2):
        assert run(lambda: None, lambda: told.append(window().strips.text())) == 0
    assert told == [
        "The program stopped unexpectedly the last time; nothing saved was lost.",
        "",
    ]
    (log,) = logs.iterdir()
    assert 'File "x.py", line 3 in paint' in log.read_text()
    assert "priya" not in log.read_text()
