"""Letters: filled from a template, kept while they are written, sent by the user's own means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from PySide6.QtCore import QLocale

from journal.domain.changes import Kind
from journal.domain.clock import Clock
from journal.domain.codes import Channel, FollowUpKind, LetterKind, LetterState, ThanksBy
from journal.domain.letters import choosing, filling
from journal.domain.letters.facts import LetterFacts
from journal.domain.letters.hints import numbered
from journal.domain.letters.phrases import speaks_of
from journal.domain.names import clean_line, clean_text, fold, is_blank
from journal.domain.proposals import Event
from journal.domain.views.letters import LetterCard, LetterRow
from journal.errors import Refused, mark
from journal.services.dismissing import Dismissals
from journal.services.letter_facts import gather
from journal.services.letter_templates import LetterTemplates
from journal.services.letter_words import Speech, what_was_written
from journal.services.wording import name_of, translate
from journal.services.writing import LetterCommands
from journal.store import letter_facts, letters
from journal.store.journal import Journal, Step
from journal.store.written import advice_to_tell, is_draft

_REPORTS: Final = frozenset({LetterKind.UPDATE, LetterKind.GOOD_NEWS})
"""Letters that tell people that their advice was followed."""
_THANKS_BY: Final = {Channel.HAND: ThanksBy.HANDWRITTEN, Channel.MAIL: ThanksBy.MAIL}
"""How somebody was thanked is how they are thanked the next time."""

_BEFORE: Final = {
    FollowUpKind.CONFIRM: LetterKind.CONFIRMATION,
    FollowUpKind.SEND_QUESTIONS: LetterKind.QUESTIONS,
}
"""Letters before a meeting, by the follow-ups that ask for them."""

_SPEAKS_OF: Final = {
    LetterKind.THANK_REFERRER: letter_facts.may_thank_for,
    LetterKind.CHECK_BACK: letter_facts.may_ask_about,
}
"""Letters that speak of somebody else, and whether one to this person can speak of that one."""


class SentLetter(NamedTuple):
    """What sending did. ``event`` is what follow-ups may be proposed for now, if anything.

    ``interview_id`` is the interview that it belongs to, which a request may have planned.
    """

    letter_id: int
    contact_id: int
    kind: LetterKind
    interview_id: int | None
    event: Event | None = None
    reminded: bool = False


class Composing(LetterTemplates, Dismissals):
    """Letters, their templates, and the hints about them.

    Methods that change something are one undoable step each.
    """

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        marks: LetterCommands,
        language: str = "en",
        locale: QLocale | None = None,
    ) -> None:
        super().__init__(journal, language)
        self._clock = clock
        self._marks = marks
        self._locale = locale

    @property
    def locale(self) -> QLocale | None:
        """In whose manner days are said; None for the user's own."""
        return self._locale

    # -- reading ----------------------------------------------------------------------------------

    def card(
        self,
        contact_id: int,
        kind: LetterKind,
        interview_id: int | None = None,
        *,
        template: str = "",
        about_id: int | None = None,
        also: Mapping[str, str] | None = None,
    ) -> LetterCard | None:
        """The kept draft of such a letter, or one filled just now; None when nobody has this id.

        With ``template`` (the key of one) it is filled anew from that, in place of a kept draft,
        which is only changed when the new text is kept. ``also`` are values of placeholders that
        the journal doesn't know.
        """
        about = name_of(self._journal, about_id) if about_id is not None else ""
        kept = self._draft(contact_id, kind, interview_id, about)
        if kept is not None and not template:
            again = self.letter(kept)
            return again._replace(about_id=about_id, about=about) if again and about else again
        facts = self.facts(contact_id, kind, interview_id, about_id=about_id, also=also)
        if facts is None:
            return None
        chosen = self.template(template, kind) or self.template(choosing.choose(facts), kind)
        assert chosen is not None  # each row of the table names a template that is there
        speech = Speech(facts.language, self._clock.today(), self._locale)
        written = filling.write(chosen.subject, chosen.body, facts, speech)
        return LetterCard(
            id=kept,
            contact_id=contact_id,
            name=facts.person.name,
            address=facts.address,
            kind=kind,
            interview_id=interview_id if facts.meeting is None else facts.meeting.id,
            subject=written.subject,
            body=written.body.text,
            by_hand=facts.by_hand,
            template=chosen.key,
            channel=Channel.HAND if facts.by_hand else Channel.MAIL,
            about_id=facts.about.id if facts.about else None,
            about=facts.about.name if facts.about else "",
            on_hold=facts.on_hold,
            marks=written.body.spans,
        )

    def another_kind(
        self, card: LetterCard, kind: LetterKind, about_id: int | None = None
    ) -> LetterCard | None:
        """A letter of another kind in place of this one; None when the person is gone.

        It speaks of whom this one speaks of, or of ``about_id``, where a letter of that kind can:
        one is thanked for a name that one gave, and asked about one that one promised.
        """
        about = card.about_id if card.about_id is not None else about_id
        says = _SPEAKS_OF.get(kind)
        if about is not None and not (
            says and says(self._journal.database, card.contact_id, about)
        ):
            about = None
        return self.card(card.contact_id, kind, card.interview_id, about_id=about)

    def without_step(self, contact_id: int) -> tuple[LetterKind, int | None]:
        """Which letter somebody gets whose next step is none, and about which interview.

        Before a meeting what is waited for then; later an update, but a request to somebody who
        never heard from the user.
        """
        database, today = self._journal.database, self._clock.today()
        before = letter_facts.to_do(database, contact_id, _BEFORE, None)
        if before is not None:
            return _BEFORE[before.kind], before.interview_id
        coming = letter_facts.unconfirmed(database, contact_id, today)
        if coming is not None:
            return LetterKind.CONFIRMATION, coming
        heard = letter_facts.was_in_touch(database, contact_id)
        return (LetterKind.UPDATE if heard else LetterKind.REQUEST), None

    def letter(self, letter_id: int) -> LetterCard | None:
        """A letter that was kept or sent.

        Whom a draft speaks of isn't kept with it: it is whom such a letter would speak of now,
        if the draft names them.
        """
        zone = self._clock.now().tzinfo
        assert zone is not None
        card = letters.card(self._journal.database, letter_id, zone)
        if card is None or card.state is not LetterState.DRAFT:
            return card
        facts = self.facts(card.contact_id, card.kind, card.interview_id)
        about = facts.about if facts is not None else None
        if about is None or fold(about.name) not in fold(f"{card.subject} {card.body}"):
            return card
        return card._replace(about_id=about.id, about=about.name)

    def rows(self, ids: Iterable[int] | None = None) -> list[LetterRow]:
        """All letters, or some, the newest first."""
        zone = self._clock.now().tzinfo
        assert zone is not None
        return letters.rows(self._journal.database, zone, ids)

    def facts(
        self,
        contact_id: int,
        kind: LetterKind,
        interview_id: int | None = None,
        *,
        about_id: int | None = None,
        also: Mapping[str, str] | None = None,
    ) -> LetterFacts | None:
        """What a letter is filled from and checked against; None when nobody has this id."""
        words = self.wording(self._language)
        return gather(
            self._journal, self._clock, words, contact_id, kind, interview_id, about_id, also
        )

    def questions_sent(self, letter_id: int) -> tuple[str, ...]:
        """The questions as they were mailed with a letter."""
        return letters.questions(self._journal.database, letter_id)

    # -- writing ----------------------------------------------------------------------------------

    def keep(
        self,
        card: LetterCard,
        subject: str,
        body: str,
        *,
        visit: str = "",
        origin: object = None,
    ) -> int | None:
        """Keeps a draft as it stands; the letter's id. None when the person was deleted meanwhile.

        There is one draft of a kind to a person about one interview: a card without an id writes
        into it. A letter that was sent meanwhile stays as it was sent.
        """
        database = self._journal.database
        if not name_of(self._journal, card.contact_id):
            return None
        subject, body = clean_line(subject), clean_text(body)
        key, gone_out = self._existing(card)
        if gone_out:
            return card.id
        if key is None:
            sent = letters.sent_alike(database, card.contact_id, card.kind, subject, body)
            if sent is not None:
                return sent
        title = translate("Steps", "Letter to {name}").format(
            name=name_of(self._journal, card.contact_id)
        )
        merge = f"letter:{visit}" if visit else ""
        with self._journal.step(title, origin=origin, merge=merge) as step:
            return self._write(step, key, card, subject, body)

    def set_channel(self, letter_id: int, channel: Channel) -> None:
        """By which way a draft is to go; ``Channel.HAND``: it waits to be sent by hand."""
        with self._journal.step(translate("Steps", "How a letter goes")) as step:
            step.update(Kind.LETTER, letter_id, channel=channel)

    def discard(self, letter_id: int) -> None:
        """Deletes a letter; a touch that it left stays."""
        with self._journal.step(translate("Steps", "Delete a letter")) as step:
            step.delete(Kind.LETTER, letter_id)

    def send(
        self,
        card: LetterCard,
        subject: str,
        body: str,
        channel: Channel = Channel.MAIL,
        *,
        anyway: bool = False,
        origin: object = None,
    ) -> SentLetter:
        """Marks a letter as sent, with all that follows from it, in one step.

        The touch, the follow-ups done by it, a request made; the questions exactly as they stand
        in it; advice that it reports on counts as told. Raises OnHold, unless ``anyway``; Refused
        for an empty letter, and for one that was sent meanwhile.
        """
        subject, body = clean_line(subject), clean_text(body).strip()
        if is_blank(body):
            raise Refused(mark("The letter is empty."), mark("Nothing was marked."))
        if self._existing(card)[1]:
            raise Refused(mark("This letter was sent already."), mark("Nothing was marked."))
        self._marks.check(card.contact_id, anyway=anyway)
        title = translate("Steps", "Wrote to {name}").format(
            name=name_of(self._journal, card.contact_id)
        )
        with self._journal.step(title, origin=origin) as step:
            key = self._write(step, self._existing(card)[0], card, subject, body)
            again = self._marks.is_reminder(card.contact_id, card.kind, card.interview_id)
            interview_id = self._marks.written(
                card.contact_id,
                card.kind,
                what_was_written(card.kind, again=again),
                interview_id=card.interview_id,
                channel=channel,
                letter_id=key,
                about_id=card.about_id,
                anyway=True,
            )
            step.update(
                Kind.LETTER,
                key,
                state=LetterState.SENT,
                channel=channel,
                interview_id=interview_id,
                sent_at=self._clock.now(),
            )
            if card.kind is LetterKind.QUESTIONS:
                self._record_questions(step, key, body)
            if card.kind in _REPORTS:
                self._tell_advice(step, card.contact_id, body)
            if card.kind in letters.THANKS and channel in _THANKS_BY:
                step.update(Kind.CONTACT, card.contact_id, thanks_by=_THANKS_BY[channel])
        asked = card.kind is LetterKind.REQUEST
        event = Event.REQUEST_SENT if asked else None
        return SentLetter(key, card.contact_id, card.kind, interview_id, event, asked and again)

    # -- what they share --------------------------------------------------------------------------

    def _existing(self, card: LetterCard) -> tuple[int | None, bool]:
        """The draft that a card writes into, if there is one; whether it went out meanwhile."""
        database = self._journal.database
        if card.id is not None:
            draft = is_draft(database, card.id)
            if draft is not None:
                return (card.id if draft else None), not draft
        return self._draft(card.contact_id, card.kind, card.interview_id, card.about), False

    def _draft(
        self, contact_id: int, kind: LetterKind, interview_id: int | None, about: str
    ) -> int | None:
        """The draft of such a letter; where it speaks of somebody, one that names them."""
        drafts = letters.drafts(self._journal.database, contact_id, kind, interview_id)
        folded = fold(about)
        return next((key for key, text in drafts if folded in fold(text)), None)

    def _write(self, step: Step, key: int | None, card: LetterCard, subject: str, body: str) -> int:
        if key is not None:
            step.update(Kind.LETTER, key, subject=subject, body=body)
            return key
        own = card.template.removeprefix("own:")
        return step.insert(
            Kind.LETTER,
            contact_id=card.contact_id,
            interview_id=card.interview_id,
            template_id=int(own) if own.isdecimal() else None,
            kind=card.kind,
            channel=card.channel,
            subject=subject,
            body=body,
            created_at=self._clock.now(),
        )

    def _record_questions(self, step: Step, letter_id: int, body: str) -> None:
        for position, text in enumerate(numbered(body)):
            step.insert(Kind.LETTER_QUESTION, letter_id=letter_id, position=position, text=text)

    def _tell_advice(self, step: Step, contact_id: int, body: str) -> None:
        folded = fold(body)
        for key, what in advice_to_tell(self._journal.database, contact_id):
            if speaks_of(folded, what):
                step.update(Kind.ADVICE, key, told_on=self._clock.today())
