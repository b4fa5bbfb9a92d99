from __future__ import annotations

import gc
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

import journal
from journal import assets
from journal.ui.icons import app_icon, icon, paint_icon, pixmap
from journal.ui.theme import DARK, LIGHT, Theme

NAMES = sorted(path.stem for path in assets.path("icons", "lucide").glob("*.svg"))


def strongest(image: QImage) -> QColor:
    """The colour of the most opaque pixel."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(pixels, key=lambda color: color.alpha())


def near(one: QColor, other: QColor) -> bool:
    pairs = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return all(abs(a - b) <= 4 for a, b in pairs)


def ink(image: QImage) -> int:
    return sum(
        image.pixelColor(x, y).alpha() > 100
        for x in range(image.width())
        for y in range(image.height())
    )


def unlike(one: QImage, other: QImage) -> int:
    """How many pixels differ in more than rounding."""
    return sum(
        abs(one.pixelColor(x, y).alpha() - other.pixelColor(x, y).alpha()) > 16
        for x in range(one.width())
        for y in range(one.height())
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_paints_something_in_its_colour(name: str) -> None:
    image = pixmap(name, LIGHT.overdue, 24).toImage()
    assert ink(image) > 2
    assert near(strongest(image), LIGHT.overdue)


def test_device_ratio_means_more_pixels_and_the_same_size() -> None:
    plain, sharp = pixmap("mail", LIGHT.text, 16), pixmap("mail", LIGHT.text, 16, 2.0)
    assert plain.size() == QSize(16, 16)
    assert sharp.size() == QSize(32, 32)
    assert sharp.deviceIndependentSize() == plain.deviceIndependentSize()


@pytest.mark.parametrize("ratio", [1.25, 1.5, 1.75, 2.0])
def test_icons_are_rendered_at_the_ratio_asked_for(ratio: float) -> None:
    made = icon("users").pixmap(QSize(16, 16), ratio)
    assert made.size() == QSize(round(16 * ratio), round(16 * ratio))
    assert made.devicePixelRatio() == pytest.approx(ratio)


def test_one_icon_follows_the_scheme(theme: Theme) -> None:
    made = icon("mail", "soon")
    assert near(strongest(made.pixmap(16, 16).toImage()), LIGHT.soon)
    theme.set_scheme("dark")
    assert near(strongest(made.pixmap(16, 16).toImage()), DARK.soon)


def test_disabled_is_paler_and_selected_is_as_usual() -> None:
    made = icon("mail", "text")
    disabled = made.pixmap(QSize(16, 16), QIcon.Mode.Disabled)
    assert near(strongest(disabled.toImage()), LIGHT.line)
    selected = made.pixmap(QSize(16, 16), QIcon.Mode.Selected)
    assert near(strongest(selected.toImage()), LIGHT.text)


def test_a_fixed_colour_stays(theme: Theme) -> None:
    made = icon("mail", LIGHT.done)
    theme.set_scheme("dark")
    assert near(strongest(made.pixmap(16, 16).toImage()), LIGHT.done)


def test_arrows_turn_round_and_ticks_do_not(qapp: QApplication) -> None:
    def images() -> tuple[QImage, QImage]:
        return (
            pixmap("chevron-right", LIGHT.text, 16).toImage(),
            pixmap("check", LIGHT.text, 16).toImage(),
        )

    arrow, tick = images()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    mirrored_arrow, same_tick = images()
    assert unlike(mirrored_arrow, arrow.flipped(Qt.Orientation.Horizontal)) == 0
    assert unlike(mirrored_arrow, arrow) > 4
    assert same_tick == tick


def test_unknown_name_is_told_at_once() -> None:
    with pytest.raises(assets.AssetMissingError):
        icon("no-such-icon")


def test_painting_stays_in_the_middle_of_its_place() -> None:
    picture = QPixmap(40, 20)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_icon(painter, QRect(0, 0, 40, 20), "notebook-pen", LIGHT.text)
    paint_icon(painter, QRect(0, 0, 0, 20), "notebook-pen", LIGHT.text)  # no room: nothing
    painter.end()
    image = picture.toImage()
    columns = [x for x in range(40) if any(image.pixelColor(x, y).alpha() > 100 for y in range(20))]
    assert columns[0] >= 10
    assert columns[-1] < 30


def test_changed_copies_outlive_the_original() -> None:
    for _ in range(5):
        original = icon("mail")
        copy = QIcon(original)
        copy.addPixmap(QPixmap(4, 4))  # Qt clones the engine
        del original
        gc.collect()
        assert not copy.pixmap(16, 16).isNull()
        del copy
        gc.collect()


def test_the_programs_own_icon() -> None:
    picture = app_icon().pixmap(256, 256)
    assert picture.size() == QSize(256, 256)
    assert ink(picture.toImage()) > 5000
    drawing = assets.text("icons", "networking-journal.svg")
    assert drawing.lstrip().startswith("<svg") or "<svg" in drawing[:400]


def test_licences_lie_with_the_icons() -> None:
    assert "ISC License" in assets.text("icons", "lucide", "LICENSE-lucide.txt")
    assert "Cole Bemis" in assets.text("icons", "lucide", "LICENSE-feather.txt")


def test_every_name_written_in_the_program_exists() -> None:
    written = re.compile(
        r"\b(?:icon|Picture|IconButton|MenuButton|EmptyState)\(\s*\"([a-z0-9-]+)\""
    )
    missing = {
        f"{path.name}: {name}"
        for path in Path(journal.__file__).parent.rglob("*.py")
        for name in written.findall(path.read_text(encoding="utf-8"))
        if name not in NAMES
    }
    assert missing == set()


def test_every_icon_is_used() -> None:
    texts = [
        path.read_text(encoding="utf-8") for path in Path(journal.__file__).parent.rglob("*.py")
    ]
    unused = [name for name in NAMES if not any(f'"{name}"' in text for text in texts)]
    assert unused == []
