"""What is hinted at beside a letter, and what isn't."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.codes import Format, InterviewStatus, LetterKind
from journal.domain.letters.choosing import choose
from journal.domain.letters.facts import LetterFacts, MeetingFacts
from journal.domain.letters.filling import write
from journal.domain.letters.hints import HintCode, checks, count_words, look, numbered
from tests.domain.letters.english import ENGLISH, LENA, SAY, TODAY, TOM, facts

H = HintCode
REQUEST = LetterKind.REQUEST
GOOD = "Tom Becker sent me. I read your article. Could you spare 20 minutes?"


def hinted(
    body: str, kind: LetterKind = REQUEST, subject: str = "Hello", **known: object
) -> list[HintCode]:
    return [hint.code for hint in look(subject, body, kind, facts(kind, **known))]


def test_a_good_request_has_no_hints() -> None:
    assert hinted(GOOD, referrers=(TOM,)) == []


@pytest.mark.parametrize("template", ENGLISH.templates, ids=lambda each: each.key)
def test_no_template_of_the_program_asks_for_a_job(template: object) -> None:
    kind = template.kind  # type: ignore[attr-defined]
    assert H.ASKS_FOR_JOB not in hinted(template.body, kind)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    [
        "I am looking for a job in planning.",
        "Do you have any openings?",
        "I would like to apply for\na position.",
        "Would you HIRE ME?",
        "I have attached my résumé.",
        "Not long ago I read of you. I am looking for a job.",
        "It's not about tea, it is about whether you, dear madam, would ever want to hire me.",
        "Would you consider me for the post?",
    ],
)
def test_asking_for_a_job(text: str) -> None:
    found = [
        hint for hint in look("", text, REQUEST, facts(REQUEST)) if hint.code is H.ASKS_FOR_JOB
    ]
    assert len(found) == 1
    assert " ".join(text[found[0].start : found[0].end].split()) == found[0].values[0]


@pytest.mark.parametrize(
    "text",
    [
        "I am not looking for a job.",
        "I am not asking for a job, I would like your view.",
        "I won't ask them for a job.",
        "I ask for advice, not for a job.",
        "Would Thursday work for you?",
        "We have jobs to do in the garden.",
        "I applied force.",
    ],
)
def test_not_asking_for_a_job(text: str) -> None:
    assert H.ASKS_FOR_JOB not in hinted(text)


def test_good_news_may_speak_of_a_job() -> None:
    assert H.ASKS_FOR_JOB not in hinted(
        "I have a job at last, a job at Hansa!", LetterKind.GOOD_NEWS
    )


def test_a_request_of_more_than_150_words() -> None:
    words = GOOD.split() + ["word"] * 200
    assert H.TOO_LONG not in hinted(" ".join(words[:150]))
    found = next(
        hint
        for hint in look("", " ".join(words[:151]), REQUEST, facts(REQUEST))
        if hint.code is H.TOO_LONG
    )
    assert found.values == ("151", "150")
    assert H.TOO_LONG not in hinted(" ".join(words), LetterKind.UPDATE)
    assert count_words("a\n b  c\t") == 3


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Tom Becker named you", False),
        ("TOM named you", False),
        ("Mr Bécker named you", False),
        ("Tomorrow I will be there", True),
        ("somebody named you", True),
    ],
)
def test_whether_the_referrer_is_named(text: str, missing: bool) -> None:
    assert (H.NO_REFERRER in hinted(text, referrers=(TOM,))) is missing
    assert H.NO_REFERRER not in hinted(text)


def test_the_referrer_may_stand_in_the_subject() -> None:
    assert H.NO_REFERRER not in hinted("Hello", subject="Tom Becker sends me", referrers=(TOM,))


def test_whether_it_says_how_long_it_takes() -> None:
    assert H.NO_TIME in hinted("Could you spare me some time?")
    for text in ("20 to 30 minutes", "half\nan hour", "15–20 mins", "thirty minutes"):
        assert H.NO_TIME not in hinted(f"Could you spare me {text}?")
    in_writing = MeetingFacts(1, InterviewStatus.IDEA, Format.LETTER)
    assert H.NO_TIME not in hinted("May I send you questions?", meeting=in_writing)


def test_whether_it_says_why_them() -> None:
    assert H.NO_REASON in hinted("Could you spare me 20 minutes?")
    assert H.NO_REASON not in hinted("I read your book. Could you spare me 20 minutes?")
    attained = "led the port merger of 2019"
    assert H.NO_REASON not in hinted("That merger of the port in 2019!", attained=attained)
    assert H.NO_REASON not in hinted("Could you spare me 20 minutes?", acquainted=True)


def test_gaps_and_placeholders_left_open() -> None:
    text = "Dear [their name], I am {me}. See [1] and [their name]."
    found = look("For [the day]", text, LetterKind.UPDATE, facts(LetterKind.UPDATE))
    assert [hint.code for hint in found] == [H.GAPS]
    assert found[0].values == ("the day", "their name", "me")
    assert text[found[0].start : found[0].end] == "[their name]"


def test_a_gap_in_the_subject_alone_has_no_place_in_the_text() -> None:
    found = look("For [the day]", "Hello", LetterKind.UPDATE, facts(LetterKind.UPDATE))
    assert (found[0].code, found[0].start, found[0].end) == (H.GAPS, -1, -1)


def test_questions_in_advance_without_a_question() -> None:
    kind = LetterKind.QUESTIONS
    assert H.NO_QUESTIONS in hinted("Here they are.", kind)
    assert H.NO_QUESTIONS not in hinted("Here:\n1. Why?", kind)


def test_what_was_numbered_is_read_back_in_its_words() -> None:
    text = (
        "Hello\n\n1. How did you\n   begin?\n2) Why?\nQ3: What now?\n\nIn 2019. you\n4.\n5 apples"
    )
    assert numbered(text) == ("How did you begin?", "Why?", "What now?")
    assert numbered("") == ()


def test_on_hold_comes_first_and_says_whose_move_it_is() -> None:
    found = look("", GOOD, REQUEST, facts(REQUEST, on_hold=True, mover="Edward Hall"))
    assert found[0].code is H.ON_HOLD
    assert found[0].values == ("Edward Hall",)


def test_late_thanks() -> None:
    kind = LetterKind.THANK_YOU
    assert H.LATE not in hinted("Thanks", kind)
    assert [hint.values for hint in look("s", "Thanks", kind, facts(kind, late_by=3))] == [("3",)]


def test_without_address_or_subject() -> None:
    kind = LetterKind.THANK_YOU
    assert hinted("Thanks", kind, subject=" ", address=" ") == [H.NO_SUBJECT, H.NO_ADDRESS]
    assert hinted("Thanks", kind, subject="", address="", by_hand=True) == []


def test_an_empty_letter_has_one_hint() -> None:
    assert hinted(" \n\u200b", subject="") == [H.EMPTY]


def test_what_was_dismissed_is_not_shown() -> None:
    known = facts(REQUEST)
    shown = {hint.code for hint in look("", "x", REQUEST, known)}
    assert {H.NO_TIME, H.NO_SUBJECT, H.NO_REASON} <= shown
    left = {hint.code for hint in look("", "x", REQUEST, known, {str(H.NO_TIME), H.NO_SUBJECT})}
    assert left == shown - {H.NO_TIME, H.NO_SUBJECT}


def test_checks_also_tell_what_is_well() -> None:
    found = {
        each.code: each.well
        for each in checks("s", GOOD, REQUEST, facts(REQUEST, referrers=(TOM,)))
    }
    assert found == dict.fromkeys(
        [H.ON_HOLD, H.GAPS, H.ASKS_FOR_JOB, H.TOO_LONG, H.NO_REFERRER, H.NO_TIME, H.NO_REASON,
         H.NO_SUBJECT, H.NO_ADDRESS],
        True,
    )  # fmt: skip


def test_the_programs_own_requests_have_no_hints_when_enough_is_known() -> None:
    known = facts(
        REQUEST, referrers=(TOM,), attained="led the merger", direction="planning", where_now="here"
    )
    for changed in (known, replace(known, acquainted=True), replace(known, referrers=())):
        template = ENGLISH.template(choose(changed))
        assert template is not None
        letter = write(template.subject, template.body, changed, SAY)
        assert look(letter.subject, letter.body.text, REQUEST, changed) == ()


@given(st.text(max_size=400), st.text(max_size=400), st.sampled_from(list(LetterKind)))
def test_any_text_can_be_looked_at(subject: str, body: str, kind: LetterKind) -> None:
    for hint in look(subject, body, kind, facts(kind, referrers=(TOM,))):
        assert -1 <= hint.start <= hint.end <= len(body)


def _fastest(body: str, known: LetterFacts) -> float:
    best = 1.0
    for _ in range(10):
        start = time.process_time()
        look("Subject", body, REQUEST, known)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize(
    "body",
    [
        "I would like to hear how people work, and what they look for in a planner. " * 270,
        "[" * 20_000,
        "not " * 5_000,
        "looking for a " * 1_430,
        "x" * 20_000,
        "1. a\n" * 4_000,
        "Ich würde gern hören, wie Sie arbeiten, und was Sie für wichtig halten. " * 280,
        "a job at " + "join your team, " * 1_300,
    ],
    ids=["prose", "brackets", "nots", "almost", "one word", "numbers", "umlauts", "phrases"],
)
def test_a_long_letter_is_looked_at_in_the_time_of_a_keystroke(body: str) -> None:
    assert len(body) >= 19_000
    spent = _fastest(body, facts(REQUEST, referrers=(TOM,), attained="led the merger"))
    assert spent < 0.12  # under a tenth of it here; a pattern that goes back and forth, seconds


@pytest.mark.parametrize(
    ("known", "said", "old"),
    [
        ({}, "I will write there now, and tell you how it goes.", False),
        ({"about_met": TODAY}, "I will write there now, and tell you how it goes.", True),
        ({"about_meets": TODAY}, "I will write, say who sent me, and tell you.", True),
        ({"about_asked": True}, "I won't write there before I hear from you.", True),
        ({"about_meets": TODAY}, "We are to meet today.", False),
        ({"about_met": TODAY}, "We are to meet today.", True),
        ({"about_met": TODAY, "about_meets": TODAY}, "We are to meet once more.", False),
        ({"about_met": TODAY}, "I spoke with Lena, thanks to you.", False),
    ],
)
def test_a_promise_that_was_kept_meanwhile_is_out_of_date(
    known: dict[str, object], said: str, old: bool
) -> None:
    about = facts(LetterKind.THANK_REFERRER, about=LENA, **known)
    found = look("Thank you", said, LetterKind.THANK_REFERRER, about)
    assert [each.values for each in found if each.code is HintCode.OUT_OF_DATE] == (
        [(LENA.name,)] if old else []
    )
