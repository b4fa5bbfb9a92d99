"""What is said of a template that would not be filled as one means it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from journal.domain.letters.mistakes import Fault, Mistake

translate = QCoreApplication.translate


def sentence(mistake: Mistake, *, in_subject: bool = False) -> str:
    """One mistake; ``in_subject``: where it is, since it stands under the text."""
    words = {
        Fault.UNKNOWN: (
            translate("TemplateWords", "{what} is not a placeholder. Known ones are in the list."),
            translate(
                "TemplateWords",
                "{what} in the subject is not a placeholder. Known ones are in the list.",
            ),
        ),
        Fault.OPEN_BRACE: (
            translate("TemplateWords", "{what} has no end: close it with }}"),
            translate("TemplateWords", "{what} in the subject has no end: close it with }}"),
        ),
        Fault.OPEN_PART: (
            translate("TemplateWords", "{what} has no end: close it with ]"),
            translate("TemplateWords", "{what} in the subject has no end: close it with ]"),
        ),
        Fault.PART_IN_PART: (
            translate("TemplateWords", "{what} can’t stand inside another: close that one first."),
            translate(
                "TemplateWords",
                "{what} in the subject can’t stand inside another: close that one first.",
            ),
        ),
    }[mistake.fault]
    return words[in_subject].format(what=mistake.text)


def sentences(subject: Iterable[Mistake], body: Iterable[Mistake]) -> list[str]:
    """All mistakes, each said once, as one reads."""
    said = [sentence(each, in_subject=True) for each in subject]
    said += [sentence(each) for each in body]
    return list(dict.fromkeys(said))
