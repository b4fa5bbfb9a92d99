"""What the program is, and on whose work it stands."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, qVersion
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from journal import __version__, assets
from journal.ui.icons import app_icon
from journal.ui.theme import SPACE
from journal.ui.widgets.buttons import PrimaryButton
from journal.ui.widgets.label import Label

translate = QCoreApplication.translate
ICON = 48


class AboutDialog(QDialog):
    """Version and licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("About", "About Networking Journal"))
        picture = Label()
        picture.setPixmap(app_icon().pixmap(ICON, ICON))
        head = QHBoxLayout()
        head.setSpacing(SPACE.card)
        head.addWidget(picture)
        words = QVBoxLayout()
        words.setSpacing(SPACE.tight)
        words.addWidget(Label("Networking Journal", "card"))
        version = translate("About", "Version {version}, with Qt {qt}")
        words.addWidget(Label(version.format(version=__version__, qt=qVersion()), role="muted"))
        head.addLayout(words, 1)
        self.licences = QPlainTextEdit(_licences())
        self.licences.setObjectName("about.licences")
        self.licences.setAccessibleName(translate("About", "Licences"))
        self.licences.setReadOnly(True)
        self.licences.setTabChangesFocus(True)
        close = PrimaryButton(translate("About", "Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.card)
        column.setSpacing(SPACE.card)
        column.addLayout(head)
        column.addWidget(
            Label(
                translate(
                    "About",
                    "A personal journal for informational interviews. Everything stays on this"
                    " computer.",
                ),
                wrap=True,
            )
        )
        column.addWidget(self.licences, 1)
        column.addLayout(foot)
        self.resize(560, 420)
        close.setFocus()


def _licences() -> str:
    parts = [
        translate("About", "Networking Journal is free software under the MIT licence."),
        translate("About", "Qt and PySide6: GNU Lesser General Public License 3."),
        translate("About", "peewee, appdirs: MIT licence. tzdata: Apache License 2.0."),
        translate("About", "Icons: Lucide, after Feather."),
    ]
    for name in ("LICENSE-lucide.txt", "LICENSE-feather.txt"):
        parts.append(assets.text("icons", "lucide", name).strip())
    return "\n\n".join(parts)
