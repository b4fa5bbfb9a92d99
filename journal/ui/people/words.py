"""The words of the People page that several of its parts use."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from journal.domain.clock import Clock
from journal.domain.codes import Introduction
from journal.domain.names import short_name, shown
from journal.domain.next_step import NextStep
from journal.domain.views.people import TreeRow
from journal.itemmodels.contact_filter import Status
from journal.itemmodels.contact_words import Column, ContactWords
from journal.itemmodels.tree_drop import Refusal, Why
from journal.itemmodels.tree_shape import Group
from journal.ui import show, step_words
from journal.ui.labels import label

translate = QCoreApplication.translate
NameOf = Callable[[int], str]


def contact_words(clock: Clock) -> ContactWords:
    """What the tree and the list say, in the user's language and by the clock's now."""

    def step_text(step: NextStep, row: TreeRow) -> str:
        return step_words.sentence(step, row.name, clock.now())

    def day_text(iso: str) -> str:
        return show.past_day(date.fromisoformat(iso), clock.today())

    return ContactWords(
        columns={
            Column.NAME: translate("People", "Name"),
            Column.ROLE: translate("People", "Role"),
            Column.COMPANY: translate("People", "Company"),
            Column.STEP: translate("People", "Next step"),
            Column.TOUCH: translate("People", "Last in touch"),
            Column.INTRODUCTION: translate("People", "Introduction"),
        },
        me=translate("People", "Me"),
        groups={
            Group.MYSELF: translate("People", "Found by myself"),
            Group.EVENT: translate("People", "At an event"),
            Group.LINKEDIN: translate("People", "LinkedIn"),
            Group.ARTICLE: translate("People", "Article"),
            Group.COMPANY_SITE: translate("People", "Company site"),
        },
        step=step_text,
        day=day_text,
        introduction=lambda code: label(Introduction(code)),
        spoken=lambda row, step: spoken(row, step_text(step, row) if step else ""),
        heading=lambda group, number: translate("People", "{group}, {people}").format(
            group=group, people=people(number)
        ),
    )


def shorter_steps(clock: Clock) -> Callable[[NextStep, str], list[str]]:
    """A next step in fewer and fewer words: a name shortened, then the day left out."""

    def texts(step: NextStep, name: str) -> list[str]:
        now = clock.now()
        brief = step._replace(other_name=short_name(step.other_name)) if step.other_name else step
        tries = (
            brief,
            step._replace(due=None, due_time=None),
            brief._replace(due=None, due_time=None),
        )
        return [step_words.sentence(each, name, now) for each in tries]

    return texts


def spoken(row: TreeRow, step: str) -> str:
    """A row as a screen reader tells it: name, state, next step."""
    parts = [row.name]
    if row.on_hold:
        parts.append(translate("People", "on hold"))
    if row.several:
        parts.append(translate("People", "several people referred them"))
    if step:
        parts.append(translate("People", "next step: {step}").format(step=step))
    return ", ".join(parts)


def number(value: int) -> str:
    """A number as the locale writes it."""
    return QLocale().toString(value)


def people(count: int) -> str:
    """How many people: "13 people"."""
    if count == 1:
        return translate("People", "1 person")
    return translate("People", "{n} people").format(n=number(count))


def total(count: int, on_hold: int) -> str:
    """Below the tree: "13 people, 2 on hold"."""
    if not on_hold:
        return people(count)
    return translate("People", "{people}, {n} on hold").format(
        people=people(count), n=number(on_hold)
    )


def chosen(count: int, shown: int) -> str:
    """Below the tree or list while several are chosen: "3 of 12 chosen"."""
    return translate("People", "{n} of {people} chosen").format(
        n=number(count), people=number(shown)
    )


def found(matches: int, count: int, shown: int) -> str:
    """Below a filtered tree: "3 of 13 people", "500 of 77,274 shown"."""
    if shown < matches:
        return translate("People", "{shown} of {found} shown").format(
            shown=number(shown), found=number(matches)
        )
    return translate("People", "{found} of {people}").format(
        found=number(matches), people=people(count)
    )


def status_label(status: Status) -> str:
    """A state to filter by."""
    return {
        Status.ON_HOLD: translate("People", "On hold"),
        Status.PROMISED: translate("People", "Introduction promised"),
        Status.NO_STEP: translate("People", "No next step"),
        Status.NOT_THANKED: translate("People", "Not thanked yet"),
        Status.NEVER_IN_TOUCH: translate("People", "Never in touch"),
        Status.SEVERAL: translate("People", "Several referrers"),
    }[status]


def nobody_matches(text: str, status: Status | None) -> str:
    """What stands in place of the tree when the filter leaves nobody."""
    if text and status is not None:
        return translate("People", "Nobody matches “{text}” and “{state}”").format(
            text=text, state=status_label(status)
        )
    if status is not None:
        return translate("People", "Nobody: “{state}”").format(state=status_label(status))
    return translate("People", "Nobody matches “{text}”").format(text=text)


def refusal(why: Refusal, name_of: NameOf) -> str:
    """Why somebody can't be dropped there."""
    person = name_of(why.person)
    target = name_of(why.target) if why.target is not None else ""
    text = {
        Why.SELF: translate("People", "{person} can’t have been referred by themselves."),
        Why.LOOP: translate(
            "People", "{target} was reached through {person}, so can’t have referred {person}."
        ),
        Why.ALREADY: translate("People", "{target} referred {person} already."),
        Why.NOBODY: translate("People", "Nobody referred {person} anyway."),
    }[why.why]
    return text.format(person=shown(person), target=shown(target))


def moved(persons: list[str], target: str | None, *, primary: bool) -> str:
    """What a drop did."""
    if len(persons) > 1:
        who = people(len(persons))
        if target is None:
            return translate("People", "{people}: no referrer any more").format(people=who)
        return translate("People", "{people} referred by {referrer}").format(
            people=who, referrer=shown(target)
        )
    if target is None:
        return translate("People", "{name}: no referrer any more").format(name=shown(persons[0]))
    text = (
        translate("People", "{name} referred by {referrer}")
        if primary
        else translate("People", "{name} also referred by {referrer}")
    )
    return text.format(name=shown(persons[0]), referrer=shown(target))
