"""Each command of the services with seeded arguments: for random walks and sessions."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from random import Random
from typing import TypeVar

from journal.domain import codes
from journal.domain.letters.hints import HintCode
from journal.domain.milestones import Milestone
from journal.domain.proposals import Proposal, Whom
from journal.domain.repeats import Every, Repeat
from journal.domain.views.letters import LetterCard
from journal.services.holding import ConditionDraft, HoldDraft
from journal.services.library import Library
from journal.services.proposing import Proposed
from journal.store import deleted
from journal.store.journal import Journal
from journal.store.reviving import Reviving

Code = TypeVar("Code", bound=StrEnum)
TODAY = date(2026, 3, 6)
GONE = 987_654_321  # an id of something that was deleted meanwhile
WORDS = (
    "harbour", "Zoë", "李", "late", "50%", "o’clock", "tea", "planner", "x\ny", "ﬁne", "'", '"a"',
)  # fmt: skip


class NothingThere(Exception):  # noqa: N818 - no error: the next operation is taken
    """There is nothing that this could be done to."""


class Some:
    """Chooses what an operation is done to, and with what."""

    def __init__(self, journal: Journal, library: Library, random: Random, folder: Path) -> None:
        self.journal = journal
        self.library = library
        self.random = random
        self.folder = folder

    def id(self, table: str, where: str = "1") -> int:
        """One that is there; once in a while one that isn't any more."""
        rows = self.journal.database.rows(f"SELECT id FROM {table} WHERE {where} ORDER BY id")
        if not rows:
            raise NothingThere
        return GONE if self.random.random() < 0.02 else int(self.random.choice(rows)[0])

    def ids(self, table: str, most: int = 3) -> list[int]:
        """Some different ones."""
        return list(dict.fromkeys(self.id(table) for _ in range(self.random.randint(1, most))))

    def or_none(self, table: str) -> int | None:
        """One, or none."""
        return self.id(table) if self.random.random() < 0.6 else None

    def code(self, kind: type[Code]) -> Code:
        """A code."""
        return self.random.choice(list(kind))

    def text(self) -> str:
        """Some words, seldom none."""
        return " ".join(self.random.choices(WORDS, k=self.random.choice((0, 1, 2, 3, 5, 8))))

    def name(self) -> str:
        """A name."""
        return f"{self.random.choice(WORDS[:3])} {self.random.randrange(10**6)}"

    def company(self) -> str:
        """A company, often the same."""
        return self.random.choice(("", "Baltic Freight", "Müller & Söhne", self.name()))

    def day(self) -> date:
        """Around today."""
        return TODAY + timedelta(days=self.random.randint(-20, 60))

    def start(self) -> str:
        """A wall time."""
        return f"{self.day().isoformat()}T{self.random.randint(8, 18):02}:30"

    def yes(self) -> bool:
        """Or no."""
        return self.random.random() < 0.5

    def visit(self) -> str:
        """A visit to a field; steps of the same one join."""
        return self.random.choice(("", "a", "b"))

    def milestone(self) -> str:
        """One of the program's, or the user's own."""
        return self.random.choice((*map(str, Milestone), "a boat"))

    def card(self) -> LetterCard:
        """A letter to somebody: a draft that was kept, or one filled just now."""
        found = self.library.composing.card(
            self.id("contact"), self.code(codes.LetterKind), about_id=self.or_none("contact")
        )
        if found is None:
            raise NothingThere
        return found

    def proposal(self) -> Proposal:
        """A follow-up that could be proposed."""
        return Proposal(
            "thanks",
            self.code(codes.FollowUpKind),
            self.day(),
            self.random.choice((None, time(9, 30))),
            self.code(Whom),
        )


Act = Callable[[Library, Some], object]


def _import(library: Library, some: Some) -> object:
    file = some.folder / "people.csv"
    lines = [f"{some.name()},{some.company()},{some.name()},x;y" for _ in range(5)]
    file.write_text("\n".join(["name,company,referred_by,tags", *lines]), encoding="utf-8")
    _result, rows = library.imports.plan(file)
    return library.imports.apply(rows, referrer_id=some.or_none("contact"))


