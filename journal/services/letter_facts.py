"""Gathers what is known for one letter to one person."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from journal.domain.clock import Clock
from journal.domain.codes import (
    FollowUpKind,
    Format,
    InterviewStatus,
    Introduction,
    LetterKind,
    PointKind,
    ReferralQuestion,
    Source,
    Topic,
    Warmth,
)
from journal.domain.followups import THANK_YOU_HOURS
from journal.domain.letters.facts import Heard, LetterFacts, MeetingFacts, Person
from journal.domain.letters.wording import Wording
from journal.domain.views.meetings import InterviewCard
from journal.domain.views.people import PersonCard
from journal.services.writing import DOES
from journal.store import holds, interviews, letter_facts, letters, milestones, people
from journal.store.connection import JournalDatabase
from journal.store.journal import Journal

_ACQUAINTED = frozenset({Source.KNEW, Source.EVENT})
_THANKS = frozenset({LetterKind.THANK_YOU, LetterKind.THANK_REFERRER})


def gather(
    journal: Journal,
    clock: Clock,
    wording: Wording,
    contact_id: int,
    kind: LetterKind,
    interview_id: int | None = None,
    about_id: int | None = None,
    also: Mapping[str, str] | None = None,
) -> LetterFacts | None:
    """The facts for a letter; None when there is nobody of this id.

    Without ``interview_id`` and ``about_id`` it is about the interview, and whom, that such a
    letter is waited for.
    """
    database = journal.database
    card = people.card(database, contact_id)
    if card is None:
        return None
    reader = _Reader(database, clock, card, kind, interview_id, about_id)
    me = letters.profile(database)
    known = letter_facts.referrals(database, contact_id)
    hold = holds.in_way(database, contact_id, clock.today())
    facts = LetterFacts(
        kind=kind,
        person=Person(card.id, card.name, card.addressed_as, card.company),
        today=clock.today(),
        language=wording.language,
        wording=wording,
        address=card.first(PointKind.MAIL),
        by_hand=letters.by_hand(kind, card.thanks_by),
        me=me.name,
        my_status=me.status,
        where_now=me.where_now,
        direction=me.direction,
        sender=me.sender,
        attained=card.attained,
        how_known=card.how_known,
        common=letter_facts.in_common(database, contact_id),
        referrers=tuple(each.referrer for each in known),
        referral_words=known[0].words if known else "",
        introduction=known[0].introduction if known else None,
        on_hold=hold is not None,
        mover=hold.mover.name if hold is not None and hold.mover is not None else "",
        acquainted=card.source in _ACQUAINTED or card.warmth != Warmth.NEW,
        advice=letter_facts.advice(database, contact_id, reader.interview_id),
        last_met=letter_facts.met(database, contact_id),
        last_touch=card.last_touch,
        follow_up=reader.to_do.kind if reader.to_do else None,
        follow_up_what=reader.to_do.what if reader.to_do else "",
        news=milestones.latest_news(database) if kind is LetterKind.GOOD_NEWS else "",
        asked_to_hear=reader.asked_to_hear(),
        also=also or {},
    )
    return _since(reader.with_meeting(facts), database)


class _Reader:
    """Finds the interview that a letter is about, and whom it speaks of."""

    def __init__(
        self,
        database: JournalDatabase,
        clock: Clock,
        card: PersonCard,
        kind: LetterKind,
        interview_id: int | None,
        about_id: int | None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._card = card
        self._kind = kind
        self._about_id = about_id
        # A thank-you may do the thanks to a referrer as well, but it doesn't speak of that meeting.
        kinds = DOES[kind][:1] if kind in _THANKS else DOES[kind]
        self.to_do = letter_facts.to_do(database, card.id, kinds, interview_id)
        self.interview_id = interview_id
        if interview_id is None and about_id is None:
            self.interview_id = self._default()
        elif interview_id is None and about_id is not None and kind is LetterKind.THANK_REFERRER:
            self.interview_id = letter_facts.held_with(database, about_id)

    def with_meeting(self, facts: LetterFacts) -> LetterFacts:
        """The facts with the interview and whom the letter speaks of."""
        found = (
            interviews.card(self._database, self.interview_id)
            if self.interview_id is not None
            else None
        )
        about_id = self._about(found)
        about = letter_facts.person(self._database, about_id)
        if found is not None and self._is_foreign(found, about_id):
            found = None
        made, stands, waits = None, letter_facts.Standing(), False
        if about is not None:
            waits = letter_facts.may_ask_about(self._database, self._card.id, about.id)
            made = letter_facts.introduction(self._database, self._card.id, about.id)
            stands = letter_facts.standing(self._database, about.id, self._clock.today())
        return replace(
            facts,
            meeting=self._meeting(found) if found else None,
            about=about,
            about_sent=found is not None and found.instead_of_id == self._card.id,
            about_made=made is Introduction.MADE,
            about_meets=stands.meets,
            about_met=stands.met,
            about_asked=stands.asked,
            about_waits=waits,
            late_by=self._late(found) if found else 0,
        )

    def asked_to_hear(self) -> bool:
        """Whether good news were waited for, rather than told to everybody."""
        if self.to_do is None or self.to_do.kind is not FollowUpKind.GOOD_NEWS:
            return False
        return not self.to_do.origin.startswith(milestones.ORIGIN)

    def _default(self) -> int | None:
        if self.to_do is not None and self.to_do.interview_id is not None:
            return self.to_do.interview_id
        if self._kind is LetterKind.THANK_REFERRER and self.to_do is not None:
            about = self.to_do.about_id
            held = letter_facts.held_with(self._database, about) if about is not None else None
            if held is not None:
                return held
        if self._kind is LetterKind.CHECK_BACK and self.to_do is not None:
            return None
        return letter_facts.leading_interview(
            self._database, self._card.id, self._kind, self._clock.today()
        )

    def _about(self, found: InterviewCard | None) -> int | None:
        """Whom the letter speaks of besides the person it goes to."""
        if self._about_id is not None:
            return self._about_id
        other = found.row.contact_id if found is not None else None
        if other == self._card.id:
            other = None
        if self._kind is LetterKind.THANK_REFERRER:
            named = self.to_do.about_id if self.to_do is not None else None
            last = letter_facts.last_named(self._database, self._card.id)
            return other or named or last
        if self._kind is LetterKind.CHECK_BACK:
            if other is not None:
                return other
            if found is None or not (_thinks(found) or self._of_agreement()):
                return letter_facts.promised_by(self._database, self._card.id)
        return None

    def _of_agreement(self) -> bool:
        return self.to_do is not None and self.to_do.origin.startswith("held.theirs")

    def _is_foreign(self, found: InterviewCard, about_id: int | None) -> bool:
        """Whether the interview has nothing to do with what such a letter says."""
        if self._kind is LetterKind.THANK_REFERRER:
            return found.row.contact_id != about_id or found.row.status != InterviewStatus.HELD
        return not letter_facts.takes_part(self._database, found.id, self._card.id)

    def _meeting(self, found: InterviewCard) -> MeetingFacts:
        row = found.row
        asked = [each for each in found.questions if not each.spontaneous]
        heard = sorted(found.questions, key=lambda each: not each.must_ask)
        giver = row.contact_id if self._kind is LetterKind.THANK_REFERRER else self._card.id
        given = letter_facts.named_in(self._database, row.id, giver)
        named = {each.contact_id: each for each in found.names if each.contact_id in given}
        known = letter_facts.persons(self._database, named)
        to_come = {key for key, each in named.items() if each.introduction == Introduction.PROMISED}
        return MeetingFacts(
            id=row.id,
            status=InterviewStatus(row.status),
            format=Format(row.format),
            start=row.start,
            minutes=row.minutes,
            place=row.place,
            link=found.link,
            requested_on=row.requested_on,
            held_on=row.held_on,
            reminders=letter_facts.reminders(self._database, row.id),
            questions=tuple(each.text for each in asked),
            heard=tuple(
                Heard(each.text, each.answer, Topic(each.topic) if each.topic else None)
                for each in heard
                if each.answer.strip()
            ),
            rating=found.rating,
            mine=tuple(each.what for each in found.agreements if each.mine),
            theirs=tuple(each.what for each in found.agreements if not each.mine),
            thinking=_thinks(found),
            names=tuple(known[key] for key in named if key not in to_come),
            names_to_come=tuple(known[key] for key in named if key in to_come),
            instead_of=row.instead_of if found.instead_of_id != self._card.id else "",
        )

    def _late(self, found: InterviewCard) -> int:
        """By how many hours a thank-you that isn't written yet is late."""
        if found.held_until is None or letter_facts.is_thanked(self._database, found.id):
            return 0
        late = self._clock.now() - found.held_until - timedelta(hours=THANK_YOU_HOURS)
        return max(0, math.ceil(late.total_seconds() / 3600))


def _thinks(found: InterviewCard) -> bool:
    return found.referral_question == ReferralQuestion.THINKING


def _since(facts: LetterFacts, database: JournalDatabase) -> LetterFacts:
    """Whom the user met on the word of this person, and whom else since they were in touch."""
    if facts.kind not in (LetterKind.UPDATE, LetterKind.GOOD_NEWS):
        return facts
    led = letter_facts.met_on_word_of(database, facts.person.id)
    since: date | None = facts.last_touch
    new = tuple(person for person, on in led if since is None or (on is not None and on > since))
    others = 0
    if since is not None:
        without = [facts.person.id, *(person.id for person in new)]
        others = letter_facts.met_since(database, since, without)
    return replace(
        facts,
        led_to=tuple(person for person, _ in led),
        named=letter_facts.named_by(database, facts.person.id),
        met_since=new,
        others_met=others,
    )
