"""Colours, sizes and fonts of the program: the only file in which a colour value is written.

Widgets ask ``roles_for(self.palette())`` when they paint, so they hold no state and follow a
change of the scheme by themselves.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

STATES: Final = ("overdue", "today", "soon", "done", "neutral")


class Roles(NamedTuple):
    """What each colour is for; the five states come as an ink and a tint to write it on."""

    window: QColor  # ground of pages
    base: QColor  # ground of lists, cards and fields
    alternate: QColor  # ground of the sidebar
    text: QColor
    muted: QColor  # second lines, captions
    placeholder: QColor
    line: QColor  # borders of fields: 3:1 at least
    hair: QColor  # separators, decoration only
    accent: QColor  # the primary button, selected text
    accent_hover: QColor
    accent_down: QColor
    on_accent: QColor
    focus: QColor
    link: QColor
    hover: QColor
    pressed: QColor
    overdue: QColor
    overdue_tint: QColor
    today: QColor
    today_tint: QColor
    soon: QColor
    soon_tint: QColor
    done: QColor
    done_tint: QColor
    neutral: QColor
    neutral_tint: QColor
    dark: bool

    @property
    def selection(self) -> QColor:
        """Ground of a selected row; its words stay in the ordinary colours."""
        return self.soon_tint

    def color(self, role: str) -> QColor:
        """The colour of a role by its name. Raises ``AttributeError`` for an unknown one."""
        found = getattr(self, role)
        if not isinstance(found, QColor):
            raise AttributeError(role)
        return found

    def state(self, role: str) -> tuple[QColor, QColor]:
        """Ink and tint of one of ``STATES``; any other role is written on the neutral tint."""
        if role in STATES:
            return getattr(self, role), getattr(self, role + "_tint")
        return self.color(role), self.neutral_tint


def _roles(dark: bool, **values: str) -> Roles:
    return Roles(dark=dark, **{name: QColor(value) for name, value in values.items()})


LIGHT: Final = _roles(
    dark=False,
    window="#f4f4f2",
    base="#ffffff",
    alternate="#f8f8f6",
    text="#1c1d1f",
    muted="#5c6066",
    placeholder="#6b6f76",
    line="#82878e",
    hair="#d9dadb",
    accent="#1f5fa8",
    accent_hover="#1a5291",
    accent_down="#16477e",
    on_accent="#ffffff",
    focus="#1f5fa8",
    link="#1a56a0",
    hover="#ececea",
    pressed="#e0e1df",
    overdue="#a3261b",
    overdue_tint="#fbe9e7",
    today="#8a4b00",
    today_tint="#fdf0dc",
    soon="#1f5fa8",
    soon_tint="#e6effa",
    done="#1e6b3a",
    done_tint="#e5f3e9",
    neutral="#4d525a",
    neutral_tint="#ececea",
)

DARK: Final = _roles(
    dark=True,
    window="#1e1f22",
    base="#26282b",
    alternate="#2b2d31",
    text="#ececec",
    muted="#adb2ba",
    placeholder="#9aa0a8",
    line="#858b94",
    hair="#3d4046",
    accent="#3374c2",
    accent_hover="#2c68b0",
    accent_down="#265a99",
    on_accent="#ffffff",
    focus="#7db1ef",
    link="#8ab8f0",
    hover="#34373c",
    pressed="#3d4046",
    overdue="#ff9b90",
    overdue_tint="#4a2320",
    today="#f5c06a",
    today_tint="#45341a",
    soon="#9cc4f5",
    soon_tint="#213a57",
    done="#8fd6a6",
    done_tint="#1f3d2a",
    neutral="#c6cad0",
    neutral_tint="#383b40",
)


class SPACE:
    """Gaps on the grid of 4, in logical pixels."""

    tight: Final = 4  # icon and its text
    small: Final = 8  # inside a group
    medium: Final = 12
    card: Final = 16  # padding of a card, between cards
    page: Final = 24  # margin of a page
    section: Final = 32  # between sections


class SIZE:
    """Heights and widths that recur, in logical pixels."""

    control: Final = 32
    row: Final = 28
    two_line_row: Final = 48
    header: Final = 56
    sidebar: Final = 184
    rail: Final = 56
    sidebar_row: Final = 36
    chip: Final = 22
    icon: Final = 16
    radius: Final = 4
    card_radius: Final = 8
    caption_column: Final = 120
    form_width: Final = 720


# Multiples of the system's font size, and the weight.
KINDS: Final[dict[str, tuple[float, QFont.Weight]]] = {
    "caption": (0.9, QFont.Weight.Normal),
    "body": (1.0, QFont.Weight.Normal),
    "strong": (1.0, QFont.Weight.DemiBold),
    "section": (1.15, QFont.Weight.DemiBold),
    "card": (1.3, QFont.Weight.DemiBold),
    "title": (1.6, QFont.Weight.DemiBold),
    "meeting": (1.8, QFont.Weight.Normal),
    "clock": (2.4, QFont.Weight.DemiBold),
}
SMALLEST_POINTS: Final = 9.0

# Widgets that scale the application's font by themselves carry this property; ``Theme`` tells them.
KIND_PROPERTY: Final = "textKind"


def scaled(font: QFont, factor: float, weight: QFont.Weight | None = None) -> QFont:
    """A copy of ``font`` in ``factor`` times its size, never below 9 pt unless it is already."""
    result = QFont(font)
    if font.pointSizeF() > 0:
        floor = min(SMALLEST_POINTS, font.pointSizeF())
        result.setPointSizeF(max(font.pointSizeF() * factor, floor))
    else:  # set in pixels, by a system or by a test
        result.setPixelSize(max(round(font.pixelSize() * factor), 1))
    if weight is not None:
        result.setWeight(weight)
    return result


def kind_font(kind: str, base: QFont | None = None) -> QFont:
    """The font of a kind of text (see ``KINDS``), from ``base`` or the application's font."""
    factor, weight = KINDS[kind]
    return scaled(QGuiApplication.font() if base is None else base, factor, weight)


