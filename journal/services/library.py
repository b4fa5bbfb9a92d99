"""All services of one open journal, built once and handed down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journal.domain.clock import Clock
from journal.services.autosave import Autosave
from journal.services.bus import ChangeBus
from journal.services.capturing import CaptureCommands
from journal.services.choices import Choices
from journal.services.contacts import ContactCommands
from journal.services.exporting import Exports
from journal.services.importing import Imports
from journal.services.meetings import InterviewCommands
from journal.services.pitches import PitchCommands
from journal.services.promises import FollowUpCommands
from journal.services.questioning import QuestionCommands
from journal.services.reading import Days, Finder, Interviews, People
from journal.services.referring import ReferralCommands
from journal.services.undoing import History
from journal.services.writing import LetterCommands
from journal.store.journal import Journal


@dataclass(frozen=True)
class Library:
    """Reads (people, interviews, days, finder), commands, and what watches over them."""

    clock: Clock
    bus: ChangeBus
    autosave: Autosave
    history: History
    people: People
    interviews: Interviews
    days: Days
    finder: Finder
    contacts: ContactCommands
    referrals: ReferralCommands
    meetings: InterviewCommands
    questions: QuestionCommands
    pitches: PitchCommands
    capture: CaptureCommands
    follow_ups: FollowUpCommands
    letters: LetterCommands
    exports: Exports
    imports: Imports
    choices: Choices


def open_library(journal: Journal, clock: Clock, bring: Sequence[str] = ()) -> Library:
    """The services over one journal; ``bring`` is what a new interview's list starts with."""
    bus = ChangeBus()
    journal.subscribe(bus.announce)
    meetings = InterviewCommands(journal, clock, bring)
    return Library(
        clock=clock,
        bus=bus,
        autosave=Autosave(),
        history=History(journal),
        people=People(journal, clock),
        interviews=Interviews(journal, clock),
        days=Days(journal, clock),
        finder=Finder(journal),
        contacts=ContactCommands(journal, clock),
        referrals=ReferralCommands(journal, clock),
        meetings=meetings,
        questions=QuestionCommands(journal),
        pitches=PitchCommands(journal),
        capture=CaptureCommands(journal, clock),
        follow_ups=FollowUpCommands(journal, clock),
        letters=LetterCommands(journal, clock, meetings),
        exports=Exports(journal.database, journal.path, clock),
        imports=Imports(journal, clock),
        choices=Choices(journal),
    )
