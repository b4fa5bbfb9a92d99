"""How the window looks: colours, text size, sidebar, full screen."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from journal.services.settings import Settings
from journal.ui.shell.actions import Actions
from journal.ui.theme import Theme, scaled

SCHEMES = ("light", "dark", "system")
SIZES = (80, 90, 100, 110, 125, 150, 175, 200)  # per cent of the system's font


def apply_text_size(app: QApplication, settings: Settings) -> None:
    """Sets the font of the program to the size kept in the settings."""
    size = settings.number("text size", 100)
    if size in SIZES and size != 100:
        app.setFont(scaled(_system_font(app), size / 100))


def _system_font(app: QApplication) -> QFont:
    font = app.property("system font")
    if not isinstance(font, QFont):
        font = app.font()
        app.setProperty("system font", font)
    return font


class Views(QObject):
    """Each choice applies at once and is kept."""

    def __init__(
        self,
        window: QMainWindow,
        sidebar: QWidget,
        actions: Actions,
        theme: Theme,
        settings: Settings,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._sidebar = sidebar
        self._actions = actions
        self._theme = theme
        self._settings = settings
        self._show_choice()
        hidden = settings.flag("sidebar hidden")
        if hidden:  # showing it here would make it a window of its own: it has no place yet
            sidebar.hide()
        actions["view.sidebar"].setChecked(not hidden)

    def set_scheme(self, scheme: str) -> None:
        """ "light", "dark" or "system"."""
        self._theme.set_scheme(None if scheme == "system" else scheme)
        self._settings.set("scheme", scheme)
        self._show_choice()

    def _show_choice(self) -> None:
        self._actions[f"view.{self._theme.choice or 'system'}"].setChecked(True)

    def toggle_sidebar(self) -> None:
        """Shows or hides it."""
        hidden = not self._sidebar.isHidden()
        self._sidebar.setHidden(hidden)
        self._actions["view.sidebar"].setChecked(not hidden)
        self._settings.set("sidebar hidden", hidden)

    def toggle_full_screen(self) -> None:
        """Fills the screen, or goes back to what was before."""
        window = self._window
        if window.isFullScreen():
            window.showMaximized() if window.property("was maximized") else window.showNormal()
        else:
            window.setProperty("was maximized", window.isMaximized())
            window.showFullScreen()
        self._actions["view.full_screen"].setChecked(window.isFullScreen())

    def resize_text(self, steps: int) -> None:
        """Some steps larger or smaller; 0 is the system's size."""
        now = self._settings.number("text size", 100)
        place = SIZES.index(now) if now in SIZES else SIZES.index(100)
        place = min(max(place + steps, 0), len(SIZES) - 1) if steps else SIZES.index(100)
        self._settings.set("text size", SIZES[place])
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setFont(scaled(_system_font(app), SIZES[place] / 100))
