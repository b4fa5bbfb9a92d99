"""Everything one can do with people here, and the menus that offer it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from journal.domain.codes import Cadence, Introduction, PointKind
from journal.domain.names import shown
from journal.domain.views.people import PersonCard
from journal.errors import KnownError
from journal.ui.command_words import text as words
from journal.ui.icons import icon
from journal.ui.labels import capital, label
from journal.ui.shell.context import PageContext
from journal.ui.shell.freeing import say_introduction
from journal.ui.widgets.mnemonics import give_mnemonics
from journal.ui.widgets.plain import entry_text, literal

Run = Callable[[], object]


class PersonCommands(QObject):
    """What needs a dialog goes through the navigator; the rest is done and told here."""

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._library = context.library
        self._go = context.navigator

    def attempt(self, act: Callable[[], object], said: str = "") -> bool:
        """Carries out a command of the journal; says ``said``, or why it couldn't be."""
        try:
            act()
        except KnownError as error:
            self._context.notifier.problem(error)
            return False
        if said:
            self._context.notifier.done(said)
        return True

    # one by one

    def write(self, key: int) -> None:
        """Their next step's letter, which may go to whoever has the move; else the next to them."""
        self._go.write_next(key)

    def copy_addresses(self, keys: Sequence[int]) -> None:
        """The mail addresses of these people, for a line of receivers."""
        cards = [card for key in keys if (card := self._library.people.card(key)) is not None]
        found = [mail for card in cards if (mail := card.first(PointKind.MAIL))]
        if not found:
            self._context.notifier.refuse(self.tr("No mail address is known."))
            return
        QGuiApplication.clipboard().setText(", ".join(found))
        self._context.notifier.say(self.tr("Copied: {text}").format(text=", ".join(found)))

    def delete(self, keys: Sequence[int]) -> None:
        """Deletes them, after what was typed is written."""
        self._library.autosave.flush()
        self._go.delete_contacts(*keys)

    def place(self, keys: Sequence[int], referrer: int | None, primary: bool, said: str) -> None:
        """Says who referred them, or that nobody did."""
        self.attempt(lambda: self._library.referrals.place(keys, referrer, primary=primary), said)

    def introduce(self, referral: int, code: str, referred: int, referrer: int) -> None:
        """How far an introduction of somebody by somebody is; says what follows from it."""
        told = Introduction(code)
        if self.attempt(lambda: self._library.referrals.set_introduction(referral, told)):
            say_introduction(self._context, told, referred, referrer)

    # menus

    def menu(self, keys: Sequence[int], parent: QWidget) -> QMenu:
        """What can be done with one person, or with several."""
        menu = QMenu(parent)
        menu.setObjectName("people.menu")
        self.fill(menu, keys)
        return menu

    def fill(self, menu: QMenu, keys: Sequence[int]) -> None:
        """Puts the same entries into a menu that is there already."""
        card = self._library.people.card(keys[0]) if len(keys) == 1 else None
        if card is not None:
            self._add_one(menu, card)
        self._add_rest(menu, keys, card)
        give_mnemonics(menu)

    def _add_one(self, menu: QMenu, card: PersonCard) -> None:
        go, key = self._go, card.id
        self._entry(
            menu,
            "referral",
            words("tools.referral"),
            lambda: go.new_contact(referrer_id=key),
            "Ctrl+Shift+R",
        )
        self._entry(
            menu,
            "interview",
            words("new.interview"),
            lambda: go.new_interview(key),
            "Ctrl+Shift+N",
        )
        self._entry(
            menu,
            "followup",
            words("new.followup"),
            lambda: go.new_follow_up(key),
            "Ctrl+Shift+F",
        )
        self._entry(menu, "write", words("tools.write"), lambda: self.write(key), "Ctrl+L")
        self._entry(menu, "touch", words("tools.touch"), lambda: go.log_touch(key))
        menu.addSeparator()
        self._entry(menu, "referred_by", words("tools.referred_by"), lambda: go.referred_by(key))
        self._entry(menu, "hold", words("tools.hold"), lambda: go.put_on_hold(key))
        for hold in card.holds:
            text = self.tr("End hold")
            if len(card.holds) > 1:
                who = hold.whose_move or (self.tr("nobody") if hold.owner_gone else self.tr("me"))
                text = self.tr("End hold: {who}").format(who=literal(who))
            self._entry(menu, "end_hold", text, partial(go.end_hold, hold.id))

    def _add_rest(self, menu: QMenu, keys: Sequence[int], card: PersonCard | None) -> None:
        several = len(keys) > 1
        if several:
            self._entry(menu, "touch", words("tools.touch"), lambda: self._go.log_touches(*keys))
        self._add_cadences(menu, keys, card)
        menu.addSeparator()
        copy = self._entry(
            menu,
            "copy",
            self.tr("Copy addresses") if several else self.tr("Copy address"),
            lambda: self.copy_addresses(keys),
        )
        copy.setEnabled(several or (card is not None and bool(card.first(PointKind.MAIL))))
        if card is not None:
            self._entry(
                menu, "history", words("edit.history"), lambda: self._go.show_history(card.id)
            )
        menu.addSeparator()
        self._entry(
            menu,
            "export",
            self.tr("Export selection…"),
            lambda: self._go.export_contacts(*keys),
        )
        delete = self._entry(
            menu,
            "delete",
            words("edit.delete"),
            lambda: self.delete(keys),
            QKeySequence.StandardKey.Delete,
        )
        delete.setIcon(icon("trash-2"))
        if card is not None:
            forget = words("tools.forget")
            self._entry(menu, "forget", forget, lambda: self._go.forget_contact(card.id))

    def _add_cadences(self, menu: QMenu, keys: Sequence[int], card: PersonCard | None) -> None:
        """How often to be in touch, of one person the present one ticked."""
        within = menu.addMenu(self.tr("Keep in touch"))
        within.menuAction().setObjectName("people.menu.cadence")
        for code in Cadence:
            entry = within.addAction(capital(label(code)))
            entry.setObjectName(f"people.menu.cadence.{code.name.lower()}")
            entry.setCheckable(card is not None)
            entry.setChecked(card is not None and card.cadence == code)
            entry.triggered.connect(partial(self._set_cadence, tuple(keys), code))

    def _set_cadence(self, keys: Sequence[int], cadence: Cadence, _checked: bool = False) -> None:
        card = self._library.people.card(keys[0]) if len(keys) == 1 else None
        if card is not None:
            text = self.tr("Keep in touch with {name}: {often}")
            said = text.format(name=shown(card.name), often=label(cadence))
        else:
            text = self.tr("Keep in touch with %n people: {often}", "", len(keys))
            said = text.format(often=label(cadence))
        self.attempt(lambda: self._library.touches.set_cadence(keys, cadence), said)

    @staticmethod
    def _entry(
        menu: QMenu, code: str, text: str, run: Run, keys: str | QKeySequence.StandardKey = ""
    ) -> QAction:
        """An entry; its key is shown, the window and the views bind it."""
        entry = menu.addAction(entry_text(text, keys))
        entry.setObjectName(f"people.menu.{code}")
        entry.triggered.connect(lambda _checked=False: run())
        return entry
