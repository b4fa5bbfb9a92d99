"""A planned import as JSON, from the process that reads a file to the one that shows it.

One JSON object for scripts; one row to a line, so that a window can take it in bit by bit.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from journal.domain.importing import PlannedRow, Reason, Verdict
from journal.errors import BadFile, KnownError
from journal.exchange.drafts import ContactDraft, Problem, ProblemCode, ReadResult

Planned = PlannedRow[ContactDraft]

_LISTS = ("emails", "phones", "links", "also_referred_by")
_TEXTS = (
    "name", "given", "family", "company", "role", "place", "notes", "source", "level",
    "addressed_as", "pronouns",
)  # fmt: skip
_MAYBE = ("referred_by", "uuid")
_OPENING = ' "rows": ['


def to_json(row: Planned) -> dict[str, Any]:
    """A row with all that is known of the person, and what would become of it."""
    draft = row.draft
    told: dict[str, Any] = {
        "line": draft.line,
        "verdict": str(row.verdict),
        "reason": str(row.reason),
        "match": row.match,
        "twin": row.twin,
    }
    told |= {name: getattr(draft, name) for name in (*_TEXTS, *_MAYBE)}
    told |= {name: list(getattr(draft, name)) for name in _LISTS}
    told["connected_on"] = draft.connected_on.isoformat() if draft.connected_on else None
    told["extra"] = dict(draft.extra)
    return told


def from_json(told: Mapping[str, Any]) -> Planned:
    """Undoes ``to_json``. Raises ValueError or KeyError for anything else."""
    day = told["connected_on"]
    fields: dict[str, Any] = {name: told[name] for name in (*_TEXTS, *_MAYBE)}
    fields |= {name: tuple(told[name]) for name in _LISTS}
    draft = ContactDraft(
        **fields,
        connected_on=date.fromisoformat(day) if day else None,
        line=told["line"],
        extra=told["extra"],
    )
    return PlannedRow(
        draft, Verdict(told["verdict"]), Reason(told["reason"]), told["match"], told["twin"]
    )


def lines(result: ReadResult, rows: Iterable[Planned]) -> Iterator[str]:
    """The whole as one JSON object: the file on the first line, then a row to a line."""
    head = {
        "kind": result.kind,
        "encoding": result.encoding,
        "separator": result.separator,
        "columns": list(result.columns),
        "problems": [
            {"line": each.line, "code": str(each.code), "detail": each.detail}
            for each in result.problems
        ],
    }
    text = _dump(head)
    yield text[:-1] + "," + _OPENING
    before = ""
    for row in rows:
        if before:
            yield before + ","
        before = _dump(to_json(row))
    if before:
        yield before
    yield "]}"


def error_line(error: KnownError) -> str:
    """A known error as JSON, so that it can be told in the words of whoever shows it."""
    told = {"what": error.what, "meaning": error.meaning, "advice": error.advice}
    values = {name: str(value) for name, value in error.values.items()}
    return _dump({"error": {**told, "values": values}})


class LineReader:
    """Takes the lines of ``lines`` or ``error_line`` in; each method raises the error told.

    Raises ValueError or KeyError for what neither of them wrote.
    """

    def __init__(self) -> None:
        self.rows: list[Planned] = []
        self.complete = False
        self._head: dict[str, Any] | None = None

    def take(self, line: str) -> None:
        """One line, with or without its end."""
        line = line.strip()
        if not line or self.complete:
            return
        if self._head is None:
            self._begin(line)
        elif line == "]}":
            self.complete = True
        else:
            self.rows.append(from_json(json.loads(line.removesuffix(","))))

    def result(self) -> ReadResult:
        """The file as it was read; ``rows`` are all there once ``complete`` says so."""
        if self._head is None:
            raise ValueError("nothing was read")
        head = self._head
        return ReadResult(
            kind=head["kind"],
            encoding=head["encoding"],
            separator=head["separator"],
            drafts=tuple(row.draft for row in self.rows if row.draft.name),
            problems=_problems(head["problems"]),
            columns=tuple(head["columns"]),
        )

    def _begin(self, line: str) -> None:
        if line.endswith(_OPENING):
            line = line.removesuffix("," + _OPENING) + "}"
        head = json.loads(line)
        if told := head.get("error"):
            raise BadFile(told["what"], told["meaning"], told["advice"], **told["values"])
        self._head = head


def _problems(told: Sequence[Mapping[str, Any]]) -> tuple[Problem, ...]:
    return tuple(Problem(each["line"], ProblemCode(each["code"]), each["detail"]) for each in told)


def _dump(value: object) -> str:
    return json.dumps(value)  # ASCII: goes through any pipe
