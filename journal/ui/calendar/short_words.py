"""What a follow-up is called where a day is a hand's breadth wide."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from journal.domain.codes import FollowUpKind, Format
from journal.domain.names import short_name
from journal.domain.views.days import DayItem
from journal.itemmodels.calendar_days import HOLD, INTERVIEW
from journal.ui import hold_words, labels

translate = QCoreApplication.translate


def title(item: DayItem) -> str:
    """What an item is: "Thank Ana Souza", "Coffee with Jonas Weber", "Check back with Mr Hall"."""
    if item.kind == INTERVIEW:
        return labels.format_sentence(Format(item.code), item.name)
    if item.kind == HOLD:
        return hold_words.day_title(item)
    return labels.day_item_title(item)


def compact(item: DayItem) -> str:
    """The same with short names: of "about whom" nothing is cut where there is a little room."""
    about = short_name(item.about) if item.about else ""
    return title(item._replace(name=short_name(item.name), about=about))


def shorter(item: DayItem) -> tuple[str, ...]:
    """The same ever shorter; the last one may have to be cut, and begins with what to do."""
    if item.kind == INTERVIEW:
        return _different(item.name, short_name(item.name))
    if item.kind == HOLD:
        whom = item.about or item.name
        return _different(title(item), hold_words.with_whom(item), whom, short_name(whom))
    if item.what or not item.name:
        return (title(item),)
    verb, short = _VERBS[FollowUpKind(item.code)](), short_name(item.name)
    verbs = (verb.format(name=item.name), verb.format(name=short))
    return _different(title(item), *verbs)


def _different(*texts: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


_K = FollowUpKind
_VERBS: Mapping[FollowUpKind, Callable[[], str]] = {
    _K.REQUEST_REMINDER: lambda: translate("Calendar", "Remind {name}"),
    _K.SEND_QUESTIONS: lambda: translate("Calendar", "Questions {name}"),
    _K.CONFIRM: lambda: translate("Calendar", "Confirm {name}"),
    _K.PRINT: lambda: translate("Calendar", "Print {name}"),
    _K.THANK_YOU: lambda: translate("Calendar", "Thank {name}"),
    _K.THANK_REFERRER: lambda: translate("Calendar", "Thank {name}"),
    _K.CONNECT: lambda: translate("Calendar", "Invite {name}"),
    _K.PROMISED_BY_ME: lambda: translate("Calendar", "Promise {name}"),
    _K.REPORT_BACK: lambda: translate("Calendar", "Report {name}"),
    _K.UPDATE: lambda: translate("Calendar", "Update {name}"),
    _K.CHECK_BACK: lambda: translate("Calendar", "Ask {name}"),
    _K.GOOD_NEWS: lambda: translate("Calendar", "News {name}"),
    _K.WRITE: lambda: translate("Calendar", "Write {name}"),
    _K.OTHER: lambda: translate("Calendar", "{name}"),
}
