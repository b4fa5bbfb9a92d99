"""The program's style: Fusion with roomier sizes, flat rounded controls and one kind of focus ring.

A proxy style in Python is called for every stroke, so it takes over only what differs and hands
the rest on at once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QApplication,
    QProxyStyle,
    QPushButton,
    QStyle,
    QStyleOptionToolButton,
    QTreeView,
    QWidget,
)

from journal.ui import style_bars, style_buttons, style_fields, style_rows
from journal.ui.growth import grown, icon_side
from journal.ui.theme import SIZE

# The kind of option goes with the element, which the type checker can't know.
Painting = Callable[[Any, QPainter, QWidget | None], None]
PE = QStyle.PrimitiveElement
CE = QStyle.ControlElement
CC = QStyle.ComplexControl
CT = QStyle.ContentsType
PM = QStyle.PixelMetric
SH = QStyle.StyleHint

# Boxes to tick grow with the letters beside them.
INDICATORS: Final = frozenset(
    {
        PM.PM_IndicatorWidth,
        PM.PM_IndicatorHeight,
        PM.PM_ExclusiveIndicatorWidth,
        PM.PM_ExclusiveIndicatorHeight,
    }
)
ICONS: Final = frozenset({PM.PM_ButtonIconSize, PM.PM_SmallIconSize})
METRICS: Final[dict[QStyle.PixelMetric, int]] = {
    PM.PM_ScrollBarExtent: 12,
    PM.PM_ScrollBarSliderMin: style_bars.SHORTEST_HANDLE,
    PM.PM_ScrollView_ScrollBarSpacing: 0,
    PM.PM_SplitterWidth: 1,
    PM.PM_IndicatorWidth: 16,
    PM.PM_IndicatorHeight: 16,
    PM.PM_ExclusiveIndicatorWidth: 16,
    PM.PM_ExclusiveIndicatorHeight: 16,
    PM.PM_CheckBoxLabelSpacing: 10,
    PM.PM_RadioButtonLabelSpacing: 10,
    PM.PM_ButtonShiftHorizontal: 0,
    PM.PM_ButtonShiftVertical: 0,
    PM.PM_MenuButtonIndicator: 28,
    PM.PM_ButtonIconSize: SIZE.icon,
    PM.PM_SmallIconSize: SIZE.icon,
    PM.PM_TreeViewIndentation: 18,
    PM.PM_DefaultFrameWidth: 2,
    PM.PM_TabBarTabHSpace: 2 * style_bars.TAB_INSET,
    PM.PM_TabBarTabVSpace: 16,
    PM.PM_TabBarTabOverlap: 0,
    PM.PM_TabBarBaseOverlap: 0,
    PM.PM_TabBarTabShiftHorizontal: 0,
    PM.PM_TabBarTabShiftVertical: 0,
    PM.PM_MenuVMargin: 4,
    PM.PM_MenuHMargin: 4,
    PM.PM_MenuPanelWidth: 1,
    PM.PM_MenuBarItemSpacing: 0,
}

PRIMITIVES: Final[dict[QStyle.PrimitiveElement, Painting]] = {
    PE.PE_PanelButtonCommand: style_buttons.push_panel,
    PE.PE_PanelButtonTool: style_buttons.tool_panel,
    PE.PE_IndicatorCheckBox: style_buttons.check_box,
    PE.PE_IndicatorItemViewItemCheck: style_buttons.check_box,
    PE.PE_IndicatorRadioButton: style_buttons.radio_button,
    PE.PE_PanelLineEdit: style_fields.line_edit_panel,
    PE.PE_Frame: style_fields.frame,
    PE.PE_PanelItemViewItem: style_rows.row_ground,
    PE.PE_PanelItemViewRow: style_rows.branch_ground,
    PE.PE_IndicatorBranch: style_rows.branch,
    PE.PE_IndicatorHeaderArrow: style_rows.header_arrow,
    PE.PE_FrameFocusRect: style_rows.focus_rect,
    PE.PE_IndicatorItemViewItemDrop: style_rows.drop_target,
    PE.PE_FrameTabWidget: style_bars.tab_pane,
    PE.PE_FrameTabBarBase: style_bars.tab_base,
}

CONTROLS: Final[dict[QStyle.ControlElement, Painting]] = {
    CE.CE_PushButtonLabel: style_buttons.push_label,
    CE.CE_HeaderSection: style_rows.header_section,
    CE.CE_HeaderEmptyArea: style_rows.header_section,
    CE.CE_TabBarTabShape: style_bars.tab_shape,
    CE.CE_TabBarTabLabel: style_bars.tab_label,
    CE.CE_Splitter: style_bars.splitter,
    CE.CE_ProgressBarGroove: style_bars.progress_groove,
    CE.CE_ProgressBarContents: style_bars.progress_contents,
}

# Least heights, and what is added to Fusion's width.
SIZES: Final[dict[QStyle.ContentsType, tuple[int, int]]] = {
    CT.CT_LineEdit: (SIZE.control, 0),
    CT.CT_ComboBox: (SIZE.control, 8),
    CT.CT_ItemViewItem: (SIZE.row, 0),
    CT.CT_HeaderSection: (SIZE.control, 0),
    CT.CT_MenuItem: (SIZE.row, 12),
    CT.CT_MenuBarItem: (SIZE.row, 4),
    CT.CT_TabBarTab: (36, 4),
    CT.CT_CheckBox: (24, 6),
    CT.CT_RadioButton: (24, 6),
}

FOCUS_WORDS: Final = (
    QStyle.SubElement.SE_CheckBoxFocusRect,
    QStyle.SubElement.SE_RadioButtonFocusRect,
)


def install(app: QApplication) -> None:
    """Gives the application its style; on macOS the system's own stays."""
    if sys.platform != "darwin":
        app.setStyle(JournalStyle())


