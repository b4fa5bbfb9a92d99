"""The lists of letters and of templates: groups, order, what stays chosen."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from journal.domain.codes import Channel, LetterKind, LetterState
from journal.domain.views.letters import LetterRow, TemplateRow
from journal.itemmodels.grouped_list import Lines, Role
from journal.itemmodels.letter_list import Group, LetterList, TemplateList, group_of

DRAFT, SENT, RECEIVED = LetterState.DRAFT, LetterState.SENT, LetterState.RECEIVED


def letter(
    key: int,
    name: str = "Ana",
    state: LetterState = DRAFT,
    channel: Channel = Channel.MAIL,
    day: date | None = None,
) -> LetterRow:
    return LetterRow(
        key, key, name, LetterKind.REQUEST, state, channel, "", day, None, on_hold=False
    )


def template(key: str, kind: LetterKind, title: str, **more: object) -> TemplateRow:
    return TemplateRow(key, kind, title, "Subject", "Body", **more)  # type: ignore[arg-type]


def lines(row: LetterRow) -> Lines:
    return Lines(row.name, row.kind, "mail", "neutral", f"{row.name} aloud")


@pytest.fixture
def model(qapp: object) -> LetterList:
    found = LetterList(lines, str)
    QAbstractItemModelTester(found, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return found


def shown(model: LetterList | TemplateList) -> list[str]:
    return [str(model.index(place).data()) for place in range(model.rowCount())]


def test_letters_stand_by_what_is_to_be_done(model: LetterList) -> None:
    model.set_rows(
        [
            letter(1, "Sent first", SENT, day=date(2026, 3, 1)),
            letter(2, "Sent last", SENT, day=date(2026, 3, 4)),
            letter(3, "By hand", channel=Channel.HAND),
            letter(4, "Begun", day=date(2026, 3, 2)),
            letter(5, "Theirs", RECEIVED, day=date(2026, 3, 2)),
            letter(6, "Sent by hand", SENT, Channel.HAND, date(2026, 2, 1)),
        ]
    )
    assert shown(model) == [
        "drafts", "Begun", "by hand", "By hand",
        "sent", "Sent last", "Theirs", "Sent first", "Sent by hand",
    ]  # fmt: skip


def test_only_letters_can_be_chosen(model: LetterList) -> None:
    model.set_rows([letter(7)])
    assert model.id_at(model.index(0)) is None
    assert not model.flags(model.index(0))
    assert model.id_at(model.index(1)) == 7
    assert model.index(1).data(Role.LINES).spoken == "Ana aloud"
    assert model.index(0).data(Role.HEADING).members == 1


def test_a_draft_that_is_sent_moves_and_stays_chosen(model: LetterList) -> None:
    model.set_rows([letter(1), letter(2)])
    kept = model.index_of(1)
    model.set_rows([letter(1, state=SENT), letter(2)])
    assert group_of(model.row(1)) is Group.SENT  # type: ignore[arg-type]
    assert kept.isValid()
    assert shown(model) == ["drafts", "Ana", "sent", "Ana"]


def test_templates_stand_by_what_they_are_for(qapp: object) -> None:
    model = TemplateList(lambda item: Lines(item.name, "", "mail", "neutral", item.name), str)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    kind = LetterKind.CONFIRMATION  # its only template has the same name
    changed = template("thank", LetterKind.THANK_YOU, "Thanks", own=True, id=3, replaces="thank")
    model.set_rows(
        [
            template("own:9", LetterKind.REQUEST, "Short", own=True, id=9),
            changed,
            template("own:8", LetterKind.REQUEST, "Brief", own=True, id=8),
            template("ask", LetterKind.REQUEST, "Request"),
            template(str(kind), kind, "Confirmation"),
        ]
    )
    assert shown(model) == [
        "request", "Request", "Brief", "Short",
        "confirmation", "Confirmation", "thank-you", "Thanks",
    ]  # fmt: skip
    assert [model.is_heading(place) for place in range(6)] == [True, *[False] * 3, True, False]
    assert model.ids() == [
        "template ask", "template own:8", "template own:9",
        "template confirmation", "template thank",
    ]  # fmt: skip
    assert model.after("template own:9") == "template confirmation"
