"""``check``: integrity, foreign keys, the referral tree, values that can't be, the search index."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable

from journal.cli.opening import reading, writing
from journal.domain.views.checking import Fault, Finding, Words
from journal.errors import JournalDamaged
from journal.options import Options
from journal.store.checking import check

_WORDS = Words("Somebody", "Without a name", "Repair the journal")
_FOUND = {
    Fault.DAMAGED: "The file is damaged: {detail}",
    Fault.PERSON_GONE: "{table}: {count} belonging to people who are gone",
    Fault.ORPHAN: "{table}: {count} belonging to something that is gone",
    Fault.LINK: "{table}: {count} pointing to something that is gone ({column})",
    Fault.SELF: "People referred themselves: {names}",
    Fault.PRIMARY: "People have several first referrers: {names}",
    Fault.LOOP: "People referred each other in a circle: {names}",
    Fault.NAME: "{table}: {count} without a name",
    Fault.VALUE: "{table}: {count} with a value that can't be ({column})",
    Fault.SORT_KEY: "{table}: {count} sorted under a wrong name",
    Fault.INDEX: "The search index doesn't match the texts",
}
_MENDED = {
    Fault.PERSON_GONE: "{table}: {count} belong to people called “Somebody” now",
    Fault.ORPHAN: "{table}: {count} removed, since what they belonged to is gone",
    Fault.LINK: "{table}: {count} point to nothing now ({column})",
    Fault.SELF: "Referrals of people by themselves are removed: {names}",
    Fault.PRIMARY: "The first referrer who was noted is the first one now: {names}",
    Fault.LOOP: "The referral that closed the circle is removed: {names}",
    Fault.NAME: "{table}: {count} have a name that says that they had none",
    Fault.VALUE: "{table}: {count} set back ({column})",
    Fault.SORT_KEY: "{table}: {count} sorted under their names",
}


def run(options: Options, arguments: argparse.Namespace) -> int:
    """Prints what is wrong, a line each; exit 1 if there is anything, or anything is left."""
    found = _look(options, progress=arguments.progress)
    if arguments.json:
        sys.stdout.write(json.dumps({"findings": [_plain(each) for each in found]}) + "\n")
    elif not found:
        sys.stdout.write("Nothing is wrong.\n")
    else:
        _tell(found, _FOUND)
    if not found or not arguments.repair:
        return 1 if found else 0
    if any(each.fault is Fault.DAMAGED for each in found):
        sys.stdout.write("A damaged file is not repaired: restore a backup.\n")
        return 1
    return _repair(options, found)


def _look(options: Options, *, progress: bool) -> list[Finding]:
    def tell(done: int, total: int) -> None:
        if progress:
            sys.stdout.write(f"progress {done} {total}\n")
            sys.stdout.flush()

    try:
        with reading(options) as journal:
            return check(journal.database, tell)
    except JournalDamaged as error:
        return [Finding(Fault.DAMAGED, detail=str(error.__cause__ or error))]


def _repair(options: Options, found: list[Finding]) -> int:
    """Exit 1 while anything is left. Raises OpenElsewhere while a window holds the journal."""
    from journal.store.repairing import mend

    index = any(each.fault is Fault.INDEX for each in found)
    with writing(options) as journal:
        mended = mend(journal, _WORDS, index=index)
        left = check(journal.database)
    sys.stdout.write("\n")
    _tell(mended, _MENDED)
    if index:
        sys.stdout.write("The search index was made anew\n")
    sys.stdout.write("Undo in the window takes this back.\n" if mended else "")
    if left:
        sys.stdout.write("\nStill wrong:\n")
        _tell(left, _FOUND)
    return 1 if left else 0


def _tell(findings: Iterable[Finding], sentences: dict[Fault, str]) -> None:
    for each in findings:
        sys.stdout.write(
            sentences[each.fault].format(
                table=each.kind,
                column=each.column,
                count=len(each.ids),
                names=(" → " if each.fault is Fault.LOOP else ", ").join(each.names),
                detail=each.detail,
            )
            + "\n"
        )


def _plain(finding: Finding) -> dict[str, object]:
    told = finding._asdict()
    return told | {"fault": str(finding.fault), "kind": finding.kind and str(finding.kind)}
