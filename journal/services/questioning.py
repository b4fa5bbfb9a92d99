"""Changes to the questions of an interview and to the bank."""

from __future__ import annotations

from collections.abc import Sequence

from journal.domain.changes import Kind
from journal.domain.codes import QuestionOrigin, Topic
from journal.domain.names import clean_line, clean_text, is_blank
from journal.services.wording import shown, translate
from journal.store.journal import Journal


class QuestionCommands:
    """Each method is one undoable step; ``question_id`` is a question in an interview."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def add_from_bank(
        self, interview_id: int, bank_ids: Sequence[int], *, at: int | None = None
    ) -> list[int]:
        """Copies questions of the bank into an interview, at a place or at its end; their ids."""
        title = translate("Steps", "Add %n question(s)", None, len(bank_ids))
        with self._journal.step(title) as step:
            texts = {
                row[0]: (row[1], row[2])
                for row in self._journal.database.rows("SELECT id, text, topic FROM question")
            }
            added = [
                step.insert(
                    Kind.INTERVIEW_QUESTION,
                    interview_id=interview_id,
                    question_id=key,
                    position=1_000_000,
                    text=texts[key][0],
                    topic=texts[key][1],
                )
                for key in bank_ids
                if key in texts
            ]
            order = [key for key in self._order(interview_id) if key not in added]
            place = len(order) if at is None else max(0, min(at, len(order)))
            self._write_order([*order[:place], *added, *order[place:]])
            return added

    def add_own(
        self,
        interview_id: int,
        text: str,
        *,
        spontaneous: bool = False,
        answer: str = "",
        after: int | None = None,
        visit: str = "",
        origin: object = None,
    ) -> int | None:
        """Adds a question of the user's own, or one that came up on the spot; its id.

        ``visit`` joins it with what is typed into it next, see ``reword``.
        """
        text = clean_line(text)
        if is_blank(text) or not self._exists(interview_id):
            return None  # typed text may come a moment after the interview was deleted
        title = translate("Steps", "Add %n question(s)", None, 1)
        merge = f"question:{visit}" if visit else ""
        with self._journal.step(title, origin=origin, merge=merge) as step:
            key = step.insert(
                Kind.INTERVIEW_QUESTION,
                interview_id=interview_id,
                position=1_000_000,
                text=text,
                spontaneous=spontaneous,
                asked=spontaneous,
                answer=clean_text(answer),
            )
            order = [each for each in self._order(interview_id) if each != key]
            place = order.index(after) + 1 if after in order else len(order)
            self._write_order([*order[:place], key, *order[place:]])
            return key

    def reword(
        self, question_id: int, text: str, *, visit: str = "", origin: object = None
    ) -> None:
        """Rewords a question in its interview; an empty text removes it."""
        text = clean_line(text)
        if is_blank(text):
            self.remove(question_id)
            return
        merge = f"question:{visit}" if visit else ""
        title = translate("Steps", "Reword a question")
        with self._journal.step(title, origin=origin, merge=merge) as step:
            step.update(Kind.INTERVIEW_QUESTION, question_id, text=text)

    def reorder(self, interview_id: int, ids: Sequence[int]) -> None:
        """Puts the questions into this order."""
        with self._journal.step(translate("Steps", "Order questions")):
            self._write_order(ids)

    def remove(self, *question_ids: int) -> None:
        """Takes questions, with their answers, out of an interview."""
        title = translate("Steps", "Remove %n question(s)", None, len(question_ids))
        with self._journal.step(title) as step:
            step.delete(Kind.INTERVIEW_QUESTION, *question_ids)

    def set_must_ask(self, question_id: int, must_ask: bool) -> None:
        """Stars a question, or takes the star off."""
        with self._journal.step(translate("Steps", "Must ask")) as step:
            step.update(Kind.INTERVIEW_QUESTION, question_id, must_ask=must_ask)

    def set_asked(self, question_id: int, asked: bool) -> None:
        """Ticks a question as asked."""
        with self._journal.step(translate("Steps", "Asked")) as step:
            step.update(Kind.INTERVIEW_QUESTION, question_id, asked=asked)

    def set_answer(
        self, question_id: int, answer: str, *, visit: str = "", origin: object = None
    ) -> None:
        """Keeps what was said; a question with an answer counts as asked."""
        answer = clean_text(answer)
        merge = f"question:{question_id}:answer:{visit}" if visit else ""
        title = translate("Steps", "Answer of {name}").format(name=self._whose(question_id))
        with self._journal.step(title, origin=origin, merge=merge) as step:
            step.update(Kind.INTERVIEW_QUESTION, question_id, answer=answer)
            if answer.strip():
                step.update(Kind.INTERVIEW_QUESTION, question_id, asked=True)

    def keep_in_bank(self, question_id: int, topic: Topic) -> int | None:
        """Adds a question of an interview to the bank; its id there."""
        row = self._journal.database.one(
            "SELECT text, question_id, spontaneous FROM interview_question WHERE id = ?",
            (question_id,),
        )
        if row is None or row[1] is not None:
            return row[1] if row else None
        with self._journal.step(translate("Steps", "Keep a question in the bank")) as step:
            key = step.insert(
                Kind.QUESTION,
                text=row[0],
                topic=topic,
                origin=QuestionOrigin.SPONTANEOUS if row[2] else QuestionOrigin.OWN,
                position=1_000,
            )
            step.update(Kind.INTERVIEW_QUESTION, question_id, question_id=key, topic=topic)
            return key

    def _whose(self, question_id: int) -> str:
        row = self._journal.database.one(
            "SELECT c.name FROM interview_question q JOIN interview i ON i.id = q.interview_id"
            " JOIN contact c ON c.id = i.contact_id WHERE q.id = ?",
            (question_id,),
        )
        return shown(row[0]) if row else ""

    def _exists(self, interview_id: int) -> bool:
        found = self._journal.database.one("SELECT 1 FROM interview WHERE id = ?", (interview_id,))
        return found is not None

    def _order(self, interview_id: int) -> list[int]:
        rows = self._journal.database.rows(
            "SELECT id FROM interview_question WHERE interview_id = ? ORDER BY position, id",
            (interview_id,),
        )
        return [row[0] for row in rows]

    def _write_order(self, ids: Sequence[int]) -> None:
        with self._journal.step("") as step:
            for position, key in enumerate(ids):
                step.update(Kind.INTERVIEW_QUESTION, key, position=position)
