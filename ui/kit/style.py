"""Fusion with the few measures and habits a style sheet cannot say."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget

FOCUS_MARGIN = 4


class KitStyle(QProxyStyle):
    """Gives the focus frame its room, lists below combos, and no moving pictures.

    The style sheet is put on each window, not on the application: Qt would dress the parts of a
    page anew each time one is put into another, long before any is seen.
    """

    sheet = ""
    """The style sheet of the look in force."""

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Return a measure; the focus frame stands 4 px outside its widget."""
        if metric in _FOCUS_MARGINS:
            return FOCUS_MARGIN
        return super().pixelMetric(metric, option, widget)

    def polish(self, target: Any) -> None:
        """Dress a window, and give menus room for round corners, before they are shown."""
        super().polish(target)
        if isinstance(target, QWidget) and target.isWindow():
            self.dress(target)
        if isinstance(target, QMenu):
            target.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
            target.setWindowFlag(Qt.WindowType.FramelessWindowHint)
            target.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)

    def dress(self, window: QWidget) -> None:
        """Put the style sheet on a window; one with a parent wears that of its parent."""
        if window.parentWidget() is None and window.styleSheet() != self.sheet:
            window.setStyleSheet(self.sheet)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803  Qt's own name
    ) -> int:
        """Return a habit of the look."""
        if hint in _HABITS:
            return _HABITS[hint]
        return super().styleHint(hint, option, widget, returnData)


_FOCUS_MARGINS = frozenset(
    {QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin}
)
_HABITS = {
    QStyle.StyleHint.SH_ComboBox_Popup: 0,
    QStyle.StyleHint.SH_ComboBox_PopupFrameStyle: 0,
    QStyle.StyleHint.SH_FocusFrame_AboveWidget: 1,
    QStyle.StyleHint.SH_Widget_Animation_Duration: 0,
    QStyle.StyleHint.SH_ToolTip_WakeUpDelay: 500,
    QStyle.StyleHint.SH_EtchDisabledText: 0,
    QStyle.StyleHint.SH_DitherDisabledText: 0,
    QStyle.StyleHint.SH_UnderlineShortcut: 1,
    QStyle.StyleHint.SH_ItemView_ActivateItemOnSingleClick: 0,
    QStyle.StyleHint.SH_Menu_KeyboardSearch: 1,
}
