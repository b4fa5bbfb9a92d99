"""Icons from the Lucide set, painted in the colours of the theme at the resolution of the screen.

An icon is coloured when it is painted, not when it is made: it follows a change of the scheme.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPixmap,
    QPixmapCache,
)

from journal import assets
from journal.ui.theme import roles_for

# These point somewhere, so they turn round where one reads from right to left.
MIRRORED = frozenset(
    (
        "git-fork",
        "arrow-left",
        "arrow-right",
        "chevron-left",
        "chevron-right",
        "send",
        "undo-2",
        "redo-2",
        "external-link",
        "list-tree",
        "list",
        "trending-up",
    )
)
# Turned by so many degrees: a fork that grows in reading direction, as the map does.
LARGE = 32  # from this size on in thinner strokes, which would look heavy otherwise
TURNED = {"git-fork": 90}


def icon(name: str, role: str | QColor = "text") -> QIcon:
    """A Lucide icon in the colour of a theme role, or in a fixed colour.

    Raises ``AssetMissingError`` at once when there is no icon of that name.
    """
    if name not in _names():
        _source(name)
    return QIcon(_Engine(name, role))


def app_icon() -> QIcon:
    """The program's own icon, for windows and the tray."""
    return QIcon(str(assets.path("icons", "networking-journal.png")))


def pixmap(name: str, color: QColor, size: int = 16, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of ``size`` logical pixels, sharp at the device pixel ``ratio``."""
    pixels = max(round(size * ratio), 1)
    mirrored = name in MIRRORED and _right_to_left()
    key = f"lucide:{name}:{color.rgba()}:{pixels}:{size < LARGE}:{mirrored}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        stroke = 2.0 if size < LARGE else 1.25
        found = _render(name, color, pixels, mirrored, stroke)
        QPixmapCache.insert(key, found)
    result = QPixmap(found)
    result.setDevicePixelRatio(ratio)
    return result


def paint_icon(painter: QPainter, rect: QRect, name: str, color: QColor) -> None:
    """Paint an icon into the middle of ``rect``, as large as the shorter side; for delegates."""
    side = min(rect.width(), rect.height())
    if side <= 0:
        return
    ratio = painter.device().devicePixelRatio()
    picture = pixmap(name, color, side, ratio)
    left = rect.left() + (rect.width() - side) // 2
    top = rect.top() + (rect.height() - side) // 2
    painter.drawPixmap(QRect(left, top, side, side), picture)


@cache
def _names() -> frozenset[str]:
    """The icons there are; read one by one only when they are painted."""
    return frozenset(path.stem for path in assets.path("icons", "lucide").glob("*.svg"))


@cache
def _source(name: str) -> str:
    return assets.text("icons", "lucide", name + ".svg")


def _right_to_left() -> bool:
    return QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


def _render(name: str, color: QColor, pixels: int, mirrored: bool, stroke: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # not before the first icon is painted

    # QtSvg paints "currentColor" black, so the word is replaced.
    source = _source(name).replace("currentColor", color.name())
    source = source.replace('stroke-width="2"', f'stroke-width="{stroke}"')
    picture = QPixmap(pixels, pixels)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(color.alphaF())
    if mirrored:
        painter.translate(pixels, 0)
        painter.scale(-1, 1)
    if name in TURNED:
        painter.translate(pixels / 2, pixels / 2)
        painter.rotate(TURNED[name])
        painter.translate(-pixels / 2, -pixels / 2)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return picture


class _Engine(QIconEngine):
    """Looks its colour up when it paints."""

    def __init__(self, name: str, role: str | QColor) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def clone(self) -> QIconEngine:
        # Qt owns what it clones, the binding thinks that Python does and would free it under
        # Qt's hands: give the copy one more reference. Only a changed icon is ever cloned.
        import ctypes

        copy = _Engine(self._name, self._role)
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(copy))
        return copy

    def key(self) -> str:
        return "lucide"

    def iconName(self) -> str:
        return self._name

    def isNull(self) -> bool:
        return False

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        paint_icon(painter, rect, self._name, self._color(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        side = min(size.width(), size.height())
        return pixmap(self._name, self._color(mode), side)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        side = min(size.width(), size.height())
        return pixmap(self._name, self._color(mode), side, scale)

    def _color(self, mode: QIcon.Mode) -> QColor:
        roles = roles_for(QGuiApplication.palette())
        if mode == QIcon.Mode.Disabled:
            return roles.line
        return self._role if isinstance(self._role, QColor) else roles.color(self._role)
