"""Letters as they read, whatever is known and whatever isn't."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.codes import (
    FollowUpKind,
    Format,
    InterviewStatus,
    Introduction,
    LetterKind,
    Topic,
)
from journal.domain.letters.choosing import choose
from journal.domain.letters.facts import AdviceFact, Heard, LetterFacts, MeetingFacts
from journal.domain.letters.filling import write
from journal.domain.letters.hints import count_words, look
from journal.domain.letters.mailto import mail_link
from tests.domain.letters.english import ANA, ENGLISH, LENA, MARTA, SAY, TOM, facts
from tests.reliability.oddities import strings

K = LetterKind
S = InterviewStatus
HELD = MeetingFacts(
    1,
    S.HELD,
    Format.COFFEE,
    held_on=date(2026, 3, 4),
    heard=(
        Heard("How did you begin?", "By accident.", Topic.PATH),
        Heard("A day?", "Repair, then calls.", Topic.DAY),
        Heard("Skills?", "", Topic.SKILLS),
        Heard("Colchester?", "It moves.", None),
    ),
    rating=5,
    names=(MARTA, LENA),
)
SET = MeetingFacts(
    2,
    S.SCHEDULED,
    Format.IN_PERSON,
    start=datetime(2026, 3, 10, 14, 0, tzinfo=UTC),
    minutes=30,
    place="12 Quay Street.",
    questions=("How did you begin?", "  ", "What would you\ndo differently?"),
)
ASKED = MeetingFacts(3, S.REQUESTED, Format.VIDEO, requested_on=date(2026, 2, 27))


def letter(known: LetterFacts, key: str = "") -> tuple[str, str]:
    template = ENGLISH.template(key or choose(known))
    assert template is not None
    found = write(template.subject, template.body, known, SAY)
    return found.subject, found.body.text


def body(known: LetterFacts, key: str = "") -> str:
    return letter(known, key)[1]


# -- requests ---------------------------------------------------------------------------------


def test_a_request_on_somebodys_word() -> None:
    known = facts(
        K.REQUEST,
        referrers=(TOM, LENA),
        referral_words="says hello from the night shift.",
        my_status="a nurse moving into grid planning.",
        where_now="Hamburg",
        direction="transport planning",
        attained="She built the night network.",
    )
    assert choose(known) == "request.referred"
    subject, text = letter(known)
    assert subject == "Tom Becker suggested that I write to you"
    assert (
        text
        == """Dear Ana,

Tom Becker suggested that I write to you. Tom says hello from the night shift.

My name is Robin Ellis. I am a nurse moving into grid planning, in Hamburg. I am finding out what \
work in transport planning is really like, and I would like to hear it from people who do it. What \
made me write to you in particular: you built the night network.

Could you spare me 20 to 30 minutes in the next few weeks? I am asking for your advice and your \
view of things, not for a job. I will come prepared and keep to the time.

If it doesn't suit you at the moment, I will understand.

