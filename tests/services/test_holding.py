"""Holds from the first condition to the introduction: each change is one step, and is undone."""

from __future__ import annotations

from datetime import date

import pytest

from journal.domain.changes import ChangeSet
from journal.domain.clock import FixedClock
from journal.domain.codes import Channel, Direction, FollowUpKind, Introduction, LetterKind
from journal.domain.next_step import NextStepCode
from journal.domain.views.holds import HoldRow
from journal.domain.views.people import PersonCard
from journal.errors import Refused
from journal.services.holding import ConditionDraft, HoldDraft
from journal.services.library import Library

S = NextStepCode
TODAY = date(2026, 3, 5)


@pytest.fixture
def daniel(library: Library) -> int:
    return library.contacts.add("Daniel Ortiz")


@pytest.fixture
def priya(library: Library, daniel: int) -> int:
    return library.contacts.add("Priya Nair", referrer_id=daniel, mail="p@example.org")


@pytest.fixture
def hold(library: Library, daniel: int, priya: int) -> int:
    return library.referrals.hold(
        priya, whose_move_id=daniel, conditions=["has called her", "has mailed me"]
    )


def card(library: Library, key: int) -> PersonCard:
    found = library.people.card(key)
    assert found is not None
    return found


def conditions(library: Library, hold: int) -> list[int]:
    row = library.guard.hold(hold)
    assert row is not None
    return [each.id for each in row.conditions]


def code(library: Library, key: int) -> NextStepCode:
    step = library.people.next_step(key)
    assert step is not None
    return step.code


def introduction(library: Library, key: int) -> str:
    (row,) = card(library, key).referrers
    return row.introduction


def test_from_the_first_condition_to_the_introduction(
    library: Library, daniel: int, priya: int, hold: int
) -> None:
    called, mailed = conditions(library, hold)
    assert (code(library, priya), introduction(library, priya)) == (S.WAIT_HOLD, "promised")
    assert library.holds.heard(daniel, Channel.PHONE, met=[called]) == ()
    assert code(library, priya) is S.WAIT_HOLD
    (met,) = library.holds.heard(daniel, Channel.MAIL, met=[mailed])
    assert (met.id, met.all_met) == (hold, True)
    assert code(library, priya) is S.HOLD_MET
    assert library.guard.of(priya) is not None  # until the one click
    assert library.holds.over(hold)
    assert (code(library, priya), introduction(library, priya)) == (S.WRITE_REQUEST, "made")
    assert library.guard.of(priya) is None
    touches = [item.code for item in library.people.timeline(daniel) if item.kind == "touch"]
    assert touches == [Channel.MAIL, Channel.PHONE]
    expected = [S.HOLD_MET, S.WAIT_HOLD, S.WAIT_HOLD]
    for step in expected:
        library.history.undo()
        assert code(library, priya) is step
    assert card(library, daniel).last_touch is None
    for _ in expected:
        library.history.redo()
    assert code(library, priya) is S.WRITE_REQUEST


def test_the_day_of_the_word_is_the_day_it_was_met(
    library: Library, daniel: int, hold: int
) -> None:
    (called, _mailed) = conditions(library, hold)
    library.holds.heard(
        daniel, Channel.PHONE, direction=Direction.IN, on_day=date(2026, 3, 3), met=[called]
    )
    row = library.guard.hold(hold)
    assert row is not None
    assert [each.met_on for each in row.conditions] == [date(2026, 3, 3), None]
    assert card(library, daniel).last_touch == date(2026, 3, 3)


def test_a_condition_that_is_ticked_keeps_its_day_and_can_be_taken_back(
    library: Library, daniel: int, hold: int, clock: FixedClock
) -> None:
    called, mailed = conditions(library, hold)
    library.holds.change([HoldDraft(hold, daniel, None, [ConditionDraft(called, "called", True)])])
    clock.advance(days=3)
    both = [ConditionDraft(called, "called", True), ConditionDraft(mailed, "mailed", True)]
    library.holds.change([HoldDraft(hold, daniel, None, both)])
    row = library.guard.hold(hold)
    assert row is not None
    assert [(each.what, each.met_on) for each in row.conditions] == [
        ("called", TODAY),
        ("mailed", date(2026, 3, 8)),
    ]
    library.holds.change([HoldDraft(hold, daniel, None, [ConditionDraft(called, "called")])])
    row = library.guard.hold(hold)
    assert row is not None
    assert row.unmet == ("called",)  # what isn't named stays


