"""What an interview sheet shows, as plain data: whoever prints fills this from the journal.

Texts are printed as they are, never read as markup. What is missing is left out of the sheet,
except where a place to write by hand is worth more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from journal.domain.agenda import Step, default_steps
from journal.domain.codes import Channel, Format, Introduction, Level

BLANK_MINUTES = 30
BLANK_QUESTIONS = 7


class Paper(StrEnum):
    """Sizes of paper that the sheet is laid out for."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True)
class SheetQuestion:
    """A question in its wording for this interview; ``code`` is what handwriting refers to."""

    code: str
    text: str
    must_ask: bool = False


@dataclass(frozen=True)
class SheetNote:
    """A note on the person; a private one is printed only if the options say so."""

    text: str
    private: bool = False


@dataclass(frozen=True)
class SheetHold:
    """Why they must not be written to yet: whose move it is ("" is mine), what has to happen.

    ``nobody``: whoever had the move is gone.
    """

    mover: str = ""
    what: tuple[str, ...] = ()
    nobody: bool = False


@dataclass(frozen=True)
class BringItem:
    """A thing to take along; packed ones are printed ticked."""

    text: str
    packed: bool = False


@dataclass(frozen=True)
class SheetData:
    """One interview. Times are local wall times (naive); all but the name may be missing.

    ``name`` "" is a sheet without a person. ``touch_date`` and ``touch_channel`` tell of the
    last touch with the referrer. ``chain`` names the referrers from the root down, without me
    and without the person. ``steps`` () means the default plan for ``minutes``. ``bring`` None
    means the standard list, () none. ``dress`` None means what is usual for the format, ""
    nothing.
    """

    name: str
    role: str = ""
    company: str = ""
    level: Level | None = None
    mail: str = ""
    phone: str = ""
    start: datetime | None = None
    minutes: int | None = None
    format: Format | None = None
    place: str = ""
    link: str = ""
    arrive_by: datetime | None = None
    leave_by: datetime | None = None
    referrer: str = ""
    introduction: Introduction | None = None
    touch_date: date | None = None
    touch_channel: Channel | None = None
    why_you: str = ""
    pitch: str = ""
    steps: tuple[Step, ...] = ()
    questions: tuple[SheetQuestion, ...] = ()
    chain: tuple[str, ...] = ()
    how_known: str = ""
    research: tuple[SheetNote, ...] = ()
    common_ground: tuple[SheetNote, ...] = ()
    offers: tuple[SheetNote, ...] = ()
    holds: tuple[SheetHold, ...] = ()
    bring: tuple[BringItem, ...] | None = None
    dress: str | None = None
    thank_you_due: datetime | None = None

    @property
    def is_blank(self) -> bool:
        """Whether this is a sheet to be filled in by hand."""
        return not self.name.strip()

    @property
    def plan(self) -> tuple[Step, ...]:
        """The steps of the time strip: own ones or the default; none for a letter."""
        if self.format is Format.LETTER:
            return ()
        return self.steps or default_steps(self.minutes)


@dataclass(frozen=True)
class SheetOptions:
    """How to print.

    ``pages`` 1 or 2 is a wish: questions that don't fit go on to further pages.
    ``empty_question_lines`` is a number of empty questions after the prepared ones.
    ``right_to_left`` mirrors the whole page, for languages written that way.
    """

    paper: Paper = Paper.A4
    pages: int = 2
    large_print: bool = False
    empty_question_lines: int = 0
    private_notes: bool = False
    right_to_left: bool = False


def blank_sheet() -> SheetData:
    """A sheet without a person, for half an hour; print it with some empty question lines."""
    return SheetData(name="", minutes=BLANK_MINUTES)
