from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QListWidget, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import journal
from journal.ui.theme import (
    DARK,
    KINDS,
    LIGHT,
    SMALLEST_POINTS,
    STATES,
    Roles,
    Theme,
    build_palette,
    build_row_palette,
    kind_font,
    roles_for,
    scaled,
)

TEXT, BORDER = 4.5, 3.0
GROUNDS = ("window", "base", "alternate")
HEX = re.compile(r"^#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$")


def luminance(color: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(p) for p in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("roles", [LIGHT, DARK], ids=["light", "dark"])
class TestContrast:
    @pytest.mark.parametrize("ground", [*GROUNDS, "hover", "selection"])
    @pytest.mark.parametrize("ink", ["text", "muted", "link"])
    def test_words(self, roles: Roles, ink: str, ground: str) -> None:
        under = roles.selection if ground == "selection" else roles.color(ground)
        assert contrast(roles.color(ink), under) >= TEXT

    @pytest.mark.parametrize("ground", GROUNDS)
    def test_placeholder(self, roles: Roles, ground: str) -> None:
        assert contrast(roles.placeholder, roles.color(ground)) >= TEXT

    @pytest.mark.parametrize("ground", GROUNDS)
    @pytest.mark.parametrize("stroke", ["line", "focus"])
    def test_borders_and_rings(self, roles: Roles, stroke: str, ground: str) -> None:
        assert contrast(roles.color(stroke), roles.color(ground)) >= BORDER

    @pytest.mark.parametrize("ground", ["window", "base"])
    def test_the_primary_button_stands_out(self, roles: Roles, ground: str) -> None:
        assert contrast(roles.accent, roles.color(ground)) >= BORDER

    @pytest.mark.parametrize("ground", ["accent", "accent_hover", "accent_down"])
    def test_words_on_the_primary_button(self, roles: Roles, ground: str) -> None:
        assert contrast(roles.on_accent, roles.color(ground)) >= TEXT

    @pytest.mark.parametrize("state", STATES)
    def test_states_on_their_tint_and_on_every_ground(self, roles: Roles, state: str) -> None:
        ink, tint = roles.state(state)
        assert contrast(ink, tint) >= TEXT
        for ground in GROUNDS:
            assert contrast(ink, roles.color(ground)) >= TEXT

    @pytest.mark.parametrize("state", STATES)
    def test_ordinary_words_on_a_tint(self, roles: Roles, state: str) -> None:
        assert contrast(roles.text, roles.state(state)[1]) >= TEXT

    def test_bar_of_a_selected_row(self, roles: Roles) -> None:
        bar = roles.focus if roles.dark else roles.accent
        assert contrast(bar, roles.selection) >= BORDER


def test_palette_gives_its_roles_back() -> None:
    assert roles_for(build_palette(LIGHT)) is LIGHT
    assert roles_for(build_palette(DARK)) is DARK
    assert roles_for(build_row_palette(DARK)) is DARK


def test_unknown_role_is_refused() -> None:
    with pytest.raises(AttributeError):
        LIGHT.color("purple")
    with pytest.raises(AttributeError):
        LIGHT.color("dark")  # a field, but no colour


def test_other_roles_are_written_on_the_neutral_tint() -> None:
    assert LIGHT.state("muted") == (LIGHT.muted, LIGHT.neutral_tint)


def test_scheme_reaches_widgets_that_are_there(theme: Theme, qtbot: QtBot) -> None:
    button, rows = QPushButton("x"), QListWidget()
    qtbot.addWidget(button)
    qtbot.addWidget(rows)
    for made in (button, rows):
        made.ensurePolished()
    assert roles_for(button.palette()) is LIGHT
    with qtbot.waitSignal(theme.changed):
        theme.set_scheme("dark")
    assert theme.scheme == "dark"
    assert theme.choice == "dark"
    qtbot.waitUntil(lambda: roles_for(button.palette()) is DARK)
    assert rows.palette().color(QPalette.ColorRole.Highlight) == DARK.selection


def test_the_same_scheme_again_tells_nobody(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_scheme("light")


def test_the_systems_scheme(theme: Theme) -> None:
    theme.set_scheme("dark")
    theme.set_scheme(None)
    assert theme.choice is None
    assert theme.scheme in ("light", "dark")


def test_unknown_scheme_is_refused(theme: Theme) -> None:
    with pytest.raises(ValueError, match="sepia"):
        theme.set_scheme("sepia")


def test_rows_keep_ordinary_words_when_chosen(theme: Theme, qtbot: QtBot) -> None:
    for made in (QListWidget(), QMenu()):
        qtbot.addWidget(made)
        made.ensurePolished()
        assert made.palette().color(QPalette.ColorRole.Highlight) == LIGHT.selection
        assert made.palette().color(QPalette.ColorRole.HighlightedText) == LIGHT.text
    field = QWidget()
    qtbot.addWidget(field)
    assert field.palette().color(QPalette.ColorRole.Highlight) == LIGHT.accent


@pytest.mark.parametrize("kind", list(KINDS))
def test_kinds_are_multiples_of_the_font(kind: str) -> None:
    factor, weight = KINDS[kind]
    base = QFont()
    base.setPointSizeF(20)
    made = kind_font(kind, base)
    assert made.pointSizeF() == pytest.approx(20 * factor)
    assert made.weight() == weight
    assert base.pointSizeF() == 20


def test_captions_never_become_unreadable() -> None:
    base = QFont()
    base.setPointSizeF(SMALLEST_POINTS)
    assert scaled(base, 0.9).pointSizeF() == SMALLEST_POINTS
    base.setPointSizeF(8)  # the system's own choice is not corrected
    assert scaled(base, 0.9).pointSizeF() == 8


def test_fonts_in_pixels_scale_too() -> None:
    base = QFont()
    base.setPixelSize(20)
    assert scaled(base, 1.6).pixelSize() == 32


def test_theme_needs_no_global(qapp: QApplication) -> None:
    one, two = Theme(qapp, "light"), Theme(qapp, "dark")
    assert isinstance(one, QObject)
    assert two.roles is DARK
    one.deleteLater()
    two.deleteLater()


def colours_written(source: str) -> list[str]:
    """Colour values in a source: "#rrggbb", QColor of literals, Qt's named colours."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and HEX.match(node.value):
            found.append(node.value)
        elif isinstance(node, ast.Call) and "QColor" in ast.dump(node.func):
            if node.args and all(isinstance(argument, ast.Constant) for argument in node.args):
                found.append(ast.unparse(node))
        elif isinstance(node, ast.Attribute) and "GlobalColor" in ast.dump(node.value):
            found += [ast.unparse(node)] if node.attr != "transparent" else []
    return found


def test_the_search_for_colours_finds_them() -> None:
    source = (
        'a = "#1f5fa8"\nb = QColor(1, 2, 3)\nc = Qt.GlobalColor.red\nd = QColor.fromRgb(9, 9, 9)\n'
        'fine = QColor(ink)\nalso = Qt.GlobalColor.transparent\nno = "#tag"\n'
    )
    assert len(colours_written(source)) == 4


def test_colours_stand_in_the_theme_alone() -> None:
    root = Path(journal.__file__).parent
    allowed = {
        root / "ui" / "theme.py",
        root / "paper" / "painting.py",  # black ink and two greys: paper has no scheme
    }
    strays = {
        str(path.relative_to(root)): found
        for path in sorted(root.rglob("*.py"))
        if path not in allowed and (found := colours_written(path.read_text(encoding="utf-8")))
    }
    assert strays == {}
