"""Changes to what the user notes about themselves: profile and versions of the résumé."""

from __future__ import annotations

from datetime import date
from typing import Final

from journal.domain.changes import Kind
from journal.domain.clock import Clock
from journal.domain.names import clean_line, clean_text
from journal.domain.views.profile import Me, ResumeVersion
from journal.services.wording import name_of, translate
from journal.store import profile
from journal.store.journal import Journal

FIELDS: Final = frozenset(Me._fields)
_LINES: Final = frozenset({"sender"})


class ProfileCommands:
    """Each change is one undoable step; ``visit`` joins the saves of one visit to a field."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def me(self) -> Me:
        """The user."""
        return profile.me(self._journal.database)

    def versions(self) -> list[ResumeVersion]:
        """The versions of the résumé, the newest first."""
        return profile.versions(self._journal.database)

    def set_field(self, field: str, text: str, *, visit: str = "", origin: object = None) -> None:
        """Sets name, status, where_now, direction or sender (which has several lines)."""
        if field not in FIELDS:
            raise ValueError(field)
        value = clean_text(text) if field in _LINES else clean_line(text)
        title = translate("Steps", "Note about yourself")
        merge = f"profile:{field}:{visit}" if visit else ""
        with self._journal.step(title, origin=origin, merge=merge) as step:
            key = step.find("SELECT id FROM profile LIMIT 1")
            if key is not None:
                step.update(Kind.PROFILE, key, **{field: value})
            elif value:
                step.insert(Kind.PROFILE, **{field: value})

    def add_version(self, title: str = "", file: str = "") -> int:
        """Adds a version made today; its id."""
        with self._journal.step(translate("Steps", "Add a version of the résumé")) as step:
            return step.insert(
                Kind.RESUME_VERSION,
                title=clean_line(title),
                file=clean_line(file),
                made_on=self._clock.today(),
            )

    def set_version(
        self,
        version_id: int,
        *,
        visit: str = "",
        origin: object = None,
        **values: str | date | None,
    ) -> None:
        """Sets title, file or made_on."""
        if not values.keys() <= {"title", "file", "made_on"}:
            raise ValueError(sorted(values))
        plain = {
            name: clean_line(value) if isinstance(value, str) else value
            for name, value in values.items()
        }
        title = translate("Steps", "Edit a version of the résumé")
        merge = f"résumé:{version_id}:{sorted(plain)}:{visit}" if visit else ""
        with self._journal.step(title, origin=origin, merge=merge) as step:
            step.update(Kind.RESUME_VERSION, version_id, **plain)

    def delete_version(self, version_id: int) -> None:
        """Deletes a version, and who has it."""
        with self._journal.step(translate("Steps", "Delete a version of the résumé")) as step:
            step.delete(Kind.RESUME_VERSION, version_id)

    def give(self, version_id: int, contact_id: int, on: date | None = None) -> int:
        """Notes that somebody got a version, today unless told; the id of the note.

        Given once more it is the same note, on the new day.
        """
        title = translate("Steps", "Résumé given to {name}")
        name = name_of(self._journal, contact_id)
        with self._journal.step(title.format(name=name)) as step:
            day = on or self._clock.today()
            known = step.find(
                "SELECT id FROM resume_copy WHERE version_id = ? AND contact_id = ?",
                (version_id, contact_id),
            )
            if known is not None:
                step.update(Kind.RESUME_COPY, known, given_on=day)
                return known
            return step.insert(
                Kind.RESUME_COPY, version_id=version_id, contact_id=contact_id, given_on=day
            )

    def take_back(self, copy_id: int) -> None:
        """Somebody didn't get it after all."""
        with self._journal.step(translate("Steps", "Résumé not given")) as step:
            step.delete(Kind.RESUME_COPY, copy_id)
