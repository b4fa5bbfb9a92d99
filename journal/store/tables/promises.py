"""Follow-ups, touches, letters, and what belongs to the user alone."""

from __future__ import annotations

from peewee import Check, ForeignKeyField, TextField

from journal.domain.codes import (
    Channel,
    Direction,
    FollowUpKind,
    FollowUpState,
    LetterKind,
    LetterState,
)
from journal.store.tables import base as col
from journal.store.tables.base import Row
from journal.store.tables.meetings import Interview
from journal.store.tables.people import Contact
from journal.store.tables.referrals import Referral


class Milestone(Row):
    """Something in the user's own search on which follow-ups wait; letters tell its ``news``."""

    name = col.name()
    reached_on = col.day("reached_on")
    news = col.text()


class FollowUp(Row):
    """Something to do for a contact.

    ``due_on`` and, where the hour matters, ``due_time`` are local; without a date it waits on
    ``milestone`` (its trigger). ``origin`` names the rule that proposed it, empty for the user's
    own. ``repeat`` is a length like ``1m`` or ``2w``, empty for once.
    """

    contact = ForeignKeyField(Contact, null=True, on_delete="CASCADE", backref="+")
    about = col.link(Contact)
    interview = col.link(Interview)
    referral = col.link(Referral)
    milestone = col.link(Milestone)
    kind = col.code("kind", FollowUpKind, FollowUpKind.OTHER)
    what = col.text()
    why = col.text()
    due_on = col.day("due_on")
    due_time = col.clock_time("due_time")
    state = col.code("state", FollowUpState, FollowUpState.OPEN)
    closed_on = col.day("closed_on")
    skipped_why = col.text()
    repeat = col.text()
    remind_at = col.moment("remind_at")
    origin = col.text()
    created_at = col.moment("created_at")

    class Meta:
        constraints = [Check("due_time IS NULL OR due_on IS NOT NULL")]
        indexes = ((("state", "due_on"), False),)


class LetterTemplate(Row):
    """The user's own wording of a kind of letter."""

    kind = col.code("kind", LetterKind, LetterKind.REQUEST)
    language = col.text("en")
    title = col.text()
    subject = col.text()
    body = col.text()


class Letter(Row):
    """A text to a contact: drafted, then sent by the user's own means."""

    contact = col.owner(Contact)
    interview = col.link(Interview)
    template = col.link(LetterTemplate)
    kind = col.code("kind", LetterKind, LetterKind.REQUEST)
    state = col.code("state", LetterState, LetterState.DRAFT)
    channel = col.code("channel", Channel, Channel.MAIL)
    subject = col.text()
    body = col.text()
    sent_at = col.moment("sent_at")
    created_at = col.moment("created_at")


class LetterQuestion(Row):
    """A question as it was mailed beforehand: the exact words, in order."""

    letter = col.owner(Letter)
    position = col.number()
    text = TextField()


class Touch(Row):
    """Any time the user and a contact were in touch; ``at`` is UTC, ``on_day`` the local date."""

    contact = col.owner(Contact)
    at = col.moment("at")
    on_day = col.day("on_day")
    channel = col.code("channel", Channel, Channel.MAIL)
    direction = col.code("direction", Direction, Direction.OUT)
    what = col.text()
    interview = col.link(Interview)
    letter = col.link(Letter)
    follow_up = col.link(FollowUp)

    class Meta:
        indexes = ((("contact", "on_day"), False),)


class Profile(Row):
    """The user; there is one row at most."""

    name = col.text()
    status = col.text()
    where_now = col.text()
    direction = col.text()
    sender = col.text()


class ResumeVersion(Row):
    """A version of the user's résumé."""

    title = col.text()
    made_on = col.day("made_on")
    file = col.text()


class ResumeCopy(Row):
    """Who has which version, since when."""

    version = col.owner(ResumeVersion)
    contact = col.owner(Contact)
    given_on = col.day("given_on")


class HintDismissal(Row):
    """A hint that is not to be shown again, in one case (``subject``) or for good (empty)."""

    hint = TextField()
    subject = col.text()


class SavedFilter(Row):
    """A filter that the user kept."""

    name = col.name()
    page = col.text()
    terms = col.text()
    position = col.number()
    pinned = col.flag("pinned")
