"""Reads the user's profile, and who has which version of the résumé."""

from __future__ import annotations

from journal.domain.views.profile import Me, ResumeCopy, ResumeVersion
from journal.store.connection import JournalDatabase
from journal.store.values import day


def me(database: JournalDatabase) -> Me:
    """The user; nothing where nothing was noted."""
    row = database.one("SELECT name, status, where_now, direction, sender FROM profile LIMIT 1")
    return Me(*row) if row else Me()


def versions(database: JournalDatabase) -> list[ResumeVersion]:
    """The newest first; whoever has it by name."""
    copies: dict[int, list[ResumeCopy]] = {}
    for version, key, contact, name, given in database.rows(
        "SELECT k.version_id, k.id, k.contact_id, c.name, k.given_on FROM resume_copy k"
        " JOIN contact c ON c.id = k.contact_id ORDER BY c.folded, k.given_on, k.id"
    ):
        copies.setdefault(version, []).append(ResumeCopy(key, contact, name, day(given)))
    return [
        ResumeVersion(key, title, day(made), file, tuple(copies.get(key, ())))
        for key, title, made, file in database.rows(
            "SELECT id, title, made_on, file FROM resume_version"
            " ORDER BY made_on DESC NULLS FIRST, id DESC"
        )
    ]
