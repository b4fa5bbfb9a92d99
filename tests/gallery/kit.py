"""Photographs every widget of the kit: python -m tests.gallery.kit OUT_DIR

Light and dark, at 100 % and 200 %: the scale is fixed when a program starts, so each picture is
taken by a process of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QSpinBox,
    QSplitter,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journal.ui.i18n import PseudoTranslator
from journal.ui.icons import icon
from journal.ui.style import install
from journal.ui.theme import SPACE, Theme
from journal.ui.widgets.buttons import (
    IconButton,
    MenuButton,
    PlainButton,
    PrimaryButton,
    SplitButton,
)
from journal.ui.widgets.card import Card, Hairline
from journal.ui.widgets.chip import Chip, ChipButton
from journal.ui.widgets.code_box import CodeBox
from journal.ui.widgets.date_field import DateField
from journal.ui.widgets.elided_label import ElidedLabel
from journal.ui.widgets.empty_state import EmptyState, Picture
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.form_row import FormGrid
from journal.ui.widgets.inline_edit import InlineLineEdit, InlineTextEdit
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import LinkLabel
from journal.ui.widgets.search_field import SearchField
from journal.ui.widgets.section import SectionTitle
from journal.ui.widgets.segmented import SegmentedControl
from journal.ui.widgets.strip import MessageStrip, TintCard
from journal.ui.widgets.toast import Toast

CHIPS = [
    ("check", "7 questions", "done"),
    ("triangle-alert", "2 days late", "overdue"),
    ("clock", "4 h left", "today"),
    ("calendar-check", "scheduled", "soon"),
    ("hourglass", "promised", "neutral"),
]


def row(*widgets: QWidget | None) -> QHBoxLayout:
    """Side by side; ``None`` stretches."""
    line = QHBoxLayout()
    line.setSpacing(SPACE.small)
    for widget in widgets:
        if widget is None:
            line.addStretch(1)
        else:
            line.addWidget(widget)
    return line


def menu(parent: QWidget) -> QMenu:
    """A menu of every kind of entry."""
    result = QMenu(parent)
    result.addAction(icon("user-plus"), "New contact").setShortcut("Ctrl+N")
    result.addAction(icon("calendar-plus"), "New interview").setShortcut("Ctrl+Shift+N")
    checked = result.addAction("Show people on hold")
    checked.setCheckable(True)
    checked.setChecked(True)
    result.addSeparator()
    result.addAction("Not now").setEnabled(False)
    result.addMenu("Move to").addAction("Tomorrow")
    return result


def next_interview() -> Card:
    """The card of Today."""
    card = Card()
    top = row(Label("Next interview", "caption", "muted"), None, Chip("clock", "In 2 h", "today"))
    card.box.addLayout(top)
    name = row(
        Label("Priya Nair", "card"),
        ElidedLabel("Head of Operations, Northwind Logistics", role="muted"),
        None,
    )
    card.box.addLayout(name)
    for name_of_icon, words in (
        ("map-pin", "In person, 12 Quay Street, 3rd floor"),
        ("clock", "Leave by 13:10, arrive by 13:45"),
    ):
        card.box.addLayout(row(Picture(name_of_icon, 16, "muted"), Label(words), None))
    referred = row(
        Picture("git-fork", 16, "muted"), Label("Referred by"), LinkLabel("Daniel Ortiz")
    )
    referred.setSpacing(4)
    referred.addStretch(1)
    card.box.addLayout(referred)
    card.box.addWidget(Hairline())
    chips = [ChipButton(*chip) for chip in CHIPS[:3]]
    start, prepare = PlainButton("Start meeting"), PlainButton("Prepare")
    card.box.addLayout(row(*chips, None, prepare, start, PrimaryButton("Print sheet…")))
    return card


def about() -> FormGrid:
    """Fields that look like text."""
    grid = FormGrid(compact=True)
    grid.add_row("&Mail", InlineLineEdit("priya.nair@northwind.example"))
    grid.add_row("&Phone", InlineLineEdit("", "Add a number"))
    grid.add_row(
        "Common &ground", InlineTextEdit("Both started in a warehouse team.\nRows at weekends")
    )
    return grid


def form() -> FormGrid:
    """Fields of a dialog."""
    grid = FormGrid()
    grid.add_row("&Format", CodeBox([("in person", "In person"), ("phone", "Phone")]))
    date = DateField(
        lambda text: text if text != "x" else None,
        lambda reading: "Tue 28 May, in 2 weeks",
        as_text=str,
    )
    date.set_text("28.5.")
    grid.add_row("&When", date)
    minutes = QSpinBox()
    minutes.setValue(30)
    grid.add_row("&Length", minutes)
    wrong = QLineEdit("priya@")
    grid.add_row("M&ail", wrong)
    grid.set_problem(wrong, "An address has something after the @.")
    return grid


def tree() -> QTreeWidget:
    """Who referred whom."""
    view = QTreeWidget()
    view.setFrameShape(QTreeWidget.Shape.NoFrame)
    view.setHeaderLabels(["Name", "Next step", "Last in touch"])
    me = QTreeWidgetItem(view, ["Me"])
    found = QTreeWidgetItem(me, ["Found by myself"])
    daniel = QTreeWidgetItem(found, ["Daniel Ortiz", "Update on 3 June", "3 May"])
    priya = QTreeWidgetItem(daniel, ["Priya Nair", "Print the sheet", "8 May"])
    QTreeWidgetItem(daniel, ["Karim Haddad", "Check back 20 May"])
    QTreeWidgetItem(found, ["Tom Becker", "Report back", "12 Apr"])
    QTreeWidgetItem(me, ["At an event"]).addChild(
        QTreeWidgetItem(["Mr Hall", "Check back", "7 May"])
    )
    view.expandAll()
    view.setColumnWidth(0, 200)
    view.setCurrentItem(priya)
    return view


def left_column() -> QWidget:
    """Header, tree, list."""
    host = QWidget()
    column = QVBoxLayout(host)
    column.setContentsMargins(SPACE.page, SPACE.medium, SPACE.page, SPACE.page)
    choice = SegmentedControl([("tree", "Tree"), ("list", "List"), ("companies", "Companies")])
    column.addLayout(row(choice, SearchField("Filter")))
    column.addWidget(tree(), 2)
    people = QListWidget()
    people.addItems(["Ana Souza", "Daniel Ortiz", "Tom Becker"] * 8)
    people.setCurrentRow(1)
    tabs = QTabWidget()
    tabs.addTab(people, "Prepare")
    tabs.addTab(QPlainTextEdit("Some text\nin two lines"), "Meeting")
    tabs.addTab(QLabel("c"), "Capture")
    column.addWidget(tabs, 1)
    return host


def right_column() -> QWidget:
    """Everything else."""
    host = QWidget()
    column = QVBoxLayout(host)
    column.setContentsMargins(SPACE.page, SPACE.medium, SPACE.page, SPACE.page)
    column.setSpacing(SPACE.medium)
    strip = MessageStrip()
    strip.show_message("Sample journal", "soon", [("Start my own", lambda: None)])
    column.addWidget(strip)
    step = TintCard("today")
    inner = QHBoxLayout(step)
    inner.setContentsMargins(16, 12, 16, 12)
    inner.addWidget(Picture("clock", 16, "today"))
    inner.addWidget(Label("You meet today at 14:00", "strong"), 1)
    inner.addWidget(PrimaryButton("Print sheet…", "printer"))
    column.addWidget(step)
    column.addWidget(SectionTitle("Needs you", 3))
    column.addWidget(next_interview())
    flow = QWidget()
    chips = FlowLayout(flow)
    for chip in CHIPS:
        chips.addWidget(Chip(*chip))
    column.addWidget(flow)
    column.addWidget(about())
    column.addWidget(form())
    checks = [QCheckBox("Printed sheet"), QCheckBox("Notebook and pen"), QRadioButton("A4")]
    checks[1].setChecked(True)
    checks[2].setChecked(True)
    bar = QProgressBar()
    bar.setValue(60)
    bar.setTextVisible(False)
    off = PlainButton("Disabled", "mail")
    off.setEnabled(False)
    column.addLayout(row(*checks, bar, off))
    column.addStretch(1)
    return host


def window(look: str) -> QMainWindow:
    """The window in the picture."""
    result = QMainWindow()
    for name in ("File", "Edit", "View", "Go", "Tools", "Help"):
        result.menuBar().addMenu(name).addAction("x")
    result.statusBar().showMessage("All changes saved")
    result.statusBar().setSizeGripEnabled(False)
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    head = row(
        Label("People", "title"),
        None,
        IconButton("check", "Done", "Ctrl+Return"),
        MenuButton("ellipsis", "More", menu(result)),
        SearchField("Search or add…", "Ctrl+K"),
        SplitButton("New contact", menu(result)),
        SplitButton("New follow-up", menu(result), primary=True),
    )
    head.setContentsMargins(SPACE.page, SPACE.medium, SPACE.page, SPACE.medium)
    column.addLayout(head)
    column.addWidget(Hairline())
    parts = QSplitter(Qt.Orientation.Horizontal)
    parts.addWidget(left_column())
    parts.addWidget(right_column())
    parts.setSizes([520, 760])
    column.addWidget(parts, 1)
    result.setCentralWidget(page)
    result.resize(1280, 960)
    result.setObjectName(look)
    return result


def shoot(out: Path, look: str, scheme: str) -> None:
    """One process, one scheme, one scale."""
    app = QApplication(sys.argv[:1])
    install(app)
    theme = Theme(app, scheme)
    if look == "rtl":
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    pseudo = PseudoTranslator()
    app.installTranslator(pseudo)
    main = window(look)
    main.show()
    toast = Toast(main)
    toast.announce("Moved to Thu 16 May", "Undo", lambda: None)
    app.processEvents()
    main.grab().save(str(out / f"kit-{scheme}-{look}.png"))
    if look == "100":
        shoot_parts(out, scheme, main)
    main.close()
    del theme


def shoot_parts(out: Path, scheme: str, main: QMainWindow) -> None:
    """An empty page, a menu, and the ring on each kind of control."""
    empty = EmptyState(
        "users",
        "People you know, or want to know, go here.",
        "Add a contact",
        "Import from a file…",
    )
    empty.resize(600, 400)
    empty.show()
    empty.setFocus()
    empty.activateWindow()
    QApplication.processEvents()
    empty.grab().save(str(out / f"empty-{scheme}.png"))
    popup = menu(main)
    popup.setActiveAction(popup.actions()[0])
    popup.popup(main.pos())
    QApplication.processEvents()
    popup.grab().save(str(out / f"menu-{scheme}.png"))
    popup.close()
    rings(out, scheme)


def rings(out: Path, scheme: str) -> None:
    """Every kind of control with the focus, side by side."""
    kinds = [
        lambda: PlainButton("Plain"),
        lambda: PrimaryButton("Primary"),
        lambda: IconButton("check", "Done"),
        lambda: SplitButton("Split", None),
        lambda: SplitButton("Split", None, primary=True),
        lambda: LinkLabel("Daniel Ortiz"),
        lambda: ChipButton("check", "Research", "done"),
        lambda: QCheckBox("Check"),
        lambda: InlineLineEdit("Inline text"),
        lambda: InlineTextEdit("Inline text"),
        lambda: SearchField("Filter"),
        lambda: CodeBox([("a", "Code")]),
        lambda: SegmentedControl([("a", "Tree"), ("b", "List")]),
        lambda: QSpinBox(),
    ]
    host = QWidget()
    grid = QGridLayout(host)
    host.resize(800, 300)
    host.show()
    pictures = []
    for make in kinds:
        made = make()
        grid.addWidget(made, 0, 0)
        made.show()
        (made.segment("a") if isinstance(made, SegmentedControl) else made).setFocus()
        QApplication.processEvents()
        pictures.append(made.grab())
        grid.removeWidget(made)
        made.hide()
    for place, picture in enumerate(pictures):
        label = QLabel()
        label.setPixmap(picture)
        grid.addWidget(label, place // 4, place % 4)
    QApplication.processEvents()
    host.grab().save(str(out / f"rings-{scheme}.png"))


def main() -> int:
    """All pictures, or with two more arguments the one of a look and a scheme."""
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    if len(sys.argv) == 4:
        shoot(out, sys.argv[2], sys.argv[3])
        return 0
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for scheme in ("light", "dark"):
        for look, scale in (("100", "1"), ("200", "2"), ("rtl", "1")):
            env = {**os.environ, "QT_SCALE_FACTOR": scale}
            command = [sys.executable, "-m", "tests.gallery.kit", str(out), look, scheme]
            subprocess.run(command, env=env, check=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
