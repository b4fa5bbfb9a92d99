"""Somebody who looks at Today twice on most days, and does what it says."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from journal.domain.codes import (
    Cadence,
    Channel,
    FollowUpKind,
    InterviewStatus,
    LetterKind,
    NoteKind,
    PointKind,
    ReferralQuestion,
)
from journal.domain.letters.placeholders import gaps_in
from journal.domain.milestones import Milestone
from journal.domain.next_step import NextStepCode
from journal.domain.proposals import Event
from journal.domain.views.days import (
    FollowUpRow,
    ReadyRow,
    TodayView,
    UnfinishedRow,
    WaitingRow,
)
from journal.domain.views.meetings import InterviewCard
from journal.services.guarding import OnHold
from journal.services.holding import ConditionDraft, HoldDraft
from journal.services.library import Library
from tests.reliability.season_detours import Detours
from tests.reliability.season_looks import Looks
from tests.reliability.season_world import World

MOST = 60  # things done in one sitting
WANTED = 40
_S, _K = NextStepCode, FollowUpKind
LETTER_FOR = {
    _K.REQUEST_REMINDER: LetterKind.REQUEST,
    _K.SEND_QUESTIONS: LetterKind.QUESTIONS,
    _K.CONFIRM: LetterKind.CONFIRMATION,
    _K.THANK_YOU: LetterKind.THANK_YOU,
    _K.THANK_REFERRER: LetterKind.THANK_REFERRER,
    _K.PROMISED_BY_ME: LetterKind.UPDATE,
    _K.REPORT_BACK: LetterKind.UPDATE,
    _K.UPDATE: LetterKind.UPDATE,
    _K.CHECK_BACK: LetterKind.CHECK_BACK,
    _K.GOOD_NEWS: LetterKind.GOOD_NEWS,
    _K.WRITE: LetterKind.REQUEST,
}
_FITS = {
    _K.REQUEST_REMINDER: {InterviewStatus.REQUESTED},
    _K.SEND_QUESTIONS: {InterviewStatus.SCHEDULED},
    _K.CONFIRM: {InterviewStatus.SCHEDULED},
    _K.PRINT: {InterviewStatus.SCHEDULED},
}
_FIRST = {_S.WRITE_REQUEST, _S.PLAN_INTERVIEW, _S.ADD_DETAILS}
_ASKING = _FIRST | {_S.RESCHEDULE, _S.REMIND, _S.LET_REST}


class User:
    """Works a sitting until nothing more is to be done, or it is enough for today."""

    def __init__(self, library: Library, random: Random, looks: Looks, world: World) -> None:
        self._library = library
        self._random = random
        self._looks = looks
        self._world = world
        self._detours = Detours(library, random, looks, world)
        self._put_off: set[object] = set()  # what is too much for this sitting

    def begin(self) -> None:
        """The first evening: who am I, whom do I know."""
        library = self._library
        library.beginning.set_my_name("Robin Ellis")
        library.profile.set_field("status", "a planner of freight trains")
        library.profile.set_field("direction", "work in ports")
        library.profile.set_field("where_now", "at Baltic Freight")
        library.pitches.add("I plan trains, and would like to see ships.", title="Ships")
        for _ in range(8):
            self._meet_by_chance()

    def sits_down(self, *, morning: bool) -> bool:
        """Not on every day, and in the evening less often."""
        return self._world.chance(0.92 if morning else 0.75)

    def work(self, *, morning: bool) -> None:
        """Today, from its top to its end; in the morning then some people to ask."""
        self._put_off.clear()
        self._looks.sat_down()
        if morning:
            self._detours.take()
        for _ in range(MOST):
            view = self._library.days.today()
            self._looks.saw(view)
            if not self._one_thing(view):
                break
        if morning:
            self._prepare()
            self._ask_people()

    # -- Today ------------------------------------------------------------------------------------

    def _one_thing(self, view: TodayView) -> bool:
        """Does the first thing that is neither too much nor to come; False when nothing is left."""
        meeting = view.leading
        if meeting is not None and ("meeting", meeting.id) not in self._put_off:
            step = self._library.interviews.next_step(meeting.id)
            over = meeting == view.to_capture or (step and step.code is _S.CAPTURE)
            self._put_off.add(("meeting", meeting.id))
            if over and self._world.chance(0.8):
                self._capture(meeting.id)
                return True
        for other in view.unfinished:
            if other.key not in self._put_off:
                self._put_off.add(other.key)
                if self._world.chance(0.8):
                    self._finish(other)
                    return True
        for row in view.needs:
            if row.id not in self._put_off:
                self._put_off.add(row.id)
                if self._world.chance(0.93):
                    self._do(row)
                    return True
        for free in view.ready:
            if free.key not in self._put_off:
                self._put_off.add(free.key)
                self._frees(free)
                return True
        for held in view.waiting:
            key = ("hold", held.hold_id, held.contact_id)
            if key not in self._put_off:
                self._put_off.add(key)
                if self._waits(held):
                    return True
        for again in view.fading:
            if ("fading", again.contact_id) not in self._put_off:
                self._put_off.add(("fading", again.contact_id))
                self._write(again.contact_id, LetterKind.UPDATE)
                left = {row.contact_id for row in self._library.days.today().fading}
                if again.contact_id in left:
                    self._looks.wrong("done, and still on Today", f"update to {again.name}")
                return True
        return False

    def _finish(self, meeting: UnfinishedRow) -> None:
        """What a meeting beside the card waits for; afterwards its row must be gone, or another."""
        self._looks.happened["things done"] += 1
        self._looks.happened["beside the card"] += 1
        if meeting.step.code is _S.CAPTURE:
            self._capture(meeting.interview_id)
        elif not self._write(meeting.contact_id, LetterKind.THANK_YOU, meeting.interview_id):
            return
        if (meeting.interview_id, meeting.step.code) in {
            (row.interview_id, row.step.code) for row in self._library.days.today().unfinished
        }:
            self._looks.wrong("done, and still on Today", f"{meeting.step.code} {meeting.name}")

    def _do(self, row: FollowUpRow) -> None:
        """What a row says; afterwards it must be gone."""
        self._looks.happened["things done"] += 1
        kind, follow_ups = FollowUpKind(row.kind), self._library.follow_ups
        if not self._still_fits(kind, row):
            self._looks.wrong("outlived by their interview, and open", f"{kind} for {row.name}")
        if not self._still_fits(kind, row) or (kind is _K.WRITE and self._is_enough()):
            follow_ups.skip(row.id, "It came otherwise")
            self._looks.happened["out of date"] += 1
        elif kind is _K.PRINT and row.interview_id is not None:
            self._library.meetings.mark_printed(row.interview_id)
            follow_ups.done(row.id)
        elif kind is _K.CONNECT and row.contact_id is not None:
            self._library.contacts.set_field(row.contact_id, "linkedin", "invited")
            follow_ups.done(row.id, channel=Channel.LINKEDIN)
        elif kind not in LETTER_FOR or row.contact_id is None:
            follow_ups.done(row.id)
        elif not self._write(row.contact_id, LETTER_FOR[kind], row.interview_id, row.about_id):
            follow_ups.move(row.id, self._looks.now.date().replace(year=2027))
            return
        elif row.kind == _K.CHECK_BACK:
            self._asked_for_names(row)
        left = self._library.days.follow_up(row.id)
        if left is not None and left.state == "open" and left.due_on == row.due_on:
            self._looks.wrong("done, and still on Today", f"{row.kind} for {row.name}")
            follow_ups.done(row.id)

    def _still_fits(self, kind: FollowUpKind, row: FollowUpRow) -> bool:
        if kind not in _FITS or row.interview_id is None:
            return True
        card = self._library.interviews.card(row.interview_id)
        return card is not None and card.row.status in _FITS[kind]

    def _asked_for_names(self, row: FollowUpRow) -> None:
        """Whoever wanted to think about names has had a few days."""
        card = self._library.interviews.card(row.interview_id) if row.interview_id else None
        if card is not None and card.referral_question == ReferralQuestion.THINKING:
            self._library.meetings.set_field(card.id, "referral_question", ReferralQuestion.ASKED)
            if self._world.chance(0.6):
                self._named(card.id)

    def _frees(self, free: ReadyRow) -> None:
        """Nothing is waited for any more: they may be written to."""
        found = self._library.guard.of(free.contact_id)
        assert found is not None
        assert found.all_met
        self._library.holds.all_over(hold.id for hold in found.holds)
        if self._library.guard.of(free.contact_id) is None:
            self._world.freed(free.contact_id, free.mover_id)

    def _waits(self, held: WaitingRow) -> bool:
        """A hold: ask whoever is silent; False where one can only wait."""
        if held.step.code is _S.CHECK_BACK_REFERRER and held.mover_id is not None:
            wrote = self._write(held.mover_id, LetterKind.CHECK_BACK, about=held.contact_id)
            if wrote and held.hold_id is not None:
                self._world.asked_about(held.hold_id, held.mover_id)
                again = self._library.guard.hold(held.hold_id)
                if again and again.check_back and again.check_back <= self._looks.now.date():
                    self._looks.wrong("done, and still on Today", f"check back on {held.name}")
            return True
        if self._world.chance(0.1):  # in vain, as often as one tries
            self._write(held.contact_id, LetterKind.REQUEST)
        return False

    # -- writing ----------------------------------------------------------------------------------

    def _write(
        self,
        contact: int,
        kind: LetterKind,
        meeting: int | None = None,
        about: int | None = None,
    ) -> bool:
        """The letter as it is filled; False for somebody on hold."""
        composing = self._library.composing
        card = composing.card(contact, kind, meeting, about_id=about)
        assert card is not None
        channel = Channel.HAND if card.by_hand else Channel.MAIL
        subject, body = self._filled(card.subject), self._filled(card.body)
        try:
            sent = composing.send(card, subject, body, channel)
        except OnHold:
            self._looks.happened["held back"] += 1
            if contact not in self._looks.on_hold:
                self._looks.wrong("held back though free", f"{kind} to {card.name}")
            return False
        self._looks.sent(contact, kind, f"{subject}\n{body}")
        if sent.event is not None:
            self._world.accept(
                self._library.proposals.after(sent.event, contact, sent.interview_id), 0.95
            )
        if kind is LetterKind.REQUEST and sent.interview_id is not None:
            self._world.asked(contact, sent.interview_id, again=sent.reminded)
        return True

    @staticmethod
    def _filled(text: str) -> str:
        """The gaps, which the program marks, are filled by hand."""
        for span in reversed(gaps_in(text)):
            text = f"{text[: span.start]}what I know{text[span.end :]}"
        return text

    # -- meetings ---------------------------------------------------------------------------------

    def _capture(self, key: int) -> None:
        """Writes down what was said, and takes what is proposed."""
        library, world = self._library, self._world
        if self._card(key).row.status != InterviewStatus.HELD:
            library.meetings.set_status(key, InterviewStatus.HELD)
        card = self._card(key)
        for each in card.questions:
            if world.chance(0.8):
                library.questions.set_answer(each.id, "It depends, as they said.")
        library.capture.set_note(key, NoteKind.SUMMARY, "A good talk.")
        if world.chance(0.5):
            library.capture.agree(key, "Send the timetable", mine=True, due_on=self._in_days(1, 6))
        if world.chance(0.25):
            library.capture.agree(
                key, "Will look up a name", mine=False, due_on=self._in_days(2, 9)
            )
        if world.chance(0.15):
            library.meetings.set_field(key, "referral_question", ReferralQuestion.THINKING)
        else:
            for _ in range(self._random.choice((0, 1, 2, 2, 3))):
                self._named(key)
        self._world.accept(library.proposals.of_meeting(self._card(key)))
        if world.chance(0.3):
            contact = card.row.contact_id
            library.milestones.wait(Milestone.FOUND, contact, what="Tell me how it ended")
            world.asked_for_news.add(contact)
        if world.chance(0.4):
            cadence = self._random.choice((Cadence.MONTHLY, Cadence.QUARTERLY, Cadence.NONE))
            library.contacts.set_field(card.row.contact_id, "cadence", cadence)
        left = library.days.today().to_capture
        if left is not None and left.id == key:
            self._looks.wrong("done, and still on Today", f"capture {left.name}")

    def _named(self, meeting: int) -> None:
        """A name is given; now and then they want to speak to them first, or one knows them."""
        library, world = self._library, self._world
        referrer = self._card(meeting).row.contact_id
        if world.chance(0.1):
            known = self._random.choice(library.people.ids())
            if known != referrer and not library.referrals.would_loop(referrer, known):
                library.capture.hear_known(meeting, known)
            return
        promised = world.chance(0.35)
        back = self._in_days(3, 8) if world.chance(0.5) else None
        key = library.capture.hear_name(
            meeting, world.name(), "Port of Ghent", promised=promised, check_back=back
        )
        library.contacts.set_field(key, "how_known", "")
        if not promised:
            return
        self._looks.on_hold.add(key)
        self._looks.happened["promised"] += 1
        (hold,) = self._hold_of(key)
        if world.chance(0.5):
            self._conditions(hold, referrer)
        world.accept(library.proposals.after(Event.REFERRAL_PROMISED, key))
        world.promised(hold, referrer)

    def _conditions(self, hold: int, referrer: int) -> None:
        wanted = [ConditionDraft(None, "They call them"), ConditionDraft(None, "They mail me")]
        row = self._library.guard.hold(hold)
        assert row is not None
        self._library.holds.change([HoldDraft(hold, referrer, row.check_back, wanted)])

    def _hold_of(self, contact: int) -> list[int]:
        card = self._library.people.card(contact)
        assert card is not None
        return [each.id for each in card.holds]

    def _is_enough(self) -> bool:
        return len(self._library.interviews.rows()) >= WANTED

    def _prepare(self) -> None:
        """Meetings of the next days: questions, and what one has read."""
        library = self._library
        rows = [row for row in library.interviews.rows() if row.status == InterviewStatus.SCHEDULED]
        steps = library.interviews.next_steps([row.id for row in rows])
        for row in rows:
            step = steps[row.id]
            if step.code is _S.PREPARE and step.due and step.due <= self._in_days(2, 2):
                card = self._card(row.id)
                library.questions.add_from_bank(row.id, library.interviews.suggested(card))
                library.contacts.set_note(row.contact_id, NoteKind.RESEARCH, "Read about them.")

    # -- whom to ask ------------------------------------------------------------------------------

    def _ask_people(self) -> None:
        """Once Today is done: a request, a new date, a request to let rest."""
        library = self._library
        steps = library.people.next_steps(library.people.ids())
        room = WANTED - len(library.interviews.rows())
        asked = 0
        for key, step in steps.items():
            if step.code not in _ASKING:
                continue
            meeting = library.people.leading_interview(key)
            if step.code is _S.RESCHEDULE and meeting is not None and self._world.chance(0.4):
                self._world.schedule(key, meeting)
            elif step.code is _S.REMIND:
                self._write(key, LetterKind.REQUEST, meeting)
            elif step.code is _S.LET_REST and meeting is not None:
                library.meetings.set_status(meeting, InterviewStatus.NO_REPLY)
                self._looks.happened["no reply"] += 1
            elif step.code in _FIRST:
                if asked >= 1 or room <= 0 or not self._world.chance(0.7):
                    continue
                if step.code is _S.ADD_DETAILS:
                    self._add_address(key)
                asked += 1
                self._write(key, LetterKind.REQUEST)
        if not asked and room > 0 and self._world.chance(0.4):
            self._meet_by_chance()

    def _meet_by_chance(self) -> None:
        name = self._world.name()
        self._library.contacts.add(
            name, company="Baltic Freight", mail=f"p{len(name)}@example.org", source="LinkedIn"
        )

    def _add_address(self, contact: int) -> None:
        self._library.contacts.set_point(contact, PointKind.MAIL, f"p{contact}@example.org")

    # -- the end ----------------------------------------------------------------------------------

    def finds_a_position(self) -> None:
        """Everyone is told, within two weeks; some of them still after that."""
        library, looks = self._library, self._looks
        today = library.clock.today()
        listed = library.milestones.owed(Milestone.FOUND, today)
        looks.owed(listed, self._world.asked_for_news)
        told = [each for each in listed if each.left_out is None]
        library.milestones.reach(Milestone.FOUND, today, told, news="I start in June.")
        looks.made(Milestone.FOUND, listed)
        again = [each for each in library.milestones.owed(Milestone.FOUND, today)
                 if each.left_out is None]  # fmt: skip
        if again:
            looks.wrong("good news not exactly once", f"owed once more: {again}")

    def _card(self, meeting: int) -> InterviewCard:
        card = self._library.interviews.card(meeting)
        assert card is not None
        return card

    def _in_days(self, least: int, most: int) -> date:
        return self._looks.now.date() + timedelta(days=self._random.randint(least, most))
