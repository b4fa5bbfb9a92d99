"""What the lines of a person's timeline say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from journal.domain.codes import (
    Channel,
    Direction,
    FollowUpKind,
    FollowUpState,
    Format,
    InterviewStatus,
    Introduction,
)
from journal.domain.followups import is_done, was_left_out
from journal.domain.statuses import is_off
from journal.domain.views.people import TimelineItem
from journal.ui import show
from journal.ui.labels import follow_up_title, icon_of, label
from journal.ui.milestones.words import until

translate = QCoreApplication.translate
Words = Callable[[], str]


def icon(item: TimelineItem) -> str:
    """The icon of a line: of the channel, the state of an interview, the kind of a follow-up."""
    if item.kind == "touch":
        return icon_of(_channel(item)) or "message-square-text"
    if item.kind == "interview":
        return icon_of(InterviewStatus(item.state))
    if item.kind == "follow-up":
        states = {FollowUpState.DONE: "circle-check", FollowUpState.SKIPPED: "ban"}
        return states.get(FollowUpState(item.state), icon_of(FollowUpKind(item.code)))
    return "git-fork"


def text(item: TimelineItem, name: str) -> str:
    """The words of a line; ``name`` is the person's."""
    if item.kind == "touch":
        return _touch(item)
    if item.kind == "interview":
        return _interview(item)
    if item.kind == "follow-up":
        return _follow_up(item, name)
    return _referral(item)


def day(item: TimelineItem, today: date) -> str:
    """The day of a line: what is to come with its weekday, what was without."""
    if item.waits_on:
        return translate("Timeline", "waits")
    if item.day is None:
        return translate("Timeline", "no date")
    if item.day >= today:
        return show.day(item.day, today)
    return show.past_day(item.day, today)


def quiet(item: TimelineItem) -> bool:
    """Whether a line is about something that was left out."""
    return was_left_out(item.state) or is_off(item.state)


def _channel(item: TimelineItem) -> Channel:
    return Channel(item.code) if item.code in list(Channel) else Channel.OTHER


def _touch(item: TimelineItem) -> str:
    how = _TOUCHES.get((item.state, _channel(item))) or _DIRECTIONS.get(item.state, _spoke)
    if not item.what:
        return how()
    what = " ".join(item.what.split())
    return translate("Timeline", "{how}: {what}").format(how=how(), what=what)


def _spoke() -> str:
    return translate("Timeline", "In touch")


def _interview(item: TimelineItem) -> str:
    said = _INTERVIEWS[InterviewStatus(item.state)]()
    if item.other:
        said = translate("Timeline", "{interview}, with {name} instead").format(
            interview=said, name=item.other
        )
    if item.code not in list(Format):
        return said
    form = label(Format(item.code))
    if item.what:
        return translate("Timeline", "{interview}, {format}, {place}").format(
            interview=said, format=form, place=item.what
        )
    return translate("Timeline", "{interview}, {format}").format(interview=said, format=form)


def _follow_up(item: TimelineItem, name: str) -> str:
    # On the page of the person "Ring him back" is enough: their name isn't added to it.
    title = item.what or follow_up_title(item.code, name, "", item.other)
    if is_done(item.state):
        return translate("Timeline", "Done: {what}").format(what=title)
    if was_left_out(item.state):
        return translate("Timeline", "Skipped: {what}").format(what=title)
    if item.waits_on:
        text = translate("Timeline", "{what}, once {milestone}")
        return text.format(what=title, milestone=until(item.waits_on))
    return title


def _referral(item: TimelineItem) -> str:
    known = item.code in list(Introduction)
    code = Introduction(item.code) if known else Introduction.NAMED
    table = _NAMED_BY if item.state == "in" else _NAMED
    return table[code]().format(name=item.other)


_C, _D, _S, _I = Channel, Direction, InterviewStatus, Introduction
_TOUCHES: Mapping[tuple[str, Channel], Words] = {
    (_D.OUT, _C.MAIL): lambda: translate("Timeline", "You wrote"),
    (_D.OUT, _C.HAND): lambda: translate("Timeline", "You wrote by hand"),
    (_D.OUT, _C.LINKEDIN): lambda: translate("Timeline", "You wrote on LinkedIn"),
    (_D.OUT, _C.PHONE): lambda: translate("Timeline", "You called"),
    (_D.OUT, _C.IN_PERSON): lambda: translate("Timeline", "You met"),
    (_D.OUT, _C.VIDEO): lambda: translate("Timeline", "You spoke by video"),
    (_D.IN, _C.MAIL): lambda: translate("Timeline", "They wrote"),
    (_D.IN, _C.HAND): lambda: translate("Timeline", "They wrote by hand"),
    (_D.IN, _C.LINKEDIN): lambda: translate("Timeline", "They wrote on LinkedIn"),
    (_D.IN, _C.PHONE): lambda: translate("Timeline", "They called"),
    (_D.IN, _C.IN_PERSON): lambda: translate("Timeline", "You met"),
    (_D.BOTH, _C.PHONE): lambda: translate("Timeline", "You spoke on the phone"),
    (_D.BOTH, _C.IN_PERSON): lambda: translate("Timeline", "You met"),
    (_D.BOTH, _C.VIDEO): lambda: translate("Timeline", "You spoke by video"),
    (_D.BOTH, _C.MAIL): lambda: translate("Timeline", "You wrote to each other"),
}
_DIRECTIONS: Mapping[str, Words] = {
    _D.OUT: lambda: translate("Timeline", "You were in touch"),
    _D.IN: lambda: translate("Timeline", "They were in touch"),
}
_INTERVIEWS: Mapping[InterviewStatus, Words] = {
    _S.IDEA: lambda: translate("Timeline", "Interview thought of"),
    _S.REQUESTED: lambda: translate("Timeline", "Interview asked for"),
    _S.SCHEDULED: lambda: translate("Timeline", "Interview scheduled"),
    _S.HELD: lambda: translate("Timeline", "Interview held"),
    _S.DECLINED: lambda: translate("Timeline", "Interview declined"),
    _S.NO_REPLY: lambda: translate("Timeline", "No reply to the request"),
    _S.CANCELLED: lambda: translate("Timeline", "Interview cancelled"),
}
_NAMED_BY: Mapping[Introduction, Words] = {
    _I.NAMED: lambda: translate("Timeline", "Named by {name}"),
    _I.PROMISED: lambda: translate("Timeline", "{name} promised an introduction"),
    _I.MADE: lambda: translate("Timeline", "Introduced by {name}"),
    _I.DECLINED: lambda: translate("Timeline", "Named by {name}, no introduction"),
}
_NAMED: Mapping[Introduction, Words] = {
    _I.NAMED: lambda: translate("Timeline", "Named {name}"),
    _I.PROMISED: lambda: translate("Timeline", "Promised an introduction to {name}"),
    _I.MADE: lambda: translate("Timeline", "Introduced you to {name}"),
    _I.DECLINED: lambda: translate("Timeline", "Named {name}, no introduction"),
}
