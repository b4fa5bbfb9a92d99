"""Paints the rows of the agenda: cards of interviews, tick boxes, heads of days."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics

from journal.domain.views.days import DayItem
from journal.itemmodels.calendar_agenda import AgendaRow, RowKind
from journal.itemmodels.calendar_days import INTERVIEW
from journal.ui.calendar.geometry import BAR
from journal.ui.calendar.item_painting import Brush, paint_tick
from journal.ui.calendar.looks import Look, Looks
from journal.ui.growth import icon_side
from journal.ui.icons import paint_icon
from journal.ui.style_paint import box
from journal.ui.theme import SIZE, SPACE, kind_font

TICK = 16
CARD_GAP = 8
BETWEEN = 4  # between the lines of a card
TITLE_ABOVE = 20


class AgendaType:
    """Fonts of the agenda; made anew when the font changes."""

    def __init__(self, base: QFont) -> None:
        self.body = QFont(base)
        self.strong = kind_font("strong", base)
        self.small = kind_font("caption", base)
        self.section = kind_font("section", base)
        self.line = QFontMetrics(self.body).height()
        self.small_line = QFontMetrics(self.small).height()
        self.row = max(SIZE.row, self.line + 10)
        self.tick = icon_side(QFontMetrics(self.body), TICK)
        self.before_words = self.tick + SPACE.medium  # from where a row begins, behind its box

    def height(self, row: AgendaRow, looks: Looks) -> int:
        """How high a row is."""
        if row.kind is RowKind.TITLE:
            return TITLE_ABOVE + QFontMetrics(self.section).height() + SPACE.tight
        if row.kind is RowKind.DAY:
            return self.small_line + (SPACE.small if row.first else SPACE.medium + 3) + 2
        if row.item is not None and is_card(row):
            lines = len(card_lines(row.item, looks))
            inside = 2 * self.line + BETWEEN + lines * (self.small_line + BETWEEN)
            return 2 * SPACE.medium + inside + CARD_GAP
        return self.row


def is_card(row: AgendaRow) -> bool:
    """Whether a row is an interview of the chosen day."""
    return row.near and row.item is not None and row.item.kind == INTERVIEW


def card_lines(item: DayItem, looks: Looks) -> list[str]:
    """What a card says below the name."""
    return [line for line in (item.place, looks.way(item)) if line]


def tick_square(brush: Brush, type_: AgendaType, rect: QRect) -> QRect:
    """Where the box of a row stands."""
    tick = type_.tick
    strip = brush.at_start(rect, SPACE.small, tick)
    return QRect(strip.left(), rect.top() + (rect.height() - tick) // 2, tick, tick)


def paint_row(
    brush: Brush, type_: AgendaType, rect: QRect, row: AgendaRow, looks: Looks, selected: bool
) -> None:
    """A row on its ground; a card paints its ground itself, another one when it is ``selected``."""
    roles, inner = brush.roles, brush.before(brush.after(rect, SPACE.small), SPACE.small)
    if row.kind is RowKind.TITLE:
        area = inner.adjusted(0, TITLE_ABOVE, 0, -SPACE.tight)
        _text(brush, area, row.text, type_.section, roles.text)
    elif row.kind is RowKind.DAY:
        left, wide = inner.left(), inner.width()
        if not row.first:
            brush.painter.fillRect(QRect(left, inner.top() + 5, wide, 1), roles.hair)
        area = QRect(left, rect.bottom() - type_.small_line - 1, wide, type_.small_line)
        _text(brush, area, row.text, type_.small, roles.muted)
    elif row.kind is RowKind.NOTE:
        _text(brush, inner, row.text, type_.body, roles.muted)
    elif row.item is not None and is_card(row):
        paint_card(brush, type_, rect, row.item, looks, selected)
    elif row.item is not None:
        _paint_line(brush, type_, rect, inner, row, looks.of(row.item), looks)


def card_rect(brush: Brush, rect: QRect) -> QRect:
    """The card in its row."""
    inner = brush.before(brush.after(rect, SPACE.small), SPACE.small)
    return inner.adjusted(0, 0, 0, -CARD_GAP)


def paint_card(
    brush: Brush, type_: AgendaType, rect: QRect, item: DayItem, looks: Looks, selected: bool
) -> None:
    """An interview of the chosen day: when, how, with whom, where, when to leave."""
    roles, look, card = brush.roles, looks.of(item), card_rect(brush, rect)
    ground = roles.selection if selected else roles.base
    box(brush.painter, card, ground, roles.hair, 1, SIZE.card_radius)
    ink = roles.state(look.role)[0]
    bar = brush.at_start(card.adjusted(0, SPACE.medium, 0, -SPACE.medium), 0, BAR)
    brush.painter.fillRect(bar, ink)
    inner = card.adjusted(SPACE.card, SPACE.medium, -SPACE.card, -SPACE.medium)
    line = QRect(inner.left(), inner.top(), inner.width(), type_.line)
    form = looks.form(item)
    wide = QFontMetrics(type_.small).horizontalAdvance(form) + 1
    _text(brush, brush.before(line, wide + SPACE.small), looks.hours(item), type_.strong, ink)
    _text(brush, line, form, type_.small, roles.muted, at_end=True)
    line.translate(0, type_.line + BETWEEN)
    _text(brush, line, item.name, type_.strong, roles.text)
    line.translate(0, type_.line + BETWEEN)
    line.setHeight(type_.small_line)
    for text in card_lines(item, looks):
        _text(brush, line, text, type_.small, roles.muted)
        line.translate(0, type_.small_line + BETWEEN)


def _paint_line(
    brush: Brush,
    type_: AgendaType,
    rect: QRect,
    inner: QRect,
    row: AgendaRow,
    look: Look,
    looks: Looks,
) -> None:
    roles = brush.roles
    if row.near and look.ticked is not None:
        paint_tick(brush.painter, tick_square(brush, type_, rect), look, roles)
    else:
        icon, ink = (look.icon, roles.muted)
        if look.ticked:
            icon, ink = "check", roles.done
        elif look.late:
            icon, ink = "triangle-alert", roles.overdue
        paint_icon(brush.painter, tick_square(brush, type_, rect), icon, ink)
    assert row.item is not None
    hint, role, strong = looks.hint(row.item, near=row.near)
    font = type_.strong if strong else type_.small
    wide = QFontMetrics(font).horizontalAdvance(hint) + 1 if hint else 0
    if hint:
        _text(brush, inner, hint, font, roles.color(role), at_end=True)
    area = brush.before(brush.after(inner, type_.before_words), wide + SPACE.small if wide else 0)
    fits = QFontMetrics(type_.body).horizontalAdvance(look.title) <= area.width()
    text = look.title if fits else look.compact
    _text(brush, area, text, type_.body, roles.muted if look.ticked else roles.text)


def _text(
    brush: Brush, area: QRect, text: str, font: QFont, ink: QColor, *, at_end: bool = False
) -> None:
    brush.painter.setFont(font)
    brush.painter.setPen(ink)
    cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    flags = brush.trailing if at_end else brush.leading
    brush.painter.drawText(area, flags | Qt.TextFlag.TextSingleLine.value, cut)


def size_of(type_: AgendaType, row: AgendaRow | None, looks: Looks) -> QSize:
    """The size of a row; the view makes it as wide as itself."""
    return QSize(1, type_.height(row, looks) if row else 0)