def _reach(library: Library, some: Some) -> object:
    """Some of those who are owed the news, as one has ticked them."""
    name, reached = some.milestone(), TODAY - timedelta(days=some.random.randint(0, 30))
    owed = library.milestones.owed(name, reached, some.or_none("contact"))
    chosen = some.random.sample(owed, some.random.randint(0, len(owed)))
    return library.milestones.reach(name, reached, chosen, keep_in_touch=some.yes())


def _bring_back(_library: Library, some: Some) -> object:
    """As the services do it beside the window, but at once."""
    items = deleted.items(some.journal.database)
    if not items:
        raise NothingThere
    chosen = some.random.sample(items, min(len(items), some.random.choice((1, 1, 3))))
    with some.journal.step("Restore") as step:
        reviving = Reviving(some.journal.database, step, lambda _done, _total: None)
        return reviving.bring_back([item.key for item in chosen])


FIELDS = ("addressed_as", "pronouns", "area", "place", "how_known", "attained")

ACTS: dict[str, Act] = {
    "contacts.add": lambda to, s: to.contacts.add(
        s.name(), company=s.company(), role=s.text(), mail=s.text(), phone=s.text(),
        referrer_id=s.or_none("contact") if s.yes() else None,
    ),
    "contacts.set_field": lambda to, s: to.contacts.set_field(
        s.id("contact"), s.random.choice(FIELDS), s.text(), visit=s.visit()
    ),
    "contacts.set_job": lambda to, s: to.contacts.set_job(
        s.id("contact"), role=s.text(), company=s.company(), visit=s.visit()
    ),
    "contacts.set_note": lambda to, s: to.contacts.set_note(
        s.id("contact"), s.code(codes.NoteKind), s.text(), visit=s.visit()
    ),
    "contacts.set_point": lambda to, s: to.contacts.set_point(
        s.id("contact"), s.code(codes.PointKind), s.text(), point_id=s.or_none("contact_point"),
        visit=s.visit(),
    ),
    "contacts.delete": lambda to, s: to.contacts.delete(*s.ids("contact")),
    "contacts.log_touch": lambda to, s: to.contacts.log_touch(
        s.id("contact"), s.code(codes.Channel), s.text(), on_day=s.day()
    ),
    "referrals.refer": lambda to, s: to.referrals.refer(
        s.id("contact"), s.id("contact"), primary=s.yes()
    ),
    "referrals.place": lambda to, s: to.referrals.place(
        s.ids("contact"), s.or_none("contact"), primary=s.yes()
    ),
    "referrals.to_root": lambda to, s: to.referrals.to_root(s.id("contact")),
    "referrals.remove": lambda to, s: to.referrals.remove(s.id("referral")),
    "referrals.set_introduction": lambda to, s: to.referrals.set_introduction(
        s.id("referral"), s.code(codes.Introduction)
    ),
    "referrals.hold": lambda to, s: to.referrals.hold(
        s.id("contact"), whose_move_id=s.or_none("contact"), conditions=[s.text(), s.text()],
        check_back=s.day(),
    ),
    "referrals.end_hold": lambda to, s: to.referrals.end_hold(s.id("hold"), s.text()),
    "referrals.move_check_back": lambda to, s: to.referrals.move_check_back(
        s.id("hold"), s.day()
    ),
    "meetings.plan": lambda to, s: to.meetings.plan(
        s.id("contact"), start=s.start() if s.yes() else None, form=s.code(codes.Format),
        place=s.text(),
    ),
    "meetings.set_field": lambda to, s: to.meetings.set_field(
        s.id("interview"), *s.random.choice([
            ("place", s.text()), ("dress", s.text()), ("rating", 4), ("minutes", 45),
            ("format", s.code(codes.Format)),
        ]), visit=s.visit(),
    ),
    "meetings.set_steps": lambda to, s: to.meetings.set_steps(
        s.id("interview"), [(s.code(codes.StepCode), 10), (s.code(codes.StepCode), 5)],
        visit=s.visit(),
    ),
    "meetings.schedule": lambda to, s: to.meetings.schedule(
        s.id("interview"), s.start(), place=s.text()
    ),
    "meetings.move_to": lambda to, s: to.meetings.move_to(
        s.id("interview"), s.day().isoformat()
    ),
    "meetings.set_status": lambda to, s: to.meetings.set_status(
        s.id("interview"), s.code(codes.InterviewStatus)
    ),
    "meetings.delete": lambda to, s: to.meetings.delete(s.id("interview")),
    "meetings.mark_printed": lambda to, s: to.meetings.mark_printed(s.id("interview")),
    "meetings.set_bring": lambda to, s: to.meetings.set_bring(
        s.id("interview"), s.or_none("bring_item"), s.text(), visit=s.visit()
    ),
    "meetings.set_packed": lambda to, s: to.meetings.set_packed(
        s.id("interview"), s.id("bring_item"), s.yes()
    ),
    "after_meetings.put_off": lambda to, s: to.after_meetings.put_off(
        s.id("interview"), to.clock.now() + timedelta(hours=5) if s.yes() else None
    ),
    "after_meetings.nothing_said": lambda to, s: to.after_meetings.nothing_said(s.id("interview")),
    "after_meetings.thanked": lambda to, s: to.after_meetings.thanked(s.id("interview")),
    "substitutes.somebody_new": lambda to, s: to.substitutes.somebody_new(
        s.id("interview"), s.name(), s.company(), held=s.yes()
    ),
    "substitutes.somebody_known": lambda to, s: to.substitutes.somebody_known(
        s.id("interview"), s.id("contact"), held=s.yes()
    ),
    "questions.add_from_bank": lambda to, s: to.questions.add_from_bank(
        s.id("interview"), s.ids("question", 4), at=s.random.choice((None, 0, 1))
    ),
    "questions.add_own": lambda to, s: to.questions.add_own(
        s.id("interview"), s.text(), spontaneous=s.yes(), answer=s.text(),
        after=s.or_none("interview_question"), visit=s.visit(),
    ),
    "questions.reword": lambda to, s: to.questions.reword(
        s.id("interview_question"), s.text(), visit=s.visit()
    ),
    "questions.reorder": lambda to, s: to.questions.reorder(
        (key := s.id("interview")), s.random.sample(
            found := [row[0] for row in s.journal.database.rows(
                "SELECT id FROM interview_question WHERE interview_id = ?", (key,))],
            len(found),
        ),
    ),
    "questions.remove": lambda to, s: to.questions.remove(*s.ids("interview_question")),
    "questions.set_must_ask": lambda to, s: to.questions.set_must_ask(
        s.id("interview_question"), s.yes()
    ),
    "questions.set_asked": lambda to, s: to.questions.set_asked(
        s.id("interview_question"), s.yes()
    ),
    "questions.set_answer": lambda to, s: to.questions.set_answer(
        s.id("interview_question"), s.text(), visit=s.visit()
    ),
    "questions.keep_in_bank": lambda to, s: to.questions.keep_in_bank(
        s.id("interview_question", "question_id IS NULL"), s.code(codes.Topic)
    ),
    "pitches.add": lambda to, s: to.pitches.add(
        s.text(), title=s.text(), interview_id=s.or_none("interview"), visit=s.visit()
    ),
    "pitches.edit": lambda to, s: to.pitches.edit(
        s.id("pitch"), body=s.text(), title=s.text(), visit=s.visit()
    ),
    "pitches.choose": lambda to, s: to.pitches.choose(s.id("interview"), s.or_none("pitch")),
    "pitches.make_default": lambda to, s: to.pitches.make_default(s.id("pitch")),
    "pitches.delete": lambda to, s: to.pitches.delete(s.id("pitch")),
    "capture.set_note": lambda to, s: to.capture.set_note(
        s.id("interview"), s.code(codes.NoteKind), s.text(), visit=s.visit()
    ),
    "capture.hear_name": lambda to, s: to.capture.hear_name(
        s.id("interview"), s.name(), s.company(), promised=s.yes(), check_back=s.day()
    ),
    "capture.hear_known": lambda to, s: to.capture.hear_known(
        s.id("interview"), s.id("contact"), promised=s.yes(), check_back=s.day()
    ),
    "capture.hear_company": lambda to, s: to.capture.hear_company(
        s.id("interview"), s.company(), s.text()
    ),
    "capture.forget_name": lambda to, s: to.capture.forget_name(s.id("referral")),
    "capture.agree": lambda to, s: to.capture.agree(
        s.id("interview"), s.text(), mine=s.yes(), due_on=s.day()
    ),
    "capture.forget_agreement": lambda to, s: to.capture.forget_agreement(s.id("agreement")),
    "capture.forget_company": lambda to, s: to.capture.forget_company(s.id("lead")),
    "follow_ups.add": lambda to, s: to.follow_ups.add(
        s.or_none("contact"), s.code(codes.FollowUpKind), what=s.text(), why=s.text(),
        due_on=s.day(), due_time=time(10, 15), about_id=s.or_none("contact"),
    ),
    "follow_ups.edit": lambda to, s: to.follow_ups.edit(
        s.id("follow_up"), what=s.text(), why=s.text(), visit=s.visit()
    ),
    "follow_ups.done": lambda to, s: to.follow_ups.done(
        s.id("follow_up"), channel=s.random.choice([None, *codes.Channel])
    ),
    "follow_ups.skip": lambda to, s: to.follow_ups.skip(s.id("follow_up"), s.text()),
    "follow_ups.reopen": lambda to, s: to.follow_ups.reopen(s.id("follow_up")),
    "follow_ups.move": lambda to, s: to.follow_ups.move(
        s.id("follow_up"), s.day(), s.random.choice((None, time(16, 0)))
    ),
    "follow_ups.remind": lambda to, s: to.follow_ups.remind(
        s.id("follow_up"), s.random.choice((None, datetime(2031, 1, 1, 9, tzinfo=UTC)))
    ),
    "follow_ups.note_touch": lambda to, s: to.follow_ups.note_touch(
        s.id("follow_up"), s.code(codes.Channel)
    ),
    "follow_ups.change": lambda to, s: to.follow_ups.change(
        s.id("follow_up"), s.id("contact"), s.code(codes.FollowUpKind), due_on=s.day(),
        repeat=s.random.choice((None, Repeat(1, Every.MONTHS))),
    ),
    "profile.set_field": lambda to, s: to.profile.set_field("status", s.text(), visit=s.visit()),
    "profile.add_version": lambda to, s: to.profile.add_version(s.text(), s.text()),
    "profile.set_version": lambda to, s: to.profile.set_version(
        s.id("resume_version"), title=s.text(), made_on=s.day(), visit=s.visit()
    ),
    "profile.delete_version": lambda to, s: to.profile.delete_version(s.id("resume_version")),
    "profile.take_back": lambda to, s: to.profile.take_back(s.id("resume_copy")),
    "proposals.accept": lambda to, s: to.proposals.accept(
        [
            Proposed(
                s.id("contact"), "", s.or_none("contact"), "", s.proposal(), True,
                s.id("interview"),
            )
        ]
    ),
    "profile.give": lambda to, s: to.profile.give(
        s.id("resume_version"), s.id("contact"), s.day()
    ),
    "touches.log": lambda to, s: to.touches.log(
        s.ids("contact"), s.code(codes.Channel), s.text(), on_day=s.day()
    ),
    "touches.set_cadence": lambda to, s: to.touches.set_cadence(
        s.ids("contact"), s.code(codes.Cadence)
    ),
    "follow_ups.delete": lambda to, s: to.follow_ups.delete(s.id("follow_up")),
    "letters.written": lambda to, s: to.letters.written(
        s.id("contact"), s.code(codes.LetterKind), s.text(), interview_id=s.or_none("interview"),
        channel=s.code(codes.Channel), anyway=True,
    ),
    "composing.keep": lambda to, s: to.composing.keep(
        s.card(), s.text(), s.text(), visit=s.visit()
    ),
    "composing.send": lambda to, s: to.composing.send(
        s.card(), s.text(), "1. " + s.text(), s.code(codes.Channel), anyway=s.yes()
    ),
    "composing.set_channel": lambda to, s: to.composing.set_channel(
        s.id("letter"), s.code(codes.Channel)
    ),
    "composing.discard": lambda to, s: to.composing.discard(s.id("letter")),
    "composing.save_template": lambda to, s: to.composing.save_template(
        s.random.choice(to.composing.templates())._replace(title=s.text(), body=s.text()),
        visit=s.visit(),
    ),
    "composing.delete_template": lambda to, s: to.composing.delete_template(
        s.id("letter_template")
    ),
    "composing.dismiss": lambda to, s: to.composing.dismiss(
        s.code(HintCode), s.card() if s.yes() else None
    ),
    "composing.bring_back": lambda to, s: to.composing.bring_back(s.code(HintCode)),
    "holds.change": lambda to, s: to.holds.change(
        [HoldDraft(s.id("hold"), s.or_none("contact"), s.day(), [
            ConditionDraft(s.or_none("hold_condition"), s.text(), s.yes()),
            ConditionDraft(None, s.text(), s.yes()),
        ])],
        over=s.or_none("hold"),
    ),
    "holds.heard": lambda to, s: to.holds.heard(
        s.id("contact"), s.code(codes.Channel), s.text(), met=[s.id("hold_condition")]
    ),
    "holds.over": lambda to, s: to.holds.over(s.id("hold")),
    "holds.all_over": lambda to, s: to.holds.all_over([s.id("hold"), s.id("hold")]),
    "milestones.wait": lambda to, s: to.milestones.wait(
        s.milestone(), s.or_none("contact"), s.code(codes.FollowUpKind), what=s.text()
    ),
    "milestones.change": lambda to, s: to.milestones.change(
        s.id("follow_up"), s.random.choice(("", s.milestone())), s.id("contact"),
        s.code(codes.FollowUpKind), due_on=s.day(),
    ),
    "milestones.reach": _reach,
    "batches.draft": lambda to, s: to.batches.draft(
        s.ids("contact", 4), s.text(), s.day(), s.day()
    ),
    "imports.apply": _import,
    "recovery.restore": _bring_back,
    "beginning.set_my_name": lambda to, s: to.beginning.set_my_name(s.name()),
}  # fmt: skip

