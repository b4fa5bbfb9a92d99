"""Changes made right after a meeting: notes of it, names and companies heard."""

from __future__ import annotations

from datetime import date

from journal.domain.changes import Kind
from journal.domain.clock import Clock
from journal.domain.codes import Introduction, NoteKind, ReferralQuestion, Source
from journal.domain.names import clean_line, clean_text, is_blank
from journal.errors import Refused, mark
from journal.services.contacts import (
    ContactCommands,
    company_for,
    insert_person,
    required_name,
    write_note,
)
from journal.services.referring import ReferralCommands
from journal.services.wording import shown, translate
from journal.store.journal import Journal, Step

# Where a person has more than a name: table and the column that points to them.
_OWN = (
    ("referral", "referred_id"),
    ("referral", "referrer_id"),
    ("contact_point", "contact_id"),
    ("contact_tag", "contact_id"),
    ("interview", "contact_id"),
    ("note", "contact_id"),
    ("touch", "contact_id"),
    ("letter", "contact_id"),
    ("follow_up", "contact_id"),
    ("follow_up", "about_id"),
)


class CaptureCommands:
    """Each method is one undoable step."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def set_note(
        self,
        interview_id: int,
        kind: NoteKind,
        text: str,
        *,
        visit: str = "",
        origin: object = None,
    ) -> None:
        """Sets the one note of this kind on the interview (summary, résumé feedback …).

        Typed text may come a moment after the interview was deleted: then nothing is kept.
        """
        if not self._exists(interview_id):
            return
        contact, name = self._contact(interview_id)
        title = translate("Steps", "Note on {name}").format(name=shown(name))
        merge = f"interview:{interview_id}:note:{kind}:{visit}" if visit else ""
        with self._journal.step(title, origin=origin, merge=merge) as step:
            rows = self._journal.database.rows(
                "SELECT id FROM note WHERE interview_id = ? AND kind = ? ORDER BY id",
                (interview_id, str(kind)),
            )
            write_note(
                step,
                [row[0] for row in rows],
                clean_text(text),
                self._clock,
                contact_id=contact,
                interview_id=interview_id,
                kind=kind,
            )

    def hear_name(
        self,
        interview_id: int,
        name: str,
        company: str = "",
        *,
        promised: bool = False,
        check_back: date | None = None,
    ) -> int:
        """Keeps a person who was named: a contact referred by the one who was met; their id.

        ``promised``: the referrer wants to speak to them first, so they are on hold. Whoever
        gives a name has been asked for names.
        """
        referrer, _ = self._contact(interview_id)
        name = required_name(name)
        title = translate("Steps", "Add {name}").format(name=shown(name))
        with self._journal.step(title) as step:
            key = insert_person(
                step,
                self._journal,
                self._clock,
                name,
                company=company,
                referrer_id=referrer,
                introduction=Introduction.PROMISED if promised else Introduction.NAMED,
                interview_id=interview_id,
            )
            if promised:
                row = self._journal.database.one(
                    "SELECT id FROM referral WHERE referred_id = ? AND referrer_id = ?",
                    (key, referrer),
                )
                step.insert(
                    Kind.HOLD,
                    contact_id=key,
                    referral_id=row[0] if row else None,
                    whose_move_id=referrer,
                    check_back=check_back,
                )
            self._was_asked(step, interview_id)
            return key

    def hear_known(
        self,
        interview_id: int,
        contact_id: int,
        *,
        promised: bool = False,
        check_back: date | None = None,
    ) -> bool:
        """Keeps that somebody known already was named here too; False if that was known as well.

        They stay where they are in the tree: it is a further referral, unless nobody referred
        them yet. Raises Refused when they stand above the one who named them.
        """
        referrer, _ = self._contact(interview_id)
        rows = self._journal.database.rows(
            "SELECT referrer_id FROM referral WHERE referred_id = ?", (contact_id,)
        )
        if (referrer,) in [tuple(row) for row in rows]:
            return False
        referrals = ReferralCommands(self._journal, self._clock)
        title = translate("Steps", "Add a referral")
        with self._journal.step(title) as step:
            referrals.refer(referrer, contact_id, primary=not rows)
            made = self._journal.database.one(
                "SELECT id FROM referral WHERE referrer_id = ? AND referred_id = ?",
                (referrer, contact_id),
            )
            if made:
                step.update(Kind.REFERRAL, made[0], interview_id=interview_id)
            if promised:
                referrals.hold(contact_id, whose_move_id=referrer, check_back=check_back)
            self._was_asked(step, interview_id)
        return True

    def forget_name(self, referral_id: int) -> bool:
        """Takes back that somebody was named here; True if that takes the person out as well.

        They stay in the journal when they came into it in another way, or when there is anything
        else of them: another referrer, people they referred, notes, addresses, interviews,
        letters, follow-ups.
        """
        database = self._journal.database
        found = database.one(
            "SELECT c.id, c.name, c.source FROM referral r JOIN contact c ON c.id = r.referred_id"
            " WHERE r.id = ?",
            (referral_id,),
        )
        if found is None:
            return False
        title = translate("Steps", "Take out {name}").format(name=shown(found[1]))
        with self._journal.step(title) as step:
            holds = database.rows("SELECT id FROM hold WHERE referral_id = ?", (referral_id,))
            step.delete(Kind.HOLD, *(row[0] for row in holds))
            ReferralCommands(self._journal, self._clock).remove(referral_id)
            if found[2] != Source.REFERRAL or self._has_more(found[0]):
                return False
            ContactCommands(self._journal, self._clock).delete(found[0])
            return True

    def hear_company(self, interview_id: int, company: str, what: str = "") -> int | None:
        """Keeps a company that is said to be hiring; the lead's id."""
        if is_blank(clean_line(company)):
            return None
        contact, _ = self._contact(interview_id)
        title = translate("Steps", "Add {name}").format(name=shown(company))
        with self._journal.step(title) as step:
            return step.insert(
                Kind.LEAD,
                company_id=company_for(step, self._journal, company),
                contact_id=contact,
                interview_id=interview_id,
                what=clean_line(what),
                said_on=self._clock.today(),
            )

    def agree(
        self, interview_id: int, what: str, *, mine: bool = True, due_on: date | None = None
    ) -> int | None:
        """Keeps one thing agreed: who does it, what, by when; its id."""
        if is_blank(clean_line(what)):
            return None
        contact, name = self._contact(interview_id)
        title = translate("Steps", "Agreement with {name}").format(name=shown(name))
        with self._journal.step(title) as step:
            return step.insert(
                Kind.AGREEMENT,
                interview_id=interview_id,
                contact_id=contact,
                mine=mine,
                what=clean_line(what),
                due_on=due_on,
            )

    def forget_agreement(self, agreement_id: int) -> None:
        """Takes an agreement back; follow-ups made of it stay."""
        with self._journal.step(translate("Steps", "Remove an agreement")) as step:
            step.delete(Kind.AGREEMENT, agreement_id)

    def forget_company(self, lead_id: int) -> None:
        """Takes a lead back."""
        with self._journal.step(translate("Steps", "Remove a lead")) as step:
            step.delete(Kind.LEAD, lead_id)

    def _has_more(self, contact_id: int) -> bool:
        """Whether anything of a person would be lost with them but their name and company."""
        return any(
            self._journal.database.one(f"SELECT 1 FROM {table} WHERE {column} = ?", (contact_id,))
            for table, column in _OWN
        )

    def _exists(self, interview_id: int) -> bool:
        found = self._journal.database.one("SELECT 1 FROM interview WHERE id = ?", (interview_id,))
        return found is not None

    def _was_asked(self, step: Step, interview_id: int) -> None:
        row = self._journal.database.one(
            "SELECT referral_question FROM interview WHERE id = ?", (interview_id,)
        )
        if row and row[0] == ReferralQuestion.NOT_YET:
            step.update(Kind.INTERVIEW, interview_id, referral_question=ReferralQuestion.ASKED)

    def _contact(self, interview_id: int) -> tuple[int, str]:
        row = self._journal.database.one(
            "SELECT c.id, c.name FROM interview i JOIN contact c ON c.id = i.contact_id"
            " WHERE i.id = ?",
            (interview_id,),
        )
        if row is None:
            raise Refused(
                mark("This interview is not in the journal any more."),
                mark("Nothing was changed."),
            )
        return row[0], row[1]
