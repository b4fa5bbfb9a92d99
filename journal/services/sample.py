"""Makes the sample journal out of plain data, with dates relative to today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from journal.domain.changes import Kind
from journal.domain.clock import Clock, later_by, resolve
from journal.domain.codes import PointKind
from journal.errors import CannotWrite
from journal.services.starting import add_bank, bring_along, make_filled, read_data
from journal.store.journal import Step

SAMPLE_NAME = "sample.journal"
_NOON = time(12, 0)
_OWN = (
    "name", "addressed_as", "pronouns", "level", "decides_hiring", "source", "place", "how_known",
    "attained", "warmth", "cadence", "linkedin",
)  # fmt: skip


def ensure_sample(folder: Path, clock: Clock) -> Path:
    """The sample journal in ``folder``, made now if it isn't there. Raises CannotWrite."""
    path = folder / SAMPLE_NAME
    if not path.exists():
        try:
            make_filled(path, clock, lambda step: _Sample(step, clock).write(read_data("sample")))
        except CannotWrite:
            if not path.exists():  # or else another start was faster
                raise
    return path


class _Sample:
    """Writes the data within one step; people and interviews are known by their keys."""

    def __init__(self, step: Step, clock: Clock) -> None:
        self._step = step
        self._clock = clock
        self._today = clock.today()
        self._people: dict[str, int] = {}
        self._jobs: dict[str, int] = {}
        self._companies: dict[str, int] = {}
        self._pitches: dict[str, int] = {}
        self._interviews: dict[str, int] = {}
        self._milestones: dict[str, int] = {}
        self._letters: dict[str, int] = {}

    def write(self, data: Mapping[str, Any]) -> None:
        """Everything, in the order in which things refer to each other."""
        self._bank = add_bank(self._step)
        self._step.insert(Kind.PROFILE, **data["profile"])
        for place, pitch in enumerate(data["pitch"]):
            self._pitches[pitch["title"]] = self._step.insert(
                Kind.PITCH, **pitch, is_default=place == 0
            )
        for each in data["person"]:
            self._person(each)
        for each in data["interview"]:
            self._interview(each)
        for each in data["referral"]:
            self._referral(each)
        for each in data["hold"]:
            self._hold(each)
        for each in data["follow_up"]:
            self._follow_up(each)
        for each in data["letter"]:
            self._letter(each)
        for each in data["touch"]:
            self._touch(each)
        for each in data["advice"]:
            self._advice(each)

    def _person(self, each: Mapping[str, Any]) -> None:
        key = self._step.insert(
            Kind.CONTACT,
            **{name: each[name] for name in _OWN if name in each},
            created_at=self._clock.now() - timedelta(days=30),
        )
        self._people[each["key"]] = key
        self._jobs[each["key"]] = self._step.insert(
            Kind.POSITION,
            contact_id=key,
            company_id=self._company(each["company"]),
            role=each["role"],
        )
        for rank, kind in enumerate((PointKind.MAIL, PointKind.PHONE)):
            if str(kind) in each:
                self._step.insert(
                    Kind.POINT, contact_id=key, kind=kind, value=each[str(kind)], rank=rank
                )
        for kind, text in each.get("notes", {}).items():
            self._note(key, kind, text)

    def _interview(self, each: Mapping[str, Any]) -> None:
        contact = self._people[each["contact"]]
        start = self._start(each)
        minutes = each["minutes"]
        begun = resolve(start, self._clock.zone) if start else None
        held = each["status"] == "held" and begun is not None
        key = self._step.insert(
            Kind.INTERVIEW,
            contact_id=contact,
            position_id=self._jobs[each["contact"]],
            pitch_id=self._pitches.get(each.get("pitch", "")),
            status=each["status"],
            format=each["format"],
            start=start,
            zone=self._clock.zone,
            minutes=minutes,
            place=each.get("place", ""),
            travel_minutes=each.get("travel_minutes"),
            requested_on=self._day(each.get("requested")),
            closed_on=self._day(each.get("closed")),
            held_from=begun if held else None,
            held_until=later_by(begun, minutes) if held and begun else None,
            printed_at=begun - timedelta(hours=20) if held and begun else None,
            rating=each.get("rating", 0),
            referral_question=each.get("referral_question", "not asked yet"),
            created_at=self._clock.now() - timedelta(days=20),
        )
        self._interviews[each["key"]] = key
        self._questions(key, each.get("question", ()))
        self._bring(key, each.get("packed", ()))
        for kind, text in each.get("notes", {}).items():
            self._note(contact, kind, text, key)
        for lead in each.get("lead", ()):
            self._step.insert(
                Kind.LEAD,
                company_id=self._company(lead["company"]),
                contact_id=contact,
                interview_id=key,
                what=lead["what"],
                said_on=begun.date() if begun else self._today,
            )

    def _questions(self, interview: int, questions: Sequence[Mapping[str, Any]]) -> None:
        for position, each in enumerate(questions):
            bank = self._bank.get(each.get("bank", ""))
            answer = each.get("answer", "")
            self._step.insert(
                Kind.INTERVIEW_QUESTION,
                interview_id=interview,
                question_id=bank[0] if bank else None,
                position=position,
                text=bank[1] if bank else each["text"],
                topic=bank[2] if bank else "",
                must_ask=each.get("must_ask", False),
                spontaneous=each.get("spontaneous", False),
                asked=bool(answer),
                answer=answer,
            )

    def _bring(self, interview: int, packed: Sequence[str]) -> None:
        for position, text in enumerate(bring_along()):
            self._step.insert(
                Kind.BRING_ITEM,
                interview_id=interview,
                position=position,
                text=text,
                packed=text in packed,
            )

    def _referral(self, each: Mapping[str, Any]) -> None:
        self._step.insert(
            Kind.REFERRAL,
            referrer_id=self._people[each["referrer"]],
            referred_id=self._people[each["referred"]],
            interview_id=self._interviews.get(each.get("interview", "")),
            made_on=self._day(each["day"]),
            is_primary=each.get("primary", False),
            introduction=each["introduction"],
            words=each.get("words", ""),
        )

    def _hold(self, each: Mapping[str, Any]) -> None:
        contact, mover = self._people[each["contact"]], self._people[each["whose_move"]]
        row = self._step.find(
            "SELECT id FROM referral WHERE referrer_id = ? AND referred_id = ?", (mover, contact)
        )
        key = self._step.insert(
            Kind.HOLD,
            contact_id=contact,
            whose_move_id=mover,
            referral_id=row,
            check_back=self._day(each["check_back"]),
        )
        for what in each["conditions"]:
            self._step.insert(Kind.HOLD_CONDITION, hold_id=key, what=what)

    def _follow_up(self, each: Mapping[str, Any]) -> None:
        state = each.get("state", "open")
        due = self._day(each.get("day"))
        self._step.insert(
            Kind.FOLLOW_UP,
            contact_id=self._people[each["contact"]],
            about_id=self._people.get(each.get("about", "")),
            interview_id=self._interviews.get(each.get("interview", "")),
            milestone_id=self._milestone(each.get("milestone", "")),
            kind=each["kind"],
            what=each.get("what", ""),
            why=each.get("why", ""),
            due_on=due,
            due_time=each.get("time"),
            state=state,
            closed_on=due if state != "open" else None,
            origin=each.get("origin", ""),
            created_at=self._clock.now() - timedelta(days=3),
        )

    def _touch(self, each: Mapping[str, Any]) -> None:
        day = self._day(each["day"])
        assert day is not None
        self._step.insert(
            Kind.TOUCH,
            contact_id=self._people[each["contact"]],
            at=datetime.combine(day, _NOON, UTC),
            on_day=day,
            channel=each["channel"],
            direction=each["direction"],
            what=each["what"],
            letter_id=self._letters.get(each["letter"]) if "letter" in each else None,
        )

    def _letter(self, each: Mapping[str, Any]) -> None:
        day = self._day(each["day"])
        assert day is not None
        at = datetime.combine(day, _NOON, UTC)
        state = each.get("state", "draft")
        key = self._step.insert(
            Kind.LETTER,
            contact_id=self._people[each["contact"]],
            interview_id=self._interviews.get(each.get("interview", "")),
            kind=each["kind"],
            state=state,
            channel=each.get("channel", "mail program"),
            subject=each["subject"],
            body=each["body"].strip(),
            sent_at=at if state == "sent" else None,
            created_at=at,
        )
        self._letters[each.get("key", "")] = key

    def _advice(self, each: Mapping[str, Any]) -> None:
        self._step.insert(
            Kind.ADVICE,
            contact_id=self._people[each["contact"]],
            interview_id=self._interviews.get(each.get("interview", "")),
            what=each["what"],
            done_on=self._day(each.get("done")),
            told_on=self._day(each.get("told")),
        )

    def _note(self, contact: int, kind: str, text: str, interview: int | None = None) -> None:
        self._step.insert(
            Kind.NOTE,
            contact_id=contact,
            interview_id=interview,
            kind=kind,
            text=text,
            written_at=self._clock.now() - timedelta(days=2),
        )

    def _company(self, name: str) -> int:
        if name not in self._companies:
            self._companies[name] = self._step.insert(Kind.COMPANY, name=name)
        return self._companies[name]

    def _milestone(self, name: str) -> int | None:
        if not name:
            return None
        if name not in self._milestones:
            self._milestones[name] = self._step.insert(Kind.MILESTONE, name=name)
        return self._milestones[name]

    def _day(self, days: int | None) -> date | None:
        return None if days is None else self._today + timedelta(days=days)

    def _start(self, each: Mapping[str, Any]) -> str | None:
        if "time" not in each:
            return None
        day = each["day"]
        if day == "next":
            day = 0 if self._clock.now().time() < _NOON else 1
        return f"{self._today + timedelta(days=day)}T{each['time']}"
