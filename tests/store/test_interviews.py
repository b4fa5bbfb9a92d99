"""Interviews read all at once and one by one; questions that were asked."""

from __future__ import annotations

from pathlib import Path

from journal.domain.changes import Kind
from journal.domain.clock import FixedClock
from journal.services.sample import ensure_sample
from journal.store import bank, interviews
from journal.store.database import open_file
from journal.store.journal import Journal


def test_all_at_once_say_the_same_as_each_by_itself(tmp_path: Path, clock: FixedClock) -> None:
    """What belongs to all of them is counted by another query."""
    path = ensure_sample(tmp_path, clock)
    journal = Journal(open_file(path), path, clock)
    try:
        with journal.step("Somebody named, thanks still due, a hold") as step:
            held = step.find("SELECT id FROM interview WHERE status = 'held'")
            met = step.find("SELECT contact_id FROM interview WHERE id = ?", [held])
            for name in ("Bo", "Cy"):
                named = step.insert(Kind.CONTACT, name=name)
                step.insert(
                    Kind.REFERRAL,
                    referrer_id=met,
                    referred_id=named,
                    is_primary=True,
                    interview_id=held,
                )
            step.insert(
                Kind.FOLLOW_UP,
                contact_id=met,
                interview_id=held,
                kind="thank-you",
                created_at=clock.now(),
            )
            step.insert(Kind.FOLLOW_UP, contact_id=met, kind="thank-you", created_at=clock.now())
            step.insert(Kind.HOLD, contact_id=met)
            step.insert(Kind.INTERVIEW, contact_id=met, status="idea")  # without a question
        every = interviews.rows(journal.database)
        for row in every:
            assert interviews.rows(journal.database, [row.id]) == [row]
        assert {row.id: row for row in every}[held].names >= 2
        for field in ("on_hold", "questions", "answered", "names", "thank_open"):
            found = {bool(getattr(row, field)) for row in every}
            assert found == {False, True}, field
    finally:
        journal.close()


def test_what_anybody_was_asked(journal: Journal, clock: FixedClock) -> None:
    with journal.step("Set up") as step:
        ana = step.insert(Kind.CONTACT, name="Ana")
        meeting = step.insert(Kind.INTERVIEW, contact_id=ana)
        asked, answered, planned, unused = (
            step.insert(Kind.QUESTION, text=text, topic="path") for text in "abcd"
        )
        for number, (question, row) in enumerate(
            (
                (asked, {"asked": True}),
                (answered, {"answer": "Yes."}),
                (planned, {}),
                (asked, {"answer": "Again."}),
                (None, {"asked": True}),
            )
        ):
            step.insert(
                Kind.INTERVIEW_QUESTION,
                interview_id=meeting,
                question_id=question,
                position=number,
                text="?",
                topic="path",
                **row,
            )
    assert bank.asked_anywhere(journal.database) == {asked, answered}
    assert unused not in bank.asked_anywhere(journal.database)
