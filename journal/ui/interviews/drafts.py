"""Keeps what stands in the lines for the next name, company or question until it is added.

Not a change of the journal, so there is nothing to undo; but it is there after a crash, and when
one comes back to the interview.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QCheckBox, QLineEdit

from journal.ui.desk import Desk
from journal.ui.widgets.popup_list import Completion

Line = QLineEdit | QCheckBox
Values = dict[str, bool | str]


class Draft:
    """``lines`` belong together: they are added with one Enter. Each interview has its own.

    A tick is about what the first line says: it goes when that is emptied, and is kept with it.
    """

    def __init__(self, desk: Desk, name: str, lines: Mapping[str, Line]) -> None:
        self._desk = desk
        self._name = name
        self._lines = lines
        self._first = next(line for line in lines.values() if isinstance(line, QLineEdit))
        self._interview: int | None = None
        self._unwritten: dict[str, Values] = {}  # what the journal can't be told yet
        for line in lines.values():
            if isinstance(line, QCheckBox):
                line.clicked.connect(self._stage)
            else:
                line.textEdited.connect(self._stage)
        self._first.textChanged.connect(self._first_changed)

    def keep_chosen(self, completion: Completion) -> None:
        """What was chosen from a list of suggestions is kept like what was typed."""
        completion.chosen.connect(self._stage)

    def show(self, interview: int) -> None:
        """Shows what was begun in an interview; lines already shown stay as they are."""
        if interview == self._interview:
            return
        self._desk.library.autosave.flush()
        self._interview = interview
        key = self._key(interview)
        found = self._unwritten.get(key) or self._desk.library.choices.get(key, {})
        kept = found if isinstance(found, dict) else {}
        for name, line in self._lines.items():
            value = kept.get(name)
            if isinstance(line, QCheckBox):
                line.setChecked(value is True and self._has_first())
            else:
                line.setText(value if isinstance(value, str) else "")

    def clear(self) -> None:
        """Empties the lines: what stood there was added."""
        for line in self._lines.values():
            if isinstance(line, QCheckBox):
                line.setChecked(False)
            else:
                line.clear()
        if self._interview is not None:
            key, library = self._key(self._interview), self._desk.library
            library.autosave.drop(key)
            self._unwritten.pop(key, None)
            if library.choices.get(key):
                library.autosave.stage(key, lambda: library.choices.write(key, None))
                library.autosave.flush()

    def _has_first(self) -> bool:
        return bool(self._first.text().strip())

    def _first_changed(self) -> None:
        if not self._has_first():
            for line in self._lines.values():
                if isinstance(line, QCheckBox):
                    line.setChecked(False)

    def _stage(self, _value: object = None) -> None:
        if self._interview is None:
            return
        key = self._key(self._interview)
        values: Values = {
            name: (line.isChecked() and self._has_first())
            if isinstance(line, QCheckBox)
            else line.text()
            for name, line in self._lines.items()
        }
        kept = values if any(values.values()) else {}
        self._unwritten[key] = kept
        self._desk.library.autosave.stage(key, lambda: self._write(key, kept))

    def _write(self, key: str, kept: Values) -> None:
        """What is refused stays staged, is tried again, and is told."""
        self._desk.library.choices.write(key, kept or None)
        if self._unwritten.get(key) is kept:
            del self._unwritten[key]

    def _key(self, interview: int) -> str:
        return f"begun: {self._name} in interview {interview}"
