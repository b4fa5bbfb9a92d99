"""What the calendar says of days and items, and how it fits into narrow places."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.domain.clock import FixedClock
from journal.domain.codes import FollowUpKind
from journal.domain.holds import OWNER_GONE
from journal.domain.views.days import DayItem
from journal.ui.calendar.looks import LONGEST, Looks
from journal.ui.calendar.page import CalendarPage
from journal.ui.calendar.page_bar import page_title
from journal.ui.calendar.short_words import compact, shorter, title
from journal.ui.calendar.type_sizes import Type
from journal.ui.calendar.weeks import Scope, leaf
from tests.ui.calendar.conftest import TODAY, Add, agenda, show

NOW = datetime(2026, 3, 5, 9, 0, tzinfo=ZoneInfo("Europe/London"))


def follow_up(kind: str = "thank-you", name: str = "Ana Souza", **more: object) -> DayItem:
    plain = DayItem("follow-up", 1, 1, name, "", TODAY, None, 0, kind, "open", "", "")
    return plain._replace(**more)  # type: ignore[arg-type]


def interview(**more: object) -> DayItem:
    plain = DayItem(
        "interview", 1, 1, "Priya Nair", "", TODAY, time(14), 30, "in person", "scheduled",
        "12 Quay Street", "", 35,
    )  # fmt: skip
    return plain._replace(**more)  # type: ignore[arg-type]


@pytest.fixture
def looks() -> Looks:
    return Looks(FixedClock(NOW))


@pytest.mark.parametrize("kind", list(FollowUpKind))
def test_a_follow_up_gets_shorter_and_keeps_the_name(kind: FollowUpKind) -> None:
    texts = shorter(follow_up(kind))
    assert texts[0] == title(follow_up(kind))
    assert texts[-1].endswith("Souza")
    assert texts[-1] != "Souza" or kind is FollowUpKind.OTHER
    assert all("Souza" in text for text in texts)
    assert len(set(texts)) == len(texts)


def test_own_words_stay_as_they_are() -> None:
    assert shorter(follow_up(what="Send the résumé to Ana")) == ("Send the résumé to Ana",)
    assert shorter(follow_up(name="", what="Buy envelopes")) == ("Buy envelopes",)


def test_to_check_back_says_what_for() -> None:
    asked = follow_up(kind=FollowUpKind.CHECK_BACK, name="Mr Hall")
    assert title(asked) == "Check back with Mr Hall"
    assert title(asked._replace(why="his article")) == "Check back with Mr Hall: his article"
    assert title(asked._replace(why="his article", what="Ask again")) == "Ask again (Mr Hall)"
    assert title(follow_up(name="Mr Hall", why="a tip")) == title(follow_up(name="Mr Hall"))


def test_where_a_title_has_no_room_short_names_leave_room_for_what_it_is_about() -> None:
    hold = follow_up(name="Petra Lang", about="Tomas Weber", code="")._replace(kind="hold")
    assert compact(hold) == "Check back with Weber about Lang"
    thanks = follow_up("thank the referrer", name="Miriam Vogel", about="Tomas Weber")
    assert compact(thanks) == "Thank Vogel for naming Weber"
    asked = follow_up(kind=FollowUpKind.CHECK_BACK, name="Tomas Weber", why="his article")
    assert compact(asked) == "Check back with Weber: his article"
    assert compact(follow_up(name="", what="Buy envelopes")) == "Buy envelopes"
    nobodys = hold._replace(about="", code=OWNER_GONE)
    assert compact(nobodys) == "Lang is on hold: nobody’s move"


def test_somebody_on_hold_is_so_on_every_day(looks: Looks) -> None:
    later = follow_up(on_hold=True)._replace(day=date(2026, 3, 20))
    assert looks.spoken(later).endswith(", not done, on hold")
    assert looks.hint(later, near=False) == ("on hold", "muted", False)
    assert looks.hint(later._replace(on_hold=False), near=False)[0] == ""
    assert looks.spoken(interview(on_hold=True)).endswith(", on hold")


def test_a_hold_names_whose_move_it_is() -> None:
    hold = follow_up(name="Ms Reyes", about="Mr Hall", code="")._replace(kind="hold")
    assert title(hold) == "Check back with Mr Hall about Ms Reyes"
    assert shorter(hold)[1] == "Check back with Mr Hall"
    assert shorter(hold)[-1] == "Hall"
    assert title(hold._replace(about="")) == "Ms Reyes waits for your move"
    nobodys = hold._replace(about="", code=OWNER_GONE)
    assert title(nobodys) == "Ms Reyes is on hold: nobody’s move"


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (follow_up(), "Thank Ana Souza, thank-you, Today, not done"),
        (follow_up(time=time(13)), "Thank Ana Souza, thank-you, 4 h left, not done"),
        (follow_up(time=time(8)), "Thank Ana Souza, thank-you, 1 h late, not done"),
        (follow_up(day=date(2026, 3, 3)), "Thank Ana Souza, thank-you, 2 days late, not done"),
        (follow_up(state="done"), "Thank Ana Souza, thank-you, done"),
        (interview(), "14:00–14:30, Interview with Priya Nair, scheduled, 12 Quay Street"),
    ],
)
def test_a_screen_reader_hears_name_kind_and_state(looks: Looks, item: DayItem, words: str) -> None:
    assert looks.spoken(item) == words


def test_a_day_tells_how_much_it_holds(looks: Looks) -> None:
    assert looks.spoken_day(TODAY, []) == "Thursday 5 March 2026, today, nothing planned"
    spoken = looks.spoken_day(date(2026, 3, 6), [follow_up(), interview(), follow_up()])
    assert spoken.startswith("Friday 6 March 2026, 1 interview")
    assert ", 2 follow-up" in spoken


@pytest.mark.parametrize(
    ("item", "way"),
    [
        (interview(), "Leave by 13:10, arrive by 13:45"),
        (interview(travel=None), "Arrive by 13:45"),
        (interview(code="phone"), ""),
        (interview(state="held"), ""),
        (interview(state="cancelled"), ""),
    ],
)
def test_the_way_there(looks: Looks, item: DayItem, way: str) -> None:
    assert looks.way(item) == way


@pytest.mark.parametrize(
    ("item", "near", "hint"),
    [
        (follow_up(time=time(16, 30)), True, ("by 16:30", "today", False)),
        (follow_up(time=time(16, 30)), False, ("16:30", "text", True)),
        (follow_up(time=time(8)), True, ("1 h late", "overdue", False)),
        (follow_up(state="done"), True, ("done", "muted", False)),
        (follow_up(day=date(2026, 3, 9), time=time(9)), True, ("by 09:00", "muted", False)),
        (follow_up(), True, ("", "text", True)),
    ],
)
def test_what_stands_at_the_end_of_a_row(
    looks: Looks, item: DayItem, near: bool, hint: tuple[str, str, bool]
) -> None:
    assert looks.hint(item, near=near) == hint


@pytest.mark.parametrize(
    ("name", "at", "whole", "bare"),
    [
        ("en_GB", time(14, 5), "14:05", "14:05"),
        ("en_US", time(14, 5), "2:05\u202fPM", "2:05"),
        ("en_US", time(0, 30), "12:30\u202fAM", "12:30"),
        ("en_US", time(12, 0), "12:00\u202fPM", "12:00"),
    ],
)
def test_hours_without_their_half_of_the_day(
    looks: Looks, name: str, at: time, whole: str, bare: str
) -> None:
    QLocale.setDefault(QLocale(name))
    look = looks.of(interview(time=at))
    assert (look.time.replace(" ", "\u202f"), look.hour) == (whole, bare)


def test_endless_names_are_cut_before_they_are_measured(looks: Looks) -> None:
    look = looks.of(follow_up(name="x" * 10_000))
    assert max(len(text) for text in (look.title, *look.texts)) == LONGEST + 1


def test_the_longest_text_that_fits_is_taken(qapp: QApplication) -> None:
    type_ = Type(QFont())
    texts = ("Report back to Ana Souza", "Report Ana Souza", "Souza")
    for text in texts:
        assert type_.fitting(texts, type_.width(text)) == text
    cut = type_.fitting(texts, type_.width("Souza") - 3)
    assert cut.endswith("…")
    assert type_.fitting((), 50) == ""


def test_titles_break_between_words(qapp: QApplication) -> None:
    type_ = Type(QFont())
    width = type_.width("Send your résumé")
    assert type_.wrapped("Send your résumé to Lena Fischer", width, 3) == [
        "Send your résumé",
        "to Lena Fischer",
    ]
    assert type_.wrapped("Send your résumé to Lena Fischer", width, 1)[0].endswith("…")
    endless = type_.wrapped("x" * 300, width, 3)
    assert len(endless) == 3
    assert endless[2].endswith("…")
    assert all(type_.width(line) <= width for line in endless)
    width = type_.width("Counterrevolutionari")
    assert type_.wrapped("Counterrevolutionaries met", width, 3) == [
        "Counterrevolutionar",
        "ies met",
    ]
    assert type_.wrapped("", width, 3) == [""]


@pytest.mark.parametrize(
    ("scope", "day", "words"),
    [
        (Scope.MONTH, "2026-03-05", "March 2026"),
        (Scope.WEEK, "2026-03-05", "March 2026"),
        (Scope.WEEK, "2026-04-01", "Mar – Apr 2026"),
        (Scope.WEEK, "2026-12-31", "Dec 2026 – Jan 2027"),
    ],
)
def test_the_head_names_month_and_year(scope: Scope, day: str, words: str) -> None:
    chosen = date.fromisoformat(day)
    assert page_title(leaf(scope, chosen, 0), chosen) == words


def test_the_year_is_written_in_the_digits_of_the_language() -> None:
    QLocale.setDefault(QLocale("ar_EG"))
    assert page_title(leaf(Scope.MONTH, TODAY, 5), TODAY).endswith("٢٠٢٦")


def test_the_invitation_hands_the_focus_on_when_something_comes(
    qtbot: QtBot, page: CalendarPage, follow_up: Add
) -> None:
    show(qtbot, page)
    page._enter_agenda()
    add = page._agenda._add
    assert add.hasFocus()
    follow_up("2026-03-10")
    assert agenda(page).hasFocus()


def test_a_day_of_another_year_tells_it(qtbot: QtBot, page: CalendarPage) -> None:
    show(qtbot, page)
    assert page._agenda.title() == "Thursday 5 March"
    page.show_day(date(2027, 3, 5))
    assert page._agenda.title() == "Friday 5 March 2027"
