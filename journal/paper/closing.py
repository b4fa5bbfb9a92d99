"""What is written down at the end of the meeting: names, companies, feedback, what was agreed."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from journal.domain.codes import Format, Introduction
from journal.paper.blocks import Kind, Piece
from journal.paper.draft import Draft, Kit
from journal.paper.typesetter import Align
from journal.paper.words import closing_heading

translate = QCoreApplication.translate

_CELL_GAP = 3.5
_GROUP_GAP = 3.0
_PART_GAP = 1.2
_CAPTION_LINES = 3
_LABEL_GAP = 4.5


class Rows(NamedTuple):
    """How many lines each part has."""

    referrals: int
    hiring: int
    resume: int
    manner: int
    agreed: int

    @property
    def total(self) -> int:
        """Lines in all."""
        return self.referrals + self.hiring + self.resume + self.manner + self.agreed


FULL = Rows(referrals=3, hiring=2, resume=2, manner=2, agreed=4)
SHORT = (
    Rows(referrals=3, hiring=2, resume=0, manner=0, agreed=3),
    Rows(referrals=2, hiring=1, resume=0, manner=0, agreed=2),
    Rows(referrals=2, hiring=1, resume=0, manner=0, agreed=1),
    Rows(referrals=1, hiring=1, resume=0, manner=0, agreed=1),
)
_GROWN = Rows(referrals=5, hiring=3, resume=3, manner=3, agreed=6)
_SPARED = ("agreed", "manner", "resume")
_SPARED_LARGE = (*_SPARED, "agreed", "hiring", "referrals")
_ORDER = ("agreed", "referrals", "resume", "manner", "hiring")


class _Column(NamedTuple):
    role: str
    caption: str
    share: float
    ticked: bool = False


def grown(rows: Rows, lines: int) -> Rows:
    """The rows with up to so many lines more, given in turn, each part up to its bound."""
    while lines > 0:
        before = lines
        for name in _ORDER:
            now = getattr(rows, name)
            if lines and now < getattr(_GROWN, name):
                rows = rows._replace(**{name: now + 1})
                lines -= 1
        if lines == before:
            break
    return rows


def shrunk(rows: Rows, lines: int, large: bool = False) -> Rows:
    """The rows with up to so many lines less, as far as one can do with less.

    In large print one does with less, rather than with another page.
    """
    for name in (_SPARED_LARGE if large else _SPARED)[: max(lines, 0)]:
        rows = rows._replace(**{name: getattr(rows, name) - 1})
    return rows


def closing_labels() -> tuple[str, str, str]:
    """Labels at the side of lines, for whoever aligns others with them."""
    return (
        translate("Sheet", "Companies hiring"),
        translate("Sheet", "On my résumé"),
        translate("Sheet", "How I come across"),
    )


def closing(kit: Kit, rows: Rows, indent: float) -> Piece:
    """The whole block with so many lines, a rule above it.

    ``indent`` is where lines beside labels begin, from the left margin.
    """
    draft, look, frame = Draft(kit), kit.look, kit.look.frame
    draft.line(Kind.RULE, "closing.rule", frame.left, 0, frame.across)
    heading = closing_heading(kit.data.format)
    y = 2.4
    y += draft.text("closing.heading", heading, look.heading, (frame.left, y, frame.across))
    y = _table(kit, draft, _referral_columns(), rows.referrals, y + 0.4)
    y = _ruled_parts(kit, draft, rows, y + 1.0, indent)
    y = _table(kit, draft, _agreed_columns(), rows.agreed, y + _GROUP_GAP)
    y = _thanks(kit, draft, y + 4.5)
    return draft.piece(y)


def short_closing(kit: Kit, room: float) -> Piece:
    """The block at the foot of a single page: the fullest that is at most ``room`` high.

    The smallest one if none is, as the questions then go on to another page anyway.
    """
    draft, look, frame = Draft(kit), kit.look, kit.look.frame
    indent = kit.setter.width(closing_labels()[0], look.label) + _LABEL_GAP
    indent = min(indent, frame.across / 3)
    for rows in SHORT:
        draft = Draft(kit)
        draft.line(Kind.RULE, "closing.rule", frame.left, 0, frame.across)
        y = _table(kit, draft, _referral_columns(), rows.referrals, 1.4)
        y = _ruled_parts(kit, draft, rows, y, indent)
        y = _table(kit, draft, _agreed_columns(), rows.agreed, y + 1.6)
        y = _thanks(kit, draft, y + 3.0, most_lines=1)
        if y <= room:
            break
    return draft.piece(y)


def _referral_columns() -> tuple[_Column, ...]:
    return (
        _Column("referral.name", translate("Sheet", "Referrals"), 0.25),
        _Column("referral.company", translate("Sheet", "company"), 0.2),
        _Column("referral.contact", translate("Sheet", "mail or phone"), 0.23),
        _Column("referral.ok", translate("Sheet", "may I say you sent me?"), 0.15, ticked=True),
        _Column("referral.wait", translate("Sheet", "wait until"), 0.17),
    )


def _agreed_columns() -> tuple[_Column, ...]:
    return (
        _Column("agreed.what", translate("Sheet", "Agreed"), 0.58),
        _Column("agreed.who", translate("Sheet", "who"), 0.21),
        _Column("agreed.when", translate("Sheet", "by when"), 0.21),
    )


def _table(kit: Kit, draft: Draft, columns: tuple[_Column, ...], count: int, y: float) -> float:
    """Captions over cells to write in; the first caption is the table's name."""
    look, frame = kit.look, kit.look.frame
    room = frame.across - _CELL_GAP * (len(columns) - 1)
    fitted = []
    for number, column in enumerate(columns):
        style = look.caption if number else look.label
        width = room * column.share
        fitted.append(
            (kit.setter.fit(column.caption, style, width, _CAPTION_LINES, Align.START), width)
        )
    height = max(text.height for text, _ in fitted)
    x = frame.left
    for (text, width), column in zip(fitted, columns, strict=True):
        # Captions of one line stand on the last line of those with more.
        low = y + height - text.height
        draft.fitted(f"{column.role}.caption", text, (x, low, width))
        top = y + height - 0.8
        draft.ruled(f"{column.role}.line", (x, top, width), count)
        if column.ticked:
            for row in range(count):
                middle = top + (row + 0.5) * look.rule + 0.4
                draft.mark(Kind.CHECK, f"{column.role}.check", x, middle, look.mark)
        x += width + _CELL_GAP
    return y + height - 0.8 + count * look.rule