def test_an_emptied_condition_goes_and_a_stranger_s_is_left_alone(
    library: Library, daniel: int, priya: int, hold: int
) -> None:
    called, _mailed = conditions(library, hold)
    other = library.referrals.hold(priya, whose_move_id=None, conditions=["read her book"])
    (theirs,) = conditions(library, other)
    drafts = [
        ConditionDraft(called, "  "),
        ConditionDraft(theirs, "mine now", True),
        ConditionDraft(None, " \n "),
        ConditionDraft(None, "is back\nfrom Lisbon"),
    ]
    library.holds.change([HoldDraft(hold, daniel, None, drafts)])
    rows = {row.id: row for row in card(library, priya).holds}
    assert rows[hold].unmet == ("has mailed me", "is back from Lisbon")
    assert rows[other].unmet == ("read her book",)


def test_two_holds_keep_somebody_until_both_are_over(
    library: Library, daniel: int, priya: int, hold: int
) -> None:
    mine = library.referrals.hold(priya, whose_move_id=None)
    assert not library.holds.over(hold)
    assert introduction(library, priya) == "made"
    assert code(library, priya) is S.DO_MY_PART
    assert library.holds.over(mine)
    assert code(library, priya) is S.WRITE_REQUEST


def test_two_holds_for_one_introduction_make_it_together(
    library: Library, daniel: int, priya: int, hold: int
) -> None:
    second = library.referrals.hold(priya, whose_move_id=daniel)
    assert not library.holds.over(hold)
    assert introduction(library, priya) == "promised"
    assert library.holds.over(second)
    assert introduction(library, priya) == "made"


@pytest.mark.parametrize(
    ("told", "held", "step"),
    [
        (Introduction.NAMED, False, S.WRITE_REQUEST),
        (Introduction.MADE, False, S.WRITE_REQUEST),
        (Introduction.DECLINED, False, S.TRY_ANOTHER),
        (Introduction.PROMISED, True, S.WAIT_HOLD),
    ],
)
def test_the_introduction_opens_and_ends_the_hold(
    library: Library, priya: int, told: Introduction, held: bool, step: NextStepCode
) -> None:
    (referral,) = (row.id for row in card(library, priya).referrers)
    library.referrals.set_introduction(referral, Introduction.PROMISED)
    before = card(library, priya)
    (opened,) = before.holds
    assert (opened.whose_move, opened.referral_id) == ("Daniel Ortiz", referral)
    library.referrals.set_introduction(referral, told)
    assert card(library, priya).on_hold is held
    assert len(card(library, priya).holds) == held  # promising twice opens no second one
    assert code(library, priya) is step
    if told is not Introduction.PROMISED:
        library.history.undo()
    assert card(library, priya) == before


def test_with_a_second_referrer_a_declined_introduction_is_no_end(
    library: Library, priya: int
) -> None:
    ana = library.contacts.add("Ana Souza")
    library.referrals.refer(ana, priya, primary=False)
    first, second = (row.id for row in card(library, priya).referrers)
    library.referrals.set_introduction(first, Introduction.DECLINED)
    step = library.people.next_step(priya)
    assert step is not None
    assert (step.code, step.other_name) == (S.WRITE_REQUEST, "Ana Souza")
    library.referrals.set_introduction(second, Introduction.DECLINED)
    assert code(library, priya) is S.TRY_ANOTHER
    library.referrals.set_introduction(second, Introduction.PROMISED)
    assert code(library, priya) is S.WAIT_HOLD


def test_another_one_has_the_move_now(library: Library, daniel: int, priya: int, hold: int) -> None:
    ana = library.contacts.add("Ana Souza")
    library.referrals.refer(ana, priya, primary=False)
    library.holds.change([HoldDraft(hold, ana, None)])
    told = {row.name: row.introduction for row in card(library, priya).referrers}
    assert told == {"Daniel Ortiz": "named", "Ana Souza": "promised"}
    assert library.holds.over(hold)
    told = {row.name: row.introduction for row in card(library, priya).referrers}
    assert told == {"Daniel Ortiz": "named", "Ana Souza": "made"}


def test_nobody_is_waited_for_before_they_are_written_to(
    library: Library, priya: int, hold: int
) -> None:
    with pytest.raises(Refused, match="can’t be waited for"):
        library.referrals.hold(priya, whose_move_id=priya)
    with pytest.raises(Refused, match="can’t be waited for"):
        library.holds.change([HoldDraft(hold, priya, None)])
    assert card(library, priya).holds[0].whose_move == "Daniel Ortiz"


def test_who_turns_out_to_have_referred_them_is_waited_for_as_such(
    library: Library, daniel: int
) -> None:
    ben = library.contacts.add("Ben Adler")
    key = library.referrals.hold(ben, whose_move_id=daniel)
    library.referrals.refer(daniel, ben)
    assert introduction(library, ben) == "promised"
    library.holds.over(key)
    assert introduction(library, ben) == "made"


