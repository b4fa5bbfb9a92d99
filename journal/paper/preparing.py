"""Page two, upper part: what to know, to wear and to take along before one goes."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from journal.domain.codes import Format
from journal.paper.blocks import Kind, Piece
from journal.paper.clean import paragraphs
from journal.paper.closing import closing_labels
from journal.paper.draft import Draft, Kit
from journal.paper.sheet_data import SheetNote
from journal.paper.typesetter import Fitted, reads_right_to_left
from journal.paper.words import bring, dress, holds, manners, paying

translate = QCoreApplication.translate

_LABEL_GAP = 4.5
_WIDEST_LABEL = 40.0
_ROW_GAP = 1.6
_COLUMN_GAP = 3.5
_BEFORE_MANNERS = 2.0
_MOST_ITEMS = 12


class _Part(NamedTuple):
    """A label with paragraphs, of which ``lines`` are printed; without any: lines to write on."""

    name: str
    label: str
    texts: tuple[str, ...]
    lines: int


class Preparing:
    """Measures its rows first, so that they can be held to the height that there is."""

    def __init__(self, kit: Kit, cut: frozenset[str]) -> None:
        """``cut`` are the texts of page one that stand whole here: "why", "pitch"."""
        self._kit = kit
        look, frame = kit.look, kit.look.frame
        self._parts = _parts(kit, cut)
        self._items = bring(kit.data)
        labels = [part.label for part in self._parts]
        labels.append(translate("Sheet", "Bring along"))
        labels += closing_labels()
        self.indent = min(kit.widest(labels, look.label), _WIDEST_LABEL * look.factor) + _LABEL_GAP
        self._width = frame.across - self.indent
        self._fitted = [self._fit(part, part.lines) for part in self._parts]
        by_hand = any(not part.texts for part in self._parts)
        self._before_bring = 2.4 if by_hand and self._items else 0.0
        self._bring_height = self._bring_rows(Draft(kit), self._before_bring)
        self._manners_height = self._manners(Draft(kit), _BEFORE_MANNERS)

    @property
    def natural(self) -> float:
        """Height with everything, every text as long as it may be."""
        return self._height(self._counts()) + self._manners_height

    @property
    def texts(self) -> float:
        """Height with every text as long as it may be, without the advice."""
        return self._height(self._counts())

    @property
    def least(self) -> float:
        """Height with every text held to two lines (in large print one), without the advice."""
        most = 1 if self._kit.options.large_print else 2
        return self._height([min(count, most) for count in self._counts()])

    def piece(self, room: float) -> Piece:
        """All that fits ``room``: first our advice is left out, then texts give up lines.

        The longest text goes first, but what the user wants to say of themselves last.
        """
        counts = self._counts()
        with_manners = self.natural <= room
        while not with_manners and self._height(counts) > room:
            row = max(range(len(counts)), key=lambda row: self._spared(row, counts[row]), default=0)
            if not counts or counts[row] <= 1:
                break
            counts[row] -= 1
        draft, look, frame = Draft(self._kit), self._kit.look, self._kit.look.frame
        heading = translate("Sheet", "Before")
        y = draft.text("before.heading", heading, look.heading, (frame.left, 0, frame.across))
        y += 1.6
        for row, part in enumerate(self._parts):
            if counts[row] < self._lines(row):
                self._fitted[row] = self._fit(part, counts[row])
            y = self._row(draft, row, y, counts[row]) + _ROW_GAP
        y = self._bring_rows(draft, y + self._before_bring)
        if with_manners:
            y = self._manners(draft, y + _BEFORE_MANNERS)
        return draft.piece(y)

    def _counts(self) -> list[int]:
        return [self._lines(row) for row in range(len(self._parts))]

    def _spared(self, row: int, lines: int) -> int:
        """The higher, the sooner this row gives up a line."""
        return min(lines, 2) if self._parts[row].name == "pitch" else lines

    def _lines(self, row: int) -> int:
        part = self._parts[row]
        return sum(text.lines for text in self._fitted[row]) if part.texts else part.lines

    def _fit(self, part: _Part, most: int) -> list[Fitted]:
        """Paragraphs, each with what the ones before have left of the lines."""
        fitted: list[Fitted] = []
        left = most
        style, setter = self._kit.look.text, self._kit.setter
        for text in part.texts:
            if left <= 0:
                break
            fitted.append(setter.fit(text, style, self._width, left))
            left -= fitted[-1].lines
        if len(fitted) < len(part.texts) and fitted and not fitted[-1].elided:
            last = fitted.pop()
            fitted.append(setter.fit(f"{last.text} …", style, self._width, last.lines))
        return fitted

    def _height(self, counts: list[int]) -> float:
        """Height with so many lines in each row, without the advice."""
        look = self._kit.look
        rows = sum(
            count * (look.text.pitch if part.texts else look.rule) + _ROW_GAP
            for part, count in zip(self._parts, counts, strict=True)
        )
        return look.heading.pitch + 1.6 + rows + self._bring_height

    def _row(self, draft: Draft, row: int, y: float, by_hand: int) -> float:
        part, look, frame = self._parts[row], self._kit.look, self._kit.look.frame
        x = frame.left + self.indent
        if part.texts:
            shift = (look.text.pitch - look.label.pitch) / 2
        else:
            shift = look.rule - look.label.pitch + 0.6
        place = (frame.left, y + shift, self.indent - _LABEL_GAP)
        draft.text(f"{part.name}.label", part.label, look.label, place)
        if not part.texts:
            return y + draft.ruled(f"{part.name}.line", (x, y, self._width), by_hand)
        for text in self._fitted[row]:
            y += draft.fitted(f"{part.name}.text", text, (x, y, self._width))
        return y

    def _bring_rows(self, draft: Draft, y: float) -> float:
        """Boxes to tick, in as many columns as the longest thing allows."""
        if not self._items:
            return y
        look, frame = self._kit.look, self._kit.look.frame
        label = translate("Sheet", "Bring along")
        shift = (look.text.pitch - look.label.pitch) / 2
        place = (frame.left, y + shift, self.indent - _LABEL_GAP)
        draft.text("bring.label", label, look.label, place)
        items = self._items[:_MOST_ITEMS]
        lead = look.mark + 2.0
        starts = self._columns([item.text[:200] for item in items], lead)
        pitch = look.text.pitch + 1.0
        for number, item in enumerate(items):
            column = number % (len(starts) - 1)
            x = frame.left + self.indent + starts[column]
            width = starts[column + 1] - starts[column] - _COLUMN_GAP
            top = y + number // (len(starts) - 1) * pitch
            kind = Kind.CHECKED if item.packed else Kind.CHECK
            draft.mark(kind, "bring.check", x, top + look.text.pitch / 2, look.mark)
            draft.text("bring.text", item.text, look.text, (x + lead, top, width - lead))
        return y + -(-len(items) // (len(starts) - 1)) * pitch

    def _columns(self, texts: list[str], lead: float) -> list[float]:
        """Where three columns begin, or two where three don't fit; last, where they end."""
        kit, gap = self._kit, _COLUMN_GAP
        room = self._width + gap
        widths = [
            kit.widest(texts[column::3], kit.look.text) + lead + gap + 0.3 for column in range(3)
        ]
        spare = (room - sum(widths)) / 3
        if spare < 0:
            return [0.0, room / 2, room]
        return [0.0, widths[0] + spare, widths[0] + widths[1] + 2 * spare, room]

    def _manners(self, draft: Draft, y: float) -> float:
        """What to do beside what not to do."""
        if self._kit.data.format is Format.LETTER:
            return y
        look, frame = self._kit.look, self._kit.look.frame
        between = 6.0
        width = (frame.across - between) / 2
        lead, bottom = 5.2 * look.factor, y
        kinds = (Kind.TICK, Kind.CROSS)
        for number, texts in enumerate(manners()):
            x, low = frame.left + number * (width + between), y
            for text in texts:
                middle = low + look.small.pitch / 2
                size = 2.6 * look.factor
                draft.mark(kinds[number], "manners.mark", x + 0.3, middle, size)
                place = (x + lead, low, width - lead)
                low += draft.text("manners.text", text, look.small, place, 2) + 0.5
            bottom = max(bottom, low)
        return bottom


