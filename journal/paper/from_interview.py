"""Makes a sheet's data out of an interview as the journal reads it."""

from __future__ import annotations

from journal.domain.agenda import Step, arrive_by, leave_by
from journal.domain.clock import later_by
from journal.domain.codes import Channel, Format, Introduction, Level, NoteKind
from journal.domain.followups import thank_you_due
from journal.domain.views.meetings import InterviewCard
from journal.paper.sheet_data import (
    BringItem,
    SheetData,
    SheetHold,
    SheetNote,
    SheetQuestion,
)


def sheet_of(card: InterviewCard, steps: tuple[Step, ...] = ()) -> SheetData:
    """The sheet of an interview; ``steps`` are its plan, () the default for its length.

    Whoever sent a substitute introduced them.
    """
    row = card.row
    form = Format(row.format)
    start = row.start
    arrive = arrive_by(start, form)
    leave = leave_by(arrive, card.travel_minutes)
    end = later_by(start, row.minutes) if start else None
    introduction = Introduction(card.introduction) if card.introduction else None
    if row.instead_of:
        introduction = Introduction.MADE
    known = row.instead_of in ("", row.referrer)  # of others no touch was read
    return SheetData(
        name=row.name,
        role=row.role,
        company=row.company,
        level=Level(card.level) if card.level else None,
        mail=card.mail,
        phone=card.phone,
        start=start,
        minutes=row.minutes or None,
        format=form,
        place=row.place,
        link=card.link,
        arrive_by=arrive.replace(tzinfo=None) if arrive else None,
        leave_by=leave.replace(tzinfo=None) if leave else None,
        referrer=row.instead_of or row.referrer,
        introduction=introduction,
        touch_date=card.referrer_touch if known else None,
        touch_channel=Channel(card.referrer_channel) if known and card.referrer_channel else None,
        why_you=card.attained,
        pitch=card.pitch.body if card.pitch else "",
        steps=steps,
        questions=tuple(
            SheetQuestion(f"Q{number}", question.text, question.must_ask)
            for number, question in enumerate(card.questions, 1)
        ),
        chain=card.path,
        how_known=card.how_known,
        research=_notes(card, NoteKind.RESEARCH),
        common_ground=_notes(card, NoteKind.COMMON_GROUND),
        offers=_notes(card, NoteKind.OFFER),
        holds=tuple(SheetHold(each.whose_move, each.unmet, each.owner_gone) for each in card.holds),
        bring=tuple(BringItem(item.text, item.packed) for item in card.bring),
        dress=card.dress or None,
        thank_you_due=thank_you_due(end).replace(tzinfo=None) if end else None,
    )


def _notes(card: InterviewCard, kind: NoteKind) -> tuple[SheetNote, ...]:
    text = card.person_notes.get(kind, "").strip()
    return (SheetNote(text, kind in card.private_kinds),) if text else ()
