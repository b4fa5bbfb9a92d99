"""The least that a printed page costs: Qt and peewee loaded, one page with a line written."""

import sys

import peewee  # noqa: F401
from PySide6.QtGui import QGuiApplication, QPageSize, QPainter, QPdfWriter

if __name__ == "__main__":
    app = QGuiApplication(sys.argv[:1])
    writer = QPdfWriter(sys.argv[1])
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    painter.drawText(500, 500, "One line")
    painter.end()
