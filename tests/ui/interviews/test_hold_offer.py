"""What the person met agreed to do first may keep somebody waiting whom they named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from journal.domain.codes import Introduction
from journal.domain.habits import RULES
from journal.services.library import Library
from journal.ui.interviews.page import InterviewsPage
from journal.ui.shell.context import PageContext
from tests.ui.interviews.conftest import opened


class Saying:
    """Keeps the last notice and what its action runs."""

    def __init__(self) -> None:
        self.said: tuple[str, str] | None = None
        self.run: Callable[[], object] = lambda: None

    def __call__(self, text: str, *, action: str = "", run: Callable[[], object]) -> None:
        self.said, self.run = (text, action), run


@pytest.fixture
def saying(context: PageContext, monkeypatch: pytest.MonkeyPatch) -> Saying:
    found = Saying()
    monkeypatch.setattr(context.notifier, "say", found)
    return found


def agree(
    page: InterviewsPage, held: int, what: str, *, mine: bool = False, when: str = ""
) -> None:
    panel = opened(page, held).agreements
    panel.who.set_code(mine)
    panel.what.setText(what)
    panel.when.set_text(when)
    panel.agree()


def test_a_call_first_is_offered_as_a_hold_in_one_step(
    page: InterviewsPage, held: int, library: Library, saying: Saying
) -> None:
    karim = library.capture.hear_name(held, "Karim Haddad")
    agree(page, held, "Call my colleague first")
    assert saying.said == ("Wait with Karim Haddad until that has happened?", "Put on hold")
    assert library.guard.of(karim) is None, "nothing is made unasked"
    saying.run()
    (hold,) = library.people.card(karim).holds  # type: ignore[union-attr]
    card = library.interviews.card(held)
    assert card is not None
    assert (hold.whose_move_id, hold.unmet) == (card.row.contact_id, ("Call my colleague first",))
    assert hold.check_back is not None
    (row,) = library.people.card(karim).referrers  # type: ignore[union-attr]
    assert row.introduction == Introduction.PROMISED
    step = library.history.undo_name()
    saying.run()  # already waited for: nothing twice
    assert library.history.undo_name() == step
    library.history.undo()
    assert library.guard.of(karim) is None
    card = library.interviews.card(held)
    assert card is not None
    assert len(card.agreements) == 1


def test_the_day_agreed_is_the_day_to_ask(
    page: InterviewsPage, held: int, library: Library, saying: Saying
) -> None:
    karim = library.capture.hear_name(held, "Karim Haddad")
    library.capture.hear_name(held, "Sofia Mori")
    agree(page, held, "mail Karim", when="27 Mar")
    saying.run()
    (hold,) = library.people.card(karim).holds  # type: ignore[union-attr]
    assert hold.check_back == date(2026, 3, 27)


def test_without_the_rule_no_day_is_made_up(
    page: InterviewsPage, held: int, library: Library, saying: Saying
) -> None:
    karim = library.capture.hear_name(held, "Karim Haddad")
    library.habits.set(library.habits.get().with_rule("promised.check", on=False))
    assert "promised.check" in RULES
    agree(page, held, "introduces me to Karim")
    saying.run()
    (hold,) = library.people.card(karim).holds  # type: ignore[union-attr]
    assert hold.check_back is None


@pytest.mark.parametrize("case", ["mine", "nobody", "on hold"])
def test_what_keeps_nobody_waiting_is_not_asked(
    page: InterviewsPage, held: int, library: Library, saying: Saying, case: str
) -> None:
    library.capture.hear_name(held, "Karim Haddad", promised=case == "on hold")
    agree(
        page, held, "send the plan" if case == "nobody" else "call Karim first", mine=case == "mine"
    )
    assert saying.said is None
