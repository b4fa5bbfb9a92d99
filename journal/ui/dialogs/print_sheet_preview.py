"""The pages of a sheet on the screen, one below the other, as wide as there is room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from journal.paper.blocks import Page
from journal.paper.painting import paint_page
from journal.ui.style_paint import box
from journal.ui.theme import LIGHT, SPACE, roles_for
from journal.ui.widgets.focus_ring import paint_focus_ring

MARGIN = SPACE.card
GAP = SPACE.card
WIDEST = 900  # beyond that a page is larger than life
LINE = 40  # an arrow key scrolls so far


class SheetPreview(QAbstractScrollArea):
    """Paper is white in every scheme. PgUp, PgDn, arrows, Home and End scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[Page, ...] = ()
        self._painted: dict[int, QPixmap] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(LINE)

    def show_pages(self, pages: tuple[Page, ...]) -> None:
        """Other pages; one stays where one was."""
        self._pages = pages
        self._painted.clear()
        self._measure()
        self.viewport().update()

    def page_rect(self, number: int) -> QRect:
        """Where a page (from 0) is on the viewport now."""
        top = MARGIN - self.verticalScrollBar().value()
        for page in self._pages[:number]:
            top += self._size_of(page).height() + GAP
        size = self._size_of(self._pages[number])
        left = (self.viewport().width() - size.width()) // 2
        return QRect(QPoint(left, top), size)

    def scroll_page(self, by: int) -> None:
        """A screenful down (1) or up (-1)."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + by * bar.pageStep())

    def sizeHint(self) -> QSize:
        """Room to read a page."""
        return QSize(600, 640)

    def minimumSizeHint(self) -> QSize:
        """The beginning of a page."""
        return QSize(320, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages fit the width."""
        super().resizeEvent(event)
        self._painted.clear()
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Painted anew where a pixel is another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def event(self, event: QEvent) -> bool:
        """The same for a window that was moved to another screen."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._painted.clear()
            self.viewport().update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages that are seen."""
        painter = QPainter(self.viewport())
        roles = roles_for(self.palette())
        painter.fillRect(event.rect(), roles.neutral_tint)
        for number in range(len(self._pages)):
            place = self.page_rect(number)
            if place.intersects(event.rect()):
                painter.drawPixmap(place.topLeft(), self._picture(number))
                box(painter, place.adjusted(-1, -1, 1, 1), None, roles.hair, radius=0)
        if self.hasFocus():
            paint_focus_ring(painter, self.viewport().rect(), roles)

    def _picture(self, number: int) -> QPixmap:
        if number not in self._painted:
            page = self._pages[number]
            size = self._size_of(page)
            ratio = self.devicePixelRatioF()
            picture = QPixmap(size * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(LIGHT.base)
            painter = QPainter(picture)
            paint_page(painter, page, size.width() / page.width)
            painter.end()
            self._painted[number] = picture
        return self._painted[number]

    def _size_of(self, page: Page) -> QSize:
        width = min(max(self.viewport().width() - 2 * MARGIN, 100), WIDEST)
        return QSize(width, round(width * page.height / page.width))

    def _measure(self) -> None:
        heights = [self._size_of(page).height() for page in self._pages]
        whole = sum(heights) + GAP * max(len(heights) - 1, 0) + 2 * MARGIN
        seen = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setPageStep(max(seen - LINE, LINE))
        bar.setRange(0, max(whole - seen, 0))
