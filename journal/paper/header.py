"""Top of page one: who, when and where; what to say first."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from journal.domain.clock import later_by
from journal.paper.blocks import Kind, Piece
from journal.paper.draft import Draft, Kit
from journal.paper.look import Style
from journal.paper.typesetter import Align
from journal.paper.words import format_name, level_name, listed, opening, opening_thanks

translate = QCoreApplication.translate

_SIDE = 62.0
_GAP = 6.0
_LABEL_GAP = 4.5
_WIDEST_LABEL = 34.0
# Lines that a text may take before it ends with "…".
NAME_LINES = 2
LINE_LINES = 2
OPENING_LINES = 4


class Bounds(NamedTuple):
    """Lines that what is said of them and of oneself may take on page one."""

    why: int
    pitch: int


# From roomy to terse: they give way before a question has to go on another page.
BOUNDS = (Bounds(3, 6), Bounds(3, 4), Bounds(2, 3), Bounds(2, 2), Bounds(1, 2), Bounds(1, 1))


def header(kit: Kit) -> Piece:
    """Name, role, place and addresses on the left, day and times on the right, a rule below."""
    if kit.data.is_blank:
        return _blank_header(kit)
    draft, frame, look, data = Draft(kit), kit.look.frame, kit.look, kit.data
    times = _times(kit)
    side = max((kit.setter.width(text, style) for _, text, style in times), default=0.0) + 0.5
    side = min(side, frame.across / 2)
    width = frame.across - side - _GAP
    y = draft.text("header.name", data.name, look.name, (frame.left, 0, width), NAME_LINES)
    level = level_name(data.level) if data.level else ""
    how = format_name(data.format) if data.format else ""
    # The day stands on the baseline of the name, which is set larger.
    low = look.name.pitch - look.contact.pitch
    below = low + len(times) * look.contact.pitch

    def put(role: str, text: str) -> None:
        nonlocal y
        if text.strip():
            place = (frame.left, y, frame.across if y > below - 0.1 else width)
            y += draft.text(role, text, look.contact, place, LINE_LINES)

    put("header.role", listed(data.role, data.company, level))
    put("header.place", listed(how, data.place, data.link))
    both = listed(data.mail, data.phone)
    room = frame.across if y > below - 0.1 else width
    # On two lines rather than a number broken in two.
    one = kit.setter.width(both[:200], look.contact) <= room
    for text in [both] if one else [data.mail, data.phone]:
        put("header.contact", text)
    for role, text, style in times:
        middle = low + (look.contact.pitch - style.pitch) / 2
        draft.text(role, text, style, (frame.right - side, middle, side), 1, Align.END)
        low += look.contact.pitch
    y = max(y, low) + 2.0
    draft.line(Kind.RULE, "header.rule", frame.left, y, frame.across)
    return draft.piece(y)


def _times(kit: Kit) -> list[tuple[str, str, Style]]:
    """Day, times, and when to be there: role, text and style of each line."""
    data, look, dates = kit.data, kit.look, kit.dates
    lines = []
    if data.start is not None:
        lines.append(("header.date", dates.full(data.start.date()), look.contact))
        text = dates.time(data.start)
        if data.minutes:
            end = dates.time(later_by(data.start, data.minutes))
            text = translate("Sheet", "{start} – {end}").format(start=text, end=end)
        lines.append(("header.time", text, look.time))
    elif data.minutes and data.plan:
        text = translate("Sheet", "{minutes} min").format(minutes=dates.number(data.minutes))
        lines.append(("header.time", text, look.time))
    if data.arrive_by is not None:
        arrive = dates.time(data.arrive_by)
        if data.leave_by is None:
            text = translate("Sheet", "Arrive by {arrive}").format(arrive=arrive)
        else:
            text = translate("Sheet", "Arrive by {arrive} (leave by {leave})")
            text = text.format(arrive=arrive, leave=dates.time(data.leave_by))
        lines.append(("header.arrive", text, look.contact))
    return lines


def _blank_header(kit: Kit) -> Piece:
    """Lines for a pen where the name and the times would stand."""
    draft, frame, look = Draft(kit), kit.look.frame, kit.look
    left = (
        translate("Sheet", "Name"),
        translate("Sheet", "Role, company"),
        translate("Sheet", "Place"),
        translate("Sheet", "Mail, phone"),
    )
    right = (
        translate("Sheet", "Date"),
        translate("Sheet", "From – to"),
        translate("Sheet", "Arrive by"),
        translate("Sheet", "Leave by"),
    )
    side = min(_SIDE * look.factor, frame.across / 2)
    columns = (
        (left, frame.left, frame.across - side - _GAP),
        (right, frame.right - side, side),
    )
    for texts, x, width in columns:
        indent = kit.widest(texts, look.label) + 2.5
        for number, text in enumerate(texts):
            bottom = (number + 1) * look.rule
            y = bottom - look.label.pitch + 0.6
            draft.text("header.label", text, look.label, (x, y, indent))
            draft.line(Kind.RULED, "header.line", x + indent, bottom, width - indent)
    y = len(left) * look.rule + 3.0
    draft.line(Kind.RULE, "header.rule", frame.left, y, frame.across)
    return draft.piece(y)


def opening_rows(kit: Kit, bounds: Bounds = BOUNDS[0]) -> tuple[Piece, frozenset[str]]:
    """What to say first, and which of "why" and "pitch" had to be cut (whole on page 2 then)."""
    draft, frame, look, data = Draft(kit), kit.look.frame, kit.look, kit.data
    every = (
        ("opening", translate("Sheet", "Opening"), opening(data, kit.dates), OPENING_LINES, 0),
        ("why", translate("Sheet", "Why you"), data.why_you, bounds.why, 1),
        ("pitch", translate("Sheet", "About me"), data.pitch, bounds.pitch, 2),
    )
    rows = tuple(row for row in every if row[2].strip() or data.is_blank)
    labels = (label for _, label, *_ in rows)
    indent = min(kit.widest(labels, look.label), _WIDEST_LABEL * look.factor) + _LABEL_GAP
    y, cut = 0.0, set()
    for name, label, text, most, empty_lines in rows:
        if y:
            y += 1.6
        place = (frame.left + indent, y, frame.across - indent)
        shift = (look.text.pitch - look.label.pitch) / 2
        if text.strip():
            draft.text(
                f"{name}.label", label, look.label, (frame.left, y + shift, indent - _LABEL_GAP)
            )
            like = opening_thanks(data) if name == "opening" else ""
            fitted = kit.setter.fit(text, look.text, place[2], most, like=like)
            y += draft.fitted(f"{name}.text", fitted, place)
            if fitted.elided and name != "opening":
                cut.add(name)
        else:
            low = y + look.rule - look.label.pitch + 0.6
            draft.text(f"{name}.label", label, look.label, (frame.left, low, indent - _LABEL_GAP))
            y += draft.ruled(f"{name}.line", place, empty_lines)
    return draft.piece(y), frozenset(cut)
