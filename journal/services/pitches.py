"""Changes to the pitches: the user's own short introductions."""

from __future__ import annotations

from journal.domain.changes import Kind
from journal.domain.names import clean_line, clean_text
from journal.services.wording import translate
from journal.store.journal import Journal


class PitchCommands:
    """Each method is one undoable step."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def add(
        self,
        body: str,
        *,
        title: str = "",
        interview_id: int | None = None,
        visit: str = "",
        origin: object = None,
    ) -> int:
        """Adds a pitch, chosen for ``interview_id`` if told; its id. The first is the default.

        ``visit`` joins it with what is typed into it next, see ``edit``.
        """
        merge = f"pitch:{visit}" if visit else ""
        title_of_step = translate("Steps", "Add a pitch")
        with self._journal.step(title_of_step, origin=origin, merge=merge) as step:
            first = self._journal.database.one("SELECT id FROM pitch LIMIT 1") is None
            key = step.insert(
                Kind.PITCH, title=clean_line(title), body=clean_text(body), is_default=first
            )
            if interview_id is not None:
                step.update(Kind.INTERVIEW, interview_id, pitch_id=key)
            return key

    def edit(
        self,
        pitch_id: int,
        *,
        body: str | None = None,
        title: str | None = None,
        visit: str = "",
        origin: object = None,
    ) -> None:
        """Rewords a pitch, in every interview that it is chosen for."""
        values: dict[str, object] = {}
        if body is not None:
            values["body"] = clean_text(body)
        if title is not None:
            values["title"] = clean_line(title)
        merge = f"pitch:{visit}" if visit else ""
        title_of_step = translate("Steps", "Edit a pitch")
        with self._journal.step(title_of_step, origin=origin, merge=merge) as step:
            if values:
                step.update(Kind.PITCH, pitch_id, **values)

    def choose(self, interview_id: int, pitch_id: int | None) -> None:
        """Chooses the pitch of an interview; None for none."""
        with self._journal.step(translate("Steps", "Choose a pitch")) as step:
            step.update(Kind.INTERVIEW, interview_id, pitch_id=pitch_id)

    def make_default(self, pitch_id: int) -> None:
        """Makes a pitch the one that new interviews start with."""
        with self._journal.step(translate("Steps", "Choose the usual pitch")) as step:
            for (key,) in self._journal.database.rows("SELECT id FROM pitch"):
                step.update(Kind.PITCH, key, is_default=key == pitch_id)

    def delete(self, pitch_id: int) -> None:
        """Deletes a pitch; interviews that it was chosen for have none then."""
        with self._journal.step(translate("Steps", "Delete a pitch")) as step:
            step.delete(Kind.PITCH, pitch_id)
