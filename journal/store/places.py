"""The place in the tree of whoever comes back, and of those whom they had referred."""

from __future__ import annotations

from typing import Any

from journal.domain.changes import Kind
from journal.domain.views.deleted import NotAsBefore, Why
from journal.store.connection import JournalDatabase
from journal.store.deleted import Deletions
from journal.store.journal import Step
from journal.store.past import row_after, values_after

_REFERRAL, _CONTACT = str(Kind.REFERRAL), str(Kind.CONTACT)


class Places:
    """Deleting a referrer moves those they referred: to the next referrer, or to the root.

    That is taken back where nobody has decided otherwise since: the one who moved up makes place,
    and the note of who had referred somebody goes. Otherwise the referrer is a further one.
    """

    def __init__(self, database: JournalDatabase, deletions: Deletions) -> None:
        self._database = database
        self._deletions = deletions
        self._moved: list[tuple[int, int, str]] = []  # who was, by which step, and whose they were
        self.others: list[NotAsBefore] = []

    def settle(self, step: Step, key: int, values: dict[str, Any]) -> None:
        """Decides, before a referral comes back, whether it is still the primary one."""
        if not values["is_primary"]:
            return
        referred, referrer = int(values["referred_id"]), int(values["referrer_id"])
        by = self._deletions.step_of[_REFERRAL, key]
        now = self._database.one(
            "SELECT id, referrer_id FROM referral WHERE referred_id = ? AND is_primary = 1",
            (referred,),
        )
        self._moved.append((referred, by, self._deletions.name_of(referrer)))
        if now is not None and not self._only_moved_up(int(now[0]), by):
            self._be_further(values, referred, referrer, int(now[1]))
            return
        if now is not None:
            step.update(Kind.REFERRAL, int(now[0]), is_primary=False)

    def hand_back(self, step: Step) -> None:
        """Takes the words "Referred by …" away again that deleting had left with somebody."""
        for referred, by, name in self._moved:
            before = self._how_known_before(referred, by)
            if before is None or before.strip():
                continue
            left = row_after(self._database, by, _CONTACT, referred)
            now = self._database.one("SELECT how_known FROM contact WHERE id = ?", (referred,))
            if left and now and now[0] == left["how_known"] and name in str(now[0]):
                step.update(Kind.CONTACT, referred, how_known=before)

    def _be_further(
        self, values: dict[str, Any], referred: int, referrer: int, instead: int
    ) -> None:
        values["is_primary"] = 0
        self.others.append(
            NotAsBefore(
                Kind.REFERRAL,
                self._deletions.name_of(referred),
                self._deletions.name_of(referrer),
                Why.FURTHER,
                self._deletions.name_of(instead),
            )
        )

    def _only_moved_up(self, referral: int, step: int) -> bool:
        """Whether the step that deleted made this referral the primary one, and it stayed so."""
        found = self._database.one(
            "SELECT old FROM history_change WHERE step_id = ? AND kind = ? AND row = ?"
            " AND operation = 'U'",
            (step, _REFERRAL, referral),
        )
        if found is None:
            return False
        after = values_after(self._database, step, _REFERRAL, referral, "is_primary")
        before = values_after(self._database, step - 1, _REFERRAL, referral, "is_primary")
        return before[:1] == [0] and all(value == 1 for value in after)

    def _how_known_before(self, contact: int, step: int) -> str | None:
        found = self._database.one(
            "SELECT json_extract(old, '$.how_known') FROM history_change"
            " WHERE step_id = ? AND kind = ? AND row = ? AND operation = 'U' ORDER BY id LIMIT 1",
            (step, _CONTACT, contact),
        )
        return None if found is None else str(found[0] or "")
