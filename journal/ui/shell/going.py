"""Goes to things: pages, people, interviews, days; Back and Forward."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal.domain.codes import LetterKind
from journal.ui.shell.page import Chosen, Page
from journal.ui.shell.places import Place, Places

if TYPE_CHECKING:
    from journal.ui.shell.stack import PageStack

LETTERS = "letters"


class Going(QObject):
    """The part of the Navigator that only shows things."""

    moved = Signal()  # another page or place is shown

    def __init__(self, stack: PageStack) -> None:
        super().__init__(stack)
        self._stack = stack
        self._contact: int | None = None
        self._steering = False
        self._came_to_write = False
        self.places = Places()

    def page(self, code: str = "") -> Page | None:
        """The page that is shown, or one that was already made."""
        return self._stack.page(code)

    def chosen(self) -> Chosen:
        """What commands act on: what the page says, or else the person last chosen anywhere."""
        page = self.page()
        chosen = page.chosen() if page is not None else Chosen()
        if chosen == Chosen() and page is not None and page.code in ("people", ""):
            return Chosen(contact_id=self._contact)
        return chosen

    def chosen_contact(self) -> int | None:
        """The person that commands act on."""
        return self.chosen().contact_id or self._contact

    def contact_in_sight(self) -> int | None:
        """The person whom something new is for: not one who was looked at on another page."""
        return self.chosen().contact_id

    def show_page(self, page: str) -> None:
        """Shows a page as it was left."""
        self._go(Place(page))

    def show_contact(self, contact_id: int) -> None:
        """Shows a person on People."""
        self._contact = contact_id
        self._go(Place("people", "contact", contact_id))

    def show_interview(self, interview_id: int, tab: str = "") -> None:
        """Shows an interview."""
        self._go(Place("interviews", tab or "interview", interview_id))

    def show_day(self, day: date, kind: str = "", item_id: int = 0) -> None:
        """Shows a day of the calendar."""
        self._go(Place("calendar", f"{day.isoformat()} {kind}".rstrip(), item_id or -1))

    def focus_follow_up(self, follow_up_id: int) -> None:
        """Gives it the focus, if the page has it."""
        self._ask_page("focus_follow_up", follow_up_id)

    def focus_today(self, place: str, key: object) -> None:
        """Gives the focus to a row of one of the lists of Today."""
        self._ask_page("focus_row", place, key)

    def compose(
        self,
        contact_id: int,
        kind: LetterKind,
        interview_id: int | None = None,
        about_id: int | None = None,
        *,
        allowed: bool = False,
    ) -> None:
        """Shows the composer; ``allowed``: whether a hold stands in the way was asked already."""
        page = self.page()
        here = page.code if page is not None else ""
        if here != LETTERS:
            self._came_to_write = True
        self._contact = contact_id
        words = f"{kind.name} {interview_id or 0} {about_id or 0}"
        place = Place(LETTERS, words, -contact_id)  # no id of a letter is below 0
        self.places.visit(place)
        self.places.settle(place)
        self._show(place, allowed=allowed)

    def show_letter(self, letter_id: int) -> None:
        """Shows a letter."""
        self._go(Place(LETTERS, "letter", letter_id))

    def settle_letter(self, letter_id: int) -> None:
        """What was begun is kept now."""
        here = self.places.here
        if here is not None and here.page == LETTERS:
            self.places.settle(Place(LETTERS, "letter", letter_id))

    def leave_letter(self) -> bool:
        """Back to where one began to write."""
        if not (self._came_to_write and self.places.can_go_back):
            return False
        self.go_back()
        page = self.page()
        if page is not None and not page.holds_focus():
            page.focus_first()
        return True

    def show_people(self, text: str) -> None:
        """Shows People filtered."""
        self._go(Place("people"))
        self._ask_page("show_people", text)

    def choose_contact(self, contact_id: int | None) -> None:
        """Remembers the chosen person; the place says it too, for Back."""
        self._contact = contact_id
        here = self.places.here
        if not self._steering and here is not None and here.page == "people" and contact_id:
            self.places.settle(Place("people", "contact", contact_id))

    def go_back(self) -> None:
        """One place back."""
        self._return(self.places.back())

    def go_forward(self) -> None:
        """One place forward."""
        self._return(self.places.forward())

    def _return(self, place: Place | None) -> None:
        if place is not None:
            self._show(place)

    def _go(self, place: Place) -> None:
        self.places.visit(place)
        self._show(place)

    def _show(self, place: Place, *, allowed: bool = False) -> None:
        self._steering = True
        self._came_to_write = self._came_to_write and place.page == LETTERS
        try:
            self._stack.show_page(place.page)
            if place.kind == "contact":
                self._contact = place.item
                self._ask_page("show_contact", place.item)
            elif place.page == "interviews" and place.item:
                self._ask_page(
                    "show_interview", place.item, "" if place.kind == "interview" else place.kind
                )
            elif place.page == "calendar" and place.kind:
                day, _space, kind = place.kind.partition(" ")
                self._ask_page("show_day", date.fromisoformat(day), kind, max(place.item, 0))
            elif place.page == LETTERS and place.item > 0:
                self._ask_page("show_letter", place.item)
            elif place.page == LETTERS and place.kind:
                kind, interview, about = place.kind.split()
                chosen = (LetterKind[kind], int(interview) or None, int(about) or None)
                self._ask_page("write", -place.item, *chosen, allowed=allowed)
        finally:
            self._steering = False
        self.moved.emit()

    def _ask_page(self, method: str, *arguments: object, **named: object) -> None:
        ask = getattr(self.page(), method, None)
        if ask is not None:
            ask(*arguments, **named)
