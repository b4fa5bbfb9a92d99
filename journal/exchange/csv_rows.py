"""From the cells of one row to the draft of one person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from journal.domain.codes import Source
from journal.domain.names import is_blank
from journal.exchange import persons
from journal.exchange.csv_columns import Layout, Role
from journal.exchange.csv_dates import is_no_date
from journal.exchange.csv_fields import Fields
from journal.exchange.csv_place import ADDRESS, place_of
from journal.exchange.csv_text import Problems, Record
from journal.exchange.drafts import ContactDraft, ProblemCode
from journal.exchange.own_format import unguard

_ADDRESS_ROLES: Final = frozenset(ADDRESS)
_SINGLE: Final = (
    Role.COMPANY, Role.ROLE, Role.PLACE, Role.SOURCE, Role.ADDRESSED, Role.PRONOUNS, Role.UUID,
)  # fmt: skip
_REFERRED: Final = frozenset({Role.REFERRED, Role.ALSO_REFERRED})
_LEFT_OVER: Final = frozenset({Role.LABEL, Role.NOISE, Role.OTHER, Role.TAGS})
_GENERATIONS: Final = frozenset({"jr", "sr", "ii", "iii", "iv", "v"})
# What programs write into a column that the user never touched.
_DEFAULTS: Final = frozenset(
    {"", "normal", "unspecified", "unbekannt", "keine angabe", "non specifie", "false", "falsch",
     "faux", "falso", "standard", "none", "null", "n/a", "0", "smtp", "ex"}
)  # fmt: skip
_OWN_GROUPS: Final = frozenset(
    {"mycontacts", "my contacts", "starred", "system group: my contacts"}
)

Texts = dict[Role, list[tuple[int, str]]]


class Reader:
    """Makes drafts of rows. ``day_first`` settles dates in numbers; None: it is not known."""

    def __init__(
        self, layout: Layout, problems: Problems, today: date, day_first: bool | None
    ) -> None:
        self._layout = layout
        self._roles = layout.roles
        self._width = len(layout.roles)
        self._source = Source.LINKEDIN.value if layout.kind == "linkedin" else ""
        self._single = [role for role in _SINGLE if role in layout.roles]
        self._referred = not _REFERRED.isdisjoint(layout.roles)
        self._addressed = not _ADDRESS_ROLES.isdisjoint(layout.roles)
        self._fields = Fields(problems, today, day_first)
        self.problems = problems

    def draft(self, record: Record) -> ContactDraft | None:
        """The person of a row; None, with the reason noted, for a row without one."""
        row = _Row(record.line)
        self._share_out(record, row)
        texts = row.texts
        given, family, name = self._names(row)
        emails: tuple[str, ...] = ()
        if Role.EMAIL in texts:
            emails, beside = self._emails(row)
            if beside:
                name = self._name_beside(row, name, beside)
        phones = self._phones(row) if Role.PHONE in texts or Role.FAX in texts else ()
        links = self._values(texts, Role.LINK) if Role.LINK in texts else ()
        single = {role: self._first(row, role) for role in self._single if role in texts}
        company = single.get(Role.COMPANY, "")
        if not name or (not name[0].isalnum() and is_blank(name)):
            every = (text for found in texts.values() for _, text in found)
            name = self._fields.name_instead(record.line, emails, company, (*phones, *links), every)
            if not name:
                return None
        referred_by, also = self._referrers(row) if self._referred else (None, ())
        return ContactDraft(
            name=name,
            given=given,
            family=family,
            company=company,
            role=single.get(Role.ROLE, ""),
            emails=emails,
            phones=phones,
            links=links,
            place=self._place(row, single.get(Role.PLACE, "")),
            source=single.get(Role.SOURCE) or self._source,
            connected_on=self._connected(row) if Role.CONNECTED in texts else None,
            referred_by=referred_by,
            also_referred_by=also,
            level=self._level(row) if Role.LEVEL in texts else "",
            addressed_as=single.get(Role.ADDRESSED, ""),
            pronouns=single.get(Role.PRONOUNS) or row.pronouns,
            line=record.line,
            uuid=single.get(Role.UUID),
            # Last, when it is known what has found no place elsewhere.
            notes=self._notes(row, name, company, emails),
            extra=row.extra,
        )

    # -- taking the row apart ------------------------------------------------------------

    def _share_out(self, record: Record, row: _Row) -> None:
        """Every text of the row to what its column holds."""
        texts = row.texts
        for place, (cell, role) in enumerate(zip(record.cells, self._roles, strict=False)):
            if not cell:
                continue
            text = (unguard(cell) if "'" in cell else cell).strip()
            if not text:
                continue
            if role in texts:
                texts[role].append((place, text))
            else:
                texts[role] = [(place, text)]
        if len(record.cells) > self._width:
            surplus = {
                self._heading(place): text
                for place, cell in enumerate(record.cells)
                if place >= self._width and (text := unguard(cell).strip())
            }
            if surplus:
                row.leftover.extend(surplus.items())
                row.extra.update(surplus)
                self.problems.add(
                    record.line, ProblemCode.ROW_TOO_LONG, ", ".join(surplus.values())
                )

    def _names(self, row: _Row) -> tuple[str, str, str]:
        """Given name, family name, whole name; empty if the row has none."""
        given = self._tidied(row, Role.GIVEN)
        middle = self._tidied(row, Role.MIDDLE)
        family = self._tidied(row, Role.FAMILY)
        suffix = ""
        for place, text in row.texts.get(Role.SUFFIX, ()):
            if text.strip(".").lower() in _GENERATIONS and not suffix:
                suffix = text
            else:
                row.leftover.append((self._heading(place), text))
        for place, text in row.texts.get(Role.PREFIX, ()):
            row.leftover.append((self._heading(place), text))
        parts = " ".join(part for part in (given, middle, family, suffix) if part)
        shown = row.texts.get(Role.NAME)
        if not shown:
            return given, family, parts
        place, text = shown[0]
        whole = persons.person(text)
        row.pronouns = row.pronouns or whole.pronouns
        if whole.lost:
            row.leftover.append((self._heading(place), text))
        for other_place, other in shown[1:]:
            row.leftover.append((self._heading(other_place), other))
        if not given and not family:
            return whole.given, whole.family, whole.name
        if whole.name == f"{family}, {given}" or "@" in whole.name:
            return given, family, parts  # shown by its sorting, or by its mail address
        return given, family, whole.name

    def _tidied(self, row: _Row, role: Role) -> str:
        found = row.texts.get(role)
        if not found:
            return ""
        place, text = found[0]
        text, pronouns, lost = persons.tidy(text)
        row.pronouns = row.pronouns or pronouns
        if lost:
            row.leftover.append((self._heading(place), found[0][1]))
        for other_place, other in found[1:]:
            row.leftover.append((self._heading(other_place), other))
        return text

    def _emails(self, row: _Row) -> tuple[tuple[str, ...], list[tuple[int, str]]]:
        """The addresses, the preferred first; and what stands beside them, with its column."""
        found = row.texts.get(Role.EMAIL, ())
        preferred: list[str] = []
        others: list[str] = []
        beside: list[tuple[int, str]] = []
        for place, text in found:
            addresses, rest = persons.mail_addresses(text)
            (preferred if self._is_preferred(row, place, text) else others).extend(addresses)
            if rest and rest.casefold() not in _DEFAULTS:
                if addresses:
                    beside.append((place, rest))
                else:
                    row.leftover.append((self._heading(place), text))
        return _unique((*preferred, *others)), beside

    def _name_beside(self, row: _Row, name: str, beside: list[tuple[int, str]]) -> str:
        """ "Jane Doe <jane@example.com>" names the person where no other column does."""
        for place, text in beside:
            if not name:
                name = persons.person(text).name
            words = name.casefold().split()
            if any(word not in words for word in text.casefold().split()):
                row.leftover.append((self._heading(place), text))
        return name

    def _phones(self, row: _Row) -> tuple[str, ...]:
        found = row.texts.get(Role.PHONE, ())
        faxes = row.texts.get(Role.FAX, ())
        ordered = sorted(found, key=lambda pair: not self._is_preferred(row, *pair))
        return _unique(number for _, text in (*ordered, *faxes) for number in persons.numbers(text))

    def _is_preferred(self, row: _Row, place: int, text: str) -> bool:
        """Google marks the preferred of several by a star before the text or its label."""
        if text.startswith("* "):
            return True
        return any(
            at == place - 1 and label.startswith("* ")
            for at, label in row.texts.get(Role.LABEL, ())
        )

    def _values(self, texts: Texts, role: Role) -> tuple[str, ...]:
        found = texts.get(role, ())
        parts = (part for _, text in found for part in text.split(" ::: "))
        return _unique(" ".join(part.split()).removeprefix("* ") for part in parts)

    def _first(self, row: _Row, role: Role) -> str:
        """The first text of a role as one line; different further ones are left over."""
        found = row.texts.get(role)
        if not found:
            return ""
        text = " ".join(found[0][1].split())
        parts = text.split(" ::: ")
        kept = parts[0].removeprefix("* ")
        for part in parts[1:]:
            row.leftover.append((self._heading(found[0][0]), part))
        for place, other in found[1:]:
            if other != text:
                row.leftover.append((self._heading(place), other))
        return kept

    # -- single fields -------------------------------------------------------------------

    def _place(self, row: _Row, place: str) -> str:
        """Where somebody is: a column that says so, or the city; the rest is left over."""
        if not self._addressed or _ADDRESS_ROLES.isdisjoint(row.texts):
            return place
        city, rest = place_of(row.texts, self._layout.groups)
        if place and city != place:
            rest = sorted(part for role in ADDRESS for part in row.texts.get(role, ()))
        row.leftover.extend((self._heading(at), text) for at, text in rest)
        return place or city

    def _connected(self, row: _Row) -> date | None:
        place, text = row.texts[Role.CONNECTED][0]
        day, understood = self._fields.day(row.line, text)
        if not understood:
            row.leftover.append((self._heading(place), text))
        return day

    def _referrers(self, row: _Row) -> tuple[str | None, tuple[str, ...]]:
        """Who named this person, and who else did."""
        also = self._values(row.texts, Role.ALSO_REFERRED)
        named = self._values(row.texts, Role.REFERRED)
        return (named[0] if named else None), (*named[1:], *also)

    def _level(self, row: _Row) -> str:
        place, text = row.texts[Role.LEVEL][0]
        level = self._fields.level(row.line, self._heading(place), text)
        if not level:
            row.leftover.append((self._heading(place), text))
        return level

    def _notes(self, row: _Row, name: str, company: str, emails: Sequence[str]) -> str:
        """The notes of the file, then what has no field of its own, a line for each."""
        notes = [text for _, text in row.texts.get(Role.NOTES, ())]
        if not row.leftover and _LEFT_OVER.isdisjoint(row.texts):
            return "\n".join(notes)
        for role in (Role.LABEL, Role.NOISE, Role.OTHER, Role.TAGS):
            for place, text in row.texts.get(role, ()):
                row.extra[self._heading(place)] = text
        known = {"", name, company, *emails}
        for place, text in row.texts.get(Role.OTHER, ()):
            if text.casefold() not in _DEFAULTS and not is_no_date(text) and text not in known:
                row.leftover.append((self._label(row, place), text))
        for place, text in row.texts.get(Role.TAGS, ()):
            groups = (part.removeprefix("* ").strip() for part in text.split(" ::: "))
            kept = [part for part in groups if part.casefold() not in _OWN_GROUPS]
            if kept:
                row.leftover.append((self._heading(place), ", ".join(kept)))
        lines = (f"{heading}: {text}" if heading else text for heading, text in row.leftover)
        if not row.leftover:
            return "\n".join(notes)
        return "\n".join([*notes, *dict.fromkeys(lines)])

    def _heading(self, place: int) -> str:
        """A column's heading as it stands in the file; "#3" for one without."""
        return (self._layout.columns[place : place + 1] or ("",))[0] or f"#{place + 1}"

    def _label(self, row: _Row, place: int) -> str:
        """The heading, or what the column before says of this value ("Custom Field 1 - Label")."""
        for at, label in row.texts.get(Role.LABEL, ()):
            if at == place - 1:
                return label.removeprefix("* ")
        return self._heading(place)


class _Row:
    """One row while it is being read."""

    __slots__ = ("extra", "leftover", "line", "pronouns", "texts")

    def __init__(self, line: int) -> None:
        self.line = line
        self.texts: Texts = {}
        self.leftover: list[tuple[str, str]] = []
        self.extra: dict[str, str] = {}
        self.pronouns = ""


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    """Without empty ones and repetitions, in order; case counts for nothing in a repetition."""
    kept: dict[str, str] = {}
    for value in values:
        if value:
            kept.setdefault(value.casefold(), value)
    return tuple(kept.values())
