"""The questions with their ruled lines, on page one and on as many further pages as it takes."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from journal.paper.blocks import Kind, Piece
from journal.paper.draft import Draft, Kit
from journal.paper.sharing import Ask, Place, Share, item_height
from journal.paper.typesetter import Align, Fitted

translate = QCoreApplication.translate

QUESTION_LINES = 3
# Bounds the pages of a sheet; nobody asks this many.
MOST_QUESTIONS = 1000
_LEAST_NOTE_LINES = 3
_STAR_AT = 6.0
_CODE_AT = 11.7
_CODE_GAP = 2.6
_WIDEST_CODE = 24.0


class Row(NamedTuple):
    """One question, fitted; ``fitted`` None is an empty one whose wording is written by hand."""

    code: str
    fitted: Fitted | None
    must_ask: bool


class Questions:
    """All questions of a sheet, measured once and then set page by page."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        look, frame, data = kit.look, kit.look.frame, kit.data
        asked = data.questions[:MOST_QUESTIONS]
        self.left_out = len(data.questions) - len(asked)
        empty = max(0, min(kit.options.empty_question_lines, MOST_QUESTIONS - len(asked)))
        codes = [question.code for question in asked]
        codes += [f"Q{len(data.questions) + i + 1}" for i in range(empty)]
        self._mark_x = frame.left
        self._code_x = frame.left + _CODE_AT * look.factor
        widest = max((f"{code[:1]}{'0' * (len(code) - 1)}" for code in codes), key=len, default="")
        self._code_width = min(kit.setter.width(widest, look.strong), _WIDEST_CODE) + 0.4
        self._text_x = self._code_x + self._code_width + _CODE_GAP
        width = frame.right - self._text_x
        self.rows = [
            Row(
                question.code,
                kit.setter.fit(question.text, look.text, width, QUESTION_LINES)
                if question.text.strip()
                else None,
                question.must_ask,
            )
            for question in asked
        ]
        self.rows += [Row(code, None, False) for code in codes[len(asked) :]]

    @property
    def rule(self) -> float:
        """Distance of the lines to write on, in mm."""
        return self._kit.look.rule

    @property
    def asks(self) -> list[Ask]:
        """What the sharing out needs to know."""
        return [Ask(self._height(row), row.must_ask) for row in self.rows]

    def heading(self, share: Share, continued: bool) -> Piece:
        """Heading of the questions, with what the star means if there is one."""
        kit, look, frame = self._kit, self._kit.look, self._kit.look.frame
        draft = Draft(kit)
        stars = any(self.rows[place.number].must_ask for place in share.places)
        legend = translate("Sheet", "must ask") if stars else ""
        legend_width = kit.setter.width(legend, look.small) + 0.3
        if continued:
            text = translate("Sheet", "Questions, continued")
        elif self.rows:
            text = translate("Sheet", "Questions")
        else:
            text = translate("Sheet", "Notes")
        room = frame.across - legend_width - 12
        height = draft.text("questions.heading", text, look.heading, (frame.left, 0, room))
        if legend:
            x = frame.right - legend_width
            low = height - look.small.pitch - 0.3
            draft.text("star.legend", legend, look.small, (x, low, legend_width), 1, Align.END)
            size = look.mark * 0.95
            middle = low + look.small.pitch / 2
            draft.mark(Kind.STAR, "star.mark", x - size - 1.8, middle, size)
        return draft.piece(height)

    def page(self, share: Share, room: float, is_last: bool) -> Piece:
        """The questions of one page, and room for notes where they leave much."""
        draft = Draft(self._kit)
        end = 0.0
        for place in share.places:
            end = self._row(draft, place)
        if is_last and self.left_out:
            end += self._say_left_out(draft, end + 1.0)
        self._notes(draft, end, room)
        return draft.piece(room)

    def _row(self, draft: Draft, place: Place) -> float:
        look, frame = self._kit.look, self._kit.look.frame
        row = self.rows[place.number]
        y, height = place.y, self._height(row)
        top = y if row.fitted else y + height - look.text.pitch
        middle = top + look.text.pitch / 2
        draft.mark(Kind.CHECK, "question.check", self._mark_x, middle, look.mark)
        if row.must_ask:
            x = self._mark_x + _STAR_AT * look.factor
            draft.mark(Kind.STAR, "question.star", x, middle, look.mark * 0.95)
        shift = (look.text.pitch - look.strong.pitch) / 2
        code_place = (self._code_x, top + shift, self._code_width)
        draft.text("question.code", row.code, look.strong, code_place)
        width = frame.right - self._text_x
        if row.fitted is None:
            draft.line(Kind.RULED, "question.blank", self._text_x, y + height - 0.6, width)
        else:
            draft.fitted("question.text", row.fitted, (self._text_x, y, width))
        first = y + item_height(height, 0, look.rule)
        across = frame.right - self._code_x
        draft.ruled("question.line", (self._code_x, first, across), place.lines)
        return first + place.lines * look.rule

    def _height(self, row: Row) -> float:
        """Height of the wording: of its text, or of a line to write it on."""
        look = self._kit.look
        return max(row.fitted.height, look.text.pitch) if row.fitted else look.rule

    def _say_left_out(self, draft: Draft, y: float) -> float:
        kit, look, frame = self._kit, self._kit.look, self._kit.look.frame
        text = translate("Sheet", "{count} more questions are in the journal.")
        text = text.format(count=kit.dates.number(self.left_out))
        return 1.0 + draft.text("questions.more", text, look.small, (frame.left, y, frame.across))

    def _notes(self, draft: Draft, y: float, room: float) -> None:
        """Lines for what nobody has planned, where there is room for some of them."""
        look, frame = self._kit.look, self._kit.look.frame
        if self.rows:
            y += 4.0
        head = look.heading.pitch if self.rows else 0.0
        count = int((room - y - head) / look.rule)
        if count < _LEAST_NOTE_LINES:
            return
        if self.rows:
            text = translate("Sheet", "Notes")
            place = (frame.left, y, frame.across)
            draft.text("notes.heading", text, look.heading, place)
        draft.ruled("notes.line", (frame.left, y + head, frame.across), count)
