"""What an import says: what became of each row, what was odd in the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from journal.domain.importing import PlannedRow, Reason, Verdict
from journal.exchange.drafts import ContactDraft, Problem, ProblemCode
from journal.itemmodels.import_preview import Column, PreviewWords

translate = QCoreApplication.translate
Planned = PlannedRow[ContactDraft]

MOST_ALIKE: Final = 20  # problems of a kind that are told one by one
_P = ProblemCode


def preview_words(rows: list[Planned]) -> PreviewWords:
    """The words of the table of these rows."""

    def reason(row: Planned) -> str:
        if row.twin is not None and row.reason in _TWINS:
            return _TWINS[row.reason]().format(line=rows[row.twin].draft.line)
        return _REASONS[row.reason]()

    def spoken(row: Planned, ticked: bool) -> str:
        text = (
            translate("Import", "{name}, {company}, {verdict}, ticked")
            if ticked
            else translate("Import", "{name}, {company}, {verdict}, not ticked")
        )
        return text.format(
            name=row.draft.name or row.draft.notes,
            company=row.draft.company,
            verdict=verdict_word(row),
        )

    return PreviewWords(_columns(), verdict_word, reason, spoken)


def _columns() -> Mapping[Column, str]:
    return {
        Column.TICK: "",
        Column.NAME: translate("Import", "Name"),
        Column.COMPANY: translate("Import", "Company"),
        Column.ROLE: translate("Import", "Role"),
        Column.MAIL: translate("Import", "Mail"),
        Column.VERDICT: translate("Import", "What becomes of it"),
        Column.LINE: translate("Import", "Line"),
    }


def verdict_word(row: Planned) -> str:
    """The word of a row's chip."""
    if row.verdict is Verdict.NEW:
        return translate("Import", "new")
    if row.verdict is Verdict.UNUSABLE:
        return translate("Import", "unusable")
    if row.reason is Reason.TWICE_IN_FILE:
        return translate("Import", "twice")
    return translate("Import", "known")


def verdict_look(row: Planned) -> tuple[str, str]:
    """Icon and colour role of a row's chip."""
    if row.verdict is Verdict.NEW:
        return "plus", "done"
    if row.verdict is Verdict.UNUSABLE:
        return "ban", "overdue"
    return ("copy" if row.reason is Reason.TWICE_IN_FILE else "check"), "neutral"


_REASONS: Mapping[Reason, Callable[[], str]] = {
    Reason.NONE: lambda: "",
    Reason.SAME_UUID: lambda: translate("Import", "the same entry"),
    Reason.SAME_MAIL: lambda: translate("Import", "same mail address"),
    Reason.SAME_MAIL_OTHER_NAME: lambda: translate("Import", "same mail address, other name"),
    Reason.SAME_NAME_AND_COMPANY: lambda: translate("Import", "same name and company"),
    Reason.SAME_NAME: lambda: translate("Import", "same name"),
    Reason.NAMESAKE: lambda: translate("Import", "same name at another company"),
    Reason.TWICE_IN_FILE: lambda: translate("Import", "in this file already"),
    Reason.MAIL_TWICE_IN_FILE: lambda: translate("Import", "mail address of somebody else too"),
    Reason.NO_NAME: lambda: translate("Import", "no name"),
}
_TWINS: Mapping[Reason, Callable[[], str]] = {
    Reason.TWICE_IN_FILE: lambda: translate("Import", "as line {line}"),
    Reason.MAIL_TWICE_IN_FILE: lambda: translate("Import", "mail address as line {line}"),
}


def program_of(kind: str) -> str:
    """Which program wrote the file, as people call it; "" for any other list."""
    return {
        "linkedin": translate("Import", "from LinkedIn"),
        "google": translate("Import", "from Google Contacts"),
        "outlook": translate("Import", "from Outlook"),
        "thunderbird": translate("Import", "from Thunderbird"),
        "own": translate("Import", "from Networking Journal"),
    }.get(kind, "")


def problem_lines(problems: Iterable[Problem]) -> list[str]:
    """A sentence for each; of many alike the first ones, and how many more there are."""
    found: list[str] = []
    counts: Counter[ProblemCode] = Counter()
    rest = 0
    for problem in problems:
        counts[problem.code] += 1
        if counts[problem.code] <= MOST_ALIKE:
            found.append(_told(problem))
        else:
            rest += 1
    if rest:
        found.append(translate("Import", "%n more line(s) like these", None, rest))
    return found


def _told(problem: Problem) -> str:
    if problem.code is _P.EMPTY_ROWS and problem.detail.isdecimal():
        said = translate("Import", "%n empty row(s), left out", None, int(problem.detail))
    else:
        said = _PROBLEMS[problem.code]().format(detail=problem.detail)
    if not problem.line:
        return said
    return translate("Import", "Line {line}: {problem}").format(line=problem.line, problem=said)


_PROBLEMS: Mapping[ProblemCode, Callable[[], str]] = {
    _P.ENCODING_GUESSED: lambda: translate(
        "Import", "The text was read as {detail}. Look at names with accents."
    ),
    _P.ENCODING_MIXED: lambda: translate(
        "Import", "Some lines are written in {detail}, the others in UTF-8."
    ),
    _P.ENCODING_DAMAGED: lambda: translate(
        "Import", "Some characters were lost before the file came here; they show as �."
    ),
    _P.NULS_REMOVED: lambda: translate("Import", "Unreadable signs (NUL) were left out."),
    _P.NO_HEADER: lambda: translate(
        "Import", "There are no headings; what the columns hold was told by their contents."
    ),
    _P.UNCLOSED_QUOTE: lambda: translate("Import", "a quotation mark isn’t closed: {detail}"),
    _P.LONG_CELL: lambda: translate("Import", "one cell runs over {detail} lines"),
    _P.ROW_TOO_LONG: lambda: translate(
        "Import", "more cells than columns; “{detail}” stands in the notes"
    ),
    _P.EMPTY_ROWS: lambda: translate("Import", "empty rows, left out"),
    _P.HEADER_REPEATED: lambda: translate("Import", "the headings once more, left out"),
    _P.NO_NAME: lambda: translate("Import", "nobody is named here, left out: {detail}"),
    _P.NAME_FROM_MAIL: lambda: translate("Import", "no name; “{detail}” stands for it"),
    _P.NAME_FROM_COMPANY: lambda: translate("Import", "no name; “{detail}” stands for it"),
    _P.NAME_FROM_PHONE: lambda: translate("Import", "no name; “{detail}” stands for it"),
    _P.DATE_UNREADABLE: lambda: translate(
        "Import", "“{detail}” is no date; it stands in the notes"
    ),
    _P.DATE_IN_FUTURE: lambda: translate(
        "Import", "“{detail}” is yet to come; it stands in the notes"
    ),
    _P.DATE_ORDER_UNCLEAR: lambda: translate(
        "Import", "“{detail}”: day or month first? It stands in the notes"
    ),
    _P.CODE_UNKNOWN: lambda: translate(
        "Import", "“{detail}” isn’t known here; it stands in the notes"
    ),
}
