"""The words of the dialog of backups."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QLocale

from journal.domain.views.restoring import Comparison, Item
from journal.itemmodels.backup_list import BackupWords, Column
from journal.services.backup_files import Reason, parse
from journal.services.backup_folder import Generation
from journal.ui import show

translate = QCoreApplication.translate
MOST = 40  # names of one kind
LONGEST = 60  # letters of what is to be done


def words(today: date) -> BackupWords:
    """Of the table."""
    return BackupWords(
        columns={
            Column.WHEN: translate("Backups", "Made"),
            Column.WHY: translate("Backups", "Why"),
            Column.PEOPLE: translate("Backups", "People"),
            Column.INTERVIEWS: translate("Backups", "Interviews"),
            Column.SIZE: translate("Backups", "Size"),
        },
        cell=lambda generation, column: _cell(generation, column, today),
        spoken=lambda generation: _spoken(generation, today),
    )


def when(made: datetime, today: date) -> str:
    """Day and time: "Today 09:00", "Thu 5 Mar 18:20"."""
    return translate("Backups", "{day} {time}").format(
        day=show.day(made.date(), today), time=show.clock(made)
    )


def when_inside(made: datetime, today: date) -> str:
    """The same within a sentence: "today 09:00"."""
    return translate("Backups", "{day} {time}").format(
        day=show.day_inside(made.date(), today), time=show.clock(made)
    )


def size(count: int) -> str:
    """Of a file: "728 kB", "12.5 MB"."""
    decimals = 1 if count >= 1 << 20 else 0
    return QLocale().formattedDataSize(
        count, decimals, QLocale.DataSizeFormat.DataSizeTraditionalFormat
    )


def why(generation: Generation) -> str:
    """What it was made for; of a file from elsewhere its name."""
    if not generation.good:
        return translate("Backups", "Damaged")
    if generation.loose:
        text = translate("Backups", "Asked for: {file}")
        return text.replace("{file}", generation.path.name)
    if parse(generation.path.name) is None:
        return generation.path.name
    texts = {
        Reason.START: translate("Backups", "Start of the day"),
        Reason.OPEN: translate("Backups", "While it was open"),
        Reason.QUIT: translate("Backups", "When quitting"),
        Reason.IMPORT: translate("Backups", "Before an import"),
        Reason.RESTORE: translate("Backups", "Before restoring"),
        Reason.UPDATE: translate("Backups", "Before an update"),
        Reason.ASKED: translate("Backups", "Asked for"),
    }
    text = texts[generation.reason]
    if generation.second:
        return translate("Backups", "{why}, in the second folder").format(why=text)
    return text


def _cell(generation: Generation, column: Column, today: date) -> str:
    if column is Column.WHEN:
        return when(generation.made, today)
    if column is Column.WHY:
        return why(generation)
    if column is Column.SIZE:
        return size(generation.size)
    if not generation.good:
        return ""
    number = generation.people if column is Column.PEOPLE else generation.interviews
    return QLocale().toString(number)


def _spoken(generation: Generation, today: date) -> str:
    if not generation.good:
        return translate("Backups", "{when}, damaged").format(when=when(generation.made, today))
    return translate("Backups", "{when}, {why}, {people}, {interviews}").format(
        when=when(generation.made, today),
        why=why(generation),
        people=translate("Backups", "%n contact(s)", None, generation.people),
        interviews=translate("Backups", "%n interview(s)", None, generation.interviews),
    )


Part = tuple[str, int, list[str]]  # heading, how many, a line for each kind


def parts(found: Comparison, today: date) -> list[Part]:
    """What restoring would change, in the order of what one fears most."""
    kinds = (
        (found.people, translate("Backups", "People ({count}): {names}")),
        (found.interviews, translate("Backups", "Interviews ({count}): {names}")),
        (found.follow_ups, translate("Backups", "Follow-ups ({count}): {names}")),
    )
    made: list[Part] = []
    for heading, pick in (
        (translate("Backups", "Would go: added since then"), 1),
        (translate("Backups", "Would come back"), 0),
        (translate("Backups", "Would be as they were then"), 2),
    ):
        lines = [
            text.format(
                count=QLocale().toString(len(differences[pick])),
                names=_names(differences[pick], today),
            )
            for differences, text in kinds
            if differences[pick]
        ]
        if lines:
            made.append((heading, sum(len(each[pick]) for each, _text in kinds), lines))
    if found.other:
        line = translate("Backups", "Questions, pitches, tags or companies differ.")
        made.append((translate("Backups", "Other things"), 0, [line]))
    return made


def _names(items: Sequence[Item], today: date) -> str:
    names = [_name(item, today) for item in items[:MOST]]
    more = len(items) - len(names)
    if more:
        names.append(translate("Backups", "and %n more", None, more))
    return translate("Backups", ", ").join(names)


def _name(item: Item, today: date) -> str:
    text = " ".join(item.text.split())
    if len(text) > LONGEST:
        text = text[:LONGEST].rstrip() + "…"
    day = _day(item.day, today)
    if text and item.name and day:
        return translate("Backups", "{text} ({name}, {day})").format(
            text=text, name=item.name, day=day
        )
    if text and (item.name or day):
        return translate("Backups", "{text} ({name})").format(text=text, name=item.name or day)
    if item.name and day:
        return translate("Backups", "{name} ({day})").format(name=item.name, day=day)
    return text or item.name or translate("Backups", "without a name")


def _day(text: str, today: date) -> str:
    try:
        return show.day_inside(date.fromisoformat(text), today)
    except ValueError:
        return ""
