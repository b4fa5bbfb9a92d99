"""A person who declined, or doesn't answer: the strip names whom else one could ask."""

from __future__ import annotations

from journal.domain.clock import FixedClock
from journal.domain.codes import LetterKind
from journal.services.library import Library
from journal.ui.people.page import PeoplePage
from journal.ui.shell.context import PageContext
from journal.ui.widgets.link_label import LinkLabel


def test_left_to_rest_it_names_whom_else(
    page: PeoplePage,
    context: PageContext,
    library: Library,
    people: dict[str, int],
    clock: FixedClock,
) -> None:
    ben = library.contacts.add("Ben Ito", company="Northwind")
    ana = people["Ana Souza"]
    library.letters.written(ana, LetterKind.REQUEST, "Asked")
    page.show_contact(ana)
    strip = page.detail.strip
    assert strip.others.isHidden()
    for days in (6, 7):
        clock.advance(days=days)
        library.letters.written(ana, LetterKind.REQUEST, "Reminded")
    clock.advance(days=20)
    page.detail.show_person(ana)
    assert strip.sentence.text().startswith("Let it rest")
    links = strip.others.findChildren(LinkLabel)
    assert [link.text() for link in links] == ["Ben Ito"]
    assert links[0].accessibleName() == "Ben Ito, at Northwind as well"
    links[0].click()
    calls = context.navigator.calls  # type: ignore[attr-defined]
    assert ("show_contact", (ben,), {}) in calls
    page.show_contact(ben)
    assert strip.others.isHidden()