def _reads_right(option: Any) -> bool:
    return bool(option.direction != Qt.LayoutDirection.RightToLeft)


class JournalStyle(QProxyStyle):
    """Sizes and strokes of the program over Fusion."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: Any = None,
        widget: Any = None,
    ) -> int:
        """Sizes that differ from Fusion's."""
        if metric == PM.PM_FocusFrameHMargin:
            return 3 if isinstance(widget, QTreeView) else 7
        if metric == PM.PM_HeaderMargin:
            # The words of a header stand over the words of their column.
            return 4 if widget and isinstance(widget.parent(), QTreeView) else 8
        found = METRICS.get(metric)
        if found is not None and widget is not None:
            if metric in INDICATORS or metric == PM.PM_TreeViewIndentation:
                return grown(found, widget.font(), 0.7)
            if metric in ICONS:
                return icon_side(widget.fontMetrics(), found)
            if metric == PM.PM_MenuButtonIndicator:
                return found + icon_side(widget.fontMetrics()) - SIZE.icon
        return super().pixelMetric(metric, option, widget) if found is None else found

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: Any = None,
        widget: Any = None,
        returnData: Any = None,
    ) -> int:
        """Whole rows are tinted, lists open below their box, tabs start at the edge."""
        if hint == SH.SH_ItemView_ShowDecorationSelected:
            return 1
        if hint in (SH.SH_ComboBox_Popup, SH.SH_EtchDisabledText, SH.SH_DitherDisabledText):
            return 0
        return super().styleHint(hint, option, widget, returnData)

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: Any, size: QSize, widget: Any = None
    ) -> QSize:
        """Raises Fusion's heights to those one can read and hit."""
        result = super().sizeFromContents(kind, option, size, widget)
        if kind == CT.CT_PushButton:
            height = max(SIZE.control, option.fontMetrics.height() + 14)
            return QSize(size.width() + (28 if option.icon.isNull() else 30), height)
        if kind == CT.CT_SpinBox:
            height = max(SIZE.control, option.fontMetrics.height() + 14)
            return QSize(result.width() + 24, height)
        least = SIZES.get(kind)
        if least is None:
            return result
        height, wider = least
        if kind == CT.CT_MenuItem and result.height() < 12:
            return result  # a separator
        return QSize(result.width() + wider, max(result.height(), height))

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: Any,
        part: QStyle.SubControl,
        widget: Any = None,
    ) -> QRect:
        """Scroll bars have no arrow buttons."""
        if control == CC.CC_ScrollBar:
            return style_bars.scroll_bar_part(option, part)
        rect = super().subControlRect(control, option, part, widget)
        if control == CC.CC_ComboBox and part == QStyle.SubControl.SC_ComboBoxEditField:
            return rect.adjusted(5, 0, 0, 0) if _reads_right(option) else rect.adjusted(0, 0, -5, 0)
        if control == CC.CC_SpinBox:
            return style_fields.spin_part(option, part, rect)
        return rect

    def subElementRect(self, element: QStyle.SubElement, option: Any, widget: Any = None) -> QRect:
        """Words in a field keep off its border."""
        rect = super().subElementRect(element, option, widget)
        if element in FOCUS_WORDS:
            return rect.adjusted(-5, -3, 5, 3).intersected(option.rect)
        if element == QStyle.SubElement.SE_LineEditContents and option.lineWidth > 0:
            return rect.adjusted(5, 0, -5, 0)
        return rect

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: Any,
        painter: QPainter,
        widget: Any = None,
    ) -> None:
        """See ``PRIMITIVES``."""
        paint = PRIMITIVES.get(element)
        if paint is None:
            super().drawPrimitive(element, option, painter, widget)
        elif not (element == PE.PE_FrameFocusRect and isinstance(widget, QPushButton)):
            paint(option, painter, widget)  # a push button's panel already shows the ring

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: Any,
        painter: QPainter,
        widget: Any = None,
    ) -> None:
        """See ``CONTROLS``."""
        paint = CONTROLS.get(element)
        if paint is not None:
            paint(option, painter, widget)
            return
        if element == CE.CE_HeaderLabel:
            style_rows.mute_header(option)
        super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: Any,
        painter: QPainter,
        widget: Any = None,
    ) -> None:
        """Scroll bars, combo boxes and spin boxes are painted here."""
        if control == CC.CC_ScrollBar:
            style_bars.scroll_bar(option, painter, widget)
        elif control == CC.CC_ComboBox:
            style_fields.combo_box(self, option, painter, widget)
        elif control == CC.CC_SpinBox:
            style_fields.spin_box(self, option, painter, widget)
        elif control == CC.CC_ToolButton:
            # No little arrow over the words of a button whose only act is its menu.
            option.features &= ~QStyleOptionToolButton.ToolButtonFeature.HasMenu
            super().drawComplexControl(control, option, painter, widget)
        else:
            super().drawComplexControl(control, option, painter, widget)
