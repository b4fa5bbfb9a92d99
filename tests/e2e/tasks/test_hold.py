""" "I must call them and mail you first": nobody is written to before, and then with one click."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QMessageBox, QPushButton

from journal.domain.codes import Channel, FollowUpKind, LetterKind, PointKind
from journal.services.library import Library
from journal.ui.people.commands import PersonCommands
from journal.ui.shell.dropping import Begun
from tests.e2e.hand import Hand, settle
from tests.e2e.season import Season

WHO, MOVER = "Karim Haddad", "Daniel Ortiz"  # Daniel named Karim, to whom nobody wrote yet


def key_of(library: Library, name: str) -> int:
    return next(row.id for row in library.people.tree() if row.name == name)


def state(library: Library) -> tuple[str, str, list[tuple[str, ...]]]:
    """What comes next with Karim, how far the introduction is, what is waited for."""
    who = key_of(library, WHO)
    card, step = library.people.card(who), library.people.next_step(who)
    assert card is not None
    assert step is not None
    return str(step.code), card.referrers[0].introduction, [hold.unmet for hold in card.holds]


def touches(library: Library) -> list[str]:
    timeline = library.people.timeline(key_of(library, MOVER))
    return [item.code for item in timeline if item.kind == "touch"]


def show(hand: Hand, name: str) -> None:
    hand.window.navigator.show_contact(key_of(hand.window.library, name))
    settle()


def words_of(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.text())


def button(dialog: QDialog, words: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == words)


def refuse(hand: Hand, heard: list[str]) -> Callable[[QDialog], None]:
    """Reads the question, and waits."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        heard.append(words_of(dialog))
        hand.click(button(dialog, "Wait"))

    return answer


def test_by_mouse(sample: Season) -> None:
    heard: list[str] = []

    def put_on_hold(hand: Hand) -> None:
        show(hand, WHO)
        hand.open_menu("tools")
        hand.choose("On hold…")
        assert hand.find("hold.who").text() == MOVER  # type: ignore[attr-defined]
        hand.tab()
        hand.type("has called him")
        hand.key("Return")
        hand.type("has mailed me")
        hand.click("hold.verb")
        assert hand.sees("people.detail.chip.hold")

    def ask(hand: Hand) -> None:
        show(hand, WHO)
        with hand.answering(refuse(hand, heard)):
            hand.click("people.detail.write")
        assert hand.window.stack.code == "people"

    def note(hand: Hand, ticked: list[bool], *, mail: bool) -> None:
        show(hand, MOVER)
        hand.open_menu("tools")
        hand.choose("In touch…")
        if mail:
            hand.find("touch.channel").setFocus()
            hand.type("m")
            hand.find("touch.direction").setFocus()
            hand.type("t")
        found = [each for each in hand.dialog().findChildren(QCheckBox) if each.isVisible()]  # type: ignore[union-attr]
        assert [each.isChecked() for each in found] == ticked
        if not any(ticked):  # whom he called is for the user to say
            found[0].click()
        hand.click("touch.verb")

    def called(hand: Hand) -> None:
        note(hand, [False, False], mail=False)
        said = f"In touch with {MOVER}: noted, and ticked: has called him"
        assert hand.window.toast.text() == said
        assert hand.window.toast.action_text() == "Undo"

    def mailed(hand: Hand) -> None:
        note(hand, [True], mail=True)
        assert hand.window.toast.text() == f"Nothing keeps {WHO} waiting any more"
        assert hand.window.toast.action_text() == "Introduction made"
        assert state(hand.window.library)[0] == "introduction was made"
        hand.start_counting()
        hand.click(hand.find("toast.action"))
        assert hand.window.toast.text() == f"{WHO} may be written to"
        hand.click("strip.button1")
        hand.used(clicks=2)

    def write(hand: Hand) -> None:
        show(hand, WHO)
        hand.click("people.detail.step.act")
        hand.click("letters.send")
        assert hand.window.toast.text() == "Marked as sent"

    sample.run(put_on_hold)
    assert sample.read(state) == (
        "wait for hold", "promised", [("has called him", "has mailed me")]
    )  # fmt: skip
    sample.run(ask)
    assert "It is Daniel Ortiz’s move: has called him; has mailed me" in heard[0]
    assert "The one to write to is Daniel Ortiz." in heard[0]
    assert sample.outside.opened == []
    before = sample.read(touches)
    sample.run(called)
    assert sample.read(state) == ("wait for hold", "promised", [("has mailed me",)])
    sample.run(mailed)
    assert sample.read(state) == ("write request", "made", [])
    assert sample.read(touches)[: -len(before) or None] == [Channel.MAIL, Channel.PHONE]
    assert sample.read(due_with(MOVER)) == [FollowUpKind.THANK_REFERRER]
    assert sample.read(due_with(WHO)) == [FollowUpKind.WRITE]
    sample.run(write)
    assert sample.read(state)[0] == "wait for reply"
    assert sample.read(due_with(WHO)) == []


def due_with(name: str) -> Callable[[Library], list[str]]:
    def read(library: Library) -> list[str]:
        who = key_of(library, name)
        return [
            row.code
            for row in library.people.timeline(who)
            if row.kind == "follow-up" and row.state == "open"
            and row.code in (FollowUpKind.WRITE, FollowUpKind.THANK_REFERRER)
        ]  # fmt: skip

    return read