# Public methods that change nothing, work inside another's step, or are another's second form;
# going back to before a step is in the walks, what ends the history has nothing to undo, and a
# repair needs a journal that is damaged: store/test_repairing.py.
NO_OPERATIONS = {
    "profile.me", "profile.versions", "proposals.after", "proposals.now", "proposals.of_meeting",
    "follow_ups.is_noted",
    "referrals.would_loop", "meetings.warm_up", "letters.check", "letters.is_reminder",
    "composing.card", "composing.letter", "composing.rows", "composing.facts",
    "composing.questions_sent", "composing.wording", "composing.templates", "composing.template",
    "composing.dismissed", "composing.another_kind", "composing.without_step",
    "imports.plan", "imports.reading", "imports.apply_in_background", "beginning.my_name",
    "beginning.offer_first_steps",
    "beginning.close_first_steps", "recovery.deleted", "recovery.steps", "recovery.details",
    "recovery.empty", "recovery.travel", "checks.check", "checks.repair",
    "milestones.get", "milestones.news", "milestones.owed", "milestones.rows", "milestones.said",
    "batches.places", "batches.unsent", "batches.visit",
}  # fmt: skip
NO_COMMANDS = {"exports", "choices", "habits", "forgetting", "guard"}


def missing() -> set[str]:
    """Commands of the library that are not among ``ACTS``: new ones that nobody tried yet."""
    offered: set[str] = set()
    for name, part in vars(Library).items():
        if not isinstance(part, cached_property) or name in NO_COMMANDS:
            continue
        made = _class_of(part)
        offered |= {
            f"{name}.{method}"
            for method, _value in inspect.getmembers(made, inspect.isfunction)
            if not method.startswith("_")
        }
    return offered - ACTS.keys() - NO_OPERATIONS


def _class_of(part: cached_property) -> type:  # type: ignore[type-arg]
    """What a lazy part of the library is: its annotation, imported where its body imports it."""
    from importlib import import_module

    name = str(inspect.signature(part.func).return_annotation)
    source = inspect.getsource(part.func)
    module = source.partition("from ")[2].partition(" import")[0]
    return getattr(import_module(module), name)  # type: ignore[no-any-return]
