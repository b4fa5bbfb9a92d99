"""What is agreed after the follow-ups were made is proposed where one sees it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from journal.domain.habits import RULES, USUAL
from journal.domain.proposals import Only
from journal.services.library import Library
from journal.ui.interviews.page import InterviewsPage
from journal.ui.shell.context import PageContext
from tests.ui.interviews.conftest import opened


class Saying:
    """Keeps the last notice and what its action runs."""

    def __init__(self) -> None:
        self.said: tuple[str, str] | None = None
        self.run: Callable[[], object] | None = None

    def __call__(self, text: str, *, action: str = "", run: Callable[[], object]) -> None:
        self.said, self.run = (text, action), run


@pytest.fixture
def saying(context: PageContext, monkeypatch: pytest.MonkeyPatch) -> Saying:
    found = Saying()
    monkeypatch.setattr(context.notifier, "say", found)
    return found


def test_a_late_agreement_is_offered_at_once(
    page: InterviewsPage, held: int, library: Library, saying: Saying
) -> None:
    tab = opened(page, held)
    panel = tab.agreements
    panel.what.setText("Read their report")
    panel.agree()
    assert saying.said is None  # proposed with the others, which come next
    tab.proposals.create_ticked()
    panel.what.setText("Send my CV")
    panel.when.set_text("27 Mar")
    panel.agree()
    assert saying.said == ("Proposed: Send my CV, Fri 27 Mar", "Create")
    assert tab.proposals.is_pending()
    before = library.interviews.follow_up_rules(held)
    assert saying.run is not None
    saying.run()
    made = library.interviews.follow_up_rules(held)
    assert len(made - before) == 1
    assert not tab.proposals.is_pending()
    step = library.history.undo_name()
    saying.run()  # made already: nothing is made twice
    assert library.history.undo_name() == step


@pytest.mark.parametrize("switched_off", [False, True])
def test_it_goes_by_what_was_chosen_in_the_preferences(
    page: InterviewsPage, held: int, library: Library, saying: Saying, switched_off: bool
) -> None:
    tab = opened(page, held)
    tab.proposals.create_ticked()
    rule = next(each.key for each in RULES.values() if each.only is Only.EACH_PROMISE)
    chosen = USUAL.with_rule(rule, on=False) if switched_off else USUAL.with_rule(rule, n=30)
    library.habits.set(chosen)
    tab.agreements.what.setText("Send my CV")
    tab.agreements.agree()
    if switched_off:
        assert saying.said is None
        return
    assert saying.run is not None
    saying.run()
    card = library.interviews.card(held)
    assert card is not None
    rows = library.days.open_with(card.row.contact_id)
    (made,) = [row for row in rows if row.what == "Send my CV"]
    assert made.interview_id == held
    assert made.due_on is not None
    assert card.held_until is not None
    assert (made.due_on - card.held_until.date()).days == 30


def test_what_is_not_understood_is_told_whole(page: InterviewsPage, held: int) -> None:
    page.resize(1060, 700)
    page.show()
    panel = opened(page, held).agreements
    panel.what.setText("Send my CV")
    panel.when.set_text("blah")
    panel.agree()
    assert panel.when.below().startswith("Not understood")
    page.layout().activate()
    assert not panel.when._below.is_elided()
    assert panel.when.edit.width() < panel.when.width()
    assert panel.when.edit.geometry().left() == 0
