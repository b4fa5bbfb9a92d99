"""Interviews, their questions, and what came of them."""

from __future__ import annotations

from peewee import Check, ForeignKeyField, TextField

from journal.domain.codes import (
    Format,
    InterviewStatus,
    Level,
    NoteKind,
    ParticipantRole,
    QuestionOrigin,
    ReferralQuestion,
    StepCode,
    Topic,
)
from journal.store.tables import base as col
from journal.store.tables.base import Row
from journal.store.tables.people import Company, Contact, Position


class Pitch(Row):
    """The user's own short introduction."""

    title = col.text()
    body = col.text()
    is_default = col.flag("is_default")


class Interview(Row):
    """One meeting or exchange.

    ``start`` is wall time in ``zone`` (IANA); ``minutes`` the agreed length (0: none, a letter);
    held_from and held_until are UTC; ``rating`` 0 to 5, 0 is not rated. ``instead_of`` is the
    person first asked when a substitute came.
    """

    contact = col.owner(Contact)
    position = col.link(Position)
    instead_of = col.link(Contact)
    pitch = col.link(Pitch)
    status = col.code("status", InterviewStatus, InterviewStatus.IDEA)
    format = col.code("format", Format, Format.IN_PERSON)
    start = col.wall("start")
    zone = col.text()
    minutes = col.number(30)
    place = col.text()
    link = col.text()
    travel_minutes = col.number(None)
    dress = col.text()
    requested_on = col.day("requested_on")
    closed_on = col.day("closed_on")
    held_from = col.moment("held_from")
    held_until = col.moment("held_until")
    printed_at = col.moment("printed_at")
    rating = col.number()
    referral_question = col.code("referral_question", ReferralQuestion, ReferralQuestion.NOT_YET)
    created_at = col.moment("created_at")

    class Meta:
        constraints = [Check("minutes BETWEEN 0 AND 1440"), Check("rating BETWEEN 0 AND 5")]
        indexes = ((("status", "start"), False),)


class Participant(Row):
    """Somebody met in an interview besides the contact it is with; each is thanked."""

    interview = col.owner(Interview)
    contact = col.owner(Contact)
    role = col.code("role", ParticipantRole, ParticipantRole.MET)

    class Meta:
        indexes = ((("interview", "contact"), True),)


class AgendaStep(Row):
    """A part of the plan of one meeting, where it differs from the default."""

    interview = col.owner(Interview)
    position = col.number()
    code = col.code("code", StepCode, StepCode.CONVERSATION)
    minutes = col.number()


class BringItem(Row):
    """Something to bring along."""

    interview = col.owner(Interview)
    position = col.number()
    text = TextField()
    packed = col.flag("packed")


class MeetingEvent(Row):
    """What the clock of a meeting recorded: start, notice, extension, end."""

    interview = col.owner(Interview)
    kind = TextField()
    at = col.moment("at")
    minutes = col.number(None)


class Question(Row):
    """A question of the bank. ``key`` names one of the starting set, empty for the user's own."""

    key = col.text()
    text = TextField()
    topic = col.code("topic", Topic, Topic.PATH)
    origin = col.code("origin", QuestionOrigin, QuestionOrigin.OWN)
    position = col.number()
    retired = col.flag("retired")


class QuestionLevel(Row):
    """A level that a question suits; a question without any suits all."""

    question = col.owner(Question)
    level = col.code("level", Level, Level.PROFESSIONAL)

    class Meta:
        indexes = ((("question", "level"), True),)


class InterviewQuestion(Row):
    """A question in an interview, reworded there if need be, with what the contact said."""

    interview = col.owner(Interview)
    question = col.link(Question)
    position = col.number()
    text = TextField()
    topic = col.code("topic", Topic)
    must_ask = col.flag("must_ask")
    asked = col.flag("asked")
    spontaneous = col.flag("spontaneous")
    answer = col.text()


class Note(Row):
    """A text about a contact or company, perhaps from an interview.

    Private ones stay out of paper and files.
    """

    contact = ForeignKeyField(Contact, null=True, on_delete="CASCADE", backref="+")
    company = ForeignKeyField(Company, null=True, on_delete="CASCADE", backref="+")
    interview = col.link(Interview)
    kind = col.code("kind", NoteKind, NoteKind.FREE)
    text = TextField()
    private = col.flag("private")
    written_at = col.moment("written_at")

    class Meta:
        constraints = [Check("contact_id IS NOT NULL OR company_id IS NOT NULL")]


class Agreement(Row):
    """One thing agreed at the end of a meeting: who does what, by when, on which condition."""

    interview = col.owner(Interview)
    contact = col.link(Contact)
    mine = col.flag("mine", True)
    what = TextField()
    due_on = col.day("due_on")
    condition = col.text()


class Advice(Row):
    """Something a contact advised the user to do."""

    contact = col.owner(Contact)
    interview = col.link(Interview)
    what = TextField()
    done_on = col.day("done_on")
    told_on = col.day("told_on")


class Lead(Row):
    """A company that is hiring, or an opening, that somebody mentioned."""

    company = col.link(Company)
    contact = col.link(Contact)
    interview = col.link(Interview)
    what = col.text()
    said_on = col.day("said_on")
    outcome = col.text()
