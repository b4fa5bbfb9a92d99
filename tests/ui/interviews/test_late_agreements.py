"""What is agreed after the follow-ups were made is proposed where one sees it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

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
