"""The words of proposed follow-ups: two of one event are told apart."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from pytestqt.qtbot import QtBot

from journal.domain.proposals import Event, ProposalFacts, propose
from journal.services.proposing import Proposed
from journal.ui.proposals import words

NOW = datetime(2026, 3, 5, 9, 0, tzinfo=ZoneInfo("Europe/London"))  # a Thursday


def test_the_second_reminder_says_that_it_is_the_second(qtbot: QtBot) -> None:
    found = propose(Event.REQUEST_SENT, ProposalFacts(at=NOW))
    items = [Proposed(1, "Tom Becker", None, "", each, True) for each in found]
    assert words.told(items, NOW) == (
        "Follow-ups? Remind Tom Becker, Tue 10 Mar · Remind Tom Becker once more, Mon 16 Mar"
    )
