"""Beside a letter: its wording, what is still to be filled in, and what one might look at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.domain.letters.hints import Hint
from journal.domain.letters.placeholders import Span
from journal.ui.letters.hint_words import sentence
from journal.ui.theme import SIZE, SPACE
from journal.ui.widgets.block import Block
from journal.ui.widgets.code_box import CodeBox
from journal.ui.widgets.empty_state import Picture
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import INSET as LINK_INSET
from journal.ui.widgets.link_label import LinkLabel

MOST_GAPS = 8
ICON_GAP = SPACE.small


class _Lines(QWidget):
    """Widgets one below the other, which come and go without a flicker."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.tight)
        self._shown: list[QWidget] = []

    def shown(self) -> Sequence[QWidget]:
        """Those that are shown."""
        return self._shown

    def show_widgets(self, widgets: Sequence[QWidget]) -> None:
        """These in place of the ones before."""
        for old in self._shown:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = list(widgets)
        for new in self._shown:
            self._column.addWidget(new)
            new.show()  # the layout would, but only with the next event


class HintLine(QWidget):
    """A sentence, and two ways of not seeing it again."""

    dismissed = Signal(object, bool)  # its code; True for good

    def __init__(self, hint: Hint, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hint = hint
        name = hint.code.name.lower()
        words = Label(sentence(hint), wrap=True)
        words.setObjectName(f"letters.hint.{name}")
        words.setMinimumWidth(1)  # a long word must not make the column wider than it is
        self.once = LinkLabel(self.tr("Dismiss"), "caption")
        self.once.setObjectName(f"letters.hint.{name}.once")
        self.once.clicked.connect(lambda: self.dismissed.emit(hint.code, False))
        self.for_good = LinkLabel(self.tr("Don’t show again"), "caption")
        self.for_good.setObjectName(f"letters.hint.{name}.for_good")
        self.for_good.clicked.connect(lambda: self.dismissed.emit(hint.code, True))
        for link in (self.once, self.for_good):
            link.setAccessibleDescription(words.text())
        links = QWidget()
        flow = FlowLayout(links, horizontal=SPACE.small, vertical=0)
        flow.addWidget(self.once)
        flow.addWidget(self.for_good)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addSpacing(-LINK_INSET)
        below.addWidget(links, 1)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(words)
        column.addLayout(below)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, SPACE.tight)
        row.setSpacing(ICON_GAP)
        row.addWidget(Picture("lightbulb", SIZE.icon, "today"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)


class SidePanel(QWidget):
    """``wording_chosen`` comes with a template's key, ``gap_chosen`` with the number of a gap."""

    wording_chosen = Signal(object)
    kind_chosen = Signal(object)
    gap_chosen = Signal(object)
    dismissed = Signal(object, bool)
    name_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gaps: tuple[str, ...] | None = None
        self._hints: tuple[Hint, ...] | None = None
        self.kind = CodeBox(in_place=True)
        self.kind.setObjectName("letters.kind")
        self.kind.setAccessibleName(self.tr("Which letter"))
        self.kind.chosen.connect(self.kind_chosen)
        self.wording = CodeBox(in_place=True)
        self.wording.setObjectName("letters.wording")
        self.wording.setAccessibleName(self.tr("Wording"))
        self.wording.setPlaceholderText(self.tr("Another wording…"))
        self.wording.chosen.connect(self.wording_chosen)
        for box in (self.kind, self.wording):
            box.setSizeAdjustPolicy(CodeBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
            box.setSizePolicy(box.sizePolicy().Policy.Expanding, box.sizePolicy().Policy.Fixed)
        self.choice = Block(self.tr("Letter"))
        self.choice.add(self.kind)
        self.choice.add_gap(SPACE.tight)
        self.choice.add(self.wording)
        self.gaps = Block(self.tr("Still to fill in"))
        self._gap_lines = _Lines()
        lines = QHBoxLayout()
        lines.addWidget(self._gap_lines)
        self.gaps.add_links(lines)
        self.gaps.add(Label(self.tr("Tab leads from one to the next."), "caption", "muted"))
        self.my_name = LinkLabel(self.tr("Tell your name once, for all letters…"))
        self.my_name.setObjectName("letters.my_name")
        self.my_name.clicked.connect(self.name_wanted)
        line = QHBoxLayout()
        line.addWidget(self.my_name)
        self.gaps.add_links(line)
        self.hints = Block(self.tr("Worth a look"))
        self._hint_lines = _Lines()
        self.hints.add(self._hint_lines)
        self.ready = Block("")
        self.ready.title.hide()
        self.ready.add_layout(self._ready_line())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.page)
        for block in (self.choice, self.gaps, self.hints, self.ready):
            column.addWidget(block)

    def _ready_line(self) -> QHBoxLayout:
        words = Label(self.tr("Nothing is missing."), "body", "done", wrap=True)
        words.setObjectName("letters.ready")
        line = QHBoxLayout()
        line.setSpacing(ICON_GAP)
        line.addWidget(Picture("circle-check", SIZE.icon, "done"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        return line

    def enter_hints(self) -> bool:
        """Puts the focus on the first hint; whether there is one."""
        lines = [each for each in self._hint_lines.shown() if isinstance(each, HintLine)]
        if lines:
            lines[0].once.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(lines)

    def show_words(self, words: int) -> None:
        """How long the letter is."""
        self.choice.figure.setText(self.tr("%n word(s)", "", words))

    def show_found(
        self, gaps: Sequence[Span], hints: Sequence[Hint], *, writing: bool, nameless: bool
    ) -> None:
        """What was found in the text; one that is sent is only read.

        ``nameless``: the user's own name isn't known, and so is missing in every letter.
        """
        self.my_name.setVisible(nameless)
        named = tuple(gap.key for gap in gaps)
        if named != self._gaps:
            self._gaps = named
            self._gap_lines.show_widgets([self._gap_link(n, key) for n, key in enumerate(named)]
                                         [:MOST_GAPS])  # fmt: skip
            self.gaps.title.set_count(len(named))
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self._hint_lines.show_widgets([self._hint_line(hint) for hint in hints])
        self.gaps.setVisible(writing and bool(gaps))
        self.hints.setVisible(writing and bool(hints))
        self.ready.setVisible(writing and not gaps and not hints)

    def _gap_link(self, number: int, key: str) -> QWidget:
        link = LinkLabel(key)
        link.setObjectName(f"letters.gap.{number}")
        link.clicked.connect(lambda: self.gap_chosen.emit(number))
        return link

    def _hint_line(self, hint: Hint) -> HintLine:
        line = HintLine(hint)
        line.dismissed.connect(self.dismissed)
        return line
