"""Writing a letter and sending it: the composer opens filled, one more key or click sends it."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtCore import QUrl

from journal.services.library import Library
from tests.e2e.hand import Hand, settle
from tests.e2e.season import Season

WHO = "Karim Haddad"  # named, never written to


def people(library: Library) -> dict[str, int]:
    return {row.name: row.id for row in library.people.tree()}


def step(library: Library) -> str:
    found = library.people.next_step(people(library)[WHO])
    assert found is not None
    return str(found.code)


def sent(library: Library, name: str = WHO) -> list[tuple[str, str]]:
    rows = [row for row in library.composing.rows() if row.name == name]
    return [(row.name, row.kind) for row in rows if row.state == "sent"]


def mailed(sample: Season) -> tuple[str, dict[str, list[str]]]:
    """To whom, and what, the mail program was handed."""
    (url,) = sample.outside.opened
    link = urlsplit(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
    assert link.scheme == "mailto"
    return link.path, parse_qs(link.query)


def open_person(hand: Hand) -> None:
    hand.window.navigator.show_contact(people(hand.window.library)[WHO])
    settle()


def test_by_mouse(sample: Season) -> None:
    def task(hand: Hand) -> None:
        open_person(hand)
        hand.click("people.detail.step.act")
        assert not sample.outside.opened  # first one sees what goes out
        hand.click("letters.send")
        hand.used(clicks=2)
        assert hand.window.toast.text() == "Marked as sent"
        assert hand.window.toast.action_text() == "Undo"
        assert hand.window.stack.code == "people"  # back where one came from
        hand.key("Ctrl+5")
        assert hand.find("letters.head.state").text() == "sent today"  # type: ignore[attr-defined]

    assert sample.read(step) == "write request"
    sample.run(task)
    to, letter = mailed(sample)
    assert to == "karim@cargoanalytics.example"
    assert "Daniel Ortiz" in letter["subject"][0]
    assert letter["body"][0].startswith("Dear Karim,\r\n")
    assert sample.read(step) == "wait for reply"
    assert sample.read(sent) == [(WHO, "request")]


@pytest.mark.parametrize("keypad", [False, True])
def test_by_keyboard(sample: Season, keypad: bool) -> None:
    def task(hand: Hand) -> None:
        open_person(hand)
        before = hand.focus()
        hand.key("Ctrl+L", "Ctrl+Enter" if keypad else "Ctrl+Return")
        hand.used(keys=2)
        assert hand.window.stack.code == "people"
        assert hand.focus() is before

    sample.run(task)
    assert mailed(sample)[0] == "karim@cargoanalytics.example"
    assert sample.read(step) == "wait for reply"


def thanks(hand: Hand) -> int:
    rows = {row.name: row.id for row in hand.window.library.days.today().needs}
    return rows["Ana Souza"]


def nobody_to_thank(library: Library) -> bool:
    return all(row.name != "Ana Souza" for row in library.days.today().needs)


def test_the_thanks_of_today_by_keyboard(sample: Season) -> None:
    """Thanking within the day, from its row."""

    def task(hand: Hand) -> None:
        hand.find(f"today.needs.{thanks(hand)}").setFocus()
        settle()
        hand.key("Return", "Ctrl+Return")
        hand.used(keys=2)
        assert hand.window.stack.code == "today"
        assert hand.window.stack.page().holds_focus()

    sample.run(task)
    to, letter = mailed(sample)
    assert to.startswith("ana.souza@")
    assert letter["body"][0].startswith("Dear Ana,")
    assert sample.read(nobody_to_thank)


def test_the_thanks_of_today_by_mouse(sample: Season) -> None:
    def task(hand: Hand) -> None:
        hand.click(f"today.needs.{thanks(hand)}.act")
        hand.click("letters.send")
        hand.used(clicks=2)
        assert hand.window.stack.code == "today"

    sample.run(task)
    assert mailed(sample)[0].startswith("ana.souza@")
    assert sample.read(nobody_to_thank)


def test_what_was_sent_by_mistake_is_a_draft_again(sample: Season) -> None:
    """Undo takes the marks back; what the mail program does with its window is its own matter."""

    def task(hand: Hand) -> None:
        hand.find(f"today.needs.{thanks(hand)}").setFocus()
        settle()
        hand.key("Return")
        hand.type("PS ")
        hand.key("Ctrl+Return")
        hand.click("toast.action")
        assert hand.window.stack.code == "today"
        assert f"today.needs.{thanks(hand)}"  # it needs the user again
        rows = hand.window.library.composing.rows()
        assert [row.state for row in rows if row.kind == "thank-you"] == ["draft"]

    sample.run(task)
    assert not sample.read(nobody_to_thank)


def thanked_or_begun(library: Library) -> list[str]:
    return [row.name for row in library.composing.rows() if row.kind == "thank-you"]


def test_esc_and_back_lead_to_where_one_came_from(sample: Season) -> None:
    def task(hand: Hand) -> None:
        row = hand.find(f"today.needs.{thanks(hand)}")
        row.setFocus()
        settle()
        hand.key("Return")
        assert hand.window.stack.code == "letters"
        hand.key("Escape")
        assert hand.window.stack.code == "today"
        assert hand.focus() is row
        hand.key("Return", "Alt+Left")
        assert hand.window.stack.code == "today"
        hand.key("Alt+Right")
        assert hand.window.stack.code == "letters"
        assert hand.find("letters.head.name").text() == "Ana Souza"  # type: ignore[attr-defined]

    sample.run(task)
    assert not sample.outside.opened
    assert not sample.read(thanked_or_begun)  # nothing was typed


def test_what_is_typed_is_there_after_a_restart(sample: Season) -> None:
    def write(hand: Hand) -> None:
        open_person(hand)
        hand.key("Ctrl+L")
        hand.type("Good morning! ")

    def look(hand: Hand) -> None:
        hand.key("Ctrl+5")
        text = hand.find("letters.text").toPlainText()  # type: ignore[attr-defined]
        assert text.startswith("Good morning! Dear Karim")

    sample.run(write)
    sample.run(look)


def test_the_first_request_of_all(own: Season) -> None:
    """From the first start: a name, the letter with its gaps, the address, sent."""
    to_whom = "Tom Becker"

    def task(hand: Hand) -> None:
        hand.key("Return")
        hand.type(to_whom)
        hand.key("Return", "Ctrl+L")
        text = hand.find("letters.text")
        assert hand.focus() is text
        assert text.textCursor().selectedText() == "[your name]"  # type: ignore[attr-defined]
        hand.type("Robin Ellis")
        hand.key("Tab")
        assert text.textCursor().selectedText().startswith("[which work")  # type: ignore[attr-defined]
        hand.type("what work in port planning is really like")
        hand.key("Tab")
        hand.type("Robin Ellis")  # under the letter as well
        hand.key("Ctrl+Return")
        assert hand.focus() is hand.find("letters.to")
        hand.type("tom@harbour.example")
        hand.key("Ctrl+Return")
        assert hand.window.stack.code == "people"
        hand.used(keys=7)

    own.run(task)
    to, letter = mailed(own)
    assert to == "tom@harbour.example"
    assert letter["body"][0].count("Robin Ellis") == 2
    assert "[" not in letter["body"][0]
    assert own.read(lambda library: sent(library, to_whom)) == [(to_whom, "request")]


def test_a_letter_from_the_button_new(sample: Season) -> None:
    def task(hand: Hand) -> None:
        hand.key("Ctrl+5")
        hand.click("shell.header.new")
        hand.type("karim")
        hand.key("Return", "Return")
        assert hand.focus() is hand.find("letters.text")
        hand.click("letters.send")
        assert hand.window.stack.code == "letters"
        assert hand.find("letters.head.state").text() == "sent today"  # type: ignore[attr-defined]
        hand.click("toast.action")
        # Nothing had been typed into it, so nothing of it is left.
        assert hand.find("letters.head.name").text() != WHO  # type: ignore[attr-defined]

    sample.run(task)
    assert mailed(sample)[0] == "karim@cargoanalytics.example"
    assert sample.read(sent) == []
