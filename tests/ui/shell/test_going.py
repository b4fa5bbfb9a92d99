"""Back and Forward, and the places they lead to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journal.ui.shell.places import MOST, Place, Places
from journal.ui.shell.window import MainWindow

PAGES = ("today", "people", "interviews", "calendar", "letters")


def test_back_and_forward_through_pages_and_people(
    window: MainWindow, people: dict[str, int]
) -> None:
    go = window.navigator
    go.show_contact(people["Ana Souza"])
    go.show_contact(people["Mr Hall"])
    go.show_page("calendar")
    go.go_back()
    assert go.places.here == Place("people", "contact", people["Mr Hall"])
    assert window.stack.code == "people"
    go.go_back()
    assert go.chosen_contact() == people["Ana Souza"]
    go.go_forward()
    assert go.chosen_contact() == people["Mr Hall"]
    go.go_forward()
    assert window.stack.code == "calendar"
    go.go_forward()
    assert window.stack.code == "calendar"


def test_the_keys_of_back_and_forward(window: MainWindow) -> None:
    window.actions_by_code["go.people"].trigger()
    window.actions_by_code["go.back"].trigger()
    assert window.stack.code == "today"
    window.actions_by_code["go.forward"].trigger()
    assert window.stack.code == "people"


def test_each_page_has_its_number(window: MainWindow) -> None:
    for number, page in enumerate(PAGES, 1):
        action = window.actions_by_code[f"go.{page}"]
        assert [key.toString() for key in action.shortcuts()] == [f"Ctrl+{number}"]
        action.trigger()
        assert window.stack.code == page
        assert window.sidebar.currentIndex().row() == number - 1
        assert window.header.title.text() == window.sidebar.currentIndex().data()


def test_the_sidebar_leads_to_pages_and_enter_into_them(window: MainWindow) -> None:
    window.sidebar.setCurrentIndex(window.sidebar.pages.index(1))
    assert window.stack.code == "people"


def test_choosing_a_person_on_people_is_where_back_returns_to(
    window: MainWindow, people: dict[str, int]
) -> None:
    go = window.navigator
    go.show_page("people")
    go.choose_contact(people["Lena Fischer"])
    go.show_page("today")
    go.go_back()
    assert go.chosen_contact() == people["Lena Fischer"]


def test_the_same_place_twice_is_one() -> None:
    places = Places()
    places.visit(Place("people", "contact", 3))
    places.visit(Place("people", "contact", 3))
    places.visit(Place("people"))
    assert not places.can_go_back
    places.visit(Place("people", "contact", 4))
    assert places.back() == Place("people", "contact", 3)


PLACES = st.builds(Place, st.sampled_from(PAGES), st.just("contact"), st.integers(1, 5))


@given(st.lists(PLACES, min_size=1, max_size=2 * MOST), st.integers(0, 50))
def test_as_many_steps_forward_as_back_lead_to_the_same_place(
    visits: list[Place], steps: int
) -> None:
    places = Places()
    for place in visits:
        places.visit(place)
    before = places.here
    assert before == visits[-1]
    back = sum(places.back() is not None for _ in range(steps))
    forward = sum(places.forward() is not None for _ in range(back))
    assert forward == back
    assert places.here == before
    assert not places.can_go_forward


@given(st.lists(PLACES, min_size=3, max_size=20, unique=True))
def test_going_somewhere_new_forgets_what_was_ahead(visits: list[Place]) -> None:
    places = Places()
    for place in visits[:-1]:
        places.visit(place)
    places.back()
    places.visit(visits[-1])
    assert not places.can_go_forward
    assert places.back() == visits[-3]