Kind regards,
Robin Ellis"""
    )


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("Send your résumé to Ana Souza", "As promised, here is my résumé."),
        ("send my résumé.", "As promised, here is my résumé."),
        ("Send my résumé to Ana", "As promised, here is my résumé."),
        ("Send my résumé by Friday", "[what you are sending: Send my résumé by Friday]"),
        ("Send my résumé to somebody", "[what you are sending: Send my résumé to somebody]"),
        ("Send my notes", "[what you are sending: Send my notes]"),
        ("Send it", "[what you are sending: Send it]"),
        ("Ask my brother", "[what you are sending: Ask my brother]"),
    ],
)
def test_what_was_promised_is_named_where_it_is_one_thing(what: str, said: str) -> None:
    known = facts(K.UPDATE, follow_up=FollowUpKind.PROMISED_BY_ME, follow_up_what=what)
    assert said in body(known)


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"my_status": "a student"}, "My name is Robin Ellis. I am a student. I am finding"),
        ({"my_status": "An apprentice."}, "My name is Robin Ellis. I am an apprentice. I am"),
        ({"my_status": "student"}, "Ellis. I am a student. I am finding"),
        ({"my_status": "Urban planner in training"}, "I am an urban planner in training. I am"),
        ({"my_status": "Nurse moving into planning"}, "I am a nurse moving into planning. I am"),
        ({"my_status": "Between two jobs"}, "I am between two jobs. I am finding"),
        ({"my_status": "I plan routes"}, "Ellis. I plan routes. I am finding"),
        (
            {"my_status": "Geography degree, two years as shift lead"},
            "Ellis. [who you are, in one sentence: Geography degree, two years as shift lead]. I",
        ),
        (
            {"where_now": "Two years as shift lead"},
            "Ellis. [who you are, in one sentence: Two years as shift lead]. I am finding",
        ),
        (
            {"where_now": "Two years as shift lead", "my_status": "graduate"},
            "I am a graduate, [where you are now: Two years as shift lead]. I am finding",
        ),
        (
            {"where_now": "At Baltic Freight", "my_status": "a student"},
            "I am a student, at Baltic Freight. I am finding",
        ),
        ({"where_now": "Hamburg, until May"}, "I am in Hamburg, until May. I am finding"),
        ({"where_now": "I am in Hamburg", "my_status": "a nurse"}, "a nurse, in Hamburg. I am"),
        ({"where_now": "The Netherlands", "my_status": "a nurse"}, "a nurse, in the Netherlands."),
        ({"where_now": "Stoke-on-Trent", "my_status": "I plan routes"}, "routes, in Stoke-on-"),
        ({}, "My name is Robin Ellis. I am finding"),
    ],
)
def test_who_the_user_is_stands_in_a_sentence(known: dict[str, object], said: str) -> None:
    assert said in body(facts(K.REQUEST, **known))
    assert said in body(facts(K.REQUEST, referrers=(TOM,), **known))


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("I am a student of geography", "My name is Robin Ellis. I am a student of geography. I"),
        ("I’m between two jobs.", "My name is Robin Ellis. I am between two jobs. I am finding"),
        ("I plan routes", "My name is Robin Ellis. I plan routes. I am finding"),
    ],
)
def test_a_line_about_oneself_may_be_a_sentence(noted: str, said: str) -> None:
    assert said in body(facts(K.REQUEST, where_now=noted))


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("Transport planning", "what work in transport planning is really like"),
        ("Work in planning", "what work in planning is really like"),
        ("work in Berlin museums", "what work in Berlin museums is really like"),
        ("UX", "what work in UX is really like"),
        ("European policy", "what work in European policy is really like"),
        ("Logistics.", "what work in logistics is really like"),
        ("a hospital", "what work in a hospital is really like"),
        ("work on power grids", "what work on power grids is really like"),
        ("Working with maps", "what work with maps is really like"),
        ("a job as a nurse", "what work as a nurse is really like"),
        ("Work that matters", "what work that matters is really like"),
        ("a job", "finding out [what work in … is really like: a job]"),
        ("something [with] maps", "out [what work in … is really like: something (with) maps]"),
        ("", "out [which work would suit me, or what work in … is really like]"),
    ],
)
def test_the_direction_stands_in_a_sentence(noted: str, said: str) -> None:
    assert said in body(facts(K.REQUEST, direction=noted))


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("said you know everybody in the port", "to you. Tom said you know everybody in the port."),
        ("Tom still owes you a coffee", "to you. Tom still owes you a coffee."),
        ("you know everybody there", "to you. You know everybody there."),
    ],
)
def test_what_the_referrer_said_has_a_subject(noted: str, said: str) -> None:
    assert said in body(facts(K.REQUEST, referrers=(TOM,), referral_words=noted))


WRITTEN = MeetingFacts(1, S.REQUESTED, Format.LETTER, requested_on=date(2026, 2, 20))


def test_whoever_answers_in_writing_is_not_asked_for_an_hour_of_their_time() -> None:
    for reminders in (0, 1):
        subject, text = letter(facts(K.REQUEST, meeting=replace(WRITTEN, reminders=reminders)))
        assert "a few questions in writing" in subject
        assert "answers to a few questions in writing" in text
        assert "minutes" not in subject + text
        assert "meeting" not in text


def test_whoever_answered_in_writing_was_not_met() -> None:
    held = replace(HELD, format=Format.LETTER)
    subject, text = letter(facts(K.THANK_REFERRER, person=TOM, about=ANA, meeting=held))
    assert subject == "Ana Souza has answered me in writing, thanks to you"
    assert "Ana Souza has answered my questions in writing, and I have you to thank" in text
    assert not any(each in text for each in ("spoke", "conversation", "met "))
    for more in ({"thinking": True}, {"theirs": ("asks her boss",)}):
        subject, text = letter(facts(K.CHECK_BACK, meeting=replace(held, **more)))
        assert "When you answered me in writing, you" in text
        assert "spoke" not in subject + text


def test_time_is_thanked_for_where_somebody_gave_some() -> None:
    known = facts(K.UPDATE, follow_up=FollowUpKind.PROMISED_BY_ME, follow_up_what="Send my résumé")
    assert "thank you" not in body(known)
    met = replace(known, last_met=date(2026, 2, 2))
    assert "And thank you again for your time on 2 February." in body(met)


def test_quotation_marks_inside_others_are_others() -> None:
    known = facts(K.UPDATE, advice=(AdviceFact(1, "Read “Slots” and 'Ports'", done=True),))
    assert "I did what you advised: “Read ‘Slots’ and 'Ports'”." in body(known)


def test_news_that_are_no_sentence_go_on_after_the_colon() -> None:
    assert "from me: a place at Northwind." in body(facts(K.GOOD_NEWS, news="A place at Northwind"))
    assert "from me: From May I plan" in body(facts(K.GOOD_NEWS, news="From May I plan trains"))


def test_a_request_of_which_only_the_name_is_known() -> None:
    known = facts(K.REQUEST, person=ANA._replace(addressed=""), me="")
    assert choose(known) == "request.stranger"
    text = body(known)
    assert text.startswith("Dear Ana Souza,\n\nYou don't know me")
    assert "My name is [your name]. I am finding out [which work would suit me, or" in text
    assert text.endswith("Kind regards,\n[your name]")


@pytest.mark.parametrize(
    ("known", "key"),
    [
        ({}, "request.stranger"),
        ({"acquainted": True}, "request.known"),
        ({"acquainted": True, "referrers": (TOM,)}, "request.referred"),
        ({"referrers": (TOM,), "introduction": Introduction.MADE}, "request.introduced"),
        ({"introduction": Introduction.MADE}, "request.stranger"),
        ({"meeting": MeetingFacts(1, S.IDEA, Format.LETTER)}, "request.by_letter"),
        ({"meeting": ASKED}, "request.reminder"),
        ({"meeting": replace(ASKED, reminders=1)}, "request.last_reminder"),
        ({"meeting": replace(ASKED, reminders=3)}, "request.last_reminder"),
        ({"last_met": date(2026, 1, 8)}, "request.again"),
    ],
)
def test_which_request(known: dict[str, object], key: str) -> None:
    assert choose(facts(K.REQUEST, **known)) == key


@pytest.mark.parametrize(
    ("minutes", "asked"),
    [(30, "20 to 30 minutes"), (0, "20 to 30 minutes"), (20, "20 minutes"), (60, "an hour"),
     (45, "45 minutes")],
)  # fmt: skip
def test_how_much_time_is_asked_for(minutes: int, asked: str) -> None:
    meeting = MeetingFacts(1, S.IDEA, Format.PHONE, minutes=minutes)
    text = body(facts(K.REQUEST, meeting=meeting))
    assert f"Could you spare me {asked} in the next few weeks, on the phone?" in text


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("led the port merger of 2019.", "you led the port merger of 2019."),
        ("Led the port merger", "you led the port merger."),
        ("She led the merger", "you led the merger."),
        ("the port merger of 2019", ": the port merger of 2019."),
        ("Head of Operations since 2019", ": you have been head of Operations since 2019."),
        ("Founder of the repair café", "you are the founder of the repair café."),
        ("Runs the county's depot", "you run the county's depot."),
        ("she teaches pilots", "you teach pilots."),
        ("built his own firm", "you built your own firm."),
        ("Her talk on queues", ": your talk on queues."),
        ("Harbour app 2024", ": Harbour app 2024."),
        ("Opened the Trieste line\nand more", "you opened the Trieste line."),
    ],
)
def test_what_they_did_reads_as_a_deed_or_as_a_thing(noted: str, said: str) -> None:
    text = body(facts(K.REQUEST, attained=noted, referrers=(TOM,)))
    line = next(line for line in text.splitlines() if "in particular" in line)
    assert line.endswith(said)


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("We both started in a warehouse", "something we share: we both started in a warehouse."),
        ("Two winters on the night shift", "something we share: two winters on the night shift."),
        ("Harwich", "something we share: Harwich."),
        ("She also came from the floor", "You do what I have only read about so far"),
        ("I sang with her brother", "You do what I have only read about so far"),
        ("both think maps explain more", "something we share: we both think maps explain more."),
        ("Both from Bristol", "something we share: we are both from Bristol."),
        ("from the same village", "something we share: we are both from the same village."),
        ("At the same school", "something we share: we have both been at the same school."),
    ],
)
def test_what_one_has_in_common(noted: str, said: str) -> None:
    assert said in body(facts(K.REQUEST, common=noted))


def test_reminders_name_the_day_and_who_sent_one() -> None:
    known = facts(K.REQUEST, meeting=ASKED, referrers=(LENA,))
    assert "On 27 February I wrote to you with a request, at the suggestion of Lena Fischer." in (
        body(known)
    )
    undated = replace(known, meeting=replace(ASKED, requested_on=None), referrers=())
    assert "Some days ago I wrote to you with a request. I know" in body(undated)
    assert letter(undated)[0] == "My letter: 20 to 30 minutes of your advice"
    last = body(replace(known, meeting=replace(ASKED, reminders=1)))
    assert "last time that I come back to my letter of 27 February, so" in last


# -- before a meeting -------------------------------------------------------------------------


def test_questions_are_numbered_and_the_day_is_named() -> None:
    subject, text = letter(facts(K.QUESTIONS, meeting=SET))
    assert subject == "My questions for 10 March"
    assert "\n\n1. How did you begin?\n2. What would you do differently?\n\n" in text
    assert "I am looking forward to our meeting on 10 March. So" in text


def test_without_questions_there_is_a_gap() -> None:
    text = body(facts(K.QUESTIONS))
    assert "\n\n[your questions]\n\n" in text
    assert "I am looking forward to [what you agreed on]. So" in text


def test_questions_to_answer_in_writing_have_no_day() -> None:
    known = facts(K.QUESTIONS, meeting=replace(SET, format=Format.LETTER, start=None))
    assert choose(known) == "questions.by_letter"
    assert letter(known)[0] == "My questions"


@pytest.mark.parametrize(
    ("meeting", "line"),
    [
        (SET, "Just a line to confirm our meeting on 10 March at 14:00: 12 Quay Street. I have 30 "
              "minutes in my diary and will keep to them."),
        (replace(SET, place=""), "confirm our meeting on 10 March at 14:00. I have"),
        (replace(SET, format=Format.VIDEO, link=" https://meet.example/x "),
         "them.\n\nThe link: https://meet.example/x\n\nShould"),
        (replace(SET, format=Format.PHONE, minutes=0), "confirm our call on 10 March at 14:00.\n"),
        (replace(SET, format=Format.LUNCH, start=None), "confirm our lunch on [the day]."),
        (None, "confirm [what you agreed on] on [the day].\n"),
    ],
)  # fmt: skip
def test_confirmations(meeting: MeetingFacts | None, line: str) -> None:
    assert line in body(facts(K.CONFIRMATION, meeting=meeting))


# -- afterwards -------------------------------------------------------------------------------


def test_a_thank_you_says_what_they_told_advised_and_gave() -> None:
    advice = (
        AdviceFact(1, "Put the numbers first.", here=True),
        AdviceFact(2, "Of another day"),
        AdviceFact(3, "Done already", done=True, here=True),
    )
    subject, text = letter(facts(K.THANK_YOU, meeting=HELD, advice=advice))
    assert subject == "Thank you for your time yesterday"
    assert (
        "What you told me about your own way into this work and what your days are made of has"
        in text
    )
    assert "I have taken this to heart: “Put the numbers first”." in text
    assert (
        "Thank you also for naming Marta Kowalska and Lena Fischer. I will say who sent me" in text
    )
    assert "before I hear from you" not in text


def test_a_thank_you_for_a_meeting_of_which_nothing_was_noted() -> None:
    bare = MeetingFacts(1, S.HELD, Format.PHONE, held_on=date(2026, 2, 1))
    assert (
        body(facts(K.THANK_YOU, meeting=bare))
        == """Dear Ana,

