"""The icons and colour roles of the codes."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from journal.domain import codes as c


def icon_of(code: StrEnum) -> str:
    """The icon of a code, or ""."""
    return _ICONS.get(type(code), {}).get(code, "")


def role_of(code: StrEnum) -> str:
    """The colour role of a code: overdue, today, soon, done or neutral."""
    return _ROLES.get(type(code), {}).get(code, "neutral")


_K = c.FollowUpKind
_F = c.Format
_S = c.InterviewStatus
_ICONS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    c.InterviewStatus: {
        _S.IDEA: "lightbulb",
        _S.REQUESTED: "send",
        _S.SCHEDULED: "calendar-check",
        _S.HELD: "circle-check",
        _S.DECLINED: "ban",
        _S.NO_REPLY: "clock",
        _S.CANCELLED: "circle-x",
    },
    c.Format: {
        _F.IN_PERSON: "map-pin",
        _F.COFFEE: "coffee",
        _F.LUNCH: "utensils",
        _F.PHONE: "phone",
        _F.VIDEO: "video",
        _F.LETTER: "mail",
    },
    c.Introduction: {
        c.Introduction.NAMED: "user",
        c.Introduction.PROMISED: "hourglass",
        c.Introduction.MADE: "check",
        c.Introduction.DECLINED: "ban",
    },
    c.FollowUpKind: {
        _K.REQUEST_REMINDER: "mail",
        _K.SEND_QUESTIONS: "mail",
        _K.CONFIRM: "mail",
        _K.PRINT: "printer",
        _K.THANK_YOU: "mail",
        _K.THANK_REFERRER: "mail",
        _K.CONNECT: "link",
        _K.PROMISED_BY_ME: "file-text",
        _K.REPORT_BACK: "mail",
        _K.UPDATE: "mail",
        _K.CHECK_BACK: "hourglass",
        _K.GOOD_NEWS: "mail",
        _K.WRITE: "mail",
        _K.OTHER: "flag",
    },
    c.Level: dict.fromkeys(c.Level, "user"),
    c.Warmth: dict.fromkeys(c.Warmth, "message-square-text"),
    c.PointKind: {
        c.PointKind.MAIL: "mail",
        c.PointKind.PHONE: "phone",
        c.PointKind.LINK: "link",
    },
    c.Channel: {
        c.Channel.MAIL: "mail",
        c.Channel.HAND: "pencil",
        c.Channel.LINKEDIN: "link",
        c.Channel.PHONE: "phone",
        c.Channel.IN_PERSON: "users",
        c.Channel.VIDEO: "video",
        c.Channel.OTHER: "message-square-text",
    },
    c.Urgency: {
        c.Urgency.OVERDUE: "triangle-alert",
        c.Urgency.TODAY: "clock",
        c.Urgency.SOON: "calendar",
        c.Urgency.WAITING: "hourglass",
    },
}
_ROLES: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    c.InterviewStatus: {_S.REQUESTED: "soon", _S.SCHEDULED: "soon", _S.HELD: "done"},
    c.Introduction: {c.Introduction.NAMED: "soon", c.Introduction.MADE: "done"},
    c.FollowUpState: {c.FollowUpState.DONE: "done"},
    c.Urgency: {
        c.Urgency.OVERDUE: "overdue",
        c.Urgency.TODAY: "today",
        c.Urgency.SOON: "soon",
    },
}
