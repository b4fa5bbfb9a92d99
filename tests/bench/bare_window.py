"""The least that a window costs: an empty one, which says when it was painted first."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Window(QMainWindow):
    """Empty."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tells as the program does: once what waits in the queue is done."""
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: print("ready", flush=True))


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    window = Window()
    window.resize(900, 600)
    window.show()
    sys.exit(app.exec())
