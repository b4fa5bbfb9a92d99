"""Who named whom, and who must not be written to yet."""

from __future__ import annotations

from peewee import Check, TextField

from journal.domain.codes import Introduction
from journal.store.tables import base as col
from journal.store.tables.base import Row
from journal.store.tables.meetings import Interview
from journal.store.tables.people import Contact


class Referral(Row):
    """``referrer`` named ``referred`` to the user.

    One referral of a person may be the primary one and gives them their place in the tree.
    ``interview`` is where it was made; ``words`` are those to use when writing.
    """

    referrer = col.owner(Contact)
    referred = col.owner(Contact)
    interview = col.link(Interview)
    made_on = col.day("made_on")
    is_primary = col.flag("is_primary")
    introduction = col.code("introduction", Introduction, Introduction.NAMED)
    words = col.text()

    class Meta:
        constraints = [Check("referrer_id <> referred_id")]
        indexes = ((("referrer", "referred"), True),)


class Hold(Row):
    """ "Not before": the contact must not be written to while any hold is open (no ``ended_on``).

    ``whose_move`` is the contact who has to act; empty means the user. ``ended_how`` says why.
    """

    contact = col.owner(Contact)
    referral = col.link(Referral)
    whose_move = col.link(Contact)
    check_back = col.day("check_back")
    ended_on = col.day("ended_on")
    ended_how = col.text()


class HoldCondition(Row):
    """One thing that must happen before a hold ends."""

    hold = col.owner(Hold)
    what = TextField()
    met_on = col.day("met_on")


# A person has one place in the tree.
ONE_PRIMARY = (
    "CREATE UNIQUE INDEX referral_one_primary ON referral (referred_id) WHERE is_primary = 1"
)