def roles_for(palette: QPalette) -> Roles:
    """The colours that go with a palette: told by the lightness of its window ground."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def build_palette(roles: Roles) -> QPalette:
    """A whole palette, since not every platform follows ``setColorScheme``."""
    palette = QPalette()
    part = QPalette.ColorRole
    for role, color in {
        part.Window: roles.window,
        part.WindowText: roles.text,
        part.Base: roles.base,
        part.AlternateBase: roles.alternate,
        part.Text: roles.text,
        part.PlaceholderText: roles.placeholder,
        part.Button: roles.base,
        part.ButtonText: roles.text,
        part.BrightText: roles.overdue,
        part.ToolTipBase: roles.base,
        part.ToolTipText: roles.text,
        part.Highlight: roles.accent,
        part.HighlightedText: roles.on_accent,
        part.Accent: roles.accent,
        part.Link: roles.link,
        part.LinkVisited: roles.link,
        part.Light: roles.base,
        part.Midlight: roles.hair,
        part.Mid: roles.line,
        part.Dark: roles.line,
        part.Shadow: roles.line,
    }.items():
        palette.setColor(role, color)
    for role in (part.WindowText, part.Text, part.ButtonText, part.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, roles.placeholder)
    palette.setColor(QPalette.ColorGroup.Disabled, part.Highlight, roles.neutral_tint)
    palette.setColor(QPalette.ColorGroup.Disabled, part.Base, roles.window)
    return palette


def build_row_palette(roles: Roles) -> QPalette:
    """For lists and menus: a selected row is a tint under ordinary words."""
    palette = build_palette(roles)
    part = QPalette.ColorRole
    palette.setColor(part.Highlight, roles.selection)
    palette.setColor(part.HighlightedText, roles.text)
    palette.setColor(QPalette.ColorGroup.Disabled, part.HighlightedText, roles.placeholder)
    return palette


class Theme(QObject):
    """Sets the application's palette and keeps it in step with the system's colour scheme.

    Built once, where everything is built, and handed down to whoever changes the scheme.
    """

    changed = Signal()

    def __init__(self, app: QApplication, forced: str | None = None) -> None:
        super().__init__(app)
        self._app = app
        self._choice = forced
        self._roles: Roles | None = None
        app.styleHints().colorSchemeChanged.connect(self._refresh)
        app.fontChanged.connect(self._refresh_fonts)
        self._refresh()

    @property
    def choice(self) -> str | None:
        """What was asked for: "light", "dark" or ``None`` for the system's."""
        return self._choice

    @property
    def scheme(self) -> str:
        """What is shown: "light" or "dark"."""
        return "dark" if self.roles.dark else "light"

    @property
    def roles(self) -> Roles:
        """The colours shown now."""
        return self._roles or LIGHT

    def set_scheme(self, choice: str | None) -> None:
        """Show "light", "dark", or with ``None`` what the system says."""
        if choice not in ("light", "dark", None):
            raise ValueError(choice)
        self._choice = choice
        wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, None: None}[choice]
        hints = self._app.styleHints()
        if wanted is None:
            hints.unsetColorScheme()  # title bars and file dialogs follow, where they can
        else:
            hints.setColorScheme(wanted)
        self._refresh()

    def _refresh_fonts(self) -> None:
        """Qt tells a new font only to widgets that have none of their own."""
        for widget in self._app.allWidgets():
            if widget.property(KIND_PROPERTY):
                QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.FontChange))

    def _refresh(self) -> None:
        system = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = system if self._choice is None else self._choice == "dark"
        roles = DARK if dark else LIGHT
        if roles is self._roles:
            return
        self._roles = roles
        self._app.setPalette(build_palette(roles))
        rows = build_row_palette(roles)
        for kind in ("QAbstractItemView", "QMenu", "QMenuBar"):
            self._app.setPalette(rows, kind)  # type: ignore[arg-type]  # the stub asks for bytes
        self.changed.emit()
