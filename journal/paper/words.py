"""The sheet's wording where it depends on codes; single headings stand where they are printed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from journal.domain.codes import Channel, Format, Introduction, Level, StepCode
from journal.paper.clean import paragraphs
from journal.paper.dates import Dates
from journal.paper.sheet_data import BringItem, SheetData, SheetHold

translate = QCoreApplication.translate


def level_name(level: Level) -> str:
    """A level, in the middle of a line."""
    return {
        Level.JUNIOR: translate("Sheet", "student or junior"),
        Level.PROFESSIONAL: translate("Sheet", "professional"),
        Level.MANAGER: translate("Sheet", "manager"),
        Level.DIRECTOR: translate("Sheet", "director"),
        Level.EXECUTIVE: translate("Sheet", "executive"),
    }[level]


def format_name(how: Format) -> str:
    """A format, at the start of a line."""
    return {
        Format.IN_PERSON: translate("Sheet", "In person"),
        Format.COFFEE: translate("Sheet", "Coffee"),
        Format.LUNCH: translate("Sheet", "Lunch"),
        Format.PHONE: translate("Sheet", "By phone"),
        Format.VIDEO: translate("Sheet", "By video"),
        Format.LETTER: translate("Sheet", "By letter"),
    }[how]


def step_name(code: StepCode) -> str:
    """A part of the plan, in the legend of the strip."""
    return {
        StepCode.INTRODUCTION: translate("Sheet", "introduction"),
        StepCode.CONVERSATION: translate("Sheet", "questions"),
        StepCode.REFERRAL: translate("Sheet", "referral"),
        StepCode.CONCLUSION: translate("Sheet", "thanks"),
        StepCode.SPARE: translate("Sheet", "in hand"),
    }[code]


def title(data: SheetData) -> str:
    """Title of the file."""
    if data.is_blank:
        return translate("Sheet", "Interview sheet")
    return translate("Sheet", "Interview sheet: {name}").format(name=data.name.strip())


def listed(*parts: str) -> str:
    """Parts of a line that have something in them, with commas."""
    comma = translate("Sheet", ", ", "between parts of a line, as role, company and level")
    return comma.join(part for part in (part.strip() for part in parts) if part)


def opening(data: SheetData, dates: Dates) -> str:
    """What to say first: who sent me, and ``opening_thanks``."""
    return " ".join(part for part in (_who_sent_me(data, dates), opening_thanks(data)) if part)


def opening_thanks(data: SheetData) -> str:
    """Thanks, and what I am here for."""
    if data.format in (Format.PHONE, Format.VIDEO):
        return translate(
            "Sheet",
            "Thank you for taking the time. I would like information and advice, not a job.",
        )
    if data.format is Format.LETTER:
        return translate(
            "Sheet",
            "Thank you for answering my questions. I ask for information and advice, not a job.",
        )
    return translate(
        "Sheet", "Thank you for seeing me. I am here for information and advice, not a job."
    )


def _who_sent_me(data: SheetData, dates: Dates) -> str:
    """One whole sentence for each case; nothing if nobody may be named."""
    if not data.referrer.strip() or data.introduction is Introduction.DECLINED:
        return ""
    if data.introduction is not Introduction.MADE:
        sentence = translate("Sheet", "{referrer} suggested that I talk to you.")
    elif data.touch_date is None:
        sentence = translate("Sheet", "{referrer} introduced us.")
    elif data.touch_channel in (Channel.PHONE, Channel.VIDEO):
        sentence = translate("Sheet", "{referrer} introduced us after our call on {date}.")
    elif data.touch_channel is Channel.IN_PERSON:
        sentence = translate("Sheet", "{referrer} introduced us after we met on {date}.")
    else:
        sentence = translate("Sheet", "{referrer} introduced us on {date}.")
    day = dates.spoken(data.touch_date) if data.touch_date else ""
    return sentence.format(referrer=data.referrer.strip(), date=day)


def dress(data: SheetData) -> str:
    """What to wear: the user's own words, or what is usual where one is seen."""
    if data.dress is not None:
        return data.dress
    if data.format in (Format.IN_PERSON, Format.COFFEE, Format.LUNCH, Format.VIDEO):
        return translate("Sheet", "As for a job interview.")
    return ""


def paying(data: SheetData) -> str:
    """Who pays, where there is something to pay."""
    if data.format is Format.LUNCH:
        return translate("Sheet", "Offer to pay for lunch; if they would like to, let them.")
    if data.format is Format.COFFEE:
        return translate("Sheet", "Offer to pay for the coffee; if they would like to, let them.")
    return ""


def bring(data: SheetData) -> tuple[BringItem, ...]:
    """What to take along: the user's list, or the standard one where one goes somewhere."""
    if data.bring is not None:
        return data.bring
    if data.format in (Format.PHONE, Format.VIDEO, Format.LETTER):
        return ()
    return (
        BringItem(translate("Sheet", "this sheet")),
        BringItem(translate("Sheet", "notebook and pen")),
        BringItem(translate("Sheet", "copies of my résumé")),
        BringItem(translate("Sheet", "copy of the questions")),
        BringItem(translate("Sheet", "watch")),
        BringItem(translate("Sheet", "the address")),
    )


def holds(data: SheetData) -> tuple[str, ...]:
    """Whose move it is before they may be written to, a line for each hold."""
    return tuple(part for each in data.holds for part in paragraphs(_hold(each)))


def _hold(hold: SheetHold) -> str:
    what = "; ".join(text.strip() for text in hold.what)
    if hold.nobody:
        sentence = translate("Sheet", "Nobody has the move any more.")
        with_what = translate("Sheet", "Nobody has the move any more: {what}")
    elif hold.mover:
        sentence = translate("Sheet", "Not before {mover} has spoken with them.")
        with_what = translate("Sheet", "It is the move of {mover}: {what}")
    else:
        sentence = translate("Sheet", "It is my move first.")
        with_what = translate("Sheet", "It is my move first: {what}")
    return (with_what if what else sentence).format(mover=hold.mover, what=what)


def closing_heading(how: Format | None) -> str:
    """Heading of what is written down at the end, which is not everywhere a door."""
    if how in (Format.PHONE, Format.VIDEO):
        return translate("Sheet", "Before you hang up")
    if how is Format.LETTER:
        return translate("Sheet", "From their answer")
    return translate("Sheet", "Before you leave")


def manners() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What to do, and what not to do."""
    return (
        (
            translate("Sheet", "Lead the conversation: you asked for it."),
            translate("Sheet", "Keep to the agreed time."),
            translate("Sheet", "Put them at ease."),
            translate("Sheet", "Listen for issues and interests."),
            translate("Sheet", "Be glad of a substitute."),
        ),
        (
            translate("Sheet", "Don’t ask for a job."),
            translate("Sheet", "Don’t ask what a search would answer."),
            translate("Sheet", "Don’t outstay your welcome."),
            translate("Sheet", "Don’t forget the thank-you."),
        ),
    )
