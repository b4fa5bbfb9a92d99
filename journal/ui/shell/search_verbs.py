"""What can be done with somebody whom the search finds: "write tomas", "call tomas"."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from journal.domain.changes import Kind
from journal.domain.names import fold
from journal.domain.views.finding import Hit
from journal.services.library import Library
from journal.ui import command_words
from journal.ui.shell.actions import Actions
from journal.ui.shell.navigator import WindowNavigator
from journal.ui.widgets.plain import without_mnemonic

translate = QCoreApplication.translate

MOST = 6  # rows
MOST_WORDS = 8  # of a query that is looked at word by word
LEAST = 3  # letters of the beginning of a word that stand for it
SOUGHT = 30


class Deed(NamedTuple):
    """A command with somebody: what it is called, its icon, and what it runs."""

    contact_id: int
    name: str
    command: str
    icon: str
    run: Callable[[int], object]


class _Verb(NamedTuple):
    command: str
    icon: str
    words: str
    run: Callable[[int], object]


def _verbs(go: WindowNavigator) -> list[_Verb]:
    """The words, parted by spaces, by which one asks for a command with a person."""
    return [
        _Verb("tools.write", "mail", translate("Search", "write letter mail"), go.new_letter),
        _Verb("tools.touch", "phone", translate("Search", "call phone touch log"), go.log_touch),
        _Verb("tools.hold", "hourglass", translate("Search", "hold wait"), go.put_on_hold),
        _Verb(
            "new.interview",
            "calendar-plus",
            translate("Search", "interview meet schedule"),
            go.new_interview,
        ),
        _Verb("new.followup", "bell", translate("Search", "remind follow-up"), go.new_follow_up),
        _Verb("tools.referral", "handshake", translate("Search", "referral"), go.new_contact),
        _Verb("edit.history", "history", translate("Search", "history"), go.show_history),
    ]


def deeds(library: Library, go: WindowNavigator, typed: str) -> list[Deed]:
    """For each person whom the rest of the words names, the commands that some words ask for."""
    words = fold(typed).split()
    if not 1 < len(words) <= MOST_WORDS:
        return []
    between = set(fold(translate("Search", "to with for on in a the put")).split())
    found = []
    for verb in _verbs(go):
        asked = [word for word in words if _means(word, fold(verb.words).split())]
        rest = [word for word in words if word not in asked]
        if not asked:
            continue
        who = _named(library, rest)
        if not who and between.intersection(rest):  # "to" may begin a name, and may not
            who = _named(library, [word for word in rest if word not in between])
        found += [
            Deed(hit.id, hit.name, command_words.name(verb.command), verb.icon, verb.run)
            for hit in who
        ]
    return found[:MOST]


def may_be_meant(library: Library, actions: Actions, go: WindowNavigator, typed: str) -> bool:
    """Whether something else may be meant than a person called ``typed``.

    So it is where a word names a command, or where the others name somebody.
    """
    words = fold(typed).split()
    known = {word for action in actions for word in fold(without_mnemonic(action.text())).split()}
    known |= {word for verb in _verbs(go) for word in fold(verb.words).split()}
    if any(_means(word, known) for word in words):
        return True
    if not 1 < len(words) <= MOST_WORDS:
        return False
    others = (words[:place] + words[place + 1 :] for place in range(len(words)))
    return any(
        set(rest) <= set(fold(hit.name).split()) for rest in others for hit in _named(library, rest)
    )


def is_named(hit: Hit, words: list[str]) -> bool:
    """Whether each word begins a part of the name."""
    parts = fold(hit.name).split()
    return all(any(part.startswith(word) for part in parts) for word in words)


def _named(library: Library, words: list[str]) -> list[Hit]:
    if not words:
        return []
    hits = library.finder.find(" ".join(words), SOUGHT)
    return [hit for hit in hits if hit.kind is Kind.CONTACT and is_named(hit, words)]


def _means(word: str, known: set[str] | list[str]) -> bool:
    """Whole, or its beginning."""
    long_enough = len(word) >= LEAST
    return any(word == each or (long_enough and each.startswith(word)) for each in known)
