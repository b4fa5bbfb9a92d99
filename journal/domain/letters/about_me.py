"""What the user noted of themselves, turned so that it goes on in a sentence of a letter.

Each line of the profile has a grammatical form, which is that of its examples: what follows "I am"
("a student"), "I am in" ("Hamburg, until May"), and "I look for work in" ("port planning"). What
isn't written so is turned where that can be done for certain; else a gap shows it, to be worded.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from journal.domain.letters.facts import LetterFacts
from journal.domain.letters.phrases import clause, lowered, reminder
from journal.domain.letters.wording import Wording


class Line(NamedTuple):
    """Who the user is: what follows "I am", or else a sentence (or a gap) of its own."""

    i_am: str = ""
    sentence: str = ""


def line(facts: LetterFacts) -> Line:
    """Who the user is, and where; nothing that is noted is left out."""
    words, gaps = facts.wording.words, facts.wording.gaps
    status, where = clause(facts.my_status), clause(facts.where_now)
    if not status and (_said_by_me(where, words) or _first(where) in _list(words, "articles")):
        status, where = where, ""  # a line about oneself may be noted there too
    place = _place(where, words)
    if where and not place and not status:
        return Line(sentence=_gap(gaps.get("about_me", ""), where, words))
    if where and not place:
        place = _gap(gaps.get("where_now", ""), where, words)
    if not status:
        return Line(i_am=place)
    said = _complement(status, words)
    if said:
        return Line(i_am=f"{said}, {place}" if place else said)
    own = status if _first(status) in _phrases(words, "i_do") and " " in status else ""
    own = own or _gap(gaps.get("about_me", ""), status, words)
    return Line(sentence=f"{own}, {place}" if place else own)


def field(facts: LetterFacts) -> str:
    """What can follow "work in": a line like "Work in planning" names the field itself."""
    words, said = facts.wording.words, clause(facts.direction)
    for begins in (*_phrases(words, "work_in"), *_phrases(words, "work_with")):
        if said.casefold().startswith(f"{begins} "):
            said = said[len(begins) + 1 :]
    return _lowered_field(said, words)


def work(facts: LetterFacts) -> str:
    """The work that the user looks at: "work in planning"; "" where it can't be said so."""
    words, said = facts.wording.words, clause(facts.direction)
    folded = f"{said.casefold()} "
    for begins in _phrases(words, "work_with"):
        if folded.startswith(f"{begins} "):
            return f"{words.get('work', '')} {begins.split()[-1]} {said[len(begins) + 1 :]}"
    named = any(folded.startswith(f"{begins} ") for begins in _phrases(words, "work_in"))
    if not said or (not named and _begins(folded, _phrases(words, "no_field"))):
        return ""
    if not named and folded.startswith(f"{words.get('work', '')} "):
        return lowered(said)
    return words.get("work_of", "{field}").format(field=field(facts))


def finding_out(facts: LetterFacts) -> str:
    """What the user wants to find out; "" where the work can't be named."""
    said = work(facts)
    return facts.wording.words.get("finding_out", "{work}").format(work=said) if said else ""


def work_gap(wording: Wording, direction: str) -> str:
    """What a gap says in place of that: with what was noted, which can't be said so."""
    gaps = wording.gaps
    if not clause(direction):
        return gaps.get("finding_out", "")
    said = wording.words.get("to_send", "{gap}")
    return said.format(gap=gaps.get("finding_noted", ""), what=reminder(direction))


def _complement(said: str, words: Mapping[str, str]) -> str:
    for begins in _phrases(words, "i_am"):
        if said.casefold().startswith(f"{begins} "):
            return said[len(begins) + 1 :]
    first = _first(said)
    if first in _list(words, "articles") or first in _list(words, "am"):
        return lowered(said)
    return _one(said, words) if _is_person(said, words) else ""


def _is_person(said: str, words: Mapping[str, str]) -> bool:
    """Whether it begins with what somebody can be: "Geography student", not "degree"."""
    head = ""
    for word in said.casefold().split():
        if word in _list(words, "people_end") or (head and word.endswith("ing")):
            break
        head = word.rstrip(",;:")
        if head != word:
            break
    if head in _list(words, "people"):
        return True
    endings = tuple(_list(words, "people_endings"))
    return (
        bool(endings) and head.endswith(endings) and head not in _list(words, "things_like_people")
    )


def _one(said: str, words: Mapping[str, str]) -> str:
    first = _first(said)
    if first.rstrip(",;:") == said.casefold().split()[0] and _is_person(first, words):
        said = lowered(said)
    said = _lowered_field(said, words)
    vowel = said[:1].casefold() in words.get("vowels", "") and said[:1]
    return words.get("one_vowel" if vowel else "one", "{who}").format(who=said)


def _place(said: str, words: Mapping[str, str]) -> str:
    """Where somebody is: "in Hamburg, until May", "at Northwind"; "" for what is no place."""
    first = _first(said)
    for begins in _phrases(words, "i_am"):
        if said.casefold().startswith(f"{begins} "):
            return _place(said[len(begins) + 1 :], words)
    if first in _list(words, "am"):
        return lowered(said)
    head = said.partition(",")[0].split()
    small = _list(words, "place_words")
    is_place = all(word[:1].isupper() or word[:1].isdigit() or word.casefold() in small
                   for word in head)  # fmt: skip
    if not head or not (is_place or len(head) == 1) or first in _phrases(words, "i_do"):
        return ""
    named = lowered(said) if first in small else said
    return words.get("in_place", "{place}").format(place=named)


def _lowered_field(said: str, words: Mapping[str, str]) -> str:
    first, endings = _first(said), tuple(_list(words, "field_endings"))
    known = first in _list(words, "fields") or (bool(endings) and first.endswith(endings))
    return lowered(said) if known else said


def _said_by_me(said: str, words: Mapping[str, str]) -> bool:
    begins = (*_phrases(words, "i_am"), *_phrases(words, "i_do"))
    return _begins(f"{said.casefold()} ", begins)


def _gap(gap: str, what: str, words: Mapping[str, str]) -> str:
    return f"[{words.get('to_send', '{gap}').format(gap=gap, what=reminder(what))}]"


def _begins(folded: str, phrases: tuple[str, ...]) -> bool:
    return any(folded.startswith(f"{each} ") for each in phrases)


def _phrases(words: Mapping[str, str], key: str) -> tuple[str, ...]:
    return tuple(each for each in words.get(key, "").split("|") if each)


def _list(words: Mapping[str, str], key: str) -> tuple[str, ...]:
    return tuple(words.get(key, "").split())


def _first(text: str) -> str:
    return text.split(" ", 1)[0].casefold()
