"""What a letter may be filled with: plain facts, read from the journal for one letter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from journal.domain.codes import (
    FollowUpKind,
    Format,
    InterviewStatus,
    Introduction,
    LetterKind,
    Topic,
)
from journal.domain.letters.wording import NO_WORDING, Wording


class Person(NamedTuple):
    """Somebody whom a letter speaks of. ``addressed`` is how the user addresses them, or ""."""

    id: int
    name: str
    addressed: str = ""
    company: str = ""


class AdviceFact(NamedTuple):
    """Something that the contact advised; ``done`` but not ``told`` is worth a letter.

    ``here``: it was said in the interview that the letter is about.
    """

    id: int
    what: str
    done: bool = False
    told: bool = False
    here: bool = False


class Heard(NamedTuple):
    """A question that was put, and what the contact said."""

    question: str
    answer: str
    topic: Topic | None = None


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """The interview that a letter is about. ``start`` is aware, in the zone it is held in.

    ``mine`` and ``theirs`` are what was agreed; ``names`` may be written to, ``names_to_come`` not
    yet; ``thinking``: they wanted to think about names; ``instead_of`` is whoever sent them.
    """

    id: int
    status: InterviewStatus
    format: Format
    start: datetime | None = None
    minutes: int = 30
    place: str = ""
    link: str = ""
    requested_on: date | None = None
    held_on: date | None = None
    reminders: int = 0
    questions: tuple[str, ...] = ()
    heard: tuple[Heard, ...] = ()
    rating: int = 0
    mine: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    thinking: bool = False
    names: tuple[Person, ...] = ()
    names_to_come: tuple[Person, ...] = ()
    instead_of: str = ""


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """All that is known for one letter to one person.

    ``referrers`` are those who may be named, the primary one first: somebody who promised to speak
    with the contact first isn't among them before they have. ``about`` is whom the letter speaks
    of: who was met on the referrer's word, who was promised, who sent somebody else.
    ``about_sent``: the contact sent them in their own place; ``about_made``: the introduction to
    them was made; ``about_meets``, ``about_asked``: the user is to meet them, or has asked to;
    ``about_waits``: the contact wanted to speak with them first.

    ``named`` are all whom the contact named, ``led_to`` those of them whom the user met, and
    ``met_since`` those met since the two were last in touch; ``others_met`` counts others met.
    ``acquainted``: they knew each other before the user looked for people. ``follow_up`` is the
    kind of what is to be done by this letter, in the words of ``follow_up_what``. ``late_by``
    counts the hours by which a thank-you is late. ``news`` is what the user reached last, and
    ``asked_to_hear`` that the contact wanted to be told of it. ``also`` are values of
    placeholders that the journal doesn't know, and whoever asks for the letter does.
    """

    kind: LetterKind
    person: Person
    today: date
    language: str = "en"
    wording: Wording = NO_WORDING
    address: str = ""
    by_hand: bool = False
    me: str = ""
    my_status: str = ""
    where_now: str = ""
    direction: str = ""
    sender: str = ""
    attained: str = ""
    how_known: str = ""
    common: str = ""
    referrers: tuple[Person, ...] = ()
    referral_words: str = ""
    introduction: Introduction | None = None
    acquainted: bool = False
    on_hold: bool = False
    mover: str = ""
    meeting: MeetingFacts | None = None
    about: Person | None = None
    about_sent: bool = False
    about_made: bool = False
    about_meets: date | None = None
    about_met: date | None = None
    about_asked: bool = False
    about_waits: bool = False
    advice: tuple[AdviceFact, ...] = ()
    met_since: tuple[Person, ...] = ()
    others_met: int = 0
    led_to: tuple[Person, ...] = ()
    named: tuple[Person, ...] = ()
    last_met: date | None = None
    last_touch: date | None = None
    follow_up: FollowUpKind | None = None
    follow_up_what: str = ""
    late_by: int = 0
    news: str = ""
    asked_to_hear: bool = False
    also: Mapping[str, str] = field(default_factory=dict)

    @property
    def held(self) -> bool:
        """Whether the interview that the letter is about was held."""
        return self.meeting is not None and self.meeting.status is InterviewStatus.HELD

    @property
    def in_touch_before(self) -> bool:
        """Whether the user was in touch with the person before this letter."""
        return self.last_touch is not None or self.last_met is not None

    @property
    def met_on(self) -> date | None:
        """When the user met the person, or whom the letter is about."""
        if self.meeting is not None and self.held and self.meeting.held_on is not None:
            return self.meeting.held_on
        return self.last_met
