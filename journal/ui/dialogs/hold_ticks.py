"""What others wait for from one person: ticked when a word from them shows that it happened."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from journal.domain.codes import Channel, Direction
from journal.domain.holds import ConditionWords, may_meet
from journal.domain.names import shown
from journal.domain.views.holds import HoldRow
from journal.ui.theme import SPACE
from journal.ui.widgets.label import Label
from journal.ui.widgets.plain import literal

translate = QCoreApplication.translate


class HoldTicks(QWidget):
    """A tick box for each open condition, and for each hold that has none written down.

    ``guess`` ticks what a call or a letter from them speaks for, until the user ticks by hand.
    """

    def __init__(self, holds: tuple[HoldRow, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conditions: list[tuple[int, str, QCheckBox]] = []
        self._bare: list[tuple[HoldRow, QCheckBox]] = []
        self.holds = holds
        self._by_hand = False
        self._words = condition_words()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.tight)
        self._why = Label("", "caption", "muted", wrap=True)
        self._why.setObjectName("touch.waiting")
        column.addWidget(self._why)
        for hold in holds:
            for each in hold.conditions:
                if each.met_on is None:
                    box = self._box(hold, each.what)
                    box.setObjectName(f"touch.condition.{each.id}")
                    self._conditions.append((each.id, each.what, box))
            if not hold.conditions:
                box = self._box(hold, self.tr("introduction made"))
                box.setObjectName(f"touch.hold.{hold.id}")
                self._bare.append((hold, box))
        for box in self.boxes():
            column.addWidget(box)
        self._say_why()

    def boxes(self) -> list[QCheckBox]:
        """All tick boxes, as they stand."""
        return [box for *_rest, box in self._conditions] + [box for _hold, box in self._bare]

    def is_empty(self) -> bool:
        """Whether nobody waits for anything."""
        return not self.boxes()

    def guess(self, channel: Channel, direction: Direction) -> None:
        """Ticks what such a touch speaks for; nothing any more once one ticked by hand."""
        if self._by_hand:
            return
        found = may_meet(
            [what for _key, what, _box in self._conditions], channel, direction, self._words
        )
        for (_key, _what, box), ticked in zip(self._conditions, found, strict=True):
            box.setChecked(ticked)
        self._say_why()

    def met(self) -> list[int]:
        """The conditions ticked."""
        return [key for key, _what, box in self._conditions if box.isChecked()]

    def told(self) -> list[str]:
        """What was ticked, in words."""
        return [what for _key, what, box in self._conditions if box.isChecked()]

    def over(self) -> list[int]:
        """The holds without conditions that are over."""
        return [hold.id for hold, box in self._bare if box.isChecked()]

    def _box(self, hold: HoldRow, what: str) -> QCheckBox:
        text = self.tr("{name}: {what}").format(name=literal(shown(hold.name)), what=literal(what))
        box = QCheckBox(text)
        box.clicked.connect(self._touched)
        return box

    def _touched(self) -> None:
        self._by_hand = True
        self._say_why()

    def _say_why(self) -> None:
        """A tick that nobody made is explained."""
        if self._by_hand or not self.met():
            self._why.setText(self.tr("Has this happened?"))
        else:
            self._why.setText(
                self.tr("Ticked because of this call or letter; take it back if it isn’t so")
            )


def condition_words() -> ConditionWords:
    """Beginnings of words, in the user's language, that speak of calls and of letters."""
    return ConditionWords(
        call=_list(
            translate("ConditionWords", "call, phone, ring, rang, telephon, speak, spoke, talk")
        ),
        write=_list(
            translate("ConditionWords", "mail, email, e-mail, write, writing, wrote, letter")
        ),
        user=_list(translate("ConditionWords", "me, us, myself, my, our")),
    )


def joints() -> list[str]:
    """Words, in the user's language, between which two conditions may stand in one sentence."""
    return _list(translate("ConditionWords", "and then, and, then"))


def _list(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]