def test_by_keyboard(sample: Season) -> None:
    heard: list[str] = []

    def menu(hand: Hand, entry: str) -> None:
        hand.key("Alt+T", entry)

    def all_of_it(hand: Hand) -> None:
        library = hand.window.library
        show(hand, WHO)
        menu(hand, "H")
        hand.key("Tab")
        hand.type("has called him")
        hand.key("Return")
        hand.type("has mailed me")
        hand.key("Ctrl+Return")
        assert state(library)[0] == "wait for hold"
        with hand.answering(lambda box: (heard.append(words_of(box)), hand.key("Return"))):
            hand.key("Ctrl+L")  # Enter waits
        assert hand.window.stack.code == "people"
        show(hand, MOVER)
        menu(hand, "I")
        hand.key("Tab", "Tab", "Tab", "Tab", "Space", "Return")  # by phone, and he called Karim
        show(hand, MOVER)
        menu(hand, "I")
        hand.type("m")
        hand.key("Tab")
        hand.type("t")
        hand.key("Return")
        assert state(library) == ("introduction was made", "promised", [()])
        show(hand, WHO)
        hand.find("people.detail.step.act").setFocus()
        hand.key("Home", "Return")  # some other key comes before: the last was Enter, elsewhere
        assert state(library) == ("write request", "made", [])
        assert hand.window.stack.code == "letters"  # and the letter is begun
        for code in ("introduction was made", "wait for hold", "wait for hold"):
            hand.key("Ctrl+Z")
            assert state(library)[0] == code
        hand.key("Ctrl+Shift+Z", "Ctrl+Shift+Z", "Ctrl+Shift+Z")
        assert state(library)[0] == "write request"
        hand.key("Ctrl+L", "Ctrl+Return")

    sample.run(all_of_it)
    assert "Daniel Ortiz" in heard[0]
    (url,) = sample.outside.opened
    assert url.path() == "karim@cargoanalytics.example"
    assert sample.read(state)[0] == "wait for reply"


def test_enter_writes_to_whoever_is_late(sample: Season) -> None:
    def hold(library: Library) -> None:
        who, mover = key_of(library, WHO), key_of(library, MOVER)
        library.referrals.hold(who, whose_move_id=mover, check_back=library.clock.today())

    sample.change(hold)

    def answer(hand: Hand) -> None:
        window = hand.window
        with hand.answering(lambda _box: hand.key("Return")):
            window.navigator.write_to(key_of(window.library, WHO), LetterKind.REQUEST)
        assert window.stack.code == "letters"
        card = window.stack.page().composer.card()  # type: ignore[union-attr]
        assert (card.name, card.kind, card.about) == (MOVER, LetterKind.CHECK_BACK, WHO)

    sample.run(answer)


def test_every_door_asks_first(sample: Season) -> None:
    """And nothing is written, kept or marked by somebody who then waits."""

    def hold(library: Library) -> None:
        who = key_of(library, WHO)
        library.referrals.hold(who, whose_move_id=key_of(library, MOVER))
        today = library.clock.today()
        library.follow_ups.add(who, FollowUpKind.WRITE, due_on=today)
        library.follow_ups.add(who, FollowUpKind.CONNECT, due_on=today)
        library.contacts.set_point(who, PointKind.LINK, "https://karim.example")

    sample.change(hold)
    heard: list[str] = []

    def doors(hand: Hand) -> None:
        window, library = hand.window, hand.window.library
        who = key_of(library, WHO)

        def context_menu() -> None:
            commands = PersonCommands(window.context, window)
            commands.menu([who], window).findChild(QAction, "people.menu.write").trigger()

        def due(kind: FollowUpKind) -> int:
            needs = library.days.today().needs
            return next(each.id for each in needs if (each.contact_id, each.kind) == (who, kind))

        def row(kind: FollowUpKind) -> None:
            window.navigator.show_page("today")
            settle()
            key = due(kind)
            hand.scroll_to(hand.find(f"today.needs.{key}"))
            hand.click(f"today.needs.{key}.act")

        doors = {
            "Ctrl+L": lambda: (show(hand, WHO), hand.key("Ctrl+L")),
            "the person's button": lambda: (show(hand, WHO), hand.click("people.detail.write")),
            "the context menu": context_menu,
            "a row of Today": lambda: row(FollowUpKind.WRITE),
            "an invitation": lambda: row(FollowUpKind.CONNECT),
            "the calendar": lambda: window.navigator.write_for(due(FollowUpKind.WRITE)),
            "a drop on Letters": lambda: Begun("letters", "contact", who).run(window.navigator),
        }
        for name, door in doors.items():
            before = len(heard)
            with hand.answering(refuse(hand, heard)):
                door()
            assert len(heard) == before + 1, name
            assert window.stack.code != "letters", name
        window.navigator.new_letter()
        settle()
        hand.type("karim")
        hand.key("Return")
        with hand.answering(refuse(hand, heard)):
            hand.key("Return")
        assert len(heard) == len(doors) + 1

    sample.run(doors)
    assert all(f"{WHO} is on hold." in words for words in heard)
    assert sample.outside.opened == []
    assert WHO not in sample.read(lambda library: [row.name for row in library.composing.rows()])
