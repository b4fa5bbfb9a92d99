"""Hints that the user doesn't want to see again: in one case, or for good."""

from __future__ import annotations

from journal.domain.changes import Kind
from journal.domain.letters.hints import HintCode
from journal.domain.views.letters import LetterCard
from journal.services.wording import translate
from journal.store.journal import Journal


class Dismissals:
    """Methods that change something are one undoable step each."""

    _journal: Journal

    def dismissed(self, card: LetterCard | None = None) -> frozenset[str]:
        """The hints that are switched off: for good, and with a card in its case as well."""
        case = card.case if card is not None else ""
        return frozenset(
            hint
            for (hint,) in self._journal.database.rows(
                "SELECT hint FROM hint_dismissal WHERE subject = '' OR subject = ?", (case,)
            )
        )

    def dismiss(self, hint: HintCode, card: LetterCard | None = None) -> None:
        """Doesn't show a hint again: in the case of one letter, or, without a card, for good."""
        case = card.case if card is not None else ""
        with self._journal.step(translate("Steps", "Dismiss a hint")) as step:
            known = step.find(
                "SELECT id FROM hint_dismissal WHERE hint = ? AND subject = ?", (str(hint), case)
            )
            if known is None:
                step.insert(Kind.HINT_DISMISSAL, hint=str(hint), subject=case)

    def bring_back(self, hint: HintCode) -> None:
        """Shows a hint again, in every case."""
        with self._journal.step(translate("Steps", "Show a hint again")) as step:
            rows = self._journal.database.rows(
                "SELECT id FROM hint_dismissal WHERE hint = ?", (str(hint),)
            )
            step.delete(Kind.HINT_DISMISSAL, *(row[0] for row in rows))
