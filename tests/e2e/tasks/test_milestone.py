"""A position is found: everybody owed the news is told, one by one; letters for a visit."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from journal.domain.milestones import Milestone
from journal.services.library import Library
from tests.e2e.hand import Hand, settle
from tests.e2e.season import Season

NEWS = "I start at Harbour Lines in May"


def open_ones(library: Library) -> list[tuple[str, str]]:
    """Good news to be told: to whom, by which day."""
    found = []
    for row in library.people.tree():
        found += [
            (each.name, str(each.due_on))
            for each in library.days.open_with(row.id)
            if each.kind == "good news"
        ]
    return sorted(found)


def test_found_told_and_taken_back(sample: Season) -> None:
    def find(hand: Hand) -> None:
        hand.open_menu("tools")
        hand.choose("I found a position…")
        hand.type(NEWS)
        hand.key("Return")
        assert hand.window.toast.text().startswith("I found a position: 3 people to tell")

    def tell(hand: Hand) -> None:
        rows = [row for row in hand.window.library.days.today().needs if row.kind == "good news"]
        assert "Daniel Ortiz" in [row.name for row in rows]
        mine = next(row.id for row in rows if row.name == "Daniel Ortiz")
        hand.window.navigator.show_page("today")
        settle()
        hand.scroll_to(hand.find(f"today.needs.{mine}.act"))
        hand.click(f"today.needs.{mine}.act")
        assert f"You asked me to let you know, and now I can: {NEWS}." in (
            hand.find("letters.text").text()  # type: ignore[attr-defined]
        )
        hand.key("Ctrl+Return")

    def take_back(hand: Hand) -> None:
        hand.key("Ctrl+Z", "Ctrl+Z")

    before = sample.read(open_ones)
    assert before == [("Daniel Ortiz", "None")]
    sample.run(find)
    assert sample.read(open_ones) == [
        ("Ana Souza", "2026-03-09"),
        ("Daniel Ortiz", "2026-03-09"),
        ("Tom Becker", "2026-03-19"),
    ]
    later = replace(sample, now=sample.now + timedelta(days=4))
    later.run(tell)
    assert [name for name, _day in later.read(open_ones)] == ["Ana Souza", "Tom Becker"]
    assert later.read(lambda library: library.milestones.said(Milestone.FOUND)) == (1, 2)
    later.run(take_back)
    assert later.read(open_ones) == before


def test_letters_for_a_visit(sample: Season) -> None:
    def plan(hand: Hand) -> None:
        hand.open_menu("tools")
        hand.choose("Visits and batches…")
        hand.type("London")
        hand.key("Return")  # shows who is there
        assert hand.dialog() is not None
        hand.key("Return")
        assert hand.window.stack.code == "letters"
        text = hand.find("letters.text").text()  # type: ignore[attr-defined]
        assert "I will be in London from " in text
        assert not sample.outside.opened  # nothing goes out unseen
        (next_one,) = hand.window.strips.buttons()
        first = hand.find("letters.head.name").text()  # type: ignore[attr-defined]
        hand.click(next_one)
        second = hand.find("letters.head.name").text()  # type: ignore[attr-defined]
        assert second != first
        hand.key("Ctrl+Return")  # sent; then the reminders that fit, and on to the one that is left
        add, _choose = hand.window.strips.buttons()
        hand.click(add)
        (back,) = hand.window.strips.buttons()
        assert back.text() == f"Next: {first}"
        hand.click(back)
        assert hand.find("letters.head.name").text() == first  # type: ignore[attr-defined]

    sample.run(plan)
    drafts = sample.read(
        lambda library: sorted(
            row.name
            for row in library.composing.rows()
            if row.state == "draft" and row.kind == "request"
        )
    )
    assert drafts == ["Daniel Ortiz"]
    assert len(sample.outside.opened) == 1
