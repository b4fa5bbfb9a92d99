"""All services of one open journal, built once and handed down."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from journal.domain.clock import Clock
from journal.services.autosave import Autosave
from journal.services.bus import ChangeBus
from journal.services.journal_file import JournalFile
from journal.services.reading import Days, Finder, Interviews, People
from journal.services.undoing import History
from journal.store.journal import Journal

if TYPE_CHECKING:
    from journal.services.after_meetings import AfterMeetings
    from journal.services.batching import Batches
    from journal.services.beginning import Beginning
    from journal.services.capturing import CaptureCommands
    from journal.services.checks import Checks
    from journal.services.choices import Choices
    from journal.services.composing import Composing
    from journal.services.contacts import ContactCommands
    from journal.services.exporting import Exports
    from journal.services.forgetting import Forgetting
    from journal.services.guarding import Holds
    from journal.services.habits import HabitChoices
    from journal.services.holding import HoldCommands
    from journal.services.importing import BeforeMany, Imports
    from journal.services.meetings import InterviewCommands
    from journal.services.milestones import Milestones
    from journal.services.offering import Proposals
    from journal.services.pitches import PitchCommands
    from journal.services.profile import ProfileCommands
    from journal.services.promises import FollowUpCommands
    from journal.services.questioning import QuestionCommands
    from journal.services.recovering import Recovery
    from journal.services.referring import ReferralCommands
    from journal.services.substituting import SubstituteCommands
    from journal.services.touching import TouchCommands
    from journal.services.writing import LetterCommands


class Library:
    """Reads (people, interviews, days, finder), commands, and what watches over them.

    Commands are imported and made when the first of them is given: the first page only reads.
    ``bring`` is what a new interview's bring-along list starts with; ``before_many`` gives
    what makes a backup before many people are imported.
    """

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        bring: Sequence[str] = (),
        before_many: BeforeMany | None = None,
    ) -> None:
        self._journal = journal
        self._bring = bring
        self._before_many = before_many
        self.clock = clock
        self.bus = ChangeBus()
        self.autosave = Autosave()
        self.file = JournalFile(journal)
        self.history = History(journal)
        self.people = People(journal, clock)
        self.interviews = Interviews(journal, clock)
        self.days = Days(journal, clock)
        self.finder = Finder(journal)
        journal.subscribe(self.bus.announce)

    @cached_property
    def contacts(self) -> ContactCommands:
        """Changes to people."""
        from journal.services.contacts import ContactCommands

        return ContactCommands(self._journal, self.clock)

    @cached_property
    def referrals(self) -> ReferralCommands:
        """Who referred whom, and holds."""
        from journal.services.referring import ReferralCommands

        return ReferralCommands(self._journal, self.clock)

    @cached_property
    def guard(self) -> Holds:
        """Who must not be written to yet."""
        from journal.services.guarding import Holds

        return Holds(self._journal, self.clock)

    @cached_property
    def after_meetings(self) -> AfterMeetings:
        """What is done with meetings that are over, other than writing."""
        from journal.services.after_meetings import AfterMeetings

        return AfterMeetings(self._journal, self.clock, self.meetings, self.capture)

    @cached_property
    def holds(self) -> HoldCommands:
        """What people on hold wait for."""
        from journal.services.holding import HoldCommands

        return HoldCommands(self._journal, self.clock)

    @cached_property
    def meetings(self) -> InterviewCommands:
        """Planning interviews."""
        from journal.services.meetings import InterviewCommands

        return InterviewCommands(self._journal, self.clock, self._bring)

    @cached_property
    def substitutes(self) -> SubstituteCommands:
        """Who came to an interview instead of the person asked."""
        from journal.services.substituting import SubstituteCommands

        return SubstituteCommands(self._journal, self.clock, self.meetings)

    @cached_property
    def questions(self) -> QuestionCommands:
        """The questions of interviews and of the bank."""
        from journal.services.questioning import QuestionCommands

        return QuestionCommands(self._journal)

    @cached_property
    def pitches(self) -> PitchCommands:
        """The user's short introductions."""
        from journal.services.pitches import PitchCommands

        return PitchCommands(self._journal)

    @cached_property
    def capture(self) -> CaptureCommands:
        """What came of an interview."""
        from journal.services.capturing import CaptureCommands

        return CaptureCommands(self._journal, self.clock)

    @cached_property
    def follow_ups(self) -> FollowUpCommands:
        """What is to be done by a day."""
        from journal.services.promises import FollowUpCommands

        return FollowUpCommands(self._journal, self.clock)

    @cached_property
    def milestones(self) -> Milestones:
        """What the user reached, and who is owed the news."""
        from journal.services.milestones import Milestones

        return Milestones(self._journal, self.clock, self.follow_ups)

    @cached_property
    def touches(self) -> TouchCommands:
        """Being in touch with several people at once."""
        from journal.services.touching import TouchCommands

        return TouchCommands(self._journal, self.clock)

    @cached_property
    def profile(self) -> ProfileCommands:
        """The user, and the versions of their résumé."""
        from journal.services.profile import ProfileCommands

        return ProfileCommands(self._journal, self.clock)

    @cached_property
    def habits(self) -> HabitChoices:
        """What the user chose about follow-ups."""
        from journal.services.habits import HabitChoices

        return HabitChoices(self._journal, self.choices, self.bus)

    @cached_property
    def proposals(self) -> Proposals:
        """Which follow-ups fit what happened."""
        from journal.services.offering import Proposals

        reads = (self.people, self.interviews, self.days)
        return Proposals(
            self._journal, self.clock, reads, self.habits, self.follow_ups, self.referrals
        )

    @cached_property
    def letters(self) -> LetterCommands:
        """Marks of what the user wrote."""
        from journal.services.writing import LetterCommands

        return LetterCommands(self._journal, self.clock, self.meetings)

    @cached_property
    def composing(self) -> Composing:
        """Letters: filled, kept, sent."""
        from journal.services.composing import Composing

        return Composing(self._journal, self.clock, self.letters)

    @cached_property
    def batches(self) -> Batches:
        """Requests to several people for the days of a visit."""
        from journal.services.batching import Batches

        return Batches(self._journal, self.clock, self.composing, self.guard)

    @cached_property
    def forgetting(self) -> Forgetting:
        """Taking people out for good."""
        from journal.services.forgetting import Forgetting

        return Forgetting(self._journal)

    @cached_property
    def exports(self) -> Exports:
        """People into files."""
        from journal.services.exporting import Exports

        return Exports(self._journal.database, self._journal.path, self.clock)

    @cached_property
    def imports(self) -> Imports:
        """People out of files."""
        from journal.services.importing import Imports

        if self._before_many is None:
            return Imports(self._journal, self.clock)
        return Imports(self._journal, self.clock, self._before_many)

    @cached_property
    def checks(self) -> Checks:
        """Whether anything is wrong with the journal, and its repair."""
        from journal.services.checks import Checks

        return Checks(self._journal)

    @cached_property
    def choices(self) -> Choices:
        """What was chosen the last time."""
        from journal.services.choices import Choices

        return Choices(self._journal)

    @cached_property
    def recovery(self) -> Recovery:
        """What was deleted, and what was done."""
        from journal.services.recovering import Recovery

        return Recovery(self._journal)

    @cached_property
    def beginning(self) -> Beginning:
        """The user's name, and the first steps."""
        from journal.services.beginning import Beginning

        return Beginning(self._journal)


def open_library(
    journal: Journal,
    clock: Clock,
    bring: Sequence[str] = (),
    before_many: BeforeMany | None = None,
) -> Library:
    """The services over one journal."""
    return Library(journal, clock, bring, before_many)
