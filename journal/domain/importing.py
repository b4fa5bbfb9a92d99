"""Which people of a file are new, and which the journal has already: told before anything is done.

Sure signs only: the same identity, the same mail address, the same name at the same company.
Likeness of names is not looked at here.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from journal.domain.names import fold, is_blank


class Verdict(StrEnum):
    """What an import would do with a row unless somebody decides otherwise."""

    NEW = "new"
    KNOWN = "known"  # left out by default
    UNUSABLE = "unusable"


class Reason(StrEnum):
    """Why. An empty reason belongs to somebody nothing is known of."""

    NONE = ""
    SAME_UUID = "same uuid"
    SAME_MAIL = "same mail address"
    SAME_MAIL_OTHER_NAME = "same mail address, other name"
    SAME_NAME_AND_COMPANY = "same name and company"
    SAME_NAME = "same name, company not given on both sides"
    NAMESAKE = "same name at another company"  # new
    TWICE_IN_FILE = "twice in the file"
    MAIL_TWICE_IN_FILE = "mail address of somebody else in the file"  # new
    NO_NAME = "no name"


class Draft(Protocol):
    """What is looked at in somebody who was read from a file."""

    @property
    def name(self) -> str: ...
    @property
    def company(self) -> str: ...
    @property
    def emails(self) -> Sequence[str]: ...
    @property
    def uuid(self) -> str | None: ...


D = TypeVar("D", bound=Draft)


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody in the journal: ``name_folded`` as ``fold`` makes it, ``company`` as shown."""

    id: int
    uuid: str
    name_folded: str
    emails: Sequence[str]
    company: str


@dataclass(frozen=True, slots=True)
class PlannedRow(Generic[D]):
    """One row of the plan. ``match``: the id of the contact it is; ``twin``: for a row that
    meets another of the same file, the place of that row in the plan (0 is the first).
    """

    draft: D
    verdict: Verdict
    reason: Reason = Reason.NONE
    match: int | None = None
    twin: int | None = None


def plan(
    drafts: Sequence[D], existing: Iterable[Known], folding: Callable[[str], str] = fold
) -> list[PlannedRow[D]]:
    """A verdict for every draft, in order. Reading a file twice finds everybody known.

    Two people of one file who share a name but not the company are two; so are two who share
    a mail address under different names (a couple, an office), and two of one name without a
    company whose mail addresses differ.
    """
    journal = _Index[int](folding)
    for person in existing:
        journal.add(
            person.id, person.uuid, person.name_folded, person.emails, folding(person.company)
        )
    file = _Index[int](folding, doubts_namesakes=True)
    rows: list[PlannedRow[D]] = []
    for place, draft in enumerate(drafts):
        if is_blank(draft.name):
            rows.append(PlannedRow(draft, Verdict.UNUSABLE, Reason.NO_NAME))
            continue
        name, company = folding(draft.name), folding(draft.company)
        found, reason = journal.find(draft.uuid, name, draft.emails, company)
        if found is not None and reason is not Reason.NAMESAKE:
            rows.append(PlannedRow(draft, Verdict.KNOWN, reason, match=found))
            file.add(place, draft.uuid or "", name, draft.emails, company)
            continue
        twin, likeness = file.find(draft.uuid, name, draft.emails, company)
        if twin is not None and likeness is Reason.SAME_MAIL_OTHER_NAME:
            rows.append(PlannedRow(draft, Verdict.NEW, Reason.MAIL_TWICE_IN_FILE, twin=twin))
        elif twin is not None and likeness is not Reason.NAMESAKE:
            rows.append(PlannedRow(draft, Verdict.KNOWN, Reason.TWICE_IN_FILE, twin=twin))
            place = twin  # whoever meets this one later meets the first
        else:
            reason = reason or likeness
            rows.append(PlannedRow(draft, Verdict.NEW, reason, match=found, twin=twin))
        file.add(place, draft.uuid or "", name, draft.emails, company)
    return rows


Key = TypeVar("Key", bound=Hashable)


class _Index(Generic[Key]):
    """People by what tells them apart; of several alike the first is found.

    ``doubts_namesakes``: one name without a company is not enough where both have mail
    addresses, none of which they share.
    """

    def __init__(self, folding: Callable[[str], str], *, doubts_namesakes: bool = False) -> None:
        self._folding = folding
        self._doubts = doubts_namesakes
        self._uuids: dict[str, Key] = {}
        self._mails: dict[str, tuple[Key, str]] = {}
        # By name, then by company: the first of them, and whether they have a mail address.
        self._named: dict[str, dict[str, tuple[Key, bool]]] = {}

    def add(self, key: Key, uuid: str, name: str, mails: Sequence[str], company: str) -> None:
        if uuid:
            self._uuids.setdefault(uuid.strip().lower(), key)
        for mail in mails:
            if plain := mail.strip().casefold():
                self._mails.setdefault(plain, (key, name))
        self._named.setdefault(name, {}).setdefault(company, (key, bool(mails)))

    def find(
        self, uuid: str | None, name: str, mails: Sequence[str], company: str
    ) -> tuple[Key | None, Reason]:
        """Who this is and why; a namesake is told as such."""
        if uuid and (key := self._uuids.get(uuid.strip().lower())) is not None:
            return key, Reason.SAME_UUID
        met = [hit for mail in mails if (hit := self._mails.get(mail.strip().casefold()))]
        for key, their_name in met:
            if their_name == name:
                return key, Reason.SAME_MAIL
        named = self._named.get(name, {})
        if company and company in named:
            return named[company][0], Reason.SAME_NAME_AND_COMPANY
        likely = named.get("") or (next(iter(named.values()), None) if not company else None)
        if likely is not None and not (self._doubts and mails and likely[1]):
            return likely[0], Reason.SAME_NAME
        if met:
            return met[0][0], Reason.SAME_MAIL_OTHER_NAME
        if named:
            return next(iter(named.values()))[0], Reason.NAMESAKE
        return None, Reason.NONE
