"""Which questions of the bank suit a conversation, why, and how many fit into it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from journal.domain.codes import Level, Topic

MINUTES_EACH: Final = 3
"""About so long one question and its answer take."""
IN_A_LETTER: Final = 5
"""So many questions may be put in writing, where no clock runs."""
FOR_A_STRANGER: Final = 5
"""So many may be put to somebody to whom nobody referred the user."""
DEEP_TOPICS: Final = frozenset({Topic.HINDSIGHT, Topic.RESUME, Topic.OFFER})
"""Topics that ask for some trust first."""

_FLOW: Final = {topic: place for place, topic in enumerate(Topic)}
# With few minutes, what only a conversation can give comes first.
_WORTH: Final = (
    Topic.PATH,
    Topic.ISSUES,
    Topic.FIT,
    Topic.SKILLS,
    Topic.DAY,
    Topic.INDUSTRY,
    Topic.HIRING,
    Topic.LIKES,
    Topic.HINDSIGHT,
    Topic.RESUME,
    Topic.OFFER,
)
_LAST: Final = (Topic.PEOPLE, Topic.COMPANIES)


class Reason(StrEnum):
    """Why a question is suggested."""

    SUITS_LEVEL = "suits level"
    TOPIC_NOT_COVERED = "topic not covered"
    NOT_ASKED_YET = "not asked yet"
    """Not asked of this contact."""
    NOT_ASKED_ANYWHERE = "not asked anywhere"


class Caution(StrEnum):
    """What speaks against a question; nothing is forbidden."""

    DOESNT_SUIT_LEVEL = "doesn't suit level"
    ASKED_HERE_ALREADY = "asked here already"
    DEEP_FOR_STRANGER = "deep for a stranger"
    TOO_MANY = "too many"


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """A question of the bank. No levels means that it suits all."""

    id: int
    text: str
    topic: Topic
    levels: frozenset[Level] = frozenset()
    position: int = 0
    retired: bool = False

    def suits(self, level: Level | None) -> bool:
        """Whether it suits this level; an unknown level suits every question."""
        return level is None or not self.levels or level in self.levels


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question that could be added, and why."""

    question_id: int
    topic: Topic
    reasons: tuple[Reason, ...]


def capacity(conversation_minutes: int | None) -> int:
    """How many questions fit into the conversation, at about three minutes each.

    None is an interview by letter, which has no clock.
    """
    if conversation_minutes is None:
        return IN_A_LETTER
    return max(0, conversation_minutes) // MINUTES_EACH


def too_many(count: int, minutes: int | None, *, stranger: bool = False) -> int:
    """How many of ``count`` questions don't fit into the conversation's minutes."""
    return max(0, count - _room(minutes, stranger))


def suggest(
    bank: Iterable[BankQuestion],
    *,
    level: Level | None,
    minutes: int | None,
    already: Collection[int] = (),
    asked_before: Collection[int] = (),
    asked_anywhere: Collection[int] | None = None,
    stranger: bool = False,
) -> list[Suggestion]:
    """What could be asked beside the questions ``already`` chosen (ids of the bank).

    In the order of a conversation, within a topic by position. Retired questions, those that
    don't suit the level and those asked of this contact before are left out; with a stranger
    deep ones too. ``asked_anywhere`` are those ever asked of anybody, None when that isn't
    known. ``minutes`` are those of the conversation: without any left nothing is suggested.
    """
    known = list(bank)
    if not _room(minutes, stranger):
        return []
    covered = {each.topic for each in known if each.id in already}
    return [
        Suggestion(each.id, each.topic, _reasons(each, level, covered, asked_anywhere))
        for each in sorted(known, key=_in_flow)
        if _fits(each, level, already, asked_before, stranger)
    ]


def pick(
    bank: Iterable[BankQuestion],
    *,
    level: Level | None,
    minutes: int | None,
    already: Collection[int] = (),
    asked_before: Collection[int] = (),
    stranger: bool = False,
) -> list[int]:
    """The ids that "Use suggested questions" adds, in the order of a conversation.

    As many as still fit. One asks for further people and one for companies that hire, as soon
    as three fit in all (with two: further people); the others go over the topics that aren't
    covered yet, one each, and only then round again.
    """
    known = list(bank)
    free = [
        each
        for each in sorted(known, key=_in_flow)
        if _fits(each, level, already, asked_before, stranger)
    ]
    room = _room(minutes, stranger)
    count = max(0, room - len(already))
    covered = {each.topic for each in known if each.id in already}
    wanted = _LAST if room >= 3 else _LAST[:1] if room == 2 else ()
    chosen = _one_of_each(free, [topic for topic in wanted if topic not in covered])[:count]
    chosen += _round_about(free, covered, count - len(chosen))
    return [each.id for each in sorted(chosen, key=_in_flow)]


def cautions(
    question: BankQuestion,
    *,
    level: Level | None,
    asked_before: Collection[int] = (),
    stranger: bool = False,
) -> tuple[Caution, ...]:
    """What speaks against one question that was chosen; ``too_many`` looks at all of them."""
    found = []
    if not question.suits(level):
        found.append(Caution.DOESNT_SUIT_LEVEL)
    if question.id in asked_before:
        found.append(Caution.ASKED_HERE_ALREADY)
    if stranger and question.topic in DEEP_TOPICS:
        found.append(Caution.DEEP_FOR_STRANGER)
    return tuple(found)


def _room(minutes: int | None, stranger: bool) -> int:
    room = capacity(minutes)
    return min(room, FOR_A_STRANGER) if stranger else room


def _in_flow(question: BankQuestion) -> tuple[int, int, int]:
    return (_FLOW[question.topic], question.position, question.id)


def _fits(
    question: BankQuestion,
    level: Level | None,
    already: Collection[int],
    asked_before: Collection[int],
    stranger: bool,
) -> bool:
    return (
        not question.retired
        and question.suits(level)
        and question.id not in already
        and question.id not in asked_before
        and not (stranger and question.topic in DEEP_TOPICS)
    )


def _reasons(
    question: BankQuestion,
    level: Level | None,
    covered: Collection[Topic],
    asked_anywhere: Collection[int] | None,
) -> tuple[Reason, ...]:
    found = []
    if level is not None:
        found.append(Reason.SUITS_LEVEL)
    if question.topic not in covered:
        found.append(Reason.TOPIC_NOT_COVERED)
    # Those asked of this contact before aren't suggested at all.
    found.append(Reason.NOT_ASKED_YET)
    if asked_anywhere is not None and question.id not in asked_anywhere:
        found.append(Reason.NOT_ASKED_ANYWHERE)
    return tuple(found)


def _one_of_each(free: Sequence[BankQuestion], topics: Iterable[Topic]) -> list[BankQuestion]:
    firsts = {each.topic: each for each in reversed(free)}
    return [firsts[topic] for topic in topics if topic in firsts]


def _round_about(
    free: Sequence[BankQuestion], covered: Collection[Topic], count: int
) -> list[BankQuestion]:
    """Up to ``count`` questions, topic by topic in order of worth, those not covered first."""
    waiting = {topic: [each for each in free if each.topic is topic] for topic in _WORTH}
    order = [topic for topic in _WORTH if topic not in covered]
    chosen: list[BankQuestion] = []
    while len(chosen) < count and any(waiting.values()):
        for topic in order:
            if waiting[topic] and len(chosen) < count:
                chosen.append(waiting[topic].pop(0))
        order = list(_WORTH)
    return chosen