def _ruled_parts(kit: Kit, draft: Draft, rows: Rows, y: float, indent: float) -> float:
    """Labels at the side of lines to write on."""
    look, frame = kit.look, kit.look.frame
    counts = (rows.hiring, rows.resume, rows.manner)
    every = zip(("hiring", "resume", "manner"), closing_labels(), counts, strict=True)
    parts = [part for part in every if part[2]]
    for number, (name, label, count) in enumerate(parts):
        y += _PART_GAP if number else 0
        low = y + look.rule - look.label.pitch + 0.6
        draft.text(f"{name}.label", label, look.label, (frame.left, low, indent - _LABEL_GAP))
        lines = (frame.left + indent, y, frame.across - indent)
        y += draft.ruled(f"{name}.line", lines, count)
    return y


def _thanks(kit: Kit, draft: Draft, y: float, most_lines: int = 2) -> float:
    """Until when to thank, on a grey ground: it is the first thing to do at home."""
    look, frame, data = kit.look, kit.look.frame, kit.data
    pad, pitch = 2.4, look.strong.pitch + 1.0
    lines, like = [_thank_you(kit)], ""
    if data.referrer.strip() and data.introduction is not Introduction.DECLINED:
        like = translate("Sheet", "Thank {referrer} as well, and tell how it went")
        lines.append(like.format(referrer=data.referrer.strip()))
    del lines[most_lines:]
    sent = translate("Sheet", "sent")
    sent_width = kit.setter.width(sent, look.small) + 0.3
    height = len(lines) * pitch + 2 * (pad - 0.8)
    draft.area(Kind.FILL, "thanks.fill", (frame.left, y, frame.across, height))
    low = y + pad - 0.8
    for number, text in enumerate(lines):
        style = look.text if number else look.strong
        top = low + (pitch - style.pitch) / 2
        right = frame.right - pad - sent_width
        width = right - look.mark - 4.0 - frame.left - pad
        draft.text("thanks.text", text, style, (frame.left + pad, top, width), like=like)
        small = low + (pitch - look.small.pitch) / 2
        draft.text("thanks.sent", sent, look.small, (right, small, sent_width), 1, Align.END)
        draft.mark(Kind.CHECK, "thanks.check", right - look.mark - 1.8, low + pitch / 2, look.mark)
        low += pitch
    return y + height


def _thank_you(kit: Kit) -> str:
    due = kit.data.thank_you_due
    if due is not None:
        text = translate("Sheet", "Thank-you due by {day}, {time}")
        return text.format(day=kit.dates.day(due.date()), time=kit.dates.time(due))
    if kit.data.format is Format.LETTER:
        return translate("Sheet", "Thank them within 24 hours of their answer")
    return translate("Sheet", "Thank them within 24 hours")
