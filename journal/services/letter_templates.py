"""Templates of letters: those that come with the program, and the user's own."""

from __future__ import annotations

from journal.domain.changes import Kind
from journal.domain.codes import LetterKind
from journal.domain.letters.wording import Wording
from journal.domain.names import clean_line, clean_text, is_blank
from journal.domain.views.letters import TemplateRow
from journal.errors import Refused, mark
from journal.services.letter_words import wording
from journal.services.wording import translate
from journal.store import letters, settings
from journal.store.journal import Journal


class LetterTemplates:
    """Methods that change something are one undoable step each."""

    def __init__(self, journal: Journal, language: str = "en") -> None:
        self._journal = journal
        self._language = language
        self._wordings: dict[str, Wording] = {}

    def wording(self, language: str = "") -> Wording:
        """The words of a language, read once."""
        language = language or self._language
        if language not in self._wordings:
            self._wordings[language] = wording(language)
        return self._wordings[language]

    def templates(self, kind: LetterKind | None = None) -> list[TemplateRow]:
        """The templates, of one kind or all, the program's own where the user has none instead."""
        own = letters.templates(self._journal.database)
        replaced = {each.replaces: each for each in own if each.replaces}
        found = [
            replaced.get(each.key) or TemplateRow(*each, language=self._language)
            for each in self.wording().templates
        ]
        found += [each for each in own if not each.replaces]
        return [each for each in found if kind is None or each.kind is kind]

    def template(self, key: str, kind: LetterKind) -> TemplateRow | None:
        """The template of this key."""
        return next((each for each in self.templates(kind) if each.key == key), None)

    def save_template(
        self, row: TemplateRow, *, visit: str = "", origin: object = None
    ) -> TemplateRow:
        """Keeps a template; one of the program's own is replaced by it from then on.

        What comes back is the template as it is now. Raises Refused for an empty text, KnownError.
        """
        if is_blank(row.body):
            raise Refused(mark("A template needs a text."), mark("The old one was kept."))
        values = {
            "kind": row.kind,
            "language": row.language,
            "title": clean_line(row.title),
            "subject": clean_line(row.subject),
            "body": clean_text(row.body),
        }
        database = self._journal.database
        merge = f"template:{visit}" if visit else ""
        replaces = row.replaces or (row.key if not row.own else "")
        standing = letters.replacing(database)
        key = row.id or standing.get(replaces)
        with self._journal.step(
            translate("Steps", "Edit a template"), origin=origin, merge=merge
        ) as step:
            known = step.find("SELECT id FROM letter_template WHERE id = ?", (key,))
            if known is None:
                key = step.insert(Kind.LETTER_TEMPLATE, **values)
            else:
                step.update(Kind.LETTER_TEMPLATE, known, **values)
            if replaces and standing.get(replaces) != key:  # in one with the text, or neither
                settings.write(database, letters.REPLACED, {**standing, replaces: key})
        return next(each for each in letters.templates(database) if each.id == key)

    def delete_template(self, template_id: int) -> None:
        """Deletes one of the user's own; the program's own that it replaced is back."""
        with self._journal.step(translate("Steps", "Delete a template")) as step:
            step.delete(Kind.LETTER_TEMPLATE, template_id)
