"""Errors that the program knows: what happened, what it means for the data, what to do.

Everything else that is raised is a bug and goes to the crash report.
"""

from __future__ import annotations


def mark(text: str) -> str:
    """Marks a sentence of an error for translation, in the context "Errors"."""
    return text


class KnownError(Exception):
    """An error that can be told in plain sentences.

    The three sentences are templates with ``{named}`` placeholders, wrapped in ``mark()``;
    ``values`` fills them. They are English here and translated where they are shown.
    """

    def __init__(self, what: str, meaning: str = "", advice: str = "", **values: object) -> None:
        super().__init__(what)
        self.what = what
        self.meaning = meaning
        self.advice = advice
        self.values = values

    def sentences(self) -> tuple[str, str, str]:
        """The three sentences in English, filled."""
        return (
            self.what.format(**self.values),
            self.meaning.format(**self.values),
            self.advice.format(**self.values),
        )

    def __str__(self) -> str:
        return " ".join(part for part in self.sentences() if part)


class BadFile(KnownError):
    """A file to be read is not what it should be; it was left as it is."""


class CannotWrite(KnownError):
    """A file could not be written; an old file of that name was left as it was."""


class NoRoom(CannotWrite):
    """The disk is full, or more may not be written on it; freeing some room is what helps."""


class WrittenOver(CannotWrite):
    """Another file was written over the open one, in place; what was to be written was not.

    ``known``: whoever shows the file was told already to read it anew.
    """

    def __init__(self, name: str, *, known: bool = False) -> None:
        super().__init__(
            mark("Another program wrote over “{file}”."),
            mark("What you did last was not written: it was meant for what stood there before."),
            mark("Look at what is there now, then do it again."),
            file=name,
        )
        self.known = known


class Refused(KnownError):
    """A change that the rules of the journal don't allow; nothing was changed."""


class JournalBusy(KnownError):
    """Somebody else holds the journal at this moment; trying again later may work."""


class StillBusy(JournalBusy):
    """Somebody else holds the journal for longer than a moment."""

    def __init__(self, error: KnownError) -> None:
        super().__init__(
            mark("Another program has been writing into “{file}” for some time."),
            mark("What you typed is kept on the screen, and is saved as soon as that one is done."),
            mark("Close the other program, or save a copy elsewhere and go on there."),
            file=error.values.get("file", ""),
        )


class JournalProblem(KnownError):
    """The journal file can't be opened as it is; it was left byte for byte."""


class JournalDamaged(JournalProblem):
    """Parts of the journal file can't be read; a backup may hold them."""


class BeingWritten(JournalBusy):
    """A file can't be read, but it changed just now: another program may be copying it there.

    ``damage`` is what it is if nothing more comes.
    """

    def __init__(self, name: str, damage: KnownError) -> None:
        super().__init__(
            mark("Another program is writing “{file}” just now, and isn’t done."),
            mark("What you typed is kept."),
            mark("It is looked at again in a moment."),
            file=name,
        )
        self.damage = damage
