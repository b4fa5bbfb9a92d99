"""Rows of a CSV file that this program wrote: every text comes back exactly as it was."""

from __future__ import annotations

from datetime import date
from typing import Final

from journal.domain.names import is_blank
from journal.exchange.csv_columns import Layout
from journal.exchange.csv_fields import Fields
from journal.exchange.csv_text import Problems, Record
from journal.exchange.drafts import ContactDraft, ProblemCode
from journal.exchange.own_format import COLUMNS, split_list, unguard

# The columns that have a field of their own in a draft; all others go into ``extra``.
_FIELDS: Final = frozenset(
    {"uuid", "name", "given", "family", "addressed_as", "pronouns", "company", "role", "level",
     "emails", "phones", "links", "place", "source", "referred_by", "also_referred_by",
     "first_touch", "notes"}
)  # fmt: skip
_NOWHERE: Final = -1  # the place of a column that the file doesn't have: an empty text


class OwnReader:
    """Makes drafts of rows of our own; columns that a person has added go into the notes."""

    def __init__(
        self, layout: Layout, problems: Problems, today: date, day_first: bool | None
    ) -> None:
        codes = [column.lower() for column in layout.columns]
        self._at = {code: place for place, code in reversed(list(enumerate(codes)))}
        self._columns = layout.columns
        self._width = len(codes)
        self._extra = [
            (place, code)
            for place, code in enumerate(codes)
            if code in COLUMNS and code not in _FIELDS
        ]
        self._foreign = [place for place, code in enumerate(codes) if code not in COLUMNS]
        self._fields = Fields(problems, today, day_first)
        self.problems = problems

    def draft(self, record: Record) -> ContactDraft | None:
        """The person of a row; None, with the reason noted, for a row without one."""
        texts = [unguard(cell) if "'" in cell else cell for cell in record.cells]
        lines = self._surplus(record.line, texts) if len(texts) > self._width else []
        # Short rows are filled up, and the last text stands for columns that aren't there.
        texts += [""] * (self._width + 1 - len(texts))
        texts[self._width :] = [""]
        at = self._at.get
        company = texts[at("company", _NOWHERE)]
        emails = split_list(texts[at("emails", _NOWHERE)])
        phones = split_list(texts[at("phones", _NOWHERE)])
        links = split_list(texts[at("links", _NOWHERE)])
        name = texts[at("name", _NOWHERE)]
        if not name[:1].isalnum() and is_blank(name):
            others = (*phones, *links)
            name = self._fields.name_instead(
                record.line, emails, company, others, filter(None, texts)
            )
            if not name:
                return None
        notes = texts[at("notes", _NOWHERE)]
        connected = level = None
        if day := texts[at("first_touch", _NOWHERE)]:
            connected, understood = self._fields.day(record.line, day)
            if not understood:
                lines.append(f"first_touch: {day}")
        if word := texts[at("level", _NOWHERE)]:
            level = self._fields.level(record.line, "level", word)
            if not level:
                lines.append(f"level: {word}")
        lines += [f"{self._columns[place] or f'#{place + 1}'}: {texts[place]}"
                  for place in self._foreign if texts[place].strip()]  # fmt: skip
        if lines:
            notes = "\n".join([notes, *lines] if notes else lines)
        return ContactDraft(
            name=name,
            given=texts[at("given", _NOWHERE)],
            family=texts[at("family", _NOWHERE)],
            company=company,
            role=texts[at("role", _NOWHERE)],
            emails=emails,
            phones=phones,
            links=links,
            place=texts[at("place", _NOWHERE)],
            notes=notes,
            source=texts[at("source", _NOWHERE)],
            connected_on=connected,
            referred_by=texts[at("referred_by", _NOWHERE)] or None,
            also_referred_by=split_list(texts[at("also_referred_by", _NOWHERE)]),
            level=level or "",
            addressed_as=texts[at("addressed_as", _NOWHERE)],
            pronouns=texts[at("pronouns", _NOWHERE)],
            line=record.line,
            uuid=texts[at("uuid", _NOWHERE)] or None,
            extra={code: texts[place] for place, code in self._extra if texts[place]},
        )

    def _surplus(self, line: int, texts: list[str]) -> list[str]:
        """The texts beyond the last column, as lines for the notes."""
        beyond = [(place, text) for place, text in enumerate(texts) if place >= self._width]
        beyond = [(place, text) for place, text in beyond if text.strip()]
        if beyond:
            self.problems.add(line, ProblemCode.ROW_TOO_LONG, ", ".join(t for _, t in beyond))
        return [f"#{place + 1}: {text}" for place, text in beyond]
