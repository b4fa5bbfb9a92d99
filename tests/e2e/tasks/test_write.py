"""Writing, until there is a composer: the mail program, and the mark that it was sent.

The tasks that end in the composer have their budgets there; these are what it takes until then.
"""

from __future__ import annotations

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


def test_by_mouse(sample: Season) -> None:
    def task(hand: Hand) -> None:
        hand.window.navigator.show_contact(people(hand.window.library)[WHO])
        settle()
        hand.click("people.detail.step.act")
        assert [url.toString() for url in sample.outside.opened] == [
            "mailto:karim@cargoanalytics.example"
        ]
        assert hand.window.toast.action_text() == "Mark as asked"
        hand.click("toast.action")
        hand.used(clicks=2)

    assert sample.read(step) == "write request"
    sample.run(task)
    assert sample.read(step) == "wait for reply"


def test_by_keyboard(sample: Season) -> None:
    """F6 leads to what the message offers."""

    def task(hand: Hand) -> None:
        hand.window.navigator.show_contact(people(hand.window.library)[WHO])
        settle()
        before = hand.focus()
        hand.key("Ctrl+L", "F6", "Return")
        hand.used(keys=3)
        assert hand.focus() is before

    sample.run(task)
    assert len(sample.outside.opened) == 1
    assert sample.read(step) == "wait for reply"


def test_the_thanks_of_today(sample: Season) -> None:
    """Thanking within the day, from its row."""

    def task(hand: Hand) -> None:
        rows = {row.name: row.id for row in hand.window.library.days.today().needs}
        hand.find(f"today.needs.{rows['Ana Souza']}").setFocus()
        settle()
        hand.key("Return", "F6", "Return")
        hand.used(keys=3)

    sample.run(task)
    assert sample.outside.opened[0].toString().startswith("mailto:ana.souza@")
    assert not sample.read(
        lambda library: [row for row in library.days.today().needs if row.name == "Ana Souza"]
    )
