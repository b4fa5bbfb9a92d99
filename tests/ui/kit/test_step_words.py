"""Sentences of the next steps."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from journal.domain.codes import Urgency
from journal.domain.next_step import Missing, NextStep, NextStepCode
from journal.ui import step_words

NOW = datetime(2026, 3, 5, 9, 0, tzinfo=ZoneInfo("Europe/London"))
C = NextStepCode


@pytest.mark.parametrize("code", list(C))
def test_every_step_has_a_sentence_and_no_gap_in_it(code: NextStepCode) -> None:
    step = NextStep(code, None, None, "Tom Becker")
    for text in (step_words.sentence(step, "Ana Souza", NOW), step_words.details(step)):
        assert "{" not in text
    assert step_words.sentence(step, "Ana Souza", NOW)


@pytest.mark.parametrize(
    ("missing", "sentence", "details"),
    [
        (Missing.QUESTIONS, "Prepare questions", "No questions are chosen yet."),
        (Missing.RESEARCH, "Prepare", "No research is noted yet."),
        (Missing.PITCH, "Prepare", "No pitch is chosen yet."),
        (None, "Prepare", "Nothing is missing; read it once more."),
    ],
)
def test_preparing_tells_what_is_missing(
    missing: Missing | None, sentence: str, details: str
) -> None:
    step = NextStep(C.PREPARE, missing=missing)
    assert step_words.sentence(step, "Ana Souza", NOW) == sentence
    assert step_words.details(step) == details


def test_whoever_gave_a_name_is_thanked_for_it() -> None:
    step = NextStep(C.THANK_FOR_NAME, None, None, "Lena Sommer")
    assert step_words.sentence(step, "Ana Souza", NOW) == "Thank them for Lena Sommer"
    assert step_words.button(step) == "Write…"


def test_the_users_own_words_are_the_step_or_stand_under_it() -> None:
    step = NextStep(C.DO_FOLLOW_UP, NOW.date(), what="Send CV {now}", urgency=Urgency.TODAY)
    assert step_words.sentence(step, "Ana Souza", NOW) == "Send CV {now}, today"
    assert step_words.details(step) == ""
    kept = NextStep(C.KEEP_PROMISE, NOW.date(), what="Send CV", urgency=Urgency.TODAY)
    assert step_words.sentence(kept, "Ana Souza", NOW) == "Keep your promise, today"
    assert step_words.details(kept) == "Send CV"
