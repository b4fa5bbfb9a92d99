"""The words of the rows in the lists of letters and of templates."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from journal.domain.codes import Channel, LetterKind, LetterState
from journal.domain.views.letters import LetterRow, TemplateRow
from journal.itemmodels.grouped_list import Lines
from journal.itemmodels.letter_list import Group, TemplateItem
from journal.ui import show
from journal.ui.code_looks import icon_of
from journal.ui.labels import capital, label

translate = QCoreApplication.translate


def group_name(group: Group) -> str:
    """The head of a group of letters."""
    return {
        Group.DRAFTS: translate("LetterRows", "Drafts"),
        Group.BY_HAND: translate("LetterRows", "To be sent by hand"),
        Group.SENT: translate("LetterRows", "Sent"),
    }[group]


def template_group_name(kind: LetterKind) -> str:
    """The head of the templates of one kind."""
    return capital(label(kind))


def describe(row: LetterRow, today: date) -> Lines:
    """Whom to, then which letter and since when."""
    below = _below(row, today)
    icon, role = _icon(row)
    spoken = translate("LetterRows", "{name}, {words}, {state}").format(
        name=row.name, words=below, state=_state(row)
    )
    return Lines(row.name, below, icon, role, spoken)


def describe_template(item: TemplateItem) -> Lines:
    """What a template is called, and whose words it has."""
    template = item.template
    name = template_name(template)
    if not template.own:
        below = translate("LetterRows", "The program’s words")
    elif template.replaces:
        below = translate("LetterRows", "Your words in place of the program’s")
    else:
        below = translate("LetterRows", "Your own")
    spoken = translate("LetterRows", "{name}, {words}").format(name=name, words=below)
    picture = "pencil" if template.own else "file-text"
    return Lines(name, below, picture, "soon" if template.own else "neutral", spoken)


def template_name(template: TemplateRow) -> str:
    """What a template is called: its title, or else the letter it is for."""
    return template.title or capital(label(template.kind))


def _below(row: LetterRow, today: date) -> str:
    kind = capital(label(row.kind))
    if row.on_hold and row.state is LetterState.DRAFT:
        return translate("LetterRows", "{letter}, on hold").format(letter=kind)
    if row.day is None:
        return kind
    return translate("LetterRows", "{letter}, {day}").format(
        letter=kind, day=show.past_day(row.day, today)
    )


def _icon(row: LetterRow) -> tuple[str, str]:
    if row.state is LetterState.DRAFT:
        if row.on_hold:
            return "hourglass", "neutral"
        return ("pencil", "today") if row.by_hand else ("mail", "soon")
    if row.state is LetterState.RECEIVED:
        return "mail", "neutral"
    return ("send" if row.channel is Channel.MAIL else icon_of(row.channel)), "done"


def _state(row: LetterRow) -> str:
    if row.by_hand:
        return translate("LetterRows", "to be sent by hand")
    return {
        LetterState.DRAFT: translate("LetterRows", "draft"),
        LetterState.SENT: translate("LetterRows", "sent"),
        LetterState.RECEIVED: translate("LetterRows", "received"),
    }[row.state]
