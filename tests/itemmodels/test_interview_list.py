"""The list of interviews: groups, order, exact signals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.modeltest import ModelTester

from journal.domain.codes import InterviewStatus
from journal.domain.views.meetings import InterviewRow
from journal.itemmodels.interview_list import Group, InterviewList, Lines, Role, group_of, grouped

Make = Callable[..., InterviewRow]
S = InterviewStatus


def row(key: int, name: str = "Ana", status: str = S.IDEA, **values: object) -> InterviewRow:
    blank: dict[str, object] = dict.fromkeys(InterviewRow._fields, "")
    blank |= {
        "id": key, "contact_id": key, "name": name, "status": status, "start": None,
        "requested_on": None, "closed_on": None, "held_on": None, "on_hold": False,
        "minutes": 30, "questions": 0, "answered": 0, "names": 0, "thank_open": False,
        "printed": False,
    }  # fmt: skip
    return InterviewRow(**(blank | values))  # type: ignore[arg-type]


def at(day: int) -> datetime:
    return datetime(2026, 3, day, 14, tzinfo=UTC)


NOW = at(5)


@pytest.fixture
def model(qapp: object) -> InterviewList:
    return InterviewList(
        lambda each: Lines(each.name, each.status, "circle", "neutral", f"{each.name} aloud"),
        lambda group: str(group),
    )


def shown(model: InterviewList) -> list[str]:
    return [str(model.index(place).data()) for place in range(model.rowCount())]


def test_groups_come_in_their_order(model: InterviewList) -> None:
    statuses = [S.CANCELLED, S.HELD, S.IDEA, S.REQUESTED, S.SCHEDULED, S.DECLINED]
    model.set_rows((row(key, f"P{key}", status) for key, status in enumerate(statuses)), NOW)
    assert shown(model) == [
        "upcoming", "P4", "asked", "P3", "ideas", "P2", "held", "P1", "closed", "P5", "P0",
    ]  # fmt: skip


def test_each_group_has_its_order() -> None:
    found = grouped(
        [
            row(1, "later", S.SCHEDULED, start=at(20)),
            row(2, "no date", S.SCHEDULED),
            row(3, "next", S.SCHEDULED, start=at(10)),
            row(4, "asked later", S.REQUESTED, requested_on=date(2026, 3, 4)),
            row(5, "asked first", S.REQUESTED, requested_on=date(2026, 3, 1)),
            row(6, "Zoë"),
            row(7, "Ángel"),
            row(8, "long ago", S.HELD, held_on=date(2026, 1, 1)),
            row(9, "just now", S.HELD, held_on=date(2026, 3, 1)),
            row(10, "ends now", S.SCHEDULED, start=at(5).replace(hour=13, minute=30)),
            row(11, "begins now", S.SCHEDULED, start=at(5)),
            row(12, "yesterday", S.SCHEDULED, start=at(4)),
        ],
        NOW,
    )
    names = {group: [each.name for each in members] for group, members in found.items()}
    assert names == {
        Group.TO_WRITE: ["yesterday", "ends now"],
        Group.UPCOMING: ["begins now", "next", "later", "no date"],
        Group.ASKED: ["asked first", "asked later"],
        Group.IDEAS: ["Ángel", "Zoë"],
        Group.HELD: ["just now", "long ago"],
    }


def test_a_status_of_a_newer_program_is_listed_all_the_same() -> None:
    assert group_of(row(1, status="postponed"), NOW) is Group.CLOSED


def test_headings_cannot_be_chosen(model: InterviewList) -> None:
    model.set_rows([row(1)], NOW)
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable
    assert (model.id_at(model.index(0)), model.id_at(model.index(1))) == (None, 1)
    assert model.index(0).data(Role.HEADING).members == 1


def test_a_row_says_itself_aloud(model: InterviewList) -> None:
    model.set_rows([row(1)], NOW)
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Ana aloud"


def test_one_change_is_told_as_one_change(model: InterviewList) -> None:
    model.set_rows([row(1, "A"), row(2, "B")], NOW)
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last, _roles: told.append((first.row(), last.row())))
    model.rowsInserted.connect(lambda *_: told.append((-1, -1)))
    model.set_rows([row(1, "A"), row(2, "Bea")], NOW)
    assert told == [(2, 2)]


def test_nothing_is_told_when_nothing_changed(model: InterviewList) -> None:
    model.set_rows([row(1, "A")], NOW)
    told: list[object] = []
    for change in (model.dataChanged, model.rowsInserted, model.rowsRemoved, model.rowsMoved):
        change.connect(lambda *_: told.append(1))
    model.set_rows([row(1, "A")], NOW)
    assert told == []


def test_only_rows_that_are_asked_for_are_described(qapp: object) -> None:
    asked: list[int] = []

    def describe(each: InterviewRow) -> Lines:
        asked.append(each.id)
        return Lines(each.name, "", "", "", "")

    model = InterviewList(describe, str)
    model.set_rows([row(key) for key in range(1, 500)], NOW)
    assert asked == []
    for _ in range(3):
        model.index(7).data(Role.LINES)
    assert asked == [7]


def test_words_that_changed_without_their_row_are_told(qapp: object) -> None:
    now = {"day": "today"}
    model = InterviewList(lambda each: Lines(each.name, now["day"], "", "", ""), str)
    rows = [row(1, "A"), row(2, "B"), row(3, "C")]
    model.set_rows(rows, NOW)
    assert model.index(2).data(Role.LINES).below == "today"
    told: list[int] = []
    model.dataChanged.connect(lambda first, _last, _roles: told.append(first.row()))
    now["day"] = "yesterday"
    model.set_rows(rows, NOW)
    assert told == [2]  # nobody was told of the others
    assert model.index(2).data(Role.LINES).below == "yesterday"


def test_what_comes_together_is_told_once(model: InterviewList) -> None:
    told: list[tuple[int, int]] = []
    model.rowsInserted.connect(lambda _parent, first, last: told.append((first, last)))
    model.set_rows([row(key) for key in range(1, 50)], NOW)
    model.set_rows([row(key) for key in range(1, 60)], NOW)
    assert told == [(0, 49), (50, 59)]


def test_after_the_last_comes_the_one_before(model: InterviewList) -> None:
    model.set_rows([row(1, "A"), row(2, "B"), row(3, "C")], NOW)
    assert model.after(2) == 3
    assert model.after(3) == 2
    model.set_rows([row(1, "A")], NOW)
    assert model.after(1) is None
    assert model.after(99) == 1


ROWS = st.lists(
    st.builds(
        lambda key, status, name: row(key, name, status),
        st.integers(1, 12),
        st.sampled_from(list(S)),
        st.sampled_from(["Ana", "Bea", "Cem", "Dora"]),
    ),
    unique_by=lambda each: each.id,
    max_size=10,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ROWS, min_size=1, max_size=4))
def test_after_any_changes_it_shows_what_a_new_one_would(changes: list[list[InterviewRow]]) -> None:
    def make() -> InterviewList:
        return InterviewList(
            lambda each: Lines(each.name, each.status, "", "", ""), lambda group: str(group)
        )

    model = make()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for rows in changes:
        model.set_rows(rows, NOW)
        fresh = make()
        fresh.set_rows(rows, NOW)
        assert model.all_keys() == fresh.all_keys()
        assert shown(model) == shown(fresh)
    del tester


def test_the_model_is_sound(model: InterviewList, qtmodeltester: ModelTester) -> None:
    model.set_rows([row(1, status=S.SCHEDULED), row(2), row(3)], NOW)
    qtmodeltester.check(model)
