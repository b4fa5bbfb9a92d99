"""The menu of a letter: in the list by the menu key, and behind the dots of its head."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from journal.domain.codes import Channel, LetterState
from journal.domain.views.letters import LetterCard
from journal.ui.command_words import name
from journal.ui.icons import icon
from journal.ui.letters.action_bar import COPY_KEYS
from journal.ui.letters.composer import Composer
from journal.ui.widgets.plain import entry_text

translate = QCoreApplication.translate


def fill(
    menu: QMenu, card: LetterCard, composer: Composer, delete: Callable[[int], object]
) -> None:
    """What can be done with the letter that is shown."""
    menu.clear()
    go = composer.desk.context.navigator
    _entry(menu, "contact", "user", name("open.contact"), lambda: go.show_contact(card.contact_id))
    interview = card.interview_id
    if interview is not None:
        text = name("open.interview")
        _entry(
            menu, "interview", "message-square-text", text, partial(go.show_interview, interview)
        )
    menu.addSeparator()
    copy = entry_text(translate("LetterMenu", "Copy text"), COPY_KEYS)
    _entry(menu, "copy", "copy", copy, composer.copied.emit)
    text = translate("LetterMenu", "Print…")
    _entry(menu, "print", "printer", text, composer.printed.emit)
    text = translate("LetterMenu", "Save as PDF…")
    _entry(menu, "pdf", "file-text", text, composer.saved.emit)
    if card.state is not LetterState.DRAFT:
        text = translate("LetterMenu", "Write another letter…")
        _entry(menu, "again", "mail", text, lambda: go.new_letter(card.contact_id))
    letter = card.id
    if letter is not None:
        menu.addSeparator()
        if card.state is LetterState.DRAFT:
            _by_hand(menu, card, composer, letter)
        draft = card.state is LetterState.DRAFT
        text = (
            translate("LetterMenu", "Delete draft")
            if draft
            else translate("LetterMenu", "Delete letter")
        )
        _entry(menu, "delete", "trash-2", entry_text(text, "Del"), lambda: delete(letter))


def _by_hand(menu: QMenu, card: LetterCard, composer: Composer, letter: int) -> None:
    """Whether a draft goes by hand; it says so in the list, and the button is another."""
    by_hand = card.channel is Channel.HAND
    other = Channel.MAIL if by_hand else Channel.HAND
    composing = composer.desk.library.composing
    action = _entry(
        menu,
        "by_hand",
        "pencil",
        translate("LetterMenu", "To be sent by hand"),
        lambda: composer.desk.attempt(lambda: composing.set_channel(letter, other)),
    )
    action.setCheckable(True)
    action.setChecked(by_hand)


def _entry(menu: QMenu, code: str, picture: str, text: str, run: Callable[[], object]) -> QAction:
    action = menu.addAction(icon(picture), text)
    action.setObjectName(f"letters.menu.{code}")
    action.triggered.connect(lambda _checked=False: run())
    return action
