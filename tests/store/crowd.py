"""Fills a journal with rows of every kind; the texts of one person's rows bear a mark of theirs."""

from __future__ import annotations

import json
from random import Random

from journal.domain.changes import Kind
from journal.domain.names import fold
from journal.store.journal import Journal, Step

WORDS = ("harbour", "tea", "Łódź", "planner", "李", "straße", "late", "50 %")
TEXTS = {
    Kind.CONTACT: ("addressed_as", "pronouns", "area", "place", "how_known", "attained"),
    Kind.POSITION: ("role",),
    Kind.POINT: ("label", "value"),
    Kind.NOTE: ("text",),
    Kind.INTERVIEW: ("place", "link", "dress"),
    Kind.BRING_ITEM: ("text",),
    Kind.INTERVIEW_QUESTION: ("text", "answer"),
    Kind.AGREEMENT: ("what", "condition"),
    Kind.ADVICE: ("what",),
    Kind.LEAD: ("what", "outcome"),
    Kind.FOLLOW_UP: ("what", "why", "skipped_why"),
    Kind.LETTER: ("subject", "body"),
    Kind.LETTER_QUESTION: ("text",),
    Kind.TOUCH: ("what",),
    Kind.REFERRAL: ("words",),
    Kind.HOLD: ("ended_how",),
    Kind.HOLD_CONDITION: ("what",),
}


class Crowd:
    """``people`` by place; every text of ``people[0]`` holds ``mark``, no other does."""

    def __init__(self, journal: Journal, seed: int, size: int = 9) -> None:
        self.random = Random(seed)
        self.mark = f"Zq{self.random.randrange(10**9):09}É"
        self.people: list[int] = []
        self.keys: dict[Kind, list[int]] = {}
        with journal.step("people") as step:
            for place in range(size):
                mine = place == 0
                name = f"Náme{self.mark} Souza" if mine else f"Person {place}"
                self.people.append(self._add(step, Kind.CONTACT, mine, name=name))
        self.order = self.random.sample(self.people, len(self.people))
        for _ in range(self.random.randint(1, 3)):  # several steps of history
            with journal.step(f"Note on {self.mark}") as step:
                self._fill(step)
        with journal.step(f"Edit {self.mark}") as step:
            note = self._add(step, Kind.NOTE, True, contact_id=self.people[0])
            step.update(Kind.NOTE, note, text=f"other {self.mark} text")
            step.delete(Kind.NOTE, note)
        with journal.step("undone") as step:
            self._add(step, Kind.NOTE, True, contact_id=self.people[0])
        journal.undo()

    def spellings(self) -> list[bytes]:
        """The mark as it could stand in a file: as typed and folded, in three encodings."""
        found = []
        for text in (self.mark, self.mark.lower(), fold(self.mark), self.mark[:-1]):
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                found.append(text.encode(encoding))
            found.append(json.dumps(text).strip('"').encode())
        return list(dict.fromkeys(found))

    def _fill(self, step: Step) -> None:
        for place, who in enumerate(self.people):
            mine = place == 0
            for _ in range(self.random.randint(0 if not mine else 1, 2)):
                self._person_rows(step, who, mine)
        self._referrals(step)

    def _person_rows(self, step: Step, who: int, mine: bool) -> None:
        other = self.random.choice(self.people[1:])
        company = self._company(step, mine)
        position = self._add(step, Kind.POSITION, mine, contact_id=who, company_id=company)
        self._add(step, Kind.POINT, mine, contact_id=who, kind="mail")
        meeting = self._add(
            step, Kind.INTERVIEW, mine, contact_id=who, position_id=position, status="held",
            instead_of_id=self._anybody(who),
        )  # fmt: skip
        for kind in (Kind.BRING_ITEM, Kind.INTERVIEW_QUESTION):
            self._add(step, kind, mine, interview_id=meeting)
        self._add(step, Kind.AGREEMENT, mine, interview_id=meeting, contact_id=who)
        self._add(step, Kind.NOTE, mine, contact_id=who, interview_id=meeting)
        self._add(step, Kind.ADVICE, mine, contact_id=who, interview_id=meeting)
        self._add(step, Kind.LEAD, mine, contact_id=who, company_id=company)
        follow_up = self._add(step, Kind.FOLLOW_UP, mine, contact_id=who, interview_id=meeting)
        letter = self._add(step, Kind.LETTER, mine, contact_id=who, interview_id=meeting)
        self._add(step, Kind.LETTER_QUESTION, mine, letter_id=letter)
        self._add(
            step, Kind.TOUCH, mine, contact_id=who, letter_id=letter, follow_up_id=follow_up,
            on_day="2026-02-01",
        )  # fmt: skip
        hold = self._add(step, Kind.HOLD, mine, contact_id=who, whose_move_id=self._anybody(who))
        self._add(step, Kind.HOLD_CONDITION, mine, hold_id=hold)
        # Rows of others that hang on this person's meeting.
        self._add(step, Kind.NOTE, False, contact_id=other, interview_id=meeting)
        self._add(step, Kind.FOLLOW_UP, False, contact_id=other, about_id=who, interview_id=meeting)
        step.insert(Kind.PARTICIPANT, interview_id=meeting, contact_id=other)
        known = step.find(
            "SELECT 1 FROM participant WHERE interview_id = ? AND contact_id = ?",
            (meeting, self.people[0]),
        )
        if known is None and not mine:
            step.insert(Kind.PARTICIPANT, interview_id=meeting, contact_id=self.people[0])

    def _referrals(self, step: Step) -> None:
        """A forest: nobody is referred by somebody after them."""
        for place, referred in enumerate(self.order[1:], 1):
            referrer = self.random.choice(self.order[:place])
            there = step.find("SELECT 1 FROM referral WHERE referred_id = ?", (referred,))
            if there is None and self.random.random() < 0.8:
                mine = self.people[0] in (referrer, referred)
                self._add(
                    step, Kind.REFERRAL, mine, referrer_id=referrer, referred_id=referred,
                    is_primary=True, made_on="2026-01-02", introduction="made",
                )  # fmt: skip

    def _company(self, step: Step, mine: bool) -> int:
        if mine:
            return step.insert(Kind.COMPANY, name=f"Works {self.mark}")
        if self.keys.get(Kind.COMPANY) and self.random.random() < 0.5:
            return self.random.choice(self.keys[Kind.COMPANY])
        key = step.insert(Kind.COMPANY, name=self.random.choice(WORDS))
        self.keys.setdefault(Kind.COMPANY, []).append(key)
        return key

    def _anybody(self, but: int) -> int | None:
        found = self.random.choice([None, self.people[0], *self.people])
        return None if found == but else found

    def _add(self, step: Step, kind: Kind, mine: bool, /, **values: object) -> int:
        texts = {
            column: " ".join(self.random.choices(WORDS, k=3)) + (f" {self.mark}" if mine else "")
            for column in TEXTS.get(kind, ())
        }
        return step.insert(kind, **texts, **values)