Thank you for your time on 1 February. I learnt more from it than from anything I have read.

I will let you know how I get on. If there is something I can do for you in the meantime, I would \
be glad to hear it.

Kind regards,
Robin Ellis"""
    )


def test_names_that_must_wait_are_told_apart() -> None:
    text = body(facts(K.THANK_YOU, meeting=replace(HELD, names=(), names_to_come=(LENA,))))
    assert "\n\nAs agreed, I won't write to Lena Fischer before I hear from you.\n\n" in text
    assert "naming" not in text


def test_whoever_stepped_in_is_thanked_for_it() -> None:
    known = facts(K.THANK_YOU, meeting=replace(HELD, instead_of="Edward Hall"))
    assert "your time yesterday, and for stepping in for Edward Hall. What" in body(known)


def test_thanks_for_something_else_say_what_is_missing() -> None:
    assert "Thank you for [what they did for you]." in body(facts(K.THANK_YOU))


@pytest.mark.parametrize(
    ("known", "key"),
    [
        ({"about": ANA, "meeting": HELD}, "thank_referrer.met"),
        ({"about": ANA, "meeting": HELD, "about_sent": True}, "thank_referrer.sent"),
        ({"about": ANA, "about_made": True}, "thank_referrer.introduced"),
        ({"about": ANA}, "thank_referrer.named"),
        ({}, "thank_referrer.named"),
    ],
)
def test_thanks_to_the_referrer(known: dict[str, object], key: str) -> None:
    assert choose(facts(K.THANK_REFERRER, person=TOM, **known)) == key


def test_the_referrer_hears_how_it_went_and_whom_one_met() -> None:
    text = body(facts(K.THANK_REFERRER, person=TOM, about=ANA, meeting=HELD))
    assert (
        "I spoke with Ana Souza yesterday, and I have you to thank for it. It was a very good"
        " conversation. We spoke about the way into this work and what the days there are made of."
        in text
    )
    assert "I now have Marta Kowalska and Lena Fischer to write to." in text


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"about_meets": date(2026, 3, 10)}, "We are to meet on 10 March, and I will tell you"),
        ({"about_meets": date(2026, 3, 5)}, "We are to meet today, and I will tell you"),
        ({"about_meets": date(2026, 3, 6)}, "We are to meet tomorrow, and I will tell you"),
        ({"about_met": date(2026, 3, 4)}, "We met yesterday, and I have you to thank for it.\n"),
        ({"about_waits": True}, "As you wished, I won't write there before I hear from you."),
        ({"about_asked": True}, "I have written, and I will tell you how it goes."),
        ({}, "I will write, say who sent me, and tell you how it goes."),
    ],
)
def test_the_referrer_hears_how_far_it_is(known: dict[str, object], said: str) -> None:
    assert said in body(facts(K.THANK_REFERRER, person=TOM, about=ANA, **known))
    if known and "about_waits" not in known:
        made = body(facts(K.THANK_REFERRER, person=TOM, about=ANA, about_made=True, **known))
        assert said in made
        assert "I will write" not in made


def test_coming_back_to_a_promised_introduction() -> None:
    known = facts(K.CHECK_BACK, person=TOM, about=LENA, meeting=replace(HELD, thinking=True))
    subject, text = letter(known)
    assert subject == "Your word with Lena Fischer"
    assert "I won't write before I hear from you" in text


def test_coming_back_to_names_and_to_what_was_agreed() -> None:
    thinking = facts(K.CHECK_BACK, meeting=replace(HELD, thinking=True))
    assert "When we spoke yesterday, you wanted to think about" in body(thinking)
    agreed = facts(K.CHECK_BACK, meeting=replace(HELD, theirs=("asks about a planning night.",)))
    said = (
        "you were kind enough to offer something: [what they offered: asks about a planning night]."
    )
    assert said in body(agreed)
    other = facts(K.CHECK_BACK, follow_up_what="Ask [again] about the course")
    assert "May I come back to [what this is about: Ask (again) about the course]?" in body(other)


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"follow_up": FollowUpKind.REPORT_BACK, "met_since": (LENA,), "others_met": 3},
         "report.\n\nThanks to you I have got to know Lena Fischer. Besides that, I have had three"
         " more conversations.\n\n"),
        ({"follow_up": FollowUpKind.REPORT_BACK, "met_since": (LENA,),
          "advice": (AdviceFact(1, "Go to the port day.", done=True),)},
         "I did what you advised: “Go to the port day”. And thanks to you I have got to know Lena"),
        ({"follow_up": FollowUpKind.REPORT_BACK}, "\n\n[what has happened since]\n\n"),
        ({"advice": (AdviceFact(1, "Go to the port day", done=True),), "others_met": 1},
         "not said in vain.\n\nSince we were last in touch I have had one more conversation.\n\n"),
        ({"advice": (AdviceFact(1, "Old", done=True, told=True),), "others_met": 20},
         "\n\nSince we were last in touch I have had 20 more conversations, and I learn something"),
        ({"follow_up": FollowUpKind.PROMISED_BY_ME, "follow_up_what": "Send the sheet"},
         "As promised, here is [what you are sending: Send the sheet]."),
        ({"last_touch": date(2026, 1, 1)}, "heard from me again.\n\n[what has happened since]"),
        ({"last_met": date(2026, 1, 1)}, "heard from me again.\n\n"),
        ({}, "that you heard from me.\n\n[what has happened since]\n\nHow are"),
    ],
)  # fmt: skip
def test_updates(known: dict[str, object], said: str) -> None:
    assert said in body(facts(K.UPDATE, **known))


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"led_to": (ANA, LENA)}, "it: you led me to Ana Souza and Lena Fischer, and that was one"),
        ({"last_met": date(2025, 12, 1)}, "our conversation on 1 December helped me"),
        ({"named": (MARTA,)}, "it: you named Marta Kowalska to me, and I have not"),
        ({"last_touch": date(2026, 1, 1)}, "You had a part in it, and I have not forgotten that."),
        ({"advice": (AdviceFact(1, "Go there", done=True, told=True),)},
         "I did what you advised, too: “Go there”."),
        ({"also": {"position": "I start as a planner in May"}}, "from me: I start as a planner in"),
        ({}, "[what you will do, and where].\n\nThank you. I would"),
    ],
)  # fmt: skip
def test_good_news_say_what_each_did(known: dict[str, object], said: str) -> None:
    assert said in body(facts(K.GOOD_NEWS, **known))


# -- all of them ------------------------------------------------------------------------------

_FULL = {
    "my_status": "a nurse moving into grid planning",
    "where_now": "Hamburg, until May",
    "direction": "transport planning",
    "attained": "led the port merger of 2019 without losing a customer",
    "common": "We both started in a warehouse team",
    "referrers": (TOM,),
    "referral_words": "Tom says hello and still owes you a coffee",
    "advice": (AdviceFact(1, "Go there", here=True), AdviceFact(2, "Do that", done=True)),
    "led_to": (LENA,),
    "met_since": (LENA,),
    "others_met": 2,
    "named": (LENA, MARTA),
    "about": MARTA,
    "last_met": date(2026, 2, 1),
    "last_touch": date(2026, 2, 2),
}
_ODD = re.compile(r" [,.;:!?]|[ ]{2}|,,|\.\.|,\.|\n{3}|\n ? \.|^\s|\s$|“”|: ?\.|\[\?|\{|\|")


@pytest.mark.parametrize("meeting", [None, HELD, SET, ASKED])
@pytest.mark.parametrize("template", ENGLISH.templates, ids=lambda each: each.key)
def test_no_letter_limps_whatever_is_missing(
    template: object, meeting: MeetingFacts | None
) -> None:
    """Each template with each combination of four groups of facts: known or not."""
    groups = [
        ("my_status", "where_now", "direction", "others_met"),
        ("attained", "referrers", "referral_words", "advice"),
        ("common", "led_to", "met_since"),
        ("named", "about", "last_met", "last_touch"),
    ]
    key = template.key  # type: ignore[attr-defined]
    for chosen in product([True, False], repeat=len(groups)):
        names = [
            name for group, is_in in zip(groups, chosen, strict=True) if is_in for name in group
        ]
        known = facts(
            template.kind,  # type: ignore[attr-defined]
            meeting=meeting,
            **{name: _FULL[name] for name in names},
        )
        subject, text = letter(known, key)
        for said in (subject, text):
            assert not _ODD.search(said), said
        for paragraph in text.split("\n\n")[1:-1]:
            assert paragraph[0].isupper() or paragraph[0] in "[1", paragraph


@pytest.mark.parametrize(
    "key", [each.key for each in ENGLISH.templates if each.kind is LetterKind.REQUEST]
)
def test_a_request_stays_under_150_words_with_everything_known(key: str) -> None:
    meeting = replace(ASKED, format=Format.IN_PERSON)
    assert count_words(body(facts(K.REQUEST, meeting=meeting, **_FULL), key)) <= 150


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=300), st.sampled_from(list(K)))
def test_strange_names_and_notes_are_text(
    name: str, addressed: str, note: str, kind: LetterKind
) -> None:
    known = facts(
        kind,
        person=ANA._replace(name=name, addressed=addressed),
        attained=note,
        common=note,
        direction=note,
        referral_words=note,
        follow_up_what=note,
        meeting=replace(HELD, mine=(note,), theirs=(note,)),
    )
    subject, text = letter(known)
    assert "\n" not in subject
    assert text.endswith("Robin Ellis")


def test_odd_names_and_notes_of_all_sorts() -> None:
    """The same texts that are tried in every field of the journal."""
    for _sort, odd in strings()[::4]:
        for kind in K:
            known = facts(
                kind,
                person=ANA._replace(name=odd, addressed=odd),
                attained=odd,
                referrers=(TOM._replace(name=odd),),
                direction=odd,
                about=LENA._replace(name=odd),
                meeting=replace(HELD, mine=(odd,), names=(TOM._replace(name=odd),)),
            )
            subject, text = letter(known)
            look(subject, text, kind, known)
            mail_link(odd, subject, text)
            assert text.endswith("Robin Ellis")
