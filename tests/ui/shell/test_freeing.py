"""What is said once somebody isn't waited for any more; several holds end in one step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from journal.domain.changes import Kind
from journal.domain.codes import Channel, Introduction
from journal.domain.holds import OWNER_GONE
from journal.domain.views.holds import HoldRow
from journal.services.library import Library
from journal.store.journal import Journal
from journal.ui.shell import freeing
from journal.ui.shell.context import PageContext


class Told:
    """What the user was told last, and what its button does."""

    def __init__(self) -> None:
        self.text = ""
        self.run: Callable[[], object] = lambda: None

    def done(self, text: str, *, undo: bool = True) -> None:
        self.text = text

    def say(self, text: str, *, action: str = "", run: object = None) -> None:
        assert callable(run)
        self.text, self.run = text, run


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def asked(context: PageContext, told: Told) -> PageContext:
    return context._replace(notifier=told)  # type: ignore[arg-type]


def hold(library: Library, who: int, mover: int | None, what: str = "calls them") -> HoldRow:
    key = library.referrals.hold(who, whose_move_id=mover, conditions=[what])
    found = library.guard.hold(key)
    assert found is not None
    return found


def open_holds(library: Library, people: dict[str, int]) -> int:
    return sum(len(library.people.card(who).holds) for who in people.values())  # type: ignore[union-attr]


def heard(library: Library, mover: int, holds: list[HoldRow]) -> tuple[HoldRow, ...]:
    ticked = [each.id for one in holds for each in one.conditions]
    return library.holds.heard(mover, Channel.PHONE, met=ticked)


def test_one_click_over_several_holds_is_one_step(
    asked: PageContext, library: Library, people: dict[str, int], told: Told
) -> None:
    tom = people["Tom Becker"]
    waiting = [hold(library, people[name], tom) for name in ("Ana Souza", "Mr Hall")]
    freeing.say_heard(asked, "Tom Becker", heard(library, tom, waiting))
    assert told.text == "Nothing keeps 2 people waiting any more"
    before = library.history.around()
    told.run()
    assert told.text == "2 people may be written to"
    assert open_holds(library, people) == 0
    assert library.people.card(people["Ana Souza"]).referrers[0].introduction == Introduction.MADE  # type: ignore[union-attr]
    calls = [each for each in asked.navigator.calls if each[0] == "propose"]  # type: ignore[attr-defined]
    assert [each[1][1] for each in calls] == [people["Ana Souza"], people["Mr Hall"]]
    library.history.undo()
    assert library.history.redo_name() == "End 2 holds"
    assert library.history.around()[0] == before[0]
    assert open_holds(library, people) == 2
    library.history.redo()
    assert open_holds(library, people) == 0


def test_the_step_over_one_hold_has_the_name(
    asked: PageContext, library: Library, people: dict[str, int], told: Told
) -> None:
    found = hold(library, people["Ana Souza"], people["Tom Becker"])
    freeing.end_hold(asked, found.id)
    assert told.text == "Ana Souza may be written to"
    assert library.history.undo_name() == "End hold on Ana Souza"


def test_who_has_to_wait_still_is_named(
    asked: PageContext, library: Library, people: dict[str, int], told: Told
) -> None:
    tom, ana, hall = (people[name] for name in ("Tom Becker", "Ana Souza", "Mr Hall"))
    first = [hold(library, ana, tom), hold(library, hall, tom)]
    hold(library, hall, None, "read his book")
    freeing.end_holds(asked, first)
    assert told.text == "May be written to: Ana Souza. Still on hold: Mr Hall"
    library.history.undo()
    hold(library, ana, None, "read her book")
    freeing.end_holds(asked, first)
    assert told.text == "2 people are still on hold"


def test_two_holds_on_one_person_name_them(
    asked: PageContext, library: Library, people: dict[str, int], told: Told
) -> None:
    tom, hall = people["Tom Becker"], people["Mr Hall"]
    both = [hold(library, hall, tom), hold(library, hall, people["Ana Souza"])]
    freeing.end_holds(asked, both)
    assert told.text == "Mr Hall may be written to"
    library.history.undo()
    assert open_holds(library, people) == 2


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("theirs", "it is Tom Becker’s move."),
        ("mine", "it is your move first."),
        ("gone", "whoever had the move was deleted."),
        ("promised", "Tom Becker promised to introduce you first."),
    ],
)
def test_what_is_in_the_way_still_is_said_in_one_sentence(
    asked: PageContext,
    library: Library,
    people: dict[str, int],
    told: Told,
    case: str,
    said: str,
) -> None:
    tom, ana = people["Tom Becker"], people["Ana Souza"]
    first = hold(library, ana, people["Mr Hall"])
    journal: Journal = library._journal
    with journal.step("what is left") as step:
        (referral,) = journal.database.rows("SELECT id FROM referral WHERE referred_id = ?", (ana,))
        if case == "promised":
            step.update(Kind.REFERRAL, referral[0], introduction=Introduction.PROMISED)
        else:
            step.insert(
                Kind.HOLD,
                contact_id=ana,
                whose_move_id=tom if case == "theirs" else None,
                ended_how=OWNER_GONE if case == "gone" else "",
                check_back=date(2026, 4, 1),
            )
    freeing.end_hold(asked, first.id)
    assert told.text == f"Ana Souza is still on hold: {said}"
    found = library.guard.of(ana)
    assert found is not None
    assert freeing.on_hold(found) == f"Ana Souza is on hold: {said}"


def test_one_of_which_all_has_happened_says_so(
    asked: PageContext, library: Library, people: dict[str, int], told: Told
) -> None:
    tom, hall = people["Tom Becker"], people["Mr Hall"]
    first, second = hold(library, hall, tom), hold(library, hall, people["Ana Souza"])
    heard(library, people["Ana Souza"], [second])
    freeing.end_hold(asked, first.id)
    assert told.text == ("Mr Hall is still on hold, though all that was waited for has happened.")


def test_who_is_on_hold_for_something_else_too_is_not_told_free(
    asked: PageContext, told: Told, library: Library, people: dict[str, int]
) -> None:
    lena, tom, ana = (people[name] for name in ("Lena Fischer", "Tom Becker", "Ana Souza"))
    first, second = hold(library, lena, tom), hold(library, lena, ana, "mails them")
    freeing.say_heard(asked, "Tom Becker", heard(library, tom, [first]), ["calls them"])
    assert told.text == "In touch with Tom Becker: noted, and ticked: calls them"
    freeing.say_heard(asked, "Ana Souza", heard(library, ana, [second]), ["mails them"])
    assert told.text == "Nothing keeps Lena Fischer waiting any more"
    told.run()
    assert told.text == "Lena Fischer may be written to"
    assert library.people.card(lena).holds == ()  # type: ignore[union-attr]


def test_one_press_frees_somebody_only_where_nothing_is_waited_for(
    asked: PageContext, told: Told, library: Library, people: dict[str, int]
) -> None:
    lena, tom, ana = (people[name] for name in ("Lena Fischer", "Tom Becker", "Ana Souza"))
    first, second = hold(library, lena, tom), hold(library, lena, ana, "mails them")
    heard(library, tom, [first])
    assert not freeing.free_person(asked, lena)
    assert len(library.people.card(lena).holds) == 2  # type: ignore[union-attr]
    heard(library, ana, [second])
    assert freeing.free_person(asked, lena)
    assert library.people.card(lena).holds == ()  # type: ignore[union-attr]
    library.history.undo()
    assert len(library.people.card(lena).holds) == 2  # type: ignore[union-attr]
