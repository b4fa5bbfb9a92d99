"""Which follow-ups are proposed and when, on which days one works, how often to keep in touch."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from journal.domain.codes import Cadence
from journal.domain.habits import COUNTED, MOST, RULES, Habits, least, most
from journal.domain.proposals import Event, ProposalRule
from journal.ui.labels import choices
from journal.ui.preferences import rule_words
from journal.ui.theme import SPACE
from journal.ui.widgets.code_box import CodeBox
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import LinkLabel
from journal.ui.widgets.number_box import NumberBox
from journal.ui.widgets.section import SectionTitle

NUMBER_WIDTH = 88
FIRST, LAST = "first", "last"


class FollowUpHabits(QWidget):
    """``chosen`` comes with the habits as they are from now on."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._habits = Habits()
        self.switches: dict[str, QCheckBox] = {}
        self.numbers: dict[str, NumberBox] = {}
        self.units: dict[str, Label] = {}
        self.days: dict[int, QCheckBox] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, SPACE.small, 0)
        box.setSpacing(SPACE.small)
        told = self.tr("Nothing is added until you accept it.")
        box.addWidget(Label(told, "caption", "muted", wrap=True))
        box.addWidget(self._usual())
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE.medium)
        self._grid.setVerticalSpacing(SPACE.tight)
        self._grid.setColumnStretch(2, 1)
        box.addLayout(self._grid)
        for event in Event:
            self._add_event(event)
        self._add_news()
        self.back = LinkLabel(self.tr("All as at first"))
        self.back.setObjectName("preferences.follow_ups.usual")
        self.back.clicked.connect(lambda: self._choose(Habits()))
        box.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        box.addStretch(1)

    def _usual(self) -> QWidget:
        """Working days, and how often to be in touch with somebody new."""
        self.cadence = CodeBox(choices(Cadence))
        self.cadence.setObjectName("preferences.follow_ups.cadence")
        self.cadence.chosen.connect(self._set_cadence)
        days = QWidget()
        row = FlowLayout(days, SPACE.medium, SPACE.tight)
        locale = QLocale()
        first = locale.firstDayOfWeek().value - 1
        for place in range(7):
            weekday = (first + place) % 7
            tick = QCheckBox(locale.dayName(weekday + 1, QLocale.FormatType.ShortFormat))
            tick.setAccessibleName(locale.dayName(weekday + 1))
            tick.setObjectName(f"preferences.follow_ups.day.{weekday}")
            tick.clicked.connect(lambda on, weekday=weekday: self._set_day(weekday, on))
            row.addWidget(tick)
            self.days[weekday] = tick
        around = QWidget()
        grid = QGridLayout(around)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE.medium)
        grid.setColumnStretch(1, 1)
        grid.addWidget(Label(self.tr("Working days")), 0, 0)
        grid.addWidget(days, 0, 1)
        often = Label(self.tr("&Keep in touch with whom I met"))
        often.setBuddy(self.cadence)
        self.cadence.setAccessibleName(self.tr("Keep in touch with whom I met"))
        grid.addWidget(often, 1, 0)
        grid.addWidget(self.cadence, 1, 1, Qt.AlignmentFlag.AlignLeading)
        hint = self.tr("For everybody you meet from now on; each person can have another.")
        grid.addWidget(Label(hint, "caption", "muted", wrap=True), 2, 1)
        return around

    def _add_event(self, event: Event) -> None:
        rules = [rule for rule in RULES.values() if rule.event is event]
        if not rules:
            return
        self._add_heading(rule_words.event(event))
        for rule in rules:
            self._add_rule(rule)

    def _add_news(self) -> None:
        """Within how many days everybody hears of a milestone."""
        self._add_heading(self.tr("When you reach a milestone"))
        for code, text in (
            (FIRST, self.tr("Tell who &asked")),
            (LAST, self.tr("Tell the &others")),
        ):
            line, title = self._grid.rowCount(), Label(text)
            number = self._number(f"news.{code}", text.replace("&", ""))
            number.setRange(0, MOST)
            number.valueChanged.connect(lambda n, code=code: self._set_news(code, n))
            title.setBuddy(number)
            self.numbers[code], self.units[code] = number, Label("", "body", "muted", wrap=True)
            self._grid.addWidget(title, line, 0, Qt.AlignmentFlag.AlignLeading)
            self._grid.addWidget(number, line, 1)
            self._grid.addWidget(self.units[code], line, 2)

    def _add_heading(self, text: str) -> None:
        heading = QHBoxLayout()
        heading.setContentsMargins(0, SPACE.small, 0, 0)
        heading.addWidget(SectionTitle(text))
        self._grid.addLayout(heading, self._grid.rowCount(), 0, 1, 3)

    def _number(self, name: str, title: str) -> NumberBox:
        number = NumberBox()
        number.setObjectName(f"preferences.follow_ups.{name}.n")
        number.setAccessibleName(self.tr("{title}: how much later").format(title=title))
        number.setKeyboardTracking(False)
        number.setMinimumWidth(NUMBER_WIDTH)
        number.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return number

    def _add_rule(self, rule: ProposalRule) -> None:
        line, title = self._grid.rowCount(), rule_words.title(rule)
        switch = QCheckBox(title)
        switch.setObjectName(f"preferences.follow_ups.{rule.key}.on")
        switch.clicked.connect(lambda on, key=rule.key: self._set_on(key, on))
        unit = Label("", "body", "muted", wrap=True)
        self.switches[rule.key], self.units[rule.key] = switch, unit
        self._grid.addWidget(switch, line, 0, Qt.AlignmentFlag.AlignLeading)
        if rule.unit not in COUNTED:
            self._grid.addWidget(unit, line, 1, 1, 2)
            return
        number = self._number(rule.key, title)
        number.setRange(least(rule), most(rule))
        number.valueChanged.connect(lambda n, key=rule.key: self._set_number(key, n))
        self.numbers[rule.key] = number
        self._grid.addWidget(number, line, 1)
        self._grid.addWidget(unit, line, 2)

    def show_habits(self, habits: Habits) -> None:
        """Shows what holds, without a signal."""
        self._habits = habits
        for key, switch in self.switches.items():
            on, rule = key not in habits.off, RULES[key]
            switch.setChecked(on)
            self.units[key].setText(rule_words.unit(rule, habits.delay(rule)))
            self.units[key].setEnabled(on)
            number = self.numbers.get(key)
            if number is not None:
                number.setEnabled(on)
                _set(number, habits.delay(rule))
        for code, n in ((FIRST, habits.tell_first), (LAST, habits.tell_last)):
            _set(self.numbers[code], n)
            self.units[code].setText(rule_words.news(n, last=code == LAST))
        for weekday, tick in self.days.items():
            tick.setChecked(weekday in habits.working)
        self.cadence.set_code(str(habits.cadence))
        self.back.setVisible(habits != Habits())

    def _set_on(self, key: str, on: bool) -> None:
        self._choose(self._habits.with_rule(key, on=on))

    def _set_number(self, key: str, n: int) -> None:
        self._choose(self._habits.with_rule(key, n=n))

    def _set_news(self, code: str, n: int) -> None:
        chosen = {"first": n} if code == FIRST else {"last": n}
        self._choose(self._habits.with_telling(**chosen))

    def _set_day(self, weekday: int, on: bool) -> None:
        days = self._habits.working
        changed = days | {weekday} if on else days - {weekday}
        if not changed:  # on none of them nothing would ever be due
            self.show_habits(self._habits)
            return
        self._choose(replace(self._habits, working=frozenset(changed)))

    def _set_cadence(self, code: object) -> None:
        self._choose(replace(self._habits, cadence=Cadence(str(code))))

    def _choose(self, habits: Habits) -> None:
        if habits != self._habits:
            self.show_habits(habits)
            self.chosen.emit(habits)


def _set(number: NumberBox, n: int) -> None:
    blocked = number.blockSignals(True)
    number.setValue(n)
    number.blockSignals(blocked)
