"""What speaks against a letter as it stands. Nothing here forbids anything.

Read while somebody types: one pass over the text for each rule, with expressions that are
compiled once for each language.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from journal.domain.codes import Format, InterviewStatus, LetterKind
from journal.domain.letters.facts import LetterFacts, Person
from journal.domain.letters.phrases import has_word, speaks_of
from journal.domain.letters.placeholders import gaps_in
from journal.domain.names import fold, is_blank

MOST_WORDS: Final = 150
"""A request is read to its end up to so many words."""
_LONGEST_NAME: Final = 60
_BEGINNING: Final = 200
_BEFORE: Final = 40
"""So many characters before a phrase, in its sentence, a word may turn it round."""
_SENTENCE_END: Final = re.compile(r"[.!?…]\s|\n")


class HintCode(StrEnum):
    """Each is stored when it is dismissed."""

    EMPTY = "letter is empty"
    GAPS = "letter has gaps"
    NO_SUBJECT = "letter has no subject"
    NO_ADDRESS = "no mail address"
    ON_HOLD = "letter to somebody on hold"
    ASKS_FOR_JOB = "letter asks for a job"
    TOO_LONG = "request too long"
    NO_REFERRER = "request doesn't say who referred"
    NO_TIME = "request doesn't say how long"
    NO_REASON = "request doesn't say why them"
    NO_QUESTIONS = "letter has no questions"
    LATE = "thank-you is late"
    OUT_OF_DATE = "letter promises what has happened"


class Hint(NamedTuple):
    """One hint: ``values`` fill its sentence, ``start`` and ``end`` are where it is in the body.

    ``words``: TOO_LONG words and limit; GAPS what is missing; NO_REFERRER the name; ON_HOLD whose
    move it is ("" the user's); ASKS_FOR_JOB the phrase; LATE the hours; OUT_OF_DATE who was
    written to since, or met.
    """

    code: HintCode
    values: tuple[str, ...] = ()
    start: int = -1
    end: int = -1


class Check(NamedTuple):
    """One thing that was looked at, whether it is well or not."""

    code: HintCode
    well: bool
    hint: Hint


def look(
    subject: str,
    body: str,
    kind: LetterKind,
    facts: LetterFacts,
    dismissed: Collection[HintCode | str] = (),
) -> tuple[Hint, ...]:
    """What speaks against the letter, the gravest first, without what was dismissed."""
    found = checks(subject, body, kind, facts)
    return tuple(each.hint for each in found if not each.well and each.code not in dismissed)


def checks(subject: str, body: str, kind: LetterKind, facts: LetterFacts) -> tuple[Check, ...]:
    """All that is looked at in a letter of this kind, the gravest first."""
    found = [Check(HintCode.ON_HOLD, not facts.on_hold, Hint(HintCode.ON_HOLD, (facts.mover,)))]
    if is_blank(body[:_BEGINNING]) and is_blank(body):
        return (*found, _said(HintCode.EMPTY, False))
    folded = fold(body)
    found.append(_gaps(subject, body))
    if kind is not LetterKind.GOOD_NEWS:
        found.append(_job(body, folded, facts))
    if kind is LetterKind.REQUEST:
        found += _request(body, f"{fold(subject)} {folded}", facts)
    if kind is LetterKind.QUESTIONS:
        found.append(_said(HintCode.NO_QUESTIONS, bool(numbered(body))))
    if kind is LetterKind.THANK_REFERRER and facts.about is not None:
        found.append(_up_to_date(folded, facts, facts.about))
    if kind is LetterKind.THANK_YOU:
        late = Hint(HintCode.LATE, (str(facts.late_by),))
        found.append(Check(HintCode.LATE, facts.late_by <= 0, late))
    if not facts.by_hand:
        found.append(_said(HintCode.NO_SUBJECT, not is_blank(subject)))
        found.append(_said(HintCode.NO_ADDRESS, bool(facts.address.strip())))
    return tuple(found)


def count_words(body: str) -> int:
    """Words of a letter, as one would count them."""
    return len(body.split())


def numbered(body: str) -> tuple[str, ...]:
    """The questions of a letter: its numbered lines, each with the lines that continue it."""
    found: list[str] = []
    going = False
    for line in body.splitlines():
        match = _NUMBERED.match(line)
        if match:
            found.append(match[1].strip())
            going = True
        elif going and line.strip():
            found[-1] = f"{found[-1]} {line.strip()}"
        else:
            going = False
    return tuple(found)


_NUMBERED: Final = re.compile(r"\s{0,8}(?:Q|q)?\d{1,3}[.):]\s+(\S.*)$")


def _said(code: HintCode, well: bool) -> Check:
    return Check(code, well, Hint(code))


def _gaps(subject: str, body: str) -> Check:
    gaps = gaps_in(body)
    named = dict.fromkeys(gap.key for gap in (*gaps_in(subject), *gaps))
    first = gaps[0] if gaps else None
    place = (first.start, first.end) if first else (-1, -1)
    return Check(HintCode.GAPS, not named, Hint(HintCode.GAPS, tuple(named), *place))


def _job(body: str, folded: str, facts: LetterFacts) -> Check:
    """The first phrase that asks for a job, and isn't turned round by a word before it."""
    wording = facts.wording
    # Looked for in the folded text first: most letters have none of them.
    found = tuple(phrase for phrase in wording.job if has_word(folded, fold(phrase)))
    for match in _phrases(found).finditer(body) if found else ():
        start = match.start()
        before = _SENTENCE_END.split(body[max(0, start - _BEFORE) : start])[-1]
        if not _says(fold(before), wording.unless):
            said = " ".join(match[0].split())
            hint = Hint(HintCode.ASKS_FOR_JOB, (said,), start, match.end())
            return Check(HintCode.ASKS_FOR_JOB, False, hint)
    return _said(HintCode.ASKS_FOR_JOB, True)


def _up_to_date(folded: str, facts: LetterFacts, about: Person) -> Check:
    """What it promises may have been done since it was begun."""
    wording, met = facts.wording, facts.about_met is not None
    written = met or facts.about_asked or facts.about_meets is not None
    old = (written and _says(folded, wording.will_write)) or (
        met and facts.about_meets is None and _says(folded, wording.will_meet)
    )
    return Check(HintCode.OUT_OF_DATE, not old, Hint(HintCode.OUT_OF_DATE, (about.name,)))


def _request(body: str, folded: str, facts: LetterFacts) -> list[Check]:
    words = count_words(body)
    long = Hint(HintCode.TOO_LONG, (str(words), str(MOST_WORDS)))
    found = [Check(HintCode.TOO_LONG, words <= MOST_WORDS, long)]
    if facts.referrers and facts.last_met is None:
        named = any(_is_named(person, folded) for person in facts.referrers)
        who = Hint(HintCode.NO_REFERRER, (facts.referrers[0].name,))
        found.append(Check(HintCode.NO_REFERRER, named, who))
    if facts.meeting is None or facts.meeting.format is not Format.LETTER:
        found.append(_said(HintCode.NO_TIME, _says_how_long(folded, facts)))
    if facts.wording.reasons and not facts.acquainted and not _is_reminder(facts):
        found.append(_said(HintCode.NO_REASON, _gives_reason(folded, facts)))
    return found


def _is_reminder(facts: LetterFacts) -> bool:
    return facts.meeting is not None and facts.meeting.status is InterviewStatus.REQUESTED


def _says_how_long(folded: str, facts: LetterFacts) -> bool:
    patterns = facts.wording.minutes
    return not patterns or any(re.search(pattern, folded) for pattern in patterns)


def _gives_reason(folded: str, facts: LetterFacts) -> bool:
    """Whether it says why them: in words that usually do, or with what is known of them."""
    known = (facts.attained, facts.common)
    return _says(folded, facts.wording.reasons) or any(
        speaks_of(folded, each) for each in known if each.strip()
    )


def _is_named(person: Person, folded: str) -> bool:
    """Whether somebody is named: in full, as they are addressed, or by one of their names."""
    words = [word for word in fold(person.name[:_LONGEST_NAME]).split() if len(word) > 1]
    addressed = fold(person.addressed[:_LONGEST_NAME])
    return any(has_word(folded, name) for name in (*words, addressed))


def _says(folded: str, phrases: Iterable[str]) -> bool:
    return any(has_word(folded, fold(phrase)) for phrase in phrases)


@lru_cache(maxsize=64)
def _phrases(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the phrases, as whole words, whatever space lies between them on the page."""
    each = (r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)", re.IGNORECASE)