def _parts(kit: Kit, cut: frozenset[str]) -> tuple[_Part, ...]:
    data = kit.data
    parts = (
        _Part("hold", translate("Sheet", "On hold"), holds(data), 4),
        _Part("known", translate("Sheet", "How I know them"), paragraphs(data.how_known), 2),
        _Part("chain", translate("Sheet", "Referred by"), _chain(kit), 2),
        _Part("why", translate("Sheet", "Why you"), _if(data.why_you, "why" in cut), 6),
        _Part("pitch", translate("Sheet", "About me"), _if(data.pitch, "pitch" in cut), 12),
        _Part("research", translate("Sheet", "Research"), _notes(kit, data.research), 10),
        _Part("common", translate("Sheet", "In common"), _notes(kit, data.common_ground), 4),
        _Part("offers", translate("Sheet", "I can offer"), _notes(kit, data.offers), 3),
        _Part("dress", translate("Sheet", "Dress"), paragraphs(dress(data)), 2),
        _Part("paying", translate("Sheet", "Paying"), paragraphs(paying(data)), 2),
    )
    if data.is_blank:
        by_hand = {"known": 1, "research": 3, "common": 2, "offers": 1}
        return tuple(
            _Part(part.name, part.label, (), by_hand[part.name])
            for part in parts
            if part.name in by_hand
        )
    return tuple(part for part in parts if part.texts)


def _if(text: str, wanted: bool) -> tuple[str, ...]:
    return paragraphs(text) if wanted else ()


def _notes(kit: Kit, notes: tuple[SheetNote, ...]) -> tuple[str, ...]:
    """Paragraphs of the notes; private ones stay out of print unless asked for."""
    shown = (note for note in notes if kit.options.private_notes or not note.private)
    return tuple(part for note in shown for part in paragraphs(note.text))


def _chain(kit: Kit) -> tuple[str, ...]:
    """Me › first referrer › … › who referred the person; the middle of a long one is left out."""
    names = [name.strip()[:80] for name in kit.data.chain if name.strip()]
    if not names:
        return ()
    if len(names) > 6:
        names = [names[0], "…", *names[-4:]]
    me = translate("Sheet", "Me")
    sign = " › "
    if len({reads_right_to_left(name) for name in (me, *names, kit.data.name)}) > 1:
        # Names of both directions: the signs keep the order of the sentence.
        sign = "\u200f › \u200f" if reads_right_to_left(me) else "\u200e › \u200e"
    return (sign.join((me, *names, kit.data.name.strip()[:80])),)
