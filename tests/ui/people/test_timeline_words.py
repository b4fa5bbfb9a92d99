"""What the lines of a timeline say of an interview to which somebody else came."""

from __future__ import annotations

from datetime import date

from journal.domain.codes import FollowUpKind, FollowUpState, Format, InterviewStatus
from journal.domain.milestones import Milestone
from journal.domain.views.people import TimelineItem
from journal.ui.people import timeline_words


def line(other: str, place: str = "") -> str:
    held, form = str(InterviewStatus.HELD), str(Format.COFFEE)
    item = TimelineItem("interview", 1, date(2026, 3, 4), place, form, held, other)
    return timeline_words.text(item, "Ana Souza")


def test_the_person_first_asked_reads_who_came() -> None:
    assert line("Lena Sommer") == "Interview held, with Lena Sommer instead, coffee"
    assert line("Lena Sommer", "Harbour Café") == (
        "Interview held, with Lena Sommer instead, coffee, Harbour Café"
    )


def test_whoever_came_reads_of_an_interview_like_any_other() -> None:
    assert line("") == "Interview held, coffee"


def test_what_waits_for_a_milestone_says_so() -> None:
    kind, state = str(FollowUpKind.GOOD_NEWS), str(FollowUpState.OPEN)
    item = TimelineItem("follow-up", 1, None, "", kind, state, "", waits_on=Milestone.FOUND)
    said = timeline_words.text(item, "Ana")
    assert said == "Tell Ana the good news, once I have found a position"
    assert timeline_words.day(item, date(2026, 3, 5)) == "waits"
