"""Gives each entry of a menu a letter of its own, by which it is chosen while the menu is open."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QMenu


def give_mnemonics(menu: QMenu) -> None:
    """Keeps letters that are given already where they are the first to be it.

    The other entries get one of their own letters, the beginning of a word if any is free; an
    entry all of whose letters are taken gets none. Menus within have letters of their own.
    """
    taken: set[str] = set()
    without = []
    for action in menu.actions():
        within = action.menu()
        if isinstance(within, QMenu):
            give_mnemonics(within)
        if action.isSeparator() or not action.text():
            continue
        letter = mnemonic(action.text())
        if letter and letter not in taken:
            taken.add(letter)
        else:
            without.append(action)
    for action in without:
        text = _stripped(action.text())
        place = next((at for at, letter in _choices(text) if letter not in taken), None)
        if place is not None:
            taken.add(text[place].casefold())
            text = f"{text[:place]}&{text[place:]}"
        if text != action.text():
            action.setText(text)


def mnemonic(text: str) -> str:
    """The letter after the mark, in small; "" where there is none. "&&" is no mark."""
    return next((text[at + 1].casefold() for at in _marks(text)), "")


def _marks(text: str) -> Iterator[int]:
    at = 0
    while at < len(text) - 1:
        if text[at] == "&" and text[at + 1] != "&":
            yield at
        at += 2 if text[at] == "&" else 1


def _stripped(text: str) -> str:
    for at in reversed(list(_marks(text))):
        text = text[:at] + text[at + 1 :]
    return text


def _choices(text: str) -> list[tuple[int, str]]:
    """Letters of an entry, beginnings of words first, with their places; keys are left out."""
    label = text.partition("\t")[0]
    letters = [(at, sign.casefold()) for at, sign in enumerate(label) if sign.isalnum()]
    begins = [(at, sign) for at, sign in letters if at == 0 or not label[at - 1].isalnum()]
    return [*begins, *(each for each in letters if each not in begins)]
