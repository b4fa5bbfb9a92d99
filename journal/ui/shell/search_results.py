"""What the search shows for what was typed: things of the journal, commands, and an addition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication

from journal.domain.changes import Kind
from journal.domain.names import clean_line, fold, is_blank
from journal.domain.views.finding import Hit
from journal.ui.shell.actions import Actions
from journal.ui.shell.context import PageContext
from journal.ui.shell.navigator import WindowNavigator
from journal.ui.shell.search_interviews import Met, interviews_with
from journal.ui.shell.search_verbs import deeds, is_named, may_be_meant
from journal.ui.widgets.plain import native_keys, without_mnemonic

translate = QCoreApplication.translate

MOST_HITS = 30
MOST_COMMANDS = 6
BEFORE = 24  # letters of an excerpt before the word that was found
SHORT = 64  # a line that needs no cutting
SEARCHED = 20_000
COMMANDS_ONLY = ">"
HIDDEN = frozenset(("file.save", "edit.search"))


@dataclass(frozen=True)
class Result:
    """A row: icon, name, the words that were found, what stands at the end, what Enter does.

    ``waits``: it isn't chosen by being the first, since something else may be meant.
    """

    icon: str
    title: str
    text: str
    end: str
    run: Callable[[], object]
    waits: bool = False


def results(context: PageContext, navigator: WindowNavigator, typed: str) -> list[Result]:
    """Best first; at the end the offer to add a person of that name."""
    if is_blank(typed):
        return []
    if typed.lstrip().startswith(COMMANDS_ONLY):
        return commands(context.actions, typed.lstrip()[1:])
    library = context.library
    ranked = [(_rank(hit, typed), hit) for hit in library.finder.find(typed, MOST_HITS)]
    ranked.sort(key=lambda each: each[0])
    met = interviews_with(library, [hit for rank, hit in ranked if rank == 0])
    known = {each.id for each in met}
    found = []
    for rank, hit in ranked:
        result = _of_hit(context, navigator, hit, typed)
        if result is not None and not (hit.kind is Kind.INTERVIEW and hit.id in known):
            found.append((rank, result))
    asked = [
        Result(deed.icon, deed.name, deed.command, "", partial(deed.run, deed.contact_id))
        for deed in deeds(library, navigator, typed)
    ]
    persons = [result for rank, result in found if rank == 0]
    others = [result for rank, result in found if rank > 0]
    with_them = [_of_interview(navigator, each) for each in met]
    rows = [*persons, *asked, *with_them, *others, *commands(context.actions, typed)]
    rows.append(_addition(context, navigator, typed, alone=not rows))
    return rows


def _addition(
    context: PageContext, navigator: WindowNavigator, typed: str, *, alone: bool
) -> Result:
    name = clean_line(typed, 200)
    return Result(
        "user-plus",
        translate("Search", "Add “{name}” as a contact").format(name=name),
        "",
        "",
        lambda: navigator.new_contact(name=name),
        waits=alone and may_be_meant(context.library, context.actions, navigator, typed),
    )


def commands(actions: Actions, typed: str) -> list[Result]:
    """Commands that hold all words typed; all of them for none."""
    words = fold(typed).split()
    found = []
    for action in actions:
        code = action.objectName().partition(".")[2]
        text = without_mnemonic(action.text())
        if code in HIDDEN or not action.isEnabled():
            continue
        if all(word in fold(text) for word in words):
            keys = native_keys(action.shortcut())
            found.append(
                Result("chevron-right", text, str(action.property("tip")), keys, action.trigger)
            )
    return found[:MOST_COMMANDS] if words else found


def excerpt(text: str, typed: str) -> str:
    """One line of ``text`` that begins shortly before the first word that was typed."""
    line = " ".join(text[:SEARCHED].split())
    plain = line.casefold()
    places = [plain.find(word) for word in typed.casefold().split()]
    first = min((place for place in places if place >= 0), default=0)
    if first <= BEFORE or len(line) <= SHORT:
        return line
    start = line.find(" ", first - BEFORE)
    start = first if start < 0 or start > first else start + 1
    return "…" + line[start:]


def _rank(hit: Hit, typed: str) -> int:
    """Somebody of that name before whatever else belongs to them."""
    if hit.kind not in (Kind.CONTACT, Kind.COMPANY):
        return 2
    if hit.kind is Kind.COMPANY:
        hit = hit._replace(name=hit.text)
    if not is_named(hit, fold(typed).split()):
        return 2
    return 0 if hit.kind is Kind.CONTACT else 1


def _of_hit(
    context: PageContext, navigator: WindowNavigator, hit: Hit, typed: str
) -> Result | None:
    """None for what no page shows: questions of the bank, pitches."""
    look = _looks().get(hit.kind)
    if look is None:
        return None
    icon, end = look
    if hit.kind is Kind.INTERVIEW_QUESTION and not hit.answered:
        end = translate("Search", "question")
    if hit.kind is Kind.COMPANY:
        return Result(icon, hit.text, "", end, lambda: navigator.show_people(hit.text))
    if hit.kind is Kind.FOLLOW_UP:
        run: Callable[[], object] = lambda: _show_follow_up(context, navigator, hit)  # noqa: E731
    elif hit.kind is Kind.LETTER:
        run = lambda: navigator.show_letter(hit.id)  # noqa: E731
    elif hit.interview_id is not None:
        run = lambda: _show_in_interview(navigator, hit)  # noqa: E731
    elif hit.contact_id is not None:
        contact = hit.contact_id
        run = lambda: navigator.show_contact(contact)  # noqa: E731
    else:
        return None
    title = hit.name or translate("Search", "Without a person")
    return Result(icon, title, excerpt(hit.text, typed), end, run)


def _of_interview(navigator: WindowNavigator, met: Met) -> Result:
    """An interview found by the name of the person: what stands of it in the list says which."""
    _icon, end = _looks()[Kind.INTERVIEW]
    return Result(met.icon, met.name, met.words, end, lambda: navigator.show_interview(met.id, ""))


def _show_in_interview(navigator: WindowNavigator, hit: Hit) -> None:
    """A question alone in the part that fits the time, everything else where it was written."""
    assert hit.interview_id is not None
    asked = hit.kind is Kind.INTERVIEW_QUESTION
    anywhere = hit.kind is Kind.INTERVIEW or (asked and not hit.answered)
    navigator.show_interview(hit.interview_id, "" if anywhere else "capture")
    begin = getattr(navigator.page(), "focus_question", None)
    if asked and begin is not None:
        begin(hit.id)


def _show_follow_up(context: PageContext, navigator: WindowNavigator, hit: Hit) -> None:
    row = context.library.days.follow_up(hit.id)
    if row is not None and row.due_on is not None:
        navigator.show_day(row.due_on, "follow-up", hit.id)
    elif hit.contact_id is not None:
        navigator.show_contact(hit.contact_id)


def _looks() -> dict[Kind, tuple[str, str]]:
    """Icon and word of each kind that can be opened."""
    return {
        Kind.CONTACT: ("user", translate("Search", "person")),
        Kind.COMPANY: ("building-2", translate("Search", "company")),
        Kind.NOTE: ("notebook-pen", translate("Search", "note")),
        Kind.INTERVIEW: ("message-square-text", translate("Search", "interview")),
        Kind.INTERVIEW_QUESTION: ("message-square-text", translate("Search", "answer")),
        Kind.FOLLOW_UP: ("bell", translate("Search", "follow-up")),
        Kind.LETTER: ("mail", translate("Search", "letter")),
        Kind.TOUCH: ("history", translate("Search", "in touch")),
    }
