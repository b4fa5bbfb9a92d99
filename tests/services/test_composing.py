"""Letters through the services: filled, kept, sent as one step, and undone."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from PySide6.QtCore import QLocale

from journal.domain.changes import Kind
from journal.domain.clock import FixedClock
from journal.domain.codes import (
    Channel,
    FollowUpKind,
    Format,
    InterviewStatus,
    Introduction,
    LetterKind,
    LetterState,
    NoteKind,
    PointKind,
    ReferralQuestion,
    ThanksBy,
)
from journal.domain.letters.hints import HintCode, look
from journal.domain.proposals import Event
from journal.domain.views.letters import LetterCard
from journal.errors import JournalBusy, Refused
from journal.services.composing import Composing
from journal.services.guarding import OnHold
from journal.services.library import Library
from journal.store import search, settings
from journal.store.journal import Journal
from journal.store.letters import REPLACED

K = LetterKind
BRITISH = QLocale("en_GB")


@pytest.fixture
def composing(library: Library, journal: Journal, clock: FixedClock) -> Composing:
    return Composing(journal, clock, library.letters, locale=BRITISH)


@pytest.fixture
def tom(library: Library) -> int:
    return library.contacts.add("Tom Becker", company="Harbour Lines")


@pytest.fixture
def ana(library: Library, tom: int) -> int:
    key = library.contacts.add("Ana Souza", referrer_id=tom, mail="ana@firm.example")
    library.contacts.set_field(key, "addressed_as", "Ana")
    library.contacts.set_field(key, "attained", "built the night network")
    return key


def card_of(composing: Composing, *args: object, **more: object) -> LetterCard:
    card = composing.card(*args, **more)  # type: ignore[arg-type]
    assert card is not None
    return card


def scheduled(library: Library, contact: int, start: str = "2026-03-10T14:00") -> int:
    return library.meetings.plan(contact, start=start, place="Quay 12")


def held(library: Library, contact: int, start: str = "2026-03-04T16:00") -> int:
    key = library.meetings.plan(contact, start=start, form=Format.COFFEE)
    library.meetings.set_status(key, InterviewStatus.HELD)
    return key


def promise(library: Library, referrer: int, referred: int) -> None:
    """The referrer wants to speak with them first."""
    card = library.people.card(referred)
    assert card is not None
    key = next(each.id for each in card.referrers if each.contact_id == referrer)
    library.referrals.set_introduction(key, Introduction.PROMISED)


def fingerprint(journal: Journal) -> list[object]:
    """All tables but the history, and the index."""
    tables = [journal.database.rows(f'SELECT * FROM "{kind}" ORDER BY id') for kind in Kind]
    return [*tables, search.stored(journal.database)]


def rows_of(journal: Journal, query: str) -> list[tuple[object, ...]]:
    return list(journal.database.rows(query))


# -- filled -----------------------------------------------------------------------------------


def test_a_request_is_filled_from_the_journal(
    composing: Composing, library: Library, ana: int
) -> None:
    library.beginning.set_my_name("Robin Ellis")
    card = card_of(composing, ana, K.REQUEST)
    assert (card.id, card.name, card.address) == (None, "Ana Souza", "ana@firm.example")
    assert card.template == "request.referred"
    assert card.subject == "Tom Becker suggested that I write to you"
    assert "you built the night network." in card.body
    assert card.body.endswith("Kind regards,\nRobin Ellis")
    marked = {card.body[span.start : span.end] for span in card.marks}
    assert {"Ana", "Tom Becker", "built the night network", "Robin Ellis"} <= marked
    assert rows_of(composing._journal, "SELECT id FROM letter") == []


def test_nobody_has_no_letter(composing: Composing) -> None:
    assert composing.card(99, K.REQUEST) is None
    assert composing.facts(99, K.REQUEST) is None
    assert composing.letter(99) is None
    assert composing.rows() == []


@pytest.mark.parametrize("kind", list(K))
def test_each_letter_to_somebody_of_whom_only_the_name_is_known(
    composing: Composing, library: Library, kind: LetterKind
) -> None:
    nobody = library.contacts.add("Kim")
    card = card_of(composing, nobody, kind)
    assert card.body.startswith("Dear Kim,\n\n")
    facts = composing.facts(nobody, kind)
    assert facts is not None
    hints = {hint.code for hint in look(card.subject, card.body, kind, facts)}
    assert HintCode.NO_ADDRESS in hints
    assert HintCode.GAPS in hints  # the user's own name at least


def test_whoever_wants_to_speak_first_is_not_named_as_referrer(
    composing: Composing, library: Library, tom: int
) -> None:
    lena = library.contacts.add("Lena", referrer_id=tom)
    promise(library, tom, lena)
    card = card_of(composing, lena, K.REQUEST)
    assert card.on_hold
    assert "Tom" not in card.subject + card.body
    facts = composing.facts(lena, K.REQUEST)
    assert facts is not None
    assert (facts.referrers, facts.mover) == ((), "Tom Becker")


def test_questions_and_confirmation_know_the_meeting(
    composing: Composing, library: Library, ana: int
) -> None:
    meeting = scheduled(library, ana)
    library.questions.add_own(meeting, "How did you begin?")
    library.questions.add_own(meeting, "What now?")
    card = card_of(composing, ana, K.QUESTIONS)
    assert card.interview_id == meeting
    assert re.fullmatch("My questions for Tuesday,? 10 March", card.subject)  # as Qt's data say
    assert "1. How did you begin?\n2. What now?" in card.body
    confirmation = card_of(composing, ana, K.CONFIRMATION).body
    assert "10 March at 14:00: Quay 12. I have 30 minutes" in confirmation


def test_the_thank_you_is_about_the_meeting_with_the_person(
    composing: Composing, library: Library, ana: int, tom: int
) -> None:
    meeting = held(library, ana)
    library.follow_ups.add(tom, FollowUpKind.THANK_REFERRER, about_id=ana, interview_id=meeting)
    thanks = card_of(composing, ana, K.THANK_YOU)
    assert (thanks.template, thanks.interview_id) == ("thank_you.meeting", meeting)
    assert "Thank you for your time yesterday" in thanks.body
    # The referrer wasn't there.
    assert card_of(composing, tom, K.THANK_YOU).template == "thank_you.other"
    referrer = card_of(composing, tom, K.THANK_REFERRER)
    assert (referrer.template, referrer.interview_id) == ("thank_referrer.met", meeting)
    assert (referrer.about_id, referrer.about) == (ana, "Ana Souza")
    assert "I spoke with Ana Souza yesterday" in referrer.body


def test_thanks_for_a_name_say_what_has_happened_since(
    composing: Composing, library: Library, ana: int, tom: int
) -> None:
    """Begun from the follow-up about the name, at each step of the way."""

    def said() -> str:
        card = card_of(composing, tom, K.THANK_REFERRER, about_id=ana)
        told = composing.facts(tom, K.THANK_REFERRER, card.interview_id, about_id=ana)
        assert told is not None
        assert HintCode.OUT_OF_DATE not in {
            each.code for each in look(card.subject, card.body, card.kind, told)
        }
        return card.body

    library.follow_ups.add(tom, FollowUpKind.THANK_REFERRER, about_id=ana)
    begun = said()
    assert "I will write, say who sent me" in begun
    library.letters.written(ana, K.REQUEST, "Wrote a request")
    assert "I have written, and I will tell you how it goes." in said()
    held(library, ana)
    assert "I spoke with Ana Souza yesterday, and I have you to thank for it." in said()
    assert card_of(composing, tom, K.THANK_REFERRER).template == "thank_referrer.met"
    told = composing.facts(tom, K.THANK_REFERRER, about_id=ana)
    assert told is not None
    late = look("Thank you", begun, K.THANK_REFERRER, told)
    assert [each.values for each in late if each.code is HintCode.OUT_OF_DATE] == [("Ana Souza",)]


def test_each_is_thanked_for_the_names_that_they_gave(
    composing: Composing, library: Library, journal: Journal, ana: int
) -> None:
    meeting = held(library, ana)
    library.capture.hear_name(meeting, "Marta Kowalska")
    library.capture.hear_name(meeting, "Lena Fischer", promised=True)
    other = library.contacts.add("Eva Lang")
    with journal.step("met as well") as step:
        step.insert(Kind.PARTICIPANT, interview_id=meeting, contact_id=other)
    thanks = card_of(composing, ana, K.THANK_YOU).body
    assert "for naming Marta Kowalska. I" in thanks
    assert "I won't write to Lena Fischer before I hear from you." in thanks
    also = card_of(composing, other, K.THANK_YOU)
    assert also.interview_id == meeting
    assert "yesterday" in also.body
    assert "Marta" not in also.body


def test_a_letter_about_somebody_elses_meeting_says_nothing_of_it(
    composing: Composing, library: Library, ana: int, tom: int
) -> None:
    meeting = held(library, ana)
    card = card_of(composing, tom, K.THANK_YOU, meeting)
    assert "yesterday" not in card.body
    assert card_of(composing, tom, K.UPDATE, meeting).template == "update.plain"


def test_whoever_sent_somebody_is_thanked_for_it(
    composing: Composing, library: Library, tom: int
) -> None:
    meeting = scheduled(library, tom, "2026-03-04T10:00")
    stand_in = library.substitutes.somebody_new(meeting, "Eva Lang", held=True)
    card = card_of(composing, tom, K.THANK_REFERRER)
    assert card.template == "thank_referrer.sent"
    assert (card.about_id, card.interview_id) == (stand_in, meeting)
    assert "for stepping in for Tom Becker" in card_of(composing, stand_in, K.THANK_YOU).body


def test_coming_back_is_about_what_is_waited_for(
    composing: Composing, library: Library, ana: int, tom: int
) -> None:
    assert card_of(composing, tom, K.CHECK_BACK).template == "check_back.plain"
    meeting = held(library, tom)
    library.meetings.set_field(meeting, "referral_question", ReferralQuestion.THINKING)
    assert card_of(composing, tom, K.CHECK_BACK).template == "check_back.names"
    promise(library, tom, ana)
    assert card_of(composing, tom, K.CHECK_BACK, meeting).template == "check_back.names"
    promised = card_of(composing, tom, K.CHECK_BACK, about_id=ana)
    assert (promised.template, promised.about) == ("check_back.introduction", "Ana Souza")


def test_an_update_says_what_happened_since(
    composing: Composing, library: Library, clock: FixedClock, ana: int, tom: int
) -> None:
    library.contacts.log_touch(tom, Channel.PHONE)
    clock.advance(days=10)
    held(library, ana, "2026-03-12T10:00")
    other = library.contacts.add("Eva")
    held(library, other, "2026-03-13T10:00")
    library.follow_ups.add(tom, FollowUpKind.REPORT_BACK)
    card = card_of(composing, tom, K.UPDATE)
    assert card.template == "update.report"
    assert (
        "Thanks to you I have got to know Ana Souza. Besides that, I have had one more" in card.body
    )


def test_values_that_only_the_caller_knows(composing: Composing, ana: int) -> None:
    card = card_of(composing, ana, K.GOOD_NEWS, also={"position": "I start at Hansa in May"})
    assert "from me: I start at Hansa in May." in card.body


def test_late_thanks_are_counted_in_hours(
    composing: Composing, library: Library, clock: FixedClock, ana: int
) -> None:
    meeting = held(library, ana)  # until 17:00 of the day before

    def late() -> int:
        found = composing.facts(ana, K.THANK_YOU, meeting)
        assert found is not None
        return found.late_by

    assert late() == 0
    clock.advance(hours=8)
    assert late() == 0
    clock.advance(minutes=1)
    assert late() == 1
    clock.advance(hours=30)
    assert late() == 31
    composing.send(card_of(composing, ana, K.THANK_YOU, meeting), "s", "Thanks")
    assert late() == 0


# -- kept -------------------------------------------------------------------------------------


def test_a_draft_is_kept_while_it_is_typed_in_one_step(
    composing: Composing, journal: Journal, ana: int
) -> None:
    card = card_of(composing, ana, K.REQUEST)
    first = composing.keep(card, "Hello", "Dear", visit="v")
    assert first is not None
    assert composing.keep(card, "Hello", "Dear Ana", visit="v") == first
    assert composing.keep(card._replace(id=first), "Hello", "Dear Ana,\nhi", visit="v") == first
    kept = card_of(composing, ana, K.REQUEST)
    assert (kept.id, kept.subject, kept.body) == (first, "Hello", "Dear Ana,\nhi")
    assert kept.marks == ()
    row = composing.rows()[0]
    assert (row.id, row.kind, row.state, row.by_hand) == (
        first,
        K.REQUEST,
        LetterState.DRAFT,
        False,
    )
    journal.undo()
    assert composing.rows() == []


def test_what_is_typed_after_an_undo_is_kept_anew(
    composing: Composing, journal: Journal, ana: int
) -> None:
    card = card_of(composing, ana, K.REQUEST)
    first = composing.keep(card, "Hello", "Dear", visit="v")
    journal.undo()
    second = composing.keep(card._replace(id=first), "Hello", "Dear Ana", visit="w")
    assert second not in (None, first)
    assert [row.id for row in composing.rows()] == [second]


def test_nothing_is_kept_for_somebody_who_was_deleted(
    composing: Composing, library: Library, ana: int
) -> None:
    card = card_of(composing, ana, K.REQUEST)
    library.contacts.delete(ana)
    assert composing.keep(card, "Hello", "Dear", visit="v") is None
    assert composing.rows() == []


def test_drafts_of_two_meetings_are_two(composing: Composing, library: Library, ana: int) -> None:
    one, two = held(library, ana, "2026-02-01T10:00"), held(library, ana, "2026-03-01T10:00")
    first = composing.keep(card_of(composing, ana, K.THANK_YOU, one), "", "one")
    second = composing.keep(card_of(composing, ana, K.THANK_YOU, two), "", "two")
    assert first != second
    assert card_of(composing, ana, K.THANK_YOU, one).body == "one"
    assert card_of(composing, ana, K.THANK_YOU, two).body == "two"


def test_drafts_about_two_people_are_two(composing: Composing, library: Library, tom: int) -> None:
    """Somebody promised two introductions, and is asked about each."""
    lena, eva = (library.contacts.add(name, referrer_id=tom) for name in ("Lena F", "Eva L"))
    keys = []
    for about in (lena, eva):
        card = card_of(composing, tom, K.CHECK_BACK, about_id=about)
        assert card.id is None
        keys.append(composing.keep(card, card.subject, card.body, visit=str(about)))
    assert len(set(keys)) == 2
    assert card_of(composing, tom, K.CHECK_BACK, about_id=lena).id == keys[0]
    assert card_of(composing, tom, K.CHECK_BACK, about_id=eva).id == keys[1]


def test_a_draft_that_is_opened_again_knows_whom_it_speaks_of(
    composing: Composing, library: Library, tom: int, ana: int
) -> None:
    promise(library, tom, ana)
    lena = library.contacts.add("Lena F", referrer_id=tom)
    for about, name in ((ana, "Ana Souza"), (lena, "Lena F")):
        card = card_of(composing, tom, K.CHECK_BACK, about_id=about)
        composing.keep(card, card.subject, card.body, visit=name)
        again = card_of(composing, tom, K.CHECK_BACK, about_id=about)
        assert (again.about_id, again.about) == (about, name)
    library.contacts.delete(lena)
    kept = card_of(composing, tom, K.CHECK_BACK)
    assert kept.id is not None
    composing.keep(kept, "How is it going?", "Is there any news of Ana Souza?")
    again = composing.letter(kept.id)
    assert again is not None
    assert (again.about_id, again.about) == (ana, "Ana Souza")
    composing.keep(kept, "How is it going?", "Is there any news?")
    assert composing.letter(kept.id).about == ""  # type: ignore[union-attr]


def test_another_template_gives_another_text_for_the_same_draft(
    composing: Composing, ana: int
) -> None:
    key = composing.keep(card_of(composing, ana, K.REQUEST), "Hello", "Mine")
    fresh = card_of(composing, ana, K.REQUEST, template="request.stranger")
    assert fresh.id == key
    assert fresh.body.startswith("Dear Ana,\n\nYou don't know me")
    assert card_of(composing, ana, K.REQUEST).body == "Mine"
    assert composing.keep(fresh, fresh.subject, fresh.body) == key
    assert len(composing.rows()) == 1


def test_typing_that_comes_after_sending_makes_no_second_letter(
    composing: Composing, ana: int
) -> None:
    card = card_of(composing, ana, K.UPDATE)
    key = composing.keep(card, "Hello", "Dear Ana", visit="v")
    sent = composing.send(card._replace(id=key), "Hello", "Dear Ana")
    assert sent.letter_id == key
    assert composing.keep(card._replace(id=key), "Hello", "Dear Ana!", visit="v") == key
    assert composing.keep(card, "Hello", "Dear Ana", visit="v") == key
    letter = composing.letter(sent.letter_id)
    assert letter is not None
    assert letter.body == "Dear Ana"
    assert len(composing.rows()) == 1


def test_a_letter_that_was_sent_meanwhile_is_not_sent_again(
    composing: Composing, library: Library, journal: Journal, ana: int
) -> None:
    card = card_of(composing, ana, K.UPDATE)
    card = card._replace(id=composing.keep(card, "Hello", "Dear Ana"))
    composing.send(card, "Hello", "Dear Ana")
    with pytest.raises(Refused, match="sent already"):
        composing.send(card, "Hello", "Dear Ana")
    assert len(composing.rows()) == 1
    assert journal.database.one("SELECT count(*) FROM touch") == (1,)
    library.history.undo()
    composing.send(card, "Hello", "Dear Ana")  # a draft again


def test_a_draft_is_discarded_and_comes_back(
    composing: Composing, journal: Journal, ana: int
) -> None:
    key = composing.keep(card_of(composing, ana, K.UPDATE), "Hello", "Dear Ana")
    assert key is not None
    composing.discard(key)
    assert composing.rows() == []
    journal.undo()
    assert [row.id for row in composing.rows()] == [key]


# -- sent -------------------------------------------------------------------------------------


def test_sending_a_request_is_one_step(
    composing: Composing, library: Library, journal: Journal, clock: FixedClock, ana: int
) -> None:
    library.follow_ups.add(ana, FollowUpKind.WRITE)
    before = fingerprint(journal)
    card = card_of(composing, ana, K.REQUEST)
    sent = composing.send(card, card.subject, card.body)
    assert (sent.event, sent.reminded) == (Event.REQUEST_SENT, False)
    meeting = sent.interview_id
    assert meeting is not None
    letter = composing.letter(sent.letter_id)
    assert letter is not None
    assert (letter.state, letter.channel, letter.sent) == (
        LetterState.SENT,
        Channel.MAIL,
        clock.now(),
    )
    assert letter.interview_id == meeting
    ((status, requested),) = rows_of(journal, "SELECT status, requested_on FROM interview")
    assert (status, requested) == (InterviewStatus.REQUESTED, "2026-03-05")
    touches = rows_of(journal, "SELECT contact_id, letter_id, interview_id, what FROM touch")
    assert touches == [(ana, sent.letter_id, meeting, "Asked for a conversation")]
    assert rows_of(journal, "SELECT kind, state FROM follow_up") == [("write to them", "done")]
    proposed = library.proposals.after(Event.REQUEST_SENT, ana, meeting)
    assert [str(each.proposal.due_on) for each in proposed] == ["2026-03-10", "2026-03-16"]
    journal.undo()
    assert fingerprint(journal) == before


def test_undo_of_sending_leaves_the_draft(composing: Composing, journal: Journal, ana: int) -> None:
    card = card_of(composing, ana, K.REQUEST)
    key = composing.keep(card, "Hello", "Dear Ana")
    composing.send(card._replace(id=key), "Hello", "Dear Ana, at last")
    journal.undo()
    assert [(row.id, row.state) for row in composing.rows()] == [(key, LetterState.DRAFT)]
    assert rows_of(journal, "SELECT id FROM touch") == []
    assert card_of(composing, ana, K.REQUEST).body == "Dear Ana"
    journal.redo()
    assert composing.rows()[0].state is LetterState.SENT


def test_a_second_request_is_a_reminder(
    composing: Composing, library: Library, journal: Journal, clock: FixedClock, ana: int
) -> None:
    first = composing.send(card_of(composing, ana, K.REQUEST), "s", "Please")
    for template in ("request.reminder", "request.last_reminder"):
        clock.advance(days=5)
        card = card_of(composing, ana, K.REQUEST)
        assert card.template == template
        sent = composing.send(card, card.subject, card.body)
        assert (sent.reminded, sent.interview_id) == (True, first.interview_id)
    words = [row[0] for row in rows_of(journal, "SELECT what FROM touch ORDER BY id")]
    assert words == ["Asked for a conversation"] + ["Reminded of my request"] * 2


def test_the_questions_are_recorded_as_they_were_sent(
    composing: Composing, library: Library, journal: Journal, ana: int
) -> None:
    meeting = scheduled(library, ana)
    library.questions.add_own(meeting, "How did you begin?")
    card = card_of(composing, ana, K.QUESTIONS, meeting)
    text = card.body.replace("1. How did you begin?", "1. How did it begin?\n2. And what\n   now?")
    sent = composing.send(card, card.subject, text)
    assert composing.questions_sent(sent.letter_id) == ("How did it begin?", "And what now?")
    step = library.interviews.next_step(meeting)
    assert step is not None
    assert str(step.code) != "send questions"
    journal.undo()
    assert rows_of(journal, "SELECT id FROM letter_question") == []


def test_advice_that_a_letter_reports_on_counts_as_told(
    composing: Composing, journal: Journal, ana: int
) -> None:
    with journal.step("advice") as step:
        told = step.insert(
            Kind.ADVICE, contact_id=ana, what="Put the numbers first", done_on="2026-03-01"
        )
        step.insert(Kind.ADVICE, contact_id=ana, what="Learn Portuguese", done_on="2026-03-01")
        step.insert(Kind.ADVICE, contact_id=ana, what="Numbers of the port first")
    card = card_of(composing, ana, K.UPDATE)
    assert card.template == "update.advice"
    assert "“Put the numbers first” and “Learn Portuguese”" in card.body
    composing.send(card, "s", "Dear Ana,\n\nI have put the numbers first. It helped.")
    found = rows_of(journal, "SELECT id FROM advice WHERE told_on = '2026-03-05'")
    assert found == [(told,)]
    journal.undo()
    assert rows_of(journal, "SELECT id FROM advice WHERE told_on IS NOT NULL") == []


def test_a_thank_you_closes_its_follow_up(
    composing: Composing, library: Library, journal: Journal, ana: int
) -> None:
    meeting = held(library, ana)
    key = library.follow_ups.add(ana, FollowUpKind.THANK_YOU, interview_id=meeting)
    card = card_of(composing, ana, K.THANK_YOU)
    sent = composing.send(card, card.subject, card.body)
    assert (sent.event, sent.interview_id) == (None, meeting)
    assert rows_of(journal, "SELECT id, state FROM follow_up") == [(key, "done")]


def test_thanks_by_hand_wait_until_they_are_marked(
    composing: Composing, library: Library, journal: Journal, ana: int
) -> None:
    held(library, ana)
    library.contacts.set_field(ana, "thanks_by", ThanksBy.HANDWRITTEN)
    card = card_of(composing, ana, K.THANK_YOU)
    assert (card.by_hand, card.channel) == (True, Channel.HAND)
    assert not card_of(composing, ana, K.REQUEST).by_hand
    key = composing.keep(card, card.subject, card.body)
    assert key is not None
    row = composing.rows()[0]
    assert (row.state, row.by_hand) == (LetterState.DRAFT, True)
    assert rows_of(journal, "SELECT id FROM touch") == []
    composing.send(card_of(composing, ana, K.THANK_YOU), "", card.body, Channel.HAND)
    row = composing.rows()[0]
    assert (row.id, row.state, row.channel, row.by_hand) == (
        key,
        LetterState.SENT,
        Channel.HAND,
        False,
    )
    assert rows_of(journal, "SELECT channel FROM touch") == [("by hand",)]


def test_how_somebody_was_thanked_is_how_they_are_thanked_next(
    composing: Composing, library: Library, ana: int
) -> None:
    held(library, ana)
    composing.send(card_of(composing, ana, K.THANK_YOU), "s", "Thanks", Channel.HAND)
    assert card_of(composing, ana, K.THANK_REFERRER).by_hand
    composing.send(card_of(composing, ana, K.UPDATE), "s", "Hello", Channel.MAIL)
    assert card_of(composing, ana, K.THANK_YOU).by_hand
    composing.send(card_of(composing, ana, K.THANK_YOU), "s", "Thanks", Channel.MAIL)
    assert not card_of(composing, ana, K.THANK_YOU).by_hand


def test_a_draft_may_be_set_aside_to_be_sent_by_hand(
    composing: Composing, journal: Journal, ana: int
) -> None:
    key = composing.keep(card_of(composing, ana, K.UPDATE), "s", "Hello")
    assert key is not None
    composing.set_channel(key, Channel.HAND)
    assert composing.rows()[0].by_hand
    journal.undo()
    assert not composing.rows()[0].by_hand


def test_somebody_on_hold_is_not_written_to_by_mistake(
    composing: Composing, library: Library, journal: Journal, ana: int, tom: int
) -> None:
    promise(library, tom, ana)
    card = card_of(composing, ana, K.REQUEST)
    assert card.on_hold
    before = fingerprint(journal)
    with pytest.raises(OnHold):
        composing.send(card, card.subject, card.body)
    assert fingerprint(journal) == before
    assert composing.send(card, card.subject, card.body, anyway=True).letter_id
    assert composing.rows()[0].on_hold


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b"])
def test_an_empty_letter_is_refused(composing: Composing, ana: int, text: str) -> None:
    with pytest.raises(Refused):
        composing.send(card_of(composing, ana, K.UPDATE), "s", text)
    assert composing.rows() == []


def test_strange_texts_are_kept_as_they_are(composing: Composing, ana: int) -> None:
    body = "<img src='file:///etc/passwd'> 100 % & ü 🙂 שלום {me} [x]\n\n" + "long " * 1_000
    key = composing.keep(card_of(composing, ana, K.UPDATE), "<b>Hi</b>", body)
    assert key is not None
    letter = composing.letter(key)
    assert letter is not None
    assert (letter.subject, letter.body) == ("<b>Hi</b>", body)


def test_what_was_written_is_found(composing: Composing, library: Library, ana: int) -> None:
    composing.keep(card_of(composing, ana, K.UPDATE), "Grüße", "From the quayside")
    for typed in ("gruss", "quayside"):
        assert [hit.kind for hit in library.finder.find(typed[:5])] == [
            Kind.LETTER
        ] or typed == "gruss"
    assert Kind.LETTER in [hit.kind for hit in library.finder.find("grusse")]


def test_deleting_a_person_takes_their_letters_along_and_back(
    composing: Composing, library: Library, journal: Journal, ana: int
) -> None:
    composing.send(card_of(composing, ana, K.UPDATE), "s", "Hello")
    before = fingerprint(journal)
    library.contacts.delete(ana)
    assert composing.rows() == []
    journal.undo()
    assert fingerprint(journal) == before


def test_letters_are_listed_by_the_local_day(
    composing: Composing, clock: FixedClock, ana: int, tom: int
) -> None:
    composing.send(card_of(composing, ana, K.UPDATE), "s", "Hello")
    clock.advance(timedelta(days=2, hours=14, minutes=59))  # a minute to midnight
    composing.keep(card_of(composing, tom, K.UPDATE), "s", "Hello")
    assert [(row.name, str(row.day)) for row in composing.rows()] == [
        ("Tom Becker", "2026-03-07"),
        ("Ana Souza", "2026-03-05"),
    ]
    assert [row.name for row in composing.rows([composing.rows()[1].id])] == ["Ana Souza"]


# -- templates --------------------------------------------------------------------------------


def test_an_own_template_stands_for_the_programs_until_it_is_deleted(
    composing: Composing, journal: Journal, ana: int
) -> None:
    own = composing.template("request.referred", K.REQUEST)
    assert own is not None
    assert not own.own
    saved = composing.save_template(own._replace(body="Hi {addressed}, {referrer} sent me."))
    assert (saved.key, saved.own, saved.replaces) == ("request.referred", True, "request.referred")
    card = card_of(composing, ana, K.REQUEST)
    assert card.body == "Hi Ana, Tom Becker sent me."
    again = composing.save_template(saved._replace(body="Hello {addressed}"))
    assert again.id == saved.id
    assert [each.key for each in composing.templates(K.REQUEST)].count("request.referred") == 1
    assert saved.id is not None
    composing.delete_template(saved.id)
    assert card_of(composing, ana, K.REQUEST).body.startswith("Dear Ana,")
    journal.undo()
    assert card_of(composing, ana, K.REQUEST).body == "Hello Ana"


def test_where_what_it_replaces_can_not_be_kept_there_is_no_new_template(
    composing: Composing, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = composing.templates()
    own = composing.template("request.referred", K.REQUEST)
    assert own is not None

    def busy(*_args: object) -> None:
        raise JournalBusy("busy")

    monkeypatch.setattr(settings, "write", busy)
    with pytest.raises(JournalBusy):
        composing.save_template(own._replace(body="Hi {addressed}"))
    assert composing.templates() == before


@pytest.mark.parametrize("kept", ["[]", '{"request.stranger": [1]}', '{"x": null}', "[" * 100_000])
def test_what_stands_for_what_is_read_whatever_is_there(
    composing: Composing, journal: Journal, kept: str
) -> None:
    before = composing.templates()
    settings.write(journal.database, REPLACED, {})
    journal.database.allow_writes()
    journal.database.run("UPDATE setting SET value = ? WHERE key = ?", (kept, REPLACED))
    assert composing.templates() == before


def test_a_template_of_ones_own_beside_the_others(composing: Composing, ana: int) -> None:
    before = composing.templates(K.UPDATE)
    row = before[0]._replace(key="", title="Short", body="Hi {addressed}!", own=True)
    saved = composing.save_template(row)
    assert saved.key == f"own:{saved.id}"
    assert composing.templates(K.UPDATE) == [*before, saved]
    card = card_of(composing, ana, K.UPDATE, template=saved.key)
    assert card.body == "Hi Ana!"
    key = composing.keep(card, card.subject, card.body)
    assert key is not None
    kept = composing.letter(key)
    assert kept is not None
    assert kept.template == saved.key


def test_a_template_without_text_is_refused(composing: Composing) -> None:
    with pytest.raises(Refused):
        composing.save_template(composing.templates()[0]._replace(body=" \n"))


def test_templates_of_all_kinds_have_keys_of_their_own(composing: Composing) -> None:
    found = composing.templates()
    assert len({each.key for each in found}) == len(found)
    assert {each.kind for each in found} == set(K)


# -- hints ------------------------------------------------------------------------------------


def test_a_hint_is_dismissed_in_one_case_or_for_good(
    composing: Composing, journal: Journal, ana: int, tom: int
) -> None:
    to_ana, to_tom = card_of(composing, ana, K.REQUEST), card_of(composing, tom, K.REQUEST)
    composing.dismiss(HintCode.NO_TIME, to_ana)
    composing.dismiss(HintCode.NO_TIME, to_ana)
    assert composing.dismissed(to_ana) == {HintCode.NO_TIME}
    assert composing.dismissed(to_tom) == composing.dismissed() == frozenset()
    composing.dismiss(HintCode.TOO_LONG)
    assert composing.dismissed(to_tom) == composing.dismissed() == {HintCode.TOO_LONG}
    composing.bring_back(HintCode.TOO_LONG)
    composing.bring_back(HintCode.NO_TIME)
    assert composing.dismissed(to_ana) == frozenset()
    journal.undo()
    assert composing.dismissed(to_ana) == {HintCode.NO_TIME}


def test_what_one_has_in_common_comes_from_the_notes(
    composing: Composing, library: Library
) -> None:
    kim = library.contacts.add("Kim")
    library.contacts.set_note(kim, NoteKind.COMMON_GROUND, "We both row\nand more")
    assert "is something we share: we both row." in card_of(composing, kim, K.REQUEST).body
    with composing._journal.step("private") as step:
        step.update(Kind.NOTE, 1, private=True)
    assert "share" not in card_of(composing, kim, K.REQUEST).body
    library.contacts.set_point(kim, PointKind.MAIL, "kim@x.example")
    assert card_of(composing, kim, K.REQUEST).address == "kim@x.example"