def test_a_silent_introducer_is_the_one_to_write_to(
    library: Library, daniel: int, priya: int, hold: int, clock: FixedClock
) -> None:
    library.referrals.move_check_back(hold, date(2026, 3, 9))
    assert code(library, priya) is S.WAIT_HOLD
    clock.advance(days=4)
    step = library.people.next_step(priya)
    assert step is not None
    assert (step.code, step.other_name) == (S.CHECK_BACK_REFERRER, "Daniel Ortiz")
    library.referrals.hold(daniel, whose_move_id=None)  # who is on hold can't be asked
    assert code(library, priya) is S.WAIT_HOLD


def test_a_hold_that_ended_meanwhile_is_no_error(library: Library, hold: int) -> None:
    called, _mailed = conditions(library, hold)
    library.holds.over(hold)
    name = library.history.undo_name()
    assert library.holds.over(hold)
    library.holds.change([HoldDraft(hold, None, None)], over=hold)
    library.referrals.end_hold(hold)
    assert library.history.undo_name() == name
    daniel = library.contacts.add("Daniel Ortiz")
    assert library.holds.heard(daniel, Channel.MAIL, met=[called, 987_654]) == ()


def test_who_is_concerned_is_told(library: Library, daniel: int, priya: int, hold: int) -> None:
    told: list[ChangeSet] = []
    library.bus.changed.connect(told.append)
    called, mailed = conditions(library, hold)
    library.holds.heard(daniel, Channel.PHONE, met=[called])
    assert {daniel, priya} <= told[-1].contacts
    assert priya in told[-1].about
    library.holds.change([HoldDraft(hold, daniel, None, [ConditionDraft(mailed, "")])])
    assert told[-1].about == {priya}
    assert told[-1].contacts == {priya, daniel}  # who may be the one to write to
    library.referrals.hold(daniel, whose_move_id=None)
    assert told[-1].about == {daniel}
    assert told[-1].contacts == {priya, daniel}  # whoever waits for him can't ask him now
    library.history.undo()
    assert told[-1].contacts == {priya, daniel}
    ana = library.contacts.add("Ana Souza")
    library.holds.change([HoldDraft(hold, ana, None)])
    assert {priya, daniel, ana} <= told[-1].contacts
    library.holds.over(hold)
    assert {priya, ana} <= told[-1].contacts


def test_the_silent_one_is_told_to_be_written_to_on_their_own_page_too(
    library: Library, daniel: int, priya: int, hold: int, clock: FixedClock
) -> None:
    ben = library.contacts.add("Ben Adler", referrer_id=daniel)
    for key, day in ((hold, 9), (library.referrals.hold(ben, whose_move_id=daniel), 8)):
        library.referrals.move_check_back(key, date(2026, 3, day))
    before = code(library, daniel)
    assert before is not S.CHECK_BACK
    clock.advance(days=4)
    step = library.people.next_step(daniel)
    assert step is not None
    assert (step.code, step.other_name, step.due) == (
        S.CHECK_BACK,
        "Ben Adler",  # who has waited longest
        date(2026, 3, 8),
    )
    library.letters.written(daniel, LetterKind.CHECK_BACK, "Asked")
    assert code(library, daniel) is not S.CHECK_BACK  # both are asked about later
    clock.advance(days=14)
    assert code(library, daniel) is S.CHECK_BACK
    for row in library.guard.waiting_for(daniel):
        library.holds.over(row.id)
    assert code(library, daniel) is not S.CHECK_BACK


def test_waiting_for_names_all_who_wait(library: Library, daniel: int, hold: int) -> None:
    found: tuple[HoldRow, ...] = library.guard.waiting_for(daniel)
    assert [(row.id, row.name) for row in found] == [(hold, "Priya Nair")]


def test_what_cant_be_done_yet_isnt_what_is_next_to_do(
    library: Library, daniel: int, priya: int, hold: int
) -> None:
    add = library.follow_ups.add
    write = add(priya, FollowUpKind.WRITE, due_on=TODAY)
    assert library.days.next_due().id == write  # type: ignore[union-attr]  # there is no other
    later = add(daniel, FollowUpKind.UPDATE, due_on=date(2026, 3, 20))
    assert library.days.next_due().id == later  # type: ignore[union-attr]
    read = add(priya, FollowUpKind.OTHER, what="read her book", due_on=TODAY)
    assert library.days.next_due().id == read  # type: ignore[union-attr]
    library.holds.over(hold)
    assert library.days.next_due().id == write  # type: ignore[union-attr]
