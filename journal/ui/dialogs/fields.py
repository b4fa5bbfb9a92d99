"""Fields that several dialogs have: a person of the journal, a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from journal.domain.date_text import Reading
from journal.domain.names import fold, is_blank, shown
from journal.services.library import Library
from journal.ui import show
from journal.ui.dialogs.form_dialog import Incomplete
from journal.ui.widgets.date_field import DateField
from journal.ui.widgets.popup_list import Completion

translate = QCoreApplication.translate


class PersonField(QLineEdit):
    """A name that is completed; what is typed counts when it names one person exactly."""

    picked = Signal(object)  # the id

    def __init__(
        self, library: Library, person_id: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._id: int | None = None
        self._add: Callable[[], object] | None = None
        self._is_new = False
        self._names: dict[int, str] = {}
        self.completion = Completion(self, self._suggest)
        self.completion.chosen.connect(self._take)
        self.textChanged.connect(self._forget)  # by hand, or brought back
        if person_id is not None:
            self.set_person(person_id)

    def set_person(self, person_id: int) -> None:
        """Shows a person."""
        card = self._library.people.card(person_id)
        if card is not None:
            self.setText(card.name)
            self._id = person_id

    def offer_adding(self, go_on: Callable[[], object]) -> None:
        """From now on a name unknown may be added; then ``go_on`` is called."""
        self._add = go_on

    def new_name(self) -> str:
        """The name of somebody to be added, as was asked for; else nothing."""
        return self.text().strip() if self._is_new else ""

    def person(self) -> int | None:
        """The person named; None for an empty field, and for somebody to be added.

        Raises Incomplete for a name unknown.
        """
        known = self.person_or_new()
        if known is not None or is_blank(self.text()) or self._is_new:
            return known
        name = self.text().strip()
        adding = translate("PersonField", "Add {name}").format(name=shown(name))
        raise Incomplete(
            self,
            translate("PersonField", "Nobody called {name} is in the journal.").format(
                name=shown(name)
            ),
            (adding, self._add_new) if self._add is not None else None,
        )

    def _add_new(self) -> None:
        self._is_new = True
        if self._add is not None:
            self._add()

    def person_or_new(self) -> int | None:
        """The person named; None for nobody known. Raises Incomplete where several are."""
        if self._id is not None or is_blank(self.text()):
            return self._id
        typed = fold(self.text())
        same = [
            row for row in self._library.people.names(self.text(), 50) if fold(row.name) == typed
        ]
        if len(same) == 1:
            return same[0].id
        if same:
            raise Incomplete(
                self,
                translate(
                    "PersonField", "There are several called {name}. Choose from the list."
                ).format(name=shown(self.text())),
            )
        return None

    def _suggest(self, typed: str) -> list[tuple[object, str]]:
        found = self._library.people.names(typed, 8)
        self._names = {row.id: row.name for row in found}
        if len(found) == 1 and fold(found[0].name) == fold(typed):  # the name says it all
            return [(found[0].id, typed)]
        texts = [with_company(row.name, row.company) for row in found]
        return [
            (row.id, text if texts.count(text) == 1 else self._told_apart(row.id, text))
            for row, text in zip(found, texts, strict=True)
        ]

    def _told_apart(self, person_id: int, text: str) -> str:
        """Two of one name and company: by what they do, where, or who referred them."""
        card = self._library.people.card(person_id)
        if card is None:
            return text
        referrers = [row.name for row in card.referrers if row.is_primary]
        mail = [point.value for point in card.points[:1]]
        more = next((word for word in (card.role, card.place, *referrers, *mail) if word), "")
        return with_company(text, more)

    def _take(self, person_id: object) -> None:
        if isinstance(person_id, int):
            self.setText(self._names.get(person_id, self.text()))
            self._id = person_id
            self.picked.emit(person_id)

    def _forget(self, _text: str) -> None:
        self._id = None
        self._is_new = False


def with_company(name: str, company: str) -> str:
    """A person told from others of the same name."""
    if not company:
        return name
    return translate("PersonField", "{name}, {company}").format(name=name, company=company)


def day_field(
    library: Library, *, backwards: bool = False, placeholder: str = "", with_time: bool = False
) -> DateField:
    """A field for a day, and a time where one is typed; ``backwards`` for things that were."""

    def parse(text: str) -> Reading | None:
        return show.parse(text, library.clock.now(), backwards=backwards)

    def describe(reading: Reading) -> str:
        return show.reading(reading, library.clock.now())

    def as_date(reading: Reading) -> date:
        return reading.day

    return DateField(
        parse,
        describe,
        as_date,
        show.day_year,
        placeholder,
        today=library.clock.today,
        with_time=with_time,
    )


def day_of(field: DateField, library: Library, *, needed: bool) -> Reading | None:
    """What was typed. Raises Incomplete for what isn't understood, or missing though needed.

    What isn't understood is said by the field itself, so the error brings no sentence.
    """
    if field.text().strip():
        reading = field.reading()
        if isinstance(reading, Reading):
            return reading
        field.tell_unread()
        raise Incomplete(field, "")
    if needed:
        raise Incomplete(field, translate("DayField", "Type a day: “fri”, “in 2 weeks”, “28 May”."))
    return None


def check_back_of(field: DateField, library: Library, known: date | None = None) -> date | None:
    """The day on which one means to ask, if any; ``known`` may have passed since it was chosen.

    Raises Incomplete for what isn't understood, and for another day that is past.
    """
    reading = day_of(field, library, needed=False)
    if reading is None or reading.day == known:
        return reading.day if reading is not None else None
    if reading.day < library.clock.today():
        raise Incomplete(field, translate("DayField", "That day is past."))
    return reading.day
