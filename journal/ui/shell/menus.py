"""The menu bar: which command stands in which menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar

from journal.ui.shell.actions import Actions

translate = QCoreApplication.translate
LINE = "|"


def menus(pages: list[str]) -> list[tuple[str, str, list[str]]]:
    """Code, title and commands of each menu; ``LINE`` parts groups."""
    file = """new.contact new.interview new.followup new.letter | file.open file.sample file.own
        | file.backup file.restore | file.import file.export | file.print_sheet file.print_empty
        | file.quit"""
    edit = """edit.undo edit.redo edit.history | edit.cut edit.copy edit.paste edit.select_all
        | edit.delete edit.deleted | edit.find edit.search | edit.preferences"""
    view = """view.sidebar | view.larger view.smaller view.normal
        | view.light view.dark view.system | view.full_screen view.next_pane"""
    go = f"""go.back go.forward | {" ".join(f"go.{page}" for page in pages)}
        | go.next_interview go.this_day"""
    tools = """tools.write | tools.referral tools.referred_by tools.hold tools.touch
        tools.substitute tools.propose | tools.done tools.change_date tools.remind
        edit.followup tools.skip | tools.forget
        | tools.visit tools.milestone | tools.check"""
    return [
        ("file", translate("Menus", "&File"), file.split()),
        ("edit", translate("Menus", "&Edit"), edit.split()),
        ("view", translate("Menus", "&View"), view.split()),
        ("go", translate("Menus", "&Go"), go.split()),
        ("tools", translate("Menus", "&Tools"), tools.split()),
        (
            "help",
            translate("Menus", "&Help"),
            ["help.shortcuts", LINE, "help.log", LINE, "help.about"],
        ),
    ]


def fill(
    bar: QMenuBar, actions: Actions, pages: list[str], refresh: Callable[[str], None]
) -> dict[str, QMenu]:
    """Fills the bar. ``refresh(code)`` is called before a menu opens, and with "" after it.

    Commands that can't be used now are disabled only while a menu shows them: a shortcut may
    always be pressed, and is told why it can't be followed.
    """
    made = {}
    for code, title, commands in menus(pages):
        menu = bar.addMenu(title)
        menu.setObjectName(f"menu.{code}")
        menu.setToolTipsVisible(False)  # the status bar says it
        for command in commands:
            if command == LINE:
                menu.addSeparator()
            else:
                menu.addAction(actions[command])
        menu.aboutToShow.connect(lambda code=code: refresh(code))
        menu.aboutToHide.connect(lambda: refresh(""))
        made[code] = menu
    group = QActionGroup(bar)
    for scheme in ("view.light", "view.dark", "view.system"):
        group.addAction(actions[scheme])
    return made
