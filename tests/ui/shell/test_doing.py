"""What the window does around its dialogs: opens them, follows them up, takes things back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal.domain.codes import FollowUpKind, InterviewStatus
from journal.ui.dialogs.begun import name_of
from journal.ui.dialogs.export_contacts import ExportDialog
from journal.ui.dialogs.follow_up import ChangeDateDialog, FollowUpDialog, SkipDialog
from journal.ui.dialogs.form_dialog import FormDialog
from journal.ui.dialogs.hold import HoldDialog
from journal.ui.dialogs.new_contact import NewContactDialog
from journal.ui.dialogs.new_interview import InterviewDialog
from journal.ui.dialogs.open_hold import OpenHoldDialog
from journal.ui.dialogs.print_sheet import PrintSheetDialog
from journal.ui.dialogs.referred_by import ReferredByDialog
from journal.ui.dialogs.shortcuts import ShortcutsDialog
from journal.ui.dialogs.touch import TouchDialog
from journal.ui.shell.window import MainWindow

from .conftest import Desk
from .test_commands import typeable


def opened(window: MainWindow, kind: type[QDialog]) -> QDialog:
    found = [each for each in window.findChildren(kind) if each.isVisible()]
    assert len(found) == 1, kind
    return found[0]


def test_a_new_contact_is_shown_with_undo(window: MainWindow, people: dict[str, int]) -> None:
    window.actions_by_code["new.contact"].trigger()
    dialog = opened(window, NewContactDialog)
    assert dialog.isModal()
    dialog.person.setText("Priya Nair")  # type: ignore[attr-defined]
    dialog.accept()
    assert window.stack.code == "people"
    assert window.toast.text() == "Priya Nair added"
    assert window.toast.action_text() == "Undo"


def test_a_referral_leaves_one_where_one_was(window: MainWindow, people: dict[str, int]) -> None:
    window.navigator.show_contact(people["Ana Souza"])
    window.actions_by_code["tools.referral"].trigger()
    dialog = opened(window, NewContactDialog)
    dialog.person.setText("Priya Nair")  # type: ignore[attr-defined]
    dialog.accept()
    assert window.navigator.chosen_contact() == people["Ana Souza"]


def test_the_key_of_new_interview_notes_the_yes_of_somebody_asked(
    window: MainWindow, people: dict[str, int]
) -> None:
    asked = window.library.meetings.plan(people["Ana Souza"], status=InterviewStatus.REQUESTED)
    window.navigator.show_contact(people["Ana Souza"])
    window.actions_by_code["new.interview"].trigger()
    dialog = opened(window, InterviewDialog)
    dialog.when.set_text("tue 14:00")  # type: ignore[attr-defined]
    dialog.accept()
    assert window.library.interviews.rows([asked])[0].status == InterviewStatus.SCHEDULED
    assert window.stack.code == "interviews"
    assert window.toast.text().startswith("Scheduled: Ana Souza, ")


@pytest.mark.parametrize("typed", ["yesterday 14:00", "today 23:30", "tomorrow 14:00"])
def test_days_within_a_sentence_begin_small(
    window: MainWindow, people: dict[str, int], typed: str
) -> None:
    window.navigator.show_contact(people["Ana Souza"])
    window.actions_by_code["new.interview"].trigger()
    dialog = opened(window, InterviewDialog)
    dialog.when.set_text(typed)  # type: ignore[attr-defined]
    dialog.accept()
    day = typed.partition(" ")[0]
    assert window.toast.text().startswith(f"Scheduled: Ana Souza, {day} ")


def test_deleting_asks_nothing_and_comes_back(window: MainWindow, people: dict[str, int]) -> None:
    window.navigator.delete_contacts(people["Ana Souza"])
    assert window.library.people.card(people["Ana Souza"]) is None
    assert window.toast.text() == "Ana Souza deleted"
    window.toast._act()
    card = window.library.people.card(people["Lena Fischer"])
    assert card is not None
    assert [person.name for person in card.path] == ["Tom Becker", "Ana Souza"]
    window.navigator.delete_contacts(people["Ana Souza"], people["Mr Hall"])
    assert window.toast.text() == "2 people deleted"


def test_deleting_says_what_goes_with_somebody(window: MainWindow, people: dict[str, int]) -> None:
    library, ana = window.library, people["Ana Souza"]
    for _ in range(3):
        library.follow_ups.add(ana, FollowUpKind.UPDATE)
    window.navigator.delete_contacts(ana)
    assert window.toast.text() == "Ana Souza deleted, with 3 follow-ups"
    window.toast._act()
    library.meetings.plan(ana)
    window.navigator.delete_contacts(ana)
    assert window.toast.text() == "Ana Souza deleted, with 1 interview and 3 follow-ups"
    library.meetings.plan(people["Mr Hall"])
    window.navigator.delete_contacts(people["Mr Hall"])
    assert window.toast.text() == "Mr Hall deleted, with 1 interview"


def test_commands_open_their_dialogs_for_the_chosen(
    window: MainWindow, people: dict[str, int]
) -> None:
    window.navigator.show_contact(people["Lena Fischer"])
    for code, kind in {
        "tools.referred_by": ReferredByDialog,
        "tools.hold": HoldDialog,
        "tools.touch": TouchDialog,
        "new.followup": FollowUpDialog,
    }.items():
        window.actions_by_code[code].trigger()
        opened(window, kind).reject()
    window.library.referrals.hold(people["Lena Fischer"], whose_move_id=None)
    window.actions_by_code["tools.hold"].trigger()
    opened(window, OpenHoldDialog).reject()


def test_follow_ups_are_moved_and_skipped_with_undo(
    window: MainWindow, people: dict[str, int]
) -> None:
    today = window.library.clock.today()
    key = window.library.follow_ups.add(people["Ana Souza"], FollowUpKind.UPDATE, due_on=today)
    window.navigator.change_date(key)
    dialog = opened(window, ChangeDateDialog)
    dialog.when.set_text("2w")  # type: ignore[attr-defined]
    dialog.accept()
    assert window.toast.text() == "Moved to Thu 19 Mar: Write an update to Ana Souza"
    window.toast._act()
    row = window.library.days.follow_up(key)
    assert row is not None
    assert row.due_on == today
    window.navigator.skip_follow_up(key)
    opened(window, SkipDialog).accept()
    assert window.toast.text() == "Skipped: Write an update to Ana Souza"
    window.navigator.change_date(10_000)  # gone meanwhile
    assert window.findChildren(ChangeDateDialog) == [] or not any(
        each.isVisible() for each in window.findChildren(ChangeDateDialog)
    )


def test_the_log_folder_is_told_where_no_program_opens_it(window: MainWindow, desk: Desk) -> None:
    desk.answers = False
    window.actions_by_code["help.log"].trigger()
    shown = window.toast.text().replace("\u200b", "")  # a long path may break there
    assert shown == f"The folder is {desk.folder / 'logs'}"


def test_dialogs_open_folders_as_the_window_does(
    window: MainWindow, desk: Desk, people: dict[str, int]
) -> None:
    met = window.library.meetings.plan(people["Ana Souza"])
    window.navigator.export_contacts()
    export = opened(window, ExportDialog)
    window.navigator.print_sheet(met)
    sheet = opened(window, PrintSheetDialog)
    for dialog in (export, sheet):
        dialog._opener(QUrl("file:///a%20folder"))  # type: ignore[attr-defined]
        dialog.reject()
    assert desk.opened == [QUrl("file:///a%20folder")] * 2


def test_a_question_shows_names_as_they_are(window: MainWindow, qtbot: QtBot) -> None:
    evil = 'About <img src="file:///etc/hostname"> & <b>co</b>'
    shown: list[tuple[Qt.TextFormat, str]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        shown.extend((each.textFormat(), each.text()) for each in dialog.findChildren(QLabel))
        dialog.setTextValue("fri")
        dialog.accept()

    QTimer.singleShot(0, look)
    assert window.context.prompter.ask_text("Title", evil, "thu") == "fri"
    assert shown == [(Qt.TextFormat.PlainText, evil)]


def test_the_list_of_keys_knows_every_key(window: MainWindow) -> None:
    window.show()
    dialog = ShortcutsDialog(window.actions_by_code, window)
    table = dialog.table
    listed = " ".join(
        item.text() for row in range(table.rowCount()) if (item := table.item(row, 1)) is not None
    )
    native = QKeySequence.SequenceFormat.NativeText
    for action in window.actions_by_code:
        for key in typeable(action.shortcuts()):
            assert key.toString(native) in listed
    dialog.deleteLater()


def drop(window: MainWindow, *urls: QUrl) -> bool:
    data = QMimeData()
    data.setUrls(list(urls))
    event = QDropEvent(
        QPoint(300, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    window.dropEvent(event)
    return event.isAccepted()


def test_a_csv_file_dropped_on_the_window_is_shown(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought: list[Path] = []
    monkeypatch.setattr(window.navigator, "import_file", brought.append)
    assert drop(window, QUrl.fromLocalFile(str(tmp_path / "People.CSV")))
    assert not drop(window, QUrl.fromLocalFile(str(tmp_path / "picture.png")))
    assert not drop(window, QUrl("https://x.example/people.csv"))
    assert not drop(window)
    assert brought == [tmp_path / "People.CSV"]


def test_what_cannot_be_imported_is_told(window: MainWindow, tmp_path: Path) -> None:
    from PySide6.QtWidgets import QApplication

    window.navigator.import_file(tmp_path / "gone.csv")
    QApplication.processEvents()
    told = window.strips.text() or " ".join(
        str(label.property("text")) for label in window.findChildren(QWidget, "import.problem")
    )
    dialogs = [each for each in window.findChildren(QDialog) if each.isVisible()]
    assert told or dialogs


def test_f6_goes_round(window: MainWindow, qtbot: QtBot, people: dict[str, int]) -> None:
    from PySide6.QtWidgets import QApplication

    window.activateWindow()
    window.navigator.show_contact(people["Ana Souza"])
    window.sidebar.setFocus()
    qtbot.waitUntil(window.sidebar.hasFocus)
    seen: list[QWidget] = []
    for _ in range(8):
        window.actions_by_code["view.next_pane"].trigger()
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus)
        if focus is window.sidebar:
            break
    assert seen[-1] is window.sidebar
    assert len(seen) >= 3  # the list, the details, and round again


def test_everything_that_takes_the_focus_has_a_name(
    open_window: Callable[..., MainWindow], people: dict[str, int]
) -> None:
    window = open_window(is_sample=True)
    window.open_search("a")
    window.notifier.say("Done", action="Undo", run=print)
    takes = Qt.FocusPolicy.TabFocus
    nameless = []
    for part in (window.sidebar, window.header, window.status, window.toast):
        for widget in [part, *part.findChildren(QWidget)]:
            words = widget.accessibleName() or getattr(widget, "text", str)()
            if widget.focusPolicy() & takes and not words:
                nameless.append(widget)
    assert nameless == []


def test_the_toast_waits_while_one_looks_at_another_program(
    window: MainWindow, qtbot: QtBot
) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    window.notifier.say("Opened in your mail program", action="Mark as asked", run=print)
    assert window.toast.is_counting()
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.WindowDeactivate))
    assert not window.toast.is_counting()
    assert window.toast.text()
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    assert window.toast.is_counting()


def test_the_list_of_keys_names_commands_not_what_is_undone_now(
    window: MainWindow, people: dict[str, int], qtbot: QtBot
) -> None:
    window.library.contacts.add("Carla Rossi")
    dialog = ShortcutsDialog(window.actions_by_code, window)
    qtbot.addWidget(dialog)
    names = [dialog.table.item(row, 0).text() for row in range(dialog.table.rowCount())]
    assert "Undo" in names
    assert not any("Carla Rossi" in name for name in names)
    dialog.table.setCurrentCell(0, 0)
    qtbot.keyClick(dialog.table, Qt.Key.Key_End)
    assert dialog.table.currentRow() == dialog.table.rowCount() - 1


@pytest.mark.parametrize("meanwhile", [False, True])
def test_a_hold_given_up_comes_back_and_into_no_other_dialog(
    window: MainWindow, people: dict[str, int], meanwhile: bool
) -> None:
    lena = people["Lena Fischer"]
    window.navigator.put_on_hold(lena)
    dialog = opened(window, HoldDialog)
    dialog.conditions.setPlainText("has called")  # type: ignore[attr-defined]
    dialog.reject()
    assert window.toast.action_text() == "Bring it back"
    bring = window.toast.enter
    if meanwhile:
        window.library.contacts.delete(lena)
    assert bring()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Return)
    if not meanwhile:
        assert opened(window, HoldDialog).conditions.toPlainText() == "has called"  # type: ignore[attr-defined]
        return
    assert not [each for each in window.findChildren(HoldDialog) if each.isVisible()]
    window.navigator.new_contact()
    dialog = opened(window, NewContactDialog)
    assert dialog.person.text() == ""  # type: ignore[attr-defined]


LEFT = {
    "schedule": "Interview with Ana Souza: nothing was changed",
    "hold": "Lena Fischer was not put on hold",
    "open hold": "Hold of Lena Fischer: nothing was changed",
    "skip": "Not skipped: call her",
    "another day": "Not moved: call her",
    "referrer": "Referrer of Lena Fischer: nothing was changed",
    "touch": "In touch with Lena Fischer: nothing was noted",
    "new interview": "New interview: nothing was added",
}


@pytest.mark.parametrize("what", LEFT)
def test_what_was_given_up_is_called_by_what_it_was_to_do(
    window: MainWindow, people: dict[str, int], what: str
) -> None:
    library, go, lena = window.library, window.navigator, people["Lena Fischer"]
    row = library.follow_ups.add(None, what="call her")
    meeting = library.meetings.plan(people["Ana Souza"])
    if what == "open hold":
        library.referrals.hold(lena, whose_move_id=None, conditions=["has called"])
    {
        "schedule": lambda: go.schedule(meeting),
        "hold": lambda: go.put_on_hold(lena),
        "open hold": lambda: go.put_on_hold(lena),
        "skip": lambda: go.skip_follow_up(row),
        "another day": lambda: go.change_date(row),
        "referrer": lambda: go.referred_by(lena),
        "touch": lambda: go.log_touch(lena),
        "new interview": lambda: go.new_interview(lena),
    }[what]()
    dialog = opened(window, FormDialog)
    assert isinstance(dialog, FormDialog)
    field = dialog.form.findChildren(QLineEdit)[-1]
    field.setText("fri 10:00")
    dialog.reject()
    assert window.toast.text() == LEFT[what]
    assert window.toast.action_text() == "Bring it back"
    window.toast._link.click()
    again = opened(window, type(dialog))
    assert isinstance(again, FormDialog)
    assert again is not dialog
    name = name_of(field)
    assert again.written()[name] == "fri 10:00"
