"""What was noted about somebody, or about the user, turned so that it can be said in a letter.

A note is often half a sentence, begins with a capital, and speaks of them, not to them. What the
words of the language don't know stays as it was noted: the user reads the letter before it goes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from journal.domain.letters.facts import LetterFacts
from journal.domain.letters.phrases import clause, lowered, sentence
from journal.domain.letters.wording import Wording

_WORD = re.compile(r"\w+")


def what_i_send(facts: LetterFacts) -> str:
    """What was promised, where it is one thing of the user's own and nothing else is said.

    Several things ("my notes") or anything more ("by Friday") are left to the user to word.
    """
    words, said = facts.wording.words, clause(facts.follow_up_what).split()
    if len(said) < len(("send", "my", "résumé")):
        return ""
    begins, whose, thing, *rest = said
    if begins.casefold() not in words.get("sends", "").split():
        return ""
    if whose.casefold() not in words.get("mine", "").split() or thing.casefold().endswith("s"):
        return ""
    names = {facts.person.name, facts.person.addressed}
    if rest and (rest[0] != words.get("sent_to") or " ".join(rest[1:]) not in names - {""}):
        return ""
    return words.get("my_thing", "").format(thing=thing) if thing.isalpha() else ""


def referral_words(facts: LetterFacts) -> str:
    """What the referrer said of them; "says hello" gets its subject."""
    said = clause(facts.referral_words)
    if facts.referrers and _first(said) in facts.wording.words.get("sayings", "").split():
        referrer = facts.referrers[0]
        return f"{referrer.addressed or referrer.name} {lowered(said)}"
    return sentence(said)


def why(facts: LetterFacts) -> dict[str, str]:
    """What made the user write: a deed of theirs, or a thing, or something in common."""
    deed, thing = _attained(clause(facts.attained), facts.wording)
    return {
        "attained": deed,
        "attained_thing": thing,
        "common": _common(clause(facts.common), facts.wording),
    }


def news(text: str, wording: Wording) -> str:
    """What was reached, where it can follow a colon."""
    said = clause(text)
    return lowered(said) if _first(said) in wording.words.get("articles", "").split() else said


def _attained(text: str, wording: Wording) -> tuple[str, str]:
    """A deed, which can follow "you", or else a thing."""
    words, first = wording.words, _first(text)
    text = _turned(text, _pairs(words.get("turned", "")))
    if first in words.get("subjects", "").split() and " " in text:
        return _present(text.split(" ", 1)[1], words), ""
    if first in words.get("things", "").split():
        return "", text
    if first in _pairs(words.get("present", "")):
        return _present(lowered(text), words), ""
    role = _role(text, words)
    if role:
        return role, ""
    if not text[:1].isupper():
        return text, ""
    deed = first in words.get("deeds", "").split() or first.endswith("ed")
    return (lowered(text), "") if deed else ("", text)


def _present(text: str, words: Mapping[str, str]) -> str:
    """ "runs the depot" said to whoever does: "run the depot"."""
    first, _space, rest = text.partition(" ")
    return f"{_pairs(words.get('present', '')).get(first.casefold(), first)} {rest}".strip()


def _role(text: str, words: Mapping[str, str]) -> str:
    """ "Founder of the café" said to the founder: "are the founder of the café"."""
    first, second = (*text.casefold().split(maxsplit=2), "", "")[:2]
    if second != words.get("role_of"):
        return ""
    since = words.get("since", "") in text.casefold().split()
    for key, roles in (("role", "roles"), ("maker", "makers")):
        if first in words.get(roles, "").split():
            return words.get(f"{key}_since" if since else key, "").format(role=lowered(text))
    return ""


def _common(text: str, wording: Wording) -> str:
    """What can follow "something we share:"; a note about them alone can't be said so."""
    words = wording.words
    if {each.casefold() for each in _WORD.findall(text)} & set(words.get("theirs", "").split()):
        return ""
    first, second = (*text.casefold().split(maxsplit=2), "", "")[:2]
    places = words.get("both_in", "").split()
    if first == words.get("both"):
        key = "we_are" if second in places else "we_both"
    elif first in words.get("both_from", "").split():
        key = "we_are_both"
    elif first in places:
        key = "we_were_both"
    else:
        return lowered(text) if first in words.get("small", "").split() else text
    return words.get(key, "{common}").format(common=lowered(text))


def _first(text: str) -> str:
    return text.split(" ", 1)[0].casefold()


def _pairs(text: str) -> dict[str, str]:
    """Words and what stands in their place, written "his:your her:your"."""
    return dict(each.split(":", 1) for each in text.split() if ":" in each)


def _turned(text: str, pairs: Mapping[str, str]) -> str:
    return _WORD.sub(lambda word: pairs.get(word[0].casefold(), word[0]), text)
