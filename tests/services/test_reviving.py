"""Deleted things come back whole, in whatever order, and break nothing."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.domain.changes import Kind
from journal.domain.clock import FixedClock
from journal.domain.codes import Channel, FollowUpKind, NoteKind
from journal.domain.views.deleted import DeletedItem, Restored, Why
from journal.services.library import Library, open_library
from journal.store import deleted, search
from journal.store.checking import check
from journal.store.database import create_file, open_file
from journal.store.journal import Journal
from journal.store.reviving import Reviving

NOW = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)


def fingerprint(journal: Journal) -> str:
    """A hash of all tables but the history, and of the index."""
    state = hashlib.sha256()
    for kind in Kind:
        state.update(repr(journal.database.rows(f'SELECT * FROM "{kind}" ORDER BY id')).encode())
    state.update(repr(search.stored(journal.database)).encode())
    return state.hexdigest()


def restore(journal: Journal, *items: DeletedItem) -> Restored:
    with journal.step("Restore") as step:
        return Reviving(journal.database, step).bring_back([item.key for item in items])


def listed(journal: Journal) -> list[tuple[str, str]]:
    return [(str(item.key.kind), item.name) for item in deleted.items(journal.database)]


def referrers(journal: Journal, key: int) -> list[tuple[int, int]]:
    return journal.database.rows(
        "SELECT referrer_id, is_primary FROM referral WHERE referred_id = ? ORDER BY id", (key,)
    )


def rich(library: Library, name: str, referrer: int | None = None) -> int:
    """Somebody with two interviews, answers, notes, follow-ups, a position."""
    key = library.contacts.add(
        name, company="Northwind", role="Planner", mail="p@x.example", referrer_id=referrer
    )
    library.contacts.set_note(key, NoteKind.RESEARCH, f"led the merger {name}")
    for _ in range(2):
        meeting = library.meetings.plan(key, start="2026-03-09T14:00")
        question = library.questions.add_own(meeting, "What issues do you face?")
        library.questions.set_answer(question, f"driver shortage {name}")
    library.follow_ups.add(key, FollowUpKind.THANK_YOU, due_on=date(2026, 3, 10))
    library.contacts.log_touch(key, Channel.PHONE, "called")
    return key


def test_somebody_comes_back_whole_after_other_work(journal: Journal, library: Library) -> None:
    tom = rich(library, "Tom Becker")
    priya = rich(library, "Priya Nair", tom)
    child = library.contacts.add("Lena Fischer", referrer_id=priya)
    before = fingerprint(journal)
    library.contacts.delete(priya)
    item = deleted.items(journal.database)[0]
    assert (item.key.kind, item.key.id, item.name) == (Kind.CONTACT, priya, "Priya Nair")
    along = dict(item.along)
    assert (along[Kind.INTERVIEW], along[Kind.INTERVIEW_QUESTION]) == (2, 2)
    assert along[Kind.FOLLOW_UP] == 1
    other = library.contacts.add("Somebody else")
    result = restore(journal, item)
    assert result.keys == (item.key,)
    assert result.others == ()
    assert listed(journal) == []
    assert referrers(journal, child) == [(priya, 1)]
    assert search.find(journal.database, "shortage priya")
    journal.undo()
    assert listed(journal) == [("contact", "Priya Nair")]
    journal.redo()
    assert listed(journal) == []
    assert other not in (tom, priya, child), "keys are never reused"
    journal.undo()
    journal.undo()
    assert restore(journal, deleted.items(journal.database)[0]).others == ()
    assert fingerprint(journal) == before
    assert check(journal.database) == []


def test_undone_deletions_and_additions_are_not_listed(journal: Journal, library: Library) -> None:
    ana = rich(library, "Ana")
    library.contacts.delete(ana)
    journal.undo()
    assert listed(journal) == []
    library.contacts.add("Ben")
    journal.undo()
    library.contacts.add("Cleo")  # the step of Ben is left behind
    assert listed(journal) == []
    library.contacts.delete(ana)
    assert listed(journal) == [("contact", "Ana")]


def test_the_other_end_is_gone_and_comes_later(journal: Journal, library: Library) -> None:
    tom, ana = library.contacts.add("Tom"), library.contacts.add("Ana")
    library.referrals.place([ana], tom)
    before = fingerprint(journal)
    library.contacts.delete(tom)
    library.contacts.delete(ana)
    of_ana, of_tom = deleted.items(journal.database)
    result = restore(journal, of_tom)
    assert [(each.kind, each.name, each.why, each.other) for each in result.others] == [
        (Kind.REFERRAL, "Ana", Why.OTHER_END_GONE, "Ana")
    ]
    assert restore(journal, of_ana).others == ()
    assert referrers(journal, ana) == [(tom, 1)]
    assert fingerprint(journal) == before


def test_an_interview_waits_for_its_person(journal: Journal, library: Library) -> None:
    ana = rich(library, "Ana")
    meeting = library.meetings.plan(ana)
    library.meetings.delete(meeting)
    library.contacts.delete(ana)
    of_ana, of_meeting = deleted.items(journal.database)
    assert of_meeting.key.kind is Kind.INTERVIEW
    result = restore(journal, of_meeting)
    assert result.keys == ()
    assert result.others[0].other == "Ana"
    assert restore(journal, of_meeting, of_ana).keys == (of_meeting.key, of_ana.key)
    assert check(journal.database) == []


def test_a_taken_primary_referrer_comes_back_as_a_further_one(
    journal: Journal, library: Library
) -> None:
    tom, ben = library.contacts.add("Tom"), library.contacts.add("Ben")
    ana = library.contacts.add("Ana", referrer_id=tom)
    library.contacts.delete(tom)
    library.referrals.place([ana], ben)
    result = restore(journal, deleted.items(journal.database)[0])
    assert referrers(journal, ana) == [(tom, 0), (ben, 1)]
    assert [(each.name, each.text, each.why, each.other) for each in result.others] == [
        ("Ana", "Tom", Why.FURTHER, "Ben")
    ]


def test_who_moved_up_makes_place_again(journal: Journal, library: Library) -> None:
    tom, ben = library.contacts.add("Tom"), library.contacts.add("Ben")
    ana = library.contacts.add("Ana", referrer_id=tom)
    library.referrals.place([ana], ben, primary=False)
    before = fingerprint(journal)
    library.contacts.delete(tom)
    library.contacts.delete(ben)
    assert library.people.card(ana).how_known == "Referred by Ben"  # type: ignore[union-attr]
    of_ben, of_tom = deleted.items(journal.database)
    restore(journal, of_tom)
    restore(journal, of_ben)
    assert sorted(referrers(journal, ana)) == [(tom, 1), (ben, 0)]
    assert fingerprint(journal) == before


def test_no_loop_comes_back(journal: Journal, library: Library) -> None:
    tom = library.contacts.add("Tom")
    ana = library.contacts.add("Ana", referrer_id=tom)
    eve = library.contacts.add("Eve", referrer_id=ana)
    library.contacts.delete(ana)
    library.referrals.place([tom], eve)
    result = restore(journal, deleted.items(journal.database)[0])
    assert [each.why for each in result.others] == [Why.LOOP]
    assert check(journal.database) == []
    assert referrers(journal, tom) == [(eve, 1)]


def test_only_what_says_something_is_listed(journal: Journal, library: Library) -> None:
    ana = library.contacts.add("Ana", company="Nor")
    library.contacts.set_job(ana, company="Northwind")  # "Nor" goes: nothing else is known of it
    library.contacts.set_note(ana, NoteKind.RESEARCH, "led the merger")
    library.contacts.set_note(ana, NoteKind.RESEARCH, "")
    meeting = library.meetings.plan(ana)
    question = library.questions.add_own(meeting, "Why?")
    library.questions.remove(question)
    assert listed(journal) == [("interview_question", "Ana"), ("note", "Ana")]
    assert [item.text for item in deleted.items(journal.database)] == ["Why?", "led the merger"]
    tom = library.contacts.add("Tom")
    library.referrals.place([ana], tom)
    library.referrals.place([ana], None)
    library.referrals.place([ana], tom)
    eve = library.contacts.add("Eve")
    library.referrals.place([ana], eve)  # replaced: a move, no deletion
    assert [kind for kind, _name in listed(journal)].count("referral") == 1


def test_empty_leaves_nothing_in_the_file(journal: Journal, library: Library) -> None:
    ana = rich(library, "Ana Qwertzuiop")
    ben = rich(library, "Ben")
    library.contacts.set_note(ana, NoteKind.RESEARCH, "secret zyxwvut")
    library.contacts.delete(ana)
    library.contacts.add("Cleo")
    before = fingerprint(journal)
    assert b"zyxwvut" in journal.path.read_bytes()
    assert journal.outside_steps(lambda: deleted.empty(journal.database)) > 10
    assert listed(journal) == []
    assert fingerprint(journal) == before
    for word in (b"zyxwvut", b"Qwertzuiop", b"qwertzuiop"):
        assert word not in journal.path.read_bytes()
    assert journal.undo_step() is not None, "what came after can be undone"
    journal.undo()
    assert journal.undo_step() is None
    assert check(journal.database) == []
    assert library.people.card(ben) is not None


def delete_something(library: Library, journal: Journal, random: Random) -> bool:
    """One seeded deletion; False when there was nothing of its kind."""
    table, act = random.choice(
        (
            ("contact", lambda keys: library.contacts.delete(*keys)),
            ("contact", lambda keys: library.contacts.delete(keys[0])),
            ("interview", lambda keys: library.meetings.delete(keys[0])),
            ("follow_up", lambda keys: library.follow_ups.delete(keys[0])),
            ("interview_question", lambda keys: library.questions.remove(*keys)),
            ("referral", lambda keys: library.referrals.remove(keys[0])),
        )
    )
    rows = journal.database.rows(f'SELECT id FROM "{table}" ORDER BY id')
    if not rows:
        return False
    act([int(row[0]) for row in random.sample(rows, min(len(rows), random.randint(1, 3)))])
    return True


def fill(library: Library, random: Random) -> None:
    people: list[int] = []
    for number in range(7):
        referrer = random.choice([None, *people])
        people.append(rich(library, f"Person {number}", referrer))
    for one in people:
        for other in people:
            if random.random() < 0.15 and not library.referrals.would_loop(one, other):
                library.referrals.refer(one, other, primary=False)
        if random.random() < 0.5:
            mover = random.choice([each for each in people if each != one])
            library.referrals.hold(one, whose_move_id=mover, conditions=["mail"])


@pytest.mark.parametrize("backwards", [True, False])
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 10**6))
def test_any_deletions_in_any_order(backwards: bool, seed: int) -> None:
    random = Random(seed)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "test.journal"
        create_file(path)
        clock = FixedClock(NOW)
        journal = Journal(open_file(path), path, clock)
        library = open_library(journal, clock)
        try:
            fill(library, random)
            before = fingerprint(journal)
            while sum(delete_something(library, journal, random) for _ in range(6)) == 0:
                pass
            bring_all_back(journal, random, backwards=backwards)
            assert check(journal.database) == []
            if backwards:
                assert fingerprint(journal) == before
        finally:
            journal.close()


def bring_all_back(journal: Journal, random: Random, *, backwards: bool) -> None:
    for _ in range(200):
        found = deleted.items(journal.database)
        if not found:
            break
        if backwards:
            step = found[0].key.step
            chosen = [item for item in found if item.key.step == step]
        else:
            chosen = random.sample(found, random.randint(1, min(3, len(found))))
        restored = restore(journal, *chosen)
        assert check(journal.database) == []
        assert not backwards or restored.keys
    else:
        raise AssertionError(f"these never came back: {found}")


def questions(journal: Journal, meeting: int) -> list[tuple[int, str]]:
    return journal.database.rows(
        "SELECT position, text FROM interview_question WHERE interview_id = ?"
        " ORDER BY position, id",
        (meeting,),
    )


@pytest.mark.parametrize("together", [True, False])
def test_questions_come_back_to_their_places_and_share_none(
    journal: Journal, library: Library, together: bool
) -> None:
    meeting = library.meetings.plan(library.contacts.add("Ana"))
    keys = {text: library.questions.add_own(meeting, text) for text in "ABCDE"}
    if together:
        library.questions.remove(keys["B"], keys["C"])
    else:
        library.questions.remove(keys["C"])
        library.questions.remove(keys["B"])
    library.questions.add_own(meeting, "F")  # and with it the others are numbered anew
    assert [place for place, _text in questions(journal, meeting)] == [0, 1, 2, 3]
    before = fingerprint(journal)
    restore(journal, *deleted.items(journal.database))
    assert questions(journal, meeting) == list(enumerate("ABCDEF"))
    journal.undo()
    assert fingerprint(journal) == before


def test_an_order_in_which_nobody_shares_a_place_is_left_alone(
    journal: Journal, library: Library
) -> None:
    meeting = library.meetings.plan(library.contacts.add("Ana"))
    keys = {text: library.questions.add_own(meeting, text) for text in "ABC"}
    before = fingerprint(journal)
    library.questions.remove(keys["B"])
    restore(journal, *deleted.items(journal.database))
    assert fingerprint(journal) == before
